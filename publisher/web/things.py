"""The routes of events and entities."""

from __future__ import annotations

from flask import Blueprint, Response

from publisher import messages, questions
from publisher.things import Kind
from publisher.web import answers, asking

things = Blueprint("things", __name__, url_prefix="/v1")


@things.get("/events")
def list_events() -> Response:
    """The events that public articles speak of, newest first."""
    answers.choose(answers.JSON)
    asked = asking.parameters(questions.EventsQuery)
    room = asking.newsroom()
    found, following = room.things.page(
        "event", questions.selection(asked), cursor=asked.get("cursor"), limit=asked["limit"]
    )
    items = [messages.thing(one, room.settings.base_url) for one in found]
    return answers.page(messages.page(items, following))


@things.get("/events/<id>")
def get_event(id: str) -> Response:
    """The document of an event; its page for who asks for one."""
    if answers.choose(answers.JSON_LD, answers.JSON, "text/html") == "text/html":
        room = asking.newsroom()
        item, _ = room.things.get("event", id)
        page = f"{room.settings.base_url}/events/{item.id}"
        return Response(status=303, headers={"Location": page, "Vary": "Accept"})
    return _document("event", id)


@things.get("/entities/<id>")
def get_entity(id: str) -> Response:
    """The document of a person, an organisation or a place."""
    return _document("entity", id)


def _document(kind: Kind, id: str) -> Response:
    asking.parameters(questions.Nothing)
    media = answers.choose(answers.JSON_LD, answers.JSON)
    item, body = asking.newsroom().things.get(kind, id)
    return answers.stored(body, item.digest, media=media)
