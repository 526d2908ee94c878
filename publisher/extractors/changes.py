"""What becomes of planned events: called off, put off, moved to another day or online."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from publisher.extractors import clauses, lexicon, merging, nouns, states, tense
from publisher.extractors.event import CANCELLED, ONLINE, POSTPONED, RESCHEDULED, Event, moment
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Said, Scene
from publisher.extractors.times import Time


def read(scene: Scene, sentence: Sentence, found: list[Event], before: list[Event]) -> None:
    """What a sentence says of planned events: called off, put off, moved; with a day or without."""
    for verb in sentence.words:
        if not verb.tag.startswith("VB") or clauses.quoted(sentence, verb):
            continue
        state = states.state_of(scene, sentence, verb)
        if not state or (clauses.mood(sentence, verb) == "unreal" and not sentence.child(verb, "neg")):
            continue
        noun = what_changes(scene, sentence, verb, state)
        if (
            noun is None
            or not noun.tag.startswith("NN")
            or (points_back(scene, sentence, noun) and was_told(scene, sentence, noun, before))
        ):
            defer(scene, sentence, verb, noun, state)
            continue
        if scene.names.at(sentence, noun) is not None and nouns.event_noun(scene, sentence, noun) is None:
            continue
        if nouns.event_noun(scene, sentence, noun) is None and (
            noun.lemma in lexicon.group("no events")
            or (state == ONLINE and not has_day(scene, sentence, noun))
        ):
            continue
        kind, type_ = nouns.event_noun(scene, sentence, noun) or (noun.lemma, "")
        event = Event(sentence, noun, verb, kind, type_, "", "plan", status=state)
        event.tellings.append((sentence, noun))
        event.ordinal = next(
            (
                w.lower
                for w in sentence.below(noun)
                if w.head == noun.i and w.lower in lexicon.group("ordinals")
            ),
            "",
        )
        found.append(event)


def has_day(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    """Whether a noun has a day in its own phrase."""
    inside = sentence.below(noun)
    return any(t.kind == "date" and t.word in inside for t in scene.times.get(sentence.number, ()))


def what_changes(scene: Scene, sentence: Sentence, verb: Word, state: str) -> Word | None:
    """The word for what is changed: the object of who changes it, the subject where nobody does."""
    objects = [w for w in sentence.child(verb, "dobj") if w.lower != "place"]
    own = [*sentence.child(verb, "nsubjpass"), *objects] or clauses.subjects(sentence, verb)
    for word in own:
        if word.tag in {"WDT", "WP"} or (word.lower in {"that", "which"} and verb.dep == "relcl"):
            return _antecedent(scene, sentence, verb)
        if (
            word.lower in {"round", "part", "series", "all", "both", "most", "some"}
            and nouns.event_noun(scene, sentence, word) is None
        ):
            for _, obj in clauses.phrases(sentence, word, "of"):
                return obj
        return word
    return None


def _antecedent(scene: Scene, sentence: Sentence, verb: Word) -> Word | None:
    """What a relative clause speaks of: no day, but what is planned for it."""
    noun = sentence.head(verb)
    days = scene.times.get(sentence.number, ())
    for _ in range(6):
        if noun is None or (noun.tag.startswith("NN") and not any(nouns.in_time(noun, t) for t in days)):
            return noun
        noun = sentence.head(noun)
    return noun


def points_back(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    """Whether "that match" or "the event" only points back."""
    determiners = {w.lower for w in sentence.child(noun, "det")}
    return (
        bool(determiners & {"that", "this", "the", "both", "these"})
        and len([c for c in sentence.child(noun) if c.dep not in {"det", "punct"}]) == 0
    )


def was_told(scene: Scene, sentence: Sentence, noun: Word, before: list[Event]) -> bool:
    """Whether an event that a noun can point back to was told before."""
    kind = (nouns.event_noun(scene, sentence, noun) or ("", ""))[0]
    return any(kind in {e.kind, "event"} for e in before)


def defer(scene: Scene, sentence: Sentence, verb: Word, noun: Word | None, state: str) -> None:
    """Keeps what is said of "it" until the sentence's own events are known; its day is not theirs."""
    days = [
        t
        for t in scene.times.get(sentence.number, ())
        if t.kind == "date" and t.start > verb.start and t.day and not t.attribution
    ]
    instead = state == ONLINE and any(w.lower == "instead" for w in sentence.words)
    days = days if instead or state in {POSTPONED, RESCHEDULED, "now"} else []
    scene.spent += days
    scene.deferred.append(Said(verb, noun, state, days))


