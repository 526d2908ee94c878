"""Submissions: what partners hand in, checked at the door, and what the newsroom makes of it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from publisher.errors import Conflict, NotFound
from publisher.newsroom.states import States
from publisher.records import Partner, Submission, Viewer
from publisher.store import Transaction, articles, partners, submissions

if TYPE_CHECKING:
    from publisher.model import Report
    from publisher.newsroom import Newsroom
    from publisher.publication import Publication

PROFILE: Final = "syndication"
"""Every submission is judged by it, besides the profiles that its partner is held to."""


@dataclass(frozen=True, slots=True)
class Received:
    """What came of a submission; `again` if the same was handed in before under the same key."""

    submission: Submission
    again: bool = False


class Submissions:
    """The use cases around submissions; each is one transaction."""

    def __init__(self, room: Newsroom, now: Callable[[], datetime]) -> None:
        self._room, self._now = room, now

    def submit(self, partner: str, body: bytes, *, idempotency: str) -> Received:
        """A partner hands a document in. A partner that is trusted publishes it so.

        The same key with the same body gives back the same submission. Raises Refused if the document has
        errors, Conflict if the key was used for another body or the article is somebody else's.
        """
        fingerprint = hashlib.sha256(body).hexdigest()
        with self._room.reading() as transaction:
            before = self._before(transaction, partner, idempotency, fingerprint)
            who = partners.find(transaction, partner)
        if before is not None:
            return before
        if who is None:
            raise NotFound(f"there is no partner {partner!r}")
        report, ready = self._room.judge(body, source="body", profiles=self._profiles(who))
        made = Submission(
            id=secrets.token_hex(12),
            partner=partner,
            idempotency=idempotency,
            fingerprint=fingerprint,
            state="received",
            received=self._now(),
        )
        with self._room.writing() as transaction:
            before = self._before(transaction, partner, idempotency, fingerprint)
            if before is not None:
                return before
            submissions.add(transaction, made, body)
            if who.trusted:
                self._accept(transaction, made, ready, report)
            done = submissions.find(transaction, made.id)
        assert done is not None
        return Received(done)

    def accept(self, id: str, *, article: str | None = None) -> Submission:
        """The newsroom publishes a submission, under another id if it says so.

        Raises NotFound, Refused, Conflict if it was decided already or the article is somebody else's.
        """
        with self._room.reading() as transaction:
            found = self._open(transaction, id)
            who = partners.find(transaction, found.partner)
            body = submissions.body(transaction, id)
        profiles = self._profiles(who) if who else None
        report, ready = self._room.judge(body, id=article, source=f"submission {id}", profiles=profiles)
        with self._room.writing() as transaction:
            self._accept(transaction, self._open(transaction, id), ready, report)
            done = submissions.find(transaction, id)
        assert done is not None
        return done

    def reject(self, id: str, *, reason: str) -> Submission:
        """The newsroom does not take a submission. Raises NotFound, Conflict if it was decided already."""
        with self._room.writing() as transaction:
            self._open(transaction, id)
            at = self._now()
            submissions.decide(transaction, id, state="rejected", at=at, reason=reason, article=None)
            done = submissions.find(transaction, id)
        assert done is not None
        return done

    def get(self, id: str, viewer: Viewer) -> tuple[Submission, bytes]:
        """A submission and what was handed in. Raises NotFound, also for that of another partner."""
        with self._room.reading() as transaction:
            found = submissions.find(transaction, id)
            if found is None or not (viewer.newsroom or found.partner == viewer.partner):
                raise NotFound(f"there is no submission {id!r}")
            return found, submissions.body(transaction, id)

    def page(
        self, viewer: Viewer, *, state: str | None = None, cursor: str | None = None, limit: int = 20
    ) -> tuple[Sequence[Submission], str | None]:
        """A partner's own submissions, all of them for the newsroom, newest first; and the next cursor."""
        before = None if cursor is None else self._room.cursors.read("submissions", cursor)
        whose = None if viewer.newsroom else viewer.partner or ""
        with self._room.reading() as transaction:
            found = submissions.page(transaction, partner=whose, state=state, before=before, limit=limit + 1)
        more = len(found) > limit
        return found[:limit], self._room.cursors.write("submissions", found[limit - 1].key) if more else None

    def _profiles(self, partner: Partner) -> tuple[str, ...]:
        return tuple(dict.fromkeys((PROFILE, *partner.profiles)))

    @staticmethod
    def _before(
        transaction: Transaction, partner: str, idempotency: str, fingerprint: str
    ) -> Received | None:
        found = submissions.of_key(transaction, partner, idempotency)
        if found is None:
            return None
        if found.fingerprint != fingerprint:
            raise Conflict(
                "this Idempotency-Key was used for another document",
                hint="send this one with a new Idempotency-Key",
            )
        return Received(found, again=True)

    @staticmethod
    def _open(transaction: Transaction, id: str) -> Submission:
        found = submissions.find(transaction, id)
        if found is None:
            raise NotFound(f"there is no submission {id!r}")
        if found.state != "received":
            raise Conflict(f"the submission {id!r} was {found.state} already")
        return found

    def _accept(self, transaction: Transaction, it: Submission, ready: Publication, report: Report) -> None:
        """Publishes it: as a new article, or as a revision of one that came from the same partner."""
        there = articles.find(transaction, ready.id)
        if there is not None and not submissions.is_from(transaction, ready.id, it.partner):
            raise Conflict(
                f"there is another article {ready.id!r}, which is not from this partner",
                hint="give the document another identifier, or accept it as another `article`",
            )
        self._room.place(transaction, ready, report, States(overwrite=True))
        at = self._now()
        submissions.decide(transaction, it.id, state="accepted", at=at, reason="", article=ready.id)
