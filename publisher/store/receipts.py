"""Which partner has confirmed which withdrawal."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import insert, select

from publisher.records import Receipt
from publisher.store.database import Transaction
from publisher.store.tables import receipts


def find(transaction: Transaction, change: int, partner: str) -> Receipt | None:
    """A partner's receipt of a change."""
    return of_change(transaction, change).get(partner)


def add(transaction: Transaction, it: Receipt) -> None:
    """A partner confirms a change."""
    row = {"change": it.change, "partner": it.partner, "at": it.at, "note": it.note}
    transaction.execute(insert(receipts).values(row))


def of_change(transaction: Transaction, change: int) -> Mapping[str, Receipt]:
    """Who confirmed a change, and when."""
    rows = transaction.execute(select(receipts).where(receipts.c.change == change))
    return {row.partner: Receipt(row.change, row.partner, row.at, row.note) for row in rows}
