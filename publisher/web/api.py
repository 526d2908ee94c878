"""The routes under /v1: each loads what was asked, asks the newsroom, and dumps the answer."""

from __future__ import annotations

import json
from collections.abc import Callable

from flask import Blueprint, Response, request

from publisher import messages, questions, renderings
from publisher.newsroom import Published
from publisher.validation import report as reports
from publisher.validation import schemas
from publisher.web import answers, asking, streaming

api = Blueprint("api", __name__, url_prefix="/v1")


@api.get("/articles")
def list_articles() -> Response:
    """The public articles, newest first."""
    answers.choose(answers.JSON)
    asked = asking.parameters(questions.ArticlesQuery)
    room = asking.newsroom()
    page = room.articles(
        questions.selection(asked), asking.viewer(), cursor=asked.get("cursor"), limit=asked["limit"]
    )
    items = [messages.item(item, room.settings.base_url) for item in page.items]
    return answers.page(messages.page(items, page.next))


@api.post("/articles")
def add_article() -> Response:
    """Publishes a new article."""
    asking.require("newsroom")
    asked = asking.parameters(questions.PublishQuery)
    done = asking.newsroom().publish(
        asking.document(),
        id=asked.get("id"),
        create=True,
        source="body",
        embargo=asked.get("embargo"),
        cleared=asked["cleared"],
    )
    return _published(done)


@api.put("/articles/<plain:id>")
def put_article(id: str) -> Response:
    """Publishes an article under this id, or its next revision."""
    asking.require("newsroom")
    asked = asking.parameters(questions.PutQuery)
    done = asking.newsroom().publish(
        asking.document(),
        id=asking.name_of(id),
        if_match=asking.if_match(),
        create=asking.create_only(),
        source="body",
        embargo=asked.get("embargo"),
        cleared=asked["cleared"],
    )
    return _published(done)


@api.delete("/articles/<plain:id>")
def withdraw_article(id: str) -> Response:
    """Takes an article back."""
    asking.require("newsroom")
    asked = asking.parameters(questions.WithdrawQuery)
    room = asking.newsroom()
    change = room.withdraw(
        id, reason=asked["reason"], kill=asked["kind"] == "killed", if_match=asking.if_match()
    )
    if change is None:  # it was never public
        return Response(status=204)
    return answers.message(messages.change(change, room.settings.base_url))


@api.get("/articles/<plain:id>")
def get_article(id: str) -> Response:
    """The bytes of an article."""
    asked = asking.parameters(questions.ProofQuery)
    media = answers.choose(answers.JSON_LD, answers.JSON, "text/html")
    room = asking.newsroom()
    item, body = room.article(id, asking.viewer())
    page = f"{room.settings.base_url}/articles/{item.id}"
    if media == "text/html":
        return Response(status=303, headers={"Location": page, "Vary": "Accept"})
    if asked["proof"]:
        made = answers.spliced([room.signer.secured(body, item.at)], media)
    else:
        made = answers.stored(body, item.digest, media=media)
    made.headers["Link"] = answers.links(canonical=page)
    made.last_modified = item.at
    return made


@api.get("/articles/<id>.ttl")
def get_turtle(id: str) -> Response:
    """An article as RDF in Turtle."""
    return _rendered(id, "text/turtle", renderings.turtle)


@api.get("/articles/<id>.nq")
def get_nquads(id: str) -> Response:
    """An article as RDF in N-Quads."""
    return _rendered(id, "application/n-quads", renderings.nquads)


@api.get("/articles/<id>.ninjs")
def get_ninjs(id: str) -> Response:
    """An article as IPTC ninjs."""
    answers.choose(answers.JSON)
    asking.parameters(questions.Nothing)
    item, body = asking.newsroom().article(id, asking.viewer())
    return answers.message(renderings.ninjs(body, item))


def _rendered(id: str, media: str, render: Callable[[bytes], bytes]) -> Response:
    asking.parameters(questions.Nothing)
    answers.choose(media)
    _, body = asking.newsroom().article(id, asking.viewer())
    return answers.spliced([render(body)], media)


@api.get("/articles/<id>/revisions")
def list_revisions(id: str) -> Response:
    """Every published state of an article."""
    answers.choose(answers.JSON)
    asking.parameters(questions.Nothing)
    room = asking.newsroom()
    _, found = room.revisions(id)
    return answers.message(
        messages.page([messages.revision(one, room.settings.base_url) for one in found], None)
    )


