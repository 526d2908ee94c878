"""On what a name hangs in its sentence: somebody, a house, another event, this one; and what stands between.

"The widow of the donor, Frank Hyland, can travel": a clause of somebody. What is told of an event in a long
sentence is told beside other events, of which a name can be instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from publisher.extractors import lexicon
from publisher.extractors.entities import Thing, roles
from publisher.extractors.entities.mention import Mention
from publisher.extractors.event import Event
from publisher.extractors.reading import Sentence, Word

Named: TypeAlias = Mapping[int, Sequence[tuple[Mention, Thing]]]
"""What each sentence names, by its number."""

_SORTS = (
    ("a doing", lexicon.group("event nouns")),
    ("somebody", lexicon.group("people nouns", "evacuees", "roles")),
    ("a group", lexicon.group("bodies", "groups")),
    (
        "a spot",
        lexicon.group("sites")
        | lexicon.group("rooms")
        | lexicon.group("place words")
        | lexicon.group("somewhere"),
    ),
)
_THE_EVENT, _VERB, _ELSE = "the event", "a verb", "else"
_BREAKS = frozenset({",", ";", ":", "—", "-"})
_MANY = 3
"""As how many breaks between a name and an event all more count."""
_UP = 12
"""Steps up from a name that are looked at."""


@dataclass(slots=True)
class Hanging:
    """The names of an article, as they hang on words that tell its events and on others."""

    spans: Named
    events: Sequence[Event]
    _tellers: dict[int, dict[int, list[Event]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for event in self.events:
            for sentence, word in event.tellings:
                here = self._tellers.setdefault(sentence.number, {})
                here.setdefault(word.i, []).append(event)
                if word is event.focus and event.verb is not None:
                    here.setdefault(event.verb.i, []).append(event)

    def signs(self, mention: Mention, event: Event) -> Iterator[str]:
        """What a name hangs on, and what else stands on the way up to the word that tells an event."""
        sorts = []
        for word in _up(mention):
            sorts.append(self._sort(mention.sentence, word, event))
            if sorts[-1] == _THE_EVENT:
                break
        if sorts:
            yield f"hangs on {sorts[0]}"
        if sorts and sorts[0] != _THE_EVENT:
            yield from (f"through {sort}" for sort in set(sorts) - {_THE_EVENT, _VERB, _ELSE})

    def hold(self, mention: Mention, event: Event) -> str:
        """The sort of what a name hangs on."""
        word = next(_up(mention), None)
        return self._sort(mention.sentence, word, event) if word is not None else "nothing"

    def others(self, sentence: Sentence, event: Event) -> list[int]:
        """The places of the words of a sentence that tell other events alone."""
        here = self._tellers.get(sentence.number, {})
        return [at for at, told in here.items() if all(one is not event for one in told)]

    def _sort(self, sentence: Sentence, word: Word, event: Event) -> str:
        """What a word is that a name hangs on."""
        if told := self._tellers.get(sentence.number, {}).get(word.i):
            return _THE_EVENT if any(one is event for one in told) else "another event"
        named = (t for m, t in self.spans.get(sentence.number, ()) if m.first <= word.i < m.last)
        if (thing := next(named, None)) is not None:
            return f"a named {thing.kind}"
        if word.tag.startswith("VB"):
            says = "saying" if word.lemma in lexicon.words("saying") else _VERB
            return "a clause of somebody" if says == _VERB and word.dep in {"relcl", "acl"} else says
        if word.lemma not in lexicon.words("event nouns") and roles.is_role(word):
            return "somebody"
        other = "a thing" if word.tag.startswith("NN") else _ELSE
        return next((sort for sort, words in _SORTS if word.lemma in words), other)


def breaks(mention: Mention, word: Word) -> Iterator[str]:
    """How many commas and their like stand between a name and the word that tells an event."""
    first, last = sorted((mention.first, word.i))
    found = [w.text for w in mention.sentence.words[first:last] if w.text in _BREAKS]
    yield f"{min(len(found), _MANY)} breaks"
    if ";" in found:
        yield "behind a semicolon"


def distance(mention: Mention, at: int) -> int:
    """How many words a name is away from a place in its sentence."""
    return min(abs(mention.first - at), abs(mention.last - 1 - at))


def _up(mention: Mention) -> Iterator[Word]:
    """The words with a sense of their own on which a name hangs, the nearest first."""
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
