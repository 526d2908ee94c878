"""A document put into plain form: schema.org's bare names, no prefix, no alias, no value object."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from publisher import vocabulary
from publisher.jsonld import MOST_LEVELS
from publisher.validation.faults import Faults, Path, Rule, Spot, TooDeep, tokens
from publisher.validation.jsonld import rules
from publisher.validation.jsonld.contexts import Context, Term, bare
from publisher.validation.jsonld.literals import NOTHING, expanded, keyed, literal
from publisher.validation.jsonld.scopes import Scopes
from publisher.validation.slots import slot
from publisher.validation.values import coded
from publisher.validation.vocabulary import KEYWORDS


class Plain:
    """A document put into plain form: `roots` with where each stood, and what was found wrong on the way.

    `told` has the `id()`s of nodes of which more is said than a type, and of arrays that are more than texts:
    what that was, the plain form may have lost.
    """

    def __init__(self, document: Any) -> None:
        self.roots: list[tuple[Any, Path]] = []
        self.faults = Faults(
            frozenset({rules.undefined_term, rules.unknown_keyword, rules.undeclared_prefix})
        )
        self.scopes = Scopes(self.faults)
        self._origins: dict[tuple[int, str | int], Path] = {}
        self.told: set[int] = set()
        self._keep: list[Any] = []
        self._said: set[tuple[str, str]] = set()
        self._document(document, Context(), None, 1)

    def pointer_tokens(self, path: Path) -> list[str | int]:
        """The tokens that lead, in the document as written, to what this path leads to in plain form."""
        steps = tokens(path)
        root, where = self.roots[int(steps[0])]
        value: Any = root
        for step in steps[1:]:
            where = self._origins.get((id(value), step), (where, step))
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                value = None
        return tokens(where)

    def is_as_written(self, path: Path) -> bool:
        """Whether the last name on this path is the one that stands in the document."""
        return path is not None and self.pointer_tokens(path)[-1:] == [path[1]]

    def _say(self, rule: Rule, spot: Spot, once: str = "") -> None:
        if once:
            if (rule.__name__, once) in self._said:
                return
            self._said.add((rule.__name__, once))
        self.faults.check(rule, spot)

    def _document(self, document: Any, context: Context, path: Path, depth: int) -> None:
        if isinstance(document, list):
            if document and not any(isinstance(item, dict | list) for item in document):
                self.roots.append((document, path))
                return
            for index, item in enumerate(document):
                self._document(item, context, (path, index), depth + 1)
            return
        if not isinstance(document, dict):
            self.roots.append((document, path))
            return
        if depth > MOST_LEVELS:
            raise TooDeep
        if not document:
            self.roots.append((document, path))
            return
        own = self.scopes.top(document, context, path)
        if self.scopes.foreign:
            return
        if "@graph" in document and not any(own.iri(key) not in _BESIDE_GRAPH for key in document):
            self._graph(document["@graph"], own, (path, "@graph"), depth + 1)
        else:
            plain = self._node(document, own, path, depth)
            if len(plain) > 0 or not document:
                self.roots.append((plain, path))

    def _graph(self, graph: Any, context: Context, path: Path, depth: int) -> None:
        for index, item in enumerate(graph) if isinstance(graph, list) else [(None, graph)]:
            where = path if index is None else (path, index)
            if isinstance(item, dict):
                if depth > MOST_LEVELS:
                    raise TooDeep
                own = self.scopes.enter(item, context, where)
                plain = self._node(item, own, where, depth + 1)
                if plain or not item:
                    self.roots.append((plain, where))
            elif isinstance(item, list):
                self._graph(item, context, where, depth + 1)
            else:
                self.roots.append((item, where))

    def _node(self, node: dict[str, Any], context: Context, path: Path, depth: int) -> dict[str, Any]:
        """One node in plain form."""
        if depth > MOST_LEVELS:
            raise TooDeep
        plain: dict[str, Any] = {}
        self._keep.append(plain)
        if any(context.iri(key) != "@type" for key in node if key != "@context"):
            self.told.add(id(plain))
        self._into(plain, node, context, path, depth)
        return plain

    def _into(
        self, plain: dict[str, Any], node: dict[str, Any], context: Context, path: Path, depth: int
    ) -> None:
        for key, value in node.items():
            if key == "@context":
                continue
            where: Path = (path, key)
            iri = context.iri(key)
            if key[:1] == "@" and key not in KEYWORDS:
                self._say(rules.unknown_keyword, Spot(value, where, key, node, None))
            elif iri is None:
                self._without_meaning(key, value, node, context, where)
            elif iri[:1] == "@":
                if iri == "@graph" and (depth > 1 or any(other[:1] != "@" for other in node if other != key)):
                    self._say(rules.misplaced_keyword, Spot(value, where, iri, node, None))
                self._keyword(iri, plain, value, context, where, depth)
            else:
                self._property(key, iri, plain, value, node, context, where, depth)

    def _without_meaning(
        self, key: str, value: Any, node: dict[str, Any], context: Context, where: Path
    ) -> None:
        if key in context.nulled:
            if vocabulary.is_property(key):
                self._say(rules.nulled_term, Spot(None, context.nulled[key], key, {}, None), once=key)
        elif not context.opaque:
            self._say(rules.undefined_term, Spot(value, where, key, node, None, context.schema_prefix))

    def _property(  # noqa: PLR0917 - all of it is needed
        self,
        key: str,
        iri: str,
        plain: dict[str, Any],
        value: Any,
        node: dict[str, Any],
        context: Context,
        where: Path,
        depth: int,
    ) -> None:
        prefix = key.partition(":")[0] if ":" in key else ""
        if prefix in self.scopes.no_prefixes:
            at, address = self.scopes.no_prefixes[prefix], str(context.iri(prefix))
            self._say(rules.unusable_prefix, Spot(address, at, prefix, {}, None), once=prefix)
        name = bare(iri)
        term = context.terms.get(key)
        if name is None:
            if ":" in key and not context.declares(key) and not context.opaque:
                spot = Spot(value, where, key, node, None, frozenset(context.terms))
                self._say(rules.undeclared_prefix, spot, once=key.partition(":")[0])
            elif key == "xml:lang":
                self._say(rules.misplaced_keyword, Spot(value, where, key, node, None))
            self._beyond(value, context, term, where, depth)
            return
        if term is not None and term.reverse:
            self._reversed(name, value, plain, context, where, depth)
            return
        result, at = self._value(value, context, term, where, depth)
        if result is NOTHING:
            return
        if isinstance(result, list) and not (isinstance(value, list) and set(map(type, value)) <= {str}):
            self.told.add(id(result))
        if name in plain:
            self._join(plain, name, result, at)
        else:
            plain[name] = result
            self._origins[(id(plain), name)] = at

    def _join(self, plain: dict[str, Any], name: str, value: Any, at: Path) -> None:
        """Adds the values of a second spelling of one property to those of the first."""
        first, before = plain[name], self._origins[(id(plain), name)]
        merged: list[Any] = []
        self._keep.append(merged)
        if not self.told.isdisjoint((id(first), id(value))):
            self.told.add(id(merged))
        for part, origin in ((first, before), (value, at)):
            if isinstance(part, list):
                for index, item in enumerate(part):
                    self._origins[(id(merged), len(merged))] = self._origins.get(
                        (id(part), index), (origin, index)
                    )
                    merged.append(item)
            else:
                self._origins[(id(merged), len(merged))] = origin
                merged.append(part)
        plain[name] = merged

    def _beyond(self, value: Any, context: Context, term: Term | None, where: Path, depth: int) -> None:
        """Nodes below a foreign term are nodes of the document all the same: they may be referred to."""
        if term is not None and term.coerced == "@json":
            return
        items = [(where, value)] if isinstance(value, dict) else []
        if isinstance(value, list):
            items = [((where, index), item) for index, item in enumerate(value) if isinstance(item, dict)]
        for at, item in items:
            if "@type" in item and "@value" not in item:
                own = self.scopes.enter(item, context, at, term)
                self.roots.append((self._node(item, own, at, depth + 1), at))

    def _keyword(  # noqa: PLR0917 - all of it is needed
        self, keyword: str, plain: dict[str, Any], value: Any, context: Context, where: Path, depth: int
    ) -> None:
        if keyword == "@type":
            self._types(plain, value, context, where)
        elif keyword == "@id":
            expanded = (
                context.iri(value) if isinstance(value, str) and ":" in value and value[:2] != "_:" else None
            )
            plain["@id"] = expanded or value
            self._origins[(id(plain), "@id")] = where
        elif keyword in ("@graph", "@included"):
            self._graph(value, context, where, depth + 1)
        elif keyword == "@reverse":
            self._reverse(plain, value, context, where, depth)
        elif keyword in ("@language", "@direction", "@base", "@vocab", "@container", "@version"):
            self._say(rules.misplaced_keyword, Spot(value, where, keyword, plain, None))
        elif keyword == "@index" and not isinstance(value, str):
            self._say(rules.malformed_index, Spot(value, where, "@index", plain, None))
        elif keyword == "@nest":
            self._nest(plain, value, context, where, depth)

    def _reverse(self, plain: dict[str, Any], value: Any, context: Context, where: Path, depth: int) -> None:
        """What points to a node, by the properties by which it does."""
        if not isinstance(value, dict):
            self._say(rules.malformed_reverse, Spot(value, where, "@reverse", plain, None))
            return
        straight = next((key for key in value if context.iri(key) in KEYWORDS), None)
        if straight is not None:
            spot = Spot(value[straight], (where, straight), straight, plain, None)
            self._say(rules.malformed_reverse, spot)
        for key, items in value.items():
            iri = context.iri(key)
            name = bare(iri) if iri else None
            if name is not None:
                self._reversed(name, items, plain, context, (where, key), depth + 1)

    def _nest(self, plain: dict[str, Any], value: Any, context: Context, where: Path, depth: int) -> None:
        """Properties of a node that stand one object deeper."""
        for index, item in enumerate(value if isinstance(value, list) else [value]):
            at: Path = (where, index) if isinstance(value, list) else where
            if isinstance(item, dict) and "@value" not in item:
                self._into(plain, item, context, at, depth + 1)
            else:
                self._say(rules.malformed_nest, Spot(item, at, "@nest", plain, None))

    def _types(self, plain: dict[str, Any], value: Any, context: Context, where: Path) -> None:
        items = value if isinstance(value, list) else [value]
        context = context.of_types or context
        found: list[Any] = []
        self._keep.append(found)
        for index, item in enumerate(items):
            at: Path = (where, index) if isinstance(value, list) else where
            self._origins[(id(found), index)] = at
            if not isinstance(item, str):
                found.append(item)
                continue
            iri = context.iri(item)
            name = bare(iri) if iri else None
            if iri is None and item not in context.nulled and not context.opaque:
                self._say(rules.undefined_term, Spot(item, at, item, {}, None, context.schema_prefix))
                found.append(f"_:{item}")
            elif iri in KEYWORDS:
                found.append(item)
            elif name is None:
                if ":" in item and not context.declares(item) and not context.opaque:
                    spot = Spot(item, at, item, {}, None, frozenset(context.terms))
                    self._say(rules.undeclared_prefix, spot, once=item.partition(":")[0])
                found.append(iri if iri and ":" in iri else f"_:{item}")
            else:
                if "://www." in item:
                    self._say(rules.type_at_another_address, Spot(item, at, "@type", plain, None))
                found.append(name)
        single = len(found) == 1
        plain["@type"] = found[0] if single else found
        at = self._origins[(id(found), 0)] if single else where
        self._origins[(id(plain), "@type")] = at

    def _reversed(  # noqa: PLR0917 - all of it is needed
        self, name: str, value: Any, plain: dict[str, Any], context: Context, where: Path, depth: int
    ) -> None:
        """What points to this node by a property: each becomes a node of its own with that property."""
        items = value if isinstance(value, list) else [value]
        for index, item in enumerate(items):
            at: Path = (where, index) if isinstance(value, list) else where
            if isinstance(item, dict) and "@value" not in item:
                own = self.scopes.enter(item, context, at)
                other = self._node(item, own, at, depth + 1)
                kind = plain.get("@type")
                if kind is not None and name not in other and "@type" in other:
                    other[name] = {"@type": kind, "@id": plain.get("@id", f"_:{id(plain)}")}
                    self._origins[(id(other), name)] = where
                self.roots.append((other, at))
            elif not isinstance(item, dict):
                self._say(rules.malformed_reverse, Spot(item, at, "@reverse", plain, None))

    def _value(
        self, value: Any, context: Context, term: Term | None, where: Path, depth: int
    ) -> tuple[Any, Path]:
        """A value in plain form, and where it stood."""
        if depth > MOST_LEVELS:
            raise TooDeep
        if term is not None and term.coerced == "@json":
            return NOTHING, where
        if isinstance(value, list):
            return self._array(((where, index), item) for index, item in enumerate(value))(
                context, term, depth
            ), where
        if not isinstance(value, dict):
            value = expanded(value, context, term)
            return self._referred(value, term, where) if isinstance(value, str) else value, where
        own = self.scopes.enter(value, context, where, term)
        keys = {own.iri(key): key for key in value if key[:1] == "@" or key in own.terms}
        if "@value" in keys:
            return literal(value, own, keys, where, self.faults)
        for keyword in ("@list", "@set"):
            if keyword in keys:
                if any(own.iri(key) not in (keyword, "@index", "@context") for key in value):
                    self._say(rules.malformed_value, Spot(value, where, keyword, value, None))
                return self._value(value[keys[keyword]], own, None, (where, keys[keyword]), depth + 1)
        if term is not None and term.container & _MAPS and "@id" not in keys and "@type" not in keys:
            return self._map(value, own, term, where, depth), where
        if term is not None and "@graph" in term.container:
            self._graph(value, own, where, depth + 1)
            return NOTHING, where
        return self._node(value, own, where, depth + 1), where

    def _referred(self, text: str, term: Term | None, where: Path) -> Any:
        """A text that its term takes for a reference to a thing, as a reference; any other as it is."""
        if term is None or term.coerced != "@id" or not term.iri:
            return text
        taken = slot(bare(term.iri) or "")
        if taken is None or taken.form != "node":
            return text
        reference = {"@id": text}
        self._keep.append(reference)
        self._origins[(id(reference), "@id")] = where
        return reference

    def _array(self, items: Iterator[tuple[Path, Any]]) -> Callable[[Context, Term | None, int], list[Any]]:
        def made(context: Context, term: Term | None, depth: int) -> list[Any]:
            found: list[Any] = []
            self._keep.append(found)
            for at, item in items:
                result, where = self._value(
                    item, context, None if term is None else replace(term, container=_NO_MAP), at, depth + 1
                )
                inner = isinstance(item, dict) and isinstance(result, list)
                for position, one in enumerate(result) if inner else [(None, result)]:
                    if one is not NOTHING:
                        at_one = (
                            where if position is None else self._origins.get((id(result), position), where)
                        )
                        self._origins[(id(found), len(found))] = at_one
                        found.append(one)
            return found

        return made

    def _map(self, value: dict[str, Any], context: Context, term: Term, where: Path, depth: int) -> Any:
        """The values of a map by language, index, identity or type."""
        pairs = [((where, key), item) for key, item in value.items()]
        if "@language" in term.container:
            for key in value:
                if key != "@none" and not coded.is_fine_language(key):
                    self._say(coded.malformed_language, Spot(key, (where, key), "@language", value, None))
        flat = [
            (((at, index), one))
            for at, item in pairs
            if isinstance(item, list)
            for index, one in enumerate(item)
        ] + [(at, item) for at, item in pairs if not isinstance(item, list)]
        return self._array((at, keyed(item, str(tokens(at)[len(tokens(where))]), term)) for at, item in flat)(
            context, replace(term, container=_NO_MAP), depth
        )


_NO_MAP: Final[frozenset[str]] = frozenset()
_MAPS: Final = frozenset({"@language", "@index", "@id", "@type"})
_BESIDE_GRAPH: Final = frozenset({"@context", "@graph", "@id", "@index"})
