"""How a text is laid out: lines that only say a day, lines that only name a part, posts and programmes."""

from __future__ import annotations

import re

from publisher.model import Article, Block

_LONGEST = 60
"""Characters in a line that says a day and nothing else."""
_DAYS = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?s?"
_MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_NAMES_A_DAY = re.compile(
    rf"\b(?:{_DAYS}|today|tonight|tomorrow|weekend|(?:{_MONTHS})\.? {_NUMBER}"
    rf"|{_NUMBER} (?:of )?(?:{_MONTHS}))\b",
    re.IGNORECASE,
)
_OF_DAYS = re.compile(
    rf"(?:\b(?:on|the|of|and|to|until|from|this|next|week|weekend|day|today|tonight|tomorrow|morning|afternoon|"
    rf"evening|night|{_DAYS}|{_MONTHS}|{_NUMBER}|20\d\d)\b|[\s.,:;&/()–—-])+",
    re.IGNORECASE,
)
_RESULT = re.compile(r"[A-Z][\w'-]+ \d{1,3}(?: ?[-–] ?\d|,? (?:[A-Z][\w'-]+ )+\d)")
_STAMP = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d\b")
"""The time of day that begins an entry of a live blog."""
_LIVE = re.compile(r"\blive\b|\bas it happened\b|\bupdates\b", re.IGNORECASE)
_ENTRY = re.compile(
    rf"(?:(?:{_NUMBER} (?:of )?)?(?:{_MONTHS})\.?(?: {_NUMBER})?,? )?(?:1[4-9]|20)\d\d(?: ?[:–—]| -)(?= )",
    re.IGNORECASE,
)
"""The date at the head of an entry of a chronology: "2011:", "November 2016 -", "3 March 2020:"."""
_ENTRIES = 2
_MARKS = frozenset(".:–—-")
_POSTS = 3
_LINE = 80
_STANDING = frozenset({"dek", "heading", "paragraph"})
_LABEL = re.compile(r"[^a-z.!?]{3,40}")
"""A line in capitals: "ON NOW", "RESULTS"."""


def is_day_line(article: Article, block: Block) -> bool:
    """Whether a block says for what day that is which stands below it: "THURSDAY 16", "Friday, March 17"."""
    if block.end - block.start > _LONGEST or block.kind not in _STANDING:
        return False
    text = article.words(block)
    return _OF_DAYS.fullmatch(text) is not None and _NAMES_A_DAY.search(text) is not None


def opens_with_day(article: Article, block: Block, end: int) -> bool:
    """Whether a paragraph begins with a day and a mark, and what is on that day: "Monday. Parliament ..."."""
    if block.kind != "paragraph" or end >= block.end or end - block.start > _LONGEST:
        return False
    text = article.text[block.start : end]
    return (
        text[-1] in _MARKS and _OF_DAYS.fullmatch(text) is not None and _NAMES_A_DAY.search(text) is not None
    )


def is_label(article: Article, block: Block) -> bool:
    """Whether a line names a part of the text that begins below it, and no day."""
    if block.end - block.start > _LONGEST or is_day_line(article, block):
        return False
    capitals = block.kind == "paragraph" and _LABEL.fullmatch(article.words(block)) is not None
    return block.kind == "heading" or capitals


def is_live(article: Article) -> bool:
    """Whether a text is of posts, each behind the time it was written at; not a programme, which is of plans.

    A programme goes from early to late in short lines.
    """
    posts = [b for b in article.blocks if _STAMP.match(article.text, b.start, b.end)]
    head = " ".join(article.words(b) for b in article.of("section", "headline", "dek"))
    if len(posts) < _POSTS:
        return bool(posts) and _LIVE.search(head) is not None
    clocks = [article.text[b.start : b.start + 5].replace(".", ":").rjust(5, "0") for b in posts]
    short = sum(b.end - b.start < _LINE for b in posts) * 2 > len(posts)
    return _LIVE.search(head) is not None or clocks != sorted(clocks) or not short


def heads(article: Article) -> dict[int, int]:
    """Where the date at the head of each entry of a chronology ends, by where its block begins.

    "2011: A stone is laid." is one where there are two or more such blocks.
    """
    found = {b.start: _ENTRY.match(article.text, b.start, b.end) for b in article.of("paragraph")}
    ends = {start: match.end() for start, match in found.items() if match}
    return ends if len(ends) >= _ENTRIES else {}


def has_result(text: str) -> bool:
    """Whether a line tells how a match ended: "Bury 2 Leigh 1", "Bury 2-1 Leigh"."""
    return _RESULT.search(text) is not None


def spelled(article: Article, plain: str) -> str:
    """The text with its lines of days in capitals written as names are: "Thursday 16"; as long as it was."""
    for block in article.blocks:
        line = plain[block.start : block.end]
        if line.isupper() and is_day_line(article, block):
            plain = plain[: block.start] + line.title() + plain[block.end :]
    return plain
