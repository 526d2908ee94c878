"""The value of a day that goes by its name: a feast, a bank holiday, the days around Easter."""

from __future__ import annotations

from datetime import date, timedelta

from publisher.extractors.times import counting, feasts
from publisher.extractors.times.counting import Made
from publisher.extractors.times.grammar import Piece

Span = tuple[date, date]


def feast(p: Piece, around: str, today: date | None, anchor: str) -> Made:
    """The feast of the year that is told or that the tense asks for."""
    if p["y"]:
        span = _span(p, int(p["y"]))
        return ("date", _value(span, p)) if span is not None else ("date", "")
    if today is None:
        return "date", ""
    if around == "past" and p.led(("before ", "by ", "until ", "for ", "till ")):
        around = ""
    there = {"plan": "", "off": "", "present": "future"}.get(around, around)
    spans = [span for k in (-1, 0, 1) if (span := _span(p, today.year + k)) is not None]
    first = counting.of_these([span[0] for span in spans], there, today)
    return "date", next((_value(span, p) for span in spans if span[0] == first), "")


def _span(p: Piece, year: int) -> Span | None:
    """The days that what is named can be on in a year."""
    if bank := p["bank"]:
        monday = feasts.bank_holiday(bank, year)
        if monday is None:
            return date(year, 8, 1), date(year, 8, 31)
        return monday - timedelta(2 * bool(p["span"])), monday
    name = " ".join(p["feast"].replace("st.", "st").replace("jr.", "jr").split())
    if p["span"]:
        return feasts.on("good friday", year), feasts.on("easter monday", year)
    if name in feasts.BY_THE_MOON:
        return feasts.by_the_moon(name, year)
    day = feasts.on(name, year)
    return day, day


def _value(span: Span, p: Piece) -> str:
    """The days as a value; where only some of them are meant, the month or the year that they are in."""
    first, last = span
    if first == last:
        return first.isoformat() + (f"T{counting.PARTS[p['p']]}" if p["p"] else "")
    if p["span"]:
        return f"{first}/{last}"
    return first.isoformat()[: 7 if first.month == last.month and first.year == last.year else 4]
