"""Rules on numbers that are names: registers with a check digit, telephones, spans written as text, zones."""

# ruff: noqa: SIM905

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final

from publisher.validation import near
from publisher.validation.faults import Fault, Rule, Spot, shown
from publisher.validation.values import hours

_LENGTHS: Final = {
    "gtin": (8, 12, 13, 14),
    "gtin12": (12,),
    "gtin13": (13,),
    "gtin14": (14,),
    "gtin8": (8,),
    "isbn": (10, 13),
    "issn": (8,),
}


def has_check_digit(name: str, text: str) -> bool:
    """Whether a number of a register has its length, and the last digit that it must have."""
    digits = re.sub(r"[\s\u2010-\u2015-]", "", text).upper().removeprefix(name.upper()).lstrip(":")
    if not re.fullmatch(r"\d+X?", digits, re.ASCII) or len(digits) not in _LENGTHS[name]:
        return False
    values = [10 if char == "X" else int(char) for char in digits]
    if len(digits) == 10 or name == "issn":
        return (
            sum(value * weight for value, weight in zip(values, range(len(values), 0, -1), strict=True)) % 11
            == 0
        )
    return sum(value * (3 if at % 2 else 1) for at, value in enumerate(reversed(values))) % 10 == 0


def wrong_check_digit(spot: Spot) -> Iterator[Fault]:
    """A number of a register that cannot be: an ISBN, ISSN or GTIN with a digit wrong, missing or too many.

    Its last digit is made from the others, so that a slip shows. Look it up.
    """
    if isinstance(spot.value, str) and spot.value.strip() and not has_check_digit(spot.term, spot.value):
        yield Fault(
            "warning",
            f"there is no {spot.term.upper()} {shown(spot.value)}",
            spot.term,
            f"{' or '.join(map(str, _LENGTHS[spot.term]))} digits, the last of them right",
            shown(spot.value),
            _with_zero(spot.term, spot.value),
        )


def _with_zero(name: str, text: str) -> str | None:
    """A number that lost the zero in front of it where it was taken for a sum."""
    digits = text.strip()
    short = digits.isdecimal() and len(digits) + 1 in _LENGTHS[name]
    return f"0{digits}" if short and has_check_digit(name, f"0{digits}") else None


_PHONE: Final = re.compile(
    r"(?:tel:)?\+?[\d\s().,/;x–-]*\d[\d\s().,/;x–-]*(?:ext\.? ?\d+)?", re.ASCII | re.IGNORECASE
)
_VANITY: Final = re.compile(r"\+?[\d\s().-]{3,}[A-Z][A-Z\d\s.-]{2,}", re.ASCII)
_NO_PHONE: Final = re.compile(r"(\d)\1{6,}|0?123456789?0?|5550{4}|(?:\d?555)?5551234")


def is_fine_phone(text: str) -> bool:
    """Whether a text is beyond doubt a telephone number."""
    return _SIMPLE.fullmatch(text) is not None


_SIMPLE: Final = re.compile(r"(?!.*(\d)(?:[ ().-]{0,2}\1){6})\+[1-9](?:[ ().-]{0,2}\d){7,14}", re.ASCII)


def malformed_telephone(spot: Spot) -> Iterator[Fault]:
    """A telephone number that nobody can call: words, an address, `3.53E+11`, `000-0000`, too many digits.

    Write it with the country's code: `+353 21 555 1234`.
    """
    value = spot.value.strip() if isinstance(spot.value, str) else ""
    digits = re.sub(r"\D", "", re.split(r"ext|x|;|,|/", value, maxsplit=1, flags=re.IGNORECASE)[0])
    if not value or is_fine_phone(value):
        return
    if not _PHONE.fullmatch(value) and not _VANITY.fullmatch(value):
        why = f"{shown(value)!r} is no telephone number"
    elif len(digits) < 3 or len(digits) > 15:
        why = f"no telephone number has {len(digits)} digits"
    elif _NO_PHONE.search(digits):
        why = f"{shown(value)!r} is nobody's number"
    else:
        return
    yield Fault("warning", why, spot.term, "a number such as +353 21 555 1234", shown(value))


_RANGE: Final = re.compile(r"\s*(\d{1,9})\s*[-–—]\s*(\d{1,9})\s*", re.ASCII)


