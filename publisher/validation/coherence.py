"""Rules on what stands in two places and cannot both be true: dates, counts, ratings, identities.

`NODE_RULES` leads from a property to the rules that its presence calls for; they are given the whole node.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from publisher import vocabulary
from publisher.jsonld import types as written_types
from publisher.validation.faults import Fault, Rule, Spot, shown
from publisher.validation.values import times

PAIRS: Final[dict[str, str]] = {
    "availabilityEnds": "availabilityStarts",
    "coverageEndTime": "coverageStartTime",
    "deathDate": "birthDate",
    "dissolutionDate": "foundingDate",
    "endDate": "startDate",
    "endTime": "startTime",
    "expires": "datePublished",
    "validThrough": "validFrom",
    "validUntil": "validFrom",
}
"""What cannot be before what."""


def modified_before_published(spot: Spot) -> Iterator[Fault]:
    """An article that was changed before it appeared: `dateModified` lies before `datePublished`.

    Offsets from UTC are taken into account. One of the two is often written in another time zone.
    """
    yield from _before(spot, "dateModified", "datePublished")


def end_before_start(spot: Spot) -> Iterator[Fault]:
    """Something that ends before it begins: an event, an offer, a coverage, a life.

    Offsets from UTC are taken into account.
    """
    for end, start in PAIRS.items():
        if end in spot.node and start in spot.node:
            yield from _before(spot, end, start)


def _before(spot: Spot, later: str, earlier: str) -> Iterator[Fault]:
    end, start = times.moment(_plain(spot.node.get(later))), times.moment(_plain(spot.node.get(earlier)))
    if end and start and end.is_before(start):
        yield Fault(
            "error",
            f"{later} {spot.node[later]} is before {earlier} {spot.node[earlier]}",
            later,
            f"{earlier} or later",
            shown(spot.node[later]),
            below=(later,),
        )


def doors_after_start(spot: Spot) -> Iterator[Fault]:
    """Doors that open when the event has already begun: `doorTime` lies after `startDate`."""
    door, start = _plain(spot.node.get("doorTime")), _plain(spot.node.get("startDate"))
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


def rescheduled_without_status(spot: Spot) -> Iterator[Fault]:
    """A `previousStartDate` on an event that does not say it was rescheduled.

    Write `"eventStatus": "https://schema.org/EventRescheduled"`, or leave the former date out.
    """
    status = _member(spot.node.get("eventStatus"))
    if status not in ("EventRescheduled", "EventPostponed", "EventMovedOnline", "EventCancelled"):
        yield Fault(
            "warning",
            "previousStartDate is there, and eventStatus does not say that the event was rescheduled",
            "eventStatus",
            "EventRescheduled",
            status,
            "https://schema.org/EventRescheduled",
            below=("eventStatus",) if status else ("previousStartDate",),
        )


def rescheduled_to_same_date(spot: Spot) -> Iterator[Fault]:
    """A `previousStartDate` that is the `startDate`: the new date was written into neither or both."""
    before, now = _plain(spot.node.get("previousStartDate")), _plain(spot.node.get("startDate"))
    if before and before == now:
        yield Fault(
            "warning",
            f"previousStartDate and startDate are both {before}",
            "previousStartDate",
            "the date before",
            shown(before),
            below=("previousStartDate",),
        )


def published_before_created(spot: Spot) -> Iterator[Fault]:
    """An article that appeared before it was made: `datePublished` lies before `dateCreated`."""
    made, out = (
        times.moment(_plain(spot.node["dateCreated"])),
        times.moment(_plain(spot.node.get("datePublished"))),
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


def attendance_against_location(spot: Spot) -> Iterator[Fault]:
    """An event that is online only and has a place, or takes place and has a web address only.

    `OnlineEventAttendanceMode` and `EventMovedOnline` go with a `VirtualLocation`,
    `OfflineEventAttendanceMode` with a `Place`; an event of both kinds is a `MixedEventAttendanceMode`.
    """
    told = "eventAttendanceMode"
    mode = _member(spot.node.get("eventAttendanceMode"))
    places = _list(spot.node.get("location"))
    kinds = {kind for place in places if isinstance(place, dict) for kind in written_types(place)}
    if not kinds or any(not isinstance(place, dict) or not written_types(place) for place in places):
        return
    virtual = {kind for kind in kinds if vocabulary.is_subtype(kind, "VirtualLocation")}
    if not virtual and "EventMovedOnline" in map(_member, _list(spot.node.get("eventStatus"))):
        told, mode = "eventStatus", "EventMovedOnline"
    if (mode in ("OnlineEventAttendanceMode", "EventMovedOnline") and not virtual) or (
        mode == "OfflineEventAttendanceMode" and kinds == virtual
    ):
        yield Fault(
            "warning",
            f"{mode} does not go with a location that is a {' and a '.join(sorted(kinds))}",
            told,
            "VirtualLocation" if not virtual else "Place",
            " and ".join(sorted(kinds)),
            below=(told,),
        )


def duration_against_times(spot: Spot) -> Iterator[Fault]:
    """A `duration` that is not the time between `startDate` and `endDate`."""
    length = times.duration(_plain(spot.node.get("duration")))
    start, end = (
        times.moment(_plain(spot.node.get("startDate"))),
        times.moment(_plain(spot.node.get("endDate"))),
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
    covered = _plain(spot.node["temporalCoverage"])
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
    """Tickets that are sold only when the event is over: an offer's `validFrom` lies after the event."""
    end = times.moment(_plain(spot.node.get("endDate", spot.node.get("startDate"))))
    offers = spot.node["offers"]
    for index, offer in enumerate(_list(offers)):
        opens = times.moment(_plain(offer.get("validFrom"))) if isinstance(offer, dict) else None
        if end and opens and end.is_before(opens):
            yield Fault(
                "warning",
                f"validFrom {offer['validFrom']} is after the event",
                "validFrom",
                actual=shown(offer["validFrom"]),
                below=("offers", *((index,) if isinstance(offers, list) else ()), "validFrom"),
            )