def apply(scene: Scene, sentence: Sentence, said: Said, recent: list[Event]) -> None:
    """Gives a state to the event that a pronoun or "that match" points back to, with its new day.

    `recent` are the events told before, the last one first.
    """
    noun, kind = said.noun, ""
    if noun is not None and noun.tag.startswith("NN"):
        kind = (nouns.event_noun(scene, sentence, noun) or ("", ""))[0]
    for event in recent:
        if not _can_be(sentence, event, said, kind):
            continue
        if said.days:
            if event.time is not None and event.time is not said.days[0]:
                event.previous = event.time
            event.time = said.days[0]
            event.status = ONLINE if said.state == ONLINE else RESCHEDULED
        elif said.state != "now":
            event.status = said.state
        if event.status == ONLINE:
            event.places = []
        return


def _can_be(sentence: Sentence, event: Event, said: Said, kind: str) -> bool:
    """Whether "it was called off" can be said of an event: one planned, and none named by what follows."""
    if event.focus is said.noun or (event.status and not _undone(event, said.state)):
        return False
    if event.mood != "plan" and event.verb is not said.verb and said.state != "now" and not kind:
        return False
    behind = event.sentence is sentence and event.focus.i > said.verb.i
    if behind and event.focus in sentence.below(said.verb):
        return False
    return kind in {"", "event", event.kind} or {kind, event.kind} in merging.ALIKE


def headlined(scene: Scene, events: list[Event]) -> None:
    """What a headline says becomes of an event that the text only tells: "Firm moves meeting online"."""
    for sentence in scene.reading.sentences:
        if sentence.block.kind not in {"headline", "dek"}:
            continue
        for verb in sentence.words:
            state = states.state_of(scene, sentence, verb) if verb.tag.startswith("VB") else ""
            noun = (
                what_changes(scene, sentence, verb, state)
                if state in {CANCELLED, POSTPONED, ONLINE}
                else None
            )
            found = nouns.event_noun(scene, sentence, noun) if noun is not None else None
            meant = [e for e in events if found is not None and e.kind == found[0] and e.mood == "plan"]
            if len(meant) == 1 and not meant[0].status:
                meant[0].status = state


def _undone(event: Event, state: str) -> bool:
    """Whether a later word takes back that an event is off: "it will be streamed instead"."""
    return event.status in {CANCELLED, POSTPONED} and state in {ONLINE, RESCHEDULED}


def own_day(scene: Scene, event: Event) -> None:
    """The day in the event's own words; the day on which somebody called it off is none of its days."""
    sentence, verb = event.sentence, event.verb
    assert verb is not None
    inside = sentence.below(event.focus)
    passive = bool(sentence.child(verb, "nsubjpass"))
    for time in scene.times.get(sentence.number, ()):
        if time.kind != "date" or not moment(time.value):
            continue
        if time.word in inside or (
            passive and time.start < verb.start and tense.verb(sentence, time.word) is verb
        ):
            event.time = event.time or time
            scene.spent.append(time)
        elif (
            passive
            and sentence.head(time.word) in (verb, *sentence.child(verb, "prep"))
            and time.start > verb.start
            and not states.led_by(scene, sentence, time, {"to", "until", "till", "for"})
        ):
            scene.spent.append(time)
    if event.time is None:
        day_between(scene, event)


