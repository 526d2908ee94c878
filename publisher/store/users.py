"""Accounts of the desk and their sessions; of a session only the hash of its words is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from publisher.records import User
from publisher.store.database import Transaction
from publisher.store.tables import sessions, users


def add(transaction: Transaction, user: User, hashed: str) -> None:
    """A new account."""
    transaction.execute(
        insert(users).values(
            id=user.id,
            name=user.name,
            role=user.role,
            hash=hashed,
            created=user.created,
            disabled=user.disabled,
            failures=0,
        )
    )


def find(transaction: Transaction, id: str) -> User | None:
    """The account of this name."""
    row = transaction.execute(select(users).where(users.c.id == id)).one_or_none()
    return None if row is None else _user(row)


def lock_of(transaction: Transaction, id: str) -> tuple[User, str, int, datetime | None] | None:
    """An account with the hash of its password, how often in a row it failed, and when last."""
    row = transaction.execute(select(users).where(users.c.id == id)).one_or_none()
    return None if row is None else (_user(row), row.hash, row.failures, row.failed)


def everyone(transaction: Transaction) -> Sequence[User]:
    """Every account, by name."""
    return [_user(row) for row in transaction.execute(select(users).order_by(users.c.id))]


def change(transaction: Transaction, id: str, **values: Any) -> None:
    """New values of an account's own columns."""
    transaction.execute(update(users).where(users.c.id == id).values(values))


def begin(transaction: Transaction, hashed: bytes, user: str, at: datetime) -> None:
    """A new session."""
    transaction.execute(insert(sessions).values(hash=hashed, user=user, created=at, seen=at))


def session(transaction: Transaction, hashed: bytes) -> tuple[User, datetime] | None:
    """Whose session this is, and when it was last seen."""
    query = select(users, sessions.c.seen).join(sessions, sessions.c.user == users.c.id)
    row = transaction.execute(query.where(sessions.c.hash == hashed)).one_or_none()
    return None if row is None else (_user(row), row.seen)


def touch(transaction: Transaction, hashed: bytes, at: datetime) -> None:
    """A session was seen."""
    transaction.execute(update(sessions).where(sessions.c.hash == hashed).values(seen=at))


def end(transaction: Transaction, hashed: bytes) -> None:
    """Ends one session."""
    transaction.execute(delete(sessions).where(sessions.c.hash == hashed))


def end_all(transaction: Transaction, user: str) -> None:
    """Ends every session of an account."""
    transaction.execute(delete(sessions).where(sessions.c.user == user))


def sweep(transaction: Transaction, before: datetime) -> None:
    """Forgets sessions that were last seen before then."""
    transaction.execute(delete(sessions).where(sessions.c.seen < before))


def _user(row: Any) -> User:
    return User(row.id, row.name, row.role, row.created, row.disabled)
