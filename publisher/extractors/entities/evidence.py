"""What a text says of the country it is about without naming it: its money, offices, spelling, dates."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import TypeAlias

from publisher.extractors import lexicon

MOST = 3.0
"""However many signs there are, they weigh no more than so many mentions of a country's people."""
SPELT = 0.8
"""The most that spelling weighs: a text that is written in a country may be about another."""
LONGEST = 20_000
"""So much of a text is looked at: the signs of a country come early, or are many."""

_BRITISH = ("GB", "IE", "AU", "NZ", "ZA", "IN")
_Form: TypeAlias = tuple[re.Pattern[str], tuple[str, ...]]
"""A way to write something, and pieces of which a text must have one to have it: quicker to look for."""


def _words(*listed: str) -> _Form:
    """Any of these words; one with a star goes on: "organis*"."""
    forms = "|".join(word.replace("*", r"\w*") for word in listed)
    return re.compile(rf"\b(?:{forms})\b"), tuple(word.strip("*") for word in listed)


def _figures(pattern: str, *pieces: str) -> _Form:
    """What is written with figures, one of the pieces in it."""
    return re.compile(pattern.replace("MONTH", "|".join(pieces))), pieces


_SPRING_TO_AUTUMN = ("January", "February", "April", "June", "July", "August", "September")
_FORMS: tuple[tuple[_Form, tuple[str, ...], float], ...] = (
    (_figures(r"\b(?:MONTH)\. \d", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec"), ("US", "CA"), 1.0),
    (_figures(r"\b(?:MONTH) \d\d?\b", *_SPRING_TO_AUTUMN), ("US", "CA"), 0.4),
    (_figures(r"\b\d\d? (?:MONTH)\b", *_SPRING_TO_AUTUMN, "March", "May"), _BRITISH, 0.6),
    (_figures(r"\b\d\d? (?:MONTH)\b", "October", "November", "December"), _BRITISH, 0.6),
    (_figures(r"\d ?[ap]\.m\.", ".m."), ("US", "CA"), 0.5),
    (_figures(r"\b\d\d?[.:]\d\d[ap]m\b", "am", "pm"), ("GB", "IE", "AU", "NZ"), 0.7),
    (_figures(r"\b\d\d?\.\d\d[ap]m\b", "am", "pm"), ("GB", "IE"), 0.4),
    (_figures(r"\b\d\d?[ap]m\b", "am", "pm"), ("GB", "IE", "AU", "NZ"), 0.5),
    (_figures(r"(?<![A-Z])\$\d", "$"), ("US", "CA", "AU", "NZ"), 0.4),
    (
        _words("colour*", "labour*", "harbour*", "neighbour*", "favour*", "honour*", "rumour*"),
        (*_BRITISH, "CA"),
        0.5,
    ),
    (_words("centre", "theatre", "metres", "kilometres", "litres"), (*_BRITISH, "CA"), 0.5),
    (_words("per cent"), (*_BRITISH, "CA"), 0.4),
    (_words("programme", "organis*", "apologis*", "recognis*", "licence", "cheque"), _BRITISH, 0.5),
    (
        _words("center", "theater", "harbor", "neighbor*", "color", "labor", "favor*", "honor*"),
        ("US",),
        0.6,
    ),
    (_words("program", "organiz*", "apologiz*", "recogniz*", "license"), ("US", "CA"), 0.4),
)
"""How dates, times, and words are written where."""


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
    for (pattern, pieces), written, weight in _FORMS:
        if any(piece in text for piece in pieces) and pattern.search(text):
            for code in written:
                found[code] += weight
    return {code: min(weight, SPELT) for code, weight in found.items()}
