"""`/metrics`: how the service does, in Prometheus' text format (version 0.0.4).

What was asked is counted in memory that the processes of one service share, so that any of them tells it
all and none takes its counts with it when it dies. (Prometheus' client for Python keeps such counts in files,
whose pages end a worker when the disk is full; here reading goes on.) What the service holds is read from the
database, so that every service on it tells the same.
"""

from __future__ import annotations

import re
import time
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final, TypeAlias

from flask import Blueprint, Flask, Response, current_app, g, request

from publisher import questions
from publisher.records import Figures
from publisher.web import asking
from publisher.web.memory import Memory

metrics = Blueprint("metrics", __name__)

MEDIA: Final = "text/plain; version=0.0.4; charset=utf-8"

BOUNDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds within which an answer was made are told by these bounds."""

MOST_ROUTES: Final = 512

_STATUSES: Final = range(100, 600)
_BUCKETS: Final = len(_STATUSES)  # the first place behind the statuses
_MICROSECONDS: Final = _BUCKETS + len(BOUNDS) + 1
_WIDTH: Final = _MICROSECONDS + 1

Sample: TypeAlias = tuple[Mapping[str, object], float]


class Requests:
    """How often each route was asked, what it answered and how long that took.

    Made before processes are forked it is one for all of them: they have the same routes in the same order.
    """

    def __init__(self) -> None:
        self._memory = Memory(MOST_ROUTES * _WIDTH * 8)
        self._cells = memoryview(self._memory.bytes).cast("q")

    def add(self, route: int, status: int, seconds: float) -> None:
        """Counts one answer of the route of this number."""
        start = route * _WIDTH
        with self._memory.alone():
            if status in _STATUSES:
                self._cells[start + status - _STATUSES.start] += 1
            self._cells[start + _BUCKETS + bisect_left(BOUNDS, seconds)] += 1
            self._cells[start + _MICROSECONDS] += round(seconds * 1e6)

    def of(self, route: int) -> tuple[dict[int, int], list[int], float]:
        """Of one route how often each status was answered, how many answers each bucket has, all seconds."""
        start = route * _WIDTH
        with self._memory.alone():
            row = self._cells[start : start + _WIDTH].tolist()
        counts = {status: count for status, count in zip(_STATUSES, row, strict=False) if count}
        return counts, row[_BUCKETS:_MICROSECONDS], row[_MICROSECONDS] / 1e6


def install(app: Flask, requests: Requests) -> None:
    """Counts every answer of an app. Its routes must all be there."""
    named = [("", "")]  # what leads nowhere
    for rule in app.url_map.iter_rules():
        plain = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
        named += [(method, plain) for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}]
    routes = {name: number for number, name in enumerate(sorted(set(named)))}
    assert len(routes) <= MOST_ROUTES
    app.extensions["requests"] = requests, routes

    def begin() -> None:
        g.began = time.monotonic()

    def end(response: Response) -> Response:
        plain = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", request.url_rule.rule) if request.url_rule else ""
        method = "GET" if request.method == "HEAD" else request.method
        seconds = time.monotonic() - g.get("began", time.monotonic())
        requests.add(routes.get((method, plain), routes["", ""]), response.status_code, seconds)
        return response

    app.before_request(begin)
    app.after_request(end)


@metrics.get("/metrics")
def tell() -> Response:
    """What was asked of this service, and what there is and is still to do."""
    asking.require("metrics")
    asking.parameters(questions.Nothing)
    figures, now = asking.newsroom().figures()
    requests, routes = current_app.extensions["requests"]
    lines = (*_asked(requests, routes), *_held(figures, now), "")
    made = Response("\n".join(lines), content_type=MEDIA)
    made.headers["Cache-Control"] = "no-store"
    return made


def _asked(requests: Requests, routes: Mapping[tuple[str, str], int]) -> Iterator[str]:
    answers: list[Sample] = []
    buckets: list[Sample] = []
    sums: list[Sample] = []
    counts: list[Sample] = []
    for (method, route), number in routes.items():
        statuses, filled, seconds = requests.of(number)
        if not any(filled):
            continue
        label = {"method": method, "route": route}
        answers += [(label | {"status": status}, count) for status, count in statuses.items()]
        below = 0
        for bound, count in zip((*BOUNDS, "+Inf"), filled, strict=True):
            below += count
            buckets.append((label | {"le": bound}, below))
        sums.append((label, seconds))
        counts.append((label, below))
    yield from _family("publisher_requests_total", "counter", "Requests that were answered.", answers)
    name = "publisher_request_seconds"
    yield from _head(name, "histogram", "Seconds until the answer was made; a stream begins then.")
    for suffix, samples in (("_bucket", buckets), ("_sum", sums), ("_count", counts)):
        yield from _samples(name + suffix, samples)


def _held(figures: Figures, now: datetime) -> Iterator[str]:
    since = figures.unsent_since
    backlog = 0.0 if since is None else max((now - since).total_seconds(), 0.0)
    for name, kind, words, samples in (
        ("changes_total", "counter", "The number of the newest change.", [({}, figures.changes)]),
        ("articles", "gauge", "Articles by what they are.", _by_state(figures.articles)),
        ("drafts", "gauge", "Drafts of the desk, each read from an article.", _by_state(figures.drafts)),
        ("submissions", "gauge", "What partners handed in.", _by_state(figures.submissions)),
        ("subscriptions", "gauge", "Receivers of events.", _by_state(figures.subscriptions)),
        ("subscriptions_failing", "gauge", "Active ones that take nothing now.", [({}, figures.failing)]),
        ("deliveries_waiting", "gauge", "Events that wait to be sent again.", [({}, figures.waiting)]),
        ("deliveries_failed", "gauge", "Of these, those that failed.", [({}, figures.failed)]),
        ("push_backlog_seconds", "gauge", "Age of the oldest event not yet taken.", [({}, backlog)]),
    ):
        yield from _family(f"publisher_{name}", kind, words, samples)


def _by_state(counts: Mapping[str, int]) -> list[Sample]:
    return [({"state": state}, count) for state, count in sorted(counts.items())]


def _family(name: str, kind: str, words: str, samples: Iterable[Sample]) -> Iterator[str]:
    yield from _head(name, kind, words)
    yield from _samples(name, samples)


def _head(name: str, kind: str, words: str) -> Iterator[str]:
    yield f"# HELP {name} {words}"
    yield f"# TYPE {name} {kind}"


def _samples(name: str, samples: Iterable[Sample]) -> Iterator[str]:
    """Labels are routes, methods and states of ours: nothing in them needs to be escaped."""
    for labels, value in samples:
        inside = ",".join(f'{label}="{said}"' for label, said in labels.items())
        yield f"{name}{{{inside}}} {value}" if inside else f"{name} {value}"
