"""A page as it is laid out: its elements in order, which of them frame the article, where the headline is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from publisher.readers.html.evidence import key
from publisher.readers.html.tree import Page, bars, signature, words

FRAME = re.compile(
    r"comment(?!ary)|disqus|related|recommend|recirc|sidebar|side-bar|rightrail|right-rail|trending"
    r"|popular|most-?read"
    r"|most-?viewed|newsletter|subscri|sign-?up|carousel|teaser|promo|sponsor|advert|\bads?\b"
    r"|outbrain|taboola"
    r"|more-?(?:from|on|stories|news)|latest-?(?:news|stories)|read-?(?:next|more)|also-?(?:read"
    r"|like)|(?<![\w-])(?:site|page|global|main|gh)?[-_]?footer(?![a-z])|cookie"
    r"|consent|gdpr|modal|popup|masthead-nav|menu|navbar|main-?nav|site-?nav|widget_"
)
"""What frames of an article are called: comments, related stories, advertisements, menus."""

_FRAME_TAGS = frozenset({"aside", "footer", "nav", "dialog", "amp-sidebar"})
MOST_ELEMENTS = 60_000
"""So many elements of a page are looked at."""

MOST_LISTED = 4
"""So many elements of a kind in one, away from the headline, belong to a list of other stories."""

_WHOLE = frozenset({"html", "body", "main", "head"})
_DATE = re.compile(
    r"date|time|publish|posted|updated|stamp|modified|byline|meta\b|dateline|article-?info|created"
)
_AUTHOR = re.compile(
    r"(?<![a-z])(?:by-?line|byl|authors?|writer|reporter|journalist|columnist|contributors?"
    r"|credit-name)(?![a-z])"
    r"|(?<![a-z])(?:autor(?:e|es|en|a|in)?|auteurs?|verfasser|firma|assinatura|signature|skribent)(?![a-z])"
    r"|author-?name|byline|authorname|article-?author|post-?author|entry-author"
    r"|(?<![\w-])(?!(?:sort|order|group|filter|shop|browse|search|sponsored|powered|presented|supported|near|stand"
    r"|brought)-)(?:\w{1,6}-)?by(?![\w-])"
)
_NOT_AUTHOR = re.compile(
    r"avatar|bio\b|about-?author|author-?(?:bio|box|info|image|img|photo|social|title|role|job|desc"
    r"|more|page|follow)"
    r"|comment|caption|photo|social|follow|share"
)
_SECTION = re.compile(
    r"kicker|eyebrow|crumb|rubri(?:c|k|que)|overline|dachzeile|chapeu|ressort|section-?(?:name|link|label|title|tag)|channel"
    r"|(?<![a-z])categor"
    r"|article-?(?:section|category|label|topic)|topic|cat-links|post-cat|entry-cat|flag\b"
    r"|super-?title|vignette"
)
_HEADLINE = re.compile(
    r"headline|entry-?title|article-?title|post-?title|story-?title|page-?title|article__title"
)
_DEK = re.compile(
    r"(?<![a-z])(?:dek|deck|standfirst|stand-first|subtitle|sub-title|sub-?head(?:line|ing)?"
    r"|summary|strapline|excerpt"
    r"|intro|lede?|teaser-?text|description|tagline)(?![a-z])|article__?-?(?:summary|dek|subtitle"
    r"|intro|lead|description)"
)
_BY_AT_END = re.compile(r"(?:^|[\s,|·•—–-])(?:by|von|por|par)\s*:?\s*$", re.IGNORECASE)
_LOGO = re.compile(r"logo|brand|site-?title|site-?name|masthead")


@dataclass(slots=True)
class Scene:
    """The elements of a page that may say something, in order, each with its place in the order."""

    page: Page
    headline: Any = None
    place: int = 0
    fit: float = 0.0
    first: dict[str, list[tuple[int, Any, str]]] = field(default_factory=dict)
    framed: set[Any] = field(default_factory=set)
    articles: list[Any] = field(default_factory=list)
    order: list[Any] = field(default_factory=list)

    def found(self, kind: str) -> list[tuple[int, Any, str]]:
        """The elements of one kind: (place, element, signature)."""
        return self.first.get(kind, [])

    def around(self, before: int, after: int) -> list[tuple[int, Any]]:
        """The elements near the headline that frame nothing, with their places."""
        start = max(0, self.place - before)
        return [
            (place, element)
            for place, element in enumerate(self.order[start : max(0, self.place + after)], start=start + 1)
            if element not in self.framed
        ]

    def is_near(self, place: int) -> bool:
        """Whether a place is by the headline, in elements."""
        return -40 <= place - self.place <= 150

    def nearness(self, place: int, element: Any) -> float:
        """How far an element at this place speaks of the article: 1 below its headline, else less."""
        near = 1.0 if self.is_near(place) else 0.85 if self.place < place else 0.6
        return near * (0.3 if self._of_another(element) else 1.0)

    def is_listed(self, element: Any) -> bool:
        """Whether an element stands among others of its kind away from the headline, as in teasers."""
        home = set(self.headline.iterancestors()) if self.headline is not None else set()
        for holder in islice(element.iterancestors(), 5):
            if holder in home or holder.tag == "body":
                return False
            if len(list(islice(holder.iter(element.tag), MOST_LISTED))) == MOST_LISTED:
                return True
        return False

    def _of_another(self, element: Any) -> bool:
        """Whether the element is in an `<article>` that is not the one with the headline: a teaser."""
        if len(self.articles) < 2:
            return False
        own = next((above for above in element.iterancestors("article")), None)
        if own is None:
            return False
        home = (
            next((above for above in self.headline.iterancestors("article")), None)
            if self.headline is not None
            else None
        )
        if home is None:
            return own is not self.articles[0] or _is_teaser(own)
        return (
            own is not home
            and home not in own.iterancestors("article")
            and own not in home.iterancestors("article")
        )


def _is_teaser(article: Any) -> bool:
    """Whether an `<article>` is a heading and little more."""
    paragraphs = islice(article.iter("p"), 3)
    return next(article.iter("h2", "h3", "h4"), None) is not None and len(list(paragraphs)) < 3


def look(page: Page) -> Scene:
    """Walks the page once."""
    scene = Scene(page)
    framed, first = scene.framed, scene.first
    place = 0
    for element in islice(page.root.iter(), MOST_ELEMENTS):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        place += 1
        scene.order.append(element)
        marks = signature(element)
        if element.getparent() in framed or _frames(element, tag, marks):
            framed.add(element)
            if tag == "footer" or (tag in ("nav", "div", "ul", "ol") and "breadcrumb" in marks):
                first.setdefault(tag if tag == "footer" else "section", []).append((place, element, marks))
            if tag == "a":
                first.setdefault("framed link", []).append((place, element, marks))
            continue
        if tag in ("h1", "h2", "time", "a", "img", "amp-img", "figure"):
            first.setdefault(tag.removeprefix("amp-"), []).append((place, element, marks))
        if tag == "article":
            scene.articles.append(element)
        _sort(element, place, marks, first)
    _headline(scene)
    return scene


def _frames(element: Any, tag: str, marks: str) -> bool:
    if tag in _WHOLE:
        return False
    if element.get("hidden") is not None:
        return True
    if tag in _FRAME_TAGS:
        return not (tag in ("aside", "footer") and _tells_of_article(element, marks))
    named = tag == "form" or (bool(marks) and FRAME.search(marks) is not None)
    return named and not (tag in ("div", "section", "form", "article") and _holds_headline(element))


def _tells_of_article(element: Any, marks: str) -> bool:
    """Whether an aside or a footer carries the article's byline and date, as some sites have it."""
    if FRAME.search(marks) and "meta" not in marks:
        return False
    return len(words(element, 600)) < 300 and (
        "meta" in marks
        or next(element.iter("address"), None) is not None
        or any("author" in (a.get("rel") or "") for a in element.iter("a"))
    )


