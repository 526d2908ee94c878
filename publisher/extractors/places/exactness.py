"""The most exact of several places that an event's own words name together."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.extractors import lexicon
from publisher.extractors.entities import Thing
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.spots import COMPASS, breadth
from publisher.extractors.event import Event
from publisher.extractors.places import standing
from publisher.extractors.reading import Word

_BESIDE = frozenset({"near", "outside"})
_FAR = 6
"""Words between a comma and the name of what is near."""


def inmost(event: Event, place: Thing, things: Sequence[Thing]) -> Thing:
    """The part of a place that an event is said to be in, or the one that is said to be near it."""
    read = next((word for thing, word in event.places if thing is place), None)
    if read is None:
        return place
    outer = next((m for m in place.mentions if any(w is read for w in m.words)), None)
    near = _begins_near(outer) if outer is not None else -1
    for thing in things:
        if thing is place:
            continue
        beside = (
            near >= 0 and outer is not None and _ends(thing, outer, near) and breadth(thing) <= breadth(place)
        )
        if beside or _is_part(event, thing, place, read) or _is_hit(event, thing, place):
            return thing
    return place


def _is_part(event: Event, thing: Thing, place: Thing, read: Word) -> bool:
    """ "The Fatih district of Istanbul"; of a body, only if one is in it, or it is the house that plays."""
    outer, said = thing.within or (None, None)
    if outer is not place or said is None or all(w is not read for w in said.words):
        return False
    here = [m for m in thing.mentions if m.sentence is said.sentence]
    plays = event.verb is not None and event.verb.lemma in lexicon.group("house verbs")
    acts = plays and any(m.head.dep == "nsubj" and m.head.head == event.verb.i for m in here if event.verb)
    return thing.kind == "place" or acts or any(standing.behind(m) == "in" for m in here)


def _is_hit(event: Event, thing: Thing, country: Thing) -> bool:
    """ "Bombed the port of Hodeidah in Yemen": what is harmed in a country is where that is."""
    verb, sentence = event.verb, event.sentence
    inside = country.type == "Country" and thing.kind == "place" and breadth(thing) < breadth(country)
    if not inside or verb is None or verb.lemma not in {*lexicon.words("harm"), *lexicon.group("reaching")}:
        return False
    for mention in (m for m in thing.mentions if m.sentence is sentence):
        prep = sentence.head(mention.head)
        of = prep is not None and prep.lower == "of" and mention.head.dep == "pobj"
        harmed = sentence.head(prep) if of and prep is not None else mention.head
        if harmed is not None and harmed.head == verb.i and harmed.dep in {"dobj", "nsubjpass"}:
            return True
    return False


def _ends(thing: Thing, outer: Mention, at: int) -> bool:
    """Whether the name of a place ends before a word of this sentence: "In Slinfold | , north of Horsham"."""
    return thing.kind == "place" and any(
        m.last == at and m.sentence is outer.sentence for m in thing.mentions
    )


def _begins_near(mention: Mention) -> int:
    """Where a phrase begins that says what is near a name, or -1."""
    words, at = mention.sentence.words, mention.first - 1
    near = at >= 0 and words[at].lower in _BESIDE
    side = at > 0 and words[at].lower == "of" and words[at - 1].lower in COMPASS
    if not near and not side:
        return -1
    for back in range(at, max(-1, at - _FAR), -1):
        if words[back].text == ",":
            return back
    return at if near else at - 1
