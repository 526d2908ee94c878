"""The events that articles speak of, on a timeline and on a map."""

from __future__ import annotations

import functools
import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint, Response, request

from publisher import gazetteer, jsonld, publication
from publisher.newsroom import Newsroom
from publisher.records import Selection
from publisher.web import asking
from publisher.web.desk import frame

MOST_EVENTS: Final = 200
LARGE: Final = 40_000
"""Cities of so many people are the dots of which the map is drawn."""
WIDTH, HEIGHT, NORTH, SOUTH = 1000, 350, 72, -56
"""The map's size, in which a degree is the same everywhere, and the latitudes between which it lies."""


def install_views(desk: Blueprint) -> None:
    """The page."""
    desk.add_url_rule("/events", view_func=events)


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


def _shown(room: Newsroom, id: str) -> Shown:
    document = json.loads(room.things.get("event", id)[1])
    node, *near = document["@graph"]
    places = [n for n in near if "geo" in n or "address" in n]
    wanted = {str(ref.get("@id")) for ref in jsonld.listed(node.get("location")) if isinstance(ref, dict)}
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
