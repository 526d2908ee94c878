"""An article understood: read once, so that every extractor sees the same names, times and events."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.extractors import entities
from publisher.extractors.entities import Thing
from publisher.extractors.reading import Reading, read
from publisher.model import Article


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was understood of one article."""

    reading: Reading
    things: list[Thing]


def analyse(article: Article, model: str | None) -> Analysis:
    """Reads an article. Raises Misconfigured for a model that cannot be loaded."""
    reading = read(article, model)
    return Analysis(reading, entities.find(reading))
