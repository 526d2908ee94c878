"""What is held again and again is one event with a schedule: "classes are held every Tuesday at 7pm"."""

from __future__ import annotations

from publisher.extractors import clauses, lexicon
from publisher.extractors.clauses import tense
from publisher.extractors.event import Event
from publisher.extractors.kinds import nouns
from publisher.extractors.reading import PLAIN, Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.telling import making
from publisher.extractors.times import schedules

_HELD = frozenset({"hold", "host", "offer", "organise", "organize", "put", "run", "stage"})
"""What is done to a series: "is held", "are put on"."""
_COME = frozenset({"continue", "happen", "resume", "return", "run", "start"})
"""What a series does itself: "runs", "returns"."""
_PAST = frozenset({"could", "did", "had", "has", "have", "having", "might", "used", "was", "were", "would"})


def read(scene: Scene, sentence: Sentence) -> list[Event]:
    """The series that a sentence tells; what was so once, and what people only do often, is none."""
    text = scene.reading.article.text.translate(PLAIN)
    own = scene.times.get(sentence.number, ())
    schedule = schedules.read(text, sentence.start, sentence.end, own)
    if schedule is None:
        return []
    here = [w for w in sentence.words if schedule.start <= w.start < schedule.end]
    verb = next((v for w in here if (v := tense.verb(sentence, w)) is not None and v not in here), None)
    noun = _noun(scene, sentence, verb) if verb is not None and _goes_on(sentence, verb) else None
    if verb is None or noun is None or clauses.quoted(sentence, noun):
        return []
    event = making.make(scene, sentence, noun, verb)
    if event is None:
        return []
    event.schedule, event.mood = schedule, "plan"
    if schedule.every == "P1D" and schedule.last:  # one run of days, and no series of single ones
        event.last = next(t for t in schedule.spent if schedule.last in t.value)
        event.end = schedule.last
    scene.spent += schedule.spent
    return [event]


def _goes_on(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb says that something is held now or will be: no past, no wish, no denial."""
    around = {w.lower for w in sentence.child(verb, "aux", "auxpass")}
    now = verb.tag in {"VBZ", "VBP"} or bool(around & {"is", "are", "will", "'ll"})
    return now and not around & _PAST and clauses.mood(sentence, verb) != "unreal"


def _noun(scene: Scene, sentence: Sentence, verb: Word) -> Word | None:
    """The noun for what is held, by the verb that says so."""
    passive = bool(sentence.child(verb, "auxpass"))
    held = passive and verb.lemma in _HELD
    taking = verb.lemma == "take" and any(w.lower == "place" for w in sentence.child(verb, "dobj"))
    on = verb.lemma in {"be", "open"} and any(
        w.lower in {"open", "on"} for w in (verb, *sentence.child(verb, "acomp", "prt", "advmod", "prep"))
    )
    if held or on or taking or (not passive and verb.lemma in _COME):
        told = clauses.subjects(sentence, verb)
    elif not passive and verb.lemma in _HELD | lexicon.group("holding"):
        told = sentence.child(verb, "dobj")
    else:
        return None
    surely = taking or verb.lemma == "hold"
    shown = (w for w in told if w.tag in {"NN", "NNS"})
    return next((w for w in shown if taking or _is_event(scene, sentence, w, surely=surely)), None)


def _is_event(scene: Scene, sentence: Sentence, noun: Word, *, surely: bool) -> bool:
    """Whether a noun is of an event; where one is surely held, also a noun of more senses: "the market"."""
    if nouns.event_noun(scene, sentence, noun) is not None:
        return True
    table = lexicon.words("event nouns")
    return surely and scene.names.at(sentence, noun) is None and (noun.lower in table or noun.lemma in table)
