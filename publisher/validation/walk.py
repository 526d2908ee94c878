"""One walk over a document in its plain form, led by a table made once for each type.

The walk itself only asks quick questions, most of them answered in C: is this member known for the type, is
this text fine, does this object's type fit. Rules are called where an answer is no, so a sound document meets
none of them. What the walk cannot read (`Odd`) is first put into plain form by `forms`, then walked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, TypeAlias

from publisher import vocabulary
from publisher.jsonld import MOST_LEVELS
from publisher.jsonld import types as written_types
from publisher.model import MOST_FINDINGS
from publisher.validation import codes, coherence, structure, times, values
from publisher.validation import vocabulary as names
from publisher.validation.faults import Faults, Path, Rule, Spot
from publisher.validation.slots import Slot, slot

Entry: TypeAlias = "tuple[bool, Callable[[str], Any] | None, frozenset[type], frozenset[str], Slot | None]"
"""Whether texts are collected, the quick test of a text, JSON types, object types, and the slot itself."""

Table: TypeAlias = "dict[str, Entry]"

NAMED = frozenset({"name", "headline", "givenName", "familyName", "alternateName", "legalName"})
"""Properties whose text is a name, so that placeholders show."""

COUNTS = ("Count", "Capacity", "numberOf")
"""Parts of the names of properties that count something."""


def counts(name: str) -> bool:
    """Whether a property counts something, so that its value is a whole number from 0 on."""
    return any(part in name for part in COUNTS)


class Odd(Exception):
    """The document is not in plain form: a prefix, an alias, a value object, a context of its own."""


class TooDeep(Exception):
    """Objects and arrays stand deeper in one another than allowed."""


def _never(_: str) -> bool:
    return False


@lru_cache(maxsize=1024)
def _variants(members: frozenset[str]) -> frozenset[str]:
    prefixes = ("", "https://schema.org/", "http://schema.org/", "schema:")
    return frozenset(prefix + member for prefix in prefixes for member in members)


_FINE: dict[str, Callable[[str], Any]] = {
    "boolean": values.is_fine_boolean,
    "country": values.is_fine_country,
    "currency": codes.CURRENCIES.__contains__,
    "date": times.is_fine_date,
    "duration": times.is_fine_duration,
    "language": values.is_fine_language,
    "latitude": values.is_fine_latitude,
    "longitude": values.is_fine_longitude,
    "node": values.is_fine_url,
    "number": _never,
    "price": values.is_fine_price,
    "time": times.is_fine_time,
    "url": values.is_fine_url,
}

_DATE_RULES: tuple[Rule, ...] = (
    values.date_not_iso,
    values.impossible_date,
    values.placeholder_date,
    values.offset_without_colon,
    values.no_timezone,
)
_URL_RULES: tuple[Rule, ...] = (
    values.malformed_url,
    values.script_url,
    values.placeholder_url,
    values.local_url,
    values.relative_url,
)
_NAME_RULES: tuple[Rule, ...] = (
    values.placeholder_name,
    values.address_as_name,
    values.byline_as_name,
    values.merged_names,
)
_TEXT_RULES: tuple[Rule, ...] = (
    values.script_breakout,
    values.markup_in_text,
    values.entity_in_text,
    values.template_leftover,
    values.filler_text,
    values.mojibake,
)
_STRING_RULES: dict[str, tuple[Rule, ...]] = {
    "boolean": (values.boolean_as_text, values.not_a_boolean),
    "country": (values.malformed_country,),
    "currency": (values.malformed_currency,),
    "date": _DATE_RULES,
    "duration": (values.duration_not_iso,),
    "language": (values.malformed_language,),
    "latitude": (values.impossible_coordinate,),
    "longitude": (values.impossible_coordinate,),
    "member": (values.unknown_member,),
    "number": (values.number_as_text, values.not_a_number),
    "price": (values.malformed_price,),
    "time": _DATE_RULES,
    "url": _URL_RULES,
}
_NUMBER_RULES: dict[str, tuple[Rule, ...]] = {
    "boolean": (values.not_a_boolean,),
    "date": (values.date_not_iso,),
    "latitude": (values.impossible_coordinate,),
    "longitude": (values.impossible_coordinate,),
    "number": (values.not_a_whole_number,),
    "price": (values.malformed_price,),
    "time": (values.date_not_iso,),
    "text": (structure.number_for_text,),
    "language": (structure.number_for_text,),
    "country": (structure.number_for_text,),
    "currency": (structure.number_for_text,),
}

RULES: tuple[Rule, ...] = (
    structure.not_an_object,
    structure.empty_document,
    structure.missing_type,
    structure.malformed_type,
    structure.malformed_id,
    structure.object_for_text,
    structure.number_for_text,
    structure.number_for_object,
    structure.boolean_for_value,
    structure.nested_array,
    names.unknown_type,
    names.superseded_type,
    names.unknown_property,
    names.property_of_another_type,
    names.superseded_property,
    names.wrong_type,
    names.too_general_type,
    names.text_for_object,
    *_DATE_RULES,
    values.duration_not_iso,
    values.number_as_text,
    values.not_a_number,
    values.not_a_whole_number,
    values.boolean_as_text,
    values.not_a_boolean,
    *_URL_RULES,
    values.malformed_language,
    values.malformed_country,
    values.malformed_currency,
    values.malformed_price,
    values.impossible_coordinate,
    values.unknown_member,
    values.empty_value,
    *_TEXT_RULES,
    *_NAME_RULES,
)
"""Every rule that the walk calls, in the order of the layers."""


@lru_cache(maxsize=4096)
def _entry(name: str, person: bool) -> Entry:
    """What the walk asks of one property's values; of a person's names, more."""
    taken = slot(name)
    assert taken is not None
    collect = taken.form == "text"
    fine = _FINE.get(taken.form)
    if taken.form == "member":
        fine = _variants(taken.members).__contains__
    elif name in NAMED:
        fine = values.is_fine_person if person and name == "name" else values.is_fine_name
    plain = taken.plain
    if taken.form in ("latitude", "longitude", "price") or counts(name):
        plain = plain - {int, float}
    return collect, fine, plain, taken.types, taken


_KEYWORD: Entry = (False, lambda _: True, frozenset(), frozenset(), None)
_PLAIN_KEYS = frozenset({"@type", "@id"})


@lru_cache(maxsize=2048)
def table(kind: str) -> Table:
    """The members a thing of this type may have, and what they take; superseded ones are left out."""
    person = vocabulary.is_subtype(kind, "Person")
    found: Table = {"@type": _KEYWORD, "@id": _KEYWORD}
    for name in vocabulary.properties(kind):
        if vocabulary.superseded_by(name) is None:
            found[name] = _entry(name, person)
    return found


@lru_cache(maxsize=512)
def _merged(kinds: tuple[str, ...]) -> Table:
    found: Table = {"@type": _KEYWORD, "@id": _KEYWORD}
    for kind in kinds:
        found.update(table(kind))
    return found


_TRIGGERS = coherence.TRIGGERS
_CURRENT_TYPES = frozenset(name for name in vocabulary.types() if vocabulary.superseded_by(name) is None)


CERTAIN: frozenset[Rule] = frozenset(
    {
        names.property_of_another_type,
        names.unknown_property,
        names.unknown_type,
        structure.boolean_for_value,
        structure.malformed_id,
        structure.malformed_type,
        structure.missing_type,
        structure.nested_array,
        structure.number_for_text,
        structure.object_for_text,
        values.empty_value,
    }
)
"""Rules that find something whenever the walk calls them."""


class Walk:
    """One walk: goes over the nodes it is given and remembers faults, identities, references and texts.

    `check` calls a rule, `faults` are what rules found; `base` tells whether relative addresses have something to be relative
    to, `plain` that the document has already been put into plain form, so that nothing is odd any more,
    `foreign_terms` that a context nobody here knows may declare any name, `outside` which identities are
    defined elsewhere. `single` is known in the end: the document is one node.
    """

    def __init__(
        self,
        *,
        base: bool = False,
        plain: bool = False,
        foreign_terms: bool = False,
        outside: frozenset[str] = frozenset(),
    ) -> None:
        self.base = base
        self.plain = plain
        self.foreign_terms = foreign_terms
        self.outside = outside
        self.faults = Faults(CERTAIN)
        self.check = self.faults.check
        self.identities: dict[str, list[tuple[dict[str, Any], Path]]] = {}
        self.references: list[tuple[str, Path, Slot | None, dict[str, Any]]] = []
        self.texts: list[tuple[str, Path, str | int, Slot, dict[str, Any]]] = []
        self.untyped: list[tuple[dict[str, Any], Path]] = []
        self.single = True
        self._hints = MOST_FINDINGS

    def hints(self) -> bool:
        """Whether there is still time to look for what a dangling reference may mean."""
        self._hints -= 1
        return self._hints > 0

    def root(self, node: Any, path: Path, depth: int = 1) -> None:
        """Walks one top-level node."""
        if node.__class__ is list:
            for index, item in enumerate(node):
                self.root(item, (path, index), depth + 1)
        elif node.__class__ is dict:
            kind = node.get("@type")
            if kind is None:
                if not self.plain and _is_odd({key: None for key in node if key != "@context"}):
                    raise Odd
                if "@type" in node:
                    self.check(
                        structure.malformed_type, Spot(None, (path, "@type"), "@type", node, None, self)
                    )
                elif set(node) - {"@id", "@context"}:
                    self.untyped.append((node, path))
                elif not set(node) - {"@context"}:
                    self.check(structure.empty_document, Spot(node, path, "the document", {}, None, self))
            self.node(node, self._table(node, kind, path), path, depth)
        else:
            spot = Spot(node, path, "the document", {}, None, self)
            self.check(structure.not_an_object, spot)

    def node(self, node: dict[str, Any], table: Table, path: Path, depth: int) -> None:
        """Walks one node whose table is known."""
        if depth > MOST_LEVELS:
            raise TooDeep
        texts = self.texts
        for key, value in node.items():
            entry = table.get(key)
            if entry is None:
                self._stranger(node, key, value, path, depth)
                continue
            collect, fine, plain, types, slot = entry
            kind = value.__class__
            if kind is str:
                if collect:
                    texts.append((value, path, key, slot, node))  # type: ignore[arg-type]
                    if fine is not None and not fine(value):
                        self._names(value, path, key, slot, node)
                elif not fine(value):  # type: ignore[misc]
                    self._text(value, (path, key), key, slot, node)
            elif kind is dict:
                child = value.get("@type")
                if child.__class__ is str and child in types and child in _CURRENT_TYPES:
                    self.node(value, _table(child), (path, key), depth + 1)
                else:
                    self._thing(value, (path, key), key, entry, node, depth + 1)
            elif kind is list and slot is not None:
                self._list(value, (path, key), key, entry, node, depth + 1)
            elif kind not in plain:
                self._other(value, (path, key), key, slot, node)
        if "@id" in node:
            self._identity(node, path)
        if not _TRIGGERS.isdisjoint(node):
            spot = Spot(node, path, "", node, None, self)
            for rule in {rule: 0 for key in node if key in _TRIGGERS for rule in coherence.NODE_RULES[key]}:
                self.check(rule, spot)

    def _list(
        self, items: list[Any], path: Path, key: str, entry: Entry, node: dict[str, Any], depth: int
    ) -> None:
        if depth > MOST_LEVELS:
            raise TooDeep
        if not items:
            self.check(values.empty_value, Spot(items, path, key, node, entry[4], self))
        for index, item in enumerate(items):
            if item.__class__ is list:
                self.check(structure.nested_array, Spot(item, (path, index), key, node, entry[4], self))
                self._list(item, (path, index), key, entry, node, depth + 1)
            else:
                self._value(item, path, index, key, entry, node, depth)

    def _value(
        self,
        value: Any,
        path: Path,
        token: str | int,
        key: str,
        entry: Entry,
        node: dict[str, Any],
        depth: int,
    ) -> None:
        """One value of a property: the same questions as in `node`, for an item of an array."""
        collect, fine, plain, types, slot = entry
        kind = value.__class__
        if kind is str:
            if collect:
                self.texts.append((value, path, token, slot, node))  # type: ignore[arg-type]
                if fine is not None and not fine(value):
                    self._names(value, path, token, slot, node)
            elif not fine(value):  # type: ignore[misc]
                self._text(value, (path, token), key, slot, node)
        elif kind is dict:
            child = value.get("@type")
            if child.__class__ is str and child in types and child in _CURRENT_TYPES:
                self.node(value, _table(child), (path, token), depth + 1)
            else:
                self._thing(value, (path, token), key, entry, node, depth + 1)
        elif kind not in plain:
            self._other(value, (path, token), key, slot, node)

    def _names(
        self, value: str, path: Path, token: str | int, slot: Slot | None, node: dict[str, Any]
    ) -> None:
        if "<" in value:
            return
        spot = Spot(value, (path, token), slot.name if slot else "", node, slot, self)
        person = any(vocabulary.is_subtype(kind, "Person") for kind in written_types(node))
        for rule in _NAME_RULES if person else _NAME_RULES[:1]:
            if self.check(rule, spot):
                return

    def _text(self, value: str, path: Path, key: str, slot: Slot | None, node: dict[str, Any]) -> None:
        """A text that the quick test of its form did not let through."""
        if slot is None:
            return
        spot = Spot(value, path, key, node, slot, self)
        if not value.strip():
            self.check(values.empty_value, spot)
            return
        if slot.form == "node" or (slot.form == "url" and slot.classes and not names.is_reference(value)):
            if not self.check(values.script_url, spot) and not self.check(values.placeholder_url, spot):
                self.check(names.text_for_object, spot)
            if "Person" in slot.classes and not values.is_fine_person(value):
                self._first(_NAME_RULES, spot)
            self.texts.append((value, path and path[0], path[1] if path else 0, slot, node))  # type: ignore[arg-type]
            return
        self._first(_STRING_RULES[slot.form], spot)
        if "{" in value or "[object" in value:
            self.check(values.template_leftover, spot)

    def _first(self, rules: tuple[Rule, ...], spot: Spot) -> None:
        """The first of these rules that finds something speaks for all."""
        for rule in rules:
            if self.check(rule, spot):
                return

    def _other(self, value: Any, path: Path, key: str, slot: Slot | None, node: dict[str, Any]) -> None:
        """A number, a truth value or null that the property does not simply take."""
        spot = Spot(value, path, key, node, slot, self)
        if slot is None:
            return
        if value is None:
            self.check(values.empty_value, spot)
        elif isinstance(value, bool):
            rule = values.not_a_number if slot.form == "number" else structure.boolean_for_value
            self.check(structure.boolean_for_value if rule is values.not_a_number else rule, spot)
        elif isinstance(value, int | float):
            for number_rule in _NUMBER_RULES.get(slot.form, (structure.number_for_object,)):
                self.check(number_rule, spot)
        else:
            self.check(structure.number_for_object, spot)

    def _thing(
        self, value: dict[str, Any], path: Path, key: str, entry: Entry, node: dict[str, Any], depth: int
    ) -> None:
        """An object whose type is missing, not known, not expected, or one of several."""
        if not self.plain and _is_odd(value):
            raise Odd
        slot = entry[4]
        spot = Spot(value, path, key, node, slot, self)
        if slot is None:
            return
        if not value:
            self.check(values.empty_value, spot)
            return
        kind = value.get("@type")
        if kind is None and "@type" in value:
            self.check(structure.malformed_type, Spot(None, (path, "@type"), "@type", value, None, self))
            self.node(value, _untyped_table(slot.classes), path, depth)
        elif kind is None:
            self._untyped(value, spot, entry, depth)
        else:
            self._typed(value, spot, kind, depth)

    def _typed(self, value: dict[str, Any], spot: Spot, kind: Any, depth: int) -> None:
        slot = spot.slot
        assert slot is not None  # the caller asked
        known = [name for name in written_types(value) if vocabulary.is_type(name)]
        if known and slot.types.isdisjoint(known):
            if (
                not slot.classes
                and slot.data - {"URL"}
                and not any(":" in name for name in written_types(value))
            ):
                self.check(structure.object_for_text, spot)
            elif not self.check(names.too_general_type, spot):
                self.check(names.wrong_type, spot)
        self.node(value, self._table(value, kind, spot.path), spot.path, depth)

    def _untyped(self, value: dict[str, Any], spot: Spot, entry: Entry, depth: int) -> None:
        slot = spot.slot
        assert slot is not None
        if not slot.takes_nodes:
            self.check(structure.object_for_text, spot)
            if "@id" not in value:
                return
        if len(value) == 1 and "@id" in value:
            identity = value["@id"]
            if isinstance(identity, str) and _is_id(identity):
                if slot.form == "member" and not _variants(slot.members).__contains__(identity):
                    where: Path = (spot.path, "@id")
                    self.check(values.unknown_member, Spot(identity, where, spot.term, value, slot, self))
                else:
                    self.references.append((identity, spot.path, slot, spot.node))
            else:
                self.check(
                    structure.malformed_id, Spot(identity, (spot.path, "@id"), "@id", value, None, self)
                )
            return
        if "@id" not in value:
            self.check(structure.missing_type, spot)
        self.node(value, _untyped_table(slot.classes), spot.path, depth)

    def _table(self, node: dict[str, Any], kind: Any, path: Path) -> Table:
        """The table for what stands in `@type`; says what is wrong with it."""
        if kind is None:
            return _untyped_table(())
        if kind.__class__ is str and kind in _CURRENT_TYPES:
            return _table(kind)
        kinds = kind if isinstance(kind, list) else [kind]
        known: list[str] = []
        for index, name in enumerate(kinds):
            where: Path = ((path, "@type"), index) if isinstance(kind, list) else (path, "@type")
            spot = Spot(name, where, "@type", node, None, self)
            if not isinstance(name, str) or not name.strip() or "," in name:
                self.check(structure.malformed_type, spot)
            elif vocabulary.is_type(name):
                known.append(name)
                self.check(names.superseded_type, spot)
            elif ":" in name:
                if not self.plain:
                    raise Odd
            elif not self.foreign_terms:
                self.check(names.unknown_type, spot)
        if isinstance(kind, list) and not kind:
            self.check(structure.malformed_type, Spot(kind, (path, "@type"), "@type", node, None, self))
        return _merged(tuple(known)) if known else _untyped_table(())

    def _stranger(self, node: dict[str, Any], key: str, value: Any, path: Path, depth: int) -> None:
        """A member that the table of its node does not have."""
        if key[:1] == "@" or ":" in key or key in ("id", "type"):
            if key == "@context" and path is None:
                return
            if not self.plain:
                raise Odd
            return
        spot = Spot(value, (path, key), key, node, None, self)
        base = key.removesuffix("-input").removesuffix("-output")
        if base != key and (vocabulary.is_property(base) or base == "query"):
            return
        if not vocabulary.is_property(key):
            if not self.foreign_terms:
                self.check(names.unknown_property, spot)
            return
        kinds = written_types(node)
        if vocabulary.superseded_by(key) is not None:
            self.check(names.superseded_property, spot)
        elif (
            any(vocabulary.is_type(kind) for kind in kinds)
            and not any(":" in kind or vocabulary.is_subtype(kind, "Role") for kind in kinds)
            and not any(vocabulary.superseded_by(kind) for kind in kinds)
        ):
            self.check(names.property_of_another_type, spot)
        self._members(node, {key: value}, path, depth)

    def _members(self, node: dict[str, Any], part: dict[str, Any], path: Path, depth: int) -> None:
        """Judges the values of members that are known but stand in no table of the node."""
        for key, value in part.items():
            entry = _entry(key, False)
            if isinstance(value, list):
                self._list(value, (path, key), key, entry, node, depth + 1)
            else:
                self._value(value, path, key, key, entry, node, depth)

    def _identity(self, node: dict[str, Any], path: Path) -> None:
        identity = node["@id"]
        if isinstance(identity, str) and _is_id(identity):
            self.identities.setdefault(identity, []).append((node, path))
        else:
            self.check(structure.malformed_id, Spot(identity, (path, "@id"), "@id", node, None, self))

    def finish(self, *, single: bool) -> None:
        """What can be said only when the whole document has been seen: its texts, references and identities."""
        self.single = single
        texts = [entry[0] for entry in self.texts]
        joined = "\0".join(texts)
        if (
            any(mark in joined for mark in values.MARKS)
            or _has_blank(joined)
            or not values.LEFTOVERS.isdisjoint(texts)
        ):
            self._texts()
        if self.references:
            for identity, path, slot, node in self.references:
                spot = Spot(identity, path, slot.name if slot else "", node, slot, self)
                for rule in coherence.REFERENCE_RULES:
                    self.check(rule, spot)
        for node, path in self.untyped:
            if not any("@type" in other for other, _ in self.identities.get(str(node.get("@id")), ())):
                self.check(structure.missing_type, Spot(node, path, "@type", {}, None, self))
        for identity, holders in self.identities.items():
            if len(holders) > 1:
                spot = Spot(identity, holders[1][1], "@id", holders[1][0], None, self)
                for rule in coherence.IDENTITY_RULES:
                    self.check(rule, spot)

    def _texts(self) -> None:
        for value, path, token, slot, node in self.texts:
            spot = Spot(value, (path, token), slot.name, node, slot, self)
            if not value or value.isspace():
                self.check(values.empty_value, spot)
                continue
            if any(mark in value for mark in values.MARKS) or value in values.LEFTOVERS:
                for rule in _TEXT_RULES:
                    self.check(rule, spot)


_BLANKS = ("\0\0", "\0 ", "\0\n", "\0\t", "\0\r", "\0\xa0")


def _has_blank(joined: str) -> bool:
    """Whether one of the joined texts may be empty or blank."""
    return (
        not joined
        or joined[:1] in " \n\t\r\xa0\0"
        or joined[-1:] == "\0"
        or any(b in joined for b in _BLANKS)
    )


def _is_id(identity: str) -> bool:
    return bool(identity) and " " not in identity and "\n" not in identity and "\t" not in identity


def _is_odd(value: dict[str, Any]) -> bool:
    return any(
        (key[:1] == "@" and key not in _PLAIN_KEYS) or ":" in key or key in ("id", "type") for key in value
    )


@lru_cache(maxsize=512)
def _untyped_table(classes: tuple[str, ...]) -> Table:
    """Members of an object without a type: those of the types expected there go by the table."""
    found: Table = {"@type": _KEYWORD, "@id": _KEYWORD, "@context": _KEYWORD}
    for kind in classes:
        found.update(table(kind))
    return found


_table = table


def roots(document: Any) -> Iterator[tuple[Any, Path, int]]:
    """The top-level nodes of a plain document, with their paths and depths."""
    if isinstance(document, dict) and "@graph" in document and set(document) <= {"@context", "@graph"}:
        graph = document["@graph"]
        path: Path = (None, "@graph")
        if isinstance(graph, list):
            for index, item in enumerate(graph):
                yield item, (path, index), 3
        else:
            yield graph, path, 2
    else:
        yield document, None, 1
