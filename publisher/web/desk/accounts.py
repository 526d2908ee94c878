"""Signing in and out of the desk. A session is kept by the newsroom; the cookie only names it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Flask, request, url_for
from flask_login import LoginManager, current_user, login_user, logout_user
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from publisher import records
from publisher.errors import Unauthorized
from publisher.newsroom import Newsroom
from publisher.web import asking
from publisher.web.desk import frame


class Signed:
    """An account with the words of its session, as Flask-Login wants it."""

    is_authenticated = is_active = True
    is_anonymous = False

    def __init__(self, user: records.User, words: str) -> None:
        self.id, self.name, self.role, self.words = user.id, user.name, user.role, words

    def get_id(self) -> str:
        """What the cookie holds: the session, so that ending it ends the sign-in."""
        return self.words


def install(app: Flask, newsroom: Newsroom) -> None:
    """Cookies, forms that cannot be forged, and who is signed in."""
    secure = newsroom.settings.base_url.startswith("https:")
    app.config.update(
        SECRET_KEY=newsroom.secret_for("desk cookies"),
        SESSION_COOKIE_NAME="__Host-desk" if secure else "desk",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        WTF_CSRF_CHECK_DEFAULT=False,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
    )
    frame.csrf.init_app(app)
    manager = LoginManager(app)
    manager.session_protection = None

    def load(words: str) -> Signed | None:
        user = newsroom.users.recognise(words)
        return None if user is None else Signed(user, words)

    manager.user_loader(load)


def install_views(desk: Blueprint) -> None:
    """The pages."""
    desk.add_url_rule("/sign-in", view_func=sign_in, methods=["GET", "POST"])
    desk.add_url_rule("/sign-out", view_func=sign_out, methods=["POST"])


def sign_in() -> Any:
    """Asks for name and password; goes on where one came from."""
    target = _safe(request.values.get("next", ""))
    name = request.form.get("name", "").strip()
    if request.method == "GET":
        if current_user.is_authenticated:
            return redirect(target, 303)
        return frame.page("sign_in.html", next=target, name="", said="")
    room = asking.newsroom()
    try:
        words = room.users.sign_in(name, request.form.get("password", ""))
    except Unauthorized as error:
        said = ". ".join(part[:1].upper() + part[1:] for part in (str(error), error.hint) if part) + "."
        return frame.page("sign_in.html", 401, next=target, name=name, said=said)
    user = room.users.recognise(words)
    assert user is not None
    login_user(Signed(user, words))
    return redirect(target, 303)


def sign_out() -> Response:
    """Ends the session."""
    asking.newsroom().users.sign_out(current_user.words)
    logout_user()
    return redirect(url_for("desk.sign_in"), 303)


def _safe(target: str) -> str:
    """An address on the desk itself; its first page for any other."""
    parts = urlsplit(target)
    good = not parts.scheme and not parts.netloc and parts.path.startswith("/desk") and "\\" not in target
    return target if good else url_for("desk.home")
