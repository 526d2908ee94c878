"""What becomes of planned events: called off, put off, moved to another day or online."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.extractors import clauses, kinds, lexicon
from publisher.extractors.changes import affected, anaphora, named, owndays, renewals, turns
from publisher.extractors.clauses import foreseen, plans, tense
from publisher.extractors.event import CANCELLED, ONLINE, POSTPONED, RESCHEDULED, Event
from publisher.extractors.kinds import nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.times import bounds

_ECHOES = frozenset({"is", "are", "was", "were", "has", "have", "will", "does", "do"})


def read(scene: Scene, sentence: Sentence, found: list[Event], before: list[Event]) -> None:
    """What a sentence says of planned events: called off, put off, moved; with a day or without."""
    for verb in sentence.words:
        if not verb.tag.startswith("VB") or verb.dep == "amod" or clauses.quoted(sentence, verb):
            continue
        state = turns.state(scene, sentence, verb)
        if not state or not turns.is_so(sentence, verb):
            continue
        if state == turns.AGAIN and not anaphora.some_is_off([*before, *found]):
            continue
        if _is_last_time(scene, sentence, verb, state) or _came_about(scene, sentence, verb):
            continue
        noun = affected.by(scene, sentence, verb)
        if turns.cancels_own(sentence, verb) or (state == turns.AGAIN and verb.lemma == "reconvene"):
            noun = None
        if state == ONLINE and noun is not None and _had_a_plan(scene, sentence, noun):
            noun = None
        if noun is None or anaphora.is_one(scene, sentence, noun, before):
            anaphora.defer(scene, sentence, verb, noun, state)
        elif state == turns.AGAIN:
            continue
        elif state == turns.NOW and anaphora.stands_for_it(scene, sentence, verb, noun, [*found, *before]):
            anaphora.defer(scene, sentence, verb, None, state)
        elif state == ONLINE and verb.lemma != "move" and _are_parts(scene, sentence, noun):
            scene.spent += scene.times.get(
                sentence.number, ()
            )  # "readings will be streamed": parts of something
        elif noun.tag.startswith("NN") and verb.lemma != "try":
            found += _changed(scene, sentence, verb, noun, state)
    _named(scene, sentence, found)
    acts = (w for w in sentence.words if w.tag == "VB" and turns.gives_up(scene, sentence, w))
    found += [_event(scene, sentence, verb, verb, CANCELLED) for verb in acts]
    found += _likewise(scene, sentence, found, before)


def _changed(scene: Scene, sentence: Sentence, verb: Word, noun: Word, state: str) -> Iterator[Event]:
    """The event of a noun and those joined to it, in the state that the verb puts them in."""
    if state == turns.NOW and renewals.new_dates(sentence, verb):
        state = RESCHEDULED
    for one in affected.joined(scene, sentence, noun):
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
        if verb.lower not in _ECHOES or sentence.words[verb.i - 1].lower not in {"so", "as"}:
            continue
        noun = next((w for w in sentence.child(verb, "nsubj", "dobj", "attr") if w.i > verb.i), None)
        if noun is None or clauses.quoted(sentence, verb):
            continue
        told = [*(e for e in before if e.sentence.number == sentence.number - 1), *found]
        earlier = [e for e in told if e.sentence is not sentence or e.focus.i < verb.i]
        state = earlier[-1].status if earlier else ""
        if state in {CANCELLED, POSTPONED}:
            for one in affected.joined(scene, sentence, noun):
                if _can_change(scene, sentence, one, state) and all(e.focus is not one for e in found):
                    yield _event(scene, sentence, verb, one, state)


def _are_parts(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    """ "Readings will be streamed": parts of something, and not those who will meet online."""
    several = noun.tag == "NNS" and noun.lower != "talks" and not renewals.has_day(scene, sentence, noun)
    return several and noun.lemma not in lexicon.group("people nouns") | lexicon.group("roles")


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
    if noun.lemma == "decision":  # "a decision was deferred until 21 June"
        times = scene.times.get(sentence.number, ())
        return state == POSTPONED and any(foreseen.moved_to(sentence, t.word) for t in times)
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
    acts = kinds.of_verb(scene, sentence, verb) if noun is verb else None
    kind, type_ = acts or nouns.event_noun(scene, sentence, noun) or (noun.lemma, "")
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


def headlined(scene: Scene, events: list[Event]) -> None:
    """What a headline says becomes of an event that the text only tells: "Firm moves meeting online"."""
    for sentence in scene.reading.sentences:
        if sentence.block.kind not in {"headline", "dek"}:
            continue
        for verb in sentence.words:
            state = turns.state(scene, sentence, verb) if verb.tag.startswith("VB") else ""
            noun = affected.by(scene, sentence, verb) if state in {CANCELLED, POSTPONED, ONLINE} else None
            found = nouns.event_noun(scene, sentence, noun) if noun is not None else None
            meant = [e for e in events if found is not None and e.kind == found[0] and e.mood == "plan"]
            if noun is not None and noun.tag == "NNS":  # "cancels Dublin shows": not the one in Glasgow
                meant = [e for e in meant if e.focus.tag != "NN"]
            if len(meant) == 1 and not meant[0].status:
                meant[0].status = state