def _holds_headline(element: Any) -> bool:
    return next(element.iter("h1"), None) is not None


def _sort(element: Any, place: int, marks: str, first: dict[str, list[tuple[int, Any, str]]]) -> None:
    if marks:
        for kind, pattern in (
            ("date", _DATE), ("section", _SECTION), ("headline", _HEADLINE), ("dek", _DEK), ("logo", _LOGO),
        ):  # fmt: skip
            if pattern.search(marks):
                first.setdefault(kind, []).append((place, element, marks))
        if _AUTHOR.search(marks) and not _NOT_AUTHOR.search(marks):
            first.setdefault("author", []).append((place, element, marks))
    start = (element.text or element.get("aria-label") or "").lstrip()[:14].casefold()
    if start.startswith(
        (
            "by ",
            "by:",
            "written by",
            "words by",
            "words:",
            "story by",
            "submitted by",
            "text",
            "von ",
            "por ",
            "par ",
            "di ",
            "av ",
            "door",
        )
    ) or _BY_AT_END.search((element.text or "")[-40:]):
        first.setdefault("by", []).append((place, element, marks))
    if start.startswith(
        ("publi", "updated", "posted", "last updated", "first publ", "modified", "last modified")
    ):
        first.setdefault("date", []).append((place, element, marks))