def is_fine_range(text: str) -> bool:
    """Whether a text is no range, or one whose first number is not the higher."""
    match = _RANGE.fullmatch(text) if len(text) < 30 else None
    return match is None or int(match[1]) <= int(match[2])


def range_backwards(spot: Spot) -> Iterator[Fault]:
    """A range whose end is before its start: ages `18-7`, pages `12-7`."""
    match = _RANGE.fullmatch(spot.value) if isinstance(spot.value, str) and len(spot.value) < 30 else None
    if match and int(match[1]) > int(match[2]):
        better = f"{match[2]}-{match[1]}"
        yield Fault(
            "warning",
            f"{shown(spot.value)} ends before it begins",
            spot.term,
            better,
            shown(spot.value),
            better,
        )


@cache
def _zones() -> frozenset[str]:
    """The names of time zones that this machine knows; none where it has no table of them."""
    import zoneinfo

    return frozenset(zoneinfo.available_timezones())


_ZONE: Final = re.compile(
    r"(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)/[\w+/-]+"
)


def is_fine_zone(text: str) -> bool:
    """Whether a text is a time zone by the names of IANA."""
    known = _zones()
    return text in known if known else text == "UTC" or _ZONE.fullmatch(text) is not None


def unknown_time_zone(spot: Spot) -> Iterator[Fault]:
    """A time zone that IANA's table does not name: `GMT+1`, `Central European Time`, `Europe/Kyv`.

    Write a name of the table, such as `Europe/Dublin`; it knows when clocks are changed.
    """
    if isinstance(spot.value, str) and spot.value.strip() and not is_fine_zone(spot.value):
        yield Fault(
            "warning",
            f"there is no time zone {shown(spot.value)}",
            spot.term,
            "a name such as Europe/Dublin",
            shown(spot.value),
            _zone(spot.value[:80].strip()),
        )


def _zone(text: str) -> str | None:
    """The zone meant: by its town, in this spelling or another, by Windows' name for it, or by its offset."""
    if match := re.fullmatch(r"(?:GMT|UTC) ?([+-])0?(\d{1,2})(?::?00)?", text):
        offset = f"Etc/GMT{'-' if match[1] == '+' else '+'}{match[2]}"  # IANA counts from the other side
        return offset if offset in _zones() else None
    bare = text.replace(" ", "_")
    town = next((name for name in sorted(_zones()) if name.rpartition("/")[2].lower() == bare.lower()), None)
    if town or "/" not in bare:
        return town or _OF_WINDOWS.get(text)
    area = bare.partition("/")[0]
    alike = difflib.get_close_matches(
        bare, [name for name in _zones() if name.startswith(f"{area}/")], 1, 0.8
    )
    return near.nearest(bare, _zones()) or next(iter(alike), None)


_OF_WINDOWS: Final = {
    "AUS Eastern Standard Time": "Australia/Sydney",
    "Central Europe Standard Time": "Europe/Budapest",
    "Central European Standard Time": "Europe/Warsaw",
    "Central Standard Time": "America/Chicago",
    "E. South America Standard Time": "America/Sao_Paulo",
    "Eastern Standard Time": "America/New_York",
    "FLE Standard Time": "Europe/Kyiv",
    "GMT Standard Time": "Europe/London",
    "GTB Standard Time": "Europe/Bucharest",
    "India Standard Time": "Asia/Kolkata",
    "Mountain Standard Time": "America/Denver",
    "Pacific Standard Time": "America/Los_Angeles",
    "Romance Standard Time": "Europe/Paris",
    "Tokyo Standard Time": "Asia/Tokyo",
    "W. Europe Standard Time": "Europe/Berlin",
}
"""What Windows calls zones, summer and winter, by one of the towns in each."""


_NO_LINE: Final = frozenset(
    (
        "unknown|street|street address|your street|your address|street name|address|address line 1"
        "|address1|city|your city|town|locality|state|region"
        "|province|online|undefined undefined|null null|none|not specified|venue|location|see website"
        "|to follow|default|test|string|anytown|any town|select|select a region|select region"
        "|select a country|select country"
        "|select a state|select state|select city|choose a region|please select|-- select --|bitte wählen"
    ).split("|")
)
_NO_STREET: Final = re.compile(
    r"https?://\S+|www\.\S+|[^\s@]+@[^\s@]+\.\w+|\+?\d[\d\s()/-]{6,}|-?\d{1,3}\.\d{2,},\s*-?\d{1,3}\.\d{2,}|\d{1,2}",
    re.ASCII,
)
_TWICE: Final = re.compile(r"(.{6,60}), \1")


