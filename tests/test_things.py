"""Events and entities: the same thing in several articles is one, and only what is plainly the same."""

from __future__ import annotations

import json
from typing import Any

import pytest
from conftest import BASE, document

from publisher import things
from publisher.errors import Gone, NotFound
from publisher.newsroom import Newsroom
from publisher.records import Selection


def telling(identifier: str, *nodes: dict[str, Any]) -> dict[str, Any]:
    made = document(f"News of {identifier}", identifier=identifier)
    made["@graph"] += nodes
    return made


TALKS = {
    "@type": "Event",
    "@id": "#event-talks",
    "name": "Second round of talks",
    "startDate": "2026-11-24",
    "location": {"@id": "#place-porto"},
}


def read(body: bytes) -> dict[str, Any]:
    return dict(json.loads(body)["@graph"][0])


def test_an_event_lists_every_article_that_covers_it(newsroom: Newsroom) -> None:
    newsroom.publish(telling("one", TALKS))
    newsroom.publish(telling("two", TALKS | {"@id": "#event-other-name"}))
    newsroom.publish(telling("three", TALKS | {"startDate": "2026-11-25"}))
    item, body = newsroom.things.get("event", "event-2026-11-24-second-round-of-talks")
    event = read(body)
    assert event["@id"] == f"{BASE}/v1/events/{item.id}"
    assert [one["@id"] for one in event["subjectOf"]] == [f"{BASE}/articles/two", f"{BASE}/articles/one"]
    assert {"Porto"} == {node["name"] for node in json.loads(body)["@graph"][1:]}, "its place comes with it"
    assert len(newsroom.things.page("event", Selection())[0]) == 2


def test_what_no_article_speaks_of_any_more_is_gone(newsroom: Newsroom) -> None:
    newsroom.publish(telling("one", TALKS))
    newsroom.publish(telling("two", TALKS))
    name = "event-2026-11-24-second-round-of-talks"
    newsroom.withdraw("two", reason="", if_match=["*"])
    assert len(read(newsroom.things.get("event", name)[1])["subjectOf"]) == 1
    newsroom.publish(telling("one"), overwrite=True)
    with pytest.raises(Gone):
        newsroom.things.get("event", name)
    assert newsroom.things.page("event", Selection())[0] == []
    newsroom.publish(telling("four", TALKS))
    assert newsroom.things.get("event", name)[0].state == "public", "the same thing comes back under its id"


def test_entities_are_told_apart_by_their_identifiers_elsewhere(room: Newsroom) -> None:
    other = {
        "@type": "City",
        "@id": "#place-porto-2",
        "name": "Porto",
        "sameAs": "https://www.wikidata.org/wiki/Q900000",
    }
    room.publish(telling("one"))
    room.publish(telling("two", other))
    first = read(room.things.get("entity", "place-porto")[1])
    second = read(room.things.get("entity", "place-porto-2")[1])
    assert len(first["subjectOf"]) == 2 and len(second["subjectOf"]) == 1
    assert second["sameAs"] == other["sameAs"]
    with pytest.raises(NotFound):
        room.things.get("event", "place-porto")
    with pytest.raises(NotFound):
        room.things.get("entity", "place-nowhere")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, True),
        ({"name": "SECOND ROUND OF TALKS"}, True),
        ({"name": "Third round of talks"}, False),
        ({"name": "Third round", "alternateName": "Second round of talks"}, True),
        ({"startDate": "2026-11-25"}, False),
        ({"startDate": "2026-11-24T10:00:00Z"}, False),
        ({"startDate": None}, False),
        ({"@type": "SportsEvent"}, True),
        ({"@type": "Person"}, False),
        ({"name": "Talks go on"}, False),
        ({"name": "Talks go on", "location": {"@type": "City", "name": "Porto"}}, True),
        ({"location": {"@type": "City", "name": "Lisbon"}}, False),
    ],
)
def test_events_are_the_same_only_when_that_is_plain(change: dict[str, Any], expected: bool) -> None:
    def thing(node: dict[str, Any]) -> things.Thing:
        kept = {name: value for name, value in node.items() if value is not None}
        return next(things.found_in({"@graph": [{}, kept]}))

    talks = TALKS | {"location": {"@type": "City", "name": "Porto"}} if "location" in change else TALKS
    one, other = thing(talks), thing(talks | change)
    assert things.same(one, other) is things.same(other, one) is expected


@pytest.mark.parametrize(("name", "expected"), [("Council votes", False), ("Lumiere Festival", True)])
def test_a_name_that_many_events_of_a_day_have_tells_of_none(name: str, expected: bool) -> None:
    node = {"@type": "Event", "@id": "#event", "name": name, "startDate": "2026-11-24"}
    one, other = (next(things.found_in({"@graph": [{}, node]})) for _ in range(2))
    assert things.same(one, other) is expected


def test_an_event_is_found_by_its_place_its_time_and_its_kind(newsroom: Newsroom) -> None:
    from publisher.publication import span

    newsroom.publish(telling("one", TALKS))
    day = span("2026-11-24")

    def found(**wanted: Any) -> bool:
        return bool(newsroom.things.page("event", Selection(**wanted))[0])

    assert found(facets=(("place", ("porto",)), ("type", ("Event",))))
    assert not found(facets=(("place", ("lisbon",)),))
    assert found(earliest=day[0], latest=day[1])
    assert not found(earliest=span("2026-11-25")[0])
    assert not found(latest=span("2026-11-23")[1])
