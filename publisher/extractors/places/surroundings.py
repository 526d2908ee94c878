"""Where an event is that its own clause does not place: by what it is of, and by the words it is told with.

Each of these yields places with the words that say so, the likeliest first; the first found is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from publisher.extractors import clauses, lexicon
from publisher.extractors.entities import Thing
from publisher.extractors.event import ONLINE, Event
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene

Spot: TypeAlias = tuple[Thing, Word]
Way: TypeAlias = Callable[[Scene, Event], Iterator[Spot]]

_THERE = frozenset(lexicon.group("there"))
_OF_THING = ("in", "at", "near", "on", "off", "of", "outside", "inside")


def near(scene: Scene, event: Event) -> None:
    """Gives an event without a place the one of the words that it is told with."""
    nowhere = lexicon.group("nowhere")
    if event.places or event.status == ONLINE or {event.kind, event.focus.lemma} & nowhere:
        return
    if event.type == "SportsEvent" and event.focus.lemma in lexicon.group("visiting"):
        return  # it is where the other team plays
    for more in _WAYS:
        spot = next((s for s in more(scene, event) if _can_hold(event, s[0])), None)
        if spot is not None:
            event.places.append(spot)
            event.how = more.__name__
            return


def _can_hold(event: Event, thing: Thing) -> bool:
    """Whether an event can be there: who takes part is no place, and a country holds what is national."""
    national = thing.type == "Country" and event.kind in lexicon.group("national")
    if any(thing is t for t, _, _ in event.takers) and not national:
        return False
    if thing.type == "Continent":
        return False
    return thing.type != "Country" or event.kind in lexicon.group("national")


def owner(scene: Scene, event: Event) -> Iterator[Spot]:
    """ "Ilkley's bonfire", "the Bay View fire": the place before an event's noun."""
    if event.focus.tag.startswith("NN") and event.type != "SportsEvent":
        yield from _before(scene, event.sentence, event.focus)


def thing_done_to(scene: Scene, event: Event) -> Iterator[Spot]:
    """ "Closed Catania airport", "a school in Gdynia opens": where that is that does it or undergoes it."""
    sentence, verb = event.sentence, event.verb or event.focus
    if not verb.tag.startswith("VB"):
        return
    spoken_of = verb.lemma in lexicon.group("discussing")
    done_to = [] if spoken_of else sentence.child(verb, "nsubjpass", "dobj")
    for word in [*done_to, *clauses.subjects(sentence, verb)]:
        if word is event.focus or not word.tag.startswith("NN"):
            continue
        for one in clauses.conjuncts(sentence, word):
            yield from _of_thing(scene, sentence, one)


def _of_thing(scene: Scene, sentence: Sentence, noun: Word) -> Iterator[Spot]:
    fixed, lives = noun.lemma in lexicon.group("sites"), noun.lemma in lexicon.group("inhabitants")
    here = scene.names.at(sentence, noun)
    if here is not None:
        if here[1].kind == "place" and here[1].type != "Country" and noun.dep in {"dobj", "nsubjpass"}:
            yield here[1], noun
        return
    if fixed:
        yield from _before(scene, sentence, noun)
    for prep, obj in clauses.phrases(sentence, noun, *_OF_THING):
        if prep.lower == "of" and not fixed and not (lives and noun.dep in {"nsubj", "nsubjpass"}):
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


def country(scene: Scene, event: Event) -> Iterator[Spot]:
    """ "Nepal held elections": what a whole country does is there."""
    sentence, verb = event.sentence, event.verb
    if (
        verb is None
        or event.kind not in lexicon.group("national")
        or verb.lemma not in {"hold", "have", "stage"}
    ):
        return
    for word in clauses.subjects(sentence, verb):
        here = scene.names.at(sentence, word)
        if here is not None and here[1].kind == "place":
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


_WAYS: tuple[Way, ...] = (owner, country, thing_done_to, same_breath)
