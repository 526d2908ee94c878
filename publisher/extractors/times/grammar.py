"""The words of time: which expressions a sentence has, by the rules of `rules.txt`."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Rule: TypeAlias = "tuple[str, str, frozenset[str]]"
"""A rule's name, its pattern, and the names of what a text must have for it to be worth trying."""


@functools.cache
def _pattern(text: str) -> re.Pattern[str]:
    """A rule in which one space stands for any number; not inside brackets and what looks behind.

    Most texts need few of the rules, and it takes long to compile them all.
    """
    loose = {" ?": " *", " ": " +"}
    return re.compile(re.sub(r"\[[^\]]*\]|\(\?<[=!][^)]*\)| \??", lambda m: loose.get(m[0], m[0]), text))


def _read() -> tuple[tuple[Rule, ...], dict[str, frozenset[str]]]:
    """The rules of `rules.txt`, their parts put in, and what each word is for rules that need one."""
    parts: dict[str, str] = {}
    rules = []
    told: defaultdict[str, set[str]] = defaultdict(set)
    for line in Path(__file__).with_name("rules.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, text, *needs = line.split("\t")
        if name.startswith("="):
            for word in text.split():
                told[word].add(name[1:])
            continue
        text = re.sub(r"\{([A-Z]+)(?: (\w+))?\}", lambda m: parts[m[1]].replace("{}", m[2] or ""), text)
        if name.startswith("@"):
            parts[name[1:]] = text
        else:
            rules.append((name, text, frozenset(" ".join(needs).split())))
    return tuple(rules), {word: frozenset(names) for word, names in told.items()}


_RULES, _TOLD = _read()
_HINT = re.compile(
    r"\d|[dmy](?:ays?|onth|ear)|week|hour|minute|tomorrow|night|morning|afternoon|evening|noon|spring|summer|autumn|"
    r"fall|winter|quarter|decade|centur|daily|annual|christmas|hallow|valent|easter|thanks|pentecost|hogmanay|epiphany|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|"
    r"dec|mon|tue|wed|thu|fri|sat|sun|same date|diwali|deepavali|rama[dz]an|\beid\b|"
    r"o'clock|\b(?:at|by|until|till|from|around|about) "
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
)
"""Without one of these, in small letters, a sentence says no time."""


def is_hinted_at(plain: str, start: int, end: int) -> bool:
    """Whether a stretch of a text may say a time at all."""
    return _HINT.search(plain[start:end].lower()) is not None


_WORD = re.compile(r"[^\W\d_]+")
_SHAPES = {
    "CLOCK": re.compile(r"\d *[ap]\.? *m|\d[:.]\d\d|\d{4}"),
    "DASHED": re.compile(r"\d-\d"),
    "DATED": re.compile(r"\d[./]\d\d?[./]\d"),
    "DECADE": re.compile(r"\d0s"),
    "HOUR": re.compile(r"\d"),
    "NUMBER": re.compile(r"\d"),
    "NUMBERED": re.compile(r"the +\d"),
    "SLASHED": re.compile(r"\d/\d"),
    "YEAR": re.compile(r"(?:1[4-9]|20)\d\d"),
}
"""What figures look like that a rule needs, by the names of `rules.txt`."""


def _has(text: str) -> set[str]:
    """What a text has of all that rules need."""
    text = text.lower()
    found: set[str] = set()
    for word in _WORD.findall(text):
        if word in _TOLD:
            found |= _TOLD[word]
    if _SHAPES["NUMBER"].search(text):
        found.update([name for name, shape in _SHAPES.items() if shape.search(text)])
    return found


@dataclass(slots=True)
class Piece:
    """One match, not resolved yet."""

    rule: str
    match: re.Match[str]
    start: int
    end: int

    def led(self, words: str | tuple[str, ...]) -> bool:
        """Whether these words stand right before it."""
        return self.match.string.endswith(words, 0, self.start)

    def __getitem__(self, name: str) -> str:
        return (self.match.groupdict().get(name) or "").lower()


def pieces(plain: str, start: int, end: int) -> list[Piece]:
    """The matches of the rules: an earlier rule keeps what it took."""
    taken: list[Piece] = []
    found = _has(plain[start:end])
    for name, text, needs in _RULES:
        if not needs <= found:
            continue
        pattern = _pattern(text)
        for match in pattern.finditer(plain, start, end):
            s, e = match.span("only") if "only" in pattern.groupindex else match.span()
            while e > s and (plain[e - 1] in " ," or (plain[e - 1] == ")" and "(" not in match[0])):
                e -= 1
            if e > s and all(e <= p.start or s >= p.end for p in taken):
                taken.append(Piece(name, match, s, e))
    return sorted(taken, key=lambda p: p.start)
