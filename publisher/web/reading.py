"""The pages for readers: articles with their JSON-LD, events with all who cover them, sections, sitemaps."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.sax.saxutils import escape

from flask import Blueprint, Flask, Response, abort, request
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

from publisher import errors, jsonld, publication, vocabulary
from publisher.records import Selection, ThingItem
from publisher.web import answers, asking, embedding, pages, problems

reading = Blueprint("reading", __name__)

KINDS = (("Person", "People"), ("Organization", "Organisations"), ("Place", "Places"))
"""The families of nodes an article speaks of, besides its events, and what readers call them."""

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@reading.get("/articles/<id>")
def article(id: str) -> Response:
    """An article to read, with its JSON-LD for machines; what is left of it when it was withdrawn."""
    room = asking.newsroom()
    try:
        item, body = room.article(id)
    except errors.Gone as gone:
        if gone.tombstone is None:
            raise
        return pages.page("gone.html", 410, item=gone.tombstone, items=room.articles(limit=5).items)
    document = json.loads(body)
    node, known = document["@graph"][0], room.things.spoken_of(id)
    block = jsonld.embed(document)
    address = f"{room.settings.base_url}/articles/{id}"
    made = pages.page(
        "article.html",
        csp=f"{pages.CSP}; script-src '{_digest(block)}'",
        item=item,
        address=address,
        standfirst=publication.text_of(node.get("alternativeHeadline")),
        paragraphs=[p for p in publication.text_of(node.get("articleBody")).split("\n\n") if p.strip()],
        corrections=list(_corrections(node.get("correction"))),
        events=[_event(n, known) for n in _of("Event", document["@graph"][1:])],
        groups=[
            (words, [_spoken(n, known) for n in _of(kind, document["@graph"][1:])]) for kind, words in KINDS
        ],
        oembed=embedding.discovery(address, room.settings.base_url),
        embedded=Markup(block),  # noqa: S704 - escaped there
    )
    made.headers["Link"] = answers.links(alternate=f"{room.settings.base_url}/v1/articles/{id}")
    return answers.tagged(made, f"page-{item.digest}-{_state_of(known)}", answers.REVALIDATE)


def _digest(block: str) -> str:
    """The source expression of CSP that allows this very script element and no other."""
    inside = block.partition(">")[2].rpartition("</script>")[0]
    return "sha256-" + base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()


def _state_of(known: dict[str, ThingItem]) -> str:
    """A tag that is another when one of these things is."""
    told = "".join(f"{node} {thing.id} {thing.digest}" for node, thing in sorted(known.items()))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _of(kind: str, graph: list[Any]) -> Iterator[dict[str, Any]]:
    for node in graph:
        if any(vocabulary.is_subtype(t, kind) for t in jsonld.types(node)) and publication.text_of(
            node.get("name")
        ):
            yield node


def _event(node: dict[str, Any], known: dict[str, ThingItem]) -> dict[str, Any]:
    thing = known.get(str(node.get("@id")))
    return {
        "name": publication.text_of(node.get("name")),
        "id": thing.id if thing and thing.kind == "event" else None,
        "when": publication.text_of(node.get("startDate")),
        "status": publication.text_of(node.get("eventStatus")).rpartition("/")[2].removeprefix("Event"),
    }


def _spoken(node: dict[str, Any], known: dict[str, ThingItem]) -> dict[str, Any]:
    thing = known.get(str(node.get("@id")))
    return {
        "name": publication.text_of(node.get("name")),
        "detail": publication.text_of(node.get("jobTitle")),
        "id": thing.id if thing and thing.kind == "entity" else None,
    }


def _corrections(value: Any) -> Iterator[dict[str, str]]:
    for said in value if isinstance(value, list) else [value]:
        if isinstance(said, dict):
            said_, at = publication.text_of(said.get("text")), publication.text_of(said.get("datePublished"))
            yield {"text": said_, "at": at}
        elif isinstance(said, str):
            yield {"text": said, "at": ""}


@reading.get("/events/<id>")
def event(id: str) -> Response:
    """An event: what, when, where, who, and every article that covers it."""
    room = asking.newsroom()
    item, body = room.things.get("event", id)
    document = json.loads(body)
    node, *near = document["@graph"]
    by_id = {n["@id"]: n for n in near if isinstance(n.get("@id"), str)}
    block = jsonld.embed(document)
    made = pages.page(
        "event.html",
        csp=f"{pages.CSP}; script-src '{_digest(block)}'",
        item=item,
        node=node,
        kinds=jsonld.types(node),
        places=list(_names(node.get("location"), by_id)),
        roles=[
            (words, list(_names(node.get(name), by_id)))
            for name, words in (
                ("organizer", "Organised by"),
                ("performer", "With"),
                ("competitor", "Between"),
                ("attendee", "Who"),
                ("actor", "Who"),
                ("contributor", "Also"),
                ("about", "About"),
            )
            if node.get(name)
        ],
        state=publication.text_of(node.get("eventStatus")).rpartition("/")[2].removeprefix("Event"),
        text_of=publication.text_of,
        coverage=[(_id_of(entry), entry) for entry in node.get("subjectOf", [])],
        embedded=Markup(block),  # noqa: S704 - escaped there
    )
    made.headers["Link"] = answers.links(alternate=f"{room.settings.base_url}/v1/events/{id}")
    return answers.tagged(made, f"page-{item.digest}", answers.REVALIDATE)


def _names(value: Any, by_id: dict[str, Any]) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        known = by_id.get(str(one.get("@id")), one) if isinstance(one, dict) else one
        if name := publication.text_of(known):
            yield name


def _id_of(entry: dict[str, Any]) -> str:
    return str(entry.get("@id", "")).rpartition("/")[2]


@reading.get("/sections/<name>")
def section(name: str) -> Response:
    """The articles of one section, newest first."""
    room = asking.newsroom()
    wanted = Selection(facets=(("section", (publication.fold(name),)),))
    found = room.articles(wanted, cursor=request.args.get("cursor"), limit=30)
    if not found.items:
        raise errors.NotFound(f"there is no section {name!r}")
    words = next(s for s in found.items[0].card.section if publication.fold(s) == publication.fold(name))
    return pages.page(
        "home.html", items=found.items, sections=[], events=[], section=words, following=found.next
    )


# For crawlers


@reading.get("/sitemap.xml")
def sitemap() -> Response:
    """The index of the sitemaps: one for each month, and the news of the last days."""
    room = asking.newsroom()
    addresses = [f"{room.settings.base_url}/sitemaps/{month}.xml" for month, _ in room.months()]
    entries = "".join(f"<sitemap><loc>{escape(address)}</loc></sitemap>" for address in addresses)
    return _xml(f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</sitemapindex>')


@reading.get("/sitemaps/<month>.xml")
def sitemap_of(month: str) -> Response:
    """The articles that were published in one month; at most 50,000, as the format says."""
    if not MONTH.fullmatch(month):
        abort(404, "there is a sitemap for each month, such as 2026-11")
    first = datetime.fromisoformat(f"{month}-01").replace(tzinfo=UTC)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(microseconds=1)
    room = asking.newsroom()
    entries: list[str] = []
    cursor = None
    while len(entries) < 50_000:
        page = room.articles(Selection(earliest=first, latest=last), cursor=cursor, limit=1000)
        for item in page.items:
            address = escape(f"{room.settings.base_url}/articles/{item.id}")
            entries.append(f"<url><loc>{address}</loc><lastmod>{item.at:%Y-%m-%dT%H:%M:%SZ}</lastmod></url>")
        cursor = page.next
        if cursor is None:
            break
    if not entries:
        abort(404, f"nothing was published in {month}")
    body = "".join(entries[:50_000])
    return _xml(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{body}</urlset>')


def _xml(body: str) -> Response:
    return answers.spliced([f'<?xml version="1.0" encoding="utf-8"?>{body}'.encode()], "application/xml")


# Where nothing is


def wants_page() -> bool:
    """Whether a person asks, with a browser."""
    best = request.accept_mimetypes.best_match(["application/problem+json", "text/html"])
    return bool(request.accept_mimetypes) and best == "text/html"


def lost(kind: problems.Kind, said: str) -> Response:
    """A page that says what is wrong and leads on."""
    made = pages.page(
        "lost.html", kind.status, title=kind.title, said=said, items=asking.newsroom().articles(limit=5).items
    )
    made.headers["Cache-Control"] = "no-store"
    return made


@reading.errorhandler(errors.NotFound)
@reading.errorhandler(errors.Gone)
@reading.errorhandler(errors.Misplaced)
def of_error(error: errors.PublisherError) -> Response:
    """A page for people, a problem for machines."""
    if not wants_page():
        return problems.of_error(error)
    return lost(_kind(error), str(error))


def _kind(error: errors.PublisherError) -> problems.Kind:
    return next(problems.KINDS[cls] for cls in type(error).__mro__ if cls in problems.KINDS)


def install(app: Flask) -> None:
    """The same beside the API: for addresses at which nothing is, and while the database is away."""

    def of_nothing(error: HTTPException) -> Response:
        if wants_page() and not request.path.startswith("/v1/"):
            return lost(problems.BY_STATUS[404], "There is nothing at this address.")
        return problems.of_http(error)

    def of_absence(error: errors.Unavailable) -> Response:
        problem = problems.of_error(error)
        if wants_page() and (request.blueprint in ("reading", "desk") or request.path == "/"):
            page = pages.page("away.html", problem.status_code, problem=_kind(error))
            page.headers.extend({name: problem.headers[name] for name in ("Cache-Control", "Retry-After")})
            return page
        return problem

    app.register_error_handler(404, of_nothing)
    app.register_error_handler(errors.Unavailable, of_absence)
