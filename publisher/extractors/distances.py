"""What was so many days before or after something told: "resigned on Monday, a fortnight after an audit"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from publisher.extractors import nouns, telling, tense
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time, bounds
from publisher.extractors.times.counting import shift

_LENGTH = re.compile(r"P(\d{1,3})([DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def read(scene: Scene, sentence: Sentence) -> Iterator[tuple[Time, telling.Telling]]:
    """The events that a sentence counts from a day it tells, each with its time."""
    for length in scene.times.get(sentence.number, ()):
        link = _link(sentence, length) if length.kind == "duration" else None
        told = _told(scene, sentence, link) if link is not None else None
        if link is None or told is None:
            continue
        time = _counted(scene, sentence, length, back=link.lower == "after")
        if time is not None:
            yield time, told


def _link(sentence: Sentence, length: Time) -> Word | None:
    """The "after" or "before" right behind a length of time."""
    behind = next((w for w in sentence.words if w.start >= length.end), None)
    return behind if behind is not None and behind.lower in {"after", "before"} else None


def _told(scene: Scene, sentence: Sentence, link: Word) -> telling.Telling | None:
    """The event behind "after": of a clause, "after an audit found"; of a verb or noun, "after the vote"."""
    if link.dep == "mark":
        clause = sentence.head(link)
    else:
        objects = sentence.child(link, "pcomp", "pobj")
        clause = objects[0] if objects else None
    if clause is None or clause.i < link.i:
        return None
    if clause.tag.startswith("VB"):
        return telling.told(scene, sentence, clause, None)
    return (clause, None) if nouns.event_noun(scene, sentence, clause) is not None else None


def _counted(scene: Scene, sentence: Sentence, length: Time, *, back: bool) -> Time | None:
    """The time so long before or after the day that the sentence has told, no more exact than either."""
    parts = _LENGTH.fullmatch(length.value)
    days = [
        t for t in scene.times.get(sentence.number, ()) if t.kind == "date" and t.day and not t.attribution
    ]
    before = [t for t in days if t.start < length.start]
    base = bounds(before[-1].day) if before else None
    if parts is None or base is None:
        return None
    number, unit = int(parts[1]) * (-1 if back else 1), parts[2]
    if unit in "DW":
        value = (base[0] + timedelta(number * (7 if unit == "W" else 1))).isoformat()
    else:
        value = shift(base[0], number, _UNITS[unit])
    return replace(length, kind="date", value=value, tense=tense.of(sentence, length.word)) if value else None
