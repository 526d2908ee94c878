"""The pages for people: what this is, the API, articles with JSON-LD, what problems and findings mean."""

from __future__ import annotations

import calendar
import functools
import hashlib
import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import yaml
from flask import Blueprint, Response, abort, render_template
from markupsafe import Markup

from publisher import data, errors, publication
from publisher.records import Selection
from publisher.validation import pages_of_rules
from publisher.web import answers, asking, problems

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

pages = Blueprint("pages", __name__)

CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self' https:; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)


def page(template: str, status: int = 200, *, csp: str = CSP, **values: Any) -> Response:
    """A page made of a template; none of them runs a script."""
    room = asking.newsroom()
    made = Response(
        render_template(template, home=room.settings.base_url, newsroom=room.settings.name, **values), status
    )
    made.headers["Content-Security-Policy"] = csp
    made.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
    return made


@pages.app_template_filter()
def day(value: Any, *, time: bool = True) -> str:
    """A date of schema.org as readers write it: 1 March 2022, 19:40. What is none stays as it is."""
    text = publication.text_of(value)
    found = re.match(r"(\d{4})-(\d\d)(?:$|-(\d\d)(?:T(\d\d:\d\d))?)", text)
    if found is None or not 1 <= int(found[2]) <= 12:
        return text
    words = f"{calendar.month_name[int(found[2])]} {found[1]}"
    words = f"{int(found[3])} {words}" if found[3] else words
    return f"{words}, {found[4]}" if time and found[4] else words


@pages.get("/")
def home() -> Response:
    """What this is, what is new, where to go on."""
    room = asking.newsroom()
    items = room.articles(limit=30).items
    sections = list(dict.fromkeys(section for item in items for section in item.card.section))
    found, _ = room.things.page("event", Selection(), limit=6)
    events = []
    for item in found:
        with suppress(errors.Gone):  # in this moment
            events.append((item, _begins(room.things.get("event", item.id)[1])))
    return page("home.html", items=items, sections=sections, events=events, section=None)


def _begins(event: bytes) -> Any:
    """When an event begins, as exactly as its document says: `2019-03`."""
    return json.loads(event)["@graph"][0].get("startDate")


@pages.get("/openapi.yaml")
def contract() -> Response:
    """The contract, as it stands in the repository."""
    body = data.path("openapi.yaml").read_bytes()
    return answers.spliced([body], "application/yaml")


@pages.get("/docs")
def reference() -> Response:
    """The contract, to read."""
    settings = asking.newsroom().settings
    body = _reference(settings.base_url, settings.name)
    made = Response(body, headers={"Content-Security-Policy": CSP})
    return answers.tagged(made, hashlib.sha256(body.encode()).hexdigest(), answers.REVALIDATE)


@functools.lru_cache(4)
def _reference(home: str, newsroom: str) -> str:
    """The page of the contract; it takes a while to make and is always the same."""
    methods = ("get", "post", "put", "patch", "delete")
    said = {"contract": _contract(), "methods": methods, "resolve": _resolve, "keys": _keys}
    return render_template("docs.html", home=home, newsroom=newsroom, **said)


@pages.get("/problems/<name>")
def problem(name: str) -> Response:
    """What one kind of problem means and what to do about it."""
    if name not in problems.ALL:
        abort(404, f"there is no problem {name!r}")
    return page("problem.html", problem=problems.ALL[name])


@pages.get("/findings/<code>")
def finding(code: str) -> Response:
    """What one kind of finding means and why it is one."""
    rule = pages_of_rules.pages().get(code)
    if rule is None:
        abort(404, f"there is no finding {code!r}")
    return page("finding.html", rule=rule, layer=pages_of_rules.LAYERS[rule.layer])


@pages.get("/robots.txt")
def robots() -> Response:
    """What crawlers may fetch, and where the sitemaps are."""
    base = asking.newsroom().settings.base_url
    maps = (f"Sitemap: {base}/{where}" for where in ("sitemap.xml", "v1/feeds/articles.xml"))
    lines = ("User-agent: *", "Disallow: /desk", "", *maps, "")
    return answers.spliced(["\n".join(lines).encode()], "text/plain; charset=utf-8")


@pages.get("/.well-known/tdmrep.json")
def mining() -> Response:
    """Whether mining of text and data is reserved (TDMRep, W3C)."""
    settings = asking.newsroom().settings
    said: dict[str, Any] = {"location": "/", "tdm-reservation": int(settings.mining_reserved)}
    if settings.mining_reserved and settings.usage_info is not None:
        said["tdm-policy"] = str(settings.usage_info)
    return answers.message([said])


@pages.get("/healthz")
def health() -> Response:
    """Whether the database answers."""
    made = answers.message({"status": "ok", "change": asking.newsroom().health()})
    made.headers["Cache-Control"] = "no-store"
    return made


@functools.cache
def _contract() -> dict[str, Any]:
    read: dict[str, Any] = yaml.load(data.path("openapi.yaml").read_bytes(), yaml.CSafeLoader)
    return read


def _resolve(value: dict[str, Any]) -> dict[str, Any]:
    """What a `$ref` of the contract leads to; anything else itself."""
    if "$ref" not in value:
        return value
    found: Any = _contract()
    for token in value["$ref"].removeprefix("#/").split("/"):
        found = found[token]
    return _resolve(found)


@pages.app_template_filter()
def marked(words: str) -> Markup:
    """Text of the contract, which is CommonMark, as HTML."""
    return Markup(_markdown().render(words))  # noqa: S704 - its HTML is off


@pages.app_template_filter()
def indented(value: Any) -> str:
    """A value as JSON for people."""
    return json.dumps(value, indent=2, ensure_ascii=False)


@functools.cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False})


def _keys(operation: dict[str, Any]) -> str:
    """What kind of key an operation needs, in words; nothing if it needs none."""
    given: list[dict[str, list[str]]] = operation.get("security", _contract()["security"])
    named = [scope for one in given for scope in one.get("key", ())]
    if {} in given:
        return "not needed; with one you may see more" if len(given) > 1 else ""
    return f"with the scope {' or '.join(named)}" if named else "any"
