"""Houses whose name ends in what they are, in small letters: "Bristol airport", "the Barelas pool".

Those of a town are named by it and nothing else. Others have a name of their own, and what they are behind it
keeps that from being taken for a town's, or a person's: "the Wentworth pool in Hexham".
"""

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

_ANY = frozenset({"a", "an", "another", "any", "each", "every", "no", "one", "some", "that", "this", "which"})
"""Words before one of several."""
_VERBS = frozenset(
    {"is", "are", "was", "were", "has", "have", "had", "will", "would", "after", "when", "while"}
)
"""Words behind a house's name that are surely no nouns, besides prepositions."""


def end(words: Sequence[Word], first: int, last: int) -> int:
    """Where a house's name ends that begins with the words to `last`; there if it is no house's."""
    behind = _of_a_town(words, first, last)
    return behind if behind > last else _of_its_own(words, first, last)


def _of_a_town(words: Sequence[Word], first: int, last: int) -> int:
    for ahead in range(_LONGEST, 0, -1):
        what, behind = words[last : last + ahead], last + ahead
        house = len(what) == ahead and spelt(what) in lexicon.words("houses of a town")
        if house and not (behind < len(words) and _goes_on(words[behind])):
            return behind if _begins(words, first) and town(spelt(words[first:last])) else last
    return last


def _of_its_own(words: Sequence[Word], first: int, last: int) -> int:
    """Where a name ends that is a house's own: "the Quellaccasa copper mine", "Cork's Victoria park"."""
    for ahead in range(1, _LONGEST + 1):
        behind = last + ahead
        if behind > len(words) or not _says_what(words[behind - 1]):
            return last
        if words[behind - 1].lower in lexicon.group("named houses"):
            goes_on = behind < len(words) and _goes_on(words[behind])
            if not goes_on:
                return behind if _is_own(words, first, last, behind) else last
    return last


def _says_what(word: Word) -> bool:
    """A word that can be of what a house is: "copper", "open-air"."""
    return word.text == "-" or (word.text.islower() and word.tag in {"", "NN", "NNS"})


def _is_own(words: Sequence[Word], first: int, last: int, behind: int) -> bool:
    """Whether what stands before is a house's own name, not whose it is, of what sort or in what town."""
    name = words[first:last]
    if name[-1].text.isupper() or not lexicon.group("before houses").isdisjoint(w.lower for w in name):
        return False
    if len(name) == 1 and (first == 0 or not name[0].text[0].isupper()):
        return False
    before = words[first - 1] if first else None
    if before is not None and (before.lower in _ANY or before.tag in {"CD", "PRP$"}):
        return False
    text, known = spelt(name), gazetteer.load()
    if text in known.demonyms or name[-1].text in known.demonyms or text in known.organizations:
        return False
    places = [*known.places(text), *villages.of(text)]
    if any(p.kind == "Country" for p in places):
        return False
    owned = before is not None and before.lower in {"'s", "’s"}
    elsewhere = (
        behind + 1 < len(words) and words[behind].lower == "in" and words[behind + 1].text[0].isupper()
    )
    return not places or owned or elsewhere


def kind(name: str) -> str:
    """The kind that the last words of a house's name give it: "place", "organization" or nothing."""
    what = lexicon.words("houses of a town").get(_divided(name)[1], "")
    return what or ("place" if name.rpartition(" ")[2] in lexicon.group("named houses") else "")


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
