"""Days that go on from those told right before: of a year long over, or of a plan beside them."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta

from publisher.extractors.clauses import tense
from publisher.extractors.times.time import Time, bounds

_YEAR = timedelta(365)
_NEAR = 2
"""Sentences between a day and those that it goes on from."""
_SEASON = timedelta(150)
"""So far from the days told before, a day is of their year."""
_OF_A_YEAR = re.compile(r"\b(?:(?:19|20)\d\d|year)\b")
"""What names a year: "in May 2019", "on 4 May last year", "in May that year"."""


def beside_plans(month: Time, beside: list[Time], today: date | None) -> bool:
    """ "Presents the findings on Saturday, and to a congress in Vienna in April": both are to come."""
    verb = tense.verb(month.sentence, month.word)
    if verb is None or today is None or tense.of(month.sentence, verb) != "present":
        return False
    return any(t.day > str(today) and tense.verb(t.sentence, t.word) is verb for t in beside)


def of_that_year(time: Time, earlier: list[Time], today: date | None) -> Time:
    """ "From March to June 2019 he waved five through. The last was opened on 22 June": in 2019.

    So of what is past, where the sentence before, or this one, told of months or days of a year long over, if
    that is nearer to them than the last such day is to publication.
    """
    last = next((t for t in reversed(earlier) if t.kind == "date" and not t.attribution), None)
    span = bounds(last.value) if last is not None else None
    here = bounds(time.value) if time.day or len(time.value) == len("2019-06") else None
    if (
        last is None
        or span is None
        or here is None
        or time.tense != "past"
        or len(last.value) < len("2019-06")
    ):
        return time
    near = time.sentence.number - last.sentence.number <= _NEAR and last.sentence.block is time.sentence.block
    told, own = _OF_A_YEAR.search(last.words) is not None, here[0]
    stays = last.words.endswith("that year")  # what follows goes on there
    if (
        not (time.day or stays)
        or not near
        or not told
        or own - span[0] < _YEAR
        or _OF_A_YEAR.search(time.words)
    ):
        return time
    there = own.replace(year=span[0].year + ((own.month, own.day) < (span[0].month, span[0].day)), day=1)
    there = there.replace(day=min(own.day, calendar.monthrange(there.year, there.month)[1]))
    nearer = today is not None and there - span[1] < (_SEASON if stays else min(today - own, _SEASON))
    return replace(time, value=str(there)[: len(time.value)] + time.value[10:]) if nearer else time
