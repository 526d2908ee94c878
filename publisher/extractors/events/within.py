"""Which event is part of which: the concert of a festival, the final of a cup, the hearings of a trial."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import date

from publisher.extractors import lexicon
from publisher.extractors.entities.spots import breadth
from publisher.extractors.event import CANCELLED, POSTPONED, Event
from publisher.extractors.merging.likeness import apart, places_of
from publisher.extractors.reading import Word

_NEAR = 2
"""Sentences behind what is said of a whole in which a part of it needs no word for it."""
_DAY = len("2024-05-15")
_ANOTHER = frozenset({"another", "different", "other", "separate", "unrelated"})
"""What a sentence says of something that is no part of what was told."""
_EVERYWHERE = frozenset({"tour", "week"})
"""Classes of what is in several towns."""
_OF_ITS_OWN = frozenset({"final", "quarterfinal", "round", "semifinal"})
"""Classes of what is a part of something, and nothing without it."""


def settle(events: Sequence[Event]) -> None:
    """Tells each event of which other it is part, where that is plain."""
    for part in events:
        wholes = [whole for whole in events if _can_hold(whole, part)]
        said = [whole for whole in wholes if _is_said(whole, part)]
        if said or wholes:
            part.whole = max(said or wholes, key=lambda e: e.sentence.number)


def _can_hold(whole: Event, part: Event) -> bool:
    """Whether one event can be part of another by their classes, days, places and states."""
    if (
        whole.focus is part.focus
        or whole.whole is part
        or not any(part.kind in _parts_of(k) for k in _classes(whole))
    ):
        return False
    if part.kind == "round":
        return _is_course_of_talks(whole)
    off = {whole.status, part.status} & {CANCELLED, POSTPONED}
    if off and whole.status != part.status and whole.status in off:
        return False
    told = _is_said(whole, part) or _is_near(whole, part)
    return told and _is_in_time(whole, part) and _is_in_place(whole, part)


def _classes(whole: Event) -> tuple[str, str]:
    """Its class, and its noun: a regatta is a race of races."""
    return whole.kind, whole.focus.lemma


@functools.cache
def _parts_of(kind: str) -> frozenset[str]:
    """The classes of what can be part of a class of events."""
    return frozenset(lexicon.words("parts of events").get(kind, "").split(" / "))


def _is_course_of_talks(whole: Event) -> bool:
    """Rounds are parts of talks that are told of as a whole, and of none that are one of them."""
    told = whole.mood == "fact" and not whole.ordinal
    return told and not whole.day and whole.duration is None


def _is_in_time(whole: Event, part: Event) -> bool:
    """Whether the day of a part lies in the days of the whole, or soon enough behind its first."""
    days = lexicon.words("days of wholes")
    longest = max(int(days.get(kind, "0")) for kind in _classes(whole))
    if len(part.day) < _DAY:
        return False
    if not whole.start:
        return bool(whole.end) and 0 <= _days(part.day, whole.end) <= longest
    if len(whole.start) < _DAY:
        return len(whole.start) > len("2024") and part.start.startswith(whole.start)
    last = (whole.end or whole.day)[:_DAY]
    if whole.end:
        return whole.day <= part.day <= last
    return 0 <= _days(whole.day, part.day) <= longest


def _days(first: str, last: str) -> int:
    """The days from one to another; none where either is not known to the day."""
    if len(first) < _DAY or len(last) < _DAY:
        return -1
    return (date.fromisoformat(last[:_DAY]) - date.fromisoformat(first[:_DAY])).days


def _is_in_place(whole: Event, part: Event) -> bool:
    """Whether a part is where its whole is, as far as told: a house in its town, not another town."""
    last = whole.kind == "tournament" and part.kind == "final"  # of a cup that is played all over a country
    if last or whole.kind in _EVERYWHERE or not apart(places_of(whole), places_of(part)):
        return True
    return {breadth(t) for t, _ in whole.places}.isdisjoint(breadth(t) for t, _ in part.places)


def _is_near(whole: Event, part: Event) -> bool:
    """Whether a part is told right behind its whole, or is what can be part of nothing else."""
    if any(w.lower in _ANOTHER for w in part.sentence.words):
        return False
    behind = [s for s, _ in whole.tellings if s.number <= part.sentence.number]
    definite = part.kind in _OF_ITS_OWN and any(map(_points, part.sentence.child(part.focus, "det")))
    beside = any(s.block is part.sentence.block and part.sentence.number - s.number <= _NEAR for s in behind)
    return bool(behind) and (definite or beside)


def _is_said(whole: Event, part: Event) -> bool:
    """ "At the festival", "the cup's final": whether the sentence of a part has a word for the whole."""
    if not whole.focus.tag.startswith("NN"):
        return False
    return any(
        word.lemma.lower() == whole.focus.lemma.lower()
        and word.dep in {"pobj", "poss"}
        and any(_points(w) for w in part.sentence.child(word, "det", "poss"))
        for word in part.sentence.words
    )


def _points(word: Word) -> bool:
    return word.lower in {"the", "this", "its", "their"}
