"""What sort of article it is: report, opinion, review, live blog, told by its label, headline and layout."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.model import Article, Block

_LABELS: tuple[tuple[str, str], ...] = (
    ("OpinionNewsArticle", r"opinions?|comment(?:ary)?|editorials?|op-?ed|columns?|columnists?|viewpoints?|perspectives?|letters?|voices"),
    ("AnalysisNewsArticle", r"(?:news )?analysis|in depth"),
    ("BackgroundNewsArticle", r"explainers?|explained|background(?:er)?|factbox|fact file|timeline|q ?& ?a|profile"),
    ("ReviewNewsArticle", r"(?:\w+ )?reviews?"),
    ("AskPublicNewsArticle", r"call-?out|get involved|have your say|your stories|your views"),
    ("LiveBlogPosting", r"live(?: blog| updates| coverage)?"),
    ("AdvertiserContentArticle", r"sponsored(?: content)?|advertorial|paid (?:content|post)|partner content|promoted"),
)  # fmt: skip
"""schema.org's type, and what a section or the word before a headline's colon says."""

_HEADLINES: tuple[tuple[str, str], ...] = (
    ("LiveBlogPosting", r"\blive(?: updates| blog)?\s*[:–—-]|[:–—-]\s*live(?: updates)?$|as it happened|^live\b"),
    ("ReviewNewsArticle", r"\breview\b\s*(?:[:–—-]|$)|^review\b\s*[:–—-]|[★⭐]"),
    ("AskPublicNewsArticle", r"\b(?:tell us|get in touch|share your|we want to hear|send us|let us know|help us)\b|^have you\b|^are you\b|^can you help"),
    ("OpinionNewsArticle", r"^opinion\b\s*[:|–—-]|[|]\s*opinion$"),
    ("AnalysisNewsArticle", r"^(?:news )?analysis\b\s*[:|–—-]|[|]\s*analysis$"),
    ("BackgroundNewsArticle", r"^explain(?:er|ed)\b|\bexplained$|what (?:we|you need to) know|^what (?:is|are|was|were) .*\?$|: a timeline$|^timeline\b|^factbox\b|^q&a\b|^who (?:is|are|was) .*\?$|in \w+ charts"),
)  # fmt: skip
"""schema.org's type, and what in a headline says so."""

_CLOCK = re.compile(r"\s*(?:[01]?\d|2[0-3])[:.][0-5]\d\s?(?:[ap]\.?m\.?)?\b", re.I)


def find(article: Article) -> Iterator[tuple[str, Block, str]]:
    """The type that the article's own words give it, with the block and the words that say so; or nothing."""
    for block in article.of("section"):
        words = article.words(block)
        for kind, pattern in _LABELS:
            if any(re.fullmatch(pattern, part.strip(), re.I) for part in re.split(r"[/|›>:]", words)):
                yield kind, block, words
                return
    for block in article.of("headline"):
        headline = " ".join(article.words(block).split())
        for kind, pattern in _HEADLINES:
            if match := re.search(pattern, headline, re.I):
                yield kind, block, match[0]
                return
    stamped = [b for b in article.of("paragraph", "heading") if _CLOCK.match(article.words(b))]
    if len(stamped) >= 4 and 3 * len(stamped) >= len(article.of("paragraph", "heading")):
        yield "LiveBlogPosting", stamped[0], article.words(stamped[0])[:10]
