"""Plain text: the section, headline, dek, byline and date above, paragraphs, notes and corrections below.

What a line is follows from where it stands and what it looks like. A line whose job is not sure is a
headline if it is the first, else part of the body.
"""

from __future__ import annotations

import itertools
import re
from collections import deque
from collections.abc import Iterator

from publisher.model import Article
from publisher.readers import decoding, head
from publisher.readers.blocks import LONGEST, Composer, clean, too_long
from publisher.readers.metadata import Metadata
from publisher.readers.remarks import CORRECTION, NOTE

_MARGIN = 120
"""Characters in a line; a text with a longer one is not wrapped."""
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")


def read(data: bytes, name: str = "-", metadata: Metadata | None = None) -> Iterator[Article]:
    """The one article in a plain-text file. Raises Unreadable for what is empty, binary or too large."""
    yield article(decoding.text(data, name), name, metadata)


def article(text: str, name: str = "-", metadata: Metadata | None = None) -> Article:
    """The article in a text. Raises Unreadable if it is too long for one."""
    if len(text) > 4 * LONGEST:
        raise too_long(name)
    composer = Composer(name, "text")
    lines = deque(pieces(clean(text)))
    head.take(lines, composer)
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
    runs_on = any(len(line) > _MARGIN for line in text.split("\n"))
    for chunk in re.split(r"\n{2,}", text):
        lines = chunk.split("\n")
        found += [" ".join(lines)] if not runs_on and _is_wrapped(lines) else lines
    return [piece for piece in found if piece]


def _is_wrapped(lines: list[str]) -> bool:
    """Lines that end where a margin was: all but the last of one length, most of them mid-sentence."""
    full = lines[:-1]
    if not full or not _is_full(lines):
        return False
    ended = sum(1 for line in full if _SENTENCE_END.search(line))
    return (
        min(map(len, full)) >= 45
        and ended * 2 <= len(full)
        and max(map(len, full)) - min(map(len, full)) <= 25
    )


def _is_full(lines: list[str]) -> bool:
    """Whether no line had room for the first word of the next: the entries of a list mostly have.

    Of three lines that were wrapped, one goes on in small letters.
    """
    if len(lines) > 2 and not any(line[:1].islower() for line in lines[1:]):
        return False
    margin = max(map(len, lines))
    pairs = itertools.pairwise(lines)
    return all(len(line) + 1 + len(behind.split(" ", 1)[0]) > margin for line, behind in pairs)


def _is_heading(line: str, rest: deque[str]) -> bool:
    """A short line without an end, with running text below it."""
    return (
        len(line) <= 80
        and not _SENTENCE_END.search(line)
        and line[-1] not in ",;:”\"’'"
        and (line[0].isupper() or line[0].isdigit())
        and len(line.split()) <= 12
        and bool(rest)
        and head.is_body(rest[0])
    )
