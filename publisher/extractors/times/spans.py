"""Days with their times of day, and spans with both their ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeAlias

from publisher.extractors.times.clock import at, written
from publisher.extractors.times.hours import Told, day_for, in_the_afternoon, night_after, past_midnight
from publisher.extractors.times.time import Time

_LINK = re.compile(
    r"[ ,]*(?:(?:at|on|from|of|beginning|starting|around|about|shortly|just|after|before|by|local|time)"
    r"[ ,]+)*(?:on |at )?[ ,(]*$"
)
_COUNTED = re.compile(
    r"[Tt]he (?:following|next|previous|same) (?:day|morning|afternoon|evening|night)|[Tt]hat day"
)
"""A day that is counted from another."""
_FARTHEST = 14 * 60
"""Minutes that no zone's clocks are farther from UTC."""
_TO = re.compile(
    r",? ?(?:to|until|till|through|-|–|—|and) ?"
    r"(?:on |about |around |just after |shortly after |just before )?$"
)
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
_WEEKDAYS = re.compile(r"(?:every |each )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?$|weekdays$|weekends$")
_OF_A_WEEK = re.compile(r"\b(?:last|next|week)\b")
_LATER_WEEK = re.compile(r"\b(?:next week|week after next)$")
_NIGHT = re.compile(r"[Tt]he (?:intervening )?night of ")
_BETWEEN = re.compile(r"\b[Bb]etween (?:about |around )?$")
_PUT_OFF = re.compile(
    r"\b(?:adjourn|postpon|defer|delay|reschedul|remand|extend|put (?:\w+ ){0,4}(?:off|back))\w*[^.;]* on $"
)
"""What somebody does on one day that leads to another."""
_CLAUSE = 80
_FROM = re.compile(r"\b(?:[Ff]rom|[Bb]etween|[Rr]uns?|[Oo]pen|[Ll]ast(?:s|ed)?) (?:about |around )?$")


Joiner: TypeAlias = Callable[[Time, Time, str, "date | None"], "Time | None"]


def joined(times: list[Time], plain: str, told: Told) -> Iterator[Time]:
    """The times of a sentence, those that are one put together, each time of day with its day.

    In a live blog a time of day that has no day is today's.
    """
    today = told.today
    times = [_with_date(time, times, plain) for time in _apart(times, plain)]
    merged = _pairs(_pairs(_on_both(times, plain, today), plain, today, _moment), plain, today, _stretch)
    merged = _each(_pairs(_pairs(merged, plain, today, _named_day), plain, today, _overnight), plain)
    dated = [_dated(time, merged, told) if time.value.startswith("T") else time for time in merged]
    yield from _pairs(dated, plain, today, _in_utc)


def _in_utc(first: Time, second: Time, plain: str, today: date | None) -> Time | None:
    """ "At 9.12pm local time on Monday (0012 GMT on Tuesday)": one time, and the offset of its zone."""
    beside = plain[first.end : second.start].strip() == "(" and second.value.endswith("Z")
    if not beside or not (first.exact and second.exact):
        return None
    if len(first.value) != len("2024-05-07T21:40"):
        same = "/" not in first.value and datetime.fromisoformat(first.value) == datetime.fromisoformat(
            second.value
        )
        return _one(first, second, plain, first.value) if same else None
    ahead = datetime.fromisoformat(first.value) - datetime.fromisoformat(second.value[:-1])
    minutes = round(ahead.total_seconds() / 60)
    if minutes % 15 or abs(minutes) > _FARTHEST:
        return None
    end = second.end + plain.startswith(")", second.end)
    one = _one(first, second, plain, first.value + written(minutes))
    return replace(one, end=end, words=plain[one.start : end])


def _apart(times: list[Time], plain: str) -> Iterator[Time]:
    """ "At 8pm on Fridays and Saturdays until 14 December": the hour of what returns is that of no day."""
    for i, time in enumerate(times):
        before = i and times[i - 1].kind == "set" and _LINK.fullmatch(plain[times[i - 1].end : time.start])
        behind = times[i + 1 : i + 2]
        after = (
            behind
            and behind[0].kind == "set"
            and _WEEKDAYS.match(behind[0].words)
            and plain[time.end : behind[0].start].strip() == "on"
        )
        of_a_set = time.value.startswith("T") and (before or after)
        yield replace(time, kind="set", value="") if of_a_set else time


