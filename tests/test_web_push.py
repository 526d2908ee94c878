"""Partners subscribe, see every attempt, have events sent again; WebSub subscribers are served too."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

import pytest
from conftest import BASE, Client, Clock, _app, document, key
from receivers import Receiver

from publisher.newsroom import Newsroom

HOOK = "https://wire.example/hook"
TOPIC = f"{BASE}/v1/feeds/articles.jsonld"


@pytest.fixture
def api(pushing: Newsroom) -> Client:
    return _app(pushing).test_client()


def test_a_partner_subscribes_looks_changes_and_leaves(web: Client, room: Newsroom) -> None:
    mine = key(room, "subscribe", partner="wire")
    asked = {
        "url": HOOK,
        "filter": {
            "section": ["Europe"],
            "about": ["https://sws.geonames.org/2735943/"],
            "q": "Harbour café",
        },
        "kinds": ["published", "corrected"],
    }
    made = web.post("/v1/subscriptions", json=asked, headers=mine)
    assert made.status_code == 201 and made.json["secret"].startswith("whsec_")
    assert (made.json["state"], made.json["after"]) == ("pending", 0)
    assert made.json["filter"]["section"] == ["europe"] and made.json["filter"]["q"] == "harbour cafe"
    address = made.headers["Location"].removeprefix(BASE)
    seen = web.get(address, headers=mine).json
    assert seen == {name: value for name, value in made.json.items() if name != "secret"}, "shown once"
    assert web.get("/v1/subscriptions", headers=mine).json["items"] == [seen]
    changed = web.patch(address, json={"filter": {}, "kinds": []}, headers=mine)
    assert changed.status_code == 200 and (changed.json["filter"], changed.json["kinds"]) == ({}, [])
    rotated = web.post(f"{address}/secret", headers=mine).json
    assert rotated["secret"].startswith("whsec_") and rotated["secret"] != made.json["secret"]
    assert web.get(f"{address}/deliveries", headers=mine).json["items"] == []
    assert web.post(f"{address}/replay?from=1", headers=mine).status_code == 202
    assert web.delete(address, headers=mine).status_code == 204
    assert web.get(address, headers=mine).status_code == 404


@pytest.mark.parametrize(
    ("asked", "status", "pointer"),
    [
        ({}, 422, "/url"),
        ({"url": HOOK, "x": 1}, 422, "/x"),
        ({"url": HOOK, "filter": {"author": ["x"]}}, 422, "/filter/author"),
        ({"url": HOOK, "filter": {"section": []}}, 422, "/filter/section"),
        ({"url": HOOK, "filter": {"section": ["x"] * 21}}, 422, "/filter/section"),
        ({"url": HOOK, "filter": {"place": ["Porto", "\v "]}}, 422, "/filter/place/1"),
        ({"url": HOOK, "kinds": ["deleted"]}, 422, "/kinds/0"),
        ({"url": HOOK, "product": "articles", "filter": {}}, 422, "/filter"),
        ({"url": HOOK, "after": -1}, 422, "/after"),
        ({"url": HOOK, "after": "1"}, 422, "/after"),
        ({"url": HOOK, "after": True}, 422, "/after"),
        ({"url": ""}, 422, "/url"),
        ({"url": ["x"]}, 422, "/url"),
        ([], 422, ""),
        ("x", 422, ""),
    ],
)
def test_a_wrong_message_is_refused_and_stores_nothing(
    web: Client, room: Newsroom, asked: Any, status: int, pointer: str
) -> None:
    mine = key(room, "subscribe", partner="wire")
    answer = web.post("/v1/subscriptions", json=asked, headers=mine)
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (status, pointer)
    assert web.get("/v1/subscriptions", headers=mine).json["items"] == []


def test_a_subscription_cannot_begin_after_what_is_still_to_come(web: Client, room: Newsroom) -> None:
    mine = key(room, "subscribe", partner="wire")
    room.publish(document(identifier="storm"))
    answer = web.post("/v1/subscriptions", json={"url": HOOK, "after": 2}, headers=mine)
    assert (answer.status_code, answer.json["type"].rpartition("/")[2]) == (400, "wrong-cursor")
    assert "the newest change is 1" in answer.json["detail"] and answer.json["hint"]
    assert web.get("/v1/subscriptions", headers=mine).json["items"] == []
    assert web.post("/v1/subscriptions", json={"url": HOOK, "after": 1}, headers=mine).json["after"] == 1


def test_a_product_can_be_subscribed_to_instead_of_a_filter(web: Client, room: Newsroom) -> None:
    mine = key(room, "subscribe", partner="wire")
    made = web.post("/v1/subscriptions", json={"url": HOOK, "product": "articles"}, headers=mine)
    assert (made.status_code, made.json["product"]) == (201, "articles")
    address = made.headers["Location"].removeprefix(BASE)
    changed = web.patch(address, json={"filter": {"section": ["Sport"]}}, headers=mine).json
    assert "product" not in changed and changed["filter"] == {"section": ["sport"]}
    assert (
        web.post("/v1/subscriptions", json={"url": HOOK, "product": "none"}, headers=mine).status_code == 404
    )


@pytest.mark.parametrize(
    "url",
    [
        "http://wire.example/",
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://[::ffff:169.254.169.254]/",
        "https://user:secret@wire.example/",
        "javascript:alert(1)",
        "https://wire.example/\u0000",
    ],
)
def test_an_address_that_nothing_is_sent_to_is_a_problem(web: Client, room: Newsroom, url: str) -> None:
    answer = web.post("/v1/subscriptions", json={"url": url}, headers=key(room, "subscribe", partner="wire"))
    assert answer.status_code == 422
    assert answer.json["type"].endswith(("/problems/unreachable", "/problems/unreadable"))


def test_only_keys_with_the_scope_subscribe_and_each_partner_sees_its_own(
    web: Client, room: Newsroom
) -> None:
    mine, rival = key(room, "subscribe", partner="wire"), key(room, "subscribe", partner="rival")
    address = web.post("/v1/subscriptions", json={"url": HOOK}, headers=mine).headers["Location"]
    address = address.removeprefix(BASE)
    for path in (address, f"{address}/deliveries"):
        assert web.get(path).status_code == 401
        assert web.get(path, headers=key(room, "read", "newsroom", partner="wire")).status_code == 403
        assert web.get(path, headers=rival).status_code == 404
    assert web.patch(address, json={"state": "paused"}, headers=rival).status_code == 404
    assert web.delete(address, headers=rival).status_code == 404
    assert web.post(f"{address}/replay?from=1", headers=rival).status_code == 404
    assert web.post(f"{address}/secret", headers=rival).status_code == 404
    again = web.post("/v1/subscriptions", json={"url": HOOK}, headers=mine)
    assert again.status_code == 409 and address.rpartition("/")[2] in again.json["detail"]
    assert web.get("/v1/subscriptions", headers=rival).json["items"] == []
    assert web.get(f"{address}/deliveries?cursor=AAAA", headers=mine).status_code == 400
    assert web.post(f"{address}/replay", headers=mine).status_code == 400
    assert web.post(f"{address}/replay?from=0", headers=mine).status_code == 400


def test_every_attempt_can_be_looked_at_and_a_dead_subscription_is_told_on_every_call(
    api: Client, pushing: Newsroom, receiver: Receiver
) -> None:
    mine, courier = key(pushing, "subscribe", partner="wire"), pushing.courier()
    made = api.post("/v1/subscriptions", json={"url": receiver.url}, headers=mine)
    address = made.headers["Location"].removeprefix(BASE)
    courier.drain()
    pushing.publish(document(identifier="storm"), create=True)
    receiver.answer = lambda receiver, event: 410
    courier.drain()
    attempts = api.get(f"{address}/deliveries", headers=mine).json["items"]
    assert [(a["kind"], a.get("change"), a["status"], a.get("error")) for a in attempts] == [
        ("published", 1, 410, "the answer was 410"),
        ("challenge", None, 200, None),
    ]
    assert api.get(f"{address}/deliveries?change=1", headers=mine).json["items"] == attempts[:1]
    told = f'<{BASE}/v1/subscriptions/{made.json["id"]}>; rel="status"; title="disabled"'
    assert told in api.get("/v1/subscriptions", headers=mine).headers.getlist("Link")
    assert api.get(address, headers=mine).json["reason"] == "its receiver answered 410 Gone"
    other = key(pushing, "subscribe", partner="rival")
    assert api.get("/v1/subscriptions", headers=other).headers.getlist("Link") == []


def hub(client: Client, receiver: Receiver, **fields: str) -> Any:
    form = {"hub.mode": "subscribe", "hub.callback": receiver.url + "?id=7", "hub.topic": TOPIC}
    return client.post("/v1/websub", data=form | {f"hub.{name}": value for name, value in fields.items()})


def test_a_feed_names_its_hub_and_itself(web: Client) -> None:
    said = web.get("/v1/feeds/articles.jsonld").headers["Link"]
    assert f'<{BASE}/v1/websub>; rel="hub"' in said and f'<{TOPIC}>; rel="self"' in said


def test_a_websub_subscriber_confirms_is_sent_the_feed_and_leaves(
    api: Client, pushing: Newsroom, receiver: Receiver, clock: Clock
) -> None:
    courier = pushing.courier()
    assert hub(api, receiver, secret="s3cret", lease_seconds="86400").status_code == 202
    courier.drain()
    (intent,) = receiver.intents
    assert intent["hub.mode"] == ["subscribe"] and intent["hub.topic"] == [TOPIC] and intent["id"] == ["7"]
    assert intent["hub.lease_seconds"] == ["86400"] and len(intent["hub.challenge"][0]) > 20
    pushing.publish(document(identifier="storm"), create=True)
    courier.drain()
    headers, body = receiver.seen[-1]
    assert body == api.get("/v1/feeds/articles.jsonld").data and b"/articles/storm" in body
    assert headers["content-type"] == "application/ld+json"
    assert headers["link"] == f'<{BASE}/v1/websub>; rel="hub", <{TOPIC}>; rel="self"'
    digest = hmac.new(b"s3cret", body, hashlib.sha256).hexdigest()
    assert headers["x-hub-signature"] == f"sha256={digest}"
    courier.drain()
    assert len(receiver.seen) == 1, "what did not change is not sent again"
    assert hub(api, receiver, mode="unsubscribe").status_code == 202
    courier.drain()
    assert receiver.intents[-1]["hub.mode"] == ["unsubscribe"]
    pushing.publish(document(identifier="talks"), create=True)
    courier.drain()
    assert len(receiver.seen) == 1


def test_a_forged_wish_changes_nothing(api: Client, pushing: Newsroom, receiver: Receiver) -> None:
    courier = pushing.courier()
    receiver.silent = True
    hub(api, receiver)
    courier.drain()
    pushing.publish(document(identifier="storm"), create=True)
    courier.drain()
    assert len(receiver.intents) == 1 and receiver.seen == [], (
        "who does not say the challenge back gets nothing"
    )
    receiver.silent = False
    hub(api, receiver)
    courier.drain()
    receiver.silent = True
    hub(api, receiver, mode="unsubscribe")
    courier.drain()
    pushing.publish(document(identifier="talks"), create=True)
    courier.drain()
    assert len(receiver.seen) == 1, "nor can anybody end it in another's name"


def test_a_lease_ends_unless_it_is_renewed(
    api: Client, pushing: Newsroom, receiver: Receiver, clock: Clock
) -> None:
    courier = pushing.courier()
    hub(api, receiver, lease_seconds="3600")
    courier.drain()
    clock.advance(minutes=50)
    hub(api, receiver, lease_seconds="3600")
    courier.drain()
    clock.advance(minutes=50)
    pushing.publish(document(identifier="storm"), create=True)
    courier.drain()
    assert len(receiver.seen) == 1
    clock.advance(minutes=20)
    pushing.publish(document(identifier="talks"), create=True)
    courier.drain()
    assert len(receiver.seen) == 1


def test_a_websub_subscriber_that_fails_gets_the_newest_state_later(
    api: Client, pushing: Newsroom, receiver: Receiver, clock: Clock
) -> None:
    courier = pushing.courier()
    hub(api, receiver)
    courier.drain()
    receiver.answer = lambda receiver, event: 500
    for name in ("storm", "talks"):
        pushing.publish(document(identifier=name), create=True)
        courier.drain()
    assert len(receiver.seen) == 1
    receiver.answer = lambda receiver, event: 200
    clock.advance(minutes=1)
    courier.drain()
    assert len(receiver.seen) == 2 and b"talks" in receiver.seen[-1][1]
    receiver.answer = lambda receiver, event: 410
    pushing.publish(document(identifier="more"), create=True)
    courier.drain()
    receiver.answer = lambda receiver, event: 200
    clock.advance(days=1)
    courier.drain()
    assert len(receiver.seen) == 3, "410 ends it"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("hub.mode", "publish"),
        ("hub.callback", "https://10.0.0.1/"),
        ("hub.callback", "ftp://reader.example/"),
        ("hub.callback", ""),
        ("hub.topic", "https://elsewhere.example/feed"),
        ("hub.topic", f"{BASE}/v1/feeds/none.jsonld"),
        ("hub.topic", f"{BASE}/v1/feeds/articles.exe"),
        ("hub.topic", f"{BASE}/v1/feeds/../articles.jsonld"),
        ("hub.secret", "x" * 200),
        ("hub.lease_seconds", "soon"),
        ("hub.topic", f"{TOPIC}\0"),
    ],
)
def test_a_wish_that_cannot_be_granted_is_refused_at_once(web: Client, field: str, value: str) -> None:
    form = {"hub.mode": "subscribe", "hub.callback": "https://reader.example/", "hub.topic": TOPIC}
    answer = web.post("/v1/websub", data=form | {field: value})
    assert answer.status_code == 400
    assert answer.json["errors"][0]["pointer"] in (f"/{field}", "")


def test_what_is_no_form_is_not_read(web: Client) -> None:
    assert web.post("/v1/websub", json={}).status_code == 415
    assert web.post("/v1/websub", data=b"a&" * 99, content_type=FORM).status_code == 400
    assert web.post("/v1/websub", data=b"x" * 70_000, content_type=FORM).status_code == 413
    assert web.post("/v1/websub", data=b"\xff", content_type=FORM).status_code == 400
    assert (
        web.post(
            "/v1/subscriptions", data=b"{}", headers=key(web.application.config["NEWSROOM"], "subscribe")
        ).status_code
        == 415
    )


FORM = "application/x-www-form-urlencoded"
