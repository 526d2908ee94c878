"""The running text of a page as a row of units: paragraphs, headings, items, each with its links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

_DROP_NAMES = """
script style noscript template svg iframe object embed select textarea button input label nav aside
footer figure figcaption picture video audio canvas map dialog menu head math ins time-ago amp-ad amp-
social-share option optgroup datalist meter progress
"""
_DROP = frozenset(_DROP_NAMES.split())
_BLOCK_NAMES = """
p div section article main body header h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table thead
tbody tfoot tr td th hr address center details summary fieldset hgroup caption html
"""
_BLOCK = frozenset(_BLOCK_NAMES.split())
_LAID_OUT = ("p", "div", "ul", "ol", "table", "form", "img", "br", "h1", "h2", "h3", "article", "section")
"""What no cell of a table of data holds."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CLUTTER = re.compile(
    r"(?<![a-z])(?:comments?(?!ary)|disqus|related|recommend\w*|recirc\w*|sidebar|side-bar|promo\w*|newsletter\w*"
    r"|subscri\w+|sign-?up|advert\w*|ads?|ad-\w+|adsbygoogle|sponsor\w*|outbrain|taboola|breadcrumbs?|pagination|pager"
    r"|cookie\w*|consent|modal|popup|footer|menu|nav|navbar|navigation|widget|widgets|carousel|slideshow|teaser|trending"
    r"|popular|most-?read|more-?from|more-?on|read-?more|read-?next|also-?read|read-?also|see-?also|next-?up|up-?next"
    r"|latest|about-?author|link-?list|ticker|rich-?link|story-?links|inline-?links?|catcher)(?![a-z])"
    r"|authorbox|articlefooter|relatedarticles|readmore|sociallinks|sharetools|sharebar"
)
"""What is called so is none of the article, unless it holds the headline or many paragraphs of its own."""

TRIFLES = re.compile(
    r"(?<![a-z])(?:share|sharing|social|caption|captions|credits?|cutline|byline|by-line|author|authors|toolbar|tools"
    r"|tags?|tag-?list|topics|meta|metadata|postmeta|entry-meta|timestamp|gallery|copyright|disclaimer|print-?only"
    r"|sr-only|visually-?hidden|screen-?reader(?:-text)?|hidden|hide|pull-?quote|pullquote|jump-?links?|toc|skip-?link"
    r"|banner|follow|donat\w+|paywall-?(?:prompt|message|offer)|login|rating|poll|survey|bio|audio-?player|player"
    r"|embed-?(?:code|card)|infobox|fact-?box|factbox|alert|notice|published-time|block-time)(?![a-z])"
    r"|imagecaption|photocredit"
)
"""What is called so is a trifle inside an article, unless several paragraphs stand in it."""

_STATES = re.compile(r"(?<![\w-])(?:has|with|no|without|is|not|hide|show)[-_][\w-]+")
"""Names that say a state of the page, not what an element is: `has-sidebar`."""

_KEEP = re.compile(
    r"article-?_?-?(?:body|content|text)|story-?_?(?:body|content|text)|entry-?_?content"
    r"|post-?_?(?:content|body|text)"
    r"|articlebody|storybody|body-?(?:copy|text)|main-?content"
)


MOST_ELEMENTS = 60_000
"""So many elements of a page are read for its body; no article has more."""


@dataclass(slots=True)
class Unit:
    """One piece of running text; `linked` counts its characters inside links, `place` its element's order."""

    kind: str
    text: str
    linked: int
    element: Any
    place: int

    @property
    def density(self) -> float:
        """The share of its text that is links."""
        return self.linked / max(1, len(self.text))


def units(root: Any, *, strict: bool = True) -> Iterator[Unit]:
    """The units below `root`, in reading order; what is called clutter is left out when `strict`."""
    from lxml import etree

    walker = etree.iterwalk(root, events=("start", "end"))
    line = _Line()
    skipped = None
    for event, element in walker:
        if line.place > MOST_ELEMENTS:
            break
        tag = element.tag
        if event == "start":
            if _is_unread(element, tag) or (strict and _is_clutter(element, tag)):
                walker.skip_subtree()
                skipped = element
                yield from line.flush() if tag in _BLOCK else ()
                continue
            if line.parts(element, tag) or _is_double_break(element, tag):
                yield from line.flush()
            line.enter(element, tag)
            continue
        if line.parts(element, tag):
            yield from line.flush()
        if element is not skipped:
            line.leave(element, tag)
        if element is not root:
            line.add(element.tail)
    yield from line.flush()


