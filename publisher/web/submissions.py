"""The routes of submissions: partners hand in, the newsroom decides."""

from __future__ import annotations

from flask import Blueprint, Response, request

from publisher import messages, questions
from publisher.web import answers, asking

submissions = Blueprint("submissions", __name__, url_prefix="/v1/submissions")


@submissions.post("")
def submit() -> Response:
    """A partner hands in a document."""
    key = asking.require("submit")
    asking.parameters(questions.Nothing)
    idempotency = asking.idempotency()
    room = asking.newsroom()
    done = room.submissions.submit(key.partner, asking.document(), idempotency=idempotency)
    said = messages.submission(done.submission, room.settings.base_url)
    made = answers.message(said, 202 if done.submission.state == "received" else 201)
    made.headers["Location"] = said["url"]
    if done.again:
        made.headers["Idempotent-Replayed"] = "true"
    return made


@submissions.get("")
def list_submissions() -> Response:
    """A partner's own submissions; all of them for the newsroom."""
    asking.either("submit", "newsroom")
    answers.choose(answers.JSON)
    asked = asking.parameters(questions.SubmissionsQuery)
    room = asking.newsroom()
    found, following = room.submissions.page(
        asking.author(), state=asked.get("state"), cursor=asked.get("cursor"), limit=asked["limit"]
    )
    items = [messages.submission(one, room.settings.base_url) for one in found]
    return answers.page(messages.page(items, following))


@submissions.get("/<id>")
def get_submission(id: str) -> Response:
    """A submission and what became of it."""
    asking.either("submit", "newsroom")
    answers.choose(answers.JSON)
    asking.parameters(questions.Nothing)
    room = asking.newsroom()
    found, _ = room.submissions.get(id, asking.author())
    return answers.message(messages.submission(found, room.settings.base_url))


@submissions.get("/<id>/document")
def get_submitted(id: str) -> Response:
    """What was handed in, byte for byte."""
    asking.either("submit", "newsroom")
    asking.parameters(questions.Nothing)
    media = answers.choose(answers.JSON_LD, answers.JSON)
    found, body = asking.newsroom().submissions.get(id, asking.author())
    return answers.stored(body, found.fingerprint, media=media)


@submissions.post("/<id>/accept")
def accept(id: str) -> Response:
    """The newsroom publishes a submission."""
    asking.require("newsroom")
    asking.parameters(questions.Nothing)
    asked = asking.message(questions.AcceptMessage) if request.content_length else {}
    room = asking.newsroom()
    done = room.submissions.accept(id, article=asked.get("article"))
    return answers.message(messages.submission(done, room.settings.base_url))


@submissions.post("/<id>/reject")
def reject(id: str) -> Response:
    """The newsroom does not take a submission."""
    asking.require("newsroom")
    asking.parameters(questions.Nothing)
    asked = asking.message(questions.RejectMessage)
    room = asking.newsroom()
    done = room.submissions.reject(id, reason=asked["reason"])
    return answers.message(messages.submission(done, room.settings.base_url))
