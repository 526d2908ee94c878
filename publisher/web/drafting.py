"""The route that makes a draft of an article. It takes work, so what one caller may ask of it is bounded."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from flask import Blueprint, Flask, Response, abort, current_app

from publisher import messages, questions
from publisher.web import answers, asking, limits

drafting = Blueprint("drafting", __name__, url_prefix="/v1")

DRAFT_COST: Final = 100
"""A draft counts as so many requests."""

DRAFTS_AT_ONCE: Final = 2
"""So many drafts one process makes at a time; its other threads go on answering."""

MOST_OF_A_STRANGER: Final = 32_768
"""Without a key an article is at most so long, in bytes."""


def install(app: Flask) -> None:
    """Gives an app the route."""
    app.config["DRAFTING"] = threading.BoundedSemaphore(DRAFTS_AT_ONCE)
    app.register_blueprint(drafting)


@drafting.post("/draft")
def draft() -> Response:
    """The draft of an article, with the origin of every value; nothing is stored."""
    answers.choose(answers.JSON)
    asked = asking.parameters(questions.DraftQuery)
    article = asking.article(of_stranger=MOST_OF_A_STRANGER)
    limits.charge(DRAFT_COST)
    room = asking.newsroom()
    with _turn():
        made = room.draft(article, name=asked["name"], published=asked.get("published"))
        report = room.validate(made.document, name=asked["name"]).plus(made.findings)
    return answers.message(messages.draft(made, report, asking.newsroom().settings.base_url))


@contextmanager
def _turn() -> Iterator[None]:
    drafting: threading.BoundedSemaphore = current_app.config["DRAFTING"]
    if not drafting.acquire(blocking=False):
        abort(limits.wait(1, f"{DRAFTS_AT_ONCE} drafts are being made already"))
    try:
        yield
    finally:
        drafting.release()
