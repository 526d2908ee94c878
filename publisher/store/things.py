"""Events and entities, and which articles speak of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, delete, exists, func, insert, select, update

from publisher.records import Covered, Selection, ThingItem, instant
from publisher.store.articles import public_keys
from publisher.store.database import Transaction
from publisher.store.tables import articles, coverage, revisions, thing_terms, things

_ITEM = tuple(column for column in things.c if column.name != "body")

OF_ARTICLES: Final = frozenset({"section", "language", "mentions"})
"""The facets that a thing has none of itself: it is found by those of the articles that speak of it."""


def find(transaction: Transaction, id: str) -> tuple[ThingItem, bytes] | None:
    """The thing of this id with its document; without one if no public article speaks of it any more."""
    row = transaction.execute(select(things).where(things.c.id == id)).one_or_none()
    return None if row is None else (_item(row), bytes(row.body))


def by_key(transaction: Transaction, key: int) -> ThingItem:
    """The thing of this key, which must be there."""
    return _item(transaction.execute(select(*_ITEM).where(things.c.key == key)).one())


def alike(
    transaction: Transaction, kind: str, names: Iterable[str], starts: str | None
) -> list[tuple[ThingItem, bytes]]:
    """The things of this kind that have one of these names, or begin on that day; oldest first."""
    with_name: ColumnElement[bool] = exists().where(
        thing_terms.c.thing == things.c.key,
        thing_terms.c.facet == "name",
        thing_terms.c.value.in_(sorted(names)),
    )
    if starts is not None:
        day = starts[:10]
        with_name = with_name | things.c.starts.between(f"{day}T00", f"{day}T99")
    rows = transaction.execute(select(things).where(things.c.kind == kind, with_name).order_by(things.c.key))
    return [(_item(row), bytes(row.body)) for row in rows]


def add(transaction: Transaction, id: str, kind: str, at: datetime) -> int:
    """A new thing, of which nothing is known yet; gives back its key."""
    key = (transaction.scalar(select(func.max(things.c.key))) or 0) + 1
    transaction.execute(
        insert(things).values(
            key=key, id=id, kind=kind, name="", types="", state="gone", at=at, digest="", body=b""
        )
    )
    return key


def taken(transaction: Transaction, id: str) -> bool:
    """Whether there is a thing of this id."""
    return transaction.execute(select(things.c.key).where(things.c.id == id)).first() is not None


def settle(
    transaction: Transaction, key: int, facets: Iterable[tuple[str, str]] | None, **values: Any
) -> None:
    """What is known of a thing now, and what it can be found by; None leaves that as it is."""
    transaction.execute(update(things).where(things.c.key == key).values(values))
    if facets is None:
        return
    transaction.execute(delete(thing_terms).where(thing_terms.c.thing == key))
    rows = [{"thing": key, "facet": facet, "value": value} for facet, value in sorted(set(facets))]
    if rows:
        transaction.execute(insert(thing_terms), rows)


def uncover(transaction: Transaction, article: int) -> set[int]:
    """Forgets what an article speaks of, and gives back what that was."""
    was = set(transaction.scalars(select(coverage.c.thing).where(coverage.c.article == article)))
    transaction.execute(delete(coverage).where(coverage.c.article == article))
    return was


def cover(transaction: Transaction, article: int, spoken_of: Iterable[tuple[int, str]]) -> None:
    """What an article speaks of: keys of things, and the node that does."""
    rows = [{"thing": thing, "article": article, "node": node} for thing, node in dict(spoken_of).items()]
    if rows:
        transaction.execute(insert(coverage), rows)


def covering(transaction: Transaction, thing: int, limit: int) -> list[Covered]:
    """The public articles that speak of a thing, newest first."""
    query = (
        select(articles.c.key, articles.c.id, articles.c.card, articles.c.at, coverage.c.node)
        .join(coverage, coverage.c.article == articles.c.key)
        .where(coverage.c.thing == thing, articles.c.state == "published")
        .order_by(articles.c.position.desc())
    )
    rows = transaction.execute(query.limit(limit))
    return [Covered(row.key, row.id, row.card, row.at, row.node) for row in rows]


def spoken_of(transaction: Transaction, article: str) -> dict[str, ThingItem]:
    """The things that a public article speaks of, by the node that does."""
    query = (
        select(*_ITEM, coverage.c.node)
        .join(coverage, coverage.c.thing == things.c.key)
        .join(articles, articles.c.key == coverage.c.article)
        .where(articles.c.id == article, articles.c.state == "published", things.c.state == "public")
    )
    return {row.node: _item(row) for row in transaction.execute(query)}


def body_of(transaction: Transaction, article: int) -> bytes:
    """The present bytes of an article."""
    query = (
        select(revisions.c.body)
        .join(articles, (articles.c.key == revisions.c.article) & (articles.c.revision == revisions.c.number))
        .where(articles.c.key == article)
    )
    return bytes(transaction.execute(query).scalar_one())


def page(
    transaction: Transaction, kind: str, wanted: Selection, *, before: int | None, limit: int
) -> Sequence[ThingItem]:
    """At most `limit` wanted things of a kind that public articles speak of, newest first.

    Sections, languages, mentions and words are those of the articles: one that speaks of the thing must have
    them all.
    """
    query = select(*_ITEM).where(things.c.kind == kind, things.c.state == "public", *_conditions(wanted))
    of_article = Selection(tuple(f for f in wanted.facets if f[0] in OF_ARTICLES), words=wanted.words)
    if of_article != Selection():
        speaking = coverage.c.article.in_(public_keys(transaction, of_article))
        query = query.where(exists().where(coverage.c.thing == things.c.key, speaking))
    if before is not None:
        query = query.where(things.c.key < before)
    return [_item(row) for row in transaction.execute(query.order_by(things.c.key.desc()).limit(limit))]


def _conditions(wanted: Selection) -> Iterator[ColumnElement[bool]]:
    for facet, values in wanted.facets:
        if facet not in OF_ARTICLES:
            yield exists().where(
                thing_terms.c.thing == things.c.key,
                thing_terms.c.facet == facet,
                thing_terms.c.value.in_(values),
            )
    if wanted.since is not None:
        yield things.c.at >= wanted.since
    if wanted.earliest is not None:
        yield things.c.ends >= instant(wanted.earliest)
    if wanted.latest is not None:
        yield things.c.starts <= instant(wanted.latest)


def _item(row: Any) -> ThingItem:
    return ThingItem(
        key=row.key,
        id=row.id,
        kind=row.kind,
        name=row.name,
        types=tuple(row.types.split()),
        state=row.state,
        at=row.at,
        starts=row.starts,
        ends=row.ends,
        digest=row.digest,
    )
