"""What every page of the desk has: who is signed in, where one can go, its headers, its errors."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from flask_login import current_user
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from publisher import errors
from publisher.web import asking, problems

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
LARGEST_FORM = 9 * 1024 * 1024
"""A pasted text or an uploaded file is at most this long, in bytes."""

NAVIGATION: tuple[tuple[str, str], ...] = (
    ("Drafts", "desk.home"),
    ("Articles", "desk.articles"),
    ("Submissions", "desk.submissions"),
    ("Events", "desk.events"),
    ("Partners", "desk.partners"),
    ("Feeds", "desk.feeds"),
    ("Quality", "desk.quality"),
    ("Authority", "desk.authority"),
)
FOR_CHIEFS: tuple[tuple[str, str], ...] = (("Accounts", "desk.accounts"),)

desk = Blueprint(
    "desk", __name__, url_prefix="/desk", template_folder="templates", static_folder="static",
    static_url_path="/static",
)  # fmt: skip
csrf = CSRFProtect()

View = TypeVar("View", bound=Callable[..., Any])
OPEN = frozenset({"desk.sign_in", "desk.static"})
"""What is there without signing in."""


def page(template: str, status: int = 200, **values: Any) -> Response:
    """A page of the desk."""
    room = asking.newsroom()
    return Response(
        render_template(
            f"desk/{template}",
            newsroom=room.settings.name,
            navigation=NAVIGATION + (FOR_CHIEFS if is_chief() else ()),
            is_chief=is_chief(),
            **values,
        ),
        status,
    )


def editor() -> str:
    """The account that asks."""
    return str(current_user.id)


def is_chief() -> bool:
    """Whether who asks may also withdraw, kill and manage accounts and partners."""
    return bool(current_user.is_authenticated and current_user.role == "chief")


def chief_only(view: View) -> View:
    """A view for chiefs."""

    @functools.wraps(view)
    def checked(*args: Any, **kwargs: Any) -> Any:
        if not is_chief():
            raise errors.Forbidden("only a chief may do that", hint="ask a chief of the newsroom")
        return view(*args, **kwargs)

    return cast(View, checked)


def wants_json() -> bool:
    """Whether a script asks, not a person."""
    return request.accept_mimetypes.best == "application/json" or request.mimetype == "application/json"


@desk.before_request
def guard() -> AnyResponse | None:
    """Nobody gets in without an account, and nothing is done that a page of ours did not ask for."""
    request.max_content_length = LARGEST_FORM
    request.max_form_memory_size = LARGEST_FORM
    if request.endpoint not in OPEN and not current_user.is_authenticated:
        if wants_json():
            return _json(401, "your session has ended", hint="sign in again", sign_in=url_for("desk.sign_in"))
        return redirect(url_for("desk.sign_in", next=_back()), 303)
    if request.method not in ("GET", "HEAD", "OPTIONS"):
        csrf.protect()
    return None


def _back() -> str:
    """Where who has to sign in wanted to be: this page, or the one whose form was sent."""
    if request.method == "GET":
        return request.full_path.rstrip("?")
    came = urlsplit(request.referrer or "")
    if came.netloc != request.host:
        return url_for("desk.home")
    return f"{came.path}?{came.query}" if came.query else came.path


@desk.after_request
def headers(response: Response) -> Response:
    """The desk's pages run only its own scripts, stand in no frame, and are kept by nobody."""
    response.headers["Content-Security-Policy"] = CSP
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if request.endpoint != "desk.static":
        response.headers["Cache-Control"] = "no-store"
    if (
        response.status_code == 303 and wants_json()
    ):  # a script goes there itself, and what is said waits for it
        response.status_code = 200
        response.mimetype = "application/json"
        response.set_data(json.dumps({"to": response.headers.pop("Location")}))
    return response


def _json(status: int, said: str, **more: Any) -> Response:
    made = jsonify({"said": said, **more})
    made.status_code = status
    return made


@desk.get("/<path:rest>")
def nowhere(rest: str) -> Response:
    """An address of the desk at which nothing is."""
    raise errors.NotFound(f"there is no page /desk/{rest}")


@desk.errorhandler(errors.PublisherError)
def of_error(error: errors.PublisherError) -> Response:
    """One of our errors, as a page or for a script."""
    kind = next((problems.KINDS[cls] for cls in type(error).__mro__ if cls in problems.KINDS), None)
    status = kind.status if kind else 500
    if wants_json():
        return _json(status, str(error), hint=error.hint)
    return page(
        "problem.html", status, title=kind.title if kind else "A fault", said=str(error), hint=error.hint
    )


@desk.errorhandler(HTTPException)
def of_http(error: HTTPException) -> AnyResponse:
    """An error of HTTP, as a page or for a script."""
    if error.code is None or error.code < 400:
        return error.get_response()
    said = {404: "There is no such page.", 413: "That is too large: at most 8 MB are read."}.get(
        error.code, error.description or ""
    )
    if isinstance(error, CSRFError):
        said = "This page is too old to be sent. Go back, load it again, and send it once more."
    if wants_json():
        return _json(error.code, said)
    return page("problem.html", error.code, title=error.name, said=said, hint="")
