"""A page is read for what it declares and for what it shows; what is believed says where it stood."""

from __future__ import annotations

import time
from typing import Any

import pytest

from publisher.errors import Unreadable
from publisher.model import Article
from publisher.readers import read

PARAGRAPHS = "".join(
    f"<p>Paragraph {n} says that the harbour was closed on Tuesday, and that nobody was told before noon.</p>"
    for n in range(1, 5)
)


def page(head: str = "", body: str = "", *, title: str = "Harbour closed for a day", h1: str = "") -> bytes:
    h1 = h1 or "<h1>Harbour closed for a day</h1>"
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{h1}{body}"
        f"<div class=article-body>{PARAGRAPHS}</div></body></html>"
    ).encode()


def taken(data: bytes) -> dict[str, Any]:
    return {one.property: one.value for one in read(data, format="html").fields}


def ld(*scripts: str) -> str:
    return "".join(f'<script type="application/ld+json">{one}</script>' for one in scripts)


AUTHOR = [{"@type": "Person", "name": "Ana Silva"}]
BOTH = [*AUTHOR, {"@type": "Person", "name": "John Roe"}]

DECLARED: dict[str, tuple[str, str, Any]] = {
    "a plain object": (
        ld('{"@type":"NewsArticle","headline":"H one","author":{"@type":"Person","name":"Ana Silva"}}'),
        "author",
        AUTHOR,
    ),
    "a graph with ids": (
        ld(
            '{"@graph":[{"@type":"Person","@id":"#a","name":"Ana Silva"},'
            '{"@type":"NewsArticle","headline":"H","author":{"@id":"#a"}}]}'
        ),
        "author",
        AUTHOR,
    ),
    "an array, and a list in one string": (
        ld(
            '[{"@type":"WebSite","name":"X"},{"@type":["NewsArticle"],"name":"H","author":"Ana Silva, John Roe"}]'  # noqa: E501
        ),
        "author",
        BOTH,
    ),
    "By in the name": (
        ld('{"@type":"NewsArticle","headline":"H","author":{"name":"By Ana Silva"}}'),
        "author",
        AUTHOR,
    ),
    "trailing commas, a comment, entities": (
        ld('<!-- {"@type":"NewsArticle","headline":"A &quot;quoted&quot; word",} -->'),
        "headline",
        'A "quoted" word',
    ),
    "a line break in a string": (
        ld('{"@type":"NewsArticle","headline":"One\nline"}'),
        "headline",
        "One line",
    ),
    "the article, not the one that is listed": (
        ld(
            '{"@type":"NewsArticle","headline":"Another story","datePublished":"2020-01-01"}',
            '{"@type":"NewsArticle","headline":"Harbour closed for a day","datePublished":"2022-03-01"}',
        ),
        "datePublished",
        "2022-03-01",
    ),
    "OpenGraph with the newspaper at its end": (
        '<meta property="og:title" content="Harbour closed for a day | The Harbour Post">'
        '<meta property="og:site_name" content="The Harbour Post">',
        "headline",
        "Harbour closed for a day",
    ),
    "several authors in tags": (
        '<meta name="author" content="Ana Silva"><meta name="author" content="John Roe">',
        "author",
        BOTH,
    ),
    "an address is no author": (
        '<meta property="article:author" content="https://facebook.example/x">',
        "author",
        None,
    ),
    "compact dates": ('<meta name="ptime" content="20220301090500">', "datePublished", "2022-03-01T09:05:00"),
    "the more exact of two that agree": (
        '<meta name="date" content="2022-03-01"><meta name="pubdate" content="2022-03-01T09:05:00Z">',
        "datePublished",
        "2022-03-01T09:05:00+00:00",
    ),
    "relative addresses": (
        '<link rel=canonical href="https://harbour.example/a/b"><meta property="og:image" content="/i/1.jpg">',  # noqa: E501
        "image",
        ["https://harbour.example/i/1.jpg"],
    ),
    "an address without a page is left out": ('<meta property="og:image" content="/i/1.jpg">', "image", None),
    "the first of several sections": (
        '<meta name="section" content="Politics, Ports">',
        "articleSection",
        "Politics",
    ),
    "the publisher is no author": (
        '<meta property="og:site_name" content="Harbour Post"><meta name="author" content="Harbour Post">',
        "author",
        None,
    ),
}
SHOWN: dict[str, tuple[str, str, Any]] = {
    "a byline": (
        "<p class=byline>By <a href=/a>Ana Silva</a> and <a href=/b>John Roe</a></p>",
        "author",
        BOTH,
    ),
    "name and role in two elements": (
        "<div class=byline><span>By Ana Silva</span><span>Ports correspondent</span></div>",
        "author",
        AUTHOR,
    ),
    "no author in a byline of nobody": ("<p class=byline>By Staff</p>", "author", None),
    "no author from comments": ("<div class=comments><p class=author>Ana Silva</p></div>", "author", None),
    "no author from a photo": ("<figcaption class=credit>Photo by Ana Silva</figcaption>", "author", None),
    "a time element": (
        "<time datetime=2022-03-01T09:05:00+01:00>1 March</time>",
        "datePublished",
        "2022-03-01T09:05:00+01:00",
    ),
    "published and updated in one line": (
        "<div class=dates>Published 9:05 AM EST, March 1, 2022 Updated 10:00 AM EST, March 2, 2022</div>",
        "dateModified",
        "2022-03-02T10:00:00-05:00",
    ),
    "a date without a mark": ("<div><span>March 1, 2022</span></div>", "datePublished", "2022-03-01"),
    "an update is no publication": ("<p class=date>Updated March 1, 2022</p>", "datePublished", None),
    "breadcrumbs": (
        "<nav class=breadcrumb><a href=/>Home</a> <a href=/p>Politics</a> <a href=/h>Harbour closed for a day</a></nav>",  # noqa: E501
        "articleSection",
        "Politics",
    ),
}


