"""The service as its users meet it; every exchange is also held to the contract (see conftest)."""

from __future__ import annotations

import base64
import hashlib
import json
import re

import pytest
from conftest import BASE, Client, document, key

from publisher import jsonld
from publisher.newsroom import Newsroom
from publisher.validation import schemas

LD = {"Content-Type": "application/ld+json"}


def test_an_article_is_published_fetched_corrected_and_withdrawn(client: Client, newsroom: Newsroom) -> None:
    desk = key(newsroom, "newsroom") | LD
    made = client.post("/v1/articles", json=document(identifier="storm"), headers=desk)
    assert made.status_code == 201
    assert made.headers["Location"] == f"{BASE}/v1/articles/storm"

    got = client.get("/v1/articles/storm")
    assert got.mimetype == "application/ld+json"
    assert got.headers["ETag"] == made.headers["ETag"] == f'"{hashlib.sha256(got.data).hexdigest()}"'
    digest = base64.b64encode(hashlib.sha256(got.data).digest()).decode()
    assert got.headers["Content-Digest"] == f"sha-256=:{digest}:"
    assert got.data == jsonld.canonical(got.json | {"@context": "https://schema.org"})

    note = {"@type": "CorrectionComment", "text": "It was Porto, not Aveiro."}
    corrected = document(identifier="storm", correction=note)
    put = client.put("/v1/articles/storm", json=corrected, headers=desk | {"If-Match": got.headers["ETag"]})
    assert put.status_code == 200 and put.json["change"]["kind"] == "corrected"

    gone = client.delete(
        "/v1/articles/storm?reason=unconfirmed", headers=desk | {"If-Match": put.headers["ETag"]}
    )
    assert gone.json["number"] == 3
    for path, media in (("/v1/articles/storm", "application/problem+json"), ("/articles/storm", "text/html")):
        answer = client.get(path)
        assert (answer.status_code, answer.mimetype) == (410, media)
    assert client.get("/v1/articles/storm").json["reason"] == "unconfirmed"

    changes = client.get("/v1/changes").json
    assert [c["kind"] for c in changes["items"]] == ["published", "corrected", "withdrawn"]
    assert client.get(f"/v1/changes?cursor={changes['next_cursor']}").json["items"] == []


def test_what_one_has_already_is_not_sent_again(web: Client, room: Newsroom) -> None:
    room.publish(document(identifier="storm"))
    for path in (
        "/v1/articles/storm",
        "/v1/articles",
        "/v1/changes",
        "/v1/feeds/articles.jsonld",
        "/openapi.yaml",
    ):
        tag = web.get(path).headers["ETag"]
        for asked in (tag, f"W/{tag}", f'"x", {tag}', "*"):
            again = web.get(path, headers={"If-None-Match": asked})
            assert (again.status_code, again.data) == (304, b""), (path, asked)
            assert again.headers["ETag"] == tag and "Vary" in again.headers
        assert web.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_change_that_names_no_state_or_an_old_one_is_refused(client: Client, newsroom: Newsroom) -> None:
    desk = key(newsroom, "newsroom") | LD
    newsroom.publish(document(identifier="storm"))
    tag = client.get("/v1/articles/storm").headers["ETag"]
    other = document(identifier="storm", alternativeHeadline="Version 3")
    for headers, status in (
        ({}, 428),
        ({"If-Match": '"old"'}, 412),
        ({"If-Match": f"W/{tag}"}, 412),
        ({"If-None-Match": "*"}, 409),
        ({"If-Match": f'"old", {tag}'}, 200),
    ):
        assert client.put("/v1/articles/storm", json=other, headers=desk | headers).status_code == status
    unsaid = client.delete("/v1/articles/storm", headers=desk)
    assert unsaid.status_code == 428 and "If-Match" in unsaid.json["hint"]
    assert client.put("/v1/articles/new", json=other, headers=desk | {"If-Match": "*"}).status_code == 412


