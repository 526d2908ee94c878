"""A byline gives the people in it and nobody else. Better no author than a wrong one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.readers import bylines

PEOPLE = {
    "By Joanna Whitcombe, Local Democracy Reporter": ["Joanna Whitcombe"],
    "By Jane Banks Political editor": ["Jane Banks"],
    "By Ana Silva": ["Ana Silva"],
    "By ANA SILVA and JOHN McDONALD": ["Ana Silva", "JOHN McDONALD"],
    "BY ANA SILVA": ["Ana Silva"],
    "By Ana Silva, John Roe and Li Wei": ["Ana Silva", "John Roe", "Li Wei"],
    "By Ana Silva, Science Correspondent": ["Ana Silva"],
    "By Ana Silva Staff Writer": ["Ana Silva"],
    "By Ana Silva | March 1, 2022": ["Ana Silva"],
    "By Ana Silva in Lisbon": ["Ana Silva"],
    "By Ana Silva for The Harbour Post": ["Ana Silva"],
    "By Siobhán O'Reilly": ["Siobhán O'Reilly"],
    "By Nguyen Van An": ["Nguyen Van An"],
    "By Abdul al-Hamid": ["Abdul al-Hamid"],
    "By T. J. Marsh": ["T. J. Marsh"],
    "Von Katalin Dorogi und Jan Roe": ["Katalin Dorogi", "Jan Roe"],
    "Written by: Ana Silva": ["Ana Silva"],
    "By Martin Roe Jr. and John Smith III": ["Martin Roe Jr.", "John Smith III"],
    "By Ana Silva Updated March 1, 2022": ["Ana Silva"],
    "Words by Ana Silva, photographs by John Roe": ["Ana Silva"],
    "By Reuters": ["Reuters"],
    "From Ana Silva, Porto": ["Ana Silva"],
    "From Ana Silva in Porto Alegre": ["Ana Silva"],
    "From Monday, the troops": [],
    "From New York, with love": [],
    "By Staff": [],
    "By early Tuesday, the troops": [],
    "By the numbers": [],
    "By Editor": [],
    "Ana Silva": [],
    "By ana@harbour.example": [],
}
DECLARED = {
    "Ana Silva": ["Ana Silva"],
    "Ana Silva;John Roe": ["Ana Silva", "John Roe"],
    "By Ana Silva & John Roe": ["Ana Silva", "John Roe"],
    "Associated Press": ["Associated Press"],
    "王小明": ["王小明"],
    "admin": [],
    "https://facebook.example/ana": [],
    "Politics": [],
    "The Daily Ledger Staff": ["The Daily Ledger Staff"],
}


SIGNED = {
    "Ana Silva": ["Ana Silva"],
    "ANA SILVA": ["Ana Silva"],
    "Sunita Deshmukh": ["Sunita Deshmukh"],
    "Rosa van der Berg": ["Rosa van der Berg"],
    "Priya Raman and Joe Walsh": ["Priya Raman", "Joe Walsh"],
    "Ana Silva, Scotland correspondent": ["Ana Silva"],
    "Ana Silva | Political editor": ["Ana Silva"],
    "Virginia Beach": [],
    "Charlotte Hornets": [],
    "Water Rates Rise": [],
    "Paris Hilton, heiress": [],
}


@pytest.mark.parametrize("line", SIGNED)
def test_a_name_alone_signs(line: str) -> None:
    assert [author["name"] for author in bylines.signed(line)] == SIGNED[line]


@pytest.mark.parametrize(
    ("line", "post"),
    [("Metro reporter", True), ("Scotland correspondent", True), ("Rates rise again", False), ("", False)],
)
def test_what_somebody_is_for_the_paper(line: str, post: bool) -> None:
    assert bylines.is_post(line) is post


@pytest.mark.parametrize("line", PEOPLE)
def test_a_byline(line: str) -> None:
    assert [author["name"] for author in bylines.byline(line)] == PEOPLE[line]


@pytest.mark.parametrize("words", DECLARED)
def test_words_that_are_known_to_name_authors(words: str) -> None:
    assert [author["name"] for author in bylines.authors(words)] == DECLARED[words]


@given(st.text(max_size=200))
def test_an_author_always_stands_in_the_words(words: str) -> None:
    flat = "".join(words.split()).casefold()
    for author in bylines.authors(words):
        assert author["@type"] in ("Person", "Organization")
        assert (
            author["name"].casefold().replace(" ", "") in flat or author["name"] in bylines.AGENCIES.values()
        )
