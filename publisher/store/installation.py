"""What belongs to the database as a whole: the mark of the secret it goes with."""

from __future__ import annotations

from sqlalchemy import insert, select

from publisher.store.database import Transaction
from publisher.store.tables import installation


def mark(transaction: Transaction) -> str | None:
    """The mark that is kept, None if there is none yet."""
    found: str | None = transaction.scalar(select(installation.c.mark))
    return found


def keep(transaction: Transaction, mark: str) -> None:
    """Keeps the mark of this database's secret, once for all."""
    transaction.execute(insert(installation).values(mark=mark))
