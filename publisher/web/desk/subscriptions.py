"""Subscriptions of a partner: made, changed, paused, and looked at with every delivery."""

from __future__ import annotations

from typing import Any, Literal

from flask import Blueprint, Response, flash, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from publisher import questions
from publisher.errors import Conflict, NotFound, Unreachable
from publisher.newsroom.products import ALL
from publisher.records import ChangeKind, Selection, Viewer
from publisher.web import asking
from publisher.web.desk import filters, frame

KINDS: tuple[ChangeKind, ...] = ("published", "updated", "corrected", "withdrawn")
"""The kinds of change that can be left out; a kill is sent to everyone."""


def install_views(desk: Blueprint) -> None:
    """The pages."""
    at = "/partners/<id>/subscriptions"
    desk.add_url_rule(f"{at}/new", view_func=new_subscription, methods=["GET", "POST"])
    desk.add_url_rule(f"{at}/<subscription>", view_func=deliveries)
    for name, view in (("replay", replay), ("state", set_state), ("secret", rotate), ("remove", remove)):
        desk.add_url_rule(f"{at}/<subscription>/{name}", view_func=view, methods=["POST"])


@frame.chief_only
def new_subscription(id: str) -> Any:
    """Asks where a partner is to be sent what, and begins once its receiver has answered."""
    room = asking.newsroom()
    partner = room.partners.find(id)
    if request.method == "GET":
        return _asked(id)
    asked = request.form.getlist("kind")
    product = request.form.get("product", "")
    after = request.form.get("after", "").strip()
    if after and not (after.isascii() and after.isdigit() and len(after) < 16):
        return _asked(id, "Write the number of a change, or nothing.")
    try:
        wanted = Selection() if product else questions.selection(dict(filters.asked()))
        made = room.subscriptions.add(
            partner.id,
            request.form.get("url", "").strip(),
            product="" if product in ("", ALL.name) else product,
            wanted=wanted,
            kinds=[k for k in KINDS if k in asked] if len(asked) < len(KINDS) else (),
            after=int(after) if after else None,
        )
    except (Unreachable, Conflict, NotFound, filters.Faulty) as error:
        hint = getattr(error, "hint", "") or ""
        return _asked(id, ". ".join(part[:1].upper() + part[1:] for part in (str(error), hint) if part))
    return deliveries(id, made.subscription.id, secret=made.secret)


def _asked(id: str, said: str = "") -> Response:
    room = asking.newsroom()
    return frame.page(
        "subscription.html",
        422 if said else 200,
        partner=room.partners.find(id),
        products=room.products.page(Viewer(id)),
        fields=filters.FIELDS,
        written=request.form,
        kinds=KINDS,
        chosen=request.form.getlist("kind") if said else KINDS,
        said=said,
        section="Partners",
    )


def deliveries(id: str, subscription: str, secret: str = "") -> Response:
    """Every attempt to send something to a subscription, newest first."""
    room = asking.newsroom()
    page = room.subscriptions.deliveries(id, subscription, cursor=request.args.get("cursor"), limit=50)
    found = room.subscriptions.find(id, subscription)
    wanted = {name: list(values) for name, values in found.wanted.facets}
    return frame.page(
        "deliveries.html",
        partner=room.partners.find(id),
        subscription=found,
        wants=found.topic
        or filters.told(wanted | ({"q": " ".join(found.wanted.words)} if found.wanted.words else {})),
        page=page,
        secret=secret,
        section="Partners",
    )


@frame.chief_only
def replay(id: str, subscription: str) -> AnyResponse:
    """Sends everything from a change on again."""
    number = request.form.get("number", "")
    if number.isascii() and number.isdigit() and len(number) < 16:
        asking.newsroom().subscriptions.replay(id, subscription, int(number))
        flash(f"Everything from change {number} on is sent again.", "ok")
    else:
        flash("Write the number of a change.", "error")
    return _back(id, subscription)


@frame.chief_only
def set_state(id: str, subscription: str) -> AnyResponse:
    """Pauses a subscription, or wakes it."""
    state: Literal["active", "paused"] = "paused" if request.form.get("state") == "paused" else "active"
    found = asking.newsroom().subscriptions.change(id, subscription, state=state)
    said = {
        "paused": "Nothing is sent until it is woken; nothing is lost meanwhile.",
        "pending": "Its receiver is asked to confirm; then everything is sent that it has missed.",
    }.get(found.state, "It is sent everything that it has missed.")
    flash(said, "ok")
    return _back(id, subscription)


@frame.chief_only
def rotate(id: str, subscription: str) -> Response:
    """A new secret, shown now and never again; for a day what is sent is signed with both."""
    made = asking.newsroom().subscriptions.rotate(id, subscription)
    return deliveries(id, subscription, secret=made.secret)


@frame.chief_only
def remove(id: str, subscription: str) -> AnyResponse:
    """Ends a subscription."""
    asking.newsroom().subscriptions.remove(id, subscription)
    flash("The subscription is ended.", "ok")
    return redirect(url_for("desk.partner", id=id), 303)


def _back(id: str, subscription: str) -> AnyResponse:
    return redirect(url_for("desk.deliveries", id=id, subscription=subscription), 303)
