"""Names in languages that are read without grammar: what is sure without knowing their words."""

from __future__ import annotations

from collections.abc import Iterator

from publisher import gazetteer
from publisher.extractors.entities.thing import Thing

LARGE = 100_000
"""A single word is a city's name in any language if so many people live there; "Bau" and "Mai" are none."""


def settle(things: list[Thing], language: str) -> list[Thing]:
    """Countries by the names a language has for them; no small town for a word that is like its name."""
    return list(_settled(things, gazetteer.load().countries(language)))


def _settled(things: list[Thing], countries: dict[str, gazetteer.Place]) -> Iterator[Thing]:
    for thing in things:
        if thing.name in countries:
            thing.kind, thing.place = "place", countries[thing.name]
        if thing.kind != "place" or thing.place is not None or _sure(thing):
            yield thing


def _sure(thing: Thing) -> bool:
    """Whether a place is large, named by several words, or where the article was written."""
    places = gazetteer.load().places(thing.name)
    large = any(p.population >= LARGE or p.capital or p.kind != "City" for p in places)
    written = any(m.sentence.block.kind == "dateline" for m in thing.mentions)
    return large or written or len(thing.name.split()) > 1
