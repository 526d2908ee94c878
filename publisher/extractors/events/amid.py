"""What happens as something else does, or right behind it, on its day: "sent on Monday, during a fly-by"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.extractors import clauses, lexicon, telling
from publisher.extractors.event import Event
from publisher.extractors.events import alongside
from publisher.extractors.kinds import nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.telling import triggers
from publisher.extractors.times import Time

_LATELY = 7
"""Days for which what was done next is likely to be of the same day."""


def read(scene: Scene, sentence: Sentence, found: Sequence[Event]) -> Iterator[tuple[Time, telling.Telling]]:
    """What went on or happened as something else did: "sent it on Monday, during a fly-by", "ended when"."""
    for event in found:
        verb, time = event.verb or event.focus, event.time or event.last
        told = triggers.of_when_clause(scene, sentence, time) if time is not None and time.day else None
        shown = told is not None and told[0].lemma in lexicon.group("performing")
        if time is not None and told is not None and shown and all(e.focus is not told[0] for e in found):
            yield replace(time, value=time.day), told  # "on 14 May, when she will sing Tosca"
        if time is None or not time.day or not verb.tag.startswith("VB") or event.mood != "fact":
            continue
        day = replace(time, value=time.day)
        occasions = (o for _, o in clauses.phrases(sentence, verb, "during"))
        for noun in (o for o in occasions if nouns.event_noun(scene, sentence, o) is not None):
            if all(e.focus is not noun for e in found) and not _has_time(scene, sentence, noun):
                yield day, (noun, verb)
        if (main := _behind(scene, sentence, verb, time)) is not None:
            told = telling.told(scene, sentence, main, None)
            if told is not None and all(e.focus is not told[0] for e in found):
                yield day, told
        for clause in sentence.child(verb, "advcl"):
            if _breaks_in(sentence, clause, time) and not alongside.dated(scene, sentence, clause):
                told = telling.told(scene, sentence, clause, None)
                if told is not None and all(e.focus is not told[0] for e in found):
                    yield day, told


def _behind(scene: Scene, sentence: Sentence, first: Word, time: Time) -> Word | None:
    """ "Acquitted on Tuesday, | she was arrested anew": what was done next, of what begins a sentence."""
    main = sentence.head(first) if first.i == 0 and first.tag == "VBN" and first.dep == "advcl" else None
    if (
        main is None
        or not 0 <= scene.days_since(time.day) <= _LATELY
        or alongside.dated(scene, sentence, main)
    ):
        return None
    return main if alongside.tells(sentence, main) and not sentence.child(main, "aux") else None


def _breaks_in(sentence: Sentence, clause: Word, time: Time) -> bool:
    """Whether a clause behind a day says what happened on it: "on Monday, when the owner gave in"."""
    when = any(w.lower == "when" for w in sentence.child(clause, "advmod", "mark"))
    told = clause.lemma == "agree" or alongside.tells(sentence, clause)
    return when and clause.i > time.word.i and clause.tag == "VBD" and told


def _has_time(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    times = [t.word.i for t in scene.times.get(sentence.number, ())]
    return any(w.i in times for w in sentence.below(noun))
