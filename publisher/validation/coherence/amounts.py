"""Rules on counts and ratings that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from publisher import vocabulary
from publisher.jsonld import types as written_types
from publisher.validation.coherence.reading import is_a, number, plain, things
from publisher.validation.faults import Fault, Rule, Spot, shown
from publisher.validation.values import spoken, times


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
    if best is not None and worst is not None and worst >= best:
        yield Fault(
            "error" if worst > best else "warning",
            f"worstRating {worst:g} is {'above' if worst > best else 'also'} bestRating {best:g}",
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
    """A rating that is no number: `four stars`, `★★★★☆`, `3,5`. Consumers draw the stars from a number."""
    for name in ("ratingValue", "bestRating", "worstRating"):
        value = plain(spot.node.get(name))
        if isinstance(value, str) and value.strip() and not _RATING.fullmatch(value.strip()[:40]):
            yield Fault(
                "warning",
                f"{shown(value)!r} is no number",
                name,
                "a number",
                shown(value),
                _rating(value.strip()[:40]),
                below=(name,),
            )


def _rating(text: str) -> str | None:
    """The number that a rating in words or stars tells."""
    if re.fullmatch(r"\d{1,3},\d{1,2}", text, re.ASCII):
        return text.replace(",", ".")
    if match := re.fullmatch(r"(★+)(½?)[☆\s]*", text):
        return f"{len(match[1])}{'.5' if match[2] else ''}"
    match = _WORDED.fullmatch(text.lower())
    count = spoken.counted(match["count"]) if match else None
    return f"{count + 0.5 * bool(match['half']):g}" if match and count is not None else None


_WORDED: Final = re.compile(
    r"(?P<count>\d{1,2}(?:[.,]\d)?|[^\W\d_]+)(?P<half> and a half|½)?"
    r"(?: ?(?:stars?|sterne?n?|étoiles?|estrellas?|stelle|estrelas?|sterren|stjärnor|points?|\*))?"
    r"(?: ?(?:/|out of|of|von|sur|de|su|van|av|z) ?(?:\d{1,3}|[^\W\d_]+))?"
)
_RATING: Final = re.compile(r"-?\d+(?:\.\d+)? ?(?:%|/ ?\d+|out of \d+)?", re.ASCII)


LEAST_AND_MOST: Final = {
    "lowPrice": "highPrice",
    "minPrice": "maxPrice",
    "minValue": "maxValue",
    "suggestedMinAge": "suggestedMaxAge",
    "requiredMinAge": "requiredMaxAge",
    "childMinAge": "childMaxAge",
    "valueMinLength": "valueMaxLength",
    "startOffset": "endOffset",
    "pageStart": "pageEnd",
}


def least_above_most(spot: Spot) -> Iterator[Fault]:
    """A least that is above the most, or an end before its start: `lowPrice` above `highPrice`.

    Clips that end before they start, or at once (`startOffset`, `endOffset`), and pages in the wrong order
    are told too.
    """
    for least, most in LEAST_AND_MOST.items():
        low, high = number(spot.node.get(least)), number(spot.node.get(most))
        if low is None or high is None:
            continue
        empty = low == high and least == "startOffset"
        if low > high or empty:
            yield Fault(
                "warning",
                f"{least} {low:g} is {'also' if empty else 'above'} {most} {high:g}",
                most,
                f"more than {low:g}" if empty else f"{low:g} or more",
                f"{high:g}",
                below=(most,),
            )


def placeholder_coordinate(spot: Spot) -> Iterator[Fault]:
    """Latitude and longitude both zero, a place in the sea off Africa, or the same to the last digit.

    Programs write zeros for what they do not know, and people copy one line for the other. Leave the
    coordinates out, or look up the second.
    """
    north, east = number(spot.node.get("latitude")), number(spot.node.get("longitude"))
    if north is not None and north == east and (north == 0 or north % 1):
        yield Fault(
            "warning",
            "latitude and longitude are both 0: nothing is there but sea"
            if north == 0
            else f"latitude and longitude are both {north:g}",
            "latitude",
            "the coordinates of the place",
            f"{north:g}, {east:g}",
            below=("latitude",),
        )


HALVES: Final = {
    "awayTeam": ("homeTeam", "competitor"),
    "homeTeam": ("awayTeam", "competitor"),
    "interactionType": ("userInteractionCount",),
    "propertyID": ("value", "valueReference", "minValue", "maxValue", "url"),
    "latitude": ("longitude",),
    "longitude": ("latitude",),
    "lowPrice": ("priceCurrency",),
    "price": ("priceCurrency", "priceSpecification"),
    "priceCurrency": (
        "price",
        "lowPrice",
        "highPrice",
        "minPrice",
        "maxPrice",
        "priceSpecification",
        "offers",
    ),
}


def half_a_pair(spot: Spot) -> Iterator[Fault]:
    """One of two values that mean something only together: a latitude without longitude, a home team alone.

    A price is told together with its currency, a counter with its count. A price of nothing
    needs no currency.
    """
    has = frozenset().union(*(vocabulary.properties(kind) for kind in written_types(spot.node)))
    if not spot.node.keys() <= has | {"@type", "@id", "@context"}:
        return  # what is missing may be misspelt, or belong to something else
    for half, others in HALVES.items():
        if half in spot.node and not any(other in spot.node for other in others):
            if half in ("price", "lowPrice") and number(spot.node[half]) in (0, None):
                continue
            yield Fault("warning", f"{half} says little without {others[0]}", others[0], others[0])


def reading_time_against_words(spot: Spot) -> Iterator[Fault]:
    """A `timeRequired` in which nobody reads the article: three hours for 500 words, or a second.

    Minutes were written as hours, or seconds as minutes. People read some 200 words a minute.
    """
    length, count = times.duration(plain(spot.node["timeRequired"])), number(spot.node["wordCount"])
    if length is None or count is None or count < _LEAST_WORDS or not is_a(spot.node, "Article"):
        return
    minutes = length.total_seconds() / 60
    if not minutes or count / _QUICKEST <= minutes <= max(count / _SLOWEST, 2):
        return
    yield Fault(
        "warning",
        f"nobody reads {count:g} words in {spot.node['timeRequired']}",
        "timeRequired",
        f"some {max(1, round(count / 200))} minutes",
        shown(spot.node["timeRequired"]),
        below=("timeRequired",),
    )


_LEAST_WORDS: Final = 60
_QUICKEST: Final = 2_000
_SLOWEST: Final = 25
"""Words a minute that nobody reads any more, and that everybody reads who does at all."""


def counters_at_odds(spot: Spot) -> Iterator[Fault]:
    """Two counts of the same that are not the same: a `commentCount` of 2, and a counter of 5 comments.

    Counters of one kind are told apart by the `interactionService` where it was counted.
    """
    seen: dict[str, float] = {}
    comments = number(spot.node.get("commentCount"))
    if comments is not None:
        seen["CommentAction"] = comments
    for way, counter in things(spot.node, "interactionStatistic"):
        kind, count = _kind_of(counter.get("interactionType")), number(counter.get("userInteractionCount"))
        if kind is None or count is None or "interactionService" in counter:
            continue
        if seen.setdefault(kind, count) != count:
            yield Fault(
                "warning",
                f"{kind} was counted {seen[kind]:g} and {count:g} times",
                "userInteractionCount",
                f"{seen[kind]:g}",
                f"{count:g}",
                below=(*way, "userInteractionCount"),
            )
            return


def _kind_of(value: Any) -> str | None:
    """The bare name of a kind of interaction, told by its address or as an object."""
    value = plain(value)
    kind = value.get("@type", value.get("@id")) if isinstance(value, dict) else value
    return kind.rsplit("/", 1)[-1].removeprefix("schema:") if isinstance(kind, str) else None


def has_one_counter(node: dict[str, Any]) -> bool:
    """Whether a thing has beyond doubt no two counters."""
    return node["interactionStatistic"].__class__ is dict and "commentCount" not in node


RULES: Final[tuple[Rule, ...]] = (
    reading_time_against_words,
    counters_at_odds,
    word_count_against_body,
    rating_out_of_range,
    rating_in_words,
    least_above_most,
    placeholder_coordinate,
    half_a_pair,
)
