"""Microdata and RDFa: `itemprop=headline`, `property="schema:author"`, of the page's article only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from publisher.readers import bylines
from publisher.readers.html import meta
from publisher.readers.html.evidence import Evidence, key
from publisher.readers.html.scene import MOST_ELEMENTS
from publisher.readers.html.tree import Page, words

_PROPERTIES = {
    name.lower(): name
    for name in (
        "headline", "alternativeHeadline", "description", "datePublished", "dateModified", "author",
        "articleSection", "publisher", "image", "inLanguage", "creator",
    )
}  # fmt: skip
_OTHER = re.compile(
    r"Comment|Person|Organization|ImageObject|VideoObject|Product|Rating|ListItem|Offer|Place", re.I
)


def read(page: Page) -> Iterator[Evidence]:
    """What the elements of the article's scope say."""
    said: dict[Any, list[tuple[str, Any, str]]] = {}
    for element in islice(page.root.iter(), MOST_ELEMENTS):
        if not isinstance(element.tag, str):
            continue
        names = element.get("itemprop")
        kind = "microdata"
        if names is None and element.tag != "meta":
            names, kind = element.get("property"), "rdfa"
        if not names:
            continue
        for name in names.split():
            prop = _PROPERTIES.get(name.rpartition(":")[2].lower())
            scope = _scope(element, kind) if prop else None
            if prop and (
                scope is None or not _OTHER.search(scope.get("itemtype") or scope.get("typeof") or "")
            ):
                said.setdefault(scope, []).append((prop, element, kind))
    for prop, element, kind in max(said.values(), key=lambda some: _fitness(some, page), default=[]):
        value, shown = _value(prop, element, page)
        if value is not None:
            name = "author" if prop == "creator" else prop
            where = f"{'itemprop' if kind == 'microdata' else 'property'}={prop}"
            yield Evidence(name, value, 0.9, kind, where, shown)


def _scope(element: Any, kind: str) -> Any:
    """The nearest element above that opens a scope."""
    mark = "itemscope" if kind == "microdata" else "typeof"
    return next((above for above in element.iterancestors() if above.get(mark) is not None), None)


def _fitness(said: list[tuple[str, Any, str]], page: Page) -> float:
    title = key(page.title)
    headline = next((key(_shown(element)) for prop, element, _ in said if prop == "headline"), "")
    kinds = len({prop for prop, _, _ in said})
    return kinds + (5.0 if headline and headline in title else 0.0)


def _shown(element: Any) -> str:
    return " ".join((element.get("content") or words(element)).split())


def _value(prop: str, element: Any, page: Page) -> tuple[Any, str]:
    shown = _shown(element)
    if prop in ("datePublished", "dateModified"):
        written = element.get("content") or element.get("datetime") or shown
        return meta.when(written), written
    if prop in ("author", "creator"):
        shown = _name(element) or shown
        return bylines.authors(shown) or None, shown
    if prop == "publisher":
        name = _name(element) or (shown if element.get("itemscope") is None else "")
        return ({"@type": "Organization", "name": name} if 0 < len(name) <= 80 else None), name
    if prop == "image":
        inner = [
            e for e in element.iter("img", "meta", "link") if e.get("itemprop") in (None, "url", "image")
        ]
        for one in (element, *inner):
            address = one.get("content") or one.get("src") or (one.get("href") if one.tag != "a" else None)
            if address and (absolute := page.absolute(address)):
                return [absolute], address
        return None, ""
    if prop == "articleSection":
        return meta.section(shown), shown
    return (shown or None) if len(shown) < 2_000 else None, shown


def _name(element: Any) -> str:
    """The name inside a nested scope: `<span itemprop="author" itemscope><a itemprop="name">`."""
    names = [
        _shown(e) for e in element.iter() if "name" in (e.get("itemprop") or e.get("property") or "").split()
    ]
    return ", ".join(dict.fromkeys(name for name in names if name))
