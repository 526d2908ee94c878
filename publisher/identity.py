"""Whether two articles tell of one event; in doubt they do not: an editor can merge them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from publisher import jsonld, vocabulary

_PARTS = ("attendee", "organizer", "performer", "competitor", "actor", "homeTeam", "awayTeam")
_EMPTY = frozenset(
    {"the", "of", "in", "at", "on", "by", "for", "to", "and", "between", "with", "from", "against", "over"}
    | {"after", "its", "his", "her", "their", "new", "first", "second", "third", "fourth", "final"}
)


def same_event(
    one: Mapping[str, Any], other: Mapping[str, Any], nodes: Mapping[str, Mapping[str, Any]] | None = None
) -> bool:
    """Whether two Event nodes are one event of the world.

    They begin on the same day, known to the day; one's type is the other's or above it; their names share a
    word that tells; and they share a place or somebody who takes part, and contradict in neither. `nodes`
    holds, by `@id`, the nodes they refer to (those of both documents).
    """
    nodes = nodes or {}
    days = [str(node.get("startDate", ""))[:10] for node in (one, other)]
    if days[0] != days[1] or not re.fullmatch(r"\d{4}-\d\d-\d\d", days[0]):
        return False
    if not any(_related(a, b) for a in _types(one) for b in _types(other)):
        return False
    if not _telling(one) & _telling(other):
        return False
    places = [_names(node, ("location",), nodes) for node in (one, other)]
    people = [_names(node, _PARTS, nodes) for node in (one, other)]
    apart = any(a and b and not a & b for a, b in (places, people))
    return not apart and bool(places[0] & places[1] or people[0] & people[1])


def _related(one: str, other: str) -> bool:
    return vocabulary.is_subtype(one, other) or vocabulary.is_subtype(other, one)


def _types(node: Mapping[str, Any]) -> list[str]:
    return [t for t in jsonld.listed(node.get("@type")) if isinstance(t, str)]


def _names(
    node: Mapping[str, Any], properties: tuple[str, ...], nodes: Mapping[str, Mapping[str, Any]]
) -> set[str]:
    """The folded names of what these properties lead to."""
    found: set[str] = set()
    for name in properties:
        for value in jsonld.listed(node.get(name)):
            thing = nodes.get(value.get("@id", ""), value) if isinstance(value, dict) else {"name": value}
            found |= {_folded(n) for n in jsonld.listed(thing.get("name")) if isinstance(n, str)}
    return found


def _telling(node: Mapping[str, Any]) -> set[str]:
    """The beginnings of the words of its name that tell what it is."""
    words = {w for n in jsonld.listed(node.get("name")) if isinstance(n, str) for w in _folded(n).split()}
    return {word[:5] for word in words - _EMPTY if len(word) > 2}


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return " ".join(
        re.sub(r"[^\w\s]", " ", "".join(c for c in plain if not unicodedata.combining(c))).split()
    )
