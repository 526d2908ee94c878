"""Webhooks are signed as the standard's own library expects, WebSub speaks as the Recommendation says."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook, WebhookVerificationError

from publisher.delivery import schedule, webhooks, websub


def test_the_standards_own_library_verifies_our_signature() -> None:
    secret, now = webhooks.secret(bytes(range(32))), datetime.now(UTC)
    event = webhooks.body("article.published", now, {"article": "größe", "number": 1})
    headers = webhooks.headers("sub_1", now, event, [secret])
    assert Webhook(secret).verify(event, headers)["data"] == {"article": "größe", "number": 1}
    for spoiled in (
        headers | {"webhook-id": "sub_2"},
        headers | {"webhook-timestamp": str(int(headers["webhook-timestamp"]) - 1)},
        headers | {"webhook-signature": "v1,AAAA"},
    ):
        with pytest.raises(WebhookVerificationError):
            Webhook(secret).verify(event, spoiled)
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(event + b" ", headers)


def test_an_event_sent_again_much_later_is_refused_by_its_receiver() -> None:
    secret, then = webhooks.secret(bytes(32)), datetime.now(UTC) - timedelta(minutes=6)
    event = webhooks.body("article.published", then, {})
    with pytest.raises(WebhookVerificationError, match="too old"):
        Webhook(secret).verify(event, webhooks.headers("a", then, event, [secret]))


def test_while_a_secret_is_replaced_both_verify() -> None:
    old, new, now = webhooks.secret(bytes(32)), webhooks.secret(bytes([1]) * 32), datetime.now(UTC)
    event = webhooks.body("article.updated", now, {})
    headers = webhooks.headers("a", now, event, [new, old])
    assert len(headers["webhook-signature"].split(" ")) == 2
    for secret in (old, new):
        Webhook(secret).verify(event, headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(webhooks.secret(bytes([2]) * 32)).verify(event, headers)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (b"right", True),
        (b" right\n", True),
        (b'{"challenge":"right"}', True),
        (b'{"challenge":"right","x":1}', True),
        (b"wrong", False),
        (b"", False),
        (b"rightright", False),
        (b'{"challenge":"wrong"}', False),
        (b'{"challenge":["right"]}', False),
        (b'{"challenge":"right"', False),
        (b"{" * 60_000, False),
        (b'{"a":' * 9_000, False),
        (b'"right"', False),
        (b"\xff\xfe", False),
    ],
)
def test_only_the_challenge_itself_answers_a_challenge(said: bytes, meant: bool) -> None:
    assert webhooks.answers("right", said) is meant


def test_delays_grow_and_span_three_days() -> None:
    found = [schedule.delay(n, "x") for n in range(1, 20)]
    assert found[:9] == sorted(found[:9]) and found[0] < timedelta(seconds=6)
    assert max(found) < schedule.LONGEST
    assert sum(found[:17], timedelta()) > schedule.GIVE_UP > sum(found[:8], timedelta())


@given(st.integers(-5, 10**6), st.text(max_size=9), st.one_of(st.none(), st.integers(0, 10**9)))
def test_a_delay_is_never_nothing_and_never_too_long(failures: int, salt: str, asked: int | None) -> None:
    assert timedelta(seconds=5) <= schedule.delay(failures, salt, asked) < schedule.LONGEST


FORM = {
    "hub.mode": "subscribe",
    "hub.callback": "https://reader.example/in?a=1&b",
    "hub.topic": "https://news.example/v1/feeds/articles.jsonld",
}


def test_the_verification_keeps_the_callbacks_own_query() -> None:
    asked = websub.wish(FORM | {"hub.lease_seconds": "86400", "unknown": "x"})
    parts = urlsplit(websub.verification(asked, "c h"))
    assert parts.query.startswith("a=1&b&")
    said = parse_qs(parts.query)
    assert said["hub.challenge"] == ["c h"] and said["hub.topic"] == [FORM["hub.topic"]]
    assert said["hub.mode"] == ["subscribe"] and said["hub.lease_seconds"] == ["86400"]
    leaving = websub.wish(FORM | {"hub.mode": "unsubscribe", "hub.callback": "https://reader.example/in"})
    parts = urlsplit(websub.verification(leaving, "c"))
    assert "hub.lease_seconds" not in parse_qs(parts.query) and parts.path == "/in"


@pytest.mark.parametrize(
    ("change", "parameter"),
    [
        ({"hub.mode": ""}, "hub.mode"),
        ({"hub.mode": "publish"}, "hub.mode"),
        ({"hub.callback": ""}, "hub.callback"),
        ({"hub.topic": ""}, "hub.topic"),
        ({"hub.secret": "x" * 200}, "hub.secret"),
        ({"hub.secret": "é" * 100}, "hub.secret"),
        ({"hub.lease_seconds": "0"}, "hub.lease_seconds"),
        ({"hub.lease_seconds": "-1"}, "hub.lease_seconds"),
        ({"hub.lease_seconds": "1e9"}, "hub.lease_seconds"),
        ({"hub.lease_seconds": "²"}, "hub.lease_seconds"),
        ({"hub.lease_seconds": "9" * 5000}, "hub.lease_seconds"),
    ],
)
def test_a_wish_that_cannot_be_granted_names_what_is_wrong(change: dict[str, str], parameter: str) -> None:
    with pytest.raises(websub.Refusal) as refused:
        websub.wish(FORM | change)
    assert refused.value.parameter == parameter


@pytest.mark.parametrize(
    ("asked", "granted"), [("", 864_000), ("1", 300), ("600", 600), ("99999999", 2_592_000)]
)
def test_a_lease_is_granted_within_bounds(asked: str, granted: int) -> None:
    assert websub.wish(FORM | {"hub.lease_seconds": asked}).lease == granted


def test_a_distribution_names_hub_and_topic_and_is_signed() -> None:
    body = json.dumps({"x": 1}).encode()
    headers = websub.headers("https://h.example/", "https://t.example/f", "application/json", body, "s3")
    assert headers["Link"] == '<https://h.example/>; rel="hub", <https://t.example/f>; rel="self"'
    assert headers["X-Hub-Signature"] == "sha256=" + hmac.new(b"s3", body, hashlib.sha256).hexdigest()
    assert "X-Hub-Signature" not in websub.headers("h", "t", "m", body, "")


@pytest.mark.parametrize(
    ("status", "said", "meant"),
    [
        (200, b"c", True),
        (299, b"c", True),
        (200, b"c\n", False),
        (404, b"c", False),
        (302, b"c", False),
        (200, b"", False),
    ],
)
def test_intent_is_confirmed_by_the_challenge_alone(status: int, said: Any, meant: bool) -> None:
    assert websub.confirms("c", status, said) is meant
