"""The head of a plain text is read as newsrooms hand it in: each line has its job."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from publisher.model import JSON, Article
from publisher.readers import bylines, datelines, labels, text


def _cases() -> Iterator[tuple[str, dict[str, str]]]:
    for part in Path(__file__).parent.joinpath("cases", "heads.txt").read_text("utf-8").split("\n\n"):
        lines = [line for line in part.splitlines() if not line.startswith("#")]
        if lines:
            told = "\n".join(line[2:] for line in lines if line.startswith("|"))
            yield told, dict(line.split(": ", 1) for line in lines if not line.startswith("|"))


def _shown(article: Article) -> dict[str, str]:
    """What the head of an article says, as it is written in the file of cases."""
    said = {
        kind: article.words(block)
        for kind in ("section", "headline", "dek")
        for block in reversed(article.of(kind))
    }
    fields: dict[str, JSON] = {field.property: field.value for field in article.fields}
    authors, dateline = fields.get("author"), fields.get("dateline")
    if isinstance(authors, list):
        said["author"] = "; ".join(one["name"] for one in authors if isinstance(one, dict))
    if isinstance(dateline, str):
        said["dateline"] = dateline
    return said


@pytest.mark.parametrize(
    ("told", "wanted"), list(_cases()), ids=lambda part: part[:40] if isinstance(part, str) else ""
)
def test_a_head_is_read(told: str, wanted: dict[str, str]) -> None:
    shown = _shown(text.article(told))
    place = wanted.pop("dateline", "")
    assert place in shown.pop("dateline", "")
    assert shown == wanted


@pytest.mark.parametrize(
    "line",
    [
        "Police log",
        "Urban Transit",
        "Valley Voices",
        "Courtroom",
        "Sea State",
        "Ask the vet",
        "Grain & Oilseeds",
    ],
)
def test_what_no_list_has_is_the_name_of_a_page_above_a_headline(line: str) -> None:
    assert labels.names_page(
        line, "Tram line to reach airport in 2029", ["The city's fourth tram line will be late."]
    )


@pytest.mark.parametrize(
    "line",
    [
        "Mill fire",
        "Quake shakes Crete",
        "Girls win",
        "Village hall saved",
        "Peace at last",
        "Death of a mill",
        "Snow?",
    ],
)
def test_what_is_told_in_a_line_is_no_name_of_a_page(line: str) -> None:
    body = ["A fire broke out at a mill in Crete on Monday, and those who saved it won a prize."]
    assert not labels.names_page(line, "Two men hurt as roof falls in", body)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ana Silva in Trieste", ["Ana Silva"]),
        ("Inés Paredes in Lima and Mark Holt in La Paz", ["Inés Paredes", "Mark Holt"]),
        ("Clare Nwosu reports from Hale", ["Clare Nwosu"]),
        ("Father Owen Tighe", ["Owen Tighe"]),
        ("with Len Storr", ["Len Storr"]),
        ("Ana Silva, ana.silva@example.org", ["Ana Silva"]),
        ("Charlotte Hornets in Boston", []),
        ("Trains in Trieste", []),
    ],
)
def test_a_name_alone_may_say_where_its_bearer_is(line: str, names: list[str]) -> None:
    assert [author["name"] for author in bylines.signed(line)] == names


@pytest.mark.parametrize(
    "line",
    [
        "From our reporter",
        "By a staff reporter",
        "By our Religious Affairs Correspondent",
        "Staff and agencies",
    ],
)
def test_a_byline_may_name_nobody(line: str) -> None:
    assert bylines.unnamed(line) and not bylines.byline(line) and not bylines.signed(line)


@pytest.mark.parametrize("line", ["Editors", "Reporters at work", "The writers", "Staff walk out"])
def test_what_tells_of_reporters_is_no_byline(line: str) -> None:
    assert not bylines.unnamed(line)


@pytest.mark.parametrize(
    "line",
    [
        "LIMA, Monday — Peru votes.",
        "THE HAGUE — A minister stays.",
        "Luanda — A barrel leaves.",
        "ZURICH. Bürgli is sold.",
    ],
)
def test_a_text_opens_with_where_it_was_written(line: str) -> None:
    assert datelines.opens(line)


@pytest.mark.parametrize(
    "line",
    [
        "IN STEP: Dancers circle the maypole.",
        "URGENT: A warning is lifted.",
        "COURTS: A farmer is jailed.",
        "Semi-finals, Winter Gardens, Blackpool: Two matches.",
        "U.S. Steel is sold.",
        "Kenya — not Chad — is host.",
    ],
)
def test_what_else_stands_before_a_mark_is_no_place(line: str) -> None:
    assert not datelines.opens(line)
