"""What was so many days before or after something told: "resigned on Monday, a fortnight after an audit"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from publisher.extractors import clauses, lexicon, telling
from publisher.extractors.clauses import deeds, tense
from publisher.extractors.event import Event
from publisher.extractors.kinds import alike, nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time, bounds
from publisher.extractors.times.counting import shift

_LENGTH = re.compile(r"P(\d{1,3})([DWMY])")
_HOURS = re.compile(r"PT(\d{1,3})([HM])")
_EVES = frozenset({"day", "eve"})
_COMES = lexicon.group("coming") | {"take"}
"""What something does so long after something else: "came two days after a theft", "took place"."""
_PARTS = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 24), "NI": (18, 24)}
"""The hours of the parts of a day."""
_NEAR = 3
"""Sentences in which what happened is spoken of by its noun alone."""
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def read(scene: Scene, sentence: Sentence, before: Sequence[Event]) -> Iterator[tuple[Time, telling.Telling]]:
    """The events that a sentence counts from a day it tells or goes on from, each with its time."""
    for length in scene.times.get(sentence.number, ()):
        link = _link(sentence, length) if length.kind == "duration" else None
        told = _told(scene, sentence, link) if link is not None else None
        if link is None or told is None:
            continue
        if _has_day(scene, sentence, told[0]):
            continue  # "a week before the Jan. 17 election"
        if (own := _day_behind(scene, sentence, told[0], length)) is not None:
            yield from _of_clause(scene, sentence, length, own, back=link.lower == "before")
            continue
        base = _told_from(scene, sentence, length) or _day_of_subject(scene, sentence, length, before)
        time = _counted(scene, sentence, length, base, back=link.lower == "after") if base else None
        if time is not None:
            yield time, told
            yield from ((time, (noun, None)) for noun in _joined(scene, sentence, told[0]))


def since(
    scene: Scene, sentence: Sentence, before: Sequence[Event]
) -> Iterator[tuple[Time, telling.Telling]]:
    """ "He resigned two days after the vote": counted from the day of what was told before."""
    for length in scene.times.get(sentence.number, ()):
        link = _link(sentence, length) if length.kind == "duration" else None
        noun = next(iter(sentence.child(link, "pobj")), None) if link is not None else None
        verb = tense.verb(sentence, length.word)
        if link is None or noun is None or verb is None or _is_dated(scene, sentence):
            continue
        known = _told_last(scene, sentence, noun, before)
        if known is None or known.time is None:
            continue
        time = _counted(scene, sentence, length, known.time, back=link.lower == "before")
        told = telling.told(scene, sentence, verb, time) if time is not None else None
        if time is not None and told is not None:
            yield time, told


def on_the_eve(
    scene: Scene, sentence: Sentence, before: Sequence[Event]
) -> Iterator[tuple[Time, telling.Telling]]:
    """ "The ministers meet on the eve of the summit", "the day after the vote": beside what has a day."""
    for word in sentence.words:
        if word.lower not in _EVES:
            continue
        links = [w for w in sentence.child(word, "prep") if w.lower in {"of", "before", "after"}]
        if not links or (word.lower == "eve") is not (links[0].lower == "of"):
            continue
        verb = tense.verb(sentence, word)
        noun = next(iter(sentence.child(links[0], "pobj")), None)
        known = _told_last(scene, sentence, noun, before) if noun is not None else None
        if known is None or known.time is None or verb is None or noun is None or _is_dated(scene, sentence):
            continue
        then = datetime.fromisoformat(known.day) + timedelta(1 if links[0].lower == "after" else -1)
        words = scene.reading.article.text[word.start : noun.end]
        time = replace(
            known.time, start=word.start, end=noun.end, words=words, value=then.date().isoformat(),
            sentence=sentence, tense=tense.of(sentence, word),
        )  # fmt: skip
        told = telling.told(scene, sentence, verb, time)
        if told is not None:
            yield time, told


def _told_last(scene: Scene, sentence: Sentence, noun: Word, before: Sequence[Event]) -> Event | None:
    """The event with a day, told shortly before, that "the summit" is."""
    kind, _ = nouns.event_noun(scene, sentence, noun) or ("", "")
    points = any(w.lower == "the" for w in sentence.child(noun, "det"))
    near = (e for e in reversed(before) if e.day[7:] and sentence.number - e.tellings[-1][0].number <= _NEAR)
    told = (e for e in near if alike.are_alike(e.kind, kind) or (e.kind, kind) in alike.AGAIN)
    return next(told, None) if kind and points else None


def _is_dated(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence has a day of its own."""
    return any(t.kind == "date" and t.day for t in scene.times.get(sentence.number, ()))


def _link(sentence: Sentence, length: Time) -> Word | None:
    """The "after" or "before" right behind a length of time."""
    words = [w for w in sentence.words if w.start >= length.end][:4]
    behind = next(iter(words[3:] if _to_the_day(sentence, length) else words), None)
    return behind if behind is not None and behind.lower in {"after", "before"} else None


def _to_the_day(sentence: Sentence, length: Time) -> bool:
    """ "A year to the day after the theft"."""
    behind = [w.lower for w in sentence.words if w.start >= length.end]
    return behind[:3] == ["to", "the", "day"]


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
    known = nouns.event_noun(scene, sentence, clause) is not None or deeds.is_deed(sentence, clause)
    return (clause, None) if known else None


