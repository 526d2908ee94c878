"""A draft as the desk shows it: the text cut where highlights begin and end, the document as a form by node.

Pure: a `Draft` in, values for the templates out. Every value carries its pointer in the document, the node
and the pointer in that node by which an action names it, and where it came from.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from publisher import jsonld, pointer, vocabulary
from publisher.mending import entities
from publisher.model import ARTICLE, JSON, BlockKind, Draft, Origin

Level: TypeAlias = Literal["sure", "likely", "unsure"]
Widget: TypeAlias = Literal["text", "long", "date", "address", "number", "yes", "member", "reference", "json"]

SURE, LIKELY = 0.9, 0.6
"""From these confidences on a value is shown as sure, as likely."""

GROUPS: tuple[tuple[str, str], ...] = (
    ("article", "Article"),
    ("event", "Events"),
    ("person", "People"),
    ("organization", "Organisations"),
    ("place", "Places"),
    ("thing", "Other"),
)
"""The groups of nodes in the order of the form, and what people call them."""

TYPES: dict[str, tuple[str, ...]] = {
    "person": ("Person",),
    "organization": (
        "Organization", "NewsMediaOrganization", "GovernmentOrganization", "Corporation", "SportsTeam",
        "SportsOrganization", "EducationalOrganization", "NGO", "PerformingGroup", "PoliticalParty",
        "Airline",
    ),
    "place": (
        "Place", "Country", "City", "AdministrativeArea", "State", "LandmarksOrHistoricalBuildings",
        "BodyOfWater", "SeaBodyOfWater", "RiverBodyOfWater", "Mountain", "Airport", "StadiumOrArena",
    ),
    "event": (
        "Event", "BusinessEvent", "SportsEvent", "MusicEvent", "ExhibitionEvent", "Festival",
        "EducationEvent", "ConferenceEvent", "SocialEvent", "PublicationEvent", "SaleEvent", "TheaterEvent",
        "VisualArtsEvent",
    ),
    "article": (
        "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
        "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting", "Article",
    ),
}  # fmt: skip
"""The types offered for a node of each group; others can be written in the JSON."""

ADDABLE: dict[str, tuple[str, ...]] = {
    "article": (
        "alternativeHeadline", "description", "author", "dateline", "datePublished", "articleSection",
        "keywords", "image", "inLanguage", "genre", "copyrightNotice", "isAccessibleForFree",
    ),
    "person": ("jobTitle", "affiliation", "nationality", "alternateName", "description", "sameAs"),
    "organization": ("alternateName", "location", "description", "sameAs", "url"),
    "place": ("alternateName", "address", "containedInPlace", "description", "sameAs"),
    "event": (
        "startDate", "endDate", "location", "organizer", "performer", "attendee", "about", "eventStatus",
        "duration", "description", "sameAs",
    ),
    "thing": ("alternateName", "description", "sameAs"),
}  # fmt: skip
"""The properties offered when a value is added to a node of a group."""

HIDDEN = frozenset({"@id", "@type", "@context"})
LONG = frozenset({"articleBody", "description", "abstract", "text", "copyrightNotice"})

LABELS: dict[str, str] = {
    "alternativeHeadline": "Second headline", "articleSection": "Section", "articleBody": "Text",
    "inLanguage": "Language", "datePublished": "Published", "dateModified": "Changed", "wordCount": "Words",
    "sameAs": "Same as", "startDate": "Begins", "endDate": "Ends", "jobTitle": "Job title",
    "alternateName": "Also called", "addressCountry": "Country", "eventStatus": "Status",
    "subjectOf": "Reported in", "containedInPlace": "Lies in", "isAccessibleForFree": "Free to read",
    "mentions": "Mentions", "about": "About", "eventAttendanceMode": "Attendance", "geo": "Position",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text that speak of a node."""

    node: str
    group: str
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text between two places where a highlight begins or ends."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def inner(self) -> Mark | None:
        """The shortest of its marks: its colour is shown."""
        return min(self.marks, key=lambda m: (m.end - m.start, m.start), default=None)

    @property
    def nodes(self) -> str:
        """The keys of all nodes it speaks of, that of the shortest mark first."""
        return " ".join(dict.fromkeys(m.node for m in sorted(self.marks, key=lambda m: m.end - m.start)))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the text in its segments."""

    kind: BlockKind
    start: int
    segments: tuple[Segment, ...]


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
    def words(self) -> Origin | None:
        """The origin whose words stand in the text."""
        return next((o for o in self.origins if o.start is not None), None)

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
class Node:
    """One node of the document: a card of the form."""

    key: str
    group: str
    type: str
    name: str
    pointer: str
    confidence: float
    values: tuple[Value, ...]
    marks: tuple[Mark, ...] = ()
    addable: tuple[str, ...] = ()
    by_editor: bool = False

    @property
    def level(self) -> Level:
        """How sure it is that there is such a thing, in words."""
        return level(self.confidence)

    @property
    def types(self) -> tuple[str, ...]:
        """The types offered for it, its own among them."""
        offered = TYPES.get(self.group, ())
        return offered if self.type in offered else (self.type, *offered)

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
    marks = tuple(_marks(draft, nodes))
    nodes = [_marked(node, marks) for node in nodes]
    groups = tuple(
        Group(key, name, tuple(sorted((n for n in nodes if n.group == key), key=lambda n: n.confidence)))
        for key, name in GROUPS
    )
    names = {node.key: node.name for node in nodes}
    return View(tuple(_paragraphs(draft, marks)), groups, draft.document, names)


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
    if number:
        values.sort(key=lambda v: (v.at != "/name", v.confidence))
    origins = draft.origins.get(f"{at}/@type", ())
    confidence = 1.0 if number == 0 else max((o.confidence for o in origins), default=1.0)
    name = node.get("headline") if number == 0 else node.get("name")
    addable = tuple(p for p in ADDABLE[group] if p not in node)
    by_editor = number > 0 and any(o.source == "edit" for o in origins)
    return Node(key, group, kind, _shown(name) or key, at, confidence, tuple(values), (), addable, by_editor)


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
    label = " › ".join(LABELS.get(part) or words_of(part) for part in path)
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


def words_of(name: str) -> str:
    """A property's name as words: `contentLocation` is Content location."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)
    return parted[:1].upper() + parted[1:].lower()


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


