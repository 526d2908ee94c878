"""Rules on how long things last: too long, not at all, or with doors that open on another day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from publisher.jsonld import listed
from publisher.validation.coherence.moments import moment_of
from publisher.validation.coherence.reading import is_a, number, plain
from publisher.validation.faults import Fault, Rule, Spot, shown
from publisher.validation.values import times
from publisher.validation.values.times import Moment


def starts_and_ends_in_a_year(node: dict[str, Any]) -> bool:
    """Whether something begins and ends in the same year."""
    start, end = node.get("startDate"), node.get("endDate")
    return start.__class__ is str is end.__class__ and start[:4] == end[:4]


_SHORT: Final = ("MusicEvent", "SportsEvent", "ComedyEvent", "DanceEvent", "ScreeningEvent", "Hackathon")
_SHORT_DAYS: Final = 400
_EVENT_DAYS: Final = 3_660
_LIFE_DAYS: Final = 366 * 125


def improbably_long(spot: Spot) -> Iterator[Fault]:
    """An event that goes on for years, or a life of more than 125.

    A slip in one digit of a year: a concert that ends in 2036, a person born in 1789. Exhibitions and series
    may go on for ten years.
    """
    for end, start, most in (
        ("endDate", "startDate", _most_days(spot.node)),
        ("deathDate", "birthDate", _LIFE_DAYS),
    ):
        last, first = moment_of(spot.node, end), moment_of(spot.node, start)
        if last and first and last.local - first.local > timedelta(days=most):
            years = last.local.year - first.local.year
            yield Fault(
                "warning",
                f"from {start} {spot.node[start]} to {end} {spot.node[end]} it is {years} years",
                end,
                actual=shown(spot.node[end]),
                below=(end,),
            )


def _most_days(node: dict[str, Any]) -> int:
    if is_a(node, *_SHORT):
        return _SHORT_DAYS
    return _EVENT_DAYS if is_a(node, "Event") and not is_a(node, "EventSeries") else 10**7


def no_length(spot: Spot) -> Iterator[Fault]:
    """An event that ends at the minute it begins. Leave `endDate` out where the end is not known."""
    first, last = moment_of(spot.node, "startDate"), moment_of(spot.node, "endDate")
    instant = first is not None and last is not None and last.minus(first) == timedelta(0)
    if first and instant and not _is_midnight(first) and is_a(spot.node, "Event"):
        yield Fault(
            "warning",
            f"startDate and endDate are both {spot.node['endDate']}",
            "endDate",
            "a later time, or none",
            shown(spot.node["endDate"]),
            below=("endDate",),
        )


def has_length(node: dict[str, Any]) -> bool:
    """Whether something is beyond doubt over later than it begins, or tells no more than days."""
    start, end = node["startDate"], node["endDate"]
    return start.__class__ is str is end.__class__ and (
        len(end) <= 10 or (start != end and (start[:13] != end[:13]) and start[19:] == end[19:])
    )


def _is_midnight(moment: Moment) -> bool:
    """Whether a time says no more than its day."""
    return (moment.local.hour, moment.local.minute) == (0, 0)


def doors_long_before(spot: Spot) -> Iterator[Fault]:
    """Doors that open half a day or more before the event: one of `doorTime` and `startDate` is wrong.

    It is of another day, or 7 in the morning was written for 7 in the evening.
    """
    opens, begin = moment_of(spot.node, "doorTime"), moment_of(spot.node, "startDate")
    early = begin.minus(opens) if opens and begin else None
    if early is not None and early > _EARLIEST:
        yield Fault(
            "warning",
            f"doorTime {spot.node['doorTime']} is long before startDate {spot.node['startDate']}",
            "doorTime",
            "the day of the event",
            shown(spot.node["doorTime"]),
            below=("doorTime",),
        )


def opens_on_the_day(node: dict[str, Any]) -> bool:
    """Whether doors open on the day on which an event begins."""
    opens, begin = node["doorTime"], node["startDate"]
    return opens.__class__ is str is begin.__class__ and (
        (opens[:10] == begin[:10] and ("T1" in opens or "T2" in opens or "T0" in begin)) or len(opens) < 9
    )


_EARLIEST: Final = timedelta(hours=10)


def more_times_than_fit(spot: Spot) -> Iterator[Fault]:
    """A schedule that repeats an event more often than there is time between its start and its end.

    `repeatCount` or one of the dates is left from another schedule.
    """
    step = times.duration(plain(spot.node["repeatFrequency"]))
    start, end = (times.moment(plain(spot.node[name])) for name in ("startDate", "endDate"))
    count = number(spot.node["repeatCount"])
    if step is None or step < timedelta(days=1) or start is None or end is None or count is None:
        return
    if min(start.precision, end.precision) < _DAY:
        return
    days = len(listed(spot.node.get("byDay"))) or 1
    most = ((end.local - start.local) // step + 1) * days
    if most > 0 and count > most:
        yield Fault(
            "warning",
            f"between {shown(spot.node['startDate'])} and {shown(spot.node['endDate'])} are {most} times, "
            f"not {count:g}",
            "repeatCount",
            f"at most {most}",
            f"{count:g}",
            below=("repeatCount",),
        )


_DAY: Final = 3
"""The precision of a moment of which the day is known."""

RULES: Final[tuple[Rule, ...]] = (
    improbably_long,
    no_length,
    doors_long_before,
    more_times_than_fit,
)
