"""Feeds, wires and Markdown: every item is an article, its fields say where they stood, XML declares nothing."""

# ruff: noqa: E501 - the samples are as wide as real ones

from __future__ import annotations

import json
from typing import Any

import pytest
from measure import ending

from publisher.errors import Unreadable
from publisher.readers import detection, read, read_all

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Harbour Post</title><language>en-gb</language>
<item><title>Minister resigns &amp; leaves</title><link>https://harbour.example/a</link>
<dc:creator>By Ana Silva</dc:creator><pubDate>Tue, 01 Mar 2022 09:05:00 +0100</pubDate><category>Politics</category>
<guid isPermaLink="false">h-1</guid><description>Short &lt;b&gt;summary&lt;/b&gt;.</description>
<content:encoded><![CDATA[<p>She resigned on Tuesday.</p><blockquote>I leave.</blockquote>]]></content:encoded>
<media:content url="https://harbour.example/a.jpg" medium="image"/></item>
<item><title>Second</title><description>Only a summary here.</description></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Post</title><entry><title>Minister resigns</title>
<id>urn:1</id><link href="https://harbour.example/a"/><author><name>Ana Silva</name></author>
<published>2022-03-01T09:05:00+01:00</published><updated>2022-03-01T10:05:00+01:00</updated>
<content type="html">&lt;p&gt;She resigned on Tuesday.&lt;/p&gt;</content></entry></feed>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Post",
        "language": "en",
        "items": [
            {
                "id": "1",
                "url": "https://harbour.example/a",
                "title": "Minister resigns",
                "content_html": "<p>She resigned on Tuesday.</p>",
                "date_published": "2022-03-01T09:05:00+01:00",
                "authors": [{"name": "Ana Silva"}],
                "tags": ["ports"],
            }
        ],
    }
)

NINJS_1 = {
    "uri": "urn:newsml:x:1",
    "type": "text",
    "firstcreated": "2022-03-01T09:05:00+01:00",
    "versioncreated": "2022-03-01T10:05:00+01:00",
    "headline": "Minister resigns",
    "byline": "By Ana Silva",
    "language": "en",
    "body_html": "<p>She resigned on Tuesday.</p>",
    "person": [{"name": "Rui Costa"}],
    "associations": {"main": {"type": "picture", "renditions": {"x": {"href": "https://x.example/1.jpg"}}}},
}
NINJS_2 = {
    "uri": "urn:newsml:x:1",
    "type": "text",
    "firstcreated": "2022-03-01T09:05:00+01:00",
    "headlines": [{"role": "main", "value": "Minister resigns"}],
    "by": "Ana Silva",
    "bodies": [{"contenttype": "text/plain", "value": "She resigned on Tuesday."}],
    "people": [{"name": "Rui Costa"}],
    "associations": [{"name": "a", "type": "picture", "renditions": [{"href": "https://x.example/1.jpg"}]}],
}
NINJS_3 = {
    "uri": "urn:newsml:x:1",
    "type": "text",
    "firstCreated": "2022-03-01T09:05:00+01:00",
    "headlines": [{"role": "main", "value": "Minister resigns"}],
    "by": "Ana Silva",
    "bodies": [{"contentType": "text/html", "value": "<p>She resigned on Tuesday.</p>"}],
    "people": [{"name": "Rui Costa"}],
}

NEWSML = """<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:agency:1" version="2" xml:lang="en"><itemMeta>
<itemClass qcode="ninat:text"/><provider literal="Agency"/><versionCreated>2022-03-01T10:05:00+01:00</versionCreated>
<firstCreated>2022-03-01T09:05:00+01:00</firstCreated></itemMeta><contentMeta><headline>Minister resigns</headline>
<by>By Ana Silva</by><language tag="en"/><subject type="cpnat:person"><name>Rui Costa</name></subject></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>T</title></head><body><h1>Minister resigns</h1><p>She resigned on Tuesday.</p></body></html></inlineXML>
</contentSet></newsItem>"""

MARKDOWN = """---
title: "Minister resigns"
date: 2022-03-01T09:05:00+01:00
authors: [Ana Silva]
tags: [ports]
---

She **resigned** on [Tuesday](https://x.example).
"""

