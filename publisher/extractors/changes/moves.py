"""The days of a plan that is moved: which is the old one, which the new."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal, TypeAlias

from publisher.extractors import lexicon
from publisher.extractors.changes import owndays, renewals
from publisher.extractors.clauses import foreseen, plans, tense
from publisher.extractors.event import CANCELLED, ON, ONLINE, POSTPONED, RESCHEDULED, Event, moment
from publisher.extractors.kinds import nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time, counting

_MONTH = len("2026-03")
_ANEW = frozenset({"rearrange", "rebook", "redate", "refix", "relist", "reschedule"})
"""What gives a plan a new day, and only puts it off where none is told."""
_AGAIN = frozenset({"again", "finally", "later", "now", "subsequently", "then"})
"""What stands before the last of several days to which a plan is moved."""
Side: TypeAlias = Literal["from", "to", ""]
"""Whether a day is that from which something moves, or to which."""


def settle(scene: Scene, event: Event) -> None:
    """The old and the new day of an event that is put off."""
    if event.verb is None:
        return
    sentence, verb = event.sentence, event.verb
    owndays.find(scene, event)
    if event.status == ONLINE:
        _at_another_hour(scene, event)
    if _but_then(scene, event) or event.status not in {POSTPONED, RESCHEDULED, "now"}:
        return
    old, new = _old_and_new(scene, event, verb)
    own_first = event.time if event.time is not None and event.time.day else None
    if new:
        event.time = new[0]
        if not old and own_first is not None and not same_start(own_first, new[0]):
            old = [own_first]
        if not old:
            old = [first] if (first := _counted_back(scene, event)) is not None else []
        if event.status != "now" or old:
            month = moment(new[0].value)[:_MONTH]
            earlier = bool(old) and len(month) == _MONTH and month < moment(old[-1].value)[:_MONTH]
            event.status = RESCHEDULED if new[0].day or earlier else POSTPONED
        else:
            event.status = ""
        if old:
            event.previous = old[-1]
    elif event.time is not None and (shifted := shifted_by(scene, sentence, verb, event.time)) is not None:
        event.previous, event.time, event.status = event.time, shifted, RESCHEDULED
    elif event.status == "now":
        event.status = ""
    elif plans.turn(sentence, verb) == RESCHEDULED and verb.lemma in _ANEW and verb.dep != "amod":
        event.status = POSTPONED  # "is to be rescheduled"
    whole = [t for t in scene.times.get(sentence.number, ()) if any(p.start == t.start for p in new + old)]
    scene.spent += new + old + whole


def _old_and_new(scene: Scene, event: Event, verb: Word) -> tuple[list[Time], list[Time]]:
    """The days of a sentence on which an event was to be, and those on which it is now."""
    sentence = event.sentence
    own = [
        (part, side)
        for t in scene.times.get(sentence.number, ())
        if t.kind == "date" and moment(t.value) and not (t.attribution or owndays.is_feast(t))
        if not replaced(sentence, t)
        for part, side in ends_of(t, verb)
    ]
    new = _new_days(scene, event, verb, own)
    if len(new) > 1 and _AGAIN & {w.lower for w in new[-1].before(3)}:
        return new[-2:-1], new[-1:]  # "moved from 3 May to 10 May and then to 17 May"
    old = [t for t, side in own if t not in new and (side == "from" or _is_old(event, t, verb))]
    return old, new


def _new_days(scene: Scene, event: Event, verb: Word, own: list[tuple[Time, Side]]) -> list[Time]:
    """The days of a sentence that are those on which an event is now."""
    dates = renewals.new_dates(event.sentence, verb)
    set_ = [t for t, _ in own if any(t.word in event.sentence.below(d) for d in dates)]
    behind = [(t, side) for t, side in own if t.start > verb.start]
    new = set_ or [t for t, side in behind if side == "to" or _is_new(scene, event, t)]
    if not new and verb.dep in {"acl", "relcl"}:
        new = _of_main_clause(scene, event)
    return new or ([t for t, _ in behind] if event.status == "now" else [])


def _of_main_clause(scene: Scene, event: Event) -> list[Time]:
    """ "Will meet on Saturday in a match postponed from 7 November": the day on which it is now."""
    sentence = event.sentence
    main = tense.verb(sentence, event.focus)
    known = event.focus.dep in {"pobj", "nsubj", "nsubjpass"} and event.kind in nouns.classes()
    if main is None or not known or tense.of(sentence, main) not in {"future", "present"}:
        return []
    times = scene.times.get(sentence.number, ())
    return [t for t in times if t.day and t.day >= scene.day and tense.verb(sentence, t.word) is main][:1]


def _but_then(scene: Scene, event: Event) -> bool:
    """ "Will not be held on Saturday but a week later": it will be held, on another day."""
    first, sentence = event.time, event.sentence
    if event.status != CANCELLED or first is None or not first.day:
        return False
    for time in scene.times.get(sentence.number, ()):
        before = [w.lower for w in time.before(2)]
        while before and before[-1] in {"on", "in"}:
            before.pop()
        if time.kind == "date" and before[-1:] == ["but"] and time.day > first.day and time.start > first.end:
            event.previous, event.time, event.status = first, time, RESCHEDULED
            scene.spent.append(time)
            return True
    return False


def _at_another_hour(scene: Scene, event: Event) -> None:
    """ "The vote, down for four o'clock, is going ahead on Teams at 5pm"."""
    first, verb = event.time, event.verb
    for time in scene.times.get(event.sentence.number, ()) if first is not None and first.exact else ():
        own = tense.verb(event.sentence, time.word) is verb and time.start > (verb or event.focus).start
        if first is not None and own and time.exact and time.day == first.day and time.value != first.value:
            event.time, event.previous = time, first
            return


def _is_new(scene: Scene, event: Event, time: Time) -> bool:
    """Whether a time behind a verb of moving is where it moves to."""
    governor = tense.verb(event.sentence, time.word)
    if governor is not None and governor is not event.verb and governor in event.sentence.below(event.focus):
        return False  # "which had been listed for Friday"
    if time.words.lower().startswith(("until ", "till ")):  # "put off until the weekend"
        return True
    leading = {"to", "until", "till", "for", "into"} | ({"on", "at"} if event.status == "now" else set())
    return owndays.led_by(event.sentence, time, leading)


def _first_of(sentence: Sentence, verb: Word) -> Word:
    """The first of the verbs that "and" joins."""
    while verb.dep == "conj" and (above := sentence.head(verb)) is not None and above.tag.startswith("VB"):
        verb = above
    return verb


def _is_of_act_before(sentence: Sentence, governor: Word, verb: Word) -> bool:
    """ "On Wednesday approved a deal and postponed a vote until May": the day on which both were done."""
    joined = governor is not verb and _first_of(sentence, verb) is governor
    return joined and governor.tag == "VBD" and governor.lemma != "be" and bool(sentence.child(verb, "dobj"))


def _is_old(event: Event, time: Time, verb: Word) -> bool:
    """Whether a time is where something moves from, and not of another clause before it."""
    sentence = event.sentence
    governor = tense.verb(sentence, time.word)
    apart = governor is not None and governor not in sentence.below(event.focus)
    other = (
        governor is not None
        and apart
        and (
            (_first_of(sentence, governor).dep == "relcl" and event.focus not in sentence.below(governor))
            or _is_of_act_before(sentence, governor, verb)
            or (
                governor is not verb
                and verb in sentence.below(governor)
                and event.focus in sentence.child(verb, "nsubj", "nsubjpass")
                and not foreseen.past_plan(sentence, time.word)
            )
        )
    )
    undone = governor is not None and governor is not verb and bool(plans.turn(sentence, governor))
    period = undone and not time.day and not owndays.led_by(sentence, time, {"from", "for"})
    other = other or period or owndays.is_of_another(event, time)
    act = owndays.dates_the_act(sentence, verb, time)
    return (time.start < verb.start and not other and not act) or _away_from(sentence, time)


def _away_from(sentence: Sentence, time: Time) -> bool:
    """ "From 3 March", "from its original date of 3 March"."""
    here: Word | None = time.word
    while here is not None and here.lower != "from":
        above = sentence.head(here)
        if above is None or not (above.dep == "prep" or above.lemma in lexicon.group("dates")):
            return False
        here = above
    return here is not None


def same_start(one: Time, other: Time) -> bool:
    """Whether two times can be one: the same, or one the more exact."""
    a, b = moment(one.value), moment(other.value)
    return a.startswith(b) or b.startswith(a)


def replaced(sentence: Sentence, time: Time) -> bool:
    """Whether a time is one that another stands for: "instead of 20 May", "not on 2 November"."""
    first = next((w.i for w in sentence.words if w.end > time.start), 0)
    before = [w.lower for w in sentence.words[max(0, first - 10) : first]]
    while before and before[-1] in {"on", "the", "in", "at"}:
        before.pop()
    if before[-1:] == [","] and "," in before[:-1]:  # "and not, as printed last week, on the Monday"
        passing = len(before) - 2 - before[-2::-1].index(",")
        return before[max(0, passing - 2) : passing] == ["and", "not"]
    return before[-2:] in (["instead", "of"], ["rather", "than"]) or before[-2:] == [",", "not"]


def instead(scene: Scene, sentence: Sentence, found: list[Event]) -> None:
    """The day that an event of the sentence was to be on at first, where the text names it in passing."""
    for time in scene.times.get(sentence.number, ()):
        if time.kind != "date" or not time.day or not replaced(sentence, time):
            continue
        for event in found:
            ahead = event.mood == "plan" or event.day >= (scene.day or "9")
            if event.time is not None and event.day and ahead and not event.status:
                event.previous, event.status = time, RESCHEDULED
                break


_MONTHS = re.compile(r"P(\d{1,2})([MY])")
_LATER = re.compile(
    r"\b(?:later|earlier) than (?:first |originally |initially |previously |had been )?(?:planned|scheduled|"
    r"expected|announced|billed|advertised|promised)\b"
)


def shifted(scene: Scene, sentence: Sentence, found: list[Event]) -> None:
    """ "On 2 June, a week later than planned": the day it is on now."""
    text = " ".join(w.lower for w in sentence.words)
    today = scene.day
    dated = (e for e in found if e.time is not None and e.time.day and not e.status)
    moved = [e for e in dated if e.mood == "plan" or e.day >= today > ""]
    if len(moved) == 1 and _LATER.search(text):
        moved[0].status = RESCHEDULED


def unified(found: list[Event]) -> list[Event]:
    """Events told twice by one word of a sentence are one: called off on one day, set for another."""
    kept: list[Event] = []
    for event in found:
        known = next((e for e in kept if e.focus is event.focus), None)
        if known is None:
            kept.append(event)
        elif ON in {event.status, known.status}:
            now = event if event.status == ON else known
            known.status, known.time = ON, now.time or known.time or event.time
        elif event.time is not None and event.status in {"", RESCHEDULED} and event.day:
            if known.time is not None and not same_start(known.time, event.time):
                known.previous = known.time
            known.time, known.status = event.time, RESCHEDULED
        elif event.status and not known.status:
            known.status = event.status
    return kept


def shifted_by(scene: Scene, sentence: Sentence, verb: Word, first: Time) -> Time | None:
    """The new day of what was "brought forward by a day" or "put back by two weeks"."""
    if not first.day or "/" in first.value:
        return None
    forward = any(w.lower in {"forward", "up"} for w in sentence.child(verb))
    for time in scene.times.get(sentence.number, ()):
        days = _days(time) if time.kind == "duration" else 0
        months = _MONTHS.fullmatch(time.value) if time.kind == "duration" else None
        if not (days or months) or not (
            _measures(sentence, time, verb) or owndays.led_by(sentence, time, {"by"})
        ):
            continue
        if months is not None:
            number = int(months[1]) * (12 if months[2] == "Y" else 1)
            value = counting.shift(date.fromisoformat(first.day), -number if forward else number, "month")
            return replace(time, kind="date", value=value)
        day = date.fromisoformat(first.day) + timedelta(-days if forward else days)
        return replace(time, kind="date", value=day.isoformat() + first.value[10:])
    return None


def is_by_days(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "Moved it by a week": a verb of moving that says by how much."""
    spans = (t for t in scene.times.get(sentence.number, ()) if t.kind == "duration" and _days(t))
    return any(
        t.start > verb.start and owndays.led_by(sentence, t, {"by"}) and tense.verb(sentence, t.word) is verb
        for t in spans
    )


