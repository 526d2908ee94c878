"""What becomes of planned events: called off, put off, moved to another day or online."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.extractors import clauses, lexicon
from publisher.extractors.changes import moves, named, owndays, renewals, turns
from publisher.extractors.clauses import plans, tense
from publisher.extractors.event import CANCELLED, ON, ONLINE, POSTPONED, RESCHEDULED, Event
from publisher.extractors.kinds import alike, nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Said, Scene
from publisher.extractors.times import bounds

_LATER = (turns.NOW, turns.AGAIN)
_OF_TEAMS = frozenset({"face", "host", "play"})
"""What teams do in a match."""
_ECHOES = frozenset({"is", "are", "was", "were", "has", "have", "will", "does", "do"})


def read(scene: Scene, sentence: Sentence, found: list[Event], before: list[Event]) -> None:
    """What a sentence says of planned events: called off, put off, moved; with a day or without."""
    for verb in sentence.words:
        if not verb.tag.startswith("VB") or verb.dep == "amod" or clauses.quoted(sentence, verb):
            continue
        state = turns.state(scene, sentence, verb)
        if not state or not turns.is_so(sentence, verb):
            continue
        if state == turns.AGAIN and not _some_is_off([*before, *found]):
            continue
        if _is_last_time(scene, sentence, verb, state) or _came_about(scene, sentence, verb):
            continue
        noun = turns.of_what(scene, sentence, verb)
        if turns.cancels_own(sentence, verb) or (state == turns.AGAIN and verb.lemma == "reconvene"):
            noun = None
        if state == ONLINE and noun is not None and _had_a_plan(scene, sentence, noun):
            noun = None
        if noun is None or _points(scene, sentence, noun, before):
            defer(scene, sentence, verb, noun, state)
        elif state == turns.AGAIN:
            continue
        elif state == turns.NOW and _stands_for_it(scene, sentence, verb, noun, [*found, *before]):
            defer(scene, sentence, verb, None, state)
        elif state == ONLINE and verb.lemma != "move" and _are_parts(scene, sentence, noun):
            scene.spent += scene.times.get(
                sentence.number, ()
            )  # "readings will be streamed": parts of something
        elif noun.tag.startswith("NN") and verb.lemma != "try":
            found += _changed(scene, sentence, verb, noun, state)
    _named(scene, sentence, found)
    found += _likewise(scene, sentence, found, before)


def _changed(scene: Scene, sentence: Sentence, verb: Word, noun: Word, state: str) -> Iterator[Event]:
    """The event of a noun and those joined to it, in the state that the verb puts them in."""
    if state == turns.NOW and renewals.new_dates(sentence, verb):
        state = RESCHEDULED
    for one in turns.joined(scene, sentence, noun):
        if _can_change(scene, sentence, one, state):
            yield _event(scene, sentence, verb, one, state)


def _had_a_plan(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    """ "The board, which was to meet in Leeds, will do so online": what the board was to do is moved."""
    return nouns.event_noun(scene, sentence, noun) is None and renewals.had_been_planned(sentence, noun)


def _is_last_time(scene: Scene, sentence: Sentence, verb: Word, state: str) -> bool:
    """ "The fair, cancelled last year because of frost, returns on Sunday": it is off no more."""
    above = sentence.head(verb) if verb.dep in {"acl", "relcl", "advcl"} else None
    if state == CANCELLED and above is None:  # "was cancelled last year but will be held on Sunday"
        above = next((w for w in sentence.child(verb, "conj") if w.tag.startswith("VB")), None)
    main = tense.verb(sentence, above) if above is not None else None
    bare = not sentence.child(verb, "nsubj", "nsubjpass", "aux", "auxpass", "mark")
    if main is None or (verb.dep == "advcl" and not bare):
        return False
    if tense.of(sentence, main) not in {"present", "future"}:
        return False
    own = [t for t in scene.times.get(sentence.number, ()) if tense.verb(sentence, t.word) is verb]
    spans = [bounds(t.value) for t in own if t.kind == "date" and not t.day]
    return any(span is not None and span[1].isoformat() < scene.day for span in spans)


def _came_about(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "The wedding, delayed for two years by the war, took place on Saturday": it is off no more.

    One whose first day is told was moved: "the race, put off from 3 May, was run on Sunday".
    """
    noun = sentence.head(verb) if verb.dep in {"acl", "relcl"} else None
    main = sentence.head(noun) if noun is not None and noun.dep in {"nsubj", "nsubjpass"} else None
    if noun is None or main is None or main.lemma not in lexicon.group("coming about"):
        return False
    had = any(w.lower == "had" for w in sentence.child(main, "aux"))
    if had or tense.of(sentence, main) != "past" or clauses.mood(sentence, main) != "fact":
        return False
    times = scene.times.get(sentence.number, ())
    return not any(owndays.led_by(sentence, t, {"from", "to", "until"}) for t in times)


