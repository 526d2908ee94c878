"""The newsroom's use cases: one method, one transaction. Joins the pure parts with the store.

A publication is validated, made into bytes and stored with its change in one transaction, or not at all.
An article under embargo appears by itself: whoever reads first after its time makes it public.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from publisher import feeds, jsonld, patch, publication, questions
from publisher.delivery.addresses import Rules
from publisher.delivery.client import Client
from publisher.errors import Conflict, Gone, NotFound, Refused, Unavailable, Unreadable
from publisher.model import Document, Draft, Report
from publisher.newsroom import secret
from publisher.newsroom.authorities import Authorities
from publisher.newsroom.cursors import Cursors
from publisher.newsroom.drafts import Drafts
from publisher.newsroom.dumps import Dumps
from publisher.newsroom.partners import Partners
from publisher.newsroom.products import Products
from publisher.newsroom.quality import Quality
from publisher.newsroom.states import States
from publisher.newsroom.submissions import Submissions
from publisher.newsroom.subscriptions import Subscriptions
from publisher.newsroom.things import Things
from publisher.newsroom.users import Users
from publisher.publication import Publication
from publisher.records import (
    ANYBODY,
    OVER,
    Change,
    ChangeKind,
    Item,
    Partner,
    Receipt,
    Revision,
    Selection,
    State,
    Viewer,
)
from publisher.settings import Settings
from publisher.store import Database, Transaction, articles, changes, partners, receipts

if TYPE_CHECKING:
    from publisher.newsroom.courier import Courier
    from publisher.signing import Signer

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

    def secret_for(self, purpose: str) -> bytes:
        """32 bytes that only this installation has, others for each purpose."""
        return hmac.digest(self._secret, f"for {purpose}".encode(), hashlib.sha256)

    @cached_property
    def users(self) -> Users:
        """The accounts of the desk."""
        return Users(self.database, self._now)

    @cached_property
    def drafts(self) -> Drafts:
        """The drafts on the desk."""
        return Drafts(self, self.database, self._now)

    @cached_property
    def authorities(self) -> Authorities:
        """What names stand for, as editors chose."""
        return Authorities(self.database)

    @cached_property
    def subscriptions(self) -> Subscriptions:
        """Who is sent what is published."""
        return Subscriptions(
            self.database,
            self.secret_for("push"),
            self._now,
            cursors=self.cursors,
            rules=self.push_rules,
            products=self.products,
        )

    @property
    def push_rules(self) -> Rules:
        """Where events may be sent to."""
        return Rules(self.settings.push_http, self.settings.push_networks)

    @cached_property
    def signer(self) -> Signer:
        """Signs what is published. Raises Misconfigured if the key file cannot be read."""
        from publisher.signing import Signer

        path = self.settings.signing_key_file
        if path is None:
            return Signer.from_seed(self.secret_for("signing"), self.settings.base_url)
        return Signer.from_pem(secret.read_file(path), self.settings.base_url, name=str(path))

    @cached_property
    def dumps(self) -> Dumps:
        """The archive as files."""
        return Dumps(self, self._now)

    def courier(self, client: Client | None = None, *, lanes: int = 32) -> Courier:
        """A courier that sends what is published to who subscribed, to so many at a time."""
        from publisher.newsroom.courier import Courier

        return Courier(self, client or Client(self.push_rules), self._now, lanes=lanes)

    @cached_property
    def things(self) -> Things:
        """The events and entities that articles speak of."""
        return Things(self, self._now)

    @cached_property
    def submissions(self) -> Submissions:
        """What partners hand in."""
        return Submissions(self, self._now)

    @cached_property
    def quality(self) -> Quality:
        """What the validator finds in what was published, over time."""
        return Quality(self)

    @cached_property
    def products(self) -> Products:
        """The feeds, each a saved filter."""
        return Products(self)

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
        embargo: datetime | None = None,
        cleared: Collection[str] = (),
    ) -> Published:
        """Publishes a document as a new article or as the next revision of the one of this id.

        The state it changes must be named: `if_match` holds the digests it may have now (`*` for any), or
        `create` says that there is none, or `overwrite` that it does not matter. The same content again
        changes nothing. Raises Refused if the document has errors, PreconditionRequired,
        PreconditionFailed, Conflict if `create` finds another article there, Gone if it was withdrawn and
        its digest is not named.
        """
        report, ready = self.judge(document, id=id, source=source)
        with self.writing() as transaction:
            states = States(if_match, create=create, overwrite=overwrite)
            return self.place(transaction, ready, report, states, embargo=embargo, cleared=cleared)

    def place(
        self,
        transaction: Transaction,
        ready: Publication,
        report: Report,
        states: States,
        *,
        embargo: datetime | None = None,
        cleared: Collection[str] = (),
    ) -> Published:
        """Publishes what was judged, in a transaction that is open already. Raises as `publish` does."""
        now = self._now()
        found = articles.find(transaction, ready.id)
        held = embargo or (found.embargo if found else None)
        same = found is not None and not found.over and found.digest == ready.digest
        settled = found is not None and (found.change is not None or (held == found.embargo and not cleared))
        if found is not None and same and settled:
            states.check(found)
            return Published(found, None, False, report)
        states.allow(found, ready.id)
        if found is not None and found.change is not None and embargo is not None:
            raise Conflict(f"{ready.id!r} is public already and cannot be put under an embargo")
        if cleared and held is None:
            raise Conflict("partners are cleared for an article under embargo; this one is under none")
        self._unknown(transaction, cleared)
        key = self._store(transaction, found, ready, now, held)
        if embargo is not None or cleared:
            articles.clear(transaction, key, cleared)
        number = None
        if held is None or held <= now:
            number = self._show(transaction, found, ready, key, now)
        item = articles.find(transaction, ready.id)
        assert item is not None
        change = None if number is None else changes.find(transaction, number)
        return Published(item, change, found is None, report)

    def judge(
        self,
        document: bytes | Document,
        *,
        id: str | None = None,  # noqa: A002
        source: str = "-",
        profiles: Sequence[str] | None = None,
    ) -> tuple[Report, Publication]:
        """The report and what is to be stored. Raises Refused if the document has an error."""
        report = self.validate(document, name=source, profiles=profiles)
        if not report.valid:
            raise Refused(report)
        parsed = jsonld.parse(document) if isinstance(document, bytes) else document
        try:
            return report, publication.prepare(
                parsed, base_url=self.settings.base_url, id=id, house=self.settings.house()
            )
        except ValueError:
            raise Refused(publication.no_article(source)) from None

    @staticmethod
    def _unknown(transaction: Transaction, cleared: Collection[str]) -> None:
        for id_ in cleared:
            if partners.find(transaction, id_) is None:
                raise NotFound(f"there is no partner {id_!r} to clear")

    @staticmethod
    def _store(
        transaction: Transaction,
        found: Item | None,
        ready: Publication,
        now: datetime,
        held: datetime | None,
    ) -> int:
        """Adds the revision, which nobody sees yet, and gives back the key of its article."""
        key = found.key if found else articles.add(transaction, ready.id, at=now, ready=ready)
        number = found.revision + 1 if found else 1
        articles.revise(transaction, key, number=number, digest=ready.digest, at=now, body=ready.body)
        articles.set_state(
            transaction,
            key,
            state="embargoed",
            embargo=held,
            revision=number,
            digest=ready.digest,
            at=now,
            reason="",
            card=ready.card,
            earliest=ready.earliest,
            latest=ready.latest,
        )
        articles.index(transaction, key, ready.facets, ready.words)
        return key

    def _show(
        self, transaction: Transaction, found: Item | None, ready: Publication, key: int, now: datetime
    ) -> int:
        """Makes the newest revision public and gives back the number of the change that says so."""
        kind: ChangeKind = "published"
        note = None
        if found is not None and found.state == "published":
            before = articles.correction(transaction, key, found.revision)
            corrected = ready.correction is not None and ready.correction != before
            kind, note = ("corrected", ready.correction) if corrected else ("updated", None)
        revision = found.revision + 1 if found else 1
        number = changes.append(transaction, kind=kind, key=key, revision=revision, at=now, note=note)
        articles.make_public(transaction, key, revision=revision, change=number, at=now)
        self.things.follow(transaction, key, ready.document)
        return number

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

    def withdraw(
        self,
        id: str,  # noqa: A002
        *,
        reason: str,
        kill: bool = False,
        if_match: Collection[str] | None = None,
        overwrite: bool = False,
    ) -> Change | None:
        """Takes an article back; nobody is served it again. `kill` means partners must destroy their copies.

        Gives back the change that says so; None for an article that was never public. Raises NotFound, Gone
        if it was taken back already (a withdrawn article may still be killed), PreconditionRequired,
        PreconditionFailed.
        """
        now = self._now()
        states = States(if_match, overwrite=overwrite)
        kind: ChangeKind = "killed" if kill else "withdrawn"
        with self.writing() as transaction:
            found = articles.find(transaction, id)
            if found is None:
                raise NotFound(f"there is no article {id!r}")
            if found.state == "killed" or (found.state == "withdrawn" and not kill):
                raise _gone(found)
            states.name(found)
            values: dict[str, Any] = {"state": kind, "at": now, "reason": reason, "embargo": None}
            if found.change is None:  # nobody but the newsroom and who was cleared ever saw it
                articles.set_state(transaction, found.key, **values)
                return None
            number = changes.append(
                transaction, kind=kind, key=found.key, revision=found.revision, at=now, reason=reason
            )
            articles.set_state(transaction, found.key, change=number, **values)
            self.things.follow(transaction, found.key, None)
            return changes.find(transaction, number)

    def confirm(self, number: int, partner: str, note: str = "") -> Receipt:
        """A partner says that it did what a withdrawal asks for; saying it again changes nothing.

        Raises NotFound if there is no such change, Conflict if it asks for nothing.
        """
        made = Receipt(number, partner, self._now(), note)
        with self.writing() as transaction:
            found = changes.find(transaction, number)
            if found is None:
                raise NotFound(f"there is no change {number}")
            if found.kind not in OVER:
                raise Conflict(f"change {number} is no withdrawal", hint="only those are confirmed")
            before = receipts.find(transaction, number, partner)
            if before is None:
                receipts.add(transaction, made)
        return before or made

    def change(self, number: int) -> Change:
        """The change of this number. Raises NotFound."""
        with self.reading() as transaction:
            found = changes.find(transaction, number)
        if found is None:
            raise NotFound(f"there is no change {number}")
        return found

    def difference(self, id: str, old: int, new: int) -> list[dict[str, Any]]:  # noqa: A002
        """What changes one public revision of an article into another, as a JSON Patch. Raises NotFound."""
        before, after = self.revision(id, old), self.revision(id, new)
        return patch.difference(json.loads(before.body), json.loads(after.body))

    def draft(self, data: bytes, *, name: str = "body", published: str | None = None) -> Draft:
        """The draft of one article, with the origin of every value; nothing is stored. Raises Unreadable."""
        from publisher import extractors, mapping, readers
        from publisher.readers import dates
        from publisher.readers.metadata import Metadata

        when = dates.iso(published) if published is not None else None
        if published is not None and when is None:
            raise Unreadable(f"{published!r} is no date", hint="write 2022-03-01 or 2022-03-01T09:05:00Z")
        article = readers.read(data, name=name, metadata=Metadata(datePublished=when))
        model = None if self.settings.model == "none" else self.settings.model
        return mapping.draft(article, extractors.extract(article, model=model))

    def confirmations(self, number: int) -> Sequence[tuple[Partner, Receipt | None]]:
        """Every partner with its receipt of a withdrawal, None for who has not confirmed it."""
        with self.reading() as transaction:
            if changes.find(transaction, number) is None:
                raise NotFound(f"there is no change {number}")
            given = receipts.of_change(transaction, number)
            readers = [who for who in partners.everyone(transaction) if partners.reads(transaction, who.id)]
            return [(who, given.get(who.id)) for who in readers]

    # Reading

    def article(self, id: str, viewer: Viewer = ANYBODY) -> tuple[Item, bytes]:  # noqa: A002
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
        more = len(found) > limit
        found = found[:limit]
        return Page(found, self.cursors.write("changes", found[-1].number if found else after)), more

    def in_state(self, state: State, *, limit: int = 200) -> Sequence[Item]:
        """Articles in this state, for the newsroom's own eyes; the last changed first."""
        with self.reading() as transaction:
            return articles.in_state(transaction, state, limit)

    def months(self) -> Sequence[tuple[str, int]]:
        """The months in which public articles were published (`2026-11`), and how many in each."""
        with self.reading() as transaction:
            return articles.months(transaction)

    def state(self, id: str) -> Item | None:  # noqa: A002
        """The article of this id in whatever state; None if there never was one."""
        with self.reading() as transaction:
            return articles.find(transaction, id)

    def revisions(self, id: str) -> tuple[Item, Sequence[Revision]]:  # noqa: A002
        """Every public revision of an article, oldest first. Raises NotFound, Gone."""
        with self.reading() as transaction:
            item = self._public(transaction, id)
            return item, articles.public_revisions(transaction, item.key)

    def revision(self, id: str, number: int) -> Revision:  # noqa: A002
        """One public revision. Raises NotFound, Gone."""
        with self.reading() as transaction:
            item = self._public(transaction, id)
            found = articles.revision(transaction, item.key, number)
        if found is None or found.change is None:
            raise NotFound(f"{id!r} has no revision {number}")
        return found

    def health(self) -> int:
        """The number of the newest change; raises Unavailable if the database does not answer."""
        with self.reading() as transaction:
            return changes.last(transaction)

    @staticmethod
    def _public(transaction: Transaction, id: str) -> Item:  # noqa: A002
        return _see(transaction, articles.find(transaction, id), id, ANYBODY)


def _see(transaction: Transaction, item: Item | None, id: str, viewer: Viewer) -> Item:  # noqa: A002
    """The article, if the viewer may see it. Raises NotFound, Gone."""
    if item is None or (
        item.change is None and (item.over or not articles.is_cleared(transaction, item.key, viewer))
    ):
        raise NotFound(f"there is no article {id!r}")
    if item.over:
        raise _gone(item)
    return item


def _gone(item: Item) -> Gone:
    return Gone(f"{item.id!r} was {item.state}", tombstone=item)
