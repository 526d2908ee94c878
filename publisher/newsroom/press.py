"""What makes articles public and takes them back.

A publication is validated, made into bytes and stored with its change in one transaction, or not at all.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from publisher import jsonld, publication
from publisher.errors import Conflict, NotFound, Refused
from publisher.model import Document, Report
from publisher.newsroom.archive import Archive, gone
from publisher.newsroom.states import States
from publisher.publication import Publication
from publisher.records import (
    OVER,
    Change,
    ChangeKind,
    Item,
    Partner,
    Receipt,
)
from publisher.store import Transaction, articles, changes, partners, receipts


@dataclass(frozen=True, slots=True)
class Published:
    """What came of a publication: `change` is None when the same content stood there already."""

    item: Item
    change: Change | None
    new: bool
    report: Report


class Press(Archive):
    """Publishes, corrects and withdraws."""

    def validate(self, source: bytes | str | Document, *, name: str = "-", **options: Any) -> Report:
        """Everything wrong with a document; nothing is stored."""
        from publisher import validation

        return validation.validate(source, name=name, **options)

    def judge(
        self,
        document: bytes | Document,
        *,
        id: str | None = None,
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
        except ValueError as error:
            raise Refused(publication.no_article(source, str(error))) from None

    def publish(
        self,
        document: bytes | Document,
        *,
        id: str | None = None,
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
        if found is not None and found.change is not None and embargo is not None and embargo > now:
            raise Conflict(
                f"{ready.id!r} is public already and cannot be put under an embargo",
                hint="withdraw it if it must not be seen; publish it without `embargo` if it may",
            )
        same = found is not None and not found.over and found.digest == ready.digest
        settled = found is not None and (found.change is not None or (held == found.embargo and not cleared))
        if found is not None and same and settled:
            states.check(found)
            return Published(found, None, False, report)
        states.allow(found, ready.id)
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

    def withdraw(
        self,
        id: str,
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
                raise gone(found)
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

    def confirmations(self, number: int) -> Sequence[tuple[Partner, Receipt | None]]:
        """Every partner with its receipt of a withdrawal, None for who has not confirmed it."""
        with self.reading() as transaction:
            if changes.find(transaction, number) is None:
                raise NotFound(f"there is no change {number}")
            given = receipts.of_change(transaction, number)
            readers = [who for who in partners.everyone(transaction) if partners.reads(transaction, who.id)]
            return [(who, given.get(who.id)) for who in readers]
