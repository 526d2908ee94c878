"""What was done besides on the day of an event told: "were convicted on Monday and jailed"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.extractors import clauses, lexicon, telling
from publisher.extractors.clauses import senses, tense
from publisher.extractors.event import Event
from publisher.extractors.kinds import alike, nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.telling import making
from publisher.extractors.times import Time

_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass"})
_SOON = frozenset({"hours", "immediately", "minutes", "moments", "shortly", "soon"})
_BEFALLS = lexicon.group("mishaps") | {"arrest", "death", "hurt", "injure", "kill", "shoot", "wound"}
"""Classes of what befalls people somewhere, whatever they are together for."""
_DONE_TO = frozenset({"arrest", "attack", "beat", "detain", "poison", "rob", "shoot", "stab"})
_BY = frozenset({"after", "at", "before"})
_EDGES = frozenset({"beginning", "close", "conclusion", "end", "start"})


def read(scene: Scene, sentence: Sentence, found: Sequence[Event]) -> Iterator[tuple[Time, telling.Telling]]:
    """The events of the verbs that "and" joins to one with a day before them, each with that day."""
    for time in scene.times.get(sentence.number, ()):
        if time.kind != "date" or not time.day or time.exact or not time.day <= (scene.day or "9"):
            continue
        verb = tense.verb(sentence, time.word)
        if verb is None or _only_says(sentence, verb) or tense.of(sentence, verb) != "past":
            continue
        for other in sentence.child(verb, "conj"):
            if other.i > time.word.i and tells(sentence, other) and not dated(scene, sentence, other):
                told = telling.told(scene, sentence, other, None)
                if told is not None and all(e.focus is not told[0] for e in found):
                    yield time, told


def during(
    scene: Scene, sentence: Sentence, found: Sequence[Event]
) -> Iterator[tuple[Time, telling.Telling]]:
    """What was done in the course of an event told: "climbed over the wall during a power cut on Friday".

    So what befell people right behind it: "fans were arrested after the match on Saturday".
    """
    for event in found:
        prep = sentence.head(event.focus) if event.focus.dep == "pobj" else None
        verb = sentence.head(prep) if prep is not None else None
        if prep is None or verb is None or event.time is None or not event.day:
            continue
        short = event.kind in lexicon.group("of one day") and verb.lemma in _DONE_TO
        if any(e.focus is verb for e in found) or not (
            prep.lower == "during" or (prep.lower in _BY and short)
        ):
            continue
        acts = verb.tag == "VBD" or (verb.tag == "VBN" and sentence.child(verb, "auxpass"))
        if not acts or _only_says(sentence, verb) or tense.of(sentence, verb) != "past":
            continue
        told = telling.told(scene, sentence, verb, None)
        if told is not None and told[0] is event.focus and verb.lemma in _DONE_TO:
            told = verb, verb  # "poisoned at a wedding"
        if told is not None and all(e.focus is not told[0] for e in found):
            yield event.time, told


def soon_after(
    scene: Scene, sentence: Sentence, found: Sequence[Event]
) -> Iterator[tuple[Time, telling.Telling]]:
    """ "Resigned hours after the vote on Wednesday": on the day of the vote."""
    for event in found:
        after = _head(sentence, event.focus)
        verb = _head(sentence, after) if after is not None and after.lower in {"after", "before"} else None
        if after is None or verb is None or event.time is None or not event.day or event.mood != "fact":
            continue
        soon = any(w.lower in _SOON for w in sentence.child(after))
        times = (t for t in scene.times.get(sentence.number, ()) if t.kind == "date" and t is not event.time)
        if (
            not soon
            or verb.tag not in {"VBD", "VBN"}
            or any(tense.verb(sentence, t.word) is verb for t in times)
        ):
            continue
        told = telling.told(scene, sentence, verb, None)
        if told is not None and all(e.focus is not told[0] for e in found):
            yield replace(event.time, value=event.day), told


def on_the_way(
    scene: Scene, sentence: Sentence, found: Sequence[Event]
) -> Iterator[tuple[Time, telling.Telling]]:
    """ "Crashed on its way back from a wedding on Saturday": on the same day, and that is the news."""
    for event in found:
        way = _head(sentence, _head(sentence, event.focus))
        way = _head(sentence, way) if way is not None and way.lower in {"back", "home"} else way
        verb = _head(sentence, _head(sentence, way)) if way is not None and way.lower == "way" else None
        if verb is None or event.time is None or verb.tag not in {"VBD", "VBN"} or event.mood != "fact":
            continue
        told = telling.told(scene, sentence, verb, None)
        if told is not None and all(e.focus is not told[0] for e in found):
            yield event.time, told


def _head(sentence: Sentence, word: Word | None) -> Word | None:
    return sentence.head(word) if word is not None else None


def joined(
    scene: Scene, sentence: Sentence, found: Sequence[Event]
) -> Iterator[tuple[Time, telling.Telling]]:
    """ "A concert in the hall and a fair in the park are planned for Saturday": each of its own kind."""
    for event in found:
        time, verb = event.time, event.verb
        if time is None or verb is None or event.status or event.focus.dep not in _ARGUMENTS:
            continue
        if event.focus.lemma in lexicon.group("unplanned") or sentence.head(event.focus) is not verb:
            continue
        if time.word in sentence.below(event.focus):
            continue
        for other in clauses.conjuncts(sentence, event.focus)[1:]:
            kind, _ = nouns.event_noun(scene, sentence, other) or ("", "")
            own = any(t.word in sentence.below(other) for t in scene.times.get(sentence.number, ()))
            if kind in {"", event.kind} or own or not sentence.child(other, "det", "poss"):
                continue
            if all(e.focus is not other for e in found):
                yield time, (other, verb)


def made_way_for(
    scene: Scene, sentence: Sentence, found: Sequence[Event]
) -> Iterator[tuple[Time, telling.Telling]]:
    """ "The road will be closed on Sunday for the start of the Brabant tour": on that day it starts."""
    for event in found:
        time, verb = event.time, event.verb
        if time is None or verb is None or not time.day or verb.lemma not in lexicon.group("making way"):
            continue
        below = [o for p in [verb, *sentence.below(verb)] for q, o in clauses.phrases(sentence, p, "for")]
        for word in below:
            of = [o for _, o in clauses.phrases(sentence, word, "of")] if word.lower in _EDGES else []
            noun = next(iter(of), word)
            kind, type_ = nouns.event_noun(scene, sentence, noun) or ("", "")
            held = kind in lexicon.group("gatherings") or type_ == "SportsEvent" or kind in {"tour", "race"}
            known = any(w.lower in {"the", "a", "an", "this"} for w in sentence.child(noun, "det", "poss"))
            if held and known and all(e.focus is not noun for e in found):
                yield replace(time, value=time.day), (noun, None)


def at_its_end(
    scene: Scene, sentence: Sentence, found: Sequence[Event], before: Sequence[Event]
) -> Iterator[Event]:
    """ "The meeting is on Friday. Its chairman will step down at the end of it": on that day."""
    for word in sentence.words:
        at = sentence.head(word) if word.lower in _EDGES and word.dep == "pobj" else None
        verb = sentence.head(at) if at is not None and at.lower == "at" else None
        if verb is None or not verb.tag.startswith("VB") or any(e.focus is verb for e in found):
            continue
        of = [o for _, o in clauses.phrases(sentence, word, "of")]
        event = next(
            (e for o in of if (e := _meant(scene, sentence, o, [*before, *found])) is not None), None
        )
        if event is None or event.time is None or _only_says(sentence, verb):
            continue
        told = telling.told(scene, sentence, verb, None)
        if told is None or any(e.focus is told[0] for e in found):
            continue
        more = making.make(scene, sentence, *told)
        if more is not None:
            more.time = replace(event.time, value=event.day)
            yield more


def at_occasions(
    scene: Scene, sentence: Sentence, found: Sequence[Event]
) -> Iterator[tuple[Time, telling.Telling]]:
    """ "Someone died at a rally on Saturday", "was stabbed during a concert": where people were together."""
    for event in found:
        if event.time is None or not event.day or event.mood != "fact" or event.kind not in _BEFALLS:
            continue
        for prep, noun in clauses.phrases(sentence, event.focus, "at", "during"):
            kind, type_ = nouns.event_noun(scene, sentence, noun) or ("", "")
            together = kind in lexicon.group("gatherings") or type_ == "SportsEvent"
            told = any(w.lower in {"a", "an", "the"} for w in sentence.child(noun, "det"))
            if together and told and prep.i > event.focus.i and all(e.focus is not noun for e in found):
                yield replace(event.time, value=event.day), (noun, None)


def in_its_course(scene: Scene, sentence: Sentence, found: Sequence[Event], before: Sequence[Event]) -> None:
    """ "A plane crashed on Sunday. The pilot died in the crash": on that day."""
    for event in found:
        if event.time is not None or event.mood != "fact" or event.kind not in _BEFALLS:
            continue
        for _, noun in clauses.phrases(sentence, event.focus, "in", "during", "at"):
            known = _meant(scene, sentence, noun, before)
            points = any(w.lower in {"the", "that", "this"} for w in sentence.child(noun, "det"))
            if points and known is not None and known.time is not None and known.mood == "fact":
                event.time = replace(known.time, value=known.day)


def _meant(scene: Scene, sentence: Sentence, word: Word, told: Sequence[Event]) -> Event | None:
    """The event told shortly before that "it" or "the meeting" is."""
    near = [e for e in reversed(told) if e.day[7:] and sentence.number - e.tellings[-1][0].number <= 1]
    if word.lower == "it":
        return next((e for e in near if e.focus.tag.startswith("NN")), next(iter(near), None))
    kind, _ = nouns.event_noun(scene, sentence, word) or ("", "")
    return next((e for e in near if kind and alike.are_alike(e.kind, kind)), None)


def _only_says(sentence: Sentence, verb: Word) -> bool:
    """Whether the day is only that of a statement: "said on Monday"; not "confirmed 31 cases on Monday"."""
    return verb.lemma in lexicon.words("saying") and not sentence.child(verb, "dobj")


def tells(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb tells by itself what was done: "and shut two nurseries"; not what harm it did."""
    if verb.lemma in lexicon.group("harm", "harmed"):
        return False
    known = lexicon.words("event verbs").keys() | lexicon.group("telling", "done at once")
    past = verb.tag == "VBD" or (verb.tag == "VBN" and not sentence.child(verb, "aux"))
    return past and (verb.lemma in known or senses.of(sentence, verb) is not None)


def dated(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """Whether a verb has a time of its own."""
    times = scene.times.get(sentence.number, ())
    return any(tense.verb(sentence, t.word) is verb for t in times)
