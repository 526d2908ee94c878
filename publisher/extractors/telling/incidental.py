"""Verbs that tell no event by the time behind them: what a noun is for, or what somebody was doing then."""

from __future__ import annotations

from publisher.extractors import lexicon
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.times import Time


def is_aside(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb only adds to a noun: "a motion to set aside the verdict", "with two minutes left"."""
    noun = sentence.head(verb)
    left = verb.dep == "acl" and noun is not None and noun.lemma in lexicon.words("units of time")
    return left or _aim(sentence, verb) or _meanwhile(sentence, verb) or _on_the_way(sentence, verb)


def is_of_a_plan(sentence: Sentence, verb: Word, time: Time) -> bool:
    """ "Rejected a proposal to hold elections in March": the month is that of what was proposed."""
    noun = sentence.head(verb)
    unreal = lexicon.group("undertakings", "unreal nouns")
    return not time.day and noun is not None and noun.lemma in unreal and noun.i < verb.i < time.word.i


def _on_the_way(sentence: Sentence, verb: Word) -> bool:
    """ "Was shot as he left a meeting on Monday night": what somebody was doing when it happened."""
    above = sentence.head(verb)
    begins = any(w.lower in {"as", "while"} for w in sentence.child(verb, "mark"))
    past = above is not None and above.tag in {"VBD", "VBN"} and above.i < verb.i
    return begins and past and verb.dep == "advcl" and verb.lemma in lexicon.group("on the way")


def _meanwhile(sentence: Sentence, verb: Word) -> bool:
    """ "Drowned while fishing on Sunday": what somebody was doing when it happened."""
    above = sentence.head(verb)
    met = above is not None and above.lemma in lexicon.group("meeting verbs") and above.tag == "VBD"
    if met and verb.dep == "advcl" and any(w.tag == "TO" for w in sentence.child(verb, "aux")):
        return True  # "met to discuss a wind farm on Tuesday"
    bare = verb.tag == "VBG" and verb.dep == "advcl" and not sentence.child(verb, "nsubj", "aux")
    return bare and any(w.lower in {"while", "whilst"} for w in sentence.child(verb, "mark", "advmod"))


def _aim(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb only says what a noun is for: "a motion to set aside the verdict"."""
    return (
        verb.dep == "acl"
        and verb.tag == "VB"
        and any(w.lower == "to" for w in sentence.child(verb, "aux"))
        and not sentence.child(verb, "auxpass")
    )
