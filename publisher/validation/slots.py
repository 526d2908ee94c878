"""What each property of schema.org takes, worked out once from the vocabulary.

One table feeds both judges: the walk that every document passes (`walk`) and the JSON Schemas that anybody
can use (`schema/generate.py`), so that they cannot disagree about a property.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from publisher import vocabulary

NUMBERS = frozenset({"Number", "Integer", "Float"})
QUANTITIES = frozenset({"Distance", "Mass", "Energy", "Quantity"})

OPEN = frozenset({"Enumeration", "QualitativeValue"})
"""Enumerations that schema.org leaves for others to fill."""

COUNTRY, CURRENCY, LANGUAGE = "country", "currency", "language"

FORMATS: dict[str, str] = {
    "addressCountry": COUNTRY,
    "availableLanguage": LANGUAGE,
    "currency": CURRENCY,
    "email": "email",
    "inLanguage": LANGUAGE,
    "knowsLanguage": LANGUAGE,
    "latitude": "latitude",
    "longitude": "longitude",
    "highPrice": "price",
    "lowPrice": "price",
    "price": "price",
    "priceCurrency": CURRENCY,
    "regionsAllowed": "text",
    "subtitleLanguage": LANGUAGE,
    "urlTemplate": "text",
}
"""Properties whose text has a form of its own, which the ranges do not tell."""


_COUNTS = re.compile(r"Count(?![a-z])|Capacity|numberOf")


def counts(name: str) -> bool:
    """Whether a property counts something, so that its value is a whole number from 0 on."""
    return _COUNTS.search(name) is not None


_SIZES = re.compile(
    r"(?:width|height|depth|distance|position|partySize|page(?:Start|End)|num[A-Z].*"
    r"|.*(?:Age|Offset|Radius|Distance)|(?:issue|episode|season|volume|clip)Number)"
)
YEARS = frozenset({"copyrightYear", "yearBuilt"})


def is_size(name: str) -> bool:
    """Whether a property tells a size, an age or a place in an order, which is never below zero."""
    return _SIZES.fullmatch(name) is not None


@dataclass(frozen=True, slots=True)
class Slot:
    """What one property takes.

    `form` names how a text in it is judged: `text`, `date`, `time`, `url`, `duration`, `number`, `boolean`,
    `quantity` (a number with its unit), `member` (of an enumeration), `node` (no text expected) or one of
    `FORMATS`. `plain` are the JSON types besides text that it takes, `types` the types of objects, `general`
    supertypes that say too little, `members` those of its enumerations.
    """

    name: str
    form: str
    plain: frozenset[type]
    types: frozenset[str]
    general: frozenset[str]
    members: frozenset[str]
    data: frozenset[str]
    classes: tuple[str, ...]

    @property
    def takes_nodes(self) -> bool:
        """Whether an object that only refers (`@id`) can stand here."""
        return bool(self.classes) or "URL" in self.data or not self.data

    @property
    def expected(self) -> str:
        """What may stand here, for people: `Organization or Person`."""
        names = [*self.classes, *sorted(self.data)]
        return " or ".join(names) if names else "any value"


@lru_cache(maxsize=4096)
def slot(name: str) -> Slot | None:
    """What a property takes; None if schema.org has no such property."""
    if not vocabulary.is_property(name):
        return None
    ranges = vocabulary.ranges(name)
    data = frozenset(kind for kind in ranges if vocabulary.is_data_type(kind))
    classes = tuple(kind for kind in ranges if kind not in data)
    subtypes: frozenset[str] = frozenset().union(*(vocabulary.descendants(kind) for kind in classes))
    lineage: frozenset[str] = frozenset().union(*(vocabulary.ancestors(kind) for kind in classes))
    types = (_with_former(subtypes) | vocabulary.descendants("Role")) if ranges else vocabulary.types()
    closed = _closed(classes, data)
    return Slot(
        name,
        FORMATS.get(name) or _form(data, classes, closed),
        _plain(data, bool(ranges)),
        types,
        lineage - types,
        frozenset().union(*(vocabulary.members(kind) for kind in classes)),
        data,
        classes,
    )


def _with_former(types: frozenset[str]) -> frozenset[str]:
    """These types and those that they have replaced."""
    return types | {name for name, successor in _former().items() if successor in types}


@cache
def _former() -> dict[str, str]:
    found = {name: vocabulary.superseded_by(name) for name in vocabulary.types()}
    return {name: successor for name, successor in found.items() if successor}


def _closed(classes: tuple[str, ...], data: frozenset[str]) -> bool:
    """Whether only members of enumerations fit, and schema.org names them all."""
    return (
        bool(classes)
        and not data - {"URL"}
        and OPEN.isdisjoint(classes)
        and all(vocabulary.is_subtype(kind, "Enumeration") and vocabulary.members(kind) for kind in classes)
    )


def _form(data: frozenset[str], classes: tuple[str, ...], closed: bool) -> str:
    if not data and not classes:
        return "text"
    if any(vocabulary.is_subtype(kind, "Text") and kind != "URL" for kind in data):
        return "text"
    if data & QUANTITIES:
        return "quantity"
    if closed:
        return "member"
    for form, kinds in _FORMS.items():
        if data & kinds:
            return form
    return "node"


_FORMS: dict[str, frozenset[str]] = {
    "date": frozenset({"Date", "DateTime"}),
    "time": frozenset({"Time"}),
    "url": frozenset({"URL"}),
    "duration": frozenset({"Duration"}),
    "number": NUMBERS,
    "boolean": frozenset({"Boolean"}),
}
"""The first that fits names the form: a date with a time of day is judged as a date."""


def _plain(data: frozenset[str], known: bool) -> frozenset[type]:
    takes: set[type] = set() if known else {int, float, bool}
    if data & (NUMBERS | QUANTITIES):
        takes |= {int, float}
    if data & {"Boolean"}:
        takes.add(bool)
    return frozenset(takes)


@cache
def slots() -> dict[str, Slot]:
    """Every property's slot, by name."""
    return {name: found for name in sorted(vocabulary.properties()) if (found := slot(name))}
