"""One turn of a courier with a subscription: what is to be sent, in which order, and what came of it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from publisher import messages
from publisher.delivery import schedule
from publisher.records import OVER, Delivery, Subscription
from publisher.store import Transaction, articles, deliveries
from publisher.store.deliveries import Pending

BATCH: Final = 100
"""So many events are sent at a stretch."""

MOST_WAITING: Final = 2_000
"""So many wait for another try, those behind them counted, before nothing new is sent."""

SCAN: Final = 1_000
"""So many changes are looked at in one turn for those that are wanted."""

STRIKES: Final = 3
"""After so many failures without one success a receiver is left alone for a while."""


@dataclass(slots=True)
class Turn:
    """What is done for one subscription at a stretch, and what came of it."""

    it: Subscription
    groups: deque[list[Pending]] = field(default_factory=deque)
    after: int = 0
    urgent: int = 0
    dropped: list[int] = field(default_factory=list)
    """Numbers that waited and are overtaken."""
    tried: set[int] = field(default_factory=set)
    """Numbers that waited and have failed before."""
    probing: bool = False
    held: bool = False
    attempts: list[Delivery] = field(default_factory=list)
    sent: list[Pending] = field(default_factory=list)
    failed: list[Pending] = field(default_factory=list)
    left: list[Pending] = field(default_factory=list)
    """What was not tried: it stands behind a failure, or the time was over."""
    given_up: list[Pending] = field(default_factory=list)
    gone: bool = False
    asked: int | None = None
    """The seconds a receiver asked us to wait."""

    @property
    def struck(self) -> bool:
        """Whether the receiver is to be left alone: it takes nothing, or wants no more."""
        return self.gone or (len(self.failed) >= STRIKES and not self.sent)


def plan(transaction: Transaction, it: Subscription, now: datetime) -> Turn:
    """What is to be sent now, by article; moves the places in the log past it."""
    turn = Turn(it, after=it.after, urgent=max(it.urgent, it.after))
    failing = it.failures > 0
    turn.held = failing and it.due is not None and now < it.due <= now + schedule.LONGEST
    turn.probing = failing and not turn.held
    scanned = deliveries.urgent(transaction, after=turn.urgent, limit=BATCH)
    ahead, turn.urgent = _wanted(transaction, it, scanned, turn.urgent, BATCH)
    waiting = deliveries.queue(transaction, it.key)
    new: list[Pending] = []
    turn.tried = {e.change.number for e in waiting if e.attempts}
    failing_articles = {e.key for e in waiting if e.attempts}
    ready = sum(e.key not in failing_articles for e in waiting)
    room = min(1 if turn.probing else BATCH - ready, MOST_WAITING - len(waiting))
    if room > 0 and not turn.held:
        scanned = deliveries.fresh(transaction, after=it.after, limit=SCAN if it.chooses else room)
        new, turn.after = _wanted(transaction, it, scanned, it.after, room)
    keys = {event.key for event in (*ahead, *waiting, *new)}
    over = deliveries.overtaken(transaction, keys, upto=turn.urgent)
    turn.dropped = [e.change.number for e in waiting if e.change.number < over.get(e.key, 0)]
    waiting = [e for e in waiting if e.change.number >= over.get(e.key, 0)]
    new = [
        event
        for event in new
        if event.change.number >= over.get(event.key, 0)
        and not (event.change.kind in OVER and event.change.number <= turn.urgent)
    ]
    _group(turn, ahead, waiting, new, now)
    return turn


def _wanted(
    transaction: Transaction, it: Subscription, scanned: list[Pending], place: int, room: int
) -> tuple[list[Pending], int]:
    """Of these changes the first that the subscription wants, and the place behind what was looked at."""
    keys = {event.key for event in scanned}
    if it.filters:
        keys = articles.matching(transaction, keys, it.wanted) | deliveries.followed_of(
            transaction, it.key, keys
        )
    found: list[Pending] = []
    for event in scanned:
        if len(found) == room:
            break
        place, kind = event.change.number, event.change.kind
        if event.key in keys and (not it.kinds or kind in it.kinds or kind == "killed"):
            found.append(event)
    return found, place


def _group(
    turn: Turn, ahead: list[Pending], waiting: list[Pending], new: list[Pending], now: datetime
) -> None:
    """Lays the events of one article in one row, in the order of the log; withdrawals come first."""
    rows: dict[int, list[Pending]] = {}
    for event in (*ahead, *waiting, *new):
        rows.setdefault(event.key, []).append(event)
    heads = {event.key for event in ahead}
    for key, row in rows.items():
        row.sort(key=lambda event: event.change.number)
        due = row[0].due
        ready = due is None or due <= now or due > now + schedule.LONGEST or turn.probing
        if key in heads or (ready and not turn.held):
            turn.groups.append(row)
        else:
            turn.left += [event for event in row if event.due is None]
    if turn.probing and turn.groups:
        first = min(
            turn.groups, key=lambda row: (row[0].key not in heads, row[0].attempts, row[0].change.number)
        )
        for row in turn.groups:
            turn.left += [event for event in (row[1:] if row is first else row) if event.due is None]
        turn.groups = deque([first[:1]])


def trouble(turn: Turn, now: datetime) -> dict[str, Any]:
    """What becomes of a subscription that took nothing: it is left alone for a while, then paused.

    As long as only one or two events have failed, it may be their fault; the others are still tried.
    """
    it = turn.it
    failing = it.failing or now
    values: dict[str, Any] = {"failing": failing}
    if now - failing >= schedule.GIVE_UP:
        why = turn.attempts[-1].error
        reason = f"its receiver has taken nothing since {messages.stamp(failing)}: {why}"
        ended = {"state": "paused", "since": now, "reason": reason, "due": None}
        return values | ended | {"failures": it.failures + 1}
    if not it.failures and len(turn.tried | {event.change.number for event in turn.failed}) < STRIKES:
        return values
    due = now + schedule.delay(it.failures + 1, it.id, turn.asked)
    return values | {"failures": it.failures + 1, "due": due}
