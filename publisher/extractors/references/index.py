"""The names of an article in the text's order: what stands where, who acted last, what a body is called."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self, TypeAlias

from publisher.extractors import clauses
from publisher.extractors.entities import series
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.series import Series
from publisher.extractors.entities.thing import Thing
from publisher.extractors.people import ages, sexes
from publisher.extractors.reading import Sentence, Word

Named: TypeAlias = tuple[Mention, Thing]


@dataclass(frozen=True, slots=True)
class Index:
    """The things that an article names, by sentence (`spans`) and as they come (`order`).

    `starts` are where the names of `order` begin; `people` those told of in paragraphs, each with where that
    is first. `sexes` are those of its people by key, as far as told; `called` has the names that each noun is
    said of, `aged` the people of each age that is told, `series` the names that are told in a row; `peoples`
    keeps of what people somebody is told to be, once that was asked.
    """

    spans: dict[int, list[Named]]
    order: list[Named]
    starts: list[int]
    people: list[tuple[int, Thing]]
    sentences: tuple[Sentence, ...]
    sexes: dict[str, str]
    called: dict[str, list[Named]]
    aged: dict[str, list[Thing]]
    series: tuple[Series, ...]
    peoples: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, things: list[Thing], sentences: tuple[Sentence, ...]) -> Self:
        """An index over the mentions of these things."""
        order = sorted(((m, t) for t in things for m in t.mentions), key=lambda pair: pair[0].start)
        spans: dict[int, list[Named]] = {}
        for mention, thing in order:
            spans.setdefault(mention.sentence.number, []).append((mention, thing))
        known = {t.key: sex for t in things if t.kind == "person" and (sex := sexes.of(t))}
        known = {**_by_pronoun(spans, sentences), **known}
        starts, people = [m.start for m, _ in order], _people(order)
        called, aged, rows = _called(order), ages.told(order), series.find(spans)
        return cls(spans, order, starts, people, sentences, known, called, aged, rows)

    def at(self, sentence: Sentence, word: Word) -> Named | None:
        """The named thing a word is part of."""
        for mention, thing in self.spans.get(sentence.number, ()):
            if mention.first <= word.i < mention.last:
                return mention, thing
        return None

    def behind(self, sentence: Sentence, at: int) -> Named | None:
        """The named thing whose name or role begins at a place in a sentence."""
        named = self.spans.get(sentence.number, ())
        return next(((m, t) for m, t in named if at in {m.first, m.role_at}), None)

    def before(self, start: int, *kinds: str) -> Iterator[Named]:
        """The things of these kinds named before a place in the text, the nearest first."""
        for at in range(bisect.bisect_left(self.starts, start) - 1, -1, -1):
            mention, thing = self.order[at]
            if thing.kind in kinds and mention.end <= start and not mention.dateline:
                yield mention, thing

    def people_before(self, start: int) -> list[Thing]:
        """The people told of in paragraphs before a place in the text, each once."""
        return [thing for first, thing in self.people if first < start]

    def earlier(self, sentence: Sentence) -> list[Sentence]:
        """The two sentences before, the nearer first."""
        return [self.sentences[n] for n in (sentence.number - 1, sentence.number - 2) if n >= 0]

    def _done_to(self, sentence: Sentence, subject: Word) -> list[Thing]:
        """Whom a clause names beside its subject, who are others: "they came from behind to beat Malawi"."""
        verb = sentence.head(subject)
        acts = [verb, *sentence.child(verb, "xcomp", "advcl", "conj")] if verb is not None else []
        own = [v for v in acts if v is verb or not sentence.child(v, "nsubj", "nsubjpass")]
        objects = [w for v in own for w in sentence.child(v, "dobj")]
        objects += [o for v in own for _, o in clauses.phrases(sentence, v, "against", "with")]
        return [here[1] for w in objects if (here := self.at(sentence, w)) is not None]

    def subject_before(self, sentence: Sentence, word: Word, *kinds: str) -> Thing | None:
        """The subject of this kind told last, in the sentence or the four before; else the last one named."""
        sex = sexes.PRONOUNS.get(word.lower, "")
        acting = (
            clauses.subjects(sentence, verb) if (verb := sentence.head(word)) and word.dep == "dobj" else []
        )
        opposed = self._done_to(sentence, word) if word.dep in {"nsubj", "nsubjpass"} else []
        before = self.before(word.start, *kinds)
        near = [
            (m, t)
            for m, t in itertools.takewhile(lambda p: sentence.number - p[0].sentence.number <= 4, before)
            if m.sentence.block.start >= sentence.block.start - 600
            and not (sex and self.sexes.get(t.key, sex) != sex)
            and not any(m.sentence is sentence and m.first <= w.i < m.last for w in acting)
            and t not in opposed
        ]
        by_sentence = sorted({m.sentence.number for m, _ in near}, reverse=True)
        for number in by_sentence:
            inside = [(m, t) for m, t in near if m.sentence.number == number]
            told = [t for m, t in inside if _acts(m)]
            if told:
                return told[-1] if number < sentence.number else told[0]
            if kinds == ("person",) and (number < sentence.number or len(inside) == 1):
                return inside[0][1]
            if kinds != ("person",) and number < sentence.number:
                owners = once([t for m, t in inside if t.kind == "organization" and _in_subject(m)])
                return owners[0] if len(owners) == 1 else None
        return None


def _people(order: Iterable[Named]) -> list[tuple[int, Thing]]:
    """The people told of in paragraphs, each with the end of the first name there, in the text's order."""
    found: dict[int, tuple[int, Thing]] = {}
    for mention, thing in order:
        if thing.kind == "person" and mention.sentence.block.kind == "paragraph":
            found.setdefault(id(thing), (mention.end, thing))
    return list(found.values())


