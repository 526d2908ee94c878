"""Accounts of the desk: who may mend and publish. Passwords are hashed with Argon2id (RFC 9106).

A session is 256 random bits, kept as their hash, that ends twelve hours after it was last used.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from publisher.errors import Conflict, Misconfigured, NotFound, Unauthorized
from publisher.records import Role, User
from publisher.store import Database, users

if TYPE_CHECKING:
    from argon2 import PasswordHasher

ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,38}[a-z0-9]|[a-z0-9]")
SHORTEST = 10
"""A password has at least this many characters (and there is no other rule about it)."""
LONGEST = 1000
LASTS = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=5)
PATIENCE = 5
"""After so many wrong passwords in a row each further one costs twice the wait, up to `LONGEST_WAIT`."""
LONGEST_WAIT = timedelta(minutes=5)


class Users:
    """The use cases around accounts; each is one transaction."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database, self._now = database, now

    @cached_property
    def _hasher(self) -> PasswordHasher:
        from argon2 import PasswordHasher

        return PasswordHasher()

    @cached_property
    def _nobody(self) -> str:
        return self._hasher.hash(secrets.token_urlsafe())

    def add(self, id: str, password: str, *, name: str = "", role: Role = "editor") -> User:
        """A new account. Raises Conflict, or Misconfigured for an impossible name or password."""
        if not ID.fullmatch(id):
            raise Misconfigured(
                f"{id!r} is no name for an account", hint="lower case letters, digits and . _ -, at most 40"
            )
        user = User(id, name or id, role, self._now())
        hashed = self._hash(password)
        with self._database.writing() as transaction:
            if users.find(transaction, id):
                raise Conflict(f"there is an account {id!r} already", hint="give it a new password instead")
            users.add(transaction, user, hashed)
        return user

    def _hash(self, password: str) -> str:
        if not SHORTEST <= len(password) <= LONGEST:
            raise Misconfigured(f"a password has {SHORTEST} to {LONGEST} characters")
        return self._hasher.hash(password)

    def everyone(self) -> Sequence[User]:
        """Every account."""
        with self._database.reading() as transaction:
            return users.everyone(transaction)

    def set_password(self, id: str, password: str) -> None:
        """A new password; every session of the account ends. Raises NotFound."""
        hashed = self._hash(password)
        with self._database.writing() as transaction:
            if users.find(transaction, id) is None:
                raise NotFound(f"there is no account {id!r}")
            users.change(transaction, id, hash=hashed, failures=0)
            users.end_all(transaction, id)

    def change_password(self, id: str, old: str, new: str) -> None:
        """Somebody's own new password in place of the one they know. Raises Unauthorized, Misconfigured."""
        self.sign_out(self.sign_in(id, old))
        self.set_password(id, new)

    def set_role(self, id: str, role: Role) -> User:
        """What an account may do from now on. Raises NotFound."""
        with self._database.writing() as transaction:
            found = users.find(transaction, id)
            if found is None:
                raise NotFound(f"there is no account {id!r}")
            users.change(transaction, id, role=role)
        return replace(found, role=role)

    def disable(self, id: str, *, disabled: bool = True) -> User:
        """Ends an account and its sessions, or opens it again. Raises NotFound."""
        with self._database.writing() as transaction:
            found = users.find(transaction, id)
            if found is None:
                raise NotFound(f"there is no account {id!r}")
            users.change(transaction, id, disabled=disabled)
            users.end_all(transaction, id)
        return replace(found, disabled=disabled)

    def sign_in(self, id: str, password: str) -> str:
        """The words of a new session. Raises Unauthorized, after the same work, if there is none such."""
        from argon2.exceptions import VerificationError

        with self._database.reading() as transaction:
            found = users.lock_of(transaction, id)
        user, hashed, failures, failed = found or (None, self._nobody, 0, None)
        if failed is not None and failures >= PATIENCE:
            wait = failed + min(timedelta(seconds=2 ** min(failures - PATIENCE, 20)), LONGEST_WAIT)
            if self._now() < wait:
                raise Unauthorized("too many wrong passwords", hint="wait a few minutes and try again")
        try:
            self._hasher.verify(hashed, password[:LONGEST])
            good = user is not None and not user.disabled
        except VerificationError:
            good = False
        if not good or user is None:
            if user is not None:
                with self._database.writing() as transaction:
                    users.change(transaction, id, failures=failures + 1, failed=self._now())
            raise Unauthorized("the name or the password is wrong")
        words = secrets.token_urlsafe(32)
        with self._database.writing() as transaction:
            users.change(transaction, id, failures=0)
            users.sweep(transaction, self._now() - LASTS)
            users.begin(transaction, _digest(words), id, self._now())
            if self._hasher.check_needs_rehash(hashed):
                users.change(transaction, id, hash=self._hasher.hash(password))
        return words

    def recognise(self, words: str) -> User | None:
        """Whose session these words are; None if it has ended or never was."""
        now, hashed = self._now(), _digest(words)
        with self._database.reading() as transaction:
            found = users.session(transaction, hashed)
        if found is None or found[0].disabled or now - found[1] > LASTS:
            return None
        if now - found[1] > SEEN_EVERY:
            with self._database.writing() as transaction:
                users.touch(transaction, hashed, now)
        return found[0]

    def sign_out(self, words: str) -> None:
        """Ends a session."""
        with self._database.writing() as transaction:
            users.end(transaction, _digest(words))


def _digest(words: str) -> bytes:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()
