"""Where an article was written: `KYIV, March 1 (Agency) -` before its first words, or on its own line."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from itertools import islice

from publisher.gazetteer import load
from publisher.readers import bylines, sections
from publisher.readers.blocks import Composer

_CAPITAL = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x250)) if c.isupper())
_REGION = (
    rf"(?:[,/] ?[{_CAPITAL}][\w.'’]*"
    rf"(?: (?:(?:of|and|the|de|do|da|del) ){{0,2}}[{_CAPITAL}][\w.'’]*){{0,3}}){{0,2}}"
)
_LOUD = rf"[{_CAPITAL}][{_CAPITAL}.'’-]*[{_CAPITAL}.](?: [{_CAPITAL}][{_CAPITAL}.'’-]*){{0,4}}"
_QUIET = rf"[{_CAPITAL}][\w.'’-]+(?: (?:(?:of|and|the|de|do|da|del) )?[{_CAPITAL}][\w.'’-]+){{0,3}}"
_DAY = (
    r"(?P<day>,? (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?(?:,? \d{4})?))?"
)
_AGENCY = r"(?P<agency>,? ?\([^()\n]{2,40}\))?"
_LOUD_OPENING = re.compile(
    rf"(?P<place>(?:{_LOUD}){_REGION}){_DAY}{_AGENCY}"
    rf"(?P<mark> ?[–—] ?| --? | ?[:|] (?=[A-Z“\"])|\. (?=[{_CAPITAL}“\"]))"
)
_QUIET_OPENING = re.compile(
    rf"(?P<place>(?:{_QUIET}){_REGION}){_DAY}{_AGENCY}(?P<mark> ?[–—] ?| --? | ?: )(?=[{_CAPITAL}\d“\"‘'])"
)
"""The same in small letters: `Luanda — The first barrel`, `Heraklion, Greece: An earthquake`."""
_ALONE = re.compile(
    rf"(?P<place>(?:{_LOUD}|{_QUIET}){_REGION}){_DAY}{_AGENCY}(?P<mark>\.? ?[–—:-]*)(?: ?[/|] (?P<rest>.+))?"
)
_BEHIND = re.compile(rf"(?:\b(?:in|from|on|at|near)|[,|]) (?P<place>(?:{_QUIET}){_REGION})(?P<day>)$")
"""Where somebody is who signs: `Ana Silva in Trieste`, `From Ana Silva, Porto`."""
_NO_PLACES = frozenset(
    {
        "UPDATE", "UPDATED", "BREAKING", "LIVE", "EXCLUSIVE", "ANALYSIS", "OPINION", "COMMENT", "EXPLAINER",
        "FACTBOX", "REVIEW", "WATCH", "VIDEO", "PHOTOS", "CORRECTION", "TIMELINE", "PROFILE", "INTERVIEW",
        "EDITORIAL", "COLUMN", "FEATURE", "FOCUS", "INSIGHT", "OBITUARY", "PREVIEW", "REPORT",
        "SPECIAL REPORT", "WRAPUP", "FACT CHECK", "LETTER", "URGENT", "ALERT", "FLASH", "LATEST",
    }
)  # fmt: skip
"""What stands in capitals before a headline or a text and is no place."""
_SHORTEST = 4
_LONGEST = 80
_NEVER_FIRST = frozenset(
    {"IN", "ON", "AT", "THE", "A", "AN", "WHAT", "WHY", "HOW", "FROM", "BY", "AND", "NO", "NEW"}
)


def opens(line: str) -> bool:
    """Whether a line begins with where it was written, before what it tells."""
    return _opening(line) is not None


def is_line(line: str) -> bool:
    """Whether a line says where an article was written, and nothing else but when, for whom and by whom."""
    return _alone(line) is not None


def takes(lines: deque[str], composer: Composer) -> None:
    """Parts `KYIV, March 1 (Agency) -` from the paragraph it opens."""
    found = _opening(lines[0]) if lines else None
    if found and found.end() < len(lines[0]):
        line = lines.popleft()
        _say(found, composer, line[: found.end()])
        composer.add("paragraph", line[found.end() :], join=" ")


def takes_line(
    lines: deque[str], composer: Composer, is_text: Callable[[str], bool], *, signed: bool = False
) -> bool:
    """Takes a dateline that has a line of its own above the body, with the name of who wrote in it.

    Below a byline (`signed`) a place alone is one: `Staff Reporter`, `Mumbai`.
    """
    found = _alone(lines[0], bare=signed)
    below = lines[1] if len(lines) > 1 else ""
    if not found or not (is_text(below) or bylines.byline(below) or bylines.signed(below)):
        return False
    line = lines.popleft()
    rest = found["rest"] or ""
    _say(found, composer, line.removesuffix(rest))
    block = composer.add("byline", rest, join=" ")
    if block:
        composer.say("author", bylines.signed(rest), block)
    return True


def takes_byline(lines: deque[str], composer: Composer, authors: list[bylines.Author]) -> None:
    """Takes a byline, and where its bearer is as the dateline if the text has none of its own."""
    line = lines.popleft()
    found = _BEHIND.search(line) if len(authors) == 1 and not any(map(opens, islice(lines, 3))) else None
    start = found.start("place") if found and _is_known(found["place"]) else len(line)
    block = composer.add("byline", line[:start])
    if block and authors:
        composer.say("author", authors, block)
    if found and start < len(line):
        _say(found, composer, line[start:], join=" ")


def _say(found: re.Match[str], composer: Composer, words: str, join: str = "\n\n") -> None:
    block = composer.add("dateline", words, join=join)
    if block:
        composer.say("dateline", (found["place"] + (found["day"] or "")).strip(), block)


def _opening(line: str) -> re.Match[str] | None:
    found = _LOUD_OPENING.match(line)
    if found:
        return found if _is_loud(found) else None
    found = _QUIET_OPENING.match(line)
    sure = found and ("," in found["place"] or found["day"] or found["agency"] or ":" not in found["mark"])
    return found if found and sure and _is_known(found["place"]) else None


def _is_loud(found: re.Match[str]) -> bool:
    """Whether words in capitals before a mark are a place: by what follows, or the gazetteer."""
    place, mark = found["place"], found["mark"].strip()
    if found["agency"] or found["day"]:
        return place not in _NO_PLACES
    if place in _NO_PLACES:
        return False
    if _is_known(place):
        return "." not in (place if mark == "." else "")
    named = len(place) >= _SHORTEST and place.split()[0] not in _NEVER_FIRST and not sections.section(place)
    return mark not in {":", "|", "."} and named


def _alone(line: str, *, bare: bool = False) -> re.Match[str] | None:
    """Where a line alone says an article was written: a place we know, and if not `bare` more than that."""
    found = _ALONE.fullmatch(line) if len(line) <= _LONGEST else None
    if not found or not _is_known(found["place"]) or (found["rest"] and not bylines.signed(found["rest"])):
        return None
    more = found["day"] or found["agency"] or "," in found["place"] or found["mark"].strip()
    return found if more or bare else None


def _is_known(place: str) -> bool:
    """Whether the gazetteer has a place, however it is written, or the country that is named with it."""
    first, *regions = (part.strip() for part in re.split(r"[,/]", place))
    small = re.sub(r"\b(?:Of|And|The|Upon|De|Do|Da|Del|On)\b", lambda word: word[0].lower(), first.title())
    if any(name in load() for name in (first, first.title(), small)):
        return True
    return len(regions) == 1 and any(known.kind == "Country" for known in load().places(regions[0]))
