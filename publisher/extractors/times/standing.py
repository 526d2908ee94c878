"""The day that a line gives to what stands below it, or the day a paragraph begins with ("Monday. ...")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from publisher.extractors.clauses import tense
from publisher.extractors.clauses.tense import Tense
from publisher.extractors.reading import Reading, Sentence, layout
from publisher.extractors.times.time import Time, bounds
from publisher.model import Block

_NEAR = 12
"""Sentences below a line of a day that tell whether it is of days to come."""

_WERE = frozenset({"was", "were", "had"})


def above(reading: Reading, found: Iterable[Time]) -> tuple[dict[int, Time], dict[int, Time]]:
    """The day that stands above each sentence, and the date at the head of the entry it is of.

    Both by the sentence's number, where there is such a line, and where it is of a chronology.
    """
    by_sentence: dict[int, list[Time]] = {}
    for time in found:
        by_sentence.setdefault(time.sentence.number, []).append(time)
    standing = Standing(reading)
    days: dict[int, Time] = {}
    heads: dict[int, Time] = {}
    for sentence in reading.sentences:
        standing.enter(sentence)
        if standing.time is not None and not standing.is_line(sentence):
            days[sentence.number] = standing.time
        if standing.head is not None:
            heads[sentence.number] = standing.head
        standing.leave(sentence, by_sentence.get(sentence.number, ()))
    return days, heads


@dataclass(slots=True)
class Standing:
    """What the lines of days say while a text is read from above."""

    reading: Reading
    time: Time | None = None
    head: Time | None = None
    _heads: dict[int, int] = field(init=False, repr=False)
    _block: Block | None = field(default=None, repr=False)
    _run_in: bool = field(default=False, repr=False)
    _last: Time | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self._heads = layout.heads(self.reading.article)

    def enter(self, sentence: Sentence) -> None:
        """Begins a sentence: a label ends what stood above it, a new paragraph what the last began with."""
        if sentence.block is not self._block:
            self._block, self.head = sentence.block, None
            if self._run_in or layout.is_label(self.reading.article, sentence.block):
                self.time, self._run_in = None, False

    def leave(self, sentence: Sentence, times: Iterable[Time]) -> None:
        """Ends a sentence: the day of a line of days holds from there on."""
        if sentence.start == sentence.block.start and sentence.block.start in self._heads:
            self.head = next((t for t in times if t.kind == "date" and bounds(t.value)), None)
        if self.is_line(sentence):
            dated = [t for t in times if t.kind == "date" and (t.day or "-W" in t.value)]
            self.time = self._last = dated[0] if dated else self.time
            self._run_in = layout.opens_with_day(self.reading.article, sentence.block, sentence.end)

    def in_order(self, sentence: Sentence, times: list[Time]) -> list[Time]:
        """The times of a sentence: a weekday of days to come that heads a part is behind the one above it."""
        last, this = self._last, next(iter(times), None)
        if last is None or this is None or not self.is_line(sentence) or len(times) > 1:
            return times
        week = timedelta(7)
        behind = last.tense == this.tense == "future" and this.day and this.day < last.day
        if not behind or not re.fullmatch(r"[A-Za-z]+", this.words):
            return times
        return [replace(this, value=str(date.fromisoformat(this.day) + week) + this.value[10:])]

    def seen_from(self, today: date | None) -> date | None:
        """The day from which times are told: in an entry of a chronology the last one of its date."""
        span = bounds(self.head.value) if self.head is not None else None
        return min(span[1], today or span[1]) if span is not None else today

    def is_line(self, sentence: Sentence) -> bool:
        """Whether a sentence says a day and nothing else: in a line of its own, or before what is then."""
        article, block = self.reading.article, sentence.block
        opens = sentence.start == block.start and layout.opens_with_day(article, block, sentence.end)
        return opens or layout.is_day_line(article, block)

    def side(self, sentence: Sentence, rule: str) -> Tense:
        """Whether a line of days is of days to come, as what stands below it says, or the day of an entry.

        What an entry of a chronology tells is past, seen from the end of its date.
        """
        if self.head is not None:
            return "past"
        if self.is_line(sentence):
            return self._below(sentence)
        return "future" if rule == "weekday" and tense.is_listed(sentence) else ""

    def _below(self, line: Sentence) -> Tense:
        text = self.reading.article.text
        back = ahead = 0
        for sentence in self.reading.sentences[line.number + 1 : line.number + 1 + _NEAR]:
            if layout.is_label(self.reading.article, sentence.block):
                break
            root = next((w for w in sentence.words if w.dep == "ROOT"), sentence.words[0])
            scored = layout.has_result(text[sentence.start : sentence.end])
            if self.is_line(sentence):
                continue
            told = scored or root.tag == "VBD" or bool(_WERE & {w.lower for w in sentence.child(root)})
            back += told
            ahead += not told
        return "past" if back > ahead else "future"
