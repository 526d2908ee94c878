"""What a clause does to a plan, by its words alone: takes it off, puts it off, moves it to another day.

`lexicon.txt` has the verbs that do so by themselves (`off verbs`), those that do so together with other words
of their clause (`off phrases`: "take ... out of the diary") and those that do so only to what is planned
(`drops`: "dropped the parade", not "dropped the ball").
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from publisher.extractors import lexicon
from publisher.extractors.reading import Sentence, Word

_LINKS = {"agent", "prt", "advmod", "prep", "dobj", "acomp", "oprd", "attr", "npadvmod"}


def turn(sentence: Sentence, verb: Word) -> str:
    """The state that a verb puts a plan in, as schema.org names it; empty for every other verb."""
    table = lexicon.words("off verbs")
    if verb.lemma in table:
        return table[verb.lemma]
    phrases = _phrases().get(verb.lemma, {})
    striking = verb.lemma in lexicon.group("striking")
    if not phrases and not striking:
        return ""
    around = beside(sentence, verb)
    if striking and around & {"from", "off", "out"} and around & lexicon.group("agendas"):
        return "EventCancelled"
    return next((state for words, state in phrases.items() if words <= around), "")


def drops(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb takes off what it is done to, if that is a plan: "dropped", "pulled", "withdrawn"."""
    return verb.lemma in lexicon.group("drops") and bool(sentence.child(verb, "nsubjpass", "dobj"))


def leaves(sentence: Sentence, verb: Word) -> bool:
    """Whether somebody will not be at what is planned: "pulled out of Thursday's conference"."""
    around = beside(sentence, verb)
    return verb.lemma in lexicon.group("absent") or any(
        verb.lemma == first and second in around for first, second in _pairs("staying away")
    )


def named(sentence: Sentence, word: Word) -> str:
    """The state of the event beside a noun or a participle: "the cancellation of the race", "cancelled"."""
    if word.dep in {"amod", "advmod"} and word.tag in {"VBN", "VBD", "JJ"}:
        return lexicon.words("off adjectives").get(word.lower, "")
    return lexicon.words("off nouns").get(word.lemma, "") if word.tag in {"NN", "NNS"} else ""


def online(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb says that something is or goes online."""
    words = lexicon.group("online words")
    if verb.lemma in {"turn", "convert", "transform"}:  # "into a webcast", wherever the model hangs it
        into = (w for w in sentence.words[verb.i :] if w.lower == "into")
        return any(o.lower in words for w in into for o in sentence.child(w, "pobj"))
    return verb.lemma in lexicon.group("online verbs") and bool({verb.lemma, *beside(sentence, verb)} & words)


def touches(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb is one of those that say what becomes of a plan or who stays away from it."""
    return (
        bool(turn(sentence, verb))
        or drops(sentence, verb)
        or leaves(sentence, verb)
        or (verb.lemma in lexicon.group("moving online") and online(sentence, verb))
    )


def beside(sentence: Sentence, verb: Word) -> set[str]:
    """The words that hang on a verb and on its prepositions, in lower case and as they are listed."""
    found: set[str] = set()
    heap = [w for w in sentence.child(verb) if w.dep in _LINKS]
    for word in heap:
        if word.i == 0 or sentence.words[word.i - 1].text != "-":  # "the tip-off" takes nothing off
            found |= {word.lower, word.lemma} if word.tag.startswith("NN") else {word.lower}
        if word.tag.startswith("NN"):
            found |= {w.lower for c in sentence.child(word, "amod", "compound") for w in sentence.below(c)}
        if word.dep in {"agent", "prep", "advmod", "prt"}:
            heap += sentence.child(word, "pobj", "prep", "advmod")
        elif word.dep == "dobj":  # "struck the hearing from its list": the model hangs it on the hearing
            heap += sentence.child(word, "prep")
    return found


@functools.cache
def _phrases() -> Mapping[str, Mapping[frozenset[str], str]]:
    found: dict[str, dict[frozenset[str], str]] = {}
    for entry, state in lexicon.words("off phrases").items():
        verb, *rest = entry.split()
        found.setdefault(verb, {})[frozenset(rest)] = state
    return found


@functools.cache
def _pairs(name: str) -> tuple[tuple[str, str], ...]:
    split = (entry.split() for entry in lexicon.words(name))
    return tuple((first, second) for first, second in split)
