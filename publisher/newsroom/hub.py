"""The WebSub hub's work: asks subscribers whether they mean it, and sends them feeds as they are now."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from publisher.delivery import schedule, websub
from publisher.delivery.client import Client
from publisher.errors import NotFound
from publisher.newsroom.attempts import post
from publisher.newsroom.turns import STRIKES
from publisher.records import Delivery, Subscription
from publisher.store import changes, deliveries, subscriptions
from publisher.store.subscriptions import Wish

if TYPE_CHECKING:
    from publisher.newsroom import Newsroom


class Hub:
    """Serves WebSub subscribers for the courier of this name."""

    def __init__(
        self, newsroom: Newsroom, client: Client, now: Callable[[], datetime], *, courier: str
    ) -> None:
        self._room, self._client, self._now, self._name = newsroom, client, now, courier
        self._database = newsroom.database
        self._subscriptions = newsroom.subscriptions

    def distribute(self, it: Subscription) -> None:
        """Sends a topic as it is now to a WebSub subscriber that has not had its newest state."""
        at = self._now()
        if it.lease is not None and it.lease <= at:
            with self._database.working() as transaction:
                subscriptions.remove(transaction, it.key)
            return
        with self._database.reading() as transaction:
            last = changes.last(transaction)
        try:
            feed = self._room.topic(it.topic)
        except NotFound:
            with self._database.working() as transaction:
                subscriptions.remove(transaction, it.key)
            return
        body = b"".join(feed.body)
        hub = f"{self._room.settings.base_url}/v1/websub"
        headers = websub.headers(hub, it.topic, feed.media, body, self._subscriptions.unsealed(it))
        attempt = Delivery("feed", it.failures + 1, at, 0, last)
        attempt, answer = post(self._client, it.url, headers, body, attempt)
        failing = it.failing or at
        ended = (answer is not None and answer.status == 410) or at - failing >= schedule.GIVE_UP
        values: dict[str, Any] = {"after": last, "failures": 0, "failing": None, "due": None}
        if answer is None or not 200 <= answer.status < 300:
            due = at + schedule.delay(it.failures + 1, it.id)
            values = {"failures": it.failures + 1, "failing": failing, "due": due}
        with self._database.working() as transaction:
            if ended:
                subscriptions.remove(transaction, it.key)
            elif subscriptions.lock(transaction, it.key):
                deliveries.log(transaction, it.key, [attempt])
                subscriptions.settle(transaction, it, self._name, **values)

    def confirm(self, wish: Wish) -> None:
        """Asks a WebSub subscriber whether it means it, and does what it wished if so."""
        at, challenge = self._now(), secrets.token_urlsafe(24)
        mode: websub.Mode = "subscribe" if wish.mode == "subscribe" else "unsubscribe"
        asked = websub.Wish(mode, wish.callback, wish.topic, wish.lease, "")
        attempt = Delivery("intent", wish.attempts, at, 0)
        attempt, answer = post(
            self._client, websub.verification(asked, challenge), {}, b"", attempt, method="GET"
        )
        said = answer is not None and websub.confirms(challenge, answer.status, answer.body)
        with self._database.working() as transaction:
            if not said and (answer is None or answer.status >= 500) and wish.attempts < STRIKES:
                subscriptions.put_off(
                    transaction, wish.key, at + schedule.delay(wish.attempts, wish.callback)
                )
                return
            if not subscriptions.drop_wish(transaction, wish.key) or not said:
                return  # a newer wish has taken its place, or the subscriber did not mean it
            found = subscriptions.at(transaction, "websub", wish.callback, wish.topic)
            lease = at + timedelta(seconds=wish.lease)
            if mode == "unsubscribe":
                if found is not None:
                    subscriptions.remove(transaction, found.key)
            elif found is not None:
                subscriptions.change(transaction, found.key, lease=lease, sealed=wish.sealed)
            else:
                subscriptions.add(
                    transaction,
                    id=f"web_{secrets.token_hex(8)}",
                    form="websub",
                    url=wish.callback,
                    state="active",
                    at=at,
                    after=changes.last(transaction),
                    topic=wish.topic,
                    lease=lease,
                    sealed=wish.sealed,
                )
