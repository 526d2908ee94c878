"""Meta tags: OpenGraph, Dublin Core, Twitter, and the names that analytics and newsrooms use."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from publisher.readers import bylines, dates
from publisher.readers.html.evidence import Evidence
from publisher.readers.html.tree import Page

NAMES: dict[str, dict[str, float]] = {
    "headline": {
        "og:title": 0.8, "twitter:title": 0.75, "headline": 0.85, "parsely-title": 0.85,
        "sailthru.title": 0.8,
        "dc.title": 0.75, "dcterms.title": 0.75, "article:title": 0.8, "cxenseparse:title": 0.75, "hdl": 0.8,
        "title": 0.6, "citation_title": 0.8,
    },
    "description": {
        "og:description": 0.8, "description": 0.75, "twitter:description": 0.7, "dc.description": 0.6,
        "dcterms.description": 0.6, "sailthru.description": 0.6,
    },
    "author": {
        "author": 0.8, "article:author": 0.8, "article:author_name": 0.85, "parsely-author": 0.88,
        "sailthru.author": 0.88, "dc.creator": 0.8, "dc.contributor": 0.5, "dcterms.creator": 0.8,
        "byl": 0.88,
        "cxenseparse:author": 0.85, "og:article:author": 0.8, "article.author": 0.85, "page.author": 0.8,
        "citation_author": 0.88, "byline": 0.85, "authors": 0.8, "creator": 0.7, "og:author": 0.8,
        "bt:author": 0.8,
        "dcsext.author": 0.8, "vr:author": 0.8, "author_name": 0.8, "article-author": 0.8,
        "twitter:creator": 0.3,
    },
    "datePublished": {
        "article:published_time": 0.95, "og:article:published_time": 0.93, "og:published_time": 0.93,
        "datepublished": 0.93, "parsely-pub-date": 0.92, "article.published": 0.92, "article:published": 0.92,
        "cxenseparse:recs:publishtime": 0.9, "pubdate": 0.88, "publishdate": 0.88, "publish-date": 0.88,
        "publish_date": 0.88, "publication_date": 0.88, "publicationdate": 0.88,
        "originalpublicationdate": 0.88,
        "sailthru.date": 0.85, "dc.date.issued": 0.88, "dcterms.issued": 0.88, "dcterms.created": 0.8,
        "dc.date.created": 0.8, "dcterms.date": 0.8, "dc.date": 0.8, "date": 0.75, "ptime": 0.85,
        "pdate": 0.8,
        "citation_publication_date": 0.8, "citation_date": 0.75, "vr:published_time": 0.85,
        "release_date": 0.8,
        "article_date_original": 0.9, "displaydate": 0.8, "dcsext.articlefirstpublished": 0.9,
        "published": 0.8,
        "bt:pubdate": 0.88, "article.created": 0.8, "date.issued": 0.8, "created": 0.6,
        "rnews:datepublished": 0.9,
        "og:pubdate": 0.88, "article:post_date": 0.88, "weibo: article:create_at": 0.8, "og:regdate": 0.8,
        "published-date": 0.88, "published_date": 0.88, "article:publishdate": 0.9,
        "blog:published_time": 0.85,
    },
    "dateModified": {
        "article:modified_time": 0.9, "og:article:modified_time": 0.88, "og:updated_time": 0.75,
        "article:modified": 0.9, "datemodified": 0.9, "dcterms.modified": 0.85, "dc.date.modified": 0.85,
        "article.updated": 0.88, "article:updated_time": 0.88, "article_date_updated": 0.88, "lastmod": 0.8,
        "last-modified": 0.5, "revised": 0.5, "utime": 0.75, "updated_time": 0.75, "date.modified": 0.8,
        "og:modified_time": 0.88, "bt:moddate": 0.8, "cxenseparse:modifiedtime": 0.8, "lastmodified": 0.6,
        "dcterms.dateaccepted": 0.3, "modified": 0.6, "rnews:datemodified": 0.9, "last-updated": 0.8,
        "article:update_time": 0.88, "modified-date": 0.85, "update_date": 0.8, "lastupdate": 0.7,
    },
    "articleSection": {
        "article:section": 0.85, "parsely-section": 0.87, "section": 0.75, "articlesection": 0.85,
        "cxenseparse:category": 0.7, "article.section": 0.85, "page.section": 0.75, "sailthru.vertical": 0.7,
        "og:article:section": 0.85, "og:section": 0.8, "category": 0.65, "cg": 0.6, "bt:section": 0.8,
        "dcsext.section": 0.7, "article:primary_section": 0.85, "primary_category": 0.75,
        "cxenseparse:taxonomy": 0.5,
        "prism.section": 0.85, "analytics-s-channel": 0.6, "channel": 0.55, "rnews:articlesection": 0.85,
    },
    "publisher": {
        "og:site_name": 0.88, "publisher": 0.75, "dc.publisher": 0.8, "dcterms.publisher": 0.8,
        "application-name": 0.6, "source": 0.45,
        "apple-mobile-web-app-title": 0.5, "cre": 0.7, "copyright": 0.45,
        "al:ios:app_name": 0.4, "al:android:app_name": 0.4, "citation_publisher": 0.6, "site_name": 0.75,
        "rnews:publisher": 0.8, "dc.source": 0.5, "twitter:app:name:iphone": 0.35,
    },
    "image": {
        "og:image": 0.92, "og:image:url": 0.9, "og:image:secure_url": 0.9, "twitter:image": 0.85,
        "twitter:image:src": 0.85, "parsely-image-url": 0.8, "sailthru.image.full": 0.75, "image": 0.7,
        "sailthru.image": 0.7, "thumbnail": 0.6, "article:image": 0.8, "dc.image": 0.6,
    },
    "inLanguage": {
        "og:locale": 0.6, "content-language": 0.7, "dc.language": 0.7, "dcterms.language": 0.7,
        "language": 0.5,
    },
    "keywords": {
        "news_keywords": 0.8, "keywords": 0.7, "article:tag": 0.8, "parsely-tags": 0.6, "sailthru.tags": 0.6,
        "og:article:tag": 0.7,
    },
    "isAccessibleForFree": {"article:content_tier": 0.8},
}  # fmt: skip
"""Property -> name of the tag, in small letters -> how far it can be trusted."""

_OF = {name: (prop, sure) for prop, names in NAMES.items() for name, sure in names.items()}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}")
_DAY = re.compile(r"/((?:19|20)\d\d)[/-]([01]\d)[/-]([0-3]\d)(?=[/-])")
"""The day in an address: `/2022/03/01/`."""

_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d:?\d\d)?")


def read(page: Page) -> Iterator[Evidence]:
    """What the page's meta tags, its canonical link and its language attribute say."""
    said: dict[str, list[str]] = {}
    for name, content in page.metas:
        if name in _OF and len(said.setdefault(name, [])) < 50 and content not in said[name]:
            said[name].append(content[:2_000])
    for name, contents in said.items():
        prop, sure = _OF[name]
        value = _VALUES.get(prop, _text)(contents, page)
        if value is not None:
            yield Evidence(prop, value, sure, "meta", f"meta {name}", contents[0])
    yield from _labelled(page)
    yield from _pictured(page)
    language = page.root.get("lang") or page.root.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language and _LANGUAGE.fullmatch(language.strip()):
        yield Evidence("inLanguage", language.strip().replace("_", "-"), 0.9, "meta", "html lang", language)
    if page.url:
        yield Evidence("url", page.url, 0.95, "meta", "link rel=canonical or og:url", page.url)
        if found := _DAY.search(page.url):
            day = dates.iso("-".join(found.groups()))
            yield from [Evidence("datePublished", day, 0.5, "address", "address", found[0])] if day else ()


