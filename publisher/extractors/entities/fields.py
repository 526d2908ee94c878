"""What bodies are for, told in their names: "Health and Safety", "Rail, Maritime and Transport"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities.capitals import capital
from publisher.extractors.reading import Word, spelt

_LONGEST = 3
"""A field is told in so many words at most: "Local Government Affairs"."""
_MANNER = re.compile(r"[A-Z][a-z]{2,}(?:al|ic|ive|ary|ime|ory|ern|ble|ant|ent|ous|ean|ed)")
"""How the adjectives of fields end: "Political", "Maritime", "Regulatory"."""
_PUBLIC = frozenset(
    {"Administration", "Agency", "Alliance", "Association", "Authority", "Board", "Bureau", "Commission"}
    | {"Committee", "Constabulary", "Corps", "Council", "Department", "Federation", "Foundation", "Guild"}
    | {"Inspectorate", "Institute", "Institution", "Laboratory", "League", "Ministry", "Office"}
    | {"Ombudsman", "Organisation", "Organization", "Partnership", "Police", "Service", "Services"}
    | {"Society", "Syndicate", "Tribunal", "Trust", "Union"}
)
"""What bodies with two fields are called by, in the singular of one body."""
_PAIRS = frozenset(
    {"fire rescue", "fire emergency", "search rescue", "health safety", "health care", "food drug"}
    | {"food agriculture", "science technology", "parks wildlife", "customs excise", "customs border"}
    | {"revenue customs", "standards technology", "trade industry", "trade investment", "arts culture"}
    | {"research innovation", "economics politics", "arts sciences", "sport recreation", "water power"}
    | {"wine spirit", "dance drama", "music drama", "oil gas", "town country", "space aeronautics"}
)
"""Fields that are told together, whether an article stands before or not."""
_APART = ("organization heads", "place heads", "team heads")
"""Lists of words that end a name of their own: behind them no other field follows."""
_FIELDS_AS_WELL = frozenset(
    {
        "Affairs",
        "Aviation",
        "Maritime",
        "Capital",
        "Energy",
        "Events",
        "Homes",
        "Housing",
        "Lines",
        "Media",
        "Mining",
    }
    | {
        "Oil",
        "Power",
        "Press",
        "Rail",
        "Railway",
        "Railways",
        "Research",
        "Securities",
        "Service",
        "Services",
    }
    | {"Shipping", "Steel", "Survey", "Textiles", "Transport", "Water", "Forest", "Fire", "Church", "Market"}
)
"""Words of those lists that are what a body is for as well."""


_WITHOUT_FORM = frozenset({"Civil", "Media"})
"""Words of fields that are neither in the list of nouns nor end as adjectives do."""


def is_noun(word: Word) -> bool:
    """Whether a word is a common noun, or the plural of one."""
    nouns, lower = gazetteer.load().nouns, word.lower
    lower = lower.replace("-", "")
    singulars = {lower, lower.removesuffix("s"), lower.removesuffix("es"), re.sub("men$", "man", lower)}
    singulars.add(re.sub("ies$", "y", lower))
    return not singulars.isdisjoint(nouns)


def is_one(word: Word) -> bool:
    """Whether a word with a capital tells a field, and nothing known by that name."""
    known = gazetteer.load()
    if known.well_known(word.text) and word.text not in _FIELDS_AS_WELL:
        return False
    tells = is_noun(word) or _MANNER.fullmatch(word.text) or word.lower in lexicon.words("role adjectives")
    tells = tells or word.text in _WITHOUT_FORM
    return bool(tells) and word.text not in known.demonyms


def end(words: Sequence[Word], at: int) -> int:
    """The index after the field that begins here; 0 where none does, or a body of its own."""
    stop = at
    while stop < len(words) and capital(words[stop]):
        stop += 1
    if not at < stop <= at + _LONGEST or not all(is_one(w) for w in words[at:stop]):
        return 0
    return 0 if _stands_alone(words[stop - 1]) else stop


def _stands_alone(word: Word) -> bool:
    """Whether a word ends a name of its own: "Bank", "Street"."""
    listed = not lexicon.group(*_APART).isdisjoint((word.text, word.lower))
    return listed and word.text not in _FIELDS_AS_WELL


def row(words: Sequence[Word], i: int, j: int) -> bool:
    """Whether a row of fields goes on behind a comma: "Ministry of Land, | Infrastructure and Transport"."""
    if words[j].text != "," or not _has_field(words, i, j):
        return False
    at = j + 1
    while (stop := end(words, at)) and stop + 1 < len(words):
        if words[stop].text == "," and words[stop + 1].lower in {"and", "&"}:
            stop += 1
        if words[stop].lower in {"and", "&"}:
            return end(words, stop + 1) > 0
        if words[stop].text != ",":
            return False
        at = stop + 1
    return False


def _has_field(words: Sequence[Word], i: int, j: int) -> bool:
    """Whether a name says before `j` what its body is for: "Bureau of Alcohol"."""
    at = next((k for k in range(i + 1, j) if words[k].lower in {"of", "for", "on"}), None)
    if at is None or at + 1 >= j or words[at - 1].text not in lexicon.words("of heads"):
        return False
    told = [
        w
        for w in words[at + 1 : j]
        if w.lower not in {"and", "&", ",", "the", "-"} and words[w.i - 1].text != "-"
    ]  # "Co-operation" is known by its first part
    return (
        bool(told) and all(map(is_one, told)) and not (told[-1] is words[j - 1] and _stands_alone(told[-1]))
    )


def joined(words: Sequence[Word], i: int, j: int) -> bool:
    """Whether an "and" at `j` joins two fields of one body: "Food | and Drug Administration"."""
    if words[i].lower in {"the", "a"} or j + 1 >= len(words) or not capital(words[j + 1]):
        return False
    if _has_field(words, i, j):
        return end(words, j + 1) > 0
    return _one_body(words, i, j)


def _one_body(words: Sequence[Word], i: int, j: int) -> bool:
    """ "The Maritime and Coastguard Agency": what stands before "and" is no name without what follows."""
    stop = j + 1
    while stop < len(words) and (capital(words[stop]) or words[stop].lower in {"'s", "'"}):
        stop += 1
    named = words[stop - 1].text in _PUBLIC and stop > j + 2
    known = gazetteer.load()
    if not named or spelt(words[i:j]) in known.organizations or _stands_alone(words[j - 1]):
        return False
    if words[j - 1].lower in lexicon.words("titles"):
        return False
    told = [w for w in (*words[i:j], words[j + 1]) if w.text not in known]
    if not all(map(is_one, told)) and not all(w.text in known for w in (words[j - 1], words[j + 1])):
        return False
    pair = f"{words[j - 1].lower} {words[j + 1].lower}"
    return pair in _PAIRS or _determined(words, i) or words[i].text in known.demonyms


def _determined(words: Sequence[Word], i: int) -> bool:
    """Whether an article or an owner stands before a name: "the", "Ireland's"."""
    return i > 0 and words[i - 1].lower in {"the", "'s", "'", "its", "their", "our"}
