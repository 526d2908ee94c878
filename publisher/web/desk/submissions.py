"""What partners handed in: looked at with its report, opened on the desk, accepted or rejected."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, flash, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from publisher.errors import Conflict, Refused
from publisher.newsroom.drafts import NEWSROOM
from publisher.validation import report as reports
from publisher.web import asking
from publisher.web.desk import frame


def install_views(desk: Blueprint) -> None:
    """The pages."""
    desk.add_url_rule("/submissions", view_func=submissions)
    desk.add_url_rule("/submissions/<id>", view_func=submission)
    desk.add_url_rule("/submissions/<id>/open", view_func=open_submission, methods=["POST"])
    desk.add_url_rule("/submissions/<id>/accept", view_func=accept, methods=["POST"])
    desk.add_url_rule("/submissions/<id>/reject", view_func=reject, methods=["POST"])


STATES = ("received", "accepted", "rejected")


def submissions() -> Response:
    """The submissions, newest first; those that wait if nothing else is asked for."""
    state = request.args.get("state", "received")
    found, following = asking.newsroom().submissions.page(
        NEWSROOM, state=state if state in STATES else None, cursor=request.args.get("cursor"), limit=50
    )
    return frame.page("submissions.html", found=found, following=following, state=state, states=STATES)


def submission(id: str, status: int = 200, said: str = "") -> Response:
    """One submission, with the report on it."""
    room = asking.newsroom()
    found, body = room.submissions.get(id, NEWSROOM)
    profiles = room.partners.find(found.partner).profiles
    report = reports.dump(room.validate(body, name=f"submission {id}", profiles=profiles or None))
    document = json.loads(body)
    graph = document.get("@graph") or [document]
    return frame.page(
        "submission.html",
        status,
        found=found,
        report=report,
        article=graph[0],
        written=json.dumps(document, ensure_ascii=False, indent=2),
        said=said,
        section="Submissions",
    )


def open_submission(id: str) -> AnyResponse:
    """Opens what was handed in as a draft, to be mended before it is published."""
    room = asking.newsroom()
    found, body = room.submissions.get(id, NEWSROOM)
    record = room.drafts.open_document(
        json.loads(body), editor=frame.editor(), name=f"submission of {found.partner}"
    )
    return redirect(url_for("desk.draft", id=record.id), 303)


def accept(id: str) -> Any:
    """Publishes it as it is."""
    try:
        done = asking.newsroom().submissions.accept(id)
    except (Refused, Conflict) as error:
        return submission(id, 409, said=str(error))
    flash("The submission was accepted and is published.", "ok")
    return redirect(url_for("desk.article", id=done.article), 303)


def reject(id: str) -> Any:
    """Does not take it, and says why."""
    reason = request.form.get("reason", "").strip()
    if not reason:
        return submission(id, 422, said="Say why: the partner is told so.")
    asking.newsroom().submissions.reject(id, reason=reason)
    flash("The submission was rejected.", "ok")
    return redirect(url_for("desk.submissions"), 303)
