"""Who does what a name tells, and whom it befalls: as things are called, or in the text's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.extractors import clauses, lexicon
from publisher.extractors.naming import wording
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.references import Names

if TYPE_CHECKING:
    from publisher.extractors.entities import Thing
    from publisher.extractors.event import Event

_KEPT = frozenset({"last", "new", "other"})
"""Words that are vague in most names, and say which of them does something."""
_CROWNS = frozenset({"Emir", "Emperor", "King", "Pope", "Prince", "Princess", "Queen", "Sheikh", "Sultan"})


def all_of(event: Event, word: Word, names: Names) -> str:
    """ "Tram and bus": a subject with those joined to it, where they are few."""
    first, *others = (one(event, w, names) for w in clauses.conjuncts(event.sentence, word))
    text = listed([first, *others]) if first and all(others) else first
    return text if len(text.split()) <= wording.LONGEST - 3 else first


def one(event: Event, word: Word, names: Names) -> str:
    """A subject or object in a name: the thing's name, or its words."""
    here = names.at(event.sentence, word)
    if here is not None:
        return called(event.sentence, word, here[1], names)
    meant = names.meant(event.sentence, word)
    several = word.tag == "NNS" and len(meant) > 1
    if several and len(meant) == 2 and event.sentence.child(word, "appos"):
        return listed([thing.name for thing in meant])
    for appositive in event.sentence.child(word, "appos") if not several else ():
        named = names.at(event.sentence, appositive)
        if named is not None:
            return named[1].name
    if (
        meant
        and (word.tag in {"PRP", "PRP$"} or meant[0].kind in {"organization", "person"})
        and len(meant) == 1
        and word.tag != "NNS"
    ):
        return meant[0].name
    if word.tag in {"PRP", "WP", "WDT", "DT"}:
        stands = stands_for(event.sentence, word)
        return (
            wording.written(wording.noun_phrase(event.sentence, stands, event)) if stands is not None else ""
        )
    words = _aged(event.sentence, word)
    words = words or wording.noun_phrase(event.sentence, word, event, keeping=_KEPT)
    text = wording.written(words)
    begins = (
        words[0].i == 0
        and not words[0].tag.startswith("NNP")
        and words[0].text.isalpha()
        and words[0].text[1:].islower()
    )
    return text[0].lower() + text[1:] if begins else text


def called(sentence: Sentence, word: Word, thing: Thing, names: Names) -> str:
    """A thing's name with what it is called by, without which it says nothing: "Pope Leo", "King Charles"."""
    here = names.at(sentence, word)
    first = here[0].words[0] if here is not None else word
    before = sentence.words[first.i - 1] if first.i else first
    crowned = before.text in _CROWNS and word.tag[:3] == "NNP"
    return f"{before.text} {thing.name}" if crowned else thing.name


def is_somebody(event: Event, word: Word, names: Names) -> bool:
    """Whether a word stands for people or a body: "the Polish president", no deadline that is met."""
    known = ("roles", "people nouns", "groups", "officeholders")
    return bool(names.meant(event.sentence, word)) or any(word.lemma in lexicon.group(g) for g in known)


def _aged(sentence: Sentence, word: Word) -> list[Word]:
    """ "The 41-year-old", who has no other word."""
    before = sentence.words[max(0, word.i - 4) : word.i + 1]
    return before if word.lower == "old" and "year" in [w.lower for w in before] and len(before) == 5 else []


def stands_for(sentence: Sentence, pronoun: Word) -> Word | None:
    """The object told before "it" in the same sentence: "had called a strike and withdrew it"."""
    if pronoun.lower != "it" or pronoun.dep not in {"dobj", "nsubjpass"}:
        return None
    before = sentence.words[: pronoun.i]
    return next((w for w in reversed(before) if w.dep == "dobj" and w.tag in {"NN", "NNP"}), None)


def listed(names: list[str]) -> str:
    """ "Ana, Bo and Kim"."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
