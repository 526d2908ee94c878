"""What is told twice is one event, what is told of two is two, and each knows how long it lasts and of what it is part."""

# ruff: noqa: E501 - a case a line
from __future__ import annotations

from pathlib import Path

import pytest
import telling

WEDNESDAY = "2024-05-08"
TELLINGS = Path(__file__).parent.joinpath("cases", "tellings.txt")


@pytest.mark.parametrize(("text", "wanted"), list(telling.cases(TELLINGS)))
def test_each_event_of_a_text_is_there_once(text: str, wanted: tuple[str, ...]) -> None:
    found = telling.events(text, WEDNESDAY)
    told = [(e.start, e.end, e.kind, e.whole.name if e.whole else "") for e in found]
    assert len(found) == len(wanted), told
    for line in wanted:
        start, end, kind, word, whole = (part.strip() for part in line.split("|"))
        like = [e for e, t in zip(found, told, strict=True) if t == (start, end, kind, whole)]
        assert any(word in e.name for e in like), [(*t, e.name) for e, t in zip(found, told, strict=True)]


def test_somebody_without_a_name_is_not_who_has_one() -> None:
    text = (
        "A teenager was charged on Tuesday with the murder of Liam Doyle. Mr Doyle was stabbed in Tallaght in April."
        " The teenager will appear in court on Friday."
    )
    assert [e.takers for e in telling.events(text, WEDNESDAY) if e.day == "2024-05-10"] == [[]]
