"""Dates as newsrooms write them, to ISO 8601 as schema.org wants it. Nothing is ever guessed.

A value comes out exactly as precise as it went in: a day stays a day, a time without a zone stays without
one. What can be read in two ways (`03/04/2022`) is not read.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january janvier enero januar gennaio janeiro januari",
            "feb february février fevrier febrero februar febbraio fevereiro februari",
            "mar march mars marzo märz março maart",
            "apr april avril abril aprile",
            "may mai mayo maggio maio mei",
            "jun june juin junio juni giugno junho",
            "jul july juillet julio juli luglio julho",
            "aug august août aout agosto augustus",
            "sep sept september septembre septiembre settembre setembro",
            "oct october octobre octubre oktober ottobre outubro",
            "nov november novembre noviembre novembro",
            "dec december décembre decembre diciembre dezember dicembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
"""The months in the languages of the newsrooms around us, and shortened, in small letters without a dot."""

ZONES = {
    "z": 0,
    "utc": 0,
    "gmt": 0,
    "bst": 60,
    "cet": 60,
    "cest": 120,
    "est": -300,
    "edt": -240,
    "cst": -360,
    "cdt": -300,
    "mst": -420,
    "mdt": -360,
    "pst": -480,
    "pdt": -420,
}
"""Minutes east of Greenwich of the zones that a newspaper names by letters."""

_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)"
    r"(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)


def iso(words: str) -> str | None:
    """An ISO 8601 day or point of time, written the one way schema.org documents write it; else None.

    `2022-03-01`, `2022-03-01T09:05`, `2022-03-01 09:05:00Z`, `2022-03-01T09:05:00.000+0200`. Days and
    times that no calendar or clock has are none.
    """
    found = _ISO.fullmatch(words.strip())
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        when = date(int(year), int(month), int(day)).isoformat()
        if hour is None:
            return when
        clock = datetime(1, 1, 1, int(hour), int(minute), min(int(second or 0), 59))
        return f"{when}T{clock:%H:%M:%S}{_offset(zone)}"
    except ValueError:
        return None


def _offset(zone: str | None) -> str:
    """`Z`, `+02`, `+0200`, `+02:00` as `+02:00`; nothing stays nothing. Raises ValueError for `+99:00`."""
    if not zone:
        return ""
    if zone in "Zz":
        return "+00:00"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    if digits == "0000":
        return "+00:00"
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 14 or minutes > 59:
        raise ValueError(f"{zone} is no offset from UTC")
    return f"{zone[0]}{hours:02}:{minutes:02}"


_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ZONE = "|".join(ZONES)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,3})?"
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d)(?::(?P<second>\d\d))?)?\s?(?P<half>[ap]\.?m\.?)?"
    rf"(?:\s?\(?(?P<zone>{_ZONE}|et|ct|mt|pt)\b\)?(?P<shift>[+-]\d\d?(?::?\d\d)?)?"
    rf"|\s?(?P<offset>[+-]\d\d:?\d\d))?"
)
_DAY = (
    rf"{_WEEKDAY}(?:(?P<month>{_MONTH})\.?\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd"
    rf"|th)?,?\s{{1,3}}(?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th"
    rf"|er|\.)?[\s-]{{1,3}}(?:of\s|de\s)?(?P<month2>{_MONTH})\.?,?[\s-]{{1,3}}(?:de\s)?(?P<year2>\d{{4}})"
    r"|(?P<year3>\d{4})[-/.](?P<month3>\d\d)[-/.](?P<day3>\d\d)"
    r"|(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})[/.](?P<year4>\d{4}))(?!\d)"
)
_JOIN = r"(?:\s?[,|•·–—-]?\s?(?:at\s|à\s|um\s|a las\s|alle\s|às\s|@\s?|t)?\s?)"
WRITTEN = re.compile(rf"(?<![\w/-]){_DAY}(?:{_JOIN}{_CLOCK}(?![\w:]))?", re.IGNORECASE)
"""A day as people write it, with the time of day when it follows."""

_FIRST = re.compile(rf"(?<![\w:/-]){_CLOCK}{_JOIN}(?:on\s)?(?={_DAY.replace('?P<', '?P<_')})", re.IGNORECASE)


def written(words: str) -> str | None:
    """The first full date in a line of an article's head, as ISO 8601; None if there is none to be sure of.

    `March 1, 2022 at 9:05 a.m. EST`, `Tue 1 Mar 2022 09.05 GMT`, `2022-03-01 09:05`, `13/03/2022`. A zone
    such as `ET`, which has two offsets, gives the offset that New York had on that day.
    """
    found = WRITTEN.search(words)
    if not found:
        return None
    day = _day(found.groupdict())
    if day is None:
        return None
    clock = found if found["hour"] else None
    if clock is None:
        before = _FIRST.search(words)
        clock = before if before and before.end() == found.start() else None
    time = _time(clock.groupdict(), day) if clock else ""
    return day.isoformat() + time


def _day(part: dict[str, str | None]) -> date | None:
    year = part["year"] or part["year2"] or part["year3"] or part["year4"]
    named = part["month"] or part["month2"]
    day = part["day"] or part["day2"] or part["day3"]
    if named:
        month: int | None = MONTHS[named.lower()]
    elif part["month3"]:
        month = int(part["month3"])
    else:
        month, day = _day_and_month(int(part["a"] or 0), int(part["b"] or 0), part["mark"] or "")
    try:
        return date(int(year or 0), month or 0, int(day or 0))
    except ValueError:
        return None


def _day_and_month(a: int, b: int, mark: str) -> tuple[int | None, str]:
    """Month and day of `a/b`: sure when one is above 12, both are the same, or dots part them."""
    if a == b or (b <= 12 and (a > 12 or mark == ".")):
        return b, str(a)
    if b > 12 >= a:
        return a, str(b)
    return None, ""


def _time(part: dict[str, str | None], day: date) -> str:
    """`T09:05:00-05:00` of a clock's parts; empty when they are no time of day."""
    hour, half = int(part["hour"] or 0), (part["half"] or "").lower()
    if part["minute"] is None and not half:
        return ""
    if half:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    minute, second = int(part["minute"] or 0), int(part["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return ""
    try:
        zone = _offset(part["offset"]) if part["offset"] else _named_zone(part["zone"], part["shift"], day)
    except ValueError:
        zone = ""
    return f"T{hour:02}:{minute:02}:{second:02}{zone}"


def _named_zone(zone: str | None, shift: str | None, day: date) -> str:
    if not zone:
        return ""
    if shift:
        return _offset(shift if len(shift) > 2 else f"{shift[0]}0{shift[1:]}")
    name = zone.lower()
    if name in ZONES:
        minutes = ZONES[name]
    else:
        standard = {"et": -300, "ct": -360, "mt": -420, "pt": -480}[name]
        minutes = standard + (60 if _american_summer(day) else 0)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _american_summer(day: date) -> bool:
    """Whether American clocks are forward: from March's second to November's first Sunday."""
    start = date(day.year, 3, 8) + timedelta(days=(6 - date(day.year, 3, 8).weekday()) % 7)
    end = date(day.year, 11, 1) + timedelta(days=(6 - date(day.year, 11, 1).weekday()) % 7)
    return start <= day < end


def since_1970(seconds: int) -> str | None:
    """The point of time so many seconds after 1970 in UTC; None if that is in no newspaper's time."""
    if not 0 < seconds < 4_102_444_800:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat()
