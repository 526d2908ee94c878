"""The routes under /v1: each loads what was asked, asks the newsroom, and dumps the answer."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, Response, request

from publisher import messages
from publisher.newsroom import Published
from publisher.validation import report as reports
from publisher.web import answers, asking

api = Blueprint("api", __name__, url_prefix="/v1")


@api.get("/articles")
def list_articles() -> Response:
    """The public articles, newest first."""
    answers.choose(answers.JSON)
    asked = asking.parameters(messages.ArticlesQuery)
    room = asking.newsroom()
    page = room.articles(cursor=asked.get("cursor"), limit=asked["limit"])
    items = [messages.item(item, room.settings.base_url) for item in page.items]
    return _page(messages.page(items, page.next))


@api.post("/articles")
def add_article() -> Response:
    """Publishes a new article."""
    asking.require("newsroom")
    asked = asking.parameters(messages.PublishQuery)
    id_ = asked.get("id")
    done = asking.newsroom().publish(asking.document(), id=id_, create=True, source="body")
    return _published(done)


@api.put("/articles/<id>")
def put_article(id: str) -> Response:  # noqa: A002 - the contract's word
    """Publishes an article under this id, or its next revision."""
    asking.require("newsroom")
    asking.parameters(messages.Nothing)
    done = asking.newsroom().publish(
        asking.document(),
        id=asking.name_of(id),
        if_match=asking.if_match(),
        create=asking.create_only(),
        source="body",
    )
    return _published(done)


@api.delete("/articles/<id>")
def withdraw_article(id: str) -> Response:  # noqa: A002
    """Takes an article back."""
    asking.require("newsroom")
    asked = asking.parameters(messages.WithdrawQuery)
    room = asking.newsroom()
    change = room.withdraw(
        id, reason=asked["reason"], kill=asked["kind"] == "killed", if_match=asking.if_match()
    )
    return answers.message(messages.change(change, room.settings.base_url))


@api.get("/articles/<id>")
def get_article(id: str) -> Response:  # noqa: A002
    """The bytes of an article."""
    asking.parameters(messages.Nothing)
    media = answers.choose(answers.JSON_LD, answers.JSON, "text/html")
    room = asking.newsroom()
    item, body = room.article(id)
    page = f"{room.settings.base_url}/articles/{item.id}"
    if media == "text/html":
        return Response(status=303, headers={"Location": page, "Vary": "Accept"})
    made = answers.stored(body, item.digest, media=media)
    made.headers["Link"] = answers.links(canonical=page)
    made.last_modified = item.at
    return made


@api.get("/changes")
def list_changes() -> Response:
    """The log of changes, from the first on."""
    answers.choose(answers.JSON)
    asked = asking.parameters(messages.ChangesQuery)
    room = asking.newsroom()
    page, more = room.changes(cursor=asked.get("cursor"), limit=asked["limit"])
    items = [messages.change(change, room.settings.base_url) for change in page.items]
    return _page(messages.page(items, page.next, more=more))


@api.post("/validate")
def judge() -> Response:
    """The report on a document."""
    answers.choose(answers.JSON)
    asked = asking.parameters(messages.ValidateQuery)
    report = asking.newsroom().validate(
        asking.document(), name="body", profiles=asked["profile"] or None, lenient=asked["lenient"]
    )
    return answers.message(reports.dump(report))


def _published(done: Published) -> Response:
    base = asking.newsroom().settings.base_url
    address = f"{base}/v1/articles/{done.item.id}"
    where = {"Location": address} if done.new else {"Content-Location": address}
    made = answers.message(messages.published(done, base), 201 if done.new else 200, where)
    made.set_etag(done.item.digest)
    return made


def _page(said: dict[str, object]) -> Response:
    made = answers.message(said)
    if said["next_cursor"] and said.get("more", True):
        asked = request.args.to_dict(flat=False) | {"cursor": [said["next_cursor"]]}
        made.headers["Link"] = answers.links(next=f"{request.path}?{urlencode(asked, doseq=True)}")
    return made
