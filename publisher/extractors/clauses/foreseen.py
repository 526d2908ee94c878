"""Whether a word dates a plan as it once was, and what became of it: "the vote set for Friday is off"."""

from __future__ import annotations

import re

from publisher.extractors import lexicon
from publisher.extractors.clauses import plans, tense
from publisher.extractors.reading import Sentence, Word

_MOSTLY_ELSE = lexicon.group("harm", "wrecking", "only of plans")
"""Verbs of which it takes the object to tell that they drop a plan."""
_CALLING = lexicon.group("calling")
_ARRANGING = lexicon.group("ahead") | _CALLING | lexicon.group("holding") | {"cancel"}
"""Verbs whose participle tells for when something is planned: "the concert booked for Friday"."""
_OF_A_PLAY = frozenset(
    {"entire", "fifth", "final", "first", "fourth", "full", "last", "opening", "second", "third", "whole"}
)
"""What a day is called that is one of several of a match: "the first day was washed out"."""
BREAKING_IN = frozenset({"interrupt", "pause", "stop", "suspend"})
"""What is done to what is going on."""
_TO_A_DAY = frozenset({"for", "from", "till", "to", "until"})
"""What leads to the day of what is put off, and not to that on which somebody did so."""
_NEAR = 5
"""Words between "to" and the day behind an hour: "to 8.15 p.m. on Saturday"."""
_ON_THE_DAY = frozenset({"abandon", "abort", "adjourn", "halt", "scrub"}) | BREAKING_IN
"""What is done to a plan on its day: "police halted the march on Tuesday"."""


def past_plan(sentence: Sentence, word: Word) -> bool:
    """Whether the clause tells of a plan as seen in the past: "was to play", "had been due on"."""
    governor = tense.verb(sentence, word)
    if governor is None:
        return False
    chain = [governor]
    while (
        len(chain) < 3
        and (above := sentence.head(chain[-1])) is not None
        and chain[-1].dep in {"xcomp", "acomp"}
    ):
        chain.append(above)
    if any(v.lemma == "have" and v.tag == "VBD" for v in chain[1:]):
        return False  # "had to be abandoned on Monday": so it was
    words = {w.lower for v in chain for w in [v, *sentence.child(v, "aux", "auxpass")]}
    if any(
        {a, "have"} <= {w.lower for w in sentence.child(v, "aux")}
        for v in chain
        for a in ("to", "would", "should")
    ):
        return True
    leads = _is_led_to(sentence, word, governor)
    set_ = any(
        (
            tense.plans_ahead(sentence, v, word)
            and not is_done_then(sentence, v, word)
            and (leads or not (plans.turn(sentence, v) or v.lemma in tense.SHIFTS))
        )
        or tense.called_for(sentence, v, word)
        for v in chain
    )
    return bool(words & {"was", "were", "had"}) and ("to" in words or set_)


def _is_led_to(sentence: Sentence, word: Word, governor: Word) -> bool:
    """ "Put back | to | 8.15pm on Saturday": whether a day is the one to which a verb leads."""
    here: Word | None = word
    while here is not None and here is not governor:
        if here.dep == "prep" and here.lower in _TO_A_DAY:
            return True
        here = sentence.head(here)
    hours = (w for w in sentence.child(governor, "prep") if w.lower in _TO_A_DAY)
    return any(0 < word.i - w.i <= _NEAR for w in hours)


def moved_to(sentence: Sentence, word: Word) -> bool:
    """Whether a word is the day to which a plan was moved: "the vote was put off until Thursday"."""
    prep = sentence.head(word)
    verb = sentence.head(prep) if prep is not None and prep.lower in {"to", "until", "till"} else None
    if verb is None or prep is None or prep.i < verb.i or not verb.tag.startswith("VB"):
        return _moved_elsewhere(sentence, word)
    had = any(w.lower == "had" for w in sentence.child(verb, "aux"))
    return not had and (plans.turn(sentence, verb) == "EventPostponed" or _shifts(sentence, verb))


