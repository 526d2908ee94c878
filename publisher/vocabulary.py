"""The facts of schema.org, from `schema/vocabulary.json`: types, properties, enumerations, superseded terms.

Names are schema.org's own, without a prefix. An unknown name has no ancestors, no ranges and no members; it
never raises. Loading takes a few milliseconds and happens at the first question.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache

from publisher import data


@dataclass(frozen=True, slots=True)
class Property:
    """What schema.org says of one property; `domains` and `ranges` are types, not their subtypes."""

    name: str
    domains: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    inverse: str | None = None
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class Type:
    """What schema.org says of one class, data type or enumeration."""

    name: str
    parents: tuple[str, ...] = ()
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One release of schema.org; `members` leads from an enumeration member to its enumerations."""

    version: str
    types: dict[str, Type]
    properties: dict[str, Property]
    members: dict[str, tuple[str, ...]]


@cache
def load() -> Vocabulary:
    """The release that stands in `schema/vocabulary.json`."""
    facts = json.loads((data.path("schema") / "vocabulary.json").read_bytes())
    return Vocabulary(
        facts["version"],
        {
            name: Type(name, tuple(row.get("subClassOf", ())), row.get("supersededBy"))
            for name, row in facts["classes"].items()
        },
        {
            name: Property(
                name,
                tuple(row.get("domainIncludes", ())),
                tuple(row.get("rangeIncludes", ())),
                tuple(row.get("subPropertyOf", ())),
                row.get("inverseOf"),
                row.get("supersededBy"),
            )
            for name, row in facts["properties"].items()
        },
        {name: tuple(row["memberOf"]) for name, row in facts["members"].items()},
    )


def types() -> frozenset[str]:
    """Every type: classes, data types and enumerations."""
    return frozenset(load().types)


def properties(type: str | None = None) -> frozenset[str]:
    """Every property; with a type, those that it or one of its ancestors has."""
    return frozenset(load().properties) if type is None else _properties(type)


@lru_cache(maxsize=4096)
def _properties(type: str) -> frozenset[str]:
    lineage = ancestors(type)
    return frozenset(p.name for p in load().properties.values() if not lineage.isdisjoint(p.domains))


@lru_cache(maxsize=4096)
def ancestors(type: str) -> frozenset[str]:
    """A type and everything above it; empty for a type there is not."""
    entry = load().types.get(type)
    if entry is None:
        return frozenset()
    return frozenset({type}).union(*(ancestors(parent) for parent in entry.parents))


@lru_cache(maxsize=4096)
def descendants(type: str) -> frozenset[str]:
    """A type and everything below it; empty for a type there is not."""
    return frozenset(name for name in load().types if type in ancestors(name))


def is_type(name: str) -> bool:
    """Whether schema.org has this type."""
    return name in load().types


def is_property(name: str) -> bool:
    """Whether schema.org has this property."""
    return name in load().properties


def is_subtype(type: str, *of: str) -> bool:
    """Whether a type is one of these or below one of them."""
    return not ancestors(type).isdisjoint(of)


def ranges(property: str) -> tuple[str, ...]:
    """The types a property's values have, as schema.org lists them (subtypes fit as well)."""
    entry = load().properties.get(property)
    return entry.ranges if entry else ()


def domains(property: str) -> tuple[str, ...]:
    """The types that have a property, as schema.org lists them (their subtypes have it too)."""
    entry = load().properties.get(property)
    return entry.domains if entry else ()


@lru_cache(maxsize=4096)
def superseded_by(term: str) -> str | None:
    """The term to use today instead of this type or property; None when it is current."""
    vocabulary = load()
    entry = vocabulary.types.get(term) or vocabulary.properties.get(term)
    if entry is None or entry.superseded_by is None:
        return None
    return superseded_by(entry.superseded_by) or entry.superseded_by


@lru_cache(maxsize=4096)
def members(enumeration: str) -> frozenset[str]:
    """The members of an enumeration and of those below it."""
    return frozenset(
        name for name, kinds in load().members.items() if any(is_subtype(kind, enumeration) for kind in kinds)
    )


DATA_TYPES = "DataType"
"""The ancestor of `Text`, `Date`, `URL` and the other types whose values are plain."""


def is_data_type(type: str) -> bool:
    """Whether values of this type are plain (text, numbers, dates) and no nodes."""
    return is_subtype(type, DATA_TYPES)
