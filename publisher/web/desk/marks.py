"""The text of a draft with its highlights, cut where one begins or ends. Pure."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publisher.model import BlockKind, Draft, Origin

if TYPE_CHECKING:
    from publisher.web.desk.view import Node


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


def of(draft: Draft, nodes: Sequence[Node]) -> Iterator[Mark]:
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
    at = bisect.bisect_left(spans, (end, 0))
    return any(start < e and s < end for s, e in spans[max(0, at - 8) : at])


def paragraphs(draft: Draft, marks: Sequence[Mark]) -> Iterator[Paragraph]:
    """The blocks of the text in segments, each with the marks it stands in."""
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
