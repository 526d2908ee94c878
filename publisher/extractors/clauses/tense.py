"""Whether a clause speaks of what was, is or will be: what decides which Tuesday "on Tuesday" is."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from publisher.extractors import lexicon
from publisher.extractors.clauses import plans
from publisher.extractors.reading import Sentence, Word, layout

Tense: TypeAlias = Literal["past", "present", "future", ""]

AHEAD = lexicon.group("ahead")
_MOSTLY_ELSE = lexicon.group("harm") | lexicon.group("wrecking") | lexicon.group("only of plans")
"""Verbs that, with "for" or "to" behind them, lead to a time to come."""

_SHIFTS = lexicon.group("shifts")
_FUTURE_AUX = {"will", "'ll", "wo", "shall", "would"}
_CLOCK = re.compile(r"\d[ap]m\b|^(?:noon|a\.m\.|p\.m\.|[ap]m)$")
_LONGEST_ENTRY = 45
_PLAIN_FUTURE = re.compile(
    r"\b(?:will|'ll|won't|shall|would|(?:is|are|was|were) (?:due|set|scheduled|expected|planned|to)|going to|"
    r"due to|set (?:for|to)|scheduled for|planned for|rescheduled for|"
    r"postponed (?:to|until)|moved to|plans? to)\b"
)


def verb(sentence: Sentence, word: Word) -> Word | None:
    """The verb that governs a word, itself included; None if nothing above it is one."""
    here: Word | None = word
    for _ in range(len(sentence.words)):
        if here is None:
            return None
        if here.tag.startswith("VB") and here.dep not in {"amod", "compound"}:
            return here
        if here.dep == "ROOT":
            break
        here = sentence.head(here)
    return None


def verb_past_perfect(sentence: Sentence, word: Word) -> bool:
    """Whether the clause tells what had been before: "the company had advertised for Wednesday"."""
    governor = verb(sentence, word)
    return governor is not None and any(w.lower == "had" for w in sentence.child(governor, "aux"))


def object_to_come(sentence: Sentence, word: Word) -> bool:
    """Whether the word stands behind what somebody promised: "promised strikes before Christmas"."""
    governor = verb(sentence, word)
    if governor is None:
        return False
    objects = sentence.child(governor, "dobj")
    known = lexicon.group("event nouns")
    if governor.lemma not in lexicon.group("promising"):  # "has called a meeting at the hall on Wednesday"
        perfect = any(w.lower in {"has", "have", "'ve"} for w in sentence.child(governor, "aux"))
        summons = governor.lemma in {"arrange", "call", "convene", "organise", "organize"} and perfect
        return summons and any({w.lemma, w.lower} & known and w.i < word.i for w in objects)
    causes = any(w.lower in known or w.lower == "failure" for w in sentence.child(governor, "nsubj"))
    if causes and not any({w.lemma, w.lower} & known for w in objects):
        return False  # "a signal failure delayed 30 trains on Sunday"
    return bool(objects) and governor.i < objects[0].i < word.i


def of(sentence: Sentence, word: Word, before: str = "") -> Tense:
    """The tense around a word; `before` is the sentence up to it, for those without grammar."""
    if not word.tag:
        return _plain(before)
    governor = verb(sentence, word)
    if governor is None:
        return ""
    return _of_verb(sentence, governor, word)


def past_plan(sentence: Sentence, word: Word) -> bool:
    """Whether the clause tells of a plan as seen in the past: "was to play", "had been due on"."""
    governor = verb(sentence, word)
    if governor is None:
        return False
    chain = [governor]
    while (
        len(chain) < 3
        and (above := sentence.head(chain[-1])) is not None
        and chain[-1].dep in {"xcomp", "acomp"}
    ):
        chain.append(above)
    words = {w.lower for v in chain for w in [v, *sentence.child(v, "aux", "auxpass")]}
    if any(
        {a, "have"} <= {w.lower for w in sentence.child(v, "aux")}
        for v in chain
        for a in ("to", "would", "should")
    ):
        return True
    set_ = any(v.lemma in AHEAD or _called_for(sentence, v, word) for v in chain)
    return bool(words & {"was", "were", "had"}) and ("to" in words or set_)


def _called_for(sentence: Sentence, governor: Word, word: Word) -> bool:
    """ "Had been called for 26 April": the day is what it was called for."""
    prep = sentence.head(word)
    leads = prep is not None and prep.lower == "for" and sentence.head(prep) is governor
    return leads and governor.lemma in lexicon.group("calling")


def _of_verb(sentence: Sentence, governor: Word, word: Word | None = None, depth: int = 0) -> Tense:
    aux = {w.lower for w in sentence.child(governor, "aux", "auxpass")}
    if aux & _FUTURE_AUX or _leads_ahead(sentence, governor, word):
        return "future"
    if "to" in aux and (aux & {"have", "be"} or governor.tag == "VB"):
        return _infinitive(sentence, governor, depth)
    if "having" in aux:
        return "past"
    if governor.tag == "VBG" and governor.dep == "pcomp" and _follows(sentence, governor):
        return "past"
    if governor.tag == "VBG" and not aux & {"is", "are", "was", "were", "am", "been", "be", "'s", "'re"}:
        above = sentence.head(governor)
        up = verb(sentence, above) if above is not None else None
        return _of_verb(sentence, up, None, depth + 1) if up is not None and depth < 4 else ""
    if governor.tag in {"VBD"} or aux & {"was", "were", "had", "has", "have", "'ve", "did"}:
        if governor.tag == "VBG" and aux & {"is", "are", "'re", "'s"}:
            return "present"
        return "past"
    if governor.tag == "VBN" and not aux:
        if (
            governor.lemma in AHEAD
            and word is not None
            and _led_by(
                sentence, governor, word, {"for"} if _puts_off(sentence, governor) else {"for", "on", "at"}
            )
        ):
            return "future"
        return "past"
    if "could" in aux and sentence.child(governor, "neg"):
        return "past"  # "could not make calls on Tuesday": they did not
    if aux & {"can", "could", "may", "might", "must", "should"}:
        return "future"
    if governor.tag == "VB" and depth < 4:
        above = sentence.head(governor)
        up = verb(sentence, above) if above is not None else None
        return _of_verb(sentence, up, None, depth + 1) if up is not None else "present"
    return "present"


def _puts_off(sentence: Sentence, participle: Word) -> bool:
    """ "Postponed on Friday because of frost": that day is over, as one that is "set on Friday" is not."""
    return plans.turn(sentence, participle) != "" and participle.lemma not in _SHIFTS


def _follows(sentence: Sentence, doing: Word) -> bool:
    """ "Will miss the rest of the season after tearing a hamstring on Saturday"."""
    prep = sentence.head(doing)
    return prep is not None and prep.lower in {"after", "following", "since"}


def _leads_ahead(sentence: Sentence, governor: Word, word: Word | None) -> bool:
    """Whether a verb leads to a time to come: "set for", "put off to", "is likely in"."""
    if governor.lemma == "be" and any(
        w.lower in lexicon.group("likely") for w in sentence.child(governor, "acomp", "oprd")
    ):
        return True
    if word is None:
        return False
    if governor.lower in {"is", "are"}:
        return is_on(sentence, governor, word)
    if _called_for(sentence, governor, word):
        return True
    if governor.lemma in _SHIFTS or plans.turn(sentence, governor) or _goes_from_to(sentence, governor):
        if _led_by(sentence, governor, word, {"from", "to", "until", "till"}):
            return True
        aims = (
            o for p in sentence.child(governor, "prep") if p.lower == "to" for o in sentence.child(p, "pobj")
        )
        if any(o.lemma in lexicon.group("dates") and o.i < word.i for o in aims):  # "to a day in April"
            return True
    return governor.lemma in AHEAD and _led_by(sentence, governor, word, {"for", "to", "until", "till"})


def _goes_from_to(sentence: Sentence, governor: Word) -> bool:
    """ "Her talk has gone from Sunday to Monday": to another day, and nowhere else."""
    ends = sentence.child(governor, "prep") if governor.lemma == "go" else []
    days = {w.lower for w in ends for o in sentence.child(w, "pobj") if o.entity == "DATE"}
    return {"from", "to"} <= days


def will_be_on(sentence: Sentence, word: Word) -> bool:
    """Whether the word is a day that something "is on", and is still to come."""
    governor = verb(sentence, word) if word.tag else None
    return governor is not None and governor.lower in {"is", "are"} and is_on(sentence, governor, word)


def is_on(sentence: Sentence, be: Word, word: Word) -> bool:
    """ "The concert is on Oct. 10", "the shows are May 16 and 17": a day that is still to come."""
    prep = sentence.head(word)
    on = prep is not None and prep.lower in {"on", "from", "at"} and sentence.head(prep) is be
    bare = prep is be and word.dep in {"attr", "npadvmod", "tmod"}
    subjects = sentence.child(be, "nsubj")
    named = any(s.tag.startswith("NN") for s in subjects) and not sentence.child(be, "acomp")
    return (on or bare) and word.i > be.i and named


def _infinitive(sentence: Sentence, governor: Word, depth: int) -> Tense:
    """ "was to open" and "plans to open" look ahead, "failed to open" and "used it to ask" do not."""
    above = sentence.head(governor)
    if above is None or depth > 3:
        return "future"
    if above.lemma == "be" or above.lemma in lexicon.words("looking ahead"):
        return "future"
    up = verb(sentence, above)
    return _of_verb(sentence, up, None, depth + 1) if up is not None else "future"


def _led_by(sentence: Sentence, governor: Word, word: Word, preps: set[str]) -> bool:
    """Whether one of these prepositions joins the word to the verb."""
    beside = word.dep == "npadvmod" and word.i > 0 and sentence.head(word) is governor
    here: Word | None = sentence.words[word.i - 1] if beside else word  # "for 1 p.m. | Friday"
    while here is not None and here is not governor:
        if here.dep in {"prep", "dative", "aux"} and here.lower in preps:
            return True
        here = sentence.head(here)
    return False


def of_the_past(sentence: Sentence, word: Word) -> bool:
    """Whether the word dates what nobody plans: "Monday's earthquake", "the decision on Tuesday"."""
    above = sentence.head(word)
    if above is not None and above.dep == "prep" and above.lower in {"on", "in", "of"}:
        above = sentence.head(above)
    return above is not None and above.tag in {"NN", "NNS"} and above.lemma in lexicon.group("unplanned")


def in_vain(sentence: Sentence, word: Word) -> bool:
    """Whether the plan that a word dates came to nothing: "talks set for Friday did not take place"."""
    clause = verb(sentence, word)
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
    clause = verb(sentence, word)
    noun = sentence.head(clause) if clause is not None and clause.dep == "acl" else None
    above = sentence.head(noun) if noun is not None and noun.dep == "nsubjpass" else None
    if clause is None or above is None or clause.lemma not in AHEAD | {"call", "bill"}:
        return False
    was = any(w.lower in {"was", "were"} for w in sentence.child(above, "auxpass"))
    return was and (plans.turn(sentence, above) or plans.dropped(sentence, above)) == "EventCancelled"


def weathered(sentence: Sentence, word: Word) -> bool:
    """Whether the weather took a plan off its day, which it does on that day: "was rained off"."""
    governor = verb(sentence, word)
    if governor is None:
        return False
    by = any(w.lemma in lexicon.group("weather") for w in sentence.child(governor, "nsubj"))
    breaks = governor.tag == "VBD" and governor.lemma in {
        "curtail",
        "delay",
        "disrupt",
        "halt",
        "interrupt",
        "stop",
    }
    return governor.lemma in {"frost", "rain", "snow", "wash"} or (by and breaks)


def now(sentence: Sentence, word: Word) -> bool:
    """Whether a clause around says how things stand today: "the shows on Friday are, have been cancelled"."""
    above = sentence.head(word)
    passing = _changed_in_passing(sentence, above) if above is not None and above.dep == "appos" else None
    governor = passing or verb(sentence, word)
    while governor is not None:
        aux = {w.lower for w in sentence.child(governor, "auxpass", "aux")}
        if aux & {"is", "are", "'s", "has", "have", "'ve"} and (
            aux & {"is", "are"} or plans.touches(sentence, governor)
        ):
            return True
        above = sentence.head(governor) if governor.dep in {"relcl", "acl", "advcl", "xcomp"} else None
        governor = verb(sentence, above) if above is not None else None
    return False


def takes_off(sentence: Sentence, word: Word) -> bool:
    """Whether the word dates the object of "cancel", "postpone" or their like, not the act itself."""
    governor = verb(sentence, word)
    if governor is None or not (plans.turn(sentence, governor) or _drops(sentence, governor)):
        return False
    if sentence.child(governor, "auxpass"):
        stands = word.i < governor.i or _stands_now(sentence, governor, word)
        return stands and not any(_is_day(w) for w in sentence.child(governor, "nsubjpass"))
    objects = sentence.child(governor, "dobj")
    return bool(objects) and governor.i < objects[-1].i < word.i


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
    known = lexicon.group("event nouns") | lexicon.group("stands for")
    return any({w.lemma, w.lower} & known for w in sentence.child(governor, "dobj", "nsubjpass"))


def planned(sentence: Sentence, word: Word) -> bool:
    """Whether the word dates something that, the sentence says, was put off, called off or was to be."""
    here: Word | None = word
    for _ in range(len(sentence.words)):
        above = sentence.head(here) if here is not None else None
        if here is None or above is None or (here is not word and _tells_itself(here)):
            return False
        if here.dep in {"nsubj", "nsubjpass"} and above.tag.startswith("V"):
            if _is_day(here):
                return False
            turned = plans.touches if here.dep == "nsubjpass" else plans.changes
            return (
                any(turned(sentence, v) for v in [above, *sentence.child(above, "xcomp")])
                or _shifts(sentence, above)
                or _was_to(sentence, here)
                or _of_verb(sentence, above) == "future"
            )
        if (
            here.dep == "dobj"
            and above.tag.startswith("V")
            and (plans.touches(sentence, above) or _shifts(sentence, above))
        ):
            return True
        if any(plans.named(c) for c in sentence.child(here, "amod")):
            return True
        if here.dep == "appos" and _changed_in_passing(sentence, here) is not None:
            return True
        if here.dep == "pobj" and above.dep == "prep" and plans.named(sentence.words[above.head]):
            return True
        if here.dep == "pobj" and word.i < here.i and (_left(sentence, above) or _along(sentence, above)):
            return True
        here = above
    return False


def _changed_in_passing(sentence: Sentence, noun: Word) -> Word | None:
    """The verb of a clause on a noun that says what became of it: "Sunday's race, which is off"."""
    clauses = (w for w in sentence.below(noun) if w.dep == "relcl")
    return next((w for w in clauses if plans.touches(sentence, w)), None)


def _is_day(noun: Word) -> bool:
    """Whether a noun only measures a day: "the whole of Friday was lost to rain"."""
    return noun.lemma in {"all", "day", "most", "rest", "whole"}


def _left(sentence: Sentence, prep: Word) -> bool:
    """Whether a preposition says from what somebody stays away: "pulled out of Thursday's fair"."""
    above = sentence.head(prep)
    while above is not None and above.dep == "prep":
        above = sentence.head(above)
    return above is not None and above.tag.startswith("V") and plans.leaves(sentence, above)


def _along(sentence: Sentence, prep: Word) -> bool:
    """ "The fair is off, along with Sunday's concert"."""
    before = sentence.words[prep.i - 1].lower if prep.i else ""
    governor = verb(sentence, prep) if prep.lower == "with" and before in {"along", "together"} else None
    return governor is not None and plans.touches(sentence, governor)


def _tells_itself(clause: Word) -> bool:
    """Whether a relative clause has a past of its own: "which opened on Thursday"."""
    return clause.dep == "relcl" and clause.tag == "VBD" and clause.lemma != "be"


def _shifts(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb of moving does so in time: "was moved", "is put back", not "brought people"."""
    if verb.lemma not in _SHIFTS:
        return False
    if verb.lemma in {"bring", "put", "push", "set"}:
        return bool(
            {w.lower for w in sentence.child(verb, "advmod", "prt", "prep")} & {"forward", "back", "off"}
        )
    return True


