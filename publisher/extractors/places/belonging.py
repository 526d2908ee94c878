"""To what a place belongs where it is named: somebody who is from there, a house, another event, this one.

And by which nouns an article speaks of it: "a mill at Narango", then "the mill".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from publisher.extractors import clauses, lexicon
from publisher.extractors.entities import Thing, roles
from publisher.extractors.entities.mention import Mention
from publisher.extractors.event import Event
from publisher.extractors.places.standing import Named, behind
from publisher.extractors.reading import Sentence, Word

_SORTS = (
    ("a doing", lexicon.group("event nouns")),
    ("somebody", lexicon.group("people nouns") | lexicon.group("evacuees") | lexicon.group("roles")),
    ("a group", lexicon.group("bodies") | lexicon.group("groups")),
    (
        "a spot",
        lexicon.group("sites")
        | lexicon.group("rooms")
        | lexicon.group("place words")
        | lexicon.group("somewhere"),
    ),
)
_KNOWN = frozenset({"the", "this", "that", "its", "their", "his", "her"})
_AT = ("at", "in", "on", "to", "from", "with", "by")
_HELD = (*_AT, "of")
_MOVED = (*_AT, "through", "into", "near", "outside")
_BREAKS = frozenset({",", ";", ":", "—", "-"})
_MANY = 3
"""As how many breaks between a place and an event all more count."""
_UP, _NOUNS_UP = 12, 5
"""Steps up from a place that are looked at: for what it belongs to, for the nouns that it is named with."""


@dataclass(slots=True)
class Belongings:
    """What the places of an article belong to in its sentences, and by which nouns they are spoken of."""

    spans: Named
    things: Sequence[Thing]
    events: Sequence[Event]
    _tellers: dict[tuple[int, int], list[Event]] = field(init=False, default_factory=dict)
    _nouns: dict[str, set[int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for event in self.events:
            for sentence, word in event.tellings:
                self._tellers.setdefault((sentence.number, word.i), []).append(event)
                if word is event.focus and event.verb is not None:
                    self._tellers.setdefault((sentence.number, event.verb.i), []).append(event)
        for thing in self.things:
            nouns = {noun.lemma for mention in thing.mentions for noun in _beside(mention)}
            for noun in (*nouns, thing.name.split()[-1].lower()):
                self._nouns.setdefault(noun, set()).add(id(thing))

    def above(self, mention: Mention, event: Event) -> Iterator[str]:
        """What a place hangs on, and what else stands on the way up to the word that tells an event."""
        sorts = []
        for word in _up(mention):
            sorts.append(self._sort(mention.sentence, word, event))
            if sorts[-1] == "the event":
                break
        if sorts:
            yield from (f"hangs on {sorts[0]}", f"hangs on {sorts[0]}: {behind(mention)}")
        if sorts and sorts[0] != "the event":
            yield from (f"through {sort}" for sort in set(sorts) - {"the event", "a verb", "else"})

    def hold(self, mention: Mention, event: Event) -> str:
        """What a place of a sentence that does not tell the event hangs on."""
        word = next(_up(mention), None)
        return self._sort(mention.sentence, word, event) if word is not None else "nothing"

    def _sort(self, sentence: Sentence, word: Word, event: Event) -> str:
        """What a word is that a place hangs on."""
        if told := self._tellers.get((sentence.number, word.i)):
            return "the event" if any(one is event for one in told) else "another event"
        named = (t for m, t in self.spans.get(sentence.number, ()) if m.first <= word.i < m.last)
        if (thing := next(named, None)) is not None:
            return f"a named {thing.kind}"
        if word.tag.startswith("VB"):
            says = "saying" if word.lemma in lexicon.words("saying") else "a verb"
            return "a clause of somebody" if says == "a verb" and word.dep in {"relcl", "acl"} else says
        if word.lemma not in lexicon.words("event nouns") and roles.is_role(word):
            return "somebody"
        other = "a thing" if word.tag.startswith("NN") else "else"
        return next((sort for sort, words in _SORTS if word.lemma in words), other)

    def by_noun(self, thing: Thing, event: Event) -> Iterator[str]:
        """Whether a noun of an event's clause is one that a place is named with."""
        for place, noun in _nouns(event):
            named = any(m.first <= noun.i < m.last for m, _ in self.spans.get(event.sentence.number, ()))
            if not named and id(thing) in self._nouns.get(noun.lemma, ()):
                known = any(w.lower in _KNOWN for w in event.sentence.child(noun, "det", "poss"))
                yield f"{'the ' if known else ''}{place} is named with it"


def breaks(mention: Mention, word: Word) -> Iterator[str]:
    """How many commas and their like stand between a place and the word that tells an event."""
    first, last = sorted((mention.first, word.i))
    found = [w.text for w in mention.sentence.words[first:last] if w.text in _BREAKS]
    yield f"{min(len(found), _MANY)} breaks"
    if ";" in found:
        yield "behind a semicolon"


def _up(mention: Mention) -> Iterator[Word]:
    """The words with a sense of their own on which a place hangs, the nearest first."""
    word = mention.head
    for _ in range(_UP):
        above = mention.sentence.head(word)
        if above is None:
            return
        word = above
        if (
            word.tag.startswith(("NN", "VB", "JJ", "CD", "PRP"))
            and not mention.first <= word.i < mention.last
        ):
            yield word


def _beside(mention: Mention) -> Iterator[Word]:
    """The nouns that a place is named with: those it hangs on up to the verb, and what it is said to be."""
    sentence, word = mention.sentence, mention.head
    yield from (w for w in sentence.child(word, "appos") if w.tag in {"NN", "NNS"})
    for _ in range(_NOUNS_UP):
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