def test_who_may_not_publish_does_not(web: Client, room: Newsroom) -> None:
    reader = key(room, "read")
    assert web.get("/v1/partners").json["title"] == "A key is missing or not known"
    for headers, status in (({}, 401), ({"Authorization": "Bearer x"}, 401), (reader, 403)):
        for method, path in (
            ("POST", "/v1/articles"),
            ("PUT", "/v1/articles/x"),
            ("DELETE", "/v1/articles/x"),
        ):
            answer = web.open(path, method=method, json=document(), headers=headers | LD)
            assert answer.status_code == status
            assert answer.json["type"].startswith(f"{BASE}/problems/")
    assert web.get("/v1/changes").json["items"] == []


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"", LD, 422),
        (b"{", LD, 422),
        (b"[]", LD, 422),
        (b'"x"', LD, 422),
        (b'{"a":1,"a":2}', LD, 422),
        (b"\xff\xfe", LD, 422),
        (b"[" * 5000, LD, 422),
        (b" " * 1_048_577, LD, 413),
        (b"{}", {"Content-Type": "text/plain"}, 415),
        (b"{}", {"Content-Type": "application/ld+json; charset=utf-16"}, 415),
        (b"{}", LD | {"Content-Encoding": "gzip"}, 415),
    ],
)
def test_a_bad_document_is_refused_and_stores_nothing(
    web: Client, room: Newsroom, body: bytes, headers: dict[str, str], status: int
) -> None:
    answer = web.post("/v1/articles", data=body, headers=key(room, "newsroom") | headers)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert web.get("/v1/changes").json["items"] == []


def test_a_refused_document_comes_back_with_its_report(web: Client, room: Newsroom) -> None:
    body = b'{"@context":"https://schema.org",\n"@type":"NewsArticle","headlin":"x"}'
    answer = web.post("/v1/articles", data=body, headers=key(room, "newsroom") | LD)
    assert answer.status_code == 422
    assert "unknown-property" in {finding["code"] for finding in answer.json["report"]["findings"]}


def test_each_finding_of_a_report_leads_to_its_page(web: Client, room: Newsroom) -> None:
    document_ = {"@context": "https://schema.org", "@type": "NewsArticle", "headlin": "Storm"}
    judged = web.post("/v1/validate", json=document_).json["findings"]
    refused = web.post("/v1/articles", json=document_, headers=key(room, "newsroom")).json["report"][
        "findings"
    ]
    assert judged and refused
    for finding in judged + refused:
        assert finding["help"] == f"{BASE}/findings/{finding['code']}"
        page = web.get(finding["help"].removeprefix(BASE))
        assert page.status_code == 200 and f"<h1>{finding['code']}</h1>" in page.text
    assert web.get("/findings/none").status_code == 404


def test_a_document_is_judged_for_everybody(web: Client) -> None:
    report = web.post("/v1/validate", json=document(headlin="x"), headers=LD).json
    assert report["valid"] is False
    assert web.post("/v1/validate", json=document(), headers=LD).json["valid"] is True
    assert web.post("/v1/validate", data=b"{", headers=LD).json["findings"][0]["line"] == 1


def test_the_schemas_are_listed_and_each_stands_alone(web: Client) -> None:
    listed = web.get("/v1/schemas").json["items"]
    assert {"news-article", "event", "syndication"} <= {one["name"] for one in listed}
    for one in listed:
        answer = web.get(one["url"].removeprefix(BASE))
        assert answer.mimetype == "application/schema+json"
        assert json.loads(answer.data) == schemas.bundle(one["name"])
    assert web.get("/v1/schemas/news-article", headers={"Accept": "application/json"}).is_json
    assert web.get("/v1/schemas/novel").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/v1/articles?limit=0",
        "/v1/articles?limit=101",
        "/v1/articles?limit=x",
        "/v1/articles?limit=1&limit=2",
        "/v1/articles?colour=red",
        "/v1/articles?cursor=x",
        "/v1/articles?cursor=%00",
        "/v1/articles?cursor=' OR 1=1",
        "/v1/changes?limit=1001",
        "/v1/changes?after=3",
        "/v1/feeds/articles.jsonld?x=1",
        "/v1/articles?modified_since=0001-01-01T00:00:00%2B14:00",
        "/v1/articles?modified_since=9999-12-31T23:59:59-14:00",
        "/v1/articles?q=%22***%22",
        "/v1/events?q=-",
        "/v1/articles?q=%22%22",
    ],
)
def test_an_unknown_or_wrong_parameter_is_refused(web: Client, path: str) -> None:
    assert web.get(path).status_code == 400


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("limit=0", "must be greater than or equal to 1 and less than or equal to 100"),
        ("order=asc", "is not known; known: about, country, cursor, from, "),
        ("limit=ten", "must be a whole number"),
        ("modified_since=2026-01-01T00:00:00+01:00", "in an address + is written %2B"),
        ("from=2026-01-01T00:00:00+0100", "in an address + is written %2B"),
        ("q=...", "must hold a letter or a digit"),
        ("to=2026&from=2027", "must not be before from"),
        ("type=newsarticle", "must be a type of schema.org: NewsArticle, for one"),
        ("type=https://schema.org/SportsEvents", "must be a type of schema.org: SportsEvent, for one"),
        ("type=Event&type=Foo", "must be a type of schema.org"),
        ("country=XX", "must be the name of a country or its code (ISO 3166): Chile, CL"),
        ("language=english", "must be a language tag (BCP 47): en, pt-BR"),
        ("language=en_GB", "must be a language tag (BCP 47): en, pt-BR"),
    ],
)
def test_a_wrong_parameter_is_told_how_it_should_be(web: Client, asked: str, said: str) -> None:
    (fault,) = web.get(f"/v1/articles?{asked}").json["errors"]
    assert fault["pointer"].split("/")[1] == asked.partition("=")[0] and said in fault["detail"]


