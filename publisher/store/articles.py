"""Articles and their revisions. Every function takes the transaction first and gives back values."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

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

from publisher.records import ANYBODY, OVER, Card, Item, Revision, Selection, State, Viewer
from publisher.store.database import Transaction
from publisher.store.tables import articles, clearances, revisions, search, terms

if TYPE_CHECKING:
    from publisher.publication import Publication

_Rows = TypeVar("_Rows", bound=tuple[Any, ...])

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


def find(transaction: Transaction, id: str) -> Item | None:
    """The article of this id, in whatever state."""
    row = transaction.execute(select(*_ITEM).where(articles.c.id == id)).one_or_none()
    return None if row is None else _item(row)


def present(transaction: Transaction, id: str) -> tuple[Item, bytes] | None:
    """The article of this id and the bytes of its present revision."""
    query = select(*_ITEM, revisions.c.body).join(
        revisions, (revisions.c.article == articles.c.key) & (revisions.c.number == articles.c.revision)
    )
    row = transaction.execute(query.where(articles.c.id == id)).one_or_none()
    return None if row is None else (_item(row), bytes(row.body))


def page(
    transaction: Transaction, wanted: Selection, viewer: Viewer, *, before: int | None, limit: int
) -> list[Item]:
    """At most `limit` wanted articles that the viewer may see, newest first, from below a position."""
    query = _below(_page(transaction, select(*_ITEM), wanted, visible(viewer)), before, limit)
    return [_item(row) for row in transaction.execute(query)]


def page_with_bodies(
    transaction: Transaction,
    wanted: Selection,
    viewer: Viewer,
    *,
    before: int | None,
    limit: int,
    withdrawn: bool = False,
) -> list[tuple[Item, bytes]]:
    """As `page`, with the bytes of each; on wish also those that were public and withdrawn."""
    query = select(*_ITEM, revisions.c.body).join(
        revisions, (revisions.c.article == articles.c.key) & (revisions.c.number == articles.c.revision)
    )
    seen = visible(viewer)
    if withdrawn:
        seen = seen | (articles.c.state.in_(OVER) & articles.c.change.is_not(None))
    query = _below(_page(transaction, query, wanted, seen), before, limit)
    return [(_item(row), bytes(row.body)) for row in transaction.execute(query)]


def _page(
    transaction: Transaction, query: Select[Any], wanted: Selection, seen: ColumnElement[bool]
) -> Select[Any]:
    query = query.where(seen, *_conditions(wanted)).order_by(articles.c.position.desc())
    return _with_words(transaction, query, wanted.words)


def _below(query: Select[Any], before: int | None, limit: int) -> Select[Any]:
    return query.limit(limit) if before is None else query.where(articles.c.position < before).limit(limit)


def matching(transaction: Transaction, keys: Collection[int], wanted: Selection) -> set[int]:
    """Of the articles of these keys, those that are wanted, whatever their state."""
    query = select(articles.c.key).where(articles.c.key.in_(keys), *_conditions(wanted))
    return set(transaction.scalars(_with_words(transaction, query, wanted.words)))


def public_keys(transaction: Transaction, wanted: Selection) -> Select[tuple[int]]:
    """The keys of the wanted articles that everyone may see, as part of another question."""
    query = select(articles.c.key).where(visible(ANYBODY), *_conditions(wanted))
    return _with_words(transaction, query, wanted.words)


def visible(viewer: Viewer) -> ColumnElement[bool]:
    """The articles that one may see: what is public, and what one is cleared for before its time."""
    public = articles.c.state == "published"
    embargoed = articles.c.state == "embargoed"
    if viewer.newsroom:
        return public | embargoed
    if viewer.partner is None:
        return public
    cleared = exists().where(clearances.c.article == articles.c.key, clearances.c.partner == viewer.partner)
    return public | (embargoed & cleared)


def is_cleared(transaction: Transaction, key: int, viewer: Viewer) -> bool:
    """Whether one may see this article before its time."""
    if viewer.newsroom or viewer.partner is None:
        return viewer.newsroom
    query = select(clearances.c.article).where(
        clearances.c.article == key, clearances.c.partner == viewer.partner
    )
    return transaction.execute(query).first() is not None


def clear(transaction: Transaction, key: int, partners: Iterable[str]) -> None:
    """Which partners may see an article before its time, in place of those that might before."""
    transaction.execute(delete(clearances).where(clearances.c.article == key))
    rows = [{"article": key, "partner": partner} for partner in sorted(set(partners))]
    if rows:
        transaction.execute(insert(clearances), rows)


def _conditions(wanted: Selection) -> Iterable[ColumnElement[bool]]:
    for facet, values in wanted.facets:
        yield exists().where(
            terms.c.article == articles.c.key, terms.c.facet == facet, terms.c.value.in_(values)
        )
    if wanted.since is not None:
        yield articles.c.at >= wanted.since
    if wanted.earliest is not None:
        yield articles.c.latest >= wanted.earliest
    if wanted.latest is not None:
        yield articles.c.earliest <= wanted.latest


def _with_words(transaction: Transaction, query: Select[_Rows], words: tuple[str, ...]) -> Select[_Rows]:
    return query.where(articles.c.key.in_(_found(transaction, words))) if words else query


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
    id: str,
    *,
    at: datetime,
    ready: Publication,
) -> int:
    """A new article without a revision yet, which nobody sees; gives back its key."""
    top = transaction.scalar(select(func.coalesce(func.max(articles.c.key), 0))) or 0
    values = {
        "key": top + 1,
        "id": id,
        "state": "embargoed",
        "revision": 0,
        "digest": ready.digest,
        "position": UNSEEN + top + 1,
        "created": at,
        "at": at,
        "reason": "",
        "card": _card(ready.card),
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


def make_public(transaction: Transaction, key: int, *, revision: int, change: int, at: datetime) -> None:
    """Shows a revision under the number of a change; an article shown first takes its place in lists."""
    transaction.execute(
        update(revisions)
        .where(revisions.c.article == key, revisions.c.number == revision)
        .values(change=change)
    )
    transaction.execute(
        update(articles)
        .where(articles.c.key == key, articles.c.position >= UNSEEN)
        .values(position=change, created=at)
    )
    transaction.execute(
        update(articles)
        .where(articles.c.key == key)
        .values(change=change, state="published", embargo=None, at=at)
    )


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


def body(transaction: Transaction, key: int, number: int) -> bytes:
    """The bytes of one revision, which must be there."""
    query = select(revisions.c.body).where(revisions.c.article == key, revisions.c.number == number)
    return bytes(transaction.execute(query).scalar_one())


def correction(transaction: Transaction, key: int, number: int) -> Any:
    """The `correction` that one revision's article carries, None if it carries none."""
    query = select(revisions.c.body).where(revisions.c.article == key, revisions.c.number == number)
    body = transaction.scalar(query)
    return None if body is None else json.loads(body)["@graph"][0].get("correction")


