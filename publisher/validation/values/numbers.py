"""Rules on numbers, truth values, prices and coordinates."""

# ruff: noqa: SIM905

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from publisher.validation.faults import Fault, Fix, Rule, Spot, shown
from publisher.validation.slots import YEARS
from publisher.validation.values import restored, spoken
from publisher.validation.values.times import LONGEST

_NUMBER: Final = re.compile(r"[+-]?\d{1,18}(?:\.\d{1,18})?", re.ASCII)


def number_as_text(spot: Spot) -> Iterator[Fault]:
    """A number written as a text: `"812"` instead of `812`.

    Most consumers read it, strict ones do not. Take the quotes away. A year is the same year in both, and the
    commonest plug-in for WordPress writes `"copyrightYear": "2026"`, so that is only an info.
    """
    if isinstance(spot.value, str) and _NUMBER.fullmatch(spot.value.strip()):
        number = float(spot.value) if "." in spot.value else int(spot.value)
        yield Fault(
            "info" if spot.term in YEARS and is_year(number) else "warning",
            f"{spot.term} is a number, and {shown(spot.value)!r} is a text",
            spot.term,
            "a number",
            shown(spot.value),
            str(number),
            Fix("replace", number) if abs(number) < 2**53 else None,
        )


def not_a_number(spot: Spot) -> Iterator[Fault]:
    """A text that is no number where schema.org expects one: `"about 500"`, `"1,200"`.

    Write the number alone, without words, signs and separators.
    """
    value = spot.value
    if isinstance(value, str) and not _NUMBER.fullmatch(value.strip()):
        plain = re.sub(r"[,\s'_ ]", "", value)
        better = plain if _NUMBER.fullmatch(plain) and re.fullmatch(r"[\d,\s'_ ]+", value) else None
        of = re.fullmatch(r"(\d{1,9})\s+[^\W\d_]{3,20}", value.strip())
        if of and not _FACTORS.search(value):
            better = of[1]
        yield Fault(
            "error",
            f"{spot.term} is a number, and {shown(value)!r} is none",
            spot.term,
            "a number",
            shown(value),
            better,
        )


_FACTORS: Final = re.compile(r"thousand|million|billion|tausend|mil|hundred|dozen|tys|тис|тыс|млн", re.I)
"""What a number is to be multiplied by."""


def not_a_whole_number(spot: Spot) -> Iterator[Fault]:
    """A number that is negative or has a fraction where something is counted."""
    value = spot.value
    if isinstance(value, int | float) and not isinstance(value, bool) and (value < 0 or value % 1):
        yield Fault(
            "error", f"{spot.term} counts, and {value} is no count", spot.term, "a whole number", str(value)
        )


def is_from_zero(number: float) -> bool:
    """Whether a number is beyond doubt a count or an amount; fractions need `not_a_whole_number`."""
    return number.__class__ is int and number >= 0


def below_zero(spot: Spot) -> Iterator[Fault]:
    """A size, a place in an order, an age or an offset below zero: `"width": -600`."""
    from_end = spot.term in BOUNDS and BOUNDS[spot.term][0] < 0
    if isinstance(spot.value, int | float) and spot.value < 0 and not from_end:
        yield Fault(
            "warning",
            f"{spot.term} cannot be {spot.value}",
            spot.term,
            "a number from 0 on",
            str(spot.value),
        )


BOUNDS: Final[dict[str, tuple[float, float]]] = {
    "byMonth": (1, 12),
    "byMonthDay": (-31, 31),
    "byMonthWeek": (-6, 6),
    "height": (0.001, 1e6),
    "width": (0.001, 1e6),
}
"""The least and the most that numbers of some properties can be."""


def is_within(least: float, most: float, number: float) -> bool:
    """Whether a number is one of those that can be, and not 0 where days are counted from both ends."""
    return least <= number <= most and number != 0


def out_of_bounds(spot: Spot) -> Iterator[Fault]:
    """A number that cannot be: month 13, day 32 of a month, a picture with the width 0."""
    value = spot.value
    least, most = BOUNDS[spot.term]
    if isinstance(value, int | float) and not is_within(least, most, value) and (value >= 0 or least < 0):
        yield Fault(
            "warning",
            f"{spot.term} cannot be {value}",
            spot.term,
            f"a number up to {most:g}",
            str(value),
        )


