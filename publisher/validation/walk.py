"""One walk over a document in plain form, led by the tables of its types.

A sound document meets no rule on its way but those of coherence: the walk asks the quick questions of
`tables` and calls rules where an answer is no. What it cannot read (`Odd`) is first put into plain form by
`jsonld`, then walked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publisher import vocabulary as schema_org
from publisher.jsonld import MOST_LEVELS
from publisher.jsonld import types as written_types
from publisher.model import MOST_FINDINGS
from publisher.validation import coherence, structure, vocabulary
from publisher.validation.faults import Faults, Odd, Path, Rule, Spot, TooDeep
from publisher.validation.slots import Slot
from publisher.validation.tables import (
    CURRENT_TYPES,
    NUMBER_RULES,
    STRING_RULES,
    Entry,
    Table,
    merged,
    untyped,
    variants,
)
from publisher.validation.tables import entry as entry_of
from publisher.validation.tables import table as table_of
from publisher.validation.values import coded, names, texts, urls

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

_TRIGGERS = coherence.TRIGGERS
_PLAIN_KEYS = frozenset({"@type", "@id"})


class Walk:
    """One walk: goes over the nodes it is given and remembers faults, identities, references and texts.

    `check` calls a rule, `faults` are what rules found. `base` tells whether relative addresses have
    something to be relative to, `plain` that the document has already been put into plain form, so that
    nothing is odd any more, `foreign_terms` that a context nobody here knows may declare any name, `outside`
    which identities are defined elsewhere. `single` is known in the end: the document is one node.
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

    def node(self, node: dict[str, Any], table: Table, path: Path, depth: int) -> None:  # noqa: PLR0912
        """Walks one node whose table is known."""
        if depth > MOST_LEVELS:
            raise TooDeep
        collected = self.texts
        for key, value in node.items():
            entry = table.get(key)
            if entry is None:
                self._stranger(node, key, value, path, depth)
                continue
            collect, fine, plain, types, slot = entry
            kind = value.__class__
            if kind is str:
                if collect:
                    collected.append((value, path, key, slot, node))  # type: ignore[arg-type]
                    if fine is not None and not fine(value):
                        self._names(value, path, key, slot, node)
                elif not fine(value):  # type: ignore[misc]
                    self._text(value, (path, key), key, slot, node)
            elif kind is dict:
                child = value.get("@type")
                if child.__class__ is str and child in types and child in CURRENT_TYPES:
                    self.node(value, table_of(child), (path, key), depth + 1)
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

    def _list(  # noqa: PLR0917 - called for every array
        self, items: list[Any], path: Path, key: str, entry: Entry, node: dict[str, Any], depth: int
    ) -> None:
        if depth > MOST_LEVELS:
            raise TooDeep
        if not items:
            self.check(texts.empty_value, Spot(items, path, key, node, entry[4], self))
        for index, item in enumerate(items):
            if item.__class__ is list:
                self.check(structure.nested_array, Spot(item, (path, index), key, node, entry[4], self))
                self._list(item, (path, index), key, entry, node, depth + 1)
            else:
                self._value(item, path, index, key, entry, node, depth)

    def _value(  # noqa: PLR0917 - called for every item
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
            if child.__class__ is str and child in types and child in CURRENT_TYPES:
                self.node(value, table_of(child), (path, token), depth + 1)
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
        person = any(schema_org.is_subtype(kind, "Person") for kind in written_types(node))
        for rule in names.RULES if person else names.OF_ANY:
            if self.check(rule, spot):
                return

    def _text(self, value: str, path: Path, key: str, slot: Slot | None, node: dict[str, Any]) -> None:
        """A text that the quick test of its form did not let through."""
        if slot is None:
            return
        spot = Spot(value, path, key, node, slot, self)
        if not value.strip():
            self.check(texts.empty_value, spot)
            return
        if slot.form == "node" or (
            slot.form == "url" and slot.classes and not vocabulary.is_reference(value)
        ):
            if not self.check(urls.script_url, spot) and not self.check(urls.placeholder_url, spot):
                self.check(vocabulary.text_for_object, spot)
            if "Person" in slot.classes and not names.is_fine_person(value):
                self._first(names.RULES, spot)
            self.texts.append((value, path and path[0], path[1] if path else 0, slot, node))
            return
        self._first(STRING_RULES[slot.form], spot)
        if "{" in value or "[object" in value:
            self.check(texts.template_leftover, spot)

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
            self.check(texts.empty_value, spot)
        elif isinstance(value, bool):
            self.check(structure.boolean_for_value, spot)
        elif isinstance(value, int | float):
            for number_rule in NUMBER_RULES.get(slot.form, (structure.number_for_object,)):
                self.check(number_rule, spot)
        else:
            self.check(structure.number_for_object, spot)

    def _thing(  # noqa: PLR0917 - as `_value` has it
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
            self.check(texts.empty_value, spot)
            return
        kind = value.get("@type")
        if kind is None and "@type" in value:
            self.check(structure.malformed_type, Spot(None, (path, "@type"), "@type", value, None, self))
            self.node(value, untyped(slot.classes), path, depth)
        elif kind is None:
            self._untyped(value, spot, entry, depth)
        else:
            self._typed(value, spot, kind, depth)

    def _typed(self, value: dict[str, Any], spot: Spot, kind: Any, depth: int) -> None:
        slot = spot.slot
        assert slot is not None  # the caller asked
        known = [name for name in written_types(value) if schema_org.is_type(name)]
        if known and slot.types.isdisjoint(known):
            if (
                not slot.classes
                and slot.data - {"URL"}
                and not any(":" in name for name in written_types(value))
            ):
                self.check(structure.object_for_text, spot)
            elif not self.check(vocabulary.too_general_type, spot):
                self.check(vocabulary.wrong_type, spot)
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
                if slot.form == "member" and not variants(slot.members).__contains__(identity):
                    where: Path = (spot.path, "@id")
                    self.check(coded.unknown_member, Spot(identity, where, spot.term, value, slot, self))
                else:
                    self.references.append((identity, spot.path, slot, spot.node))
            else:
                self.check(
                    structure.malformed_id, Spot(identity, (spot.path, "@id"), "@id", value, None, self)
                )
            return
        if "@id" not in value:
            self.check(structure.missing_type, spot)
        self.node(value, untyped(slot.classes), spot.path, depth)

    def _table(self, node: dict[str, Any], kind: Any, path: Path) -> Table:
        """The table for what stands in `@type`; says what is wrong with it."""
        if kind is None:
            return untyped(())
        if kind.__class__ is str and kind in CURRENT_TYPES:
            return table_of(kind)
        kinds = kind if isinstance(kind, list) else [kind]
        known: list[str] = []
        for index, name in enumerate(kinds):
            where: Path = ((path, "@type"), index) if isinstance(kind, list) else (path, "@type")
            spot = Spot(name, where, "@type", node, None, self)
            if not isinstance(name, str) or not name.strip() or "," in name:
                self.check(structure.malformed_type, spot)
            elif schema_org.is_type(name):
                known.append(name)
                self.check(vocabulary.superseded_type, spot)
            elif ":" in name:
                if not self.plain:
                    raise Odd
            elif not self.foreign_terms:
                self.check(vocabulary.unknown_type, spot)
        if isinstance(kind, list) and not kind:
            self.check(structure.malformed_type, Spot(kind, (path, "@type"), "@type", node, None, self))
        return merged(tuple(known)) if known else untyped(())

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
        if base != key and (schema_org.is_property(base) or base == "query"):
            return
        if not schema_org.is_property(key):
            if not self.foreign_terms:
                self.check(vocabulary.unknown_property, spot)
            return
        kinds = written_types(node)
        if schema_org.superseded_by(key) is not None:
            self.check(vocabulary.superseded_property, spot)
        elif (
            any(schema_org.is_type(kind) for kind in kinds)
            and not any(":" in kind or schema_org.is_subtype(kind, "Role") for kind in kinds)
            and not any(schema_org.superseded_by(kind) for kind in kinds)
        ):
            self.check(vocabulary.property_of_another_type, spot)
        self._members(node, {key: value}, path, depth)

    def _members(self, node: dict[str, Any], part: dict[str, Any], path: Path, depth: int) -> None:
        """Judges the values of members that are known but stand in no table of the node."""
        for key, value in part.items():
            entry = entry_of(key, False)
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
        """What can be said only in the end: of texts, references and identities."""
        self.single = single
        written = [entry[0] for entry in self.texts]
        joined = "\0".join(written)
        if texts.has_mark(joined) or texts.has_blank(joined) or not texts.LEFTOVERS.isdisjoint(written):
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
                self.check(texts.empty_value, spot)
                continue
            if texts.has_mark(value) or value in texts.LEFTOVERS:
                for rule in texts.TEXT_RULES:
                    self.check(rule, spot)


def _is_id(identity: str) -> bool:
    return bool(identity) and " " not in identity and "\n" not in identity and "\t" not in identity


def _is_odd(value: dict[str, Any]) -> bool:
    return any(
        (key[:1] == "@" and key not in _PLAIN_KEYS) or ":" in key or key in ("id", "type") for key in value
    )


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
