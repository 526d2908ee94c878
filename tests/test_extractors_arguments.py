"""Where an event is and who takes part, when it begins and ends: as the text says, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from telling import cases, events

from publisher.extractors.event import Event

CASES = [
    case
    for name in (
        "arguments",
        "groups",
        "counterparts",
        "parties",
        "epithets",
        "whereabouts",
        "sides",
        "occasions",
        "understood",
        "deeds",
    )
    for case in cases(Path(__file__).parent.joinpath("cases", f"{name}.txt"))
]


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


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=lambda one: one[:60] if isinstance(one, str) else "")
def test_an_event_is_where_when_and_with_whom_the_text_says(text: str, wanted: tuple[str, ...]) -> None:
    found = events(text)
    said = [
        (e.name, e.kind, e.start, e.end, [p.name for p, _ in e.places], [t.name for t, _, _ in e.takers])
        for e in found
    ]
    assert all(any(told(event, line) for event in found) for line in wanted), said
