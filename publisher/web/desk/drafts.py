"""Drafts: handed in, shown side by side with their text, mended, published."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, flash, jsonify, redirect, render_template_string, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from publisher import jsonld, publication, readers
from publisher.errors import Conflict, PreconditionFailed, Refused, Unreadable
from publisher.mending import Action
from publisher.model import JSON, Document
from publisher.newsroom.drafts import NEWSROOM, Clash, OnDesk
from publisher.readers import metadata
from publisher.records import Done
from publisher.validation import report as reports
from publisher.web import asking
from publisher.web.desk import acquaintance, frame
from publisher.web.desk.view import LABELS, View, view, words_of


def install_views(desk: Blueprint) -> None:
    """The pages, and what their scripts ask."""
    desk.add_url_rule("", view_func=home)
    desk.add_url_rule("/new", view_func=new, methods=["GET", "POST"])
    desk.add_url_rule("/drafts/<id>", view_func=draft)
    desk.add_url_rule("/drafts/<id>/actions", view_func=act, methods=["POST"])
    desk.add_url_rule("/drafts/<id>/undo", view_func=undo, methods=["POST"])
    desk.add_url_rule("/drafts/<id>/redo", view_func=redo, methods=["POST"])
    desk.add_url_rule("/drafts/<id>/preview", view_func=preview)
    desk.add_url_rule("/drafts/<id>/known", view_func=known)
    desk.add_url_rule("/drafts/<id>/discard", view_func=discard, methods=["POST"])
    desk.add_url_rule("/drafts/<id>/reopen", view_func=reopen, methods=["POST"])
    desk.add_url_rule("/drafts/<id>/publish", view_func=publish, methods=["GET", "POST"])


def home() -> Response:
    """The drafts on the desk."""
    room = asking.newsroom()
    return frame.page(
        "home.html", open=room.drafts.page("open"), published=room.drafts.page("published", limit=20)
    )


# In


def new() -> Any:
    """Takes in a text or a file; says in place why it cannot, and keeps what was typed."""
    typed = {name: request.form.get(name, "") for name in ("text", "published", "author", "format")}
    if request.method == "GET":
        return _asked({**typed, "published": request.args.get("published", "")})
    try:
        record = _opened(typed)
    except Unreadable as error:
        if frame.wants_json():
            return _said(422, error)
        return _asked(typed, 422, said=str(error), hint=error.hint)
    where = url_for("desk.draft", id=record)
    return jsonify({"to": where}) if frame.wants_json() else redirect(where, 303)


def _opened(typed: dict[str, str]) -> str:
    file = request.files.get("file")
    data, name = typed["text"].replace("\r\n", "\n").encode("utf-8", "replace"), "pasted text"
    if file is not None and file.filename:
        data, name = file.read(), file.filename
    if not data.strip():
        raise Unreadable("there is nothing to read yet", hint="paste an article or choose a file")
    given = {
        "datePublished": typed["published"].strip(),
        "author": [part.strip() for part in typed["author"].split(",") if part.strip()],
    }
    declared = metadata.check({n: v for n, v in given.items() if v}, "the form")
    room = asking.newsroom()
    if typed["format"] in ("", "json-ld") and (document := _document(data)) is not None:
        return room.drafts.open_document(document, editor=frame.editor(), name=name).id
    format_ = typed["format"] or None
    return room.drafts.open(data, editor=frame.editor(), name=name, format=format_, metadata=declared).id


def _document(data: bytes) -> Document | None:
    """The JSON-LD document that these bytes are, if they are one."""
    if not data.lstrip().startswith(b"{"):
        return None
    try:
        value = jsonld.parse(data)
    except Unreadable:
        return None
    return value if isinstance(value, dict) and "@context" in value else None


def _asked(typed: dict[str, str], status: int = 200, **values: Any) -> Response:
    return frame.page("new.html", status, formats=[*readers.READERS, "json-ld"], **typed, **values)


def _said(status: int, error: Unreadable) -> Response:
    made = jsonify({"said": str(error), "hint": error.hint})
    made.status_code = status
    return made


# The draft


def draft(id: str) -> Response:  # noqa: A002
    """The text and the form side by side."""
    desk = asking.newsroom().drafts.get(id)
    shown = view(desk.draft)
    state = Markup(_embedded(_state(desk, shown)))  # noqa: S704 - escaped there
    return frame.page(
        "draft.html",
        desk=desk,
        view=shown,
        state=state,
        editable=desk.record.state == "open",
        behind=_is_behind(desk),
        language=_language(desk),
        told=told,
        label=label,
        section="Drafts",
    )


def _language(desk: OnDesk) -> str:
    value = desk.draft.document["@graph"][0].get("inLanguage")
    return value if isinstance(value, str) else "en"


def _is_behind(desk: OnDesk) -> bool:
    """Whether the article was published again by somebody else since the draft began."""
    if desk.record.article is None or desk.record.digest is None:
        return False
    found = asking.newsroom().state(desk.record.article)
    return found is not None and found.digest != desk.record.digest


def _state(desk: OnDesk, shown: View) -> dict[str, Any]:
    """What the page's script knows of the draft."""
    return {
        "number": desk.record.number,
        "document": desk.draft.document,
        "undo": told(desk.undoable) if desk.undoable else "",
        "redo": told(desk.redoable) if desk.redoable else "",
        "open": shown.open,
        "published": _date(desk),
    }


