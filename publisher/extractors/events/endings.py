"""When an event ends, where another clause than the one that begins it tells so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from publisher.extractors import clauses, lexicon
from publisher.extractors.changes import owndays
from publisher.extractors.clauses import tense
from publisher.extractors.event import ON, RESCHEDULED, Event, moment
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time

_RANKS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ENDS = frozenset({"close", "conclude", "end", "finish"})


def read(scene: Scene, sentence: Sentence, found: list[Event], before: Sequence[Event]) -> list[Event]:
    """ "A trial that began in May ended on Monday", "it was put out at noon", "it entered its third day"."""
    for begun in found:
        entered(begun)
    near = [e for e in before[-1:] if sentence.number - e.tellings[-1][0].number <= 1]
    for time in scene.times.get(sentence.number, ()):
        verb = tense.verb(sentence, time.word) if time.kind == "date" and "/" not in time.value else None
        if verb is None or not _ends(sentence, verb, time) or clauses.negated(sentence, verb):
            continue
        event = next(_of(sentence, verb, time, [*found, *near]), None)
        if event is not None:
            event.end, event.last = moment(time.value), time
            scene.spent.append(time)
    return found


def _ends(sentence: Sentence, verb: Word, time: Time) -> bool:
    """Whether a clause says that something ends at a time."""
    bounds = owndays.led_by(sentence, time, {"by", "before", "after", "since", "until", "till"})
    out = verb.lemma == "put" and any(w.lower == "out" for w in sentence.child(verb, "prt"))
    if (out or verb.lemma in {"douse", "extinguish"}) and sentence.child(verb, "auxpass"):
        return not bounds
    return verb.lemma in _ENDS and not bounds and not sentence.child(verb, "dobj")


def _of(sentence: Sentence, verb: Word, time: Time, events: Iterable[Event]) -> Iterator[Event]:
    """The events that a clause can tell the end of: its subject began before that, and no end is told."""
    subjects = clauses.subjects(sentence, verb)
    for event in events:
        moved = event.status not in {"", ON, RESCHEDULED}
        told = event.time is None or event.end or moved or "/" in event.time.value
        one_day = event.kind in lexicon.group("of one day") and time.day != event.day
        same_day = time.day == event.day and not (time.exact and event.start[10:])
        if told or one_day or same_day or not "" < event.start < moment(time.value):
            continue
        if any(_is(sentence, event, subject) for subject in subjects):
            yield event


def _is(sentence: Sentence, event: Event, subject: Word) -> bool:
    """Whether a subject is an event told: its own word, "it", "the show"."""
    if event.sentence is sentence:
        it = subject.lower == "it" and subject.i > event.focus.i
        return subject is event.focus or it
    if subject.lower in {"it", "they"}:
        return event.focus.tag.startswith("NN")
    the = any(w.lower in {"the", "this"} for w in sentence.child(subject, "det"))
    return the and subject.lemma == event.focus.lemma


def entered(event: Event) -> None:
    """ "The strike entered its third week on Monday": it began two weeks before."""
    verb, time = event.verb, event.time
    if verb is None or verb.lemma != "enter" or time is None or not time.day or "/" in time.value:
        return
    for span in event.sentence.child(verb, "dobj"):
        beside = event.sentence.child(span, "amod")
        past = next((_RANKS.index(w.lower) for w in beside if w.lower in _RANKS), 0)
        if past and span.lemma in {"day", "week"}:
            days = past * {"day": 1, "week": 7}[span.lemma]
            event.time = replace(time, value=str(date.fromisoformat(time.day) - timedelta(days)))
