"""The log of changes: numbered from 1 without a gap, in the order in which they became visible."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, insert, select

from publisher.records import OVER, Change, ChangeKind
from publisher.store.database import Transaction
from publisher.store.tables import articles, changes, revisions


def append(
    transaction: Transaction,
    *,
    kind: ChangeKind,
    key: int,
    revision: int,
    at: datetime,
    reason: str = "",
    note: Mapping[str, object] | None = None,
) -> int:
    """Adds the next change and gives back its number. Only inside `Database.writing`, the one writer."""
    number = (transaction.scalar(select(func.max(changes.c.number))) or 0) + 1
    transaction.execute(
        insert(changes).values(
            number=number,
            kind=kind,
            article=key,
            revision=revision,
            at=at,
            reason=reason,
            note=None if note is None else json.dumps(note, ensure_ascii=False),
        )
    )
    if transaction.dialect.name == "postgresql":
        transaction.execute(select(func.pg_notify("changes", str(number))))
    return number


SELECTED = (
    changes.c.number,
    changes.c.kind,
    changes.c.revision,
    changes.c.at,
    changes.c.reason,
    changes.c.note,
    articles.c.id,
    revisions.c.digest,
)
JOINED = changes.join(articles, articles.c.key == changes.c.article).join(
    revisions, (revisions.c.article == changes.c.article) & (revisions.c.number == changes.c.revision)
)


def page(transaction: Transaction, *, after: int, limit: int) -> list[Change]:
    """At most `limit` changes after a number, in order."""
    query = select(*SELECTED).select_from(JOINED).where(changes.c.number > after)
    return [of_row(row) for row in transaction.execute(query.order_by(changes.c.number).limit(limit))]


def find(transaction: Transaction, number: int) -> Change | None:
    """The change of this number."""
    query = select(*SELECTED).select_from(JOINED).where(changes.c.number == number)
    row = transaction.execute(query).one_or_none()
    return None if row is None else of_row(row)


def standing(
    transaction: Transaction, *, upto: int, after: int, limit: int
) -> list[tuple[Change, bytes | None]]:
    """The newest change of each article up to a number, in order, with the document if it is there."""
    later = changes.alias()
    newer = exists().where(
        later.c.article == changes.c.article, later.c.number > changes.c.number, later.c.number <= upto
    )
    query = select(*SELECTED, revisions.c.body).select_from(JOINED)
    query = query.where(changes.c.number > after, changes.c.number <= upto, ~newer)
    rows = transaction.execute(query.order_by(changes.c.number).limit(limit))
    return [(of_row(row), None if row.kind in OVER else bytes(row.body)) for row in rows]


def last(transaction: Transaction) -> int:
    """The newest number; 0 while nothing was ever published."""
    return transaction.scalar(select(func.max(changes.c.number))) or 0


def of_row(row: Any) -> Change:
    """The change of a row of `SELECTED`."""
    note = None if row.note is None else json.loads(row.note)
    return Change(row.number, row.kind, row.id, row.revision, row.digest, row.at, row.reason, note)
