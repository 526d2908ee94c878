"""What was done to what somebody had: "had their match called off", "had her appeal dismissed"."""

from __future__ import annotations

from publisher.extractors.reading import Sentence, Word

_LOOSE = frozenset({"advcl", "ccomp", "acl", "dep", "conj", "parataxis", "xcomp"})


def mend(sentence: Sentence, had: Word) -> None:
    """ "Leeds had their match at Hull | called off": the match was, and nothing was that Leeds called."""
    if had.lower != "had" or had.dep in {"aux", "auxpass"}:
        return
    owned = [w for w in sentence.child(had, "dobj") if sentence.child(w, "poss")]
    done = [w for w in sentence.child(had) if w.dep in _LOOSE and w.tag in {"VBD", "VBN"}]
    if len(owned) != 1 or not done or done[0].i < owned[0].i:
        return
    noun, doing = owned[0], done[0]
    if sentence.child(doing, "nsubj", "nsubjpass", "mark", "aux", "auxpass", "dobj", "cc"):
        return
    if any(w.text in {",", ";"} or w.tag == "CC" for w in sentence.words[noun.i : doing.i]):
        return
    doing.tag, doing.dep, noun.dep = "VBN", "ccomp", "nsubjpass"
    for phrase in sentence.child(had, "prep", "npadvmod"):
        if noun.i < phrase.i < doing.i:
            sentence.hang(phrase, noun)
    for phrase in sentence.child(doing, "prep", "npadvmod"):
        if phrase.i < doing.i:
            sentence.hang(phrase, noun)
    sentence.hang(noun, doing)
