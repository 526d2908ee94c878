"""What happened, happens or will: events in the text, with their day, place, people and state."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.extractors import changes, clauses, lexicon, listings, merging, naming, scene
from publisher.extractors.changes import anaphora, deputies, moves, owndays
from publisher.extractors.clauses import tense
from publisher.extractors.entities import Thing
from publisher.extractors.event import CANCELLED, RESCHEDULED, Event, moment
from publisher.extractors.events import (
    alongside,
    amid,
    distances,
    ellipses,
    endings,
    eves,
    firstplans,
    headed,
    onemore,
    parts,
    rows,
    runs,
    starts,
    tellers,
    undated,
    within,
)
from publisher.extractors.kinds import nouns
from publisher.extractors.listings import fixtures, notices, results
from publisher.extractors.places import whereabouts
from publisher.extractors.reading import Reading, Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.takers import partaking, parties, sides
from publisher.extractors.telling import choosing, making, triggers
from publisher.extractors.times import Time

_FEW = 2
"""So many words of music can stand in any article."""
_ENDINGS = frozenset({"dock", "land"})
"""How a journey ends."""
_NAMING = frozenset({"agree", "announce", "find", "fix", "give", "name", "set"})
"""What is done to a date."""
_FAR = 6
"""Words between "again" and the day it is of: "again for six hours on Sunday"."""


def find(reading: Reading, things: list[Thing], found: list[Time], sport: bool) -> list[Event]:
    """The events of an article in the order in which they are told, each once; none without grammar."""
    if not reading.parsed:
        return []
    whole = scene.of(reading, things, found, sport)
    ellipses.read(whole)
    merged: list[Event] = []
    for sentence in reading.sentences:
        if sentence.block.kind in {"paragraph", "note", "correction"} and sentence.number not in whole.quoted:
            for event in _sentence(whole, sentence, merged):
                _add(merged, event)
    for event in merged:
        _opens_itself(whole, event)
        deputies.settle(whole, event)
    kept = firstplans.replaced(whole, [event for event in merged if undated.worth(whole, event)])
    music = _is_of_music(whole)
    for n, event in enumerate(kept):
        _share(event, kept, music)
        sides.again(whole, event, kept[:n])
        parties.spoken_for(whole, event)
        parties.shared(whole, event, kept[:n])
        parties.mourned(whole, event, kept)
        _own_name(whole, things, event)
        if event.first_plan == "was to have been" and not event.status:
            event.status = CANCELLED
    changes.headlined(whole, kept)
    for event in kept:
        event.read, event.known = list(event.places), list(event.takers)
    whereabouts.settle(whole, kept)
    partaking.settle(whole, kept)
    for event in kept:
        starts.localise(whole, event)
    within.settle(kept)
    return kept


def _opens_itself(scene: Scene, event: Event) -> None:
    """ "It is still due to open in 2027", "it will close in May": of what was told of as no event.

    "The trial is expected to last a week. It opens on Monday": what the sentence before was of.
    """
    starts.told_before(scene, event)
    if event.kind != "event" or not event.focus.tag.startswith("VB"):
        return
    if not any(s.lower == "it" for s in clauses.subjects(event.sentence, event.focus)):
        return
    if event.focus.lemma in {"open", "reopen"} and event.day:
        event.kind, event.name = "opening", "Reopening" if event.focus.lemma == "reopen" else "Opening"
        event.takers = []
    elif event.focus.lemma == "close" and event.last is not None and event.mood == "plan":
        event.kind, event.name, event.time, event.end = "closure", "Closure", event.last, ""


def _is_of_music(scene: Scene) -> bool:
    """Whether an article is about those who make music, whose shows and tours are concerts."""
    said = {w.lemma for sentence in scene.reading.sentences for w in sentence.words if w.tag[:2] == "NN"}
    return len(said & lexicon.group("words of music")) > _FEW


def _share(event: Event, others: list[Event], music: bool) -> None:
    """Rounds of talks have the parties of the talks; those who compete are teams."""
    if event.kind in {"round", "talks"} and not event.takers:
        held = (e for e in others if e.kind in {"round", "talks", "meet", "meeting"} and len(e.takers) > 1)
        event.takers = next((event.shared(e) for e in held if not _is_ones_own(e, event)), [])
        event.name = naming.with_takers(event, event.name) if event.takers else event.name
    shown = event.kind in {"show", "tour"} and event.focus.tag.startswith("NN")
    if shown and not event.type and (music or any(e.type == "MusicEvent" for e in others)):
        event.type = "MusicEvent"
    for thing, _, _ in event.takers if event.type == "SportsEvent" else ():
        thing.type = "SportsTeam" if thing.type == "Organization" else thing.type


def _is_ones_own(known: Event, event: Event) -> bool:
    """Whether people meet on another day, of whom a round that is told beside it says nothing."""
    people = any(thing.kind == "person" for thing, _, _ in known.takers)
    return people and known.day[:7] != event.day[:7]


def _own_name(scene: Scene, things: list[Thing], event: Event) -> None:
    """ "The Dryland Conference will run from 17 March": a name of the event, and of no body."""
    for sentence, word in event.tellings:
        here = scene.names.at(sentence, word)
        if here is None or here[1].kind != "organization" or here[1] not in things or not event.day:
            continue
        if all(m.words[-1].lower in lexicon.group("named") for m in here[1].mentions):
            things.remove(here[1])
            event.name, event.titled = here[1].name, True


def _sentence(scene: Scene, sentence: Sentence, before: list[Event]) -> Iterator[Event]:
    if listed := fixtures.read(scene, sentence) or results.read(scene, sentence):
        yield from listed
        return
    if listed := listings.read(scene, sentence):
        for event in listed:
            notices.changed(scene, sentence, [event])
            yield event
        return
    found: list[Event] = []
    _doors(scene, sentence, before)
    opening = starts.doors(scene, sentence)
    changes.read(scene, sentence, found, before)
    for event in found:
        moves.settle(scene, event)
        eves.settle(scene, event)
    found = [one for event in moves.unified(found) for one in owndays.several(scene, event)]
    starts.read(scene, sentence, found, before)
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
                _dated(scene, sentence, time, focus, found)
    _again(scene, sentence, found)
    rows.read(scene, sentence, found)
    besides = (
        *distances.read(scene, sentence, [*before, *found]),
        *distances.on_the_eve(scene, sentence, before),
        *distances.since(scene, sentence, before),
        *alongside.read(scene, sentence, found),
        *alongside.during(scene, sentence, found),
        *alongside.soon_after(scene, sentence, found),
        *alongside.on_the_way(scene, sentence, found),
        *alongside.joined(scene, sentence, found),
        *alongside.at_occasions(scene, sentence, found),
        *amid.read(scene, sentence, found),
        *alongside.made_way_for(scene, sentence, found),
    )
    for time, focus in (t for t in besides if not clauses.quoted(sentence, t[1][0])):
        _dated(scene, sentence, time, focus, found)
    found += alongside.at_its_end(scene, sentence, found, before)
    moves.instead(scene, sentence, found)
    moves.shifted(scene, sentence, found)
    found += notices.read(scene, sentence, found)
    found += headed.read(scene, sentence, found)
    found += undated.find(scene, sentence, found, before)
    alongside.in_its_course(scene, sentence, found, before)
    for said in scene.deferred:
        near = [e for e in reversed(before) if sentence.number - e.sentence.number <= 3]
        again = anaphora.apply(scene, sentence, said, found[::-1] + near)
        found += [again] if again is not None else []
    scene.deferred = []
    changes.own(scene, found)
    starts.read(scene, sentence, found, before)
    starts.exactly(scene, sentence, found)
    starts.each(scene, sentence, found)
    notices.changed(scene, sentence, found)
    starts.orphan(scene, sentence, found, before)
    found = runs.read(scene, sentence, endings.read(scene, sentence, found, before), before)
    for event in found:
        parts.complete(scene, event, [e for e in found if e is not event and e.focus is event.focus])
        notices.perform(scene, event)
        event.doors = event.doors or next((t for t in opening if t.day == event.day), None)
        event.name = ellipses.named(scene, event) or event.name
        ellipses.place(scene, event)
        ellipses.done_again(scene, event, [*before, *found])
        ellipses.once_more(event, before)
        yield event


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


def _goes_on(sentence: Sentence, time: Time, focus: Word, found: list[Event]) -> bool:
    """ "Returned on Tuesday, landing at 7.52pm": the time of day is that of an event told already."""
    same = (e for e in found if e.day == time.day and not e.start[10:])
    return time.exact and any(starts.goes_on(sentence, focus, e.verb or e.focus) for e in same)


def _doors(scene: Scene, sentence: Sentence, before: list[Event]) -> None:
    """ "Doors open at seven": of the event told last that is on that day."""
    for verb in sentence.words:
        if verb.lemma != "open" or not any(w.lemma == "door" for w in sentence.child(verb, "nsubj")):
            continue
        for time in scene.times.get(sentence.number, ()):
            if not time.exact or tense.verb(sentence, time.word) is not verb:
                continue
            scene.spent.append(time)
            near = (e for e in reversed(before) if sentence.number - e.sentence.number <= 3)
            event = next((e for e in near if e.day == time.day and e.mood == "plan"), None)
            if event is not None:
                event.doors = time


def _dated(
    scene: Scene, sentence: Sentence, time: Time, focus: tuple[Word, Word | None], found: list[Event]
) -> None:
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


def _resumes(merged: list[Event], event: Event) -> None:
    """ "They resume on Monday": what was broken off, told under its own name on its new day."""
    if event.kind != "event" or event.focus.lemma not in lexicon.group("resuming"):
        return
    near = (e for e in reversed(merged) if event.sentence.number - e.tellings[-1][0].number <= 1)
    broken = next((e for e in near if e.mood == "fact" and e.day and event.day > e.day), None)
    if broken is not None and all(s.tag == "PRP" for s in clauses.subjects(event.sentence, event.focus)):
        event.kind, event.type, event.name = broken.kind, broken.type, broken.name
        event.takers, event.places = event.shared(broken), event.places or list(broken.places)
        merged.append(event)


def _arrives(merged: list[Event], event: Event) -> bool:
    """ "The flight returned to Hobart on Thursday. The plane landed at 7.52am": how that ended, and when."""
    verb, known = event.focus, merged[-1] if merged else None
    if known is None or verb.lemma not in _ENDINGS or verb.tag != "VBD" or not event.start[10:]:
        return False
    subjects = clauses.subjects(event.sentence, verb)
    it = any(
        s.tag == "PRP" or any(d.lower == "the" for d in event.sentence.child(s, "det")) for s in subjects
    )
    near = event.sentence.number - known.tellings[-1][0].number == 1 and known.mood == event.mood == "fact"
    home = known.kind in {"flight", "return"} or (known.verb or known.focus).lemma in {
        "return",
        "turn",
        "divert",
    }
    if not (it and near and home) or known.start != event.day:
        return False
    known.time = event.time
    known.tellings += event.tellings
    return True


def _candidates(merged: list[Event], event: Event) -> list[Event]:
    """The events that another telling can be of, the last first; "it came into force" is of the last told."""
    said_of_it = event.kind == "event" and event.focus.tag.startswith("VB")
    told = sorted(merged, key=lambda e: e.tellings[-1][0].number) if said_of_it else merged
    return told[::-1]


def _add(merged: list[Event], event: Event) -> None:
    _resumes(merged, event)
    if event in merged or _arrives(merged, event):
        return
    if moved := merging.get_a_new_day(merged, event):
        for known in moved:
            merging.move(known, event)
        return
    for known in _candidates(merged, event):
        if merging.is_one(known, event):
            merging.join(known, event)
            return
    if (
        event.time is None
        and event.last is not None
        and event.last.tense != "future"
        and event.mood == "fact"
        and event.focus.tag.startswith("NN")
    ):
        event.time, event.end = event.last, ""
    merged.append(event)