def _measures(sentence: Sentence, time: Time, verb: Word) -> bool:
    """Whether a span says by how much something is moved: "put back a week", "postponed for a week"."""
    if time.word.dep in {"npadvmod", "dobj"}:
        return sentence.head(time.word) in (verb, *sentence.child(verb, "prt", "advmod"))
    prep = sentence.head(time.word)
    return prep is not None and prep.lower == "for" and sentence.head(prep) is verb


def _counted_back(scene: Scene, event: Event) -> Time | None:
    """The old day of what was "put back by a week to 30 May"."""
    time, sentence, verb = event.time, event.sentence, event.verb
    if time is None or verb is None or len(time.value) != 10:
        return None
    for span in scene.times.get(sentence.number, ()):
        if span.kind == "duration" and (days := _days(span)) and verb.start < span.start < time.start:
            forward = any(w.lower in {"forward", "up"} for w in sentence.child(verb))
            day = date.fromisoformat(time.day) + timedelta(days if forward else -days)
            return replace(span, kind="date", value=day.isoformat())
    return None


def _days(span: Time) -> int:
    found = re.fullmatch(r"P(\d+)([DW])", span.value)
    return int(found[1]) * (7 if found[2] == "W" else 1) if found else 0


def speaks_of_moving(event: Event) -> bool:
    """Whether a sentence has a verb for putting off."""
    return any(
        w.lemma in {"move", "postpone", "reschedule", "delay", "defer", "push", "bring", "adjourn"}
        for w in event.sentence.words
    )


