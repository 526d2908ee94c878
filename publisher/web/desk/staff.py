"""Accounts of the desk: a chief makes, changes and closes them; everybody changes their own password."""

from __future__ import annotations

import secrets
from typing import Any

from flask import Blueprint, Response, flash, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from publisher.errors import Conflict, Misconfigured, Unauthorized
from publisher.records import ROLES, Role
from publisher.web import asking
from publisher.web.desk import frame


def install_views(desk: Blueprint) -> None:
    """The pages."""
    desk.add_url_rule("/accounts", view_func=accounts)
    desk.add_url_rule("/accounts", view_func=add_account, methods=["POST"])
    desk.add_url_rule("/accounts/<id>/role", view_func=set_role, methods=["POST"])
    desk.add_url_rule("/accounts/<id>/password", view_func=new_password, methods=["POST"])
    desk.add_url_rule("/accounts/<id>/open", view_func=set_open, methods=["POST"])
    desk.add_url_rule("/me", view_func=me, methods=["GET", "POST"])


@frame.chief_only
def accounts(status: int = 200, *, said: str = "", whose: str = "", password: str = "") -> Response:
    """Every account; a password that was just made is shown now and never again."""
    return frame.page(
        "accounts.html", status, found=asking.newsroom().users.everyone(), roles=ROLES, said=said,
        whose=whose, password=password, section="Accounts",
    )  # fmt: skip


def _role() -> Role:
    return "chief" if request.form.get("role") == "chief" else "editor"


@frame.chief_only
def add_account() -> Any:
    """A new account with a password that is made for it."""
    id_, password = request.form.get("id", "").strip(), secrets.token_urlsafe(12)
    try:
        asking.newsroom().users.add(id_, password, name=request.form.get("name", "").strip(), role=_role())
    except (Conflict, Misconfigured) as error:
        said = ". ".join(part[:1].upper() + part[1:] for part in (str(error), error.hint) if part)
        return accounts(422, said=said + ".")
    return accounts(201, whose=id_, password=password)


def _not_oneself(id: str) -> None:
    if id == frame.editor():
        raise Conflict("nobody changes their own role or closes their own account", hint="ask another chief")


@frame.chief_only
def set_role(id: str) -> AnyResponse:
    """Makes an editor a chief, or the other way round."""
    _not_oneself(id)
    found = asking.newsroom().users.set_role(id, _role())
    flash(f"{found.name} is {'a chief' if found.role == 'chief' else 'an editor'}.", "ok")
    return redirect(url_for("desk.accounts"), 303)


@frame.chief_only
def new_password(id: str) -> Response:
    """A new password for who has lost theirs; they are signed out everywhere."""
    _not_oneself(id)
    password = secrets.token_urlsafe(12)
    asking.newsroom().users.set_password(id, password)
    return accounts(whose=id, password=password)


@frame.chief_only
def set_open(id: str) -> AnyResponse:
    """Closes an account, or opens it again."""
    _not_oneself(id)
    close = request.form.get("open") == "no"
    found = asking.newsroom().users.disable(id, disabled=close)
    flash(f"{found.name} {'is signed out and may not sign in' if close else 'may sign in'}.", "ok")
    return redirect(url_for("desk.accounts"), 303)


def me() -> Any:
    """Changes one's own password; one is signed out everywhere and signs in again."""
    said = ""
    if request.method == "POST":
        try:
            asking.newsroom().users.change_password(
                frame.editor(), request.form.get("old", ""), request.form.get("new", "")
            )
        except (Unauthorized, Misconfigured) as error:
            said = f"{str(error)[:1].upper()}{str(error)[1:]}."
        else:
            flash("Your password is changed. Sign in with the new one.", "ok")
            return redirect(url_for("desk.sign_in"), 303)
    return frame.page("me.html", 422 if said else 200, said=said)