def _headline(scene: Scene) -> None:
    """Finds the headline: the heading that the title repeats, else one that is called so."""
    title = set(
        key(" ".join([scene.page.title, *(c for n, c in scene.page.metas if n == "og:title")])).split()
    )
    best = 0.0
    candidates = [(p, e, 1.0) for p, e, _ in scene.found("h1")]
    candidates += [
        (p, e, 0.75) for p, e, _ in scene.found("headline") if e.tag in ("h1", "h2", "h3", "div", "span", "p")
    ]
    candidates += [(p, e, 0.5) for p, e, _ in scene.found("h2")[:10]]
    for place, element, weight in candidates[:60]:
        shown = words(element, 400)
        tokens = key(shown).split()
        if not tokens or len(shown) > 350:
            continue
        share = sum(1 for token in tokens if token in title) / len(tokens) if title else 0.5
        weighed = weight * (0.2 if _is_home(element) else 1.0)
        score = weighed * (0.3 + share) * min(1.0, 0.5 + len(tokens) / 8)
        if score > best:
            best, scene.headline, scene.place, scene.fit = score, element, place, share
    if scene.headline is None:
        _titled(scene)


_UNTITLED = frozenset({"font", "b", "strong", "big", "span", "p", "td", "div", "center", "h3", "h4"})
"""In what a headline stands on pages that mark none."""


def _titled(scene: Scene) -> None:
    """Finds a headline that no tag and no name marks: the first line that is a whole part of the title."""
    parts = {key(part) for part in bars(scene.page.title) if len(part.split()) > 3}
    longest = max(map(len, parts), default=0)
    for place, element in scene.around(0, MOST_ELEMENTS) if parts else ():
        start = key((element.text or "")[: 2 * longest]) if element.tag in _UNTITLED else ""
        if not start or not any(part.startswith(start) for part in parts):
            continue
        linked = any(above.tag == "a" for above in islice(element.iterancestors(), 8))
        if not linked and key(words(element, 2 * longest)) in parts:
            scene.headline, scene.place, scene.fit = element, place, 1.0
            return


def _is_home(heading: Any) -> bool:
    """Whether a heading is the newspaper's name: a link to its front page."""
    link = heading if heading.tag == "a" else next(heading.iter("a"), None)
    href = (link.get("href") or "") if link is not None else ""
    return (
        re.fullmatch(r"(?:https?://[^/]+)?/?(?:index\.\w+)?", href) is not None
        and link is not None
        and href != ""
    )
