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


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Fire in Odesa", "Blaze at mill in Odesa", True),
        ("Strike by doctors in Odesa", "Walkout by doctors in Odesa", True),
        ("Museum reopens in Odesa", "Reopening of the museum in Odesa", True),
        ("Festival in Odesa", "Odesa Book Festival", True),
        ("Jazz Festival in Odesa", "Film Festival in Odesa", False),
        ("Fire in Odesa", "Arrest of man in Odesa", False),
        ("Fire in Odesa", "Concert in Odesa", False),
        ("Stabbing of man in Odesa", "Arrest of man in Odesa", False),
        ("Robbery of bank in Odesa", "Bank closes in Odesa", False),
        ("Odesa", "Fire in Odesa", False),
        ("Opening of school in Odesa", "Opening of bridge in Odesa", False),
        ("Swearing-in of mayor in Odesa", "Inauguration of mayor in Odesa", True),
    ],
)
def test_a_town_in_both_names_tells_nothing(one: str, other: str, same: bool) -> None:
    nodes = like(name=one), like(name=other)
    assert same_event(*nodes) is same_event(*reversed(nodes)) is same


def test_whoever_takes_part_in_both_may_do_two_things_on_one_day() -> None:
    silva = {"@type": "Person", "name": "Ana Silva"}
    speech = like(name="Ana Silva speaks in Odesa", attendee=silva)
    assert not same_event(speech, like(name="Election of Ana Silva in Odesa", attendee=silva))
    assert same_event(speech, like(name="Ana Silva speaks at the harbour", attendee=silva))
