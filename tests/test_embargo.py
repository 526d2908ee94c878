"""Before its time an article is nowhere, at its time everywhere, withdrawn nowhere: every route is walked.

A route that is added to the contract fails here until it is said how an article would show there.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import contract
import pytest
from conftest import BASE, Client, Clock, app_of, document, key, settings

from publisher.newsroom import Newsroom

LD = {"Content-Type": "application/ld+json"}
STREAM = {"Accept": "text/event-stream"}
TRACES = ("zeppelin", "storm", "harbour-talks")
"""A word of the article that stands nowhere else, its id, and that of its event."""

SHOWN: dict[str, tuple[str, ...]] = {
    "/": ("/",),
    "/articles/{id}": ("/articles/storm",),
    "/embed/{id}": ("/embed/storm",),
    "/events/{id}": ("/events/event-2026-11-24-harbour-talks",),
    "/oembed": (f"/oembed?url={quote(BASE)}/articles/storm",),
    "/sections/{name}": ("/sections/Europe",),
    "/sitemap.xml": ("/sitemap.xml",),
    "/sitemaps/{month}.xml": ("/sitemaps/2026-11.xml",),
    "/v1/articles": (
        "/v1/articles",
        "/v1/articles?q=zeppelin",
        "/v1/articles?about=porto",
        "/v1/articles?mentions=ana%20silva&section=Europe&language=en",
        "/v1/articles?type=NewsArticle&from=2026",
        "/v1/articles?modified_since=2026-01-01T00:00:00Z",
    ),
    "/v1/articles/{id}": ("/v1/articles/storm", "/v1/articles/storm?proof=true"),
    "/v1/articles/{id}.ttl": ("/v1/articles/storm.ttl",),
    "/v1/articles/{id}.nq": ("/v1/articles/storm.nq",),
    "/v1/articles/{id}.ninjs": ("/v1/articles/storm.ninjs",),
    "/v1/articles/{id}/diff": ("/v1/articles/storm/diff?from=1&to=1",),
    "/v1/articles/{id}/embed": ("/v1/articles/storm/embed",),
    "/v1/articles/{id}/revisions": ("/v1/articles/storm/revisions",),
    "/v1/articles/{id}/revisions/{number}": (
        "/v1/articles/storm/revisions/1",
        "/v1/articles/storm/revisions/1?proof=true",
    ),
    "/v1/changes": ("/v1/changes",),
    "/v1/changes/{number}": ("/v1/changes/1",),
    "/v1/dumps": ("/v1/dumps",),
    "/v1/dumps/{name}": ("/v1/dumps/000000000001.ndjson.gz", "/v1/dumps/000000000001.ndjson.zst"),
    "/v1/entities/{id}": ("/v1/entities/person-ana-silva", "/v1/entities/place-porto"),
    "/v1/events": (
        "/v1/events",
        "/v1/events?name=harbour%20talks",
        "/v1/events?from=2026-11-24",
        "/v1/events?q=zeppelin",
        "/v1/events?section=Europe&language=en",
    ),
    "/v1/events/{id}": ("/v1/events/event-2026-11-24-harbour-talks",),
    "/v1/feeds/{name}.{ending}": tuple(
        f"/v1/feeds/{name}.{ending}"
        for name in ("articles", "ports")
        for ending in ("jsonld", "ndjson", "atom", "rss", "json", "xml")
    ),
    "/healthz": ("/healthz",),
}
"""By route of the contract, the addresses at which the article, its event or its change would show."""

ELSEWHERE = {
    "/.well-known/did.json",
    "/.well-known/tdmrep.json",
    "/docs",
    "/findings/{code}",
    "/embed.js",
    "/metrics",
    "/openapi.yaml",
    "/problems/{name}",
    "/robots.txt",
    "/v1/changes/{number}/receipts",
    "/v1/partners",
    "/v1/partners/{id}",
    "/v1/products",
    "/v1/products/{name}",
    "/v1/schemas",
    "/v1/schemas/{name}",
    "/v1/submissions",
    "/v1/submissions/{id}",
    "/v1/submissions/{id}/document",
    "/v1/subscriptions",
    "/v1/subscriptions/{id}",
    "/v1/subscriptions/{id}/deliveries",
}
"""Routes that speak of no published article, or of withdrawals and to one partner alone, or count."""

UNNAMED = ("/v1/articles/storm/diff", "/v1/articles/storm/revisions", "/v1/dumps", "/sitemap.xml", "/healthz")
"""What answers at these addresses shows that the article is there without a word of it."""


def test_every_route_is_walked() -> None:
    routes = {path for path, item in contract.document()["paths"].items() if "get" in item}
    assert routes == SHOWN.keys() | ELSEWHERE
    assert not SHOWN.keys() & ELSEWHERE


@pytest.fixture
def archive(database_url: str, tmp_path: Path, clock: Clock) -> Iterator[Newsroom]:
    room = Newsroom(settings(database_url, tmp_path, dump_folder=tmp_path / "dumps"), now=clock)
    yield room
    room.close()


@pytest.fixture
def client(archive: Newsroom) -> Client:
    app = app_of(archive)
    app.config["STREAM_SECONDS"] = 0.0
    return app.test_client()


def zeppelin(name: str = "storm") -> dict[str, Any]:
    """An article with an event; a word of it stands in every part."""
    made = document("Zeppelin over Porto", identifier=name)
    event = {"@type": "Event", "@id": "#event-talks", "name": "Harbour talks", "startDate": "2026-11-24"}
    made["@graph"].append(event | {"location": {"@id": "#place-porto"}})
    for node in made["@graph"][1:]:
        node["alternateName"] = "Zeppelin witness"
    return made


def said(answer: Any) -> str:
    """Everything an answer says, in small letters, a dump unpacked."""
    data = answer.data
    if answer.mimetype == "application/gzip":
        data = gzip.decompress(data)
    return f"{answer.headers} {data.decode(errors='replace')}".lower()


def traces(address: str, answer: Any) -> list[str]:
    """What an answer betrays of the article and was not said by who asked."""
    return [trace for trace in TRACES if trace in said(answer) and trace not in address]


def walk(client: Client, headers: dict[str, str]) -> Iterator[tuple[str, Any]]:
    for addresses in SHOWN.values():
        for address in addresses:
            yield address, client.get(address, headers=headers, buffered=True)
    yield "/v1/changes", client.get("/v1/changes", headers=headers | STREAM)


def stranger(client: Client, address: str, headers: dict[str, str]) -> Any:
    """The answer about an article that never was."""
    return client.get(address.replace("storm", "never"), headers=headers, buffered=True)


def test_an_article_is_nowhere_before_its_time_then_everywhere_then_gone(
    client: Client, archive: Newsroom, clock: Clock
) -> None:
    desk = key(archive, "newsroom")
    cleared = key(archive, "read", partner="cleared")
    other = key(archive, "read", "submit", "subscribe", partner="other")
    ports = {"title": "Ports", "filter": {"about": ["porto"]}}
    client.put("/v1/products/ports", json=ports, headers=desk)
    until = quote(f"{clock.at:%Y-%m-%d}T12:00:00Z")
    put = client.put(
        f"/v1/articles/storm?embargo={until}&cleared=cleared", json=zeppelin(), headers=desk | LD
    )
    assert (put.status_code, put.json["change"], put.json["article"]["state"]) == (201, None, "embargoed")
    archive.dumps.write()
    for headers in ({}, other):
        for address, answer in walk(client, headers):
            assert not traces(address, answer), address
            if "storm" in address:
                assert answer.status_code == 404, address
                never = stranger(client, address, headers)
                assert answer.data.replace(b"storm", b"never") == never.data, "nobody learns that it is there"
    for headers in (desk, cleared):
        assert client.get("/v1/articles/storm", headers=headers).status_code == 200
        listed = client.get("/v1/articles?q=zeppelin", headers=headers).json["items"]
        assert [one["state"] for one in listed] == ["embargoed"]
    assert client.get("/v1/changes", headers=desk).json["items"] == [], "nobody has a number before its time"

    clock.advance(hours=3)
    assert archive.dumps.write().number == 1
    for address, answer in walk(client, {}):
        assert answer.status_code == 200, address
        if not address.endswith(".zst") and not address.startswith(UNNAMED):
            assert any(trace in said(answer) for trace in TRACES), address
    (change,) = client.get("/v1/changes").json["items"]
    assert (change["number"], change["kind"], change["article"]) == (1, "published", "storm")

    archive.withdraw("storm", reason="It was a balloon", overwrite=True)
    for address, answer in walk(client, {}):
        assert "zeppelin" not in said(answer) or "zeppelin" in address, address
        if "storm" in address or address.startswith("/v1/dumps/"):
            assert answer.status_code == 410, address
