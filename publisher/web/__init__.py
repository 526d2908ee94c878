"""The service: a Flask app over one newsroom. `openapi.yaml` is its contract, and the tests hold it to it."""

from __future__ import annotations

import os
from typing import cast

from flask import Flask
from flask.json.provider import DefaultJSONProvider
from werkzeug.routing import BaseConverter, ValidationError

from publisher import settings
from publisher.newsroom import Newsroom
from publisher.web.calls import Calls
from publisher.web.metrics import Requests

__all__ = ["create_app"]


class _Plain(BaseConverter):
    """A part of an address without a dot: behind a dot stands the format of another route."""

    regex = "[^/.]+"


class _Number(BaseConverter):
    """A number that every database can be asked for."""

    regex = "[0-9]{1,10}"

    def to_python(self, value: str) -> int:
        """The number itself; a larger one leads nowhere."""
        if (number := int(value)) >= 2**31:
            raise ValidationError
        return number


def create_app(
    newsroom: Newsroom | None = None, calls: Calls | None = None, requests: Requests | None = None
) -> Flask:
    """The WSGI app over a newsroom; without one, over that which the environment describes.

    Apps of forked processes limit callers and count requests together if they are given `calls` and
    `requests` made before they were forked.
    """
    from publisher.web import desk, drafting, headers, limits, metrics, problems, reading
    from publisher.web.api import api
    from publisher.web.copies import copies
    from publisher.web.embedding import embedding
    from publisher.web.feeds import feeds
    from publisher.web.pages import pages
    from publisher.web.partners import partners
    from publisher.web.submissions import submissions
    from publisher.web.subscriptions import push, tell
    from publisher.web.things import things

    room = newsroom or Newsroom(settings.load(dict(os.environ)))
    app = Flask(__name__, static_folder="static", static_url_path="/static")
    app.config.update(
        NEWSROOM=room,
        BASE_URL=room.settings.base_url,
        MAX_FORM_MEMORY_SIZE=65_536,
        STREAM_SECONDS=50.0,
        STREAM_MOST=8,
    )
    app.url_map.strict_slashes = True
    app.url_map.converters |= {"plain": _Plain, "number": _Number}
    cast(DefaultJSONProvider, app.json).sort_keys = False
    routes = (api, things, copies, feeds, submissions, partners, pages, embedding, reading.reading, push)
    for blueprint in (*routes, metrics.metrics):
        app.register_blueprint(blueprint)
    drafting.install(app)
    desk.install(app, room)
    metrics.install(app, requests or Requests())
    problems.install(app)
    reading.install(app)
    limits.install(app, room.settings.requests_per_minute, calls or Calls())
    headers.install(app, room.settings)
    app.after_request(tell)
    if room.settings.proxies:
        from werkzeug.middleware.proxy_fix import ProxyFix

        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=room.settings.proxies)  # type: ignore[method-assign]
    return app
