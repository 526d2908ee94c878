"""What speaks for and against each place of an article, and no place, as that of an event.

What the event's own clause was read to say is a strong sign and not the last word, for a clause may name two
places, or one that something else is in. The other signs of a place are what it is, where the article names
it (headline, dateline, lead, so many sentences before the event, and with how many places since), by what way
it hangs on the word that tells the event, how near it stands to the day, and where other events were.
Those of no place are what tells the event and how.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from publisher.extractors import hanging, lexicon
from publisher.extractors.clauses import bearings
from publisher.extractors.entities import Thing
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.spots import breadth, is_venue
from publisher.extractors.event import Event
from publisher.extractors.hanging import Hanging
from publisher.extractors.places import around, standing
from publisher.extractors.places.around import Around
from publisher.extractors.places.past import Past
from publisher.extractors.places.spoken import Nouns
from publisher.extractors.reading import Sentence
from publisher.extractors.references import Names, manner
from publisher.extractors.times import Time

_OLD = 30
"""Days before publication, from which an event is background."""
_WEEK, _DAY = 7, len("2024-05-15")
NEWS = "where the news is from"
"""Said of the place of a dateline where the lead tells what happened and names no other."""
_SHORT = 5
"""Sentences of a text so short that all of it is about one thing."""
_KINDS = ("venue", "city", "region", "country", "continent")
TEXT = frozenset({"paragraph", "note", "correction"})
_BEFORE, _AFTER = 4, 3
"""Sentences between a place and an event behind it or before it, from which it does not matter how many."""
_NEAR, _NOT_FAR = 2, 6
"""Words between a place and the time of an event."""
_BY_MANNER = frozenset({"where the last was", "where its like was", "back 1", "later 1"})
"""What says more or less by how an event is told: "the vote" was where the last was, "a vote" need not be."""


@dataclass(frozen=True, slots=True)
class _Naming:
    """Where an article names a place: in which sentences of its text, in its headline, in its dateline."""

    text: Sequence[Sentence]
    numbers: Sequence[int]
    headline: bool
    dateline: bool

    @classmethod
    def of(cls, thing: Thing) -> _Naming:
        text = [m.sentence for m in thing.mentions if m.sentence.block.kind in TEXT]
        headline = any(m.sentence.block.kind in {"headline", "dek"} for m in thing.mentions)
        return cls(text, [s.number for s in text], headline, any(m.dateline for m in thing.mentions))


@dataclass(slots=True)
class Article:
    """The places of an article, as what happens in it can be at one."""

    sentences: Sequence[Sentence]
    named: list[Thing]
    today: date | None
    times: Sequence[Time]
    events: Sequence[Event]
    names: Names
    things: list[Thing] = field(init=False)
    lead: int = field(init=False)
    short: bool = field(init=False)
    _order: list[tuple[int, int]] = field(init=False)
    _namings: dict[int, _Naming] = field(init=False)
    _around: dict[int, Around] = field(init=False)
    _claimed: dict[int, set[int]] = field(init=False, default_factory=dict)
    _manners: dict[int, str] = field(init=False, default_factory=dict)
    _hanging: Hanging = field(init=False)
    _nouns: Nouns = field(init=False)

    def __post_init__(self) -> None:
        paragraphs = [s.number for s in self.sentences if s.block.kind == "paragraph"]
        self.lead = paragraphs[0] if paragraphs else 0
        self.short = len(paragraphs) <= _SHORT
        self.things = [t for t in self.named if t.kind == "place" or is_venue(t)]
        self._namings, self._around = {}, {}
        self._hanging = Hanging(self.names.spans, self.events)
        self._nouns = Nouns(self.names.spans, self.things)
        told = [(m, t) for t in self.things for m in t.mentions if m.sentence.block.kind in TEXT]
        told.sort(key=lambda pair: pair[0].start)
        self._order = [(m.sentence.number, id(t)) for m, t in told]

    def candidates(self, event: Event) -> list[Thing]:
        """The places that an event can be at: those of the article, and what its clause was read to be at."""
        read = [t for t, _ in event.read]
        named = [t for t in self.things if t in read or not _is_aside(t, event)]
        contests = [e for e in self.events if e.type == "SportsEvent" and event.type == e.type]
        plays = [t for e in contests for t, _, _ in e.known]
        return [*(t for t in named if t in read or t not in plays), *(t for t in read if t not in named)]

    def signs(self, thing: Thing, event: Event, past: Past) -> set[str]:
        """What speaks for or against a place."""
        here = self._look(event)
        naming = self._namings.get(id(thing)) or self._namings.setdefault(id(thing), _Naming.of(thing))
        said = [m for m in thing.mentions if m.sentence.number in here.told]
        found = {
            *self._of_itself(thing, event),
            *past.signs(thing, event, named=bool(said)),
            *self._of_rivals(thing, event),
            *self._nouns.signs(thing, event),
        }
        for mention in thing.mentions:
            found.update(self._of_mention(mention, event))
            found.update(self._of_time(mention, event))
        for mention in said:
            found.update(_of_clause(mention, event, here))
        if said:
            found.update({f"{here.pointer}: named"} if here.pointer else ())
        else:
            found.update(_of_distance(thing, event, here, naming))
            found.update(_of_pointer(thing, event, here, naming))
        if naming.dateline and here.others == "none named" and self._is_news(event):
            found.add(NEWS)
        behind = naming.numbers and naming.numbers[0] > event.sentence.number
        if behind and all(t is not thing for t, _ in event.places):
            found.add("only later")
        return found | {f"{self._manner(event)}: {sign}" for sign in found & _BY_MANNER}

    def _look(self, event: Event) -> Around:
        known = self._around.get(id(event))
        if known is None:
            known = self._around[id(event)] = around.look(event, self.names.spans, self._order)
        return known

    def _manner(self, event: Event) -> str:
        if (known := self._manners.get(id(event))) is None:
            known = manner.of(self.names, event.sentence, event.focus, event.verb)
            self._manners[id(event)] = known
        return known

    def _of_itself(self, thing: Thing, event: Event) -> Iterator[str]:
        kind = "body" if thing.kind == "organization" else _KINDS[breadth(thing)]
        yield f"{kind} of what is national" if event.kind in lexicon.group("national") else kind
        yield f"{event.type or 'untyped'} in {kind}"
        yield f"a {thing.type}"
        if thing.kind == "place":
            yield "known" if thing.place is not None else "unknown"
        read = [t for t, _ in event.read]
        if thing in read:
            yield from ("read", f"read by {event.how}") if thing is read[0] else ("read as well",)
            told = [s for s, _ in event.tellings]
            if not any(m.sentence is s for m in thing.mentions for s in told):
                yield "read unnamed"
        if any(t is thing for t, _, _ in event.known):
            yield "takes part"
        if [t for t in self.things if t.kind == "place"] == [thing]:
            yield "only place"

    def _of_rivals(self, thing: Thing, event: Event) -> Iterator[str]:
        """What the other events of its sentences say of a place: whether one of them was read to be there."""
        if (claimed := self._claimed.get(id(event))) is None:
            told = {s.number for s, _ in event.tellings}
            rivals = (e for e in self.events if any(s.number in told for s, _ in e.tellings))
            claimed = {id(t) for rival in rivals if rival is not event for t, _ in rival.read}
            self._claimed[id(event)] = claimed
        if id(thing) in claimed:
            yield "of another too" if any(t is thing for t, _ in event.read) else "of another"

    def _of_time(self, mention: Mention, event: Event) -> Iterator[str]:
        """Whether, of several days in a sentence, its is the nearest: "in Hull today, in Ely on Friday"."""
        here = [t for t in self.times if t.sentence is mention.sentence and t.kind == "date" and t.day]
        if event.time in here and len({t.day for t in here}) > 1:
            nearest = min(here, key=lambda t: standing.distance(mention, t))
            yield "beside its day" if event.time.day == nearest.day else "beside the day of another"

    def _of_mention(self, mention: Mention, event: Event) -> Iterator[str]:
        block, how, room = mention.sentence.block.kind, standing.behind(mention), self._room(event)
        if mention.dateline:
            yield f"dateline {room}"
        elif block in {"headline", "dek"}:
            yield from (f"headline {how}", f"headline {room}")
        elif block in TEXT:
            told = next((w for s, w in event.tellings if s is mention.sentence), None)
            if told is not None:
                verb = event.verb if told is event.focus else None
                side = bearings.of(mention.sentence, mention.head, told, verb).split()[0]
                if side != "above" and standing.of_a_matter(mention, told):
                    yield "of a matter"
                yield from (f"{side} {how}", "behind" if mention.first > told.i else "ahead")
                yield f"{bearings.way(mention.sentence, mention.head, told, verb)}: {how}"
                yield from self._hanging.signs(mention, event)
                yield f"hangs on {self._hanging.hold(mention, event)}: {how}"
                yield from hanging.breaks(mention, told)
            elif mention.sentence.number == event.sentence.number - 1:
                yield from (f"before {how}", f"before {room}")
                yield f"before on {self._hanging.hold(mention, event)}"
            if told is None and mention.sentence.number == self.lead:
                yield f"lead {room}"

    def _room(self, event: Event) -> str:
        """Whether all of the text is about one thing, or the lead that tells an event."""
        if self.short:
            return "in a short text"
        return "for the lead" if event.sentence.number <= self.lead + 1 else "for what follows"

    def signs_of_none(self, event: Event) -> set[str]:
        """What speaks for an event's having no place that is told."""
        found = {"any", event.type or "untyped", event.status or "as planned", f"mood {event.mood}"}
        found.add("noun" if event.focus.tag.startswith("NN") else "verb")
        found.add(f"told by {(event.verb or event.focus).lemma}")
        found.add("in the lead" if event.sentence.number <= self.lead + 1 else "later")
        found.add("told often" if len(event.tellings) > 1 else "told once")
        found.add("dated" if event.day else "undated")
        if pointer := self._look(event).pointer:
            found.update((pointer,) if pointer == around.ANOTHER else ("pointed to", pointer))
        found.update(
            name
            for name, so in (
                ("nowhere", _is_nowhere(event)),
                ("national", event.kind in lexicon.group("national")),
                ("short", self.short),
                ("old", self._old(event)),
                ("somebody", bool(event.known)),
                ("away", event.focus.lemma in lexicon.group("visiting") and event.type == "SportsEvent"),
            )
            if so
        )
        return {f"none: {sign}" for sign in found}

    def _is_news(self, event: Event) -> bool:
        """Whether an event of these days is what the lead tells, first of all."""
        if event.mood != "fact" or len(event.day) != _DAY or self.today is None or _is_nowhere(event):
            return False
        now = date.fromisoformat(self.today.isoformat()[:10])
        return event.sentence.number == self.lead and event.day >= str(now - timedelta(_WEEK))

    def _old(self, event: Event) -> bool:
        """Whether an event was long before publication."""
        if not event.day or self.today is None:
            return False
        now = date.fromisoformat(self.today.isoformat()[:10])
        return event.day < str(now - timedelta(_OLD))[: len(event.day)]


