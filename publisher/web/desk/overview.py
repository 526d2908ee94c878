"""Looking at all of it: the events on a timeline and a map, and how good the documents are over time."""

from __future__ import annotations

import functools
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from flask import Blueprint, Response, request

from publisher import gazetteer, jsonld, publication
from publisher.newsroom import Newsroom
from publisher.records import Selection
from publisher.web import asking
from publisher.web.desk import frame

MOST_EVENTS: Final = 200
MOST_ARTICLES: Final = 200
WEEKS: Final = 8
LARGE: Final = 40_000
"""Cities of so many people are the dots of which the map is drawn."""
WIDTH, HEIGHT, NORTH, SOUTH = 1000, 350, 72, -56
"""The map's size, in which a degree is the same everywhere, and the latitudes between which it lies."""


def install_views(desk: Blueprint) -> None:
    """The pages."""
    desk.add_url_rule("/events", view_func=events)
    desk.add_url_rule("/quality", view_func=quality)


@dataclass(frozen=True, slots=True)
class Shown:
    """One event as the timeline and the map show it; `x` and `y` are places on the map."""

    id: str
    name: str
    day: str
    coverage: tuple[tuple[str, str], ...]
    places: tuple[str, ...]
    points: tuple[tuple[float, float], ...]

    @property
    def articles(self) -> int:
        """How many articles cover it."""
        return len(self.coverage)


def events() -> Response:
    """The events that articles speak of, newest day first, with who covers them."""
    room = asking.newsroom()
    words = request.args.get("q", "")
    facets = (("name", (publication.fold(words),)),) if words else ()
    found, following = room.things.page(
        "event", Selection(facets=facets), cursor=request.args.get("cursor"), limit=MOST_EVENTS
    )
    shown = sorted((_shown(room, item.id) for item in found), key=lambda e: e.day, reverse=True)
    days: dict[str, list[Shown]] = defaultdict(list)
    for event in shown:
        days[event.day or "No day known"].append(event)
    return frame.page(
        "events.html", days=days, q=words, following=following, world=_world(), marks=_marks(shown),
        width=WIDTH, height=HEIGHT, section="Events",
    )  # fmt: skip


def _shown(room: Newsroom, id: str) -> Shown:  # noqa: A002
    document = json.loads(room.things.get("event", id)[1])
    node, *near = document["@graph"]
    places = [n for n in near if "geo" in n or "address" in n]
    wanted = {str(ref.get("@id")) for ref in _listed(node.get("location")) if isinstance(ref, dict)}
    here = [n for n in places if n.get("@id") in wanted]
    points = [point for n in here if (point := _point(n.get("geo"))) is not None]
    return Shown(
        id,
        publication.text_of(node.get("name")),
        publication.text_of(node.get("startDate"))[:10],
        tuple(
            (str(c.get("@id", "")).rpartition("/")[2], publication.text_of(c.get("headline")))
            for c in node.get("subjectOf", [])
        ),
        tuple(publication.text_of(n.get("name")) for n in here),
        tuple(points),
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _point(geo: Any) -> tuple[float, float] | None:
    try:
        return _place(float(geo["latitude"]), float(geo["longitude"]))
    except (TypeError, ValueError, KeyError):
        return None


def _place(latitude: float, longitude: float) -> tuple[float, float]:
    """Where a position stands on the map."""
    x = (longitude + 180) / 360 * WIDTH
    y = (NORTH - latitude) / (NORTH - SOUTH) * HEIGHT
    return round(x, 1), round(min(max(y, 0), HEIGHT), 1)


@functools.cache
def _world() -> str:
    """The large cities of the world as one path of dots: they draw the continents."""
    dots = {
        tuple(map(round, _place(city.latitude, city.longitude)))
        for city in gazetteer.load().cities(LARGE)
        if city.latitude is not None and city.longitude is not None and SOUTH < city.latitude < NORTH
    }
    return "".join(f"M{x} {y}h0" for x, y in sorted(dots))


def _marks(shown: list[Shown]) -> list[tuple[float, float, float, list[Shown]]]:
    """What stands at each place of the map: x, y, radius and the events."""
    at: dict[tuple[float, float], list[Shown]] = defaultdict(list)
    for event in shown:
        for point in event.points:
            at[point].append(event)
    marks = [(x, y, min(4 + 2 * len(here), 16), here) for (x, y), here in at.items()]
    return sorted(marks, key=lambda mark: -mark[2])


def quality() -> Response:
    """What the validator finds in the articles that are published, by the week in which they changed."""
    room = asking.newsroom()
    weeks, rows, articles, sound = _found(room, room.health())
    return frame.page(
        "quality.html", weeks=weeks, rows=rows, articles=articles, sound=sound, most=MOST_ARTICLES,
        top=max((sum(counts) for _, _, counts in rows), default=1), section="Quality",
    )  # fmt: skip


@functools.lru_cache(maxsize=2)
def _found(room: Newsroom, change: int) -> tuple[list[str], list[tuple[str, str, list[int]]], int, int]:
    """The weeks, and of each code its severity and how often it was found in each; until the next change."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    items = [(item, room.article(item.id)[1]) for item in room.articles(limit=MOST_ARTICLES).items]
    sound = 0
    for item, body in items:
        report = room.validate(jsonld.parse(body), name=item.id)  # type: ignore[arg-type]
        sound += not (report.counts["error"] or report.counts["warning"])
        for finding in report.findings:
            counts[finding.severity, finding.code][_week(item.at)] += 1
    weeks = sorted({_week(item.at) for item, _ in items})[-WEEKS:]
    order = {"error": 0, "warning": 1, "info": 2}
    rows = [(code, severity, [found[week] for week in weeks]) for (severity, code), found in counts.items()]
    rows.sort(key=lambda row: (order[row[1]], -sum(row[2]), row[0]))
    return weeks, rows, len(items), sound


def _week(at: datetime) -> str:
    """The Monday of an instant's week."""
    return (at - timedelta(days=at.weekday())).date().isoformat()