def not_a_year(spot: Spot) -> Iterator[Fault]:
    """A number that is no year: `"copyrightYear": 20244`. A year has four digits and no fraction."""
    if isinstance(spot.value, int | float) and not is_year(spot.value):
        yield Fault("warning", f"{spot.value} is no year", spot.term, "a year, such as 2024", str(spot.value))


def is_year(number: float) -> bool:
    """Whether a number is a year of four digits."""
    return number.__class__ is int and 1000 <= number <= 9999


def is_not_below_zero(number: float) -> bool:
    """Whether a number is a size or a place in an order."""
    return number >= 0


_BOOLEANS: Final = frozenset(
    f"{prefix}{word}"
    for prefix in ("", "https://schema.org/", "http://schema.org/", "schema:")
    for word in ("True", "False")
)


def is_fine_boolean(text: str) -> bool:
    """Whether a text is the address of schema.org's `True` or `False`, which stand for the JSON values."""
    return text in _BOOLEANS and ":" in text


def is_boolean(identity: Any) -> bool:
    """Whether an identity is that of schema.org's `True` or `False`: `{"@id": "https://schema.org/False"}`."""
    return isinstance(identity, str) and is_fine_boolean(identity)


def boolean_as_text(spot: Spot) -> Iterator[Fault]:
    """A truth value written as a text: `"False"` instead of `false`.

    Programs take every text that is not empty for true, so `"False"` may open a paywall. Take the quotes
    away.
    """
    word = spot.value.strip().lower() if isinstance(spot.value, str) else ""
    if word in ("true", "false"):
        yield Fault(
            "warning",
            f"{spot.term} is true or false, and {shown(spot.value)!r} is a text",
            spot.term,
            "true or false",
            shown(spot.value),
            word,
            Fix("replace", word == "true"),
        )


def not_a_boolean(spot: Spot) -> Iterator[Fault]:
    """Something else where schema.org expects `true` or `false`: `"yes"`, `1`, `"free"`."""
    word = str(spot.value).strip().lower()
    if word in ("true", "false"):
        return
    meant = spoken.truth(word, spot.term)
    better = None if meant is None else str(meant).lower()
    yield Fault(
        "error",
        f"{spot.term} is true or false, and {shown(spot.value)!r} is neither",
        spot.term,
        "true or false",
        shown(spot.value),
        better,
    )


_PRICE: Final = re.compile(r"\d{1,15}(?:\.\d{1,6})?", re.ASCII)


def is_fine_price(text: str) -> bool:
    """Whether a text is an amount as schema.org wants it: digits and a point."""
    return _PRICE.fullmatch(text) is not None and text[-4:-3] != "." and text[:5] != "99999"


def improbable_price(spot: Spot) -> Iterator[Fault]:
    """A price that is hardly meant: of nines alone, or with three places where its currency has two.

    Shops write `999999` for what is not sold yet. `1.450` is a thousand and more in some countries, and 1.45
    for who reads JSON: write `1450`.
    """
    value = spot.value.strip() if isinstance(spot.value, str) else ""
    if not _PRICE.fullmatch(value):
        return
    coin = spot.node.get("priceCurrency")
    thousands = value[-4:-3] == "." and isinstance(coin, str) and coin not in _OF_THREE_PLACES
    if thousands or re.fullmatch(r"9{5,}(?:\.9+)?", value):
        yield Fault("warning", f"{value} is hardly meant", spot.term, "digits and a point", value)


