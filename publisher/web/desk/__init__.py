"""The editor's desk at `/desk`: articles come in, drafts are mended, published and looked after.

Server-rendered pages with one stylesheet and small ES modules; nothing is loaded from elsewhere and nothing
runs that stands in a page.
"""

from __future__ import annotations

from functools import cache

from flask import Blueprint, Flask

from publisher.newsroom import Newsroom


def install(app: Flask, newsroom: Newsroom) -> None:
    """Puts the desk into the service: its pages, sign-in, and protection of its forms."""
    from publisher.web.desk import accounts

    accounts.install(app, newsroom)
    app.register_blueprint(_desk())


@cache
def _desk() -> Blueprint:
    """The desk's pages; put together once, however many apps have it."""
    from publisher.web.desk import (
        accounts,
        articles,
        authority,
        drafts,
        events,
        feeds,
        intake,
        partners,
        publishing,
        quality,
        staff,
        submissions,
        subscriptions,
    )
    from publisher.web.desk.frame import desk

    for part in (
        accounts, intake, drafts, publishing, articles, submissions, events, partners, subscriptions, feeds,
        quality, authority, staff,
    ):  # fmt: skip
        part.install_views(desk)
    return desk