# The text


def _marks(draft: Draft, nodes: Sequence[Node]) -> Iterator[Mark]:
    """Where the text speaks of each node: the places of its facts, and its names wherever else they are."""
    taken: list[tuple[int, int]] = []
    for node in nodes[1:]:
        seen: set[tuple[int, int]] = set()
        for at in ("/@id", "/@type", "/name", "/alternateName"):
            for origin in _below(draft, node.pointer + at):
                if origin.start is None or origin.end is None or origin.start == origin.end:
                    continue
                if (origin.start, origin.end) not in seen:
                    seen.add((origin.start, origin.end))
                    yield Mark(node.key, node.group, origin.start, origin.end, node.confidence)
        if node.group != "event":
            taken += seen
    yield from _named(draft, nodes, taken)


def _below(draft: Draft, at: str) -> Iterable[Origin]:
    yield from draft.origins.get(at, ())
    index = 0
    while found := draft.origins.get(f"{at}/{index}"):
        yield from found
        index += 1


def _named(draft: Draft, nodes: Sequence[Node], taken: list[tuple[int, int]]) -> Iterator[Mark]:
    """The other places of names that one node alone has."""
    owners: dict[str, set[str]] = {}
    for node in nodes[1:]:
        if node.group == "event":
            continue
        for value in node.values:
            if value.at.split("/")[1] in ("name", "alternateName") and isinstance(value.value, str):
                owners.setdefault(value.value, set()).add(node.key)
    by_key = {node.key: node for node in nodes}
    names = sorted((n for n, keys in owners.items() if len(keys) == 1 and len(n) > 1), key=len, reverse=True)
    if not names:
        return
    used = sorted(taken)
    for found in re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", draft.article.text):
        if not _touches(used, found.start(), found.end()):
            node = by_key[next(iter(owners[found[0]]))]
            yield Mark(node.key, node.group, found.start(), found.end(), node.confidence)


def _touches(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    import bisect

    at = bisect.bisect_left(spans, (end, 0))
    return any(start < e and s < end for s, e in spans[max(0, at - 8) : at])


def _marked(node: Node, marks: Iterable[Mark]) -> Node:
    own = tuple(sorted((m for m in marks if m.node == node.key), key=lambda m: m.start))
    return Node(
        node.key, node.group, node.type, node.name, node.pointer, node.confidence, node.values, own,
        node.addable, node.by_editor,
    )  # fmt: skip


def _paragraphs(draft: Draft, marks: Sequence[Mark]) -> Iterator[Paragraph]:
    article = draft.article
    cuts = {edge for mark in marks for edge in (mark.start, mark.end)}
    cuts |= {
        edge
        for origins in draft.origins.values()
        for o in origins
        if o.extractor != "layout" and o.start is not None and o.end is not None
        for edge in (o.start, o.end)
    }
    edges = sorted(cuts)
    by_start = sorted(marks, key=lambda m: m.start)
    blocks = article.blocks or ()
    index, edge_at, active = 0, 0, []
    for block in blocks:
        while edge_at < len(edges) and edges[edge_at] <= block.start:
            edge_at += 1
        inner = []
        while edge_at < len(edges) and edges[edge_at] < block.end:
            inner.append(edges[edge_at])
            edge_at += 1
        bounds = [block.start, *inner, block.end]
        segments = []
        for start, end in itertools.pairwise(bounds):
            while index < len(by_start) and by_start[index].start <= start:
                active.append(by_start[index])
                index += 1
            active = [m for m in active if m.end > start]
            segments.append(Segment(start, end, article.text[start:end], tuple(active)))
        yield Paragraph(block.kind, block.start, tuple(segments))