def _is_nowhere(event: Event) -> bool:
    """Whether an event is a decision, a deal or another that has no place of its own."""
    return not {event.kind, event.focus.lemma}.isdisjoint(lexicon.group("nowhere"))


def _is_aside(thing: Thing, event: Event) -> bool:
    """Whether the sentence of an event names a place only for something else.

    "Appointed Ana Silva after talks in Turin": what is nowhere has no place by what it came after. "A hearing
    on claims by residents of Lowell", "signed a man from Porto": where people are from. "Debate the war in
    Gaza": what is spoken of.
    """
    nowhere = not {event.kind, event.focus.lemma}.isdisjoint(lexicon.group("nowhere"))
    here = [m for m in thing.mentions if m.sentence is event.sentence]
    return bool(here) and all(
        (nowhere and standing.of_a_matter(m, event.focus))
        or (_takes(event) and standing.of_what_is_taken(m, event.focus))
        or standing.of_people(m)
        or standing.of_a_journey(m, event.focus)
        or standing.of_what_is_discussed(m, event.verb)
        for m in here
    )


def _takes(event: Event) -> bool:
    """Whether somebody buys, signs or names what may be from anywhere."""
    return event.kind in lexicon.group("nowhere") and event.focus.tag.startswith("VB")


def _of_clause(mention: Mention, event: Event, here: Around) -> Iterator[str]:
    """How a place stands to the clause and to the time of an event that its sentence tells."""
    if event.time is not None and mention.sentence is event.time.sentence:
        far = standing.distance(mention, event.time)
        yield "near its time" if far <= _NEAR else "not far from its time" if far <= _NOT_FAR else "far"
    if mention.sentence is event.sentence:
        if here.clause:
            yield "in its clause" if mention.head.i in here.clause else "out of its clause"
        if leads := standing.leading(mention, (event.verb or event.focus).lemma):
            yield leads