@pytest.mark.parametrize("name", DECLARED)
def test_what_a_page_declares(name: str) -> None:
    head, prop, wanted = DECLARED[name]
    assert taken(page(head)).get(prop) == wanted


@pytest.mark.parametrize("name", SHOWN)
def test_what_a_page_shows(name: str) -> None:
    body, prop, wanted = SHOWN[name]
    assert taken(page(body=body)).get(prop) == wanted


def test_every_field_says_where_it_stood() -> None:
    article = read(
        page('<meta property="article:published_time" content="2022-03-01T09:05:00Z">'), format="html"
    )
    published = article.get("datePublished")
    assert published is not None
    assert published.origin.detail == "meta article:published_time"
    assert published.origin.words == "2022-03-01T09:05:00Z"
    assert published.origin.source == "metadata"


def test_places_that_agree_make_each_other_surer() -> None:
    one = read(page(body="<p class=byline>By Ana Silva</p>"), format="html").get("author")
    two = read(
        page('<meta name=author content="Ana Silva">', "<p class=byline>By Ana Silva</p>"), format="html"
    ).get("author")
    assert one is not None and two is not None and two.origin.confidence > one.origin.confidence


def test_the_body_is_the_article_and_nothing_else() -> None:
    clutter = (
        "<aside><h2>Related</h2><p>Another story, which has a long first sentence of its own, too.</p></aside>"  # noqa: E501
        "<div class=comments><p>I said so years ago, and nobody at the council wanted to listen to us then.</p></div>"  # noqa: E501
        "<p>Sign up for our newsletter and never miss a story from the harbour again.</p><footer>© Post</footer>"  # noqa: E501
    )
    article = read(page(body=clutter), format="html")
    assert [article.words(b)[:11] for b in article.of("paragraph")] == [f"Paragraph {n}" for n in range(1, 5)]


def test_a_body_in_several_columns_of_one_name_is_whole() -> None:
    halves = PARAGRAPHS.replace(
        "<p>Paragraph 3", "</div><div class=ad>Ad</div><div class=story-body><p>Paragraph 3"
    )
    html = f"<h1>Harbour closed</h1><section><div class=story-body>{halves}</div></section>"
    assert len(read(html.encode(), format="html").of("paragraph")) == 4


def test_headings_quotations_and_lists_keep_their_kind() -> None:
    body = PARAGRAPHS.replace(
        "<p>Paragraph 2", "<h2>What next</h2><blockquote>It is over.</blockquote><p>Paragraph 2"
    )
    article = read(f"<h1>H</h1><article>{body}</article>".encode(), format="html")
    assert [b.kind for b in article.blocks][1:4] == ["paragraph", "heading", "quotation"]


def words(article: Article) -> str:
    return article.text.replace("\n", " ")


@pytest.mark.parametrize("charset", ["windows-1252", "utf-8", "nonsense"])
def test_a_wrongly_declared_charset_does_not_spoil_the_words(charset: str) -> None:
    html = (
        f'<html><head><meta charset="{charset}"></head><body><h1>Café “closed”</h1>{PARAGRAPHS}</body></html>'
    )
    assert words(read(html.encode(), format="html")).startswith("Café “closed”")
    assert words(read(html.encode("windows-1252", "replace"), format="html")).startswith("Café “closed”")


def test_a_table_and_a_page_without_a_headline_give_what_there_is() -> None:
    article = read(
        b"<table><tr><td>Lisbon</td><td>12 degrees and rain until the evening</td></tr></table>",
        format="html",
    )
    assert "12 degrees and rain until the evening" in article.body
    assert article.get("headline") is None


HOSTILE = {
    "deep": b"<div>" * 100_000 + b"words",
    "many": b"<p>words" * 100_000,
    "one line": b"<p>" + b"word " * 60_000,
    "links": b'<a href="/x">a link here</a>' * 30_000,
    "broken address": b'<link rel=canonical href="http://[::"><a href="http://[">x</a><h1>x</h1>',
    "deep JSON": b'<script type="application/ld+json">' + b'{"a":' * 50_000,
    "NUL in text": b"<h1>Harbour\0 closed</h1><p>" + b"Words of it. " * 40,
    "endless class": b'<div class="' + b"a-" * 300_000 + b'">x</div>',
    "cut tag": b"<html><body><h1>Harbour closed</h1><p>Some words <a hr",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_page_breaks_the_reader_or_holds_it_up(name: str) -> None:
    start = time.process_time()
    try:
        read(HOSTILE[name], format="html")
    except Unreadable as error:
        assert "\n" not in str(error)
    assert time.process_time() - start < 5


def test_forty_pages_keep_their_floors() -> None:
    from benchmarks import floors
    from benchmarks.pages import FIELDS, LEVELS, measure

    scores = {f"{level} {one}": measure(level).share(one) for level in LEVELS for one in FIELDS}
    assert floors.below("pages", {"speed": 1.0, **scores}) == {}
