"""Dates, times and durations as ISO 8601 writes them, and what people write instead."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from publisher.validation.values import spoken

_A = re.ASCII
_DAY = r"(?P<year>[+-]?\d{4,6})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d+))?)?"
_OFFSET = r"(?P<offset>Z|z|[+-]\d\d(?::?\d\d)?)?"
_ISO: Final = re.compile(rf"{_DAY}(?:(?P<mark>[Tt]| +){_CLOCK} ?{_OFFSET})?", _A)
_SHORT: Final = re.compile(
    r"[+-]?\d{4}(?:-(?P<month>\d\d)|-(?P<ordinal>\d{3})|-W(?P<week>\d\d)(?:-[1-7])?)?", _A
)
_TIME: Final = re.compile(rf"T?{_CLOCK}{_OFFSET}", _A)
_BASIC: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})?)?", _A)
_DURATION: Final = re.compile(
    r"\+?P(?=\d|T\d)(?:\d+(?:[.,]\d+)?Y)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?W)?(?:\d+(?:[.,]\d+)?D)?"
    r"(?:T(?=\d)(?:\d+(?:[.,]\d+)?H)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?S)?)?",
    _A,
)
LONGEST: Final = 80
"""No date, time or duration is longer; what is longer is not even looked at."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says of a time: `trouble` is empty when it is ISO 8601, `better` how to write it.

    `trouble` is one of `form`, `impossible`, `offset`, `zone`, `placeholder`; `why` says more.
    """

    trouble: str = ""
    why: str = ""
    better: str | None = None
    safe: bool = False


def is_fine_date(text: str) -> bool:
    """Whether a text is beyond doubt a date or a moment with its offset; others need `read_date`."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    if text[4] != "-" or not "1970" < text[:4] < "2050":
        return False
    if len(text) <= 10:
        return len(text) == 10
    if text[10] != "T" or text[13:14] != ":" or (text[16:17] == ":" and text[19:20] == ":"):
        return False  # Python takes more than ISO 8601 does
    if text[19:20] in ".," and not text[20:21].isdigit() and len(text) > 19:
        return False
    return " " not in text and (text[-1] == "Z" or (text[-6] in "+-" and text[-3] == ":"))


def is_fine_time(text: str) -> bool:
    """Whether a text is a time of day."""
    match = _TIME.fullmatch(text) if len(text) <= LONGEST else None
    return match is not None and len(match["hour"]) == 2 and not _impossible(match)


def is_fine_duration(text: str) -> bool:
    """Whether a text is a duration (`PT1H30M`)."""
    return len(text) <= LONGEST and _DURATION.fullmatch(text) is not None


_NO_TIME: Final = re.compile(r"P(?:0+[YMWD])*(?:T(?:0+(?:\.0+)?[HMS])+)?", _A)


def is_some_time(text: str) -> bool:
    """Whether a text is a duration (`PT1H30M`), and of more than no time."""
    if len(text) > 8 and _MILLISECONDS.fullmatch(text):
        return False
    return is_fine_duration(text) and (text[:4].strip("PT0") != text[3:4] or not _NO_TIME.fullmatch(text))


_MILLISECONDS: Final = re.compile(r"PT(\d{6,9})S", _A)


