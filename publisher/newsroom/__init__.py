"""The newsroom's use cases: one method, one transaction. Joins the pure parts with the store.

A publication is validated, made into bytes and stored with its change in one transaction, or not at all.
An article under embargo appears by itself: whoever reads first after its time makes it public.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Generic, TypeVar

from publisher import feeds, jsonld, publication
from publisher.errors import (
    Conflict,
    Gone,
    NotFound,
    PreconditionFailed,
    PreconditionRequired,
    Refused,
)
from publisher.model import Document, Report
from publisher.newsroom import secret
from publisher.newsroom.cursors import Cursors
from publisher.newsroom.drafts import Drafts
from publisher.newsroom.partners import Partners
from publisher.newsroom.users import Users
from publisher.publication import Publication
from publisher.records import Change, ChangeKind, Item, Revision, Selection
from publisher.settings import Settings
from publisher.store import Database, Transaction, articles, changes

__all__ = ["Feed", "Newsroom", "Page", "Published"]

T = TypeVar("T")

EVERYTHING = Selection()


@dataclass(frozen=True, slots=True)
class Published:
    """What came of a publication: `change` is None when the same content stood there already."""

    item: Item
    change: Change | None
    new: bool
    report: Report


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


class Newsroom:
    """Everything a newsroom does with what it published, on one database."""

    def __init__(
        self, settings: Settings, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.settings = settings
        self.database = Database(settings.database_url)
        self._now = now

    @cached_property
    def _secret(self) -> bytes:
        return secret.read(self.settings.secret_file)

    @cached_property
    def cursors(self) -> Cursors:
        """Writes and reads the cursors of this installation."""
        return Cursors(self._secret)

    @cached_property
    def partners(self) -> Partners:
        """Who reads and submits, and their keys."""
        return Partners(self.database, self._secret, self._now)

    @cached_property
    def users(self) -> Users:
        """The accounts of the desk."""
        return Users(self.database, self._now)

    @cached_property
    def drafts(self) -> Drafts:
        """The drafts on the desk."""
        return Drafts(self, self.database, self._now)

    def close(self) -> None:
        """Gives the database back."""
        self.database.close()

    def validate(self, source: bytes | str | Document, *, name: str = "-", **options: Any) -> Report:
        """Everything wrong with a document; nothing is stored."""
        from publisher import validation

        return validation.validate(source, name=name, **options)

    # Writing

    def publish(
        self,
        document: bytes | Document,
        *,
        id: str | None = None,  # noqa: A002
        if_match: Collection[str] | None = None,
        create: bool = False,
        overwrite: bool = False,
        source: str = "-",
    ) -> Published:
        """Publishes a document as a new article or as the next revision of the one of this id.

        The state it changes must be named: `if_match` holds the digests it may have now (`*` for any), or
        `create` says that there is none, or `overwrite` that it does not matter. The same content again
        changes nothing. Raises Refused if the document has errors, PreconditionRequired,
        PreconditionFailed, Conflict if `create` finds another article there, Gone if it was withdrawn and
        its digest is not named.
        """
        report, ready = self._judge(document, id=id, source=source)
        now = self._now()
        with self.database.writing() as transaction:
            found = articles.find(transaction, ready.id)
            if found is not None and not found.over and found.digest == ready.digest:
                if if_match is not None:
                    _check(found, if_match)
                return Published(found, None, False, report)
            self._allow(found, ready.id, if_match=if_match, create=create, overwrite=overwrite)
            number = self._store(transaction, found, ready, now)
            change = changes.find(transaction, number)
            item = articles.find(transaction, ready.id)
        assert item is not None
        return Published(item, change, found is None, report)

    def _judge(
        self,
        document: bytes | Document,
        *,
        id: str | None,  # noqa: A002
        source: str,
    ) -> tuple[Report, Publication]:
        """The report and, if it has no error, what is to be stored. Raises Refused."""
        report = self.validate(document, name=source)
        if not report.valid:
            raise Refused(report)
        parsed = jsonld.parse(document) if isinstance(document, bytes) else document
        try:
            return report, publication.prepare(parsed, base_url=self.settings.base_url, id=id)
        except ValueError:
            raise Refused(publication.no_article(source)) from None

    @staticmethod
    def _allow(
        found: Item | None,
        id: str,  # noqa: A002
        *,
        if_match: Collection[str] | None,
        create: bool,
        overwrite: bool,
    ) -> None:
        if found is None:
            if if_match is not None:
                raise PreconditionFailed(f"there is no article {id!r} to change")
            return
        if found.state == "killed":
            raise Gone(f"{id!r} was killed; this id is never published again", tombstone=found)
        if create:
            raise Conflict(
                f"there is another article {id!r}", hint="give this one another id, or change that one"
            )
        if if_match is not None:
            _check(found, if_match)
        elif found.over:
            raise Gone(
                f"{id!r} was withdrawn", hint="name its present state to publish it again", tombstone=found
            )
        elif not overwrite:
            raise PreconditionRequired(
                f"{id!r} is there already", hint="say which state this changes: If-Match"
            )

    @staticmethod
    def _store(transaction: Transaction, found: Item | None, ready: Publication, now: datetime) -> int:
        kind: ChangeKind = "published"
        if found is None:
            key = articles.add(
                transaction, ready.id, state="published", at=now, digest=ready.digest, card=ready.card
            )
            revision = 1
        else:
            key, revision = found.key, found.revision + 1
            if not found.over:
                before = articles.correction(transaction, key, found.revision)
                corrected = ready.correction is not None and ready.correction != before
                kind = "corrected" if corrected else "updated"
        articles.revise(transaction, key, number=revision, digest=ready.digest, at=now, body=ready.body)
        articles.set_state(
            transaction,
            key,
            state="published",
            revision=revision,
            digest=ready.digest,
            at=now,
            reason="",
            card=ready.card,
            earliest=ready.earliest,
            latest=ready.latest,
        )
        articles.index(transaction, key, ready.facets, ready.words)
        note = ready.correction if kind == "corrected" else None
        number = changes.append(transaction, kind=kind, key=key, revision=revision, at=now, note=note)
        articles.make_public(transaction, key, revision=revision, change=number)
        return number

    def withdraw(
        self,
        id: str,  # noqa: A002
        *,
        reason: str,
        kill: bool = False,
        if_match: Collection[str] | None = None,
        overwrite: bool = False,
    ) -> Change:
        """Takes an article back; nobody is served it again. `kill` means partners must destroy their copies.

        Raises NotFound, Gone if it was taken back already (a withdrawn article may still be killed),
        PreconditionRequired, PreconditionFailed.
        """
        now = self._now()
        with self.database.writing() as transaction:
            found = articles.find(transaction, id)
            if found is None:
                raise NotFound(f"there is no article {id!r}")
            if found.state == "killed" or (found.state == "withdrawn" and not kill):
                raise Gone(f"{id!r} was {found.state} already")
            if if_match is not None:
                _check(found, if_match)
            elif not overwrite:
                raise PreconditionRequired(f"say which state of {id!r} this withdraws", hint="If-Match")
            kind: ChangeKind = "killed" if kill else "withdrawn"
            number = changes.append(
                transaction, kind=kind, key=found.key, revision=found.revision, at=now, reason=reason
            )
            articles.set_state(transaction, found.key, state=kind, change=number, at=now, reason=reason)
            change = changes.find(transaction, number)
        assert change is not None
        return change

    # Reading

    def article(self, id: str) -> tuple[Item, bytes]:  # noqa: A002
        """The article of this id and its bytes. Raises NotFound, Gone if it was withdrawn."""
        with self.database.reading() as transaction:
            found = articles.present(transaction, id)
        if found is None or found[0].change is None:
            raise NotFound(f"there is no article {id!r}")
        if found[0].over:
            raise _gone(found[0])
        return found

    def articles(
        self, wanted: Selection = EVERYTHING, *, cursor: str | None = None, limit: int = 20
    ) -> Page[Item]:
        """The articles that are wanted, newest first. Raises Misplaced for a cursor of another list."""
        before = None if cursor is None else self.cursors.read("articles", cursor)
        with self.database.reading() as transaction:
            found = articles.page(transaction, wanted, before=before, limit=limit + 1)
        more = len(found) > limit
        found = found[:limit]
        return Page(found, self.cursors.write("articles", found[-1].position) if more else None)

    def documents(
        self, wanted: Selection = EVERYTHING, *, cursor: str | None = None, limit: int = 20
    ) -> Page[tuple[Item, bytes]]:
        """As `articles`, with the bytes of each."""
        before = None if cursor is None else self.cursors.read("articles", cursor)
        with self.database.reading() as transaction:
            found = articles.page_with_bodies(transaction, wanted, before=before, limit=limit + 1)
        more = len(found) > limit
        found = found[:limit]
        return Page(found, self.cursors.write("articles", found[-1][0].position) if more else None)

    def feed(
        self,
        name: str = "articles",
        ending: str = "jsonld",
        *,
        cursor: str | None = None,
        limit: int = 50,
    ) -> Feed:
        """One page of a feed in one of its formats. Raises NotFound for a feed or format there is not."""
        if ending not in feeds.FORMATS or name != "articles":
            raise NotFound(f"there is no feed {name}.{ending}")
        media, write = feeds.FORMATS[ending]
        page = self.documents(cursor=cursor, limit=limit)
        base = self.settings.base_url
        address = f"{base}/v1/feeds/{name}"
        following = f"{address}.{ending}?limit={limit}&cursor={page.next}" if page.next else None
        head = feeds.Head(name, self.settings.name or "News", address, base, following)
        return Feed(media, list(write(head, page.items)), following)

    def changes(
        self, *, cursor: str | None = None, after: int = 0, limit: int = 100
    ) -> tuple[Page[Change], bool]:
        """The changes after a cursor or number, in order, and whether there are more now.

        `next` is always there: what comes later is read with it. Raises Misplaced.
        """
        after = after if cursor is None else self.cursors.read("changes", cursor)
        with self.database.reading() as transaction:
            found = changes.page(transaction, after=after, limit=limit + 1)
        more = len(found) > limit
        found = found[:limit]
        return Page(found, self.cursors.write("changes", found[-1].number if found else after)), more

    def revisions(self, id: str) -> tuple[Item, Sequence[Revision]]:  # noqa: A002
        """Every public revision of an article, oldest first. Raises NotFound, Gone."""
        with self.database.reading() as transaction:
            item = self._public(transaction, id)
            return item, articles.public_revisions(transaction, item.key)

    def revision(self, id: str, number: int) -> Revision:  # noqa: A002
        """One public revision. Raises NotFound, Gone."""
        with self.database.reading() as transaction:
            item = self._public(transaction, id)
            found = articles.revision(transaction, item.key, number)
        if found is None or found.change is None:
            raise NotFound(f"{id!r} has no revision {number}")
        return found

    def health(self) -> int:
        """The number of the newest change; raises Unavailable if the database does not answer."""
        with self.database.reading() as transaction:
            return changes.last(transaction)

    @staticmethod
    def _public(transaction: Transaction, id: str) -> Item:  # noqa: A002
        item = articles.find(transaction, id)
        if item is None or item.change is None:
            raise NotFound(f"there is no article {id!r}")
        if item.over:
            raise _gone(item)
        return item


def _check(found: Item, if_match: Collection[str]) -> None:
    if found.digest not in if_match and "*" not in if_match:
        raise PreconditionFailed(
            f"{found.id!r} was changed by somebody else", hint="fetch it again and look at what changed"
        )


def _gone(item: Item) -> Gone:
    return Gone(f"{item.id!r} was {item.state}", tombstone=item)