def _was_to(sentence: Sentence, noun: Word) -> bool:
    return any(_of_verb(sentence, clause) == "future" for clause in sentence.child(noun, "relcl"))


def of_sentence(sentence: Sentence) -> Tense:
    """The tense most of a sentence is in, for a word that no verb governs."""
    verbs = [w for w in sentence.words if w.tag.startswith("VB")]
    finite = [w for w in verbs if w.tag in {"VBD", "VBP", "VBZ"} or sentence.child(w, "aux", "auxpass")]
    told = [w for w in finite if not any(c.tag == "TO" for c in sentence.child(w, "aux"))]
    found = [_of_verb(sentence, w) for w in told or verbs]
    if not found and (any(_CLOCK.search(w.lower) for w in sentence.words) or is_listed(sentence)):
        return "future"  # "Public Library, Sunday, 3 p.m."
    return next((t for t in ("future", "past", "present") if t in found), "")


def is_listed(sentence: Sentence) -> bool:
    """Whether a sentence without a verb is an entry of a list of what is to come: no result of a match."""
    if sentence.block.kind != "paragraph" or len(sentence.words) > _LONGEST_ENTRY:
        return False
    if sum(w.text in {",", ":", ";", "("} or w.lower in {"v", "vs"} for w in sentence.words) < 2:
        return False
    verbs = any(w.tag in {"VBD", "VBZ", "VBP", "MD"} and w.lower != "am" for w in sentence.words)
    return not verbs and not layout.has_result(" ".join(w.text for w in sentence.words))


def _plain(before: str) -> Tense:
    """A guess from the words before, where there is no grammar."""
    clause = re.split(r"[;:]|, (?:and|but|which|who)\b", before.lower())[-1][-90:]
    return "future" if _PLAIN_FUTURE.search(clause) else "past"
