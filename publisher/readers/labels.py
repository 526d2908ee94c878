"""Whether the first of two short lines names a page or a column, or is a headline with a dek below it.

No list has all the names that newsrooms give their pages. What speaks for either is weighed: the words that
names of pages are made of, the grammar of sentences, what the line below is like, what the text says again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile

from publisher.gazetteer import load
from publisher.readers import bylines, sections

_FEW = 4
_MOST = 6
"""Words in the name of a page."""
_PREFIX = 5
"""So many letters make two words one: `strike`, `strikers`."""
_LEAD = 2000
"""So many characters of the text say again what its headline says, if anything does."""
_LONG_HEADLINE, _LONG_DEK = 13, 16
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_STOPPED = re.compile(r"[.!?][\"”’')\]]*$")
_COLUMN = re.compile(
    r"(?:letters?|postcards?|dispatch(?:es)?|diary|notes|notebook|views?|tales|stories|news)"
    r" (?:from|of|to) .+"
    r"|(?:our|your|my|ask|meet|in|on|around|from|behind|beyond|inside|out) (?:the |our |your )?\w+(?: \w+)?"
    r"|live: .+",
    re.IGNORECASE,
)
"""How columns are called: `Letter from Lisbon`, `Our view`, `On the water`, `Ask the vet`."""
_LISTED = re.compile(r"\w (?:&|and) \w")
_PARTED = re.compile(r"\s[|/•·»›–—-]\s|\w/\w")
_NUMBERED = re.compile(r"\D+ (?:1|20\d\d)|\d+ \D+")
"""Numbers that names of pages have: `Formula 1`, `Election 2026`, `60 seconds with ...`."""

_FINITE_WORDS = """
is are was were be been has have had will would can could may might must should do does did not n't won't
isn't aren't can't don't doesn't won’t isn’t aren’t can’t don’t doesn’t gets got goes went comes came says
said it it's he she they we you i who why how when
"""
_ACT_WORDS = """
die win fall rise open close hit hold end start begin return move call face quit cut back lose make take
leave break save run stop play meet fight vote strike march sink burn crash grow drop sell buy lead draw
beat plan wait join ban launch target block halt slam tumble climb jump slip warn urge pay plunge soar race
"""
_AFTER_WORDS = "ahead last again off back down up over out away apart together alone soon now late early"
_KIND_WORDS = """
log notes notebook view views letter letters page pages desk corner briefs watch diary news report reports
notices notice archive archives file files talk life forum column update updates guide focus review roundup
voices matters world scene beat line lines post bag zone hub spot special results listings affairs section
supplement tales story stories people days events appeal club obituaries bench record week month today
"""
_FINITE = frozenset(_FINITE_WORDS.split())
"""Words of sentences, which names of pages have not."""
_ACTS = frozenset(_ACT_WORDS.split())
"""Verbs of headlines that are nouns as well."""
_AFTER = frozenset(_AFTER_WORDS.split())
"""What may end a headline, and seldom the name of a page: `Trouble ahead`."""
_KINDS = frozenset(_KIND_WORDS.split())
"""What the last word of a page's or column's name often is."""
_ARTICLES = frozenset({"a", "an"})
_JOINS = frozenset({"and", "or", "of"})
_WITHIN = frozenset({"in", "on", "at", "to", "for", "with", "by"})
_SMALL = _ARTICLES | _JOINS | _WITHIN | {"the", "from", "as"}


def names_page(line: str, below: str, rest: Iterable[str], *, dek: bool = False) -> bool:
    """Whether a line above another names a page; `rest` begins with what stands below both.

    `dek` says that yet another line stands between them and the body. `Police log`, `Urban Transit`, `View
    from the Pews` do; `Mill fire`, `Pope dies`, `Trouble ahead` do not.
    """
    words = [word.strip(".'’").lower() for word in _WORD.findall(line)]
    if not words or len(words) > _MOST or not (line[0].isupper() or line[0].isdigit()):
        return False
    return sum(_signs(line, words, below, " ".join(rest)[:_LEAD], dek)) > 0


def _signs(line: str, words: list[str], below: str, rest: str, dek: bool) -> Iterator[int]:
    yield 4 - len(words)
    yield from _of_its_words(line, words)
    yield from _of_its_grammar(line, words)
    yield from _of_what_follows(line, below, rest)
    yield from _of_what_is_said_again(line, words, below, rest)
    yield 4 if dek else 0


def _of_its_words(line: str, words: list[str]) -> Iterator[int]:
    """What names of pages are made of: desks, places, kinds of columns, words joined or parted by marks."""
    if sections.section(line):
        yield 4
    if not sections.DESKS.isdisjoint(takewhile(lambda word: word not in _WITHIN, words)):
        yield 2
    if words[-1] in _KINDS:
        yield 2
    if _COLUMN.fullmatch(line):
        yield 3
    if _is_parted(line) or (_titled(line) and _LISTED.search(line)):
        yield 3
    if line in load() or line.title() in load():
        yield 3


def _is_parted(line: str) -> bool:
    """Whether a page has its name within a larger one: `Sport – Rugby league`, `Special report: Water`."""
    first, colon, rest = line.partition(": ")
    kind = bool(colon) and (first.split()[-1].lower() in _KINDS or sections.section(first) is not None)
    return _PARTED.search(line) is not None or (kind and len(rest.split()) < _FEW)


def _of_its_grammar(line: str, words: list[str]) -> Iterator[int]:
    """What a sentence is made of, and a name is not."""
    if _STOPPED.search(line) and not line.endswith("..."):
        yield -5
    listed = _titled(line) and _LISTED.search(line)
    if line[0] in "\"“'‘" or (", " in line and not listed) or (": " in line and not _is_parted(line)):
        yield -3
    if re.search(r"\d", line) and not _NUMBERED.fullmatch(line):
        yield -3
    if bylines.signed(line):
        yield -4
    loose = not _WITHIN.isdisjoint(words[1:]) or (" of " in line and not _titled(line))
    if loose and not _COLUMN.fullmatch(line):
        yield -2
    if not _ARTICLES.isdisjoint(words):
        yield -3
    if not _FINITE.isdisjoint(words) or words[-1] in _AFTER or _has_verb(words):
        yield -4


def _of_what_follows(line: str, below: str, rest: str) -> Iterator[int]:
    """What a headline is like, and what a dek is like."""
    length = len(below.split())
    if (below.endswith(".") and length > _FEW) or length > _LONG_DEK:
        yield -4
    elif length > _LONG_HEADLINE:
        yield -2
    if line.isupper() and not below.isupper():
        yield 2
    if _titled(line) and not _titled(below):
        yield 2
    if len(_again(map(str.lower, _WORD.findall(below)), rest)) > 1:
        yield 1


def _of_what_is_said_again(line: str, words: list[str], below: str, rest: str) -> Iterator[int]:
    """How much of a line the text says again: most of a headline, little of a page's name.

    Where headlines are not in title case, what is may name what the text is of: `Isle of Man`.
    """
    if _titled(line) and not _titled(below) and _WITHIN.isdisjoint(words):
        return
    again = _again(words, rest)
    surely = again - sections.DESKS
    if len(words) > 1:
        yield -2 * min(2, len(surely))
        yield -3 if len(again) > 1 and again == _content(words) else 0
    elif surely and not _again(words, below) and words[0].title() not in load():
        yield -3


def _again(words: Iterable[str], rest: str) -> set[str]:
    """The words that a text says, whatever their endings."""
    told = {word.lower()[:_PREFIX] for word in _WORD.findall(rest)}
    return {word for word in _content(words) if word[:_PREFIX] in told}


def _content(words: Iterable[str]) -> set[str]:
    return {word for word in words if len(word) > 2 and word not in _SMALL}


def _titled(line: str) -> bool:
    """Whether all the words that matter begin with capitals, where there are two or more."""
    words = [word for word in _WORD.findall(line) if word.lower() not in _SMALL]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _has_verb(words: list[str]) -> bool:
    """Whether a line says what somebody does or what was done: `Girls win`, `Mayor resigns`, `Hall saved`.

    What may be a noun or a verb of the third person mostly is a verb between two words: `Quake shakes Crete`.
    """
    middle = (
        _third_person(word) and word not in sections.DESKS and after not in _JOINS
        for word, after in pairwise(words[1:])
    )
    return any(middle) or any(_is_verb(before, word) for before, word in pairwise(words))


def _is_verb(before: str, word: str) -> bool:
    """Whether a word behind another is a verb and no noun that others are named by."""
    known = load()
    if before in _SMALL:
        return False
    if word.endswith(("ed", "ought")):
        return True
    if base := _third_person(word):
        return base not in known.nouns or base in _ACTS
    if word in known.verbs and word not in known.nouns:
        return not word.endswith("ing")
    return word in _ACTS and before.endswith("s") and before not in known.nouns


def _third_person(word: str) -> str:
    """The verb whose third person a word may be: `dies`, `flies`, `reaches`; else empty."""
    bases = [word[:-1]] if word.endswith("s") else []
    if word.endswith("es"):
        bases += [word[:-2]] if word[:-2].endswith(("s", "x", "z", "ch", "sh", "o")) else []
        bases += [word[:-3] + "y"] if word.endswith("ies") else []
    return next((base for base in bases if base in load().verbs), "")
