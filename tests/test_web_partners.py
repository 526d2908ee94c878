"""Keys and submissions: who may do what, what is handed in, and that nobody learns of another."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from conftest import BASE, Client, Clock, document, key
from flask import Flask
from test_suite import FILES

from publisher.newsroom import Newsroom
from publisher.web.limits import MOST_WRONG_KEYS

LD = {"Content-Type": "application/ld+json"}


def idempotent(name: str) -> dict[str, str]:
    return LD | {"Idempotency-Key": f"{name}-00000000"}


def handed_in(**article: Any) -> dict[str, Any]:
    return document(
        **{"dateModified": "2026-11-23T08:00:00Z", "author": {"@type": "Person", "name": "Rui Costa"}}
        | article
    )


def test_a_submission_is_handed_in_seen_and_published(client: Client, newsroom: Newsroom) -> None:
    desk, one = key(newsroom, "newsroom"), key(newsroom, "submit", partner="one")
    two = key(newsroom, "submit", partner="two")
    made = client.post("/v1/submissions", json=handed_in(identifier="storm"), headers=one | idempotent("a"))
    assert (made.status_code, made.json["state"]) == (202, "received")
    path = made.headers["Location"].removeprefix(BASE)
    assert client.get("/v1/articles/storm").status_code == 404
    for headers, status in ((one, 200), (desk, 200), (two, 404), ({}, 401)):
        assert client.get(path, headers=headers).status_code == status
        assert client.get(f"{path}/document", headers=headers).status_code == status
    assert client.get("/v1/submissions", headers=two).json["items"] == []
    assert len(client.get("/v1/submissions?state=received", headers=desk).json["items"]) == 1
    for headers in (one, two):
        assert client.post(f"{path}/accept", headers=headers).status_code == 403
    done = client.post(f"{path}/accept", headers=desk)
    assert (done.json["state"], done.json["article"]) == ("accepted", "storm")
    assert client.get("/v1/articles/storm").status_code == 200
    assert client.post(f"{path}/accept", headers=desk).status_code == 409
    assert client.post(f"{path}/reject", json={"reason": "x"}, headers=desk).status_code == 409
    assert client.get(path, headers=one).json["state"] == "accepted"

    second = handed_in(identifier="storm", alternativeHeadline="Ships may enter")
    again = client.post("/v1/submissions", json=second, headers=one | idempotent("b"))
    where = again.headers["Location"].removeprefix(BASE)
    client.post(f"{where}/accept", headers=desk)
    assert [c["kind"] for c in client.get("/v1/changes").json["items"]] == ["published", "updated"]

    stolen = client.post("/v1/submissions", json=second, headers=two | idempotent("c"))
    where = stolen.headers["Location"].removeprefix(BASE)
    assert client.post(f"{where}/accept", headers=desk).status_code == 409, "that article is another's"
    other = client.post(f"{where}/accept", json={"article": "storm-two"}, headers=desk)
    assert other.json["article"] == "storm-two"


def test_a_rejection_says_why(client: Client, newsroom: Newsroom) -> None:
    desk, one = key(newsroom, "newsroom"), key(newsroom, "submit", partner="one")
    made = client.post("/v1/submissions", json=handed_in(), headers=one | idempotent("a"))
    path = made.headers["Location"].removeprefix(BASE)
    assert client.post(f"{path}/reject", json={}, headers=desk).status_code == 422
    assert client.post(f"{path}/reject", json={"reason": "no source"}, headers=desk).status_code == 200
    found = client.get(path, headers=one).json
    assert (found["state"], found["reason"]) == ("rejected", "no source")
    assert client.get("/v1/changes").json["items"] == []


def test_a_document_with_errors_is_not_taken(client: Client, newsroom: Newsroom) -> None:
    one = key(newsroom, "submit", partner="one")
    redefined = {"@context": ["https://schema.org", {"headline": "https://evil.example/x"}]}
    for body in (handed_in(headlin="x"), handed_in() | redefined, handed_in(url="javascript:alert(1)")):
        answer = client.post("/v1/submissions", json=body, headers=one | idempotent("a"))
        assert answer.status_code == 422 and answer.json["report"]["findings"]
    assert client.get("/v1/submissions", headers=one).json["items"] == []
    good = client.post("/v1/submissions", json=handed_in(), headers=one | idempotent("a"))
    assert good.status_code == 202, "a key is used up only by what was taken"


@pytest.mark.parametrize("code", ["not-plain", "unsafe-address"])
def test_what_could_not_be_passed_on_is_not_taken(client: Client, newsroom: Newsroom, code: str) -> None:
    one = key(newsroom, "submit", partner="one")
    for case in FILES[code]:
        answer = client.post("/v1/submissions", json=case["document"], headers=one | idempotent("a"))
        if case["findings"]:
            assert answer.status_code == 422, case["description"]
            assert code in {finding["code"] for finding in answer.json["report"]["findings"]}
            assert client.get("/v1/submissions", headers=one).json["items"] == []


def test_the_same_key_makes_one_submission_however_often_it_comes(app: Flask, newsroom: Newsroom) -> None:
    one = key(newsroom, "submit", partner="one") | idempotent("a")
    body = handed_in(identifier="storm")
    with ThreadPoolExecutor(16) as pool:
        made = list(
            pool.map(lambda _: app.test_client().post("/v1/submissions", json=body, headers=one), range(16))
        )
    assert {answer.status_code for answer in made} == {202}
    assert len({answer.json["id"] for answer in made}) == 1
    assert sum("Idempotent-Replayed" not in answer.headers for answer in made) == 1
    client = app.test_client()
    other = client.post("/v1/submissions", json=handed_in(identifier="calm"), headers=one)
    assert other.status_code == 409
    two = key(newsroom, "submit", partner="two") | idempotent("a")
    assert client.post("/v1/submissions", json=body, headers=two).status_code == 202, (
        "keys are each partner's own"
    )
    for bad in ({}, {"Idempotency-Key": "x"}, {"Idempotency-Key": "has spaces in it"}):
        assert (
            client.post(
                "/v1/submissions", json=body, headers={**two, **LD, "Idempotency-Key": "", **bad}
            ).status_code
            == 400
        )


def test_a_trusted_partner_publishes_at_once(client: Client, newsroom: Newsroom) -> None:
    newsroom.partners.add("one", trusted=True)
    one = key(newsroom, "submit", partner="one")
    made = client.post("/v1/submissions", json=handed_in(identifier="storm"), headers=one | idempotent("a"))
    assert (made.status_code, made.json["state"], made.json["article"]) == (201, "accepted", "storm")
    newsroom.publish(document(identifier="ours"))
    taken = client.post("/v1/submissions", json=handed_in(identifier="ours"), headers=one | idempotent("b"))
    assert taken.status_code == 409
    assert len(client.get("/v1/submissions", headers=one).json["items"]) == 1, "nothing half done is kept"


def test_keys_are_given_out_rotated_and_ended(client: Client, newsroom: Newsroom, clock: Clock) -> None:
    desk = key(newsroom, "newsroom")
    made = client.post("/v1/partners", json={"name": "Agência Um"}, headers=desk)
    assert (made.status_code, made.json["id"]) == (201, "agencia-um")
    assert client.post("/v1/partners", json={"name": "Agência Um"}, headers=desk).status_code == 409
    shown = client.post("/v1/partners/agencia-um/keys", json={"scopes": ["read"]}, headers=desk).json
    old = {"Authorization": f"Bearer {shown['key']}"}
    assert "key" not in client.get("/v1/partners/agencia-um", headers=old).json["keys"][0]
    assert client.get("/v1/partners", headers=old).status_code == 403
    assert client.get("/v1/partners/desk", headers=old).status_code == 404

    new = client.post(f"/v1/keys/{shown['id']}/rotation", json={"grace_hours": 1}, headers=old).json
    fresh = {"Authorization": f"Bearer {new['key']}"}
    assert new["scopes"] == ["read"]
    for headers in (old, fresh):
        assert client.get("/v1/partners/agencia-um", headers=headers).status_code == 200
    clock.advance(hours=2)
    assert client.get("/v1/partners/agencia-um", headers=old).status_code == 401
    assert client.post(f"/v1/keys/{shown['id']}/rotation", headers=desk).status_code == 409
    assert client.delete(f"/v1/keys/{shown['id']}", headers=fresh).status_code == 404, (
        "that is not its own id"
    )
    assert client.delete(f"/v1/keys/{new['id']}", headers=desk).json["revoked"]
    assert client.get("/v1/partners/agencia-um", headers=fresh).status_code == 401
    for bad in ({"scopes": []}, {"scopes": ["king"]}, {"scopes": ["read"], "x": 1}, {"scopes": "read"}):
        assert client.post("/v1/partners/agencia-um/keys", json=bad, headers=desk).status_code == 422


def test_guessing_keys_ends_in_having_to_wait(web: Client, room: Newsroom) -> None:
    good = key(room, "read")
    statuses = [
        web.get("/v1/articles", headers={"Authorization": f"Bearer pub_{n:012x}_{'x' * 43}"}).status_code
        for n in range(MOST_WRONG_KEYS + 2)
    ]
    assert statuses[0] == 401 and statuses[-1] == 429
    waiting = web.get("/v1/articles", headers=good)
    assert waiting.status_code == 429 and 0 < int(waiting.headers["Retry-After"]) <= 60
    assert web.get("/v1/articles").status_code == 200, "who guesses nothing waits for nothing"


def test_an_article_becomes_a_draft_and_nothing_is_stored(web: Client, room: Newsroom) -> None:
    text = "Europe\n\nHarbour reopens\n\nAna Silva said in Porto on Monday that ships may enter again.\n"
    made = web.post(
        "/v1/draft?published=2026-11-23", data=text.encode(), headers={"Content-Type": "text/plain"}
    )
    assert made.status_code == 200
    assert made.json["document"]["@graph"][0]["headline"] == "Harbour reopens"
    assert made.json["origins"]["/@graph/0/headline"][0]["source"] == "text"
    assert made.json["report"]["valid"] is True
    assert web.get("/v1/changes").json["items"] == []
    for body, media, status in (
        (b"", "text/plain", 422),
        (b"\0\1", "text/plain", 422),
        (b"x", "image/png", 415),
    ):
        assert web.post("/v1/draft", data=body, headers={"Content-Type": media}).status_code == status
    wrong = web.post("/v1/draft?published=soon", data=b"x", headers={"Content-Type": "text/plain"})
    assert wrong.status_code == 422


@pytest.mark.parametrize(
    "given", ["Basic eDp5", "Bearer", "Bearer  ", "bearer x y", "pub_", "Bearer é", "Bearer " + "x" * 9000]
)
def test_a_key_that_is_none_is_refused(web: Client, given: str) -> None:
    refused = web.get("/v1/articles", headers={"Authorization": given})
    assert refused.status_code == 401
    assert ("Bearer" in refused.json["detail"]) == (not given.lower().startswith("bearer"))