def _has_day(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    """Whether what is counted from has a day of its own, right before it."""
    inside = {w.i for w in sentence.child(noun, "compound", "nmod", "npadvmod", "poss")}
    times = scene.times.get(sentence.number, ())
    return any(t.kind == "date" and t.day and t.word.i in inside for t in times)


def _day_behind(scene: Scene, sentence: Sentence, noun: Word, length: Time) -> Time | None:
    """ "A week after the fire on 2 November, the hall was pulled down": the day of the fire itself."""
    if not noun.tag.startswith("NN"):
        return None
    for time in scene.times.get(sentence.number, ()):
        between = [w for w in sentence.words[noun.i + 1 :] if w.end <= time.start]
        plain = all(w.tag in {"IN", "DT", "NN", "NNP", "NNPS", "JJ", "POS"} for w in between)
        if time.kind == "date" and time.day and time.start > noun.end and plain and length.end < noun.start:
            return time
    return None


def _of_clause(
    scene: Scene, sentence: Sentence, length: Time, day: Time, *, back: bool
) -> Iterator[tuple[Time, telling.Telling]]:
    """What the clause tells that such a time is of: so long before or after a day told."""
    verb = tense.verb(sentence, length.word)
    time = _counted(scene, sentence, length, day, back=back)
    told = telling.told(scene, sentence, verb, None) if verb is not None else None
    others = [t for t in scene.times.get(sentence.number, ()) if t.kind == "date" and t is not day]
    if time is not None and told is not None and not others:
        yield time, told


def _joined(scene: Scene, sentence: Sentence, first: Word) -> Iterator[Word]:
    """ "A day after the raid on his house | and the arrest of his son": what "and" adds."""
    dated = [t.word.i for t in scene.times.get(sentence.number, ()) if t.kind == "date"]
    for noun in sentence.below(first) if first.tag.startswith("NN") else ():
        article = any(w.dep in {"det", "poss"} for w in sentence.child(noun))
        told = nouns.event_noun(scene, sentence, noun) is not None or deeds.is_deed(sentence, noun)
        if noun.dep != "conj" or not (article and told):
            continue
        if not any(w.i in dated for w in sentence.below(noun)):
            yield noun


def _told_from(scene: Scene, sentence: Sentence, length: Time) -> Time | None:
    """The day of its own sentence from which a length of time counts, or its year if that is enough."""
    years = length.value.endswith("Y")  # "in 2023, three years after a fire"
    days = [
        t
        for t in scene.times.get(sentence.number, ())
        if t.kind == "date" and (t.day or (years and t.value[:4].isdigit())) and not t.attribution
    ]
    before = [t for t in days if t.start < length.start]
    first = length.start == sentence.start and len(days) == 1 and days[0].tense == "past"
    behind = days if not before and first else []
    return next(iter((before or behind)[-1:]), None)


def _day_of_subject(scene: Scene, sentence: Sentence, length: Time, before: Sequence[Event]) -> Time | None:
    """The day of what was told last, where "it" or "the arrests" came so long after something."""
    verb = tense.verb(sentence, length.word)
    if verb is None or verb.lemma not in _COMES:
        return None
    told = [e for e in reversed(before) if e.time is not None and e.day[7:]]
    last = [e for e in told[:1] if sentence.number - e.tellings[-1][0].number <= 1]
    for subject in clauses.subjects(sentence, verb):
        kind, _ = nouns.event_noun(scene, sentence, subject) or ("", "")
        points = subject.lower in {"it", "that", "they", "this"}
        same = last if points else [e for e in told if kind == e.kind or subject.lemma == e.focus.lemma]
        near = [e for e in same if sentence.number - e.tellings[-1][0].number <= _NEAR]
        if near:
            return near[0].time
    return None


def _counted(scene: Scene, sentence: Sentence, length: Time, told: Time, *, back: bool) -> Time | None:
    """The time so long before or after a day that is told, no more exact than either."""
    if (hours := _HOURS.fullmatch(length.value)) is not None:
        value = (
            _by_the_clock(told, int(hours[1]) * (-1 if back else 1), hours[2])
            if not (scene.sport and hours[2] == "M")
            else ""
        )
        return (
            replace(length, kind="date", value=value, tense=tense.of(sentence, length.word))
            if value
            else None
        )
    parts, base = _LENGTH.fullmatch(length.value), bounds(told.day or told.value)
    if parts is None or base is None:
        return None
    number, unit = int(parts[1]) * (-1 if back else 1), parts[2]
    if unit == "Y" and told.day and _to_the_day(sentence, length):
        value = f"{base[0].year + number}{told.day[4:]}"
    elif unit in "DW":
        value = (base[0] + timedelta(number * (7 if unit == "W" else 1))).isoformat()
    else:
        value = shift(base[0], number, _UNITS[unit])
    return replace(length, kind="date", value=value, tense=tense.of(sentence, length.word)) if value else None


def _by_the_clock(told: Time, number: int, unit: str) -> str:
    """The minute so many minutes from one told, or the day so many hours from one or from a part of a day."""
    if told.exact and "/" not in told.value:
        then = datetime.fromisoformat(told.value) + timedelta(
            **{"hours" if unit == "H" else "minutes": number}
        )
        return (
            then.isoformat(timespec="minutes").replace("+00:00", "Z")
            if unit == "M"
            else then.date().isoformat()
        )
    part = _PARTS.get(told.value[-2:]) if unit == "H" else None
    if part is None:
        return ""
    first, last = (datetime.fromisoformat(told.day) + timedelta(hours=h + number) for h in part)
    return first.date().isoformat() if first.date() == (last - timedelta(minutes=1)).date() else ""
