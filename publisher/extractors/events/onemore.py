"""Whether a second time beside a word is one more of its event, its new day, or that of another."""

from __future__ import annotations

from dataclasses import replace

from publisher.extractors import clauses, lexicon, times
from publisher.extractors.changes import moves, owndays
from publisher.extractors.clauses import plans, tense
from publisher.extractors.event import CANCELLED, POSTPONED, RESCHEDULED, Event, moment
from publisher.extractors.kinds import nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.telling import triggers
from publisher.extractors.times import Time

_FINISHES = frozenset({"complete", "conclude", "continue", "finish", "resume"})
"""What is done with what was broken off."""


def is_its_course(event: Event, verb: Word, time: Time) -> bool:
    """ "Saturday's parade sets off at noon and reaches the square at one": how one event goes."""
    goes = lexicon.group("begins with", "course") | {"arrive", "pass", "reach", "wind"}
    if verb.tag[:2] != "VB" or verb.lemma not in goes or event.status or not event.day:
        return False
    own = event.focus.tag.startswith("NN") and event.focus in clauses.subjects(event.sentence, verb)
    return own and time.exact and time.day == event.day


def begins_anew(known: Event, verb: Word | None, time: Time) -> bool:
    """ "Talks opened on Monday and resume on Thursday": what was broken off goes on on another day."""
    resumes = verb is not None and verb is not known.verb and verb.lemma in lexicon.group("resuming")
    return resumes and known.mood == "fact" and bool(known.day) and time.day > known.day


def ends_then(known: Event, time: Time) -> bool:
    """ "In 1945, on 8 May, the war ended": the day of an end whose year was told."""
    if known.time is not None or not known.end or not time.value.startswith(known.end):
        return False
    known.end, known.last = moment(time.value), time
    return True


def is_finished_later(sentence: Sentence, known: Event, verb: Word, time: Time) -> bool:
    """ "Sunday's final was broken off, and will be finished today": it goes on, on another day."""
    ahead = verb.lemma in _FINISHES and any(w.lower == "will" for w in sentence.child(verb, "aux"))
    passive = ahead and verb.tag == "VBN" and bool(sentence.child(verb, "auxpass"))
    return passive and known.mood == "fact" and not known.status and time.day > known.day > ""


