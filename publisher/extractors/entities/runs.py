"""Where a name may begin and how far it goes: runs of capitalised words, over what joins them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities import bridges, roles
from publisher.extractors.entities.capitals import OPENERS, capital, goes_on
from publisher.extractors.entities.thing import is_of_the_name
from publisher.extractors.reading import Sentence, Word, spelt

_MONTHS = frozenset({"march", "april", "may", "june", "august"})
"""Months that are words or names as well."""
_OPENERS = OPENERS | {"("}
_WITHIN = frozenset({"in", "since", "until", "during", "last", "next", "this", "late", "early", "mid"})


def find(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words, with the small words that names have inside."""
    words = sentence.words
    n = len(words)
    i = 0
    while i < n:
        text = words[i].text
        if text[0].islower() and not text.startswith(("al", "el")):
            i += 1
            continue
        large = capital(words[i])
        arabic = not large and not words[i].space and _is_arabic(words, i)
        begins = large or arabic or (words[i].text[:1].isdigit() and _is_numbered(words, i))
        if not begins or _is_tool(words, i) or (_never(words, i) and not _named(words, i)):
            i += 1
            continue
        j = i + (3 if arabic else 1)
        while j < n:
            if capital(words[j]) and (not _never(words, j) or _named(words, j) or goes_on(words, j)):
                j += 1
            else:
                k = bridges.over(words, i, j)
                if not k:
                    break
                j = k
        yield i, j
        i = j


_NTH = re.compile(r"\d+(?:st|nd|rd|th)")
_UNITS = frozenset(
    {"Armored", "Armoured", "Army", "Battalion", "Brigade", "Corps", "Division", "Fleet", "Infantry"}
    | {"Regiment", "Squadron", "Wing", "Street", "Avenue"}
)
"""What has a number before its name."""


def _is_numbered(words: list[Word], i: int) -> bool:
    """Whether a number begins the name of a unit or a street: "101st Airborne Division"."""
    if (
        not words[i].text[:1].isdigit()
        or not _NTH.fullmatch(words[i].lower)
        or i + 1 >= len(words)
        or not capital(words[i + 1])
    ):
        return False
    last = i + 1
    while last + 1 < len(words) and capital(words[last + 1]):
        last += 1
    return words[last].text in _UNITS


def _is_arabic(words: list[Word], i: int) -> bool:
    """Whether a small article begins a name: "al-Shabab"."""
    joined = words[i].lower in {"al", "el"} and i + 2 < len(words) and words[i + 1].text == "-"
    return joined and capital(words[i + 2])


def _is_tool(words: list[Word], i: int) -> bool:
    """ "Held on Zoom": where people meet, and no place."""
    led = i > 0 and words[i - 1].lower in {"on", "over", "via"}
    return led and words[i].lower in lexicon.group("meeting tools")


def _never(words: list[Word], i: int) -> bool:
    """Whether a capital says nothing: a word of the calendar, or one that only begins its sentence."""
    lower = words[i].lower
    if lower in lexicon.words("calendar"):
        return True
    opens = i == 0 or words[i - 1].text in _OPENERS
    if _is_listed(words, i, opens):
        return False
    if not opens:
        return lower in {"i", "i'm", "mr", "mrs", "ms", "the", "a", "an"} or (
            not words[i].tag and lower in {"of", "and", "in"}
        )
    following = words[i + 1] if i + 1 < len(words) else None
    two = f"{words[i].text} {following.text}" if following is not None else ""
    third = words[i + 2] if i + 2 < len(words) else None
    cause = third is not None and two.endswith(" for") and words[i].text in lexicon.words("for heads")
    if two == "Our Lady" or (cause and third is not None and capital(third)):
        return False  # "Women for Peace"
    listed = bool(two) and (two in gazetteer.load() or two in gazetteer.load().organizations)
    onward = following is not None and following.text[0].isupper() and following.lower in roles.ONWARD
    return lower in lexicon.words("never names") and not listed and not onward


def _is_listed(words: list[Word], i: int, opens: bool) -> bool:
    """Whether an article with a capital begins the name of a city or a body: "The Hague", "An Post"."""
    if words[i].text not in {"The", "An", "A"}:
        return False
    if is_of_the_name(spelt(words[i : i + 2])):
        return True
    bodies = gazetteer.load().organizations
    return not opens and any(spelt(words[i : i + n]) in bodies for n in (2, 3))


def _named(words: list[Word], i: int) -> bool:
    """Whether the model takes a word that is seldom a name for a part of one (May, March, Will)."""
    word = words[i]
    if word.lower in _MONTHS and i and (words[i - 1].lower in _WITHIN or words[i - 1].text.isdigit()):
        return False  # "in May Arco lost"
    if word.lower in {"the", "a", "an", "i", "mr", "mrs", "ms", "dr", "this", "that", "in", "on", "at"}:
        return False
    if _is_forename(words, i):
        return True
    if word.i == 0 and word.lower.endswith("er") and len(words) > 1 and words[1].text.islower():
        return False  # "Calmer weather"
    return (
        word.entity in {"PERSON", "ORG", "FAC", "GPE"}
        and word.tag.startswith(("NNP", "CD"))
        and word.text.isalpha()
    )


def _is_forename(words: list[Word], i: int) -> bool:
    """ "Will Young sang", "April Frost, a teacher,": a first name before a last one, and no question."""
    known, word = gazetteer.load(), words[i]
    if i + 1 >= len(words) or words[-1].text == "?" or word.text not in known.first_names:
        return False
    last = words[i + 1].text
    return last in known.last_names and not known.well_known(last)
