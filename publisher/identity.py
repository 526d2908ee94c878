"""Whether two articles tell of one event; in doubt they do not: an editor can merge them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from typing import Any

from publisher import jsonld, vocabulary

_PARTS = ("attendee", "organizer", "performer", "competitor", "actor", "homeTeam", "awayTeam")
_EMPTY = frozenset(
    {"the", "of", "in", "at", "on", "by", "for", "to", "and", "between", "with", "from", "against", "over"}
    | {"after", "its", "his", "her", "their", "new", "first", "second", "third", "fourth", "final"}
)
_STEM = 5
"""Letters by which a word is known in all its forms."""
_ALIKE = """
arrest detention detained arrested
attack assault ambush raid
closure closes close closed shuts
collapse collapses
concert gig recital performs plays sings performance
crash collision collide collides derailment derails overturns sinks sinking capsizes smash
deal agreement agree accord pact treaty signs signed buys takeover acquisition acquires purchase merger
death dies
earthquake quake tremor
election elected poll vote votes
explosion blast bombing bomb explodes
festival fest carnival
fire blaze inferno
flood floods flooding
funeral burial buried
launch liftoff
match game beats beat defeats defeat draws plays play final
inauguration swearing
opening opens reopens inauguration
protest demonstration demonstrate march rally
resignation resigns quits
sentence sentenced sentences jailed
shooting shot shoots
stabbing stabbed
storm hurricane cyclone typhoon
strike walkout stoppage
talks meeting meets meet negotiations summit
theft robbery burglary steal stolen
verdict convicted conviction guilty
visit visits trip
wedding marries marry
"""
_KINDS: defaultdict[str, set[str]] = defaultdict(set)
for _line in _ALIKE.strip().splitlines():
    for _form in _line.split():
        _KINDS[_form[:_STEM]].add(_line.split()[0])
"""Words in the names of events, each with the first of those that mean the same as it can."""


def same_event(
    one: Mapping[str, Any], other: Mapping[str, Any], nodes: Mapping[str, Mapping[str, Any]] | None = None
) -> bool:
    """Whether two Event nodes are one event of the world.

    They begin on the same day, known to the day; one's type is the other's or above it; their names tell of
    the same kind of thing, by a word that both have or by two that mean the same; and they share a place or
    somebody who takes part, and contradict in neither. That the names of those stand in both says nothing:
    all that happens in a town on one day has that in common. `nodes` holds, by `@id`, the nodes they refer
    to (those of both documents).
    """
    nodes = nodes or {}
    days = [str(node.get("startDate", ""))[:10] for node in (one, other)]
    if days[0] != days[1] or not re.fullmatch(r"\d{4}-\d\d-\d\d", days[0]):
        return False
    if not any(_related(a, b) for a in _types(one) for b in _types(other)):
        return False
    places = [_names(node, ("location",), nodes) for node in (one, other)]
    people = [_names(node, _PARTS, nodes) for node in (one, other)]
    if any(a and b and not a & b for a, b in (places, people)):
        return False
    named = {word for names in (*places, *people) for name in names for word in name.split()}
    alike = any(_tell_alike(a, b, named) for a in _spoken(one) for b in _spoken(other))
    return alike and bool(places[0] & places[1] or people[0] & people[1])


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


def _spoken(node: Mapping[str, Any]) -> list[list[str]]:
    """The words of each of its names."""
    return [_folded(name).split() for name in jsonld.listed(node.get("name")) if isinstance(name, str)]


def _tell_alike(one: Sequence[str], other: Sequence[str], named: Collection[str]) -> bool:
    """Whether two names tell of the same kind of thing, and neither that it is another of its kind.

    "Jazz Festival" and "Film Festival" are two, as are "Opening of bridge" and "Opening of school";
    "Festival" may be either.
    """
    told = [[word for word in words if word not in named and _tells(word)] for words in (one, other)]
    known = [{kind for word in words for kind in _KINDS.get(word[:_STEM], ())} for words in told]
    plain = [{word[:_STEM] for word in words} for words in told]
    shared = known[0] & known[1] if all(known) else plain[0] & plain[1]
    parts = [_around(words, shared) for words in told]
    apart = any(a and b and a.isdisjoint(b) for a, b in zip(*parts, strict=True))
    return bool(shared) and not apart


def _around(words: Sequence[str], kinds: Set[str]) -> tuple[Set[str], Set[str]]:
    """What stands before the first word that tells what kind of thing it is, and what behind it."""
    stems = [word[:_STEM] for word in words]
    first = next((n for n, stem in enumerate(stems) if {stem, *_KINDS.get(stem, ())} & kinds), 0)
    return set(stems[:first]), set(stems[first + 1 :])


def _tells(word: str) -> bool:
    return word not in _EMPTY and len(word) > 2


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return " ".join(
        re.sub(r"[^\w\s]", " ", "".join(c for c in plain if not unicodedata.combining(c))).split()
    )