def _named_day(first: Time, second: Time, plain: str, today: date | None) -> Time | None:
    """ "The next day, 5 November, the army attacked": the day that is named behind it."""
    told = _COUNTED.fullmatch(first.words) and _whole_day(second)
    put_in = plain[first.end : second.start] == ", " and plain.startswith(",", second.end)
    return _one(first, second, plain, second.value) if told and put_in else None


def _overnight(first: Time, second: Time, plain: str, today: date | None) -> Time | None:
    """ "Overnight on Sunday" is the night of Sunday, "overnight from Monday to Friday" that of these days."""
    gap = plain[first.end : second.start].strip()
    if first.words.lower() != "overnight" or second.kind != "date" or not (second.day or "/" in second.value):
        return None
    if gap == "into" and _whole_day(second):
        return _one(first, second, plain, f"{date.fromisoformat(second.day) - timedelta(1)}TNI")
    if gap not in {"", "on", "from", "between"}:
        return None
    night = _whole_day(second) and len(second.value) == len(second.day)
    return _one(first, second, plain, f"{second.day}TNI" if night else second.value)


def _each(times: list[Time], plain: str) -> list[Time]:
    """ "On Thursday, Friday and Saturday at 8pm": at that hour on each of the days."""
    found = list(times)
    for i in range(len(found) - 2, -1, -1):
        first, second = found[i], found[i + 1]
        last = i + 2 == len(found) or plain[second.end : found[i + 2].start].strip() != "and"
        joins = plain[first.end : second.start] == (" and " if last else ", ")
        hour = re.search(r"(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day,? (?:at|from) ", second.words)
        plainly = _WEEKDAY.fullmatch(first.words) and _whole_day(first) and first.day < second.day
        if (
            joins
            and (hour or second is not times[i + 1])
            and second.exact
            and "/" not in second.value
            and plainly
        ):
            found[i] = replace(first, value=first.day + second.value[10:])
    return found


def _with_date(time: Time, beside: list[Time], plain: str) -> Time:
    """ "Thursday's recital (November 28)": the Thursday that the date in brackets names."""
    for other in beside:
        told = other.day and time.day and other.start > time.end and plain[other.start - 1] == "("
        if told and date.fromisoformat(other.day).weekday() == date.fromisoformat(time.day).weekday():
            return replace(time, value=other.day + time.value[10:])
    return time


def _on_both(times: list[Time], plain: str, today: date | None) -> list[Time]:
    """ "Saturday and Sunday (10am to 5pm)": from the first day's opening to the last day's close."""
    found = _pairs(times, plain, today, _hours)
    for i, (first, second, hours) in enumerate(zip(found, found[1:], found[2:], strict=False)):
        days = _whole_day(first) and _whole_day(second) and second.day > first.day
        gaps = plain[first.end : second.start], plain[second.end : hours.start]
        if days and re.match(r"T[^/]+/T", hours.value) and gaps[0] == " and " and gaps[1] in {" (", ", "}:
            begins, ends = hours.value.split("/")
            value = f"{at(first.day, begins, today)}/{at(second.day, ends, today)}"
            found[i + 2] = replace(hours, value=value)
    return found


def _hours(first: Time, second: Time, plain: str, today: date | None) -> Time | None:
    """ "10am to 5pm" as one, if it is of one day."""
    ends = first.value.startswith("T") and second.value.startswith("T") and "/" not in first.value
    until = (
        ends
        and first.value < second.value
        and re.search(r"to|until|till|-|–", plain[first.end : second.start])
    )
    return _stretch(first, second, plain, today) if until else None


def _pairs(times: list[Time], plain: str, today: date | None, one: Joiner) -> list[Time]:
    """The times with those neighbours put together that are one."""
    merged: list[Time] = []
    for time in times:
        both = one(merged[-1], time, plain, today) if merged else None
        merged[-1:] = [both] if both is not None else [*merged[-1:], time]
    return merged


