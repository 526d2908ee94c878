"""Publishing a draft: shows what partners will receive, and does it once that is confirmed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, flash, redirect, request, url_for

from publisher import publication
from publisher.errors import Conflict, PreconditionFailed, Refused
from publisher.newsroom.drafts import NEWSROOM, OnDesk
from publisher.validation import report as reports
from publisher.web import asking
from publisher.web.desk import compare, frame
from publisher.web.desk.view import view


def install_views(desk: Blueprint) -> None:
    """The page."""
    desk.add_url_rule("/drafts/<id>/publish", view_func=publish, methods=["GET", "POST"])


def publish(id: str) -> Any:  # noqa: A002
    """Shows what partners will receive, and publishes once that is confirmed."""
    room = asking.newsroom()
    desk = room.drafts.get(id)
    if desk.record.state != "open":
        return redirect(url_for("desk.draft", id=id), 303)
    if request.method == "GET":
        return _confirming(desk)
    correction = request.form.get("correction", "").strip()
    if request.form.get("kind") == "correction" and not correction:
        return _confirming(desk, 422, said="Say what was wrong: readers and partners are told so.")
    if request.form.get("kind") != "correction":
        correction = ""
    address = request.form.get("address", "").strip()
    if address and not publication.ID.fullmatch(address):
        return _confirming(desk, 422, said="An address is lower case letters, digits and hyphens.")
    embargo = _instant(request.form.get("embargo", ""))
    if embargo == "wrong":
        return _confirming(desk, 422, said="The embargo ends at a date and a time in UTC: 2026-11-23 18:00.")
    try:
        done = room.drafts.publish(
            id,
            editor=frame.editor(),
            seen=int(request.form.get("seen", "-1")),
            correction=correction,
            over=request.form.get("over") or None,
            address=address or None,
            embargo=embargo,
            cleared=request.form.getlist("cleared") if embargo else (),
        )
    except Refused as error:
        return _confirming(desk, 422, said=str(error), report=reports.dump(error.report))
    except (PreconditionFailed, Conflict) as error:
        hint = f" {error.hint[:1].upper()}{error.hint[1:]}." if error.hint else ""
        return _confirming(
            desk, 409, said=f"{str(error)[:1].upper()}{str(error)[1:]}. Nothing was published.{hint}"
        )
    if done.change is None and embargo:
        words = f"is held until {embargo:%d %b %Y %H:%M} UTC"
    else:
        words = "was published" + (f", change {done.change.number}" if done.change else "")
    flash(f"“{done.item.card.headline}” {words}.", "ok")
    return redirect(url_for("desk.article", id=done.item.id), 303)


def _instant(given: str) -> Any:
    """The instant in UTC that was written; None for nothing, `wrong` for what is none."""
    if not given.strip():
        return None
    try:
        return datetime.fromisoformat(given.strip().replace(" ", "T")).replace(tzinfo=UTC)
    except ValueError:
        return "wrong"


def _confirming(desk: OnDesk, status: int = 200, *, said: str = "", report: Any = None) -> Response:
    room = asking.newsroom()
    theirs = None
    lines: list[compare.Line] = []
    if desk.record.article is not None:
        item, body = room.article(desk.record.article, NEWSROOM)
        before = json.loads(body)
        lines = compare.documents(before, desk.draft.document)
        theirs = item if item.digest != desk.record.digest else None
    return frame.page(
        "publish.html",
        status,
        desk=desk,
        said=said,
        report=report or reports.dump(room.validate(desk.draft.document, name=desk.record.title)),
        lines=lines,
        theirs=theirs,
        written=json.dumps(desk.draft.document, ensure_ascii=False, indent=2),
        view=view(desk.draft),
        address=publication.identify(desk.draft.document["@graph"][0]),
        base=room.settings.base_url,
        partners=[partner for partner, _ in room.partners.everyone()],
        section="Drafts",
    )
