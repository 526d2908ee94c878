"""Whether a clause gives another day to what had one: "was to open in May", "will now be held on the 3rd"."""

from __future__ import annotations

from publisher.extractors import clauses, lexicon
from publisher.extractors.clauses import plans, tense
from publisher.extractors.event import Plan
from publisher.extractors.kinds import nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene

_DAY = len("2026-03-14")


def first_plan(sentence: Sentence, verb: Word) -> Plan:
    """Whether a clause tells what was planned at first: "was to have met", "had been set for Monday"."""
    chain = [verb]
    while chain[-1].dep in {"xcomp", "acomp"} and (above := sentence.head(chain[-1])) is not None:
        chain.append(above)
    own = {w.lower for w in sentence.child(verb, "aux", "auxpass")}
    aux = {w.lower for v in chain for w in [v, *sentence.child(v, "aux", "auxpass")]}
    if {"to", "have"} <= own and (len(chain) == 1 or aux & {"was", "were", "due"}):
        return "was to have been"
    if {"would", "have"} <= own and len(chain) == 1 and verb.dep != "ccomp":
        return "was to have been"
    above = sentence.head(verb)
    if own - {"be"} == {"to"} and verb.dep == "xcomp" and above is not None:
        above = sentence.head(above) if above.lower == "due" and above.dep == "acomp" else above
        if above is not None and above.lower in {"was", "were"}:
            return "had been set"
    if verb.lower in {"was", "were"} and any(w.lower == "due" for w in sentence.child(verb, "acomp")):
        return "had been set"
    first = {w.lower for v in chain for w in sentence.child(v, "advmod")} & lexicon.group("at first")
    set_ = any(v.lemma in tense.AHEAD | {"advertise", "announce", "bill", "call", "due"} for v in chain)
    return "had been set" if set_ and ("had" in aux or first) else ""


