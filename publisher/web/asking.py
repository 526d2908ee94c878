"""What a request asks: its parameters, its document, the states it names, who asks."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, NoReturn, cast
from urllib.parse import parse_qsl

from flask import abort, current_app, g, request
from marshmallow import Schema, ValidationError
from werkzeug.exceptions import HTTPException

from publisher import jsonld, publication, questions
from publisher.errors import Forbidden, Unauthorized
from publisher.jsonld import MOST_BYTES
from publisher.newsroom import Newsroom
from publisher.records import ANYBODY, Key, Scope, Viewer
from publisher.web import problems

MOST_MESSAGE = 65_536
"""A message or form is at most this long, in bytes."""

DOCUMENT_TYPES = ("application/ld+json", "application/json")

ARTICLE_TYPES = ("text/plain", "text/html", "application/xhtml+xml", "application/json", "application/xml")


def newsroom() -> Newsroom:
    """The newsroom this app serves."""
    return cast(Newsroom, current_app.config["NEWSROOM"])


def parameters(schema: type[Schema]) -> dict[str, Any]:
    """The parameters of the address. A 400 names each that is unknown, wrong or given twice."""
    made = schema()
    given: dict[str, Any] = {}
    for name, values in request.args.lists():
        field = made.fields.get(name)
        several = field is not None and type(field).__name__ == "List"
        if len(values) > 1 and not several:
            refuse([{"pointer": f"/{name}", "detail": "is given more than once"}])
        given[name] = values if several else values[0]
    if any("\0" in value for values in request.args.listvalues() for value in values):
        refuse([{"pointer": "", "detail": "a parameter holds the character NUL"}])
    try:
        return cast("dict[str, Any]", made.load(given))
    except ValidationError as error:
        refuse(questions.faults(error))


def name_of(id: str) -> str:
    """An id under which something may be published. A 400 if it cannot be one."""
    if not publication.ID.fullmatch(id):
        refuse([{"pointer": "/id", "detail": "must be lower case letters, digits and hyphens, at most 100"}])
    return id


def refuse(found: list[dict[str, str]], status: int = 400) -> NoReturn:
    """Ends the request with a problem that lists what is wrong."""
    said = "; ".join(f"{fault['pointer'].lstrip('/')}: {fault['detail']}".lstrip(": ") for fault in found)
    error = HTTPException(response=problems.answer(problems.BY_STATUS[status], said, errors=found))
    error.code = status
    raise error


def document() -> bytes:
    """The document that was sent, as bytes. 415, 411 and 413 before any of it is read."""
    _typed(DOCUMENT_TYPES)
    if request.mimetype_params.get("charset", "utf-8").lower() not in ("utf-8", "utf8"):
        abort(415, "documents are UTF-8")
    return body(MOST_BYTES)


def _typed(media: Collection[str]) -> None:
    """A 415 for a body that is of none of these types."""
    if request.mimetype not in media:
        said = f"{request.mimetype} is not read here" if request.mimetype else "the body has no Content-Type"
        abort(problems.answer(problems.BY_STATUS[415], said, hint=f"read here: {', '.join(media)}"))


def article(*, of_stranger: int) -> bytes:
    """The article that was sent, in any format that is read; a short one if it comes without a key.

    415, 411 and 413 before any of it is read.
    """
    _typed(ARTICLE_TYPES)
    return body(of_stranger, "; with a key up to 1 MiB") if key() is None else body(MOST_BYTES)


def body(most: int, more: str = "") -> bytes:
    """The bytes that were sent, at most so many; `more` says how more would be read."""
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        abort(415, "bodies are read uncompressed")
    if "Transfer-Encoding" in request.headers and request.content_length is None:
        abort(411)
    if (request.content_length or 0) > most:
        abort(413, f"at most {most:,} bytes are read here{more}")
    return request.get_data(cache=False)


def message(schema: type[Schema]) -> dict[str, Any]:
    """The JSON message that was sent. 415, 413; a 422 names each member that is unknown or wrong."""
    _typed(("application/json",))
    given = jsonld.parse(body(MOST_MESSAGE))
    if not isinstance(given, dict):
        refuse([{"pointer": "", "detail": "a message is an object"}], 422)
    try:
        return cast("dict[str, Any]", schema().load(given))
    except ValidationError as error:
        refuse(questions.faults(error), 422)


def form() -> dict[str, str]:
    """The fields of the form that was sent; the first of each name. 415, 413."""
    if request.mimetype != "application/x-www-form-urlencoded":
        abort(415, "a form is sent as application/x-www-form-urlencoded")
    try:
        fields = parse_qsl(body(MOST_MESSAGE).decode(), keep_blank_values=True, max_num_fields=50)
    except ValueError:
        refuse([{"pointer": "", "detail": "the form cannot be read"}])
    if any("\0" in value for _, value in fields):
        refuse([{"pointer": "", "detail": "a field holds the character NUL"}])
    return dict(reversed(fields))


def if_match() -> Collection[str] | None:
    """The digests that If-Match names, None if there is none. Weak tags never match (RFC 9110 13.1.1)."""
    given = request.headers.get("If-Match")
    if given is None:
        return None
    if given.strip() == "*":
        return ("*",)
    return re.findall(r'(?<!W/)"([^"]*)"', given)


def create_only() -> bool:
    """Whether the request says that nothing may be there yet."""
    return request.headers.get("If-None-Match", "").strip() == "*"


def key() -> Key | None:
    """The key that was sent, None if there is none. Raises Unauthorized if it is none that is good."""
    if "key" not in g:
        given = request.headers.get("Authorization")
        g.key = None if given is None else _key(given)
    return cast("Key | None", g.key)


def _key(given: str) -> Key:
    scheme, _, words = given.partition(" ")
    if scheme.lower() != "bearer":
        raise Unauthorized("a key is sent as Bearer", hint="send Authorization: Bearer pub_...")
    return newsroom().partners.recognise(words.strip())


def viewer() -> Viewer:
    """Who looks. Raises Unauthorized for a key that is none."""
    found = key()
    if found is None:
        return ANYBODY
    return Viewer(found.partner if "read" in found.scopes else None, "newsroom" in found.scopes)


def author() -> Viewer:
    """Whose submissions are meant: the partner's own, or all for the newsroom."""
    found = key()
    assert found is not None
    return Viewer(found.partner, "newsroom" in found.scopes)


def idempotency() -> str:
    """The Idempotency-Key. A 400 without one, or if it is none."""
    given = request.headers.get("Idempotency-Key", "").strip().strip('"')
    if not re.fullmatch(r"[\x21-\x7e]{8,200}", given):
        said = "is needed: 8 to 200 visible ASCII characters, new for each document"
        refuse([{"pointer": "/Idempotency-Key", "detail": said}])
    return given


def either(*scopes: Scope) -> Key:
    """The key that was sent. Raises Unauthorized without one, Forbidden if it has none of the scopes."""
    found = key()
    if found is None or found.scopes.isdisjoint(scopes):
        return require(scopes[0])
    return found


def require(scope: Scope) -> Key:
    """The key that was sent. Raises Unauthorized without one, Forbidden if it lacks the scope."""
    found = key()
    if found is None:
        raise Unauthorized("a key is needed", hint=f"send Authorization: Bearer with a key for {scope!r}")
    if scope not in found.scopes:
        raise Forbidden(f"the key has no scope {scope!r}", hint=f"it has: {', '.join(sorted(found.scopes))}")
    return found
