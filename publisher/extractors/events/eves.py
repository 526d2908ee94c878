"""Plans that came to nothing on the very day: "called off at noon on Sunday, three hours before kick-off"."""

from __future__ import annotations

import re
from dataclasses import replace

from publisher.extractors import lexicon
from publisher.extractors.changes import owndays
from publisher.extractors.clauses import tense
from publisher.extractors.event import CANCELLED, POSTPONED, Event
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time

_SHORTLY = frozenset({"hours", "minutes", "moments", "seconds", "shortly", "just", "hour", "minute"})
_BEGINS = frozenset(
    {"begin", "due", "kick", "launch", "lift", "lift-off", "liftoff", "meet", "open", "play", "start", "take"}
)
_REACH = 7
"""Words behind "before" that say what was to begin."""


def settle(scene: Scene, event: Event) -> None:
    """Gives a plan without a day the one on which it was called off hours or minutes before its time."""
    sentence, verb = event.sentence, event.verb
    if event.status not in {CANCELLED, POSTPONED} or event.time is not None or verb is None:
        return
    if (day := _eve(scene, event)) is not None:
        event.time = day
        return
    before = next((w for w in sentence.words[verb.i :] if _leads_to_a_beginning(sentence, w)), None)
    if before is None or not {w.lower for w in sentence.words[before.i - 2 : before.i]} & _SHORTLY:
        return
    called = (t for t in scene.times.get(sentence.number, ()) if t.kind == "date" and t.day)
    days = [t for t in called if t.start < before.start and tense.verb(sentence, t.word) is verb]
    last = [t for t in scene.times.get(sentence.number, ()) if t.day and before.start < t.start]
    day = next(iter(days or [t for t in last if owndays.led_by(sentence, t, {"on"})]), None)
    if day is not None and not day.attribution:
        scene.spent.append(day)
        event.time = _later(scene, sentence, day, before)


def _eve(scene: Scene, event: Event) -> Time | None:
    """ "Resigned on Tuesday, hours before a vote, which was then called off": it was to be on that day."""
    sentence, before = event.sentence, event.sentence.head(event.focus)
    if before is None or before.lower != "before" or event.focus.dep != "pobj":
        return None
    if not {w.lower for w in sentence.words[before.i - 2 : before.i]} & _SHORTLY:
        return None
    told = [t for t in scene.times.get(sentence.number, ()) if t.kind == "date" and t.day]
    last = next((t for t in reversed(told) if t.end <= before.start and not t.attribution), None)
    return replace(last, value=last.day) if last is not None else None


def _leads_to_a_beginning(sentence: Sentence, word: Word) -> bool:
    """ "Before kick-off", "before it was due to open"."""
    behind = sentence.words[word.i + 1 : word.i + 1 + _REACH]
    said = {form for w in behind for form in (w.lower, w.lemma)}
    return word.lower == "before" and bool(said & (_BEGINS | lexicon.group("beginnings")))


def _later(scene: Scene, sentence: Sentence, called: Time, before: Word) -> Time:
    """The moment so many hours or minutes after another, or its day where either is not told so exactly."""
    spans = (t for t in scene.times.get(sentence.number, ()) if t.kind == "duration")
    span = next((t for t in spans if 0 <= before.start - t.end <= 1), None)
    told = re.fullmatch(r"PT(\d+)([HM])", span.value) if span is not None else None
    if told is None or span is None or not called.exact:
        return replace(called, value=called.day)
    minutes = int(called.value[11:13]) * 60 + int(called.value[14:16])
    minutes += int(told[1]) * (60 if told[2] == "H" else 1)
    if minutes >= 24 * 60:
        return replace(called, value=called.day)
    words = scene.reading.article.text[called.start : span.end]
    value = f"{called.day}T{minutes // 60:02}:{minutes % 60:02}{called.value[16:]}"
    return replace(called, end=span.end, words=words, value=value)