def test_a_body_of_no_type_or_a_wrong_one_is_told_which_is_read(web: Client) -> None:
    said = web.post("/v1/validate", data=b"{}").json
    assert said["detail"] == "the body has no Content-Type" and "application/ld+json" in said["hint"]
    said = web.post("/v1/draft", data=b"{}", content_type="image/png").json
    assert said["detail"] == "image/png is not read here" and "text/html" in said["hint"]


def test_a_parameter_that_is_missing_is_named(web: Client) -> None:
    said = web.get("/v1/articles/storm/diff").json["detail"]
    assert said == "from: is missing; to: is missing"


def test_an_address_that_leads_nowhere_says_where_the_others_stand(web: Client) -> None:
    said = web.get("/v1/feeds").json
    assert said["detail"] == "nothing stands at /v1/feeds" and "/docs" in said["hint"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/articles/none", 404),
        ("GET", "/v1/articles/%00", 404),
        ("GET", "/v1/articles/..%2f..%2fetc", 404),
        ("GET", "/v1/feeds/none.jsonld", 404),
        ("GET", "/v1/feeds/articles.doc", 404),
        ("GET", "/v1/changes/" + "9" * 23, 404),
        ("GET", "/v1/changes/" + "9" * 5000, 404),
        ("GET", "/v1/changes/\u0661", 404),
        ("POST", f"/v1/changes/{'9' * 23}/receipt", 404),
        ("GET", f"/v1/changes/{'9' * 23}/receipts", 404),
        ("GET", f"/v1/articles/storm/revisions/{'9' * 23}", 404),
        ("GET", "/nowhere", 404),
        ("GET", "/problems/none", 404),
        ("POST", "/v1/changes", 405),
        ("PATCH", "/v1/articles/x", 405),
        ("DELETE", "/", 405),
    ],
)
def test_what_is_not_there_is_a_problem(web: Client, method: str, path: str, status: int) -> None:
    answer = web.open(path, method=method)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert ("Allow" in answer.headers) == (status == 405)
    assert status != 405 or f"{method} is not done here, but" in answer.json["detail"]


def test_a_number_that_no_database_holds_is_not_there(client: Client, newsroom: Newsroom) -> None:
    newsroom.publish(document(identifier="storm"))
    for number in (2, 2**31 - 1, 2**31, 9_999_999_999, 10**18):
        for path in (f"/v1/articles/storm/revisions/{number}", f"/v1/changes/{number}"):
            assert client.get(path).status_code == 404, path


def test_each_address_says_what_can_be_done_there_and_no_more(web: Client) -> None:
    for path, methods in (
        ("/v1/articles/storm", "DELETE, GET, HEAD, OPTIONS, PUT"),
        ("/v1/articles/storm.ttl", "GET, HEAD, OPTIONS"),
        ("/v1/articles/storm.ninjs", "GET, HEAD, OPTIONS"),
    ):
        assert ", ".join(sorted(web.options(path).allow)) == methods
    assert web.put("/v1/articles/storm.ttl", json={}).status_code == 405


