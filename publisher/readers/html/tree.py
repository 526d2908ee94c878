"""One parse of a page, and how its words are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from publisher.errors import Unreadable
from publisher.readers import decoding

_SPACES = re.compile(r"\s+")
UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select", "textarea"}
)
"""Elements whose text nobody reads."""


@dataclass(slots=True)
class Page:
    """A parsed page: its tree, its metas in order, and its own address if it names one."""

    root: Any
    name: str = "-"
    metas: list[tuple[str, str]] = field(default_factory=list)
    url: str | None = None
    base: str | None = None
    title: str = ""

    def absolute(self, address: str) -> str | None:
        """The address as it is seen from this page; None if it is none or the page does not know its own."""
        address = "".join(address.split())
        if not address or len(address) > 2_000:
            return None
        try:
            found = urljoin(self.base or self.url or "", address)
            parts = urlsplit(found)
            good = parts.scheme in ("http", "https") and bool(parts.hostname)
        except ValueError:
            return None
        return found if good and not re.search(r"[\s<>\"{}|\\^`]", found) else None

    @property
    def host(self) -> str:
        """The host of the page's address, without `www.`; empty if it names none."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.") if self.url else ""


def parse(data: bytes, name: str) -> Page:
    """The page in these bytes, however broken. Raises Unreadable for what is no text at all."""
    root = root_of(decoding.page(data, name))
    if root is None:
        raise Unreadable(f"{name}: holds no HTML")
    page = Page(root, name)
    _head(page)
    return page


def root_of(markup: str) -> Any:
    """The root of the markup, however broken; None if nothing is marked up in it. Nothing is fetched.

    `huge_tree` is for depth: elements that are never closed, as in old pages, lie in one another.
    """
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        return etree.fromstring(markup.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def _head(page: Page) -> None:
    canonical = None
    for element in page.root.iter("meta", "link", "base", "title"):
        tag = element.tag
        if tag == "meta":
            content = element.get("content")
            if content and (
                name := element.get("property") or element.get("name") or element.get("http-equiv")
            ):
                page.metas.append((name.strip().lower(), content.strip()))
        elif tag == "title":
            page.title = page.title or " ".join("".join(element.itertext()).split())
        elif tag == "base":
            page.base = page.base or element.get("href")
        elif "canonical" in (element.get("rel") or "").lower().split():
            canonical = canonical or _http(element.get("href"))
    declared = (content for name, content in page.metas if name in ("og:url", "twitter:url", "parsely-link"))
    page.url = canonical or next((u for u in map(_http, declared) if u), None) or _http(page.base)
    page.base = _http(urljoin(page.url or "", page.base)) if page.base else None


def _http(address: str | None) -> str | None:
    address = (address or "").strip()
    if address.startswith("//"):
        address = "https:" + address
    try:
        return (
            address if urlsplit(address).scheme in ("http", "https") and urlsplit(address).hostname else None
        )
    except ValueError:
        return None


_BARS = re.compile(r"\s+(?:[|–—·•»«:~-]|::|\|\|)\s+|\s*[|»•]\s*|\s*::\s*|:\s(?=\S+$)")


def bars(title: str) -> list[str]:
    """The parts of a title, cut at its bars: `Minister resigns | Politics | The Harbour Post`."""
    return [part.strip() for part in _BARS.split(title) if part and part.strip()]


def words(element: Any, limit: int = 2_000) -> str:
    """The text that is read in this element, on one line; at most about `limit` characters of it."""
    pieces: list[str] = []
    length = 0
    for piece in _pieces(element):
        pieces.append(piece)
        length += len(piece)
        if length > limit:
            break
    return _SPACES.sub(" ", "".join(pieces)).strip()


_APART = frozenset(
    {"br", "div", "p", "li", "td", "section", "h1", "h2", "h3", "h4", "ul", "ol", "time", "figure"}
)


def _pieces(element: Any) -> Iterator[str]:
    """The pieces of text in reading order; elements that stand apart on the screen stand apart here."""
    if element.text:
        yield element.text
    stack = [iter(element)]
    path: list[Any] = []
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            if path:
                done = path.pop()
                if done.tag in _APART:
                    yield " "
                if done.tail:
                    yield done.tail
            continue
        if not isinstance(child.tag, str) or child.tag in UNSEEN:
            if child.tail:
                yield child.tail
            continue
        if child.tag in _APART:
            yield " "
        if child.text:
            yield child.text
        stack.append(iter(child))
        path.append(child)


def signature(element: Any) -> str:
    """What an element's author calls it: class, id and test names, in small letters."""
    get = element.get
    names = (
        get("class"),
        get("id"),
        get("data-testid"),
        get("data-component"),
        get("data-qa"),
        get("itemprop"),
    )
    return " ".join(name for name in names if name).lower()
