"""Partners and their keys, and who has not confirmed a kill."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from flask import Blueprint, Response, flash, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from publisher.errors import Conflict, Misconfigured, NotFound
from publisher.records import SCOPES, Change, Scope
from publisher.validation import profiles
from publisher.web import asking
from publisher.web.desk import frame

GRACE: Final = timedelta(days=1)
"""So long a key is still good after it was replaced."""


def install_views(desk: Blueprint) -> None:
    """The pages."""
    desk.add_url_rule("/partners", view_func=partners)
    desk.add_url_rule("/partners", view_func=add_partner, methods=["POST"])
    desk.add_url_rule("/partners/<id>", view_func=partner)
    desk.add_url_rule("/partners/<id>/keys", view_func=add_key, methods=["POST"])
    desk.add_url_rule("/partners/<id>/keys/rotate", view_func=rotate_key, methods=["POST"])
    desk.add_url_rule("/partners/<id>/keys/revoke", view_func=revoke_key, methods=["POST"])
    desk.add_url_rule("/partners/<id>", view_func=change_partner, methods=["POST"])


def partners(status: int = 200, said: str = "") -> Response:
    """Every partner, and the withdrawals that somebody has not confirmed."""
    room = asking.newsroom()
    found = room.partners.everyone()
    troubled = {one.id: len(room.subscriptions.troubled(one.id)) for one, _ in found}
    return frame.page(
        "partners.html",
        status,
        found=found,
        troubled=troubled,
        waiting=list(_unconfirmed()),
        said=said,
        section="Partners",
    )


def _unconfirmed() -> Any:
    """The kills of which a partner's receipt is missing, with those partners; the newest first."""
    room = asking.newsroom()
    kills: list[Change] = []
    cursor: str | None = None
    while True:
        page, more = room.changes(cursor=cursor, limit=1000)
        kills += [change for change in page.items if change.kind == "killed"]
        cursor = page.next
        if not more:
            break
    for change in reversed(kills[-50:]):
        missing = [who.name for who, receipt in room.confirmations(change.number) if receipt is None]
        if missing:
            yield change, missing


@frame.chief_only
def add_partner() -> Any:
    """A new partner."""
    name = request.form.get("name", "").strip()
    if not name:
        return partners(422, said="Write the partner's name.")
    try:
        made = asking.newsroom().partners.add(name, trusted=request.form.get("trusted") == "yes")
    except (Conflict, Misconfigured) as error:
        return partners(409 if isinstance(error, Conflict) else 422, said=str(error))
    return redirect(url_for("desk.partner", id=made.id), 303)


def partner(id: str, shown: str = "") -> Response:
    """One partner with its keys and subscriptions."""
    room = asking.newsroom()
    return frame.page(
        "partner.html",
        partner=room.partners.find(id),
        keys=room.partners.keys(id),
        subscriptions=room.subscriptions.of(id),
        scopes=SCOPES,
        profiles=profiles.names(),
        shown=shown,
        section="Partners",
    )


@frame.chief_only
def add_key(id: str) -> Response:
    """One more key; its words are shown now and never again."""
    asked = request.form.getlist("scope")
    until = request.form.get("until", "").strip()
    try:
        expires = datetime.fromisoformat(until).replace(tzinfo=UTC) + timedelta(days=1) if until else None
    except ValueError:
        flash(f"“{until}” is no date; no key was made.", "error")
        return partner(id)
    scopes: list[Scope] = [s for s in SCOPES if s in asked] or ["read"]
    try:
        shown = asking.newsroom().partners.add_key(id, scopes, expires=expires)
    except Conflict as error:
        flash(f"No key was made: {error}.", "error")
        return partner(id)
    return partner(id, shown=shown.words)


@frame.chief_only
def rotate_key(id: str) -> Response:
    """A new key in place of one, which stays good for a day."""
    key = asking.newsroom().partners.key(request.form.get("key", ""))
    if key.partner != id:
        raise NotFound("there is no such key")
    return partner(id, shown=asking.newsroom().partners.rotate(key.id, grace=GRACE).words)


@frame.chief_only
def revoke_key(id: str) -> AnyResponse:
    """Ends a key."""
    asking.newsroom().partners.revoke(request.form.get("key", ""))
    flash("The key is revoked.", "ok")
    return redirect(url_for("desk.partner", id=id), 303)


@frame.chief_only
def change_partner(id: str) -> AnyResponse:
    """Changes what a partner is called, whether it is trusted, and what its submissions are judged by."""
    asked = [part.strip() for part in request.form.get("profiles", "").split(",") if part.strip()]
    unknown = [name for name in asked if name not in profiles.names()]
    if unknown:
        flash(f"There is no profile {', '.join(unknown)}; nothing was changed.", "error")
    else:
        asking.newsroom().partners.change(
            id,
            name=request.form.get("name", "").strip(),
            trusted=request.form.get("trusted") == "yes",
            profiles=asked,
        )
        flash("It is changed.", "ok")
    return redirect(url_for("desk.partner", id=id), 303)
