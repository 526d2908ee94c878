"""Which numbers a property takes, and which rules look at one that it does not simply take."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from publisher.validation import structure
from publisher.validation.faults import Rule
from publisher.validation.slots import YEARS, Slot, counts, is_size
from publisher.validation.values import dates, numbers

_FINE: dict[str, Callable[[Any], bool]] = {
    "latitude": numbers.is_latitude,
    "longitude": numbers.is_longitude,
    "price": numbers.is_from_zero,
}
"""The quick test of a number, where one number is better than another."""

_RULES: dict[str, tuple[Rule, ...]] = {
    "boolean": (numbers.not_a_boolean,),
    "date": (dates.date_not_iso,),
    "latitude": (numbers.impossible_coordinate,),
    "longitude": (numbers.impossible_coordinate,),
    "number": (numbers.not_a_whole_number,),
    "price": (numbers.malformed_price,),
    "time": (dates.date_not_iso,),
    "email": (structure.number_for_text,),
    "text": (structure.number_for_text,),
    "language": (structure.number_for_text,),
    "country": (structure.number_for_text,),
    "currency": (structure.number_for_text,),
}
"""What may be wrong with a number that the property does not simply take."""


def test(taken: Slot) -> Callable[[Any], bool] | None:
    """The quick test of a number in a property; None where none is taken, or any is right."""
    if taken.plain.isdisjoint({int, float}):
        return None
    if counts(taken.name):
        return numbers.is_from_zero
    if taken.name in YEARS:
        return numbers.is_year
    if taken.name in numbers.BOUNDS:
        return partial(numbers.is_within, *numbers.BOUNDS[taken.name])
    return numbers.is_not_below_zero if is_size(taken.name) else _FINE.get(taken.form)


def rules_of(taken: Slot) -> tuple[Rule, ...]:
    """What may be wrong with a number that a property does not simply take."""
    if not taken.plain.isdisjoint({int, float}):
        if taken.name in YEARS:
            return (numbers.not_a_year,)
        if taken.name in numbers.BOUNDS:
            return (numbers.below_zero, numbers.out_of_bounds)
        if is_size(taken.name):
            return (numbers.below_zero,)
    return _RULES.get(taken.form, (structure.number_for_object,))
