"""Dates, times, durations and sets in a text, resolved against the day of publication and the tense around.

Values are ISO 8601 with the marks of TIMEX3 for what ISO cannot say: `2024-03-12`, `2022-09`, `2014`,
`2024-W10` (a week), `2024-W10-WE` (a weekend), `2024-Q3`, `2024-SU` (a season), `2024-05-07TNI` (a part
of the day), `2024-05-07T21:40`, `PT6H`, and `a/b` for a span. Nothing is more exact than its words.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal, TypeAlias

from publisher.extractors import lexicon, tense
from publisher.extractors.reading import PLAIN, Reading, Sentence, Word

Kind: TypeAlias = Literal["date", "duration", "set"]


@dataclass(frozen=True, slots=True)
class Time:
    """One expression of time, at `start`..`end` of the article's text.

    `value` is empty when the words alone do not tell. `tense` is that of the clause around.
    """

    start: int
    end: int
    words: str
    kind: Kind
    value: str
    sentence: Sentence
    tense: tense.Tense = ""

    @property
    def text(self) -> str:
        """The words, under the name other tools know them by."""
        return self.words

    @property
    def day(self) -> str:
        """The day, where it is known to the day: `2024-03-12`."""
        return self.value[:10] if re.match(r"\d{4}-\d\d-\d\d", self.value) else ""

    @property
    def attribution(self) -> bool:
        """Whether it only says when somebody spoke ("said on Wednesday")."""
        words = self.sentence.words
        first = next((w.i for w in words if w.end > self.start), 0)
        before = [w for w in words[max(0, first - 2) : first] if w.lower not in {"on", "late", "early", "in"}]
        if before and before[-1].lemma in {"say", "tell"} and before[-1].tag in {"VBD", "VBZ"}:
            return True
        governor = tense.verb(self.sentence, self.word) if self.word.tag else None
        return (
            governor is not None
            and governor.lemma in lexicon.words("saying")
            and governor.lemma != "announce"
        )

    @property
    def exact(self) -> bool:
        """Whether it is known to the minute."""
        return bool(re.match(r"\d{4}-\d\d-\d\dT\d\d", self.value))

    @property
    def word(self) -> Word:
        """The word of the sentence it begins with, not counting "the", "last" and the like."""
        inside = [w for w in self.sentence.words if w.start < self.end and w.end > self.start]
        heads = [w for w in inside if not any(w.head == o.i and o is not w for o in inside)]
        return (heads or inside or self.sentence.words)[0]


_MONTHS = tuple(name.lower() for name in calendar.month_name if name)
_WEEKDAYS = tuple(name.lower() for name in calendar.day_name)
_NUMBERS = {word: int(number) for word, number in lexicon.words("numbers").items()}
_UNITS = lexicon.words("units of time")
_PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "lunchtime": "MI",
    "midday": "MI",
    "dawn": "MO",
    "dusk": "EV",
}
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_FEASTS = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
    "boxing day": (12, 26),
}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def _pattern(text: str) -> re.Pattern[str]:
    """A rule in which one space stands for any number; not inside brackets and what looks behind."""
    loose = {" ?": " *", " ": " +"}
    return re.compile(re.sub(r"\[[^\]]*\]|\(\?<[=!][^)]*\)| \??", lambda m: loose.get(m[0], m[0]), text))


def _read() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rules of `times.txt`, their parts put in."""
    parts: dict[str, str] = {}
    rules = []
    for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, text = line.split("\t", 1)
        if name.startswith("@"):
            parts[name[1:]] = text
        else:
            text = re.sub(r"\{([A-Z]+) (\w+)\}", lambda m: parts[m[1]].replace("{}", m[2], 1), text)
            rules.append((name, _pattern(text.replace("{CLOCK}", parts["CLOCK"]))))
    return tuple(rules)


_RULES = _read()
_HINT = re.compile(
    r"\d|[dmy](?:ays?|onth|ear)|week|hour|minute|tomorrow|night|morning|afternoon|evening|noon|spring|summer|autumn|"
    r"fall|winter|quarter|decade|centur|daily|annual|christmas|hallow|valent|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|"
    r"dec|mon|tue|wed|thu|fri|sat|sun",
    re.I,
)
"""Without one of these a sentence says no time."""


