"""Several in a row, each on its day: "in Leeds on 3 May, in York on 5 May and in Hull on 9 May"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from publisher.extractors import lexicon
from publisher.extractors.entities.spots import APART, breadth, is_venue, word_before
from publisher.extractors.event import POSTPONED, RESCHEDULED, Event, Stop, moment
from publisher.extractors.kinds import nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.telling import bounding, making
from publisher.extractors.times import Time

_JOINING = frozenset({",", "and", "then"})
_INSIDE = frozenset(
    {"IN", "DT", "NN", "NNS", "NNP", "NNPS", "JJ", "CD", "CC", ",", "POS", "HYPH", "PRP$", "TO"}
)
"""The tags of the words that can stand between the days of a row."""
_LEADING = frozenset({"against", "at", "in", "near", "of", "off", "on", "outside", "to", "with"})
_LONGEST = 14
_AGAINST = frozenset({"against", "v", "versus", "with"})
_LISTED = re.compile(r"\d{1,2}(?:, \d{1,2})*,? and \d{1,2}\b")


def read(scene: Scene, sentence: Sentence, found: list[Event]) -> None:
    """Adds what happens again on the other days of a row, and tells each event the words of its own day."""
    for row in _rows(scene, sentence):
        stops = list(_stops(scene, sentence, row))
        told = next((e for time, _ in stops for e in found if e.time is time), None)
        told = told or next((e for e in found if e.time is not None and e.time.start == row[0].start), None)
        if told is None or told.status in {POSTPONED, RESCHEDULED} or told.last is not None:
            continue
        for time, stop in stops:
            event = next((e for e in found if e.time is time or _is_told_on(e, told, time)), None)
            if event is not None and event.focus is not told.focus and event.focus.start < row[0].start:
                found.remove(event)  # between the days of a row stands no other word
                event = None
            if event is None and _can_be_more(told, stop) and not bounding.bounds_only(scene, sentence, time):
                event = making.make(scene, sentence, told.focus, told.verb, time)
                if event is not None:
                    event.time, event.status, event.mood = time, told.status, told.mood
                    found.append(event)
            if event is not None and event.focus is told.focus:
                event.stop = stop


def _is_told_on(event: Event, told: Event, time: Time) -> bool:
    """Whether the word that a row is said of tells something on a day of it, more exactly as it may be."""
    hours = {event.start[10:], moment(time.value)[10:]}
    return event.focus is told.focus and event.day == time.day != "" and "" in hours


def _can_be_more(told: Event, stop: Stop) -> bool:
    """Whether one word tells of several: a plural, a verb, or what has a place for each."""
    return told.focus.tag in {"NNS", "NNPS"} or told.focus.tag.startswith("VB") or bool(stop.own)


def _rows(scene: Scene, sentence: Sentence) -> Iterator[list[Time]]:
    """The days of a sentence that are told in a row, two at least."""
    dated = [t for t in scene.times.get(sentence.number, ()) if t.kind == "date" and moment(t.value)]
    row: list[Time] = []
    for time in sorted(filter(_is_own, dated), key=lambda t: t.start):
        days = list(_days(time))
        if row and not _goes_on(scene, sentence, row[-1], time):
            if len(row) > 1:
                yield row
            row = []
        row += days
    if len(row) > 1:
        yield row


def _is_own(time: Time) -> bool:
    """Whether something happened on a day, which is not what a verb is done to nor an end of a span."""
    before = time.before(1)
    led = before[0].lower if before else ""
    if time.word.dep == "poss":
        return False
    return led not in {"between", "from", "since", "until", "till"} and (len(time.value) > 4 or led == "in")


def _days(time: Time) -> Iterator[Time]:
    """ "On 18, 20 and 23 December": each of them."""
    one = time.day == time.value and not time.words.lower().startswith(("between", "from"))
    listed = _LISTED.search(time.words) if one else None
    numbers = [int(n) for n in re.findall(r"\d+", listed[0])] if listed is not None else []
    if not numbers or numbers[0] != int(time.day[8:]) or time.exact:
        yield time
        return
    for number in numbers:
        try:
            day = date.fromisoformat(time.day).replace(day=number).isoformat()
        except ValueError:
            continue
        yield time if day == time.day else replace(time, value=day)


def _between(sentence: Sentence, first: Time, second: Time) -> list[Word]:
    return [w for w in sentence.words if w.start >= first.end and w.end <= second.start]


def _goes_on(scene: Scene, sentence: Sentence, first: Time, second: Time) -> bool:
    """Whether nothing but places and names stand between two days, joined by a comma or an "and"."""
    words = _between(sentence, first, second)
    if first.day and first.day == second.day and not first.exact:
        return False  # "is on Wednesday at the arena, with tip-off at 20:45"
    if not words or len(words) > _LONGEST or not any(w.lower in _JOINING for w in words):
        return False
    if any(w.tag not in _INSIDE and w.lower not in _JOINING for w in words) or first.attribution:
        return False
    if any(w.tag in {"IN", "TO"} and w.lower not in _LEADING for w in words):
        return False
    if any(w.tag == "CC" and w.lower != "and" for w in words):
        return False
    if any(nouns.event_noun(scene, sentence, w) is not None for w in words):
        return False
    if _begins_anew(sentence, second):
        return False
    _, behind = _split(words)
    named = [w for w in behind if w.tag.startswith("NN")]
    if behind and not any(w.tag.startswith("NN") or w.lower == "and" for w in words):
        return False  # "will visit the dam, where a crane fell in August 2021, on Thursday"
    more = bool(behind) and _is_one_more(behind)
    return not named or more or behind[0].tag in {"IN", "TO"} or _is_name(scene, sentence, behind)


def _is_one_more(words: Sequence[Word]) -> bool:
    """ "And one in Bergen in May", "and the second in Nadi", "gold on Friday and silver on Sunday"."""
    lead = next((w for w in words if w.tag != "DT"), words[0])
    alone = lead.tag in {"NN", "NNS"} and lead.dep in {"conj", "dobj"}
    other = lead.lower == "one" or words[0].lower == "another"
    return alone or other or lead.lower in lexicon.group("ordinals")


def _begins_anew(sentence: Sentence, time: Time) -> bool:
    """ "Was lost in 1973, and in 2004 a protest saved it": a day that another clause begins with."""
    behind = next((w for w in sentence.words if w.start >= time.end), None)
    return behind is not None and behind.tag in {"CD", "DT", "JJ", "NN", "NNP", "NNS", "PRP", "PRP$"}


def _is_name(scene: Scene, sentence: Sentence, words: Sequence[Word]) -> bool:
    """Whether some words begin with a name: "and York on Friday"."""
    first = words[1] if words[0].tag == "DT" and len(words) > 1 else words[0]
    return scene.names.at(sentence, first) is not None


def _split(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """What stands before the first comma or "and", which goes with the day before, and what behind."""
    before = list(itertools.takewhile(lambda w: w.lower not in _JOINING, words))
    behind = list(itertools.dropwhile(lambda w: w.lower in _JOINING, words[len(before) :]))
    return before, behind


def _stops(scene: Scene, sentence: Sentence, row: Sequence[Time]) -> Iterator[tuple[Time, Stop]]:
    """Each day of a row with the words that are its own."""
    own: list[set[int]] = [set() for _ in row]
    days_first = False
    for n, (first, second) in enumerate(itertools.pairwise(row)):
        before, behind = _split(_between(sentence, first, second))
        own[n] |= {w.i for w in before}
        own[n + 1] |= {w.i for w in behind}
        days_first = days_first or any(w.tag.startswith("NN") for w in before)
    if any(sentence.words[i].tag.startswith("NN") for inside in own for i in inside):
        # else no day has words of its own: "will lift the duty in two stages, on 1 May and 1 June"
        outermost = [w for w in sentence.words if w.start >= row[-1].end]
        if not days_first:
            outermost = [w for w in sentence.words if w.end <= row[0].start][::-1]
        own[-1 if days_first else 0] |= {w.i for w in _run(scene, sentence, outermost)}
    timed = {w.i for w in sentence.words if any(t.holds(w) for t in row)}
    everything = timed.union(*own)
    for time, inside in zip(row, own, strict=True):
        named = any(sentence.words[i].tag.startswith("NN") for i in inside)
        yield time, Stop(frozenset(inside if named else ()), frozenset(everything - inside))


def _run(scene: Scene, sentence: Sentence, words: Sequence[Word]) -> Iterator[Word]:
    """The words beside the outermost day of a row up to what the row is said of."""
    named = False
    for word in words:
        stops = word.tag not in _INSIDE - {","} or nouns.event_noun(scene, sentence, word) is not None
        if (stops and word.text != ",") or (word.text == "," and named):
            return
        named = named or word.tag.startswith("NN")
        yield word


def narrow(scene: Scene, event: Event) -> None:
    """Leaves an event of a row where its own day is told to be, and with whom."""
    stop = event.stop
    if stop is None:
        return
    sentence = event.sentence
    inside = stop.own | stop.others
    sport = scene.sport or event.type == "SportsEvent"
    opposed = [
        t for t in event.takers if _stands(sentence, t[2], inside) and (sport or t[0].kind == "person")
    ]
    event.takers = [t for t in event.takers if not _stands(sentence, t[2], stop.others)]
    event.places = [p for p in event.places if not _stands(sentence, p[1], stop.others)]
    near = [(m, t) for m, t in scene.names.spans.get(sentence.number, ()) if m.head.i in stop.own]
    for mention, thing in near if opposed else ():
        first = min(stop.own)
        if mention.first > first and word_before(sentence, mention.first) not in _AGAINST:
            continue
        if all(thing is not t for t, _, _ in event.takers):
            event.takers.append((thing, opposed[0][1], mention.head))
    taking = [t for t, _, _ in event.takers]
    spots = [
        (t, m.head)
        for m, t in near
        if (t.kind == "place" or is_venue(t))
        and t not in taking
        and word_before(sentence, m.first) not in APART
    ]
    if spots:
        event.places, event.how = sorted(spots, key=lambda p: breadth(p[0])), "row"


def _stands(sentence: Sentence, word: Word, among: frozenset[int]) -> bool:
    return word.i in among and sentence.holds(word)
