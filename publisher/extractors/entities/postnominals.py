"""The letters behind somebody's name: "Miranda Foyle QC", "Dame Judith Ashby, OBE,"."""

from __future__ import annotations

from collections.abc import Sequence

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities import roles
from publisher.extractors.reading import Word

_OF_THE_NAME = frozenset({"Jr", "Jr.", "Sr", "Sr."})
"""What is part of a name, to tell two of a family apart."""


def begin(words: Sequence[Word], first: int, last: int) -> int:
    """Where the letters behind somebody's name begin in a run; its end if there are none."""
    at = last
    while at - first > 2 and is_one(words[at - 1]):
        at -= 1
    known = gazetteer.load()
    somebody = any(w.entity == "PERSON" or known.forename(w.text) for w in words[first:at])
    somebody = somebody or (at - first > 2 and roles.is_role(words[first]))  # "Prosecutor Amrit Sandhu KC"
    return at if somebody else last


def is_one(word: Word) -> bool:
    """Whether a word is an honour, an office or a degree in letters."""
    return word.text in lexicon.words("honours") and word.text not in _OF_THE_NAME


def behind(words: Sequence[Word], last: int) -> list[Word]:
    """The letters behind the name that ends at `last`, with or without a comma."""
    at, found = last, []
    while at < len(words):
        at += words[at].text == "," and at + 1 < len(words)
        if not is_one(words[at]):
            break
        found.append(words[at])
        at += 1
    return found
