"""A rule on countries that are called by what their people are called."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Final

from publisher.gazetteer import pack
from publisher.validation.faults import Fault, Rule, Spot, shown


@cache
def _peoples() -> dict[str, str]:
    """The codes of countries by the words for their people and what is theirs."""
    return {
        word: code
        for code, words in pack.rows("demonyms.tsv")
        for word in words.split("; ")
        if len(code) == 2
    }


def land_of(people: str) -> str | None:
    """The country of a people, by a word for it; None for any other word."""
    from babel import Locale

    code = _peoples().get(people.strip())
    return str(Locale("en").territories[code]) if code else None


def nation(text: str) -> str | None:
    """A country as an object, for a nationality that is told by the people; None for any other text."""
    land = land_of(text[:40])
    return json.dumps({"@type": "Country", "name": land}, ensure_ascii=False) if land else None


def is_fine_land(text: str) -> bool:
    """Whether a text is beyond doubt no word for a people."""
    return text not in _peoples()


def people_for_country(spot: Spot) -> Iterator[Fault]:
    """A country that is called as its people are: `Spanish` for `Spain`.

    A `nationality` is a country, and nobody finds one of that name. Write the country's own.
    """
    value = spot.value
    if isinstance(value, str) and not is_fine_land(value):
        better = land_of(value)
        yield Fault(
            "warning", f"{shown(value)!r} is no country", spot.term, "a country", shown(value), better
        )


RULES: Final[tuple[Rule, ...]] = (people_for_country,)
