"""The forms of a verb that names have: "opens", "open" of several, "opening"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.extractors import clauses
from publisher.extractors.reading import Word, spelt
from publisher.extractors.references import Names

if TYPE_CHECKING:
    from publisher.extractors.event import Event

_OF_SEVERAL = frozenset({"MusicGroup", "PoliticalParty", "SportsTeam"})


def present(event: Event, verb: Word, subjects: list[Word], subject: str, names: Names) -> str:
    """A verb as news tells it in a name: "opens", "open" of several."""
    lemma = verb.lemma
    acting = [w for s in subjects for w in clauses.conjuncts(event.sentence, s)]
    told = (names.at(event.sentence, w) for w in acting)
    bodies = {id(here[1]) if here is not None else n for n, here in enumerate(told)}
    both = " and " in subject and len(bodies) > 1  # no "Ports and Airports Authority"
    if both or any(_is_several(event, w, names) for w in acting[:1]):
        return lemma
    if lemma == "have":
        return "has"
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in set("aeiou"):
        return lemma[:-1] + "ies"
    return lemma + "s"


_NOT_SEVERAL = frozenset({"1", "one", "billion", "million", "trillion"})
"""Numbers that do not make several of a thing: "one crew", "the $96 million probe"."""


def _is_several(event: Event, subject: Word, names: Names) -> bool:
    """ "MPs", "four crew", "Leeds", "the Greens"; no firm: "Tallis Motors", "Miller & Co"."""
    sentence = event.sentence
    if (
        subject.tag == "NNS"
        or subject.lower == "police"
        or (subject.text.endswith("s") and subject.text[:-1].isupper())
    ):
        return True
    if subject.tag in {"NNPS", "NNP"}:
        here = names.at(sentence, subject)
        the = any(w.lower == "the" for w in sentence.child(subject, "det"))
        if here is None or not subject.text.endswith("s") or not (the or subject.tag == "NNPS"):
            return subject.tag == "NNPS" and here is None
        if here[1].kind == "organization":
            one = subject.text == "Nations" or subject.text.endswith("ss")
            named = the and here[1].type == "Organization" and not one  # "the Lakers"
            return named or here[1].type in _OF_SEVERAL or event.type == "SportsEvent"
        return event.type == "SportsEvent"
    counts = [w for w in sentence.child(subject, "nummod") if w.i < subject.i and w.tag == "CD"]
    counts = [subject] if subject.tag == "CD" else counts
    many = (
        w for w in counts if w.lower not in _NOT_SEVERAL and spelt(sentence.words[w.i + 1 : w.i + 2]) != "-"
    )
    return subject.tag in {"NN", "CD"} and any(many)


_STRESSED_LATE = frozenset(
    {"admit", "allot", "begin", "commit", "defer", "forget", "occur", "omit", "permit", "prefer", "refer"}
    | {"regret", "rerun", "reset", "submit", "transfer", "transmit", "unplug", "upset"}
)
"""Verbs of several syllables that double their last letter: "admitting"."""
_DOUBLING = ("cancel", "control", "expel", "fuel", "level", "patrol", "propel", "rebel", "repel", "travel")


def gerund(lemma: str) -> str:
    """ "Going", "making", "putting"; for an act whose doer has no name."""
    if lemma.endswith("ing") and len(lemma) > len("bring"):
        return lemma
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be":
        return lemma[:-1] + "ing"
    short = len(lemma) > 2 and lemma[-1] in "bdgmnprt" and lemma[-2] in "aeiou" and lemma[-3] not in "aeiou"
    once = sum(letter in "aeiou" for letter in lemma) == 1 and len(lemma) < len("begin")
    doubled = short and (once or lemma in _STRESSED_LATE)
    return lemma + (lemma[-1] if doubled or lemma.endswith(_DOUBLING) else "") + "ing"
