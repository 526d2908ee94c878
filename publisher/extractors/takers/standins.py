"""The words of an event's clause that stand for somebody who is not named there, and whom they can mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from publisher.extractors import clauses, lexicon
from publisher.extractors.entities import Thing
from publisher.extractors.event import Event
from publisher.extractors.people import sexes
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.references import Names, epithets
from publisher.extractors.references.manner import KNOWN

_BESIDE = ("by", "with", "against", "between", "of", "for", "to")
_BODIES = lexicon.group("bodies") | {
    noun for noun, kind in lexicon.words("common nouns").items() if kind.startswith("organization")
}
_PEOPLE = lexicon.group("roles", "people nouns")


@dataclass(frozen=True, slots=True)
class StandIn:
    """A pronoun or a noun for somebody, in a place of an event's clause.

    `sort` says what it is ("he", "they", "it", "the body"), `meant` whom rules take it for. Of each kind of
    those it can mean, `last` is the one named last before it, `many` how many there are, and `most` how often
    the one is named that is named most.
    """

    place: str
    sort: str
    sex: str
    meant: tuple[Thing, ...]
    last: Mapping[str, Thing]
    many: Mapping[str, int]
    most: Mapping[str, int]

    def signs(self, thing: Thing, fits: bool, times: int) -> Iterator[str]:
        """What it says of a thing that is named so many times."""
        if self.meant:
            meant = any(t is thing for t in self.meant)
            yield f"meant by {self.sort}" if meant else "another is meant"
        elif not fits:
            yield "word for others"
        else:
            yield from (self.sort, f"{self.sort} {self.place}")
            if self.last.get(thing.kind) is thing:
                yield f"{self.sort} named last"
            if self.many[thing.kind] == 1:
                yield f"{self.sort} only one"
            elif times >= self.most[thing.kind]:
                yield f"{self.sort} most named"


def of(names: Names, event: Event, named: Sequence[tuple[Thing, int]]) -> Iterator[StandIn]:
    """Those of an event's clause; `named` are whom they can mean, with how often each is named."""
    sentence, verb = event.sentence, event.verb
    for holder in [event.focus] if verb is None or verb is event.focus else [event.focus, verb]:
        for place, phrase in _arguments(event, holder):
            for word in clauses.conjuncts(sentence, phrase):
                sort, sex = _sort(sentence, word), sexes.PRONOUNS.get(word.lower, "")
                if sort and names.at(sentence, word) is None:
                    meant = tuple(names.meant(sentence, word))
                    able = [] if meant else [one for one in named if can_be(names, one[0], sort, sex)]
                    yield StandIn(place, sort, sex, meant, *_rivals(names, word, able))


def is_unknown(names: Names, event: Event) -> bool:
    """Whether an event is somebody's whom only an age tells, and the text gives that to nobody it names."""
    sentence, verb = event.sentence, event.verb
    for holder in [event.focus] if verb is None or verb is event.focus else [event.focus, verb]:
        for _, word in _arguments(event, holder):
            if epithets.age(sentence, word) and not names.meant(sentence, word):
                return True
    return False


def _rivals(
    names: Names, word: Word, able: Sequence[tuple[Thing, int]]
) -> tuple[dict[str, Thing], dict[str, int], dict[str, int]]:
    """Of each kind that a word can mean: who is named last, how many there are, how often one is named."""
    last: dict[str, Thing] = {}
    many: dict[str, int] = {}
    most: dict[str, int] = {}
    for thing, times in able:
        many[thing.kind] = many.get(thing.kind, 0) + 1
        most[thing.kind] = max(most.get(thing.kind, 0), times)
    for kind in many:
        if before := next(names.before(word.start, kind), None):
            last[kind] = before[1]
    return last, many, most


def can_be(names: Names, thing: Thing, sort: str, sex: str) -> bool:
    """Whether a word of a sort, and of a sex if it tells one, can stand for a thing."""
    if sort == "he":
        return thing.kind == "person" and names.sexes.get(thing.key, sex) == sex
    if sort == "it":
        return thing.kind != "person"
    return sort == "they" or thing.kind == ("organization" if "body" in sort else "person")


def _arguments(event: Event, holder: Word) -> Iterator[tuple[str, Word]]:
    """The phrases of a clause or noun, and in which place each is."""
    sentence = event.sentence
    if holder.tag.startswith("VB"):
        yield from (("subject", w) for w in clauses.subjects(sentence, holder) if w is not event.focus)
        yield from (("object", w) for w in sentence.child(holder, "dobj", "dative") if w is not event.focus)
    else:
        yield from (("owner", w) for w in sentence.child(holder, "poss"))
    yield from (("beside", w) for _, w in clauses.phrases(sentence, holder, *_BESIDE))


def _sort(sentence: Sentence, word: Word) -> str:
    """What a word is that stands for somebody: a pronoun, "the company", "a nurse"; empty for others."""
    if word.lower in sexes.PRONOUNS:
        return "he"
    known = any(w.lower in KNOWN for w in sentence.child(word))
    if word.lower in {"they", "them", "their", "both"} or (word.tag == "CD" and known):
        return "they"
    if word.lower in {"it", "its"}:
        return "it"
    if word.tag not in {"NN", "NNS"} or word.lemma not in _BODIES | _PEOPLE:
        return ""
    sort = "body" if word.lemma in _BODIES else "one"
    return f"{'the' if known else 'a'} {sort}{' several' if word.tag == 'NNS' else ''}"
