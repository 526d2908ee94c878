"""Where a name may begin and how far it goes: runs of capitalised words, over what joins them."""

from __future__ import annotations

from collections.abc import Iterator

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities import bridges, roles
from publisher.extractors.entities.capitals import QUOTES, capital, goes_on
from publisher.extractors.entities.thing import is_of_the_name
from publisher.extractors.reading import Sentence, Word, spelt

_MONTHS = frozenset({"march", "april", "may", "june", "august"})
"""Months that are words or names as well."""
_WITHIN = frozenset({"in", "since", "until", "during", "last", "next", "this", "late", "early", "mid"})


def find(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words, with the small words that names have inside."""
    words = sentence.words
    n = len(words)
    i = 0
    while i < n:
        if not capital(words[i]) or _is_tool(words, i) or (_never(words, i) and not _named(words, i)):
            i += 1
            continue
        j = i + 1
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


def _is_tool(words: list[Word], i: int) -> bool:
    """ "Held on Zoom": where people meet, and no place."""
    led = i > 0 and words[i - 1].lower in {"on", "over", "via"}
    return led and words[i].lower in lexicon.group("meeting tools")


def _never(words: list[Word], i: int) -> bool:
    """Whether a capital says nothing: a word of the calendar, or one that only begins its sentence."""
    lower = words[i].lower
    if lower in lexicon.words("calendar"):
        return True
    opens = i == 0 or words[i - 1].text in QUOTES | {":", "-", "–", "—", ".", "(", ";"}
    if lower == "the" and i + 1 < len(words) and is_of_the_name(spelt(words[i : i + 2])):
        return False
    if not opens:
        return lower in {"i", "i'm", "mr", "mrs", "ms", "the", "a", "an"} or (
            not words[i].tag and lower in {"of", "and", "in"}
        )
    following = words[i + 1] if i + 1 < len(words) else None
    two = f"{words[i].text} {following.text}" if following is not None else ""
    listed = bool(two) and (two in gazetteer.load() or two in gazetteer.load().organizations)
    onward = following is not None and following.text[0].isupper() and following.lower in roles.ONWARD
    return lower in lexicon.words("never names") and not listed and not onward


def _named(words: list[Word], i: int) -> bool:
    """Whether the model takes a word that is seldom a name for a part of one (May, March, Will)."""
    word = words[i]
    if word.lower in _MONTHS and i and (words[i - 1].lower in _WITHIN or words[i - 1].text.isdigit()):
        return False  # "in May Arco lost"
    if word.lower in {"the", "a", "an", "i", "mr", "mrs", "ms", "dr", "this", "that", "in", "on", "at"}:
        return False
    return (
        word.entity in {"PERSON", "ORG", "FAC", "GPE"}
        and word.tag.startswith(("NNP", "CD"))
        and word.text.isalpha()
    )
