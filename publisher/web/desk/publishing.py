"""Publishing a draft: shows what partners will receive, and does it once that is confirmed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, flash, redirect, request, url_for

from publisher import publication
from publisher.errors import Conflict, PreconditionFailed, Refused
from publisher.newsroom import Published, audience
from publisher.newsroom.drafts import OnDesk
from publisher.newsroom.states import Taken
from publisher.records import ChangeKind
from publisher.validation import report as reports
from publisher.web import asking
from publisher.web.desk import compare, frame
from publisher.web.desk.view import view


@dataclass(frozen=True, slots=True)
class Way:
    """One way to publish: its name in the form, what it is, what partners are told, its button."""

    name: str
    label: str
    told: str
    button: str


NEW = (
    Way("now", "Publish now", "They are told published, and receive it at once.", "Publish now"),
    Way(
        "schedule", "Schedule",
        "Nothing before its time: it is in no feed and at no address. Then they are told published.",
        "Schedule it",
    ),
    Way(
        "embargo", "Under embargo",
        "The partners chosen below can fetch it before its time; nobody else can. At its time all are told "
        "published.",
        "Hold it under embargo",
    ),
)  # fmt: skip
AGAIN = (
    Way(
        "update", "Update: something new happened", "They are told updated, and receive the new revision.",
        "Publish the update",
    ),
    Way(
        "correction", "Correction: something was wrong",
        "They are told corrected, with what was wrong; readers see it above the text.",
        "Publish the correction",
    ),
)  # fmt: skip
RETURN = (
    Way(
        "again", "Publish it again",
        "It was withdrawn. Partners are told published, and receive it; its page shows it again.",
        "Publish it again",
    ),
)  # fmt: skip
KINDS: dict[str, ChangeKind] = {"update": "updated", "correction": "corrected"}


class Unsaid(ValueError):
    """What was asked misses something; says what."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How the draft is to be published."""

    way: str
    correction: str = ""
    address: str | None = None
    embargo: datetime | None = None
    cleared: Sequence[str] = ()


def install_views(desk: Blueprint) -> None:
    """The page."""
    desk.add_url_rule("/drafts/<id>/publish", view_func=publish, methods=["GET", "POST"])


def publish(id: str) -> Any:
    """Shows what partners will receive, and publishes once that is confirmed."""
    desk = asking.newsroom().drafts.get(id)
    if desk.record.state != "open":
        return redirect(url_for("desk.draft", id=id), 303)
    if request.method == "GET":
        return _confirming(desk)
    try:
        done = _publish(id, _asked(desk))
    except Unsaid as error:
        return _confirming(desk, 422, said=str(error))
    except Refused as error:
        return _confirming(desk, 422, said=str(error), report=reports.dump(error.report))
    except Taken:
        taken = request.form.get("address", "").strip()
        return _confirming(desk, 409, said=f"Another article has the address “{taken}”. Choose another.")
    except (PreconditionFailed, Conflict) as error:
        parts = (str(error), "Nothing was published", error.hint)
        said = " ".join(f"{part[:1].upper()}{part[1:]}." for part in parts if part)
        return _confirming(desk, 409, said=said)
    flash(_done(done), "ok")
    return redirect(url_for("desk.article", id=done.item.id), 303)


def _publish(id: str, asked: Asked) -> Published:
    seen = request.form.get("seen", "")
    return asking.newsroom().drafts.publish(
        id,
        editor=frame.editor(),
        seen=int(seen) if seen.isascii() and seen.isdigit() else -1,
        correction=asked.correction,
        over=request.form.get("over") or None,
        address=asked.address,
        embargo=asked.embargo,
        cleared=asked.cleared,
    )


def _done(done: Published) -> str:
    headline = f"“{done.item.card.headline}”"
    if done.change is not None:
        return f"{headline} was {done.change.kind}, change {done.change.number}."
    if done.item.change is None and done.item.embargo is not None:
        return f"{headline} is held until {done.item.embargo:%d %b %Y %H:%M} UTC."
    return f"{headline} stands there already as it is; nothing was changed."


def _asked(desk: OnDesk) -> Asked:
    """What the form asks for. Raises Unsaid."""
    form = request.form
    if desk.record.article is not None:
        correction = form.get("correction", "").strip() if form.get("way") == "correction" else ""
        if form.get("way") == "correction" and not correction:
            raise Unsaid("Say what was wrong: readers and partners are told so.")
        return Asked(form.get("way", "update"), correction)
    way = form.get("way", "now")
    address = form.get("address", "").strip()
    if address and not publication.ID.fullmatch(address):
        raise Unsaid("An address is lower case letters, digits and hyphens.")
    embargo = None if way == "now" else _instant(form.get("embargo", ""))
    cleared = form.getlist("cleared") if way == "embargo" else []
    if way == "embargo" and not cleared:
        raise Unsaid("Choose who may see it before its time, or schedule it.")
    return Asked(way, "", address or None, embargo, cleared)


def _instant(given: str) -> datetime:
    """The instant in UTC that was written. Raises Unsaid for what is none."""
    try:
        return datetime.fromisoformat(given.strip().replace(" ", "T")).replace(tzinfo=UTC)
    except ValueError:
        raise Unsaid("Say from when on, as a date and a time in UTC: 2026-11-23 18:00.") from None


def _confirming(desk: OnDesk, status: int = 200, *, said: str = "", report: Any = None) -> Response:
    room = asking.newsroom()
    document = desk.draft.document
    item, before = None, None
    if desk.record.article is not None:
        item, body = room.drafts.latest(desk.record.article)
        before = json.loads(body)
    ways = NEW if item is None else RETURN if item.over else AGAIN
    ready = _ready(desk)
    way = request.form.get("way", ways[0].name)
    return frame.page(
        "publish.html",
        status,
        desk=desk,
        said=said,
        report=report
        or reports.dump(room.validate(document, name=desk.record.title).plus(desk.draft.findings)),
        lines=[] if before is None else compare.documents(before, ready.document if ready else document),
        theirs=item if item is not None and item.digest != desk.record.digest else None,
        written=json.dumps(document, ensure_ascii=False, indent=2),
        view=view(desk.draft),
        address=publication.identify(document["@graph"][0]),
        base=room.settings.base_url,
        partners=[partner for partner, _ in room.partners.everyone()],
        ways=ways,
        way=way,
        reached=None if ready is None else audience.of(room, ready, KINDS.get(way, "published")),
        section="Drafts",
    )


def _ready(desk: OnDesk) -> publication.Publication | None:
    """What is published if the draft is published as it is; None if it would be refused."""
    try:
        return asking.newsroom().judge(desk.draft.document, id=desk.record.article)[1]
    except Refused:
        return None
