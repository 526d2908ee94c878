"""Rules on shape: JSON of another kind than schema.org and JSON-LD expect at its place.

The same demands stand in the JSON Schemas of `schema/`, by which `schemas.faulty` judges with the
reference, `jsonschema`; tests prove that both agree.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from publisher import vocabulary
from publisher.validation.faults import Fault, Fix, Rule, Spot, shown
from publisher.validation.slots import Slot


def not_an_object(spot: Spot) -> Iterator[Fault]:
    """A document, or an item of its `@graph`, that is a text, a number, a list of them, or nothing.

    JSON-LD describes things with objects; everything else is dropped.
    """
    yield Fault("error", f"{shown(spot.value)} is no object", None, "an object", shown(spot.value))


def empty_document(spot: Spot) -> Iterator[Fault]:
    """A document that describes nothing: `{}`, `[]`, an empty `@graph`."""
    yield Fault("error", "the document describes nothing", None, "at least one object with a type")


def missing_type(spot: Spot) -> Iterator[Fault]:
    """An object that does not say what it is.

    Consumers cannot tell a person from a company. Write its `@type`. An object that only refers to another,
    or names it besides, needs none: `{"@id": "#publisher"}`. It is an error of the document itself, a
    warning of what it tells about.
    """
    slot = spot.slot
    better = slot.classes[0] if slot and len(slot.classes) == 1 else None
    if better == "Thing":
        better = None
    elif slot and not better:
        better = _guess(slot, spot.value)
    within = slot is not None or ("@id" in spot.value and not spot.document.single)
    what = spot.term if slot else "the node" if within else "the document does not say what it describes: it"
    yield Fault(
        "warning" if within else "error",
        f"{what} has no @type",
        "@type",
        slot.expected if slot else "a type, such as NewsArticle or Event",
        suggestion=better,
    )


def _guess(slot: Slot, value: dict[str, object]) -> str | None:
    for property, kind in _TELLING.items():
        if property in value and kind in slot.types:
            return kind
    return next((kind for kind in ("Person", "Place", "ImageObject", "Offer") if kind in slot.classes), None)


_TELLING = {
    "streetAddress": "PostalAddress",
    "addressLocality": "PostalAddress",
    "address": "Place",
    "geo": "Place",
    "logo": "Organization",
    "givenName": "Person",
    "familyName": "Person",
    "jobTitle": "Person",
    "price": "Offer",
    "contentUrl": "ImageObject",
    "propertyID": "PropertyValue",
}
"""Properties that tell what an object is."""


def malformed_type(spot: Spot) -> Iterator[Fault]:
    """An `@type` that is no name: empty, null, a number, an object, or names parted by commas in one text."""
    yield Fault(
        "error",
        f"{shown(spot.value)!r} is no type",
        "@type",
        "the name of a type, or an array of names",
        shown(spot.value),
        _several_types(spot.value),
    )


def _several_types(value: Any) -> str | None:
    """The types that stand in one text, as an array."""
    names = [name.strip() for name in value.split(",")] if isinstance(value, str) else []
    known = len(names) > 1 and all(map(vocabulary.is_type, names))
    return json.dumps(names) if known else None


def malformed_id(spot: Spot) -> Iterator[Fault]:
    """An `@id` that is no address: empty, a number, an object, or with spaces in it.

    An `@id` is a URL, a fragment of the page (`#author`) or a blank node's name (`_:a`), as one text. `#`
    alone is the page itself.
    """
    value = spot.value
    bare = value.strip() if isinstance(value, str) else ""
    better = bare if bare not in ("", "#") and " " not in bare else None
    yield Fault(
        "warning" if bare == "#" else "error",
        f"{shown(value)!r} is no @id",
        "@id",
        "a URL, in a text",
        shown(value),
        better,
    )


def object_for_text(spot: Spot) -> Iterator[Fault]:
    """An object where schema.org expects a plain value: `"headline": {"text": "..."}`.

    Consumers see nothing there. Write the value itself; a text in several languages is an array of
    `{"@value": "...", "@language": "en"}`.
    """
    if spot.slot:
        yield Fault(
            "error",
            f"{spot.term} takes {spot.slot.expected}, and here is an object",
            spot.term,
            spot.slot.expected,
            "an object",
            _within(spot.value),
        )


def _within(value: Any) -> str | None:
    """The one text in an object that stands for it: `{"rendered": "Harbour reopens"}`."""
    if not isinstance(value, dict) or value.keys() & {"@type", "@id"}:
        return None
    texts = [(name, text) for name, text in value.items() if isinstance(text, str) and text.strip()]
    plain = all(isinstance(other, str | bool | int | float | None) for other in value.values())
    if not plain or len(texts) != 1 or texts[0][0] not in _HOLDING or len(texts[0][1]) > _MOST_HELD:
        return None
    return texts[0][1]


_HOLDING: Final = frozenset(
    {
        "rendered",
        "raw",
        "text",
        "#text",
        "_text",
        "$t",
        "_",
        "value",
        "_value",
        "content",
        "plain",
        "html",
        "und",
    }
    | {
        "date",
        "datetime",
        "iso",
        "url",
        "href",
        "src",
        "safe_value",
        "displayText",
        "string",
        "__cdata",
        "#cdata",
    }
)
"""The members in which systems and readers of XML keep the one text of an object."""
_MOST_HELD: Final = 400


def number_for_text(spot: Spot) -> Iterator[Fault]:
    """A number where schema.org expects text: `"postalCode": 1067` for `"01067"`.

    A number has no zeros in front and only so many digits. Put it in quotes; what is a member of an
    enumeration, such as a day of the week, has a name, and so has a language.
    """
    if spot.slot:
        named = spot.slot.members or spot.term == "inLanguage"
        text = _with_zero(spot) if spot.term == "postalCode" else str(spot.value)
        yield Fault(
            "error" if spot.term == "inLanguage" else "warning",
            f"{spot.term} takes {spot.slot.expected}, and {spot.value} is a number",
            spot.term,
            spot.slot.expected,
            str(spot.value),
            None if named else f'"{text}"',
            None if named else Fix("replace", text),
        )


def _with_zero(spot: Spot) -> str:
    """A postal code as text, with the zero in front that the number has lost."""
    digits = str(spot.value)
    country = spot.node.get("addressCountry")
    length = _POSTAL_DIGITS.get(country.upper()) if isinstance(country, str) else None
    return f"0{digits}" if length and len(digits) == length - 1 else digits


_POSTAL_DIGITS: Final = {
    **dict.fromkeys(("DE", "ES", "FI", "FR", "IT", "MX", "TR", "UA", "US"), 5),
    **dict.fromkeys(("AU", "NO"), 4),
}
"""How many digits postal codes have in countries where some begin with a zero."""


def number_for_object(spot: Spot) -> Iterator[Fault]:
    """A number where schema.org expects a thing, an address or a span of time."""
    if spot.slot:
        yield Fault(
            "error",
            f"{spot.term} takes {spot.slot.expected}, and {spot.value} is a number",
            spot.term,
            spot.slot.expected,
            str(spot.value),
        )


def boolean_for_value(spot: Spot) -> Iterator[Fault]:
    """`true` or `false` where schema.org expects something else: `"image": false`.

    Systems write it for a value they do not have. Leave the property out.
    """
    if spot.slot:
        yield Fault(
            "error",
            f"{spot.term} takes {spot.slot.expected}, and here is {str(spot.value).lower()}",
            spot.term,
            spot.slot.expected,
            str(spot.value).lower(),
        )


def nested_array(spot: Spot) -> Iterator[Fault]:
    """An array directly in an array. JSON-LD makes one of both; other consumers stumble. Write one array."""
    flat = all(not isinstance(item, list) for item in spot.value)
    yield Fault(
        "warning",
        f"{spot.term} has an array in an array",
        spot.term,
        "one array",
        "an array in an array" if flat else None,
    )


MOST_COMPARED: Final = 24
"""Longer lists are not looked through for what stands twice in them."""


def twin(items: list[Any]) -> int | None:
    """The index of the first item of a list that is the same as one before it."""
    if len(items) > 2 and items[0].__class__ is not dict:
        try:
            if len(set(items)) == len(items):
                return None
        except TypeError:
            pass
    for index, item in enumerate(items):
        if items.index(item) < index and item.__class__ in (str, dict):
            return index
    return None


def said_twice(spot: Spot) -> Iterator[Fault]:
    """The same value twice in one array: an author, a picture or a keyword that was added again.

    Consumers show it twice. Take one of the two away.
    """
    index = twin(spot.value)
    if index is not None:
        value = shown(spot.value[index])
        yield Fault("info", f"{spot.term} has {value} twice", spot.term, actual=value, below=(index,))


RULES: Final[tuple[Rule, ...]] = (
    not_an_object,
    empty_document,
    missing_type,
    malformed_type,
    malformed_id,
    object_for_text,
    number_for_text,
    number_for_object,
    boolean_for_value,
    nested_array,
    said_twice,
)
"""Every rule of this layer."""