@dataclass(slots=True)
class _Line:
    """The text since the last unit, and where it stands."""

    blocks: list[Any] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    place: int = 0
    row: Any = None

    def parts(self, element: Any, tag: str) -> bool:
        """Whether an element stands on lines of its own; the cells of a table's row share one."""
        return tag in _BLOCK and not (tag in ("td", "th") and element.getparent() is self.row)

    def enter(self, element: Any, tag: str) -> None:
        self.place += 1
        if tag == "tr":
            self.row = element if _is_row(element) else None
        if self.parts(element, tag):
            self.blocks.append(element)
        elif tag in ("td", "th") and any(map(str.strip, self.pieces)):
            self.pieces.append(" | ")
        elif tag == "br":
            self.pieces.append(" ")
        elif tag == "a":
            self.links += 1
        self.add(element.text)

    def leave(self, element: Any, tag: Any) -> None:
        if self.blocks and self.blocks[-1] is element:
            self.blocks.pop()
        elif tag == "a":
            self.links -= 1

    def add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            if self.links > 0:
                self.linked += len(text.strip())

    def flush(self) -> Iterator[Unit]:
        text = " ".join("".join(self.pieces).split())
        if text and self.blocks:
            yield Unit(_kind(self.blocks), text, min(self.linked, len(text)), self.blocks[-1], self.place)
        self.pieces.clear()
        self.linked = 0


def _is_row(element: Any) -> bool:
    """Whether a row is one of data, such as `Lisbon | 12`, and none that a page is laid out with."""
    cells = [cell for cell in element if cell.tag in ("td", "th")]
    return len(cells) > 1 and all(
        next(cell.iter(*_LAID_OUT), None) is None and len("".join(cell.itertext())) < 200 for cell in cells
    )


def _is_double_break(element: Any, tag: str) -> bool:
    """Whether this `<br>` is followed by another: the end of a paragraph."""
    if tag != "br" or (element.tail or "").strip():
        return False
    following = element.getnext()
    return following is not None and following.tag == "br"


def _is_unread(element: Any, tag: Any) -> bool:
    """Whether nobody reads this as text: no element, a control, a picture, or hidden."""
    if not isinstance(tag, str) or tag in _DROP:
        return True
    get = element.get
    return get("hidden") is not None or "display:none" in (get("style") or "").replace(" ", "")


def _is_clutter(element: Any, tag: str) -> bool:
    if tag == "form":
        return not _is_most(element)
    if tag in ("html", "body", "main", "article", "br", "em", "strong", "b", "i"):
        return False
    get = element.get
    marks = " ".join(filter(None, map(get, ("class", "id", "data-testid", "data-component")))).lower()
    if len(marks) < 3:
        return False
    marks = _STATES.sub("", marks)
    if _KEEP.search(marks):
        return False
    if CLUTTER.search(marks):
        return not _is_most(element)
    return TRIFLES.search(marks) is not None and not _is_article(element)


def _is_most(element: Any) -> bool:
    """Whether an element that is called clutter holds so many paragraphs that it must be the article."""
    if element.tag not in ("div", "section", "form"):
        return False
    paragraphs = element.iter("p") if element.tag == "form" else element.iterchildren("p")
    long = sum(1 for p in paragraphs if len(p.text or "") > 60)
    return long >= 5 or next(element.iter("h1"), None) is not None


def _is_article(element: Any) -> bool:
    """Whether several paragraphs stand somewhere in an element."""
    if element.tag not in ("div", "section", "article", "main", "td"):
        return False
    long = (p for p in element.iter("p") if len(p.text or "") > 60)
    return len(list(islice(long, 3))) == 3 or next(element.iter("h1"), None) is not None


def _kind(blocks: list[Any]) -> str:
    own = blocks[-1].tag
    if own in _HEADINGS:
        return "heading"
    if own == "tr":
        return "item"
    for block in reversed(blocks[-4:]):
        if block.tag == "blockquote":
            return "quotation"
        if block.tag in ("li", "td", "th", "dd", "dt"):
            return "item"
    return "paragraph" if own in ("p", "pre") else "loose"
