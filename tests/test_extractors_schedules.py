"""What is held again and again is one event with a schedule, and never one on a day of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
import telling

from publisher import extractors, mapping, validation
from publisher.extractors.event import Event

WEDNESDAY = "2024-05-08"
SCHEDULES = Path(__file__).parent.joinpath("cases", "schedules.txt")


def _line(event: Event) -> str:
    told = event.schedule
    assert told is not None
    weeks, months = (" ".join(map(str, numbers)) for numbers in (told.weeks, told.months))
    days = f"{told.first} .. {told.last}".strip()
    hours = f"{told.begins} .. {told.ends}".strip()
    return " | ".join((event.kind, told.every, " ".join(told.days), weeks, months, days, hours))


@pytest.mark.parametrize(("text", "wanted"), list(telling.cases(SCHEDULES)))
def test_a_series_is_one_event_with_its_schedule(text: str, wanted: tuple[str, ...]) -> None:
    found = telling.events(text, WEDNESDAY)
    told = [" ".join(_line(e).split()) for e in found if e.schedule is not None]
    assert told == [" ".join(line.split()) for line in wanted]
    assert all(e.schedule.first.startswith(e.day) for e in found if e.schedule is not None)


def test_a_draft_with_a_schedule_is_valid_and_each_value_has_its_words() -> None:
    text = (
        "A fair is held in Malton on the first and third Sundays of each month.\n"
        "Classes are held at 7pm on the last Friday of every month.\n"
        "A market is held on the first and last Saturdays of each month."
    )
    draft = mapping.draft(article := telling.article(text, published=WEDNESDAY), extractors.extract(article))
    schedules = [node["eventSchedule"] for node in draft.document["@graph"] if "eventSchedule" in node]
    assert schedules == [
        {
            "@type": "Schedule",
            "repeatFrequency": "P1M",
            "byDay": "https://schema.org/Sunday",
            "byMonthWeek": [1, 3],
        },
        {
            "@type": "Schedule",
            "repeatFrequency": "P1M",
            "byDay": "-1FR",
            "startTime": "19:00",
            "scheduleTimezone": "Europe/London",
        },
        {"@type": "Schedule", "repeatFrequency": "P1M", "byDay": ["1SA", "-1SA"]},
    ]
    report = validation.validate(draft.document, profiles=[])
    assert not [f for f in report.findings if "eventSchedule" in f.pointer]
    words = {p.partition("/eventSchedule/")[2]: [o.words for o in told] for p, told in draft.origins.items()}
    assert words["byMonthWeek/1"] == ["on the first and third Sundays of each month"]
    assert words["startTime"] == ["on the last Friday of every month", "7pm"]
