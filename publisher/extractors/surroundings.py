"""Where an event is that its own clause does not place: by what it is of, and by what is told around it.

Each of these yields places with the words that say so, the likeliest first; the first found is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeAlias

from publisher.extractors import clauses, lexicon
from publisher.extractors.entities import Thing
from publisher.extractors.event import ONLINE, Event
from publisher.extractors.mention import Mention
from publisher.extractors.places import breadth, is_venue, word_before
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene

Spot: TypeAlias = tuple[Thing, Word]
Way: TypeAlias = Callable[[Scene, Event], Iterator[Spot]]

_THERE = frozenset(lexicon.group("there"))
_OF_THING = ("in", "at", "near", "on", "off", "of", "outside", "inside")
_WRITTEN = 14
"""Days around publication in which what is written of from a place is there, if no other is named."""
_SHORT = 5
"""Sentences of a text so short that all of it plays where its headline says."""
_REGION = 2
"""The breadth from which a place is too wide to hold what a headline tells."""


def near(scene: Scene, event: Event) -> None:
    """Gives an event without a place the one of the words that it is told with."""
    _take(scene, event, (owner, thing_done_to, same_breath))


def settle(scene: Scene, event: Event) -> None:
    """Gives an event without a place, of all its tellings, the one that the text around it means."""
    _take(scene, event, (titled, around, told_before, written_from, headlined))


def _take(scene: Scene, event: Event, ways: tuple[Way, ...]) -> None:
    nowhere = lexicon.group("nowhere")
    if event.places or event.status == ONLINE or {event.kind, event.focus.lemma} & nowhere:
        return
    if event.type == "SportsEvent" and event.focus.lemma in lexicon.group("visiting"):
        return  # it is where the other team plays
    for more in ways:
        spot = next((s for s in more(scene, event) if _can_hold(event, s[0])), None)
        if spot is not None:
            event.places.append(spot)
            return


def _can_hold(event: Event, thing: Thing) -> bool:
    """Whether an event can be there: who takes part is no place, and a country holds what is national."""
    if any(thing is t for t, _, _ in event.takers):
        return False
    if thing.type == "Continent":
        return False
    return thing.type != "Country" or event.kind in lexicon.group("national")


def owner(scene: Scene, event: Event) -> Iterator[Spot]:
    """ "Ilkley's bonfire", "the Bay View fire": the place before an event's noun."""
    if event.focus.tag.startswith("NN") and event.type != "SportsEvent":
        yield from _before(scene, event.sentence, event.focus)


def titled(scene: Scene, event: Event) -> Iterator[Spot]:
    """ "The Lagos City Marathon": the town that an event's name begins with."""
    for thing in scene.things if event.focus.tag.startswith("NN") else ():
        if thing.type == "City" and event.name.startswith(f"{thing.name} "):
            yield thing, thing.mentions[0].head


def thing_done_to(scene: Scene, event: Event) -> Iterator[Spot]:
    """ "Closed Catania airport", "a school in Gdynia opens": where that is that does it or undergoes it."""
    sentence, verb = event.sentence, event.verb or event.focus
    if not verb.tag.startswith("VB"):
        return
    for word in [*sentence.child(verb, "nsubjpass", "dobj"), *clauses.subjects(sentence, verb)]:
        if word is event.focus or not word.tag.startswith("NN"):
            continue
        for one in clauses.conjuncts(sentence, word):
            yield from _of_thing(scene, sentence, one)


def _of_thing(scene: Scene, sentence: Sentence, noun: Word) -> Iterator[Spot]:
    fixed = noun.lemma in lexicon.group("sites")
    here = scene.names.at(sentence, noun)
    if here is not None:
        if here[1].kind == "place" and here[1].type != "Country" and noun.dep in {"dobj", "nsubjpass"}:
            yield here[1], noun
        return
    if fixed:
        yield from _before(scene, sentence, noun)
    for prep, obj in clauses.phrases(sentence, noun, *_OF_THING):
        if prep.lower == "of" and not fixed:
            continue
        for word in [obj, *(o for _, o in clauses.phrases(sentence, obj, "in", "at", "of"))]:
            spot = scene.names.at(sentence, word)
            if spot is not None and spot[1].kind == "place":
                yield spot[1], word


