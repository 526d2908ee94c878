"""JSON-LD in a page, of any shape: one object, an array, a `@graph`, several scripts, slips of all kinds."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, get_args

from publisher.readers import metadata
from publisher.readers.html import meta, people
from publisher.readers.html.evidence import Evidence, key
from publisher.readers.html.tree import Page

MOST_NODES = 5_000
MOST_VALUES = 100
"""So many values are read of a script that holds several, one behind the other."""

_GAP = re.compile(r"[\s,;]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}")
ARTICLES = re.compile(r"(?:Article|BlogPosting|Report|Posting|Review|Recipe)$")
PAGES = frozenset({"WebPage", "ItemPage", "AboutPage", "MedicalWebPage", "VideoObject", "Event", "WebSite"})
_FAMILY = frozenset(get_args(metadata.ArticleType))
Node = dict[str, Any]


def read(page: Page) -> Iterator[Evidence]:
    """What the page's JSON-LD says of the article."""
    scripts = [e for e in page.root.iter("script") if "ld+json" in (e.get("type") or "").lower()]
    nodes = list(_nodes([value for e in scripts for value in parse(e.text or "")]))
    by_id: dict[str, Node] = {}
    for node in nodes:
        if isinstance(node.get("@id"), str) and len(node) > 1:
            by_id.setdefault(node["@id"], node)
    articles = [node for node in nodes if any(ARTICLES.search(kind) for kind in types(node))]
    article = max(articles, key=lambda node: _fitness(node, page), default=None)
    if article is not None:
        yield from _of_article(article, by_id, page, 0.97)
    for node in nodes:
        if PAGES.intersection(types(node)):
            yield from _of_page(node, by_id, page)
        if "BreadcrumbList" in types(node):
            yield from _of_trail(node)


def parse(text: str) -> Iterator[Any]:
    """The values in one script, with the slips mended that real pages make; nothing of what cannot be."""
    text = re.sub(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*$", "", text.strip()).strip(
        " \t\r\n;"
    )
    for mend in (lambda t: t, _commas, lambda t: _commas(html.unescape(t))):
        try:
            yield json.loads(mend(text), strict=False)
            return
        except (ValueError, RecursionError):
            continue
    decoder, at = json.JSONDecoder(strict=False), 0
    for _ in range(MOST_VALUES):
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield value
        gap = _GAP.match(text, end)
        at = gap.end() if gap else end


def _commas(text: str) -> str:
    """Without trailing commas and empty members."""
    return re.sub(r",(?=\s*[,}\]])", "", text)


def _nodes(values: list[Any]) -> Iterator[Node]:
    stack = [(value, 0) for value in reversed(values)]
    count = 0
    while stack and count < MOST_NODES:
        value, depth = stack.pop()
        if isinstance(value, dict):
            count += 1
            if "@type" in value or "@id" in value:
                yield value
            inner = [v for v in value.values() if isinstance(v, dict | list)]
        else:
            inner = [v for v in value if isinstance(v, dict | list)] if isinstance(value, list) else []
        if depth < 20:
            stack.extend((v, depth + 1) for v in reversed(inner))


def types(node: Node) -> list[str]:
    """The names of a node's types, without addresses."""
    kinds = node.get("@type")
    return [
        k.rpartition("/")[2] for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)
    ]


def _fitness(node: Node, page: Page) -> float:
    """How sure it is that this node is the page's article and not one that is listed on it."""
    headline = key(str(node.get("headline") or node.get("name") or ""))
    title = key(page.title)
    score = 3.0 if headline and (headline in title or title in headline) else 0.0
    score += 1.5 if "headline" in node else 0.0
    score += 1.0 if "datePublished" in node else 0.0
    score += 0.5 if "articleBody" in node else 0.0
    score += 0.5 if "author" in node else 0.0
    return score + (0.3 if _FAMILY.intersection(types(node)) else 0.0)


