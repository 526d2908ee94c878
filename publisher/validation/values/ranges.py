"""Rules on texts that tell spans, ages, numbers of episodes and where something was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from publisher.validation.faults import Fault, Rule, Spot, shown
from publisher.validation.values import spoken, times
from publisher.validation.values.memory import remembered

_AGES: Final = re.compile(r"\d{1,3}(?:\+|\s?[-–—]\s?(?:\d{1,3})?)?", re.ASCII)
_FROM: Final = re.compile(
    r"(?:ages?|aged|ab|from|à partir de|dès|a partir de|da|dai|desde|vanaf|od|från|fra|від|от|for)?"
    r"\s*(\d{1,2})\s*"
    r"(?:\+|(?:years?|yrs?|jahren?|jahre|ans|años|anni|anos|jaar|år|let|lat|років|лет)?\s*"
    r"(?:and (?:over|older|up|above)|or (?:over|older)|plus|up|older|over|et plus|y más|in su|e mais|\+)?)",
    re.IGNORECASE,
)


@remembered
def is_fine_age_range(text: str) -> bool:
    """Whether a text is an age, or a span of ages from the lower one, with or without an end."""
    match = _AGES.fullmatch(text)
    ends = [int(end) for end in re.findall(r"\d+", text)] if match else []
    return match is not None and ends == sorted(ends)


def age_range_in_words(spot: Spot) -> Iterator[Fault]:
    """Ages that are not told as a span: `all ages`, `from 12 years`.

    Write `7-9`, or `11-` where there is no end. What is for everybody needs no ages.
    """
    value = spot.value.strip() if isinstance(spot.value, str) else ""
    if not value or _AGES.fullmatch(value):
        return
    match = _FROM.fullmatch(value[:60])
    yield Fault(
        "warning",
        f"{shown(value)!r} is no span of ages",
        spot.term,
        "a span, such as 7-9 or 11-",
        shown(value),
        f"{match[1]}-" if match else None,
    )


_SPAN: Final = re.compile(
    r"(.*\d.*?)\s*(?:\s[-–—]\s|[–—]|\s(?:to|until|till|bis|al?|au|à|до|do|t/m|tot)\s)\s*(.*\d.*)"
)
_POINT: Final = re.compile(r"[+-]?\d{4,6}(?:-\d\d(?:-\d\d)?)?(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?", re.ASCII)
_YEARS: Final = re.compile(r"(\d{4})-(\d{4})", re.ASCII)


def is_fine_coverage(text: str) -> bool:
    """Whether a text is beyond doubt a time, or from when to when by ISO 8601, or has no year in it."""
    start, mark, end = text.partition("/")
    if not mark:
        return times.is_fine_date(text) or not any(map(str.isdigit, text)) or text[:4] == "http"
    return all(one == ".." or times.is_fine_date(one) for one in (start, end))


def coverage_not_iso(spot: Spot) -> Iterator[Fault]:
    """A span of time with another sign than a slash between its ends, or with a month that there is not.

    `2024-05/2024-06`, `2024-05-01/..`: by ISO 8601 a slash parts the ends, and two points stand for an open
    one. A period may also be told by its name (`Bronze Age`, `1990s`).
    """
    value = spot.value.strip() if isinstance(spot.value, str) else ""
    if is_fine_coverage(value) or len(value) > times.LONGEST:
        return
    points = value.split("/")
    if len(points) == 2 and all(one == ".." or _POINT.fullmatch(one) for one in points):
        if all(one == ".." or times.read_date(one).trouble in ("", "zone") for one in points):
            return
        better = None
    else:
        better = _from_to(value)
        if better is None:
            return
    yield Fault(
        "warning",
        f"{shown(value)!r} is no span of time",
        spot.term,
        "a span by ISO 8601, such as 2024-05/2024-06",
        shown(value),
        better,
    )


def _from_to(value: str) -> str | None:
    """A span by ISO 8601 whose ends are told otherwise."""
    match = _YEARS.fullmatch(value) or _SPAN.fullmatch(value)
    ends = [_point(end.strip()) for end in match.groups()] if match else []
    return f"{ends[0]}/{ends[1]}" if len(ends) == 2 and all(ends) else None


def _point(text: str) -> str | None:
    if _POINT.fullmatch(text):
        return text if times.read_date(text).trouble in ("", "zone") else None
    return spoken.day(text) or _month(text)


def _month(text: str) -> str | None:
    """A month with its year, by its name in any language."""
    from publisher.gazetteer import tongues

    match = re.fullmatch(r"([^\W\d_]{3,12})\.?,? (\d{4})", text)
    month = tongues.month(match[1]) if match else None
    return f"{match[2]}-{month:02}" if match and month else None


@remembered
def is_fine_dateline(text: str) -> bool:
    """Whether a text is beyond doubt where, and perhaps when, something was written."""
    return len(text) <= _LONGEST_LINE and text[:4].isalpha()


_LONGEST_LINE: Final = 80


def no_dateline(spot: Spot) -> Iterator[Fault]:
    """A `dateline` that is a date alone, or the whole first paragraph.

    It is the place from which a paper reports, as it stands before the text: `KYIV, March 3`. The day an
    article appeared is its `datePublished`.
    """
    value = spot.value.strip() if isinstance(spot.value, str) else ""
    if not value:
        return
    dated = times.read_date(value).trouble in ("", "zone", "offset") or re.fullmatch(r"[\d\s/.:TZ+-]+", value)
    if dated or len(value) > _LONGEST_LINE:
        yield Fault(
            "warning",
            f"{shown(value)!r} is {'a date' if dated else 'a paragraph'}",
            spot.term,
            "the place, such as KYIV",
            shown(value),
        )


def is_fine_number(text: str) -> bool:
    """Whether a text is the number of an episode or a season, perhaps with a letter behind it."""
    return text.isdigit() or _NUMBER.fullmatch(text) is not None or not any(map(str.isdigit, text))


_NUMBER: Final = re.compile(r"\d{1,5}(?:[.-]\d{1,3})?[a-z]?", re.ASCII | re.IGNORECASE)
_TOLD: Final = re.compile(
    r"(?:(?:episode|ep|e|folge|épisode|episodio|episódio|odcinek|avsnitt|afsnit|aflevering|season|s|staffel|saison"
    r"|temporada|stagione|sezon|säsong|part|teil|no|nr|n[°ºo])\.?\s*|#\s*)0*(\d{1,5})",
    re.IGNORECASE,
)
_BOTH: Final = re.compile(r"s(\d{1,3})\s?[ex](\d{1,4})", re.IGNORECASE)


def number_in_a_label(spot: Spot) -> Iterator[Fault]:
    """The number of an episode or a season with words or signs before it: `Episode 12`, `#12`, `S03E12`.

    Programs sort by it. Write the number alone.
    """
    value = spot.value.strip() if isinstance(spot.value, str) else ""
    if is_fine_number(value):
        return
    match, both = _TOLD.fullmatch(value[:60]), _BOTH.fullmatch(value[:60])
    if match or both:
        better = (
            match[1] if match else str(int(both[1 if spot.term == "seasonNumber" else 2])) if both else None
        )
        yield Fault(
            "warning", f"{shown(value)!r} is a label", spot.term, "the number alone", shown(value), better
        )


def why_no_shape(name: str, text: str) -> str | None:
    """What keeps a text from being the points of a shape; None for one that is."""
    try:
        numbers = [float(number) for number in re.split(r"[\s,]+", text.strip())]
    except ValueError:
        return "has something else than numbers in it"
    if len(numbers) % 2:
        return "has a number without its second: points are a latitude and a longitude"
    least = _LEAST_POINTS[name]
    if len(numbers) < 2 * least or (name == "box" and len(numbers) > 2 * least):
        return f"has {len(numbers) // 2} point{'s' * (len(numbers) > 3)}; a {name} has {least}" + (
            "" if name == "box" else " or more"
        )
    if not all(abs(number) <= (180, 90)[at % 2 == 0] for at, number in enumerate(numbers)):
        return "has a latitude or a longitude that no place on Earth has"
    if name == "polygon" and numbers[:2] != numbers[-2:]:
        return "does not end where it began"
    return None


_LEAST_POINTS: Final = {"box": 2, "line": 2, "polygon": 4}


def is_fine_shape(name: str, text: str) -> bool:
    """Whether a text has the points of a box, a line or a polygon."""
    return why_no_shape(name, text) is None


def malformed_shape(spot: Spot) -> Iterator[Fault]:
    """A box, a line or a polygon whose points cannot be: a number is missing, or it does not close.

    Each point is a latitude and a longitude, parted by blanks; a polygon's last is its first.
    """
    why = why_no_shape(spot.term, spot.value) if isinstance(spot.value, str) and spot.value.strip() else None
    if why:
        yield Fault("warning", f"the {spot.term} {why}", spot.term, "points", shown(spot.value))


RULES: Final[tuple[Rule, ...]] = (
    age_range_in_words,
    coverage_not_iso,
    no_dateline,
    number_in_a_label,
    malformed_shape,
)
