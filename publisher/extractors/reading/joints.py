"""Sentences that the model has cut in two where no mark ends one, made one again; nouns as well."""

from __future__ import annotations

from publisher.extractors import lexicon
from publisher.extractors.reading import Sentence, Word


def mend(sentence: Sentence) -> None:
    """ "Friday's concert by Paisley band | The Tin Larks has been moved": the concert has been; in place."""
    roots = [w for w in sentence.words if w.head == w.i]
    if len(roots) < 2:
        return
    noun, verb = roots[:2]
    if not noun.tag.startswith("NN") or not verb.tag.startswith("VB") or _is_clause(sentence, noun):
        return
    subjects = sentence.child(verb, "nsubj", "nsubjpass")
    begin = sentence.below(noun)[-1].i + 1
    if not subjects or sentence.below(subjects[-1])[0].i != begin or sentence.words[begin - 1].text == ",":
        return
    if not subjects[-1].tag.startswith("NNP"):
        return
    sentence.hang(subjects[-1], sentence.words[begin - 1])
    sentence.hang(noun, verb)
    noun.dep, subjects[-1].dep = subjects[-1].dep, "appos"


def _is_clause(sentence: Sentence, noun: Word) -> bool:
    """Whether a noun that seems to govern all has a verb of its own."""
    return any(w.tag in {"VBD", "VBP", "VBZ", "MD"} for w in sentence.below(noun) if w.dep != "relcl")


def join_three(sentence: Sentence, last: Word) -> None:
    """ "Hit-and-run" is one noun of events; in place."""
    parts = sentence.words[last.i - 4 : last.i + 1] if last.i >= len(("hit", "-", "and", "-")) else []
    if not parts or any(w.space for w in parts[:-1]):
        return
    if "".join(w.lower for w in parts) not in lexicon.words("event nouns"):
        return
    first = parts[0]
    above, dep = sentence.head(first), first.dep
    for child in [*sentence.child(first), *parts[1:-1]]:
        if child is not last:
            sentence.hang(child, last)
    sentence.hang(last, above if above is not None and above not in parts else last)
    sentence.hang(first, last)
    last.tag, last.lemma, last.dep = "NN", last.lower, dep
    for part in parts[:-1]:
        part.dep = "punct" if part.text == "-" else "compound"
