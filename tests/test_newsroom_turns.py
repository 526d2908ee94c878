"""Couriers share the work; one that dies or has a wrong clock loses and doubles nothing for the others."""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from typing import Any

import pytest
from conftest import Clock, publish, subscribe, subscription
from measure import PATIENCE
from receivers import Receiver

from publisher.errors import NotFound
from publisher.newsroom import Newsroom, turns
from publisher.newsroom.courier import HELD, Courier


def test_a_courier_that_died_is_replaced_and_its_events_sent_again_under_the_same_ids(
    pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    subscribe(pushing, courier, receiver)
    publish(pushing, "storm")
    dead = pushing.courier()
    jobs = dead._take(10)
    assert len(jobs) == 1, "it took the subscription and dies before it writes what came of it"
    courier.drain()
    assert receiver.numbers == []
    clock.advance(seconds=HELD.total_seconds())
    courier.drain()
    assert receiver.numbers == [1]
    jobs[0]()  # it was only slow
    assert receiver.numbers == [1, 1] and len({id_ for id_, _ in receiver.taken}) == 1
    courier.drain()
    assert receiver.numbers == [1, 1]


def test_couriers_whose_clocks_differ_do_not_take_from_one_another(
    pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    subscribe(pushing, courier, receiver)
    publish(pushing, "storm")
    ahead = Courier(pushing, courier._client, lambda: clock.at + timedelta(seconds=5))
    assert len(ahead._take(9)) == 1
    assert courier._take(9) == []
    clock.advance(seconds=HELD.total_seconds() - 1)
    ahead._renew()
    clock.advance(seconds=HELD.total_seconds() - 1)
    assert courier._take(9) == [], "it is alive"


@pytest.mark.parametrize("jump", [{"days": -400}, {"days": 400}], ids=["back", "ahead"])
def test_a_clock_that_jumps_holds_up_nothing(
    pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock, jump: dict[str, float]
) -> None:
    id_ = subscribe(pushing, courier, receiver)
    receiver.answer = lambda receiver, event: 500
    publish(pushing, "storm")
    courier.drain()
    pushing.courier()._take(10)
    clock.advance(**jump)
    receiver.answer = lambda receiver, event: 200
    courier.drain()
    clock.advance(seconds=40)
    courier.drain()
    assert receiver.numbers == [1]
    assert subscription(pushing, id_).failures == 0


def test_what_its_owner_changes_while_it_is_served_is_not_overwritten(
    pushing: Newsroom, courier: Courier, receiver: Receiver
) -> None:
    id_ = subscribe(pushing, courier, receiver)

    def pause(receiver: Receiver, event: dict[str, Any]) -> int:
        pushing.subscriptions.change("wire", id_, state="paused")
        return 200

    receiver.answer = pause
    publish(pushing, "storm")
    courier.drain()
    assert subscription(pushing, id_).state == "paused"

    def remove(receiver: Receiver, event: dict[str, Any]) -> int:
        pushing.subscriptions.remove("wire", id_)
        return 200

    receiver.answer = remove
    pushing.subscriptions.change("wire", id_, state="active")
    courier.drain()
    with pytest.raises(NotFound):
        subscription(pushing, id_)


def test_a_waiting_courier_hears_of_a_publication_at_once(pushing: Newsroom) -> None:
    bell = pushing.database.bell()
    bell.wait(0.01)
    threading.Timer(0.2, publish, (pushing, "storm")).start()
    ends, rung = time.monotonic() + PATIENCE / 2, False
    while not rung and time.monotonic() < ends:
        bell.wait(PATIENCE)
        rung = pushing.health() == 1
    bell.close()
    assert rung and time.monotonic() < ends, "it did not wait to the end"


def test_a_backlog_longer_than_a_batch_comes_whole(
    pushing: Newsroom, courier: Courier, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "BATCH", 20)
    for number in range(turns.BATCH + 30):
        publish(pushing, f"n-{number}")
    subscribe(pushing, courier, receiver, after=0)
    courier.drain()
    assert sorted(receiver.numbers) == list(range(1, turns.BATCH + 31))


def test_an_event_that_never_passes_does_not_hold_up_what_comes_later(
    pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    subscribe(pushing, courier, receiver)
    receiver.answer = lambda receiver, event: 500 if event["data"]["article"] == "poison" else 200
    publish(pushing, "poison")
    for _ in range(60):
        courier.drain()
        clock.advance(hours=1)
    publish(pushing, "storm")
    courier.drain()
    assert receiver.numbers == [2], "at once, not when the other is due"


def test_an_article_that_never_passes_and_changes_all_the_time_holds_up_no_other(
    pushing: Newsroom, courier: Courier, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "BATCH", 20)
    subscribe(pushing, courier, receiver)
    receiver.answer = lambda receiver, event: 500 if event["data"]["article"] == "live-blog" else 200
    for number in range(turns.BATCH + 10):
        publish(pushing, "live-blog", wordCount=number)
        if number % 8 == 0:
            courier.drain()
    publish(pushing, "storm")
    courier.drain()
    assert receiver.numbers == [turns.BATCH + 11]
