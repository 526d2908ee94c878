"""Days of the year that have names: fixed ones, those counted from Easter, the nth weekday of a month.

And those that are told by the moon, of which some are kept on other days in other countries.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

_FIXED = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "epiphany": (1, 6),
    "burns night": (1, 25),
    "st brigid's day": (2, 1),
    "australia day": (1, 26),
    "waitangi day": (2, 6),
    "valentine's day": (2, 14),
    "st david's day": (3, 1),
    "st patrick's day": (3, 17),
    "st george's day": (4, 23),
    "anzac day": (4, 25),
    "may day": (5, 1),
    "international women's day": (3, 8),
    "juneteenth": (6, 19),
    "canada day": (7, 1),
    "fourth of july": (7, 4),
    "july fourth": (7, 4),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "guy fawkes night": (11, 5),
    "bonfire night": (11, 5),
    "remembrance day": (11, 11),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
    "st andrew's day": (11, 30),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "st stephen's day": (12, 26),
    "hogmanay": (12, 31),
    "orthodox christmas": (1, 7),
    "orthodox christmas day": (1, 7),
}
_FROM_EASTER = {
    "shrove tuesday": -47,
    "pancake day": -47,
    "mothering sunday": -21,
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "holy saturday": -1,
    "easter saturday": -1,
    "easter sunday": 0,
    "easter": 0,
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


_BANK_HOLIDAYS = {
    "may": (5, 1),
    "early may": (5, 1),
    "late may": (5, -1),
    "spring": (5, -1),
    "whit": (5, -1),
    "june": (6, 1),
    "october": (10, -1),
}
_MUSLIM = {
    "ramadan": (9, 1, 30),
    "ramzan": (9, 1, 30),
    **dict.fromkeys(("eid al-fitr", "eid ul-fitr", "eid-ul-fitr"), (10, 1, 1)),
    **dict.fromkeys(("eid al-adha", "eid ul-adha", "eid-ul-adha"), (12, 10, 1)),
}
"""The month and day on which they begin, and how many days later they can still be."""
_HIJRA = 227_015 - 354 - 30 - 1
_LUNAR_NEW_YEAR = {
    2015: (2, 19), 2016: (2, 8), 2017: (1, 28), 2018: (2, 16), 2019: (2, 5), 2020: (1, 25),
    2021: (2, 12), 2022: (2, 1), 2023: (1, 22), 2024: (2, 10), 2025: (1, 29), 2026: (2, 17),
    2027: (2, 6), 2028: (1, 26), 2029: (2, 13), 2030: (2, 3),
}  # fmt: skip
_DIWALI = {
    2015: (11, 11), 2016: (10, 30), 2017: (10, 19), 2018: (11, 7), 2019: (10, 27), 2020: (11, 14),
    2021: (11, 4), 2022: (10, 24), 2023: (11, 12), 2024: (10, 31), 2025: (10, 20), 2026: (11, 8),
    2027: (10, 29), 2028: (10, 17), 2029: (11, 5), 2030: (10, 26),
}  # fmt: skip
_TOLD = {
    **dict.fromkeys(("diwali", "deepavali"), _DIWALI),
    **dict.fromkeys(("chinese new year", "lunar new year"), _LUNAR_NEW_YEAR),
}
BY_THE_MOON = {*_MUSLIM, *_TOLD}
"""The feasts that are told by the moon."""


def on(name: str, year: int) -> date:
    """The day a feast falls on in a year. Raises KeyError for what is none."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _FROM_EASTER:
        return easter(year) + timedelta(_FROM_EASTER[name])
    if name.startswith("orthodox easter"):
        return _eastern_easter(year)
    day = _nth(year, *_NTH[name])
    return day + timedelta(1) if name == "black friday" else day


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    days = [week[weekday] for week in calendar.monthcalendar(year, month) if week[weekday]]
    return date(year, month, days[nth if nth < 0 else nth - 1])


def bank_holiday(name: str, year: int) -> date | None:
    """The Monday of a bank holiday of Britain or Ireland; None for that of August, which differs."""
    month, nth = _BANK_HOLIDAYS.get(name, (8, 0))
    return _nth(year, month, 0, nth) if nth else None


def by_the_moon(name: str, year: int) -> tuple[date, date] | None:
    """The first and last day that a feast can be on in a year; None where that is not known."""
    if name in _TOLD:
        day = date(year, *told) if (told := _TOLD[name].get(year)) else None
        return (day, day) if day is not None else None
    month, day_of_month, days = _MUSLIM[name]
    lunar = (year - 622) * 33 // 32
    for one in (lunar, lunar + 1):
        first = _muslim(one, month, day_of_month)
        if first.year == year:
            return first - timedelta(1), first + timedelta(days)
    return None


def _muslim(year: int, month: int, day: int) -> date:
    """A day of the Muslim calendar as astronomers count it: at most a day from where the moon is seen."""
    days = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day
    return date.fromordinal(days + _HIJRA)


def _eastern_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, by the rule of Meeus, in the calendar of today."""
    moon = (19 * (year % 19) + 15) % 30
    rest = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + rest + 114, 31)
    return date(year, month, day + 1) + timedelta(13)


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the rule of Meeus, Jones and Butcher."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
