"""What the words around an event say of its place without naming it: "here", "at the same venue"."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from publisher.extractors import clauses, lexicon
from publisher.extractors.event import Event
from publisher.extractors.hanging import Named
from publisher.extractors.reading import Sentence, Word

ANOTHER = "a site named"
"""What is said of a place that a name tells which it is: "the Belarusian border"."""
_LEADING = lexicon.group("there") | {"on", "to", "from", "into"}
_AT = frozenset({"at", "in", "outside", "inside"})
_SOMEWHERE = lexicon.group("sites") | lexicon.group("rooms") | lexicon.group("place words")
_MORE = lexicon.group("somewhere")
_KNOWN = frozenset({"the", "this", "that", "its", "their"})
_FEW = 3
"""As how many places named since a place all more count."""
_MANY = 40
"""So many mentions of places back it is looked which was named last."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is around one event.

    `told` are the numbers of the sentences that tell it, `others` whether they name places, and near by in
    its clause; `clause` the words of that by their places in its sentence, `ranks` how many places were named
    since each that was named before it; what none of them is named by is `pointer`, with its `noun`.
    """

    told: frozenset[int]
    others: str
    clause: frozenset[int]
    ranks: Mapping[int, int]
    pointer: str
    noun: str


def look(event: Event, named: Named, order: Sequence[tuple[int, int]]) -> Around:
    """What is around an event, of the things that each sentence names.

    In `order` are the places as the text names them: the number of the sentence, and which it is.
    """
    told = frozenset(s.number for s, _ in event.tellings)
    places = {which for _, which in order}
    own = any(id(t) in places for number in told for _, t in named.get(number, ()))
    top = event.verb or event.focus
    inside = clauses.words(event.sentence, top) if event.sentence.holds(top) else []
    others = "read elsewhere" if own and event.read else "others named" if own else "none named"
    clause = frozenset(w.i for w in inside)
    if any(m.head.i in clause and id(t) in places for m, t in named.get(event.sentence.number, ())):
        others += " near"
    pointer, noun = _pointer(event, named)
    ranks = _ranks(event.sentence.number, order)
    return Around(told, others, clause, ranks, pointer, noun)


def _ranks(number: int, order: Sequence[tuple[int, int]]) -> Mapping[int, int]:
    """The few places that were named last before a sentence, by how many were named since."""
    ranks: dict[int, int] = {}
    behind = bisect.bisect_left(order, (number, 0))
    for _, which in reversed(order[max(0, behind - _MANY) : behind]):
        ranks.setdefault(which, len(ranks))
        if len(ranks) == _FEW:
            break
    return ranks


def _pointer(event: Event, named: Named) -> tuple[str, str]:
    """How an event's own clauses speak of a place that they do not name, and by which noun."""
    for sentence, word in event.tellings:
        top = event.verb or word if word is event.focus else word
        if sentence.holds(top):
            spoken = (_spoken(sentence, w, named) for w in _clause(sentence, word, top) if w is not word)
            if (found := next((s for s in spoken if s[0]), None)) is not None:
                return found
    return "", ""


def _clause(sentence: Sentence, word: Word, top: Word) -> Iterator[Word]:
    inside = clauses.words(sentence, top)
    yield from inside
    if word.tag.startswith("NN"):
        yield from (w for w in sentence.below(word) if w not in inside)


def _spoken(sentence: Sentence, word: Word, named: Named) -> tuple[str, str]:
    if word.lower in {"here", "there"} and word.tag == "RB" and word.dep in {"advmod", "pcomp", "pobj"}:
        return word.lower, ""
    above = sentence.head(word)
    if above is None or any(m.first <= word.i < m.last for m, _ in named.get(sentence.number, ())):
        return "", ""
    where = word.dep == "pobj" and above.lower in _LEADING
    if word.lemma in _SOMEWHERE | _MORE and (where or word.dep in {"dobj", "nsubj", "nsubjpass"}):
        return _which(sentence, word) + ("" if where else " done to"), word.lemma
    timed = word.entity in {"DATE", "TIME"}
    if where and above.lower in _AT and word.tag.startswith("NNP") and not timed:
        return "a name", word.lower
    return "", ""


def _which(sentence: Sentence, noun: Word) -> str:
    """Whether a place without a name is one that was told of: "the same hall", "the hall", "a hall".

    "The Belarusian border" is told by a name after all, and which "the old town hall" is its own words say.
    """
    around = sentence.child(noun, "det", "poss", "amod", "compound", "nmod")
    if any(w.text[0].isupper() and w.tag not in {"DT", "PRP$"} for w in around):
        return ANOTHER
    said = {w.lower for w in around}
    if "same" in said:
        return "same"
    if said & _KNOWN:
        return "the site" if len(around) == 1 else "the site told"
    return "a site" if said & {"a", "an"} else "site"
