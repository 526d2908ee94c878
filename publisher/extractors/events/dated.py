"""The events that the days of a sentence are of."""

from __future__ import annotations

from publisher.extractors import clauses, lexicon
from publisher.extractors.changes import moves
from publisher.extractors.clauses import tense
from publisher.extractors.event import CANCELLED, RESCHEDULED, Event, moment
from publisher.extractors.events import onemore, starts, tellers
from publisher.extractors.kinds import nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.telling import choosing, making, triggers
from publisher.extractors.times import Time

_NAMING = frozenset({"agree", "announce", "find", "fix", "give", "name", "set"})
"""What is done to a date."""
_FAR = 6
"""Words between "again" and the day it is of: "again for six hours on Sunday"."""


def read(scene: Scene, sentence: Sentence, found: list[Event]) -> None:
    """Adds to the events of a sentence those that its days are of."""
    for time in scene.times.get(sentence.number, ()):
        if time.kind != "date" or not moment(time.value) or time in scene.spent:
            continue
        if (
            moves.replaced(sentence, time)
            or tellers.only_a_feast(scene, sentence, time)
            or tellers.only_prices(time)
            or tellers.only_compares(time)
        ):
            continue
        told = list(tellers.of(scene, sentence, time))
        for focus in choosing.choose(scene, sentence, time, told, found):
            if not clauses.quoted(sentence, focus[0]) and not _goes_on(sentence, time, focus[0], found):
                add(scene, sentence, time, focus, found)
    _again(scene, sentence, found)


def add(
    scene: Scene, sentence: Sentence, time: Time, focus: tuple[Word, Word | None], found: list[Event]
) -> None:
    """Gives a day to the event that a word tells, as its day or its end, or adds that event."""
    word, verb = focus
    if _is_deferred(scene, sentence, word) or _only_dates(sentence, word):
        return
    ends = (
        verb is not None
        and verb.lemma in {"end", "finish", "conclude", "close"}
        and all(o is word and verb.tag == "VBD" for o in sentence.child(verb, "dobj"))
        and not (word is verb and onemore.shuts(sentence, verb))
        and not (
            word.dep == "pobj" and sentence.head(sentence.head(word) or word) is verb
        )  # "ends with a race on"
    )
    told = [e for e in found if e.focus is word or onemore.is_its_course(e, word, time)]
    known = next((e for e in told if e.day == time.day), next(iter(told), None))
    if known is not None and verb is not None and onemore.is_finished_later(sentence, known, verb, time):
        known.previous, known.time, known.status, known.mood = known.time, time, RESCHEDULED, "plan"
        return
    if (over := _completed(sentence, verb, found)) is not None:
        over.end, over.last = moment(time.value), time
        return
    elsewhere = known is not None and (
        onemore.elsewhere(scene, known, time) or onemore.of_what_it_is_for(scene, known, time)
    )
    if elsewhere:
        word, known = elsewhere, None
    if known is not None and (
        (ends and onemore.ends_then(known, time))
        or (not onemore.begins_anew(known, verb, time) and onemore.takes(scene, known, time))
    ):
        return
    event = making.make(scene, sentence, word, verb, time)
    if event is None and (noun := triggers.beside_what_is_not(scene, sentence, word, time)) is not None:
        event = making.make(scene, sentence, noun, tense.verb(sentence, noun), time)
    if event is None:
        return
    if event.mood == "plan" and triggers.is_over(scene, sentence, time):
        if not word.tag.startswith("NN") or time.word not in sentence.below(word):
            return
        event.mood = "fact"
    if known is not None and known.status == CANCELLED:
        event.status, event.mood = known.status, known.mood
    closes = verb is not None and verb.lemma in {"close", "conclude"}
    done = event.kind in {"deal", "purchase", "sale"} and closes  # a deal that closes is done then
    if ends and not done and event.kind not in lexicon.group("of one day") and event.type != "BusinessEvent":
        event.end, event.last = moment(time.value), time
    else:
        event.time = time
    found.append(event)


def _is_deferred(scene: Scene, sentence: Sentence, word: Word) -> bool:
    """ "It was put off on Thursday", "the match was": said of what was told before, and no event then."""
    if any(said.verb is word for said in scene.deferred):
        return True
    match = (nouns.event_noun(scene, sentence, word) or ("",))[0] == "match"
    return match and any(said.noun is word for said in scene.deferred)


def _only_dates(sentence: Sentence, verb: Word) -> bool:
    """ "A new date will be announced next week": nothing happens then."""
    dates = lexicon.group("dates") & {"date", "day", "slot"}
    subjects = sentence.child(verb, "nsubjpass") if verb.lemma in _NAMING else []
    return any(s.lemma in dates for s in subjects)


def _completed(sentence: Sentence, verb: Word | None, found: list[Event]) -> Event | None:
    """ "Trial running got under way in May and was completed on Thursday": what ended then."""
    if verb is None or not sentence.child(verb, "auxpass"):
        return None
    out = verb.lemma == "put" and any(w.lower == "out" for w in sentence.child(verb, "prt"))
    if not out and verb.lemma not in {"complete", "douse", "extinguish"}:
        return None
    subjects = clauses.subjects(sentence, verb)
    return next((e for e in found if e.focus in subjects and e.time is not None and not e.status), None)


def _goes_on(sentence: Sentence, time: Time, focus: Word, found: list[Event]) -> bool:
    """ "Returned on Tuesday, landing at 7.52pm": the time of day is that of an event told already."""
    same = (e for e in found if e.day == time.day and not e.start[10:])
    return time.exact and any(starts.goes_on(sentence, focus, e.verb or e.focus) for e in same)


def _again(scene: Scene, sentence: Sentence, found: list[Event]) -> None:
    """ "Is shut from 23:00 on Thursday, and again on Sunday night": once more on another day."""
    for time in scene.times.get(sentence.number, ()):
        if "again" not in (w.lower for w in time.before(_FAR)) or any(time is e.time for e in found):
            continue
        told = [e for e in found if e.time is not None and e.day and e.time.start < time.start]
        if not told or told[-1].status or moment(time.value) <= told[-1].day:
            continue
        once_more = making.make(scene, sentence, told[-1].focus, told[-1].verb, time)
        if once_more is not None and all(e.time is not time for e in found):
            once_more.time = time
            found.append(once_more)
