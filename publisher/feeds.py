"""Feeds of what is published, as bytes: stored documents are spliced in, never parsed and written again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any, Final

from publisher.messages import stamp
from publisher.publication import span
from publisher.records import Item

PLAIN: Final = b'{"@context":"https://schema.org","@graph":['
"""How a document begins that speaks schema.org alone; it ends with `]}`."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a feed says of itself. `address` is its own without the format's ending."""

    name: str
    title: str
    address: str
    home: str
    following: str | None = None
    """The address of the next page."""


def jsonld(feed: Head, entries: Iterable[tuple[Item, bytes]]) -> Iterator[bytes]:
    """A schema.org DataFeed: one graph of the feed and, node by node, the documents it names.

    A document with a context of its own cannot share the graph; it stands whole in the feed's entry. Of what
    was withdrawn there is an entry that says since when.
    """
    entries = list(entries)
    own = {"@type": "DataFeed", "@id": f"{feed.address}.jsonld", "name": feed.title}
    if entries:
        own["dateModified"] = stamp(max(item.at for item, _ in entries))
    yield PLAIN
    yield _json(own)[:-1] + b',"dataFeedElement":['
    yield b",".join(b"".join(_element(item, body, feed.home)) for item, body in entries)
    yield b"]}"
    for item, body in entries:
        if body.startswith(PLAIN) and not item.over:
            yield b"," + body[len(PLAIN) : -2]
    yield b"]}"


def _element(item: Item, body: bytes, home: str) -> Iterator[bytes]:
    said = {
        "@type": "DataFeedItem",
        "dateCreated": stamp(item.created),
        "dateDeleted" if item.over else "dateModified": stamp(item.at),
    }
    yield _json(said)[:-1] + b',"item":'
    whole = not item.over and not body.startswith(PLAIN)
    yield body if whole else _json({"@id": f"{home}/articles/{item.id}"})
    yield b"}"


def ndjson(feed: Head, entries: Iterable[tuple[Item, bytes]]) -> Iterator[bytes]:
    """One document a line, exactly as stored."""
    for _, body in entries:
        yield body
        yield b"\n"


def json_feed(feed: Head, entries: Iterable[tuple[Item, bytes]]) -> Iterator[bytes]:
    """JSON Feed 1.1 (jsonfeed.org); each item carries its document as the extension `_schema_org`."""
    own: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home + "/",
        "feed_url": f"{feed.address}.json",
        "hubs": [{"type": "WebSub", "url": f"{feed.home}/v1/websub"}],
    }
    if feed.following:
        own["next_url"] = feed.following
    yield _json(own)[:-1] + b',"items":['
    for number, (item, body) in enumerate(entries):
        address = f"{feed.home}/articles/{item.id}"
        said: dict[str, Any] = {
            "id": address,
            "url": address,
            "title": item.card.headline,
            "content_text": item.card.description or item.card.headline,
            "date_modified": stamp(item.at),
            "authors": [{"name": name} for name in item.card.author],
            "tags": list(item.card.section),
            "image": item.card.image,
            "language": item.card.language,
        }
        published, _ = span(item.card.date_published)
        if published is not None:
            said["date_published"] = stamp(published)
        kept = {name: value for name, value in said.items() if value}
        yield (b"," if number else b"") + _json(kept)[:-1] + b',"_schema_org":' + body + b"}"
    yield b"]}"


ATOM: Final = "http://www.w3.org/2005/Atom"
NEWS: Final = "http://www.google.com/schemas/sitemap-news/0.9"
SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def atom(feed: Head, entries: Iterable[tuple[Item, bytes]]) -> Iterator[bytes]:
    """Atom (RFC 4287), with the next page (RFC 5005) and the hub (WebSub) as links."""
    entries = list(entries)
    root = _Node("feed", {None: ATOM})
    root.add("id", f"{feed.address}.atom")
    root.add("title", feed.title)
    root.add("updated", stamp(max((item.at for item, _ in entries), default=EPOCH)))
    root.add("link", rel="self", type="application/atom+xml", href=f"{feed.address}.atom")
    root.add("link", rel="alternate", type="text/html", href=feed.home + "/")
    root.add("link", rel="hub", href=f"{feed.home}/v1/websub")
    if feed.following:
        root.add("link", rel="next", href=feed.following)
    for item, _ in entries:
        entry = root.add("entry")
        entry.add("id", f"{feed.home}/articles/{item.id}")
        entry.add("title", item.card.headline)
        entry.add("updated", stamp(item.at))
        published, _ = span(item.card.date_published)
        if published is not None:
            entry.add("published", stamp(published))
        for name in item.card.author or (feed.title,):
            entry.add("author").add("name", name)
        entry.add("link", rel="alternate", type="text/html", href=f"{feed.home}/articles/{item.id}")
        document = f"{feed.home}/v1/articles/{item.id}"
        entry.add("link", rel="alternate", type="application/ld+json", href=document)
        for section in item.card.section:
            entry.add("category", term=section)
        entry.add("summary", item.card.description or item.card.headline)
    yield root.written()


