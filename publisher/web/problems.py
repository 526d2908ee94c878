"""Every error as a problem (RFC 9457), and the one table of which error has which status.

The `type` of a problem is an address here that answers with a page about it.
"""

from __future__ import annotations

import json
import logging
from typing import Any, NamedTuple

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound, RequestedRangeNotSatisfiable

from publisher import errors
from publisher.messages import stamp
from publisher.records import Item
from publisher.validation import report as reports

log = logging.getLogger("publisher")


class Kind(NamedTuple):
    """One kind of problem: its name in the address of its page, its status, its title, what to do."""

    name: str
    status: int
    title: str
    advice: str


KINDS: dict[type[Exception], Kind] = {
    errors.Unreadable: Kind("unreadable", 422, "The content is not what it claims to be",
        "Look at line and column. A document must be strict JSON in UTF-8: no member twice, no NaN, at most "
        "1 MiB and 32 levels."),
    errors.Misplaced: Kind("wrong-cursor", 400, "There is no such place in this list",
        "Begin without a cursor, and use next_cursor of each answer as it is."),
    errors.Unauthorized: Kind("unauthorized", 401, "A key is missing or not known",
        "Send Authorization: Bearer with a key that the newsroom gave you and that has not expired."),
    errors.Forbidden: Kind("forbidden", 403, "This key does not allow that",
        "Ask the newsroom for a key with the scope that the problem names."),
    errors.NotFound: Kind("not-found", 404, "Nothing is there",
        "The address or the id is wrong, or it was never published."),
    errors.Conflict: Kind("conflict", 409, "Something else is there already",
        "Choose another id, or change what is there."),
    errors.Gone: Kind("gone", 410, "It was withdrawn",
        "Take it down. If kind is killed, destroy every copy; reason and at say why and since when."),
    errors.PreconditionFailed: Kind("precondition-failed", 412, "Somebody else changed it first",
        "Fetch it again, look at what changed, and send If-Match with its present ETag."),
    errors.Unreachable: Kind("unreachable", 422, "Nothing is sent to this address",
        "Give an https address on a public machine, without a user name in it."),
    errors.Refused: Kind("refused", 422, "The document has errors",
        "The report lists each fault with its place and how to mend it. Nothing was stored."),
    errors.PreconditionRequired: Kind("precondition-required", 428, "Say which state this changes",
        "Send If-Match with the ETag of the state you know."),
    errors.DiskFull: Kind("disk-full", 507, "There is no room to store anything",
        "Reading goes on. Try again later."),
    errors.Unavailable: Kind("unavailable", 503, "The database does not answer now",
        "Try again after the seconds that Retry-After names."),
    errors.Misconfigured: Kind("misconfigured", 503, "The service is not set up rightly",
        "Its operator must look at the log."),
}  # fmt: skip

BY_STATUS: dict[int, Kind] = {
    400: Kind("bad-request", 400, "The request is not understood", "Look at what the problem says is wrong."),
    404: KINDS[errors.NotFound],
    405: Kind("method-not-allowed", 405, "This cannot be done here", "Allow lists the methods that can."),
    406: Kind("not-acceptable", 406, "None of the formats asked for is there",
        "Ask for one of the media types that the contract lists."),
    411: Kind("length-required", 411, "The length of the body is missing", "Send Content-Length."),
    413: Kind("too-large", 413, "The body is too large", "A document is at most 1 MiB."),
    414: Kind("address-too-long", 414, "The address is too long", "Ask for less at once."),
    415: Kind("unsupported-media-type", 415, "This media type is not read here",
        "Send application/ld+json or application/json, in UTF-8."),
    416: Kind("range-not-satisfiable", 416, "The file has no such bytes",
        "Content-Range says how long it is."),
    422: Kind("wrong-message", 422, "A member of the message is wrong", "errors lists each by its pointer."),
    429: Kind("too-many-requests", 429, "Too many requests", "Wait the seconds that Retry-After names."),
    431: Kind("headers-too-large", 431, "The headers are too large", "Send less of them."),
    501: Kind("not-implemented", 501, "This is not done here", "Ask for a format that the contract lists."),
    500: Kind("internal", 500, "A fault in the service", "It was logged. Try again; tell us if it stays so."),
}  # fmt: skip

