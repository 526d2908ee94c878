"""Where an event is: chosen among all places of its article, and none, by what speaks for each.

What the event's own clause says comes from `places` and `surroundings`. It is a strong sign and not the
last word, for a clause may name two places, or one that something else is in. The other signs of a place
are what it is, where the article names it (headline, dateline, lead, the sentences around the event), how
it stands there, beside whose day, and where other events were; those of no place are what kind of event
it is.

A sign weighs what `whereabouts.tsv` says, which `python -m benchmarks.whereabouts` writes: the weights of a
conditional logistic regression over the events of the corpus.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from publisher.extractors import lexicon, naming, weighing
from publisher.extractors.clauses import bearings
from publisher.extractors.entities import Thing
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.spots import APART, breadth, is_venue, word_before
from publisher.extractors.event import ONLINE, Event
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time

WEIGHTS = Path(__file__).with_suffix(".tsv")
_OLD = 30
"""Days before publication, from which an event is background."""
_SHORT = 5
"""Sentences of a text so short that all of it is about one thing."""
_KINDS = ("venue", "city", "region", "country", "continent")
_OWN = frozenset({"from", "to", "of", "on", "between", "over", "into", "through", "for"})
_TEXT = frozenset({"paragraph", "note", "correction"})
_TURNS = frozenset({";", "and", "but", "then", "where", "when"})
_BREAK = 6
"""As how many words one that begins another thought parts a place from a time."""
_ROLES = {
    "compound": "before a noun",
    "nmod": "before a noun",
    "amod": "before a noun",
    "poss": "before a noun",
    "nsubj": "subject",
    "nsubjpass": "subject",
    "dobj": "object",
    "appos": "beside",
}


def settle(scene: Scene, events: list[Event]) -> None:
    """Gives each event the place that most speaks for, or none."""
    times = [time for found in scene.times.values() for time in found]
    article = Article(scene.reading.sentences, scene.things, scene.today, times, events)
    for n, event in enumerate(events):
        if event.status == ONLINE:
            continue
        found = article.candidates(event)
        weighed = [(weighing.total(WEIGHTS, article.signs(t, event, events[:n])), t) for t in found]
        most, best = max(weighed, key=lambda one: one[0], default=(0.0, None))
        _place(event, best if most > weighing.total(WEIGHTS, article.signs_of_none(event)) else None)


def _place(event: Event, thing: Thing | None) -> None:
    """Makes this the place of an event, and of its name where that has one."""
    old = event.places[0][0] if event.places else None
    if thing is None:
        event.places = []
    else:
        known = [p for p in event.places if p[0] is thing] or [(thing, _nearest(event, thing).head)]
        event.places = [known[0], *(p for p in event.places if p[0] is not thing)]
    if old is not thing:
        naming.move(event, old)


def _nearest(event: Event, thing: Thing) -> Mention:
    """The mention of a place that is nearest to where an event is told, in the text before others."""
    return min(
        thing.mentions,
        key=lambda m: (m.sentence.block.kind not in _TEXT, abs(m.start - event.focus.start)),
    )


@dataclass(slots=True)
class Article:
    """The places of an article, as what happens in it can be at one."""

    sentences: Sequence[Sentence]
    named: list[Thing]
    today: date | None
    times: Sequence[Time]
    events: Sequence[Event]
    things: list[Thing] = field(init=False)
    lead: int = field(init=False)
    short: bool = field(init=False)

    def __post_init__(self) -> None:
        paragraphs = [s.number for s in self.sentences if s.block.kind == "paragraph"]
        self.lead = paragraphs[0] if paragraphs else 0
        self.short = len(paragraphs) <= _SHORT
        self.things = [t for t in self.named if t.kind == "place" or is_venue(t)]

    def candidates(self, event: Event) -> list[Thing]:
        """The places that an event can be at: those of the article, and what its clause was read to be at."""
        return [*self.things, *(t for t, _ in event.read if t not in self.things)]

    def signs(self, thing: Thing, event: Event, before: list[Event]) -> set[str]:
        """What speaks for or against a place."""
        found = {*self._of_itself(thing, event), *_of_others(thing, before), *self._of_rivals(thing, event)}
        for mention in thing.mentions:
            found.update(self._of_mention(mention, event))
            found.update(self._of_time(mention, event))
        text = [m for m in thing.mentions if m.sentence.block.kind == "paragraph"]
        if (
            thing not in [t for t, _ in event.places]
            and text
            and all(m.sentence.number > event.sentence.number for m in text)
        ):
            found.add("only later")
        return found

    def _of_itself(self, thing: Thing, event: Event) -> Iterator[str]:
        kind = "body" if thing.kind == "organization" else _KINDS[breadth(thing)]
        yield f"{kind} of what is national" if event.kind in lexicon.group("national") else kind
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
        told = [sentence for sentence, _ in event.tellings]
        rivals = (e for e in self.events if e is not event and any(s in told for s, _ in e.tellings))
        if any(t is thing for rival in rivals for t, _ in rival.read):
            yield "of another too" if any(t is thing for t, _ in event.read) else "of another"

    def _of_time(self, mention: Mention, event: Event) -> Iterator[str]:
        """Whether, of several days in a sentence, its is the nearest: "in Hull today, in Ely on Friday"."""
        here = [t for t in self.times if t.sentence is mention.sentence and t.kind == "date" and t.day]
        if event.time in here and len({t.day for t in here}) > 1:
            nearest = min(here, key=lambda t: _distance(mention, t))
            yield "beside its day" if event.time.day == nearest.day else "beside the day of another"

    def _of_mention(self, mention: Mention, event: Event) -> Iterator[str]:
        block, how, room = mention.sentence.block.kind, standing(mention), self._room(event)
        if mention.dateline:
            yield f"dateline {room}"
        elif block in {"headline", "dek"}:
            yield from (f"headline {how}", f"headline {room}")
        elif block in _TEXT:
            told = next((w for s, w in event.tellings if s is mention.sentence), None)
            if told is not None:
                verb = event.verb if told is event.focus else None
                side = bearings.of(mention.sentence, mention.head, told, verb).split()[0]
                if side != "above" and _of_a_matter(mention, told):
                    yield "of a matter"
                yield from (f"{side} {how}", "behind" if mention.first > told.i else "ahead")
            elif mention.sentence.number == event.sentence.number - 1:
                yield from (f"before {how}", f"before {room}")
            if told is None and mention.sentence.number == self.lead:
                yield f"lead {room}"

    def _room(self, event: Event) -> str:
        """Whether all of the text is about one thing, or the lead that tells an event."""
        if self.short:
            return "in a short text"
        return "for the lead" if event.sentence.number <= self.lead + 1 else "for what follows"

    def signs_of_none(self, event: Event) -> set[str]:
        """What speaks for an event's having no place that is told."""
        found = {"any", event.type or "untyped", event.status or "as planned"}
        found.add("noun" if event.focus.tag.startswith("NN") else "verb")
        found.update(
            name
            for name, so in (
                ("nowhere", not {event.kind, event.focus.lemma}.isdisjoint(lexicon.group("nowhere"))),
                ("national", event.kind in lexicon.group("national")),
                ("short", self.short),
                ("old", self._old(event)),
                ("somebody", bool(event.known)),
                ("away", event.focus.lemma in lexicon.group("visiting") and event.type == "SportsEvent"),
            )
            if so
        )
        return {f"none: {sign}" for sign in found}

    def _old(self, event: Event) -> bool:
        """Whether an event was long before publication."""
        if not event.day or self.today is None:
            return False
        now = date.fromisoformat(self.today.isoformat()[:10])
        return event.day < str(now - timedelta(_OLD))[: len(event.day)]


