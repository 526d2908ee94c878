"""Answers: stored bytes as they are, messages as JSON; both have tags, so that asking again is cheap."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from flask import Response, abort, request

JSON_LD = "application/ld+json"
JSON = "application/json"
JSON_SCHEMA = "application/schema+json"
PATCH = "application/json-patch+json"
IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATE = "public, max-age=0, must-revalidate"


def stored(body: bytes, digest: str, *, media: str = JSON_LD, cache: str = REVALIDATE) -> Response:
    """Bytes of which the SHA-256 is known."""
    made = Response(body, content_type=media)
    made.headers["Content-Digest"] = f"sha-256=:{base64.b64encode(bytes.fromhex(digest)).decode()}:"
    return tagged(made, digest, cache)


def message(value: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A message as JSON. What was read gets a tag, what was done none."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    made = Response(data, status, headers, content_type=JSON)
    if request.method in ("GET", "HEAD"):
        return tagged(made, hashlib.sha256(data).hexdigest(), REVALIDATE)
    made.headers["Cache-Control"] = "no-store"
    return made


def tagged(made: Response, tag: str, cache: str) -> Response:
    """Puts a strong tag on an answer, and answers 304 if the reader has it already."""
    made.headers["Cache-Control"] = "private, no-cache" if "Authorization" in request.headers else cache
    made.headers["Vary"] = "Accept, Authorization"
    made.set_etag(tag)
    made.make_conditional(request)
    return made


def page(said: dict[str, Any]) -> Response:
    """One page of a list, with a link to the next."""
    made = message(said)
    if said["next_cursor"] and said.get("more", True):
        asked = request.args.to_dict(flat=False) | {"cursor": [said["next_cursor"]]}
        made.headers["Link"] = links(next=f"{request.path}?{urlencode(asked, doseq=True)}")
    return made


def choose(*media: str) -> str:
    """The media type the reader likes best of these; a 406 if it takes none."""
    if not request.accept_mimetypes:
        return media[0]
    best = request.accept_mimetypes.best_match(media)
    if best is None:
        abort(406, f"it is there as {', '.join(media)}")
    return best


def links(**targets: str | None) -> str:
    """A Link header (RFC 8288) of these relations."""
    return ", ".join(f'<{target}>; rel="{name}"' for name, target in targets.items() if target)


def spliced(parts: Iterable[bytes], media: str) -> Response:
    """An answer made of pieces of bytes."""
    body = b"".join(parts)
    return stored(body, hashlib.sha256(body).hexdigest(), media=media)
