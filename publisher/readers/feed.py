"""Feeds: RSS, Atom and JSON Feed; every item is an article, with its full content when the feed has it."""

from __future__ import annotations

import email.utils
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from publisher.errors import Unreadable
from publisher.model import Article, Field, Origin
from publisher.readers import bylines, decoding, html
from publisher.readers.blocks import Composer, attempt
from publisher.readers.html import meta
from publisher.readers.metadata import Metadata

_SIGNATURE = re.compile(r"The post .{1,300} (?:appeared first|first appeared) on .{1,100}\.?")
"""What WordPress writes below every item."""

LARGEST = 6 * 1024 * 1024
MOST_ITEMS = 2_000
Found = Iterable[tuple[str, Any, str, str]]
"""(property, value, words, where) of one item."""


def read(data: bytes, name: str = "-", metadata: Metadata | None = None) -> Iterator[Article | Unreadable]:
    """The articles of a feed, in its order. Raises Unreadable for what is no feed. Nothing is fetched."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        yield from _json_feed(data, name, metadata)
    else:
        yield from _xml_feed(data, name, metadata)


def _article(name: str, number: int, found: Found, content: str, metadata: Metadata | None) -> Article:
    fields: dict[str, Field] = {}
    for prop, value, words, where in found:
        if value:
            fields.setdefault(prop, Field(prop, value, Origin("metadata", "feed", words, detail=where)))
    composer = Composer(f"{name}#{number}", "feed")
    if "headline" in fields:
        composer.add("headline", str(fields["headline"].value))
    for kind, words in html.blocks(content):
        if not _SIGNATURE.fullmatch(words):
            composer.add(kind, words)
    return composer.article(fields.values(), metadata)


def _xml_feed(data: bytes, name: str, metadata: Metadata | None) -> Iterator[Article | Unreadable]:
    import feedparser

    decoding.admit(data, name)
    if len(data) > LARGEST:
        raise Unreadable(f"{name}: the feed is larger than {LARGEST // 1024 // 1024} MB", hint="split it")
    parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.get("version") and not parsed.entries:
        raise Unreadable(f"{name}: is no feed", hint="RSS, Atom and JSON Feed are read")
    for number, entry in enumerate(parsed.entries[:MOST_ITEMS], start=1):
        contents = [part.get("value", "") for part in entry.get("content", [])]
        summary = entry.get("summary", "")
        content = max(contents, key=len, default="") or summary
        yield attempt(
            _article,
            name,
            number,
            _of_entry(entry, parsed.feed, summary if contents else ""),
            content,
            metadata,
        )


def _of_entry(entry: Any, feed: Any, summary: str) -> Found:
    if title := plain(entry.get("title", "")):
        yield "headline", title, title, "title"
    for prop, name in (
        ("datePublished", "published"),
        ("datePublished", "created"),
        ("dateModified", "updated"),
    ):
        if words := dict.get(entry, name):
            yield prop, when(words), words, name
    names = [
        one.get("name") or re.sub(r".*\(([^()]*)\)\s*$", r"\1", one.get("email", ""))
        for one in entry.get("authors", [])
    ]
    yield (
        "author",
        [a for one in names if one for a in bylines.authors(one)],
        ", ".join(filter(None, names)),
        "author",
    )
    if words := entry.get("publisher") or feed.get("publisher"):
        yield "publisher", {"@type": "Organization", "name": plain(words)}, words, "publisher"
    if re.match(r"https?://\S+$", link := entry.get("link", "")):
        yield "url", link, link, "link"
    if identifier := entry.get("id"):
        yield "identifier", identifier, identifier, "guid or id"
    tags = list(dict.fromkeys(plain(tag.get("term") or "") for tag in entry.get("tags", [])))
    yield "keywords", [tag for tag in tags if tag], ", ".join(tags), "category"
    if words := plain(summary):
        yield "description", words, words, "summary"
    language = (
        entry.get("language") or entry.get("content", [{}])[0].get("language") or feed.get("language") or ""
    )
    if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_]\w{2,8}){0,2}", language):
        yield "inLanguage", language.replace("_", "-"), language, "language"
    media = [*entry.get("media_content", []), *entry.get("enclosures", []), *entry.get("media_thumbnail", [])]
    pictures = [one.get("url") or one.get("href") or "" for one in media if _is_picture(one)]
    yield (
        "image",
        [p for p in dict.fromkeys(pictures) if p.startswith("http")],
        ", ".join(pictures),
        "media or enclosure",
    )


def _is_picture(media: Any) -> bool:
    kind = media.get("type") or media.get("medium") or ""
    return kind.startswith("image") or (
        not kind and re.search(r"\.(?:jpe?g|png|webp)\b", media.get("url") or "") is not None
    )


def plain(markup: str) -> str:
    """The words of a title or a summary that may hold HTML, on one line."""
    if "<" in markup or "&" in markup:
        return " ".join(words for _, words in html.blocks(markup))
    return " ".join(markup.split())


def when(words: str) -> str | None:
    """A date of RSS (`Tue, 01 Mar 2022 09:05:00 +0100`) or Atom, with the zone it was written in."""
    if found := meta.when(words):
        return found
    try:
        return email.utils.parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def _json_feed(data: bytes, name: str, metadata: Metadata | None) -> Iterator[Article | Unreadable]:
    feed = decoding.json_value(decoding.text(data, name), name)
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise Unreadable(f"{name}: is no JSON Feed: it has no `items`")
    for number, item in enumerate(items[:MOST_ITEMS], start=1):
        if isinstance(item, dict):
            content = (
                item.get("content_html") or _paragraphs(item.get("content_text")) or item.get("summary") or ""
            )
            yield attempt(
                _article,
                name,
                number,
                _of_item(item, feed),
                content if isinstance(content, str) else "",
                metadata,
            )


def _paragraphs(text: Any) -> str:
    from html import escape

    return "".join(f"<p>{escape(p)}</p>" for p in re.split(r"\n\s*\n", text)) if isinstance(text, str) else ""


def _of_item(item: dict[str, Any], feed: dict[str, Any]) -> Found:
    def words(name: str, of: dict[str, Any] = item) -> str:
        value = of.get(name)
        return plain(value) if isinstance(value, str) else ""

    yield "headline", words("title"), words("title"), "title"
    yield "datePublished", when(words("date_published")), words("date_published"), "date_published"
    yield "dateModified", when(words("date_modified")), words("date_modified"), "date_modified"
    given = item.get("authors") or item.get("author") or feed.get("authors") or feed.get("author") or []
    names = [
        one.get("name") for one in (given if isinstance(given, list) else [given]) if isinstance(one, dict)
    ]
    yield (
        "author",
        [a for n in names if isinstance(n, str) for a in bylines.authors(n)],
        ", ".join(map(str, names)),
        "authors",
    )
    for prop, name in (("url", "url"), ("image", "image"), ("image", "banner_image")):
        if re.match(r"https?://\S+$", words(name)):
            yield prop, words(name), words(name), name
    identifier = item.get("id")
    yield "identifier", str(identifier) if identifier else None, str(identifier), "id"
    tags = item.get("tags")
    yield (
        "keywords",
        [t for t in tags if isinstance(t, str)] if isinstance(tags, list) else None,
        str(tags),
        "tags",
    )
    if item.get("content_html") or item.get("content_text"):
        yield "description", words("summary"), words("summary"), "summary"
    language = words("language") or words("language", feed)
    yield "inLanguage", language, language, "language"