def _moved_elsewhere(sentence: Sentence, word: Word) -> bool:
    """ "Was to be held in Hull but has been moved to Leeds in July": then it will be there."""
    verb = tense.verb(sentence, word)
    if verb is None or verb.dep != "conj" or verb.lemma not in lexicon.group("moving places"):
        return False
    first = sentence.words[verb.head]
    has = any(w.lower in {"has", "have"} for w in sentence.child(verb, "aux"))
    to = any(w.lower == "to" and w.i < word.i for w in sentence.child(verb, "prep"))
    planned = (w for v in (first, *sentence.child(first, "xcomp")) for w in sentence.child(v, "prep"))
    return has and to and any(past_plan(sentence, w) for w in planned if w.i < verb.i)


def sold_out(sentence: Sentence, word: Word) -> bool:
    """ "Saturday's concert has sold out": it is still to come."""
    verb = tense.verb(sentence, word)
    if verb is None or verb.lemma != "sell" or word.i > verb.i:
        return False
    out = any(w.lower == "out" for w in sentence.child(verb, "prt", "advmod"))
    return out and any(
        w.lower in {"has", "have", "is", "are"} for w in sentence.child(verb, "aux", "auxpass")
    )


def is_done_then(sentence: Sentence, verb: Word, word: Word) -> bool:
    """ "Was put out on Tuesday", "was moved to Cork on Friday": done on that day, and not planned for it."""
    if verb.lemma not in lexicon.group("ahead, or done") or word.i < verb.i or verb.tag != "VBN":
        return False
    return not _is_led_to(sentence, word, verb)


def in_vain(sentence: Sentence, word: Word) -> bool:
    """Whether the plan that a word dates came to nothing: "talks set for Friday did not take place"."""
    clause = tense.verb(sentence, word)
    while clause is not None and clause.dep in {"xcomp", "acomp"}:
        clause = sentence.head(clause)
    noun = sentence.head(clause) if clause is not None and clause.dep in {"acl", "relcl", "amod"} else None
    if noun is None:
        return False
    above = sentence.head(noun)
    if above is None or noun.dep not in {"nsubj", "nsubjpass", "dobj"}:
        return False
    aux = {w.lower for w in sentence.child(above, "aux", "auxpass", "neg")}
    return bool(aux & {"not", "n't", "never"}) and bool(aux & {"did", "was", "were"})


def called_off(sentence: Sentence, word: Word) -> bool:
    """ "A meeting, fixed for Tuesday, was dropped": the day of a plan that came to nothing, perhaps on it."""
    clause = tense.verb(sentence, word)
    noun = sentence.head(clause) if clause is not None and clause.dep == "acl" else None
    above = sentence.head(noun) if noun is not None and noun.dep == "nsubjpass" else None
    if clause is None or above is None or clause.lemma not in tense.AHEAD | {"call", "bill"}:
        return False
    was = any(w.lower in {"was", "were"} for w in sentence.child(above, "auxpass"))
    return was and (plans.turn(sentence, above) or plans.dropped(sentence, above)) == "EventCancelled"


def found_unfit(sentence: Sentence, word: Word) -> bool:
    """ "Due at 3pm on Saturday, was called off after an inspection at 10.30am": that Saturday is over."""
    clause = tense.verb(sentence, word)
    while clause is not None and not plans.turn(sentence, clause):
        clause = sentence.head(clause)
    if clause is None or not any(w.lower in {"was", "were"} for w in sentence.child(clause, "auxpass")):
        return False
    preps = (
        p for p in sentence.child(clause, "prep") if p.lower in {"after", "following"} and p.i > clause.i
    )
    looked = (o for p in preps for o in sentence.child(p, "pobj") if o.lemma in {"check", "inspection"})
    return any(re.match(r"\d", w.text) for o in looked for w in sentence.words[o.i + 1 : o.i + _NEAR])


