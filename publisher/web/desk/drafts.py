"""Drafts on the desk: shown side by side with their text, mended action by action."""

from __future__ import annotations

import functools
import json
from typing import Any

from flask import Blueprint, Response, flash, jsonify, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from publisher import jsonld
from publisher.mending import Action
from publisher.model import JSON, Report
from publisher.newsroom.drafts import Clash, OnDesk
from publisher.validation import report as reports
from publisher.web import asking
from publisher.web.desk import acquaintance, frame, words
from publisher.web.desk.view import View, view


def install_views(desk: Blueprint) -> None:
    """The pages, and what their scripts ask."""
    desk.add_url_rule("", view_func=home)
    desk.add_url_rule("/drafts/<id>", view_func=draft)
    desk.add_url_rule("/drafts/<id>/actions", view_func=act, methods=["POST"])
    desk.add_url_rule("/drafts/<id>/undo", view_func=undo, methods=["POST"])
    desk.add_url_rule("/drafts/<id>/redo", view_func=redo, methods=["POST"])
    desk.add_url_rule("/drafts/<id>/meanwhile", view_func=meanwhile)
    desk.add_url_rule("/drafts/<id>/history", view_func=history)
    desk.add_url_rule("/drafts/<id>/preview", view_func=preview)
    desk.add_url_rule("/drafts/<id>/known", view_func=known)
    desk.add_url_rule("/drafts/<id>/discard", view_func=discard, methods=["POST"])
    desk.add_url_rule("/drafts/<id>/reopen", view_func=reopen, methods=["POST"])


def home() -> Response:
    """The drafts on the desk."""
    room = asking.newsroom()
    return frame.page(
        "home.html", open=room.drafts.page("open"), published=room.drafts.page("published", limit=20)
    )


def draft(id: str) -> Response:
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
        label=words.label,
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
    undoable, redoable = desk.undoable(frame.editor()), desk.redoable(frame.editor())
    return {
        "number": desk.record.number,
        "state": desk.record.state,
        "document": desk.draft.document,
        "undo": words.told(undoable, desk) if undoable else "",
        "redo": words.told(redoable, desk) if redoable else "",
        "lacks": reports.dump(Report.of("", (), desk.draft.findings))["findings"],
        "open": shown.open,
        "published": _date(desk),
    }


def _date(desk: OnDesk) -> JSON:
    value = desk.draft.document["@graph"][0].get("datePublished")
    return value if isinstance(value, str) else ""


def _embedded(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _answer(desk: OnDesk, **more: Any) -> Response:
    """The draft after an action, for the page's script."""
    shown = view(desk.draft)
    parts = {
        part: render_template(f"desk/{part}_part.html", view=shown, label=words.label)
        for part in ("text", "form")
    }
    return jsonify({**_state(desk, shown), "title": desk.record.title, **parts, **more})


def act(id: str) -> AnyResponse:
    """Does what an editor wants; 409 with both versions if another did otherwise with the same value."""
    room = asking.newsroom()
    try:
        actions, seen = _asked(request.get_json())
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        return _refused(422, f"this cannot be done: {error}")
    try:
        for action in actions:
            desk = room.drafts.act(id, action, editor=frame.editor(), seen=seen)
    except Clash as clash:
        theirs = json.loads(clash.theirs.action)
        now = room.drafts.get(id)
        told = words.told(clash.theirs, now)
        return _refused(
            409,
            str(clash),
            theirs={**theirs, "editor": clash.theirs.editor, "told": told},
            number=now.record.number,
        )
    return _answer(desk)


_MEMBERS = frozenset({"kind", "node", "pointer", "value", "start", "end"})


def _asked(asked: Any) -> tuple[list[Action], int | None]:
    """The actions that a script asks for and the number of the last one it has seen."""
    actions = [Action(**{n: v for n, v in one.items() if n in _MEMBERS}) for one in asked["actions"]]
    seen = asked.get("seen")
    if not actions or not (seen is None or isinstance(seen, int)):
        raise ValueError("nothing to do")
    return actions, seen


def _refused(status: int, said: str, **more: Any) -> Response:
    made = jsonify({"said": said, **more})
    made.status_code = status
    return made


def undo(id: str) -> Response:
    """Takes back what who asks did last."""
    done, desk = asking.newsroom().drafts.undo(id, editor=frame.editor())
    return _answer(desk, done=words.told(done, desk))


def redo(id: str) -> Response:
    """Does again what who asks took back."""
    done, desk = asking.newsroom().drafts.redo(id, editor=frame.editor())
    return _answer(desk, done=words.told(done, desk))


def meanwhile(id: str) -> Response:
    """The draft, if it is another than after the action that the script has seen; else nothing (204)."""
    room = asking.newsroom()
    seen = request.args.get("seen", default=-1, type=int)
    if not room.drafts.is_ahead(id, seen):
        return Response(status=204)
    desk = room.drafts.get(id)
    others = [d for d in desk.log if d.number > seen and d.editor != frame.editor()]
    said = f"{others[-1].editor}: {words.told(others[-1], desk)}" if others else ""
    return _answer(desk, meanwhile=said)


def history(id: str) -> Response:
    """Everything that was done to a draft, newest first, as items of a list."""
    desk = asking.newsroom().drafts.get(id)
    told = functools.partial(words.told, desk=desk)
    return Response(render_template("desk/history.html", desk=desk, told=told))


def discard(id: str) -> AnyResponse:
    """Puts a draft away."""
    asking.newsroom().drafts.discard(id)
    again = Markup('The draft was put away. <a href="{}">Look at it again</a>').format(
        url_for("desk.draft", id=id)
    )
    flash(again, "ok")
    return redirect(url_for("desk.home"), 303)


def reopen(id: str) -> AnyResponse:
    """Takes a draft up again, or the article it was published as."""
    asking.newsroom().drafts.reopen(id)
    return redirect(url_for("desk.draft", id=id), 303)


def preview(id: str) -> Response:
    """How the article will look to readers, in a search result, and to machines."""
    desk = asking.newsroom().drafts.get(id)
    document = desk.draft.document
    return frame.page(
        "preview.html",
        article=document["@graph"][0],
        written=json.dumps(document, ensure_ascii=False, indent=2),
        embedded=jsonld.embed(document),
        base=asking.newsroom().settings.base_url,
        language=_language(desk),
    )


def known(id: str) -> Response:
    """Events that other articles speak of and that events of this draft may be, by node."""
    room = asking.newsroom()
    return jsonify(acquaintance.found(room, room.drafts.get(id).draft.document))