def shuts(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb tells of a house or a road that closes, which is an event, and no end of one."""
    return verb.lemma == "close" and not any(
        s.tag in {"PRP", "WDT"} for s in clauses.subjects(sentence, verb)
    )


def elsewhere(scene: Scene, event: Event, time: Time) -> Word | None:
    """ "Shows it to islanders on Saturday, and to a congress in Vienna in April": the second occasion."""
    first, sentence = event.time, event.sentence
    if first is None or first.end > time.start or not event.focus.tag.startswith("VB") or event.status:
        return None
    if time.exact or time.value.startswith(first.value[:7]):
        return None
    between = [w for w in sentence.words if first.end <= w.start < time.start]
    noun = triggers.beside_what_is_not(scene, sentence, event.focus, time)
    joined = any(w.lower == "and" for w in between) and not any(w.tag[:2] in {"VB", "MD"} for w in between)
    known = (nouns.event_noun(scene, sentence, noun) or ("",))[0] if noun is not None else ""
    return noun if noun in between and joined and known in lexicon.group("gatherings") else None


def of_what_it_is_for(scene: Scene, event: Event, time: Time) -> Word | None:
    """ "Charged on Wednesday over a burglary in Galway on 2 November": the second day is the burglary's."""
    first, sentence = event.time, event.sentence
    if first is None or first.end > time.start or not event.focus.tag.startswith("VB") or event.status:
        return None
    if time.exact or {first.tense, time.tense} != {"past"} or first.value[:10] == time.value[:10]:
        return None
    between = [w for w in sentence.words[event.focus.i :] if first.end <= w.start and w.end <= time.start]
    for word in reversed(between):
        known = nouns.event_noun(scene, sentence, word)
        if known is not None and word.dep == "pobj" and sentence.words[word.head].lower != "by":
            return word if word.lemma in lexicon.group("unplanned") or known[0] in nouns.classes() else None
        if word.tag not in {"IN", "DT", "NN", "NNS", "NNP", "NNPS", "JJ", "POS", "PRP$", "CD"}:
            return None
    return None


def takes(scene: Scene, event: Event, time: Time) -> bool:
    """Whether a second time is one more of the same event: more exact, or the day it was moved from or to."""
    first = event.time
    if first is None:
        event.time = time
        return True
    if (whole := _hours_of_days(first, time)) is not None:
        event.time = whole
        return True
    if (
        first.value[:10] == time.value[:10]
        or time.value.startswith(first.value)
        or (len(first.value) < 10 <= len(time.value) and not _is_long_before(event, first, time))
    ):
        event.time = time if len(time.value) > len(first.value) else first
        return True
    if _was_first_planned(event, time):
        event.previous, event.time, event.status, event.mood = first, time, RESCHEDULED, "fact"
        return True
    if "-W" in first.value and "-W" in time.value and not event.status:
        return moves.speaks_of_moving(event)  # "in the week of 21 April and in that of the 28th": two
    if len(time.value) < 10 or time.attribution:
        return True
    if event.status == CANCELLED and _gets_a_second_try(scene, event, time):
        event.previous, event.time, event.status = first, time, RESCHEDULED
        return True
    if (
        event.status in {POSTPONED, RESCHEDULED}
        or moves.speaks_of_moving(event)
        or plans.turn(event.sentence, event.verb or event.focus) == POSTPONED
    ):
        new = time
        old = first
        if owndays.led_by(event.sentence, first, {"to", "until", "till"}):
            new, old = first, time
        event.time, event.previous, event.status = new, old, RESCHEDULED
        return True
    return False


def _was_first_planned(event: Event, time: Time) -> bool:
    """ "The concert, originally planned for 7 November, took place on Saturday": on another day."""
    verb = event.verb
    if verb is None or verb.dep not in {"acl", "relcl"} or verb.lemma not in tense.AHEAD or event.status:
        return False
    main = event.sentence.head(event.focus) if event.focus.dep in {"nsubj", "nsubjpass"} else None
    held = main is not None and main.lemma in lexicon.group("coming about") and time.tense == "past"
    return held and bool(time.day) and tense.verb(event.sentence, time.word) is main


def _hours_of_days(first: Time, time: Time) -> Time | None:
    """ "From 9 a.m. to 1 p.m. each day from Monday to Friday": from the first morning to the last noon."""
    hours, days = (first, time) if first.exact else (time, first)
    if not hours.exact or days.exact or not ("/" in hours.value and "/" in days.value):
        return None
    if hours.day != days.day or hours.value.split("/")[0][10:] > hours.value.split("/")[1][10:]:
        return None
    value = f"{hours.value.split('/')[0]}/{days.value.split('/')[1]}{hours.value.split('/')[1][10:]}"
    return replace(hours, value=value)


def _is_long_before(event: Event, first: Time, time: Time) -> bool:
    """ "The lawsuit, filed in August, goes before a judge on 4 December": two events of one noun."""
    span = times.bounds(first.value)
    verb = event.verb if event.verb is not None and event.verb.dep in {"acl", "relcl"} else None
    passing = verb is not None and verb.lemma in lexicon.group("going to court") and first.tense == "past"
    return passing and span is not None and time.tense != "past" and str(span[1]) < time.day


def _gets_a_second_try(scene: Scene, event: Event, time: Time) -> bool:
    """ "The screening, rained out on Friday, is now on Sunday": off in passing, with a day to come."""
    passing = event.verb is not None and event.verb.dep in {"acl", "relcl", "advcl"}
    return (
        passing
        and not triggers.is_past(scene, time)
        and time.word not in event.sentence.below(event.verb or event.focus)
    )
