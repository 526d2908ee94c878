"""Feeds: saved filters that partners read and subscribe to, and which partners they are for."""

from __future__ import annotations

import re
from typing import Any, Final

from flask import Blueprint, Response, flash, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from publisher import feeds as formats
from publisher import publication, questions
from publisher.errors import NotFound
from publisher.newsroom.drafts import NEWSROOM
from publisher.newsroom.products import ALL
from publisher.records import Product
from publisher.web import asking
from publisher.web.desk import filters, frame

SHOWN: Final = 5
"""So many articles are shown of what passes a filter now."""


def install_views(desk: Blueprint) -> None:
    """The pages."""
    desk.add_url_rule("/feeds", view_func=feeds)
    desk.add_url_rule("/feeds/new", view_func=new_feed, methods=["GET", "POST"])
    desk.add_url_rule("/feeds/<name>", view_func=feed, methods=["GET", "POST"])
    desk.add_url_rule("/feeds/<name>/remove", view_func=remove_feed, methods=["POST"])


def feeds() -> Response:
    """Every feed."""
    found = asking.newsroom().products.page(NEWSROOM)
    return frame.page("feeds.html", found=found, told=filters.told, section="Feeds")


@frame.chief_only
def new_feed() -> Any:
    """Asks for a feed, and makes it."""
    return _asked(Product("", "", {}), "") if request.method == "GET" else _put("")


@frame.chief_only
def feed(name: str) -> Any:
    """Shows a feed with what passes it now, and changes it."""
    there = asking.newsroom().products.get(name, NEWSROOM)
    return _asked(there, name) if request.method == "GET" else _put(name)


def _put(name: str) -> Any:
    title = request.form.get("title", "").strip()
    wanted = name or request.form.get("name", "").strip() or publication.slug(title)
    made = Product(wanted, title, {}, request.form.get("open") != "no", frozenset(_partners()))
    room = asking.newsroom()
    try:
        made = Product(wanted, title, filters.asked(), made.open, made.partners)
        if not title:
            return _asked(made, name, "Write what the feed is called.")
        if not re.fullmatch(questions.ID_PATTERN, wanted):
            return _asked(made, name, "An address is lower case letters, digits and hyphens.")
        if not name and any(it.name == wanted for it in room.products.page(NEWSROOM)):
            return _asked(made, name, f"There is a feed “{wanted}” already.")
        if not made.open and not made.partners:
            return _asked(made, name, "Choose the partners it is for, or open it to everybody.")
        new = room.products.put(made)
    except filters.Faulty as error:
        return _asked(made, name, str(error))
    except NotFound as error:
        return _asked(made, name, str(error))
    flash(f"“{title}” was {'made' if new else 'changed'}.", "ok")
    return redirect(url_for("desk.feeds"), 303)


def _partners() -> list[str]:
    return request.form.getlist("partner") if request.form.get("open") == "no" else []


def _asked(it: Product, name: str, said: str = "") -> Response:
    room = asking.newsroom()
    passing = room.articles(questions.selection(dict(it.filter)), limit=SHOWN) if name and not said else None
    return frame.page(
        "feed.html",
        422 if said else 200,
        it=it,
        name=name,
        said=said,
        passing=passing,
        fields=filters.FIELDS,
        written=request.form if said else filters.written(it.filter),
        partners=[partner for partner, _ in room.partners.everyone()],
        base=room.settings.base_url,
        endings=list(formats.FORMATS),
        fixed=name == ALL.name,
        section="Feeds",
    )


@frame.chief_only
def remove_feed(name: str) -> AnyResponse:
    """Takes a feed away."""
    asking.newsroom().products.remove(name)
    flash(f"The feed “{name}” is no longer there. What was subscribed to it is sent nothing more.", "ok")
    return redirect(url_for("desk.feeds"), 303)