def _pictured(page: Page) -> Iterator[Evidence]:
    """The picture that `<link rel=image_src>` gives, as pages did before OpenGraph."""
    for link in page.root.iter("link"):
        if "image_src" in (link.get("rel") or "").lower().split():
            address = link.get("href") or ""
            if absolute := page.absolute(address):
                yield Evidence("image", [absolute], 0.8, "meta", "link rel=image_src", address)


def _labelled(page: Page) -> Iterator[Evidence]:
    """`twitter:label1=Written by` with `twitter:data1=Ana Silva`, which many blogs write."""
    said = dict(page.metas)
    for number in ("1", "2"):
        label = said.get(f"twitter:label{number}", "").casefold().strip(": ")
        if label in ("written by", "by", "author", "posted by", "escrito por", "verfasst von", "écrit par"):
            words = said.get(f"twitter:data{number}", "")
            if authors := bylines.authors(words):
                yield Evidence("author", authors, 0.85, "meta", f"meta twitter:data{number}", words)


def when(words: str) -> str | None:
    """A date as tags write it: ISO 8601, compact (`20220301093000`), seconds since 1970, or in words."""
    words = re.sub(r"\[[\w/+-]{1,40}\]$", "", words.strip())
    if found := dates.iso(words):
        return found
    if compact := _COMPACT.fullmatch(words):
        year, month, day, hour, minute, second, zone = compact.groups()
        clock = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
        return dates.iso(f"{year}-{month}-{day}{clock}")
    if words.isdigit() and len(words) in (10, 13):
        return dates.since_1970(int(words[:10]))
    return dates.written(words)


