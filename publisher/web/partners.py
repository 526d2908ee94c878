"""The routes of partners and keys: the newsroom's, save that a key may be rotated by whoever holds it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, request

from publisher import messages, questions
from publisher.errors import NotFound
from publisher.newsroom.partners import Shown
from publisher.records import SCOPES
from publisher.web import answers, asking

partners = Blueprint("partners", __name__, url_prefix="/v1")


@partners.get("/partners")
def list_partners() -> Response:
    """Every partner with its keys."""
    asking.require("newsroom")
    answers.choose(answers.JSON)
    asking.parameters(questions.Nothing)
    found = asking.newsroom().partners.everyone()
    return answers.message(messages.page([messages.partner(one, keys) for one, keys in found], None))


@partners.post("/partners")
def add_partner() -> Response:
    """A new partner."""
    asking.require("newsroom")
    asking.parameters(questions.Nothing)
    asked = asking.message(questions.PartnerMessage)
    room = asking.newsroom()
    made = room.partners.add(
        asked["name"], id=asked.get("id"), trusted=asked["trusted"], profiles=asked["profiles"]
    )
    address = f"{room.settings.base_url}/v1/partners/{made.id}"
    return answers.message(messages.partner(made, ()), 201, {"Location": address})


@partners.get("/partners/<id>")
def get_partner(id: str) -> Response:
    """A partner and its keys; its own for a partner."""
    key = asking.either(*SCOPES)
    answers.choose(answers.JSON)
    asking.parameters(questions.Nothing)
    if "newsroom" not in key.scopes and key.partner != id:
        raise NotFound(f"there is no partner {id!r}")
    room = asking.newsroom()
    return answers.message(messages.partner(room.partners.find(id), room.partners.keys(id)))


@partners.post("/partners/<id>/keys")
def add_key(id: str) -> Response:
    """One more key for a partner; its words are shown now and never again."""
    asking.require("newsroom")
    asking.parameters(questions.Nothing)
    asked = asking.message(questions.KeyMessage)
    shown = asking.newsroom().partners.add_key(id, asked["scopes"], expires=asked.get("expires"))
    return answers.message(_shown(shown), 201)


@partners.post("/keys/<id>/rotation")
def rotate_key(id: str) -> Response:
    """A new key in place of this one, which stays good for a while."""
    mine = asking.either(*SCOPES)
    asking.parameters(questions.Nothing)
    asked = asking.message(questions.RotateMessage) if request.content_length else {"grace_hours": 24}
    if "newsroom" not in mine.scopes and mine.id != id:
        raise NotFound("there is no such key")
    grace = timedelta(hours=asked["grace_hours"])
    return answers.message(_shown(asking.newsroom().partners.rotate(id, grace=grace)), 201)


@partners.delete("/keys/<id>")
def revoke_key(id: str) -> Response:
    """Ends a key now."""
    mine = asking.either(*SCOPES)
    asking.parameters(questions.Nothing)
    if "newsroom" not in mine.scopes and mine.id != id:
        raise NotFound("there is no such key")
    room = asking.newsroom()
    room.partners.revoke(id)
    return answers.message(messages.key(room.partners.key(id)))


def _shown(it: Shown) -> dict[str, Any]:
    return messages.key(it.key) | {"partner": it.key.partner, "key": it.words}
