"""What stands above the body of a plain text: section, headline, dek, byline, credit, date and dateline.

Each line does one job, told by what it looks like and what stands around it: a dek is above the byline or the
body, a name alone is a byline only below the headline.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from itertools import islice

from publisher.model import BlockKind
from publisher.readers import bylines, datelines, dates, labels, sections
from publisher.readers.blocks import Composer
from publisher.readers.remarks import CORRECTION, NOTE

_ENTRY = re.compile(r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?: ?[ap]\.?m)?\b")
"""How an entry of a live blog begins."""
_DAY_LINE = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?::.*"
    r"|(?:[ ,&]{1,3}(?:and|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}(?:st|nd|rd|th)?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?))*)",
    re.IGNORECASE,
)
"""A line of a day, or what is on that day, which begins a part of a programme."""
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_LABELLED = re.compile(
    r"(?:published|posted|updated|last updated|modified|date|first published)\b\s*:?\s*", re.IGNORECASE
)
_CLOCK = re.compile(
    r"(?:at )?(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d)? ?(?:[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?", re.IGNORECASE
)
_CREDIT = re.compile(
    r"(?:photo(?:graph)?s?|pictures?|images?|illustrations?|graphics?|video|credit|caption"
    r"|file (?:photo|picture))(?: (?:credit|courtesy|caption))?(?: ?[:/©]| by | courtesy of ).{2,300}",
    re.IGNORECASE,
)
"""Whose a picture is, or what it shows."""
_FEW = 2
"""Lines below a section: a headline, and what it is of."""
_SHORT = 5
"""Words of a short sentence."""
_LONGEST_ASIDE = 200
"""Characters of a line that is no running text."""
_LONGEST_DEK = 300
"""Characters of what stands between headline and byline."""


def take(lines: deque[str], composer: Composer) -> None:
    """Takes the lines above the body, and adds a block for each."""
    _part_section(lines)
    if _names_section(lines):
        composer.add("section", lines.popleft())
        if sections.section(lines[0]) and _names_section(lines):  # `World`, `Analysis`, and a headline
            composer.add("section", lines.popleft())
    wanted: list[BlockKind] = ["headline", "dek"]
    signed = False
    while lines:
        headed = len(wanted) < 2
        if _takes_byline(lines, composer):
            signed = headed
            continue
        if _takes_note(lines, composer):
            continue
        if headed and datelines.takes_line(lines, composer, _is_sentence, signed=signed):
            continue
        if headed and _takes_name(lines, composer):
            signed = True
            continue
        if not wanted or _begins_body(lines, headed=headed):
            break
        composer.add(wanted.pop(0), lines.popleft())
    datelines.takes(lines, composer)


def is_body(line: str) -> bool:
    """Whether a line is running text: long, a whole sentence (a long question), or behind a dateline."""
    end = _SENTENCE_END.search(line)
    if len(line) > _LONGEST_ASIDE or (datelines.opens(line) and (end or len(line) > 100)):
        return True
    return end is not None and len(line.split()) > (20 if end[0][0] == "?" else 12)


def _is_sentence(line: str) -> bool:
    """Whether a line is running text, though it may be as short as a dek."""
    return is_body(line) or (_SENTENCE_END.search(line) is not None and len(line.split()) >= _SHORT)


def _part_section(lines: deque[str]) -> None:
    """Sets the section on a line of its own where it stands before the headline: `Business | Mill sold`."""
    first, bar, rest = lines[0].partition(" | ") if lines else ("", "", "")
    if bar and len(rest.split()) > 2 and sections.section(first) and not sections.section(rest):
        lines.popleft()
        lines.extendleft([rest, first])


def _names_section(lines: deque[str]) -> bool:
    """Whether the first line names a page, above what looks like a headline or a body that has none."""
    first, *rest = [*islice(lines, 9)] or [""]
    surely = sections.section(first) is not None
    if surely and rest and is_body(rest[0]):
        return not sections.is_column(first)
    if len(rest) < _FEW or bylines.byline(first) or (not surely and _is_aside(rest[0])):
        return False
    told = (line for line in rest if not _is_aside(line))
    below = next(told, "")
    if is_body(below) or _begins_entry(below):
        return False
    body = list(told)
    dek = len(body) > 1 and not is_body(body[0]) and is_body(body[1])
    if not surely and not (dek or _begins_part(body)):
        return False
    return labels.names_page(first, below, body[: 2 + dek], dek=dek)


def _begins_part(lines: list[str]) -> bool:
    """Whether running text begins here, or a programme or live blog does."""
    return bool(lines) and (_is_sentence(lines[0]) or _begins_entry(lines[0]) or lines[0].isupper())


def _begins_entry(line: str) -> bool:
    return _ENTRY.match(line) is not None or _DAY_LINE.fullmatch(line) is not None


def _begins_body(lines: deque[str], *, headed: bool) -> bool:
    line = lines[0]
    if headed and len(line) <= _LONGEST_DEK and len(lines) > 1 and bylines.byline(lines[1]):
        return False
    if is_body(line) or _ENTRY.match(line) or (headed and _begins_entry(line)):
        return True
    if headed:
        below = _after_aside(lines)
        begins = is_body(below) if line.endswith((".", "…")) else _is_sentence(below)
        return bool(CORRECTION.match(line) or NOTE.match(line)) or not begins
    return False


def _after_aside(lines: deque[str]) -> str:
    """The next line that is neither a byline nor a date."""
    return next((line for line in islice(lines, 1, 6) if not _is_aside(line)), "")


def _is_aside(line: str) -> bool:
    """Whether a line says who wrote it or took its picture, or when, and nothing else."""
    asides: tuple[Callable[[str], object], ...] = (
        bylines.byline, bylines.signed, bylines.is_post, bylines.unnamed, datelines.is_line,
        _is_date, _is_note,
    )  # fmt: skip
    return len(line) <= _LONGEST_ASIDE and any(is_one(line) for is_one in asides)


def _takes_byline(lines: deque[str], composer: Composer) -> bool:
    """Takes a line that says it is a byline, and what stands below it of who wrote it."""
    authors = bylines.byline(lines[0])
    if not authors and not bylines.unnamed(lines[0]):
        return False
    datelines.takes_byline(lines, composer, authors)
    _takes_post(lines, composer)
    return True


def _takes_post(lines: deque[str], composer: Composer) -> None:
    while len(lines) > 1 and (bylines.is_post(lines[0]) or bylines.unnamed(lines[0])):
        composer.add("byline", lines.popleft())


def _takes_name(lines: deque[str], composer: Composer) -> bool:
    """Takes a byline that is a name alone, with the line below that says what its bearer is."""
    authors = bylines.signed(lines[0])
    below = lines[1] if len(lines) > 1 else ""
    if not authors or not (_is_sentence(below) or _is_aside(below)):
        return False
    datelines.takes_byline(lines, composer, authors)
    _takes_post(lines, composer)
    return True


def _is_date(line: str) -> bool:
    """Whether a line says a date and nothing else, but for `Updated` and the like."""
    rest = _LABELLED.sub("", line, count=1) if len(line) <= 80 else ""
    found = dates.WRITTEN.search(rest)
    return found is not None and len(rest) - len(found[0]) <= 20


def _is_note(line: str) -> bool:
    """Whether a line says whose a picture is, the time of day it was written, or how many stars it gives."""
    labelled = _LABELLED.match(line)
    clock = labelled and _CLOCK.fullmatch(line, labelled.end())
    return clock is not None or _CREDIT.fullmatch(line) is not None or not any(map(str.isalnum, line))


def _takes_note(lines: deque[str], composer: Composer) -> bool:
    """Takes a line of a date, of a time of day or of a picture."""
    line = lines[0]
    when = dates.written(line) if _is_date(line) else None
    if when is None and not (_is_note(line) and len(lines) > 1):
        return False
    block = composer.add("note", lines.popleft())
    if block and when is not None:
        changed = re.match(r"(?:last )?(?:updated|modified)", line, re.IGNORECASE)
        composer.say("dateModified" if changed else "datePublished", when, block)
    return True
