"""Times of day, and the offset of the zone a text names."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.times import counting
from publisher.extractors.times.grammar import Piece
from publisher.extractors.times.time import Kind


def clock(p: Piece, around: str, today: date | None, anchor: str) -> tuple[Kind, str] | None:
    """A time of day alone: `T21:40`, joined to its day afterwards."""
    if p["mins"]:
        minutes = counting.counted(p["mins"])
        return ("date", f"T{0 if p['named'] == 'midnight' else 12:02}:{int(minutes):02}") if minutes else None
    if p["named"]:
        zone = _zone(p, "zonenamed")
        return "date", ("T12:00" if p["named"] != "midnight" else "T24:00") + (f"@{zone}" if zone else "")
    if p["oclock"] or p["oclock2"]:
        return "date", _spoken(p)
    if p["hhmm"]:
        return "date", f"T{p['hhmm'][:2]}:{p['hhmm'][2:]}@{_zone(p, 'zonemil')}"
    if p["hour"]:
        hour = int(p["hour"]) % 12 + (12 if p["half"][0] == "p" else 0)
        return "date", f"T{hour:02}:{int(p['minute'] or 0):02}@{_zone(p, 'zone')}"
    if _LEFT.match(p.match.string, p.end):
        return None
    named = p["zone24"] or p["zone24local"]
    if ":" not in p.match[0] and not named and not p["hrs"] and not _is_hour(p):
        return None
    hour, zone = int(p["hour24"]), _zone(p, "zone24")
    part = _part(p) if not (zone or p["hrs"] or p["hour24"].startswith("0")) else ""
    if part and hour < 13:
        return "date", f"T{_of_part(hour, part):02}:{p['minute24']}"
    if anchor and hour < 13 and not (zone or p["hrs"] or p["hour24"].startswith("0")):
        return "date", _as_before(hour, p["minute24"], anchor, doors=p.led(_DOORS))
    return "date", f"T{hour:02}:{p['minute24']}@{zone}"


def _is_hour(p: Piece) -> bool:
    """Whether figures with a full stop between are a time of day: "at 19.30", not "at 2.30"."""
    lead = p.match.string[max(0, p.start - 24) : p.start].lower()
    told = lead.endswith(
        (
            "at ",
            "from ",
            "until ",
            "till ",
            "by ",
            "begins ",
            "starts ",
            "around ",
            "about ",
            "since ",
            "instead of ",
            "rather than ",
        )
    )
    told = told or _MOVED.search(lead) is not None or _STARTED.search(lead) is not None
    late = int(p["hour24"]) > 12 or p["hour24"].startswith("0")
    day = _DAY_BEHIND.match(p.match.string, p.end) is not None or _part(p) != ""
    day = day and not _PRICED.search(lead)
    if _SET_OFF.search(lead):
        return True
    if lead.endswith("at ") and not _PRICED.search(lead) and _OF_DAY.search(_clause(p)):
        return True
    return (told and (late or day)) or (day and lead.endswith(("after ", "before ", "was ")))


def _clause(p: Piece) -> str:
    """The words before a time of day in its sentence, or those of the sentence before it."""
    return p.match.string[max(0, p.start - _CLAUSE) : p.start].rpartition("\n")[2]


def _part(p: Piece) -> str:
    """The part of the day beside a time: "at 7.30 on Saturday evening", "tomorrow morning at nine"."""
    text = p.match.string
    found = _PART_BEHIND.match(text, p.end) or _PART_BEFORE.search(text, max(0, p.start - _CLAUSE), p.start)
    return found[1] if found is not None else ""


def _of_part(hour: int, part: str) -> int:
    """An hour of twelve as one of the day, by the part of the day it is in."""
    small = part == "night" and hour < _SMALL
    return hour % 12 + 12 * (part != "morning" and not small)


def beside(p: Piece, around: str, today: date | None, anchor: str) -> tuple[Kind, str] | None:
    """ "Ends at 11", "the gates open at seven": an hour of the half of the day that was told before it.

    Where none was told, doors open and shows begin after noon, and the rest when people are up and about.
    """
    hour = int(p["bare"] or 0) or _HOURS.index(p["spelt"]) + 1
    if part := _part(p):  # "at eight tonight"
        return "date", f"T{_of_part(hour, part):02}:{p['past'] or '00'}"
    if anchor:
        return "date", _as_before(hour, p["past"] or "00", anchor, doors=p.led(_DOORS))
    if p.rule == "beside" and not _DAY_BESIDE.search(p.match.string, max(0, p.start - 24), p.start):
        return None
    lead = p.match.string[max(0, p.start - _CLAUSE) : p.start].rpartition(". ")[2]
    late = hour < (12 if p["evening"] or _SHOWN.search(lead) else 8)
    return "date", f"T{hour + 12 if late else hour:02}:{p['past'] or '00'}"


def _as_before(hour: int, minute: str, told: str, *, doors: bool) -> str:
    """ "Doors open at 5 p.m., the music starts at 6": of the half of the day that was told before it."""
    before = int(told[1:3])
    after_noon = before >= 12 or before > hour
    found = f"T{hour % 12 + 12 * after_noon:02}:{minute}"
    return f"T{hour % 12:02}:{minute}" if doors and found > told else found


def _spoken(p: Piece) -> str:
    """ "Half past nine", "four o'clock": of the day's hours the one that people are up and about."""
    told = p["oclock"] or p["oclock2"]
    hour = int(told) if told.isdigit() else _HOURS.index(told) + 1
    minute = 30 if p["before"].startswith("half") else 15 if p["before"].endswith("past") else 0
    if p["before"].endswith("to"):
        hour, minute = (hour - 2) % 12 + 1, 45
    if part := _part(p):
        return f"T{_of_part(hour, part):02}:{minute:02}"
    return f"T{hour + 12 if hour < 8 else hour:02}:{minute:02}"


