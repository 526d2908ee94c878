"""Rules on what a document says twice, and differently."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from publisher import vocabulary
from publisher.jsonld import types as written_types
from publisher.validation.coherence.reading import listed, member, truth
from publisher.validation.faults import Fault, Rule, Spot

_PLACES: Final = vocabulary.descendants("Place")


def is_in_a_place(node: dict[str, Any]) -> bool:
    """Whether an event is beyond doubt said to take place, and takes place somewhere."""
    place, mode, status = node["location"], node.get("eventAttendanceMode"), node.get("eventStatus", "")
    return (
        place.__class__ is dict
        and place.get("@type").__class__ is str
        and place["@type"] in _PLACES
        and mode.__class__ is str is status.__class__
        and mode[-26:] == "OfflineEventAttendanceMode"
        and "EventMovedOnline" not in status
    )


def attendance_against_location(spot: Spot) -> Iterator[Fault]:
    """An event that is online only and has a place, or takes place and has a web address only.

    `OnlineEventAttendanceMode` and `EventMovedOnline` go with a `VirtualLocation`,
    `OfflineEventAttendanceMode` with a `Place`; an event of both kinds is a `MixedEventAttendanceMode` and
    has both kinds of places.
    """
    told = "eventAttendanceMode"
    mode = member(spot.node.get("eventAttendanceMode"))
    places = listed(spot.node.get("location"))
    kinds = {kind for place in places if isinstance(place, dict) for kind in written_types(place)}
    if not kinds or any(not isinstance(place, dict) or not written_types(place) for place in places):
        return
    virtual = {kind for kind in kinds if vocabulary.is_subtype(kind, "VirtualLocation")}
    if not virtual and "EventMovedOnline" in map(member, listed(spot.node.get("eventStatus"))):
        told, mode = "eventStatus", "EventMovedOnline"
    wanted = _wanted(mode, bool(virtual), bool(kinds - virtual))
    if wanted:
        yield Fault(
            "warning",
            f"{mode} does not go with a location that is a {' and a '.join(sorted(kinds))}",
            told,
            wanted,
            " and ".join(sorted(kinds)),
            f"https://schema.org/{wanted}" if wanted.endswith("Mode") else None,
            below=(told,),
        )


def _wanted(mode: str | None, online: bool, there: bool) -> str | None:
    """What kind of place is missing for a mode of attendance, or which mode goes with the places."""
    if mode in ("OnlineEventAttendanceMode", "EventMovedOnline"):
        return None if online else "VirtualLocation"
    if mode == "OfflineEventAttendanceMode" and online:
        return "MixedEventAttendanceMode" if there else "Place"
    if mode == "MixedEventAttendanceMode" and not (online and there):
        return "Place" if online else "VirtualLocation"
    return None


def paywall_against_parts(spot: Spot) -> Iterator[Fault]:
    """An article said to be free with a part that is not, or the other way round.

    `isAccessibleForFree` is `false` on the article and on each part (`hasPart`) behind the paywall.
    """
    whole = truth(spot.node.get("isAccessibleForFree"))
    parts = [part for part in listed(spot.node.get("hasPart")) if isinstance(part, dict)]
    said = [
        (index, truth(part.get("isAccessibleForFree")))
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


RULES: Final[tuple[Rule, ...]] = (
    attendance_against_location,
    paywall_against_parts,
)
