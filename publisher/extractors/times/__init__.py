"""Dates, times, durations and sets in a text, resolved against the day of publication and the tense around.

Values are ISO 8601 with the marks of TIMEX3 for what ISO cannot say: `2024-03-12`, `2022-09`, `2014`,
`2024-W10` (a week), `2024-W10-WE` (a weekend), `2024-Q3`, `2024-H2` (half a year), `2024-SU` (a season),
`2024-05-07TNI` (a part of the day), `2024-05-07T21:40`, `PT6H`, and `a/b` for a span. Nothing is more exact
than its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from publisher.extractors.reading import PLAIN, Reading, Sentence, layout
from publisher.extractors.times.anchoring import Side, as_told, side
from publisher.extractors.times.context import before_it, of_year, to_come
from publisher.extractors.times.counting import of_a_day
from publisher.extractors.times.grammar import is_hinted_at, pieces
from publisher.extractors.times.hours import Clock, Told, given_up
from publisher.extractors.times.onward import beside_plans, of_that_year
from publisher.extractors.times.programmes import (
    after_its_first,
    next_of_programme,
    of_nth,
    of_programme,
    of_those,
)
from publisher.extractors.times.row import Row
from publisher.extractors.times.spans import joined
from publisher.extractors.times.standing import Standing, above
from publisher.extractors.times.time import Time, bounds
from publisher.extractors.times.values import resolve

__all__ = ["Time", "above", "bounds", "find", "published"]


_NEAR = 3
"""Sentences between a day to come and one of its month that is told by its number alone."""
_MANY = 12
"""So many times told last are looked at for the one that another is counted from."""


def find(reading: Reading, published: datetime | date | None) -> list[Time]:
    """Every expression of time in the text, in order.

    `published` is the day everything is seen from; without it only what names its year is resolved.
    """
    today = published.date() if isinstance(published, datetime) else published
    text = reading.article.text
    plain = layout.spelled(reading.article, text.translate(PLAIN))
    found: list[Time] = []
    dated: list[Time] = []
    live = layout.is_live(reading.article)
    standing = Standing(reading)
    for sentence in reading.sentences:
        standing.enter(sentence)
        told = Told(dated, standing.seen_from(today), live, standing.time)
        times = standing.in_order(sentence, list(_sentence(sentence, plain, told, standing)))
        standing.leave(sentence, times)
        found += [replace(time, words=text[time.start : time.end]) for time in times]
        dated += [time for time in times if time.kind == "date" and re.match(r"\d{4}", time.value)]
    return found


def published(reading: Reading) -> datetime | date | None:
    """The day (or moment) of publication the article declares, or the day it came in; None without either."""
    declared = reading.article.get("datePublished")
    words = declared.value if declared is not None else reading.article.received
    if not isinstance(words, str):
        return None
    try:
        return datetime.fromisoformat(words) if "T" in words else date.fromisoformat(words[:10])
    except ValueError:
        return None


def _sentence(sentence: Sentence, plain: str, told: Told, standing: Standing) -> Iterator[Time]:
    start, end, earlier, today = sentence.start, sentence.end, told.earlier, told.today
    if not is_hinted_at(plain, start, end):
        return
    times: list[Time] = []
    anchor, day = _told_last(earlier)
    clock = Clock.before(sentence, earlier)
    row = Row(sentence)
    beside = pieces(plain, start, end)
    for piece in beside:
        word = next((w for w in sentence.words if w.end > piece.start), sentence.words[-1])
        probe = Time(piece.start, piece.end, plain[piece.start : piece.end], "date", "", sentence)
        around: Side = standing.side(sentence, piece.rule)
        around = around or side(sentence, probe.word if word.tag else word, piece, plain)
        around = row.side(piece, around)
        if piece.rule == "month" and around == "past" and beside_plans(probe, times, today):
            around = "future"
        by_days = of_a_day(piece) and not (piece["n"] and "-W" in anchor)
        here = bool(piece["u2"]) and any(
            t.day and t.day == day[:10] for t in times
        )  # "on Saturday, the same day"
        last = day if here else to_come(piece, around, day, earlier, today) if by_days else anchor
        if piece.rule == "month" and piece["rel"] in {"that", "the same"}:  # also that of who only wrote then
            last = next((t.value for t in reversed([*earlier[-_MANY:], *times])), "")
        if piece.rule == "dom":
            last = _counted_from(sentence, [*earlier, *times][-_MANY:], today) or anchor
        time = resolve(piece, probe, around, today, clock.anchor(piece, around, last))
        if time is not None and piece.rule == "nth":
            time = of_nth(piece, time, earlier, beside)
        if time is None:
            continue
        time = before_it(of_year(time, piece, times, plain), piece, times, plain)
        if piece.rule == "weekday" and around in {"plan", "off"} and not piece["rel"]:
            time = as_told(time, [*earlier, *times], sentence.block)
        if piece.rule == "weekday" and piece.led("the ") and not piece["rel"]:
            time = of_those(time, [*earlier, *times])
        elif piece.rule == "weekday" and around != "past" and not piece["rel"]:
            time = of_programme(time, [*earlier, *times], today)
            time = next_of_programme(time, [*earlier, *times], today)
            time = after_its_first(time, [*earlier, *times])
        time = row.in_order(times, time)
        if piece.rule in {"date", "month"} and not piece["rel"]:
            time = of_that_year(time, [*earlier, *times], today)
        times.append(time)
        clock.see(time)
        if time.kind == "date" and re.match(r"\d{4}", time.value) and not given_up(time):
            anchor = time.value
            day = time.value if time.day else day
    yield from joined(times, plain, told)


def _told_last(earlier: list[Time]) -> tuple[str, str]:
    """The value of the date told last, and that of the last day, from which others are counted."""
    told_on = (t for t in earlier[: -_MANY - 1 : -1] if not (t.attribution or given_up(t)))
    last = next(told_on, None)
    if last is None:
        return "", ""
    return last.value, last.value if last.day else next((t.value for t in told_on if t.day), last.value)


def _counted_from(sentence: Sentence, told: list[Time], today: date | None) -> str:
    """The day or month to come, told shortly before, that "the 7th" follows on or is of."""
    near = [t for t in told if sentence.number - t.sentence.number <= _NEAR]
    ahead = (
        t.value for t in reversed(near) if re.fullmatch(r"\d{4}-\d\d", t.value) or t.day > str(today or "9")
    )
    return next(ahead, "")
