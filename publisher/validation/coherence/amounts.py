"""Rules on counts and ratings that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from publisher.validation.coherence.reading import number, plain
from publisher.validation.faults import Fault, Rule, Spot, shown


def word_count_against_body(spot: Spot) -> Iterator[Fault]:
    """A `wordCount` that is not the number of words in `articleBody`, by more than a tenth.

    Counts differ a little with how one counts; this one is of another text.
    """
    count, body = spot.node["wordCount"], plain(spot.node.get("articleBody"))
    if isinstance(count, str) and count.isascii() and count.isdigit() and len(count) < 10:
        count = int(count)
    if not isinstance(count, int) or isinstance(count, bool) or not isinstance(body, str) or not body.strip():
        return
    if _is_about(count, body):
        return
    words = len(body.split())
    if abs(words - count) > max(10, words // 10) and " " in body.strip():
        yield Fault(
            "warning",
            f"wordCount is {count}, and articleBody has {words} words",
            "wordCount",
            str(words),
            str(count),
            str(words),
            below=("wordCount",),
        )


def counts_its_words(node: dict[str, Any]) -> bool:
    """Whether a `wordCount` is beyond doubt the number of words in `articleBody`."""
    count, body = node["wordCount"], node["articleBody"]
    return count.__class__ is int and body.__class__ is str and _is_about(count, body)


def _is_about(count: int, body: str) -> bool:
    return abs(body.count(" ") + body.count("\n") + 1 - count) <= count // 20


def rating_out_of_range(spot: Spot) -> Iterator[Fault]:
    """A rating above its best or below its worst.

    Where the limits are not told, schema.org takes 5 for the best and 1 for the worst.
    """
    value = number(spot.node.get("ratingValue"))
    best, worst = number(spot.node.get("bestRating")), number(spot.node.get("worstRating"))
    if best is not None and worst is not None and worst > best:
        yield Fault(
            "error",
            f"worstRating {worst:g} is above bestRating {best:g}",
            "worstRating",
            below=("worstRating",),
        )
        return
    if value is None:
        return
    high, low = (5.0 if best is None else best), (min(1.0, best or 1.0) if worst is None else worst)
    if value > high or value < low:
        said = (best if value > high else worst) is not None
        yield Fault(
            "error" if said or value > high else "warning",
            f"ratingValue {value:g} is not between {low:g} and {high:g}",
            "ratingValue",
            f"{low:g} to {high:g}",
            f"{value:g}",
            below=("ratingValue",),
        )


def rating_in_words(spot: Spot) -> Iterator[Fault]:
    """A rating that is no number: `four stars`, `★★★★☆`. Consumers draw the stars from a number."""
    value = plain(spot.node["ratingValue"])
    if isinstance(value, str) and value.strip() and not _RATING.fullmatch(value.strip()[:40]):
        yield Fault(
            "warning",
            f"{shown(value)!r} is no number",
            "ratingValue",
            "a number",
            shown(value),
            below=("ratingValue",),
        )


_RATING: Final = re.compile(r"-?\d+(?:[.,]\d+)? ?(?:%|/ ?\d+|out of \d+)?", re.ASCII)


def more_seats_than_there_are(spot: Spot) -> Iterator[Fault]:
    """More seats left than there are: `remainingAttendeeCapacity` is above `maximumAttendeeCapacity`."""
    left, most = (
        number(spot.node["remainingAttendeeCapacity"]),
        number(spot.node.get("maximumAttendeeCapacity")),
    )
    if left is not None and most is not None and left > most:
        yield Fault(
            "warning",
            f"{left:g} seats are left of {most:g}",
            "remainingAttendeeCapacity",
            f"{most:g} or fewer",
            f"{left:g}",
            below=("remainingAttendeeCapacity",),
        )


RULES: Final[tuple[Rule, ...]] = (
    word_count_against_body,
    rating_out_of_range,
    rating_in_words,
    more_seats_than_there_are,
)
