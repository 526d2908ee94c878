"""How long one event goes on: "a fair on Saturday and Sunday", "runs until 3 June", "a three-day visit"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from publisher.extractors import clauses, lexicon
from publisher.extractors.clauses import tense
from publisher.extractors.event import Event, moment
from publisher.extractors.kinds import alike, nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time

_UP_TO = frozenset({"till", "through", "to", "until"})
_FROM_ITS_FIRST = frozenset({"arrive", "begin", "kick", "launch", "open", "start", "visit"})
"""Verbs whose day is the first of what lasts for days."""
_SOME_DAYS = re.compile(r"P(\d{1,2})D")


def read(scene: Scene, sentence: Sentence, found: list[Event], before: Sequence[Event]) -> list[Event]:
    """The events of a sentence once it is read how long they last, and those told before it."""
    for time in scene.times.get(sentence.number, ()):
        if time.kind == "duration":
            _last_for(scene, sentence, time, [*before, *found])
        elif time.kind == "date" and {w.lower for w in time.before(1)} & _UP_TO:
            found = _last_until(scene, sentence, time, found, before)
        else:
            _end_with(scene, sentence, time, found)
    return _joined(scene, sentence, found)


def _end_with(scene: Scene, sentence: Sentence, time: Time, found: Sequence[Event]) -> None:
    """ "The carnival ends on Tuesday with a parade": the day of the parade is its last, too."""
    verb = tense.verb(sentence, time.word)
    if verb is None or verb.lemma not in {"close", "conclude", "end", "finish"} or not time.day:
        return
    for event in found:
        placed = any(w.dep == "pobj" and w.tag.startswith("NNP") for w in sentence.below(event.focus))
        ends = placed and event.focus in clauses.subjects(sentence, verb)
        if ends and event.time is None and not event.end:
            event.end, event.last = time.day, time
            event.mood = "plan" if time.day > (scene.day or "9") else event.mood


def _last_until(
    scene: Scene, sentence: Sentence, time: Time, found: list[Event], before: Sequence[Event]
) -> list[Event]:
    """ "Opens on 1 May and runs until 3 June": the end of one event, and no other."""
    verb = tense.verb(sentence, time.word)
    extends = verb is not None and verb.lemma in {"extend", "prolong"}
    if verb is None or not (extends or verb.lemma in lexicon.group("being on")) or not moment(time.value):
        return found
    for subject in clauses.subjects(sentence, verb):
        own = (e for e in found if e.focus is subject and e.time is not time)
        event = next((e for e in own if e.day or extends), None)
        event = event or _told_before(scene, sentence, subject, before)
        if event is not None and not event.end and event.day < moment(time.value):
            event.end, event.last = moment(time.value), time
            return [e for e in found if (e.time is not time and e.last is not time) or e is event]
    return found


def _last_for(scene: Scene, sentence: Sentence, length: Time, told: Sequence[Event]) -> None:
    """ "A three-day fair opens on Friday", "the three-day event": it ends on its third day."""
    days = _SOME_DAYS.fullmatch(length.value)
    of = _what_lasts(sentence, length.word) if days is not None else []
    event = next((e for e in told if e.time is not None and any(e.focus is w for w in of)), None)
    event = event or next((e for w in of if (e := _told_before(scene, sentence, w, told)) is not None), None)
    if (
        days is None
        or event is None
        or event.end
        or event.time is None
        or not event.time.day
        or "/" in event.time.value
    ):
        return
    if (event.verb or event.focus).lemma not in _FROM_ITS_FIRST:
        return
    event.end = str(date.fromisoformat(event.day) + timedelta(int(days[1]) - 1))
    event.last = replace(length, value=event.end)


def _what_lasts(sentence: Sentence, length: Word) -> list[Word]:
    """The noun that a length stands before, or what a verb says to last so long."""
    above = sentence.head(length)
    if above is not None and above.lemma == "day":  # "three | - | day"
        length, above = above, sentence.head(above)
    if above is not None and length.dep in {"amod", "compound", "nmod", "nummod"}:
        return [above]
    verb = tense.verb(sentence, length)
    return clauses.subjects(sentence, verb) if verb is not None and verb.lemma in {"last", "run"} else []


def _told_before(scene: Scene, sentence: Sentence, word: Word, told: Sequence[Event]) -> Event | None:
    """The event with a day that "it", "the event" or "the show" is: the last told, shortly before."""
    known = next((e for e in reversed(told) if e.day), None)
    if known is None or sentence.number - known.tellings[-1][0].number > 1 or known.focus is word:
        return None
    if word.lower == "it":
        return known
    if not any(w.lower in {"the", "this"} for w in sentence.child(word, "det")):
        return None
    kind, _ = nouns.event_noun(scene, sentence, word) or ("", "")
    same = word.lemma in {"event", "trip", known.focus.lemma} or (kind and alike.are_alike(known.kind, kind))
    return known if same else None


def _joined(scene: Scene, sentence: Sentence, found: list[Event]) -> list[Event]:
    """What is left when the days of each event that lasts are told together."""
    kept: list[Event] = []
    for event in sorted(found, key=lambda e: (e.time is None, e.time.start if e.time is not None else 0)):
        before = next((e for e in kept if e.focus is event.focus and _goes_on(sentence, e, event)), None)
        if before is not None and before.time is not None and event.time is not None:
            before.time = _both(scene, before.time, event.time)
            before.doors = before.doors or event.doors
        else:
            kept.append(event)
    return [event for event in found if event in kept]


def _goes_on(sentence: Sentence, first: Event, second: Event) -> bool:
    """Whether the second is the next day of the first."""
    one, other = first.time, second.time
    if one is None or other is None or not one.day or not other.day or not _lasts(first):
        return False
    if any(w.lemma == "night" for w in sentence.words):  # "shut on Monday and Tuesday nights"
        return False
    if (first.verb, first.status, first.mood) != (second.verb, second.status, second.mood):
        return False
    next_day = date.fromisoformat(one.value.split("/")[-1][:10]) + timedelta(1) == date.fromisoformat(
        other.day
    )
    between = (w for w in sentence.words if w.start >= one.end and w.end <= other.start)
    apart = any(w.tag[:2] in {"NN", "VB"} for w in between)
    return next_day and not (apart or first.last or second.last)


def _lasts(event: Event) -> bool:
    """Whether it is one thing for days on end; a concert is given anew, and a fire breaks out anew."""
    if event.kind in lexicon.group("anew each day", "mishaps"):
        return False
    return event.focus.tag.startswith("NN") or event.kind in lexicon.group("done for days")


def _both(scene: Scene, first: Time, last: Time) -> Time:
    """The time from the beginning of the first day to the end of the last, as far as told."""
    start, end = first.value.split("/")[0], last.value.split("/")[-1] if "/" in last.value else last.day
    words = scene.reading.article.text[first.start : last.end]
    return replace(first, value=f"{start}/{end}", end=last.end, words=words)
