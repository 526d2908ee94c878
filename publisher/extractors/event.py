"""One event as the text tells it."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from publisher.extractors import times
from publisher.extractors.clauses import Mood
from publisher.extractors.entities import Thing
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.times import Time
from publisher.extractors.times.schedules import Schedule

CANCELLED, POSTPONED, RESCHEDULED, ONLINE = (
    "EventCancelled",
    "EventPostponed",
    "EventRescheduled",
    "EventMovedOnline",
)
ON = "EventScheduled"
"""Said of what was off and is on again; of all other plans there is nothing to say."""


Plan: TypeAlias = Literal["", "had been set", "was to have been"]
"""How a telling speaks of a plan that was the first: with the second, the event did not come about so."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One of several days told in a row: the numbers of its own words and of those of the others."""

    own: frozenset[int]
    others: frozenset[int]


@dataclass(slots=True)
class Event:
    """One event: its first telling, and what all tellings say of it.

    `doors` is when they open, `home` the team at whose ground it is, `mixed` whether one can be there or
    follow it online, `titled` whether it goes by a name of its own, `second_plan` whether its day is told as
    one that stands for another ("will now be held"), `read` the places that its own clause was read to
    name, `how` the rule by which the first was, `known` those who were read to take part, `stop` what is
    told of its own day where the sentence tells several in a row, `schedule` when it returns, `whole` the
    event that it is a part of.
    """

    sentence: Sentence
    focus: Word
    verb: Word | None
    kind: str
    type: str
    name: str
    mood: Mood
    time: Time | None = None
    end: str = ""
    previous: Time | None = None
    duration: Time | None = None
    places: list[tuple[Thing, Word]] = field(default_factory=list)
    read: list[tuple[Thing, Word]] = field(default_factory=list)
    takers: list[tuple[Thing, str, Word]] = field(default_factory=list)
    known: list[tuple[Thing, str, Word]] = field(default_factory=list)
    status: str = ""
    first_plan: Plan = ""
    second_plan: bool = False
    doors: Time | None = None
    home: Thing | None = None
    mixed: bool = False
    titled: bool = False
    how: str = ""
    ordinal: str = ""
    last: Time | None = None
    stop: Stop | None = None
    schedule: Schedule | None = None
    whole: Event | None = field(default=None, repr=False)
    tellings: list[tuple[Sentence, Word]] = field(default_factory=list)

    def shared(self, other: Event) -> list[tuple[Thing, str, Word]]:
        """Those of another event as they take part in this one too: by no word of its own sentence."""
        return [(thing, role, self.focus) for thing, role, _ in other.takers]

    @property
    def start(self) -> str:
        """When it begins, as schema.org writes it; empty when not even its year is known."""
        return moment(self.time.value) if self.time is not None else ""

    @property
    def day(self) -> str:
        """Its first day as far as known."""
        return self.start[:10]


@functools.lru_cache(maxsize=4096)
def moment(value: str) -> str:
    """The beginning of a time value as an ISO 8601 date or date-time; as exact as the value, or less."""
    value = value.split("/", maxsplit=1)[0]
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?)?)?", value):
        return value
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)T[A-Z]{2}", value):
        return match[1]
    if match := re.fullmatch(r"(\d{4})-([HQ]\d|[A-Z]{2})", value):
        return match[1]
    if re.fullmatch(r"\d{4}-W\d\d(-WE)?", value):
        span = times.bounds(value)
        if span is not None and span[0].year == span[1].year:
            return span[0].isoformat()[: 7 if span[0].month == span[1].month else 4]
    return ""
