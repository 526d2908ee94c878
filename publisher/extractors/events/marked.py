"""The event that words tell because an editor says so, where no rule found one."""

from __future__ import annotations

from publisher.extractors import kinds
from publisher.extractors.clauses import tense
from publisher.extractors.event import Event, moment
from publisher.extractors.events import endings, parts, runs, starts
from publisher.extractors.kinds import nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.telling import making, triggers
from publisher.extractors.times import Time


def read(scene: Scene, sentence: Sentence, words: list[Word]) -> Event:
    """The event of these words of a sentence: its kind from their head, all else from the clause."""
    focus = _head(scene, sentence, words)
    verb = focus if focus.tag.startswith("VB") else tense.verb(sentence, focus)
    time = _time(scene, sentence, focus, verb, words)
    event = making.make(scene, sentence, focus, verb, time) or _made(scene, sentence, focus, verb, time)
    event.time = time
    starts.exactly(scene, sentence, [event])
    found = runs.read(scene, sentence, endings.read(scene, sentence, [event], ()), ())
    event = next((e for e in found if e.focus is focus), event)
    parts.complete(scene, event, [])
    return event


def _head(scene: Scene, sentence: Sentence, words: list[Word]) -> Word:
    """The first of the words that is the noun of an event; or else that on which the others depend."""
    named = (w for w in words if nouns.event_noun(scene, sentence, w) is not None)
    inside = {w.i for w in words}
    heads = [w for w in words if w.head not in inside or w.head == w.i]
    telling = (w for w in heads if w.tag[:2] in {"NN", "VB"})
    return next(named, None) or next(telling, None) or (heads or words)[0]


def _made(scene: Scene, sentence: Sentence, focus: Word, verb: Word | None, time: Time | None) -> Event:
    """What is not told as a fact or a plan, and is an event all the same."""
    if focus.tag.startswith("VB"):
        kind, type_ = kinds.of_verb(scene, sentence, focus)
    else:
        kind, type_ = nouns.event_noun(scene, sentence, focus) or (focus.lemma, "")
    ahead = time is not None and not triggers.is_past(scene, time)
    event = Event(sentence, focus, verb, kind, type_, "", "plan" if ahead else "fact")
    event.tellings.append((sentence, focus))
    return event


def _time(scene: Scene, sentence: Sentence, focus: Word, verb: Word | None, words: list[Word]) -> Time | None:
    """The day among the words, or that of their clause, or the only one in their sentence, or above."""
    days = [t for t in scene.times.get(sentence.number, ()) if t.kind == "date" and moment(t.value)]
    inside = [t for t in days if any(t.holds(w) for w in words)]
    below = {w.i for w in sentence.below(focus)}
    own = [t for t in days if t.word.i in below]
    same = [t for t in days if verb is not None and tense.verb(sentence, t.word) is verb]
    for near in (inside, own, same, days if len(days) == 1 else []):
        if near:
            return min(near, key=lambda t: abs(t.start - focus.start))
    return scene.days.get(sentence.number)
