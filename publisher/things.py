"""The events, people, organisations and places that articles speak of, as things in their own right.

Pure. Two articles speak of the same thing only if that is plain: an event by `identity`, or of the same name
and beginning; an entity with the same identifier elsewhere, or of the same kind and name with none that
contradicts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias

from publisher import identity, jsonld, vocabulary
from publisher.publication import CONTEXT, fold, names, slug, span, text_of
from publisher.records import instant

Kind: TypeAlias = Literal["event", "entity"]

ROOTS: Final = ("Event", "Person", "Organization", "Place")
"""What a thing is at its root; the first that fits its types."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One node of an article's document that other articles may speak of as well."""

    node: str
    """The node's `@id` in that article."""
    kind: Kind
    root: str
    name: str
    types: tuple[str, ...]
    aliases: frozenset[str]
    """Folded names."""
    elsewhere: frozenset[str]
    """`sameAs`: its identifiers elsewhere."""
    starts: str | None = None
    ends: str | None = None
    facets: frozenset[tuple[str, str]] = frozenset()
    nodes: Sequence[Mapping[str, Any]] = field(default=(), repr=False)
    """The node itself, then those it refers to."""

    @property
    def id(self) -> str:
        """The id it would like to have."""
        day = f"-{self.starts[:10]}" if self.kind == "event" and self.starts else ""
        return f"{self.root.lower()}{day}-{slug(self.name) or 'unnamed'}"


def found_in(document: Mapping[str, Any]) -> Iterator[Thing]:
    """The things a published document speaks of, each once."""
    graph: list[dict[str, Any]] = document["@graph"]
    by_id = {node["@id"]: node for node in graph if isinstance(node.get("@id"), str)}
    for node in graph[1:]:
        root = _root(node)
        name = text_of(node.get("name"))
        if root is None or not name or not isinstance(node.get("@id"), str):
            continue
        near = [node, *_near(node, by_id, {graph[0].get("@id"), node["@id"]})]
        starts, ends = _time(node) if root == "Event" else (None, None)
        yield Thing(
            node=node["@id"],
            kind="event" if root == "Event" else "entity",
            root=root,
            name=name,
            types=jsonld.types(node),
            aliases=frozenset(name for name in names({**node, "@id": None, "sameAs": None})),
            elsewhere=frozenset(_texts(node.get("sameAs"))),
            starts=starts,
            ends=ends,
            facets=frozenset(_facets(node, near)),
            nodes=near,
        )


def same(one: Thing, other: Thing) -> bool:
    """Whether two articles speak of the same thing: only if that is plain."""
    if one.kind != other.kind or one.root != other.root:
        return False
    if not one.elsewhere.isdisjoint(other.elsewhere):
        return True
    if one.elsewhere and other.elsewhere:
        return False
    if one.kind == "entity":
        return not one.aliases.isdisjoint(other.aliases)
    nodes = {node["@id"]: node for node in (*one.nodes, *other.nodes) if "@id" in node}
    return _same_by_name(one, other) or identity.same_event(one.nodes[0], other.nodes[0], nodes)


def _same_by_name(one: Thing, other: Thing) -> bool:
    """Whether two events have a name and a beginning in common, and no places that contradict."""
    places = [{value for facet, value in thing.facets if facet == "place"} for thing in (one, other)]
    apart = bool(places[0] and places[1]) and places[0].isdisjoint(places[1])
    together = one.starts is not None and one.starts == other.starts
    return together and not apart and not one.aliases.isdisjoint(other.aliases) and _tells_which(one, other)


def _tells_which(one: Thing, other: Thing) -> bool:
    """Whether a name is that of one event alone: "Council votes" is that of many on a day.

    It is with a place or somebody in common, or where it is a title or of more than two words.
    """
    shared = {facet for facet, _ in one.facets & other.facets}
    long = any(len(name.split()) > 2 for name in one.aliases & other.aliases)
    return long or one.name.istitle() or bool(shared & {"place", "about"})


def write(thing: Thing, address: str, coverage: Iterable[Mapping[str, Any]]) -> bytes:
    """The document of a thing at its own address: what the newest article says of it, and who covers it."""
    own = {name: value for name, value in thing.nodes[0].items() if name not in ("@id", "subjectOf")}
    own = {"@id": address, **own, "subjectOf": list(coverage)}
    return jsonld.canonical({"@context": CONTEXT, "@graph": [own, *thing.nodes[1:]]})


def _root(node: Mapping[str, Any]) -> str | None:
    kinds = jsonld.types(dict(node))
    return next((root for root in ROOTS if any(vocabulary.is_subtype(kind, root) for kind in kinds)), None)


def _near(
    node: Mapping[str, Any], by_id: Mapping[str, dict[str, Any]], seen: set[Any]
) -> Iterator[dict[str, Any]]:
    """The nodes this one refers to, directly or not; never the article."""
    for _, value in jsonld.nodes(dict(node)):
        name = value.get("@id")
        if isinstance(name, str) and name not in seen and name in by_id:
            seen.add(name)
            yield by_id[name]
            yield from _near(by_id[name], by_id, seen)


def _time(node: Mapping[str, Any]) -> tuple[str | None, str | None]:
    first, last = span(node.get("startDate"))
    _, ended = span(node.get("endDate"))
    last = ended or last
    return (instant(first) if first else None), (instant(last) if last else None)


def _facets(node: Mapping[str, Any], near: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for kind in jsonld.types(dict(node)):
        yield from (("type", ancestor) for ancestor in vocabulary.ancestors(kind))
    yield from (("name", name) for name in names(dict(node)))
    for other in near:
        if other is not node:
            yield from (("about", name) for name in names(dict(other)))
        for _, inner in jsonld.nodes(dict(other)):
            kinds = jsonld.types(inner)
            if any(vocabulary.is_subtype(kind, "Place") for kind in kinds):
                yield from (("place", name) for name in names(inner))
            if "Country" in kinds:
                yield from (("country", name) for name in names(inner))
            yield from (("country", fold(code)) for code in _texts(inner.get("addressCountry")))


def _texts(value: Any) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    return tuple(text for text in map(text_of, listed) if text)