def _likewise(scene: Scene, sentence: Sentence, found: list[Event], before: list[Event]) -> Iterator[Event]:
    """ "The market is off, and so is the fair", "as has the race": its state is the one told before."""
    for verb in sentence.words[1:]:
        leads = sentence.words[verb.i - 1].lower in {"so", "as"} and verb.lower in _ECHOES
        noun = next((w for w in sentence.child(verb, "nsubj", "dobj", "attr") if w.i > verb.i), None)
        if not leads or noun is None or clauses.quoted(sentence, verb):
            continue
        told = [*(e for e in before if e.sentence.number == sentence.number - 1), *found]
        earlier = [e for e in told if e.sentence is not sentence or e.focus.i < verb.i]
        state = earlier[-1].status if earlier else ""
        if state in {CANCELLED, POSTPONED}:
            for one in turns.joined(scene, sentence, noun):
                if _can_change(scene, sentence, one, state) and all(e.focus is not one for e in found):
                    yield _event(scene, sentence, verb, one, state)


def _are_parts(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    """ "Readings will be streamed": parts of something, and not those who will meet online."""
    several = noun.tag == "NNS" and noun.lower != "talks" and not renewals.has_day(scene, sentence, noun)
    return several and noun.lemma not in lexicon.group("people nouns") | lexicon.group("roles")


def _points(scene: Scene, sentence: Sentence, noun: Word, before: list[Event]) -> bool:
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
    told = passing or was_told(scene, sentence, noun, before)
    return dates or (points_back(sentence, noun) and told)


def _stands_for_it(scene: Scene, sentence: Sentence, verb: Word, noun: Word, told: list[Event]) -> bool:
    """Whether who has a new day has it with an event that is off: "she will play on 3 July instead"."""
    if not _some_is_off(told):
        return False
    if nouns.event_noun(scene, sentence, noun) is not None:
        return False
    if verb.lemma == "try":
        return True
    here = scene.names.at(sentence, noun)
    doors = noun.lemma in lexicon.group("beginnings") | {"door", "gate"}
    return doors or (here is not None and here[1].kind in {"person", "organization"})


def _some_is_off(told: list[Event]) -> bool:
    """Whether one of the events told last is off."""
    return any(event.status in {CANCELLED, POSTPONED} or _was_broken_off(event) for event in told[-3:])


def _was_broken_off(event: Event) -> bool:
    """ "The final was broken off on Tuesday": it has still to be played to its end."""
    verb = event.verb
    if verb is None or event.mood != "fact" or event.type != "SportsEvent":
        return False
    off = any(w.lower == "off" for w in event.sentence.child(verb, "prt", "advmod"))
    return (verb.lemma == "break" and off) or verb.lemma in {"halt", "interrupt", "stop"}


def _named(scene: Scene, sentence: Sentence, found: list[Event]) -> None:
    """Events whose state a noun or a participle beside them says: "the cancellation of the race"."""
    for word in sentence.words:
        state = plans.named(word)
        if not state or clauses.quoted(sentence, word):
            continue
        noun = named.event(scene, sentence, word)
        if noun is None or _counted(scene, sentence, noun):
            continue
        if all(e.focus is not noun for e in found):
            again = state == POSTPONED and named.is_on_again(scene, sentence, word, noun)
            found.append(_event(scene, sentence, word, noun, RESCHEDULED if again else state))


def _can_change(scene: Scene, sentence: Sentence, noun: Word, state: str) -> bool:
    """Whether a noun names what can be planned: an event, or what is no name and no thing or service."""
    if _only_ruled_out(sentence, noun):
        return False
    if nouns.event_noun(scene, sentence, noun) is not None:
        feared = noun.lemma in lexicon.group("unplanned") and not renewals.has_day(scene, sentence, noun)
        some = state != CANCELLED and noun.lower == "flights" and not renewals.has_day(scene, sentence, noun)
        return not (feared or some or _counted(scene, sentence, noun))  # "he ruled out an attack"
    here = scene.names.at(sentence, noun)
    if state == turns.NOW:
        return False
    if here is not None:  # "this weekend's Comic Con"
        return here[1].kind != "person" and renewals.has_day(scene, sentence, noun)
    if noun.lemma in lexicon.group("no events") or noun.lemma in {"people", *lexicon.group("people nouns")}:
        return False
    return state != ONLINE or renewals.has_day(scene, sentence, noun)


def _only_ruled_out(sentence: Sentence, noun: Word) -> bool:
    """ "Ruled out a strike before Christmas": nobody had planned one."""
    verb = sentence.head(noun) if noun.dep == "dobj" else None
    known = sentence.child(noun, "poss") or any(w.lower == "the" for w in sentence.child(noun, "det"))
    return verb is not None and verb.lemma == "rule" and not known


def _counted(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    """ "61 flights were cancelled" is a number of them, no event; "tonight's flights to Auckland" are one."""
    days = scene.times.get(sentence.number, ())
    many = any(w.dep == "nummod" and not any(t.holds(w) for t in days) for w in sentence.child(noun))
    some = noun.tag == "NNS" and not any(t.holds(w) for w in sentence.child(noun, "poss") for t in days)
    led = any(p.lower in {"from", "to", "between"} for p in sentence.child(noun, "prep"))
    return noun.lemma == "flight" and ((some and not led) or many)


def _event(scene: Scene, sentence: Sentence, verb: Word, noun: Word, state: str) -> Event:
    kind, type_ = nouns.event_noun(scene, sentence, noun) or (noun.lemma, "")
    event = Event(sentence, noun, verb, kind, type_, "", "plan", status=state)
    event.tellings.append((sentence, noun))
    ordinals = (w.lower for w in [noun, *sentence.child(noun)] if w.lower in lexicon.group("ordinals"))
    event.ordinal = next(ordinals, "")
    event.second_plan = state == turns.NOW
    return event


def own(scene: Scene, found: list[Event]) -> None:
    """Events that a verb tells and moves at once: "the choir will sing over the internet instead"."""
    for event in found:
        several = any(s.tag == "NNS" for s in clauses.subjects(event.sentence, event.focus))
        several = several and event.focus.lemma not in lexicon.group("meeting verbs")
        if not event.status and event.focus.tag.startswith("VB") and event.mood == "plan" and not several:
            state = turns.state(scene, event.sentence, event.focus)
            event.status = ONLINE if state == ONLINE else ""


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


def was_told(scene: Scene, sentence: Sentence, noun: Word, before: list[Event]) -> bool:
    """Whether an event that a noun can point back to was told before."""
    kind = (nouns.event_noun(scene, sentence, noun) or ("", ""))[0]
    return any(kind == "event" or _can_tell(kind, e) for e in before)


def _can_tell(kind: str, event: Event) -> bool:
    """Whether a noun of a class can stand for an event: "the match" for what two teams were to play."""
    played = kind == "match" and event.focus.tag.startswith("VB") and event.kind in _OF_TEAMS
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
        if t.kind == "date" and t.day and not t.attribution
        if t.start > verb.start or (noun is not None and t.word in sentence.child(noun, "appos"))
        for part, side in (moves.ends_of(t, verb) if state in {POSTPONED, RESCHEDULED} else [(t, "")])
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


def apply(scene: Scene, sentence: Sentence, said: Said, recent: list[Event]) -> Event | None:
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
                event.previous = event.time
            event.time = said.days[0]
            event.status = ONLINE if said.state == ONLINE else RESCHEDULED
            event.tellings.append((sentence, said.verb))
        elif said.state not in _LATER:
            event.status = said.state
            _shift(scene, sentence, said, event)
        if event.status == ONLINE:
            event.places = []
        return None
    return None


def _took_place(scene: Scene, event: Event, said: Said) -> bool:
    """ "The talks broke up on Thursday. They will try again in May": once more, and not the same again."""
    over = event.mood == "fact" and "" < event.day < scene.day and not event.status and not event.first_plan
    return over and said.verb.lemma == "try" and bool(said.days) and not _was_broken_off(event)


def _another(scene: Scene, event: Event, sentence: Sentence, said: Said) -> Event:
    """The next event of a kind, of the same people, on another day."""
    again = Event(sentence, said.verb, said.verb, event.kind, event.type, event.kind.capitalize(), "plan")
    again.time, again.takers = said.days[0], list(event.takers)
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


def headlined(scene: Scene, events: list[Event]) -> None:
    """What a headline says becomes of an event that the text only tells: "Firm moves meeting online"."""
    for sentence in scene.reading.sentences:
        if sentence.block.kind not in {"headline", "dek"}:
            continue
        for verb in sentence.words:
            state = turns.state(scene, sentence, verb) if verb.tag.startswith("VB") else ""
            noun = turns.of_what(scene, sentence, verb) if state in {CANCELLED, POSTPONED, ONLINE} else None
            found = nouns.event_noun(scene, sentence, noun) if noun is not None else None
            meant = [e for e in events if found is not None and e.kind == found[0] and e.mood == "plan"]
            if noun is not None and noun.tag == "NNS":  # "cancels Dublin shows": not the one in Glasgow
                meant = [e for e in meant if e.focus.tag != "NN"]
            if len(meant) == 1 and not meant[0].status:
                meant[0].status = state


def _undone(event: Event, state: str) -> bool:
    """Whether a later word takes back that an event is off: "it will be streamed instead"."""
    return event.status in {CANCELLED, POSTPONED} and state in {ON, ONLINE, RESCHEDULED, *_LATER}
