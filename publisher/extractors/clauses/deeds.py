"""Nouns that tell what was done, though no list of events has them: "the loss in October of a contract".

Such nouns are without number, and most are events only where something is done to something then. So they
are known by their form, and only a day of their own makes events of them.
"""

from __future__ import annotations

import re

from publisher.extractors import lexicon
from publisher.extractors.reading import Sentence, Word

_FORM = re.compile(r"\w{4,}(?:tion|sion|ing)")
_WRITTEN = frozenset(
    {"afternoon", "day", "decree", "end", "event", "law", "memo", "night", "note", "start", "whole", "will"}
)
"""What has a date, or is of a day, and is nothing that was done on it."""
_LEADING = frozenset({"in", "on", "at", "early", "late", "last", "the"})
"""What stands between a noun and its time."""
_ELSE = ("no deeds", "figures", "people nouns", "groups", "roles", "units of time", "place nouns")
"""Lists of nouns that tell of no deed, whatever stands beside them."""


def is_deed(sentence: Sentence, noun: Word) -> bool:
    """Whether a noun tells what was done to something, by somebody: "its sale", "the bursting of a dam"."""
    if noun.tag not in {"NN", "NNS"} or noun.dep in {"compound", "amod", "nmod"} or _is_else(noun):
        return False
    known = noun.lemma in lexicon.group("deeds") or (_FORM.fullmatch(noun.lower) and noun.tag == "NN")
    behind = [w for w in sentence.child(noun, "prep") if w.lower in {"of", "by"}]
    sums = lexicon.group("sums")  # "a loss of $4m"
    summed = any(w.tag == "$" or w.lemma in sums for prep in behind for w in sentence.below(prep))
    owned = any(w.entity != "DATE" for w in sentence.child(noun, "poss"))
    return bool(known) and not summed and bool(behind or owned)


def parted(sentence: Sentence, first: Word, last: Word) -> Word | None:
    """The noun that a time parts from what it was done to: "the loss | in October | of a contract".

    `first` and `last` are the words of the time. Nobody and no number is so parted but by chance.
    """
    at = first.i - 1
    while at > 0 and sentence.words[at].lower in _LEADING:
        at -= 1
    noun, behind = sentence.words[max(at, 0)], sentence.words[last.i + 1 : last.i + 2]
    if not behind or behind[0].lower != "of" or noun.tag not in {"NN", "NNS"} or at < 1:
        return None
    determined = any(w.dep in {"det", "poss"} for w in sentence.child(noun))
    return noun if determined and not _is_else(noun) else None


def of_a_day(sentence: Sentence, first: Word) -> Word | None:
    """The noun that a date behind "of" belongs to: "the attempt | of 30 May 2025"."""
    of, noun = sentence.words[max(first.i - 1, 0)], sentence.words[max(first.i - 2, 0)]
    if of.lower != "of" or noun.tag != "NN" or noun.lemma in lexicon.group("not of a day") | _WRITTEN:
        return None
    named = any(w.lower == "the" for w in sentence.child(noun, "det"))
    return noun if named and not _is_else(noun) else None


def _is_else(noun: Word) -> bool:
    """Whether a noun is somebody, something, a number or a time."""
    return any({noun.lemma, noun.lower} & lexicon.group(name) for name in _ELSE)
