"""When what a program found is what the gold says: names, dates, places, participants, statuses, events."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from benchmarks.gold import Entity, Event, Time
from publisher import vocabulary

HONORIFICS = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev", "st"}
    | {"gov", "sen", "rep", "gen", "col", "capt", "lt", "sgt", "president"}
)
LEGAL = frozenset(
    {"inc", "corp", "corporation", "co", "ltd", "plc", "llc", "gmbh", "ag", "sa", "spa", "nv", "bv"}
    | {"jr", "sr"}
)
STATUSES = {
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "rescheduled": "EventRescheduled",
    "movedOnline": "EventMovedOnline",
}
"""Gold's statuses that schema.org has a word for; of all others EventScheduled or no word at all is right."""

LONGEST_NAME = 14
"""Words; a "short name an editor would write" with more is a sentence."""


def plain(name: str) -> str:
    """A name for comparison: no case, accents, possessive, honorifics, article, legal form or punctuation.

    Lower-case words before and behind the name go as well ("the Hofburg palace"), unless nothing is left.
    """
    words = re.sub(r"['’]s\b|['’](?=\s|$)", "", name).replace("’", "'").split()
    capital = [i for i, word in enumerate(words) if not word.islower()]
    if capital:
        words = words[capital[0] : capital[-1] + 1]
    folded = unicodedata.normalize("NFKD", " ".join(words)).casefold()
    letters = re.sub(r"[^\w\s&+]", " ", "".join(c for c in folded if not unicodedata.combining(c))).split()
    while len(letters) > 1 and (letters[0] in HONORIFICS or letters[0] == "the"):
        letters.pop(0)
    while len(letters) > 1 and letters[-1] in LEGAL:
        letters.pop()
    return " ".join(letters)