def _date(desk: OnDesk) -> JSON:
    value = desk.draft.document["@graph"][0].get("datePublished")
    return value if isinstance(value, str) else ""


def _embedded(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def label(name: str) -> str:
    """A property as people call it."""
    return LABELS.get(name) or words_of(name)


def told(done: Done) -> str:
    """An action in words."""
    action = json.loads(done.action)
    node = str(action.get("node", "article")).replace("-", " ")
    what = label(str(action.get("pointer", "")).strip("/").split("/")[0]) if action.get("pointer") else ""
    value = action.get("value")
    shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    shown = shown if len(shown) <= 60 else shown[:57] + "…"
    words = {
        "set": f"{what} of {node} set to “{shown}”",
        "remove": f"{what} of {node} taken away",
        "accept": f"{what + ' of ' if what else ''}{node} accepted",
        "reject": f"{what + ' of ' if what else ''}{node} rejected",
        "mark": f"words marked as {shown}",
        "retype": f"{node} is a {shown}",
        "merge": f"{node} merged into {str(value).replace('-', ' ')}",
        "split": f"a mention split from {node}",
        "link": f"{node} linked to {shown}",
    }
    return words[action["kind"]]


_PARTS = (
    '{% import "desk/parts.html" as parts with context %}'
    '{{ parts.text_pane(view) if part == "text" else parts.form_pane(view, true) }}'
)


def _answer(desk: OnDesk) -> Response:
    """The draft after an action, for the page's script."""
    shown = view(desk.draft)
    parts = {
        part: render_template_string(_PARTS, view=shown, part=part, label=label) for part in ("text", "form")
    }
    return jsonify({**_state(desk, shown), "title": desk.record.title, **parts})


def act(id: str) -> AnyResponse:  # noqa: A002
    """Does what an editor wants; 409 with both versions if another did otherwise with the same value."""
    asked = request.get_json()
    room = asking.newsroom()
    try:
        actions = [
            Action(
                **{
                    n: v
                    for n, v in given.items()
                    if n in ("kind", "node", "pointer", "value", "start", "end")
                }
            )
            for given in asked["actions"]
        ]
        seen = asked.get("seen")
        if not actions or not (seen is None or isinstance(seen, int)):
            raise ValueError("nothing to do")
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        return _refused(422, f"this cannot be done: {error}")
    try:
        for action in actions:
            desk = room.drafts.act(id, action, editor=frame.editor(), seen=seen)
    except Clash as clash:
        theirs = json.loads(clash.theirs.action)
        return _refused(
            409,
            str(clash),
            theirs={**theirs, "editor": clash.theirs.editor, "told": told(clash.theirs)},
            number=room.drafts.get(id).record.number,
        )
    return _answer(desk)


def _refused(status: int, said: str, **more: Any) -> Response:
    made = jsonify({"said": said, **more})
    made.status_code = status
    return made


def undo(id: str) -> Response:  # noqa: A002
    """Takes the last action back."""
    return _answer(asking.newsroom().drafts.undo(id))


def redo(id: str) -> Response:  # noqa: A002
    """Does again what was taken back."""
    return _answer(asking.newsroom().drafts.redo(id))


def discard(id: str) -> AnyResponse:  # noqa: A002
    """Puts a draft away."""
    asking.newsroom().drafts.discard(id)
    flash("The draft was put away. It can be opened again from its address.", "ok")
    return redirect(url_for("desk.home"), 303)


def reopen(id: str) -> AnyResponse:  # noqa: A002
    """Takes a draft up again, or the article it was published as."""
    asking.newsroom().drafts.reopen(id)
    return redirect(url_for("desk.draft", id=id), 303)


def preview(id: str) -> Response:  # noqa: A002
    """How the article will look to readers, in a search result, and to machines."""
    desk = asking.newsroom().drafts.get(id)
    document = desk.draft.document
    return frame.page(
        "preview.html",
        article=document["@graph"][0],
        nodes=[n for n in document["@graph"][1:] if n.get("name")],
        written=json.dumps(document, ensure_ascii=False, indent=2),
        embedded=jsonld.embed(document),
        base=asking.newsroom().settings.base_url,
        language=_language(desk),
        record=desk.record,
    )


def known(id: str) -> Response:  # noqa: A002
    """Events that other articles speak of and that events of this draft may be, by node."""
    room = asking.newsroom()
    return jsonify(acquaintance.found(room, room.drafts.get(id).draft.document))


# Out


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
    from publisher.web.desk import compare

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
