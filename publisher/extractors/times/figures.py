"""Days in figures alone, in which day and month stand now one and now the other first."""

from __future__ import annotations

import re
from datetime import date

from publisher.extractors.times import counting
from publisher.extractors.times.counting import Made
from publisher.extractors.times.grammar import Piece

_MONTHS = 12
_DAY_FIRST = re.compile(r"(?<![\d/])(?:1[3-9]|2\d|3[01])/[01]?\d/(?:19|20)\d\d(?!\d)")
_MONTH_FIRST = re.compile(r"(?<![\d/])[01]?\d/(?:1[3-9]|2\d|3[01])/(?:19|20)\d\d(?!\d)")
"""Days that tell how a text writes the others."""


def numeric(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    """ "24.11.2024", "24/11/2024", "11/24/2024", "24/11".

    "3/4/2024" is one day here and another there: its weekday tells which, or the other days of the text.
    """
    first, second = int(p["a"]), int(p["b"])
    orders = {(first, second), (second, first)} if p["sign"] == "/" else {(first, second)}
    days = [made for day, month in orders if (made := _dated(p, day, month, around, today)) is not None]
    if p["w"]:
        days = [day for day in days if f"{day:%A}".lower().startswith(p["w"].rstrip(".")[:3])] or days
    if len(days) > 1 and p["y"]:
        text = p.match.string
        told = bool(_DAY_FIRST.search(text)), bool(_MONTH_FIRST.search(text))
        day_first = {(True, False): first, (False, True): second}.get(told)
        days = [day for day in days if day.day == day_first]
    if len(days) == 1:
        return "date", days[0].isoformat()
    return ("date", "") if p["y"] and max(first, second) <= _MONTHS else None


def _dated(p: Piece, day: int, month: int, around: str, today: date | None) -> date | None:
    """A day and a month in the year that is told with them, or in that which the tense asks for."""
    found = []
    for year in [int(p["y"])] if p["y"] else [today.year + k for k in (-1, 0, 1)] if today else []:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return found[0] if p["y"] and found else counting.of_these(found, around, today) if today else None