def in_state(transaction: Transaction, state: State, limit: int) -> list[Item]:
    """At most `limit` articles in this state, whoever may see them; the last changed first."""
    query = (
        select(*_ITEM).where(articles.c.state == state).order_by(articles.c.at.desc(), articles.c.key.desc())
    )
    return [_item(row) for row in transaction.execute(query.limit(limit))]


def months(transaction: Transaction) -> list[tuple[str, int]]:
    """The months in which public articles were published (`2026-11`), and how many in each; oldest first."""
    month = func.substr(articles.c.earliest, 1, 7)
    query = select(month.label("month"), func.count().label("many")).where(
        articles.c.state == "published", articles.c.change.is_not(None), articles.c.earliest.is_not(None)
    )
    return [(row.month, row.many) for row in transaction.execute(query.group_by(month).order_by(month))]


def public_revisions(transaction: Transaction, key: int) -> Sequence[Revision]:
    """Every revision that was ever public, oldest first, without the bytes."""
    query = (
        select(*(c for c in revisions.c if c.name != "body"), articles.c.id)
        .join(articles, articles.c.key == revisions.c.article)
        .where(revisions.c.article == key, revisions.c.change.is_not(None))
        .order_by(revisions.c.number)
    )
    return [_revision(row) for row in transaction.execute(query)]


def newest_revisions(transaction: Transaction, limit: int) -> Sequence[Revision]:
    """The revisions of all articles that were ever public, the last published first, with their bytes."""
    query = (
        select(*revisions.c, articles.c.id)
        .join(articles, articles.c.key == revisions.c.article)
        .where(revisions.c.change.is_not(None))
        .order_by(revisions.c.change.desc())
    )
    return [_revision(row) for row in transaction.execute(query.limit(limit))]


def present_digests(transaction: Transaction, ids: Collection[str]) -> dict[str, str]:
    """Of the articles of these ids, those that are public now, and the digest of each."""
    query = select(articles.c.id, articles.c.digest).where(articles.c.state == "published")
    return {row.id: row.digest for row in transaction.execute(query.where(articles.c.id.in_(ids)))}


def _revision(row: Any) -> Revision:
    body = bytes(row.body) if "body" in row._fields else b""
    return Revision(row.id, row.number, row.digest, row.at, row.change, body)


def due(transaction: Transaction, now: datetime) -> list[Item]:
    """The articles whose embargo has ended by now, in the order in which it did."""
    query = select(*_ITEM).where(articles.c.embargo <= now)
    return [_item(row) for row in transaction.execute(query.order_by(articles.c.embargo, articles.c.key))]


def _card(card: Card) -> str:
    return json.dumps(asdict(card), ensure_ascii=False, separators=(",", ":"))
