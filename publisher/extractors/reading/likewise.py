"""Clauses that share their auxiliary with the one before: "will be closed in May and the staff moved"."""

from __future__ import annotations

from publisher.extractors.reading import Sentence, Word

_FEW = 8
_CLOCK = frozenset({"a.m.", "am", "midday", "midnight", "noon", "p.m.", "pm"})


def mend(sentence: Sentence, participle: Word) -> None:
    """ "The house will be dissolved on 2 May and | elections held | on 9 June": joined to the verb; in place.

    A model joins the elections to the day or place before them, which are nothing of the kind, or has them
    do what is done to them.
    """
    noun = sentence.words[participle.i - 1] if participle.i else None
    if participle.tag != "VBN" or noun is None or noun.tag not in {"NN", "NNS"}:
        return
    above = sentence.head(participle)
    if participle.dep == "conj" and above is not None and sentence.child(above, "auxpass"):
        if noun.dep == "nsubj" and not sentence.child(participle, "aux", "auxpass"):
            noun.dep = "nsubjpass"
        return
    other = sentence.head(noun) if noun.dep == "conj" else None
    if other is None or not (other.tag in {"CD", "NNP", "VBN"} or other.lower in _CLOCK):
        return
    verb = _above(sentence, other)
    if participle.dep not in {"acl", "advcl", "relcl"} or above not in (noun, other, verb):
        return
    joins = [w for w in sentence.child(other, "cc") if w.i < noun.i]
    if verb is None or not joins or not sentence.child(verb, "auxpass"):
        return
    noun.dep, participle.dep = "nsubjpass", "conj"
    sentence.hang(participle, verb)
    sentence.hang(noun, participle)
    sentence.hang(joins[-1], verb)


def _above(sentence: Sentence, word: Word) -> Word | None:
    """The verb whose phrase of time or place a word is in, or that it is."""
    here: Word | None = word
    for _ in range(_FEW):
        if here is None or here.tag.startswith("VB"):
            return here
        here = sentence.head(here)
    return None
