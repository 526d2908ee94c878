"""Whatever bytes are handed in: articles, or one clear error; never an exception of another kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import Unreadable
from publisher.readers import READERS, detection, read, read_all

BEGINNINGS = (
    b"",
    b"<html><body><h1>",
    b'<?xml version="1.0"?><rss><channel><item>',
    b"<newsItem>",
    b"---\n",
    b"# ",
    b'{"uri": 1, "headline": ',
)
PIECES = (
    b"<p>",
    b"</p>",
    b'"',
    b"{",
    b"}",
    b"&amp;",
    b"&#x0;",
    b"\xff",
    b"\0",
    b"By Ana Silva",
    b"2022-03-01T09:05:00Z",
    b"\n\n",
    b"<time datetime='",
    b"words of it ",
)


@given(
    st.sampled_from(BEGINNINGS),
    st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=12)), max_size=25),
    st.sampled_from([None, *READERS]),
)
def test_any_bytes_are_articles_or_one_clear_error(
    start: bytes, pieces: list[bytes], form: str | None
) -> None:
    try:
        articles = list(read_all(start + b"".join(pieces), name="x", format=form))
    except Unreadable as error:
        assert str(error).startswith("x") and "\n" not in str(error)
        return
    for article in articles:
        for one in article.fields:
            assert 0.0 <= one.origin.confidence <= 1.0


FORMATS = {
    b"<!DOCTYPE html><html>": "html",
    b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>": "html",
    b"<!-- c --><div>x</div>": "html",
    b"\xef\xbb\xbf<rss version='2.0'>": "feed",
    b"<?xml version='1.0'?><!-- c --><feed xmlns='http://www.w3.org/2005/Atom'>": "feed",
    b"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>": "feed",
    b"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'>": "newsml",
    b"---\ntitle: x\n---\n": "markdown",
    b"# A headline\n\nwords": "markdown",
    b"--- not front matter, only dashes": "text",
    b"[Photo] A headline\n\nwords": "text",
    b"{braces} in a text": "text",
    b"A headline <b>with</b> a tag": "text",
    b'[{"title": 1}]': None,
}


@pytest.mark.parametrize("data", FORMATS)
def test_the_format_is_judged_by_what_the_bytes_hold(data: bytes) -> None:
    assert detection.detect(data) == FORMATS[data]


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(Unreadable, match="no reader for 'docx'") as caught:
        read(b"words", format="docx")
    assert "newsml" in caught.value.hint
