"""Who takes part in an event: everyone whom its article names, weighed by what speaks for them.

Rules read phrases, and a list of phrases never ends. That they read somebody is a strong sign, and the last
word where the event's own sentence has the name. The other signs are what somebody is and how much the
article is about them; how they stand to the words that tell the event, or else in the text around it; which
word of its clause may stand for them; how the event is told, and whether rules read others; what else they
take part in.

A sign weighs what `partaking.tsv` says, which `python -m benchmarks.partaking` writes: the weights of a
logistic regression over the events of the corpus.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from publisher import gazetteer
from publisher.extractors import clauses, hanging, lexicon, weighing
from publisher.extractors.clauses import bearings
from publisher.extractors.entities import Thing
from publisher.extractors.entities.mention import Mention
from publisher.extractors.event import Event
from publisher.extractors.hanging import Hanging
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.references import Names, manner
from publisher.extractors.scene import Scene
from publisher.extractors.takers import classes, excluded, standins, understood
from publisher.extractors.takers.standins import StandIn

WEIGHTS = Path(__file__).with_suffix(".tsv")
_SURE, _LIKELY = 0.35, 0.2
"""What must speak against what rules read, and for what they did not read."""
_SHORT = 5
"""Sentences of a text so short that all of it is about one thing."""
_NEAR, _FAR = 3, 12
"""Words between a name and an event that are few, and many."""
_OFTEN = 3
_FEW = 3
"""As how many names nearer to an event all more count."""
_REACH = 12
"""Sentences around an event in which who takes part is named, if not where the article begins."""
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "poss", "compound", "ROOT"})
_HEAD = frozenset({"headline", "dek"})


def settle(scene: Scene, events: Sequence[Event]) -> None:
    """Adds to each event those for whom enough speaks, and takes from it those against whom much does."""
    article = Article(scene.reading.sentences, scene.things, scene.names, events)
    for event in events:
        found = [t for t in article.candidates(event) if article.takes_part(t, event)]
        kept = [one for one in event.known if article.is_certain(one[0], event) or _has(found, one[0])]
        others = [(t, _word(event, t)) for t in found if not _reads(event, t)]
        others = [(t, word) for t, word in others if not _is_of_another_day(event, word)]
        if any(clauses.is_alternative(event.sentence, word) for _, word in others):
            others = []  # one of two takes part, and nobody else speaks for which
        event.takers = [*kept, *((thing, "", word) for thing, word in others)]


def is_enough(weight: float, *, read: bool) -> bool:
    """Whether somebody takes part whose signs weigh so much: what rules say holds if not outweighed."""
    return weight > (-_SURE if read else _LIKELY)


def _has(things: Sequence[Thing], thing: Thing) -> bool:
    return any(one is thing for one in things)


def _reads(event: Event, thing: Thing) -> bool:
    """Whether rules read somebody to take part in an event."""
    return any(t is thing for t, _, _ in event.known)


def _word(event: Event, thing: Thing) -> Word:
    """The word of an event's sentence that names a thing; where none does, the one that tells the event."""
    return next((m.head for m in thing.mentions if m.sentence is event.sentence), event.focus)


def _is_of_another_day(event: Event, word: Word) -> bool:
    """ "Meets Ana Silva on Monday and Rui Costa on Tuesday": whom the sentence names for another day."""
    stop, words = event.stop, event.sentence.words
    return stop is not None and word.i in stop.others and words[word.i] is word


