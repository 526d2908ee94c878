"""What is held again and again is one event with a schedule: "classes are held every Tuesday at 7pm"."""

from __future__ import annotations

from dataclasses import replace

from publisher.extractors import clauses, lexicon
from publisher.extractors.clauses import tense
from publisher.extractors.event import Event, moment
from publisher.extractors.kinds import nouns
from publisher.extractors.reading import PLAIN, Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.telling import making
from publisher.extractors.times import schedules
from publisher.extractors.times.schedules import Schedule

_HELD = frozenset({"hold", "host", "offer", "organise", "organize", "put", "run", "stage"})
"""What is done to a series: "is held", "are put on"."""
_COME = frozenset({"continue", "happen", "resume", "return", "run", "start"})
"""What a series does itself: "runs", "returns"."""
_LINES = frozenset({"bus", "ferry", "flight", "service", "train"})
"""What runs from place to place, and is no event."""
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
    _bound(event, schedule)
    scene.spent += schedule.spent
    return [event]


def _bound(event: Event, told: Schedule) -> None:
    """Gives a series its first day and its last, as far as they are told: "daily until Sunday", "in June"."""
    dated = [t for t in told.spent if t.kind == "date"]
    first = next((t for t in dated if told.first and moment(t.value) in {told.first, told.first[:7]}), None)
    event.last = next((t for t in dated if t.day and told.last and told.last in t.value), None)
    if first is not None:
        hour = f"T{told.begins}" if first.day and told.begins and told.is_on(told.first) else ""
        event.time = replace(first, value=told.first + hour) if first.day else first
    if event.last is not None:
        event.end = told.last + (f"T{told.ends}" if told.ends and told.is_on(told.last) else "")


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
    happens = taking or (held and verb.lemma == "hold")
    surely = happens or verb.lemma == "hold"
    lines = _LINES if verb.lemma == "run" and not passive else ()
    shown = (w for w in told if w.tag in {"NN", "NNS"} and w.lemma not in lines)
    return next((w for w in shown if happens or _is_event(scene, sentence, w, surely=surely)), None)


def _is_event(scene: Scene, sentence: Sentence, noun: Word, *, surely: bool) -> bool:
    """Whether a noun is of an event; where one is surely held, also a noun of more senses: "the market"."""
    if nouns.event_noun(scene, sentence, noun) is not None:
        return True
    table = lexicon.words("event nouns")
    return surely and scene.names.at(sentence, noun) is None and (noun.lower in table or noun.lemma in table)