SAMPLES: dict[str, tuple[str, str]] = {
    "RSS": ("feed", RSS.replace(RSS[RSS.index("<item><title>Second") :], "</channel></rss>")),
    "Atom": ("feed", ATOM),
    "JSON Feed": ("feed", JSON_FEED),
    "ninjs 1": ("ninjs", json.dumps(NINJS_1)),
    "ninjs 2": ("ninjs", json.dumps(NINJS_2)),
    "ninjs 3": ("ninjs", json.dumps(NINJS_3)),
    "NewsML-G2": ("newsml", NEWSML),
    "Markdown": ("markdown", MARKDOWN),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_format_is_told_by_the_content(name: str) -> None:
    form, sample = SAMPLES[name]
    assert detection.detect(sample.encode()) == form


@pytest.mark.parametrize("name", SAMPLES)
def test_each_format_gives_headline_author_date_and_body(name: str) -> None:
    article = read(SAMPLES[name][1].encode(), name=name)
    fields: dict[str, Any] = {one.property: one.value for one in article.fields}
    assert fields["headline"].startswith("Minister resigns")
    assert fields["author"] == [{"@type": "Person", "name": "Ana Silva"}]
    assert fields["datePublished"] == "2022-03-01T09:05:00+01:00"
    assert "resigned on Tuesday." in article.body
    assert all(one.origin.detail and one.origin.source == "metadata" for one in article.fields)


def test_every_item_of_a_feed_is_an_article_and_one_alone_is_refused() -> None:
    found = list(read_all(RSS.encode(), name="feed.xml"))
    assert [article.name for article in found] == ["feed.xml#1", "feed.xml#2"]
    assert found[0].get("dateModified") is None
    assert found[1].body == "Only a summary here."
    with pytest.raises(Unreadable, match="more than one article"):
        read(RSS.encode())


def test_people_that_a_wire_names_are_mentioned() -> None:
    for sample in (json.dumps(NINJS_1), json.dumps(NINJS_2), NEWSML):
        mentions = read(sample.encode()).get("mentions")
        assert mentions is not None and mentions.value == [{"@type": "Person", "name": "Rui Costa"}]


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(10)
)
HOSTILE: dict[str, tuple[str, bytes]] = {
    "entities in NewsML": ("newsml", f"<?xml version='1.0'?>{LAUGHS}]><newsItem>&k;</newsItem>".encode()),
    "an external entity": (
        "newsml",
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><newsItem><contentMeta>&a;</contentMeta></newsItem>',
    ),
    "broken XML": ("newsml", b"<newsItem><a></newsItem>"),
    "another root": ("newsml", b"<other/>"),
    "broken JSON": ("ninjs", b'{"uri": '),
    "deep JSON": ("ninjs", b'{"uri":' + b"[" * 50_000),
    "another JSON": ("ninjs", b'{"a": 1}'),
    "no feed": ("feed", b"<html><p>words</p></html>"),
    "JSON without items": ("feed", b'{"version":"https://jsonfeed.org/version/1"}'),
    "broken front matter": ("markdown", b"---\ntitle: [\n---\nwords"),
    "broken TOML": ("markdown", b"+++\ntitle = \n+++\nwords"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_wrong_or_hostile_is_one_clear_error(name: str) -> None:
    form, data = HOSTILE[name]
    with ending():
        with pytest.raises(Unreadable) as caught:
            list(read_all(data, name="x", format=form))
        assert str(caught.value).startswith("x") and "\n" not in str(caught.value)


def test_entities_in_a_feed_do_not_grow() -> None:
    feed = f"<?xml version='1.0'?>{LAUGHS}]><rss version='2.0'><channel><item><title>&k;</title></item></channel></rss>"
    with ending():
        assert all(len(article.text) < 1_000 for article in read_all(feed.encode(), format="feed"))


def test_json_of_no_known_kind_points_to_a_mapping() -> None:
    with pytest.raises(Unreadable, match="neither a JSON Feed nor ninjs") as caught:
        read(b'[{"Title": "x"}]', name="export.json")
    assert caught.value.hint == "tell what its members are: publisher mapping init export.json"


def test_front_matter_may_be_toml_and_the_first_heading_may_be_the_headline() -> None:
    article = read(b'+++\ndate = "2022-03-01"\n+++\n\n# Minister resigns\n\nShe did.\n\n> It is over.\n')
    assert [block.kind for block in article.blocks] == ["headline", "paragraph", "quotation"]
    published = article.get("datePublished")
    assert published is not None and published.value == "2022-03-01"
