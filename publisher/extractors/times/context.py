"""The year and the day that the words around an expression of time tell it has."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from publisher.extractors import lexicon
from publisher.extractors.clauses import tense
from publisher.extractors.times.anchoring import Side
from publisher.extractors.times.grammar import Piece
from publisher.extractors.times.time import Time, bounds

_BACK_TO = 6
"""So many times before it can be what "the same day" means."""
_IN_A_YEAR = frozenset({"date", "days", "list", "month"})
_THEN = re.compile(r", (?:on|in) (?:the )?$")
"""What stands between a year and a day of it: "in 1945, on 8 May"."""
_AFTER = re.compile(r"\bafter\b(?:(?! and\b)[^,;])*$")
_TELLS_OF_IT = re.compile(
    r",? (?:when|the year (?:when|in which|that)|a year in which)\b(?:(?!, and\b)[^;:])*$"
)
"""What stands between a year and a month in it."""


def of_year(time: Time, piece: Piece, beside: list[Time], plain: str) -> Time:
    """A month or day in the year that its sentence tells: "in 2023, when the storm struck in March".

    So is that of "next year's will be held on October 13", and not of what is only done for it.
    """
    year = beside[-1] if beside else None
    if year is None or piece.rule not in _IN_A_YEAR or not re.fullmatch(r"\d{4}", year.value):
        return time
    if piece["y"] or piece["rel"] or not re.match(r"\d{4}-\d\d", time.value):
        return time
    told = _TELLS_OF_IT.match(plain, year.end, piece.start) is not None and time.tense == "past"
    opens = year.start - year.sentence.start <= len("In ") and _THEN.match(plain, year.end, piece.start)
    if not told and not opens and not _is_held(year, time):
        return time
    years = int(year.value) - int(time.value[:4])
    moved = re.sub(r"\d{4}(?=-)", lambda m: str(int(m[0]) + years), time.value)
    return replace(time, value=moved) if bounds(moved) is not None else time


def _is_held(year: Time, time: Time) -> bool:
    """ "Last year's festival was in May", "next year's will be held in June"."""
    word, sentence = year.word, year.sentence
    noun = sentence.head(word) if word.dep == "poss" else word if year.words.endswith("'s") else None
    verb = tense.verb(sentence, time.word)
    if noun is None or verb is None or noun.dep not in {"nsubj", "nsubjpass"}:
        return False
    event = noun is word or noun.lemma in lexicon.group("event nouns")
    held = verb.lemma in lexicon.group("course") or (verb.lemma == "be" and verb.dep == "ROOT")
    return event and held and sentence.head(noun) is verb


def before_it(time: Time, piece: Piece, beside: list[Time], plain: str) -> Time:
    """ "Died on Monday after being knocked down last Thursday": the Thursday before that Monday."""
    other = next((t for t in reversed(beside) if t.day and t.tense == "past" and not t.attribution), None)
    if other is None or piece.rule != "weekday" or time.tense not in {"past", "present"}:
        return time
    behind = _AFTER.search(plain, other.end, piece.start)
    if behind is None or not time.day or time.day <= other.day:
        return time
    return replace(time, value=str(date.fromisoformat(time.day) - timedelta(7)) + time.value[10:])


def to_come(piece: Piece, around: Side, day: str, earlier: list[Time], today: date | None) -> str:
    """ "The fair, rained off on 20 June, will be on the same day": that told before, if it is to come.

    So "earlier that day" is of none to come.
    """
    that = piece["u2"] or piece["u3"]
    if today is not None and around == "past" and that and day[:10] > str(today):
        over = (t.day for t in reversed(earlier[-_BACK_TO:]) if t.day and not t.attribution)
        return next((told for told in over if told <= str(today)), day)
    if today is None or around != "future" or not piece["u2"] or not day or day[:10] >= str(today):
        return day
    ahead = (t.day for t in reversed(earlier[-_BACK_TO:]) if t.day and not t.attribution)
    return next((told for told in ahead if told >= str(today)), day)
