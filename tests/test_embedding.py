"""Documents in other people's pages: exact and safe whatever they say, whichever parser reads the page."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import extruct
import pytest
from click.testing import CliRunner
from conftest import BASE, Client, document
from flask import Flask, render_template_string

import publisher
from publisher.cli.embed import embed as command
from publisher.errors import Unreadable
from publisher.newsroom import Newsroom
from publisher.records import Selection

SEEDS = Path(__file__).parents[1] / "seeds"

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "<!-- <script> -->",
    "]]>",
    "&lt;/script&gt; &amp; &quot;",
    "</SCRIPT\t>",
    "\u2028 and \u2029",
    "<![CDATA[ x ]]>",
    "\\u003c/script\\u003e \\ \" '",
    "--!> <?php ?> <% %> {{ 7 * 7 }}",
    "\u0001\u007f\ufffe\ufeff",
    "\U0001f600 \u202e e\u0301 \ud7ff",
)
"""Twelve texts of which each breaks some common way to put JSON into HTML."""


class Standard(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.inside, self.blocks, self.others = False, [], 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "script" and dict(attrs).get("type") == "application/ld+json"
        self.others += tag in ("script", "img", "b") and not self.inside
        if self.inside:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.blocks[-1] += data


def standard(page: str) -> tuple[list[str], int]:
    read = Standard(page)
    return read.blocks, read.others


def lxml_html(page: str) -> tuple[list[str], int]:
    from lxml import html

    tree = html.fromstring(page)
    scripts = tree.xpath("//script")
    blocks = [s.text for s in scripts if s.get("type") == "application/ld+json"]
    return blocks, len(scripts) - len(blocks) + len(tree.xpath("//img | //b"))


def html5(page: str) -> tuple[list[str], int]:
    import html5lib

    tree = html5lib.parse(page, namespaceHTMLElements=False)
    scripts = list(tree.iter("script"))
    blocks = [s.text or "" for s in scripts if s.get("type") == "application/ld+json"]
    return blocks, len(scripts) - len(blocks) + len([*tree.iter("img"), *tree.iter("b")])


def xhtml(page: str) -> tuple[list[str], int]:
    tree = ET.fromstring(page)
    scripts = list(tree.iter("script"))
    return [s.text or "" for s in scripts], 0


PARSERS: tuple[Callable[[str], tuple[list[str], int]], ...] = (standard, lxml_html, html5, xhtml)


@pytest.mark.parametrize("parser", PARSERS, ids=lambda p: p.__name__)
@pytest.mark.parametrize("text", HOSTILE, ids=range(12))
def test_every_parser_gives_back_the_very_document_and_nothing_more(
    text: str, parser: Callable[[str], tuple[list[str], int]]
) -> None:
    document = {"@context": "https://schema.org", "@type": "NewsArticle", text: [text, {"name": text}]}
    page = f"<html><head><title>x</title>{publisher.embed(document)}</head><body><p>after</p></body></html>"
    blocks, others = parser(page)
    assert [json.loads(block) for block in blocks] == [document]
    assert others == 0
    assert page.isascii()


def test_other_ways_to_escape_fail_for_some_of_these_texts() -> None:
    def survives(written: Callable[[Any], str]) -> bool:
        for text in HOSTILE:
            script = f"<script type='application/ld+json'>{written([text])}</script>"
            page = f"<html><head><title>x</title>{script}</head></html>"
            for parser in PARSERS:
                try:
                    if [json.loads(b) for b in parser(page)[0]] != [[text]]:
                        return False
                except (ValueError, ET.ParseError):
                    return False
        return True

    import html

    assert not survives(lambda v: json.dumps(v, ensure_ascii=False))
    assert not survives(lambda v: json.dumps(v).replace("</", "<\\/"))
    assert not survives(lambda v: html.escape(json.dumps(v)))


def test_a_template_of_another_site_embeds_a_document() -> None:
    app = Flask(__name__)
    publisher.init_app(app)
    with app.app_context():
        page = render_template_string("{{ embed(document) }}", document={"name": HOSTILE[0]})
    assert standard(page) == (
        ['{"name":"\\u003c/script\\u003e\\u003cscript\\u003ealert(1)\\u003c/script\\u003e"}'],
        0,
    )


def test_the_command_prints_one_element_a_document(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.jsonld").write_text(json.dumps({"name": name}))
    done = CliRunner().invoke(command, [str(tmp_path)], standalone_mode=False)
    assert done.output.splitlines() == [
        f'<script type="application/ld+json">{{"name":"{name}"}}</script>' for name in ("a", "b")
    ]
    (tmp_path / "c.jsonld").write_text('{"name": ')
    with pytest.raises(Unreadable, match="line 1"):
        CliRunner().invoke(command, [str(tmp_path)], standalone_mode=False, catch_exceptions=False)


# Over HTTP


def given(room: Newsroom, **values: Any) -> str:
    return room.publish(document(alternativeHeadline='Tides & ties, "<b>"', **values)).item.id


def test_the_block_is_the_document_and_has_a_tag(web: Client, room: Newsroom) -> None:
    id_ = given(room)
    answer = web.get(f"/v1/articles/{id_}/embed")
    blocks, others = html5(answer.text)
    assert (json.loads(blocks[0]), others) == (json.loads(room.article(id_)[1]), 0)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    again = web.get(f"/v1/articles/{id_}/embed", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_a_card_may_stand_in_a_frame_and_runs_nothing(web: Client, room: Newsroom) -> None:
    answer = web.get(f"/embed/{given(room)}")
    assert "Harbour reopens after storm" in answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors" not in policy and "script-src" not in policy and "default-src 'none'" in policy
    assert "<script" not in answer.text


def test_what_was_withdrawn_vanishes(web: Client, room: Newsroom) -> None:
    id_ = given(room)
    room.withdraw(id_, reason="wrong", if_match=["*"])
    assert web.get(f"/v1/articles/{id_}/embed").status_code == 410
    answer = web.get(f"/embed/{id_}")
    assert answer.status_code == 410 and "Harbour" not in answer.text
    assert web.get("/oembed", query_string={"url": f"{BASE}/articles/{id_}"}).status_code == 410
    assert web.get("/embed/nothing").status_code == 404


def test_oembed_describes_the_frame_in_json_and_xml(web: Client, room: Newsroom) -> None:
    asked = {"url": f"{BASE}/articles/{given(room)}", "maxwidth": 300}
    said = web.get("/oembed", query_string=asked).json
    assert said is not None
    assert (said["type"], said["title"], said["width"]) == ("rich", "Harbour reopens after storm", 300)
    xml = ET.fromstring(web.get("/oembed", query_string={**asked, "format": "xml"}).text)
    assert {child.tag: child.text for child in xml} == {name: str(value) for name, value in said.items()}
    assert html5(said["html"])[1] == 0


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({}, 400),
        ({"url": "x"}, 400),
        ({"url": "https://elsewhere.example/articles/a"}, 404),
        ({"url": f"{BASE}/articles/../v1"}, 404),
        ({"url": f"{BASE}/articles/nothing"}, 404),
        ({"url": f"{BASE}/articles/nothing", "format": "yaml"}, 501),
    ],
)
def test_oembed_knows_only_articles(web: Client, asked: dict[str, str], status: int) -> None:
    assert web.get("/oembed", query_string=asked).status_code == status


def test_oembed_ignores_what_consumers_add(web: Client, room: Newsroom) -> None:
    asked = {"url": f"{BASE}/articles/{given(room)}", "dnt": "1"}
    assert web.get("/oembed", query_string=asked).status_code == 200


def test_the_script_is_there_for_every_site(web: Client) -> None:
    answer = web.get("/embed.js")
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    answer.close()


def test_extruct_reads_the_very_document_from_every_page_and_block(web: Client, room: Newsroom) -> None:
    for path in sorted(SEEDS.glob("*.jsonld")):
        room.publish(path.read_bytes())
    given(room)
    pages = 0
    for item in room.articles(limit=100).items:
        stored = json.loads(room.article(item.id)[1])
        for path in (f"/articles/{item.id}", f"/v1/articles/{item.id}/embed"):
            pages += 1
            assert read_by_extruct(web, path) == [stored], path
    for thing in room.things.page("event", Selection(), limit=100)[0]:
        pages += 1
        assert read_by_extruct(web, f"/events/{thing.id}") == [
            json.loads(room.things.get("event", thing.id)[1])
        ]
    assert pages > 40


def read_by_extruct(web: Client, path: str) -> Any:
    page = web.get(path, headers={"Accept": "text/html"}).text
    return extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
