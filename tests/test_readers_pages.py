"""Whole pages: the body and nothing else; what is believed says where it stood; none holds the reader up."""

from __future__ import annotations

import json

import pytest
from measure import ending
from webpage import PARAGRAPHS, ld, page, taken

from publisher.errors import Unreadable
from publisher.model import Article
from publisher.readers import read

AUTHOR = [{"@type": "Person", "name": "Ana Silva"}]

OLD = """<html><head><title>{}</title></head><body><table><tr><td><a href=/>The Echo</a></td></tr><tr>
<td><a href=world.asp>World</a><br><a href=town.asp>Town</a><br><a href=sport.asp>Sport</a></td>
<td><font size=1>You are here: <a href=/>Home</a> &gt; <a href=town.asp>Town Notes</a></font><br>
<font size=6><b>Road to stay shut until spring</b></font><br>
<font size=2>By ANA SILVA<br>Echo Staff</font><br><div id=storytext>{}</div></td>
<td><b>CLASSIFIEDS</b><br>{}</td></tr></table></body></html>"""


@pytest.mark.parametrize(
    "title",
    ["The Echo :: Town Notes :: Road to stay shut until spring", "Road to stay shut until spring | The Echo"],
)
def test_a_page_laid_out_in_tables_is_read_by_its_lines(title: str) -> None:
    told = "".join(
        f"Whitcomb told the board on day {n} that the road will stay shut.<br><br>" for n in range(6)
    )
    found = read(OLD.format(title, told, "FOR RENT: room over the store, no smokers.<br><br>" * 40).encode())
    said = {one.property: one.value for one in found.fields}
    assert said["headline"] == "Road to stay shut until spring"
    assert (said["articleSection"], said["author"]) == ("Town Notes", AUTHOR)
    assert "day 5" in found.text and not any(word in found.text for word in ("RENT", "You are here", "Sport"))


COLUMN = (
    """<title>Let the verges grow as they like | Ana Silva</title>
<link rel=canonical href="https://post.example/opinion/verges">
<meta property="og:image" content="https://post.example/img/columnists/silva-card.png"></head>
<body><header><a href="/"><img src="/logo.png" alt="The Harbour Post"></a></header>
<article><h1>Let the verges grow as they like</h1><div class=columnist><img src="/img/columnists/silva.png">
<a rel=author href="/people/ana-silva">Ana Silva</a></div>{}<div class=article-body>"""
    + PARAGRAPHS
    + "</div></article>"
)


@pytest.mark.parametrize(
    ("figure", "image"),
    [
        ('<figure><img src="/img/verge.jpg"></figure>', "https://post.example/img/verge.jpg"),
        ("", "https://post.example/img/columnists/silva-card.png"),
    ],
)
def test_a_columnist_is_neither_the_newspaper_nor_the_picture_if_there_is_another(
    figure: str, image: str
) -> None:
    said = taken(COLUMN.format(figure).encode())
    assert [one["name"] for one in said["author"]] == ["Ana Silva"]
    assert said["publisher"]["name"] == "The Harbour Post"
    assert said["image"][0] == image


def test_the_line_above_the_headline_that_the_menu_has_too_is_the_section() -> None:
    menu = (
        "<nav>"
        + "".join(f"<a href=/{n}/>{name}</a>" for n, name in enumerate(("Últimas", "Bairros")))
        + "</nav>"
    )
    above = f"{menu}{'<p></p>' * 9}<div class=x>Bairros</div><h1>Harbour closed for a day</h1>"
    assert taken(page(h1=above))["articleSection"] == "Bairros"


def test_the_largest_of_several_sizes_of_a_picture_is_taken() -> None:
    head = '<link rel=canonical href="https://harbour.example/a">'
    body = (
        '<figure><img src="/i/1.jpg" srcset="/i/300.jpg 300w, /i/2560.jpg 2560w, /i/800.jpg 800w"></figure>'
    )
    assert taken(page(head, body))["image"] == ["https://harbour.example/i/2560.jpg"]


def test_a_told_body_that_only_begins_the_shown_one_does_not_cut_it() -> None:
    begun = " ".join(
        f"Paragraph {n} says that the harbour was closed on Tuesday, and that nobody was told before noon."
        for n in (1, 2)
    )
    article = read(
        page(ld(json.dumps({"@type": "NewsArticle", "headline": "H", "articleBody": begun * 2}))),
        format="html",
    )
    assert len(article.of("paragraph")) == 4


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
    "a title in pieces": b"<title>Harbour closed for a day</title>" + b"<div><b>Harbour</b>" * 50_000,
    "NUL in text": b"<h1>Harbour\0 closed</h1><p>" + b"Words of it. " * 40,
    "endless class": b'<div class="' + b"a-" * 300_000 + b'">x</div>',
    "cut tag": b"<html><body><h1>Harbour closed</h1><p>Some words <a hr",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_page_breaks_the_reader_or_holds_it_up(name: str) -> None:
    with ending():
        try:
            read(HOSTILE[name], format="html")
        except Unreadable as error:
            assert "\n" not in str(error)


@pytest.mark.parametrize("group", ["set", "written"])
def test_pages_keep_their_floors(group: str) -> None:
    from benchmarks import floors
    from benchmarks.pages import FIELDS, LEVELS, measure

    tallies = {level: measure(group, level) for level in LEVELS}
    scores = {f"{level} {one}": tally.share(one) for level, tally in tallies.items() for one in FIELDS}
    assert floors.below(f"pages {group}", scores) == {}
