"""Rules on what a document says twice, and differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from publisher import vocabulary
from publisher.jsonld import listed
from publisher.jsonld import types as written_types
from publisher.validation.coherence.reading import member, plain, things, truth
from publisher.validation.faults import Fault, Rule, Spot, shown

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
    if mode == "OnlineEventAttendanceMode" and online and there:
        return "MixedEventAttendanceMode"
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


def part_without_selector(spot: Spot) -> Iterator[Fault]:
    """A part of a page that is not free, and nobody can tell which: without `cssSelector` or `xpath`.

    Search engines then take the article for one that shows readers something else than them. Name the class
    of the element behind the paywall: `".paywall"`.
    """
    for way, part in things(spot.node, "hasPart"):
        locked = truth(part.get("isAccessibleForFree")) is False and part.keys().isdisjoint(_SELECTORS)
        if locked and written_types(part) == ("WebPageElement",):
            yield Fault("warning", "the part is not named", "cssSelector", "cssSelector or xpath", below=way)


_SELECTORS: Final = frozenset({"cssSelector", "xpath", "@id", "url", "name"})


def has_its_selector(node: dict[str, Any]) -> bool:
    """Whether a part is beyond doubt named by a selector."""
    return node["hasPart"].__class__ is dict and "cssSelector" in node["hasPart"]


def search_without_words(spot: Spot) -> Iterator[Fault]:
    """A `SearchAction` that has no place for what is searched: `query-input` and `target` name two things.

    What `query-input` names (`required name=search_term_string`) stands in braces in the address of the
    `target`: `https://news.org/?s={search_term_string}`. So it is with the second to which a `SeekToAction`
    leads: `startOffset-input` and `https://news.org/film?t={seek_to_second_number}`.
    """
    key = next(name for name in INPUTS if name in spot.node)
    wanted = plain(spot.node[key])
    name = _INPUT.search(wanted) if isinstance(wanted, str) else None
    target = plain(spot.node["target"])
    where: tuple[str, ...] = ("target",)
    if isinstance(target, dict):
        target, where = plain(target.get("urlTemplate")), ("target", "urlTemplate")
    if not isinstance(wanted, str) or not isinstance(target, str):
        return
    if name is None:
        place = re.findall(r"\{(\w+)\}", target)
        better = f"required name={place[0]}" if len(place) == 1 else None
        yield Fault(
            "warning",
            "it names nothing",
            key,
            "required name=...",
            wanted,
            better,
            below=(key,),
        )
    elif f"{{{name[1]}}}" not in target:
        yield Fault(
            "warning",
            f"{shown(target)} has no {{{name[1]}}}",
            "target",
            f"{{{name[1]}}}",
            target,
            below=where,
        )


INPUTS: Final = ("query-input", "startOffset-input")
"""What asks for something that an address has in braces."""
_INPUT: Final = re.compile(r"\bname\s*=\s*[\"']?([\w.-]+)")


RULES: Final[tuple[Rule, ...]] = (
    part_without_selector,
    search_without_words,
    attendance_against_location,
    paywall_against_parts,
)
