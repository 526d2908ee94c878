"""How much one caller may ask, and how often a key may be guessed."""

from __future__ import annotations

from typing import Final

from flask import Flask, Response, abort, current_app, g, request

from publisher.errors import Unauthorized
from publisher.web import problems
from publisher.web.calls import WINDOW, Calls, State

MOST_WRONG_KEYS: Final = 20
"""After so many wrong keys in a minute an address has to wait before its keys are looked at again."""


def install(app: Flask, most: int, calls: Calls) -> None:
    """Limits what one caller may ask in a minute; 0 sets no limit. Guessing keys is always limited."""
    app.extensions["limits"] = most, calls

    def before() -> Response | None:
        given = request.headers.get("Authorization")
        if given is not None:
            guesses = calls.add(_guesser(), 0)
            if guesses.calls >= MOST_WRONG_KEYS:
                return wait(guesses.seconds, "too many wrong keys came from this address")
        if not most:
            return None
        g.caller = f"address {request.remote_addr}" if given is None else f"key {given}"
        return _count(1)

    def after(response: Response) -> Response:
        state: State | None = g.get("limit")
        if state is not None:
            response.headers["RateLimit-Policy"] = f'"minute";q={most};w={WINDOW}'
            response.headers["RateLimit"] = f'"minute";r={max(most - state.calls, 0)};t={state.seconds}'
        return response

    def wrong_key(error: Unauthorized) -> Response:
        if "Authorization" in request.headers:
            calls.add(_guesser())
        return problems.of_error(error)

    app.before_request(before)
    app.after_request(after)
    app.register_error_handler(Unauthorized, wrong_key)


def charge(cost: int) -> None:
    """Counts this request as so many. A 429 if that is more than its caller has left."""
    if "caller" in g:
        refused = _count(cost - 1)
        if refused is not None:
            abort(refused)


def wait(seconds: int, said: str) -> Response:
    """A 429 that says when to come back."""
    made = problems.answer(problems.BY_STATUS[429], said)
    made.headers["Retry-After"] = str(seconds)
    return made


def _guesser() -> str:
    return f"guesses of {request.remote_addr}"


def _count(cost: int) -> Response | None:
    most, calls = current_app.extensions["limits"]
    g.limit = state = calls.add(g.caller, cost)
    return wait(state.seconds, f"more than {most} requests a minute") if state.calls > most else None
