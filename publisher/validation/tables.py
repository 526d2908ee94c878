"""What the walk asks of every member of a node, in tables made once for each type.

The questions are quick ones, most of them answered in C: is this member known for the type, is this text
fine, does this object's type fit. Which rules are called where the answer is no stands here as well.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeAlias

from publisher import vocabulary
from publisher.validation import structure
from publisher.validation.faults import Rule
from publisher.validation.slots import Slot, counts, slot
from publisher.validation.values import coded, codes, dates, names, numbers, times, urls

Entry: TypeAlias = "tuple[bool, Callable[[str], Any] | None, frozenset[type], frozenset[str], Slot | None]"
"""Whether texts are collected, the quick test of a text, JSON types, object types, and the slot itself."""

Table: TypeAlias = "dict[str, Entry]"

NAMED = frozenset({"name", "headline", "givenName", "familyName", "alternateName", "legalName"})
"""Properties whose text is a name, so that placeholders show."""


def never(_: str) -> bool:
    """The quick test of forms that no text passes."""
    return False


@lru_cache(maxsize=1024)
def variants(members: frozenset[str]) -> frozenset[str]:
    """The members of an enumeration in every spelling: bare, as addresses, with the usual prefix."""
    prefixes = ("", "https://schema.org/", "http://schema.org/", "schema:")
    return frozenset(prefix + member for prefix in prefixes for member in members)


FINE: dict[str, Callable[[str], Any]] = {
    "boolean": numbers.is_fine_boolean,
    "country": coded.is_fine_country,
    "currency": codes.CURRENCIES.__contains__,
    "date": times.is_fine_date,
    "duration": times.is_fine_duration,
    "language": coded.is_fine_language,
    "latitude": numbers.is_fine_latitude,
    "longitude": numbers.is_fine_longitude,
    "node": urls.is_fine_url,
    "number": never,
    "price": numbers.is_fine_price,
    "quantity": numbers.is_fine_quantity,
    "time": times.is_fine_time,
    "url": urls.is_fine_url,
}
"""The quick test of a text, by the form of the slot."""

STRING_RULES: dict[str, tuple[Rule, ...]] = {
    "boolean": (numbers.boolean_as_text, numbers.not_a_boolean),
    "country": (coded.malformed_country,),
    "currency": (coded.malformed_currency,),
    "date": dates.DATE_RULES,
    "duration": (dates.duration_not_iso,),
    "language": (coded.malformed_language,),
    "latitude": (numbers.impossible_coordinate,),
    "longitude": (numbers.impossible_coordinate,),
    "member": (coded.unknown_member,),
    "number": (numbers.number_as_text, numbers.not_a_number),
    "price": (numbers.malformed_price,),
    "quantity": (numbers.quantity_in_words,),
    "time": dates.DATE_RULES,
    "url": urls.RULES,
}
"""What may be wrong with a text that the quick test does not let through."""
NUMBER_RULES: dict[str, tuple[Rule, ...]] = {
    "boolean": (numbers.not_a_boolean,),
    "date": (dates.date_not_iso,),
    "latitude": (numbers.impossible_coordinate,),
    "longitude": (numbers.impossible_coordinate,),
    "number": (numbers.not_a_whole_number,),
    "price": (numbers.malformed_price,),
    "time": (dates.date_not_iso,),
    "text": (structure.number_for_text,),
    "language": (structure.number_for_text,),
    "country": (structure.number_for_text,),
    "currency": (structure.number_for_text,),
}
"""What may be wrong with a number that the property does not simply take."""


@lru_cache(maxsize=4096)
def entry(name: str, person: bool = False) -> Entry:
    """What the walk asks of one property's values; of a person's names, more."""
    taken = slot(name)
    assert taken is not None
    collect = taken.form == "text"
    fine = FINE.get(taken.form)
    if taken.form == "member":
        fine = variants(taken.members).__contains__
    elif name in NAMED:
        fine = names.is_fine_person if person and name == "name" else names.is_fine_name
    plain = taken.plain
    if taken.form in ("latitude", "longitude", "price") or counts(name):
        plain = plain - {int, float}
    return collect, fine, plain, taken.types, taken


KEYWORD: Entry = (False, len, frozenset(), frozenset(), None)


@lru_cache(maxsize=2048)
def table(kind: str) -> Table:
    """The members a thing of this type may have, and what they take; superseded ones are left out."""
    person = vocabulary.is_subtype(kind, "Person")
    found: Table = {"@type": KEYWORD, "@id": KEYWORD}
    for name in vocabulary.properties(kind):
        if vocabulary.superseded_by(name) is None:
            found[name] = entry(name, person)
    return found


@lru_cache(maxsize=512)
def merged(kinds: tuple[str, ...]) -> Table:
    """The table of a thing of several types: what any of them may have."""
    found: Table = {"@type": KEYWORD, "@id": KEYWORD}
    for kind in kinds:
        found.update(table(kind))
    return found


CURRENT_TYPES = frozenset(name for name in vocabulary.types() if vocabulary.superseded_by(name) is None)


@lru_cache(maxsize=512)
def untyped(classes: tuple[str, ...]) -> Table:
    """Members of an object without a type: those of the types expected there go by the table."""
    found: Table = {"@type": KEYWORD, "@id": KEYWORD, "@context": KEYWORD}
    for kind in classes:
        found.update(table(kind))
    return found
