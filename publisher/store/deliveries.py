"""What is to be sent to a subscription, what waits to be sent again, and every attempt."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, exists, func, insert, select, update

from publisher.records import OVER, Change, Delivery
from publisher.store import changes as log_of_changes
from publisher.store.database import Transaction
from publisher.store.tables import changes, deliveries, followed, waiting


@dataclass(frozen=True, slots=True)
class Pending:
    """One change that is to be sent to one subscription; `key` is its article's."""

    key: int
    change: Change
    attempts: int = 0
    since: datetime | None = None
    due: datetime | None = None


_CHANGES = select(*log_of_changes.SELECTED, changes.c.article).select_from(log_of_changes.JOINED)


def last_urgent(transaction: Transaction) -> int:
    """The number of the newest withdrawal or kill; 0 if there was none."""
    return transaction.scalar(select(func.max(changes.c.number)).where(changes.c.kind.in_(OVER))) or 0


def fresh(transaction: Transaction, *, after: int, limit: int) -> list[Pending]:
    """The changes after a number, in order."""
    query = _CHANGES.where(changes.c.number > after).order_by(changes.c.number).limit(limit)
    return _pending(transaction, query)


def urgent(transaction: Transaction, *, after: int, limit: int) -> list[Pending]:
    """The withdrawals and kills after a number, in order."""
    query = _CHANGES.where(changes.c.number > after, changes.c.kind.in_(OVER))
    return _pending(transaction, query.order_by(changes.c.number).limit(limit))


def overtaken(transaction: Transaction, keys: Collection[int], *, upto: int) -> dict[int, int]:
    """Of these articles, those that a withdrawal up to a number took back, with that number."""
    query = (
        select(changes.c.article, func.max(changes.c.number).label("number"))
        .where(changes.c.article.in_(keys), changes.c.kind.in_(OVER), changes.c.number <= upto)
        .group_by(changes.c.article)
    )
    return {row.article: row.number for row in transaction.execute(query)}


def queue(transaction: Transaction, subscription: int) -> list[Pending]:
    """Everything that waits for another try, in the order of the log."""
    query = _CHANGES.add_columns(waiting.c.attempts, waiting.c.since, waiting.c.due)
    query = query.join(waiting, waiting.c.number == changes.c.number)
    query = query.where(waiting.c.subscription == subscription).order_by(changes.c.number)
    return [
        Pending(row.article, log_of_changes.of_row(row), row.attempts, row.since, row.due)
        for row in transaction.execute(query)
    ]


def put_back(transaction: Transaction, subscription: int, events: Iterable[Pending]) -> None:
    """These wait for another try, as each says."""
    for event in events:
        values = {"attempts": event.attempts, "since": event.since, "due": event.due}
        where = (waiting.c.subscription == subscription, waiting.c.number == event.change.number)
        if transaction.execute(update(waiting).where(*where).values(values)).rowcount == 0:
            transaction.execute(
                insert(waiting).values(
                    subscription=subscription, number=event.change.number, article=event.key, **values
                )
            )


def take_out(transaction: Transaction, subscription: int, numbers: Collection[int] | None = None) -> None:
    """These, or all of them, wait no more."""
    query = delete(waiting).where(waiting.c.subscription == subscription)
    transaction.execute(query if numbers is None else query.where(waiting.c.number.in_(numbers)))


def take_out_after(transaction: Transaction, subscription: int, number: int) -> None:
    """What comes after a number waits no more."""
    where = (waiting.c.subscription == subscription, waiting.c.number > number)
    transaction.execute(delete(waiting).where(*where))


def hurry(transaction: Transaction, subscription: int, now: datetime) -> None:
    """Everything that waits is due now."""
    transaction.execute(update(waiting).where(waiting.c.subscription == subscription).values(due=now))


def first_due(transaction: Transaction, subscription: int) -> datetime | None:
    """When the first of what waits is due; not of what stands behind another."""
    before = waiting.alias()
    behind = exists().where(
        before.c.subscription == subscription,
        before.c.article == waiting.c.article,
        before.c.number < waiting.c.number,
    )
    query = select(func.min(waiting.c.due)).where(waiting.c.subscription == subscription, ~behind)
    found: datetime | None = transaction.scalar(query)
    return found


def followed_of(transaction: Transaction, subscription: int, keys: Collection[int]) -> set[int]:
    """Of these articles, those that the subscription was sent before."""
    where = (followed.c.subscription == subscription, followed.c.article.in_(keys))
    return set(transaction.scalars(select(followed.c.article).where(*where)))


def follow(transaction: Transaction, subscription: int, keys: Collection[int]) -> None:
    """Notes that the subscription was sent these articles."""
    new = set(keys) - followed_of(transaction, subscription, keys)
    if new:
        rows = [{"subscription": subscription, "article": key} for key in sorted(new)]
        transaction.execute(insert(followed), rows)


def log(transaction: Transaction, subscription: int, attempts: Iterable[Delivery]) -> None:
    """Notes attempts."""
    rows = [
        {
            "subscription": subscription,
            "kind": one.kind,
            "number": one.number,
            "article": one.article,
            "attempt": one.attempt,
            "at": one.at,
            "ms": one.ms,
            "status": one.status,
            "answer": one.answer,
            "error": one.error,
        }
        for one in attempts
    ]
    if rows:
        transaction.execute(insert(deliveries), rows)


def page(
    transaction: Transaction, subscription: int, *, before: int | None, number: int | None, limit: int
) -> list[Delivery]:
    """The attempts for a subscription, newest first, of one change if it is named."""
    query = select(deliveries).where(deliveries.c.subscription == subscription)
    if before is not None:
        query = query.where(deliveries.c.key < before)
    if number is not None:
        query = query.where(deliveries.c.number == number)
    rows = transaction.execute(query.order_by(deliveries.c.key.desc()).limit(limit))
    return [_delivery(row) for row in rows]


def forget(transaction: Transaction, before: datetime) -> None:
    """Takes away the attempts made before a time."""
    transaction.execute(delete(deliveries).where(deliveries.c.at < before))


def _pending(transaction: Transaction, query: Select[Any]) -> list[Pending]:
    return [Pending(row.article, log_of_changes.of_row(row)) for row in transaction.execute(query)]


def _delivery(row: Row[Any]) -> Delivery:
    return Delivery(
        kind=row.kind,
        attempt=row.attempt,
        at=row.at,
        ms=row.ms,
        number=row.number,
        article=row.article,
        status=row.status,
        answer=row.answer,
        error=row.error,
        key=row.key,
    )