def more_seats_than_there_are(spot: Spot) -> Iterator[Fault]:
    """More seats left than there are: `remainingAttendeeCapacity` is above `maximumAttendeeCapacity`."""
    left, most = (
        _number(spot.node["remainingAttendeeCapacity"]),
        _number(spot.node.get("maximumAttendeeCapacity")),
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


def word_count_against_body(spot: Spot) -> Iterator[Fault]:
    """A `wordCount` that is not the number of words in `articleBody`, by more than a tenth.

    Counts differ a little with how one counts; this one is of another text.
    """
    count, body = spot.node["wordCount"], _plain(spot.node.get("articleBody"))
    if isinstance(count, str) and count.isascii() and count.isdigit() and len(count) < 10:
        count = int(count)
    if not isinstance(count, int) or isinstance(count, bool) or not isinstance(body, str) or not body.strip():
        return
    if abs(body.count(" ") + body.count("\n") + 1 - count) <= count // 20:
        return
    words = len(body.split())
    if abs(words - count) > max(10, words // 10) and body.isprintable() is not None and " " in body.strip():
        yield Fault(
            "warning",
            f"wordCount is {count}, and articleBody has {words} words",
            "wordCount",
            str(words),
            str(count),
            str(words),
            below=("wordCount",),
        )


def rating_out_of_range(spot: Spot) -> Iterator[Fault]:
    """A rating above its best or below its worst.

    Where the limits are not told, schema.org takes 5 for the best and 1 for the worst.
    """
    value = _number(spot.node.get("ratingValue"))
    best, worst = _number(spot.node.get("bestRating")), _number(spot.node.get("worstRating"))
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
    value = _plain(spot.node["ratingValue"])
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


def paywall_against_parts(spot: Spot) -> Iterator[Fault]:
    """An article said to be free with a part that is not, or the other way round.

    `isAccessibleForFree` is `false` on the article and on each part (`hasPart`) behind the paywall.
    """
    whole = _truth(spot.node.get("isAccessibleForFree"))
    parts = [part for part in _list(spot.node.get("hasPart")) if isinstance(part, dict)]
    said = [
        (index, _truth(part.get("isAccessibleForFree")))
        for index, part in enumerate(parts)
        if "cssSelector" in part
    ]
    if whole is True and any(free is False for _, free in said):
        yield Fault(
            "warning",
            "isAccessibleForFree is true, and a part is not free",
            "isAccessibleForFree",
            "false",
            "true",
            "false",
            below=("isAccessibleForFree",),
        )
    if whole is False and said and all(free is True for _, free in said):
        yield Fault(
            "warning",
            "isAccessibleForFree is false, and every part is free",
            "isAccessibleForFree",
            below=("isAccessibleForFree",),
        )


def dangling_id(spot: Spot) -> Iterator[Fault]:
    """A reference to a node that the document does not have: `{"@id": "#author"}`, and no node is `#author`.

    On a page with several blocks it may stand in another one; anywhere else it leads nowhere.
    """
    identity, known = spot.value, spot.document.identities
    if identity in known or identity in spot.document.outside:
        return
    local = identity[0] == "#" or identity[:2] == "_:"
    page, mark, _ = identity.partition("#")
    if local or (mark and any(other.partition("#")[0] == page for other in known)):
        near = _nearest(identity, known) if spot.document.hints() else None
        yield Fault(
            "error" if identity[:2] == "_:" else "warning",
            f"nothing in the document is {shown(identity)!r}",
            "@id",
            "the @id of a node",
            shown(identity),
            near,
            below=("@id",),
        )


def _nearest(identity: str, known: dict[str, Any]) -> str | None:
    from publisher.validation import near

    return near.nearest(identity[-60:], frozenset(list(known)[:200])) if len(identity) < 200 else None


def part_of_itself(spot: Spot) -> Iterator[Fault]:
    """Something that is its own part or whole: an event whose `superEvent` is itself."""
    if spot.node.get("@id") == spot.value and spot.term in _WHOLES:
        yield Fault(
            "warning", f"{spot.term} leads to the node itself", spot.term, "another node", shown(spot.value)
        )


_WHOLES: Final = frozenset(
    {
        "isPartOf",
        "hasPart",
        "superEvent",
        "subEvent",
        "containedInPlace",
        "containsPlace",
        "parentOrganization",
    }
    | {"subOrganization", "partOfSeries", "isBasedOn", "exampleOfWork", "workExample"}
)


def reference_of_wrong_type(spot: Spot) -> Iterator[Fault]:
    """A reference to a node of a type that the property does not take: an article's author is a place."""
    slot = spot.slot
    if slot is None or not slot.classes:
        return
    for node, _ in spot.document.identities.get(spot.value, ()):
        kinds = written_types(node)
        if not kinds or any(
            kind in slot.types or kind in slot.general or not vocabulary.is_type(kind) for kind in kinds
        ):
            return
        yield Fault(
            "error",
            f"{spot.term} takes {slot.expected}, and {shown(spot.value)} is a {' and '.join(kinds)}",
            spot.term,
            slot.expected,
            " and ".join(kinds),
        )
        return


def one_id_for_two_things(spot: Spot) -> Iterator[Fault]:
    """One `@id` on nodes that cannot be the same thing: a person and a place, or two people with two names.

    JSON-LD makes one thing of them, with everything said of either. Give each its own `@id`.
    """
    holders = spot.document.identities[spot.value]
    (first, _), *others = holders
    for node, _ in others:
        one, other = _known(first), _known(node)
        apart = one and other and not any(_related(a, b) for a in one for b in other)
        named = first.get("name"), node.get("name")
        if apart or (all(isinstance(name, str) for name in named) and named[0] != named[1]):
            what = f"a {one[0]} and a {other[0]}" if apart else f"{shown(named[0])!r} and {shown(named[1])!r}"
            yield Fault("error", f"{shown(spot.value)} is {what}", "@id", "one thing", what, below=("@id",))
            return


def _known(node: dict[str, Any]) -> list[str]:
    return [kind for kind in written_types(node) if vocabulary.is_type(kind)]


def _related(one: str, other: str) -> bool:
    """Whether one thing can be both: a page can be the article on it, a place the organisation in it."""
    if vocabulary.is_subtype(one, other) or vocabulary.is_subtype(other, one):
        return True
    if vocabulary.is_subtype(one, "CreativeWork") and vocabulary.is_subtype(other, "CreativeWork"):
        return True
    return not vocabulary.descendants(one).isdisjoint(vocabulary.descendants(other))


def _plain(value: Any) -> Any:
    """A single value, also out of an array of one."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _member(value: Any) -> str | None:
    value = _plain(value)
    value = value.get("@id") if isinstance(value, dict) else value
    return value.rsplit("/", 1)[-1].removeprefix("schema:") if isinstance(value, str) else None


def _number(value: Any) -> float | None:
    value = _plain(value)
    if isinstance(value, str):
        value = value.strip()
        if not value.replace(".", "", 1).removeprefix("-").isdecimal() or len(value) > 20:
            return None
        return float(value)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _truth(value: Any) -> bool | None:
    value = _plain(value)
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.rsplit("/", 1)[-1].lower())
    return value if isinstance(value, bool) else None


NODE_RULES: Final[dict[str, tuple[Rule, ...]]] = {
    "dateCreated": (published_before_created,),
    "dateModified": (modified_before_published,),
    "doorTime": (doors_after_start,),
    "duration": (duration_against_times,),
    "eventAttendanceMode": (attendance_against_location,),
    "eventStatus": (attendance_against_location,),
    "hasPart": (paywall_against_parts,),
    "previousStartDate": (rescheduled_without_status, rescheduled_to_same_date),
    "offers": (offer_after_event,),
    "ratingValue": (rating_out_of_range, rating_in_words),
    "remainingAttendeeCapacity": (more_seats_than_there_are,),
    "temporalCoverage": (coverage_backwards,),
    "wordCount": (word_count_against_body,),
    **dict.fromkeys(PAIRS, (end_before_start,)),
}
TRIGGERS: Final = frozenset(NODE_RULES)

REFERENCE_RULES: Final[tuple[Rule, ...]] = (dangling_id, part_of_itself, reference_of_wrong_type)
IDENTITY_RULES: Final[tuple[Rule, ...]] = (one_id_for_two_things,)

RULES: Final[tuple[Rule, ...]] = (
    modified_before_published,
    published_before_created,
    end_before_start,
    doors_after_start,
    rescheduled_without_status,
    rescheduled_to_same_date,
    attendance_against_location,
    duration_against_times,
    word_count_against_body,
    rating_out_of_range,
    rating_in_words,
    coverage_backwards,
    offer_after_event,
    more_seats_than_there_are,
    paywall_against_parts,
    dangling_id,
    part_of_itself,
    reference_of_wrong_type,
    one_id_for_two_things,
)
"""Every rule of this layer."""
