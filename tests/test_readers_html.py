"""A page is read for what it declares and for what it shows."""

from __future__ import annotations

from typing import Any

import pytest
from webpage import ld, page, taken

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
