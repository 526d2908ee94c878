"""Quality: what the validator finds in what is published, by code over time, as a chart and a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, Response

from publisher.model import Severity
from publisher.newsroom.quality import MOST, History, Period, Row
from publisher.web import asking
from publisher.web.desk import frame

WIDTH, HEIGHT, LEFT, BELOW, ABOVE = 1000, 230, 48, 34, 22
"""The chart's size, and the room for its axes."""
STACK: Final[tuple[Severity, ...]] = ("error", "warning", "info")


def install_views(desk: Blueprint) -> None:
    """The page."""
    desk.add_url_rule("/quality", view_func=quality)


def quality() -> Response:
    """What the validator finds, over time."""
    found = asking.newsroom().quality.history()
    return frame.page(
        "quality.html", found=found, chart=chart(found), labels=[label(p) for p in found.periods],
        sparks={(row.severity, row.code): spark(row, found.periods) for row in found.rows}, most=MOST,
        width=WIDTH, height=HEIGHT, left=LEFT, section="Quality",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bar:
    """One severity in one period: where its rectangle is, and what it says."""

    severity: Severity
    x: float
    y: float
    width: float
    height: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Findings in each revision, stacked by severity; `ticks` are the lines' heights and words."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    names: tuple[tuple[float, str], ...]


def label(period: Period) -> str:
    """A period as people call it."""
    return f"{period.start:%b %Y}" if period.unit == "month" else f"{period.start.day} {period.start:%b}"


def chart(found: History) -> Chart:
    """The chart of a history. Pure."""
    rates = [
        {s: sum(r.counts[n] for r in found.rows if r.severity == s) / max(p.revisions, 1) for s in STACK}
        for n, p in enumerate(found.periods)
    ]
    top = _round_up(max((sum(rate.values()) for rate in rates), default=1))
    step = (WIDTH - LEFT) / max(len(rates), 1)
    bars = [bar for n, rate in enumerate(rates) for bar in _stack(n, step, rate, top, found.periods[n])]
    names = [(LEFT + step * (n + 0.5), label(p)) for n, p in enumerate(found.periods)]
    ticks = [(_height(top * part / 2, top), f"{top * part / 2:g}") for part in range(3)]
    return Chart(tuple(bars), tuple((HEIGHT - BELOW - h, words) for h, words in ticks), tuple(names))


def _stack(n: int, step: float, rate: dict[Severity, float], top: float, period: Period) -> Iterator[Bar]:
    width, y = min(step * 0.62, 72), float(HEIGHT - BELOW)
    for severity in STACK:
        if rate[severity]:
            height = _height(rate[severity], top)
            y -= height
            words = (
                f"{label(period)}: {rate[severity]:.1f} of severity {severity} in each of {period.revisions}"
            )
            x = LEFT + step * (n + 0.5) - width / 2
            yield Bar(severity, round(x, 1), round(y, 1), round(width, 1), round(height, 1), words)


def _height(rate: float, top: float) -> float:
    return rate / top * (HEIGHT - BELOW - ABOVE)


def _round_up(value: float) -> float:
    """The next of 1, 2, 4, 6, 10, 20, 40, ... that is not below."""
    size = 1.0
    while size * 10 < value:
        size *= 10
    return next((size * n for n in (1, 2, 4, 6, 10) if size * n >= value), size * 10)


def spark(row: Row, periods: Sequence[Period]) -> str:
    """How often a code was found in a revision, as the points of a line of 100 by 20. Pure."""
    rates = [many / max(period.revisions, 1) for many, period in zip(row.counts, periods, strict=True)]
    if len(rates) == 1:
        rates *= 2
    top = max(rates, default=0) or 1
    step = 96 / (len(rates) - 1)
    return " ".join(f"{2 + n * step:.1f},{18 - rate / top * 16:.1f}" for n, rate in enumerate(rates))