def _before(scene: Scene, sentence: Sentence, noun: Word) -> Iterator[Spot]:
    """The places that stand before a noun as its owner or as what kind it is."""
    for word in sentence.child(noun, "poss", "compound", "nmod"):
        here = scene.names.at(sentence, word)
        if here is not None and here[1].kind == "place" and here[0].last <= noun.i:
            yield here[1], word


def same_breath(scene: Scene, event: Event) -> Iterator[Spot]:
    """ "Was opened in Preston and put off": the place of the clause that an event's clause is joined to."""
    sentence = event.sentence
    here: Word | None = event.verb or event.focus
    while here is not None and here.dep in {"conj", "xcomp", "advcl"}:
        here = sentence.head(here)
        for _, obj in clauses.phrases(sentence, here, *_THERE, "on") if here is not None else ():
            spot = scene.names.at(sentence, obj)
            if spot is not None and spot[1].kind == "place":
                yield spot[1], obj


def around(scene: Scene, event: Event) -> Iterator[Spot]:
    """Any place that the event's sentence says something to be in, its own clause before others."""
    if not _is_short(scene):
        return
    sentence = event.sentence
    own = {id(w) for w in clauses.words(sentence, event.verb or event.focus)}
    spots = [(m, t) for m, t in scene.names.spans.get(sentence.number, ()) if _is_there(m, t)]
    spots.sort(key=lambda s: (id(s[0].head) not in own, abs(s[0].first - event.focus.i)))
    yield from ((thing, mention.head) for mention, thing in spots)


def told_before(scene: Scene, event: Event) -> Iterator[Spot]:
    """The place that the sentence before says something to be in, where an event goes on from it."""
    number = event.sentence.number - 1
    if not _is_short(scene) or scene.reading.sentences[number].block.kind != "paragraph":
        return
    spots = [(m, t) for m, t in scene.names.spans.get(number, ()) if _is_there(m, t)]
    yield from ((thing, mention.head) for mention, thing in reversed(spots))


def _is_short(scene: Scene) -> bool:
    """Whether a text is so short that all of it is about one thing."""
    return sum(s.block.kind == "paragraph" for s in scene.reading.sentences) <= _SHORT


def _is_there(mention: Mention, thing: Thing) -> bool:
    """Whether a mention is of a place that something is said to be in."""
    if mention.dateline or not (thing.kind == "place" or (thing.kind == "organization" and is_venue(thing))):
        return False
    return word_before(mention.sentence, mention.first) in _THERE


def written_from(scene: Scene, event: Event) -> Iterator[Spot]:
    """The place an agency writes from, for what is of these days: told in a short text or its lead."""
    lead = event.sentence.block is next(iter(scene.reading.article.of("paragraph")), None)
    if not _recent(scene, event) or not (lead or _is_short(scene)):
        return
    for thing in scene.things:
        for mention in thing.mentions:
            if thing.kind == "place" and mention.dateline:
                yield thing, mention.head
                return


def _recent(scene: Scene, event: Event) -> bool:
    """Whether an event is of the days around publication."""
    if scene.today is None or len(event.day) != 10:
        return False
    today = date.fromisoformat(scene.today.isoformat()[:10])
    return abs((date.fromisoformat(event.day) - today).days) <= _WRITTEN


def headlined(scene: Scene, event: Event) -> Iterator[Spot]:
    """The place that the headline puts its news in: all of a short text, the lead of a longer one."""
    lead = event.sentence.block is next(iter(scene.reading.article.of("paragraph")), None)
    if not (lead or _is_short(scene)):
        return
    named = [
        (mention, thing)
        for sentence in scene.reading.sentences
        if sentence.block.kind == "headline"
        for mention, thing in scene.names.spans.get(sentence.number, ())
        if thing.kind == "place" and breadth(thing) < _REGION
    ]
    yield from ((thing, mention.head) for mention, thing in named if _is_there(mention, thing))
    if _is_short(scene) and event.type != "SportsEvent":
        yield from ((thing, mention.head) for mention, thing in named if thing.type != "Place")
