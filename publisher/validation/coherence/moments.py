"""Rules on dates, times and spans that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from publisher import vocabulary
from publisher.jsonld import listed
from publisher.jsonld import types as written_types
from publisher.model import Severity
from publisher.validation.coherence.reading import member, plain, things
from publisher.validation.faults import Fault, Rule, Spot, shown
from publisher.validation.values import times

PAIRS: Final[tuple[tuple[str, str], ...]] = (
    ("arrivalTime", "departureTime"),
    ("availabilityEnds", "availabilityStarts"),
    ("coverageEndTime", "coverageStartTime"),
    ("deathDate", "birthDate"),
    ("dateDeleted", "dateCreated"),
    ("dissolutionDate", "foundingDate"),
    ("endDate", "startDate"),
    ("endTime", "startTime"),
    ("expires", "datePosted"),
    ("expires", "datePublished"),
    ("expires", "uploadDate"),
    ("priceValidUntil", "validFrom"),
    ("validThrough", "datePosted"),
    ("validThrough", "validFrom"),
    ("validUntil", "validFrom"),
)
"""What cannot be before what: the later first."""


def moment_of(node: dict[str, Any], *names: str) -> times.Moment | None:
    """The first of these members that a node has and that is a moment."""
    return next((found for name in names if (found := times.moment(plain(node.get(name))))), None)


def in_order(later: object, earlier: object) -> bool:
    """Whether two moments that are written alike, with the same offset, are in order; for a quick test."""
    return (
        later.__class__ is str is earlier.__class__
        and later >= earlier
        and (later[19:] == earlier[19:] or later[19:].replace(":", "") == earlier[19:].replace(":", ""))
        and later[4:11:3] == "--T" == earlier[4:11:3]
    )


def modified_before_published(spot: Spot) -> Iterator[Fault]:
    """An article that was changed before it appeared: `dateModified` lies before `datePublished`.

    Offsets from UTC are taken into account. One of the two is often written in another time zone. Where it is
    not told when something appeared, nothing is changed before it was uploaded or made.
    """
    for earlier in ("datePublished", "uploadDate", "dateCreated"):
        if earlier in spot.node:
            yield from _before(spot, "dateModified", earlier, "warning")
            return


def end_before_start(spot: Spot) -> Iterator[Fault]:
    """Something that ends before it begins: an event, an offer, a coverage, a life.

    Offsets from UTC are taken into account. It is an error of an event, which people would miss, and a
    warning of anything else.
    """
    event = any(vocabulary.is_subtype(kind, "Event") for kind in written_types(spot.node))
    for end, start in PAIRS:
        if end in spot.node and start in spot.node:
            yield from _before(spot, end, start, "error" if event and end == "endDate" else "warning")


def _before(spot: Spot, later: str, earlier: str, severity: Severity) -> Iterator[Fault]:
    end, start = times.moment(plain(spot.node.get(later))), times.moment(plain(spot.node.get(earlier)))
    if end and start and end.is_before(start):
        night = later == "endDate" and _is_of_the_night(start, end)
        yield Fault(
            severity,
            f"{later} {spot.node[later]} is before {earlier} {spot.node[earlier]}",
            later,
            f"{earlier} or later",
            shown(spot.node[later]),
            _on_the_next_day(spot.node[later]) if night else None,
            below=(later,),
        )


def _is_of_the_night(start: times.Moment, end: times.Moment) -> bool:
    """Whether something begins in an evening and ends, by the hour that is told, before the next morning."""
    clocked = start.precision == end.precision == 4 and start.offset == end.offset
    same = start.local.date() == end.local.date()
    return clocked and same and start.local.hour >= 17 and end.local.hour < 7


def _on_the_next_day(value: Any) -> str | None:
    """A moment at the same hour of the next day."""
    text = plain(value)
    day = date.fromisoformat(text[:10]) + timedelta(days=1)
    return f"{day.isoformat()}{text[10:]}"


def published_before_created(spot: Spot) -> Iterator[Fault]:
    """An article that appeared before it was made: `datePublished` lies before `dateCreated`."""
    made, out = (
        times.moment(plain(spot.node["dateCreated"])),
        times.moment(plain(spot.node.get("datePublished"))),
    )
    if made and out and out.is_before(made):
        yield Fault(
            "warning",
            f"dateCreated {spot.node['dateCreated']} is after datePublished {spot.node['datePublished']}",
            "dateCreated",
            "datePublished or earlier",
            shown(spot.node["dateCreated"]),
            below=("dateCreated",),
        )


def doors_after_start(spot: Spot) -> Iterator[Fault]:
    """Doors that open when the event has already begun: `doorTime` lies after `startDate`."""
    door, start = plain(spot.node.get("doorTime")), plain(spot.node.get("startDate"))
    begin, opens = times.moment(start), times.moment(door)
    if begin is None or begin.precision < 4 or not isinstance(door, str):
        return
    late = begin.is_before(opens) if opens else False
    if not opens and times.is_fine_time(door):
        day = str(start)[:10]
        clock = times.moment(f"{day}T{door.removeprefix('T')}")
        late = clock is not None and begin.local < clock.local and clock.offset in (None, begin.offset)
    if late:
        yield Fault(
            "warning",
            f"doorTime {door} is after startDate {start}",
            "doorTime",
            actual=door,
            below=("doorTime",),
        )


def opens_in_time(node: dict[str, Any]) -> bool:
    """Whether every offer, beyond doubt, opens before an event is over."""
    over = node.get("endDate", node.get("startDate"))
    return all(
        offer.__class__ is dict
        and ("validFrom" not in offer or in_order(over, offer["validFrom"]))
        and "availabilityStarts" not in offer
        for offer in listed(node["offers"])
    )


def rescheduled_without_status(spot: Spot) -> Iterator[Fault]:
    """A `previousStartDate` on an event that does not say it was rescheduled.

    Write `"eventStatus": "https://schema.org/EventRescheduled"`, or leave the former date out.
    """
    states = [member(value) for value in listed(spot.node.get("eventStatus"))]
    status = states[0] if states else None
    if _CHANGED.isdisjoint(states):
        yield Fault(
            "warning",
            "previousStartDate is there, and eventStatus does not say that the event was rescheduled",
            "eventStatus",
            "EventRescheduled",
            status,
            "https://schema.org/EventRescheduled",
            below=("eventStatus",) if status else ("previousStartDate",),
        )


_CHANGED: Final = frozenset({"EventRescheduled", "EventPostponed", "EventMovedOnline", "EventCancelled"})


def rescheduled_to_same_date(spot: Spot) -> Iterator[Fault]:
    """A `previousStartDate` that is the `startDate`: the new date was written into neither or both.

    A day without an hour is the day of the other; hours are compared with their offsets applied.
    """
    before, now = spot.node.get("previousStartDate"), plain(spot.node.get("startDate"))
    begins = times.moment(now)
    for index, value in enumerate(listed(before)):
        began = times.moment(value)
        if value and (value == now or (began and begins and began.is_same(begins))):
            yield Fault(
                "warning",
                f"previousStartDate {shown(value)} is startDate {shown(now)}",
                "previousStartDate",
                "the date before",
                shown(value),
                below=("previousStartDate", *((index,) if isinstance(before, list) else ())),
            )


def duration_against_times(spot: Spot) -> Iterator[Fault]:
    """A `duration` that is not the time between `startDate` and `endDate`."""
    length = times.duration(plain(spot.node.get("duration")))
    start, end = (
        times.moment(plain(spot.node.get("startDate"))),
        times.moment(plain(spot.node.get("endDate"))),
    )
    between = end.minus(start) if start and end else None
    if length is None or between is None or between < timedelta(0):
        return
    if abs(between - length) > max(timedelta(minutes=5), between / 20):
        yield Fault(
            "warning",
            f"duration is {spot.node['duration']}, and from startDate to endDate it is {between}",
            "duration",
            str(between),
            shown(spot.node["duration"]),
            below=("duration",),
        )


def coverage_backwards(spot: Spot) -> Iterator[Fault]:
    """A `temporalCoverage` whose end lies before its start: `2024-05/2024-04`."""
    covered = plain(spot.node["temporalCoverage"])
    start, slash, end = (
        covered.partition("/") if isinstance(covered, str) and len(covered) < 100 else ("", "", "")
    )
    first, last = times.moment(start), times.moment(end)
    if slash and first and last and last.is_before(first):
        yield Fault(
            "warning",
            f"{covered} ends before it begins",
            "temporalCoverage",
            f"{end}/{start}",
            covered,
            f"{end}/{start}",
            below=("temporalCoverage",),
        )


def offer_after_event(spot: Spot) -> Iterator[Fault]:
    """Tickets that are sold only when the event is over.

    The `validFrom` or `availabilityStarts` of an offer lies after the event.
    """
    begin, end = (times.moment(plain(spot.node.get(name))) for name in ("startDate", "endDate"))
    end = begin if end is None or (begin and end.is_before(begin)) else end
    for way, offer in things(spot.node, "offers"):
        for name in ("validFrom", "availabilityStarts"):
            opens = times.moment(plain(offer.get(name)))
            if end and opens and end.is_before(opens):
                yield Fault(
                    "warning",
                    f"{name} {offer[name]} is after the event",
                    name,
                    actual=shown(offer[name]),
                    below=(*way, name),
                )


RULES: Final[tuple[Rule, ...]] = (
    modified_before_published,
    published_before_created,
    end_before_start,
    doors_after_start,
    rescheduled_without_status,
    rescheduled_to_same_date,
    duration_against_times,
    coverage_backwards,
    offer_after_event,
)
