"""A draft as the desk shows it: the text cut where highlights begin and end, the document as a form by node.

Pure: a `Draft` in, values for the templates out. Every value carries its pointer in the document, the node
and the pointer in that node by which an action names it, and where it came from.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Literal, TypeAlias

from publisher import jsonld, pointer, vocabulary
from publisher.mending import entities
from publisher.model import ARTICLE, JSON, Draft, Origin
from publisher.web.desk import marks, words
from publisher.web.desk.marks import Mark, Paragraph

Level: TypeAlias = Literal["sure", "likely", "unsure"]
Widget: TypeAlias = Literal["text", "long", "date", "address", "number", "yes", "member", "reference", "json"]

SURE, LIKELY = 0.9, 0.6
"""From these confidences on a value is shown as sure, as likely."""

HIDDEN = frozenset({"@id", "@type", "@context"})
LONG = frozenset({"articleBody", "description", "abstract", "text", "copyrightNotice"})


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a node, as one line of the form."""

    pointer: str
    node: str
    at: str
    label: str
    value: JSON
    widget: Widget
    origins: tuple[Origin, ...] = ()
    members: tuple[str, ...] = ()
    several: bool = False

    @property
    def confidence(self) -> float:
        """How sure it is; what has no origin was written by somebody."""
        return max((o.confidence for o in self.origins), default=1.0)

    @property
    def level(self) -> Level:
        """How sure it is, in words."""
        return level(self.confidence)

    @property
    def spans(self) -> str:
        """Where its words stand in the text, as they are written into the page: `12-20 33-40`."""
        found = dict.fromkeys((o.start, o.end) for o in self.origins if o.start is not None)
        return " ".join(f"{start}-{end}" for start, end in found)

    @property
    def reference(self) -> str:
        """The key of the node it refers to; empty if it refers to none."""
        if isinstance(self.value, dict) and set(self.value) == {"@id"}:
            return str(self.value["@id"]).removeprefix("#")
        return ""

    @property
    def written(self) -> str:
        """The value as it stands in its field."""
        if isinstance(self.value, bool):
            return "true" if self.value else "false"
        if isinstance(self.value, dict | list):
            return self.reference or json.dumps(self.value, ensure_ascii=False)
        return "" if self.value is None else str(self.value)

    @property
    def fact(self) -> str:
        """The value of the whole property or of the one item, as an action names it; JSON."""
        return json.dumps(self.value, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Addable:
    """A property that can be added: what fits it is written, or one of its members, or a node of `groups`."""

    name: str
    widget: Widget
    members: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """One node of the document: a card of the form.

    `detail` tells it from others of its name: the day of an event, the country of a place.
    """

    key: str
    group: str
    type: str
    name: str
    pointer: str
    confidence: float
    values: tuple[Value, ...]
    marks: tuple[Mark, ...] = ()
    addable: tuple[Addable, ...] = ()
    by_editor: bool = False
    detail: str = ""

    @property
    def level(self) -> Level:
        """How sure it is that there is such a thing, in words."""
        return level(self.confidence)

    @property
    def types(self) -> dict[str, tuple[str, ...]]:
        """The types offered for it: under "" those like its own, under the other groups' names theirs."""
        offered = words.TYPES.get(self.group, ())
        own = {"": offered if self.type in offered else (self.type, *offered)}
        if self.group not in entities.GROUPS.values():
            return own
        return own | {
            name: words.TYPES[key]
            for key, name in words.GROUPS
            if key != self.group and key in entities.GROUPS.values()
        }

    @property
    def open(self) -> int:
        """How many of its values nobody has looked at that are not sure."""
        return sum(value.level != "sure" for value in self.values)


@dataclass(frozen=True, slots=True)
class Group:
    """The nodes of one family."""

    key: str
    name: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything the desk shows of a draft."""

    paragraphs: tuple[Paragraph, ...]
    groups: tuple[Group, ...]
    document: JSON
    names: dict[str, str] = field(default_factory=dict)

    @property
    def nodes(self) -> Iterator[Node]:
        """Every node, in the order of the form."""
        for group in self.groups:
            yield from group.nodes

    @property
    def open(self) -> int:
        """How many values are not sure and were not looked at."""
        return sum(node.open for node in self.nodes)


def level(confidence: float) -> Level:
    """A confidence in words."""
    return "sure" if confidence >= SURE else "likely" if confidence >= LIKELY else "unsure"


def view(draft: Draft) -> View:
    """What the desk shows of a draft."""
    graph = [node for node in draft.document["@graph"] if isinstance(node, dict)]
    keys = [_key(node, number) for number, node in enumerate(graph)]
    nodes = [
        _node(draft, number, key, node) for number, (key, node) in enumerate(zip(keys, graph, strict=True))
    ]
    found = tuple(marks.of(draft, nodes))
    nodes = [_marked(node, found) for node in nodes]
    groups = tuple(
        Group(key, name, tuple(sorted((n for n in nodes if n.group == key), key=lambda n: n.confidence)))
        for key, name in words.GROUPS
    )
    names = {node.key: node.name for node in nodes}
    return View(tuple(marks.paragraphs(draft, found)), groups, draft.document, names)


def _key(node: dict[str, Any], number: int) -> str:
    own = node.get("@id")
    return own.removeprefix("#") if isinstance(own, str) else f"node-{number}"


def _node(draft: Draft, number: int, key: str, node: dict[str, Any]) -> Node:
    at = f"/@graph/{number}"
    kind = next(iter(jsonld.types(node)), "Thing")
    group = "article" if number == 0 else entities.group(kind)
    values = [
        found
        for name, value in node.items()
        if name not in HIDDEN
        for found in _values(draft, at, key, name, value)
        if not (name == "subjectOf" and found.reference == ARTICLE)
    ]
    values.sort(key=_uncertain_first)
    origins = draft.origins.get(f"{at}/@type", ())
    confidence = 1.0 if number == 0 else max((o.confidence for o in origins), default=1.0)
    name = node.get("headline") if number == 0 else node.get("name") or node.get("text")
    addable = tuple(a for a in _addable(group, kind) if a.name not in node or a.name in words.SEVERAL)
    by_editor = number > 0 and any(o.source == "edit" for o in origins)
    return Node(
        key, group, kind, _shown(name) or key, at, confidence, tuple(values), (), addable, by_editor,
        _detail(node),
    )  # fmt: skip


def _detail(node: dict[str, Any]) -> str:
    """What tells an event or a place from others of its name."""
    address = node.get("address")
    country = _shown(address.get("addressCountry")) if isinstance(address, dict) else ""
    return _shown(node.get("startDate"))[: len("2026-11-24")] or country


@cache
def _addable(group: str, kind: str) -> tuple[Addable, ...]:
    """What can be added to a node of this type, the type's own properties only."""
    own = vocabulary.properties(kind)
    return tuple(_asked(name) for name in words.ADDABLE[group] if name in own or not own)


def _asked(name: str) -> Addable:
    """How a property is asked for."""
    ranges = vocabulary.ranges(name)
    groups = tuple(
        group
        for family, group in entities.GROUPS.items()
        if any(kind == "Thing" or vocabulary.is_subtype(kind, family) for kind in ranges)
    )
    if groups and name != "author":  # whose name is written
        houses = ("organization",) if "Place" in ranges and groups == ("place",) else ()  # hospitals, schools
        return Addable(name, "reference", groups=groups + houses)
    members = tuple(sorted(m for kind in ranges for m in vocabulary.members(kind)))
    if members and "Text" not in ranges:
        return Addable(name, "member", tuple(f"https://schema.org/{m}" for m in members))
    if "Boolean" in ranges:
        return Addable(name, "yes")
    return Addable(name, "date" if {"Date", "DateTime"} & set(ranges) else "text")


def _uncertain_first(value: Value) -> tuple[bool, bool, float]:
    """What it is called leads, what is not sure follows, the text, which stands beside the form, ends."""
    named = value.at in ("/name", "/headline")
    return not named, value.at == "/articleBody", 1.0 if value.level == "sure" else value.confidence


def _shown(value: JSON) -> str:
    if isinstance(value, list):
        return _shown(value[0]) if value else ""
    return value if isinstance(value, str) else ""


def _values(draft: Draft, at: str, node: str, name: str, value: JSON) -> Iterator[Value]:
    """The lines of one property: one a plain value, one a reference, one a leaf of a nested node."""
    yield from _lines(draft, at, node, pointer.join("", name), (name,), value, several=False)


def _lines(  # noqa: PLR0917 - it calls itself
    draft: Draft, at: str, node: str, below: str, path: tuple[str, ...], value: JSON, *, several: bool
) -> Iterator[Value]:
    if isinstance(value, list) and value:
        for index, item in enumerate(value):
            yield from _lines(draft, at, node, f"{below}/{index}", path, item, several=True)
        return
    if isinstance(value, dict) and set(value) != {"@id"} and value:
        for member, item in value.items():
            if member not in HIDDEN:
                inner = pointer.join(below, member)
                yield from _lines(draft, at, node, inner, (*path, member), item, several=several)
        return
    widget, members = _widget(path[-1], value)
    label = " › ".join(map(words.label, path))
    origins = _origins(draft, at + below)
    yield Value(at + below, node, below, label, value, widget, origins, members, several)


def _origins(draft: Draft, at: str) -> tuple[Origin, ...]:
    """The origins of a value, or of the nearest that holds it."""
    while at:
        found = draft.origins.get(at) or draft.origins.get(f"{at}/@id")
        if found:
            return found
        at = at.rpartition("/")[0]
    return ()


def _widget(name: str, value: JSON) -> tuple[Widget, tuple[str, ...]]:
    if isinstance(value, dict | list):
        return ("reference", ()) if isinstance(value, dict) and "@id" in value else ("json", ())
    if isinstance(value, bool):
        return "yes", ()
    if isinstance(value, int | float):
        return "number", ()
    if name in LONG or (isinstance(value, str) and (len(value) > 120 or "\n" in value)):
        return "long", ()
    ranges = vocabulary.ranges(name)
    members = sorted(m for kind in ranges for m in vocabulary.members(kind))
    if members and isinstance(value, str) and value.rpartition("/")[2] in members:
        prefix = value[: len(value) - len(value.rpartition("/")[2])]
        return "member", tuple(prefix + m for m in members)
    if {"Date", "DateTime"} & set(ranges):
        return "date", ()
    return ("address", ()) if ranges == ("URL",) or name == "sameAs" else ("text", ())


def _marked(node: Node, marks: Iterable[Mark]) -> Node:
    own = tuple(sorted((m for m in marks if m.node == node.key), key=lambda m: m.start))
    return replace(node, marks=own)
