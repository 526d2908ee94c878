"""The pages for people: what this is, the API, each article with its JSON-LD, each kind of problem."""

from __future__ import annotations

import functools
import json
from typing import Any

import yaml
from flask import Blueprint, Response, abort, render_template
from markupsafe import Markup

from publisher import data, errors, jsonld, publication
from publisher.web import answers, asking, problems

pages = Blueprint("pages", __name__)

CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self' https:; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)


def page(template: str, status: int = 200, **values: Any) -> Response:
    """A page made of a template; none of them runs a script."""
    room = asking.newsroom()
    made = Response(
        render_template(template, home=room.settings.base_url, newsroom=room.settings.name, **values), status
    )
    made.headers["Content-Security-Policy"] = CSP
    made.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
    return made


@pages.get("/")
def home() -> Response:
    """What this is, what is new, where to go on."""
    return page("home.html", items=asking.newsroom().articles(limit=20).items)


@pages.get("/articles/<id>")
def article(id: str) -> Response:  # noqa: A002 - the address's word
    """An article to read, with its JSON-LD for machines; what is left of it when it was withdrawn."""
    room = asking.newsroom()
    try:
        item, body = room.article(id)
    except errors.Gone as gone:
        if gone.tombstone is None:
            raise
        return page("gone.html", 410, item=gone.tombstone)
    document = json.loads(body)
    made = page(
        "article.html",
        item=item,
        body=publication.text_of(document["@graph"][0].get("articleBody")).split("\n\n"),
        spoken_of=[node for node in document["@graph"][1:] if node.get("name")],
        embedded=Markup(jsonld.embed(document)),  # noqa: S704 - escaped there
    )
    made.headers["Link"] = answers.links(alternate=f"{room.settings.base_url}/v1/articles/{id}")
    return answers.tagged(made, f"page-{item.digest}", answers.REVALIDATE)


@pages.get("/openapi.yaml")
def contract() -> Response:
    """The contract, as it stands in the repository."""
    body = data.path("openapi.yaml").read_bytes()
    return answers.spliced([body], "application/yaml")


@pages.get("/docs")
def reference() -> Response:
    """The contract, to read."""
    return page("docs.html", contract=_contract(), methods=("get", "post", "put", "delete"), resolve=_resolve)


@pages.get("/problems/<name>")
def problem(name: str) -> Response:
    """What one kind of problem means and what to do about it."""
    if name not in problems.ALL:
        abort(404, f"there is no problem {name!r}")
    return page("problem.html", problem=problems.ALL[name])


@pages.get("/healthz")
def health() -> Response:
    """Whether the database answers."""
    made = answers.message({"status": "ok", "change": asking.newsroom().health()})
    made.headers["Cache-Control"] = "no-store"
    return made


@functools.cache
def _contract() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(data.path("openapi.yaml").read_bytes())
    return read


def _resolve(value: dict[str, Any]) -> dict[str, Any]:
    """What a `$ref` of the contract leads to; anything else itself."""
    if "$ref" not in value:
        return value
    found: Any = _contract()
    for token in value["$ref"].removeprefix("#/").split("/"):
        found = found[token]
    return _resolve(found)
