"""Quality: what the validator finds in everything that was published, revision by revision.

Revisions are never changed, so what they hold is the past itself: nothing else is kept. Each is judged once,
by the rules of today, so that a rule that is new does not look like writing that became worse.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from publisher.model import SEVERITIES, Severity
from publisher.records import Revision
from publisher.store import articles

if TYPE_CHECKING:
    from publisher.newsroom import Newsroom

MOST: Final = 2000
"""So many of the newest revisions are looked at."""
PERIODS: Final = 12
"""So many periods are told apart at most: days while they reach, else weeks, else months."""


@dataclass(frozen=True, slots=True)
class Period:
    """A day, week or month, and how many revisions were published in it."""

    start: date
    unit: str
    revisions: int


@dataclass(frozen=True, slots=True)
class Row:
    """One code: how often it was found in each period, and the articles in which it is found now."""

    code: str
    severity: Severity
    counts: tuple[int, ...]
    articles: tuple[str, ...]

    @property
    def total(self) -> int:
        """How often it was found in all."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class History:
    """Findings by code over time; `present` articles are public now, `sound` of them without a fault."""

    periods: tuple[Period, ...]
    rows: tuple[Row, ...]
    present: int
    sound: int


Found = Counter[tuple[Severity, str]]


class Quality:
    """The use case: judges what was published, each revision once."""

    def __init__(self, room: Newsroom) -> None:
        self._room = room
        self._judged: dict[str, Found] = {}

    def history(self) -> History:
        """What was found in the newest revisions, by period."""
        with self._room.reading() as transaction:
            revisions = articles.newest_revisions(transaction, MOST)
            present = articles.present_digests(transaction, {r.article for r in revisions})
        found = {(r.article, r.number): self._found(r) for r in revisions}
        now = {r.article: found[r.article, r.number] for r in revisions if present.get(r.article) == r.digest}
        periods = _periods([r.at.date() for r in revisions])
        counts: dict[tuple[Severity, str], Counter[date]] = defaultdict(Counter)
        for revision in revisions:
            for key, many in found[revision.article, revision.number].items():
                counts[key][_start(revision.at.date(), periods)] += many
        sound = sum(not any(severity != "info" for severity, _ in own) for own in now.values())
        return History(periods, tuple(_rows(counts, periods, now)), len(now), sound)

    def _found(self, revision: Revision) -> Found:
        known = self._judged.get(revision.digest)
        if known is None:
            report = self._room.validate(revision.body, name=revision.article)
            known = Counter((finding.severity, finding.code) for finding in report.findings)
            if len(self._judged) > 2 * MOST:
                self._judged.clear()
            self._judged[revision.digest] = known
        return known


def _rows(
    counts: Mapping[tuple[Severity, str], Counter[date]],
    periods: Sequence[Period],
    now: Mapping[str, Found],
) -> Iterable[Row]:
    """The gravest first, of these the most frequent."""
    rows = [
        Row(
            code,
            severity,
            tuple(found[period.start] for period in periods),
            tuple(article for article, own in now.items() if (severity, code) in own),
        )
        for (severity, code), found in counts.items()
    ]
    return sorted(rows, key=lambda row: (SEVERITIES.index(row.severity), -row.total, row.code))


def _periods(days: Sequence[date]) -> tuple[Period, ...]:
    """The periods from the first day to the last, without a gap; of many the newest."""
    if not days:
        return ()
    first, last = min(days), max(days)
    span = (last - first).days + 1
    unit = "day" if span <= PERIODS else "week" if span <= 7 * PERIODS - 6 else "month"
    starts = [_first_of(unit, first)]
    while (following := _next(unit, starts[-1])) <= last:
        starts.append(following)
    starts = starts[-PERIODS:]
    many = Counter(_first_of(unit, day) for day in days)
    return tuple(Period(start, unit, many[start]) for start in starts)


def _start(day: date, periods: Sequence[Period]) -> date:
    return _first_of(periods[0].unit, day)


def _first_of(unit: str, day: date) -> date:
    return day if unit == "day" else day - timedelta(day.weekday()) if unit == "week" else day.replace(day=1)


def _next(unit: str, start: date) -> date:
    return _first_of(unit, start + timedelta({"day": 1, "week": 7, "month": 31}[unit]))
