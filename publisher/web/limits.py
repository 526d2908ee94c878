"""How much one caller may ask, and how often a key may be guessed. Counted in each process, by the minute."""

from __future__ import annotations

import hashlib
import threading
import time
from typing import Final, NamedTuple

from flask import Flask, Response, abort, current_app, g, request

from publisher.errors import Unauthorized
from publisher.web import problems

WINDOW: Final = 60
MOST_CALLERS: Final = 100_000
"""So many callers are counted at once; beyond that counting begins anew, rather than memory running out."""

MOST_WRONG_KEYS: Final = 20
"""After so many wrong keys in a minute an address has to wait before its keys are looked at again."""


class State(NamedTuple):
    """Where a caller stands: how much is left, in how many seconds it begins anew."""

    left: int
    seconds: int


class Counter:
    """Counts per caller within a window of a minute."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._window, self._counts = 0, dict[str, int]()
        self._lock = threading.Lock()

    def add(self, caller: str, count: int = 1) -> State:
        """Counts one more, or only looks with `count=0`; a negative rest means that it is too much."""
        now = int(time.time())
        with self._lock:
            if now // WINDOW != self._window or len(self._counts) > MOST_CALLERS:
                self._window, self._counts = now // WINDOW, {}
            self._counts[caller] = self._counts.get(caller, 0) + count
            return State(self.most - self._counts[caller], WINDOW - now % WINDOW)


def install(app: Flask, most: int) -> None:
    """Limits what one caller may ask in a minute; 0 sets no limit. Guessing keys is always limited."""
    calls, guesses = Counter(most), Counter(MOST_WRONG_KEYS)
    app.extensions["calls"] = calls

    def before() -> Response | None:
        address = request.remote_addr or ""
        given = request.headers.get("Authorization")
        if given is not None:
            state = guesses.add(address, 0)
            if state.left <= 0:
                return wait(state.seconds, "too many wrong keys came from this address")
        if not most:
            return None
        g.caller = address if given is None else hashlib.sha256(given.encode()).hexdigest()
        return _count(calls, 1)

    def after(response: Response) -> Response:
        state: State | None = g.get("limit")
        if state is not None:
            response.headers["RateLimit-Policy"] = f'"minute";q={most};w={WINDOW}'
            response.headers["RateLimit"] = f'"minute";r={max(state.left, 0)};t={state.seconds}'
        return response

    def wrong_key(error: Unauthorized) -> Response:
        if "Authorization" in request.headers:
            guesses.add(request.remote_addr or "")
        return problems.of_error(error)

    app.before_request(before)
    app.after_request(after)
    app.register_error_handler(Unauthorized, wrong_key)


def charge(cost: int) -> None:
    """Counts this request as so many. A 429 if that is more than its caller has left."""
    if "caller" in g:
        refused = _count(current_app.extensions["calls"], cost - 1)
        if refused is not None:
            abort(refused)


def wait(seconds: int, said: str) -> Response:
    """A 429 that says when to come back."""
    made = problems.answer(problems.BY_STATUS[429], said)
    made.headers["Retry-After"] = str(seconds)
    return made


def _count(calls: Counter, cost: int) -> Response | None:
    g.limit = state = calls.add(g.caller, cost)
    return wait(state.seconds, f"more than {calls.most} requests a minute") if state.left < 0 else None
