"""The words of time: which expressions a sentence has, by the rules of `rules.txt`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path


def _pattern(text: str) -> re.Pattern[str]:
    """A rule in which one space stands for any number; not inside brackets and what looks behind."""
    loose = {" ?": " *", " ": " +"}
    return re.compile(re.sub(r"\[[^\]]*\]|\(\?<[=!][^)]*\)| \??", lambda m: loose.get(m[0], m[0]), text))


def _read() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rules of `rules.txt`, their parts put in."""
    parts: dict[str, str] = {}
    rules = []
    for line in Path(__file__).with_name("rules.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, text = line.split("\t", 1)
        text = re.sub(r"\{([A-Z]+)(?: (\w+))?\}", lambda m: parts[m[1]].replace("{}", m[2] or ""), text)
        if name.startswith("@"):
            parts[name[1:]] = text
        else:
            rules.append((name, _pattern(text)))
    return tuple(rules)


_RULES = _read()
HINT = re.compile(
    r"\d|[dmy](?:ays?|onth|ear)|week|hour|minute|tomorrow|night|morning|afternoon|evening|noon|spring|summer|autumn|"
    r"fall|winter|quarter|decade|centur|daily|annual|christmas|hallow|valent|easter|thanks|pentecost|hogmanay|epiphany|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|"
    r"dec|mon|tue|wed|thu|fri|sat|sun|same date|diwali|deepavali|rama[dz]an|\beid\b|"
    r"o'clock|\b(?:at|by|until|till|from|around|about) "
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.I,
)
"""Without one of these a sentence says no time."""


_DIGIT = re.compile(r"\d")
_MONTH = re.compile(r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_UNIT = re.compile(
    r"second|min|hour|date|day|night|week|month|year|decade|centur|quarter|morning|afternoon|evening"
)
_SIGNS = {
    **dict.fromkeys(("iso", "numeric", "days", "list", "years", "date", "hours", "decade", "year"), _DIGIT),
    **dict.fromkeys(("month", "weekof"), _MONTH),
    "nthday": re.compile(r"(?:first|second|third|fourth|last|final) +[MTWFS]"),
    "monthday": re.compile(r"month"),
    "half": re.compile(r"half"),
    **dict.fromkeys(("duration", "distance", "narrative", "relative"), _UNIT),
    "clock": re.compile(r"\d|noon|mid|past|quarter|o'clock|at +[a-z]{3,6}\b"),
    "season": re.compile(r"spring|summer|autumn|winter|fall"),
    "quarter": re.compile(r"quarter|Q\d"),
    "weekdom": _DIGIT,
    "begins": re.compile(
        r"[Dd]oors?|[Cc]oncert|[Dd]ancing|[Pp]erf|[Pp]lay|[Gg]ates?|[Oo]pen|start|beg[iu]n|way|off|in|[Ss]how|[Cc]urtain|[Ff]ilm|[Mm]usic|[Ww]histle"
    ),
    "weekday": re.compile(r"day|Mon|Tue|Wed|Thu|Fri|Sat|Sun"),
    "feast": re.compile(
        r"[Dd]ay|Christmas|New Year|Halloween|Night|Easter|Thanks|Pentecost|July|Juneteenth|Hogmanay"
        r"|Epiphany|DAY|Diwali|Deepavali|Rama[dz]an|Eid"
    ),
    "weeks": re.compile(r"week|fortnight|after next"),
    "nth": re.compile(r"opening|first|second|third|fourth|fifth|last|final|closing"),
    "dom": re.compile(r"the +\d"),
}
"""What a text must have for a rule to be worth trying."""


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
    missing = {name for name, sign in _SIGNS.items() if not sign.search(plain, start, end)}
    for name, pattern in _RULES:
        if name in missing:
            continue
        for match in pattern.finditer(plain, start, end):
            s, e = match.span("only") if "only" in pattern.groupindex else match.span()
            while e > s and (plain[e - 1] in " ," or (plain[e - 1] == ")" and "(" not in match[0])):
                e -= 1
            if e > s and all(e <= p.start or s >= p.end for p in taken):
                taken.append(Piece(name, match, s, e))
    return sorted(taken, key=lambda p: p.start)