def _zone(p: Piece, name: str) -> str:
    """The zone a time of day names: by its letters or by a city's name."""
    return p[name] or p[name + "city"]


def hours(p: Piece, around: str, today: date | None, anchor: str) -> tuple[Kind, str] | None:
    """ "9 to 11 a.m.": the first time has the half of the second, unless that would put it after."""
    made = clock(p, around, today, anchor)
    if made is not None and p["m1"] and p["hour24"]:  # "from 07:00 until 10:00"
        return "date", f"T{int(p['h1']):02}:{p['m1']}@{_zone(p, 'zone24')}/{made[1]}"
    if made is None or not p["half"]:
        return None
    last, zone = made[1].partition("@")[0], made[1].partition("@")[2]
    hour = int(p["h1"]) % 12 + (12 if p["half"][0] == "p" else 0)
    first = f"T{hour:02}:{int(p['m1'] or 0):02}"
    if first >= last:
        first = f"T{int(p['h1']) % 12:02}:{int(p['m1'] or 0):02}"
    return "date", f"{first}@{zone}/{last}@{zone}" if first < last else made[1]


def at(day: str, clock: str, today: date | None) -> str:
    """A time of day on a day; midnight ends it. With its zone's offset where the text names the zone."""
    if "/" in clock:
        first, second = clock.split("/")
        return f"{at(day, first, today)}/{at(day, second, today)}"
    time, _, zone = clock.partition("@")
    if time == "T24:00":
        return (date.fromisoformat(day) + timedelta(1)).isoformat() + "T00:00"
    return day + time + (offset(zone, date.fromisoformat(day)) if zone else "")


