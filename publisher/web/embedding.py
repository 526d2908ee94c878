"""Articles in other people's pages: the escaped block, a card in a frame, a script that puts both in, oEmbed.

What was withdrawn vanishes: the block and the card answer 410, and the script takes away what it put in.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any
from urllib.parse import urlencode, urlsplit
from xml.sax.saxutils import escape as xml_escape

from flask import Blueprint, Response, abort, current_app, render_template

from publisher import jsonld, questions
from publisher.errors import Gone, NotFound
from publisher.publication import ID
from publisher.records import Item
from publisher.web import answers, asking

embedding = Blueprint("embedding", __name__)

CARD = (480, 190)
"""The width and height of a card in pixels, where no less is asked for."""

FRAME_CSP = "default-src 'none'; style-src 'self'; img-src https:; base-uri 'none'; form-action 'none'"
"""A card may stand in any page, and runs nothing."""


@embedding.get("/v1/articles/<id>/embed")
def embed_article(id: str) -> Response:
    """The article's JSON-LD as a script element, to be put into a page as it is."""
    asking.parameters(questions.Nothing)
    item, body = asking.newsroom().article(id)
    made = Response(jsonld.embed(json.loads(body)), content_type="text/html; charset=utf-8")
    return _for_all(answers.tagged(made, f"embed-{item.digest}", answers.REVALIDATE))


@embedding.get("/embed/<id>")
def card(id: str) -> Response:
    """The article as a card for a frame; an empty page when it was withdrawn."""
    asking.parameters(questions.Nothing)
    room = asking.newsroom()
    item: Item | None
    try:
        item, _ = room.article(id)
    except Gone:
        item = None
    made = Response(
        render_template("card.html", item=item, home=room.settings.base_url, newsroom=room.settings.name),
        200 if item else 410,
    )
    made.headers["Content-Security-Policy"] = FRAME_CSP
    made.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
    if item is None:
        made.headers["Cache-Control"] = "no-store"
        return made
    return answers.tagged(made, f"card-{item.digest}", answers.REVALIDATE)


@embedding.get("/embed.js")
def script() -> Response:
    """The script that fills every element with `data-publisher-article`."""
    made = current_app.send_static_file("embed.js")
    made.headers["Cache-Control"] = "public, max-age=3600"
    return _for_all(made)


@embedding.get("/oembed")
def oembed() -> Response:
    """What another site shows for an article's address (oEmbed 1.0)."""
    asked = asking.parameters(questions.OembedQuery)
    if asked["format"] not in ("json", "xml"):
        abort(501, f"there is no {asked['format']}: ask for json or xml")
    room = asking.newsroom()
    item, _ = room.article(_article_of(asked["url"], room.settings.base_url))
    said = _rich(item, room.settings.name, room.settings.base_url, asked)
    if asked["format"] == "json":
        return _for_all(answers.message(said))
    members = "".join(f"<{name}>{xml_escape(str(value))}</{name}>" for name, value in said.items())
    body = f'<?xml version="1.0" encoding="utf-8" standalone="yes"?><oembed>{members}</oembed>'
    return _for_all(answers.spliced([body.encode()], "text/xml"))


def discovery(address: str, base_url: str) -> dict[str, str]:
    """The addresses at which a page says that its oEmbed stands, by media type."""
    return {
        media: f"{base_url}/oembed?{urlencode({'url': address, 'format': kind})}"
        for media, kind in (("application/json+oembed", "json"), ("text/xml+oembed", "xml"))
    }


def _rich(item: Item, newsroom: str, base_url: str, asked: dict[str, Any]) -> dict[str, Any]:
    width = min(CARD[0], asked.get("maxwidth") or CARD[0])
    height = min(CARD[1], asked.get("maxheight") or CARD[1])
    frame = (
        f'<iframe src="{escape(base_url)}/embed/{item.id}" title="{escape(item.card.headline)}" '
        f'width="{width}" height="{height}" loading="lazy" frameborder="0" '
        'sandbox="allow-popups allow-top-navigation-by-user-activation"></iframe>'
    )
    said = {
        "version": "1.0",
        "type": "rich",
        "title": item.card.headline,
        "author_name": ", ".join(item.card.author),
        "provider_name": newsroom,
        "provider_url": base_url,
        "cache_age": 3600,
        "html": frame,
        "width": width,
        "height": height,
    }
    return {name: value for name, value in said.items() if value not in ("", None)}


def _article_of(address: str, base_url: str) -> str:
    """The id of the article that has this address. Raises NotFound for an address that is none of ours."""
    asked, own = urlsplit(address), urlsplit(base_url)
    path = asked.path.removeprefix(own.path)
    id_ = path.removeprefix("/articles/").removesuffix("/")
    if asked.netloc != own.netloc or not path.startswith("/articles/") or not ID.fullmatch(id_):
        raise NotFound(f"{address!r} is not the address of an article here")
    return id_


def _for_all(made: Response) -> Response:
    """Lets every site read the answer."""
    made.headers["Access-Control-Allow-Origin"] = "*"
    made.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return made
