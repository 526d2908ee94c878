"""What is said of "it", "that match" or "a new date": of a planned event told before, and of which.

It is kept until the events of its own sentence are known, of which it can be said as well.
"""

from __future__ import annotations

from publisher.extractors import lexicon
from publisher.extractors.changes import moves, owndays, renewals, turns
from publisher.extractors.event import CANCELLED, ON, ONLINE, POSTPONED, RESCHEDULED, Event
from publisher.extractors.kinds import alike, nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Said, Scene
from publisher.extractors.times import Time

_LATER = (turns.NOW, turns.AGAIN)


def is_one(scene: Scene, sentence: Sentence, noun: Word, before: list[Event]) -> bool:
    """Whether a word only points to an event: "it", "that match", "the new date"."""
    if not noun.tag.startswith("NN"):
        return noun.tag.startswith(("PRP", "DT"))
    if (sentence.number, noun.i) in scene.meant and noun.lower in lexicon.group("ordinals"):
        return False  # "the third has been put back", of three
    a_day = noun.lemma == "day" and any(w.lower in {"a", "an"} for w in sentence.child(noun, "det"))
    fresh = any(w.lower in {"new", "fresh"} for w in sentence.child(noun, "amod"))
    dates = noun.lemma in lexicon.group("dates") and nouns.event_noun(scene, sentence, noun) is None
    dates = dates and (
        fresh or not (a_day or sentence.child(noun, "compound"))
    )  # "a markets day" is an event
    if noun.lemma in lexicon.group("beginnings") and nouns.event_noun(scene, sentence, noun) is None:
        return not sentence.child(noun, "amod", "compound", "poss", "prep")  # "kick-off is now at 7pm"
    passing = noun.lemma == "event" and bool(sentence.child(noun, "acl", "relcl"))
    told = passing or _was_told(scene, sentence, noun, before)
    return dates or (points_back(sentence, noun) and told)


def stands_for_it(scene: Scene, sentence: Sentence, verb: Word, noun: Word, told: list[Event]) -> bool:
    """Whether who has a new day has it with an event that is off: "she will play on 3 July instead"."""
    if not some_is_off(told):
        return False
    if nouns.event_noun(scene, sentence, noun) is not None:
        return False
    if verb.lemma == "try":
        return True
    here = scene.names.at(sentence, noun)
    doors = noun.lemma in lexicon.group("beginnings") | {"door", "gate"}
    return doors or (here is not None and here[1].kind in {"person", "organization"})


def some_is_off(told: list[Event]) -> bool:
    """Whether one of the events told last is off."""
    return any(event.status in {CANCELLED, POSTPONED} or _was_broken_off(event) for event in told[-3:])


def _was_broken_off(event: Event) -> bool:
    """ "The final was broken off on Tuesday": it has still to be played to its end."""
    verb = event.verb
    if verb is None or event.mood != "fact" or event.type != "SportsEvent":
        return False
    off = any(w.lower == "off" for w in event.sentence.child(verb, "prt", "advmod"))
    return (verb.lemma == "break" and off) or verb.lemma in {"halt", "interrupt", "stop"}


def points_back(sentence: Sentence, noun: Word) -> bool:
    """Whether "that match" or "the event" only points back."""
    determiners = {w.lower for w in sentence.child(noun, "det")}
    passing = noun.lemma == "event" or _has_aside(sentence, noun)
    aside = {"det", "punct", *({"acl", "relcl"} if passing else ())}
    return (
        bool(determiners & {"that", "this", "the", "both", "these"})
        and len([c for c in sentence.child(noun) if c.dep not in aside]) == 0
    )


def _has_aside(sentence: Sentence, noun: Word) -> bool:
    """ "The meeting, originally to be held in Brussels, will be on Zoom": no aside that has another day."""
    behind = sentence.words[noun.i + 1 : noun.i + 2]
    inside = (w for c in sentence.child(noun, "acl", "relcl") for w in sentence.below(c))
    return any(w.text == "," for w in behind) and not any(w.entity in {"DATE", "TIME"} for w in inside)


