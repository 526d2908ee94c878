"""What an expression of time means: its value, seen from the day of publication in the tense around."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta

from publisher.extractors.clauses.tense import Tense
from publisher.extractors.times import counting, figures, holidays, years
from publisher.extractors.times.anchoring import Side
from publisher.extractors.times.clock import beside, clock, hours
from publisher.extractors.times.counting import Made
from publisher.extractors.times.grammar import Piece
from publisher.extractors.times.time import Time, bounds

MONTHS = tuple(name.lower() for name in calendar.month_name if name)
_WEEKDAYS = tuple(name.lower() for name in calendar.day_name)
_TOLD = frozenset({"following", "previous"})
_WEEKS = 21
"""Days around publication in which a day that a text names by its number is the one meant."""
_RECENT = timedelta(60)
"""So long ago a day can be from which the next is counted that a text names by its number."""


def _month(word: str) -> int:
    return next(n for n, m in enumerate(MONTHS, 1) if m.startswith(word.lower().rstrip(".")[:3]))


def _weekday(word: str) -> int:
    return next(n for n, d in enumerate(_WEEKDAYS) if d.startswith(word.lower().rstrip(".")[:3]))


def resolve(piece: Piece, probe: Time, around: Side, today: date | None, anchor: str) -> Time | None:
    """The expression with its kind and value; None if it is none after all."""
    made = _RESOLVERS[piece.rule](piece, around, today, anchor)
    if made is None:
        return None
    kind, value = made
    return replace(probe, kind=kind, value=value, tense=_tense(around))


def _tense(side: Side) -> Tense:
    """The tense that a side amounts to."""
    return "future" if side == "ahead" or side == "plan" or side == "off" else side  # noqa: PLR1714 - for mypy


def _iso(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    try:
        day = date(int(p["y"]), int(p["m"]), int(p["d"]))
    except ValueError:
        return None
    return "date", f"{day}" + (f"T{p['t']}{p['z'].upper()}" if p["t"] else "")


def _set(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    return "set", ""


def _near(month: int, day: int, around: str, today: date | None) -> date | None:
    """The month and day in the year the tense asks for; the nearest one if it asks for none."""
    if today is None:
        return None
    found = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return counting.of_these(found, around, today)


def _date(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    month, day = _month(p["m"] or p["m2"]), int(p["d"] or p["d2"])
    try:
        if year := _named_year(p, today):
            return "date", date(year, month, day).isoformat() + counting.of_part(p["of"])
        resolved = _near(month, day, _sure(around, month, day, today), today)
    except ValueError:
        return None
    if resolved is not None and p["w"] and resolved.weekday() != _weekday(p["w"]) and today is not None:
        others = [date(today.year + k, month, day) for k in (-1, 0, 1)]
        resolved = next((d for d in others if d.weekday() == _weekday(p["w"])), resolved)
    return "date", resolved.isoformat() + counting.of_part(p["of"]) if resolved else ""


def _named_year(p: Piece, today: date | None) -> int:
    """The year that is told with a day: "2024", "next year"; 0 if none is."""
    if p["y"] or not p["rel"] or today is None:
        return int(p["y"] or 0)
    return today.year + {"last": -1, "this": 0, "next": 1}[p["rel"]]


def _list(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    """ "12 and 13 September" is a span, "18, 20 and 23 December" its first day."""
    made = _date(p, around, today, anchor)
    days = [int(d) for d in re.findall(r"\b\d{1,2}\b", p.match[0])]
    if made is None or not made[1] or days != list(range(days[0], days[0] + len(days))):
        return made
    return "date", f"{made[1]}/{made[1][:8]}{days[-1]:02}"


def _sure(around: str, month: int, day: int, today: date | None) -> str:
    """The tense, unless the nearest such day lies within weeks on its other side: tenses are read wrongly."""
    if today is None or around not in {"past", "present", "future"}:
        return around
    nearest = _near(month, day, "", today)
    if nearest is None:
        return around
    gap = (nearest - today).days
    if around == "present":
        return "" if -45 <= gap <= 45 else "future"
    return "" if (around == "past" and 0 < gap <= 45) or (around == "future" and -45 <= gap < 0) else around


def _days(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    first, last = _month(p["m"]), _month(p["m2"]) if p["m2"] else _month(p["m"])
    day, day2 = int(p["d"]), int(p["d2"])
    if first == last and day2 <= day:
        return None
    if " and " in p.match[0] and not p["lead"] and day2 > day + 1:  # "June 1 and 8"
        return _date(p, around, today, anchor)
    try:
        if year := _named_year(p, today):
            begin = date(year, first, day)
        else:
            found = _near(first, day, _sure(around, first, day, today), today)
            if found is None:
                return "date", ""
            begin = found
        end = date(begin.year + (last < first), last, day2)
    except ValueError:
        return None
    return "date", f"{begin}TNI" if p["of"].endswith("night") else f"{begin}/{end}"


def _of_month(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    month = _month(p["m"] or p["m2"] or p["m3"])
    if p["y"]:
        return "date", f"{p['y']}-{month:02}"
    if today is None:
        return "date", ""
    year = today.year
    rel = p["rel"]
    if rel in {"that", "the same"}:
        told = bounds(anchor)
        unknown = "" if p.match[0].endswith(" year") else f"{year}-{month:02}"
        return "date", f"{told[0].year}-{month:02}" if told else unknown
    if rel and p.match[0].endswith(" year"):
        return "date", f"{year + {'last': -1, 'this': 0, 'next': 1}[rel]}-{month:02}"
    if rel.startswith("last") or (not rel and around == "past"):
        year -= month > today.month or (rel.startswith("last") and month == today.month)
    elif rel.startswith("next") or (not rel and around in {"future", "present"}):
        year += month < today.month or (rel.startswith("next") and month == today.month)
    elif not rel and abs(month - today.month) > 6:
        year += 1 if month < today.month else -1
    return "date", f"{year}-{month:02}"


def _week_of(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    if p["d"]:
        try:
            if p["y2"]:
                return "date", counting.week(date(int(p["y2"]), _month(p["m2"]), int(p["d"])))
            found = _near(_month(p["m2"]), int(p["d"]), around, today)
        except ValueError:
            return None
        return "date", counting.week(found) if found else ""
    month = _of_month(p, around, today, anchor)
    if month is None or not month[1]:
        return month
    year, number = int(month[1][:4]), int(month[1][5:])
    day = calendar.monthrange(year, number)[1] if p["n"] == "last" else years.ORDINALS[p["n"]] * 7 - 3
    return "date", counting.week(date(year, number, day))


def _nth_day(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    """ "The last Thursday in October", "the first Tuesday of next month"."""
    if p["rel"] and today is not None:
        year, month = _other_month(p["rel"], today)
    elif p["m"] and (p["y"] or today is not None):
        month, year = _month(p["m"]), int(p["y"] or 0)
    else:
        return "date", ""
    years = [year] if year else [today.year + k for k in (-1, 0, 1)] if today is not None else []
    days = [_nth(p["n"], _weekday(p["w"]), one, month) for one in years]
    if today is None or len(days) == 1:
        return "date", days[0].isoformat()
    nearest = min(days, key=lambda day: abs((day - today).days))
    near = abs((nearest - today).days) <= _WEEKS
    found = nearest if near and around != "ahead" else counting.of_these(days, _ahead(around), today)
    return "date", found.isoformat() if found else ""


def _ahead(around: str) -> str:
    """What is told in the present of a day is to come then."""
    return "future" if around in {"present", "plan", "off"} else around


def _nth(which: str, weekday: int, year: int, month: int) -> date:
    """That weekday of a month: the first to the fourth, or the last."""
    last = calendar.monthrange(year, month)[1]
    days = [date(year, month, n) for n in range(1, last + 1) if date(year, month, n).weekday() == weekday]
    return days[years.ORDINALS.get(which, 0) - 1]


def _other_month(rel: str, today: date) -> tuple[int, int]:
    """The year and month of "this", "next" or "last" month."""
    months = today.year * 12 + today.month - 1 + {"last": -1, "this": 0, "next": 1}[rel]
    return months // 12, months % 12 + 1


def _month_day(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    """ "The 12th of next month"."""
    if today is None:
        return "date", ""
    try:
        return "date", date(*_other_month(p["rel"], today), int(p["d"])).isoformat()
    except ValueError:
        return None


def _day_of_month(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    """ "On the 23rd": of the month told last, if it is one to come, else of this or the one beside it."""
    if today is None:
        return "date", ""
    number = int(p["d"][:-2])
    if after := _later_in_the_month(number, anchor[:10], around, today):
        return "date", after
    if re.fullmatch(r"\d{4}-\d\d", anchor) and anchor > today.isoformat()[:7] and around != "past":
        year, month = int(anchor[:4]), int(anchor[5:])
        if number <= calendar.monthrange(year, month)[1]:
            return "date", f"{anchor}-{number:02}"
    first = today.replace(day=1)
    months = [first - timedelta(1), first, first + timedelta(32)]
    days = [m.replace(day=number) for m in months if number <= calendar.monthrange(m.year, m.month)[1]]
    found = counting.of_these(days, around, today)
    return "date", found.isoformat() if found else ""


def _later_in_the_month(number: int, told: str, around: str, today: date) -> str:
    """ "In Berlin on 3 March and in Paris on the 5th": the day of that number behind the one told last."""
    span = bounds(told) if re.fullmatch(r"\d{4}-\d\d-\d\d", told) else None
    if span is None or number <= span[0].day:
        return ""
    if span[0] <= today if around != "past" else not timedelta(0) <= today - span[0] < _RECENT:
        return ""
    if number > calendar.monthrange(span[0].year, span[0].month)[1]:
        return ""
    found = span[0].replace(day=number)
    return "" if around == "past" and found > today else found.isoformat()


def _weekday_of_month(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    """ "Thursday 16": the nearest such day that is one, on the side of the tense."""
    if today is None:
        return "date", ""
    counted = (today.year * 12 + today.month - 1 + k for k in range(-2, 5))
    months = [date(n // 12, n % 12 + 1, 1) for n in counted]
    number = int(p["d"])
    inside = [m.replace(day=number) for m in months if number <= calendar.monthrange(m.year, m.month)[1]]
    days = [day for day in inside if day.weekday() == _weekday(p["w"])]
    found = counting.of_these(days, _sure_of(around, days, today), today)
    return ("date", found.isoformat()) if found else _of_weekday(p, around, today, anchor)


def _sure_of(around: str, days: list[date], today: date) -> str:
    """The tense, unless one of the days is of these weeks: tenses are read wrongly."""
    near = any(abs((day - today).days) <= _WEEKS for day in days)
    return "" if near and around != "ahead" else around


def _weeks(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    """ "Friday next week", "a week on Friday", "Friday week", "Friday after next"."""
    if today is None:
        return "date", ""
    wanted = _weekday(next((p[name] for name in ("w", "w2", "w3", "w4", "w5") if p[name]), _WEEKDAYS[0]))
    if rel := p["rel"] or p["rel2"]:
        monday = today - timedelta(today.weekday()) + timedelta(7 * {"last": -1, "this": 0, "next": 1}[rel])
        return "date", (monday + timedelta(wanted)).isoformat()
    if p["back"]:
        return "date", (today - timedelta((today.weekday() - wanted) % 7 or 7) - timedelta(7)).isoformat()
    weeks = 2 if "fortnight" in {p["n"], p["n2"]} else 1
    if p["to"]:
        return "date", (today + timedelta(7 * weeks + (p["to"] == "tomorrow"))).isoformat()
    return "date", (today + timedelta((wanted - today.weekday()) % 7 + 7 * weeks)).isoformat()


def _of_weekday(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    if today is None:
        return "date", ""
    wanted = _weekday(p["w"])
    back = (today.weekday() - wanted) % 7
    ahead = (wanted - today.weekday()) % 7
    rel = p["rel"] or {"next": "coming"}.get(p["after"], p["after"])
    the = not rel and around == "past" and p.led((" on the ", " by the ", " until the "))
    told = bounds(anchor) if len(anchor) >= len("2024-05-15") and (the or rel in _TOLD) else None
    if told is not None and the:  # "handed over a note on the Friday"
        day = told[0] + timedelta((wanted - told[0].weekday()) % 7)
        return "date", day.isoformat() + (f"T{counting.PARTS[p['p']]}" if p["p"] else "")
    if told is not None and rel == "following":
        day = told[0] + timedelta((wanted - told[0].weekday()) % 7 or 7)
    elif told is not None:
        day = told[0] - timedelta((told[0].weekday() - wanted) % 7 or 7)
    elif rel in {"last", "past", "previous"}:
        day = today - timedelta(back or 7)
    elif rel in {"next", "coming", "following"}:
        later = rel == "next" and ahead > 0 and today.weekday() < wanted  # it would be "this Friday"
        day = today + timedelta((ahead or 7) + 7 * later)
    elif rel == "this":
        day = today + timedelta(ahead) if around != "past" else today - timedelta(back)
    elif not back and around == "past" and p.led("since "):
        day = today - timedelta(7)
    elif around in {"future", "present"} or back > {"plan": 2, "off": 1}.get(around, 7):
        day = today + timedelta(ahead)
    else:
        day = today - timedelta(back)
    part = p["p"] or ("night" if "late" in {p["mod"], p["late"]} else "")
    part = part or ("morning" if p["mod"] == "early" or p["late"] == "early" else "")
    return "date", day.isoformat() + (f"T{counting.PARTS[part]}" if part else counting.of_part(p["of"]))


_RESOLVERS = {
    "iso": _iso,
    "set": _set,
    "nth": lambda *_: ("date", ""),
    "numeric": figures.numeric,
    "list": _list,
    "days": _days,
    "years": years.years,
    "date": _date,
    "month": _of_month,
    "nthday": _nth_day,
    "monthday": _month_day,
    "weekof": _week_of,
    "feast": holidays.feast,
    "dom": _day_of_month,
    "weekdom": _weekday_of_month,
    "weeks": _weeks,
    "newyear": years.new_year,
    "half": years.half,
    "quarter": years.quarter,
    "season": years.season,
    "weekday": _of_weekday,
    "deictic": counting.deictic,
    "narrative": counting.narrative,
    "distance": counting.distance,
    "relative": counting.relative,
    "weekend": counting.weekend,
    "decade": counting.decade,
    "duration": counting.duration,
    "year": years.year,
    "clock": clock,
    "hours": hours,
    "begins": beside,
    "beside": beside,
}
"""How the words that a rule of `rules.txt` took become a value."""
