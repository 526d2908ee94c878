"""What partners handed in, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from publisher.records import Submission
from publisher.store.database import Transaction
from publisher.store.tables import submissions

_ITEM = tuple(column for column in submissions.c if column.name != "body")


def add(transaction: Transaction, it: Submission, body: bytes) -> None:
    """One more submission."""
    key = (transaction.scalar(select(func.max(submissions.c.key))) or 0) + 1
    transaction.execute(
        insert(submissions).values(
            key=key,
            id=it.id,
            partner=it.partner,
            idempotency=it.idempotency,
            fingerprint=it.fingerprint,
            state=it.state,
            received=it.received,
            decided=it.decided,
            reason=it.reason,
            article=it.article,
            body=body,
        )
    )


def find(transaction: Transaction, id: str) -> Submission | None:
    """The submission of this id."""
    row = transaction.execute(select(*_ITEM).where(submissions.c.id == id)).one_or_none()
    return None if row is None else _item(row)


def body(transaction: Transaction, id: str) -> bytes:
    """What was handed in, byte for byte; it must be there."""
    return bytes(transaction.execute(select(submissions.c.body).where(submissions.c.id == id)).scalar_one())


def of_key(transaction: Transaction, partner: str, idempotency: str) -> Submission | None:
    """The submission that a partner made under this idempotency key."""
    query = select(*_ITEM).where(submissions.c.partner == partner, submissions.c.idempotency == idempotency)
    row = transaction.execute(query).one_or_none()
    return None if row is None else _item(row)


def is_from(transaction: Transaction, article: str, partner: str) -> bool:
    """Whether this article came from this partner."""
    query = select(submissions.c.key).where(
        submissions.c.article == article, submissions.c.partner == partner, submissions.c.state == "accepted"
    )
    return transaction.execute(query).first() is not None


def page(
    transaction: Transaction, *, partner: str | None, state: str | None, before: int | None, limit: int
) -> Sequence[Submission]:
    """Submissions, newest first: of a partner or of all, in a state or in any."""
    query = select(*_ITEM)
    if partner is not None:
        query = query.where(submissions.c.partner == partner)
    if state is not None:
        query = query.where(submissions.c.state == state)
    if before is not None:
        query = query.where(submissions.c.key < before)
    return [_item(row) for row in transaction.execute(query.order_by(submissions.c.key.desc()).limit(limit))]


def decide(
    transaction: Transaction,
    id: str,
    *,
    state: str,
    at: datetime,
    reason: str,
    article: str | None,
) -> None:
    """What became of a submission."""
    values = {"state": state, "decided": at, "reason": reason, "article": article}
    transaction.execute(update(submissions).where(submissions.c.id == id).values(values))


def _item(row: Any) -> Submission:
    return Submission(
        id=row.id,
        partner=row.partner,
        idempotency=row.idempotency,
        fingerprint=row.fingerprint,
        state=row.state,
        received=row.received,
        decided=row.decided,
        reason=row.reason,
        article=row.article,
        key=row.key,
    )