def text(value: Any) -> str:
    """A value as one line of text: a string, the name of a node, the first of several."""
    if isinstance(value, list):
        return next((found for found in map(text, value[:20]) if found), "")
    if isinstance(value, dict):
        return text(value.get("@value") or value.get("name") or value.get("@id") or "")
    if isinstance(value, str):
        plain = html.unescape(value)
        return " ".join((re.sub(r"<[^<>]{1,300}>", "", plain) if "<" in plain else plain).split())
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _of_article(node: Node, by_id: dict[str, Node], page: Page, sure: float) -> Iterator[Evidence]:
    for prop, value, words in _values(node, by_id, page):
        if value not in (None, "", []):
            yield Evidence(prop, value, sure, "json-ld", f"JSON-LD {prop}", words)
    if "headline" not in node and (name := text(node.get("name"))):
        yield Evidence("headline", name, sure * 0.95, "json-ld", "JSON-LD name", name)


def _values(node: Node, by_id: dict[str, Node], page: Page) -> Iterator[tuple[str, Any, str]]:
    """(property, value, words) of a node that describes an article or its page."""
    yield "@type", next((kind for kind in types(node) if kind in _FAMILY), None), ""
    for name in ("headline", "description", "alternativeHeadline"):
        yield name, text(node.get(name)), ""
    for name in ("datePublished", "dateModified", "dateCreated"):
        written = text(node.get(name))
        yield name, meta.when(written), written
    authors = people.declared(node.get("author") or node.get("creator"), by_id)
    yield "author", authors, ", ".join(author["name"] for author in authors)
    yield "articleSection", _sections(node.get("articleSection")), ""
    yield "keywords", _several(node.get("keywords"), comma=True), ""
    publisher = people.organisation(node.get("publisher") or node.get("sourceOrganization"), by_id, page)
    yield "publisher", publisher, publisher["name"] if publisher else ""
    yield "image", people.images(node.get("image") or node.get("thumbnailUrl"), by_id, page), ""
    language = text(node.get("inLanguage"))
    yield "inLanguage", language.replace("_", "-") if _LANGUAGE.fullmatch(language) else None, language
    free = str(node.get("isAccessibleForFree")).casefold()
    yield "isAccessibleForFree", {"true": True, "false": False}.get(free), free
    told = node.get("articleBody")
    yield "articleBody", told if isinstance(told, str) else "", ""


def _sections(value: Any) -> str | list[str] | None:
    """The sections but for those that name a kind of page, such as `posts`; `News` only if it is alone."""
    values = value if isinstance(value, list) else [value]
    named = [one for one in values if text(one).casefold() not in meta.KINDS]
    return _several([one for one in named if text(one).casefold() not in meta.FRONT] or named)


def _several(value: Any, *, comma: bool = False) -> str | list[str] | None:
    values = value if isinstance(value, list) else [value]
    found = [text(one) for one in values[:100]]
    if comma and len(found) == 1:
        found = [piece.strip() for piece in found[0].split(",")]
    found = list(dict.fromkeys(one for one in found if one and len(one) < 200))
    return found[0] if len(found) == 1 else found or None


def _of_page(node: Node, by_id: dict[str, Node], page: Page) -> Iterator[Evidence]:
    """What the web page's or the site's own node says; less sure, since it is not said of the article."""
    kinds = types(node)
    site = "WebSite" in kinds
    for one in _of_article(node, by_id, page, 0.6):
        if one.property == "publisher" or (
            not site and one.property.startswith(("date", "image", "inLang", "author"))
        ):
            yield one
    if site and (name := text(node.get("name"))):
        value = {"@type": "Organization", "name": name}
        yield Evidence("publisher", value, 0.6, "json-ld", "JSON-LD WebSite name", name)


def _of_trail(node: Node) -> Iterator[Evidence]:
    """The section from a breadcrumb trail: what comes after the front page and is not the article itself."""
    items = node.get("itemListElement")
    names = []
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict):
            inner = item.get("item")
            names.append(text(item.get("name")) or text(inner.get("name") if isinstance(inner, dict) else ""))
    inside = [name for name in names if name and name.casefold() not in meta.FRONT]
    if inside and len(names) > 1 and len(inside[0]) <= 40:
        yield Evidence("articleSection", inside[0], 0.6, "json-ld", "JSON-LD BreadcrumbList", inside[0])