_SAMPLE: Final = re.compile(
    r"123 (?:main|fake|any|sample|example|test) (?:st|street|road|ave|avenue)\.?", re.IGNORECASE
)
"""The street of forms and textbooks."""
_GAP: Final = re.compile(r"^[,;]|[,;]\s*,")
"""What is left of the fields that were empty when several were put into one line."""


_THERE_TWICE: Final = "is there twice"
_GAPS: Final = "has nothing between its commas"
_MOST_TOLD: Final = 400


def is_without_gaps(text: str) -> bool:
    """Whether a whole address in one text has something before each of its commas."""
    return ",," not in text.replace(" ", "") and text[:1] not in ",; "


def is_fine_line(text: str) -> bool:
    """Whether a text is beyond doubt a line of an address: neither a form's own word nor of another kind."""
    return (
        (text[:1].isalpha() or text[-1:].isalpha())
        and "@" not in text
        and ":" not in text
        and "," not in text
        and text[:4] != "123 "
        and text.lower() not in _NO_LINE
    )


def unfilled_address(spot: Spot) -> Iterator[Fault]:
    """A line of an address that nobody filled in, or that is another kind: `City`, a web address, a number.

    Write the street, the town or the region, or leave it out. `, , 46010, ES` was put together from fields
    that were empty.
    """
    value = spot.value.strip() if isinstance(spot.value, str) else ""
    if value.lower() in _NO_LINE:
        why = "was never filled in"
    elif _NO_STREET.fullmatch(value) and (spot.term != "streetAddress" or not value.isdigit()):
        why = "is no line of an address"
    elif _SAMPLE.fullmatch(value):
        why = "is the street of samples"
    elif _TWICE.fullmatch(value):
        why = _THERE_TWICE
    elif _GAP.search(value):
        why = _GAPS
    else:
        return
    told = ", ".join(dict.fromkeys(part for part in map(str.strip, re.split("[,;]", value)) if part))
    better = told if why in (_THERE_TWICE, _GAPS) and len(value) < _MOST_TOLD else None
    yield Fault(
        "info" if _SAMPLE.fullmatch(value) else "warning",
        f"{shown(spot.value)!r} {why}",
        spot.term,
        "a line of an address",
        shown(spot.value),
        better or None,
    )


_DAYS: Final = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)"
_HOUR: Final = r"(?:[01]?\d|2[0-4]):[0-5]\d"
is_fine_opening: Final[Callable[[str], Any]] = re.compile(
    rf"{_DAYS}(?:[-,]\s?{_DAYS})*(?:\s{_HOUR}-{_HOUR}(?:,\s?{_HOUR}-{_HOUR})*)?"
    rf"|{_HOUR}-{_HOUR}|24/7"
).fullmatch
"""Whether a text tells days and hours as schema.org does."""


def malformed_opening_hours(spot: Spot) -> Iterator[Fault]:
    """Opening hours that are not written as schema.org writes them: `Mo-Fr 10-17`, `Monday 9am`.

    Write days with two letters, then hours of 24 with their minutes: `Mo-Fr 10:00-17:00`, one text for each
    span of days. What needs more words is an `OpeningHoursSpecification`.
    """
    if isinstance(spot.value, str) and spot.value.strip() and not is_fine_opening(spot.value.strip()):
        yield Fault(
            "warning",
            f"{shown(spot.value)!r} are no opening hours",
            spot.term,
            "days and hours, such as Mo-Fr 10:00-17:00",
            shown(spot.value),
            hours.opening(spot.value[:80]),
        )


is_fine_size: Final[Callable[[str], Any]] = re.compile(r"\s*[<>~≈]?\s*\d").match
"""Whether a text begins with a number, as sizes and rates of files do."""

RULES: Final[tuple[Rule, ...]] = (
    wrong_check_digit,
    malformed_telephone,
    unfilled_address,
    range_backwards,
    unknown_time_zone,
    malformed_opening_hours,
)
