"""Which events of a draft may be events that other articles speak of already.

An event is perhaps the same if it is on the same day, or has no day, and shares words of its name, a place
or somebody who takes part. When an editor says so, it gets the name and the day of the known one, and by
these the newsroom knows it as the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from publisher import jsonld, publication, vocabulary
from publisher.newsroom import Newsroom
from publisher.records import Selection

MOST: Final = 100
ENOUGH: Final = 0.4
"""How much two events must have in common, of 1."""
_COMMON = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with", "over", "after")
)


def found(room: Newsroom, document: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """For each event of a document the known ones that it may be, the likeliest first; at most three."""
    graph = document["@graph"]
    names = {node.get("@id"): publication.text_of(node.get("name")) for node in graph}
    events = [n for n in graph if any(vocabulary.is_subtype(t, "Event") for t in jsonld.types(n))]
    days = [day for n in events for day in publication.span(n.get("startDate")) if day is not None]
    if not events:
        return {}
    wanted = Selection()
    if days:
        wanted = Selection(earliest=min(days) - timedelta(days=1), latest=max(days) + timedelta(days=1))
    page, _ = room.things.page("event", wanted, limit=MOST)
    known = [(item, json.loads(room.things.get("event", item.id)[1])["@graph"]) for item in page]
    result = {}
    for node in events:
        likely = []
        for item, (other, *near) in known:
            told = {n.get("@id"): publication.text_of(n.get("name")) for n in near}
            name, starts = publication.text_of(other.get("name")), publication.text_of(other.get("startDate"))
            if (name, starts) == (names.get(node.get("@id")), publication.text_of(node.get("startDate"))):
                continue
            common = alike(_words(node, names), _words(other, told)) if _same_day(node, other) else 0
            if common >= ENOUGH:
                covered = len(other.get("subjectOf", []))
                likely.append(
                    (
                        common,
                        {
                            "id": item.id,
                            "name": name,
                            "starts": starts,
                            "day": starts[:10],
                            "articles": covered,
                        },
                    )
                )
        if likely:
            likely.sort(key=lambda pair: -pair[0])
            result[str(node.get("@id", "")).removeprefix("#")] = [event for _, event in likely[:3]]
    return result


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the smaller of two sets of words is in the other."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _same_day(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    first, last = publication.span(one.get("startDate"))
    begin, end = publication.span(other.get("startDate"))
    if first is None or last is None or begin is None or end is None:
        return True
    return first <= end and begin <= last


def _words(node: Mapping[str, Any], names: Mapping[Any, str]) -> frozenset[str]:
    """The words that tell an event: of its name, and of who and where."""
    told = [publication.text_of(node.get("name"))]
    for role in ("location", "attendee", "organizer", "performer", "competitor", "about"):
        value = node.get(role)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                told.append(names.get(one.get("@id")) or publication.text_of(one))
    words = re.findall(r"\w+", publication.fold(" ".join(told)))
    return frozenset(word.removesuffix("s") for word in words if word not in _COMMON)