def _of_distance(thing: Thing, event: Event, here: Around, naming: _Naming) -> Iterator[str]:
    """How far from an event a place is named that its own sentences do not name."""
    number = event.sentence.number
    behind = bisect.bisect_left(naming.numbers, number)
    if behind:
        last = naming.text[behind - 1]
        where = "back"
        yield f"back {min(number - last.number, _BEFORE)}"
        yield f"back, {here.ranks.get(id(thing), len(here.ranks))} named since"
        if last.block is event.sentence.block:
            yield "back in its paragraph"
    elif naming.numbers:
        first = naming.text[0]
        where = "later"
        yield f"later {min(first.number - number, _AFTER)}"
        if first.block is event.sentence.block:
            yield "later in its paragraph"
    else:
        where = "headline" if naming.headline else "dateline"
    yield f"{here.others}: {where}"
    if naming.headline:
        yield f"{here.others}: in the headline"
    if naming.dateline:
        yield f"{here.others}: in the dateline"


def _of_pointer(thing: Thing, event: Event, here: Around, naming: _Naming) -> Iterator[str]:
    """What is told of an event's place without its name, as it speaks for this one."""
    if not here.pointer:
        return
    back = bool(naming.numbers) and naming.numbers[0] < event.sentence.number
    yield f"{here.pointer}: {'back' if back else 'not back'}"
    for name, so in (
        ("last named", here.ranks.get(id(thing)) == 0),
        ("headline", naming.headline),
        ("dateline", naming.dateline),
        ("venue", breadth(thing) == 0 or thing.kind != "place"),
    ):
        if so:
            yield f"{here.pointer}: {name}"
    if here.noun and here.noun in thing.name.lower():
        yield "called by its noun"
