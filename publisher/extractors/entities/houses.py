"""Houses named by their town and what they are, in small letters: "Bristol airport", "Leeds crown court"."""

from __future__ import annotations

from collections.abc import Sequence

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.reading import Word, spelt
from publisher.gazetteer import Place, villages

_LONGEST = 3
"""Words that say what a house is."""
_AHEAD = frozenset({"and", "or", "but", "via", "then", "of", "to", "from", "on", "into"})
"""Words before a house's name, besides prepositions and verbs."""

_VERBS = frozenset(
    {"is", "are", "was", "were", "has", "have", "had", "will", "would", "after", "when", "while"}
)
"""Words behind a house's name that are surely no nouns, besides prepositions."""


def end(words: Sequence[Word], first: int, last: int) -> int:
    """Where a house's name ends that begins with its town's, at `last` if that is no house's."""
    for ahead in range(_LONGEST, 0, -1):
        what, behind = words[last : last + ahead], last + ahead
        house = len(what) == ahead and spelt(what) in lexicon.words("houses of a town")
        if house and not (behind < len(words) and _goes_on(words[behind])):
            return behind if _begins(words, first) and town(spelt(words[first:last])) else last
    return last


def kind(name: str) -> str:
    """The kind that the last words of a house's name give it: "place", "organization" or nothing."""
    return lexicon.words("houses of a town").get(_divided(name)[1], "")


def town(name: str) -> Sequence[Place]:
    """The towns of a name, or of the words it begins with: "Birmingham New Street"."""
    parts = name.split()
    starts = (" ".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((found for start in starts if (found := _called(start))), ())


def _called(name: str) -> Sequence[Place]:
    known = [p for p in gazetteer.load().places(name) if p.kind in {"City", "AdministrativeArea"}]
    return known or [p for p in villages.of(name) if p.kind == "City"]


def towns(name: str) -> Sequence[Place]:
    """The towns that a house of this name may be in: the Bristols of "Bristol airport"."""
    owner, what = _divided(name)
    return town(owner) if what else ()


def _divided(name: str) -> tuple[str, str]:
    """A house's name as its town's, with what stands behind that, and what it is; nothing for others."""
    parts = name.split()
    for ahead in range(min(_LONGEST, len(parts) - 1), 0, -1):
        what = " ".join(parts[-ahead:]).lower()
        if what in lexicon.words("houses of a town"):
            return " ".join(parts[:-ahead]), what
    return "", ""


def _begins(words: Sequence[Word], first: int) -> bool:
    """Whether a name stands alone: "the Leeds hospital" is one of several, and has another name."""
    before = words[first - 1] if first else None
    if before is None or before.lower in _AHEAD | lexicon.group("there"):
        return True
    return before.tag.startswith(("IN", "TO", "VB", "``", ","))


def _goes_on(word: Word) -> bool:
    """Whether what a house is goes before another noun: "Bristol airport workers"; unparsed, any may."""
    if not word.tag and word.text[0].isalpha():
        return word.lower not in _AHEAD | lexicon.group("there") | _VERBS
    return word.tag.startswith(("NN", "HYPH"))
