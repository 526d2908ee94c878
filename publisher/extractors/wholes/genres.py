"""What sort of article it is: opinion, analysis, review, live blog, told by its label, headline and layout.

A label is believed. A headline that only sounds like one sort is believed when the text bears it out: "Judge
orders review" is no review, "Live music returns" no live blog. Of one that shows nothing, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from publisher.model import Article, Block, Origin

_LABELS: dict[str, str] = {
    "OpinionNewsArticle": "opinions?|comment|commentary|editorials?|op-?eds?|columns?|columnists?|viewpoints?"
    "|perspectives?|letters?(?: to the editor)?|voices|leaders?|leading article|guest essay|first person",
    "AnalysisNewsArticle": "(?:(?:news|data|expert|in-depth) )?analysis",
    "BackgroundNewsArticle": "(?:an )?explainers?|explained|background(?:ers?)?|factbox|fact file"
    "|(?:a )?timeline|q ?(?:&|and) ?a|faqs?",
    "ReviewNewsArticle": "(?:(?:album|art|book|concert|dance|exhibition|film|gig|movie|music|opera|restaurant"
    "|show|stage|television|theatre|theater|tv|car|games?|tech|product) )?reviews?",
    "AskPublicNewsArticle": "call-?outs?|get involved|have your say|your (?:stories|views|say)|tell us",
    "LiveBlogPosting": "live[ -]?(?:blog|updates|coverage|ticker)?|as it happened|minute by minute",
    "AdvertiserContentArticle": "sponsored(?: content| post)?|advertorial|paid (?:content|post)"
    "|(?:paid )?partner content|promoted(?: content)?|advertisement",
}
"""A type, and the whole label that says so: a section, or what a colon or bar cuts off a headline."""

_OBITUARY = re.compile(r"obituar(?:y|ies)|obits?|deaths|lives lived", re.I)
_TO_US = re.compile(
    r"\b(?:[Tt]ell|[Ss]end|[Hh]elp|[Ee]mail|[Ll]et|[Cc]ontact|[Ww]rite to) us\b|\b[Gg]et in touch\b"
    r"|\b(?:[Ss]hare|[Ss]end(?: in)?) your\b|\b[Ww]e (?:want|would like|need) (?:to hear|your)\b"
)
_ASKED = re.compile(
    rf"{_TO_US.pattern}|\b[Pp]lease (?:send|email|write|call)\b|\b[Ff]ill (?:in|out) (?:the|our) form\b"
    r"|\b(?:Did|Do|Have|Were) you\b"
)
_KNOWN = re.compile(
    r"\b(?:what|everything) (?:we|you need to|you should|to) know\b|\b(?:key questions|questions answered)\b"
    r"|\bexplained$|[:–—-] (?:an? )?(?:explainer|timeline)$",
    re.I,
)
_QUESTION = re.compile(r"(?:what|who|how|why|where|when|which|is|are|can|will|could|does|do)\b.*\?$", re.I)
_REVIEWED = re.compile(r"\breview\s*(?:[:–—|]|-\s)|\breview$", re.I)
_CRITIC = re.compile(
    r"\b(?:album|author|characters?|chorus|comedy|concert|cast|chapters?|debut|director|dish(?:es)?|drama"
    r"|exhibition|film|gallery|menu|movie|music|novel|orchestra|performances?|play|playwright|plot|poems?"
    r"|prose|runs until|score|screenplay|script|sequel|singer|soprano|stage|starring|starter|songs?|tracks?"
    r"|verses?)\b",
    re.I,
)
_STARS = re.compile(
    r"[★☆⭐]{2,}|\b[1-5]/5\b"
    r"|\b(?:[1-5]|one|two|three|four|five)(?:[.,]5|½)?(?: stars?)? (?:out of|/) ?(?:5|five)\b"
)
_OWN_VIEW = re.compile(
    r"\b(?:views|opinions) (?:expressed|stated)\b.{0,60}\bown\b"
    r"|\bis (?:a|an|our) (?:\w+ ){0,2}columnist\b|\bthe (?:writer|author) is\b",
    re.I,
)
_CALLS = re.compile(
    r"\b(?:should|must|ought|needs? to|time to|stop|the case (?:for|against)|in defen[cs]e of|let['’]s)\b",
    re.I,
)
_OUGHT = re.compile(r"\b(?:should|must|ought)\b")
_I = re.compile(r"\b(?:I|my|me)\b")
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_CLOCK = re.compile(
    r"\s*(?:update |at )?(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d)|(?=\s?[ap]\.?m))\s?"
    r"(?P<half>[ap])?(?:\.?m\b\.?)?\s*(?-i:(?:GMT|BST|UTC|CES?T|EES?T|[ECMP][SD]?T)\b)?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a live blog: its heading or first paragraph, and its hour and minute."""

    block: Block
    hour: int
    minute: int
    clock: str


