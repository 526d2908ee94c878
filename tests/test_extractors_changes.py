"""What became of a plan is said of it, with its first day; a start is as exact as the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from telling import cases, events

from publisher.extractors.event import Event, moment

CASES = Path(__file__).parent.joinpath("cases", "plans.txt")
STATES = {
    "-": "",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "rescheduled": "EventRescheduled",
    "online": "EventMovedOnline",
    "on": "EventScheduled",
}


def told(event: Event, wanted: str) -> bool:
    """Whether an event is the one a line of a case describes."""
    name, start, state, previous = wanted.split()
    before = moment(event.previous.value) if event.previous is not None else "-"
    return (
        any(word.lower() in f"{event.name} {event.kind}".lower() for word in name.split("|"))
        and (event.start or "-") in start.split("|")
        and event.status in [STATES[one] for one in state.split("|")]
        and before in previous.split("|")
    )


@pytest.mark.parametrize(
    ("text", "wanted"), list(cases(CASES)), ids=lambda one: one[:60] if isinstance(one, str) else ""
)
def test_what_becomes_of_plans_is_told_of_them(text: str, wanted: tuple[str, ...]) -> None:
    found = events(text)
    said = [(e.name, e.kind, e.start, e.status, e.previous and e.previous.value) for e in found]
    assert len(found) == len(wanted), said
    assert all(any(told(event, line) for event in found) for line in wanted), said
