"""Where the events told before were, as it speaks for where the next one is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from publisher.extractors.entities import Thing
from publisher.extractors.event import Event

_FAR = 3
"""Sentences between two events, from which it does not matter how many."""


@dataclass(slots=True)
class Past:
    """The places of the events before one: of the last, of the last that has any, and of all before it.

    `likes` has the kinds, the days and the people of the events at each place.
    """

    last: Event | None = None
    placed: Event | None = None
    earlier: set[int] = field(default_factory=set)
    likes: dict[int, set[str | int]] = field(default_factory=dict)

    def add(self, event: Event) -> None:
        """One more event that has its place, if any."""
        if (before := place(self.last)) is not None:
            self.earlier.add(id(before))
        self.last = event
        if (there := place(event)) is not None:
            self.placed = event
            people = (id(thing) for thing, _, _ in event.known)
            days = (f"day {event.day}",) if event.day else ()
            self.likes.setdefault(id(there), set()).update((f"kind {event.kind}", *days, *people))

    def signs(self, thing: Thing, event: Event, named: bool) -> Iterator[str]:
        """What these events say of a place of the next, which its sentences name or do not."""
        if self.last is not None and place(self.last) is thing:
            yield "where the last was"
            told = {id(sentence) for sentence, _ in event.tellings}
            if any(id(sentence) in told for sentence, _ in self.last.tellings):
                yield "where the last of its sentence was"
        if id(thing) in self.earlier:
            yield "where one was"
        if self.placed is not None and place(self.placed) is thing:
            between = event.sentence.number - self.placed.tellings[-1][0].number
            far = max(0, min(between, _FAR))
            yield f"where the last with a place was, {far} before"
            if not named:
                yield f"where the last with a place was, {far} before, not named"
        likes = self.likes.get(id(thing), set())
        if f"kind {event.kind}" in likes:
            yield "where its like was"
        if f"day {event.day}" in likes:
            yield "where that of its day was"
        if any(id(taker) in likes for taker, _, _ in event.known):
            yield "where its people were"


def place(event: Event | None) -> Thing | None:
    """Where an event is."""
    return event.places[0][0] if event is not None and event.places else None
