"""What is asked of a value where the walk's quick question had no answer: which rules, in which order."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Any, Final

from publisher import vocabulary as schema_org
from publisher.jsonld import types as written_types
from publisher.validation import numeric, structure, vocabulary
from publisher.validation.faults import Faults, Odd, Path, Rule, Spot
from publisher.validation.slots import Slot
from publisher.validation.tables import (
    CURRENT_TYPES,
    OWN,
    STRING_RULES,
    Entry,
    Known,
    entry_of,
    known,
    merged,
    untyped,
    variants,
)
from publisher.validation.values import (
    addresses,
    coded,
    leftovers,
    names,
    nowhere,
    numbers,
    people,
    peoples,
    texts,
    urls,
)

CERTAIN: frozenset[Rule] = frozenset(
    {
        vocabulary.property_of_another_type,
        vocabulary.unknown_property,
        vocabulary.unknown_type,
        structure.boolean_for_value,
        structure.malformed_id,
        structure.malformed_type,
        structure.missing_type,
        structure.nested_array,
        structure.number_for_text,
        structure.object_for_text,
        texts.empty_value,
    }
)
"""Rules that find something whenever the walk calls them."""


_FOR_A_THING: Final[tuple[Rule, ...]] = (
    nowhere.script_url,
    nowhere.placeholder_url,
    urls.relative_thing,
    addresses.unknown_term_address,
    vocabulary.text_for_object,
)
"""What may be wrong with a text where a thing is expected; the first that finds something speaks for all."""


_PLAIN_KEYS: Final = frozenset({"@type", "@id"})


_ADDRESS: Final = frozenset({"URL"})


_LABELS: Final = frozenset({"@id", "name", "url", "sameAs", "alternateName"})
"""What may be said of a thing that is described elsewhere without saying again what it is."""


class Doubts(ABC):
    """Calls rules and keeps what they find; `Walk` goes over the document and brings what is in doubt.

    `base` tells whether relative addresses have something to be relative to, `plain` that the document has
    already been put into plain form, so that nothing is odd any more, `foreign_terms` that a context nobody
    here knows may declare any name.
    """

    def __init__(self, *, base: bool, plain: bool, foreign_terms: bool) -> None:
        self.base = base
        self.plain = plain
        self.foreign_terms = foreign_terms
        self.faults = Faults(CERTAIN)
        self.check = self.faults.check
        self.words: list[str] = []
        self.loose: list[tuple[str, Path, str | int, Slot, dict[str, Any]]] = []
        self.untyped: list[Spot] = []
        self.parts: list[tuple[dict[str, Any], Path]] = []
        self.references: list[tuple[str, Path, Slot, dict[str, Any]]] = []
        self.addresses: list[Spot] = []

    @abstractmethod
    def node(self, node: dict[str, Any], about: Known, path: Path, depth: int) -> None:
        """Walks one node, knowing what it may have."""

    @abstractmethod
    def values(  # noqa: PLR0917 - called for every array
        self,
        values: Iterable[tuple[str | int, Any]],
        path: Path,
        key: str,
        entry: Entry,
        node: dict[str, Any],
        depth: int,
    ) -> None:
        """Walks values of which there is no plan."""

    def in_doubt(self, spot: Spot, entry: Entry, depth: int) -> None:
        """Judges a value that the quick questions did not let through."""
        value = spot.value
        if value.__class__ is str:
            if entry.collect:
                self._name(spot)
            else:
                self._text(spot, entry.slot)
        elif value.__class__ is dict:
            self._thing(spot, entry, depth)
        else:
            self._plain_value(spot, entry.slot)

    def _name(self, spot: Spot) -> None:
        """A text that does not look like a name, headline or title."""
        if spot.slot is not None and spot.slot.members:
            self.check(coded.unknown_member, spot)
            return
        if spot.term in OWN:
            self._first(OWN[spot.term][1], spot)
            return
        self.check(texts.blank_at_edge, spot)
        if not spot.value or ("<" in spot.value and "@" not in spot.value):
            return
        kinds = written_types(spot.node)
        person = any(schema_org.is_subtype(kind, "Person") for kind in kinds)
        if "Country" in kinds and self.check(peoples.people_for_country, spot):
            return
        self._first(people.OF_PEOPLE if person else names.OF_ANY, spot)

    def _text(self, spot: Spot, slot: Slot) -> None:
        """A text that does not have the form of what belongs here."""
        value = spot.value
        if slot.form == "node":
            self.addresses.append(spot)
            if urls.is_fine_reference(value):
                return
        if not value.strip():
            self.check(texts.empty_value, spot)
        elif slot.form == "node" or (
            slot.form == "url" and slot.classes and not vocabulary.is_reference(value)
        ):
            self._first(_FOR_A_THING, spot)
            if "Person" in slot.classes and value[:1] != "/" and not people.is_fine_person(value):
                self._first(people.OF_PEOPLE, spot)
            path, token = spot.path or (None, spot.term)
            self.words.append(value)
            self.loose.append((value, path, token, slot, spot.node))
        else:
            self._first(STRING_RULES[slot.form], spot)
            if "{" in value or "[object" in value:
                self.check(leftovers.template_leftover, spot)

    def _first(self, rules: tuple[Rule, ...], spot: Spot) -> None:
        """The first of these rules that finds something speaks for all."""
        for rule in rules:
            if self.check(rule, spot):
                return

    def _plain_value(self, spot: Spot, slot: Slot) -> None:
        """A number, a truth value or null that the property does not simply take."""
        if spot.value is None:
            self.check(texts.empty_value, spot)
        elif isinstance(spot.value, bool):
            self.check(structure.boolean_for_value, spot)
        elif isinstance(spot.value, int | float):
            for rule in numeric.rules_of(slot):
                self.check(rule, spot)
        else:
            self.check(structure.number_for_object, spot)

    def _thing(self, spot: Spot, entry: Entry, depth: int) -> None:
        """An object whose type is missing, not known, not expected, or one of several."""
        value, slot = spot.value, entry.slot
        if not self.plain and is_odd(value):
            raise Odd
        if not value:
            self.check(texts.empty_value, spot)
            return
        kind = value.get("@type")
        if kind is not None:
            if self._misfits(value, slot):
                self._misfit(spot, slot)
            about = self.known_of(value, kind, spot.path)
            if slot.form == "member" and "@id" not in value and self.check(coded.member_by_name, spot):
                return
            if (
                kind.__class__ is str
                and kind in slot.types
                and kind in CURRENT_TYPES
                and slot.form != "member"
            ):
                entry.fits[kind] = about
            self.node(value, about, spot.path, depth)
        elif "@type" in value:
            self.check(structure.malformed_type, Spot(None, (spot.path, "@type"), "@type", value, None, self))
            self.node(value, untyped(slot.classes), spot.path, depth)
        else:
            self._untyped(value, spot, slot, depth)

    @staticmethod
    def _misfits(value: dict[str, Any], slot: Slot) -> bool:
        real = [name for name in written_types(value) if schema_org.is_type(name)]
        return bool(real) and slot.types.isdisjoint(real)

    def _misfit(self, spot: Spot, slot: Slot) -> None:
        """A thing of a type that the property does not take."""
        own = any(":" in name for name in written_types(spot.value))
        if not slot.classes and slot.data - {"URL"} and not own:
            self.check(structure.object_for_text, spot)
        elif not self.check(vocabulary.too_general_type, spot):
            self.check(vocabulary.wrong_type, spot)

    def _untyped(self, value: dict[str, Any], spot: Spot, slot: Slot, depth: int) -> None:
        if not slot.takes_nodes or (slot.data == _ADDRESS and not slot.classes and "@id" not in value):
            if slot.form == "boolean" and len(value) == 1 and numbers.is_boolean(value.get("@id")):
                return
            self.check(structure.object_for_text, spot)
            if "@id" not in value:
                return
        if len(value) == 1 and "@id" in value:
            self._reference(value["@id"], spot, slot)
            return
        if "@id" in value:
            if value.keys() - _LABELS:
                self.untyped.append(spot)
        else:
            self.check(structure.missing_type, spot)
        self.node(value, untyped(slot.classes), spot.path, depth)

    def _reference(self, identity: Any, spot: Spot, slot: Slot) -> None:
        within = Spot(identity, (spot.path, "@id"), "@id", spot.value, None, self)
        if not is_id(identity):
            self.check(structure.malformed_id, within)
        elif slot.form == "member" and identity not in variants(slot.members):
            within.term, within.slot = spot.term, slot
            self.check(coded.unknown_member, within)
        else:
            self.references.append((identity, spot.path, slot, spot.node))

    def known_of(self, node: dict[str, Any], kind: Any, path: Path) -> Known:
        """What is known of things of the type or types in `@type`; says what is wrong with it."""
        if kind is None:
            return untyped(())
        if kind.__class__ is str and kind in CURRENT_TYPES:
            return known(kind)
        where: Path = (path, "@type")
        if not isinstance(kind, list):
            real = [kind] if self._is_real(Spot(kind, where, "@type", node, None, self)) else []
        else:
            spots = (Spot(name, (where, index), "@type", node, None, self) for index, name in enumerate(kind))
            real = [spot.value for spot in spots if self._is_real(spot)]
            if len(real) > 1:
                self.check(vocabulary.types_at_odds, Spot(real, where, "@type", node, None, self))
            if not kind:
                self.check(structure.malformed_type, Spot(kind, where, "@type", node, None, self))
        return merged(tuple(real)) if real else untyped(())

    def _is_real(self, spot: Spot) -> bool:
        """Whether this is a type of schema.org; calls the rules where it is none."""
        name = spot.value
        if not isinstance(name, str) or not name.strip() or "," in name:
            self.check(structure.malformed_type, spot)
        elif schema_org.is_type(name):
            self.check(vocabulary.superseded_type, spot)
            return True
        elif ":" in name:
            if not self.plain:
                raise Odd
        elif not self.foreign_terms:
            self.check(vocabulary.unknown_type, spot)
        return False

    def stranger(self, spot: Spot, depth: int) -> None:
        """A member that is not known for the type of its node."""
        key = spot.term
        if key[:1] == "@" or ":" in key or key in ("id", "type"):
            if not self.plain and not (key == "@context" and spot.path == (None, key)):
                raise Odd
            return
        base = key.removesuffix("-input").removesuffix("-output")
        if base != key and (schema_org.is_property(base) or base == "query"):
            return
        if not schema_org.is_property(key):
            if not self.foreign_terms:
                self.check(vocabulary.unknown_property, spot)
            return
        if schema_org.superseded_by(key) is not None:
            self.check(vocabulary.superseded_property, spot)
        elif _is_of_another(written_types(spot.node)):
            self.check(vocabulary.property_of_another_type, spot)
        entry = entry_of(key)
        path, token = spot.path or (None, key)
        self.values(((token, spot.value),), path, key, entry, spot.node, depth)


def _is_of_another(kinds: tuple[str, ...]) -> bool:
    """Whether a member not known for these types is out of place: not so in a role or a foreign thing."""
    return (
        any(schema_org.is_type(kind) for kind in kinds)
        and not any(":" in kind or schema_org.is_subtype(kind, "Role") for kind in kinds)
        and not any(schema_org.superseded_by(kind) for kind in kinds)
    )


def is_id(identity: Any) -> bool:
    """Whether this can be an identity."""
    return (
        isinstance(identity, str)
        and identity not in ("", "#")
        and " " not in identity
        and "\n" not in identity
        and "\t" not in identity
    )


def is_odd(value: dict[str, Any]) -> bool:
    """Whether an object has a member that the plain form does not know."""
    return any(
        (key[:1] == "@" and key not in _PLAIN_KEYS) or ":" in key or key in ("id", "type") for key in value
    )
