"""Articles and their revisions. Every function takes the transaction first and gives back values."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    TextClause,
    delete,
    exists,
    func,
    insert,
    select,
    text,
    update,
)

from publisher.records import Card, Item, Revision, Selection, State
from publisher.store.database import Transaction
from publisher.store.tables import articles, instant, revisions, search, terms

_ITEM = (
    articles.c.key,
    articles.c.id,
    articles.c.state,
    articles.c.revision,
    articles.c.digest,
    articles.c.change,
    articles.c.position,
    articles.c.created,
    articles.c.at,
    articles.c.card,
    articles.c.embargo,
    articles.c.reason,
)

UNSEEN = 2**62
"""Articles that nobody may see yet stand before all others, for those who may."""


def find(transaction: Transaction, id: str) -> Item | None:  # noqa: A002
    """The article of this id, in whatever state."""
    row = transaction.execute(select(*_ITEM).where(articles.c.id == id)).one_or_none()
    return None if row is None else _item(row)


def present(transaction: Transaction, id: str) -> tuple[Item, bytes] | None:  # noqa: A002
    """The article of this id and the bytes of its present revision."""
    query = select(*_ITEM, revisions.c.body).join(
        revisions, (revisions.c.article == articles.c.key) & (revisions.c.number == articles.c.revision)
    )
    row = transaction.execute(query.where(articles.c.id == id)).one_or_none()
    return None if row is None else (_item(row), bytes(row.body))


def page(transaction: Transaction, wanted: Selection, *, before: int | None, limit: int) -> list[Item]:
    """At most `limit` articles that are public and wanted, newest first, from below a position."""
    query = _page(transaction, select(*_ITEM), wanted, before, limit)
    return [_item(row) for row in transaction.execute(query)]


def page_with_bodies(
    transaction: Transaction, wanted: Selection, *, before: int | None, limit: int
) -> list[tuple[Item, bytes]]:
    """As `page`, with the bytes of each."""
    query = select(*_ITEM, revisions.c.body).join(
        revisions, (revisions.c.article == articles.c.key) & (revisions.c.number == articles.c.revision)
    )
    query = _page(transaction, query, wanted, before, limit)
    return [(_item(row), bytes(row.body)) for row in transaction.execute(query)]


def _page(
    transaction: Transaction, query: Select[Any], wanted: Selection, before: int | None, limit: int
) -> Select[Any]:
    query = query.where(articles.c.change.is_not(None), articles.c.state == "published", *_conditions(wanted))
    if wanted.words:
        query = query.where(articles.c.key.in_(_found(transaction, wanted.words)))
    if before is not None:
        query = query.where(articles.c.position < before)
    return query.order_by(articles.c.position.desc()).limit(limit)


def matching(transaction: Transaction, keys: Collection[int], wanted: Selection) -> set[int]:
    """Of the articles of these keys, those that are wanted, whatever their state."""
    query = select(articles.c.key).where(articles.c.key.in_(keys), *_conditions(wanted))
    if wanted.words:
        query = query.where(articles.c.key.in_(_found(transaction, wanted.words)))
    return set(transaction.scalars(query))


def _conditions(wanted: Selection) -> Iterable[ColumnElement[bool]]:
    for facet, values in wanted.facets:
        yield exists().where(
            terms.c.article == articles.c.key, terms.c.facet == facet, terms.c.value.in_(values)
        )
    if wanted.since is not None:
        yield articles.c.at >= wanted.since
    if wanted.earliest is not None:
        yield articles.c.latest >= instant(wanted.earliest)
    if wanted.latest is not None:
        yield articles.c.earliest <= instant(wanted.latest)


def _found(transaction: Transaction, words: Iterable[str]) -> TextClause:
    """The keys of the articles in whose text each of these words or phrases stands."""
    if transaction.dialect.name == "postgresql":
        wanted = " && ".join(f"phraseto_tsquery('simple', :w{i})" for i, _ in enumerate(words))
        values = {f"w{i}": word for i, word in enumerate(words)}
        query = f"SELECT rowid FROM search WHERE words @@ ({wanted})"  # noqa: S608 - names of parameters
        return text(query).bindparams(**values)
    quoted = " ".join('"' + word.replace('"', '""') + '"' for word in words)
    return text("SELECT rowid FROM search WHERE search MATCH :quoted").bindparams(quoted=quoted)


def _item(row: Any) -> Item:
    card: dict[str, Any] = json.loads(row.card)
    card = {k: tuple(v) if isinstance(v, list) else v for k, v in card.items()}
    return Item(
        key=row.key,
        id=row.id,
        state=row.state,
        revision=row.revision,
        digest=row.digest,
        change=row.change,
        position=row.position,
        created=row.created,
        at=row.at,
        card=Card(**card),
        embargo=row.embargo,
        reason=row.reason,
    )


def add(
    transaction: Transaction,
    id: str,  # noqa: A002
    *,
    state: State,
    at: datetime,
    digest: str,
    card: Card,
    embargo: datetime | None = None,
) -> int:
    """A new article without a revision yet; gives back its key."""
    top = transaction.scalar(select(func.coalesce(func.max(articles.c.key), 0))) or 0
    values = {
        "key": top + 1,
        "id": id,
        "state": state,
        "revision": 0,
        "digest": digest,
        "position": UNSEEN + top + 1,
        "created": at,
        "at": at,
        "embargo": embargo,
        "reason": "",
        "card": _card(card),
    }
    transaction.execute(insert(articles).values(values))
    return top + 1


def revise(
    transaction: Transaction, key: int, *, number: int, digest: str, at: datetime, body: bytes
) -> None:
    """One more revision of an article; revisions are only ever added."""
    row = {"article": key, "number": number, "digest": digest, "at": at, "change": None, "body": body}
    transaction.execute(insert(revisions).values(row))


def set_state(transaction: Transaction, key: int, **values: Any) -> None:
    """New values of an article's own columns: its state, revision, card, ..."""
    if "card" in values:
        values["card"] = _card(values["card"])
    transaction.execute(update(articles).where(articles.c.key == key).values(values))


