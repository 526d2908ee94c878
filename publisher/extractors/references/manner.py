"""How an event is told: by what sort of noun, or by a verb with what subject."""

from __future__ import annotations

from publisher.extractors import clauses
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.references import Names

KNOWN = frozenset({"the", "this", "that", "these", "those", "both", "its", "their", "his", "her"})
"""What stands before a noun for something that was told before."""


def of(names: Names, sentence: Sentence, focus: Word, verb: Word | None) -> str:
    """The sort of its telling: "the noun" of what was told before, "passive of a name" and so on."""
    if focus.tag.startswith("NN"):
        if any(w.lower in KNOWN for w in sentence.child(focus, "det", "poss")):
            return "the noun"
        return "owned noun" if sentence.child(focus, "poss") else "noun"
    told = verb or focus
    subjects = clauses.subjects(sentence, told)
    named = " of a name" if any(names.at(sentence, s) is not None for s in subjects) else ""
    if sentence.child(told, "nsubjpass"):
        return "passive" + named
    return "active" + named if subjects else "without subject"
