"""Articles that are published: found, looked at revision by revision, corrected, withdrawn, killed."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, flash, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from publisher import publication
from publisher.errors import Gone, NotFound
from publisher.newsroom import Page, audience
from publisher.newsroom.drafts import NEWSROOM
from publisher.records import Selection, State
from publisher.web import asking
from publisher.web.desk import compare, frame

STATES: tuple[tuple[State, str], ...] = (
    ("published", "Published"),
    ("embargoed", "Held"),
    ("withdrawn", "Withdrawn"),
    ("killed", "Killed"),
)
"""The states of articles, and what editors call them."""


def install_views(desk: Blueprint) -> None:
    """The pages."""
    desk.add_url_rule("/articles", view_func=articles)
    desk.add_url_rule("/articles/<id>", view_func=article)
    desk.add_url_rule("/articles/<id>/open", view_func=open_article, methods=["POST"])
    desk.add_url_rule("/articles/<id>/withdraw", view_func=withdraw, methods=["GET", "POST"])


def articles() -> Response:
    """The articles in one state; those that are published by words and section, newest first."""
    words, section = request.args.get("q", ""), request.args.get("section", "")
    state = next((state for state, _ in STATES if state == request.args.get("state")), STATES[0][0])
    if state != STATES[0][0]:
        held = Page(asking.newsroom().in_state(state), None)
        return frame.page(
            "articles.html", found=held, state=state, states=STATES, q="", section_="", sections=[]
        )
    wanted = Selection(
        facets=(("section", (publication.fold(section),)),) if section else (),
        words=publication.phrases(words),
    )
    found = asking.newsroom().articles(wanted, NEWSROOM, cursor=request.args.get("cursor"), limit=30)
    sections = sorted({s for item in found.items for s in item.card.section})
    return frame.page(
        "articles.html", found=found, state=state, states=STATES, q=words, section_=section, sections=sections
    )


def article(id: str) -> Response:
    """One article: its revisions, each against the one before."""
    room = asking.newsroom()
    try:
        item, revisions = room.revisions(id)
    except NotFound:
        held = room.state(id)
        if held is None:
            raise
        return frame.page("article.html", item=held, revisions=[], lines=[], section="Articles")
    except Gone as gone:
        if gone.tombstone is None:
            raise
        return frame.page("article.html", item=gone.tombstone, revisions=[], lines=[], section="Articles")
    shown = _number(request.args.get("revision"), item.revision)
    known = [revision.number for revision in revisions]
    lines: list[compare.Line] = []
    if shown not in known:
        raise NotFound(f"{id!r} has no revision {shown}")
    older = max((n for n in known if n < shown), default=None)
    document = json.loads(room.revision(id, shown).body)
    if older is not None:
        lines = compare.documents(json.loads(room.revision(id, older).body), document)
    return frame.page(
        "article.html",
        item=item,
        revisions=list(reversed(revisions)),
        shown=shown,
        older=older,
        lines=lines,
        written=json.dumps(document, ensure_ascii=False, indent=2),
        section="Articles",
    )


def _number(given: str | None, otherwise: int) -> int:
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 9 else otherwise


def open_article(id: str) -> AnyResponse:
    """Opens an article on the desk, to be corrected or brought up to date."""
    record = asking.newsroom().drafts.open_article(id, editor=frame.editor())
    return redirect(url_for("desk.draft", id=record.id), 303)


@frame.chief_only
def withdraw(id: str) -> Any:
    """Asks why, says what partners will be told, and takes an article back once that is confirmed."""
    room = asking.newsroom()
    kill = request.values.get("kind") == "kill"
    item, body = room.drafts.latest(id) if kill else room.article(id, NEWSROOM)
    said = ""
    if request.method == "POST":
        reason = request.form.get("reason", "").strip()
        if reason and (not kill or request.form.get("sure") == "yes"):
            done = room.withdraw(id, reason=reason, kill=kill, if_match=[request.form.get("digest", "")])
            number = f", change {done.number}" if done is not None else ""
            flash(f"“{item.card.headline}” was {'killed' if kill else 'withdrawn'}{number}.", "ok")
            return redirect(url_for("desk.article", id=id), 303)
        said = (
            "Say why: partners are told so." if not reason else "Confirm that every copy is to be destroyed."
        )
    _, ready = room.judge(body, id=id)
    return frame.page(
        "withdraw.html", 422 if said else 200, item=item, kill=kill, said=said, section="Articles",
        reason=request.form.get("reason", ""),
        reached=audience.of(room, ready, "killed" if kill else "withdrawn"),
    )  # fmt: skip
