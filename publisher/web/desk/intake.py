"""Taking an article in: pasted, uploaded; what cannot be read is said in place, and what was typed stays."""

from __future__ import annotations

from typing import Any, Final

from flask import Blueprint, Response, jsonify, redirect, request, url_for

from publisher import jsonld, readers
from publisher.errors import Unreadable
from publisher.model import Document
from publisher.readers import metadata
from publisher.web import asking
from publisher.web.desk import frame

LARGEST: Final = 8 * 1024 * 1024
"""A text or a file is at most this long, in bytes."""


def install_views(desk: Blueprint) -> None:
    """The page."""
    desk.add_url_rule("/new", view_func=new, methods=["GET", "POST"])


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
    return redirect(url_for("desk.draft", id=record), 303)


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
    return frame.page(
        "new.html", status, formats=[*readers.READERS, "json-ld"], most=LARGEST, **typed, **values
    )


def _said(status: int, error: Unreadable) -> Response:
    made = jsonify({"said": str(error), "hint": error.hint})
    made.status_code = status
    return made