def weathered(sentence: Sentence, word: Word) -> bool:
    """Whether the weather took a plan off its day, which it does on that day: "was rained off"."""
    governor = tense.verb(sentence, word)
    if governor is None:
        return False
    agents = [o for w in sentence.child(governor, "agent") for o in sentence.child(w, "pobj")]
    by = any(w.lemma in lexicon.group("weather") for w in [*sentence.child(governor, "nsubj"), *agents])
    was = any(w.lower in {"was", "were"} for w in sentence.child(governor, "auxpass"))
    breaks = (governor.tag == "VBD" or was) and governor.lemma in {
        "curtail",
        "delay",
        "disrupt",
        "halt",
        "interrupt",
        "stop",
    }
    return governor.lemma in {"frost", "rain", "snow", "wash"} or (by and breaks)


def replaced(sentence: Sentence, word: Word) -> bool:
    """Whether something else was done by then: "who were to meet on Friday, spoke by video instead"."""
    _, above = _told_in_passing(sentence, word)
    if above is None or above.tag not in {"VBD", "VBN"}:
        return False
    has = any(w.lower in {"has", "have"} for w in sentence.child(above, "aux"))
    return not has and any(w.lower == "instead" for w in sentence.below(above))


def overtaken(sentence: Sentence, word: Word) -> bool:
    """ "Was due to land at six on Monday but crashed", "came hours before talks were due on Tuesday"."""
    chain = [w for w in [tense.verb(sentence, word)] if w is not None]
    while chain and chain[-1].dep in {"xcomp", "acomp"} and (above := sentence.head(chain[-1])) is not None:
        chain.append(above)
    if not chain:
        return False
    clause = chain[-1]
    before = any(w.lower == "before" for w in sentence.child(clause, "mark"))
    above = sentence.head(clause) if before and clause.dep == "advcl" else None
    if above is not None and above.tag == "VBD" and not plans.turn(sentence, above):
        return True
    past = clause.tag == "VBD" or any(w.lower == "had" for w in sentence.child(clause, "aux"))
    but = past and any(w.lower == "but" for v in chain for w in sentence.child(v, "cc"))
    joined = [w for v in chain for w in sentence.child(v, "conj")] if but else []
    came = [w for w in joined if w.tag == "VBD" and w.i > word.i and not sentence.child(w, "nsubj")]
    return bool(came) and not any(plans.turn(sentence, w) or plans.dropped(sentence, w) for w in came)


def now(sentence: Sentence, word: Word) -> bool:
    """Whether a clause around says how things stand today: "the shows on Friday are, have been cancelled"."""
    above = sentence.head(word)
    passing = _changed_in_passing(sentence, above) if above is not None and above.dep == "appos" else None
    governor = passing or tense.verb(sentence, word)
    while governor is not None:
        aux = {w.lower for w in sentence.child(governor, "auxpass", "aux")}
        if aux & {"is", "are", "'s", "has", "have", "'ve"} and (
            aux & {"is", "are"} or plans.touches(sentence, governor)
        ):
            return True
        above = sentence.head(governor) if governor.dep in {"relcl", "acl", "advcl", "xcomp"} else None
        governor = tense.verb(sentence, above) if above is not None else None
    return False


def still_to_come(sentence: Sentence, word: Word) -> bool:
    """ "Talks that were to begin on Monday will be held in Oslo": they will, on that day."""
    noun, main = _told_in_passing(sentence, word)
    if noun is None or main is None:
        return False
    aux = {w.lower for w in sentence.child(main, "aux", "neg", "advmod")}
    passing = {w.i for w in sentence.below(noun)}
    dated = any(w.entity in {"DATE", "TIME"} and w.i not in passing for w in sentence.below(main))
    return "will" in aux and not aux & {"instead", "now"} and not dated


