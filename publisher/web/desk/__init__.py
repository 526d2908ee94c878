"""The editor's desk at `/desk`: articles come in, drafts are mended and published, the newsroom is looked after.

Server-rendered pages with one stylesheet and small ES modules; nothing is loaded from elsewhere and nothing
runs that stands in a page.
"""

from __future__ import annotations

from flask import Flask

from publisher.newsroom import Newsroom


def install(app: Flask, newsroom: Newsroom) -> None:
    """Puts the desk into the service: its pages, sign-in, and protection of its forms."""
    from publisher.web.desk import accounts, articles, drafts
    from publisher.web.desk.frame import desk

    accounts.install(app, newsroom)
    for part in (accounts, drafts, articles):
        part.install_views(desk)
    app.register_blueprint(desk)
