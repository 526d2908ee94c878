"""What is said of the article as a whole: its type, language, subjects, place and abstract."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.extractors import genres, happenings, nodes, salience
from publisher.extractors.analysis import Analysis
from publisher.extractors.entities import Thing
from publisher.extractors.events import Event
from publisher.model import ARTICLE, Fact, Origin, Ref

LONGEST_ABSTRACT = 320
MOST_KEYWORDS = 8


def facts(analysis: Analysis) -> Iterator[Fact]:
    """The facts of the article's own node that its text gives away."""
    article = analysis.reading.article
    for kind, block, words in genres.find(article):
        at = article.text.find(words, block.start, block.end)
        start = at if at >= 0 else block.start
        yield Fact(ARTICLE, "@type", kind, (Origin("text", "genres", words, start, start + len(words), 0.9),))
    if analysis.language:
        yield Fact(
            ARTICLE,
            "inLanguage",
            analysis.language,
            (Origin("text", "languages", confidence=0.95, detail="the words of the body"),),
        )
    yield from _abstract(analysis)
    main = salience.main_event(analysis.events, analysis.things, analysis.reading)
    yield from _linked(analysis, main)
    yield from _place(analysis, main)


def _abstract(analysis: Analysis) -> Iterator[Fact]:
    """The first sentence of the body, and the second where both are short."""
    article = analysis.reading.article
    for block in article.of("paragraph")[:1]:
        sentences = [s for s in analysis.reading.sentences if s.block is block]
        if not sentences:
            continue
        end = sentences[0].end
        if len(sentences) > 1 and sentences[1].end - sentences[0].start <= LONGEST_ABSTRACT:
            end = sentences[1].end
        start = sentences[0].start
        words = article.text[start:end]
        yield Fact(
            ARTICLE,
            "abstract",
            " ".join(words.split()),
            (Origin("text", "abstract", words, start, end, 0.8),),
        )


def _linked(analysis: Analysis, main: Event | None) -> Iterator[Fact]:
    """What the article is about, what it mentions, and the names of the first as keywords."""
    subjects = salience.subjects(analysis.things)
    keys = happenings.keys(analysis.events)
    for event, key in zip(analysis.events, keys, strict=True):
        if event is main:
            yield Fact(ARTICLE, "about", Ref(key), (happenings.told(event, analysis.reading, 0.7),))
    for thing in subjects:
        yield Fact(ARTICLE, "about", Ref(thing.key), (nodes.origin(thing.first, thing.confidence),))
    for thing in analysis.things:
        if thing not in subjects:
            yield Fact(ARTICLE, "mentions", Ref(thing.key), (nodes.origin(thing.first, thing.confidence),))
    for event, key in zip(analysis.events, keys, strict=True):
        if event is not main:
            yield Fact(ARTICLE, "mentions", Ref(key), (happenings.told(event, analysis.reading, 0.7),))
    ranked = sorted(analysis.things, key=salience.weight, reverse=True)
    for thing in ranked[:MOST_KEYWORDS]:
        if salience.weight(thing) >= 2.0:
            yield Fact(ARTICLE, "keywords", thing.name, (nodes.origin(thing.first, thing.confidence),))


def _place(analysis: Analysis, main: Event | None) -> Iterator[Fact]:
    """Where it happens: the main event's place; else where the report was written."""
    place: Thing | None = main.places[0][0] if main is not None and main.places else None
    if place is None:
        place = next(
            (
                t
                for t in analysis.things
                if t.kind == "place" and any(m.sentence.block.kind == "dateline" for m in t.mentions)
            ),
            None,
        )
    if place is not None and place.kind == "place":
        yield Fact(ARTICLE, "contentLocation", Ref(place.key), (nodes.origin(place.first, 0.75),))
