"""What the service holds and has still to do, in numbers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Table, func, select

from publisher.records import Figures
from publisher.store.changes import last
from publisher.store.database import Transaction
from publisher.store.tables import articles, changes, drafts, submissions, subscriptions, waiting


def read(transaction: Transaction) -> Figures:
    """The numbers as they are now."""
    active = subscriptions.c.state == "active"
    count = select(func.count()).select_from(subscriptions)
    return Figures(
        changes=last(transaction),
        articles=_by_state(transaction, articles),
        drafts=_by_state(transaction, drafts),
        submissions=_by_state(transaction, submissions),
        subscriptions=_by_state(transaction, subscriptions),
        failing=transaction.scalar(count.where(active, subscriptions.c.failures > 0)) or 0,
        waiting=transaction.scalar(select(func.count()).select_from(waiting)) or 0,
        failed=transaction.scalar(select(func.count()).select_from(waiting).where(waiting.c.attempts > 0))
        or 0,
        unsent_since=_unsent_since(transaction, active),
    )


def _by_state(transaction: Transaction, table: Table) -> dict[str, int]:
    rows = transaction.execute(select(table.c.state, func.count()).group_by(table.c.state))
    return {str(state): int(count) for state, count in rows}


def _unsent_since(transaction: Transaction, active: Any) -> datetime | None:
    """Since when an active subscription has lacked something: what failed, or what was never looked at."""
    joined = waiting.join(subscriptions, subscriptions.c.key == waiting.c.subscription)
    failed = transaction.scalar(select(func.min(waiting.c.since)).select_from(joined).where(active))
    behind = select(func.min(subscriptions.c.after)).where(active).scalar_subquery()
    fresh = transaction.scalar(select(changes.c.at).where(changes.c.number == behind + 1))
    return min((at for at in (failed, fresh) if at is not None), default=None)