@dataclass(slots=True)
class _Piece:
    """One match, not resolved yet."""

    rule: str
    match: re.Match[str]
    start: int
    end: int

    def led(self, words: str) -> bool:
        """Whether these words stand right before it."""
        return self.match.string.endswith(words, 0, self.start)

    def __getitem__(self, name: str) -> str:
        return (self.match.groupdict().get(name) or "").lower()


def find(reading: Reading, published: datetime | date | None) -> list[Time]:
    """Every expression of time in the text, in order.

    `published` is the day everything is seen from; without it only what names its year is resolved.
    """
    today = published.date() if isinstance(published, datetime) else published
    plain = reading.article.text.translate(PLAIN)
    found: list[Time] = []
    dated: list[Time] = []
    for sentence in reading.sentences:
        for time in _sentence(sentence, plain, today, dated, reading.article.text):
            found.append(time)
            if time.kind == "date" and re.match(r"\d{4}", time.value):
                dated.append(time)
    return found


def published(reading: Reading) -> datetime | date | None:
    """The day (or moment) of publication the article declares; None if it declares none."""
    declared = reading.article.get("datePublished")
    words = declared.value if declared is not None else None
    if not isinstance(words, str):
        return None
    try:
        return datetime.fromisoformat(words) if "T" in words else date.fromisoformat(words[:10])
    except ValueError:
        return None


def _sentence(
    sentence: Sentence, plain: str, today: date | None, earlier: list[Time], text: str
) -> Iterator[Time]:
    start, end = sentence.start, sentence.end
    if not _HINT.search(plain, start, end):
        return
    times: list[Time] = []
    anchor = next((t.value for t in reversed(earlier) if not t.attribution), "")
    for piece in _pieces(plain, start, end):
        word = next((w for w in sentence.words if w.end > piece.start), sentence.words[-1])
        probe = Time(piece.start, piece.end, text[piece.start : piece.end], "date", "", sentence)
        around = _around(sentence, probe.word if word.tag else word, piece, plain)
        time = _resolve(piece, probe, around, today, anchor)
        if time is None:
            continue
        if (
            piece.rule == "weekday"
            and around == "future"
            and word.tag
            and tense.past_plan(sentence, probe.word)
        ):
            time = _as_told(time, [*earlier, *times])
        times.append(time)
        if time.kind == "date" and re.match(r"\d{4}", time.value):
            anchor = time.value
    yield from _joined(times, plain, today, earlier)


def _as_told(time: Time, earlier: list[Time]) -> Time:
    """A weekday that a past plan names is the one the article told of before, if it did."""
    try:
        wanted = date.fromisoformat(time.day).weekday()
    except ValueError:
        return time
    for told in earlier:
        if (
            told.day
            and told.tense == "past"
            and not told.attribution
            and date.fromisoformat(told.day).weekday() == wanted
        ):
            return replace(time, value=told.day + time.value[10:])
    return time


def _around(sentence: Sentence, word: Word, piece: _Piece, plain: str) -> tense.Tense:
    """The tense that places an expression: that of its clause, or of the plan it dates."""
    before = plain[sentence.start : piece.start]
    around = tense.of(sentence, word, before)
    if (
        around == "future"
        and piece.rule in {"month", "date"}
        and re.search(r"\b(?:originally|initially|at first)\b", before)
    ):
        return ""
    if around == "future" or piece.rule not in {"weekday", "date", "days", "month"}:
        return around
    if re.search(r"\b(?:by|until|till) (?:the end of |late |early |mid-)?$", before) and piece.rule != "date":
        return "future"
    first_plan = re.search(
        r"\b(?:originally|initially|at first|first|earlier)\b", before
    ) and tense.past_plan(sentence, word)
    if first_plan and piece.rule != "weekday":
        return ""
    if word.tag and (tense.takes_off(sentence, word) or tense.planned(sentence, word)):
        return "future"
    return around or tense.of_sentence(sentence)


def _pieces(plain: str, start: int, end: int) -> list[_Piece]:
    """The matches of the rules: an earlier rule keeps what it took."""
    taken: list[_Piece] = []
    for name, pattern in _RULES:
        for match in pattern.finditer(plain, start, end):
            s, e = match.span()
            while e > s and (plain[e - 1] in " ," or (plain[e - 1] == ")" and "(" not in match[0])):
                e -= 1
            if e > s and all(e <= p.start or s >= p.end for p in taken):
                taken.append(_Piece(name, match, s, e))
    return sorted(taken, key=lambda p: p.start)