_DATED = re.compile(r"[A-Za-z]{3}")


def is_from_to(time: Time) -> bool:
    """ "Moved the fair on 14 March to 21 March": no span, for then its month would be told once."""
    ends = time.words.lower().removeprefix("from ").split(" to ")
    return (
        len(ends) == 2
        and all(_DATED.search(end) for end in ends)
        and len(time.value) == len("2026-03-14") * 2 + 1
    )


def ends_of(time: Time, verb: Word) -> list[tuple[Time, Side]]:
    """The two days of "moved from 12 May to 19 May", which is no span; of "adjourned on Tuesday until 3 June"
    the second."""
    own = tense.verb(time.sentence, time.word)
    runs = own is not None and own.lemma in lexicon.group("course") and not plans.turn(time.sentence, own)
    if "/" not in time.value or time.start < verb.start:
        return [(time, "")]
    if runs:  # "has been put off and will run from 1 to 12 June, not from 4 to 15 May"
        return [(time, "from" if any(w.lower == "not" for w in time.before(2)) else "to")]
    first, last = time.value.split("/")
    lasts = verb.lemma in lexicon.group("course") | {"be", "hold", "stage"}  # "held from 10 to 11 May"
    moved = time.words.lower().startswith("from") and not lasts
    if moved or is_from_to(time):
        return [(replace(time, value=first), "from"), (replace(time, value=last), "to")]
    until = re.search(r"\b(?:until|till)\b", time.words)
    return [(replace(time, value=last), "to")] if until else [(time, "")]
