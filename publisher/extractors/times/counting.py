"""Times that are counted: from today, from the day told last, and how long something lasts."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import TypeAlias

from publisher.extractors import lexicon
from publisher.extractors.times.grammar import Piece
from publisher.extractors.times.time import Kind, bounds

_NUMBERS = {word: int(number) for word, number in lexicon.words("numbers").items()}
UNITS = lexicon.words("units of time")
PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "lunchtime": "MI",
    "midday": "MI",
    "dawn": "MO",
    "dusk": "EV",
}

_OF_SOMETHING = re.compile(
    r" (?:the|an?|this|that|these|those|h[ei]s?|she|her|it|its|they|their|we|our|two|three|\w+ing|[A-Z]\w+)\b"
)
"""What stands behind "the day after" where it is counted from what is told there."""

Made: TypeAlias = "tuple[Kind, str] | None"


def counted(word: str) -> float | None:
    """The number a word or its digits say; None if they say none."""
    word = word.lower().strip()
    if word.startswith("half"):
        return 0.5
    if word == "a couple of":
        return 2
    if word.replace(".", "", 1).isdigit():
        return float(word)
    tens, _, ones = word.partition("-")
    if ones and tens in _NUMBERS and ones in _NUMBERS:
        return _NUMBERS[tens] + _NUMBERS[ones]
    return _NUMBERS.get(word)


def of_part(words: str) -> str:
    """The part of a day that "the evening of" names, as its value has it; empty where none is named."""
    found = re.search(r"(morning|afternoon|evening|night|hours)$", words)
    return f"T{PARTS.get(found[1], 'NI')}" if found is not None else ""


def of_these(days: list[date], around: str, today: date) -> date | None:
    """The day that the tense asks for: the last one up to today, the next one, or the nearest."""
    if around == "past":
        return max((d for d in days if d <= today), default=None)
    if around in {"future", "ahead"}:
        return min((d for d in days if d >= today), default=None)
    return min(days, key=lambda d: abs((d - today).days), default=None)


def week(day: date) -> str:
    """The ISO week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def shift(day: date, number: float, unit: str) -> str:
    """A day so many units on, as exact as the unit is."""
    if unit == "fortnight":
        return shift(day, 2 * number, "week")
    letter = UNITS[unit]
    n = int(number)
    if unit in {"second", "minute", "min", "hour"}:
        return day.isoformat()
    if letter == "D":
        return (day + timedelta(n)).isoformat()
    if letter == "W":
        return week(day + timedelta(weeks=n))
    if letter == "M":
        month = day.month - 1 + n
        return f"{day.year + month // 12}-{month % 12 + 1:02}"
    if letter == "Y":
        return str(day.year + n)
    if letter == "DE":
        return str(day.year + 10 * n) if n else f"{day.year // 10}X"
    return ""