ALL: dict[str, Kind] = {kind.name: kind for kind in (*KINDS.values(), *BY_STATUS.values())}


def answer(kind: Kind, detail: str = "", /, **more: Any) -> Response:
    """A problem as an answer; `more` are further members."""
    body = {
        "type": f"{current_app.config['BASE_URL']}/problems/{kind.name}",
        "title": kind.title,
        "status": kind.status,
        "detail": detail or kind.advice,
        **{name: value for name, value in more.items() if value not in (None, "")},
    }
    made = Response(
        json.dumps(body, ensure_ascii=False), kind.status, content_type="application/problem+json"
    )
    made.headers["Cache-Control"] = "no-store"
    if kind.status == 401:
        made.headers["WWW-Authenticate"] = 'Bearer realm="publisher"'
    if kind.status == 503:
        made.headers["Retry-After"] = "5"
    if kind.status == 507:
        made.headers["Retry-After"] = "60"
    return made


def of_error(error: errors.PublisherError) -> Response:
    """The problem that one of our errors is."""
    kind = next((KINDS[cls] for cls in type(error).__mro__ if cls in KINDS), BY_STATUS[500])
    more: dict[str, Any] = {"hint": error.hint}
    if isinstance(error, errors.Refused):
        more["report"] = reports.dump(error.report, current_app.config["BASE_URL"])
    if isinstance(error, errors.Unreadable):
        more |= {"line": error.line, "column": error.column}
    if isinstance(error, errors.Gone) and error.tombstone is not None:
        more |= tombstone(error.tombstone)
    if kind.status >= 500:
        log.error("%s %s: %s", request.method, request.path, error)
    if isinstance(error, errors.Misconfigured | errors.Unavailable):  # how it is set up is not for the world
        return answer(kind)
    return answer(kind, str(error), **more)


def tombstone(item: Item) -> dict[str, Any]:
    """What is left of an article that was taken back, and what those who have copies must do."""
    must = "destroy every copy and confirm" if item.state == "killed" else "take it down"
    return {
        "article": item.id,
        "kind": item.state,
        "at": stamp(item.at),
        "reason": item.reason,
        "revision": item.revision,
        "change": item.change,
        "action": must,
        "receipt": f"{current_app.config['BASE_URL']}/v1/changes/{item.change}/receipt",
    }


def of_http(error: HTTPException) -> Response:
    """The problem that an error of HTTP is."""
    if isinstance(error.response, Response):  # it is a problem already, and says more
        return error.response
    if error.code is None or error.code < 400:  # a redirect
        return Response(
            error.get_response().get_data(), error.code or 302, dict(error.get_response().headers)
        )
    if isinstance(error, NotFound):
        return answer(BY_STATUS[404], f"nothing stands at {request.path}", hint="/docs lists what there is")
    said = error.description or ""
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        said = f"{request.method} is not done here, but {', '.join(sorted(error.valid_methods))}"
    made = answer(BY_STATUS.get(error.code) or BY_STATUS[400], said)
    if isinstance(error, RequestedRangeNotSatisfiable) and error.length is not None:
        made.headers["Content-Range"] = f"bytes */{error.length}"
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        made.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return made


def _of_anything(error: Exception) -> Response:
    log.exception("%s %s", request.method, request.path)
    return answer(BY_STATUS[500])


def install(app: Flask) -> None:
    """Makes every error of this app a problem."""
    app.register_error_handler(errors.PublisherError, of_error)
    app.register_error_handler(HTTPException, of_http)
    app.register_error_handler(Exception, _of_anything)
