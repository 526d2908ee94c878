"""The courier: takes what was published to who subscribed, until each has it.

The log of changes is the outbox: it is written in the publication's own transaction, and a subscription is a
place in it. So nothing is published without being sent, and an event is never made for nothing. The courier
takes a subscription, sends what comes next, and writes what came of it in one transaction. If it dies in
between, another takes the subscription after `HELD` and sends the same again, under the same ids.

What a receiver does not take waits for another try, and so does everything about the same article after it;
the rest goes on. A receiver that takes nothing at all is left alone for growing delays, and then tried with
one event; after three days the subscription is paused. Withdrawals go ahead of everything, and what they take
back is not sent any more. Any number of couriers on any number of machines share the work.
"""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Final

from publisher import messages
from publisher.delivery import schedule, webhooks
from publisher.delivery.client import Client
from publisher.errors import NotFound, PublisherError
from publisher.newsroom import turns
from publisher.newsroom.attempts import post
from publisher.newsroom.hub import Hub
from publisher.newsroom.turns import Turn, trouble
from publisher.records import Delivery, Subscription
from publisher.store import Transaction, changes, deliveries, subscriptions
from publisher.store.deliveries import Pending

if TYPE_CHECKING:
    from publisher.newsroom import Newsroom

HELD: Final = timedelta(seconds=30)
"""A courier that was not heard of for so long is dead, and what it took is free."""

AT_ONCE: Final = 8
"""So many subscriptions a courier takes at once; the others may be taken by others."""

TURN_SECONDS: Final = 5.0
"""So long a subscription is served at a stretch; then it is the turn of others."""

ABREAST: Final = 4
"""So many events, of different articles, one receiver gets at the same time."""

KEPT: Final = timedelta(days=30)
"""So long attempts are kept to be looked at."""

log = logging.getLogger("publisher.courier")


