"""The state in which a clause puts a planned event: off, put off, moved, online or on again."""

from __future__ import annotations

from publisher.extractors import clauses, kinds, lexicon
from publisher.extractors.changes import affected, moves, owndays, renewals
from publisher.extractors.clauses import foreseen, plans, senses, tense
from publisher.extractors.event import CANCELLED, ON, ONLINE, POSTPONED, RESCHEDULED
from publisher.extractors.kinds import nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene

_GIVEN_UP = frozenset({"concert", "match", "meet", "perform", "protest", "speak", "strike", "visit"})
"""Classes of what people no longer do when they had planned it."""
NOW = "now"
"""A clause that gives a day to what had another one, if it had."""
AGAIN = "again"
"""A clause that gives a new day to what "it" stands for, if that was off."""


def state(scene: Scene, sentence: Sentence, verb: Word) -> str:
    """The state a verb puts an event in, if it does; `NOW` where that depends on the days around it."""
    if (
        plans.restored(sentence, verb)
        and not sentence.child(verb, "neg")
        and _is_event(scene, sentence, verb)
    ):
        return ON
    if plans.online(sentence, verb) and _moves_online(scene, sentence, verb):
        return ONLINE
    sense = senses.of(sentence, verb)
    evacuates = sense is not None and sense.of == "evacuees"  # "60,000 people had been moved inland"
    if evacuates or (verb.lemma == "move" and _changes_place(sentence, verb)):
        return ""
    if renewals.has_no_new_date(sentence, verb) or renewals.only_later(sentence, verb):
        return POSTPONED
    off = plans.turn(sentence, verb)
    stays = off and (clauses.says_not(sentence, verb) or _had_begun(scene, sentence, verb))
    walks = verb.lemma == "move" and not sentence.child(verb, "dobj", "nsubjpass")  # "traders move back in"
    if off and not stays and not (walks and not _is_event(scene, sentence, verb)):
        return POSTPONED if off == CANCELLED and _only_until(scene, sentence, verb) else off
    lapsed = plans.lapses(sentence, verb)
    if lapsed and _is_event(scene, sentence, verb):
        return lapsed
    stops = verb.lemma == "stop" and _before_a_start(sentence, verb)
    if stops or _is_none(sentence, verb) or _does_not_happen(scene, sentence, verb):
        return CANCELLED
    said = {w.lower for w in sentence.words}
    beside = {w.lower for w in clauses.words(sentence, verb)} if said & {"longer", "planned"} else set()
    if clauses.says_not(sentence, verb) or ("longer" in beside and "no" in beside):
        return _not_as_planned(scene, sentence, verb)
    dropped = plans.dropped(sentence, verb)
    if dropped and _is_event(scene, sentence, verb):
        return dropped
    if "planned" in beside and "than" in beside and beside & {"later", "earlier"}:
        return RESCHEDULED
    if _moves(scene, sentence, verb):
        return RESCHEDULED
    if renewals.is_new_plan(scene, sentence, verb):
        return NOW
    return AGAIN if renewals.comes_again(sentence, verb) else ""


