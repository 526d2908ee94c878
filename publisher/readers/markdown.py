"""Markdown with front matter in YAML or TOML, as static sites and notebooks of reporters hold it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from publisher.errors import Unreadable
from publisher.model import Article, Field, Origin
from publisher.readers import bylines, decoding, html
from publisher.readers.blocks import Composer
from publisher.readers.html import meta
from publisher.readers.metadata import Metadata

_FRONT = re.compile(r"\A(?P<mark>---|\+\+\+)[ \t]*\n(?P<front>.*?\n)?(?P=mark)[ \t]*(?:\n|\Z)", re.DOTALL)
_FOOTNOTE = re.compile(r"\[\^[\w-]{1,40}\](?::[ \t]*)?")
MOST_FRONT = 64 * 1024

NAMES = {
    "title": "headline", "headline": "headline", "subtitle": "alternativeHeadline",
    "dek": "alternativeHeadline",
    "description": "description", "summary": "description", "excerpt": "description", "date": "datePublished",
    "published": "datePublished", "publishdate": "datePublished", "pubdate": "datePublished",
    "datepublished": "datePublished", "lastmod": "dateModified", "updated": "dateModified",
    "modified": "dateModified",
    "datemodified": "dateModified", "author": "author", "authors": "author", "byline": "author",
    "tags": "keywords",
    "keywords": "keywords", "category": "articleSection", "categories": "articleSection",
    "section": "articleSection",
    "articlesection": "articleSection", "lang": "inLanguage", "language": "inLanguage",
    "inlanguage": "inLanguage",
    "canonical": "url", "canonical_url": "url", "url": "url", "image": "image", "cover": "image",
    "id": "identifier",
    "identifier": "identifier",
}  # fmt: skip
"""What front matter calls it, in small letters -> what schema.org calls it."""


def read(data: bytes, name: str = "-", metadata: Metadata | None = None) -> Iterator[Article]:
    """The one article in a Markdown file. Raises Unreadable for front matter that is none."""
    from markdown_it import MarkdownIt

    text = decoding.text(data, name).replace("\r\n", "\n").replace("\0", "")
    found = _FRONT.match(text)
    front = _front(found, name) if found else {}
    rest = text[found.end() :] if found else text
    fields = {f.property: f for f in _fields(front)}
    composer = Composer(name, "markdown")
    headline = str(fields["headline"].value) if "headline" in fields else ""
    if headline:
        composer.add("headline", headline)
    for kind, words in html.blocks(MarkdownIt("commonmark").enable("table").render(_FOOTNOTE.sub("", rest))):
        if not headline and kind == "heading":
            headline = words
            composer.add("headline", words)
        elif words != headline:
            composer.add(kind, words)
    yield composer.article(fields.values(), metadata)


def _front(found: re.Match[str], name: str) -> dict[str, Any]:
    """The front matter as names and values, every value as it is written."""
    words = found["front"] or ""
    if len(words) > MOST_FRONT:
        raise Unreadable(f"{name}: the front matter is longer than {MOST_FRONT // 1024} kB")
    if found["mark"] == "+++":
        import tomllib

        try:
            return tomllib.loads(words)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            said = error if isinstance(error, ValueError) else "it is nested too deep"
            raise Unreadable(f"{name}: the front matter is no TOML: {said}") from None
    import yaml

    try:
        value = yaml.load(words, yaml.BaseLoader)  # noqa: S506 - makes nothing but strings
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 2, mark.column + 1) if mark else (None, None)
        said = getattr(error, "problem", None) or "is nested too deep"
        where = f":{line}:{column}" if line else ""
        raise Unreadable(
            f"{name}{where}: the front matter is no YAML: {said}", line=line, column=column
        ) from None
    return value if isinstance(value, dict) else {}


def _fields(front: dict[str, Any]) -> Iterator[Field]:
    seen = set()
    for written, given in front.items():
        prop = NAMES.get(str(written).casefold())
        values = [_plain(one) for one in (given if isinstance(given, list) else [given])[:100]]
        words = [one for one in values if one]
        value = _value(prop, words) if prop and words else None
        if prop and prop not in seen and value is not None:
            seen.add(prop)
            yield Field(
                prop,
                value,
                Origin("metadata", "markdown", ", ".join(words), detail=f"front matter {written}"),
            )


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("src") or value.get("url") or ""
    return " ".join(str(value).split()) if not isinstance(value, dict | list) and value is not None else ""


def _value(prop: str, words: list[str]) -> Any:
    first = words[0]
    if prop in ("datePublished", "dateModified"):
        return meta.when(first)
    if prop == "author":
        return [author for one in words for author in bylines.authors(one)] or None
    if prop == "keywords":
        return [piece.strip() for one in words for piece in one.split(",") if piece.strip()] or None
    if prop in ("url", "image"):
        return first if re.match(r"https?://\S+$", first) else None
    if prop == "inLanguage":
        return first.replace("_", "-") if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_]\w{2,8}){0,2}", first) else None
    if prop == "articleSection":
        return first if len(words) == 1 else words
    return first
