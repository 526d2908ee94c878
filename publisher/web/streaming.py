"""The log of changes as Server-Sent Events: a reader that is connected hears of a change at once."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

from flask import Response, abort, current_app, request

from publisher import messages
from publisher.errors import Unavailable
from publisher.newsroom import Newsroom
from publisher.web import asking, limits

MEDIA: Final = "text/event-stream"
POLL_SECONDS: Final = 0.5
BEAT_SECONDS: Final = 15.0
RETRY_SECONDS: Final = 5

_running: set[object] = set()
_one_at_a_time = threading.Lock()


def stream(cursor: str | None) -> Response:
    """The changes after a cursor, and those that come, for a while; the reader connects again by itself.

    Each event's id is the cursor after it, so a reader goes on where it was. A stream holds a thread; when
    too many are open a reader is asked to poll (429).
    """
    room = asking.newsroom()
    after = room.cursors.read("changes", cursor) if cursor else 0
    most = current_app.config["STREAM_MOST"]
    token = object()
    with _one_at_a_time:
        if len(_running) >= most:
            abort(
                limits.wait(RETRY_SECONDS, f"{most} readers are connected already; ask for the list instead")
            )
        _running.add(token)
    gone: Callable[[], bool] = request.environ.get("waitress.client_disconnected", bool)
    body = _held(token, _events(room, after, current_app.config["STREAM_SECONDS"], gone))
    made = Response(chain([next(body)], body), content_type=MEDIA)
    made.headers["Cache-Control"] = "no-store"
    made.headers["X-Accel-Buffering"] = "no"  # nginx would hold events back
    made.call_on_close(lambda: _running.discard(token))
    return made


def _held(token: object, events: Iterator[bytes]) -> Iterator[bytes]:
    """The events; the place of their reader is free when they end, and not only when somebody closes them."""
    try:
        yield from events
    finally:
        _running.discard(token)


def _events(room: Newsroom, after: int, seconds: float, gone: Callable[[], bool]) -> Iterator[bytes]:
    room.changes(after=after, limit=1)  # what is wrong is told as a problem, before this is a stream
    yield b"retry: 1000\n\n"
    ends = time.monotonic() + seconds
    beat = time.monotonic() + BEAT_SECONDS
    while not gone():
        try:
            page, more = room.changes(after=after)
        except Unavailable:  # whoever connects again is told
            return
        for change in page.items:
            said = json.dumps(messages.change(change, room.settings.base_url), ensure_ascii=False)
            yield f"id: {room.cursors.write('changes', change.number)}\ndata: {said}\n\n".encode()
            after = change.number
        now = time.monotonic()
        if now >= ends:
            return
        if page.items:
            beat = now + BEAT_SECONDS
        elif now >= beat:
            beat = now + BEAT_SECONDS
            yield b": still here\n\n"
        if not more:
            time.sleep(min(POLL_SECONDS, max(ends - now, 0.0)))
