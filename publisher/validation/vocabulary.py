"""Rules on names: types and properties that schema.org does not have, has elsewhere, or has given up."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from publisher import vocabulary
from publisher.jsonld import types as written_types
from publisher.validation import near, synonyms
from publisher.validation.faults import Fault, Fix, Rule, Spot, shown
from publisher.validation.members import fold
from publisher.validation.values import names, people, peoples

KEYWORDS = frozenset(
    {
        "@context",
        "@id",
        "@type",
        "@graph",
        "@value",
        "@language",
        "@list",
        "@set",
        "@reverse",
        "@index",
        "@base",
    }
    | {"@vocab", "@version", "@included", "@nest", "@json", "@direction", "@none", "@container", "@import"}
    | {"@prefix", "@propagate", "@protected"}
)


def unknown_type(spot: Spot) -> Iterator[Fault]:
    """A type that schema.org does not have, in this spelling.

    Consumers take the thing for nothing at all. Types begin with a capital letter and stand in the singular.
    `@id` and `@vocab` are no types of things: they say in a context how the texts of a term are read.
    """
    name = spot.value
    if vocabulary.is_property(name) and (meant := synonyms.TYPE_SYNONYMS.get(fold(name))):
        better: str | None = meant
    else:
        better = near.type(_ADDRESS.sub("", name)[:80])
    yield Fault(
        "error",
        f"schema.org has no type {shown(name)}",
        shown(name),
        "a type of schema.org",
        shown(name),
        better,
        Fix("replace", better) if better and fold(better) == fold(name) else None,
    )


_ADDRESS = re.compile(r"^(?:https?:?/*)?(?:www\.)?schema\.org[/#]", re.IGNORECASE)


def superseded_type(spot: Spot) -> Iterator[Fault]:
    """A type that schema.org has replaced by another."""
    better = vocabulary.superseded_by(spot.value)
    if better:
        yield Fault(
            "warning", f"{spot.value} was replaced by {better}", spot.value, better, spot.value, better
        )


def types_at_odds(spot: Spot) -> Iterator[Fault]:
    """Types of one thing that cannot all be its own, or one that is there twice: a person and an article.

    Consumers take the first they know. A thing has one type, or a second that tells more of the same thing.
    """
    kinds = [kind for kind in spot.value if isinstance(kind, str)]
    once = list(dict.fromkeys(kinds))
    apart = next((pair for pair in combinations(once, 2) if _are_apart(*pair)), None)
    if apart or len(once) < len(kinds):
        yield Fault(
            "warning",
            f"nothing is {apart[0]} and {apart[1]}" if apart else "a type is there twice",
            "@type",
            "types of one thing",
            shown(spot.value),
            None if apart else json.dumps(once),
        )


def _are_apart(one: str, other: str) -> bool:
    """Whether nothing can be of two types."""
    return any(
        (vocabulary.is_subtype(one, first) and vocabulary.is_subtype(other, *rest))
        or (vocabulary.is_subtype(other, first) and vocabulary.is_subtype(one, *rest))
        for first, rest in _APART.items()
    )


_APART: Final = {"Person": ("CreativeWork", "Event", "Place"), "Event": ("Organization", "Place")}
"""Types, each with those that nothing of the type can be besides."""


def unknown_property(spot: Spot) -> Iterator[Fault]:
    """A property that schema.org does not have.

    Consumers drop it without a word, so a slip of the keys loses data. Properties begin with a small letter
    and stand in the singular; a term of another vocabulary needs a prefix that the context declares.
    """
    kinds = _kinds(spot)
    better = near.property(spot.term[:80], kinds)
    same = better is not None and fold(better) == fold(spot.term) and better not in spot.node
    yield Fault(
        "error",
        f"schema.org has no property {shown(spot.term)}",
        shown(spot.term),
        f"a property of {' or '.join(kinds)}" if kinds else "a property of schema.org",
        shown(spot.term),
        better,
        Fix("rename", better) if same else None,
        by_name=True,
    )


def property_of_another_type(spot: Spot) -> Iterator[Fault]:
    """A property that schema.org has, but not for things of this type.

    Consumers may drop it. Either the thing is of another type, or another property is meant.
    """
    kinds = _kinds(spot)
    candidates = (*synonyms.ELSEWHERE.get(spot.term, ()), *synonyms.SYNONYMS.get(fold(spot.term), ()))
    meant = [name for name in candidates if _has(kinds, name)]
    domains = vocabulary.domains(spot.term)
    have = "has" if len(domains) == 1 else "have"
    yield Fault(
        "warning",
        f"{' and '.join(kinds)} has no {spot.term}; {_listed(domains)} {have}",
        spot.term,
        _listed(domains),
        " and ".join(kinds),
        next(iter(meant), None),
        by_name=True,
    )


def superseded_property(spot: Spot) -> Iterator[Fault]:
    """A property that schema.org has replaced by another."""
    better = vocabulary.superseded_by(spot.term)
    if better:
        free = better not in spot.node and not isinstance(spot.value, dict)
        plain = vocabulary.ranges(better) == vocabulary.ranges(spot.term)
        yield Fault(
            "warning",
            f"{spot.term} was replaced by {better}",
            spot.term,
            better,
            spot.term,
            better,
            Fix("rename", better) if free and plain else None,
            by_name=True,
        )


def wrong_type(spot: Spot) -> Iterator[Fault]:
    """A thing of a type that does not fit the property: a place as author, an article as address.

    Consumers drop it or show it wrongly. Look whether the type is meant, or the property.
    """
    slot = spot.slot
    kinds = written_types(spot.value)
    if slot is None or any(kind in slot.types or kind in slot.general or ":" in kind for kind in kinds):
        return
    better = _fitting(kinds, slot.classes)
    yield Fault(
        "error",
        f"{spot.term} takes {slot.expected}, and {' and '.join(kinds)} is none",
        spot.term,
        slot.expected,
        " and ".join(kinds),
        better,
        below=("@type",),
    )


def too_general_type(spot: Spot) -> Iterator[Fault]:
    """A thing whose type says less than the property needs to know: a `Thing` as author.

    It may be right, and nobody can tell. Write the type that it is.
    """
    slot = spot.slot
    kinds = written_types(spot.value)
    if slot and any(kind in slot.general for kind in kinds) and not any(kind in slot.types for kind in kinds):
        yield Fault(
            "warning",
            f"{spot.term} takes {slot.expected}, and {' and '.join(kinds)} may be anything",
            spot.term,
            slot.expected,
            " and ".join(kinds),
            slot.classes[0] if len(slot.classes) == 1 else None,
            below=("@type",),
        )


def text_for_object(spot: Spot) -> Iterator[Fault]:
    """A text where schema.org expects an object: `"author": "Jane Roe"`.

    Consumers understand it as a name at best. Write an object with its type, which can carry an address and
    more: `{"@type": "Person", "name": "Jane Roe"}`.
    """
    slot = spot.slot
    if slot is None or not isinstance(spot.value, str) or not spot.value.strip() or is_reference(spot.value):
        return
    kind = slot.classes[-1] if "Person" in slot.classes else slot.classes[0] if slot.classes else "Thing"
    if spot.term in _HOUSES and "Organization" in slot.classes:
        kind = "Organization"
    elif "Offer" in slot.classes:
        kind = "Offer"
    better = _coordinates(spot.value) if spot.term == "geo" else None
    name = "startDate" if kind == "PublicationEvent" and _DATE.match(spot.value) else "name"
    better = better or (peoples.nation(spot.value) if spot.term == "nationality" else None)
    better = better or _named(kind, name, " ".join(spot.value.split()))
    if kind == "Person" and not people.is_fine_person(spot.value):
        better = _people(spot)
    yield Fault(
        "warning",
        f"{spot.term} takes {slot.expected}, and {shown(spot.value)!r} is a text",
        spot.term,
        slot.expected,
        shown(spot.value),
        better,
    )


def _people(spot: Spot) -> str | None:
    """The person or people that a byline names, as objects; None where it names nobody."""
    text, seen = " ".join(spot.value.split()), Spot(spot.value, None, "name", {"@type": "Person"}, None)
    if any(True for rule in _OF_NOBODY for _ in rule(seen)):
        return None
    lead = next(iter(people.byline_as_name(seen)), None)
    text = (lead.suggestion if lead else None) or text
    names = people.named(text) or [text]
    found = [{"@type": "Person", "name": name} for name in names]
    if len(text) > _LONGEST_NAME or not all(map(people.is_fine_person, names)):
        return _named("Person", "name", text)
    return json.dumps(found[0] if len(found) == 1 else found, ensure_ascii=False)


def _named(kind: str, name: str, text: str) -> str | None:
    """An object with that text as its name; None for one that nobody filled in, or too long for a name."""
    if len(text) > _LONGEST_NAME or "{" in text:
        return None
    return json.dumps({"@type": kind, name: text}, ensure_ascii=False)


_LONGEST_NAME: Final = 200
_OF_NOBODY: Final[tuple[Rule, ...]] = (names.placeholder_name, people.address_as_name)


def _coordinates(text: str) -> str | None:
    """Coordinates in one text as an object; latitude is said first."""
    match = re.fullmatch(r"\(?(-?\d{1,2}\.\d+)[,; ]\s*(-?\d{1,3}\.\d+)\)?", text.strip()[:60])
    if match is None or abs(float(match[1])) > 90 or abs(float(match[2])) > 180:
        return None
    return f'{{"@type": "GeoCoordinates", "latitude": {match[1]}, "longitude": {match[2]}}}'


_HOUSES: Final = frozenset(
    {"publisher", "organizer", "provider", "sponsor", "funder", "copyrightHolder", "seller"}
)
"""What is done by organisations rather than by people."""


def is_reference(text: str) -> bool:
    """Whether a text in place of a thing is meant as its address."""
    head = text[:200].strip()
    if re.match(r"<?[a-z]+:/", head, re.IGNORECASE):
        return True
    if " " in head or _DATE.match(head) or _COUNTED.fullmatch(head):
        return False
    return head[:1] in "#/." or ":" in head or ("/" in head and "." in head) or _FILE.search(head) is not None


_COUNTED = re.compile(r"User\w{3,20}:\d+")
"""A counter as one text, as schema.org once had it: `UserComments:12`."""
_DATE = re.compile(r"\d{4}-\d\d(?:$|-)")
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif|html?|php|aspx?|mp[34]|pdf|xml|json)$", re.IGNORECASE)


def _kinds(spot: Spot) -> tuple[str, ...]:
    return tuple(kind for kind in written_types(spot.node) if vocabulary.is_type(kind))


def _has(kinds: tuple[str, ...], name: str) -> bool:
    return any(name in vocabulary.properties(kind) for kind in kinds)


def _listed(names: tuple[str, ...]) -> str:
    if len(names) > 4:
        return f"{', '.join(names[:3])} and {len(names) - 3} more"
    return " and ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])} and {names[-1]}"


def _fitting(kinds: tuple[str, ...], classes: tuple[str, ...]) -> str | None:
    """The only class that fits, or the one of the expected that is nearest to what was written."""
    if len(classes) == 1:
        return classes[0]
    return next((near.nearest(kind, frozenset(classes)) for kind in kinds), None)


RULES: Final[tuple[Rule, ...]] = (
    unknown_type,
    superseded_type,
    types_at_odds,
    unknown_property,
    property_of_another_type,
    superseded_property,
    wrong_type,
    too_general_type,
    text_for_object,
)
"""Every rule of this layer."""
