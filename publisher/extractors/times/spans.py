"""Days with their times of day, and spans with both their ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from publisher.extractors.times.anchoring import day_for, in_the_afternoon, night_after
from publisher.extractors.times.clock import at
from publisher.extractors.times.time import Time

_LINK = re.compile(
    r"[ ,]*(?:(?:at|on|from|of|beginning|starting|around|about|shortly|just|after|before|by|local|time)"
    r"[ ,]+)*(?:on |at )?[ ,(]*$"
)
_TO = re.compile(r" ?(?:to|until|till|through|-|–|—|and) ?(?:on |about |around )?$")
_FROM = re.compile(r"\b(?:[Ff]rom|[Bb]etween|[Rr]uns?|[Oo]pen|[Ll]ast(?:s|ed)?) (?:about |around )?$")


def joined(
    times: list[Time], plain: str, today: date | None, earlier: list[Time], live: bool
) -> Iterator[Time]:
    """The times of a sentence, those that are one put together, each time of day with its day.

    In a live blog a time of day that has no day is today's.
    """
    merged: list[Time] = []
    for time in times:
        one = _together(merged[-1], time, plain, today) if merged else None
        if one is not None:
            merged[-1] = one
        else:
            merged.append(time)
    for time in merged:
        yield _dated(time, merged, earlier, today, live) if time.value.startswith("T") else time


def _dated(time: Time, beside: list[Time], earlier: list[Time], today: date | None, live: bool) -> Time:
    """A time of day with the day it belongs to, if there is one; without a value if not."""
    told = day_for(time, beside, [] if live and time.tense != "future" else earlier, today)
    day = told.day if told is not None else ""
    if not day and today is not None and (live or (time.tense == "future" and not earlier)):
        day = today.isoformat()
    if not day:
        return replace(time, value="")
    if night_after(time.value, told):
        day = str(date.fromisoformat(day) + timedelta(1))
    clock = in_the_afternoon(time.value, told) if time.words[-1:].isdigit() else time.value
    return replace(time, value=at(day, clock, today))


def _together(first: Time, second: Time, plain: str, today: date | None) -> Time | None:
    """Two neighbours as one, if they are: a day and a time of day in either order, or two ends."""
    gap = plain[first.end : second.start]
    if not first.kind == second.kind == "date" or len(gap) >= 30:
        return None
    if second.value.startswith("T") and _whole_day(first) and _LINK.fullmatch(gap):
        return _one(first, second, plain, at(first.day, second.value, today))
    if first.value.startswith("T") and _whole_day(second) and _LINK.fullmatch(gap):
        return _one(first, second, plain, at(second.day, first.value, today))
    if not _TO.fullmatch(gap):
        return None
    if first.exact and second.value.startswith("T") and re.search(r"to|until|till|-|–", gap):
        return _one(first, second, plain, f"{first.value}/{at(first.day, second.value, today)}")
    return _ends(first, second, gap, plain)


def _whole_day(time: Time) -> bool:
    return bool(time.day) and not time.exact and "/" not in time.value


def _ends(first: Time, second: Time, gap: str, plain: str) -> Time | None:
    """ "From Friday to Monday", "May to July"; two days joined by "and" only behind "between" or its like."""
    if not (first.value and second.value) or "/" in first.value + second.value:
        return None
    lead = _FROM.search(plain, max(0, first.start - 12), first.start)
    if not lead and ("and" in gap or ("-" in gap and "T" not in second.value)):
        return None
    span = _span(first, second)
    if not span:
        return None
    start = first.start - (len(lead[0]) if lead and lead[0].lower().startswith(("from", "between")) else 0)
    one = _one(first, second, plain, span)
    return replace(one, start=start, words=plain[start : one.end])


def _one(first: Time, second: Time, plain: str, value: str) -> Time:
    return replace(
        first,
        end=second.end,
        words=plain[first.start : second.end],
        value=value,
        tense=first.tense or second.tense,
    )


def _span(first: Time, second: Time) -> str:
    if first.value.startswith("T") and second.value.startswith("T"):
        return f"{first.value}/{second.value}"
    if first.value.startswith("T") or second.value.startswith("T") or len(first.value) != len(second.value):
        return ""
    one, two = first.value, second.value
    if two < one and first.day and second.day and first.tense != "past":
        two = (date.fromisoformat(second.day) + timedelta(7)).isoformat() if len(two) == 10 else two
    return f"{one}/{two}" if one < two else ""