def make_public(transaction: Transaction, key: int, *, revision: int, change: int) -> None:
    """Shows a revision under the number of a change; an article shown first takes its place in lists."""
    transaction.execute(
        update(revisions)
        .where(revisions.c.article == key, revisions.c.number == revision)
        .values(change=change)
    )
    transaction.execute(
        update(articles).where(articles.c.key == key, articles.c.position >= UNSEEN).values(position=change)
    )
    transaction.execute(update(articles).where(articles.c.key == key).values(change=change, embargo=None))


def index(transaction: Transaction, key: int, facets: Iterable[tuple[str, str]], words: str) -> None:
    """What an article can be found by, in place of what it could be found by before."""
    transaction.execute(delete(terms).where(terms.c.article == key))
    rows = [{"article": key, "facet": facet, "value": value} for facet, value in sorted(set(facets))]
    if rows:
        transaction.execute(insert(terms), rows)
    transaction.execute(delete(search).where(search.c.rowid == key))
    if transaction.dialect.name == "postgresql":
        query = "INSERT INTO search (rowid, words) VALUES (:key, to_tsvector('simple', :words))"
    else:
        query = "INSERT INTO search (rowid, words) VALUES (:key, :words)"
    transaction.execute(text(query), {"key": key, "words": words})


def revision(transaction: Transaction, key: int, number: int) -> Revision | None:
    """One revision of an article, with its bytes."""
    query = select(revisions, articles.c.id).join(articles, articles.c.key == revisions.c.article)
    row = transaction.execute(
        query.where(revisions.c.article == key, revisions.c.number == number)
    ).one_or_none()
    return None if row is None else _revision(row)


def correction(transaction: Transaction, key: int, number: int) -> Any:
    """The `correction` that one revision's article carries, None if it carries none."""
    query = select(revisions.c.body).where(revisions.c.article == key, revisions.c.number == number)
    body = transaction.scalar(query)
    return None if body is None else json.loads(body)["@graph"][0].get("correction")


def public_revisions(transaction: Transaction, key: int) -> Sequence[Revision]:
    """Every revision that was ever public, oldest first, without the bytes."""
    query = (
        select(*(c for c in revisions.c if c.name != "body"), articles.c.id)
        .join(articles, articles.c.key == revisions.c.article)
        .where(revisions.c.article == key, revisions.c.change.is_not(None))
        .order_by(revisions.c.number)
    )
    return [_revision(row) for row in transaction.execute(query)]


def _revision(row: Any) -> Revision:
    body = bytes(row.body) if "body" in row._fields else b""
    return Revision(row.id, row.number, row.digest, row.at, row.change, body)


def due(transaction: Transaction, now: datetime) -> list[Item]:
    """The articles whose embargo ends by now, in the order in which it does."""
    query = select(*_ITEM).where(articles.c.embargo <= now, articles.c.state == "embargoed")
    return [_item(row) for row in transaction.execute(query.order_by(articles.c.embargo, articles.c.key))]


def _card(card: Card) -> str:
    return json.dumps(asdict(card), ensure_ascii=False, separators=(",", ":"))
