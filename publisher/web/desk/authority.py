"""The newsroom's authority file: what names stand for, as its editors chose."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, Response, flash, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from publisher import gazetteer
from publisher.web import asking
from publisher.web.desk import frame


def install_views(desk: Blueprint) -> None:
    """The page, and what the dialog of a link asks."""
    desk.add_url_rule("/authority", view_func=authority)
    desk.add_url_rule("/authority/forget", view_func=forget, methods=["POST"])
    desk.add_url_rule("/authority/find", view_func=find, methods=["POST"])


def authority() -> Response:
    """Every choice."""
    return frame.page("authority.html", choices=asking.newsroom().authorities.everything())


def forget() -> AnyResponse:
    """Takes a choice out of the file."""
    asking.newsroom().authorities.forget(request.form.get("kind", ""), request.form.get("name", ""))
    flash("It is forgotten; drafts that are open keep what they have.", "ok")
    return redirect(url_for("desk.authority"), 303)


def find() -> Response:
    """What a name may stand for: [address, words, detail], the newsroom's own choices first."""
    asked = request.get_json()
    name, group = str(asked.get("name", "")), str(asked.get("group", ""))
    known = asking.newsroom().authorities.like(group, name)
    found = [(c.address, c.name, f"{c.address} · chosen by {c.editor}") for c in known]
    if group == "place":
        found += list(_places(name))
    return jsonify({"found": found})


def _places(name: str) -> Iterator[tuple[str, str, str]]:
    places = sorted(gazetteer.load().places(name), key=lambda p: -p.population)
    for place in places[:12]:
        if place.geonames:
            people = f", {place.population:,} people" if place.population else ""
            detail = f"{place.kind}, {place.country}{people} · GeoNames {place.geonames}"
            yield f"https://sws.geonames.org/{place.geonames}/", place.name, detail
