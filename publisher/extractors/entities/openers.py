"""What opens a run of capitalised words and is no part of the name: peoples, trades, what firms do."""

from __future__ import annotations

import itertools

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities import firms, roles
from publisher.extractors.reading import Word

_LETTERS = frozenset({"NGO", "NGOs"})
"""Letters that say what the one named behind them is: "the NGO Arco"."""


_SIDES_OF_A_LAND = frozenset({"northern", "southern", "eastern", "western", "central", "coastal"})
_SIDES = frozenset({"opposition", "ruling"})
"""What a party is, with a capital or small: "the Opposition BJP"."""


def stands_apart(words: list[Word], first: int, last: int) -> bool:
    """Whether the first word of a run, or its first two for a people, is no part of the name behind."""
    if first + 1 < last and words[first].text in _LETTERS:
        return True
    if first + 1 < last and words[first].lower in _SIDES and words[first + 1].text.isupper():
        return True
    if first + 1 < last and words[first + 1].lower in roles.ONWARD:
        return False  # "Doctors Across Borders"
    return _people(words, first, last) or _describes(words, first, last) or _doing(words, first, last)


def _doing(words: list[Word], first: int, last: int) -> bool:
    """ "Meeting Ana Silva in Oslo, he said": a run begins with what is done to whom it names."""
    word = words[first]
    does = first == 0 and last - first > 1 and word.tag == "VBG" and word.entity == ""
    return does and _somebody(words[1:last])


def _people(words: list[Word], first: int, last: int) -> bool:
    """Whether a run begins with the name of a people that is no part of the name."""
    known = gazetteer.load()
    if first + 1 < last and f"{words[first].text} {words[first + 1].text}" in known.demonyms:
        return True
    if words[first].text not in known.demonyms:
        return False
    rest = last - first
    if rest == 1:
        return True
    bearer = words[first + 1 : last]
    if known.forename(bearer[0].text) and len(bearer) > 1 and any(w.entity == "PERSON" for w in bearer):
        return True  # "Australian Keely Marsh"
    named = rest == 2 and words[first].tag == bearer[0].tag == "NNP"
    if named and bearer[0].lower in known.nouns and bearer[0].lower not in lexicon.group("roles"):
        return False  # "Baltic Array"
    heads = lexicon.words("organization heads")
    if rest > 3 and any(a.text in heads and b.lower == "of" for a, b in itertools.pairwise(bearer)):
        return False  # "Indian Institute of Technology Bombay"
    one_name = words[first + 1].entity == words[first].entity == "ORG" and not words[first + 1].begins
    return not (
        words[last - 1].text in heads or one_name or words[last - 1].text in lexicon.words("place heads")
    )


def _describes(words: list[Word], first: int, last: int) -> bool:
    """Whether a run begins, as its sentence does, with a common noun for the one named ("Chipmaker Arco")."""
    word, lower, known = words[first], words[first].lower, gazetteer.load()
    if first != 0 or last - first < 2 or word.text in known.first_names:
        return False
    if words[1].text in known.demonyms and last > 2 and _somebody(words[2:last]):
        return True  # "Unseeded Czech Ana Silva"
    if words[1].text in known.demonyms and last == 2 and word.tag.startswith(("JJ", "VBN")):
        return last < len(words) and words[last].text.islower()  # "Retired Norwegian general"
    whole = all(w.entity == "ORG" for w in words[first:last]) and not words[first + 1].begins
    headed = words[last - 1].text in lexicon.words("organization heads")
    named = lower in lexicon.words("trades") or lower in lexicon.words("kin")
    if named and words[1].text in known.first_names:
        return True  # "Rookie Luis Ferreira"
    if _maker(word, last - first) or _agent(words, last):
        return True
    if (whole and headed) or _is_of_a_team(words, last):
        return False  # "Northern Railway"
    return lower in lexicon.words("describing")


def _is_of_a_team(words: list[Word], last: int) -> bool:
    """ "Northern Mystics", "Central Pulse 63": what a team is called by, before its score."""
    scored = last < len(words) and words[last].text.isdigit()
    return words[0].lower in _SIDES_OF_A_LAND and (
        scored or words[last - 1].text in lexicon.words("team heads")
    )


def _somebody(words: list[Word]) -> bool:
    """Whether some words are like a person's whole name."""
    forenamed = gazetteer.load().forename(words[0].text)
    return len(words) > 1 and (forenamed or all(w.entity == "PERSON" for w in words))


def _agent(words: list[Word], last: int) -> bool:
    """ "Raider Imran Bhatti scored": a noun made like those for people, nobody's name, and somebody."""
    word, known = words[0], gazetteer.load()
    made = roles.is_agent(Word(0, word.lower, 0, 0, tag="NN")) and word.text not in known.last_names
    return made and last > 2 and word.text not in known and known.forename(words[1].text)


def _maker(word: Word, length: int) -> bool:
    """Whether a noun says what the firm or the people behind it do: "Builder", "Developers Arco Bay"."""
    lower, one = word.lower, word.lower.removesuffix("s")
    if word.text in gazetteer.load():
        return False
    if (lower.endswith(("maker", "giant")) and len(lower) > 5) or one in {"rival", "host"}:
        return True
    several = lower != one and length > 2
    agent = one.endswith(("er", "or")) and one in lexicon.words("describing")
    return firms.mostly(lower) or (several and (firms.mostly(one) or agent))
