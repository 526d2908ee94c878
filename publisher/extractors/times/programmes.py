"""Days of a programme: "the Friday" of a fair, "the opening day", "the second" of a visit of two days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from publisher.extractors.clauses import tense
from publisher.extractors.reading import Sentence
from publisher.extractors.times.grammar import Piece
from publisher.extractors.times.time import Time, bounds

_BEGINNING = 5
"""Sentences in which an article says when it is what it is about."""
_SOON = timedelta(11)
"""So near a programme is when a weekday alone is one of its days; before a later one there are others."""
_BEFOREHAND = frozenset(
    {"book", "booking", "deadline", "entry", "rehearsal", "rehearse", "sale", "sell", "ticket"}
)
_NEXT = 2
"""So many sentences behind a day of a programme its next day can stand."""
_A_WEEK = timedelta(7)
_FAR_AHEAD = timedelta(70)
_SOME_DAYS = timedelta(4)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_WHICH = {"opening": 1, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_LAST = frozenset({"closing", "final", "last"})
_MANY = 62
"""Days of what lasts longest of all that is told by its days, as a show of pictures is."""
_PARTS = {"night": "TNI", "evening": "TEV"}
_LONG = re.compile(r"\b(two|three|four|five|six|seven|[2-7])[- ]day\b")
_DAY = len("2024-05-15")
_UP_TO = frozenset({"till", "through", "to", "until"})
_DATED = frozenset({"date", "days", "iso", "list", "weekday", "weekdom", "dom", "deictic", "feast"})
"""The rules of what names a day by itself."""


def of_those(time: Time, earlier: list[Time]) -> Time:
    """ "The fair runs from 3 to 5 July; on the Friday ...": the Friday of those days, or of that week."""
    last = next((t for t in reversed(earlier) if t.day and not t.attribution), None)
    span = bounds(last.value) if last is not None else None
    if last is None or span is None or not time.day:
        return time
    wanted = date.fromisoformat(time.day).weekday()
    first = span[0] if span[0] != span[1] else span[0] - timedelta(span[0].weekday())
    found = first + timedelta((wanted - first.weekday()) % 7)
    inside = found <= span[1] or span[0] == span[1]
    return replace(time, value=str(found) + time.value[10:]) if inside else time


def of_programme(time: Time, earlier: list[Time], today: date | None) -> Time:
    """ "The fair is on from 14 to 16 November. On Saturday there is a market": the Saturday of the fair.

    So of what the article began with, and not of what is sold or booked before it.
    """
    spans = (bounds(t.value) for t in earlier if t.day and t.sentence.number < _BEGINNING)
    span = next((s for s in spans if s is not None and timedelta(0) < s[1] - s[0] < timedelta(7)), None)
    if span is None or today is None or not time.day or not today < span[0] < today + _SOON:
        return time
    if not _BEFOREHAND.isdisjoint(w.lemma for w in time.sentence.words):
        return time
    day = date.fromisoformat(time.day)
    inside = day + timedelta(-((day - span[0]).days // 7) * 7)
    return (
        replace(time, value=str(inside) + time.value[10:])
        if today <= day < span[0] <= inside <= span[1]
        else time
    )


def next_of_programme(time: Time, earlier: list[Time], today: date | None) -> Time:
    """ "At 11 on the Friday there is a film. On Saturday a poet reads": the day behind a day far ahead.

    That is one that only a programme told before can mean by its weekday.
    """
    last = next((t for t in reversed(earlier) if t.day and not t.attribution), None)
    if last is None or today is None or not time.day or time.tense == "past" or not _begins_it(time):
        return time
    if date.fromisoformat(last.day) - today <= _A_WEEK or "/" in last.value:
        return time
    near = time.sentence.number - last.sentence.number <= _NEXT
    told = re.search(r"\b(?:\w+day\b(?!.*\d)|that (?:day|\w+ing|\w*night)$)", last.words) is not None
    dated = time.tense == "present" and re.search(r"\b\w+day\b", last.words) is not None
    told = (told or dated) and last.tense != "past"
    ahead = date.fromisoformat(last.day) - date.fromisoformat(time.day)
    if not (near and told and timedelta(0) < ahead <= _FAR_AHEAD):
        return time
    later = date.fromisoformat(time.day) + timedelta(-(-ahead.days // 7) * 7)
    inside = later - date.fromisoformat(last.day) <= _SOME_DAYS
    return replace(time, value=str(later) + time.value[10:]) if inside else time


def after_its_first(time: Time, earlier: list[Time]) -> Time:
    """ "The festival opens on Thursday. It runs until Monday": the Monday behind that Thursday."""
    first = next((t for t in reversed(earlier) if t.day and not t.attribution), None)
    if first is None or not time.day or first.tense == "past" or "/" in first.value:
        return time
    led = {w.lower for w in time.before(1)} & _UP_TO and _runs(time.sentence)
    if not ((led or _ends(time)) and first.words.endswith("day")):
        return time
    near = time.sentence.number - first.sentence.number <= 1
    ahead = date.fromisoformat(first.day) - date.fromisoformat(time.day)
    inside = near and timedelta(0) < ahead < _A_WEEK
    return (
        replace(time, value=f"{date.fromisoformat(time.day) + _A_WEEK}{time.value[_DAY:]}")
        if inside
        else time
    )


def _ends(time: Time) -> bool:
    """ "The visit ends on Thursday", "the vote is on Friday": the day on which something is over."""
    verb = tense.verb(time.sentence, time.word) if time.word.tag else None
    if verb is None:
        return False
    subjects = time.sentence.child(verb, "nsubj") if verb.lemma in {"be", "come", "follow"} else []
    last = any(w.lemma in {"final", "verdict", "vote"} and time.sentence.child(w, "det") for w in subjects)
    return last or verb.lemma in {"conclude", "end", "finish"}


def _runs(sentence: Sentence) -> bool:
    """Whether a sentence tells how long something goes on, which is no booking or sale before it."""
    lemmas = {w.lemma for w in sentence.words}
    return bool(lemmas & {"continue", "last", "run"}) and _BEFOREHAND.isdisjoint(lemmas)


def _begins_it(time: Time) -> bool:
    """Whether a time stands at the head of its sentence."""
    return time.start - time.sentence.start <= len("On ")


def of_nth(piece: Piece, time: Time, earlier: Sequence[Time], beside: Sequence[Piece]) -> Time | None:
    """ "Arrives on Wednesday for two days. Talks are planned for the first": a day of what is to come."""
    last = next((t for t in reversed(earlier) if t.day and not t.attribution), None)
    if last is None or last.tense == "past" or time.tense == "past" or any(p.rule in _DATED for p in beside):
        return None
    if not piece["part"] and all(p.rule != "nth" or p is piece for p in beside):
        return None
    span = bounds(last.value)
    days = (span[1] - span[0]).days + 1 if span is not None and span[0] != span[1] else _told_length(last)
    which = days if piece["n"] in _LAST else _WHICH[piece["n"]]
    if span is None or not which <= days <= _MANY:
        return None
    value = (span[0] + timedelta(which - 1)).isoformat() + _PARTS.get(piece["part"], "")
    return replace(time, value=value)


def _told_length(first: Time) -> int:
    """For how many days that is which begins on a day, as its sentence tells."""
    told = _LONG.search(" ".join(w.lower for w in first.sentence.words).replace(" - ", "-"))
    return (_NUMBERS.get(told[1]) or int(told[1])) if told is not None else 0