def entries(article: Article) -> list[Entry]:
    """The blocks that begin with a time of day, as those of a live blog do, in the article's order."""
    found = []
    for block in article.of("paragraph", "heading"):
        match = _CLOCK.match(article.words(block))
        if match is None:
            continue
        hour = int(match["hour"])
        if match["half"]:
            hour = hour % 12 + 12 * (match["half"].lower() == "p")
        found.append(Entry(block, hour, int(match["minute"] or 0), match[0]))
    return found


def find(article: Article) -> tuple[str, Origin] | None:
    """The type that the article's own words give it, with the words that say so; None if none do."""
    reader = _Reader(article)
    labelled = list(reader.labels())
    kinds = {kind for kind, _ in labelled}
    if len(kinds) == 1:
        return labelled[0]
    for found in (
        reader.live(),
        reader.asking(),
        reader.review(),
        reader.background(),
        reader.opinion(),
        reader.report(),
    ):
        if found is not None:
            return found
    return None


def is_obituary(article: Article) -> Origin | None:
    """What says that an article is an obituary: its section. schema.org has no type for one."""
    for words, origin in _sections(article):
        if _OBITUARY.fullmatch(words):
            return origin
    return None


def _sections(article: Article) -> Iterator[tuple[str, Origin]]:
    """The labels above an article, laid out and declared, cut at their bars and slashes."""
    for block in article.of("section"):
        words = article.words(block)
        for part in re.split(r"[/|›»>·•,]", words):
            at = block.start + words.index(part)
            yield part.strip(), _origin(part.strip(), at + len(part) - len(part.lstrip()), 0.95)
    field = article.get("articleSection")
    values = field.value if field is not None else None
    for value in values if isinstance(values, list) else [values]:
        if field is not None and isinstance(value, str):
            for part in re.split(r"[/|›»>·•,]", value):
                origin = field.origin
                yield part.strip(), Origin(origin.source, "genres", value, origin.start, origin.end, 0.95)


def _origin(words: str, start: int, confidence: float) -> Origin:
    return Origin("text", "genres", words, start, start + len(words), confidence)


