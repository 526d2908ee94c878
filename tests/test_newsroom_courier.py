"""Every live receiver gets every event at least once under one id, in the order of each article."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import contract
import pytest
from conftest import Clock, document, settings
from receivers import HOME, Receiver
from standardwebhooks import Webhook, WebhookVerificationError

from publisher.delivery import schedule
from publisher.errors import Conflict, NotFound, Unreachable
from publisher.newsroom import Newsroom
from publisher.newsroom.courier import HELD, KEPT, Courier
from publisher.newsroom.turns import BATCH
from publisher.records import Product, Selection, Subscription


@pytest.fixture
def pushing(database_url: str, tmp_path: Path, clock: Clock) -> Iterator[Newsroom]:
    """A newsroom on each kind of database that may push to the receivers of the tests."""
    room = Newsroom(
        settings(database_url, tmp_path, push_http=True, push_networks=(ip_network(f"{HOME}/32"),)),
        now=clock,
    )
    room.partners.add("wire")
    yield room
    room.close()


@pytest.fixture
def courier(pushing: Newsroom) -> Courier:
    return pushing.courier()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A receiver; in the end, whatever it was sent must be as the contract says."""
    made = Receiver()
    yield made
    made.close()
    for _, body in made.seen:
        contract.check_event(body)


@pytest.fixture
def another() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.close()


def publish(room: Newsroom, name: str, **article: Any) -> int:
    """Publishes an article, or its next revision; the number of the change."""
    done = room.publish(document(identifier=name, **article), overwrite=True)
    assert done.change is not None
    return done.change.number


def subscribe(room: Newsroom, courier: Courier, receiver: Receiver, **how: Any) -> str:
    """A subscription that is confirmed; its id."""
    id_ = room.subscriptions.add("wire", receiver.url, **how).subscription.id
    courier.drain()
    assert state(room, id_).state == "active"
    return id_


def state(room: Newsroom, id_: str) -> Subscription:
    return room.subscriptions.find("wire", id_)


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


def test_a_subscription_begins_when_its_receiver_has_answered_the_challenge(
    pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    receiver.silent = True
    id_ = pushing.subscriptions.add("wire", receiver.url).subscription.id
    publish(pushing, "storm")
    courier.drain()
    assert (state(pushing, id_).state, receiver.taken) == ("pending", [])
    receiver.silent = False
    courier.drain()
    assert receiver.taken == [], "not before its time"
    clock.advance(seconds=10)
    courier.drain()
    assert state(pushing, id_).state == "active"
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
    found = state(pushing, id_)
    assert found.state == "disabled" and "not the challenge" in found.reason
    asked = len(receiver.seen)
    clock.advance(days=9)
    courier.drain()
    assert len(receiver.seen) == asked < 15


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
    assert state(pushing, id_).failures > 5
    receiver.answer = lambda receiver, event: 200
    clock.advance(hours=9)
    courier.drain()
    assert sorted(receiver.numbers) == list(range(1, 13))
    assert state(pushing, id_).failures == 0


def test_a_receiver_that_stays_dead_is_paused_told_and_woken(
    pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    id_ = subscribe(pushing, courier, receiver)
    receiver.answer = lambda receiver, event: 503
    publish(pushing, "storm")
    for _ in range(24 * 4):
        courier.drain()
        clock.advance(hours=1)
    found = state(pushing, id_)
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
    assert state(pushing, id_).state == "disabled"
    asked = len(receiver.seen)
    clock.advance(days=2)
    publish(pushing, "more")
    courier.drain()
    assert len(receiver.seen) == asked
    receiver.answer = lambda receiver, event: 200
    assert pushing.subscriptions.change("wire", id_, state="active").state == "pending", "asked anew"
    courier.drain()
    assert sorted(receiver.numbers) == [1, 2, 3]


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


def test_a_receiver_may_ask_for_more_time(
    pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    subscribe(pushing, courier, receiver)
    receiver.answer, receiver.headers = lambda receiver, event: 429, {"Retry-After": "600"}
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
    assert state(pushing, id_).state == "active"
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
    assert receiver.numbers == [1, 3] and state(pushing, id_).state == "paused"
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
    pushing: Newsroom, courier: Courier, receiver: Receiver
) -> None:
    subscribe(pushing, courier, receiver, wanted=Selection(words=("needle",)))
    for number in range(BATCH + 20):
        publish(pushing, f"n-{number}", description="needle" if number == BATCH + 10 else "hay")
    courier.drain()
    assert receiver.numbers == [BATCH + 11]


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
    pushing: Newsroom, courier: Courier, receiver: Receiver
) -> None:
    subscribe(pushing, courier, receiver)
    receiver.answer = lambda receiver, event: 500 if event["data"]["article"] == "live-blog" else 200
    for number in range(BATCH + 10):
        publish(pushing, "live-blog", wordCount=number)
        if number % 40 == 0:
            courier.drain()
    publish(pushing, "storm")
    courier.drain()
    assert receiver.numbers == [BATCH + 11]


def test_a_backlog_longer_than_a_batch_comes_whole(
    pushing: Newsroom, courier: Courier, receiver: Receiver
) -> None:
    for number in range(BATCH + 30):
        publish(pushing, f"n-{number}")
    subscribe(pushing, courier, receiver, after=0)
    courier.drain()
    assert sorted(receiver.numbers) == list(range(1, BATCH + 31))


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
    assert state(pushing, id_).failures == 0


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
    assert state(pushing, id_).state == "paused"

    def remove(receiver: Receiver, event: dict[str, Any]) -> int:
        pushing.subscriptions.remove("wire", id_)
        return 200

    receiver.answer = remove
    pushing.subscriptions.change("wire", id_, state="active")
    courier.drain()
    with pytest.raises(NotFound):
        state(pushing, id_)


def test_an_event_that_never_passes_is_given_up_after_three_days_and_the_log_says_so(
    pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    id_ = subscribe(pushing, courier, receiver)
    receiver.answer = lambda receiver, event: 500 if event["data"]["number"] == 1 else 200
    publish(pushing, "poison")
    publish(pushing, "poison", wordCount=2)
    for hour in range(24 * 4):
        publish(pushing, "daily", wordCount=hour)
        courier.drain()
        clock.advance(hours=1)
    assert state(pushing, id_).state == "active"
    assert sorted(receiver.numbers) == list(range(2, 24 * 4 + 3))
    attempts = pushing.subscriptions.deliveries("wire", id_, number=1, limit=100).items
    assert "given up" in attempts[0].error and 10 < len(attempts) < 40
    assert attempts[0].at - attempts[-1].at >= schedule.GIVE_UP


def test_a_waiting_courier_hears_of_a_publication_at_once(pushing: Newsroom) -> None:
    bell = pushing.database.bell()
    bell.wait(0.01)
    threading.Timer(0.2, publish, (pushing, "storm")).start()
    began, rung = time.monotonic(), False
    while not rung and time.monotonic() - began < 9:
        bell.wait(5)
        rung = pushing.health() == 1
    bell.close()
    assert rung and time.monotonic() - began < 4


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


def test_an_event_is_small_and_says_where_the_rest_is(
    pushing: Newsroom, courier: Courier, receiver: Receiver
) -> None:
    subscribe(pushing, courier, receiver)
    publish(pushing, "storm")
    courier.drain()
    event = json.loads(receiver.seen[-1][1])
    assert set(event) == {"type", "timestamp", "data"}
    assert event["data"]["document"].endswith("/v1/articles/storm") and len(event["data"]["digest"]) == 64