def _dated(time: Time, beside: list[Time], told: Told) -> Time:
    """A time of day with the day it belongs to, if there is one; without a value if not."""
    of, today = day_for(time, beside, told), told.today
    day = of.day if of is not None else ""
    begun = time.tense == "past" and time.value.startswith("T24:00")  # "the strike began at midnight"
    alone = not told.earlier and (time.tense == "future" or begun)
    if not day and today is not None and (told.live or alone):
        day = today.isoformat()
    if not day:
        return replace(time, value="")
    if night_after(time.value, of) or past_midnight(time, of, told):
        day = str(date.fromisoformat(day) + timedelta(1))
    short = time.words[-1:].isdigit() and not time.words.startswith("0")
    clock = in_the_afternoon(time.value, of) if short else time.value
    first = of is not None and of.exact and of.start > time.start  # "left at midnight and fell at 4 a.m."
    if time.tense == "past" and (first or (today is not None and day == str(today))):
        clock = clock.replace("T24:00", "T00:00")  # "began at midnight": the one that is behind us
    return replace(time, value=at(day, clock, today))


def _moment(first: Time, second: Time, plain: str, today: date | None) -> Time | None:
    """A day and a time of day in either order as one, if they are."""
    gap = plain[first.end : second.start]
    if not _near(first, second, gap):
        return None
    if second.value.startswith("T") and _whole_day(first) and _LINK.fullmatch(gap):
        short = second.words[-1:].isdigit() and not second.words.startswith("0")
        clock = in_the_afternoon(second.value, first) if short else second.value  # "tonight's 6:30 meeting"
        return _one(first, second, plain, at(first.day, clock, today))
    if first.value.startswith("T") and _whole_day(second) and _LINK.fullmatch(gap):
        if first.value == "T24:00" and plain.endswith("before ", 0, first.start):
            return _one(first, second, plain, f"{second.day}TNI")  # "shortly before midnight on Saturday"
        return _one(first, second, plain, at(second.day, _named(first, second), today))
    return None


def _named(clock: Time, day: Time) -> str:
    """ "Midnight on Saturday": the one that Saturday begins with."""
    return clock.value.replace("T24:00", "T00:00") if day.start > clock.start else clock.value


def _stretch(first: Time, second: Time, plain: str, today: date | None) -> Time | None:
    """The two ends of what lasts as one, if they are."""
    gap = plain[first.end : second.start]
    if not _near(first, second, gap) or not _TO.fullmatch(gap):
        return None
    until = re.search(r"to|until|till|-|–", gap) or _BETWEEN.search(plain, 0, first.start)
    if first.exact and gap.startswith(", to "):
        return None  # "moved the final, set for 3 p.m. on Sunday, to 11 a.m."
    if first.exact and second.value.startswith("T") and until:
        ends = _after(first, second, today)
        between = _led if _BETWEEN.search(plain, 0, first.start) else _one
        return between(first, second, plain, f"{first.value}{_offset(first.value, ends)}/{ends}")
    if first.value.startswith("T") and "/" not in first.value and second.exact and until:
        begins = at(second.day, first.value, today) + _offset(first.value, second.value)
        ends = second.value
        if begins >= ends and "T00:00" in ends:  # "from 7pm to midnight on Saturday"
            ends = str(date.fromisoformat(second.day) + timedelta(1)) + ends[10:]
        return _led(first, second, plain, f"{begins}/{ends}") if begins < ends else None
    return _ends(first, second, gap, plain)


def _offset(begins: str, ends: str) -> str:
    """The offset of a zone that only the end names: "from 15:00 to 15:45 CEST"."""
    told = re.search(r"(?:Z|[+-]\d\d:\d\d)$", ends)
    return told[0] if told and not re.search(r"(?:@|Z$|[+-]\d\d:\d\d$)", begins) else ""


def _after(first: Time, second: Time, today: date | None) -> str:
    """When a time of day comes that ends what begins at another: the next morning, if it is earlier."""
    ends = at(first.day, second.value, today)
    if ends[11:16] >= first.value[11:16] or "T00:00" in ends:
        return ends
    return at(str(date.fromisoformat(first.day) + timedelta(1)), second.value, today)


def _near(first: Time, second: Time, gap: str) -> bool:
    return first.kind == second.kind == "date" and len(gap) < 30


def _whole_day(time: Time) -> bool:
    return bool(time.day) and not time.exact and "/" not in time.value


