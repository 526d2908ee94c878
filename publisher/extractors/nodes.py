"""The people, organisations and places of an article as facts: a node for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from publisher.extractors import people
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.thing import Thing
from publisher.extractors.people import belonging, jobs
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.times import Time
from publisher.model import JSON, Fact, Origin, Ref


def facts(things: list[Thing], sentences: Sequence[Sentence] = ()) -> Iterator[Fact]:
    """A node for each thing: its type and name, and what the text or the gazetteer says of it."""
    company = belonging.Company.of(things)
    early = jobs.introduced([t for t in things if t.kind == "person"], sentences)
    for thing in things:
        first = thing.first
        everywhere = [first, *(m for m in thing.mentions if m is not first)]
        yield Fact(thing.key, "@type", thing.type, origins(everywhere, thing.confidence))
        named = thing.called(thing.name) or [first]
        yield Fact(thing.key, "name", thing.name, origins(named, thing.confidence))
        for other in thing.others:
            if other not in thing.name:
                yield Fact(thing.key, "alternateName", other, origins(thing.called(other), thing.confidence))
        if thing.kind == "person":
            yield from people.facts(thing, company, early.get(thing.key, ()))
        elif thing.kind == "place":
            yield from _place(thing)


def origins(mentions: Iterable[Mention], confidence: float) -> tuple[Origin, ...]:
    """The place of every mention."""
    return tuple(origin(mention, confidence) for mention in mentions)


def origin(mention: Mention, confidence: float = 0.8, extractor: str = "entities") -> Origin:
    """The place of a mention as an origin."""
    return Origin("text", extractor, mention.text, mention.start, mention.end, confidence)


def standing(thing: Thing, word: Word, text: str, extractor: str, confidence: float) -> Origin:
    """The word of a text that stands for a thing as an origin; less sure where it is no part of its name."""
    if any(m.start <= word.start < m.end for m in thing.mentions):
        return Origin("text", extractor, text[word.start : word.end], word.start, word.end, confidence)
    less, detail = round(confidence - 0.2, 1), f"stands for {thing.name}"
    return Origin("text", extractor, text[word.start : word.end], word.start, word.end, less, detail)


def timed(time: Time) -> Origin:
    """The words of a time as an origin; what they were resolved to and by what tense is the detail."""
    detail = f"{time.value}, said of the {time.tense}" if time.tense else time.value
    return Origin("text", "times", time.words, time.start, time.end, 0.9, detail)


def within(thing: Thing) -> Iterator[Fact]:
    """Which place it lies in, if the text says so."""
    if thing.within is not None:
        outer, mention = thing.within
        yield Fact(thing.key, "containedInPlace", Ref(outer.key), (origin(mention, thing.confidence),))


def _place(thing: Thing) -> Iterator[Fact]:
    place, first = thing.place, thing.first
    if place is not None:
        known = Origin(
            "gazetteer", "gazetteer", first.text, first.start, first.end, thing.confidence,
            f"GeoNames {place.geonames}" if place.geonames else f"{place.kind} {place.name}",
        )  # fmt: skip
    else:
        known = Origin(
            "gazetteer", "gazetteer", first.text, first.start, first.end, 0.5,
            "the country of the other places the article names",
        )  # fmt: skip
    if thing.country:
        address: JSON = {"@type": "PostalAddress", "addressCountry": thing.country}
        yield Fact(thing.key, "address", address, (known,))
    yield from within(thing)
    if place is not None:
        if place.latitude is not None:
            geo: dict[str, Any] = {
                "@type": "GeoCoordinates",
                "latitude": place.latitude,
                "longitude": place.longitude,
            }
            yield Fact(thing.key, "geo", geo, (known,))
        if place.geonames:
            yield Fact(thing.key, "sameAs", f"https://sws.geonames.org/{place.geonames}/", (known,))