def test_a_list_is_walked_by_its_links(client: Client, newsroom: Newsroom) -> None:
    for number in range(5):
        newsroom.publish(document(identifier=f"n-{number}"))
    for start, count in (
        ("/v1/articles?limit=2", 3),
        ("/v1/changes?limit=2", 3),
        ("/v1/feeds/articles.ndjson?limit=2", 3),
    ):
        path: str | None = start
        pages = 0
        while path:
            answer = client.get(path)
            pages += 1
            found = re.search(r'<([^>]*)>; rel="next"', answer.headers.get("Link", ""))
            path = found and found[1].removeprefix(BASE)
        assert pages == count, start


def test_the_reader_chooses_the_format(web: Client, room: Newsroom) -> None:
    room.publish(document(identifier="storm"))
    for accept, media in (("*/*", "ld+json"), ("application/json", "json"), ("application/*", "ld+json")):
        assert web.get("/v1/articles/storm", headers={"Accept": accept}).mimetype == f"application/{media}"
    page = web.get("/v1/articles/storm", headers={"Accept": "text/html,*/*;q=0.1"})
    assert (page.status_code, page.headers["Location"]) == (303, f"{BASE}/articles/storm")
    for path in ("/v1/articles/storm", "/v1/articles", "/v1/changes"):
        assert web.get(path, headers={"Accept": "image/png"}).status_code == 406


def test_head_is_get_without_the_body(web: Client, room: Newsroom) -> None:
    room.publish(document(identifier="storm"))
    for path in ("/v1/articles/storm", "/v1/articles", "/articles/storm", "/", "/healthz"):
        head, get = web.head(path), web.get(path)
        assert (head.status_code, head.headers.get("ETag")) == (200, get.headers.get("ETag"))
        assert head.headers["Content-Length"] == get.headers["Content-Length"]


def test_the_feed_is_one_document_of_the_stored_nodes(web: Client, room: Newsroom) -> None:
    room.publish(document(identifier="storm"))
    room.publish(
        document(identifier="calm") | {"@context": ["https://schema.org", {"ex": "https://ex.example/"}]}
    )
    feed = web.get("/v1/feeds/articles.jsonld")
    parsed = jsonld.parse(feed.data)
    assert isinstance(parsed, dict)
    data_feed, *nodes = parsed["@graph"]
    assert data_feed["@type"] == "DataFeed"
    assert [e["item"]["@id"] for e in data_feed["dataFeedElement"] if "@id" in e["item"]] == [
        f"{BASE}/articles/storm"
    ]
    assert nodes == web.get("/v1/articles/storm").json["@graph"]
    assert data_feed["dataFeedElement"][0]["item"] == web.get("/v1/articles/calm").json
    lines = web.get("/v1/feeds/articles.ndjson").data.splitlines()
    assert lines == [web.get("/v1/articles/calm").data, web.get("/v1/articles/storm").data]


def test_the_page_embeds_the_document_and_nothing_breaks_out(web: Client, room: Newsroom) -> None:
    nasty = "</script><script>alert(1)</script><!-- & \u2028"
    context = ["https://schema.org", {"ex": "https://ex.example/"}]
    room.publish(document(identifier="storm", **{"ex:note": nasty}) | {"@context": context})
    page = web.get("/articles/storm")
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.text, re.S)
    assert len(found) == 1 and page.text.count("<script") == 1
    assert json.loads(found[0]) == web.get("/v1/articles/storm").json
    assert re.findall(r"script-src ([^;]*)", page.headers["Content-Security-Policy"])[0].startswith(
        "'sha256-"
    )
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]


def test_no_page_loads_anything_from_elsewhere(web: Client, room: Newsroom) -> None:
    room.publish(document(identifier="storm"))
    for path in ("/", "/docs", "/articles/storm", "/problems/gone"):
        page = web.get(path)
        assert page.status_code == 200
        loaded = re.findall(r'(?:src|href)="(https?:[^"]*)"', re.sub(r"<a [^>]*>", "", page.text))
        assert [a for a in loaded if not a.startswith(BASE)] == []
    with web.get("/static/publisher.css") as style:
        assert style.status_code == 200


def test_the_service_says_that_it_is_well(client: Client) -> None:
    assert client.get("/healthz").json == {"status": "ok", "change": 0}
