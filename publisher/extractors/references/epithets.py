"""Who is called by an age or a people: "the 58-year-old", "the 24-year-old Czech", "the Kenyan"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from publisher import gazetteer
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.thing import Thing
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.references.index import Index, once

_BACK = 3
"""Sentences behind an epithet in which its bearer is told of."""


def meant(index: Index, sentence: Sentence, word: Word) -> list[Thing]:
    """The person whom an age or a people stands for; empty when that is not sure."""
    if not any(w.lower == "the" for w in sentence.child(word, "det")) or word.tag in {"NNS", "NNPS"}:
        return []
    years = age(sentence, word)
    code = gazetteer.load().demonyms.get(word.text, "").strip("-") if word.tag.startswith("NN") else ""
    if not years and not (code and word.dep in {"nsubj", "nsubjpass"}):
        return []
    if years and (aged := index.aged.get(years)):
        return aged if len(aged) == 1 else []
    people = index.people_before(word.start) if code else []
    if theirs := [t for t in people if code in _peoples(index, t)]:
        return theirs if len(theirs) == 1 else []
    other = {id(t) for things in index.aged.values() for t in things} if years else set()
    before = index.before(word.start, "person")
    near = list(itertools.takewhile(lambda p: sentence.number - p[0].sentence.number <= _BACK, before))
    near = [(m, t) for m, t in near if m.sentence.block.kind == "paragraph"]
    return _foremost([(m, t) for m, t in near if id(t) not in other and not (code and _peoples(index, t))])


def _foremost(told: list[tuple[Mention, Thing]]) -> list[Thing]:
    """Of those told before the one who acted in the nearest sentence, or is alone there."""
    if not told:
        return []
    nearest = [(m, t) for m, t in told if m.sentence is told[0][0].sentence]
    acting = once([t for m, t in nearest if _acts(m)])
    alone = once([t for _, t in nearest])
    return acting if len(acting) == 1 else alone if len(alone) == 1 else []


def _acts(mention: Mention) -> bool:
    """Whether a name is a subject, alone or joined to one."""
    here, above = mention.head, mention.sentence.head(mention.head)
    while here.dep == "conj" and above is not None:
        here, above = above, mention.sentence.head(above)
    return here.dep in {"nsubj", "nsubjpass"}


def age(sentence: Sentence, word: Word) -> str:
    """The years in "58-year-old", alone or before a noun."""
    parts = [word, *sentence.child(word, "amod", "compound")]
    old = next((w for w in parts if w.lower == "old"), None)
    if old is None or old.i < 4 or sentence.words[old.i - 2].lower != "year":
        return ""
    number = sentence.words[old.i - 4].text
    return number if number.isdecimal() else ""


def _peoples(index: Index, person: Thing) -> set[str]:
    """The countries whose people a person is told to be of: "Kenya's Ana Kip", "Ana Kip of Kenya"."""
    if (known := index.peoples.get(person.key)) is None:
        known = {code for mention in person.mentions for code in _people(index, mention) if code}
        index.peoples[person.key] = known
    return known


def _people(index: Index, mention: Mention) -> Iterator[str]:
    known, words = gazetteer.load().demonyms, mention.sentence.words
    first = mention.role_at if mention.role_at is not None else mention.first
    yield from (known.get(w.text, "").strip("-") for w in words[max(0, first - 2) : mention.first])
    behind = [w.lower for w in words[mention.last : mention.last + 2]]
    if behind[:1] == [","] and behind[1:] in (["a"], ["an"], ["the"]):
        yield from (known.get(w.text, "").strip("-") for w in words[mention.last + 2 : mention.last + 3])
    for other, thing in index.spans.get(mention.sentence.number, ()):
        owner = 0 <= first - other.last <= 1
        home = behind[:1] in (["of"], ["from"]) and other.first == mention.last + 1
        if thing.type == "Country" and (owner or home):
            yield thing.country
