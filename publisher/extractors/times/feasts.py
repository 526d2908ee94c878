"""Days of the year that have names: fixed ones, those counted from Easter, the nth weekday of a month."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

_FIXED = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "epiphany": (1, 6),
    "burns night": (1, 25),
    "australia day": (1, 26),
    "waitangi day": (2, 6),
    "valentine's day": (2, 14),
    "st david's day": (3, 1),
    "st patrick's day": (3, 17),
    "st george's day": (4, 23),
    "anzac day": (4, 25),
    "may day": (5, 1),
    "juneteenth": (6, 19),
    "canada day": (7, 1),
    "fourth of july": (7, 4),
    "july fourth": (7, 4),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "bonfire night": (11, 5),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
    "st andrew's day": (11, 30),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "hogmanay": (12, 31),
}
_FROM_EASTER = {
    "shrove tuesday": -47,
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "holy saturday": -1,
    "easter saturday": -1,
    "easter sunday": 0,
    "easter day": 0,
    "easter monday": 1,
    "easter tuesday": 2,
    "ascension day": 39,
    "whit sunday": 49,
    "pentecost": 49,
    "whit monday": 50,
}
_NTH = {
    "martin luther king day": (1, 0, 3),
    "martin luther king jr. day": (1, 0, 3),
    "presidents' day": (2, 0, 3),
    "presidents day": (2, 0, 3),
    "memorial day": (5, 0, -1),
    "labor day": (9, 0, 1),
    "labour day": (9, 0, 1),
    "columbus day": (10, 0, 2),
    "thanksgiving": (11, 3, 4),
    "thanksgiving day": (11, 3, 4),
    "black friday": (11, 3, 4),
    "remembrance sunday": (11, 6, 2),
}
"""Month, weekday, which of them: -1 is the last."""


def on(name: str, year: int) -> date:
    """The day a feast falls on in a year. Raises KeyError for what is none."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _FROM_EASTER:
        return easter(year) + timedelta(_FROM_EASTER[name])
    month, weekday, nth = _NTH[name]
    days = [week[weekday] for week in calendar.monthcalendar(year, month) if week[weekday]]
    day = date(year, month, days[nth if nth < 0 else nth - 1])
    return day + timedelta(1) if name == "black friday" else day


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the rule of Meeus, Jones and Butcher."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