def _month(word: str) -> int:
    return next(n for n, m in enumerate(_MONTHS, 1) if m.startswith(word.lower().rstrip(".")[:3]))


def _weekday(word: str) -> int:
    return next(n for n, d in enumerate(_WEEKDAYS) if d.startswith(word.lower().rstrip(".")[:3]))


def _number(word: str) -> float | None:
    word = word.lower().strip()
    if word.startswith("half"):
        return 0.5
    if word == "a couple of":
        return 2
    if word.replace(".", "", 1).isdigit():
        return float(word)
    return _NUMBERS.get(word)


def _resolve(piece: _Piece, probe: Time, around: tense.Tense, today: date | None, anchor: str) -> Time | None:
    made = _RESOLVERS[piece.rule](piece, around, today, anchor)
    if made is None:
        return None
    kind, value = made
    return replace(probe, kind=kind, value=value, tense=around)


_Made: TypeAlias = "tuple[Kind, str] | None"


def _iso(p: _Piece, around: str, today: date | None, anchor: str) -> _Made:
    try:
        day = date(int(p["y"]), int(p["m"]), int(p["d"]))
    except ValueError:
        return None
    return "date", f"{day}" + (f"T{p['t']}{p['z'].upper()}" if p["t"] else "")


def _set(p: _Piece, around: str, today: date | None, anchor: str) -> _Made:
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
    if around == "past":
        ahead = [d for d in found if d <= today]
        return max(ahead) if ahead else None
    if around == "future":
        behind = [d for d in found if d >= today]
        return min(behind) if behind else None
    return min(found, key=lambda d: abs((d - today).days)) if found else None


def _date(p: _Piece, around: str, today: date | None, anchor: str) -> _Made:
    month, day = _month(p["m"]), int(p["d"])
    try:
        if p["y"]:
            return "date", date(int(p["y"]), month, day).isoformat()
        resolved = _near(month, day, _sure(around, month, day, today), today)
    except ValueError:
        return None
    if resolved is not None and p["w"] and resolved.weekday() != _weekday(p["w"]) and today is not None:
        others = [date(today.year + k, month, day) for k in (-1, 0, 1)]
        resolved = next((d for d in others if d.weekday() == _weekday(p["w"])), resolved)
    return "date", resolved.isoformat() if resolved else ""


def _list(p: _Piece, around: str, today: date | None, anchor: str) -> _Made:
    """ "12 and 13 September" is a span, "18, 20 and 23 December" its first day."""
    made = _date(p, around, today, anchor)
    days = [int(d) for d in re.findall(r"\b\d{1,2}\b", p.match[0])]
    if made is None or not made[1] or days != list(range(days[0], days[0] + len(days))):
        return made
    return "date", f"{made[1]}/{made[1][:8]}{days[-1]:02}"


def _sure(around: str, month: int, day: int, today: date | None) -> str:
    """The tense, unless the nearest such day lies within weeks on its other side: tenses are read wrongly."""
    if today is None or around not in {"past", "future"}:
        return around
    nearest = _near(month, day, "", today)
    if nearest is None:
        return around
    gap = (nearest - today).days
    return "" if (around == "past" and 0 < gap <= 45) or (around == "future" and -45 <= gap < 0) else around


def _days(p: _Piece, around: str, today: date | None, anchor: str) -> _Made:
    first, last = _month(p["m"]), _month(p["m2"]) if p["m2"] else _month(p["m"])
    day, day2 = int(p["d"]), int(p["d2"])
    if first == last and day2 <= day:
        return None
    try:
        if p["y"]:
            begin = date(int(p["y"]), first, day)
        else:
            found = _near(first, day, _sure(around, first, day, today), today)
            if found is None:
                return "date", ""
            begin = found
        end = date(begin.year + (last < first), last, day2)
    except ValueError:
        return None
    return "date", f"{begin}/{end}"


def _years(p: _Piece, around: str, today: date | None, anchor: str) -> _Made:
    first, last = p["y"] or p["y3"], p["y2"] or p["y4"]
    return ("date", f"{first}/{last}") if first < last else None