def rss(feed: Head, entries: Iterable[tuple[Item, bytes]]) -> Iterator[bytes]:
    """RSS 2.0."""
    root = _Node("rss", {"atom": ATOM}, version="2.0")
    channel = root.add("channel")
    channel.add("title", feed.title)
    channel.add("link", feed.home + "/")
    channel.add("description", feed.title)
    channel.add(f"{{{ATOM}}}link", rel="self", type="application/rss+xml", href=f"{feed.address}.rss")
    channel.add(f"{{{ATOM}}}link", rel="hub", href=f"{feed.home}/v1/websub")
    for item, _ in entries:
        entry = channel.add("item")
        entry.add("title", item.card.headline)
        entry.add("link", f"{feed.home}/articles/{item.id}")
        entry.add("guid", f"{feed.home}/articles/{item.id}", isPermaLink="true")
        published, _ = span(item.card.date_published)
        entry.add("pubDate", format_datetime(published or item.created, usegmt=True))
        for section in item.card.section:
            entry.add("category", section)
        entry.add("description", item.card.description or item.card.headline)
    yield root.written()


def news_sitemap(feed: Head, entries: Iterable[tuple[Item, bytes]]) -> Iterator[bytes]:
    """Google's news sitemap; its caller gives it only what was published in the last two days."""
    root = _Node("urlset", {None: SITEMAP, "news": NEWS})
    for item, _ in entries:
        entry = root.add("url")
        entry.add("loc", f"{feed.home}/articles/{item.id}")
        news = entry.add(f"{{{NEWS}}}news")
        publication = news.add(f"{{{NEWS}}}publication")
        publication.add(f"{{{NEWS}}}name", feed.title)
        publication.add(f"{{{NEWS}}}language", (item.card.language or "en").split("-")[0].lower())
        published, _ = span(item.card.date_published)
        news.add(f"{{{NEWS}}}publication_date", stamp(published or item.created))
        news.add(f"{{{NEWS}}}title", item.card.headline)
    yield root.written()


class _Node:
    """One element of an XML document; texts lose the characters that XML forbids."""

    def __init__(self, name: str, names: Mapping[str | None, str], **attributes: str) -> None:
        from lxml import etree

        self._etree = etree
        self._own = names.get(None)
        self._element = etree.Element(self._full(name), attributes, dict(names))

    def _full(self, name: str) -> str:
        return name if name.startswith("{") or self._own is None else f"{{{self._own}}}{name}"

    def add(self, name: str, text: str = "", /, **attributes: str) -> _Node:
        """One more child, which is given back."""
        child = _Node.__new__(_Node)
        child._etree, child._own = self._etree, self._own
        kept = {key: _FORBIDDEN.sub("", value) for key, value in attributes.items()}
        child._element = self._etree.SubElement(self._element, self._full(name), kept)
        if text:
            child._element.text = _FORBIDDEN.sub("", text)
        return child

    def written(self) -> bytes:
        """The document as bytes."""
        made: bytes = self._etree.tostring(
            self._element, xml_declaration=True, encoding="UTF-8", pretty_print=True
        )
        return made


_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for (section 2.2)."""

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


FORMATS = {
    "jsonld": ("application/ld+json", jsonld),
    "ndjson": ("application/x-ndjson", ndjson),
    "json": ("application/feed+json", json_feed),
    "atom": ("application/atom+xml", atom),
    "rss": ("application/rss+xml", rss),
    "xml": ("application/xml", news_sitemap),
}
"""Ending -> media type and what writes it."""
