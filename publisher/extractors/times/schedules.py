"""What comes again and again: "every Tuesday in June at 7pm", "daily from 10am to 4pm until Sunday"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from publisher.extractors.times import grammar
from publisher.extractors.times.time import Time, bounds
from publisher.extractors.times.values import resolve

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_WEEKS = {"second": "P2W", "third": "P3W", "fourth": "P4W"}
"""How often "every third Friday" is, where it is of no month."""

_DAY = rf"(?:{'|'.join(_DAYS)})"
_ROW = rf"{_DAY}s?(?:(?:, (?:and )?| and | & )(?:on |every )?{_DAY}s?)*"
_PART = r"(?: (?:morning|lunchtime|afternoon|evening|night))"
_ORDINALS = r"(?:first|second|third|fourth|last)(?:(?:, | and | & )(?:first|second|third|fourth|last))*"
_MONTHLY = rf"(?P<nth>{_ORDINALS}) (?P<days>{_ROW})"
_END = r"(?=[.,;)]|$| (?:at|between|during|except|for|from|in|on|over|through|throughout|to|until|with)\b)"
_RETURNS = re.compile(
    rf"\b(?:[Tt]he|on the|every|each) {_MONTHLY} (?:of|in) (?:every|each) month\b"
    rf"|\b(?:every|each) (?P<nth2>{_ORDINALS}) (?P<days2>{_ROW})(?: (?:of|in) (?:the|every|each) month)?\b"
    rf"|\bon the (?P<nth3>{_ORDINALS}) (?P<days3>{_ROW}) of the month\b"
    rf"|\b(?:[Ee]very|[Ee]ach) (?P<other>other )?(?P<days4>{_ROW}){_PART}?\b"
    rf"|\b(?:[Oo]n )?[Aa]lternate (?P<days5>{_DAY})s?{_PART}?s?\b"
    rf"|\b(?:[Oo]n )?(?P<days6>{_ROW}){_PART}s\b"
    rf"|\b(?:[Oo]n )?(?P<days7>{_DAY}s(?:(?:, (?:and )?| and | & )(?:on )?{_DAY}s)*)\b"
    rf"|\b(?P<weekdays>every weekday|each weekday|on weekdays|weekdays)\b"
    rf"|\b(?P<weekends>every weekend|each weekend|at weekends|on weekends)\b"
    rf"|\b(?:(?P<daily>[Dd]aily|nightly|seven days a week"
    rf"|(?:every|each) (?:day|morning|afternoon|evening|night))"
    rf"|(?P<weekly>weekly|every week|each week|once a week)"
    rf"|(?P<fortnightly>fortnightly|every (?:fortnight|other week|two weeks))"
    rf"|(?P<monthly>monthly|every month|each month|once a month)){_END}"
)
_IN_MONTHS = re.compile(
    rf"\b(?:in|during|throughout) ((?:{'|'.join(_MONTHS)})(?:(?:, | and )(?:{'|'.join(_MONTHS)}))*)\b(?! \d)"
)
_UNTIL = re.compile(
    r"\b(?:until|till|through|up to)(?: the end of)? (?!\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m)", re.I
)
_FROM = re.compile(r"\b(?:from|starting|beginning|starts|begins|since)(?: on)? $", re.IGNORECASE)
_TO = re.compile(r"\bto $")
_ENDS = re.compile(r"(?:to|until|till|[-–—]|\bbetween [^.;]{1,12} and) *$")
_LAST = 12
"""Characters before a time that may lead to it."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """When something returns, at `start`..`end` of the article's text, in the words of schema.org's Schedule.

    `every` is an ISO 8601 duration; `days` are weekdays by their names; `weeks` those of the month, counted
    from 1, or from its end by -1; `months` are counted from 1; `first` and `last` are days or months,
    `begins` and `ends` times of day in a `zone`. `spent` are the times of the sentence it is made of.
    """

    start: int
    end: int
    every: str
    days: tuple[str, ...] = ()
    weeks: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    first: str = ""
    last: str = ""
    begins: str = ""
    ends: str = ""
    zone: str = ""
    spent: tuple[Time, ...] = ()

    def is_on(self, day: str) -> bool:
        """Whether a day can be one of its days, by its weekday."""
        return not self.days or _DAYS[date.fromisoformat(day).weekday()] in self.days

    def same(self, other: Schedule) -> bool:
        """Whether another can be of the same series: as often, on the same days, at the same hour."""
        hours = not (self.begins and other.begins) or self.begins == other.begins
        return (self.every, self.days, self.weeks) == (other.every, other.days, other.weeks) and hours


def read(plain: str, start: int, end: int, times: Iterable[Time]) -> Schedule | None:
    """The schedule that a sentence at `start`..`end` of a text tells; None for none, and for several."""
    found = list(_RETURNS.finditer(plain, start, end))
    if len(found) != 1:
        return None
    told = found[0]
    every, days, weeks = _rhythm(told)
    months = list(_IN_MONTHS.finditer(plain, start, end))
    named = re.findall(r"[A-Z]\w+", months[0][1]) if len(months) == 1 else []
    own = [t for t in times if t.kind != "duration" and not t.attribution]
    first, last, bounding = _bounds(plain, own, told)
    begins, ends, hours = _hours(plain, start, end, own)
    spent = [t for t in own if t.start < told.end() and told.start() < t.end]
    spent += [t for t in own if any(m.start() <= t.start < m.end() for m in months)]
    return Schedule(
        told.start(), told.end(), every, days, weeks, tuple(_MONTHS.index(m) + 1 for m in named),
        first, last, begins, ends, spent=tuple(dict.fromkeys((*spent, *bounding, *hours))),
    )  # fmt: skip


def _rhythm(told: re.Match[str]) -> tuple[str, tuple[str, ...], tuple[int, ...]]:
    """How often, on which weekdays and in which weeks of the month."""
    groups = {name.rstrip("234567"): value for name, value in told.groupdict().items() if value}
    days = tuple(d for d in _DAYS if d in groups.get("days", ""))
    nth = groups.get("nth")
    if nth in _WEEKS and "month" not in told[0]:
        return _WEEKS[nth], days, ()
    if nth:
        return "P1M", days, tuple(_NTH.get(n, -1) for n in re.findall(r"first|second|third|fourth|last", nth))
    if "daily" in groups:
        return "P1D", (), ()
    if "monthly" in groups:
        return "P1M", (), ()
    if "weekdays" in groups:
        return "P1W", _DAYS[:5], ()
    if "weekends" in groups:
        return "P1W", _DAYS[5:], ()
    second = "other" in groups or "fortnightly" in groups or "lternate" in told[0]
    return "P2W" if second else "P1W", days, ()


def _bounds(plain: str, times: list[Time], told: re.Match[str]) -> tuple[str, str, list[Time]]:
    """The first day and the last, as far as they are told, and the times that tell them."""
    first = last = ""
    spent: list[Time] = []
    for time in times:
        inside = told.start() <= time.start and time.end <= told.end()
        if time.kind != "date" or inside or bounds(time.value) is None:
            continue
        begin, _, over = (part.split("T")[0] for part in (time.value.partition("/")))
        words = plain[max(told.end() if time.start >= told.end() else 0, time.start - _LAST) : time.end]
        until = list(_UNTIL.finditer(words))
        if over and over != begin:
            first, last = begin, over
        elif until or ("" < first < begin and _TO.search(plain, time.start - _LAST, time.start)):
            last = over or begin
        elif _FROM.search(plain[max(0, time.start - _LAST) : time.start]):
            first = begin
        else:
            month = bounds(time.value) if re.fullmatch(r"\d{4}-\d\d", time.value) else None
            if month is None or not _IN_MONTHS.search(plain, max(0, time.start - _LAST), time.end):
                continue
            first, last = month[0].isoformat(), month[1].isoformat()
        spent.append(time)
    return first, last, spent


def _hours(plain: str, start: int, end: int, times: list[Time]) -> tuple[str, str, list[Time]]:
    """When it begins and ends on its days, where no other hours are told; and the times that tell it."""
    told: list[tuple[str, bool]] = []
    spent: list[Time] = []
    for piece in grammar.pieces(plain, start, end):
        if piece.rule not in {"clock", "hours", "begins", "beside"}:
            continue
        holder = next((t for t in times if t.start <= piece.start < t.end), None)
        if holder is None:
            continue
        made = resolve(piece, holder, "", None, "")
        if made is None:
            continue
        spent.append(holder)
        for n, hour in enumerate(re.findall(r"T([01]\d:\d\d|2[0-3]:\d\d)", made.value)):
            told.append((hour, n > 0 or _ENDS.search(plain, 0, piece.start) is not None))
    if len(told) > 2 or (len(told) == 2 and not told[1][1]):
        return "", "", spent
    if len(told) == 2:
        return told[0][0], told[1][0], spent
    return (told[0][0], "", spent) if told and not told[0][1] else ("", "", spent)