_OF_THREE_PLACES: Final = frozenset(
    {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND", "BTC", "ETH", "XRP", "LTC", "CLF"}
)
"""Currencies that have more than a hundred parts."""


def malformed_price(spot: Spot) -> Iterator[Fault]:
    """A price with a sign, a word, a comma, or below zero: `$10`, `10,50`, `from 12`.

    Write the number alone with a point (`10.50`), the currency in `priceCurrency`, and 0 for what is free.
    """
    value = spot.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        if value < 0:
            yield Fault("error", f"{value} is no price", spot.term, "a number from 0 on", str(value))
        return
    if not isinstance(value, str) or not value.strip() or _PRICE.fullmatch(value):
        return
    yield Fault(
        "error",
        f"{shown(value)!r} is no price",
        spot.term,
        "digits and a point, such as 10.50",
        shown(value),
        _price(value),
    )


def _price(text: str) -> str | None:
    if text.strip(" .!").casefold() in _FOR_NOTHING:
        return "0"
    text = re.sub(r"(?<=\d)[,.](?:-|–|—)+", "", text[:LONGEST])  # "12,-"
    found = re.findall(r"\d[\d.,' ]*\d|\d", text)
    if len(found) != 1 or "-" in text:
        return None
    number = re.sub(r"[' ]", "", found[0])
    if match := re.fullmatch(r"(\d{1,3}(?:\.\d{3})+|\d+),(\d{1,2})", number):
        number = match[1].replace(".", "") + "." + match[2]
    elif re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", number):
        number = number.replace(",", "")
    return number if _PRICE.fullmatch(number) else None


_FOR_NOTHING: Final = frozenset(
    (
        "free|free entry|free admission|free of charge|no charge|admission free|gratis|kostenlos|kostenfrei"
        "|eintritt frei|freier eintritt|gratuit|entrée libre|entrée gratuite|gratuito|gratuita|entrada libre"
        "|entrada gratuita|acceso libre|entrada livre|entrada franca|ingresso libero|ingresso gratuito"
        "|gratis toegang|gratis entré|fri entré|wstęp wolny|bezpłatnie|вхід вільний|безкоштовно|бесплатно"
        "|вход свободный|無料|免费|무료"
    ).split("|")
)
"""What people write for a price of nothing, in small letters."""


def is_fine_latitude(text: str) -> bool:
    """Whether a text is a number between -90 and 90."""
    return _NUMBER.fullmatch(text) is not None and abs(float(text)) <= 90


def is_fine_longitude(text: str) -> bool:
    """Whether a text is a number between -180 and 180."""
    return _NUMBER.fullmatch(text) is not None and abs(float(text)) <= 180


def is_latitude(number: float) -> bool:
    """Whether there is such a latitude on Earth."""
    return -90 <= number <= 90


def is_longitude(number: float) -> bool:
    """Whether there is such a longitude on Earth."""
    return -180 <= number <= 180


def impossible_coordinate(spot: Spot) -> Iterator[Fault]:
    """A latitude or longitude that is not on Earth, or no decimal number: `50,45`, `50°27'N`, `251.3`.

    Write degrees as a number with a point, south and west below zero, and do not mistake one for the other.
    """
    value, most = spot.value, 90 if spot.term == "latitude" else 180
    if isinstance(value, int | float) and not isinstance(value, bool):
        if abs(value) <= most:
            return
        why = f"no place on Earth has the {spot.term} {value}"
    elif isinstance(value, str) and value.strip():
        number = _NUMBER.fullmatch(value)
        why = f"no place on Earth has the {spot.term} {value}" if number else f"{shown(value)!r} is no number"
    else:
        return
    better = None
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        comma = re.fullmatch(r"-?\d{1,3},\d+", value)
        both = re.fullmatch(r"(-?\d{1,2}\.\d+), ?(-?\d{1,3}\.\d+)", value)
        if both:
            better = both[1 if spot.term == "latitude" else 2]
        else:
            better = value.replace(",", ".") if comma else restored.degrees(value, spot.term)
    expected = f"a number from -{most} to {most}"
    yield Fault("error", why, spot.term, expected, shown(value), better)


is_fine_quantity: Final[Callable[[str], Any]] = re.compile(r"\s*[<>~]?\s*\d(?!.*(?:[%×]|\d\s?x\s?\d))").match
"""Whether a text is a quantity as schema.org wants it: a number, then its unit (`60 px`)."""


def quantity_in_words(spot: Spot) -> Iterator[Fault]:
    """A length, mass or energy that is no number with a unit: `sixty pixels`, `100%`. Write `60 px`."""
    yield Fault(
        "warning",
        f"{shown(spot.value)!r} is no quantity",
        spot.term,
        "a number and its unit, such as 60 px",
        shown(spot.value),
    )


RULES: Final[tuple[Rule, ...]] = (
    number_as_text,
    not_a_number,
    not_a_whole_number,
    below_zero,
    out_of_bounds,
    not_a_year,
    boolean_as_text,
    not_a_boolean,
    malformed_price,
    improbable_price,
    impossible_coordinate,
    quantity_in_words,
)
