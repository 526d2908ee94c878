"""An article understood: read once, so that every extractor sees the same names, times and events."""

from __future__ import annotations

from dataclasses import dataclass, replace

from publisher.extractors import entities, events, times
from publisher.extractors.entities import Thing
from publisher.extractors.event import Event
from publisher.extractors.reading import Reading, languages, read, repairs, sport
from publisher.extractors.references import Names
from publisher.extractors.times import Time
from publisher.model import Article


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was understood of one article."""

    reading: Reading
    language: str
    things: list[Thing]
    times: list[Time]
    events: list[Event]
    names: Names


def analyse(article: Article, model: str | None, words: tuple[int, int] | None = None) -> Analysis:
    """Reads an article, English with the model. Raises Misconfigured if it cannot be loaded.

    With the place of some words, of its events only that which these words tell.
    """
    declared = article.get("inLanguage")
    language = languages.find(article)
    spoken = str(declared.value if declared is not None else language or "en").lower().split("-")[0]
    english = spoken == "en"
    reading = repairs.mend(read(article, model if english else None, spoken))
    things = entities.find(reading)
    grammatical = _grammatical(reading)
    found = times.find(_dated(reading), times.published(reading)) if english else []
    kind = sport.is_sport(reading)
    if words is None:
        told = events.find(grammatical, things, found, kind)
    else:
        one = events.told(grammatical, things, found, kind, words)
        told = [one] if one is not None else []
    return Analysis(reading, language, things, found, told, Names.of(things, reading.sentences))


def _grammatical(reading: Reading) -> Reading:
    """What was read with its grammar: all up to the last such sentence, so that numbers stay places."""
    last = max((s.number for s in reading.sentences if s.parsed), default=-1)
    return replace(reading, sentences=reading.sentences[: last + 1])


def _dated(reading: Reading) -> Reading:
    """What has times that something uses: the grammatical, and notes and corrections."""
    kept = tuple(s for s in reading.sentences if s.parsed or s.block.kind in {"note", "correction"})
    return replace(reading, sentences=kept)