def takes_off(sentence: Sentence, word: Word) -> bool:
    """Whether the word dates the object of "cancel", "postpone" or their like, not the act itself."""
    governor = tense.verb(sentence, word)
    if governor is None or not (plans.turn(sentence, governor) or _drops(sentence, governor)):
        return False
    if sentence.child(governor, "auxpass"):
        stands = word.i < governor.i or _stands_now(sentence, governor, word)
        return stands and not any(_is_day(sentence, w) for w in sentence.child(governor, "nsubjpass"))
    if governor.tag == "VBD" and (governor.lemma in _ON_THE_DAY or _at_the_last(sentence, governor)):
        return False
    if governor.tag == "VBD" and any(plans.is_number(sentence, w) for w in sentence.child(governor, "dobj")):
        return False
    objects = sentence.child(governor, "dobj")
    causes = any(w.lower in {"after", "following"} for w in sentence.words[governor.i : word.i])
    return bool(objects) and governor.i < objects[-1].i < word.i and not causes


def _at_the_last(sentence: Sentence, verb: Word) -> bool:
    """ "Cancelled his trip at the last minute on Tuesday": on the day on which it was to be."""
    return any(
        w.lower in {"minute", "moment"}
        for at in sentence.child(verb, "prep")
        for w in sentence.child(at, "pobj")
    )


def _stands_now(sentence: Sentence, governor: Word, word: Word) -> bool:
    """ "Has been brought forward to 7pm on Friday": what has been done has no day of its own."""
    perfect = any(w.lower in {"has", "have"} for w in sentence.child(governor, "aux"))
    causes = any(w.lower in {"after", "following"} for w in sentence.words[governor.i : word.i])
    own = word.dep == "pobj" and sentence.words[word.head].head == governor.i
    return perfect and own and not causes


def _drops(sentence: Sentence, governor: Word) -> bool:
    """Whether a verb drops what can be planned: "pulled the show", not "killed two people"."""
    if not plans.dropped(sentence, governor):
        return False
    if governor.lemma not in _MOSTLY_ELSE:
        return True
    known = lexicon.group("event nouns", "stands for")
    objects = sentence.child(governor, "dobj", "nsubjpass")
    over = lexicon.group("unplanned", "before a court") | {"appeal"}
    return any(
        {w.lemma, w.lower} & known and w.lemma not in over for w in objects
    )  # "claimed the attack on Monday"


def planned(sentence: Sentence, word: Word) -> bool:
    """Whether the word dates something that, the sentence says, was put off, called off or was to be."""
    here: Word | None = word
    for _ in range(len(sentence.words)):
        above = sentence.head(here) if here is not None else None
        if here is None or above is None or (here is not word and tells_itself(sentence, here, word)):
            return False
        if here.dep in {"nsubj", "nsubjpass"} and above.tag.startswith("V"):
            if _is_day(sentence, here):
                return False
            turned = plans.touches if here.dep == "nsubjpass" else plans.changes
            goals = sentence.child(above, "xcomp") if not sentence.child(above, "dobj") else []
            return (
                any(turned(sentence, v) for v in [above, *goals])
                or _shifts(sentence, above)
                or _was_to(sentence, here)
                or tense.of_verb(sentence, above) == "future"
            )
        if (
            here.dep == "dobj"
            and above.tag.startswith("V")
            and not (above.tag == "VBD" and above.lemma in lexicon.group("absent"))
            and (plans.touches(sentence, above) or _shifts(sentence, above))
        ):
            return True
        if any(plans.named(c) for c in sentence.child(here, "amod")):
            return True
        if here.dep == "appos" and _changed_in_passing(sentence, here) is not None:
            return True
        if here.dep == "pobj" and above.dep == "prep":
            noun = sentence.words[above.head]
            if plans.named(noun) or _with_it_off(sentence, here, above):
                return not plans.on_its_day(noun)
        behind = here is not word and _left(sentence, above)  # "pulled out of the race in January"
        if here.dep == "pobj" and (behind or (word.i < here.i and _along(sentence, above))):
            return True
        here = above
    return False