@dataclass(slots=True)
class Article:
    """Those named in an article, as they can take part in what happens in it."""

    sentences: Sequence[Sentence]
    listed: Sequence[Thing]
    names: Names
    events: Sequence[Event]
    things: list[Thing] = field(init=False)
    named: dict[int, int] = field(init=False)
    parts: dict[int, list[int]] = field(init=False, default_factory=dict)
    lead: int = field(init=False)
    short: bool = field(init=False)
    _of_things: dict[int, frozenset[str]] = field(init=False, default_factory=dict)
    _of_events: dict[int, tuple[str, str, list[StandIn]]] = field(init=False, default_factory=dict)
    _hanging: Hanging = field(init=False)

    def __post_init__(self) -> None:
        self._hanging = Hanging(self.names.spans, self.events)
        paragraphs = [s.number for s in self.sentences if s.block.kind == "paragraph"]
        self.lead = paragraphs[0] if paragraphs else 0
        self.short = len(paragraphs) <= _SHORT
        able = {id(t): t for t in self.listed if t.kind != "place" or t.type == "Country"}
        for n, event in enumerate(self.events):
            for thing, _, _ in event.known:
                self.parts.setdefault(id(thing), []).append(n)
                able.setdefault(id(thing), thing)
        self.things = list(able.values())
        worth = _HEAD | {"paragraph"}
        self.named = {k: sum(m.sentence.block.kind in worth for m in t.mentions) for k, t in able.items()}

    def is_settled(self, event: Event) -> bool:
        """Whether who takes part is certain: the two sides of a match at home, nobody."""
        return event.home is not None or event.kind in lexicon.group("nobody's")

    def candidates(self, event: Event) -> list[Thing]:
        """Those who are weighed: who was read to take part, and others near by who are not where it is.

        Where rules read several, nobody is added whom its sentence does not name.
        """
        if self.is_settled(event):
            return []
        there, several = [p for p, _ in event.places[:1]], len(event.known) > 1
        of_another = understood.is_of_somebody(event) or standins.is_unknown(self.names, event)
        return [
            t
            for t in self.things
            if _reads(event, t)
            or (
                not _has(there, t)
                and (_is_named(t, event) if several else self._is_near(t, event))
                and not excluded.is_another(t, event, of_another=of_another)
            )
        ]

    def takes_part(self, thing: Thing, event: Event) -> bool:
        """Whether somebody takes part, by all signs."""
        return is_enough(weighing.total(WEIGHTS, self.signs(thing, event)), read=_reads(event, thing))

    def is_certain(self, thing: Thing, event: Event) -> bool:
        """Whether rules have the last word on somebody: where the event's sentence has the name.

        So they have in a short text, where there is little else to go by.
        """
        last = _is_named(thing, event) or self.short or self.is_settled(event)
        return last and _reads(event, thing)

    def _is_near(self, thing: Thing, event: Event) -> bool:
        """Whether somebody is named around an event, or where the article begins."""
        numbers = (m.sentence.number for m in thing.mentions)
        return any(n <= self.lead + 1 or abs(n - event.sentence.number) <= _REACH for n in numbers)

    def signs(self, thing: Thing, event: Event) -> set[str]:
        """What speaks for or against somebody's taking part."""
        others = sum(t is not thing for t, _, _ in event.known)
        state = ("nobody", "one")[others] if others < 2 else "some"
        kind, told, words = self._of_event(event)
        found = {"always", *self._of_itself(thing), f"{classes.sort(thing)} of {kind}"}
        if _reads(event, thing):
            found.add("read")
        here = [(m, focus) for m in thing.mentions for s, focus in event.tellings if m.sentence is s]
        how = f"{'here' if here else 'elsewhere'} {state}"
        past = self._past(thing, event)
        found |= {f"{how} {past}", f"{how} {kind}", f"{how} {told}", f"{how} {told} {thing.kind}"}
        if self.short:
            found.add(f"{how} {past} of a short text")
        if len(self._others(thing, event)) >= max(2, (len(self.events) - 1) / 2):
            found.add(f"{how} in most")
        for mention, focus in here:
            found.update(_of_mention(mention, event, focus, (thing.kind, state, f"of {kind}")))
            found.update(self._of_sentence(thing, mention, event, focus))
        if not here:
            found.update(self._of_distance(thing, event, state))
        if not words:
            found.add("no word for anybody")
        for word in words:
            fits = standins.can_be(self.names, thing, word.sort, word.sex)
            found.update(word.signs(thing, fits, self.named[id(thing)]))
        return found

    def _of_sentence(self, thing: Thing, mention: Mention, event: Event, focus: Word) -> Iterator[str]:
        """What else stands around the word that tells an event: other names, other events."""
        sentence = mention.sentence
        yield from (f"{sign}, {thing.kind}" for sign in self._hanging.signs(mention, event))
        yield from hanging.breaks(mention, focus)
        yield f"{_role(mention)} on {self._hanging.hold(mention, event)}"
        named = [(m, t) for m, t in self.names.spans.get(sentence.number, ()) if t.kind != "place"]
        named.sort(key=lambda one: hanging.distance(one[0], focus.i))
        order = list(dict.fromkeys(id(t) for _, t in named))
        if id(thing) in order:
            nearer = f"{min(order.index(id(thing)), _FEW)} nearer"
            yield from (nearer, f"{nearer} to {classes.of(event)}")
        if others := self._hanging.others(sentence, event):
            first, last = sorted((mention.first, focus.i))
            if any(first < at < last for at in others):
                yield "another event between"
            nearest = min(hanging.distance(mention, at) for at in others)
            own = hanging.distance(mention, focus.i)
            yield "nearer to another event" if nearest < own else "nearest to this event"

    def _of_event(self, event: Event) -> tuple[str, str, list[StandIn]]:
        """What an event is, how it is told, and the words of its clause that stand for somebody."""
        if (known := self._of_events.get(id(event))) is None:
            named = [(t, self.named[id(t)]) for t in self.things]
            words = list(standins.of(self.names, event, named))
            known = self._of_events[id(event)] = (
                classes.of(event),
                manner.of(self.names, event.sentence, event.focus, event.verb),
                words,
            )
        return known

    def _of_itself(self, thing: Thing) -> frozenset[str]:
        """What the article says of somebody, whatever happens."""
        if (known := self._of_things.get(id(thing))) is None:
            known = self._of_things[id(thing)] = frozenset(self._standing(thing))
        return known

    def _standing(self, thing: Thing) -> Iterator[str]:
        times = self.named[id(thing)]
        rivals = [self.named[id(t)] for t in self.things if t.kind == thing.kind and t is not thing]
        yield classes.sort(thing)
        if not rivals:
            yield f"only {thing.kind}"
        elif times > max(rivals):
            yield f"most named {thing.kind}"
        if times <= 1 or times >= _OFTEN:
            yield "once" if times <= 1 else "often"
        for mention in thing.mentions:
            if mention.sentence.block.kind in _HEAD:
                yield from ("headline", f"headline {_role(mention)}")
            elif mention.sentence.number == self.lead:
                yield from ("lead", "lead subject") if _role(mention).startswith("nsubj") else ("lead",)

    def _others(self, thing: Thing, event: Event) -> list[Event]:
        """The other events that somebody was read to take part in."""
        told = (self.events[n] for n in self.parts.get(id(thing), ()))
        return [e for e in told if e is not event]

    def _past(self, thing: Thing, event: Event) -> str:
        """Whether somebody takes part in others, and in such as are like an event or told right before it."""
        others = self._others(thing, event)
        if not others:
            return "in none"
        last = any(after is event for n in self.parts[id(thing)] for after in self.events[n + 1 : n + 2])
        alike = any(classes.family(e) == classes.family(event) for e in others)
        return f"in {'the last' if last else 'one'}{' alike' if alike else ''}"

    def _of_distance(self, thing: Thing, event: Event, state: str) -> Iterator[str]:
        """Where in the text around an event somebody is named."""
        text = [m for m in thing.mentions if m.sentence.block.kind == "paragraph"]
        behind = [g for m in text if (g := event.sentence.number - m.sentence.number) > 0]
        if not behind:
            yield "only later" if text else "not in the text"
        elif min(behind) == 1:
            yield f"just before {thing.kind}"
            before = (m for m in text if event.sentence.number - m.sentence.number == 1)
            yield from (f"just before {_role(m)} {state}" for m in before)
        else:
            yield "two before" if min(behind) == 2 else "far before"
        if not event.known and not self.names.spans.get(event.sentence.number):
            yield "nobody named"
        if _is_called_there(thing, event.sentence):
            yield f"its noun {state}"