def _text(contents: list[str], page: Page) -> Any:
    words = html.unescape(contents[0]) if "&" in contents[0] else contents[0]
    return " ".join(re.sub(r"</?[a-zA-Z][^<>]{0,300}>", "", words).split()) or None


def _when(contents: list[str], page: Page) -> Any:
    return next((found for found in map(when, contents) if found), None)


def _author(contents: list[str], page: Page) -> Any:
    found: dict[str, bylines.Author] = {}
    for words in contents[:20]:
        if not re.match(r"https?:|www\.|@", words):
            for author in bylines.authors(words):
                found.setdefault(author["name"].casefold(), author)
    return list(found.values()) or None


def _publisher(contents: list[str], page: Page) -> Any:
    name = re.sub(
        r"^(?:©|\(c\)|copyright)[\s\d©–-]*|\s*(?:all rights reserved)\.?$",
        "",
        contents[0],
        flags=re.IGNORECASE,
    )
    name = " ".join(name.split()).strip(" .|")
    if not name or len(name) > 80 or re.match(r"https?:|@|www\.", name):
        return None
    return {"@type": "Organization", "name": name}


def _image(contents: list[str], page: Page) -> Any:
    return list(dict.fromkeys(a for a in map(page.absolute, contents[:5]) if a)) or None


def _section(contents: list[str], page: Page) -> Any:
    return section(contents[0])


_FRONT_NAMES = """
home|homepage|home page|news|start|front|front page|startseite|start page|inicio|início
página inicial|portada|capa|accueil|à la une|la une|home pagina|voorpagina|forside|hem|etusivu
strona główna|prima pagina|article|articles|story|stories|page
"""
FRONT = frozenset(name for line in _FRONT_NAMES.split("\n") for name in line.split("|") if name)
"""What front pages are called, with which trails begin, and kinds of pages: none is a section."""

KINDS = frozenset(
    (
        "post", "posts", "blog", "article", "articles", "story", "stories", "page", "pages", "content",
        "home", "item", "homepage", "front page", "frontpage", "default", "general",
        "uncategorized", "uncategorised", "none", "null", "undefined", "n/a",
        "sans catégorie", "non classé", "sin categoría", "sem categoria", "allgemein",
    )
)  # fmt: skip
"""What sites write where a section should stand: a kind of page, or that there is none."""


def section(words: str) -> str | None:
    """The first of the sections that a tag names; None if that is no section's name."""
    parts = [part.strip() for part in re.split(r"\s*[,;|>]\s*", words) if part.strip()]
    good = parts and len(parts[0]) <= 60 and not parts[0].startswith("http")
    return parts[0] if good and parts[0].casefold() not in KINDS else None


def _keywords(contents: list[str], page: Page) -> Any:
    pieces = [piece.strip() for words in contents for piece in words.split(",")]
    found = list(dict.fromkeys(piece for piece in pieces if 0 < len(piece) < 80))[:50]
    return found or None


def _language(contents: list[str], page: Page) -> Any:
    first = contents[0].split(",")[0].strip()
    return first.replace("_", "-") if _LANGUAGE.fullmatch(first) else None


def _free(contents: list[str], page: Page) -> Any:
    return {"free": True, "metered": False, "locked": False}.get(contents[0].casefold())


_VALUES = {
    "datePublished": _when,
    "dateModified": _when,
    "author": _author,
    "publisher": _publisher,
    "image": _image,
    "articleSection": _section,
    "keywords": _keywords,
    "inLanguage": _language,
    "isAccessibleForFree": _free,
}