def _by_pronoun(spans: Mapping[int, Sequence[Named]], sentences: Sequence[Sentence]) -> dict[str, str]:
    """ "She married Leland Price. He died": the sexes of those whom the next sentence begins with alone."""
    told: dict[str, set[str]] = {}
    for before, sentence in itertools.pairwise(sentences):
        first = sentence.words[0]
        if first.lower not in {"he", "she"} or first.dep not in {"nsubj", "nsubjpass"}:
            continue
        sex = sexes.PRONOUNS[first.lower]
        named = once([t for _, t in spans.get(before.number, ()) if t.kind == "person"])
        others = any(
            sexes.PRONOUNS.get(w.lower, sex) == sex for w in before.words if w.lower in sexes.PRONOUNS
        )
        if len(named) == 1 and not others:
            told.setdefault(named[0].key, set()).add(sex)
    return {key: next(iter(found)) for key, found in told.items() if len(found) == 1}


def _called(order: Iterable[Named]) -> dict[str, list[Named]]:
    """The names that each noun is said of, in the text's order."""
    found: dict[str, list[Named]] = {}
    for mention, thing in order:
        if thing.kind == "organization" and mention.sentence.parsed:
            for noun in _nouns(mention):
                found.setdefault(noun.lemma, []).append((mention, thing))
    return found


def _nouns(mention: Mention) -> Iterator[Word]:
    """The common nouns that say what a name is of: "Oslo shipper Nordfrakt", "Suoja, a Finnish lender"."""
    sentence, head = mention.sentence, mention.head
    before = sentence.words[mention.first - 1] if mention.first else None
    if before is not None and before.tag == "NN":
        yield before
    above = sentence.head(head)
    if above is None:
        return
    if head.dep == "appos" and above.tag == "NN":
        yield above
    yield from (w for w in sentence.child(head, "appos") if w.tag == "NN" and w.i >= mention.last)
    if head.dep == "nsubj" and above.lemma == "be":
        yield from (w for w in sentence.child(above, "attr") if w.tag == "NN")


def _acts(mention: Mention) -> bool:
    """Whether a name is the subject of its clause or stands beside it: "the chairman, Ana Reyes, said"."""
    head = mention.head
    above = mention.sentence.head(head) if head.dep == "appos" else None
    return any(w.dep in {"nsubj", "nsubjpass"} for w in (head, above) if w is not None)


def _in_subject(mention: Mention) -> bool:
    """Whether a name is told in the subject of its sentence: "shares of Arco fell", "Norway's bank"."""
    here: Word | None = mention.head
    while here is not None:
        if here.dep in {"nsubj", "nsubjpass"}:
            return True
        here = None if here.tag.startswith("VB") else mention.sentence.head(here)
    return False


def once(things: list[Thing]) -> list[Thing]:
    """Each of some things once, in their order."""
    found: list[Thing] = []
    for thing in things:
        if all(thing is not one for one in found):
            found.append(thing)
    return found