def same_name(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two things share a name."""
    return not {plain(n) for n in one}.isdisjoint(plain(n) for n in other)


def same_entity(gold: Entity, found: Entity) -> bool:
    """Shares a name and a kind."""
    return not set(gold.kinds).isdisjoint(found.kinds) and same_name(gold.names, found.names)


# Dates


def _bounds(value: str) -> tuple[date, date] | None:
    """First and last day of a date, month, year, ISO week, quarter or interval; None for seasons."""
    if "/" in value:
        ends = [_bounds(v) for v in value.split("/", 1)]
        return (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None
    for pattern, make in _SPANS:
        if found := re.fullmatch(pattern, value):
            try:
                return make(*(int(g) for g in found.groups()))
            except ValueError:
                return None
    return None


def _week(year: int, week: int) -> tuple[date, date]:
    first = date.fromisocalendar(year, week, 1)
    return first, first + timedelta(6)


def _quarter(year: int, quarter: int) -> tuple[date, date]:
    last = 3 * quarter
    return date(year, last - 2, 1), date(year, last, monthrange(year, last)[1])


_SPANS = (
    (r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", lambda y, m, d: (date(y, m, d), date(y, m, d))),
    (r"(\d{4})-(\d\d)", lambda y, m: (date(y, m, 1), date(y, m, monthrange(y, m)[1]))),
    (r"(\d{4})", lambda y: (date(y, 1, 1), date(y, 12, 31))),
    (r"(\d{4})-W(\d\d)", _week),
    (r"(\d{4})-W(\d\d)-WE", lambda y, w: (_week(y, w)[0] + timedelta(5), _week(y, w)[1])),
    (r"(\d{4})-Q(\d)", _quarter),
)


def has_time(value: str | None) -> bool:
    """Whether a value has a time of day."""
    return value is not None and re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d", value) is not None


def has_day(value: str | None) -> bool:
    """Whether a value names one day."""
    return value is not None and re.match(r"\d{4}-\d\d-\d\d(T|$)", value) is not None


def right_day(gold: Event, found: Event) -> bool:
    """The start is as exact as the gold's and the same day; a stated end does not contradict the gold's.

    A gold of a month, week, year or interval wants the same span (as `2024-03` or as start and end), a wider
    one around it, or no date; a day inside it is an invention. A gold without a date wants none. A
    postponed event may keep its old date.
    """
    if "postponed" in gold.statuses and gold.previous and _same_span(gold.previous, found.start, found.end):
        return True
    if gold.start is None:
        return found.start is None
    if not _same_span(gold.start, found.start, found.end):
        return False
    if gold.end is None or found.end is None or "/" in gold.start:
        return True
    ends = _bounds(gold.end), _bounds(found.end)
    return ends[0] is None or (ends[1] is not None and ends[0][0] <= ends[1][1] <= ends[0][1])


def _same_span(gold: str, start: str | None, end: str | None) -> bool:
    wanted = _bounds(gold)
    if has_day(gold):
        return start is not None and has_day(start) and _bounds(start) == wanted
    if start is None:
        return re.fullmatch(r"\d{4}(-\d\d)?", gold) is None
    first = _bounds(start)
    if first is None:
        return start == gold
    if wanted is None:
        year = int(gold[:4])
        return not has_day(start) and first[0].year == year
    if first[0] <= wanted[0] and wanted[1] <= first[1]:
        return True
    last = _bounds(end) if end else None
    return last is not None and (first[0], last[1]) == wanted


def right_minute(gold: str, found: str | None) -> bool:
    """The same instant when the gold has an offset; else the same date and wall clock."""
    if not has_time(found) or found is None:
        return False
    try:
        wanted, given = (datetime.fromisoformat(v.replace("Z", "+00:00")) for v in (gold, found))
    except ValueError:
        return False
    if wanted.tzinfo is not None:
        return given.tzinfo is not None and wanted == given
    return wanted == given.replace(tzinfo=None)


# Events


def right_type(gold: Event, found: Event) -> bool:
    """One of the found types is one of those that are acceptable."""
    return not set(gold.types).isdisjoint(found.types)


def near_type(gold: Event, found: Event) -> bool:
    """Acceptable, or above or below an acceptable type (plain Event is above them all)."""
    return any(
        vocabulary.is_subtype(f, g) or vocabulary.is_subtype(g, f) for f in found.types for g in gold.types
    )


def right_place(gold: Event, found: Event) -> bool:
    """One of the acceptable places; none where the text gives none or leaves it to the reader."""
    if not found.places:
        return not gold.places or gold.place_optional
    return same_name(gold.places, found.places)


def participants(gold: Event, found: Event, entities: Sequence[Entity]) -> tuple[int, int, int]:
    """How many of the wanted participants were found, missed, and how many others were named."""
    wanted = [_names(p, entities) for p in gold.participants]
    allowed = [_names(p, entities) for p in gold.may]
    given = {plain(p) for p in found.participants}
    hits = sum(not names.isdisjoint(given) for names in wanted)
    known = set().union(*wanted, *allowed)
    return hits, len(wanted) - hits, len({g for g in given if g not in known})


def _names(name: str, entities: Sequence[Entity]) -> set[str]:
    return {plain(n) for e in entities if name in e.names for n in e.names} | {plain(name)}


def right_status(gold: Event, found: Event) -> bool:
    """Cancelled, postponed, rescheduled, moved online as such; otherwise EventScheduled or nothing."""
    wanted = {STATUSES.get(s, "EventScheduled") for s in gold.statuses}
    return bool(wanted & set(found.statuses or ("EventScheduled",)))


def named(gold: Event, found: Event) -> bool:
    """The name has one of the gold's words (as written, or as the beginning of a word)."""
    text = " ".join(found.words).casefold()
    return any(re.search(r"\b" + re.escape(word.casefold()), text) for word in gold.words)


def right_name(gold: Event, found: Event) -> bool:
    """Has one of the gold's words, is short, and is no sentence."""
    return named(gold, found) and any(
        len(w.split()) <= LONGEST_NAME and not w.rstrip().endswith((".", "!", "?")) for w in found.words
    )


def likeness(gold: Event, found: Event, entities: Sequence[Entity]) -> float:
    """How surely two are one event; 0 when they are not.

    Types must be near. Named alike, they need one of: day, place, participant in common, or a gold that
    gives none of the three. Named otherwise, they need the day, a participant and, where the gold has one,
    the place.
    """
    if not near_type(gold, found):
        return 0.0
    name = named(gold, found)
    day = gold.start is not None and right_day(gold, found)
    place = bool(gold.places and found.places) and right_place(gold, found)
    hits, _, _ = participants(gold, found, entities)
    may = {n for p in gold.may for n in _names(p, entities)} & {plain(p) for p in found.participants}
    shared = bool(hits or may)
    bare = gold.start is None and not gold.places and not gold.participants
    if name and not (day or place or shared or bare):
        return 0.0
    if not name and not (day and shared and (place or not gold.places or gold.place_optional)):
        return 0.0
    return 3.0 * name + 2.5 * day + 1.0 * place + 1.0 * hits + 0.5 * shared + 0.5 * right_type(gold, found)


# Times


def same_words(gold: Time, found: Time) -> bool:
    """One's words stand in the other's; possessives and punctuation do not matter."""
    one, other = _bare(gold.text), _bare(found.text)
    return one in other or other in one


def _bare(words: str) -> str:
    owned = re.sub(r"['’]s?(?=\W|$)", "", words.casefold())
    return f" {' '.join(word.strip('.,') for word in owned.split())} "


def right_value(gold: str, found: str | None) -> bool:
    """The same value: part of a day as its day, an interval by either end, an offset only if both have it."""
    if found is None:
        return False
    if gold == found:
        return True
    if has_time(gold) and has_time(found) and "/" not in gold + found:
        wanted, given = (datetime.fromisoformat(v.replace("Z", "+00:00")) for v in (gold, found))
        if wanted.tzinfo and given.tzinfo:
            return wanted == given
        return wanted.replace(tzinfo=None) == given.replace(tzinfo=None)
    if "/" in gold or "/" in found:
        ends = set(gold.split("/")), set(found.split("/"))
        return bool(ends[0] & ends[1]) or (_bounds(gold) is not None and _bounds(gold) == _bounds(found))
    if has_day(gold) or re.match(r"\d{4}-\d\d-\d\dT", gold):
        return gold[:10] == found[:10]
    return _bounds(gold) is not None and _bounds(gold) == _bounds(found)