class Courier:
    """Drains the log to subscribers. `now` and `client` are its clock and its network."""

    def __init__(
        self,
        newsroom: Newsroom,
        client: Client,
        now: Callable[[], datetime],
        *,
        lanes: int = 32,
    ) -> None:
        self._room, self._client, self._now, self._lanes = newsroom, client, now, lanes
        self._database = newsroom.database
        self._subscriptions = newsroom.subscriptions
        self._name = secrets.token_hex(8)
        self._hub = Hub(newsroom, client, now, courier=self._name)
        self._abreast = ThreadPoolExecutor(lanes * (ABREAST - 1), "abreast")
        self._forgot: datetime | None = None
        self._stop = threading.Event()

    def run(self, stop: threading.Event) -> None:
        """Sends what there is to send until it is told to stop; waits while the database is away.

        Then it sends nothing more, and ends when what it has sent is answered.
        """
        self._stop = stop
        bell = self._database.bell()
        running: set[Future[None]] = set()
        renewed, away = time.monotonic(), False
        with ThreadPoolExecutor(self._lanes, "lane") as lanes:
            while not stop.is_set():
                running = {lane for lane in running if not lane.done()}
                jobs: Sequence[Callable[[], None]] = ()
                try:
                    if running and time.monotonic() - renewed > HELD.total_seconds() / 4:
                        self._renew()
                        renewed = time.monotonic()
                    if len(running) < self._lanes:
                        jobs = self._take(min(self._lanes - len(running), AT_ONCE))
                    self._forget()
                except PublisherError as error:
                    if not away:
                        log.warning("%s", error)
                    away = True
                    stop.wait(1)
                    continue
                away = False
                running |= {lanes.submit(job) for job in jobs}
                if not jobs:
                    bell.wait(0.5)
        bell.close()

    @contextmanager
    def beside(self) -> Iterator[None]:
        """Runs beside what is done in the block; at its end what has been sent is waited for."""
        stop = threading.Event()
        running = threading.Thread(target=self.run, args=(stop,), name="courier")
        running.start()
        try:
            yield
        finally:
            stop.set()
            running.join()

    def drain(self) -> int:
        """Does everything that is due now, one thing after the other, and says how much that was."""
        done = 0
        while jobs := self._take(self._lanes):
            for job in jobs:
                job()
            done += len(jobs)
        return done

    def _renew(self) -> None:
        """Says that this courier is alive, so that nobody else takes what it has."""
        with self._database.working() as transaction:
            subscriptions.renew(transaction, self._name, self._now() + HELD)

    def _take(self, limit: int) -> list[Callable[[], None]]:
        now = self._now()
        with self._room.reading() as transaction:  # which also publishes what was under embargo
            news = subscriptions.News(
                now=now,
                until=now + HELD,
                absurd=now + 10 * HELD,
                horizon=now + schedule.LONGEST,
                last=changes.last(transaction),
                urgent=deliveries.last_urgent(transaction),
            )
            if not subscriptions.is_any_ready(transaction, news):
                return []
        with self._database.working() as transaction:
            taken = subscriptions.take(transaction, news, worker=self._name, limit=limit)
            wishes = subscriptions.take_wishes(transaction, news, limit=max(limit - len(taken), 1))
        return [self._job(self._serve, it) for it in taken] + [
            self._job(self._hub.confirm, wish) for wish in wishes
        ]

    @staticmethod
    def _job(what: Callable[[Any], None], on: Any) -> Callable[[], None]:
        def job() -> None:
            try:
                what(on)
            except PublisherError as error:  # the database went away; it is free again after HELD
                log.warning("%s", error)
            except Exception:
                log.exception("%s", on)

        return job

    def _serve(self, it: Subscription) -> None:
        if it.form == "websub":
            self._hub.distribute(it)
        elif it.state == "pending":
            self._challenge(it)
        else:
            self._push(it)

    # Webhooks

    def _push(self, it: Subscription) -> None:
        try:
            it = self._subscriptions.resolved(it)
        except NotFound as error:
            values = {"state": "paused", "since": self._now(), "reason": str(error), "failures": 1}
            with self._database.working() as transaction:
                subscriptions.settle(transaction, it, self._name, **values)
            return
        with self._database.reading() as transaction:
            turn = turns.plan(transaction, it, self._now())
        if turn.groups:
            ends = time.monotonic() + TURN_SECONDS
            keys = self._subscriptions.secrets(it)
            runners = min(ABREAST, len(turn.groups))
            beside = [self._abreast.submit(self._send_all, turn, keys, ends) for _ in range(runners - 1)]
            self._send_all(turn, keys, ends)
            for runner in beside:
                runner.result()
        with self._database.working() as transaction:
            self._settle(transaction, turn)

    def _send_all(self, turn: Turn, keys: Sequence[str], ends: float) -> None:
        """Sends row after row; several threads do so for one turn."""
        while True:
            try:
                row = turn.groups.popleft()
            except IndexError:
                return
            for place, event in enumerate(row):
                if turn.struck or self._stop.is_set() or time.monotonic() > ends:
                    turn.left += row[place:]
                    break
                if not self._send(turn, event, keys):
                    turn.left += row[place + 1 :]
                    break

    def _send(self, turn: Turn, event: Pending, keys: Sequence[str]) -> bool:
        """One attempt. False if what stands behind it must wait: it failed and is not given up."""
        change, at = event.change, self._now()
        data = messages.change(change, self._room.settings.base_url)
        data["cursor"] = self._room.cursors.write("changes", change.number)
        body = webhooks.body(f"article.{change.kind}", change.at, data)
        headers = webhooks.headers(f"{turn.it.id}_{change.number}", at, body, keys)
        number = event.attempts + 1
        attempt = Delivery(change.kind, number, at, 0, change.number, change.article)
        attempt, answer = post(self._client, turn.it.url, headers, body, attempt)
        if answer is not None and 200 <= answer.status < 300:
            turn.attempts.append(attempt)
            turn.sent.append(event)
            return True
        if answer is not None and answer.status == 410:
            turn.gone = True
        if answer is not None and answer.status in (429, 503):
            turn.asked = _seconds(answer.headers.get("retry-after", ""), at)
        since = event.since or at
        if at - since >= schedule.GIVE_UP and turn.it.failing is None:
            turn.attempts.append(replace(attempt, error=f"{attempt.error}; given up after three days"))
            turn.given_up.append(event)
            return True
        due = at + schedule.delay(number, f"{turn.it.id} {change.number}", turn.asked)
        turn.failed.append(replace(event, attempts=number, since=since, due=due))
        turn.attempts.append(attempt)
        return False

    def _settle(self, transaction: Transaction, turn: Turn) -> None:
        """Writes what came of a turn, all or nothing."""
        it, now = turn.it, self._now()
        values: dict[str, Any] = {"after": turn.after, "urgent": turn.urgent}
        if not subscriptions.lock(transaction, it.key):
            return  # taken away meanwhile
        deliveries.log(transaction, it.key, turn.attempts)
        healthy = bool(turn.sent)
        if turn.gone:
            values |= {"state": "disabled", "since": now, "reason": "its receiver answered 410 Gone"}
            values |= {"failures": 0, "failing": None, "due": None}
        elif healthy:
            values |= {"failures": 0, "failing": None}
        elif turn.attempts and not turn.held:
            values |= trouble(turn, now)
        elif turn.probing:  # what failed was overtaken: there is nothing left to try it with
            values |= {"failures": 0, "failing": None}
        if not subscriptions.settle(transaction, it, self._name, **values):
            return  # changed by its owner meanwhile: what was sent is sent once more
        done = [event.change.number for event in (*turn.sent, *turn.given_up)]
        deliveries.take_out(transaction, it.key, [*done, *turn.dropped])
        behind = [replace(event, since=event.since or now, due=event.due or now) for event in turn.left]
        deliveries.put_back(transaction, it.key, [*turn.failed, *behind])
        if it.filters:
            deliveries.follow(transaction, it.key, {event.key for event in turn.sent})
        if healthy and it.failures:
            deliveries.hurry(transaction, it.key, now)
        if healthy or not ("due" in values or turn.held):
            subscriptions.set_due(transaction, it.key, deliveries.first_due(transaction, it.key))

    def _challenge(self, it: Subscription) -> None:
        """Asks a new receiver to say something back, so that nobody subscribes a stranger."""
        at, challenge = self._now(), secrets.token_urlsafe(24)
        data = {"subscription": it.id, "challenge": challenge}
        body = webhooks.body("subscription.challenge", at, data)
        number = it.failures + 1
        headers = webhooks.headers(f"{it.id}_challenge{number}", at, body, self._subscriptions.secrets(it))
        attempt = Delivery("challenge", number, at, 0)
        attempt, answer = post(self._client, it.url, headers, body, attempt)
        values: dict[str, Any] = {"failures": number, "due": at + schedule.delay(number, it.id)}
        if answer and 200 <= answer.status < 300 and webhooks.answers(challenge, answer.body):
            values = {"state": "active", "since": at, "failures": 0, "due": None}
        elif answer and 200 <= answer.status < 300:
            attempt = replace(attempt, error="the answer is not the challenge")
        if "state" not in values and at - it.since >= schedule.ANSWER_WITHIN:
            reason = f"the challenge was not answered: {attempt.error}"
            values = {"state": "disabled", "since": at, "reason": reason, "failures": 0, "due": None}
        with self._database.working() as transaction:
            if not subscriptions.lock(transaction, it.key):
                return
            deliveries.log(transaction, it.key, [attempt])
            if (
                subscriptions.settle(transaction, it, self._name, **values)
                and values.get("state") == "active"
            ):
                subscriptions.set_due(transaction, it.key, deliveries.first_due(transaction, it.key))

    def _forget(self) -> None:
        """Once an hour, takes away attempts that were kept long enough."""
        now = self._now()
        if self._forgot is None or not timedelta() <= now - self._forgot < timedelta(hours=1):
            with self._database.working() as transaction:
                deliveries.forget(transaction, now - KEPT)
            self._forgot = now


def _seconds(said: str, now: datetime) -> int | None:
    """The seconds of a Retry-After, which says them or a date (RFC 9110 10.2.3); None for nonsense."""
    if said.isascii() and said.isdigit() and len(said) < 9:
        return int(said)
    try:
        return max(int((parsedate_to_datetime(said).astimezone(UTC) - now).total_seconds()), 0)
    except (ValueError, OverflowError):
        return None