def _is_named(thing: Thing, event: Event) -> bool:
    """Whether a sentence that tells an event names somebody."""
    return any(m.sentence is s for m in thing.mentions for s, _ in event.tellings)


def _role(mention: Mention) -> str:
    return mention.head.dep if mention.head.dep in _ROLES else "else"


def _of_mention(mention: Mention, event: Event, focus: Word, crossed: Sequence[str]) -> Iterator[str]:
    """How somebody stands to the word that tells an event, in its sentence."""
    sentence = mention.sentence
    bearing = bearings.of(sentence, mention.head, focus, event.verb if focus is event.focus else None)
    way = bearings.way(sentence, mention.head, focus, event.verb if focus is event.focus else None)
    yield from (f"{bearing} {other}" for other in crossed)
    yield from (way, f"{way}, {crossed[0]}")
    yield "ahead" if mention.first < focus.i else "behind"
    distance = min(abs(mention.first - focus.i), abs(mention.last - 1 - focus.i))
    if distance <= _NEAR or distance > _FAR:
        yield "near" if distance <= _NEAR else "far off"
    above = sentence.head(mention.head)
    if above is not None and mention.head.dep == "nsubj" and above.lemma in lexicon.words("saying"):
        yield "says it" if focus in sentence.below(above) else "says something"
    if clauses.quoted(sentence, mention.words[0]):
        yield "quoted"


def _is_called_there(thing: Thing, sentence: Sentence) -> bool:
    """Whether a sentence has the noun that somebody's office or name ends with, or a country's people."""
    nouns = {role.split()[-1].lower() for role, _ in thing.roles if role}
    if thing.kind == "organization":
        nouns.add(thing.name.split()[-1].lower())
    if any(w.lemma in nouns for w in sentence.words if w.tag in {"NN", "NNS"}):
        return True
    known = gazetteer.load().demonyms if thing.kind == "place" else {}
    return bool(known) and any(known.get(w.text) == thing.country for w in sentence.words)