def of_milliseconds(text: str) -> str | None:
    """A span of so many seconds that milliseconds were counted, with as many thousandths; None for others."""
    match = _MILLISECONDS.fullmatch(text)
    if match is None:
        return None
    minutes, seconds = divmod(round(int(match[1]) / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    return "PT" + "".join(f"{count}{unit}" for count, unit in parts if count)


@lru_cache(maxsize=256)
def read_date(text: str, *, time_fits: bool = False) -> Reading:
    """What a text says where a date or moment belongs; a time of day too where `time_fits`.

    Remembered, for the rules on dates ask one after another for the same text.
    """
    if len(text) > LONGEST:
        return Reading("form", "it is a text")
    if time_fits and is_fine_time(text):
        return Reading()
    if match := _ISO.fullmatch(text):
        return _read_iso(text, match)
    if match := _SHORT.fullmatch(text):
        return _read_short(match)
    if match := _BASIC.fullmatch(text):
        return _read_basic(match)
    if match := _TIME.fullmatch(text):
        return (
            _two_digits(text, match) if time_fits else Reading("form", "it is a time of day without its day")
        )
    bare = text.strip().strip("\"'“”„‘’")
    if bare != text and not read_date(bare, time_fits=time_fits).trouble:
        return Reading("form", "it has blanks or quotes at its edge", bare, True)
    better = _from_habit(bare) or (spoken.clock(bare) if time_fits else None)
    return Reading("form", "it is not written as ISO 8601 writes it", better)


def _two_digits(text: str, match: re.Match[str]) -> Reading:
    """The reading of a time of day that is not fine: an hour that no clock has, or of one digit."""
    if why := _impossible(match):
        return Reading("impossible", why)
    return Reading("form", "the hour has two digits", f"0{text.removeprefix('T')}", True)


def read_time(text: str) -> Reading | None:
    """The reading of a time of day; None for what is written quite otherwise."""
    match = _TIME.fullmatch(text) if len(text) <= LONGEST else None
    if match is None:
        return None
    return Reading() if is_fine_time(text) else _two_digits(text, match)


def _read_iso(text: str, match: re.Match[str]) -> Reading:
    year, month, day = match["year"], match["month"], match["day"]
    if len(year) > 4 and year[0] not in "+-":
        return Reading("form", "a year has four digits")
    if (
        int(year) == 0
        or (int(month) == 0 and int(day) == 0)
        or text.startswith(("0001-01-01", "1970-01-01T00:00:00", "-0001-11-30"))
    ):
        return Reading("placeholder", "it stands for no date at all")
    if why := _no_such_day(int(year), int(month), int(day)) or (match["hour"] and _impossible(match)) or "":
        return Reading("impossible", why, _swapped(text, match))
    better = f"{year}-{month:0>2}-{day:0>2}"
    if match["hour"] is None:
        return Reading() if better == text else Reading("form", "month and day have two digits", better, True)
    clock = (
        match["hour"].zfill(2)
        + text[
            match.end("hour") : match.end(
                "fraction" if match["fraction"] else "second" if match["second"] else "minute"
            )
        ]
    )
    offset = (match["offset"] or "").upper()
    colon = offset if offset in ("", "Z") or ":" in offset else f"{offset[:3]}:{offset[3:] or '00'}"
    better = f"{better}T{clock}{colon}"
    if (
        match["mark"] != "T"
        or text != f"{year}-{month}-{day}T{clock}{match['offset'] or ''}"
        or offset != (match["offset"] or "")
    ):
        return Reading("form", "date and time are joined by T, without spaces", better, True)
    if colon != offset:
        return Reading("offset", "the offset has a colon", better, True)
    if colon == "-00:00":
        return Reading("zone", "-00:00 says that nobody knows the offset", better[:-6] + "Z")
    if not offset:
        return Reading("zone", "nobody knows which hour is meant without an offset")
    return (
        Reading() if better == text else Reading("form", "month, day and hour have two digits", better, True)
    )


def _swapped(text: str, match: re.Match[str]) -> str | None:
    """A date whose day stands where the month belongs, put in order; None for any other."""
    better = f"{match['year']}-{match['day']:0>2}-{match['month']:0>2}{text[match.end('day') :]}"
    return better if int(match["month"]) > 12 >= int(match["day"]) and is_fine_date(better) else None


def _read_short(match: re.Match[str]) -> Reading:
    if match["month"] and not 1 <= int(match["month"]) <= 12:
        return Reading("impossible", f"there is no month {match['month']}")
    if match["ordinal"] and not 1 <= int(match["ordinal"]) <= 366:
        return Reading("impossible", f"no year has a day {match['ordinal']}")
    if match["week"] and not 1 <= int(match["week"]) <= 53:
        return Reading("impossible", f"no year has a week {match['week']}")
    if int(match[0][:4] if match[0][0].isdigit() else match[0][1:5]) == 0:
        return Reading("placeholder", "it stands for no date at all")
    return Reading()


def _read_basic(match: re.Match[str]) -> Reading:
    year, month, day, hour, minute, second, offset = match.groups()
    if why := _no_such_day(int(year), int(month), int(day)):
        return Reading("impossible", why)
    better = f"{year}-{month}-{day}"
    if hour:
        zone = offset if offset in (None, "Z") else f"{offset[:3]}:{offset[3:]}"
        better += f"T{hour}:{minute}:{second or '00'}{zone or ''}"
    return Reading("form", "most readers need the hyphens", better, True)


def _no_such_day(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    try:
        date(year if 1 <= year <= 9999 else 2000 + year % 400, month, day)
    except ValueError:
        return f"there is no day {day} in month {month} of {year}"
    return ""


def _impossible(match: re.Match[str]) -> str:
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if hour > 23 and not (hour == 24 and minute == second == 0):
        return f"there is no hour {hour}"
    if minute > 59 or second > 60 or (second == 60 and minute != 59):
        return f"there is no time {hour}:{minute:02}:{second:02}"
    digits = (match["offset"] or "").replace(":", "")
    if digits[:1] in ("+", "-") and (int(digits[1:3]) > 14 or int(digits[3:] or 0) % 15):
        return f"no clock on Earth is at {match['offset']}"
    return ""


_SLASHED: Final = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?P<rest>,? .*)?", _A)
_SECONDS: Final = re.compile(r"(?:\\?/Date\()?(\d{9,10})(?:\d{3}|\.\d+)?(?:[+-]\d{4})?(?:\)\\?/)?", _A)
"""A count of seconds or milliseconds since 1970, also as .NET writes it: `/Date(1793949300000)/`."""


def _from_habit(text: str) -> str | None:
    """ISO 8601 for a date in another habit, when only one date can be meant; None otherwise."""
    if match := _SLASHED.fullmatch(text):
        first, _, second, year, rest = match.groups()
        if int(first) > 12 or int(second) > 12 or first == second:
            month, day = (second, first) if int(first) > 12 else (first, second)
            return spoken.day(f"{year}-{month}-{day}{rest or ''}")
        return None
    if match := _SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(match[1]), UTC).isoformat().replace("+00:00", "Z")
    return _from_signs(text) or _from_parts(text) or spoken.day(text)


def _from_signs(text: str) -> str | None:
    """ISO 8601 for a date that is it but for a typesetter's dashes, other digits, a zone said twice."""
    plain = unicodedata.normalize("NFKC", text)
    plain = re.sub("[\u2010-\u2015\u2212]", "-", "".join(filter(str.isprintable, plain)))
    plain = "".join(str(unicodedata.digit(char, char)) for char in plain)
    plain = re.sub(r"\[[\w/+-]+\]$", "", plain).strip()
    plain = re.sub(r"(?<=[+-]\d\d:\d\d)Z$", "", plain)
    plain = re.sub(r"(?<=:\d\d) ?(?:UTC|GMT)$", "Z", plain)
    plain = re.sub(r"(?<=T\d\d:\d\d:\d\d)(?=\d\d:\d\d$)", "+", plain)
    plain = re.sub(r"(?<=:\d\d)\.(?=Z$|[+-]\d|$)", "", plain)
    plain = re.sub(r"(?<=-\d\d)(?:[A-Z]{2,5}|[A-Z][a-z]+/[A-Z]\w+)(?=\d\d:\d\d)", "T", plain)
    if plain == text:
        return None
    reading = read_date(plain)
    return reading.better or (plain if reading.trouble in ("", "zone") else None)


_PARTED: Final = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:T|,? (?=\d\d?[:.h]))"
    r"(\d\d?)[:.h-]?(\d\d?)(?:[:.-]{0,2}(\d\d?)(?:[.:](\d{1,9}))?)?,? ?"
    r"(?:(Z)|(?:UTC|GMT)?(?: ?([+-])| (?=\d\d:\d))(\d\d?)(?::?(\d\d)(?::00)?)?)?",
    _A,
)
"""A moment whose parts are all there and in order, parted by other signs, or not filled up with zeros."""


