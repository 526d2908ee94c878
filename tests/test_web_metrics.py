"""What the service tells of itself is what happened, whoever of its processes is asked."""

from __future__ import annotations

import os
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

from conftest import Client, Clock, app_of, document, key, publish, settings, subscribe, subscription
from receivers import Receiver
from server import ask, serving

from publisher.newsroom import Newsroom
from publisher.newsroom.courier import Courier
from publisher.web.metrics import MEDIA, MOST_ROUTES, Requests

SAMPLE = re.compile(r"([a-z_]+)(?:\{((?:[a-z]+=\"[^\"\\]*\",?)*)\})? ([0-9.e+-]+)")


def read(text: str) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    """The samples of an answer by name and labels. Fails for what Prometheus would not read."""
    found: dict[tuple[str, frozenset[tuple[str, str]]], float] = {}
    family, kinds = "", []
    assert text.endswith("\n")
    for line in text.splitlines():
        if line.startswith("# HELP "):
            family = line.split()[2]
            assert family not in kinds, "a family stands together"
            kinds.append(family)
        elif line.startswith("# TYPE "):
            assert line.split()[2] == family and line.split()[3] in ("counter", "gauge", "histogram")
        else:
            match = SAMPLE.fullmatch(line)
            assert match and match[1].startswith(family), line
            labels = frozenset(re.findall(r'([a-z]+)="([^"]*)"', match[2] or ""))
            assert (match[1], labels) not in found, line
            found[match[1], labels] = float(match[3])
    return found


def of(found: dict[Any, float], name: str, **labels: str) -> float:
    return found.get((f"publisher_{name}", frozenset(labels.items())), 0)


def told(web: Client, room: Newsroom) -> dict[Any, float]:
    answer = web.get("/metrics", headers=key(room, "metrics", partner="prometheus"))
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, MEDIA)
    return read(answer.text)


def test_every_answer_is_counted_by_its_route_and_status(web: Client, room: Newsroom) -> None:
    room.publish(document(identifier="storm"))
    before = told(web, room)
    for path in ("/v1/articles/storm", "/v1/articles/storm", "/v1/articles/none", "/nowhere", "/v1/articles"):
        web.get(path)
    web.head("/v1/articles/storm")
    web.post("/v1/submissions")
    now = told(web, room)

    def more(name: str, **labels: str) -> float:
        return of(now, name, **labels) - of(before, name, **labels)

    article = {"method": "GET", "route": "/v1/articles/{id}"}
    assert more("requests_total", **article, status="200") == 3
    assert more("requests_total", **article, status="404") == 1
    assert more("requests_total", method="", route="", status="404") == 1
    assert more("requests_total", method="POST", route="/v1/submissions", status="401") == 1
    assert more("requests_total", method="GET", route="/metrics", status="200") == 1
    assert (
        more("request_seconds_count", **article) == more("request_seconds_bucket", **article, le="+Inf") == 4
    )
    assert of(now, "request_seconds_sum", **article) > 0


def test_seconds_fall_into_the_buckets_that_they_are_not_above() -> None:
    counted = Requests()
    for seconds in (0.0, 0.005, 0.0051, 9.0, 11.0):
        counted.add(MOST_ROUTES - 1, 200, seconds)
    counted.add(0, 999, 0.01)
    statuses, buckets, seconds = counted.of(MOST_ROUTES - 1)
    assert statuses == {200: 5} and round(seconds, 4) == 20.0101
    assert [buckets[0], buckets[1], buckets[-2], buckets[-1], sum(buckets)] == [2, 1, 1, 1, 5]
    assert counted.of(0)[0] == {}, "a status that there is not breaks nothing"


def test_what_there_is_and_is_still_to_do_is_told(
    pushing: Newsroom, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    web = app_of(pushing).test_client()
    id_ = subscribe(pushing, courier, receiver)
    publish(pushing, "storm")
    publish(pushing, "talks")
    pushing.publish(document(identifier="later"), embargo=clock.at + timedelta(hours=9))
    pushing.withdraw("talks", reason="", overwrite=True)
    found = told(web, pushing)
    assert of(found, "push_backlog_seconds") == 0 and of(found, "changes_total") == 3
    states = {"published": 1, "withdrawn": 1, "embargoed": 1}
    assert {state: of(found, "articles", state=state) for state in states} == states
    clock.advance(seconds=90)
    assert of(told(web, pushing), "push_backlog_seconds") == 90, "nobody has fetched the first change"
    receiver.answer = lambda receiver, event: 500
    courier.drain()
    clock.advance(seconds=10)
    found = told(web, pushing)
    assert of(found, "deliveries_waiting") == of(found, "deliveries_failed") == 2
    assert of(found, "push_backlog_seconds") >= 10
    assert of(found, "subscriptions", state="active") == 1
    for _ in range(40):
        clock.advance(hours=1)
        courier.drain()
    found = told(web, pushing)
    assert subscription(pushing, id_).failures > 0 and of(found, "subscriptions_failing") == 1
    receiver.answer = lambda receiver, event: 204
    clock.advance(hours=10)
    courier.drain()
    found = told(web, pushing)
    assert of(found, "deliveries_waiting") == of(found, "subscriptions_failing") == 0
    assert of(found, "push_backlog_seconds") == 0


def test_the_workers_of_a_service_count_together_and_none_takes_its_counts_with_it(
    sqlite_url: str, tmp_path: Path
) -> None:
    room = Newsroom(settings(sqlite_url, tmp_path))
    may = key(room, "metrics")
    room.close()
    with serving(sqlite_url, tmp_path, workers=2) as server:
        for _ in range(20):
            ask("GET", server.address + "/v1/articles")
        victim = server.workers()[0]
        os.kill(victim.pid, 9)
        victim.wait()
        for _ in range(20):
            ask("GET", server.address + "/v1/articles")
        for _ in range(4):
            found = read(ask("GET", server.address + "/metrics", headers=may).text)
            assert of(found, "requests_total", method="GET", route="/v1/articles", status="200") == 40
