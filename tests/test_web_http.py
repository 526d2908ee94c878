"""HTTP as it should be: other sites, rights, limits, streams, and what happens when the database is away."""

from __future__ import annotations

import json
import re
import socket
import time
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import psutil
import psycopg
import pytest
from conftest import BASE, Client, app_of, document, key, settings
from measure import PATIENCE
from server import serving
from sqlalchemy import event, text
from sqlalchemy.engine import make_url
from werkzeug.test import EnvironBuilder, run_wsgi_app

from publisher.newsroom import Newsroom
from publisher.web.drafting import DRAFT_COST, DRAFTS_AT_ONCE

LD = {"Content-Type": "application/ld+json"}

FULL = """
CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$;
CREATE TRIGGER full_disk BEFORE INSERT ON revisions FOR EACH ROW EXECUTE FUNCTION full_disk();
"""


def test_pages_elsewhere_may_read_and_ask(web: Client, room: Newsroom) -> None:
    room.publish(document(identifier="storm"))
    for path in ("/v1/articles/storm", "/v1/changes", "/v1/feeds/articles.jsonld", "/v1/articles/none"):
        answer = web.get(path, headers={"Origin": "https://elsewhere.example"})
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "ETag" in answer.headers["Access-Control-Expose-Headers"]
        assert "Access-Control-Allow-Credentials" not in answer.headers
    asked = web.options("/v1/articles/storm", headers={"Access-Control-Request-Method": "PUT"})
    assert asked.status_code == 200 and "PUT" in asked.headers["Access-Control-Allow-Methods"]
    assert "If-Match" in asked.headers["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Origin" not in web.get("/").headers


def test_rights_stand_on_every_item_and_every_answer(sqlite_url: str, tmp_path: Path) -> None:
    made = Newsroom(
        settings(
            sqlite_url,
            tmp_path,
            name="The Herald",
            url="https://herald.example/",
            license="https://herald.example/licence",
            usage_info="https://herald.example/use",
            copyright_notice="(c) 2026 The Herald",
            credit_text="The Herald",
            mining_reserved=True,
        )
    )
    web: Any = app_of(made).test_client()
    made.publish(document(identifier="storm"))
    made.publish(document(identifier="calm", license="https://other.example/terms"))
    article = web.get("/v1/articles/storm").json["@graph"][0]
    assert article["license"] == "https://herald.example/licence"
    assert article["usageInfo"] == "https://herald.example/use"
    assert (article["copyrightNotice"], article["creditText"]) == ("(c) 2026 The Herald", "The Herald")
    assert article["publisher"]["name"] == "The Herald"
    assert web.get("/v1/articles/calm").json["@graph"][0]["license"] == "https://other.example/terms"
    for path in (
        "/v1/articles/storm",
        "/v1/articles",
        "/articles/storm",
        "/v1/feeds/articles.atom",
        "/v1/articles/x",
    ):
        headers = web.get(path).headers
        assert '<https://herald.example/licence>; rel="license"' in headers.getlist("Link"), path
        assert (headers["tdm-reservation"], headers["tdm-policy"]) == ("1", "https://herald.example/use")
    assert web.get("/.well-known/tdmrep.json").json == [
        {"location": "/", "tdm-reservation": 1, "tdm-policy": "https://herald.example/use"}
    ]
    robots = web.get("/robots.txt")
    assert robots.mimetype == "text/plain" and f"Sitemap: {BASE}/v1/feeds/articles.xml" in robots.text
    made.close()


def test_who_asks_too_much_is_told_when_to_come_back(sqlite_url: str, tmp_path: Path) -> None:
    made = Newsroom(settings(sqlite_url, tmp_path, requests_per_minute=3))
    web: Any = app_of(made).test_client()
    answers = [web.get("/v1/articles") for _ in range(8)]
    assert answers[0].headers["RateLimit-Policy"] == '"minute";q=3;w=60'
    assert re.fullmatch(r'"minute";r=2;t=\d+', answers[0].headers["RateLimit"])
    late = next(answer for answer in answers if answer.status_code == 429)
    assert 0 < int(late.headers["Retry-After"]) <= 60
    assert late.mimetype == "application/problem+json"
    other = key(made, "read")
    assert web.get("/v1/articles", headers=other).status_code == 200, "each caller is counted alone"
    made.close()


def test_a_draft_counts_as_many_requests_and_only_few_are_made_at_once(
    sqlite_url: str, tmp_path: Path
) -> None:
    made = Newsroom(settings(sqlite_url, tmp_path, requests_per_minute=DRAFT_COST + 5, model="none"))
    app = app_of(made)
    web: Any = app.test_client()
    text = {"data": b"Storm closes harbour\n\nThe harbour closed on Monday.", "content_type": "text/plain"}
    assert web.post("/v1/draft", **text).status_code == 200
    late = web.post("/v1/draft", **text)
    assert late.status_code == 429 and 0 < int(late.headers["Retry-After"]) <= 60
    assert late.headers["RateLimit"].startswith('"minute";r=0;')
    mine = key(made, "read")
    for _ in range(DRAFTS_AT_ONCE):
        assert app.config["DRAFTING"].acquire(blocking=False)
    busy = web.post("/v1/draft", **text, headers=mine)
    assert (busy.status_code, busy.headers["Retry-After"]) == (429, "1")
    made.close()


def test_a_long_article_is_drafted_for_partners_alone(web: Client, room: Newsroom) -> None:
    text = {"data": b"word " * 10_000, "content_type": "text/plain"}
    stranger = web.post("/v1/draft", **text)
    assert stranger.status_code == 413 and "key" in stranger.json["detail"]


def test_a_route_that_will_go_away_says_so(room: Newsroom) -> None:
    app = app_of(room)
    sunset = {"Deprecation": "@1767225600", "Sunset": "Thu, 31 Dec 2026 23:59:59 GMT"}
    app.config["DEPRECATED"] = {"api.list_articles": sunset}
    web = app.test_client()
    assert web.get("/v1/articles").headers["Sunset"] == sunset["Sunset"]
    assert "Sunset" not in web.get("/v1/changes").headers


def events(text: str) -> list[dict[str, Any]]:
    found = []
    for block in text.strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if "data" in fields:
            found.append({"id": fields["id"], **json.loads(fields["data"])})
    return found


def test_the_log_is_a_stream_that_goes_on_where_the_reader_was(newsroom: Newsroom) -> None:
    app = app_of(newsroom)
    app.config["STREAM_SECONDS"] = 0.05
    client = app.test_client()
    for number in range(3):
        newsroom.publish(document(identifier=f"n-{number}"))
    accept = {"Accept": "text/event-stream"}
    first = client.get("/v1/changes", headers=accept)
    assert first.mimetype == "text/event-stream"
    seen = events(first.text)
    assert [one["number"] for one in seen] == [1, 2, 3]
    assert {name: value for name, value in seen[0].items() if name != "id"} == client.get("/v1/changes").json[
        "items"
    ][0]
    on = client.get("/v1/changes", headers=accept | {"Last-Event-ID": seen[1]["id"]})
    assert [one["number"] for one in events(on.text)] == [3]
    assert client.get("/v1/changes", headers=accept | {"Last-Event-ID": "x"}).status_code == 400
    poll = client.get(f"/v1/changes?cursor={seen[1]['id']}").json["items"]
    assert [one["number"] for one in poll] == [3], "an id is a cursor of the list as well"


def test_the_list_of_changes_goes_on_after_the_last_event_too(client: Client, newsroom: Newsroom) -> None:
    for number in range(3):
        newsroom.publish(document(identifier=f"n-{number}"))
    place = client.get("/v1/changes?limit=2").json["next_cursor"]
    on = client.get("/v1/changes", headers={"Last-Event-ID": place})
    assert [one["number"] for one in on.json["items"]] == [3] and "Last-Event-ID" in on.vary
    everything = client.get("/v1/changes", headers={"Last-Event-ID": ""})
    assert [one["number"] for one in everything.json["items"]] == [1, 2, 3]
    assert client.get("/v1/changes", headers={"Last-Event-ID": "8+t&k@T"}).status_code == 400


def test_who_has_nothing_more_to_say_gets_an_answer(sqlite_url: str, tmp_path: Path) -> None:
    with serving(sqlite_url, tmp_path) as server:
        where = urlsplit(server.address)
        for path in ("/v1/articles", "/healthz"):
            with socket.create_connection((where.hostname, where.port or 0), timeout=PATIENCE) as line:
                line.sendall(f"GET {path} HTTP/1.1\r\nHost: {where.netloc}\r\n\r\n".encode())
                line.shutdown(socket.SHUT_WR)
                answer = b"".join(iter(lambda: line.recv(65_536), b""))
            assert answer.startswith(b"HTTP/1.1 200 OK"), path


def test_what_is_too_large_to_be_read_at_all_is_a_problem_too(sqlite_url: str, tmp_path: Path) -> None:
    with serving(sqlite_url, tmp_path) as server:
        long = {"Content-Length": "100000000", "Content-Type": "application/ld+json"}
        for more, status, said in (
            (long, 413, "A document is at most 1 MiB."),
            ({"X-Long": "x" * 40_000}, 431, "Send less of them."),
        ):
            with pytest.raises(HTTPError) as caught:
                urlopen(Request(server.address + "/v1/validate", b"{}", more), timeout=PATIENCE)
            with caught.value as answer:
                assert (answer.code, json.load(answer)["detail"]) == (status, said)


def test_a_stream_is_refused_to_who_is_ahead_of_the_log(client: Client, newsroom: Newsroom) -> None:
    ahead = {"Accept": "text/event-stream", "Last-Event-ID": newsroom.cursors.write("changes", 7)}
    assert client.get("/v1/changes", headers=ahead).status_code == 400


def test_a_stream_ends_when_the_database_goes(postgres: Any, tmp_path: Path) -> None:
    address = postgres()
    made = Newsroom(settings(address, tmp_path))
    asked = EnvironBuilder("/v1/changes", headers={"Accept": "text/event-stream"}).get_environ()
    body: Any = run_wsgi_app(app_of(made), asked)[0]
    assert next(body) == b"retry: 1000\n\n"
    name = make_url(address).database
    with psycopg.connect(address.replace(str(name), "postgres"), autocommit=True) as admin:
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        admin.execute(f"ALTER DATABASE {name} RENAME TO {name}_away")
        assert list(body) == []
    body.close()
    made.close()


def test_streams_are_no_more_than_there_is_room_for(room: Newsroom) -> None:
    app = app_of(room)
    app.config["STREAM_MOST"] = 0
    answer = app.test_client().get("/v1/changes", headers={"Accept": "text/event-stream"})
    assert answer.status_code == 429 and int(answer.headers["Retry-After"]) > 0


def let_in(asked: Request) -> Any:
    """The stream that is asked for, as soon as there is a place."""
    while True:
        try:
            return urlopen(asked, timeout=PATIENCE)
        except HTTPError as full:
            with full:
                assert full.code == 429
            time.sleep(0.1)


def test_readers_who_have_gone_leave_their_places_at_once(sqlite_url: str, tmp_path: Path) -> None:
    with serving(sqlite_url, tmp_path) as server:
        asked = Request(server.address + "/v1/changes", headers={"Accept": "text/event-stream"})
        began = time.monotonic()
        for _ in range(2):
            readers = [let_in(asked) for _ in range(8)]
            assert all(reader.readline() == b"retry: 1000\n" for reader in readers)
            for reader in readers:
                reader.close()
        assert time.monotonic() - began < 40, "a stream that is not left goes on for 50 seconds"


def test_a_stream_that_was_read_to_its_end_leaves_its_place_to_the_next(room: Newsroom) -> None:
    app = app_of(room)
    app.config.update(STREAM_MOST=1, STREAM_SECONDS=0.0)
    for _ in range(3):
        answer = app.test_client().get("/v1/changes", headers={"Accept": "text/event-stream"})
        assert answer.status_code == 200 and answer.data.startswith(b"retry:")


def test_a_database_that_is_gone_is_a_503_and_comes_back_by_itself(postgres: Any, tmp_path: Path) -> None:
    address = postgres()
    made = Newsroom(settings(address, tmp_path))
    web: Any = app_of(made).test_client()
    made.publish(document(identifier="storm"))
    name = make_url(address).database
    with psycopg.connect(address.replace(str(name), "postgres"), autocommit=True) as admin:
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        admin.execute(f"ALTER DATABASE {name} RENAME TO {name}_away")
        for path in ("/v1/articles/storm", "/v1/changes", "/healthz"):
            answer = web.get(path)
            assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")
            assert int(answer.headers["Retry-After"]) > 0
            assert answer.json["detail"] == "Try again after the seconds that Retry-After names."
        page = web.get("/", headers={"Accept": "text/html,*/*;q=0.8"})
        assert (page.status_code, page.mimetype, page.headers["Retry-After"]) == (503, "text/html", "5")
        assert "The database does not answer now" in page.text
        stream = web.get("/v1/changes", headers={"Accept": "text/event-stream"})
        assert stream.status_code == 503
        admin.execute(f"ALTER DATABASE {name}_away RENAME TO {name}")
    assert web.get("/v1/articles/storm").status_code == 200
    made.close()


def test_a_full_disk_is_a_507_and_reading_goes_on(room: Newsroom) -> None:
    web: Any = app_of(room).test_client()
    room.publish(document(identifier="storm"))
    desk = key(room, "newsroom") | LD
    room.close()

    @event.listens_for(room.database._engine, "connect")
    def small(connection: Any, _: Any) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    big = document(identifier="big", articleBody="word " * 100_000)
    answer = web.post("/v1/articles", json=big, headers=desk)
    assert (answer.status_code, answer.json["title"]) == (507, "There is no room to store anything")
    assert web.get("/v1/articles/storm").status_code == 200
    assert web.get("/v1/articles/big").status_code == 404
    assert len(web.get("/v1/changes").json["items"]) == 1


def test_a_disk_that_fills_up_does_not_keep_a_running_service_from_reading(
    sqlite_url: str, tmp_path: Path
) -> None:
    with serving(sqlite_url, tmp_path) as server:
        # it is up, and has read nothing stored
        urlopen(server.address + "/openapi.yaml", timeout=PATIENCE).close()
        for worker in server.workers():
            worker.rlimit(psutil.RLIMIT_FSIZE, (8192, 8192))
        with urlopen(server.address + "/v1/articles", timeout=PATIENCE) as answer:
            assert answer.status == 200


def test_a_full_disk_of_postgresql_is_a_507_as_well(postgres: Any, tmp_path: Path) -> None:
    made = Newsroom(settings(postgres(), tmp_path))
    web: Any = app_of(made).test_client()
    made.publish(document(identifier="storm"))
    desk = key(made, "newsroom") | LD
    with made.database.reading() as transaction:  # the server itself says so, in the words it has for it
        transaction.execute(text(FULL))
    answer = web.post("/v1/articles", json=document(identifier="big"), headers=desk)
    assert (answer.status_code, int(answer.headers["Retry-After"])) == (507, 60)
    assert web.get("/v1/articles/storm").status_code == 200
    assert web.get("/v1/articles/big").status_code == 404
    with made.database.reading() as transaction:
        transaction.execute(text("DROP TRIGGER full_disk ON revisions"))
    assert web.post("/v1/articles", json=document(identifier="big"), headers=desk).status_code == 201
    made.close()


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"X-Forwarded-Host": "evil.example"},
        {"X-Forwarded-For": "1.2.3.4"},
        {"Accept": ";;;"},
        {"Accept": "*/*;q=2"},
        {"If-None-Match": '"'},
        {"If-None-Match": "W/"},
        {"Range": "bytes=0-1"},
        {"Cookie": "a=b; " * 100},
        {"Content-Type": "x" * 500},
        {"Accept-Language": "\u00e9"},
    ],
)
def test_odd_headers_harm_nobody(web: Client, room: Newsroom, headers: dict[str, str]) -> None:
    room.publish(document(identifier="storm"))
    for path in ("/v1/articles/storm", "/v1/articles", "/articles/storm", "/v1/changes"):
        answer = web.get(path, headers=headers)
        assert answer.status_code in (200, 206, 304, 406), (path, headers)
        assert "evil.example" not in answer.text