def is_new_plan(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """Whether a clause says for when something is planned now, that was planned before."""
    aux = {w.lower for w in sentence.child(verb, "aux", "auxpass")}
    acts = sentence.child(verb, "dobj") and not sentence.child(verb, "auxpass")
    set_ = verb.lemma in tense.AHEAD and not acts and bool(aux & {"is", "are", "has", "have", "'s"})
    ahead = looks_ahead(sentence, verb) or set_ or tense.of(sentence, verb) in {"future", "present"}
    if not ahead:
        return False
    around = plans.beside(sentence, verb)
    subjects = clauses.subjects(sentence, verb)
    dates = subjects if verb.lemma == "be" or set_ else sentence.child(verb, "dobj")
    dates = sentence.child(verb, "nsubjpass") if verb.lemma == "make" else dates
    comes = set_ or verb.lemma in {"be", "come", "follow", "get", "have", "make", "receive"}
    if comes and any(_is_new_date(sentence, n) for n in dates):
        return True
    if (verb.lemma == "try" and "again" in around) or verb.lemma in {"replay", "rerun", "restage"}:
        return True
    acting = lexicon.group("course", "begins with", "done later")
    acting |= {"be", "travel", "visit"}
    place = verb.lemma != "take" or any(w.lower in {"place", "part"} for w in sentence.child(verb, "dobj"))
    runs = set_ or (verb.lemma in acting and place)
    if (
        around & {"now", "instead"} or any(w.lower == "instead" for w in clauses.words(sentence, verb))
    ) and runs:
        return True
    if any(was_planned(scene, sentence, n) for n in subjects) and (looks_ahead(sentence, verb) or set_):
        return True
    if runs and any(_on_another_day(scene, sentence, n, verb) for n in subjects):
        return True
    before = sentence.head(verb) if verb.dep == "conj" else None
    if (
        before is not None
        and runs
        and (before.lemma in lexicon.group("shifts") or _puts_off(sentence, before, verb))
        and sentence.child(before, "auxpass")
    ):
        return True  # "it has been shifted to Kampala and will begin on 19 February"
    before_it = (c for c in sentence.child(verb, "advcl") if c.tag == "VBN" and c.i < verb.i)
    if runs and any(first_plan(sentence, c) for c in before_it):
        return True  # "originally planned for October, it will open in December"
    return runs and follows_first_plan(sentence, verb)


def follows_first_plan(sentence: Sentence, verb: Word) -> bool:
    """ "Was to be held on Friday but will be played online": joined to what was planned at first."""
    before = sentence.head(verb) if verb.dep == "conj" else None
    return before is not None and any(
        first_plan(sentence, v) or _should_have(sentence, v)
        for v in [before, *sentence.child(before, "xcomp")]
    )


def _should_have(sentence: Sentence, verb: Word) -> bool:
    """ "Should have been held on Friday"."""
    return {"should", "have"} <= {w.lower for w in sentence.child(verb, "aux")}


def _puts_off(sentence: Sentence, before: Word, verb: Word) -> bool:
    """ "Was postponed on Monday and will take place on the 21st": of one and the same event."""
    alone = not sentence.child(verb, "nsubj", "nsubjpass") and verb.lemma not in lexicon.group("resuming")
    return alone and plans.turn(sentence, before) != "" and looks_ahead(sentence, verb)


def _on_another_day(scene: Scene, sentence: Sentence, noun: Word, verb: Word) -> bool:
    """ "Saturday's concert will be held on 21 March": a planned event that has a day has now two."""
    if nouns.event_noun(scene, sentence, noun) is None or verb.lemma in lexicon.group("resuming"):
        return False
    days = [t for t in scene.times.get(sentence.number, ()) if t.kind == "date" and len(t.value) == _DAY]
    own = {t.value for t in days if t.word.dep == "poss" and sentence.head(t.word) is noun}
    own |= {t.value for t in days if t.word.dep in {"compound", "nmod"} and sentence.head(t.word) is noun}
    own |= {t.value for t in days for c in sentence.child(noun, "prep", "acl") if t.word in sentence.below(c)}
    now = {t.value for t in days if t.start > verb.start and tense.verb(sentence, t.word) is verb}
    return len(own) == len(now) == 1 and own != now and min(own | now) >= scene.day > ""


def comes_again(sentence: Sentence, verb: Word) -> bool:
    """ "It will be on 8 June", "they will finish it at noon", "they resume on Monday": another day for it."""
    objects = sentence.child(verb, "dobj", "nsubjpass")
    points = [w for w in objects or sentence.child(verb, "nsubj") if w.tag == "PRP"]
    if verb.lemma in {"reconvene", "resume"} and not objects:  # "Holders will reconvene on 10 August"
        people = lexicon.group("people nouns", "roles", "groups")
        points += [w for w in sentence.child(verb, "nsubj") if w.lemma in people]
    if not points or tense.of(sentence, verb) not in {"future", "present"}:
        return False
    if verb.lemma in lexicon.group("done later") or verb.lemma == "reconvene":
        return True
    behind = {w.lower for w in sentence.child(verb, "prep")} | {w.dep for w in sentence.child(verb)}
    return (
        verb.lemma == "be"
        and points[0].lower == "it"
        and looks_ahead(sentence, verb)
        and not sentence.child(verb, "acomp", "attr")
        and bool(behind & {"on", "at", "npadvmod", "tmod"})
    )


def _is_new_date(sentence: Sentence, noun: Word) -> bool:
    new = {"another", "fresh", "new", "next", "revised", "second"}
    fresh = any(c.lower in new for c in sentence.child(noun, "amod", "det"))
    return fresh and noun.lemma in lexicon.group("dates")


def has_no_new_date(sentence: Sentence, verb: Word) -> bool:
    """ "No new date has been set": what it is said of is put off."""
    none = [n for n in sentence.child(verb, "nsubjpass", "dobj") if _is_new_date(sentence, n)]
    no = any(w.lower == "no" for n in none for w in sentence.child(n, "det"))
    settled = verb.lemma in {"agree", "announce", "arrange", "fix", "give", "name", "set"}
    return settled and bool(none) and (no or bool(sentence.child(verb, "neg")))


def only_later(sentence: Sentence, verb: Word) -> bool:
    """ "The talk will be held at a later date"."""
    runs = verb.lemma in lexicon.group("course") and looks_ahead(sentence, verb)
    ends = (o for _, o in clauses.phrases(sentence, verb, "at", "on") if o.lemma in lexicon.group("dates"))
    return runs and any(w.lower == "later" for o in ends for w in sentence.child(o, "amod"))


def new_dates(sentence: Sentence, verb: Word) -> list[Word]:
    """The word for the day in "a new date has been set for the fair", "the fair's new date is 6 May"."""
    dates = sentence.child(verb, "nsubj", "nsubjpass", "dobj")
    return [n for n in dates if _is_new_date(sentence, n)]


def has_day(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    """Whether a noun has a day in its own phrase."""
    inside = sentence.below(noun)
    return any(t.kind == "date" and t.word in inside for t in scene.times.get(sentence.number, ()))


def looks_ahead(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb has "will" or "would" before it."""
    aux = {w.lower for w in sentence.child(verb, "aux")}
    return bool(aux & {"will", "would", "'ll"})


def was_planned(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    """Whether a clause on the noun says for when it was first planned."""
    days = [t for t in scene.times.get(sentence.number, ()) if t.kind == "date" and t.value]
    for clause in sentence.below(noun):
        if clause.dep not in {"relcl", "acl"}:
            continue
        inside = sentence.below(clause)
        words = {w.lower for w in inside}
        was = bool(words & {"was", "were", "had"}) or clause.lemma in tense.AHEAD
        was = was or ("have" in words and bool(words & {"to", "should", "would"}))
        if was and any(t.word in inside for t in days):
            return True
    return False


def had_been_planned(sentence: Sentence, noun: Word) -> bool:
    """Whether a clause on the noun tells what it was to be at first: "which was to have drawn thousands"."""
    clauses_ = sentence.child(noun, "relcl", "acl")
    return any(first_plan(sentence, v) for c in clauses_ for v in [c, *sentence.child(c, "xcomp")])
