"""Metadata that is given is checked, typed, and outranks what the article shows."""

from __future__ import annotations

import pytest

from publisher.errors import Unreadable
from publisher.model import Edit
from publisher.readers import edits, metadata, read

REFUSED = {
    '{"datePublished": "yesterday"}': "datePublished is no date",
    '{"datePublished": "2022-02-30"}': "datePublished is no date",
    '{"headlin": "x"}': "no metadata 'headlin'",
    '{"inLanguage": "english!"}': "inLanguage is no language tag",
    '{"url": "harbour.example"}': "url",
    "[1]": "metadata is a JSON object",
    '{"a": ': "m.json:1:7:",
    "[" * 100_000: "nested too deep",
}


@pytest.mark.parametrize("given", REFUSED)
def test_wrong_metadata_is_one_clear_error(given: str) -> None:
    with pytest.raises(Unreadable, match=r"\S") as caught:
        metadata.load(given.encode(), "m.json")
    assert REFUSED[given] in str(caught.value) and "\n" not in str(caught.value)


def test_names_become_nodes_and_days_stay_days() -> None:
    given = metadata.load(
        b'{"author": "Ana Silva", "datePublished": "2022-03-01", "keywords": "ports"}', "m.json"
    )
    assert {one.property: one.value for one in given.fields()} == {
        "author": [{"@type": "Person", "name": "Ana Silva"}],
        "datePublished": "2022-03-01",
        "keywords": "ports",
    }


def test_given_metadata_outranks_what_the_article_shows() -> None:
    text = b"Minister resigns\n\nBy John Roe\n\nShe resigned on Tuesday."
    found = read(text, metadata=metadata.check({"author": "Ana Silva"}, "m")).get("author")
    assert found is not None and found.value == [{"@type": "Person", "name": "Ana Silva"}]


EDITS = {
    "/headline=A new one": Edit("/headline", "A new one", editor="command line"),
    '/author/0/name="Ana Silva"': Edit("/author/0/name", "Ana Silva", editor="command line"),
    "/wordCount=12": Edit("/wordCount", 12, editor="command line"),
    "/copyrightYear=NaN": Edit("/copyrightYear", "NaN", editor="command line"),
    '/about=[{"@type": "Thing"}]': Edit("/about", [{"@type": "Thing"}], editor="command line"),
    "/description=": Edit("/description", remove=True, editor="command line"),
    "/url=https://x.example/?a=b": Edit("/url", "https://x.example/?a=b", editor="command line"),
}


@pytest.mark.parametrize("words", EDITS)
def test_an_edit_on_the_command_line(words: str) -> None:
    assert edits.parse(words) == EDITS[words]


@pytest.mark.parametrize("words", ["headline=x", "/headline", "", "=", "/=x"])
def test_what_is_no_edit_is_told(words: str) -> None:
    with pytest.raises(Unreadable, match="is no edit"):
        edits.parse(words)


def test_edits_come_from_a_file_and_a_wrong_one_is_named() -> None:
    assert edits.load(b'[{"pointer": "/headline", "value": "x", "editor": "ana"}]', "e.json") == (
        Edit("/headline", "x", editor="ana"),
    )
    with pytest.raises(Unreadable, match="1/pointer"):
        edits.load(b'[{"pointer": "/a"}, {"pointer": "b"}]', "e.json")
