"""A subscription from challenge to end: confirmed, paused, told, replayed, and nobody else's business."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from conftest import Clock, publish, settings, subscribe, subscription
from receivers import Receiver
from standardwebhooks import Webhook

from publisher.delivery import schedule
from publisher.errors import Conflict, NotFound, Unreachable
from publisher.newsroom import Newsroom
from publisher.newsroom.courier import KEPT, Courier


def test_a_subscription_begins_when_its_receiver_has_answered_the_challenge(
    pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    receiver.silent = True
    id_ = pushing.subscriptions.add("wire", receiver.url).subscription.id
    publish(pushing, "storm")
    courier.drain()
    assert (subscription(pushing, id_).state, receiver.taken) == ("pending", [])
    receiver.silent = False
    courier.drain()
    assert receiver.taken == [], "not before its time"
    clock.advance(seconds=10)
    courier.drain()
    assert subscription(pushing, id_).state == "active"
    assert receiver.numbers == [1], "what was published since it was asked for"
    kinds = [d.kind for d in pushing.subscriptions.deliveries("wire", id_).items]
    assert kinds == ["published", "challenge", "challenge"]


def test_a_challenge_that_is_never_answered_ends_the_subscription(
    pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    receiver.silent = True
    id_ = pushing.subscriptions.add("wire", receiver.url).subscription.id
    most = schedule.ANSWER_WITHIN + schedule.LONGEST  # the last try is the first one after its time
    for _ in range(most // timedelta(hours=1) + 1):
        courier.drain()
        clock.advance(hours=1)
    found = subscription(pushing, id_)
    assert found.state == "disabled" and "not the challenge" in found.reason
    asked = len(receiver.seen)
    clock.advance(days=9)
    courier.drain()
    assert len(receiver.seen) == asked < 15


def test_who_did_not_answer_the_challenge_may_ask_for_it_at_once(
    pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    receiver.silent = True
    id_ = pushing.subscriptions.add("wire", receiver.url).subscription.id
    for _ in range(3):
        clock.advance(minutes=3)
        courier.drain()
    receiver.silent = False
    courier.drain()
    assert subscription(pushing, id_).state == "pending", "not before its time"
    pushing.subscriptions.change("wire", id_, state="active")
    courier.drain()
    assert subscription(pushing, id_).state == "active"
    ids = [headers["webhook-id"] for headers, _ in receiver.seen]
    assert len(ids) == len(set(ids)) == 4, "each challenge has an id of its own"


def test_a_receiver_that_stays_dead_is_paused_told_and_woken(
    pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    id_ = subscribe(pushing, courier, receiver)
    receiver.answer = lambda receiver, event: 503
    publish(pushing, "storm")
    for _ in range(24 * 4):
        courier.drain()
        clock.advance(hours=1)
    found = subscription(pushing, id_)
    assert found.state == "paused" and "503" in found.reason
    assert [one.id for one in pushing.subscriptions.troubled("wire")] == [id_]
    publish(pushing, "talks")
    receiver.answer = lambda receiver, event: 200
    courier.drain()
    assert receiver.numbers == []
    pushing.subscriptions.change("wire", id_, state="active")
    courier.drain()
    assert sorted(receiver.numbers) == [1, 2], "nothing is lost"
    assert pushing.subscriptions.troubled("wire") == []


def test_gone_means_gone(pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock) -> None:
    id_ = subscribe(pushing, courier, receiver)
    receiver.answer = lambda receiver, event: 410
    publish(pushing, "storm")
    publish(pushing, "talks")
    courier.drain()
    assert subscription(pushing, id_).state == "disabled"
    asked = len(receiver.seen)
    clock.advance(days=2)
    publish(pushing, "more")
    courier.drain()
    assert len(receiver.seen) == asked
    receiver.answer = lambda receiver, event: 200
    assert pushing.subscriptions.change("wire", id_, state="active").state == "pending", "asked anew"
    courier.drain()
    assert sorted(receiver.numbers) == [1, 2, 3]


def test_everything_is_sent_again_when_asked(
    pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    id_ = subscribe(pushing, courier, receiver)
    for number in range(4):
        publish(pushing, f"n-{number}")
    courier.drain()
    first = {event["data"]["number"]: id_ for id_, event in receiver.taken}
    pushing.subscriptions.replay("wire", id_, 3)
    courier.drain()
    assert sorted(receiver.numbers[4:]) == [3, 4]
    assert all(first[event["data"]["number"]] == id_ for id_, event in receiver.taken[4:])
    pushing.subscriptions.replay("wire", id_, 10**9)
    courier.drain()
    assert len(receiver.numbers) == 6, "there is nothing to skip to"


def test_a_secret_replaced_between_two_events_signs_at_once_and_the_old_one_for_a_day(
    pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    shown = pushing.subscriptions.add("wire", receiver.url)
    courier.drain()
    rotated = pushing.subscriptions.rotate("wire", shown.subscription.id)
    assert rotated.secret != shown.secret
    publish(pushing, "storm")
    courier.drain()
    headers, body = receiver.seen[-1]
    both = [
        Webhook(s).sign(headers["webhook-id"], clock.at, body.decode())
        for s in (rotated.secret, shown.secret)
    ]
    assert headers["webhook-signature"].split(" ") == both
    clock.advance(hours=25)
    publish(pushing, "talks")
    courier.drain()
    assert " " not in receiver.seen[-1][0]["webhook-signature"]


def test_attempts_are_kept_for_a_month_and_paged(
    pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    id_ = subscribe(pushing, courier, receiver)
    for number in range(5):
        publish(pushing, f"n-{number}")
    courier.drain()
    seen, cursor = [], None
    while True:
        page = pushing.subscriptions.deliveries("wire", id_, cursor=cursor, limit=2)
        seen += [attempt.number for attempt in page.items]
        cursor = page.next
        if cursor is None:
            break
    assert sorted(n for n in seen if n) == [1, 2, 3, 4, 5] and seen[-1] is None
    clock.advance(days=KEPT.days + 1)
    courier._forget()
    assert pushing.subscriptions.deliveries("wire", id_).items == []


def test_partners_do_not_see_each_others_subscriptions(
    pushing: Newsroom, courier: Courier, receiver: Receiver
) -> None:
    id_ = subscribe(pushing, courier, receiver)
    pushing.partners.add("rival")
    calls: list[Callable[[], object]] = [
        lambda: pushing.subscriptions.find("rival", id_),
        lambda: pushing.subscriptions.change("rival", id_, state="paused"),
        lambda: pushing.subscriptions.rotate("rival", id_),
        lambda: pushing.subscriptions.remove("rival", id_),
        lambda: pushing.subscriptions.replay("rival", id_, 1),
        lambda: pushing.subscriptions.deliveries("rival", id_),
    ]
    for call in calls:
        with pytest.raises(NotFound):
            call()
    assert pushing.subscriptions.of("rival") == []
    assert pushing.subscriptions.add("rival", receiver.url), "nor that there is one like it"


def test_a_subscription_that_cannot_be_is_refused(pushing: Newsroom, receiver: Receiver) -> None:
    with pytest.raises(Unreachable):
        pushing.subscriptions.add("wire", "https://169.254.169.254/")
    pushing.subscriptions.add("wire", receiver.url)
    with pytest.raises(Conflict):
        pushing.subscriptions.add("wire", receiver.url)


def test_no_webhook_secret_stands_in_the_database(sqlite_url: str, tmp_path: Path, clock: Clock) -> None:
    room = Newsroom(settings(sqlite_url, tmp_path), now=clock)
    room.partners.add("wire")
    secret = room.subscriptions.add("wire", "https://hook.example/").secret
    room.close()
    folder = Path(sqlite_url.removeprefix("sqlite:///")).parent
    kept = b"".join(p.read_bytes() for p in folder.glob("publisher.db*"))
    assert b"hook.example" in kept and secret.removeprefix("whsec_").encode() not in kept
