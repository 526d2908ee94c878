"""Turns news articles into traceable schema.org JSON-LD, validates it and publishes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask
    from markupsafe import Markup

__version__ = "0.1.0"


def embed(document: dict[str, Any] | list[Any]) -> Markup:
    """A document as the `<script>` element that a page holds, safe whatever its texts say.

    In templates it is `{{ embed(document) }}` after `publisher.init_app(app)`.
    """
    from markupsafe import Markup

    from publisher import jsonld

    return Markup(jsonld.embed(document))  # noqa: S704 - escaped there


def init_app(app: Flask) -> None:
    """Gives the templates of a Flask app the function `embed`."""
    app.jinja_env.globals["embed"] = embed
