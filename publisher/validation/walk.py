"""One walk over a document in plain form, led by what is known of its types.

A sound document meets no rule on its way: for every shape of a node (`tables.Plan`) it is worked out once
what has to be asked, the questions are quick ones, and rules are called where an answer is no (`doubts`).
What the walk cannot read (`Odd`) is first put into plain form by `jsonld`, then walked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import Any

from publisher.jsonld import MOST_LEVELS
from publisher.model import MOST_FINDINGS
from publisher.validation import coherence, structure
from publisher.validation.doubts import Doubts, is_id, is_odd
from publisher.validation.familiar import LEVELS, is_familiar
from publisher.validation.faults import Odd, Path, Rule, Spot, TooDeep
from publisher.validation.slots import Slot
from publisher.validation.slots import slot as slot_of
from publisher.validation.tables import Entry, Known
from publisher.validation.values import coded, texts


class Walk(Doubts):
    """One walk: goes over the nodes it is given and remembers faults, identities, references and texts.

    `outside` are identities that are defined elsewhere. `told` has the `id()`s of nodes and arrays of which
    the document says more than its plain form. `single` is known in the end: the document is one node,
    and `tops` are those at its top.
    """

    def __init__(
        self,
        *,
        base: bool = False,
        plain: bool = False,
        foreign_terms: bool = False,
        outside: frozenset[str] = frozenset(),
        told: Collection[int] = (),
    ) -> None:
        super().__init__(base=base, plain=plain, foreign_terms=foreign_terms)
        self.outside = outside
        self.told = told
        self.identities: dict[str, list[tuple[dict[str, Any], Path]]] = {}
        self.single = True
        self.tops: list[dict[str, Any]] = []
        self._holders: list[tuple[dict[str, Any], Path, tuple[str, ...]]] = []
        self._hints = MOST_FINDINGS

    @cached_property
    def lands(self) -> frozenset[str]:
        """The codes of the countries that the document names; looked for once, where a rule asks."""
        return coded.lands_of(self.tops)

    def hints(self) -> bool:
        """Whether there is still time to look for what a dangling reference may mean."""
        self._hints -= 1
        return self._hints > 0

    def root(self, node: Any, path: Path, depth: int = 1) -> None:
        """Walks one top-level node."""
        if node.__class__ is dict:
            self.tops.append(node)
            kind = node.get("@type")
            if kind is None:
                self._untyped_root(node, path)
            self.node(node, self.known_of(node, kind, path), path, depth)
        elif node.__class__ is list and (not node or any(isinstance(item, dict | list) for item in node)):
            for index, item in enumerate(node):
                self.root(item, (path, index), depth + 1)
        else:
            self.check(structure.not_an_object, Spot(node, path, "the document", {}, None, self))

    def _untyped_root(self, node: dict[str, Any], path: Path) -> None:
        if not self.plain and is_odd({key: None for key in node if key != "@context"}):
            raise Odd
        if "@type" in node:
            self.check(structure.malformed_type, Spot(None, (path, "@type"), "@type", node, None, self))
        elif set(node) - {"@id", "@context"}:
            self.untyped.append(Spot(node, path, "@type", {}, None, self))
        elif not set(node) - {"@context"}:
            self.check(structure.empty_document, Spot(node, path, "the document", {}, None, self))

    def node(  # noqa: PLR0912 - every call less counts here
        self, node: dict[str, Any], about: Known, path: Path, depth: int
    ) -> None:
        """Walks one node, knowing what it may have."""
        if depth > MOST_LEVELS:
            raise TooDeep
        shape = (*node, *map(type, node.values()))
        plan = about.plans.get(shape) or about.plan(shape)
        words, keys, tests, more = plan
        if keys:
            if words is None:
                self.words.append(node[keys[0]])
            else:
                self.words.extend(words(node))
            self._holders.append((node, path, keys))
        for key, fine, entry in tests:
            if not fine(node[key]):
                self.in_doubt(Spot(node[key], (path, key), key, node, entry.slot, self), entry, depth)
        if more is None:
            return
        things, lists, rest, identified, rules = more
        for key, entry in things:
            value = node[key]
            kind = value.get("@type")
            if kind.__class__ is str and (known := entry.fits.get(kind)) is not None:
                if not entry.recurs or depth > MOST_LEVELS - LEVELS or not is_familiar(value, known):
                    self.node(value, known, (path, key), depth + 1)
            else:
                self._odd_thing(value, path, key, key, entry, node, depth + 1)
        for key, entry in lists:
            self._list(node[key], (path, key), key, entry, node, depth + 1)
        if identified:
            self._identity(node, path)
        for key in rest:
            self._out_of_place(Spot(node[key], (path, key), key, node, None, self), about, depth)
        for passes, rule in rules:
            if not passes(node):
                self.check(rule, Spot(node, path, "", node, None, self))

    def _out_of_place(self, spot: Spot, about: Known, depth: int) -> None:
        """A member of a name or JSON type that a node of this type does not simply take."""
        entry = about.members.get(spot.term)
        if entry is None:
            self.stranger(spot, depth)
        else:
            spot.slot = entry.slot
            self.in_doubt(spot, entry, depth)

    def _odd_thing(  # noqa: PLR0917 - all of it is needed
        self,
        value: dict[str, Any],
        path: Path,
        token: str | int,
        key: str,
        entry: Entry,
        node: dict[str, Any],
        depth: int,
    ) -> None:
        """An object of a type not met here before or of no single one, or a mere reference."""
        if len(value) == 1 and entry.referred and is_id(value.get("@id")):
            self.references.append((value["@id"], (path, token), entry.slot, node))
        else:
            self.in_doubt(Spot(value, (path, token), key, node, entry.slot, self), entry, depth)

    def _list(  # noqa: PLR0917 - called for every array
        self, items: list[Any], path: Path, key: str, entry: Entry, node: dict[str, Any], depth: int
    ) -> None:
        if depth > MOST_LEVELS:
            raise TooDeep
        if not items:
            self.check(texts.empty_value, Spot(items, path, key, node, entry.slot, self))
        elif 1 < len(items) <= structure.MOST_COMPARED and structure.twin(items) is not None:
            self.check(structure.said_twice, Spot(items, path, key, node, entry.slot, self))
        self.values(enumerate(items), path, key, entry, node, depth)

    def values(  # noqa: PLR0917 - called for every array
        self,
        values: Iterable[tuple[str | int, Any]],
        path: Path,
        key: str,
        entry: Entry,
        node: dict[str, Any],
        depth: int,
    ) -> None:
        """Walks values of which there is no plan: the items of an array, or a member out of place."""
        for token, value in values:
            kind = value.__class__
            if kind is str:
                if entry.collect:
                    self.words.append(value)
                    self.loose.append((value, path, token, entry.slot, node))
                if entry.fine is None or entry.fine(value):
                    continue
            elif kind is dict:
                name = value.get("@type")
                if name.__class__ is str and (about := entry.fits.get(name)) is not None:
                    self.node(value, about, (path, token), depth + 1)
                else:
                    self._odd_thing(value, path, token, key, entry, node, depth + 1)
                continue
            elif kind is list:
                spot = Spot(value, (path, token), key, node, entry.slot, self)
                if isinstance(token, int):
                    self.check(structure.nested_array, spot)
                self._list(value, (path, token), key, entry, node, depth + 1)
                continue
            elif kind in entry.plain:
                continue
            self.in_doubt(Spot(value, (path, token), key, node, entry.slot, self), entry, depth)

    def _identity(self, node: dict[str, Any], path: Path) -> None:
        identity = node["@id"]
        if is_id(identity):
            self.identities.setdefault(identity, []).append((node, path))
        else:
            self.check(structure.malformed_id, Spot(identity, (path, "@id"), "@id", node, None, self))

    def finish(self, *, single: bool) -> None:
        """What can be said only in the end: of texts, references and identities."""
        self.single = single
        suspects = texts.suspects(self.words)
        if suspects:
            self._texts(suspects)
        for identity, path, slot, node in self.references:
            if not self._leads_right(identity, slot, node):
                spot = Spot(identity, path, slot.name, node, slot, self)
                for rule in coherence.REFERENCE_RULES:
                    self.check(rule, spot)
        for spot in self.addresses:
            for rule in coherence.ADDRESS_RULES:
                self.check(rule, spot)
        for spot in self.untyped:
            identity = str(spot.value.get("@id"))
            told = any("@type" in other for other, _ in self.identities.get(identity, ()))
            if not told and identity not in self.outside:
                self.check(structure.missing_type, spot)
        for identity, holders in self.identities.items():
            if len(holders) > 1:
                spot = Spot(identity, holders[1][1], "@id", holders[1][0], None, self)
                for rule in coherence.IDENTITY_RULES:
                    self.check(rule, spot)

    def _leads_right(self, identity: str, slot: Slot, node: dict[str, Any]) -> bool:
        """Whether a reference leads, beyond doubt, to another node of a type that fits."""
        holders = self.identities.get(identity)
        if holders is None or holders[0][0] is node:
            return False
        if slot.name in holders[0][0] and slot.name in coherence.WHOLES:
            return False
        kind = holders[0][0].get("@type")
        return kind.__class__ is str and kind in slot.types

    def _texts(self, suspects: dict[int, tuple[Rule, ...]]) -> None:
        """Has the rules look at the texts that are suspect."""
        for node, path, keys in self._holders:
            for key in keys:
                if id(node[key]) in suspects:
                    self._all(suspects, Spot(node[key], (path, key), key, node, slot_of(key), self))
        for value, path, token, slot, node in self.loose:
            if id(value) in suspects:
                self._all(suspects, Spot(value, (path, token), slot.name, node, slot, self))

    def _all(self, suspects: dict[int, tuple[Rule, ...]], spot: Spot) -> None:
        for rule in dict.fromkeys(suspects[id(spot.value)]):
            self.check(rule, spot)


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
