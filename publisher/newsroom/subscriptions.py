"""Subscriptions: who is sent what, under which secret, and what came of every attempt.

A webhook's signing secret is made from the installation's secret, the subscription's id and a count, so none
is stored. The secret a WebSub subscriber chooses is kept sealed.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

from cryptography.fernet import Fernet, InvalidToken

from publisher import questions
from publisher.delivery import addresses, webhooks, websub
from publisher.delivery.addresses import Rules
from publisher.errors import Conflict, Misplaced, NotFound, Unreachable
from publisher.newsroom.cursors import Cursors
from publisher.newsroom.products import Products
from publisher.records import ChangeKind, Delivery, Selection, Subscription, Viewer
from publisher.store import Database, Transaction, changes, deliveries, subscriptions

if TYPE_CHECKING:
    from publisher.newsroom.archive import Page

MOST: Final = 100
"""So many subscriptions a partner has at most."""

MOST_WEBSUB: Final = 10_000
"""So many WebSub subscriptions, and unconfirmed wishes, there are at most."""

ROTATION: Final = timedelta(days=1)
"""So long the secret before still signs too."""

EVERYTHING: Final = Selection()


@dataclass(frozen=True, slots=True)
class Shown:
    """A subscription with the secret that signs its events, told when it is made and when it is replaced."""

    subscription: Subscription
    secret: str


class Subscriptions:
    """The use cases around subscriptions; each is one transaction."""

    def __init__(
        self,
        database: Database,
        secret: bytes,
        now: Callable[[], datetime],
        *,
        cursors: Cursors,
        rules: Rules,
        products: Products,
    ) -> None:
        self._database, self._secret, self._now = database, secret, now
        self._cursors, self._rules, self._products = cursors, rules, products

    def add(
        self,
        partner: str,
        url: str,
        *,
        product: str = "",
        wanted: Selection = EVERYTHING,
        kinds: Iterable[ChangeKind] = (),
        after: int | None = None,
    ) -> Shown:
        """A new subscription, which begins once the receiver has answered a challenge.

        It is sent what is published from now on, or what came after the change `after`: of a product, or what
        passes a filter. Raises Unreachable for an address that nothing is sent to, NotFound for a product
        that is not for this partner, Misplaced if there is no change `after` yet, Conflict if the partner
        has this subscription or too many.
        """
        addresses.target(url, self._rules)
        if product:
            self._products.get(product, Viewer(partner))
        id_ = f"sub_{secrets.token_hex(8)}"
        kinds = tuple(dict.fromkeys(kinds))
        now = self._now()
        with self._database.writing() as transaction:
            there = subscriptions.of(transaction, partner)
            if len(there) >= MOST:
                raise Conflict(f"there are {MOST} subscriptions already", hint="take one away first")
            alike = (url, product, wanted, kinds)
            for one in there:
                if (one.url, one.topic, one.wanted, one.kinds) == alike:
                    raise Conflict(
                        f"{one.id!r} is a subscription like this already",
                        hint="change it, replace its secret, or have its events sent again (replay)",
                    )
            last = changes.last(transaction)
            if after is not None and after > last:
                raise Misplaced(
                    f"after: the newest change is {last}, and {after} is not there yet",
                    hint="leave it out to be sent what is published from now on",
                )
            subscriptions.add(
                transaction,
                id=id_,
                form="webhook",
                partner=partner,
                url=url,
                state="pending",
                at=now,
                after=last if after is None else after,
                topic=product,
                wanted=wanted,
                kinds=kinds,
            )
            made = self._own(transaction, partner, id_)
        return Shown(made, self.secrets(made)[0])

    def of(self, partner: str) -> Sequence[Subscription]:
        """Every subscription of a partner."""
        with self._database.reading() as transaction:
            return subscriptions.of(transaction, partner)

    def troubled(self, partner: str) -> Sequence[Subscription]:
        """The subscriptions of a partner that get nothing any more, because their receivers failed."""
        with self._database.reading() as transaction:
            return subscriptions.troubled(transaction, partner)

    def find(self, partner: str, id: str) -> Subscription:
        """One subscription of a partner. Raises NotFound."""
        with self._database.reading() as transaction:
            return self._own(transaction, partner, id)

    def change(
        self,
        partner: str,
        id: str,
        *,
        url: str | None = None,
        product: str | None = None,
        wanted: Selection | None = None,
        kinds: Iterable[ChangeKind] | None = None,
        state: Literal["active", "paused"] | None = None,
    ) -> Subscription:
        """Changes what is given; another address, and waking what was disabled, take a new challenge.

        Waking what waits for its challenge to be answered sends the next one now.

        Raises NotFound, Unreachable.
        """
        if url is not None:
            addresses.target(url, self._rules)
        if product:
            self._products.get(product, Viewer(partner))
        now = self._now()
        with self._database.writing() as transaction:
            found = self._own(transaction, partner, id)
            values: dict[str, Any] = {}
            if wanted is not None:
                values["wanted"] = wanted
            if product is not None:
                values["topic"] = product
            if kinds is not None:
                values["kinds"] = tuple(dict.fromkeys(kinds))
            if url is not None and url != found.url:
                values |= {"url": url, "state": "pending"}
            elif state == "active" and found.state == "disabled":
                values["state"] = "pending"
            elif state == "active" and found.state == "pending":
                values["due"] = now
            elif state is not None and found.state not in (state, "pending"):
                values["state"] = state
            if values.get("state", "paused") != "paused":
                values |= {"failures": 0, "failing": None, "due": now}
                deliveries.hurry(transaction, found.key, now)
            if "state" in values:
                why = "paused by its owner" if values["state"] == "paused" else ""
                values |= {"since": now, "reason": why}
            if values:
                subscriptions.change(transaction, found.key, **values)
            return self._own(transaction, partner, id)

    def rotate(self, partner: str, id: str) -> Shown:
        """Makes a new secret; for a day, events are signed with both. Raises NotFound."""
        now = self._now()
        with self._database.writing() as transaction:
            found = self._own(transaction, partner, id)
            subscriptions.change(transaction, found.key, secret=found.secret + 1, rotated=now)
            found = self._own(transaction, partner, id)
        return Shown(found, self.secrets(found)[0])

    def remove(self, partner: str, id: str) -> None:
        """Ends a subscription; nothing of it is kept. Raises NotFound."""
        with self._database.writing() as transaction:
            subscriptions.remove(transaction, self._own(transaction, partner, id).key)

    def replay(self, partner: str, id: str, number: int) -> Subscription:
        """Sends everything from this change on again, each under the id it had. Raises NotFound."""
        with self._database.writing() as transaction:
            found = self._own(transaction, partner, id)
            after = min(max(number - 1, 0), found.after)
            deliveries.take_out_after(transaction, found.key, after)
            subscriptions.change(transaction, found.key, after=after, urgent=min(after, found.urgent))
            return self._own(transaction, partner, id)

    def deliveries(
        self,
        partner: str,
        id: str,
        *,
        number: int | None = None,
        cursor: str | None = None,
        limit: int = 20,
    ) -> Page[Delivery]:
        """Every attempt of the last days, newest first. Raises NotFound, Misplaced."""
        from publisher.newsroom.archive import Page

        with self._database.reading() as transaction:
            found = self._own(transaction, partner, id)
            kind = f"deliveries {found.key}"
            before = None if cursor is None else self._cursors.read(kind, cursor)
            page = deliveries.page(transaction, found.key, before=before, number=number, limit=limit + 1)
        more = len(page) > limit
        page = page[:limit]
        return Page(page, self._cursors.write(kind, page[-1].key) if more else None)

    def ask(self, form: Mapping[str, str], *, knows: Callable[[str], object]) -> None:
        """Keeps what a WebSub subscriber asks until it confirms that it means it.

        `knows` raises NotFound for a topic there is not. Raises websub.Refusal, Conflict if there are too
        many.
        """
        wish = websub.wish(form)
        try:
            addresses.target(wish.callback, self._rules)
        except Unreachable as error:
            raise websub.Refusal("hub.callback", str(error)) from None
        try:
            knows(wish.topic)
        except NotFound as error:
            raise websub.Refusal("hub.topic", str(error)) from None
        sealed = self._seal.encrypt(wish.secret.encode()) if wish.secret else None
        with self._database.writing() as transaction:
            waiting = subscriptions.count_wishes(transaction)
            if max(waiting, subscriptions.count(transaction, "websub")) >= MOST_WEBSUB:
                raise Conflict("there are too many subscriptions", hint="follow the log of changes instead")
            subscriptions.wish(
                transaction,
                mode=wish.mode,
                callback=wish.callback,
                topic=wish.topic,
                lease=wish.lease,
                sealed=sealed,
                at=self._now(),
            )

    def resolved(self, it: Subscription) -> Subscription:
        """A subscription that wants what its product is now. Raises NotFound if there is none for it."""
        if it.form == "websub" or not it.topic:
            return it
        product = self._products.get(it.topic, Viewer(it.partner))
        return replace(it, wanted=questions.selection(dict(product.filter)))

    def secrets(self, it: Subscription) -> list[str]:
        """The secrets that sign what is sent to a subscription now, the newest first."""
        counts = [it.secret]
        if it.rotated is not None and it.secret > 1 and self._now() < it.rotated + ROTATION:
            counts.append(it.secret - 1)
        return [
            webhooks.secret(hmac.digest(self._secret, f"webhook {it.id} {count}".encode(), hashlib.sha256))
            for count in counts
        ]

    def unsealed(self, it: Subscription) -> str:
        """The secret that a WebSub subscriber chose; empty if none, or if what sealed it is lost."""
        try:
            return "" if it.sealed is None else self._seal.decrypt(it.sealed).decode()
        except InvalidToken:
            return ""

    @cached_property
    def _seal(self) -> Fernet:
        return Fernet(base64.urlsafe_b64encode(hmac.digest(self._secret, b"seal", hashlib.sha256)))

    @staticmethod
    def _own(transaction: Transaction, partner: str, id: str) -> Subscription:
        found = subscriptions.find(transaction, id)
        if found is None or found.partner != partner:
            raise NotFound(f"there is no subscription {id!r}")
        return found
