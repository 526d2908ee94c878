"""One expression of time, and the days its value can mean."""

from __future__ import annotations

import bisect
import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from typing import Literal, TypeAlias

from publisher.extractors import lexicon
from publisher.extractors.clauses import tense
from publisher.extractors.reading import Sentence, Word

_end = attrgetter("end")
Kind: TypeAlias = Literal["date", "duration", "set"]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MINUTE = re.compile(r"\d{4}-\d\d-\d\dT\d\d")
_DOORS = frozenset({"door", "doors", "gates"})


@dataclass(frozen=True, slots=True)
class Time:
    """One expression of time, at `start`..`end` of the article's text.

    `value` is empty when the words alone do not tell. `tense` is that of the clause around.
    """

    start: int
    end: int
    words: str
    kind: Kind
    value: str
    sentence: Sentence
    tense: tense.Tense = ""

    @property
    def day(self) -> str:
        """The day, where it is known to the day: `2024-03-12`."""
        return self.value[:10] if _DAY.match(self.value) else ""

    def holds(self, word: Word) -> bool:
        """Whether a word of the article is a part of it."""
        return word.start >= self.start and word.end <= self.end

    def before(self, most: int) -> list[Word]:
        """The last words before it in its sentence, so many at most, but for "at least"."""
        words = self.sentence.words
        behind = bisect.bisect_right(words, self.start, key=_end)
        behind -= 2 * ([w.lower for w in words[max(0, behind - 2) : behind]] == ["at", "least"])
        return words[max(0, behind - most) : behind]

    @property
    def of_doors(self) -> bool:
        """Whether it is when doors open, and not what they open for: "doors 7pm"."""
        return not _DOORS.isdisjoint(w.lower for w in self.before(3))

    @property
    def attribution(self) -> bool:
        """Whether it only says when somebody spoke ("said on Wednesday")."""
        words = self.sentence.words
        first = bisect.bisect_right(words, self.start, key=_end) % len(words)
        before = [w for w in words[max(0, first - 2) : first] if w.lower not in {"on", "late", "early", "in"}]
        if before and before[-1].lemma in {"say", "tell"} and before[-1].tag in {"VBD", "VBZ"}:
            return True
        if self.word.dep in {"poss", "compound", "amod"}:  # "asked for Saturday's match to start at noon"
            return False
        governor = tense.verb(self.sentence, self.word) if self.word.tag else None
        if governor is None or governor.lemma not in lexicon.words("saying") or governor.lemma == "announce":
            return False
        if any(w.lower in {"will", "'ll"} for w in self.sentence.child(governor, "aux")):
            return False
        if governor.lemma == "agree" and not self.sentence.child(governor, "ccomp"):
            return False
        return not self._of_what_was_before(governor)

    def _of_what_was_before(self, governor: Word) -> bool:
        """ "After the postponement of the hearing to 2 December, her lawyer asked": no day of his asking."""
        here, above = self.word, self.sentence.head(self.word)
        while above is not None and above is not governor:
            here, above = above, self.sentence.head(above)
        own = any(w is self.word for w in self.sentence.child(here, "pobj"))
        return here.lower in {"after", "because", "before", "despite", "following", "since"} and not own

    @property
    def exact(self) -> bool:
        """Whether it is known to the minute."""
        return _MINUTE.match(self.value) is not None

    @property
    def word(self) -> Word:
        """The word of the sentence it begins with, not counting "the", "last" and the like."""
        words, end = self.sentence.words, self.end
        first = bisect.bisect_right(words, self.start, key=_end)
        last = first
        while last < len(words) and words[last].start < end:
            last += 1
        for word in words[first:last]:
            if word.head == word.i or not first <= word.head < last:
                return word
        return words[first if first < last else 0]


def bounds(value: str) -> tuple[date, date] | None:
    """The first and last day a date value can mean; None for what is no date or names no year."""
    if "/" in value:
        first, last = (bounds(part) for part in value.split("/", 1))
        return (first[0], last[1]) if first and last else None
    value = value.split("T", maxsplit=1)[0]
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            day = date.fromisoformat(value)
            return day, day
        if re.fullmatch(r"\d{4}-\d\d", value):
            year, month = int(value[:4]), int(value[5:])
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        if re.fullmatch(r"\d{4}", value):
            return date(int(value), 1, 1), date(int(value), 12, 31)
        if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return (monday + timedelta(5) if match[3] else monday), monday + timedelta(6)
        if match := re.fullmatch(r"(\d{4})-H([12])", value):
            year, month = int(match[1]), int(match[2]) * 6
            return date(year, month - 5, 1), date(year, month, calendar.monthrange(year, month)[1])
        if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
            month = int(match[2]) * 3
            return date(int(match[1]), month - 2, 1), date(
                int(match[1]), month, calendar.monthrange(int(match[1]), month)[1]
            )
    except ValueError:
        return None
    return None