def _from_parts(text: str) -> str | None:
    """ISO 8601 for a moment of a program that puts other signs between its parts; None for any other."""
    match = _PARTED.fullmatch(unquote(html.unescape(text)))
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, zulu, sign, hours, minutes = match.groups()
    better = f"{year}-{month:0>2}-{day:0>2}T{hour:0>2}:{minute:0>2}"
    better += f":{second:0>2}" if second else ""
    better += f".{fraction}" if fraction else ""
    better += zulu or (f"{sign or '+'}{hours:0>2}:{minutes or '00'}" if hours else "")
    return better if read_date(better).trouble in ("", "zone") else None


_COLONS: Final = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):(\d\d)", _A)
_BARE: Final = re.compile(r"p(?P<days>\d+d)?t?(?P<clock>(?:\d+h)?(?:\d+m)?(?:\d+s)?)", _A | re.IGNORECASE)


def better_duration(text: str) -> str | None:
    """ISO 8601 for a span of time in another habit (`1 hour 30 min`, `1:30:00`, `P1H`)."""
    text = text.strip()
    if len(text) > LONGEST:
        return None
    if text[:1] == "-" and is_fine_duration(text[1:]):
        return text[1:]
    if (match := _BARE.fullmatch(text)) and match["clock"]:
        return f"P{match['days'] or ''}T{match['clock']}".upper()
    if match := _COLONS.fullmatch(text):
        hours, minutes, seconds = match.groups()
        if hours is not None:
            return f"PT{f'{int(hours)}H' if int(hours) else ''}{int(minutes)}M{int(seconds)}S"
    if text[:1] == "T" and is_fine_duration(f"P{text}"):
        return f"P{text}"
    if re.fullmatch(r"P(?:\d+D)?T\d+H[0-5]?\d", text, re.ASCII):
        return f"{text}M"
    return spoken.span(text)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or moment to compare: `local` as the clock there shows it, `offset` if it was said."""

    local: datetime
    offset: timedelta | None
    precision: int

    def is_before(self, other: Moment) -> bool:
        """Whether this is certainly earlier: at the coarser precision of the two, with offsets applied."""
        precision = min(self.precision, other.precision)
        if precision < 4:
            return self.local.timetuple()[:precision] < other.local.timetuple()[:precision]
        between = self.local - other.local
        if self.offset is not None and other.offset is not None:
            return between < self.offset - other.offset
        slack = timedelta(0) if self.offset is other.offset else timedelta(hours=14)
        return between < -slack

    def is_same(self, other: Moment) -> bool:
        """Whether this is the other, at the coarser precision of the two, and of a day at least."""
        precision = min(self.precision, other.precision)
        if precision < 4 or (self.offset is None) != (other.offset is None):
            return precision > 2 and self.local.timetuple()[:precision] == other.local.timetuple()[:precision]
        return self.minus(other) == timedelta(0)

    def minus(self, other: Moment) -> timedelta | None:
        """The time between two moments; None if that is not certain."""
        if self.precision < 4 or other.precision < 4 or (self.offset is None) != (other.offset is None):
            return None
        return (self.local - other.local) - ((self.offset or timedelta()) - (other.offset or timedelta()))


_MONTH: Final = re.compile(r"(\d{4})(?:-(\d\d))?", _A)


def moment(text: object) -> Moment | None:
    """A text as a moment to compare; None for what is none, or lies outside the years 1 to 9999."""
    if not isinstance(text, str) or len(text) > LONGEST:
        return None
    try:
        if len(text) < 8 and (short := _MONTH.fullmatch(text)):
            return Moment(datetime(int(short[1]), int(short[2] or 1), 1), None, 2 if short[2] else 1)
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    if len(text) <= 10:
        return Moment(found, None, 3)
    return Moment(found.replace(tzinfo=None), found.utcoffset(), 4)


_PARTS: Final = re.compile(
    r"P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?",
    _A,
)


def duration(text: object) -> timedelta | None:
    """A duration in weeks, days, hours, minutes, seconds; None for others (months have no length)."""
    if not isinstance(text, str) or not is_fine_duration(text) or not (match := _PARTS.fullmatch(text)):
        return None
    weeks, days, hours, minutes, seconds = (float(part or 0) for part in match.groups())
    try:
        return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return None