def _of_month(p: _Piece, around: str, today: date | None, anchor: str) -> _Made:
    month = _month(p["m"] or p["m2"] or p["m3"])
    if p["y"]:
        return "date", f"{p['y']}-{month:02}"
    if today is None:
        return "date", ""
    year = today.year
    rel = p["rel"]
    if rel and p.match[0].endswith(" year"):
        return "date", f"{year + {'last': -1, 'this': 0, 'next': 1}[rel]}-{month:02}"
    if rel.startswith("last") or (not rel and around == "past"):
        year -= month > today.month or (rel.startswith("last") and month == today.month)
    elif rel.startswith("next") or (not rel and around == "future"):
        year += month < today.month or (rel.startswith("next") and month == today.month)
    elif not rel and abs(month - today.month) > 6:
        year += 1 if month < today.month else -1
    return "date", f"{year}-{month:02}"


def _week_of(p: _Piece, around: str, today: date | None, anchor: str) -> _Made:
    month = _of_month(p, around, today, anchor)
    if month is None or not month[1]:
        return month
    year, number = int(month[1][:4]), int(month[1][5:])
    day = calendar.monthrange(year, number)[1] if p["n"] == "last" else _ORDINALS[p["n"]] * 7 - 3
    return "date", _week(date(year, number, day))


def _feast(p: _Piece, around: str, today: date | None, anchor: str) -> _Made:
    month, day = _FEASTS[p["feast"]]
    if p["y"]:
        return "date", f"{p['y']}-{month:02}-{day:02}"
    found = _near(month, day, around if around == "past" else "future", today)
    return "date", found.isoformat() if found else ""