def gives_up(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "Drivers will no longer strike on Saturday": what was planned for that day, and only a verb tells."""
    longer = (w for w in sentence.child(verb, "advmod") if w.lower == "longer" and w.i)
    no = any(sentence.words[w.i - 1].lower == "no" for w in longer)
    ahead = any(w.lower in {"will", "'ll"} for w in sentence.child(verb, "aux"))
    if not (no and ahead and verb.tag == "VB") or sentence.child(verb, "auxpass"):
        return False
    days = [t for t in scene.times.get(sentence.number, ()) if t.day and tense.verb(sentence, t.word) is verb]
    return any(t.day >= scene.day for t in days) and kinds.of_verb(scene, sentence, verb)[0] in _GIVEN_UP


def _moves(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """Whether a verb moves something to another day: "by a week", "has gone from Friday to Sunday"."""
    if verb.lemma == "go":
        return _from_day_to_day(scene, sentence, verb)
    moving = verb.lemma in {"move", "shift", "switch", "change"}
    return moving and (_to_a_day(scene, sentence, verb) or moves.is_by_days(scene, sentence, verb))


def _before_a_start(sentence: Sentence, verb: Word) -> bool:
    """ "Stopped the flight 90 seconds before lift-off"."""
    starts = lexicon.group("beginnings") | {"launch", "lift", "lift-off", "liftoff", "take-off", "takeoff"}
    for before in sentence.words[verb.i + 1 :]:
        span = sentence.words[before.i - 1].lower if before.lower == "before" else ""
        if span in {"seconds", "minutes", "hours", "moments"}:
            return any(w.lemma in starts for w in sentence.words[before.i + 1 : before.i + 4])
    return False


def _only_until(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "Called the regatta off until the autumn": it is put off; flights are only off until then."""
    noun = affected.by(scene, sentence, verb)
    if noun is not None and noun.lemma in lexicon.group("daily"):
        return False
    for until in sentence.child(verb, "prep") if verb.lemma != "be" else ():
        near = not any(w.tag == "CC" or w.text == "," for w in sentence.words[verb.i : until.i])
        further = any(o.lemma == "notice" for o in sentence.child(until, "pobj"))
        if until.lower in {"until", "till"} and near and not further:
            return True
    return False


def _changes_place(sentence: Sentence, verb: Word) -> bool:
    """ "She moved to Leeds University in 1991": that somebody did."""
    subjects = sentence.child(verb, "nsubj")
    return any(w.lower in {"he", "she", "who"} for w in subjects) and not sentence.child(verb, "dobj")


def _had_begun(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "Were suspended on Thursday after three hours": they were held, so far."""
    joined = (w for w in sentence.child(verb, "conj") if not sentence.child(w, "nsubj", "nsubjpass"))
    if any(w.lemma in lexicon.group("resuming") for w in joined):
        return True  # "was halted at 4-4 and resumes on Wednesday"
    if verb.lemma not in lexicon.group("breaking off") or tense.of(sentence, verb) != "past":
        return False
    if breaks_in(scene, sentence, verb):
        return True
    spans = [t for t in scene.times.get(sentence.number, ()) if t.kind == "duration"]
    after = [o for _, o in clauses.phrases(sentence, verb, "after")]
    return any(t.holds(o) for o in after for t in spans)


def breaks_in(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "Suspended their strike on Tuesday", "stopped the match on Sunday": what was going on by then.

    What has a day of its own, or is put off to one, was still to come.
    """
    if verb.lemma not in foreseen.BREAKING_IN or verb.tag != "VBD" or not sentence.child(verb, "dobj"):
        return False
    dates = [t for t in scene.times.get(sentence.number, ()) if t.kind == "date" and t.day]
    own = [t for t in dates if t.start > verb.start and tense.verb(sentence, t.word) is verb]
    begun = [t for t in dates if t.start < verb.start and t.tense == "past" and own and t.day < own[0].day]
    return (  # "who walked out on Monday, suspended their strike on Wednesday"
        len(own) == 1
        and len(own) + len(begun) == len(dates)
        and own[0].day <= scene.day
        and owndays.led_by(sentence, own[0], {"on"})
    )


def is_so(sentence: Sentence, verb: Word) -> bool:
    """Whether what a verb does to a plan is told as done: no "calls to cancel", no "if it rains"."""
    conditions = (w.lower for c in sentence.child(verb, "advcl") for w in sentence.child(c, "mark"))
    if any(word in {"if", "unless"} for word in conditions):
        return False
    being = verb.tag == "VBG" or any(w.tag == "VBG" for w in sentence.child(verb, "auxpass"))
    if (verb.dep == "pcomp" and being) or _is_over(sentence, verb):
        return False
    if any(w.lower == "to" for w in sentence.child(verb, "aux")) and verb.tag == "VB":
        above = sentence.head(verb)
        passive = bool(sentence.child(verb, "auxpass"))
        if above is None or not (passive or above.lemma in lexicon.group("deciding")):
            return False
    return clauses.negated(sentence, verb) or clauses.mood(sentence, verb) != "unreal"


def _is_over(sentence: Sentence, verb: Word) -> bool:
    """Whether it was so before what is told now: "it resumes on Friday, having been adjourned in March"."""
    begins = {w.lower for w in sentence.child(verb, "mark", "aux")} & {"after", "since", "having"}
    above = sentence.head(verb) if verb.dep == "advcl" and begins else None
    ahead = above is not None and tense.of(sentence, above) in {"future", "present"}
    return ahead and above is not None and (_runs(above) or "having" in begins)


def _runs(verb: Word) -> bool:
    return verb.lemma in lexicon.group("course") | {"play", "be", "meet", "return", "sit", "go"}


def _moves_online(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """Whether a clause with "online" in it tells of what was to be elsewhere, not of what always was."""
    subjects = clauses.subjects(sentence, verb)
    around = plans.beside(sentence, verb) | {w.lower for w in clauses.words(sentence, verb)}
    return (
        verb.lemma in lexicon.group("moving online")
        or bool(around & {"instead", "now", "only", "solely", "entirely", "rather"})
        or any(
            w.lower in {"after", "because", "following", "due", "owing", "instead", "rather"}
            for w in sentence.words
        )
        or any(
            renewals.was_planned(scene, sentence, n) or renewals.had_been_planned(sentence, n)
            for n in subjects
        )
        or (_will_be(sentence, verb) and any(_known_with_day(scene, sentence, n) for n in subjects))
        or (verb.lemma in {"be", "become"} and any(_points(sentence, noun) for noun in subjects))
        or (verb.lemma == "become" and any(renewals.has_day(scene, sentence, noun) for noun in subjects))
        or renewals.follows_first_plan(sentence, verb)
    )


def _will_be(sentence: Sentence, verb: Word) -> bool:
    """ "Will be held", "will be on Teams": its place, and not only a broadcast of it."""
    return renewals.looks_ahead(sentence, verb) and verb.lemma in {
        "be",
        "conduct",
        "go",
        "happen",
        "hold",
        "run",
        "take",
    }


def _known_with_day(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    """ "Thursday's parent evening", "the council's session of 27 May": one that was told of before."""
    fresh = any(w.lower in {"a", "an"} for w in sentence.child(noun, "det"))
    return (
        not fresh
        and nouns.event_noun(scene, sentence, noun) is not None
        and renewals.has_day(scene, sentence, noun)
    )


def _points(sentence: Sentence, noun: Word) -> bool:
    return noun.tag == "PRP" or any(d.lower in {"that", "this"} for d in sentence.child(noun, "det"))


def _is_none(sentence: Sentence, verb: Word) -> bool:
    """ "There will be no parade this year", "there was no parade on Sunday because of the storm"."""
    causes = any(w.lower in {"because", "owing", "due", "after"} for w in clauses.words(sentence, verb))
    return (
        verb.lemma == "be"
        and bool(sentence.child(verb, "expl"))
        and (causes or tense.of(sentence, verb) == "future")
        and any(w.lower == "no" for n in sentence.child(verb, "attr") for w in sentence.below(n) if w.i < n.i)
    )


def _does_not_happen(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "Will not take place", "did not go ahead as planned": said of what was planned."""
    beside = {w.lower for w in clauses.words(sentence, verb)}
    subjects = clauses.subjects(sentence, verb)
    no = any(d.lower == "no" for n in subjects for d in sentence.child(n, "det"))
    above = sentence.head(verb)  # "is not to be held"
    denied = [verb, *([above] if above is not None and verb.dep == "xcomp" and above.lemma == "be" else [])]
    if not (no or any(clauses.says_not(sentence, v) for v in denied) or {"no", "longer"} <= beside):
        return False
    passive = bool(sentence.child(verb, "nsubjpass"))
    if not (
        verb.lemma in {"happen", "proceed", "occur"}
        or (verb.lemma == "return" and any(nouns.event_noun(scene, sentence, n) for n in subjects))
        or (verb.lemma == "take" and "place" in beside)
        or (verb.lemma == "go" and beside & {"ahead", "forward", "on"})
        or (passive and verb.lemma in {"hold", "stage", "play", "run", "perform", "contest"})
    ):
        return False
    ahead = tense.of(sentence, verb) in {"future", "present"}
    return ahead or any(
        renewals.was_planned(scene, sentence, n) or _was_known(scene, sentence, n) for n in subjects
    )


def _was_known(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    """ "The plate final", "the club's supper", "Sunday's race": one that is known, so it had been planned."""
    known = sentence.child(noun, "poss") or any(w.lower == "the" for w in sentence.child(noun, "det"))
    return bool(known) and noun.tag == "NN" and nouns.event_noun(scene, sentence, noun) is not None


def _not_as_planned(scene: Scene, sentence: Sentence, verb: Word) -> str:
    """ "Will not resume on Friday as planned": it may still do so later."""
    planned = as_planned(sentence, verb)
    runs = verb.lemma in lexicon.group("course") | {"meet", "play"}
    subjects = clauses.subjects(sentence, verb)
    event = any(nouns.event_noun(scene, sentence, noun) for noun in subjects)
    return POSTPONED if planned and runs and event else ""


def as_planned(sentence: Sentence, verb: Word) -> bool:
    """Whether a clause is compared with a plan: "as planned", "as announced"."""
    said = tense.AHEAD | lexicon.group("calling") | {"promise"}
    return any(
        c.lemma in said and any(w.lower == "as" for w in sentence.child(c))
        for c in sentence.child(verb, "advcl", "prep", "ccomp")
    )


def _is_event(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "Dropped the screening", "the vote will have to wait": what it is said of is an event."""
    noun = affected.by(scene, sentence, verb)
    compound = noun is not None and noun.dep == "compound"  # "withdrew their strike notice"
    return noun is not None and (compound or nouns.event_noun(scene, sentence, noun) is not None)


def _to_a_day(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """Whether a verb of moving leads to a day, not to a place."""
    return any(
        t.kind == "date"
        and t.start > verb.start
        and not (t.exact and owndays.led_by(sentence, t, {"from"}))  # "switched on, the band from 4pm"
        and (
            owndays.led_by(sentence, t, {"to", "from", "until"})
            or t.words.lower().startswith("from ")
            or moves.is_from_to(t)
        )
        for t in scene.times.get(sentence.number, ())
    )


def cancels_own(sentence: Sentence, verb: Word) -> bool:
    """ "Was due in Riga on Friday but has cancelled": what somebody was to do, told in the clause before."""
    acts = verb.lemma in {"cancel", "postpone"} and not sentence.child(verb, "dobj", "auxpass", "nsubjpass")
    before = sentence.head(verb) if verb.dep == "conj" else None
    due = before is not None and any(w.lower == "due" for w in sentence.child(before, "acomp"))
    return acts and (due or renewals.follows_first_plan(sentence, verb))


def _from_day_to_day(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "Her talk has gone from Sunday to Monday"."""
    times = scene.times.get(sentence.number, ())
    days = [t for t in times if t.kind == "date" and t.day and t.start > verb.start]
    perfect = any(w.lower in {"has", "have"} for w in sentence.child(verb, "aux"))
    whole = any("/" in t.value and t.words.lower().startswith("from ") for t in days)
    ends = [end for end in ("from", "to") if any(owndays.led_by(sentence, t, {end}) for t in days)]
    return perfect and (whole or len(ends) > 1)
