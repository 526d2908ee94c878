"""Names of places before a noun: "the Isle of Wight festival", "the Delhi to Mumbai express"."""

from __future__ import annotations

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.reading import Sentence, Word


def mend(sentence: Sentence) -> None:
    """Makes the noun the head, and the names what stands before it; in place."""
    for word in sentence.words[1:-2]:
        if word.lower == "of":
            _owner(sentence, word)
        elif word.lower == "to" and word.i > 1:
            _route(sentence, word)


def _owner(sentence: Sentence, of: Word) -> None:
    """ "The Isle of Wight festival": the festival is of the isle, and not the isle of the festival."""
    first, inner, noun = (sentence.words[of.i + k] for k in (-1, 1, 2))
    read = noun.head == of.i and inner.head == noun.i and of.head == first.i and noun.tag.startswith("NN")
    if not read or noun.text[0].isupper() or f"{first.text} of {inner.text}" not in gazetteer.load():
        return
    _take(sentence, noun, first, of)
    sentence.hang(inner, of)
    inner.dep = "pobj"


def _route(sentence: Sentence, to: Word) -> None:
    """ "The Delhi to Mumbai | express | derailed": what goes from one to the other."""
    start, end, noun = (sentence.words[to.i + k] for k in (-1, 1, 2))
    known = gazetteer.load()
    if noun.lower not in lexicon.group("routes") or not (start.text in known and end.text in known):
        return
    if sentence.words[start.i - 1].tag not in {"DT", "PRP$"}:
        return
    if noun.tag.startswith("VB"):
        _subject(sentence, noun)
    if start.head != noun.i:
        _take(sentence, noun, start, to)
    sentence.hang(to, noun)
    sentence.hang(end, to)
    start.dep, end.dep = "compound", "pobj"


def _take(sentence: Sentence, noun: Word, first: Word, kept: Word) -> None:
    """Puts a noun in the place of a name before it, with all that hangs on that but one word."""
    above, dep = sentence.head(first), first.dep
    for child in sentence.child(first):
        if child is not kept:
            sentence.hang(child, noun)
    sentence.hang(noun, above if above is not None and above is not noun else noun)
    sentence.hang(first, noun)
    noun.dep, first.dep = dep, "compound"


def _subject(sentence: Sentence, noun: Word) -> None:
    """Makes a noun that was read as a verb the subject of the verb behind it."""
    verb = sentence.words[noun.i + 1] if noun.i + 1 < len(sentence.words) else noun
    if not verb.tag.startswith("VB"):
        return
    above, dep = sentence.head(noun), noun.dep
    for child in sentence.child(noun):
        if child is not verb and child.i > noun.i:
            sentence.hang(child, verb)
    sentence.hang(verb, above if above is not None else verb)
    verb.dep, noun.tag, noun.lemma = dep, "NN", noun.lower
    if verb.tag == "VBN":
        verb.tag = "VBD"
    for child in sentence.child(noun, "nsubj"):
        child.dep = "compound"
    sentence.hang(noun, verb)
    noun.dep = "nsubj"
