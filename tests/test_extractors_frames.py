"""The verbs and nouns by which news tells, a sentence each: one event with its day, name, place, people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import telling

from publisher.extractors.event import Event

THURSDAY = "2026-11-26"
FRAMES = Path(__file__).parent.joinpath("cases", "frames.txt")


def is_named(event: Event, words: str) -> bool:
    """Whether a word of the name begins as one of those listed does."""
    return any(re.search(rf"\b{re.escape(word.strip())}", event.name, re.I) for word in words.split(","))


def wrong(event: Event, wanted: str) -> list[str]:
    """What an event has otherwise than a line wants it."""
    day, words, place, people = (part.strip() for part in wanted.split("|"))
    places = {thing.name for thing, _ in event.places}
    takers = {thing.name.removeprefix("The ").removeprefix("the ") for thing, _, _ in event.takers}
    faults = {
        "day": event.start != day,
        "name": not is_named(event, words),
        "place": place != "-" and place not in places,
        "people": people != "-" and not set(people.split(", ")) <= takers,
    }
    return [name for name, fault in faults.items() if fault]


@pytest.mark.parametrize(("text", "wanted"), list(telling.cases(FRAMES)))
def test_a_frame_of_news_tells_its_event_and_nothing_more(text: str, wanted: tuple[str, ...]) -> None:
    found = telling.events(text, THURSDAY)
    said = [(e.start, e.name, [t.name for t, *_ in e.places], [t.name for t, *_ in e.takers]) for e in found]
    assert len(found) == len(wanted), said
    assert [wrong(event, line) for event, line in zip(found, wanted, strict=True)] == [[]] * len(wanted), said
