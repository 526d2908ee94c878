"""Years and their parts: halves, quarters, seasons."""

from __future__ import annotations

from datetime import date

from publisher.extractors.times.counting import Made
from publisher.extractors.times.grammar import Piece
from publisher.extractors.times.time import bounds

_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_OTHER_YEAR = {"last": -1, "this": 0, "next": 1}
_NEARLY = 2
"""Months before a season that is "this" one: in April "next summer" is the one after it."""
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def years(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    """ "Between 2017 and 2021", "2017-2021"."""
    first, last = p["y"] or p["y3"], p["y2"] or p["y4"]
    return ("date", f"{first}/{last}") if first < last else None


def new_year(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    """ "The new year": the next, but in its first weeks."""
    return "date", str(today.year + (today.month > 2)) if today is not None else ""


def quarter(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    """ "The second quarter of next year": `2025-Q2`."""
    number = ORDINALS[p["n"]] if p["n"] else int(p["n2"])
    year = p["y"] or p["y2"]
    if not year:
        if today is None:
            return "date", ""
        here = (today.month + 2) // 3
        step = -(number > here and around == "past") + (number < here and around in {"future", "ahead"})
        year = str(today.year + _OTHER_YEAR.get(p["rel"], step))
    return "date", f"{year}-Q{number}"


def half(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    """ "The second half of next year": `2025-H2`."""
    year = int(p["y"] or 0) or (today.year + _OTHER_YEAR.get(p["rel"], 0) if today is not None else 0)
    return "date", f"{year}-H{1 if p['n'] == 'first' else 2}" if year else ""


def season(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    """ "Last winter", "in the spring", "the autumn of 1946": `1946-FA`."""
    if p["y"]:
        return "date", f"{p['y']}-{_SEASONS[p['s']]}"
    if today is None:
        return "date", ""
    year = today.year
    if p["rel"] in {"that", "the same"} and (told := bounds(anchor)) is not None:
        return "date", f"{told[0].year}-{_SEASONS[p['s']]}"
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[_SEASONS[p["s"]]]
    if p["rel"].startswith("last"):
        year -= today.month <= begins + 2 if begins < 12 else 1
    elif p["rel"].startswith("next"):
        year += today.month >= begins - (_NEARLY if begins < 12 else 0)
    elif begins == 12 and today.month < 3:
        year -= 1
    elif p["the"]:
        around = "future" if p.led(("until ", "until at least ", "till ")) else around
        behind = today.month < begins or (begins == 12 and today.month < 12)
        ahead = around in {"future", "present"} and today.month > begins + 2
        year += ahead - (around == "past" and behind)
    return "date", f"{year}-{_SEASONS[p['s']]}"


def year(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    """A year by its figures."""
    return "date", p["y"]