class _Reader:
    """One article, asked by one question after the other what it is."""

    def __init__(self, article: Article) -> None:
        self.article = article
        blocks = article.of("headline")
        self.block = blocks[0] if blocks else None
        self.headline = article.words(blocks[0]) if blocks else ""

    @cached_property
    def entries(self) -> list[Entry]:
        return entries(self.article)

    @cached_property
    def own(self) -> str:
        """The body without what stands in quotation marks."""
        return _QUOTED.sub(" ", self.article.body)

    def said(self, match: re.Match[str], confidence: float) -> Origin:
        """A match in the headline as an origin."""
        assert self.block is not None
        words = match[0].strip()
        return _origin(words, self.block.start + match.start() + match[0].index(words), confidence)

    def labels(self) -> Iterator[tuple[str, Origin]]:
        """What a label says outright; "Live" is one only where there are entries."""
        for words, origin in _sections(self.article):
            yield from self._label(words, origin)
        if self.block is None:
            return
        cut = [
            re.match(r"([\w&' -]{3,24}?)\s*(?::|\||–|—|\s-)\s", self.headline),
            re.search(r"\s(?:\||–|—|-|:)\s+([\w&' -]{3,24})$", self.headline),
        ]
        for match in cut:
            if match is not None:
                yield from self._label(match[1], _origin(match[1], self.block.start + match.start(1), 0.9))

    def _label(self, words: str, origin: Origin) -> Iterator[tuple[str, Origin]]:
        for kind, pattern in _LABELS.items():
            if re.fullmatch(pattern, words.strip(), re.I) and (
                kind != "LiveBlogPosting" or len(self.entries) > 1
            ):
                yield kind, origin

    def live(self) -> tuple[str, Origin] | None:
        """Entries in the order of their times below a headline that says "live"; or many, the last first."""
        clocks = [60 * entry.hour + entry.minute for entry in self.entries]
        if len(clocks) < 2 or clocks not in (sorted(clocks), sorted(clocks, reverse=True)):
            return None
        match = re.search(r"\blive\b|as it happened", self.headline, re.I)
        if match is not None and self.block is not None:
            return "LiveBlogPosting", self.said(match, 0.9)
        blocks = len(self.article.of("paragraph", "heading"))
        if len(clocks) >= 4 and 3 * len(clocks) >= blocks and clocks == sorted(clocks, reverse=True):
            first = self.entries[0]
            return "LiveBlogPosting", _origin(first.clock.strip(), first.block.start, 0.7)
        return None

    def asking(self) -> tuple[str, Origin] | None:
        """A headline that speaks to its readers, over a text that asks them."""
        match = _TO_US.search(self.headline)
        if match is None:
            match = re.match(r"(?:Have|Did|Do|Are|Were) you\b.*\?", self.headline)
            if match is None or not _TO_US.search(self.own):
                return None
        if len(_ASKED.findall(self.own)) < 1 + (self.headline.count("?") == 0):
            return None
        return "AskPublicNewsArticle", self.said(match, 0.85)

    def review(self) -> tuple[str, Origin] | None:
        """Stars, or "review" in the headline, over a text that speaks of a work and its makers."""
        match = _REVIEWED.search(self.headline) or _STARS.search(self.headline)
        judged = self.said(match, 0.85) if match is not None else self._stars()
        if judged is None or len({word.lower() for word in _CRITIC.findall(self.own)}) < 3:
            return None
        return "ReviewNewsArticle", judged

    def _stars(self) -> Origin | None:
        for block in self.article.blocks:
            words = self.article.words(block)
            match = _STARS.search(words) if len(words) < 40 or "★" in words or "⭐" in words else None
            if match is not None:
                return _origin(match[0], block.start + match.start(), 0.8)
        return None

    def background(self) -> tuple[str, Origin] | None:
        """A headline that promises what is known, or asks, over a text in questions and answers."""
        match = _KNOWN.search(self.headline)
        if match is not None:
            return "BackgroundNewsArticle", self.said(match, 0.8)
        asked = [
            b
            for b in self.article.of("paragraph", "heading")
            if b.end - b.start < 90 and self.article.words(b).endswith("?")
        ]
        match = _QUESTION.match(self.headline)
        if match is not None and len(asked) >= 3:
            return "BackgroundNewsArticle", self.said(match, 0.75)
        return None

    def opinion(self) -> tuple[str, Origin] | None:
        """A note that says it is a view; or a headline that calls for something, in the first person."""
        for block in self.article.of("note", "paragraph")[-3:]:
            match = _OWN_VIEW.search(self.article.words(block))
            if match is not None:
                return "OpinionNewsArticle", _origin(match[0], block.start + match.start(), 0.8)
        match = _CALLS.search(self.headline)
        signed = self.article.get("author") is not None
        if (
            match is not None
            and signed
            and len(_I.findall(self.own)) >= 3
            and len(_OUGHT.findall(self.own)) >= 2
        ):
            return "OpinionNewsArticle", self.said(match, 0.65)
        return None

    def report(self) -> tuple[str, Origin] | None:
        """A dateline, over a text without a first person: reporting from the place."""
        for block in self.article.of("dateline")[:1]:
            words = self.article.words(block).strip(" -–—:")
            if words and not _I.search(self.own) and not self.headline.endswith("?"):
                return "ReportageNewsArticle", _origin(words, block.start, 0.8)
        return None