def _ends(first: Time, second: Time, gap: str, plain: str) -> Time | None:
    """ "From Friday to Monday", "May to July"; two days joined by "and" only behind "between" or its like."""
    if not (first.value and second.value) or "/" in first.value + second.value:
        return None
    lead = _FROM.search(plain, max(0, first.start - 12), first.start)
    if not lead and _PUT_OFF.search(plain, max(0, first.start - _CLAUSE), first.start):
        return None  # "adjourned on Wednesday until 14 January"
    figures = "/" in first.words and "/" in second.words  # "12/14-12/16"
    if not lead and ("and" in gap or ("-" in gap and "T" not in second.value and not figures)):
        return None
    if (night := _night(first, second, plain)) is not None:
        return night
    begins = _in_the_year(first, second)
    span = _span(_in_the_week(begins, second) if lead else begins, second)
    if not span:
        return None
    return _led(first, second, plain, span)


def _in_the_year(first: Time, second: Time) -> Time:
    """ "January to June 2019": the January before that June."""
    months = re.fullmatch(r"\d{4}-\d\d", first.value) and re.fullmatch(r"\d{4}-\d\d", second.value)
    if not months or re.search(r"\d{4}", first.words) or not re.search(r"\d{4}$", second.words):
        return first
    year = int(second.value[:4]) - (first.value[5:] > second.value[5:])
    return replace(first, value=f"{year}{first.value[4:]}")


def _night(first: Time, second: Time, plain: str) -> Time | None:
    """ "The night of Thursday to Friday": one night, called by both its days."""
    lead = _NIGHT.match(first.words)
    if lead is None or not (first.day and second.day) or first.exact or second.exact:
        return None
    if (date.fromisoformat(second.day) - date.fromisoformat(first.day)).days % 7 != 1:
        return None
    return _one(first, second, plain, f"{first.day}TNI")


def _in_the_week(first: Time, second: Time) -> Time:
    """ "From Wednesday to Friday, May 24", "from 6am on Sunday to 3am on Monday": those of one week."""
    if not (first.day and second.day and _WEEKDAY.search(first.words)) or _OF_A_WEEK.search(first.words):
        return first
    dated = re.match(r"[A-Z][a-z]+day,? .*\d", second.words) and not first.exact
    if not dated and (not _WEEKDAY.search(second.words) or _OF_A_WEEK.search(second.words)):
        return first
    weeks = ((date.fromisoformat(second.day) - date.fromisoformat(first.day)).days - 1) // 7
    day = date.fromisoformat(first.day) + timedelta(max(0, weeks) * 7)
    return replace(first, value=f"{day}{first.value[10:]}")


def _led(first: Time, second: Time, plain: str, value: str) -> Time:
    """Two ends as one, with the "from" or "between" before them."""
    lead = _FROM.search(plain, max(0, first.start - 12), first.start)
    start = first.start - (len(lead[0]) if lead and lead[0].lower().startswith(("from", "between")) else 0)
    one = _one(first, second, plain, value)
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
        zone = second.value.partition("@")[2]
        begins = first.value if "@" in first.value.rstrip("@") else first.value.rstrip("@")
        return (
            f"{begins}@{zone}/{second.value}"
            if zone and "@" not in begins
            else f"{first.value}/{second.value}"
        )
    if first.exact and second.exact:
        if second.value < first.value and first.tense == "future" and _WEEKDAY.search(second.words):
            later = str(date.fromisoformat(second.day) + timedelta(7)) + second.value[10:]
            return f"{first.value}/{later}"  # "from 7 a.m. on Monday to 7 a.m. on Wednesday"
        return f"{first.value}/{second.value}" if first.value < second.value else ""
    if first.exact != second.exact and first.day < second.day and first.tense == second.tense:
        return f"{first.value}/{second.value}"  # "from Sunday noon until Monday morning"
    if first.value.startswith("T") or second.value.startswith("T") or len(first.value) != len(second.value):
        return ""
    one, two = first.value, second.value
    if first.day and second.day and _LATER_WEEK.search(second.words):
        week_of = date.fromisoformat(two) - timedelta(7)
        one = str(date.fromisoformat(one) + timedelta(7)) if one <= str(week_of) else one
    if two < one and first.day and second.day and first.tense != "past":
        named = re.search(r"\d", second.words) is not None  # "from Saturday, July 4, to Friday, July 3"
        later = (date.fromisoformat(second.day) + timedelta(7)).isoformat()
        two = later if len(two) == 10 and not named else two
    return f"{one}/{two}" if one < two else ""
