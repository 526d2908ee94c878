"""What a text says of the country it is about without naming it: its money, offices, spelling, dates."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Mapping

from publisher.extractors import lexicon

MOST = 3.0
"""However many signs there are, they weigh no more than so many mentions of a country's people."""
SPELT = 0.8
"""The most that spelling weighs: a text that is written in a country may be about another."""
LONGEST = 20_000
"""So much of a text is looked at: the signs of a country come early, or are many."""

_BRITISH = ("GB", "IE", "AU", "NZ", "ZA", "IN")
_NOON = ("am", "pm")
_SPRING_TO_AUTUMN = ("Jan", "Feb", "March", "April", "May", "June", "July", "August", "September")
_FORMS: tuple[tuple[re.Pattern[str], tuple[str, ...], float, tuple[str, ...]], ...] = (
    (
        re.compile(r"\b(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\. \d"),
        ("US", "CA"),
        1.0,
        ("Jan. ", "Feb. ", "Aug. ", "Sept. ", "Oct. ", "Nov. ", "Dec. "),
    ),
    (
        re.compile(r"\b(?:January|February|April|June|July|August|September) \d\d?\b"),
        ("US", "CA"),
        0.4,
        _SPRING_TO_AUTUMN,
    ),
    (
        re.compile(r"\b\d\d? (?:January|February|March|April|May|June|July|August|September)\b"),
        _BRITISH,
        0.6,
        _SPRING_TO_AUTUMN,
    ),
    (
        re.compile(r"\b\d\d? (?:October|November|December)\b"),
        _BRITISH,
        0.6,
        ("October", "November", "December"),
    ),
    (re.compile(r"\d ?[ap]\.m\."), ("US", "CA"), 0.5, (".m.",)),
    (re.compile(r"\b\d\d?[.:]\d\d[ap]m\b"), ("GB", "IE", "AU", "NZ"), 0.7, _NOON),
    (re.compile(r"\b\d\d?\.\d\d[ap]m\b"), ("GB", "IE"), 0.4, _NOON),
    (re.compile(r"\b\d\d?[ap]m\b"), ("GB", "IE", "AU", "NZ"), 0.5, _NOON),
    (
        re.compile(r"\b(?:colou?red|(?:col|lab|harb|neighb|fav|hon|rum)our\w*)\b"),
        (*_BRITISH, "CA"),
        0.5,
        ("colored", "our"),
    ),
    (
        re.compile(r"\b(?:centre|theatre|metres|kilometres|litres)\b"),
        (*_BRITISH, "CA"),
        0.5,
        ("centre", "theatre", "metres", "litres"),
    ),
    (
        re.compile(r"\b(?:programme|organis\w+|apologis\w+|recognis\w+|licence|cheque)\b"),
        _BRITISH,
        0.5,
        ("programme", "organis", "apologis", "recognis", "licence", "cheque"),
    ),
    (
        re.compile(r"\b(?:center|theater|harbor|neighbor\w*|color|labor|favor\w*|honor\w*)\b"),
        ("US",),
        0.6,
        ("center", "theater", "harbor", "neighbor", "color", "labor", "favor", "honor"),
    ),
    (
        re.compile(r"\b(?:program|organiz\w+|apologiz\w+|recogniz\w+|license)\b"),
        ("US", "CA"),
        0.4,
        ("program", "organiz", "apologiz", "recogniz", "license"),
    ),
    (re.compile(r"\bper cent\b"), (*_BRITISH, "CA"), 0.4, ("per cent",)),
    (re.compile(r"(?<![A-Z])\$\d"), ("US", "CA", "AU", "NZ"), 0.4, ("$",)),
)
"""How dates, times, and words are written where, and pieces of which a text must have one to have them."""


@functools.lru_cache(maxsize=4)
def signs(text: str) -> Mapping[str, float]:
    """How much speaks for each country, each sign counted once; those of few countries weigh more."""
    text = text[:LONGEST]
    found: defaultdict[str, float] = defaultdict(float)
    table = lexicon.words("signs of a country")
    for sign in {*lexicon.standing("signs of a country", text.replace("’", "'").lower())}:
        codes = table[sign].split()
        for code in codes:
            found[code] += 1.2 / len(codes) ** 0.7
    told, spelt = {code: min(weight, MOST) for code, weight in found.items()}, _written(text)
    return {code: told.get(code, 0.0) + spelt.get(code, 0.0) for code in told | spelt}


def _written(text: str) -> dict[str, float]:
    """What the spelling tells: where it was written, which is often where it plays."""
    found: defaultdict[str, float] = defaultdict(float)
    for pattern, written, weight, pieces in _FORMS:
        if any(piece in text for piece in pieces) and pattern.search(text):
            for code in written:
                found[code] += weight
    return {code: min(weight, SPELT) for code, weight in found.items()}