def _quarter(p: _Piece, around: str, today: date | None, anchor: str) -> _Made:
    number = _ORDINALS[p["n"]] if p["n"] else int(p["n2"])
    year = p["y"] or p["y2"]
    if not year:
        if today is None:
            return "date", ""
        year = str(today.year - (number > (today.month + 2) // 3 and around == "past"))
    return "date", f"{year}-Q{number}"


def _season(p: _Piece, around: str, today: date | None, anchor: str) -> _Made:
    if p["y"]:
        return "date", f"{p['y']}-{_SEASONS[p['s']]}"
    if today is None:
        return "date", ""
    year = today.year
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[_SEASONS[p["s"]]]
    if p["rel"].startswith("last"):
        year -= today.month <= begins + 2 if begins < 12 else 1
    elif p["rel"].startswith("next"):
        year += today.month >= begins
    elif begins == 12 and today.month < 3:
        year -= 1
    return "date", f"{year}-{_SEASONS[p['s']]}"


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _of_weekday(p: _Piece, around: str, today: date | None, anchor: str) -> _Made:
    if today is None:
        return "date", ""
    wanted = _weekday(p["w"])
    back = (today.weekday() - wanted) % 7
    ahead = (wanted - today.weekday()) % 7
    rel = p["rel"]
    if rel in {"last", "past", "previous"}:
        day = today - timedelta(back or 7)
    elif rel in {"next", "coming", "following"}:
        day = today + timedelta(ahead or 7)
    elif rel == "this":
        day = today + timedelta(ahead) if around != "past" else today - timedelta(back)
    elif around in {"future", "present"}:
        day = today + timedelta(ahead)
        told = bounds(anchor)
        if (
            not ahead
            and told is not None
            and timedelta(0) < told[0] - today <= timedelta(14)
            and told[0] == told[1]
        ):
            day = told[0] + timedelta((wanted - told[0].weekday()) % 7)
    else:
        day = today - timedelta(back)
    part = p["p"] or ("night" if p["mod"] == "late" or p["late"] == "late" else "")
    part = part or ("morning" if p["mod"] == "early" or p["late"] == "early" else "")
    return "date", day.isoformat() + (f"T{_PARTS[part]}" if part else "")


def _deictic(p: _Piece, around: str, today: date | None, anchor: str) -> _Made:
    if today is None:
        return "date", ""
    if p["px"]:
        return "date", f"{today}T{_PARTS[p['px']]}"
    words = p["x"]
    shift = {
        "the day before yesterday": -2,
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "the day after tomorrow": 2,
    }.get(words, 0)
    part = p["p"] or ("night" if words in {"tonight", "last night", "overnight"} else "")
    if words == "overnight":
        return "date", f"{today}TNI"
    return "date", (today + timedelta(shift)).isoformat() + (f"T{_PARTS[part]}" if part else "")


def _shift(day: date, number: float, unit: str) -> str:
    """A day so many units on, as exact as the unit is."""
    letter = _UNITS[unit]
    n = int(number)
    if unit in {"second", "minute", "min", "hour"}:
        return day.isoformat()
    if letter == "D":
        return (day + timedelta(n)).isoformat()
    if letter == "W":
        return _week(day + timedelta(weeks=n))
    if letter == "M":
        month = day.month - 1 + n
        return f"{day.year + month // 12}-{month % 12 + 1:02}"
    if letter == "Y":
        return str(day.year + n)
    if letter == "DE":
        return str(day.year + 10 * n) if n else f"{day.year // 10}X"
    return ""


def _narrative(p: _Piece, around: str, today: date | None, anchor: str) -> _Made:
    """Counted from the last date the text gave."""
    span = bounds(anchor)
    base = span[0] if span else today
    if base is None:
        return "date", ""
    try:
        if p["n"]:
            number = _number(p["n"])
            if number is None:
                return None
            exact = p["u"] == "week" and len(anchor) >= 10
            moved = (number if p["dir"] != "earlier" else -number) * (7 if exact else 1)
            return "date", _shift(base, moved, "day" if exact else p["u"])
        words = p["x"]
        unit = p["u2"] or p["u3"] or p["u4"] or p["u5"]
        if unit:
            if unit in _PARTS:
                return "date", f"{base}T{_PARTS[unit]}"
            return "date", _shift(base, 0, unit)
        step = -1 if "before" in words or "previous" in words else 1
        unit = p["u"] or "day"
        if unit in _PARTS:
            return "date", f"{base + timedelta(step)}T{_PARTS[unit]}"
        return "date", _shift(base, step, unit)
    except (OverflowError, ValueError):
        return None


def _distance(p: _Piece, around: str, today: date | None, anchor: str) -> _Made:
    if today is None:
        return "date", ""
    number = _number(p["n"] or p["n3"])
    if number is None:
        return None
    try:
        return "date", _shift(today, -number if p["ago"] else number, p["u"] or p["u3"])
    except (OverflowError, ValueError):
        return "date", ""


def _relative(p: _Piece, around: str, today: date | None, anchor: str) -> _Made:
    if today is None:
        return "date", ""
    step = {"last": -1, "next": 1, "this": 0, "end": 0, "start": 0, "beginning": 0, "middle": 0}.get(p["rel"])
    if step is None:
        return "duration", {
            "week": "P1W",
            "month": "P1M",
            "year": "P1Y",
            "decade": "P10Y",
            "weekend": "P2D",
        }.get(p["u"], "")
    if p["u"] == "weekend":
        return "date", _week(today + timedelta(weeks=step if step >= 0 or today.weekday() < 5 else 0)) + "-WE"
    if p["u"] == "quarter":
        quarter = (today.month + 2) // 3 - 1 + step
        return "date", f"{today.year + quarter // 4}-Q{quarter % 4 + 1}"
    if p["u"] in {"century", "decade"}:
        return "date", ""
    return "date", _shift(today, step, p["u"])


def _weekend(p: _Piece, around: str, today: date | None, anchor: str) -> _Made:
    if today is None:
        return "date", ""
    back = around == "past" and today.weekday() < 5
    return "date", _week(today - timedelta(weeks=back)) + "-WE"


def _decade(p: _Piece, around: str, today: date | None, anchor: str) -> _Made:
    return "date", p["y"][:3] + "X"


def _duration(p: _Piece, around: str, today: date | None, anchor: str) -> _Made:
    number = _number(p["n"] or p["hyph"])
    if p["old"] or number is None:
        return None
    unit = p["u"]
    letter = _UNITS[unit]
    if p["n2"]:
        smaller_number = _number(p["n2"])
        if smaller_number is None:
            return None
        lead = "PT" if unit in {"hour", "minute"} else "P"
        return "duration", f"{lead}{int(number)}{letter}{int(smaller_number)}{_UNITS[p['u2']]}"
    if (
        around == "future"
        and letter in {"D", "W", "M", "Y"}
        and p["n"]
        and today is not None
        and p.led("in ")
    ):
        return "date", _shift(today, number, unit)
    if letter in {"DE", "CE"}:
        return "duration", f"P{int(number * (10 if letter == 'DE' else 100))}Y"
    clock = unit in {"second", "minute", "min", "hour"}
    if "and a half" in p.match[0].lower():
        number += 0.5
    if number != int(number):
        smaller = {
            "H": (60, "M"),
            "D": (12 * 2, "H"),
            "Y": (12, "M"),
            "M": (30, "D") if not clock else (60, "S"),
        }.get(letter)
        if smaller is None:
            return None
        many, letter = smaller
        return "duration", (
            "PT" if (letter in {"H", "M", "S"} and clock) or letter == "H" else "P"
        ) + f"{int(number * many)}{letter}"
    return "duration", ("PT" if clock else "P") + f"{int(number)}{letter}"


def _year(p: _Piece, around: str, today: date | None, anchor: str) -> _Made:
    return "date", p["y"]


def _clock(p: _Piece, around: str, today: date | None, anchor: str) -> _Made:
    """A time of day alone: `T21:40`, joined to its day afterwards."""
    if p["named"]:
        return "date", "T12:00" if p["named"] != "midnight" else "T24:00"
    if p["hhmm"]:
        return "date", f"T{p['hhmm'][:2]}:{p['hhmm'][2:]}@{p['zonemil']}"
    if p["hour"]:
        hour = int(p["hour"]) % 12 + (12 if p["half"][0] == "p" else 0)
        return "date", f"T{hour:02}:{int(p['minute'] or 0):02}@{p['zone']}"
    if ":" not in p.match[0] and not p["zone24"] and not p["hrs"]:
        return None
    return "date", f"T{int(p['hour24']):02}:{p['minute24']}@{p['zone24']}"


_RESOLVERS = {
    "iso": _iso,
    "set": _set,
    "list": _list,
    "days": _days,
    "years": _years,
    "date": _date,
    "month": _of_month,
    "weekof": _week_of,
    "feast": _feast,
    "quarter": _quarter,
    "season": _season,
    "weekday": _of_weekday,
    "deictic": _deictic,
    "narrative": _narrative,
    "distance": _distance,
    "relative": _relative,
    "weekend": _weekend,
    "decade": _decade,
    "duration": _duration,
    "year": _year,
    "clock": _clock,
}
"""How the words that a rule of `times.txt` took become a value."""

_LINK = re.compile(
    r"[ ,]*(?:(?:at|on|from|of|beginning|starting|around|about|shortly|just|after|before|by|local|time)"
    r"[ ,]+)*(?:on |at )?[ ,(]*$"
)
_TO = re.compile(r" ?(?:to|until|till|through|-|–|—|and) ?(?:on |about |around )?$")
_FROM = re.compile(r"\b(?:[Ff]rom|[Bb]etween|[Rr]uns?|[Oo]pen|[Ll]ast(?:s|ed)?) (?:about |around )?$")


def _joined(times: list[Time], plain: str, today: date | None, earlier: list[Time]) -> Iterator[Time]:
    """Days with their times of day, and spans with both their ends."""
    merged: list[Time] = []
    for time in times:
        before = merged[-1] if merged else None
        gap = plain[before.end : time.start] if before is not None else ""
        if before is not None and before.kind == time.kind == "date" and len(gap) < 30:
            if (
                time.value.startswith("T")
                and before.day
                and not before.exact
                and "/" not in before.value
                and _LINK.fullmatch(gap)
            ):
                merged[-1] = _one(before, time, plain, _at(before.day, time.value, today))
                continue
            if (
                before.value.startswith("T")
                and time.day
                and not time.exact
                and "/" not in time.value
                and _LINK.fullmatch(gap)
            ):
                merged[-1] = _one(before, time, plain, _at(time.day, before.value, today))
                continue
            if (
                before.exact
                and time.value.startswith("T")
                and re.search(r"to|until|till|-|–", gap)
                and _TO.fullmatch(gap)
            ):
                merged[-1] = _one(before, time, plain, f"{before.value}/{_at(before.day, time.value, today)}")
                continue
            if (
                _TO.fullmatch(gap)
                and "/" not in before.value
                and "/" not in time.value
                and before.value
                and time.value
            ):
                lead = _FROM.search(plain, max(0, before.start - 12), before.start)
                if (lead or not re.search(r"and|-", gap) or "T" in time.value) and (lead or "and" not in gap):
                    span = _span(before, time)
                    if span:
                        start = before.start - (
                            len(lead[0]) if lead and lead[0].lower().startswith(("from", "between")) else 0
                        )
                        one = _one(before, time, plain, span)
                        merged[-1] = replace(one, start=start, words=plain[start : one.end])
                        continue
        merged.append(time)
    for time in merged:
        if time.value.startswith("T"):
            day = _day_for(time, merged, earlier, today)
            if not day and time.tense == "future" and not earlier and today is not None:
                day = today.isoformat()
            yield replace(time, value=_at(day, time.value, today) if day else "")
        else:
            yield time


def _day_for(time: Time, beside: list[Time], earlier: list[Time], today: date | None) -> str:
    """The day a time of day alone belongs to: one in its sentence, or the last one told before it."""
    near = sorted((t for t in beside if t.day and t.kind == "date"), key=lambda t: abs(t.start - time.start))
    said = time.attribution
    fitting = [t for t in near if t.attribution == said] or ([] if time.tense == "future" else near)
    if fitting:
        return fitting[0].day
    ahead = time.tense in {"future", "present"} and today is not None
    for told in reversed(earlier[-8:]):
        if told.day and not told.attribution and (not ahead or told.day >= str(today)):
            return told.day
    return ""


def _one(first: Time, second: Time, plain: str, value: str) -> Time:
    return replace(
        first,
        end=second.end,
        words=plain[first.start : second.end],
        value=value,
        tense=first.tense or second.tense,
    )


def _span(first: Time, second: Time) -> str:
    if first.value.startswith("T") and second.value.startswith("T"):
        return f"{first.value}/{second.value}"
    if first.value.startswith("T") or second.value.startswith("T") or len(first.value) != len(second.value):
        return ""
    one, two = first.value, second.value
    if two < one and first.day and second.day and first.tense != "past":
        two = (date.fromisoformat(second.day) + timedelta(7)).isoformat() if len(two) == 10 else two
    return f"{one}/{two}" if one < two else ""


def _at(day: str, clock: str, today: date | None) -> str:
    """A time of day on a day; midnight ends it. With its zone's offset where the text names the zone."""
    if "/" in clock:
        first, second = clock.split("/")
        return f"{_at(day, first, today)}/{_at(day, second, today)}"
    time, _, zone = clock.partition("@")
    if time == "T24:00":
        return (date.fromisoformat(day) + timedelta(1)).isoformat() + "T00:00"
    return day + time + (_offset(zone, date.fromisoformat(day)) if zone else "")


_FIXED = {zone: int(hours) for zone, hours in lexicon.words("zones").items()}
_AMERICAN = {zone: int(hours) for zone, hours in lexicon.words("american zones").items()}


def _offset(zone: str, day: date) -> str:
    zone = zone.lower()
    if zone == "ist":
        return "+05:30"
    if zone in _AMERICAN:
        hours = _AMERICAN[zone] + (_nth_sunday(day.year, 3, 2) <= day < _nth_sunday(day.year, 11, 1))
    elif zone in _FIXED:
        hours = _FIXED[zone]
    else:
        return ""
    return f"{'-' if hours < 0 else '+'}{abs(hours):02}:00" if hours else "Z"


def _nth_sunday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta((6 - first.weekday()) % 7 + 7 * (nth - 1))


def bounds(value: str) -> tuple[date, date] | None:
    """The first and last day a date value can mean; None for what is no date or names no year."""
    if "/" in value:
        first, last = (bounds(part) for part in value.split("/", 1))
        return (first[0], last[1]) if first and last else None
    value = value.split("T", maxsplit=1)[0]
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            day = date.fromisoformat(value)
            return day, day
        if re.fullmatch(r"\d{4}-\d\d", value):
            year, month = int(value[:4]), int(value[5:])
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        if re.fullmatch(r"\d{4}", value):
            return date(int(value), 1, 1), date(int(value), 12, 31)
        if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return (monday + timedelta(5) if match[3] else monday), monday + timedelta(6)
        if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
            month = int(match[2]) * 3
            return date(int(match[1]), month - 2, 1), date(
                int(match[1]), month, calendar.monthrange(int(match[1]), month)[1]
            )
    except ValueError:
        return None
    return None
