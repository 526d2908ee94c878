"""Every live receiver gets every event at least once under one id, in the order of each article."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from conftest import Clock, document, publish, subscribe, subscription
from measure import PATIENCE, until
from receivers import HOME, Receiver
from standardwebhooks import Webhook, WebhookVerificationError

from publisher.delivery import schedule
from publisher.errors import NotFound
from publisher.newsroom import Newsroom, turns
from publisher.newsroom.courier import ABREAST, Courier
from publisher.records import Product, Selection


@pytest.fixture
def another() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.close()


def test_what_is_published_is_pushed_signed_and_numbered(
    pushing: Newsroom, courier: Courier, receiver: Receiver
) -> None:
    shown = pushing.subscriptions.add("wire", receiver.url)
    courier.drain()
    publish(pushing, "storm")
    publish(pushing, "storm", wordCount=9)
    pushing.withdraw("storm", reason="unconfirmed", overwrite=True)
    courier.drain()
    withdrawn, *_ = [event for _, event in receiver.taken]
    assert [event["type"] for _, event in receiver.taken] == ["article.withdrawn"], "the rest is overtaken"
    assert withdrawn["data"]["number"] == 3 and withdrawn["data"]["reason"] == "unconfirmed"
    publish(pushing, "talks")
    courier.drain()
    id_, event = receiver.taken[-1]
    assert (event["type"], id_) == ("article.published", f"{shown.subscription.id}_4")
    known = pushing.changes(cursor=event["data"]["cursor"])[0].items
    assert known == [], "the cursor goes on after the event"
    headers, body = receiver.seen[-1]
    wrong_clock = Webhook(shown.secret)
    with pytest.raises(WebhookVerificationError, match="too"):
        wrong_clock.verify(body, headers)  # the clock of this test stands elsewhere
    at = pushing._now()
    signed = Webhook(shown.secret).sign(id_, at, body.decode())
    assert headers["webhook-signature"] == signed


def test_events_that_fail_are_sent_again_in_the_order_of_their_article(
    pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    def poison(receiver: Receiver, event: dict[str, Any]) -> int:
        return 500 if event["data"]["article"] == "storm" else 200

    subscribe(pushing, courier, receiver)
    receiver.answer = poison
    publish(pushing, "talks")
    publish(pushing, "storm")
    publish(pushing, "storm", wordCount=2)
    courier.drain()
    publish(pushing, "talks", wordCount=2)
    publish(pushing, "storm", wordCount=3)
    courier.drain()
    assert receiver.numbers == [1, 4], "the article that fails does not hold up the other"
    receiver.answer = lambda receiver, event: 200
    clock.advance(seconds=30)
    courier.drain()
    assert receiver.numbers == [1, 4, 2, 3, 5]
    assert len({id_ for id_, _ in receiver.taken}) == 5


def test_a_receiver_that_is_down_is_left_alone_and_misses_nothing(
    pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    id_ = subscribe(pushing, courier, receiver)
    receiver.answer = lambda receiver, event: None
    for number in range(12):
        publish(pushing, f"n-{number}")
    asked = len(receiver.seen)
    for _ in range(24 * 6):
        courier.drain()
        clock.advance(minutes=10)
    assert len(receiver.seen) - asked < 25, "a day of silence costs a handful of attempts"
    assert subscription(pushing, id_).failures > 5
    receiver.answer = lambda receiver, event: 200
    clock.advance(hours=9)
    courier.drain()
    assert sorted(receiver.numbers) == list(range(1, 13))
    assert subscription(pushing, id_).failures == 0


def test_a_courier_that_is_told_to_stop_sends_what_it_has_begun_with_and_no_more(
    pushing: Newsroom, courier: Courier, receiver: Receiver
) -> None:
    subscribe(pushing, courier, receiver)
    going_on, stop = threading.Event(), threading.Event()

    def slow(receiver: Receiver, event: dict[str, Any]) -> int:
        going_on.wait(PATIENCE)
        return 204

    receiver.answer = slow
    for number in range(12):
        publish(pushing, f"n-{number}")
    asked = len(receiver.seen)
    running = threading.Thread(target=courier.run, args=(stop,))
    running.start()
    until(lambda: len(receiver.seen) - asked == ABREAST)
    stop.set()
    going_on.set()
    running.join(PATIENCE)
    assert sorted(receiver.numbers) == [1, 2, 3, 4], "these were on their way"
    pushing.courier().drain()
    assert sorted(receiver.numbers) == list(range(1, 13)), "another goes on at once, and nothing comes twice"


@pytest.mark.parametrize("status", [301, 404, 500])
def test_every_other_answer_is_a_failure_with_its_reason(
    pushing: Newsroom, courier: Courier, receiver: Receiver, status: int
) -> None:
    id_ = subscribe(pushing, courier, receiver)
    receiver.answer = lambda receiver, event: status
    receiver.headers = {"Location": "http://127.0.0.1:1/"}
    publish(pushing, "storm")
    courier.drain()
    attempt = pushing.subscriptions.deliveries("wire", id_).items[0]
    assert (attempt.status, attempt.number, attempt.attempt) == (status, 1, 1)
    assert f"the answer was {status}" in attempt.error
    assert ("not followed" in attempt.error) == (status < 400)


@pytest.mark.parametrize("as_date", [False, True])
def test_a_receiver_may_ask_for_more_time(
    pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock, as_date: bool
) -> None:
    subscribe(pushing, courier, receiver)
    then = format_datetime(clock.at + timedelta(seconds=600), usegmt=True)
    receiver.answer = lambda receiver, event: 429
    receiver.headers = {"Retry-After": then if as_date else "600"}
    publish(pushing, "storm")
    courier.drain()
    asked = len(receiver.seen)
    clock.advance(seconds=599)
    courier.drain()
    assert len(receiver.seen) == asked
    receiver.answer = lambda receiver, event: 200
    clock.advance(seconds=1)
    courier.drain()
    assert receiver.numbers == [1]


def test_an_address_that_turns_inward_is_a_logged_failure(
    pushing: Newsroom, courier: Courier, receiver: Receiver
) -> None:
    id_ = subscribe(pushing, courier, receiver)
    pushing.subscriptions.change("wire", id_, url=receiver.url.replace(HOME, "turns.example"))
    where = [HOME]
    courier._client._resolve = lambda host, port: where
    courier.drain()
    assert subscription(pushing, id_).state == "active"
    where[0] = "127.0.0.1"
    publish(pushing, "storm")
    courier.drain()
    attempt = pushing.subscriptions.deliveries("wire", id_).items[0]
    assert attempt.status is None and "not a public address" in attempt.error
    assert receiver.numbers == []


def test_a_withdrawal_goes_ahead_of_everything(
    pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    subscribe(pushing, courier, receiver)
    receiver.answer = lambda receiver, event: None
    for number in range(5):
        publish(pushing, f"n-{number}")
    courier.drain()
    receiver.answer = lambda receiver, event: 200
    pushing.withdraw("n-1", reason="libel", kill=True, overwrite=True)
    courier.drain()
    assert receiver.numbers[0] == 6, "not even the pause of a receiver that failed holds up a kill"
    clock.advance(minutes=1)
    courier.drain()
    assert sorted(receiver.numbers) == [1, 3, 4, 5, 6], "what was killed is not sent any more"


def test_a_filter_chooses_and_what_was_sent_once_is_followed(
    pushing: Newsroom, courier: Courier, receiver: Receiver, another: Receiver
) -> None:
    sport = Selection(facets=(("section", ("sport",)),))
    subscribe(pushing, courier, receiver, wanted=sport)
    subscribe(pushing, courier, another, kinds=("withdrawn",))
    publish(pushing, "match", articleSection="Sport")
    publish(pushing, "storm")
    courier.drain()
    publish(pushing, "match", articleSection="Europe")
    publish(pushing, "match-2", articleSection="Europe")
    pushing.withdraw("storm", reason="", overwrite=True)
    pushing.withdraw("match", reason="", kill=True, overwrite=True)
    publish(pushing, "final", articleSection="Sport")
    courier.drain()
    assert sorted(receiver.numbers) == [1, 6, 7], "told of the kill of what it holds, whatever it became"
    assert sorted(another.numbers) == [5, 6], "and a kill is sent to everyone"


def test_a_product_is_what_it_is_now_and_only_for_whom_it_is(
    pushing: Newsroom, courier: Courier, receiver: Receiver
) -> None:
    pushing.products.put(
        Product("sport", "Sport", {"section": ["Sport"]}, open=False, partners=frozenset(["wire"]))
    )
    id_ = subscribe(pushing, courier, receiver, product="sport")
    publish(pushing, "match", articleSection="Sport")
    publish(pushing, "storm")
    courier.drain()
    assert receiver.numbers == [1]
    pushing.products.put(
        Product("sport", "Sport", {"section": ["Europe"]}, open=False, partners=frozenset(["wire"]))
    )
    publish(pushing, "talks")
    courier.drain()
    assert receiver.numbers == [1, 3]
    pushing.products.put(Product("sport", "Sport", {}, open=False))
    publish(pushing, "final")
    courier.drain()
    assert receiver.numbers == [1, 3] and subscription(pushing, id_).state == "paused"
    assert [one.id for one in pushing.subscriptions.troubled("wire")] == [id_]
    with pytest.raises(NotFound):
        pushing.subscriptions.add("wire", receiver.url, product="sport")


def test_an_article_under_embargo_is_pushed_at_its_time(
    pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    subscribe(pushing, courier, receiver)
    pushing.publish(document(identifier="budget"), create=True, embargo=clock.at + timedelta(hours=1))
    courier.drain()
    assert receiver.numbers == []
    clock.advance(minutes=61)
    courier.drain()
    assert receiver.numbers == [1]


def test_a_filter_that_wants_little_does_not_stop_at_what_it_does_not_want(
    pushing: Newsroom, courier: Courier, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "BATCH", 20)
    subscribe(pushing, courier, receiver, wanted=Selection(words=("needle",)))
    for number in range(turns.BATCH + 20):
        publish(pushing, f"n-{number}", description="needle" if number == turns.BATCH + 10 else "hay")
    courier.drain()
    assert receiver.numbers == [turns.BATCH + 11]


def test_an_event_that_never_passes_is_given_up_after_three_days_and_the_log_says_so(
    pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    id_ = subscribe(pushing, courier, receiver)
    receiver.answer = lambda receiver, event: 500 if event["data"]["number"] == 1 else 200
    publish(pushing, "poison")
    publish(pushing, "poison", wordCount=2)
    for turn in range(24):
        publish(pushing, "daily", wordCount=turn)
        courier.drain()
        clock.advance(hours=4)
    assert subscription(pushing, id_).state == "active"
    assert sorted(receiver.numbers) == list(range(2, 24 + 3))
    attempts = pushing.subscriptions.deliveries("wire", id_, number=1, limit=100).items
    assert "given up" in attempts[0].error and 10 < len(attempts) < 40
    assert attempts[0].at - attempts[-1].at >= schedule.GIVE_UP


def test_an_event_is_small_and_says_where_the_rest_is(
    pushing: Newsroom, courier: Courier, receiver: Receiver
) -> None:
    subscribe(pushing, courier, receiver)
    publish(pushing, "storm")
    courier.drain()
    event = json.loads(receiver.seen[-1][1])
    assert set(event) == {"type", "timestamp", "data"}
    assert event["data"]["document"].endswith("/v1/articles/storm") and len(event["data"]["digest"]) == 64
