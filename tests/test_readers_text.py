"""Plain text is read as an editor reads it: each line does one job, and none if it is unsure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import Unreadable
from publisher.model import Article
from publisher.readers import read
from publisher.readers.blocks import LONGEST

BODY = (
    "The minister for ports resigned on Tuesday after an inquiry found that two bids had never been opened."
)


def parts(text: str) -> list[tuple[str, str]]:
    article = read(text.encode(), format="text")
    return [(block.kind, article.words(block)) for block in article.blocks]


def field(article: Article, name: str) -> object:
    found = article.get(name)
    return found.value if found else None


LAYOUTS = {
    "section, headline, body": (
        f"Politics\n\nMinister resigns over contract\n\n{BODY}",
        ["section", "headline", "paragraph"],
    ),
    "headline, dek, byline, body": (
        f"Minister resigns over contract\nTwo bids were never opened\nBy Ana Silva\n\n{BODY}",
        ["headline", "dek", "byline", "paragraph"],
    ),
    "a name alone": (
        f"Minister resigns over contract\nTwo bids were never opened\nAna Silva\n\n{BODY}",
        ["headline", "dek", "byline", "paragraph"],
    ),
    "a name and what its bearer is for the paper": (
        f"Minister resigns over contract\nAna Silva\nMetro reporter\n\n{BODY}",
        ["headline", "byline", "byline", "paragraph"],
    ),
    "byline and what its bearer is for the paper": (
        f"Minister resigns over contract\nBy Ana Silva\nMetro reporter\n\n{BODY}",
        ["headline", "byline", "byline", "paragraph"],
    ),
    "a dek that names a team": (
        f"Minister resigns over contract\nCharlotte Hornets\n\n{BODY}",
        ["headline", "dek", "paragraph"],
    ),
    "byline above the headline": (
        f"By Ana Silva\nMinister resigns over contract\n\n{BODY}",
        ["byline", "headline", "paragraph"],
    ),
    "dateline": (
        f"Minister resigns\n\nLISBON, March 1 (Agency) - {BODY}",
        ["headline", "dateline", "paragraph"],
    ),
    "correction and note": (
        f"Minister resigns\n\n{BODY}\n\nCorrection: An earlier version misnamed it.\n\n(Reporting by A. Silva)",  # noqa: E501
        ["headline", "paragraph", "correction", "note"],
    ),
    "label in capitals": (
        f"World\n\nANALYSIS: Why the minister resigned\n\n{BODY}",
        ["section", "headline", "paragraph"],
    ),
    "region above": (
        f"West Midlands\n\nMinister resigns over a flat\n\n{BODY}",
        ["section", "headline", "paragraph"],
    ),
    "title case above a dek": (
        f"Minister Resigns\n\nThird in a year to go\n\n{BODY}",
        ["headline", "dek", "paragraph"],
    ),
    "entries of a live blog": (
        f"Minister resigns - live\n\n14:20 A statement\n\n{BODY}\n\n13:05 A rumour\n\n{BODY}",
        ["headline", "heading", "paragraph", "heading", "paragraph"],
    ),
    "heading inside": (
        f"Minister resigns\n\n{BODY}\n\nWhat happens next\n\n{BODY} Again.",
        ["headline", "paragraph", "heading", "paragraph"],
    ),
    "only a headline": ("Minister resigns", ["headline"]),
    "no headline": (BODY, ["paragraph"]),
    "no headline below a section": (f"Rowing\n\n{BODY}", ["section", "paragraph"]),
    "no headline below a section and a dateline": (
        f"World news\n\nLISBON, March 1 (Agency) - {BODY}",
        ["section", "dateline", "paragraph"],
    ),
    "a column's name is its headline": (f"Theatre notes\n\n{BODY}", ["headline", "paragraph"]),
    "lines without empty lines between": (
        f"Minister resigns\n{BODY}\n{BODY} More.",
        ["headline", "paragraph", "paragraph"],
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_line_gets_its_job(name: str) -> None:
    text, kinds = LAYOUTS[name]
    assert [kind for kind, _ in parts(text)] == kinds


@pytest.mark.parametrize(
    "line",
    ["Pope dies", "Local heroes save mill", "Kyiv falls", "The end.", "Stop!", "Girls win", "Trouble ahead"],
)
def test_a_short_first_line_is_no_section_unless_it_surely_is_one(line: str) -> None:
    found = parts(f"{line}\n\nA second line that says more about it\n\n{BODY}")
    assert found[0] == ("headline", line)


@pytest.mark.parametrize(
    "line",
    [
        "Russia",
        "World news",
        "WORLD | EUROPE",
        "Science & Tech",
        "Section: Politics",
        "UK",
        "Scottish politics",
        "U.S.",
        "Women's basketball",
        "Local government",
        "Rugby sevens",
        "Across the county",
        "Parish Notes",
        "The Week Ahead",
        "Ports & Terminals",
        "Ports & Cold Chain",
        "Weekend planner",
        "Huon Valley",
        "Exmoor Coast",
        "Hides, Skins and Leather",
    ],
)
def test_names_of_desks_and_countries_are_sections(line: str) -> None:
    assert parts(f"{line}\n\nA second line that says more about it\n\n{BODY}")[0] == ("section", line)


def test_hard_wrapped_paragraphs_become_whole() -> None:
    wrapped = (
        "The minister for ports resigned on Tuesday after an inquiry found\n"
        "that two bids for the harbour contract had never been opened by\nanybody."
    )
    assert parts(f"Minister resigns\n\n{wrapped}")[1] == ("paragraph", wrapped.replace("\n", " "))


LISTED = (
    "The Hollow Reeds, Roisin Dubh, 8.30pm. Tickets 18 euros\n"
    "Big Top: Ana Silva, Fisheries Field, sold out\nComedy night, Black Box Theatre, 9pm"
)
"""Lines with room for the next word: nobody wrapped them."""
AFTER_ONE_LINE = (
    "Northern Mystics 58 Southern Steel 51, at Trusts Arena\n"
    "Central Pulse 63 Canterbury Tactix 60 (after extra time)\n\n"
    "The final of the premiership will be played in Dunedin a week on Sunday, whoever wins the match in "
    "Hamilton, the league said."
)
"""A text whose paragraphs are a line each."""


OF_ONE_LENGTH = (
    "The Long Acre, McGarrigle's, Sligo, 9pm. Tickets 15 euros\n"
    "Storytelling with Maeve Gilroy, Hargadon Bros, 7.30pm\n"
    "Exhibition: Salt and Slate by Donal Foy, The Model, 11am to 5pm"
)
"""Lines as long as one another, each of which begins anew."""


@pytest.mark.parametrize(
    "text", [LISTED, AFTER_ONE_LINE, OF_ONE_LENGTH], ids=["entries", "results", "of one length"]
)
def test_the_lines_of_a_list_stay_apart(text: str) -> None:
    lines = [words for kind, words in parts(f"Minister resigns\n\n{BODY}\n\n{text}")]
    assert set(text.replace("\n\n", "\n").split("\n")) <= set(lines)


def test_curly_quotes_stay_as_they_are() -> None:
    assert "“It’s over,”" in read("Minister resigns\n\n“It’s over,” she said on Tuesday.".encode()).text


def test_a_date_line_is_read_with_its_zone() -> None:
    article = read(f"Minister resigns\n\nUpdated: March 1, 2022 at 9:05 a.m. EST\n\n{BODY}".encode())
    assert field(article, "dateModified") == "2022-03-01T09:05:00-05:00"
    assert field(article, "datePublished") is None


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "is a picture"),
        (bytes(range(256)) * 20, "is binary"),
        (b"a" * (17 * 1024 * 1024), "is larger than 16 MB"),
        (b"word " * LONGEST, "longer than"),
    ],
)
def test_what_is_no_article_is_told_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said) as caught:
        read(data, name="x.txt")
    assert str(caught.value).startswith("x.txt: ") and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        "Café résumé “quoted”\n\nBody.".encode(),
        "Café résumé “quoted”\n\nBody.".encode("utf-8-sig"),
        "Café résumé “quoted”\n\nBody.".encode("utf-16"),
        "Café résumé “quoted”\n\nBody.".encode("windows-1252"),
    ],
)
def test_the_charset_is_told_by_the_bytes(data: bytes) -> None:
    assert read(data, format="text").text.startswith("Café résumé “quoted”")


@given(st.text(min_size=1, max_size=400))
def test_any_text_is_an_article_or_one_clear_error(text: str) -> None:
    try:
        article = read(text.encode("utf-8", "replace"), format="text")
    except Unreadable as error:
        assert "\n" not in str(error)
        return
    assert "".join(article.words(b) for b in article.blocks).replace(" ", "") in article.text.replace(
        "\n", ""
    ).replace(" ", "")
    for one in article.fields:
        if one.origin.start is not None:
            assert article.text[one.origin.start : one.origin.end] == one.origin.words
