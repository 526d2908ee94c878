"""Plain text: the section, headline, dek, byline and date above, paragraphs, notes and corrections below.

What a line is follows from where it stands and what it looks like. A line whose job is not sure is a
headline if it is the first, else part of the body.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from itertools import islice

from publisher.model import Article, BlockKind
from publisher.readers import bylines, dates, decoding, sections
from publisher.readers.blocks import LONGEST, Composer, clean, too_long
from publisher.readers.metadata import Metadata

CORRECTION = re.compile(
    r"(?:correction|corrections|clarification|corrected|erratum)\b\s*(?:\([^)]{1,40}\))?\s*[:,—–-]"
    r"|(?:an |this )?(?:earlier|previous) version of this (?:article|story|report|post|column|headline)"
    r"|this (?:article|story|report|post) (?:has been|was) (?:corrected|amended|clarified)",
    re.IGNORECASE,
)
NOTE = re.compile(
    r"(?:editor[’']?s?[’']? note|note to (?:readers|editors)|update|disclaimer|disclosure|read more"
    r"|related|watch|see also|more on this|sign up|source|sources)\s*:"
    r"|\(?(?:additional |with )?(?:reporting|editing|writing|compiled|translated) by\b"
    r"|.{0,80}\bcontributed (?:to this (?:report|article|story)|reporting)"
    r"|(?:©|\(c\)|copyright)\s"
    r"|this (?:article|story) (?:was )?(?:first|originally) (?:appeared|published)"
    r"|this (?:article|story) is (?:free|exclusive|only|for)\b|subscribe to (?:continue|keep)\b"
    r"|[_*=~#–—-]{2,}\s*$|all rights reserved",
    re.IGNORECASE,
)
_CAPITAL = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x250)) if c.isupper())
_DATELINE = re.compile(
    rf"(?P<place>[{_CAPITAL}][{_CAPITAL}.'’-]*[{_CAPITAL}.](?: [{_CAPITAL}][{_CAPITAL}.'’-]*){{0,4}}"
    rf"(?:[,/] ?[{_CAPITAL}][\w.'’]*"
    rf"(?: (?:(?:of|and|the|de|do|da|del) ){{0,2}}[{_CAPITAL}][\w.'’]*){{0,3}}){{0,2}})"
    r"(?P<day>,? (?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
    r"(?: \d{1,2})?(?:,? \d{4})?)?"
    r"(?P<agency>,? ?\([^()\n]{2,40}\))?(?P<dash> ?[–—] ?| --? | ?: (?=[A-Z“\"]))"
)
_ENTRY = re.compile(r"(?:[01]?\d|2[0-3])[:.h][0-5]\d\b")
"""How an entry of a live blog begins."""
_NO_PLACES = frozenset(
    {
        "UPDATE", "UPDATED", "BREAKING", "LIVE", "EXCLUSIVE", "ANALYSIS", "OPINION", "COMMENT", "EXPLAINER",
        "FACTBOX", "REVIEW", "WATCH", "VIDEO", "PHOTOS", "CORRECTION", "TIMELINE", "PROFILE", "INTERVIEW",
        "EDITORIAL", "COLUMN", "FEATURE", "FOCUS", "INSIGHT", "OBITUARY", "PREVIEW", "REPORT",
        "SPECIAL REPORT", "WRAPUP", "FACT CHECK", "LETTER",
    }
)  # fmt: skip
"""What stands in capitals before a headline or a text and is no place."""
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_LABELLED = re.compile(
    r"(?:published|posted|updated|last updated|modified|date|first published)\b\s*:?\s*", re.IGNORECASE
)


def read(data: bytes, name: str = "-", metadata: Metadata | None = None) -> Iterator[Article]:
    """The one article in a plain-text file. Raises Unreadable for what is empty, binary or too large."""
    yield article(decoding.text(data, name), name, metadata)


def article(text: str, name: str = "-", metadata: Metadata | None = None) -> Article:
    """The article in a text. Raises Unreadable if it is too long for one."""
    if len(text) > 4 * LONGEST:
        raise too_long(name)
    composer = Composer(name, "text")
    lines = deque(pieces(clean(text)))
    _head(lines, composer)
    while lines:
        line = lines.popleft()
        if CORRECTION.match(line):
            composer.add("correction", line)
        elif NOTE.match(line) and len(line) < 600:
            composer.add("note", line)
        elif _is_heading(line, lines):
            composer.add("heading", line)
        else:
            composer.add("paragraph", line)
    return composer.article(given=metadata)


def pieces(text: str) -> list[str]:
    """The lines and paragraphs of a cleaned text, with hard-wrapped paragraphs made whole again."""
    found: list[str] = []
    for chunk in re.split(r"\n{2,}", text):
        lines = chunk.split("\n")
        found += [" ".join(lines)] if _is_wrapped(lines) else lines
    return [piece for piece in found if piece]


def _is_wrapped(lines: list[str]) -> bool:
    """Lines that end where a margin was: all but the last of one length, most of them mid-sentence."""
    full = lines[:-1]
    if not full or max(map(len, lines)) > 120:
        return False
    ended = sum(1 for line in full if _SENTENCE_END.search(line))
    return (
        min(map(len, full)) >= 45
        and ended * 2 <= len(full)
        and max(map(len, full)) - min(map(len, full)) <= 25
    )


def _head(lines: deque[str], composer: Composer) -> None:
    """Takes what stands above the body: section, headline, dek, byline, date."""
    section = sections.section(lines[0]) if len(lines) > 2 and not _is_body(lines[1]) else None
    if section or _is_label(lines):
        line = lines.popleft()
        composer.add("section", line)
    wanted: list[BlockKind] = ["headline", "dek"]
    while lines:
        if _takes_byline(lines[0], composer):
            lines.popleft()
            if len(lines) > 1 and bylines.is_post(lines[0]):
                composer.add("byline", lines.popleft())
            continue
        if _takes_date(lines[0], composer):
            lines.popleft()
            continue
        if len(wanted) < 2 and _takes_name(lines, composer):
            continue
        if not wanted or _begins_body(lines, headline=len(wanted) < 2):
            break
        composer.add(wanted.pop(0), lines.popleft())
    _takes_dateline(lines, composer)


def _is_label(lines: deque[str]) -> bool:
    """Whether the first line names a page, above what looks like a headline over a body."""
    if len(lines) < 3 or not sections.is_label(lines[0]):
        return False
    return len(lines[1].split()) > 3 and not _is_body(lines[1]) and not bylines.byline(lines[1])


def _begins_body(lines: deque[str], headline: bool) -> bool:
    line = lines[0]
    if CORRECTION.match(line) or NOTE.match(line) or _ENTRY.match(line) or _is_body(line):
        return True
    if headline:
        return not _is_body(_after_byline(lines))
    return False


def _after_byline(lines: deque[str]) -> str:
    """The next line that is neither a byline nor a date."""
    head = (bylines.byline, bylines.signed, bylines.is_post, _is_date)
    rest = (line for line in islice(lines, 1, 6) if not any(is_one(line) for is_one in head))
    return next(rest, "")


def _is_body(line: str) -> bool:
    """Whether a line is running text: long, a whole sentence (a long question), or behind a dateline."""
    found = _DATELINE.match(line)
    if len(line) > 200 or (found and found["place"] not in _NO_PLACES):
        return True
    end = _SENTENCE_END.search(line)
    return end is not None and len(line.split()) > (20 if end[0][0] == "?" else 12)


def _is_heading(line: str, rest: deque[str]) -> bool:
    """A short line without an end, with running text below it."""
    return (
        len(line) <= 80
        and not _SENTENCE_END.search(line)
        and line[-1] not in ",;:”\"’'"
        and (line[0].isupper() or line[0].isdigit())
        and len(line.split()) <= 12
        and bool(rest)
        and _is_body(rest[0])
    )


def _takes_byline(line: str, composer: Composer) -> bool:
    authors = bylines.byline(line)
    if not authors:
        return False
    block = composer.add("byline", line)
    if block:
        composer.say("author", authors, block)
    return True


def _takes_name(lines: deque[str], composer: Composer) -> bool:
    """Takes a byline that is a name alone, with the line below that says what its bearer is."""
    authors = bylines.signed(lines[0])
    below = lines[1] if len(lines) > 1 else ""
    post = bylines.is_post(below)
    if not authors or not (_is_body(below) or _is_date(below) or post):
        return False
    block = composer.add("byline", lines.popleft())
    if block:
        composer.say("author", authors, block)
    if post:
        composer.add("byline", lines.popleft())
    return True


def _is_date(line: str) -> bool:
    """Whether a line says a date and nothing else, but for `Updated` and the like."""
    rest = _LABELLED.sub("", line, count=1) if len(line) <= 80 else ""
    found = dates.WRITTEN.search(rest)
    return found is not None and len(rest) - len(found[0]) <= 20


def _takes_date(line: str, composer: Composer) -> bool:
    when = dates.written(line) if _is_date(line) else None
    if when is None:
        return False
    block = composer.add("note", line)
    if block:
        changed = re.match(r"(?:last )?(?:updated|modified)", line, re.IGNORECASE)
        composer.say("dateModified" if changed else "datePublished", when, block)
    return True


def _takes_dateline(lines: deque[str], composer: Composer) -> None:
    """Parts `KYIV, March 1 (Agency) -` from the paragraph it opens."""
    found = _DATELINE.match(lines[0]) if lines else None
    if not found or found.end() == len(lines[0]) or found["place"] in _NO_PLACES:
        return
    if not (found["agency"] or found["day"] or len(found["place"]) >= 4):
        return
    line = lines.popleft()
    block = composer.add("dateline", line[: found.end()])
    if block:
        composer.say("dateline", (found["place"] + (found["day"] or "")).strip(), block)
    composer.add("paragraph", line[found.end() :], join=" ")
