"""When an event begins, where a clause of its own gives the time of day: "Kick-off is at 3 p.m."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from publisher import gazetteer
from publisher.extractors import clauses, lexicon, tense
from publisher.extractors.entities import Thing
from publisher.extractors.event import Event
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time, clock

_NEAR = 3
"""Sentences between an event and the time of day that is given for it."""


def read(scene: Scene, sentence: Sentence, found: list[Event], before: list[Event]) -> None:
    """Gives the times of day of a sentence to the events they begin, told in it or shortly before."""
    for time in scene.times.get(sentence.number, ()):
        if not time.exact or time.attribution or not _begins(scene, sentence, time):
            continue
        if any(time in (e.time, e.doors) for e in [*found, *before]):
            continue
        event = next(_candidates(sentence, time, found, before), None)
        if event is not None:
            event.time = time
            scene.spent.append(time)


def exactly(scene: Scene, sentence: Sentence, found: list[Event]) -> None:
    """Gives an event whose day is known the time of day that its own clause has for that day."""
    for event in found:
        if event.time is None or not event.time.day or event.time.exact:
            continue
        for time in scene.times.get(sentence.number, ()):
            own = _is_of_clause(sentence, time, event)
            if own and time.exact and time.day == event.day and not time.attribution:
                event.time = time
                scene.spent.append(time)
                break


def _is_of_clause(sentence: Sentence, time: Time, event: Event) -> bool:
    """Whether a time of day is of an event's own clause, or of one that only says how it went on.

    "Returned to Perth on Tuesday evening, landing at 7.52pm".
    """
    verb = tense.verb(sentence, time.word)
    own = event.verb or event.focus
    return verb is not None and (verb in (own, event.focus) or goes_on(sentence, verb, own))


def goes_on(sentence: Sentence, doing: Word, verb: Word) -> bool:
    """Whether a participle without a subject says how what a verb tells goes on or begins."""
    here: Word | None = doing
    while here is not None and here is not verb and here.dep == "advcl":
        here = sentence.head(here)
    return (
        doing.tag == "VBG"
        and here is verb
        and doing.i > verb.i
        and doing.lemma in lexicon.group("going on")
        and not sentence.child(doing, "nsubj", "mark")
    )


def _begins(scene: Scene, sentence: Sentence, time: Time) -> bool:
    """Whether a time is when something begins that its clause does not name: "kick-off", "it starts"."""
    here: Word | None = time.word
    while here is not None and not here.tag.startswith("VB"):
        if _is_beginning(sentence, here):
            return True
        here = sentence.head(here)
    if here is None:
        return any(_is_beginning(sentence, w) for w in sentence.words if w.end <= time.start)
    subjects = clauses.subjects(sentence, here)
    if any(_is_beginning(sentence, w) for w in subjects):
        return True
    chain = [here, *sentence.child(here, "xcomp")]
    runs = any(v.lemma in lexicon.group("begins with") for v in chain)
    return runs and tense.of(sentence, here) != "past" and any(w.tag == "PRP" for w in subjects)


def _is_beginning(sentence: Sentence, word: Word) -> bool:
    if word.lemma in {"off", "in"} and word.i > 1 and sentence.words[word.i - 1].text == "-":
        return sentence.words[word.i - 2].lower in {"kick", "tip", "throw", "face", "push", "jump", "bully"}
    own = [c for c in sentence.child(word) if c.dep not in {"det", "punct", "prep", "amod", "compound"}]
    return word.lemma in lexicon.group("beginnings") and word.tag.startswith("NN") and not own


def _candidates(sentence: Sentence, time: Time, found: list[Event], before: list[Event]) -> Iterator[Event]:
    """The events that a time of day can be of: planned for that day, the nearest first."""
    near = [e for e in reversed(before) if sentence.number - e.tellings[-1][0].number <= _NEAR]
    for event in [*reversed(found), *near]:
        starts = event.start
        if len(starts) == 10 and starts == time.day and event.mood in {"plan", "fact"}:
            yield event


def localise(scene: Scene, event: Event) -> None:
    """A time that is said to be local time has the offset of the place where the event is.

    Where its place is not told, it has the one that all places of the article share.
    """
    time = event.time
    if time is None or not time.exact or len(time.value) != len("2024-05-15T12:00"):
        return
    if "local time" not in time.words:
        return
    own = _offset(event.places[0][0], time) if event.places else ""
    around = (_offset(thing, time) for thing in scene.things if thing.kind == "place")
    offsets = {own} if own else {*around} - {""}
    if len(offsets) == 1:
        event.time = replace(time, value=time.value + offsets.pop())


def _offset(place: Thing, time: Time) -> str:
    """The offset that clocks have at a place on a day."""
    if place.place is None and not place.country:
        return ""
    known = place.place or gazetteer.Place("Country", "", place.country)
    return clock.local(known, date.fromisoformat(time.day))
