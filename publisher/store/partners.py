"""Partners and their keys; of a key only the hash of its secret is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from publisher.records import Key, Partner
from publisher.store.database import Transaction
from publisher.store.tables import keys, partners


def add(transaction: Transaction, partner: Partner) -> None:
    """A new partner."""
    transaction.execute(
        insert(partners).values(
            id=partner.id,
            name=partner.name,
            created=partner.created,
            trusted=partner.trusted,
            profiles=" ".join(partner.profiles),
        )
    )


def change(transaction: Transaction, partner: Partner) -> None:
    """A partner that is there, as it is to be from now on."""
    values = {"name": partner.name, "trusted": partner.trusted, "profiles": " ".join(partner.profiles)}
    transaction.execute(update(partners).where(partners.c.id == partner.id).values(values))


def find(transaction: Transaction, id: str) -> Partner | None:
    """The partner of this id."""
    row = transaction.execute(select(partners).where(partners.c.id == id)).one_or_none()
    return None if row is None else _partner(row)


def everyone(transaction: Transaction) -> Sequence[Partner]:
    """Every partner, by id."""
    return [_partner(row) for row in transaction.execute(select(partners).order_by(partners.c.id))]


def add_key(transaction: Transaction, key: Key, hashed: bytes) -> None:
    """One more key of a partner that is there."""
    owner = select(partners.c.key).where(partners.c.id == key.partner).scalar_subquery()
    transaction.execute(
        insert(keys).values(
            id=key.id,
            partner=owner,
            hash=hashed,
            scopes=" ".join(sorted(key.scopes)),
            created=key.created,
            expires=key.expires,
        )
    )


def key_of(transaction: Transaction, id: str) -> tuple[Key, bytes] | None:
    """A key by its public id, with the hash of its secret."""
    row = transaction.execute(_KEYS.where(keys.c.id == id)).one_or_none()
    return None if row is None else (_key(row), bytes(row.hash))


def keys_of(transaction: Transaction, partner: str) -> Sequence[Key]:
    """Every key of a partner, newest last; also those that expired or were revoked."""
    rows = transaction.execute(_KEYS.where(partners.c.id == partner).order_by(keys.c.created, keys.c.id))
    return [_key(row) for row in rows]


def reads(transaction: Transaction, id: str) -> bool:
    """Whether a partner is somebody else than the newsroom: not all of its keys are the newsroom's."""
    scopes = [key.scopes for key in keys_of(transaction, id)]
    return not scopes or any("newsroom" not in some for some in scopes)


def end(transaction: Transaction, id: str, at: datetime) -> None:
    """A key ends at an instant, if it does not end before."""
    earlier = keys.c.expires.is_(None) | (keys.c.expires > at)
    transaction.execute(update(keys).where(keys.c.id == id, earlier).values(expires=at))


def revoke(transaction: Transaction, id: str, at: datetime) -> None:
    """Ends a key."""
    transaction.execute(update(keys).where(keys.c.id == id, keys.c.revoked.is_(None)).values(revoked=at))


_KEYS = select(keys, partners.c.id.label("owner")).join(partners, partners.c.key == keys.c.partner)


def _partner(row: Any) -> Partner:
    return Partner(row.id, row.name, row.created, row.trusted, tuple(row.profiles.split()))


def _key(row: Any) -> Key:
    return Key(row.id, row.owner, frozenset(row.scopes.split()), row.created, row.expires, row.revoked)
