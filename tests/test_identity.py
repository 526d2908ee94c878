"""Two articles tell of one event only if that is plain."""

from __future__ import annotations

from typing import Any

import pytest

from publisher.identity import same_event

STRIKE = {
    "@type": "Event",
    "name": "Strike on the harbour of Odesa",
    "startDate": "2024-03-02",
    "location": {"@type": "City", "name": "Odesa"},
}


def like(**changes: Any) -> dict[str, Any]:
    return {k: v for k, v in (STRIKE | changes).items() if v is not None}


@pytest.mark.parametrize(
    "other",
    [
        like(name="Missile strike on Odesa"),
        like(startDate="2024-03-02T05:10"),
        like(location=[{"@type": "Place", "name": "Port"}, {"@type": "City", "name": "Odesa"}]),
        like(organizer={"@type": "Organization", "name": "Navy"}),
    ],
)
def test_the_same_day_place_and_word_make_one_event(other: dict[str, Any]) -> None:
    assert same_event(STRIKE, other)
    assert same_event(other, STRIKE)


@pytest.mark.parametrize(
    "other",
    [
        like(startDate="2024-03-03"),
        like(startDate="2024-03"),
        like(startDate=None),
        like(location={"@type": "City", "name": "Kyiv"}),
        like(location=None),
        like(name="Concert in Odesa cathedral", location={"@type": "City", "name": "Lviv"}),
        like(name="Blackout"),
        like(**{"@type": "Person"}),
    ],
)
def test_whatever_is_not_plain_stays_apart(other: dict[str, Any]) -> None:
    assert not same_event(STRIKE, other)
    assert not same_event(other, STRIKE)


def test_references_are_followed() -> None:
    nodes = {"#a": {"@id": "#a", "name": "Odesa"}, "#b": {"@id": "#b", "name": "Odesa"}}
    assert same_event(like(location={"@id": "#a"}), like(location={"@id": "#b"}), nodes)
    assert not same_event(like(location={"@id": "#a"}), like(location={"@id": "#c"}), nodes)


def test_people_who_are_not_the_same_keep_events_apart() -> None:
    one = like(attendee={"@type": "Person", "name": "Ana Silva"})
    other = like(attendee={"@type": "Person", "name": "Rui Costa"})
    assert not same_event(one, other)
