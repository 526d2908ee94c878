"""Which day a time of day belongs to, and which half of the day it is in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from publisher.extractors import lexicon
from publisher.extractors.clauses import tense
from publisher.extractors.reading import Sentence
from publisher.extractors.times.anchoring import Side
from publisher.extractors.times.grammar import Piece
from publisher.extractors.times.time import Time

_EVENING = {"NI": (17, 24), "EV": (17, 24), "AF": (12, 18), "MO": (0, 12)}
_POST = 4
"""Sentences below the heading of a post that can go on from a time of day in it."""
_OPENERS = frozenset({"doors", "gates", "kick-off", "tickets", "entry", "admission"})
"""With these begins what is said of an event just told."""
_NEWS = 3
"""Days for which the day on which somebody spoke can be that of an hour without any other."""
_LONG_AGO = 60
"""Days after which nothing is told of a day as if it were to come."""
_MOVE = 12
"""Words before a day among which the verb is that moves something to it."""
_DASHES = frozenset({"-", "--", "–", "—"})
_LATE = "18:00"
"""From this hour on what happens can go on past midnight."""
_MORNING = "09:00"
"""Until this hour what began late the evening before can go on."""
_NEAR = 14
"""Days around publication that a time of day without a day can belong to."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is known where a sentence begins: the times told before it, and the day of the line above it.

    In a `live` text a post tells of the day it is written on.
    """

    earlier: list[Time]
    today: date | None
    live: bool
    line: Time | None

    def before(self, sentence: Sentence) -> list[Time]:
        """The times told before that one of a sentence can go on from."""
        if not self.live:
            return self.earlier
        return [t for t in self.earlier[-10:] if t.sentence.block is sentence.block]


@dataclass(slots=True)
class Clock:
    """The time of day told last, from which the next is counted.

    `halved` if it had its a.m. or p.m., `here` if it is told in the sentence itself, `late` if that told of
    an afternoon, evening or night before.
    """

    value: str = ""
    halved: bool = False
    here: bool = False
    late: bool = False

    @classmethod
    def before(cls, sentence: Sentence, earlier: list[Time]) -> Clock:
        """What a sentence can go on from: a time of day in its block, or in the line above."""
        last = earlier[-1] if earlier else None
        if last is None or not last.exact:
            return cls()
        block = last.sentence.block
        above = block.kind == "heading" and sentence.number - last.sentence.number < _POST
        return cls("T" + last.value[11:16], _is_halved(last)) if above or block is sentence.block else cls()

    def see(self, time: Time) -> None:
        """Notes a time."""
        if time.value.startswith("T"):
            self.value, self.halved, self.here = time.value, _is_halved(time), True
        self.late = self.late or bool(_part(time) and _part(time) != "MO")

    def anchor(self, piece: Piece, around: Side, day: str) -> str:
        """What an expression is counted from: the time of day told last, or the day.

        "An hour later" is a time of day in the sentence that tells from when, and in what is to come.
        """
        if piece.rule == "clock":
            return self.value if self.halved else ""
        if piece.rule in {"begins", "beside"}:
            return self.value or ("T12:00" if self.late else "")  # "set for tonight, will be on Zoom, at 6"
        counted = piece.rule == "narrative" and piece["u"] in {"hour", "minute", "min"}
        sure = self.here or around in {"present", "future"}
        told = re.match(r",? (?:at|to) \d", piece.match.string[piece.end : piece.end + 8]) is not None
        return self.value if counted and sure and not told and self.value else day


def _is_halved(time: Time) -> bool:
    return re.search(r"[ap]\.? ?m\b|noon|o'clock", time.words, re.IGNORECASE) is not None


def day_for(time: Time, beside: list[Time], told: Told) -> Time | None:
    """Whose day a time of day alone shares: one in its sentence, or the last fitting one told before it."""
    earlier, today = told.before(time.sentence), told.today
    dated = [t for t in beside if t.day and t.kind == "date"]
    dated = [t for t in dated if not (given_up(t) or _is_over(t, time, told) or _only_ends(t, time))]
    own = [t for t in dated if not _is_of_others(t, time, told)]
    near = sorted(own, key=lambda t: abs(t.start - time.start))
    said = time.attribution
    fitting = [t for t in near if t.attribution == said] or ([] if time.tense == "future" else near)
    if fitting:
        return _new_one(fitting[0])
    if told.live and time.tense == "present" and any(w.lower == "now" for w in time.sentence.words):
        return None  # "tickets are good for Sunday. The match now tips off at 20.30"
    if today is None:
        return next((t for t in reversed(earlier) if t.day and not t.attribution), None)
    days = [t for t in reversed(earlier[-10:]) if not t.attribution and _fits(t, time, today)]
    days = [t for t in days if not (given_up(t) or _is_last(t))] or [t for t in days if not given_up(t)]
    same = [t for t in days if t.sentence.block is time.sentence.block]
    if told.line is not None:
        other = (t for t in same if t.day != told.line.day)
        return (next(other, None) if _goes_on_from(same, time) else None) or told.line
    near = [t for t in days if abs((date.fromisoformat(t.day) - today).days) <= _NEAR]
    near.sort(key=_is_dateline)
    hour = int(time.value[1:3])
    parts = [t for t in near if _part(t) and _EVENING[_part(t)][0] <= hour < _EVENING[_part(t)][1]]
    told_first = [t for t in earlier if not _is_dateline(t) and t.words.lower() != "overnight"][:1]
    first = [t for t in told_first if t in near]
    news = [t for t in reversed(earlier[-10:]) if t.attribution and _fits(t, time, today)]
    news = [t for t in news if time.tense == "past" and (today - date.fromisoformat(t.day)).days <= _NEWS]
    found = next((t for t in [*same, *parts, *first, *near, *news]), None)
    if found is None and len(own) < len(dated) and time.tense == "future":
        return replace(dated[0], value=str(today))  # "called off Friday's race, and will meet at four"
    return _new_one(found) if found is not None else None


def _is_dateline(time: Time) -> bool:
    """ "LISBON, Nov. 20 (Meridian) -": the day of writing, which is told of only where no other day is."""
    words = time.sentence.words
    return words[-1].text in _DASHES and not any(w.tag.startswith(("VB", "MD")) for w in words)


def _is_of_others(day: Time, time: Time, told: Told) -> bool:
    """ "Cancelled a launch, arranged for Friday, and will meet at four": the day of something else.

    So is "tomorrow's" of "from 10am to 8.30am, and tomorrow's rehearsal is off", and a day long past.
    """
    if told.today is None or not told.earlier:
        return False
    if time.tense in {"future", "present"} and (told.today - date.fromisoformat(day.day)).days > _LONG_AGO:
        return True
    sentence = time.sentence
    own, theirs = tense.verb(sentence, time.word), tense.verb(sentence, day.word)
    if own is None or theirs is None or own is theirs:
        return False
    joined = any(w.tag == "CC" for w in sentence.words if time.end <= w.start < day.start)
    if day.start > time.start:
        another = theirs.dep == "conj" and bool(sentence.child(theirs, "nsubj", "nsubjpass"))
        return joined and (day.word.dep == "poss" or (another and _is_told_on(time, told)))
    aside = theirs.dep == "acl" and theirs.lemma in tense.AHEAD
    noun = sentence.head(theirs) if aside else None
    verb = tense.verb(sentence, noun) if noun is not None else None
    return verb is not None and verb is not own and own.dep == "conj" and sentence.head(own) is verb


def _is_told_on(time: Time, told: Told) -> bool:
    """ "It starts at 10am, and entries close on 29 May": whether a day was told that it starts on."""
    same = (
        t for t in reversed(told.earlier) if t.sentence.block is time.sentence.block and not t.attribution
    )
    last = next((t for t in same if t.day), None)
    return last is not None and told.today is not None and _fits(last, time, told.today)


def _only_ends(day: Time, time: Time) -> bool:
    """ "Opens at 18:30; the show runs until 14 September": the day on which something else ends."""
    ends = bool({"until", "till", "through"} & {w.lower for w in day.before(1)}) and not day.exact
    first, last = sorted((day.start, time.start))
    between = [w for w in time.sentence.words if first < w.start < last]
    return ends and any(w.text == ";" or w.tag.startswith("VB") for w in between)


def _goes_on_from(days: list[Time], time: Time) -> bool:
    """Whether a sentence goes on from the day of the one before it, not from that of the line above both."""
    words = time.sentence.words
    if not days or time.sentence.number - days[0].sentence.number > 1:
        return False
    verbless = not any(w.tag in {"VBD", "VBP", "VBZ", "MD"} for w in words)
    return words[0].tag.startswith(("PRP", "DT", "RB")) or words[0].lower in _OPENERS or verbless


def _new_one(told: Time) -> Time:
    """ "Pushed back from 8 September to 24 November": of the two days the one that holds now."""
    ends = re.split(r" to (?=\D*[A-Z][a-z])", told.words)
    moved = any(w.lemma in tense.AHEAD | lexicon.group("shifts") for w in told.before(_MOVE))
    if "/" not in told.value or len(ends) != 2 or not moved or not re.search(r"[A-Z][a-z]{2}", ends[0]):
        return told
    return replace(told, value=told.value.split("/")[1])


def past_midnight(time: Time, of: Time | None, told: Told) -> bool:
    """Whether what is told of a night goes on in the morning: "at 11pm on Tuesday. They left at 5 a.m."."""
    if of is not None and of.sentence is time.sentence:
        return _goes_on_at_night(of, time)
    last = told.earlier[-1] if told.earlier else None
    if of is None or last is None or not last.exact or last.sentence.block is not time.sentence.block:
        return False
    if time.tense != "past" or last.tense != "past" or of.day != last.day:
        return False
    before = any(w.lower == "had" for w in time.sentence.words)
    late, early = last.value[11:16] >= _LATE, time.value[1:6] <= "12:00"
    return late and early and not before and told.today is not None and of.day < str(told.today)


def _goes_on_at_night(evening: Time, time: Time) -> bool:
    """ "Left at 11 p.m. on Friday and reached Dover at 4 a.m.": whether the second is of the next morning."""
    if not evening.exact or evening.start > time.start or {evening.tense, time.tense} != {"past"}:
        return False
    between = [w for w in time.sentence.words if evening.end <= w.start < time.start]
    on = any(w.tag == "VBD" for w in between) and not any(w.lower == "had" for w in between)
    return on and evening.value[11:16] >= _LATE and "00:00" < time.value[1:6] <= _MORNING


def _is_over(day: Time, time: Time, told: Told) -> bool:
    """Whether a day is not that of a time of day: "shut since Friday, it opens at six", "again on Sunday"."""
    if told.line is not None and re.search(r"\bagain on $", _lead(day)):
        return True
    over = told.today is not None and day.day < str(told.today)[:10] and day.tense == "past"
    return over and time.tense == "future" and told.live


def _lead(time: Time) -> str:
    """The words before an expression in its sentence."""
    return "".join(w.lower + " " for w in time.before(3))


def _is_last(time: Time) -> bool:
    """ "Because of works that last until 24 April": the day on which something ends."""
    before = [w.lower for w in time.before(1)]
    return before[-1:] in (["until"], ["till"], ["by"]) and "/" not in time.value


def given_up(time: Time) -> bool:
    """Whether a day is one first planned: "originally set for 8 March", "from 8 March", "not 8 March"."""
    words = time.before(4)
    instead = [w.lower for w in words[-2:]]
    if instead in (["instead", "of"], ["rather", "than"]) or instead[-1:] == ["not"]:
        return True
    planned = any(w.lemma in tense.AHEAD for w in words)
    moved = len(words) > 1 and words[-1].lower == "from" and words[-2].tag in {"VBN", "VBD"}
    first = any(w.lower in {"first", "originally", "initially"} for w in words)
    return planned and (moved or first)


def night_after(clock: str, told: Time | None) -> bool:
    """Whether a time of day belongs to the morning after the night that was told: "until 1.20am"."""
    return told is not None and _part(told) == "NI" and clock[1:3] < "05"


def _part(time: Time) -> str:
    """The part of the day a time names, if it is one that tells hours."""
    return next((p for p in _EVENING if time.value.endswith("T" + p)), "")


def _fits(told: Time, time: Time, today: date) -> bool:
    """Whether a day told before can be the day of a time of day, by its tense."""
    if not told.day:
        return False
    if time.tense in {"future", "present"}:
        return told.day > str(today) or (told.day == str(today) and told.tense != "past")
    return time.tense != "past" or told.day <= str(today)


def in_the_afternoon(clock: str, day: Time | None) -> str:
    """ "6:30" of an evening is half past six after noon."""
    hour = int(clock[1:3])
    if day is not None and 1 <= hour < 12 and _part(day) in {"NI", "EV", "AF"}:
        return f"T{hour + 12}{clock[3:]}"
    return clock