def deictic(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    """Seen from the day of publication: "tomorrow", "last night"."""
    if today is None:
        return "date", ""
    if p["px"]:
        return "date", f"{today}T{'NI' if p['small'] else PARTS[p['px']]}"
    words = p["x"]
    shift = {
        "the day before yesterday": -2,
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "the day after tomorrow": 2,
    }.get(words, 0)
    part = p["p"] or ("night" if words in {"tonight", "last night", "overnight"} else "")
    if words == "overnight":
        return "date", f"{today - timedelta(around == 'past')}TNI"
    return "date", (today + timedelta(shift)).isoformat() + (f"T{PARTS[part]}" if part else "")


def of_a_day(p: Piece) -> bool:
    """Whether an expression counts from a day told before, no month: "the same day", "that evening"."""
    units = {p["u"], p["u2"], p["u3"], p["u4"], p["u5"]} if p.rule == "narrative" else set()
    return not units.isdisjoint({"day", *PARTS})


def narrative(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    """Counted from the last date the text gave."""
    span = bounds(anchor)
    base = span[0] if span else today
    if base is None:
        return "date", ""
    try:
        if p["n"]:
            made = _so_much_on(p, base, around, anchor)
            return made if today is None or base > today else _not_to_come(made, around, today)
        words = p["x"]
        unit = p["u2"] or p["u3"] or p["u4"] or p["u5"]
        if p["u4"] and around == "future" and today is not None:
            return "date", f"{today + timedelta(1)}T{PARTS[unit]}"
        if unit:
            if unit in PARTS:
                return "date", f"{_by_now(base, around, today)}T{PARTS[unit]}"
            return "date", shift(base, 0, "day" if unit == "date" else unit)
        if p["side"] and _OF_SOMETHING.match(p.match.string, p.end):  # "the day after a 5-0 defeat"
            return "date", ""
        step = -1 if p["side"] == "before" or "previous" in words else 1
        unit = p["u"] or p["u6"]
        if unit == "weekend":
            return "date", week(base + timedelta(7 * step)) + "-WE"
        if unit in PARTS:
            return "date", f"{base + timedelta(step)}T{PARTS[unit]}"
        return "date", shift(base, step, unit)
    except (OverflowError, ValueError):
        return None


def _not_to_come(made: Made, around: str, today: date) -> Made:
    """ "It was hit on 7 January. A year later ...": no day to come, so that of another year was meant."""
    span = bounds(made[1]) if made is not None and around == "past" else None
    return ("date", "") if span is not None and span[0] > today else made


def _so_much_on(p: Piece, base: date, around: str, anchor: str) -> Made:
    """ "Two hours later", "a week earlier": counted from what was told last."""
    number, unit = counted(p["n"]), p["u"]
    if number is None:
        return None
    if unit in {"minute", "min", "hour"} and re.match(r"T\d\d:\d\d", anchor):
        return "date", _on_the_clock(anchor, number + 0.5 * bool(p["half"]), p)
    if unit in {"second", "minute", "min", "hour"} and around == "future":
        return "duration", f"PT{int(number)}{UNITS[unit]}"
    if "-W" in anchor and unit == "day" and number % 7 == 0:  # "in the week of 21 April and seven days later"
        number, unit = number / 7, "week"
    exact = unit == "week" and len(anchor) >= 10
    moved = (number if p["dir"] != "earlier" else -number) * (7 if exact else 1)
    return "date", shift(base, moved, "day" if exact else unit)


def _by_now(base: date, around: str, today: date | None) -> date:
    """ "He was taken to prison in the afternoon": on no day to come, whatever day was told last."""
    return today if today is not None and around == "past" and base > today else base


def _on_the_clock(clock: str, number: float, p: Piece) -> str:
    """A time of day so many hours or minutes on: "the fireworks start an hour later"."""
    minutes = int(number * (60 if p["u"] == "hour" else 1)) * (-1 if p["dir"] == "earlier" else 1)
    told = int(clock[1:3]) * 60 + int(clock[4:6]) + minutes
    return (
        f"T{told // 60:02}:{told % 60:02}{clock[6:].split('/', maxsplit=1)[0]}" if 0 <= told < 24 * 60 else ""
    )


def distance(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    """So long ago, or from now, or from a day told: "three weeks from Saturday"."""
    if today is None:
        return "date", ""
    if p["from"]:
        return _from_day(p, today)
    if p["since"]:
        return "date", str(_back(today, today.year - int(p["since"]), "year"))
    if p["that"]:
        return "date", str(_back(today, 1, p["u"]))
    number = counted(p["n"] or p["n3"])
    if number is None:
        return None
    try:
        if p["to"]:
            return "date", _anniversary(p, int(number), around, today)
        return "date", shift(today, -number if p["ago"] else number, p["u"] or p["u3"])
    except (OverflowError, ValueError):
        return "date", ""


def _anniversary(p: Piece, number: int, around: str, today: date) -> str:
    """ "A year ago today", "ten years ago this month", "30 years ago on Monday"."""
    if p["of"]:
        near = shift(today, {"last": -1, "this": 0, "next": 1}[p["rel"]], p["of"])
        first = date.fromisoformat(near + "-01") if p["of"] == "month" else _monday(near)
    elif p["w"]:
        wanted = next(n for n, name in enumerate(_WEEKDAYS) if name.startswith(p["w"].rstrip(".")[:3]))
        ahead, back = (wanted - today.weekday()) % 7, (today.weekday() - wanted) % 7
        first = today - timedelta(back) if around == "past" else today + timedelta(ahead)
    else:
        first = today + timedelta(p["to"] == "tomorrow")
    then = _back(first, number, p["u"])
    return then.isoformat()[:7] if p["of"] == "month" else week(then) if p["of"] else then.isoformat()


_WEEKDAYS = tuple(name.lower() for name in calendar.day_name)


def _monday(value: str) -> date:
    """The first day of a week, `2024-W10`."""
    return date.fromisocalendar(int(value[:4]), int(value[6:]), 1)


def _back(day: date, number: int, unit: str) -> date:
    """A day so many days, weeks, months or years before another; the last of a month that is too short."""
    if unit in {"day", "week", "fortnight"}:
        return day - timedelta(number * {"day": 1, "week": 7, "fortnight": 14}[unit])
    months = day.year * 12 + day.month - 1 - number * {"month": 1, "decade": 120}.get(unit, 12)
    last = calendar.monthrange(months // 12, months % 12 + 1)[1]
    return date(months // 12, months % 12 + 1, min(day.day, last))


def _from_day(p: Piece, today: date) -> Made:
    """So long from today, tomorrow or the next such weekday: to the day, but for months."""
    number = counted(p["n4"])
    if number is None:
        return None
    first = today + timedelta(p["from"] == "tomorrow")
    if wanted := p["w"]:
        ahead = next(n for n in range(7) if f"{today + timedelta(n):%A}".lower().startswith(wanted[:3]))
        first = today + timedelta(ahead)
    if p["u4"] == "month":
        return "date", shift(first, number, "month")
    weeks = {"day": 1, "week": 7, "fortnight": 14}
    return "date", str(first + timedelta(int(number) * weeks[p["u4"]]))


def relative(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    """Last, this or next week, month, year."""
    if today is None:
        return "date", ""
    step = {
        "before last": -2,
        "after next": 2,
        "last": -1,
        "next": 1,
        "this": 0,
        "the": 0,
        "end": 0,
        "start": 0,
        "beginning": 0,
        "middle": 0,
    }.get(p["rel"])
    if step is None:
        return "duration", {
            "week": "P1W",
            "month": "P1M",
            "year": "P1Y",
            "decade": "P10Y",
            "weekend": "P2D",
        }.get(p["u"], "")
    if p["edge"]:
        return "date", _edge(today, step, p)
    if p["u"] == "weekend":
        now = step < 0 and today.weekday() >= 5  # on a Sunday last weekend is today
        return "date", week(today + timedelta(weeks=step + now)) + "-WE"
    if p["u"] == "quarter":
        quarter = (today.month + 2) // 3 - 1 + step
        return "date", f"{today.year + quarter // 4}-Q{quarter % 4 + 1}"
    if p["u"] in {"century", "decade"}:
        return "date", ""
    return "date", shift(today, step, p["u"])


def _edge(today: date, step: int, p: Piece) -> str:
    """ "The last day of this month"."""
    first = date.fromisoformat(f"{shift(today, step, p['u'])}-01-01"[:10])
    if p["edge"] == "first":
        return first.isoformat()
    return (date.fromisoformat(f"{shift(first, 1, p['u'])}-01-01"[:10]) - timedelta(1)).isoformat()


def weekend(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    """The weekend before publication, or the one after."""
    if today is None:
        return "date", ""
    back = around == "past" and today.weekday() < 5
    return "date", week(today - timedelta(weeks=back)) + "-WE"


def decade(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    """The nineties."""
    return "date", p["y"][:3] + "X"


def duration(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    """How long something lasts; "in three weeks" of the future is a day."""
    number = counted(p["n"] or p["hyph"])
    if p["old"] or number is None:
        return None
    unit = p["u"]
    if unit == "fortnight":
        number, unit = 2 * number, "week"
    letter = UNITS[unit]
    if p["n2"]:
        smaller_number = counted(p["n2"])
        if smaller_number is None:
            return None
        lead = "PT" if unit in {"hour", "minute"} else "P"
        return "duration", f"{lead}{int(number)}{letter}{int(smaller_number)}{UNITS[p['u2']]}"
    if (
        around == "future"
        and letter in {"D", "W", "M", "Y"}
        and p["n"]
        and today is not None
        and p.led("in ")
        and not p.led(("within ", "time in ", "times in "))  # "for the first time in seven weeks"
    ):
        return "date", shift(today, number, unit)
    if letter in {"DE", "CE"}:
        return "duration", f"P{int(number * (10 if letter == 'DE' else 100))}Y"
    clock = unit in {"second", "minute", "min", "hour"}
    if "and a half" in p.match[0].lower():
        number += 0.5
    if number != int(number):
        smaller = {
            "H": (60, "M"),
            "D": (12 * 2, "H"),
            "Y": (12, "M"),
            "M": (30, "D") if not clock else (60, "S"),
        }.get(letter)
        if smaller is None:
            return None
        many, letter = smaller
        return "duration", (
            "PT" if (letter in {"H", "M", "S"} and clock) or letter == "H" else "P"
        ) + f"{int(number * many)}{letter}"
    return "duration", ("PT" if clock else "P") + f"{int(number)}{letter}"
