"""By which nouns an article speaks of its places: "a mill at Narango", then "the mill"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from publisher.extractors import clauses
from publisher.extractors.entities import Thing
from publisher.extractors.entities.mention import Mention
from publisher.extractors.event import Event
from publisher.extractors.hanging import Named
from publisher.extractors.reading import Word

_KNOWN = frozenset({"the", "this", "that", "its", "their", "his", "her"})
_AT = ("at", "in", "on", "to", "from", "with", "by")
_HELD = (*_AT, "of")
_MOVED = (*_AT, "through", "into", "near", "outside")
_UP = 5
"""Steps up from a place to nouns that it is named with."""


@dataclass(slots=True)
class Nouns:
    """The nouns that the places of an article are named with."""

    spans: Named
    things: Sequence[Thing]
    _of: dict[str, set[int]] = field(init=False, default_factory=dict)
    _told: dict[int, list[tuple[str, str]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for thing in self.things:
            nouns = {noun.lemma for mention in thing.mentions for noun in _beside(mention)}
            for noun in (*nouns, thing.name.split()[-1].lower()):
                self._of.setdefault(noun, set()).add(id(thing))

    def signs(self, thing: Thing, event: Event) -> Iterator[str]:
        """Whether a noun of an event's clause is one that a place is named with."""
        if (known := self._told.get(id(event))) is None:
            known = self._told[id(event)] = list(self._of_clause(event))
        return (sign for sign, noun in known if id(thing) in self._of.get(noun, ()))

    def _of_clause(self, event: Event) -> Iterator[tuple[str, str]]:
        """What each noun of an event's clause says of a place that is named with it."""
        spans = self.spans.get(event.sentence.number, ())
        for part, noun in _nouns(event):
            if noun.lemma in self._of and not any(m.first <= noun.i < m.last for m, _ in spans):
                known = any(w.lower in _KNOWN for w in event.sentence.child(noun, "det", "poss"))
                yield f"{'the ' if known else ''}{part} is named with it", noun.lemma


def _beside(mention: Mention) -> Iterator[Word]:
    """The nouns that a place is named with: those it hangs on up to the verb, and what it is said to be."""
    sentence, word = mention.sentence, mention.head
    yield from (w for w in sentence.child(word, "appos") if w.tag in {"NN", "NNS"})
    for _ in range(_UP):
        above = sentence.head(word)
        if above is None or above.tag.startswith("VB"):
            return
        word = above
        if word.tag in {"NN", "NNS"} and not mention.first <= word.i < mention.last:
            yield word


def _nouns(event: Event) -> Iterator[tuple[str, Word]]:
    """The nouns of an event's clause, and what each is there."""
    found = (pair for pair in _arguments(event) if pair[1].tag in {"NN", "NNS"})
    yield from (pair for pair in found if pair[0] == "itself" or pair[1] is not event.focus)


def _arguments(event: Event) -> Iterator[tuple[str, Word]]:
    sentence, top = event.sentence, event.verb or event.focus
    if event.focus.tag in {"NN", "NNS"}:
        yield "itself", event.focus
        yield from (("what it is of", w) for _, w in clauses.phrases(sentence, event.focus, *_HELD))
    if top.tag.startswith("VB"):
        yield from (("its subject", w) for w in clauses.subjects(sentence, top))
        yield from (("its object", w) for w in sentence.child(top, "dobj"))
        yield from (("its phrase", w) for _, w in clauses.phrases(sentence, top, *_MOVED))