def _was_told(scene: Scene, sentence: Sentence, noun: Word, before: list[Event]) -> bool:
    """Whether an event that a noun can point back to was told before."""
    kind = (nouns.event_noun(scene, sentence, noun) or ("", ""))[0]
    return any(kind == "event" or _can_tell(kind, e) for e in before)


def _can_tell(kind: str, event: Event) -> bool:
    """Whether a noun of a class can stand for an event: "the match" for what two teams were to play."""
    played = kind == "match" and event.focus.tag.startswith("VB") and event.kind in alike.OF_TEAMS
    return played or kind == event.kind or {kind, event.kind} in alike.ALIKE


def defer(scene: Scene, sentence: Sentence, verb: Word, noun: Word | None, state: str) -> None:
    """Keeps what is said of "it" until the sentence's own events are known; its day is not theirs."""
    had = state == POSTPONED and any(w.lower == "had" for w in sentence.child(verb, "aux"))
    over = had and verb.dep != "ccomp" and not scene.times.get(sentence.number)
    if over or renewals.has_no_new_date(sentence, verb):
        return  # "it had been put off twice"; said of what is told to be off right before
    days = [
        part
        for t in scene.times.get(sentence.number, ())
        if t.kind == "date" and not t.attribution
        if t.start > verb.start or (noun is not None and t.word in sentence.child(noun, "appos"))
        for part, side in (moves.ends_of(t, verb) if state in {POSTPONED, RESCHEDULED} else [(t, "")])
        if part.day or side == "to"
        if side != "from"
    ]
    days = [t for t in days if not owndays.led_by(sentence, t, {"by", "before"})]  # "a date by Friday"
    if state in {POSTPONED, RESCHEDULED}:  # "it was adjourned on Tuesday" is no day of its own
        leading = {"to", "until", "till", "for"}
        days = [t for t in days if "from" in t.words[:5].lower() or owndays.led_by(sentence, t, leading)]
    instead = state == ONLINE and any(w.lower == "instead" for w in sentence.words)
    days = days if instead or state in {ON, POSTPONED, RESCHEDULED, *_LATER} else []
    scene.spent += days
    scene.deferred.append(Said(verb, noun, state, days))


def settle(scene: Scene, sentence: Sentence, found: list[Event], before: list[Event]) -> None:
    """Gives what was kept to the events it is said of, the last told first; what is tried again is added."""
    for said in scene.deferred:
        near = [e for e in reversed(before) if sentence.number - e.sentence.number <= 3]
        again = _apply(scene, sentence, said, found[::-1] + near)
        found += [again] if again is not None else []
    scene.deferred = []


def _apply(scene: Scene, sentence: Sentence, said: Said, recent: list[Event]) -> Event | None:
    """Gives a state to the event that a pronoun or "that match" points back to, with its new day.

    `recent` are the events told before, the last one first. What took place and is tried again is another
    event, which is what this gives back.
    """
    noun, kind = said.noun, ""
    if said.state in _LATER:  # what is off gets a new day before anything else does
        own = {id(e) for e in recent if e.first_plan and e.sentence is sentence}
        recent = sorted(
            recent,
            key=lambda e: (id(e) not in own, e.status not in {CANCELLED, POSTPONED}, not e.first_plan),
        )
    if noun is not None and noun.tag.startswith("NN"):
        kind = (nouns.event_noun(scene, sentence, noun) or ("", ""))[0]
    for event in recent:
        if not _can_be(scene, sentence, event, said, kind):
            continue
        if _took_place(scene, event, said):
            return _another(scene, event, sentence, said)
        if said.days and (said.state != ON or event.day != said.days[0].day):
            if event.time is not None and not moves.same_start(event.time, said.days[0]):
                event.previous = _left_behind(scene, sentence, said) or event.time
            event.time = said.days[0]
            new = RESCHEDULED if said.days[0].day or event.previous is not None else POSTPONED
            event.status = ONLINE if said.state == ONLINE else new
            event.tellings.append((sentence, said.verb))
        elif said.state == POSTPONED and (first := _first_day(scene, sentence, said, event)) is not None:
            event.previous, event.status = first, RESCHEDULED
            event.tellings.append((sentence, said.verb))
            scene.spent.append(first)
        elif said.state not in _LATER:
            event.status = said.state
            _shift(scene, sentence, said, event)
        if event.status == ONLINE:
            event.places = []
        return None
    return None