def _with_it_off(sentence: Sentence, noun: Word, prep: Word) -> bool:
    """ "With Saturday's march called off, the unions went to court"."""
    off = (w for w in sentence.child(noun, "acl") if w.tag in {"VBN", "VBD"} and plans.turn(sentence, w))
    return prep.lower == "with" and any(w.lemma != "abandon" for w in off)


def _changed_in_passing(sentence: Sentence, noun: Word) -> Word | None:
    """The verb of a clause on a noun that says what became of it: "Sunday's race, which is off"."""
    clauses = (w for w in sentence.below(noun) if w.dep == "relcl")
    return next((w for w in clauses if plans.touches(sentence, w)), None)


def _is_day(sentence: Sentence, noun: Word) -> bool:
    """Whether a noun only measures a day: "the whole of Friday was lost to rain", not "the open day"."""
    if noun.lemma == "day":
        return {w.lower for w in sentence.child(noun, "amod", "compound")} <= _OF_A_PLAY
    return noun.lemma in {"all", "most", "rest", "whole"}


def _left(sentence: Sentence, prep: Word) -> bool:
    """Whether a preposition says from what somebody stays away: "pulled out of Thursday's fair"."""
    above = sentence.head(prep) if prep.lower in {"from", "of"} else None
    while above is not None and above.dep == "prep":
        above = sentence.head(above)
    return above is not None and above.tag.startswith("V") and plans.leaves(sentence, above)


def _along(sentence: Sentence, prep: Word) -> bool:
    """ "The fair is off, along with Sunday's concert"."""
    before = sentence.words[prep.i - 1].lower if prep.i else ""
    governor = (
        tense.verb(sentence, prep) if prep.lower == "with" and before in {"along", "together"} else None
    )
    return governor is not None and plans.touches(sentence, governor)


def tells_itself(sentence: Sentence, clause: Word, word: Word) -> bool:
    """Whether a clause has a past of its own: "which opened on Thursday", "the envoy, killed on Monday"."""
    if clause.dep == "acl":
        leads = any(w.lower == "for" for w in sentence.words[clause.i + 1 : word.i][:3])
        arranged = clause.lemma in (_ARRANGING if leads else _ARRANGING - _CALLING)
        by_somebody = bool(sentence.child(clause, "agent")) and not leads and clause.lemma not in tense.AHEAD
        return clause.tag in {"VBN", "VBD"} and (
            by_somebody or not arranged
        )  # "opened by the king on Friday"
    return clause.dep == "relcl" and clause.tag == "VBD" and clause.lemma != "be"


def _shifts(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb of moving does so in time: "was moved", "is put back", not "brought people"."""
    if verb.lemma not in tense.SHIFTS:
        return False
    if verb.lemma in {"bring", "put", "push", "set"}:
        around = {w.lower for w in sentence.child(verb, "advmod", "prt", "prep")}
        return bool(around & {"forward", "back", *(["off"] if verb.lemma != "set" else [])})
    return True


def _was_to(sentence: Sentence, noun: Word) -> bool:
    return any(tense.of_verb(sentence, clause) == "future" for clause in sentence.child(noun, "relcl"))


def _told_in_passing(sentence: Sentence, word: Word) -> tuple[Word | None, Word | None]:
    """The noun of which a word's clause tells in passing, and the verb that it is the subject of."""
    clause = tense.verb(sentence, word)
    while clause is not None and clause.dep in {"xcomp", "acomp"}:
        clause = sentence.head(clause)
    noun = sentence.head(clause) if clause is not None and clause.dep in {"acl", "relcl"} else None
    verb = sentence.head(noun) if noun is not None and noun.dep in {"nsubj", "nsubjpass"} else None
    return noun, verb