def day_between(scene: Scene, event: Event) -> None:
    """Takes the day told between an event and what became of it, however the model joins the words."""
    sentence, verb = event.sentence, event.verb
    assert verb is not None
    first, last = sorted((event.focus.start, verb.start))
    for time in scene.times.get(sentence.number, ()):
        if time.kind != "date" or not moment(time.value) or time in scene.spent:
            continue
        before = [w for w in sentence.words if w.end <= time.start][-2:]
        dated = any(
            w.lower
            in {
                "set",
                "scheduled",
                "planned",
                "due",
                "announced",
                "listed",
                "booked",
                "expected",
                "fixed",
            }
            for w in before
        )
        if first < time.start < last or (dated and time.start > event.focus.start):
            event.time = time
            scene.spent.append(time)
            return


def settle(scene: Scene, event: Event) -> None:
    """The old and the new day of an event that is put off."""
    if event.verb is None:
        return
    sentence, verb = event.sentence, event.verb
    own_day(scene, event)
    if event.status not in {POSTPONED, RESCHEDULED, "now"}:
        return
    own = [
        part
        for t in scene.times.get(sentence.number, ())
        if t.kind == "date" and moment(t.value) and not t.attribution
        for part in ends_of(t, verb)
    ]
    new = [
        t
        for t in own
        if (t.start > verb.start and "/to" in t.words)
        or (
            t.start > verb.start
            and states.led_by(
                scene,
                sentence,
                t,
                {"to", "until", "till", "for"} | ({"on", "at"} if event.status == "now" else set()),
            )
        )
    ]
    if event.status == "now":
        new = new or [t for t in own if t.start > verb.start]
    old = [
        t
        for t in own
        if t not in new
        and t.value
        and (t.start < verb.start or states.led_by(scene, sentence, t, {"from"}) or "from " in t.words)
    ]
    if new:
        event.time = new[0]
        if event.status != "now" or old:
            event.status = RESCHEDULED if new[0].day else POSTPONED
        else:
            event.status = ""
        if old:
            event.previous = old[-1]
    elif event.time is not None and (shifted := _shifted(scene, event)) is not None:
        event.previous, event.time, event.status = event.time, shifted, RESCHEDULED
    elif event.status == "now":
        event.status = ""
    whole = [t for t in scene.times.get(sentence.number, ()) if any(p.start == t.start for p in new + old)]
    scene.spent += new + old + whole


def _shifted(scene: Scene, event: Event) -> Time | None:
    """The new day of what was "brought forward by a day" or "put back by two weeks"."""
    sentence, verb, first = event.sentence, event.verb, event.time
    if verb is None or first is None or not first.day or len(first.value) != 10:
        return None
    for time in scene.times.get(sentence.number, ()):
        span = re.fullmatch(r"P(\d+)([DW])", time.value)
        if time.kind == "duration" and span and states.led_by(scene, sentence, time, {"by"}):
            days = int(span[1]) * (7 if span[2] == "W" else 1)
            forward = any(w.lower in {"forward", "up"} for w in sentence.child(verb))
            day = date.fromisoformat(first.day) + timedelta(-days if forward else days)
            return replace(time, kind="date", value=day.isoformat())
    return None


def speaks_of_moving(scene: Scene, event: Event) -> bool:
    """Whether a sentence has a verb for putting off."""
    return any(
        w.lemma in {"move", "postpone", "reschedule", "delay", "defer", "push", "bring", "adjourn"}
        for w in event.sentence.words
    )


def ends_of(time: Time, verb: Word) -> list[Time]:
    """The two days of "moved from 12 May to 19 May", which is no span."""
    if "/" not in time.value or time.start < verb.start or not time.words.lower().startswith("from"):
        return [time]
    first, last = time.value.split("/")
    return [
        replace(time, value=first, words="from " + time.words),
        replace(time, value=last, words="/to " + time.words),
    ]
