"""Who is subscribed, and the WebSub wishes that are not confirmed yet."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, func, insert, or_, select, update

from publisher.records import Selection, Subscription, SubscriptionForm, SubscriptionState, instant
from publisher.store.database import Transaction
from publisher.store.tables import (
    deliveries,
    followed,
    partners,
    subscriptions,
    waiting,
    wishes,
)

_ALL = select(subscriptions, partners.c.id.label("owner")).outerjoin(
    partners, partners.c.key == subscriptions.c.partner
)


EVERYTHING = Selection()


@dataclass(frozen=True, slots=True)
class Wish:
    """What a WebSub subscriber asked and has not confirmed yet."""

    key: int
    mode: str
    callback: str
    topic: str
    lease: int
    attempts: int
    sealed: bytes | None = field(default=None, repr=False)


def add(
    transaction: Transaction,
    *,
    id: str,
    form: SubscriptionForm,
    url: str,
    state: SubscriptionState,
    at: datetime,
    after: int,
    partner: str | None = None,
    wanted: Selection = EVERYTHING,
    kinds: Iterable[str] = (),
    topic: str = "",
    lease: datetime | None = None,
    sealed: bytes | None = None,
) -> None:
    """A new subscription; what is published after the change of this number is sent to it."""
    owner = select(partners.c.key).where(partners.c.id == partner).scalar_subquery()
    values = {
        "id": id,
        "form": form,
        "partner": None if partner is None else owner,
        "url": url,
        "topic": topic,
        "state": state,
        "reason": "",
        "wanted": _selection_text(wanted),
        "kinds": " ".join(kinds),
        "created": at,
        "since": at,
        "lease": lease,
        "secret": 1,
        "sealed": sealed,
        "after": after,
        "urgent": after,
        "failures": 0,
        "due": at if state == "pending" else None,
        "version": 1,
        "served": "",
    }
    transaction.execute(insert(subscriptions).values(values))


def find(transaction: Transaction, id: str) -> Subscription | None:
    """The subscription of this id, whoever owns it."""
    row = transaction.execute(_ALL.where(subscriptions.c.id == id)).one_or_none()
    return None if row is None else _subscription(row)


def of(transaction: Transaction, partner: str) -> list[Subscription]:
    """Every subscription of a partner, oldest first."""
    rows = transaction.execute(_ALL.where(partners.c.id == partner).order_by(subscriptions.c.key))
    return [_subscription(row) for row in rows]


def troubled(transaction: Transaction, partner: str) -> list[Subscription]:
    """The subscriptions of a partner that get nothing any more."""
    s = subscriptions.c
    ended = or_(s.state == "disabled", and_(s.state == "paused", s.failures > 0))
    rows = transaction.execute(_ALL.where(partners.c.id == partner, ended).order_by(s.key))
    return [_subscription(row) for row in rows]


def at(transaction: Transaction, form: SubscriptionForm, url: str, topic: str) -> Subscription | None:
    """The subscription of this form that sends a topic to an address."""
    where = (subscriptions.c.form == form, subscriptions.c.url == url, subscriptions.c.topic == topic)
    row = transaction.execute(_ALL.where(*where)).first()
    return None if row is None else _subscription(row)


def count(transaction: Transaction, form: SubscriptionForm) -> int:
    """How many subscriptions of this form there are."""
    query = select(func.count()).select_from(subscriptions).where(subscriptions.c.form == form)
    return transaction.scalar(query) or 0


def change(transaction: Transaction, key: int, **values: Any) -> None:
    """What the owner decides about a subscription; a worker that serves it now will not overwrite it."""
    if "wanted" in values:
        values["wanted"] = _selection_text(values["wanted"])
    if "kinds" in values:
        values["kinds"] = " ".join(values["kinds"])
    values["version"] = subscriptions.c.version + 1
    transaction.execute(update(subscriptions).where(subscriptions.c.key == key).values(values))


def remove(transaction: Transaction, key: int) -> None:
    """Takes a subscription away, with all that was kept about it."""
    for table in (waiting, followed, deliveries):
        transaction.execute(delete(table).where(table.c.subscription == key))
    transaction.execute(delete(subscriptions).where(subscriptions.c.key == key))


@dataclass(frozen=True, slots=True)
class News:
    """By what a worker sees for whom there is something to do.

    `last` and `urgent` are the numbers of the newest change and withdrawal. Whoever takes something has it
    until `until`. What is taken until after `absurd`, or due after `horizon`, was written by a clock that
    went wrong and counts as free, or due.
    """

    now: datetime
    until: datetime
    absurd: datetime
    horizon: datetime
    last: int
    urgent: int


def _ready(news: News) -> tuple[ColumnElement[bool], ...]:
    s = subscriptions.c
    free = or_(s.until.is_(None), s.until <= news.now, s.until > news.absurd)
    more = and_(s.state == "active", s.failures == 0, s.after < news.last)
    ahead = and_(s.state == "active", s.form == "webhook", s.urgent < news.urgent, s.after < news.urgent)
    work = or_(s.due <= news.now, s.due > news.horizon, more, ahead, s.lease <= news.now)
    return s.state.in_(("pending", "active")), free, work


def is_any_ready(transaction: Transaction, news: News) -> bool:
    """Whether there is something to do for a subscription or a wish."""
    query = select(subscriptions.c.key).where(*_ready(news)).limit(1)
    wish = select(wishes.c.key).where(_due(news)).limit(1)
    return transaction.scalar(query) is not None or transaction.scalar(wish) is not None


def take(transaction: Transaction, news: News, *, worker: str, limit: int) -> list[Subscription]:
    """Takes subscriptions for which there is something to do, those served longest ago first."""
    s = subscriptions.c
    query = select(s.key).where(*_ready(news)).order_by(s.served, s.key).limit(limit)
    keys = list(transaction.scalars(query.with_for_update(skip_locked=True)))
    if not keys:
        return []
    values = {"taken": worker, "until": news.until, "served": instant(news.now)}
    transaction.execute(update(subscriptions).where(s.key.in_(keys)).values(values))
    return [_subscription(row) for row in transaction.execute(_ALL.where(s.key.in_(keys)))]


def renew(transaction: Transaction, worker: str, until: datetime) -> None:
    """What a worker has taken it has until then."""
    transaction.execute(update(subscriptions).where(subscriptions.c.taken == worker).values(until=until))


def lock(transaction: Transaction, key: int) -> bool:
    """Keeps others from changing a subscription until the transaction ends; False if it is not there."""
    query = select(subscriptions.c.key).where(subscriptions.c.key == key)
    return transaction.scalar(query.with_for_update()) is not None


def settle(transaction: Transaction, it: Subscription, worker: str, **values: Any) -> bool:
    """Writes what came of serving a subscription and sets it free.

    False, and nothing is written, if it was taken by another worker or changed by its owner meanwhile.
    """
    own = (subscriptions.c.key == it.key, subscriptions.c.taken == worker)
    done = transaction.execute(
        update(subscriptions)
        .where(*own, subscriptions.c.version == it.version)
        .values(**values, taken=None, until=None)
    )
    if done.rowcount:
        return True
    transaction.execute(update(subscriptions).where(*own).values(taken=None, until=None))
    return False


def set_due(transaction: Transaction, key: int, due: datetime | None) -> None:
    """When there is something to do for a subscription, though nothing new is published."""
    transaction.execute(update(subscriptions).where(subscriptions.c.key == key).values(due=due))


def wish(
    transaction: Transaction,
    *,
    mode: str,
    callback: str,
    topic: str,
    lease: int,
    sealed: bytes | None,
    at: datetime,
) -> None:
    """Keeps a wish until it is confirmed, in place of one that the same subscriber had for the same topic."""
    transaction.execute(delete(wishes).where(wishes.c.callback == callback, wishes.c.topic == topic))
    values = {
        "mode": mode,
        "callback": callback,
        "topic": topic,
        "lease": lease,
        "sealed": sealed,
        "attempts": 0,
        "due": at,
    }
    transaction.execute(insert(wishes).values(values))


def count_wishes(transaction: Transaction) -> int:
    """How many wishes are not confirmed."""
    return transaction.scalar(select(func.count()).select_from(wishes)) or 0


def _due(news: News) -> ColumnElement[bool]:
    return or_(wishes.c.due <= news.now, wishes.c.due > news.horizon)


def take_wishes(transaction: Transaction, news: News, *, limit: int) -> list[Wish]:
    """Takes wishes that are due; until `until` no other worker does."""
    query = select(wishes).where(_due(news)).order_by(wishes.c.due).limit(limit)
    rows = transaction.execute(query.with_for_update(skip_locked=True)).all()
    found = [
        Wish(row.key, row.mode, row.callback, row.topic, row.lease, row.attempts + 1, row.sealed)
        for row in rows
    ]
    if found:
        transaction.execute(
            update(wishes)
            .where(wishes.c.key.in_([one.key for one in found]))
            .values(due=news.until, attempts=wishes.c.attempts + 1)
        )
    return found


def put_off(transaction: Transaction, key: int, due: datetime) -> None:
    """A wish is to be looked at again later."""
    transaction.execute(update(wishes).where(wishes.c.key == key).values(due=due))


def drop_wish(transaction: Transaction, key: int) -> bool:
    """Takes a wish away; False if another one has taken its place meanwhile."""
    return bool(transaction.execute(delete(wishes).where(wishes.c.key == key)).rowcount)


def _selection_text(wanted: Selection) -> str:
    said = {"facets": [[name, list(values)] for name, values in wanted.facets], "words": list(wanted.words)}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _selection(said: str) -> Selection:
    read = json.loads(said)
    facets: Sequence[tuple[str, list[str]]] = read["facets"]
    return Selection(tuple((name, tuple(values)) for name, values in facets), words=tuple(read["words"]))


def _subscription(row: Row[Any]) -> Subscription:
    return Subscription(
        key=row.key,
        id=row.id,
        form=row.form,
        partner=row.owner,
        url=row.url,
        state=row.state,
        created=row.created,
        since=row.since,
        after=row.after,
        wanted=_selection(row.wanted),
        kinds=tuple(row.kinds.split()),
        topic=row.topic,
        reason=row.reason,
        lease=row.lease,
        secret=row.secret,
        rotated=row.rotated,
        sealed=row.sealed,
        urgent=row.urgent,
        failures=row.failures,
        failing=row.failing,
        due=row.due,
        version=row.version,
    )
