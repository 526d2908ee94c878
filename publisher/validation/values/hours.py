"""Days and hours in which something is open, as schema.org writes them and as people do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from publisher.gazetteer import tongues
from publisher.validation.values import spoken

_TWO: Final = {name: name[:2] for name in tongues.DAYS}
_ALL_DAYS: Final = frozenset({"daily", "everyday", "täglich", "diario", "dagelijks", "щодня"})
_DASH: Final = r"\s*(?:[-–—]|\b(?:to|till|until|bis|à|au|a|al|tot|do)\b)\s*"


def opening(text: str) -> str | None:
    """Days and hours as schema.org writes them: `Mo-Fr 10:00-17:00` for `Monday to Friday, 10am-5pm`."""
    match = re.fullmatch(
        r"(?P<days>[^\d]+?)[\s,:]*(?P<hours>\d.*)", " ".join(text.replace("noon", "12pm").split())
    )
    if match is None:
        return None
    days, hours = _opening_days(match["days"]), _opening_hours(match["hours"])
    return f"{days} {hours}" if days and hours else None


def _opening_days(text: str) -> str | None:
    """One day, or the first and the last of several."""
    bare = text.strip(" ,:").lower()
    if bare in _ALL_DAYS:
        return "Mo-Su"
    written = [end.strip(" .") for end in re.split(r"\s*[-–—]\s*", bare)]
    if short := _of_one_language(written):
        return "-".join(short)
    ends = [_TWO.get(_of_day(end) or "", "") for end in re.split(_DASH, bare)]
    return "-".join(ends) if len(ends) < 3 and all(ends) else None


_SHORT: Final = {
    "nl": "ma di wo do vr za zo",
    "de": "mo di mi do fr sa so",
    "fr": "lu ma me je ve sa di",
    "es": "lu ma mi ju vi sa do",
    "it": "lu ma me gi ve sa do",
    "sv": "må ti on to fr lö sö",
    "da": "ma ti on to fr lø sø",
    "pl": "pn wt śr cz pt so nd",
    "fi": "ma ti ke to pe la su",
}
"""The days of the week in two letters, from Monday."""


def _of_one_language(written: list[str]) -> list[str] | None:
    """The days of schema.org for one or two in two letters, if these are days of no language but alike."""
    days = [*_TWO.values()]
    found = {
        tuple(days[names.index(one)] for one in written)
        for names in (line.split() for line in _SHORT.values())
        if all(one in names for one in written)
    }
    return list(found.pop()) if len(found) == 1 and len(written) < 3 else None


def _of_day(word: str) -> str | None:
    word = word.strip(" ,.:")
    short = {name[:2].lower(): name for name in _TWO}
    return short.get(word) or spoken.of_week(word)


def _opening_hours(text: str) -> str | None:
    """From when to when, each with its minutes."""
    ends = re.split(_DASH, text.strip().lower())
    told = list(_ends(ends)) if len(ends) == 2 else []
    return "-".join(told) if len(told) == 2 and told[0] < told[1] else None


def _ends(ends: list[str]) -> Iterator[str]:
    for end in ends:
        bare = end.strip(" .").removesuffix("uhr").strip()
        found = (
            f"{int(bare):02}:00" if bare.isdecimal() and int(bare) < 24 and "m" not in "".join(ends) else None
        )
        if found := found or spoken.clock(bare):
            yield found
