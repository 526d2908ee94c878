"""Whether a clause speaks of what was, is or will be: what decides which Tuesday "on Tuesday" is."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from publisher.extractors import lexicon
from publisher.extractors.clauses import deeds, plans
from publisher.extractors.reading import Sentence, Word, labels, layout

Tense: TypeAlias = Literal["past", "present", "future", ""]

_MOVING = frozenset({"bring", "push", "put"})
_IN_TIME = frozenset({"back", "forward", "off", "on"})
AHEAD = lexicon.group("ahead")
"""Verbs that, with "for" or "to" behind them, lead to a time to come."""

SHIFTS = lexicon.group("shifts")
_TO_THINGS = frozenset({"book", "bring", "fix", "list", "move", "push", "put"})
"""Verbs that plan, and do something else to things and people."""
_FUTURE_AUX = {"will", "'ll", "wo", "shall", "would"}
_CLOCK = re.compile(r"\d[ap]m\b|^(?:noon|a\.m\.|p\.m\.|[ap]m)$")
_LONGEST_ENTRY = 45
_CHAIN = 8
"""Words between a day and what it follows: "after the collapse of the stand at Bray on 3 May"."""
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
        if perfect and _leads_to(sentence, [governor, *objects], word):
            return True
        summons = governor.lemma in {"arrange", "call", "convene", "organise", "organize"} and perfect
        return summons and any({w.lemma, w.lower} & known and w.i < word.i for w in objects)
    causes = any(w.lower in known or w.lower == "failure" for w in sentence.child(governor, "nsubj"))
    if causes and not any({w.lemma, w.lower} & known for w in objects):
        return False  # "a signal failure delayed 30 trains on Sunday"
    settled = lexicon.group("signed papers", "sums") | {"aid", "help", "pact", "treaty"}
    if governor.lemma != "schedule" and any(o.lemma in settled or _is_sum(sentence, o) for o in objects):
        return False  # "pledged $2m on Monday", "proposed a treaty on Monday"
    return bool(objects) and governor.i < objects[0].i < word.i


def _leads_to(sentence: Sentence, holders: list[Word], day: Word) -> bool:
    """ "Has summoned her | to a hearing | on Thursday", "has invited the unions to talks"."""
    if holders[0].lemma not in {"ask", "call", "invite", "summon"}:
        return False
    preps = (p for w in holders for p in sentence.child(w, "prep") if p.lower == "to")
    ends = (o for p in preps for o in sentence.child(p, "pobj"))
    return any(o.lemma in lexicon.group("event nouns") and o.i < day.i for o in ends)


def _is_sum(sentence: Sentence, noun: Word) -> bool:
    return any(w.tag == "$" or w.lemma in lexicon.group("sums") for w in sentence.child(noun))


def of(sentence: Sentence, word: Word, before: str = "") -> Tense:
    """The tense around a word; `before` is the sentence up to it, for those without grammar."""
    if not word.tag:
        return _plain(before)
    governor = verb(sentence, word)
    if governor is None:
        return ""
    return of_verb(sentence, governor, word)


def plans_ahead(sentence: Sentence, verb: Word, day: Word | None = None) -> bool:
    """Whether a verb says that something is planned: "was set for Friday", not "was set free on Friday"."""
    if verb.lemma not in AHEAD or _is_done_to_a_thing(sentence, verb, day):
        return False
    beside = [w for w in sentence.words[verb.i + 1 : verb.i + 3] if w.head == verb.i or w.head == verb.i + 1]
    if verb.lemma in _MOVING:  # "was put back to Friday", not "was put out on Friday"
        return any(w.lower in _IN_TIME for w in beside)
    return verb.lemma != "set" or not any(w.lower in lexicon.group("set, and no plan") for w in beside)


def _is_done_to_a_thing(sentence: Sentence, verb: Word, day: Word | None) -> bool:
    """ "Was brought to court on Monday", "was moved to a museum": no plan, nor done to one."""
    if verb.lemma not in _TO_THINGS or plans.turn(sentence, verb):
        return False
    noun = sentence.head(verb) if verb.dep == "acl" else None
    undergone = [*sentence.child(verb, "nsubjpass"), *([noun] if noun is not None else [])]
    prep = sentence.head(day) if day is not None else None
    leads = prep is not None and prep.lower in {"for", "to", "until"} and sentence.head(prep) is verb
    return not leads and any(_is_thing(w) for w in undergone)


def _is_thing(noun: Word) -> bool:
    names = ("event nouns", "stands for", "dates", "undertakings", "beginnings")
    known = any({noun.lower, noun.lemma} & lexicon.group(name) for name in names)
    return noun.entity == "PERSON" or (noun.tag in {"NN", "NNS"} and not known)


def called_for(sentence: Sentence, governor: Word, word: Word) -> bool:
    """ "Had been called for 26 April": the day is what it was called for."""
    prep = sentence.head(word)
    leads = prep is not None and prep.lower == "for" and sentence.head(prep) is governor
    return leads and governor.lemma in lexicon.group("calling")


def of_verb(sentence: Sentence, governor: Word, word: Word | None = None, depth: int = 0) -> Tense:
    """The tense of a verb around a word of its clause; of what it hangs on where its form has none."""
    aux = {w.lower for w in sentence.child(governor, "aux", "auxpass")}
    if aux & _FUTURE_AUX or _leads_ahead(sentence, governor, word):
        return "future"
    if "to" in aux and (aux & {"have", "be"} or governor.tag == "VB"):
        return _infinitive(sentence, governor, word, depth)
    if "having" in aux:
        return "past"
    if governor.tag == "VBG" and governor.dep == "pcomp" and _came_first(sentence, governor):
        return "past"
    if governor.tag == "VBG" and not aux & {"is", "are", "was", "were", "am", "been", "be", "'s", "'re"}:
        above = sentence.head(governor)
        up = verb(sentence, above) if above is not None else None
        around = of_verb(sentence, up, None, depth + 1) if up is not None and depth < 4 else ""
        after = governor.lower == "following" and governor.i > 0 and not sentence.child(governor, "nsubj")
        return "past" if after and around == "present" else around
    if governor.tag in {"VBD"} or aux & {"was", "were", "had", "has", "have", "'ve", "did", "got"}:
        if governor.tag == "VBG" and aux & {"is", "are", "'re", "'s"}:
            return "present"
        return "past"
    if governor.tag == "VBN" and not aux:
        if (
            plans_ahead(sentence, governor, word)
            and word is not None
            and led_by(
                sentence, governor, word, {"for"} if _puts_off(sentence, governor) else {"for", "on", "at"}
            )
        ):
            return "future"
        return _shared(sentence, governor, depth) or "past"
    if "could" in aux and _in_vain(sentence, governor):
        return "past"  # "could not make calls on Tuesday": they did not
    if aux & {"can", "could", "may", "might", "must", "should"}:
        return "future"
    above = sentence.head(governor) if governor.tag == "VB" and depth < 4 else None
    if above is None or (governor.i < above.i and sentence.child(governor, "nsubj")):
        return "present"  # "Three days of feasting end with a race on the 7th; she was married there"
    up = verb(sentence, above)
    return of_verb(sentence, up, None, depth + 1) if up is not None else "present"


def _shared(sentence: Sentence, participle: Word, depth: int) -> Tense:
    """ "Will be dissolved on 2 May and elections held on 9 June": the tense of what it is joined to."""
    above = sentence.head(participle) if participle.dep == "conj" and depth < 4 else None
    if above is None or above.tag != "VBN" or not sentence.child(above, "auxpass"):
        return ""
    return of_verb(sentence, above, None, depth + 1)


def _in_vain(sentence: Sentence, governor: Word) -> bool:
    """ "Could not", "nobody could", "could do nothing", "could only draw": what came of it."""
    if any(w.lower == "only" and w.i < governor.i for w in sentence.child(governor, "advmod")):
        return True
    own = sentence.child(governor, "nsubj", "nsubjpass", "dobj")
    return bool(sentence.child(governor, "neg")) or any(
        {w.lower, *(d.lower for d in sentence.child(w, "det"))} & {"no", "nobody", "none", "nothing"}
        for w in own
    )


def _puts_off(sentence: Sentence, participle: Word) -> bool:
    """ "Postponed on Friday because of frost": that day is over, as one that is "set on Friday" is not."""
    return plans.turn(sentence, participle) != "" and participle.lemma not in SHIFTS


def _came_first(sentence: Sentence, doing: Word) -> bool:
    """ "Will miss the season after tearing a hamstring on Saturday", "is accused of setting a fire"."""
    prep = sentence.head(doing)
    above = sentence.head(prep) if prep is not None else None
    charged = above is not None and above.lemma in lexicon.group("accusing") | {"suspect"}
    return prep is not None and (prep.lower in {"after", "following", "since"} or charged)


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
    if called_for(sentence, governor, word):
        return True
    if governor.lemma in AHEAD and _is_date_set(sentence, governor, word):
        return True
    if (
        governor.lemma in SHIFTS | {"extend", "prolong"}
        or plans.turn(sentence, governor)
        or _goes_from_to(sentence, governor)
    ):
        if led_by(sentence, governor, word, {"from", "to", "until", "till"}):
            return True
        aims = (
            o for p in sentence.child(governor, "prep") if p.lower == "to" for o in sentence.child(p, "pobj")
        )
        if any(o.lemma in lexicon.group("dates") and o.i < word.i for o in aims):  # "to a day in April"
            return True
    return plans_ahead(sentence, governor, word) and led_by(
        sentence, governor, word, {"for", "to", "until", "till"}
    )


def _is_date_set(sentence: Sentence, governor: Word, word: Word) -> bool:
    """ "A new date of 16 January has been set"."""
    dates = (w for w in sentence.child(governor, "nsubjpass", "dobj") if w.lemma in {"date", "day"})
    has = any(w.lower in {"has", "have", "is"} for w in sentence.child(governor, "aux", "auxpass"))
    return has and any(word in sentence.below(d) or word.dep in {"appos", "npadvmod"} for d in dates)


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


def _infinitive(sentence: Sentence, governor: Word, word: Word | None, depth: int) -> Tense:
    """ "was to open" and "plans to open" look ahead, "failed to open" and "used it to ask" do not."""
    above = sentence.head(governor)
    if above is None or depth > 3:
        return "future"
    prep = sentence.head(word) if word is not None and word.dep == "pobj" else None
    on = prep is not None and prep.lower == "on"  # "agreed to buy it on Monday": agreed then
    at_once = on and above.lemma in {"agree", "vote"} and governor.lemma in lexicon.group("settled at once")
    if above.lemma == "be" or (above.lemma in lexicon.words("looking ahead") and not at_once):
        return "future"
    up = verb(sentence, above)
    return of_verb(sentence, up, None, depth + 1) if up is not None else "future"


def led_by(sentence: Sentence, governor: Word, word: Word, preps: set[str]) -> bool:
    """Whether one of these prepositions joins the word to the verb."""
    beside = word.dep == "npadvmod" and word.i > 0 and sentence.head(word) is governor
    here: Word | None = sentence.words[word.i - 1] if beside else word  # "for 1 p.m. | Friday"
    while here is not None and here is not governor:
        if here.dep in {"prep", "dative", "aux"} and here.lower in preps:
            return True
        if here.lemma in {"auction", "sale"} and here.dep == "pobj":  # "put up for sale on Monday"
            return False
        here = sentence.head(here)
    return False


def of_the_past(sentence: Sentence, word: Word) -> bool:
    """Whether the word dates what is in no plan, came first, or has had its effect.

    "Monday's earthquake", "the decision on Tuesday"; "her appointment on Tuesday makes her the first".
    """
    if _came_before(sentence, word):
        return True
    above = sentence.head(word)
    if above is not None and above.dep == "prep" and above.lower in {"on", "in", "of"}:
        above = sentence.head(above)
    if above is None or above.tag not in {"NN", "NNS"}:
        return False
    return above.lemma in lexicon.group("unplanned") or _has_led_on(sentence, above)


def _has_led_on(sentence: Sentence, noun: Word) -> bool:
    """ "The surrender on Saturday brings to 900 the number": what has come of something is there already."""
    verb_ = sentence.head(noun) if noun.dep == "nsubj" else None
    leads = verb_ is not None and verb_.tag == "VBZ" and verb_.lemma in lexicon.group("comes of it")
    return leads and deeds.is_deed(sentence, noun)


def after_the_fact(sentence: Sentence, word: Word) -> bool:
    """ "Will go ahead following the rejection of the claim on Monday": what it follows has been.

    So has what is looked into: "the inquiry into the collapse of the stand at Bray on 3 May will open".
    """
    noun, known = sentence.head(word), False
    for _ in range(_CHAIN):
        prep = sentence.head(noun) if noun is not None else None
        if noun is None or prep is None or noun.dep not in {"conj", "pobj", "prep"}:
            return False
        if noun.tag in {"NN", "NNS"} and noun.lemma in lexicon.group("unplanned"):
            fronted = noun.i < _main(sentence).i  # "after a fire in May, the hotel will reopen"
            known = bool(sentence.child(noun, "poss")) or any(
                w.lower == "the" or (fronted and w.lower in {"a", "an"}) for w in sentence.child(noun, "det")
            )
        if known and prep.lower in {"after", "following", "into", "over", "since"}:
            return True
        noun = prep
    return False


def _main(sentence: Sentence) -> Word:
    """The word that a sentence hangs on."""
    return next((w for w in sentence.words if w.head == w.i), sentence.words[-1])


def on_the_way(sentence: Sentence, word: Word) -> bool:
    """ "Opening the way for delivery in November", "clears the way for talks next week": still to come."""
    clear = verb(sentence, word)
    if clear is None or clear.lemma not in {"clear", "lay", "open", "pave", "prepare", "set", "smooth"}:
        return False
    ways = sentence.child(clear, "dobj")
    if not any(w.lemma in lexicon.group("ways") for w in ways):
        return False
    preps = (p for w in [clear, *ways] for p in sentence.child(w, "prep"))
    return any(p.lower in {"for", "to"} and ways[0].i < p.i < word.i for p in preps)


def of_sentence(sentence: Sentence) -> Tense:
    """The tense most of a sentence is in, for a word that no verb governs."""
    verbs = [w for w in sentence.words if w.tag.startswith("VB")]
    finite = [w for w in verbs if w.tag in {"VBD", "VBP", "VBZ"} or sentence.child(w, "aux", "auxpass")]
    told = [w for w in finite if not any(c.tag == "TO" for c in sentence.child(w, "aux"))]
    found = [of_verb(sentence, w) for w in told or verbs]
    if not found and (any(_CLOCK.search(w.lower) for w in sentence.words) or is_listed(sentence)):
        return "future"  # "Public Library, Sunday, 3 p.m."
    if not told and labels.state(sentence):
        return "future"  # "Cancelled: quiz night on Friday"
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


def _came_before(sentence: Sentence, word: Word) -> bool:
    """ "Her resignation follows a vote on Friday", "comes after a clash on Friday": what happened first."""
    governor = verb(sentence, word)
    if governor is None or governor.tag not in {"VBZ", "VBP"} or governor.lemma not in {"come", "follow"}:
        return False
    follows = sentence.child(governor, "dobj") if governor.lemma == "follow" else []
    after = [w for w in sentence.child(governor, "prep") if w.lower in {"after", "following"}]
    return any(governor.i < w.i < word.i for w in [*follows, *after])