@api.get("/articles/<id>/revisions/<number:number>")
def get_revision(id: str, number: int) -> Response:
    """One published state of an article; it never changes."""
    asked = asking.parameters(questions.ProofQuery)
    media = answers.choose(answers.JSON_LD, answers.JSON)
    room = asking.newsroom()
    found = room.revision(id, number)
    if asked["proof"]:
        return answers.spliced([room.signer.secured(found.body, found.at)], media)
    return answers.stored(found.body, found.digest, media=media, cache=answers.IMMUTABLE)


@api.get("/articles/<id>/diff")
def get_difference(id: str) -> Response:
    """What changed between two published states, as a JSON Patch."""
    asked = asking.parameters(questions.RevisionsQuery)
    media = answers.choose(answers.PATCH, answers.JSON)
    made = answers.message(asking.newsroom().difference(id, asked["from_"], asked["to"]))
    made.content_type = media
    return made


@api.get("/changes")
def list_changes() -> Response:
    """The log of changes, from the first on; as a stream for who asks for one."""
    media = answers.choose(answers.JSON, streaming.MEDIA)
    asked = asking.parameters(questions.ChangesQuery)
    cursor = request.headers.get("Last-Event-ID") or asked.get("cursor")
    if media == streaming.MEDIA and request.method != "HEAD":
        return streaming.stream(cursor)
    room = asking.newsroom()
    page, more = room.changes(cursor=cursor, limit=asked["limit"])
    items = [messages.change(change, room.settings.base_url) for change in page.items]
    made = answers.page(messages.page(items, page.next, more=more))
    made.vary.add("Last-Event-ID")
    return made


@api.get("/changes/<number:number>")
def get_change(number: int) -> Response:
    """One change."""
    answers.choose(answers.JSON)
    asking.parameters(questions.Nothing)
    room = asking.newsroom()
    return answers.message(messages.change(room.change(number), room.settings.base_url))


@api.post("/changes/<number:number>/receipt")
def confirm(number: int) -> Response:
    """A partner confirms that it did what a withdrawal asks for."""
    key = asking.either("read", "submit", "subscribe")
    asking.parameters(questions.Nothing)
    asked = asking.message(questions.ReceiptMessage) if request.content_length else {"note": ""}
    made = asking.newsroom().confirm(number, key.partner, asked["note"])
    return answers.message(messages.receipt(made), 201)


@api.get("/changes/<number:number>/receipts")
def list_receipts(number: int) -> Response:
    """Who confirmed a withdrawal, and who has not."""
    asking.require("newsroom")
    answers.choose(answers.JSON)
    asking.parameters(questions.Nothing)
    items = [
        {"partner": who.id, "name": who.name, "confirmed": given is not None}
        | ({} if given is None else {"at": messages.stamp(given.at), "note": given.note})
        for who, given in asking.newsroom().confirmations(number)
    ]
    return answers.message(messages.page(items, None))


@api.post("/validate")
def judge() -> Response:
    """The report on a document."""
    answers.choose(answers.JSON)
    asked = asking.parameters(questions.ValidateQuery)
    room = asking.newsroom()
    report = room.validate(
        asking.document(), name="body", profiles=asked["profile"] or None, lenient=asked["lenient"]
    )
    return answers.message(reports.dump(report, room.settings.base_url))


@api.get("/schemas")
def list_schemas() -> Response:
    """The JSON Schemas by which documents are judged, profiles last."""
    answers.choose(answers.JSON)
    asking.parameters(questions.Nothing)
    base = asking.newsroom().settings.base_url
    items = [schemas.dump(one) | {"url": f"{base}/v1/schemas/{one.name}"} for one in schemas.entries()]
    return answers.message(messages.page(items, None))


@api.get("/schemas/<name>")
def get_schema(name: str) -> Response:
    """One of them, with all that it leans on."""
    media = answers.choose(answers.JSON_SCHEMA, answers.JSON)
    asking.parameters(questions.Nothing)
    return answers.spliced([json.dumps(schemas.bundle(name), ensure_ascii=False).encode()], media)


def _published(done: Published) -> Response:
    base = asking.newsroom().settings.base_url
    address = f"{base}/v1/articles/{done.item.id}"
    where = {"Location": address} if done.new else {"Content-Location": address}
    made = answers.message(messages.published(done, base), 201 if done.new else 200, where)
    made.set_etag(done.item.digest)
    return made
