"""Findings over time: every revision that was public is judged, in the period in which it was published."""

from __future__ import annotations

from conftest import Clock, document

from publisher.newsroom import Newsroom
from publisher.newsroom.quality import PERIODS, History


def counts(found: History, code: str) -> list[int]:
    return [n for row in found.rows if row.code == code for n in row.counts]


def test_what_was_replaced_or_withdrawn_is_still_the_past(newsroom: Newsroom, clock: Clock) -> None:
    assert newsroom.quality.history() == History((), (), 0, 0)
    newsroom.publish(document("One", identifier="one", datePublished="2026-11-23T08:00:00"))
    clock.advance(days=1)
    newsroom.publish(document("One, mended", identifier="one"), id="one", overwrite=True)
    clock.advance(days=1)
    newsroom.publish(document("Two", identifier="two", datePublished="2026-11-25T08:00:00"))
    newsroom.withdraw("two", reason="wrong", overwrite=True)
    found = newsroom.quality.history()
    assert [(p.start.isoformat(), p.revisions) for p in found.periods] == [
        ("2026-11-23", 1),
        ("2026-11-24", 1),
        ("2026-11-25", 1),
    ]
    assert counts(found, "no-timezone") == [1, 0, 1]
    assert [row.articles for row in found.rows if row.code == "no-timezone"] == [()]
    assert found.present == 1


def test_what_is_under_embargo_is_not_yet_the_past(newsroom: Newsroom, clock: Clock) -> None:
    newsroom.publish(document(), embargo=clock.at.replace(hour=18))
    assert newsroom.quality.history().periods == ()
    clock.advance(hours=12)
    assert newsroom.quality.history().present == 1


def test_the_longer_it_goes_back_the_longer_are_the_periods(newsroom: Newsroom, clock: Clock) -> None:
    units = []
    for days in (0, PERIODS - 1, 40, 100, 400):
        clock.advance(days=days)
        newsroom.publish(document(f"After {days}", identifier=f"after-{days}"))
        found = newsroom.quality.history()
        assert len(found.periods) <= PERIODS
        assert [p.start for p in found.periods] == sorted({p.start for p in found.periods})
        assert found.periods[-1].revisions > 0
        units.append(found.periods[0].unit)
    assert units == ["day", "day", "week", "month", "month"]
