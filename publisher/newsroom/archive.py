"""What is published, to be read: articles, their revisions, feeds, the log of changes.

An article under embargo appears by itself: whoever reads first after its time makes it public.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any, Generic, TypeVar

from publisher import feeds, patch, questions
from publisher.errors import Gone, Misplaced, NotFound, Unavailable
from publisher.newsroom import secret
from publisher.newsroom.cursors import Cursors
from publisher.newsroom.products import Products
from publisher.newsroom.things import Things
from publisher.records import (
    ANYBODY,
    Change,
    Figures,
    Item,
    Revision,
    Selection,
    State,
    Viewer,
)
from publisher.settings import Settings
from publisher.store import Database, Transaction, articles, changes, figures, installation

T = TypeVar("T")

EVERYTHING = Selection()


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list; `next` is the cursor to go on with, None at its end."""

    items: Sequence[T]
    next: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """One page of a feed: its media type, its bytes in pieces, the address of the next page."""

    media: str
    body: Sequence[bytes]
    following: str | None


class Archive:
    """Everything that was published, on one database."""

    def __init__(
        self, settings: Settings, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.settings = settings
        self.database = Database(settings.database_url)
        self._now = now

    @cached_property
    def _secret(self) -> bytes:
        kept = None
        with suppress(Unavailable), self.database.reading() as transaction:
            kept = installation.mark(transaction)
        return secret.read(self.settings.secret_file, kept)

    def secret_for(self, purpose: str) -> bytes:
        """32 bytes that only this installation has, others for each purpose."""
        return hmac.digest(self._secret, f"for {purpose}".encode(), hashlib.sha256)

    @cached_property
    def cursors(self) -> Cursors:
        """Writes and reads the cursors of this installation."""
        return Cursors(self._secret)

    @cached_property
    def products(self) -> Products:
        """The feeds, each a saved filter."""
        return Products(self)

    @cached_property
    def things(self) -> Things:
        """The events and entities that articles speak of."""
        return Things(self, self._now)

    def close(self) -> None:
        """Gives the database back."""
        self.database.close()

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """A transaction that reads, after everything ripe was made public; without room that waits."""
        with suppress(Unavailable):
            self.ripen()
        with self.database.reading() as transaction:
            yield transaction

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """The transaction that writes, after everything ripe was made public."""
        self.ripen()
        with self.database.writing() as transaction:
            yield transaction

    def ripen(self) -> int:
        """Makes public whatever was under an embargo that has ended; gives back how many articles."""
        now = self._now()
        with self.database.reading() as transaction:
            if not articles.due(transaction, now):
                return 0
        with self.database.writing() as transaction:
            ripe = articles.due(transaction, now)
            for item in ripe:
                number = changes.append(
                    transaction, kind="published", key=item.key, revision=item.revision, at=now
                )
                articles.make_public(transaction, item.key, revision=item.revision, change=number, at=now)
                body = articles.body(transaction, item.key, item.revision)
                self.things.follow(transaction, item.key, json.loads(body))
        return len(ripe)

    def health(self) -> int:
        """The number of the newest change; raises Unavailable if the database does not answer."""
        with self.reading() as transaction:
            return changes.last(transaction)

    def figures(self) -> tuple[Figures, datetime]:
        """What there is and what is still to do, in numbers, and when that was."""
        with self.reading() as transaction:
            return figures.read(transaction), self._now()

    def article(self, id: str, viewer: Viewer = ANYBODY) -> tuple[Item, bytes]:
        """The article of this id and its bytes. Raises NotFound, Gone if it was withdrawn."""
        with self.reading() as transaction:
            found = articles.present(transaction, id)
            _see(transaction, None if found is None else found[0], id, viewer)
        assert found is not None
        return found

    def articles(
        self,
        wanted: Selection = EVERYTHING,
        viewer: Viewer = ANYBODY,
        *,
        cursor: str | None = None,
        limit: int = 20,
    ) -> Page[Item]:
        """The articles that are wanted, newest first. Raises Misplaced for a cursor of another list."""
        before = None if cursor is None else self.cursors.read("articles", cursor)
        with self.reading() as transaction:
            found = articles.page(transaction, wanted, viewer, before=before, limit=limit + 1)
        more = len(found) > limit
        found = found[:limit]
        return Page(found, self.cursors.write("articles", found[-1].position) if more else None)

    def documents(
        self,
        wanted: Selection = EVERYTHING,
        viewer: Viewer = ANYBODY,
        *,
        cursor: str | None = None,
        limit: int = 20,
        withdrawn: bool = False,
    ) -> Page[tuple[Item, bytes]]:
        """As `articles`, with the bytes of each; on wish also those that were withdrawn since."""
        before = None if cursor is None else self.cursors.read("articles", cursor)
        with self.reading() as transaction:
            found = articles.page_with_bodies(
                transaction, wanted, viewer, before=before, limit=limit + 1, withdrawn=withdrawn
            )
        more = len(found) > limit
        found = found[:limit]
        return Page(found, self.cursors.write("articles", found[-1][0].position) if more else None)

    def feed(
        self,
        name: str = "articles",
        ending: str = "jsonld",
        viewer: Viewer = ANYBODY,
        *,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> Feed:
        """One page of a product in one of its formats, newest first.

        The news sitemap has the last two days, at most 1,000 articles. Raises NotFound for a product or
        format there is not, or that is not for the viewer; Misplaced.
        """
        if ending not in feeds.FORMATS:
            raise NotFound(f"there is no format {ending!r}", hint=f"formats: {', '.join(feeds.FORMATS)}")
        product = self.products.get(name, viewer)
        media, write = feeds.FORMATS[ending]
        wanted = questions.selection(dict(product.filter))
        if ending == "xml":
            wanted = replace(wanted, earliest=self._now() - timedelta(days=2))
        most = limit or (1000 if ending == "xml" else 50)
        page = self.documents(wanted, ANYBODY, cursor=cursor, limit=most, withdrawn=ending == "jsonld")
        base = self.settings.base_url
        address = f"{base}/v1/feeds/{name}"
        following = f"{address}.{ending}?limit={most}&cursor={page.next}" if page.next else None
        title = self.settings.name or "News"
        title = title if name == "articles" else f"{title}: {product.title}"
        head = feeds.Head(name, title, address, base, following)
        return Feed(media, list(write(head, page.items)), following)

    def topic(self, address: str) -> Feed:
        """The feed at an address of this service, as it is now. Raises NotFound."""
        place = f"{self.settings.base_url}/v1/feeds/"
        name, _, ending = address.removeprefix(place).rpartition(".")
        if not address.startswith(place) or "/" in name:
            raise NotFound(f"{address} is no feed of this service")
        return self.feed(name, ending)

    def changes(
        self, *, cursor: str | None = None, after: int = 0, limit: int = 100
    ) -> tuple[Page[Change], bool]:
        """The changes after a cursor or number, in order, and whether there are more now.

        `next` is always there: what comes later is read with it. Raises Misplaced.
        """
        after = after if cursor is None else self.cursors.read("changes", cursor)
        with self.reading() as transaction:
            found = changes.page(transaction, after=after, limit=limit + 1)
            if not found and after > (end := changes.last(transaction)):
                raise Misplaced(
                    f"this cursor is ahead of the log, which ends at change {end}",
                    hint="the service was restored from a backup: begin without a cursor",
                )
        more = len(found) > limit
        found = found[:limit]
        return Page(found, self.cursors.write("changes", found[-1].number if found else after)), more

    def change(self, number: int) -> Change:
        """The change of this number. Raises NotFound."""
        with self.reading() as transaction:
            found = changes.find(transaction, number)
        if found is None:
            raise NotFound(f"there is no change {number}")
        return found

    def difference(self, id: str, old: int, new: int) -> list[dict[str, Any]]:
        """What changes one public revision of an article into another, as a JSON Patch. Raises NotFound."""
        before, after = self.revision(id, old), self.revision(id, new)
        return patch.difference(json.loads(before.body), json.loads(after.body))

    def in_state(self, state: State, *, limit: int = 200) -> Sequence[Item]:
        """Articles in this state, for the newsroom's own eyes; the last changed first."""
        with self.reading() as transaction:
            return articles.in_state(transaction, state, limit)

    def months(self) -> Sequence[tuple[str, int]]:
        """The months in which public articles were published (`2026-11`), and how many in each."""
        with self.reading() as transaction:
            return articles.months(transaction)

    def state(self, id: str) -> Item | None:
        """The article of this id in whatever state; None if there never was one."""
        with self.reading() as transaction:
            return articles.find(transaction, id)

    def revisions(self, id: str) -> tuple[Item, Sequence[Revision]]:
        """Every public revision of an article, oldest first. Raises NotFound, Gone."""
        with self.reading() as transaction:
            item = self._public(transaction, id)
            return item, articles.public_revisions(transaction, item.key)

    def revision(self, id: str, number: int) -> Revision:
        """One public revision. Raises NotFound, Gone."""
        with self.reading() as transaction:
            item = self._public(transaction, id)
            found = articles.revision(transaction, item.key, number)
        if found is None or found.change is None:
            raise NotFound(f"{id!r} has no revision {number}")
        return found

    @staticmethod
    def _public(transaction: Transaction, id: str) -> Item:
        return _see(transaction, articles.find(transaction, id), id, ANYBODY)


def _see(transaction: Transaction, item: Item | None, id: str, viewer: Viewer) -> Item:
    """The article, if the viewer may see it. Raises NotFound, Gone."""
    if item is None or (
        item.change is None and (item.over or not articles.is_cleared(transaction, item.key, viewer))
    ):
        raise NotFound(f"there is no article {id!r}")
    if item.over:
        raise gone(item)
    return item


def gone(item: Item) -> Gone:
    """The error that tells of an article that was taken back."""
    return Gone(f"{item.id!r} was {item.state}", tombstone=item)
