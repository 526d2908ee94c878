"""An article understood: read once, so that every extractor sees the same names, times and events."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.extractors import entities, events, times
from publisher.extractors.entities import Thing
from publisher.extractors.events import Event
from publisher.extractors.reading import Reading, read
from publisher.extractors.times import Time
from publisher.model import Article


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was understood of one article."""

    reading: Reading
    things: list[Thing]
    times: list[Time]
    events: list[Event]


def analyse(article: Article, model: str | None) -> Analysis:
    """Reads an article. Raises Misconfigured for a model that cannot be loaded."""
    reading = read(article, model)
    things = entities.find(reading)
    found = times.find(reading, times.published(reading))
    return Analysis(reading, things, found, events.find(reading, things, found, entities.is_sport(reading)))
