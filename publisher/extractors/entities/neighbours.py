"""What lies near what: places told of together are mostly near one another."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

from publisher.gazetteer import Place


class Neighbours:
    """Where the cities an article may mean lie: places told of together lie near one another."""

    def __init__(self, possible: Iterable[tuple[int, list[Place]]]) -> None:
        """Of the places that each name, known by a number, can mean."""
        self._cells: dict[tuple[int, int], list[tuple[int, Place, float]]] = defaultdict(list)
        for name, known in possible:
            cities = sorted((p for p in known if p.latitude is not None), key=lambda p: -p.population)[:8]
            most = max((p.population for p in cities), default=0) or 1
            for city in cities:
                share = math.sqrt(max(city.population, 1) / most) / len(cities) ** 0.5
                self._cells[_cell(city)].append((name, city, share))

    def of(self, name: int, place: Place) -> float:
        """How much its neighbours speak for a place: most the nearest, and the surer it is itself."""
        if place.latitude is None:
            return 0.0
        x, y = _cell(place)
        best: dict[int, float] = defaultdict(float)
        for cell in ((x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
            for other, city, share in self._cells.get(cell, ())[:50]:
                if other != name:
                    best[other] = max(best[other], share * _nearness(_kilometres(place, city)))
        return min(3.0, sum(best.values()))


def _cell(place: Place) -> tuple[int, int]:
    """The square of three degrees a place lies in."""
    assert place.latitude is not None
    assert place.longitude is not None
    return int(place.latitude // 3), int(place.longitude // 3)


def _kilometres(one: Place, other: Place) -> float:
    assert one.latitude is not None
    assert one.longitude is not None
    assert other.latitude is not None
    assert other.longitude is not None
    shrunk = math.cos(math.radians((one.latitude + other.latitude) / 2))
    return 111.2 * math.hypot(one.latitude - other.latitude, shrunk * (one.longitude - other.longitude))


def _nearness(kilometres: float) -> float:
    return next(
        (weight for within, weight in ((60, 2.0), (150, 1.2), (300, 0.5)) if kilometres < within), 0.0
    )