def _left_behind(scene: Scene, sentence: Sentence, said: Said) -> Time | None:
    """The first end of "have put it back from January to April"."""
    times = (t for t in scene.times.get(sentence.number, ()) if t.start == said.days[0].start)
    ends = (end for t in times for end in moves.ends_of(t, said.verb))
    return next((part for part, side in ends if side == "from"), None)


def _first_day(scene: Scene, sentence: Sentence, said: Said, event: Event) -> Time | None:
    """ "They play on 5 December. It was to be played on 21 November but was postponed": to that day."""
    if event.mood != "plan" or event.status or not event.day or event.day < scene.day:
        return None
    if not renewals.follows_first_plan(sentence, said.verb):
        return None
    times = scene.times.get(sentence.number, ())
    told = (t for t in times if t.kind == "date" and t.end <= said.verb.start and not t.attribution)
    return next((t for t in told if "" < t.day < event.day), None)


def _took_place(scene: Scene, event: Event, said: Said) -> bool:
    """ "The talks broke up on Thursday. They will try again in May": once more, and not the same again."""
    over = event.mood == "fact" and "" < event.day < scene.day and not event.status and not event.first_plan
    return over and said.verb.lemma == "try" and bool(said.days) and not _was_broken_off(event)


def _another(scene: Scene, event: Event, sentence: Sentence, said: Said) -> Event:
    """The next event of a kind, of the same people, on another day."""
    again = Event(sentence, said.verb, said.verb, event.kind, event.type, event.kind.capitalize(), "plan")
    again.time, again.takers = said.days[0], again.shared(event)
    again.tellings.append((sentence, said.verb))
    if event.focus.tag.startswith("NN"):
        scene.meant[sentence.number, said.verb.i] = event.sentence, event.focus
    return again


def _shift(scene: Scene, sentence: Sentence, said: Said, event: Event) -> None:
    """ "They have now put it back by a week": the day is counted from the first."""
    if said.state in {POSTPONED, RESCHEDULED} and event.time is not None and event.previous is None:
        new = moves.shifted_by(scene, sentence, said.verb, event.time)
        if new is not None:
            event.previous, event.time, event.status = event.time, new, RESCHEDULED


def _can_be(scene: Scene, sentence: Sentence, event: Event, said: Said, kind: str) -> bool:
    """Whether "it was called off" can be said of an event: one planned, and none named by what follows."""
    resumed = event.verb is not None and event.verb.lemma in {"resume", "reopen", "reconvene"}
    off = event.status in {CANCELLED, POSTPONED} or _was_broken_off(event)
    if said.state == turns.AGAIN and not off:
        return False
    if said.state in {CANCELLED, POSTPONED} and event.mood == "fact" and _had_been(sentence, said.verb):
        return False  # "was launched on Monday; the launch had been delayed twice"
    if said.state == POSTPONED and resumed and event.mood == "fact":  # "She had adjourned it in May"
        return False
    if event.focus is said.noun or (event.status and not _undone(event, said.state)):
        return False
    ahead = event.mood == "plan" or event.day >= (scene.day or "9")
    if not ahead and event.verb is not said.verb and said.state not in _LATER and not kind:
        return False
    behind = event.sentence is sentence and event.focus.i > said.verb.i
    dated = said.noun is not None and said.noun.lemma in lexicon.group("dates")
    if behind and dated:  # "a new date has been set for the launch, which was put off"
        return True
    if behind and event.focus in sentence.below(said.verb):
        return False
    return kind in {"", "event"} or _can_tell(kind, event)


def _had_been(sentence: Sentence, verb: Word) -> bool:
    """ "Had been delayed": before what is told."""
    return any(w.lower == "had" for w in sentence.child(verb, "aux"))


def _undone(event: Event, state: str) -> bool:
    """Whether a later word takes back that an event is off: "it will be streamed instead"."""
    return event.status in {CANCELLED, POSTPONED} and state in {ON, ONLINE, RESCHEDULED, *_LATER}
