"""Products: saved filters that are feeds, and which partners they are for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, insert, select

from publisher.records import Product
from publisher.store.database import Transaction
from publisher.store.tables import entitlements, products


def put(transaction: Transaction, it: Product) -> bool:
    """A product as it is to be from now on; whether it is new."""
    new = not remove(transaction, it.name)
    transaction.execute(
        insert(products).values(
            name=it.name, title=it.title, filter=json.dumps(it.filter, ensure_ascii=False), open=it.open
        )
    )
    rows = [{"product": it.name, "partner": partner} for partner in sorted(it.partners)]
    if rows:
        transaction.execute(insert(entitlements), rows)
    return new


def remove(transaction: Transaction, name: str) -> bool:
    """Takes a product away; whether it was there."""
    transaction.execute(delete(entitlements).where(entitlements.c.product == name))
    return transaction.execute(delete(products).where(products.c.name == name)).rowcount > 0


def everything(transaction: Transaction) -> Sequence[Product]:
    """Every product, by name."""
    partners: dict[str, set[str]] = {}
    for row in transaction.execute(select(entitlements)):
        partners.setdefault(row.product, set()).add(row.partner)
    rows = transaction.execute(select(products).order_by(products.c.name))
    return [_product(row, partners.get(row.name, set())) for row in rows]


def find(transaction: Transaction, name: str) -> Product | None:
    """The product of this name."""
    row = transaction.execute(select(products).where(products.c.name == name)).one_or_none()
    if row is None:
        return None
    for_whom = select(entitlements.c.partner).where(entitlements.c.product == name)
    return _product(row, set(transaction.scalars(for_whom)))


def _product(row: Any, partners: set[str]) -> Product:
    return Product(row.name, row.title, json.loads(row.filter), row.open, frozenset(partners))
