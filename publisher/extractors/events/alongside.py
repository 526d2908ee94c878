"""What was done besides on the day of an event told: "were convicted on Monday and jailed"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.extractors import lexicon, telling
from publisher.extractors.clauses import senses, tense
from publisher.extractors.event import Event
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time


def read(scene: Scene, sentence: Sentence, found: Sequence[Event]) -> Iterator[tuple[Time, telling.Telling]]:
    """The events of the verbs that "and" joins to one with a day before them, each with that day."""
    for time in scene.times.get(sentence.number, ()):
        if time.kind != "date" or not time.day or time.exact or not time.day <= (scene.day or "9"):
            continue
        verb = tense.verb(sentence, time.word)
        if verb is None or _only_says(sentence, verb) or tense.of(sentence, verb) != "past":
            continue
        for other in sentence.child(verb, "conj"):
            if other.i > time.word.i and _tells(sentence, other) and not _dated(scene, sentence, other):
                told = telling.told(scene, sentence, other, None)
                if told is not None and all(e.focus is not told[0] for e in found):
                    yield time, told


def during(
    scene: Scene, sentence: Sentence, found: Sequence[Event]
) -> Iterator[tuple[Time, telling.Telling]]:
    """What was done in the course of an event told: "climbed over the wall during a power cut on Friday"."""
    for event in found:
        prep = sentence.head(event.focus) if event.focus.dep == "pobj" else None
        verb = sentence.head(prep) if prep is not None and prep.lower == "during" else None
        if verb is None or event.time is None or not event.day or any(e.focus is verb for e in found):
            continue
        acts = verb.tag == "VBD" or (verb.tag == "VBN" and sentence.child(verb, "auxpass"))
        if not acts or _only_says(sentence, verb) or tense.of(sentence, verb) != "past":
            continue
        told = telling.told(scene, sentence, verb, None)
        if told is not None and all(e.focus is not told[0] for e in found):
            yield event.time, told


def _only_says(sentence: Sentence, verb: Word) -> bool:
    """Whether the day is only that of a statement: "said on Monday"; not "confirmed 31 cases on Monday"."""
    return verb.lemma in lexicon.words("saying") and not sentence.child(verb, "dobj")


def _tells(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb tells by itself what was done: "and shut two nurseries"; not what harm it did."""
    if verb.lemma in lexicon.group("harm") | lexicon.group("harmed"):
        return False
    known = lexicon.words("event verbs").keys() | lexicon.group("telling") | lexicon.group("done at once")
    past = verb.tag == "VBD" or (verb.tag == "VBN" and not sentence.child(verb, "aux"))
    return past and (verb.lemma in known or senses.of(sentence, verb) is not None)


def _dated(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """Whether a verb has a time of its own."""
    times = scene.times.get(sentence.number, ())
    return any(tense.verb(sentence, t.word) is verb for t in times)