_DAY_BEHIND = re.compile(
    r",? (?:(?:this (?:morning|afternoon|evening)|tomorrow|tonight|yesterday|today)\b|"
    r"in the (?:morning|afternoon|evening)\b|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
)
"""What stands behind a time of day, and behind no other figures with a full stop between."""
_DAY_BESIDE = re.compile(
    r"(?:[a-z]day|tomorrow|today|tonight|[A-Z][a-z]{2,8}\.? \d\d?|\b\d\d? [A-Z][a-z]{2,8}),? at $"
)
"""What stands before a bare hour that is one: "this Saturday at 11"."""
_PART_BEHIND = re.compile(
    r",? (?:this |in the |on \w+day |tomorrow )?(tonight|morning|afternoon|evening|night)\b(?! and\b)"
)
"""What tells which half of the day an hour before it is of."""
_PART_BEFORE = re.compile(r"\b(tonight|morning|afternoon|evening|night),? (?:at|from|around|about) $")
"""What tells which half of the day an hour behind it is of."""
_SMALL = 5
"""From this hour on nobody speaks of the night any more, but of the morning."""
_SHOWN = re.compile(
    r"\b(?:ballet|comedy|concert|gala|gig|musical|opera|performance|recital|show)\b", re.IGNORECASE
)
"""What begins in the evening, unless something else is said."""
_CLAUSE = 120
_LEFT = re.compile(r" (?:left|remaining|to (?:go|play))\b|\.\d")
"""What stands behind the time that a match has still to run, and behind seconds with their hundredths."""
_PRICED = re.compile(r"\b(?:clos|open|pric|quot|settl|stand|stood|trad|valu)\w* (?:at|around|about) $")
"""What stands before prices and rates: "closed at 1.27 on Tuesday"."""
_MOVED = re.compile(
    r"\b(?:(?:billed|called|due|fixed|listed|planned|scheduled|set|timed) for|"
    r"(?:back|forward|moved|postponed|shifted|switched) (?:to|from)) $"
)
"""What stands before a time of day that something is set for or moved to."""
_STARTED = re.compile(
    r"\b(?:(?:kick|tip|face|bully|push|throw|jump)-?(?:off|in|up)|curtain(?:-up)?|doors|gates|concert|film|music|"
    r"performance|show|first (?:ball|race|whistle)|start|toss|whistle)[:,]? "
    r"(?:at |is (?:at )?|on \w+day at )?$|"
    r"(?:\b(?:today|tonight|tomorrow|yesterday)|[a-z]day) \($"
)
"""What stands before the time of day at which something begins: "(face-off 18.30)", "tomorrow (19.45)"."""
_SET_OFF = re.compile(
    r"\b(?:sets?|setting|kick(?:s|ed)|tip(?:s|ped)) off (?:from [\w ]+ )?(?:at|around|about) $"
)
"""What stands before the time of day, and no price, at which somebody sets off."""
_OF_DAY = re.compile(
    r"\b(?:\w+day|this|that) (?:morning|afternoon|evening|night)\b|"
    r"\bat \d{1,2}\.[0-5]\d(?: ?[ap]\.?m\b|[,.;:])"
)
"""What tells that figures behind "at" are a time of day, in a text that writes full stops in them."""
_DOORS = ("doors ", "doors at ", "doors from ", "doors open ", "doors open at ", "gates open at ")
_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_FIXED = {zone: round(60 * float(hours)) for zone, hours in lexicon.words("zones").items()}
_AMERICAN = {zone: int(hours) for zone, hours in lexicon.words("american zones").items()}


def offset(zone: str, day: date) -> str:
    """A zone's offset on that day, `+02:00` or `Z`; empty for a zone that is not known."""
    zone = zone.lower()
    if zone == "ist":
        return "+05:30"
    if zone in _AMERICAN:
        summer = _nth_sunday(day.year, 3, 2) <= day < _nth_sunday(day.year, 11, 1)
        return written(60 * (_AMERICAN[zone] + summer))
    if zone in _FIXED:
        return written(_FIXED[zone])
    cities = [p for p in gazetteer.load().places(zone.title()) if p.kind in {"City", "Country"}]
    return local(max(cities, key=lambda p: p.population), day) if cities else ""


def local(place: gazetteer.Place, day: date) -> str:
    """The offset that clocks have at a place on a day; empty where its zone is not known."""
    zone = gazetteer.load().zone(place)
    found = datetime.combine(day, time(12), ZoneInfo(zone)).utcoffset() if zone else None
    return written(round(found.total_seconds() / 60)) if found is not None else ""


def written(minutes: int) -> str:
    """An offset of so many minutes: `+05:30`, `Z`."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}" if minutes else "Z"


def _nth_sunday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta((6 - first.weekday()) % 7 + 7 * (nth - 1))