def _of_others(thing: Thing, before: list[Event]) -> Iterator[str]:
    """What the events told before say of a place."""
    if before and before[-1].places and before[-1].places[0][0] is thing:
        yield "where the last was"
    if any(e.places and e.places[0][0] is thing for e in before[:-1]):
        yield "where one was"


def _of_a_matter(mention: Mention, focus: Word) -> bool:
    """Whether a place is inside of what an event was about or came after: "named after talks in Rome"."""
    word: Word | None = mention.head
    inside = False
    while word is not None and word is not focus:
        if word.lower in APART and word.dep in {"prep", "pcomp", "advcl", "mark"}:
            return inside
        inside = inside or word.dep == "prep"
        word = mention.sentence.head(word)
    return False


def _distance(mention: Mention, time: Time) -> int:
    """How many words stand between a place and a time; one that begins another thought counts for more."""
    first, last = sorted([(mention.start, mention.end), (time.start, time.end)])
    between = [w for w in mention.sentence.words if first[1] <= w.start and w.end <= last[0]]
    return len(between) + _BREAK * sum(w.lower in _TURNS or w.tag.startswith("VB") for w in between)


def standing(mention: Mention) -> str:
    """How a place stands in its sentence: behind which preposition, or as what."""
    before = word_before(mention.sentence, mention.first)
    if before in lexicon.group("there"):
        return "in"
    if before in _OWN:
        return before
    return _ROLES.get(mention.head.dep, "else")
