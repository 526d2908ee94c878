"""Partners and their keys: who may do what.

A key reads `pub_<id>_<secret>`; the secret is 256 random bits, shown once. Kept is its hash under the
installation's secret, which is fast and needs no salt, since there is nothing to guess.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from publisher import publication
from publisher.errors import Conflict, Misconfigured, NotFound, Unauthorized
from publisher.newsroom.secret import mark
from publisher.records import Key, Partner, Scope
from publisher.store import Database, Transaction, installation, partners

_FORM = re.compile(r"pub_([0-9a-f]{12})_([0-9A-Za-z_-]{43})")
_NOBODY = ("0" * 12, "0" * 43)
LONGEST = 200
"""So many characters has the name of a partner at most."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A key that was just made, with its secret: the only time it can be seen."""

    key: Key
    words: str


def _id(name: str, id: str | None) -> str:
    """The id of a partner, made from its name if none is chosen."""
    if not 0 < len(name.strip()) <= LONGEST:
        raise Misconfigured("a partner has no such name", hint=f"1 to {LONGEST} characters, not only spaces")
    chosen = id or publication.slug(name) or "partner"
    if not publication.ID.fullmatch(chosen):
        raise Misconfigured(
            f"{chosen!r} is no id for a partner", hint="lower case letters, digits and -, at most 100"
        )
    return chosen


class Partners:
    """The use cases around partners; each is one transaction."""

    def __init__(self, database: Database, secret: bytes, now: Callable[[], datetime]) -> None:
        self._database, self._secret, self._now = database, secret, now

    def add(
        self,
        name: str,
        *,
        id: str | None = None,
        trusted: bool = False,
        profiles: Iterable[str] = (),
    ) -> Partner:
        """A new partner. Raises Conflict if it is there, Misconfigured for an impossible name or id."""
        partner = Partner(_id(name, id), name, self._now(), trusted, tuple(profiles))
        with self._database.writing() as transaction:
            if partners.find(transaction, partner.id):
                raise Conflict(
                    f"there is a partner {partner.id!r} already", hint="give it another key instead"
                )
            partners.add(transaction, partner)
        return partner

    def ensure(self, name: str, *, id: str | None = None) -> Partner:
        """The partner of this id or name, added now if there is none."""
        try:
            return self.add(name, id=id)
        except Conflict:
            return self.find(_id(name, id))

    def find(self, id: str) -> Partner:
        """The partner of this id. Raises NotFound."""
        with self._database.reading() as transaction:
            found = partners.find(transaction, id)
        if found is None:
            raise NotFound(f"there is no partner {id!r}")
        return found

    def change(self, id: str, *, name: str, trusted: bool, profiles: Iterable[str]) -> Partner:
        """What a partner is called, whether it is trusted, what it is held to. Raises NotFound."""
        with self._database.writing() as transaction:
            found = partners.find(transaction, id)
            if found is None:
                raise NotFound(f"there is no partner {id!r}")
            changed = replace(found, name=name or found.name, trusted=trusted, profiles=tuple(profiles))
            partners.change(transaction, changed)
        return changed

    def everyone(self) -> Sequence[tuple[Partner, Sequence[Key]]]:
        """Every partner with its keys."""
        with self._database.reading() as transaction:
            found = partners.everyone(transaction)
            return [(partner, partners.keys_of(transaction, partner.id)) for partner in found]

    def keep_mark(self) -> str:
        """The mark of the secret that the database goes with; from now on that of this one if it had none."""
        with self._database.writing() as transaction:
            return self._keep_mark(transaction)

    def _keep_mark(self, transaction: Transaction) -> str:
        kept = installation.mark(transaction)
        if kept is None:
            kept = mark(self._secret)
            installation.keep(transaction, kept)
        return kept

    def add_key(self, partner: str, scopes: Iterable[Scope], *, expires: datetime | None = None) -> Shown:
        """One more key for a partner. Raises NotFound for the partner, Conflict for a key of the past."""
        secret = secrets.token_urlsafe(32)
        key = Key(secrets.token_hex(6), partner, frozenset(scopes), self._now(), expires)
        if expires is not None and expires <= key.created:
            raise Conflict("a key that expires in the past opens nothing", hint="give a later time, or none")
        with self._database.writing() as transaction:
            if partners.find(transaction, partner) is None:
                raise NotFound(f"there is no partner {partner!r}", hint="add it first")
            self._keep_mark(transaction)
            partners.add_key(transaction, key, self._hash(key.id, secret))
        return Shown(key, f"pub_{key.id}_{secret}")

    def rotate(self, id: str, *, grace: timedelta) -> Shown:
        """A new key in place of one, which stays good for a while. Raises NotFound, Conflict if it ended."""
        secret = secrets.token_urlsafe(32)
        now = self._now()
        with self._database.writing() as transaction:
            found = partners.key_of(transaction, id)
            if found is None:
                raise NotFound("there is no such key")
            old = found[0]
            if old.revoked is not None or (old.expires is not None and old.expires <= now):
                raise Conflict("this key has ended and cannot be rotated", hint="make a new one")
            key = Key(secrets.token_hex(6), old.partner, old.scopes, now, old.expires)
            self._keep_mark(transaction)
            partners.add_key(transaction, key, self._hash(key.id, secret))
            partners.end(transaction, id, now + grace)
        return Shown(key, f"pub_{key.id}_{secret}")

    def key(self, id: str) -> Key:
        """The key of this id, without its secret. Raises NotFound."""
        with self._database.reading() as transaction:
            found = partners.key_of(transaction, id)
        if found is None:
            raise NotFound("there is no such key")
        return found[0]

    def keys(self, partner: str) -> Sequence[Key]:
        """Every key of a partner."""
        with self._database.reading() as transaction:
            return partners.keys_of(transaction, partner)

    def revoke(self, key: str) -> Key:
        """Ends a key, by its id or by its words. Raises NotFound."""
        form = _FORM.fullmatch(key)
        id_ = form[1] if form else key
        with self._database.writing() as transaction:
            found = partners.key_of(transaction, id_)
            if found is None:
                raise NotFound("there is no such key", hint="`publisher partner list` shows their ids")
            partners.revoke(transaction, id_, self._now())
        return found[0]

    def recognise(self, words: str) -> Key:
        """The key these words are. Raises Unauthorized, after the same work, if they are none."""
        form = _FORM.fullmatch(words)
        id_, secret = (form[1], form[2]) if form else _NOBODY
        with self._database.reading() as transaction:
            found = partners.key_of(transaction, id_)
        known, kept = found or (None, bytes(32))
        same = hmac.compare_digest(self._hash(id_, secret), kept)
        if known is None or not same or known.revoked is not None:
            raise Unauthorized("this key is not known", hint="ask the newsroom for a key")
        if known.expires is not None and known.expires <= self._now():
            raise Unauthorized("this key has expired", hint="ask the newsroom for a new one")
        return known

    def _hash(self, id: str, secret: str) -> bytes:
        return hmac.digest(self._secret, f"key {id} {secret}".encode(), hashlib.sha256)
