"""Rules on dates, times and durations that are not what ISO 8601 says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from publisher import vocabulary
from publisher.jsonld import types as written_types
from publisher.model import Severity
from publisher.validation.faults import Fault, Fix, Rule, Spot, shown
from publisher.validation.values import spoken, times


def date_not_iso(spot: Spot) -> Iterator[Fault]:
    """A date, time or moment that is not written as ISO 8601 writes it.

    Consumers read `2022-03-01` and `2022-03-01T10:00:00+01:00` and nothing else: `03/01/2022` is two
    different days, prose and mail dates are dropped. Write year, month and day with hyphens, join the time of
    day with `T`, and end it with its offset from UTC.
    """
    reading = _reading(spot)
    if reading.trouble == "form":
        yield _date_fault(spot, "error", f"{shown(spot.value)!r} is no ISO 8601 date: {reading.why}", reading)


def impossible_date(spot: Spot) -> Iterator[Fault]:
    """A day, an hour or an offset that no calendar or clock has.

    30 February, hour 25 and the offset +25:00 come from arithmetic on text; look where the date is made.
    """
    reading = _reading(spot)
    if reading.trouble == "impossible":
        yield _date_fault(spot, "error", f"{shown(spot.value)!r} cannot be: {reading.why}", reading)


def placeholder_date(spot: Spot) -> Iterator[Fault]:
    """A date that a system writes when it has none, such as `0000-00-00`, `0001-01-01` or the start of 1970.

    Leave the property out instead: a missing date is honest, a wrong one is sorted and shown.
    """
    reading, text = _reading(spot), str(spot.value)
    if reading.trouble == "placeholder":
        severity: Severity = "warning" if text.startswith("1970") else "error"
        yield Fault(severity, f"{shown(spot.value)!r} stands for no date at all", spot.term)
    elif spot.term in _RECENT and not reading.trouble and (text.startswith(_BEGINNINGS) or _is_epoch(text)):
        yield Fault("warning", f"{shown(spot.value)!r} stands for no date at all", spot.term)


_RECENT: Final = frozenset(
    {
        "datePublished",
        "dateModified",
        "dateCreated",
        "uploadDate",
        "startDate",
        "endDate",
        "doorTime",
        "datePosted",
    }
    | {"validFrom", "previousStartDate", "coverageStartTime", "coverageEndTime", "expires", "sdDatePublished"}
)
"""Dates of what is news: not those of lives and firms."""

_BEGINNINGS: Final = (
    "1970-01-01",
    "1900-01-01T00:00",
    "1899-12-3",
    "1601-01-01",
    "1753-01-01",
    "1904-01-01T00:00",
)
"""Where the calendars of systems begin."""


def _is_epoch(text: str) -> bool:
    """Whether a moment is the start of 1970 as clocks elsewhere showed it."""
    if not text.startswith(("1969-12-31T", "1970-01-01T")):
        return False
    moment, epoch = times.moment(text), times.moment("1970-01-01T00:00:00Z")
    return moment is not None and epoch is not None and moment.is_same(epoch)


_ENDS: Final = frozenset(
    {
        "endDate",
        "expires",
        "coverageEndTime",
        "validThrough",
        "validUntil",
        "priceValidUntil",
        "availabilityEnds",
    }
)
"""Dates that say for ever with a year that nobody will see."""


def improbable_date(spot: Spot) -> Iterator[Fault]:
    """A year that is hardly meant: news from before there was print, or from after 2100.

    A digit slipped, a year of two digits was filled up with zeros, or it is a year of the Buddhist era; the
    year 53005 comes from milliseconds that were multiplied twice. Nothing has yet appeared in 2050 or later.
    News are of a day, not of a month.
    """
    text = str(spot.value)
    found = re.match(r"\+?(\d{4,6})(?:-|$)", text, re.ASCII)
    if not found:
        return
    year, clocked = int(found[1]), len(text) > 10
    news = any(vocabulary.is_subtype(kind, "Article") for kind in written_types(spot.node))
    late = year >= (2050 if spot.term in _PAST else 2100) and spot.term not in _ENDS
    kinds = written_types(spot.node)
    if (
        len(text) < 10
        and year > 1999
        and spot.term in ("datePublished", "dateModified")
        and "NewsArticle" in kinds
    ):
        yield Fault("warning", f"{shown(text)!r} is no day", spot.term, "the day, and the time", shown(text))
        return
    early = spot.term in _RECENT and ((year < 1600 and news) or (year < 1000 and clocked))
    if late or early:
        better = _of_buddhist_era(text, year)
        said = shown(text)
        severity: Severity = "error" if year > 9999 else "warning"
        yield Fault(severity, f"{said!r} is hardly meant", spot.term, "a likely year", said, better)


_PAST: Final = frozenset({"datePublished", "dateModified", "dateCreated", "uploadDate", "sdDatePublished"})
"""Dates of what has been done."""


def _of_buddhist_era(text: str, year: int) -> str | None:
    """A date of the Buddhist era, which Thai systems write, in the common one; None for any other."""
    better = f"{year - 543}{text[4:]}"
    return better if 2533 < year < 2593 and times.is_fine_date(better) else None


def offset_without_colon(spot: Spot) -> Iterator[Fault]:
    """An offset written `+0100`, which ISO 8601 does not mix with hyphens and colons: `+01:00`.

    Many readers take it all the same, and some drop the date.
    """
    reading = _reading(spot)
    if reading.trouble == "offset":
        yield _date_fault(spot, "warning", f"{shown(spot.value)!r}: {reading.why}", reading)


def no_timezone(spot: Spot) -> Iterator[Fault]:
    """A time of day without its offset from UTC.

    Readers take it for their own time, UTC or the publisher's, and are hours apart. End it with `Z` or with
    an offset such as `+01:00`.
    """
    reading = _reading(spot)
    if reading.trouble == "zone":
        yield _date_fault(spot, "warning", f"{shown(spot.value)!r}: {reading.why}", reading)


def _reading(spot: Spot) -> times.Reading:
    if not isinstance(spot.value, str):
        better = times.read_date(str(spot.value)).better if isinstance(spot.value, int) else None
        return times.Reading("form", "it is a number", better)
    data = spot.slot.data if spot.slot else frozenset()
    if data == {"Time"}:
        return _time_reading(spot.value)
    reading = times.read_date(spot.value, time_fits="Time" in data)
    if reading.trouble == "form" and "/" in spot.value:
        return _one_end(reading, spot.value, last=spot.term in _ENDS)
    return reading


def _one_end(reading: times.Reading, text: str, *, last: bool) -> times.Reading:
    """The reading of a span of two days where one belongs: better is its start, or its end."""
    ends = text.split("/")
    if len(ends) == 2 and len(text) <= times.LONGEST and all(map(times.is_fine_date, ends)):
        return replace(reading, better=ends[last])
    return reading


def _time_reading(text: str) -> times.Reading:
    if (reading := times.read_time(text)) is not None:
        return reading
    if not times.read_date(text).trouble:
        return times.Reading()
    better = spoken.clock(text) if len(text) <= times.LONGEST else None
    if re.fullmatch(r"T?\d{1,2}:\d\d(:\d\d)?.*", text, re.ASCII) and not better:
        return times.Reading("impossible", "no clock shows it")
    return times.Reading("form", "it is not written as ISO 8601 writes a time of day", better)


def _date_fault(spot: Spot, severity: Severity, message: str, reading: times.Reading) -> Fault:
    fix = Fix("replace", reading.better) if reading.safe and reading.better else None
    expected = "an ISO 8601 date, such as 2022-03-01 or 2022-03-01T10:00:00+01:00"
    return Fault(severity, message, spot.term, expected, shown(spot.value), reading.better, fix)


def duration_not_iso(spot: Spot) -> Iterator[Fault]:
    """A span of time that is not written as ISO 8601 writes it: `PT1H30M`, `P3D`.

    The `T` before hours, minutes and seconds may not be left out: `P1M` is a month.
    """
    if isinstance(spot.value, str) and times.is_fine_duration(spot.value):
        return
    better = _of_a_player(spot)
    if better is None and isinstance(spot.value, str):
        better = times.better_duration(spot.value)
    expected = "an ISO 8601 duration, such as PT1H30M"
    yield Fault(
        "error",
        f"{shown(spot.value)!r} is no ISO 8601 duration",
        spot.term,
        expected,
        shown(spot.value),
        better,
    )


def _of_a_player(spot: Spot) -> str | None:
    """The length of a film or a sound as players show it (`3:45`), or without its unit (`PT2292`)."""
    played = any(vocabulary.is_subtype(kind, *_PLAYED) for kind in written_types(spot.node))
    if not played or not isinstance(spot.value, str):
        return None
    if re.fullmatch(r"PT\d{4,5}", spot.value, re.ASCII):
        return f"{spot.value}S"
    match = re.fullmatch(r"(\d{1,3}):([0-5]\d)", spot.value, re.ASCII)
    return f"PT{int(match[1])}M{int(match[2])}S" if match else None


_PLAYED: Final = ("MediaObject", "Clip", "MusicRecording", "Episode")


def frequency_in_words(spot: Spot) -> Iterator[Fault]:
    """How often something happens again, in a text that no program reckons with: `weekly`, `every Friday`.

    Write a span of time, such as `P1W`; on which days it is, `byDay` says.
    """
    if isinstance(spot.value, str) and spot.value.strip() and not times.is_fine_duration(spot.value.strip()):
        yield Fault(
            "warning",
            f"{shown(spot.value)!r} is no span of time",
            spot.term,
            "an ISO 8601 duration, such as P1W",
            shown(spot.value),
            spoken.frequency(spot.value[: times.LONGEST]),
        )


def no_time_at_all(spot: Spot) -> Iterator[Fault]:
    """A film, a sound or a reading that takes no time: `PT0S`.

    A system wrote zero for what it does not know; leave it out.
    """
    film = any(vocabulary.is_subtype(kind, *_FILMS) for kind in written_types(spot.node))
    counted = times.of_milliseconds(spot.value)
    played = (film and spot.term == "duration") or spot.term == "timeRequired"
    if played and counted is None and times.is_fine_duration(spot.value):
        yield Fault("warning", f"{spot.term} is {spot.value}", spot.term, "a span of time", spot.value)


def milliseconds_for_seconds(spot: Spot) -> Iterator[Fault]:
    """A film or a sound that takes days: `PT125000S`, for its length was told in milliseconds.

    Players and search engines show it. Write seconds, or minutes and seconds: `PT2M5S`.
    """
    better = times.of_milliseconds(spot.value)
    if better and any(vocabulary.is_subtype(kind, *_FILMS) for kind in written_types(spot.node)):
        yield Fault("warning", f"{spot.value} are days", spot.term, "a span of time", spot.value, better)


_FILMS: Final = ("MediaObject", "Clip", "Episode", "Movie", "MusicRecording")


DATE_RULES: Final[tuple[Rule, ...]] = (
    date_not_iso,
    impossible_date,
    placeholder_date,
    offset_without_colon,
    improbable_date,
    no_timezone,
)
"""Of these the first that finds something speaks for all."""

RULES: Final[tuple[Rule, ...]] = (
    *DATE_RULES,
    duration_not_iso,
    no_time_at_all,
    milliseconds_for_seconds,
    frequency_in_words,
)
