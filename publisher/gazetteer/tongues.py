"""What languages, countries, currencies, days and months are called in the languages of the world, by CLDR.

A name that means two things in two languages means nothing here: `listopad` is October in Zagreb and November
in Prague. Babel takes a second to tell all names, so they are packed into a small file once, like the places.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from publisher.gazetteer import packs

NAME = "tongues.pack"
LANGUAGE, COUNTRY, CURRENCY, DAY, MONTH = "language", "country", "currency", "day", "month"

SPOKEN = (
    *("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "nn", "fi", "is", "et", "lv", "lt", "pl"),
    *("cs", "sk", "sl", "hr", "sr", "bs", "mk", "bg", "ro", "hu", "el", "tr", "ru", "uk", "be", "ka", "hy"),
    *("az", "kk", "uz", "ar", "he", "fa", "ur", "hi", "bn", "ta", "te", "ml", "mr", "gu", "kn", "pa", "ne"),
    *("si", "th", "vi", "id", "ms", "fil", "km", "lo", "my", "zh", "ja", "ko", "mn", "ca", "eu", "gl", "ga"),
    *("cy", "mt", "sq", "af", "sw", "am"),
)
"""The languages whose names for things are known."""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WIDTHS = ("wide", "abbreviated")


def language(name: str) -> str | None:
    """The tag of a language by what it is called in any language: `português`, `Brazilian Portuguese`."""
    return _meant(LANGUAGE, name)


def country(name: str) -> str | None:
    """The code of a country by what it is called in any language."""
    return _meant(COUNTRY, name)


def currency(name: str) -> str | None:
    """The code of a currency by what it is called in any language, also of several of its coins."""
    return _meant(CURRENCY, name)


def weekday(name: str) -> str | None:
    """The English name of a day of the week, by its name or its short form in any language."""
    return _meant(DAY, name)


def month(name: str) -> int | None:
    """The number of a month, by its name or its short form in any language."""
    found = _meant(MONTH, name)
    return int(found) if found else None


def fold(name: str) -> str:
    """A name without case, points at its end and blanks around it."""
    return " ".join(name.casefold().split()).rstrip(".")


def _meant(kind: str, name: str) -> str | None:
    return load().get((kind, fold(name)))


@functools.cache
def load() -> dict[tuple[str, str], str]:
    """Every name with its kind -> what it means."""
    lines = (line.split("\t") for line in packs.read(NAME, build).split("\n"))
    return {(kind, name): meant for kind, name, meant in lines}


def build() -> str:
    """The pack: a line for each kind and name that means one thing, with what it means."""
    from babel import Locale

    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for spoken in SPOKEN:
        for kind, name, meant in _names(Locale(spoken)):
            if folded := fold(name):
                found[kind, folded].add(meant)
    lines = ((kind, name, *meant) for (kind, name), meant in found.items() if len(meant) == 1)
    return "\n".join("\t".join(line) for line in sorted(lines))


def _names(locale: Any) -> Iterator[tuple[str, str, str]]:
    """What one language calls everything: kind, name, and what is meant."""
    for tag, name in locale.languages.items():
        if len(tag.split("_")[0]) == 2:
            yield LANGUAGE, name, tag.replace("_", "-")
    for code, name in locale.territories.items():
        if len(code) == 2 and code.isalpha() and code not in packs.NO_COUNTRIES:
            yield COUNTRY, name, code
    for code in _tender():
        yield from ((CURRENCY, name, code) for name in _coins(code, locale))
    for name, number in _of_calendar(locale.days):
        yield DAY, name, DAYS[number]
    for name, number in _of_calendar(locale.months):
        yield MONTH, name, str(number)


@functools.cache
def _tender() -> frozenset[str]:
    """The currencies that somebody can pay with somewhere today."""
    from babel.numbers import get_territory_currencies

    countries = [code for code in _lands() if len(code) == 2 and code.isalpha()]
    return frozenset(code for country in countries for code in get_territory_currencies(country))


def _lands() -> Iterable[str]:
    from babel import Locale

    return Locale("en").territories


def _coins(code: str, locale: Any) -> set[str]:
    """What a language calls a currency: by itself, and one, two or five coins of it."""
    from babel.numbers import get_currency_name

    return {get_currency_name(code, count, locale) for count in (None, 1, 2, 5)}


def _of_calendar(names: Any) -> Iterable[tuple[str, int]]:
    """The names of days or months in a language, as they stand alone and within a date."""
    return [
        (name, number)
        for context in ("format", "stand-alone")
        for width in _WIDTHS
        for number, name in names.get(context, {}).get(width, {}).items()
        if not name.isdecimal()
    ]
