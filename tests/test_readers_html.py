"""A page is read for what it declares and for what it shows; what is believed says where it stood."""

from __future__ import annotations

import json
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
    "two values in one script": (
        ld('{"@type":"Organization","name":"X"}{"@type":"NewsArticle","headline":"H","author":"Ana Silva"}'),
        "author",
        AUTHOR,
    ),
    "an address as author beside a byline": (
        ld('{"@type":"NewsArticle","author":"https://x.example/ana"}')
        + '<meta name="byl" content="By Ana Silva">',
        "author",
        AUTHOR,
    ),
    "a headline that is cut off": (
        ld('{"@type":"NewsArticle","headline":"Harbour closed for…"}'),
        "headline",
        "Harbour closed for a day",
    ),
    "a newsroom is no person": (
        ld('{"@type":"NewsArticle","author":{"@type":"Person","name":"Redacción"}}'),
        "author",
        None,
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
    "two names that a small word joins": (
        ld('{"@type":"NewsArticle","author":{"@type":"Person","name":"Tainá Peixoto e Rui Bandeira"}}'),
        "author",
        [{"@type": "Person", "name": "Tainá Peixoto"}, {"@type": "Person", "name": "Rui Bandeira"}],
    ),
    "one name that has a small word inside": (
        ld('{"@type":"NewsArticle","author":{"@type":"Person","name":"Artur da Costa e Silva"}}'),
        "author",
        [{"@type": "Person", "name": "Artur da Costa e Silva"}],
    ),
    "a kind of page is no section": (
        '<meta property="article:section" content="posts">',
        "articleSection",
        None,
    ),
    "an address relative to the base": (
        '<meta property="og:url" content="https://harbour.example/a/b/"><base href="/c/">'
        '<meta property="og:image" content="i/1.jpg">',
        "image",
        ["https://harbour.example/c/i/1.jpg"],
    ),
    "the newspaper's mark is no picture of the article": (
        '<meta property="og:image" content="https://harbour.example/i/share-logo.png">',
        "image",
        None,
    ),
    "the day in the address": (
        '<link rel=canonical href="https://harbour.example/2022/03/01/closed">',
        "datePublished",
        "2022-03-01",
    ),
    "a publishing house is no author": ('<meta name="author" content="Kurier Verlag GmbH">', "author", None),
    "a publishing house that JSON-LD calls a person": (
        ld('{"@type":"NewsArticle","author":{"@type":"Person","name":"Harbour Media Group"}}')
        + '<meta name="byl" content="By Ana Silva">',
        "author",
        AUTHOR,
    ),
    "a name that is like a company's": (
        '<meta name="author" content="Agnes Verlaine, Inca Silva">',
        "author",
        [{"@type": "Person", "name": "Agnes Verlaine"}, {"@type": "Person", "name": "Inca Silva"}],
    ),
    "the picture that pages gave before OpenGraph": (
        '<link rel="image_src" href="https://harbour.example/i/quay.jpg">',
        "image",
        ["https://harbour.example/i/quay.jpg"],
    ),
    "News beside a section of its own": (
        ld('{"@type":"NewsArticle","articleSection":["News","Scotland"]}'),
        "articleSection",
        "Scotland",
    ),
    "News alone": (ld('{"@type":"NewsArticle","articleSection":"News"}'), "articleSection", "News"),
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
    "two bylines side by side": (
        "<div><b class=author-name>ANA SILVA</b> <i class=author-role>Editor</i>"
        "<b class=author-name>John Roe, in Porto</b></div>",
        "author",
        BOTH,
    ),
    "addresses between names": (
        "<p class=byline>By ANA SILVA ana@post.example and JOHN ROE Staff writers</p>",
        "author",
        BOTH,
    ),
    "a byline in Italian": ("<p class=autore>di Ana Silva e John Roe</p>", "author", BOTH),
    "a byline in Dutch above its date": (
        "<div class=meta>Door: Ana Silva<br>Gepubliceerd: 4 maart 2026 09:05</div>",
        "author",
        AUTHOR,
    ),
    "no author from what begins with By under a picture": (
        "<figure><figcaption>By Ana Silva / Agency</figcaption></figure>",
        "author",
        None,
    ),
    "no date and no author from teasers": (
        "<p class=meta>4 March 2026</p>"
        + "<article><h3>Another</h3><p>By Bob Other</p><time datetime=2025-01-01>x</time></article>" * 2,
        "datePublished",
        "2026-03-04",
    ),
    "a German date": ("<p>Stand: 04.03.2026, 9.05 Uhr</p>", "datePublished", "2026-03-04T09:05:00"),
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
    "a byline behind the date": (
        "<p>1 March 2022, by <a href=/about>Ana Silva</a> · filed under <a href=/x/>Ports</a></p>",
        "author",
        AUTHOR,
    ),
    "a name in the text is no byline": (
        "<p>It was written in 2022, by <a href=/x>Mark Twain</a> of all people, as they say here.</p>",
        "author",
        None,
    ),
    "a byline in French, beside the photographer": (
        "<p>Texte : <span>Ana Silva</span> · photos : Lise Aubert</p>",
        "author",
        AUTHOR,
    ),
    "a change told in Portuguese": (
        "<p>Atualizado em <time datetime=2022-03-02T09:05:00-03:00>02/03/2022</time></p>",
        "dateModified",
        "2022-03-02T09:05:00-03:00",
    ),
    "no date from a list of other stories": (
        "<ul>" + "<li><time datetime=2022-03-02T09:05:00Z>March</time> Another story</li>" * 5 + "</ul>",
        "datePublished",
        None,
    ),
    "when the site was built is no change": (
        "<time datetime=2022-03-01>1 March</time><p class=updated>Updated 2022-03-09 03:00 UTC</p>"
        "<footer>Last built 2022-03-09 03:00 UTC from commit 1f9c.</footer>",
        "dateModified",
        None,
    ),
    "a byline called by": ("<div class=fs-by><b>Ana Silva</b>, <i>Sports Writer</i></div>", "author", AUTHOR),
    "no author from who paid for it": ("<div class=sponsored-by><b>Ana Silva</b></div>", "author", None),
    "a label within the line under the headline": (
        "<div class=info>Dodano: 24.11.2026, 07:15 &nbsp; Autor: Ana Silva &nbsp; Komentarzy: 12</div>",
        "author",
        AUTHOR,
    ),
    "a label with nobody after it": (
        "<div class=info>24.11.2026 Autor: red. Views: 12</div>",
        "author",
        None,
    ),
    "breadcrumbs in Spanish": (
        "<nav class=breadcrumb><a href=/>Portada</a> <a href=/p>Provincia</a></nav>",
        "articleSection",
        "Provincia",
    ),
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
    start = time.process_time()
    try:
        read(HOSTILE[name], format="html")
    except Unreadable as error:
        assert "\n" not in str(error)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("group", ["set", "written"])
def test_pages_keep_their_floors(group: str) -> None:
    from benchmarks import floors
    from benchmarks.pages import FIELDS, LEVELS, measure

    tallies = {level: measure(group, level) for level in LEVELS}
    scores = {f"{level} {one}": tally.share(one) for level, tally in tallies.items() for one in FIELDS}
    assert floors.below(f"pages {group}", scores) == {}
