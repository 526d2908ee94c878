"""Who a plural or a number stands for: "the four", "both governments", "two Russian cosmonauts".

Such a phrase tells of what sort those are, and mostly how many. It stands for names that are told together,
or alone of their sort, and are just so many; where several readings are open it stands for nobody.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from publisher.extractors import lexicon
from publisher.extractors.entities import roles
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.series import Series
from publisher.extractors.entities.thing import Thing
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.references.index import Index, once

Sort: TypeAlias = Literal["people", "countries", "bodies", "sides", "any"]

_BACK = 5
"""Sentences behind a phrase in which those whom it means are told."""
_AHEAD = 4
"""Sentences after "four men" in which they can be named."""
_NUMBERS = {
    word: n
    for n, words in enumerate(("two both pair duo couple", "three trio", "four quartet", "five quintet"), 2)
    for word in words.split()
} | {word: n for n, word in enumerate(("six", "seven", "eight", "nine", "ten"), 6)}
_ANYBODY = ("people nouns", "held", "kin", "companions")
"""Lists of nouns for people of any trade."""
_ALONE = frozenset({"pair", "duo", "trio", "quartet", "quintet", "couple"})
_JOINING = frozenset({",", ";", "and", "the", "&", "(", ")"})
_POINTING = frozenset({"the", "these", "those", "both", "all"})


@dataclass(frozen=True, slots=True)
class Group:
    """What a phrase says of those it means: how many (0 if it does not say), of what sort, known already."""

    word: Word
    count: int
    sort: Sort
    known: bool


def told(sentence: Sentence, word: Word) -> Group | None:
    """The group that a noun, a number or "both" tells of; None for any other word."""
    beside = sentence.child(word)
    known = any(w.lower in _POINTING and w.i < word.i for w in beside)
    count = next((_NUMBERS[w.lower] for w in beside if w.lower in _NUMBERS), 0)
    if word.lower in _ALONE or (word.tag == "CD" and word.lower in _NUMBERS and word.dep != "nummod"):
        return Group(word, _NUMBERS[word.lower], "any", known=True) if known else None
    if word.lower == "both" and word.tag == "DT" and word.dep in {"nsubj", "nsubjpass"}:
        return Group(word, 2, "any", known=True)
    told_else = any(w.dep == "nummod" for w in beside) and not count
    one_side = word.lemma in lexicon.group("one side") and not count  # "the hosts"
    if word.tag != "NNS" or told_else or one_side or not (known or count):
        return None
    sort = _sort(word)
    return Group(word, count, sort, known) if sort is not None else None


def _sort(noun: Word) -> Sort | None:
    """What a noun in the plural tells of."""
    lemma = noun.lemma
    if lemma in lexicon.group("states"):
        return "countries"
    if lemma in lexicon.group("sides"):
        return "sides"
    kind = lexicon.words("common nouns").get(lemma, "").partition(" ")[0]
    if kind == "organization" or lemma in lexicon.group("bodies"):
        return "bodies"
    people = any(lemma in lexicon.group(name) for name in (*_ANYBODY, "roles"))
    return "people" if people or roles.is_trade(lemma) else None


def _is(thing: Thing, sort: Sort) -> bool:
    """Whether a thing is one of a sort."""
    if thing.type == "NewsMediaOrganization":
        return False
    country = thing.type == "Country"
    return {
        "people": thing.kind == "person",
        "countries": country,
        "bodies": thing.kind == "organization",
        "sides": thing.kind == "organization" or country,
        "any": thing.kind in {"person", "organization"} or country,
    }[sort]


def meant(index: Index, sentence: Sentence, word: Word) -> list[Thing]:
    """Those whom a plural or a number stands for; empty when that is not sure."""
    group = told(sentence, word)
    if word.tag == "NNS" and (own := _own(index, sentence, word)):
        return own
    if group is None:
        return []
    if group.known:
        return _before(index, sentence, group)
    return _after(index, sentence, group) if group.count and group.sort == "people" else []


def _own(index: Index, sentence: Sentence, noun: Word) -> list[Thing]:
    """ "Fined three makers of beans, Arco, Belmar and Corva": the names that a plural is followed by."""
    inside = sentence.below(noun)
    beside = index.behind(sentence, noun.i + 1) is not None
    named = [
        (m, t)
        for m, t in index.spans.get(sentence.number, ())
        if (m.head in inside or beside) and m.first > noun.i and t.kind in {"person", "organization"}
    ]
    if len(named) < 2:
        return []
    before = sentence.words[named[0][0].first - 1]
    apart = before is noun or before.text in {",", ":"} or (before.lower == "as" and before in inside)
    row = [named[0][1]]
    for (one, _), (other, thing) in itertools.pairwise(named):
        if not _plain(sentence, one.last, other.first):
            break
        row.append(thing)
    return row if apart and len(row) > 1 and (beside or len(row) == len(named)) else []


def _plain(sentence: Sentence, first: int, last: int) -> bool:
    """Whether nothing but ages, commas and "and" stands between two names."""
    return all(w.tag in {"CD", "-LRB-", "-RRB-"} or w.lower in _JOINING for w in sentence.words[first:last])


def _before(index: Index, sentence: Sentence, group: Group) -> list[Thing]:
    """The nearest told before: a row of so many, or just so many in one sentence and no other since."""
    count = group.count or (0 if group.sort == "people" else 2)
    passed: list[Thing] = []
    for number in range(sentence.number, max(sentence.number - _BACK, -1), -1):
        rows = [
            one.things
            for one in index.series
            if one.sentence.number == number
            and one.mentions[-1].end <= group.word.start
            and (len(one.things) == count if count else _are_called(one, group.word))
            and _are(index, one.things, group, group.sort)
        ]
        if rows:
            return list(rows[0]) if len(rows) == 1 else []
        for sort in _sorts(group.sort) if count else ():
            inside = [t for m, t in index.spans.get(number, ()) if m.end <= group.word.start]
            alone = once([t for t in inside if _is(t, sort)])
            others = [t for t in passed if _is(t, sort) and t not in alone]
            if len(alone) == count and not others and _are(index, alone, group, sort):
                return alone
        passed += [t for _, t in index.spans.get(number, ())]
    return _again(index, group) if count and group.sort in {"people", "any"} else []


def _are_called(series: Series, noun: Word) -> bool:
    """Whether people told in a row can be meant by a trade: said of them there, unless it is of anybody."""
    anybody = any(noun.lemma in lexicon.group(name) for name in _ANYBODY)
    return anybody or any(w.lemma == noun.lemma for w in series.sentence.words)


def _again(index: Index, group: Group) -> list[Thing]:
    """The only so many people whom the text has come back to."""
    told = [t for m, t in index.before(group.word.start, "person") if m.sentence.block.kind == "paragraph"]
    back = [t for t in once(told) if told.count(t) > 1]
    return back if len(back) == group.count and _are(index, back, group, "people") else []


def _are(index: Index, things: Sequence[Thing], group: Group, sort: Sort) -> bool:
    """Whether things are of the sort of a group, and of its sex if it tells one."""
    sex = {"man": "f", "brother": "f", "son": "f", "woman": "m", "sister": "m", "daughter": "m"}
    wrong = sex.get(group.word.lemma, "-")
    return all(_is(t, sort) and index.sexes.get(t.key) != wrong for t in things)


def _sorts(sort: Sort) -> tuple[Sort, ...]:
    """The sorts of those that are looked for one after another, that no two be mixed without need."""
    wider: dict[Sort, tuple[Sort, ...]] = {
        "bodies": ("bodies", "countries"),
        "sides": ("bodies", "countries", "sides"),
        "any": ("people", "bodies", "countries"),
    }
    return wider.get(sort, (sort,))


def _after(index: Index, sentence: Sentence, group: Group) -> list[Thing]:
    """ "Police arrested four men ... They are": the one list of so many who are first named in it."""
    found = [
        one
        for one in index.series
        if 0 <= one.sentence.number - sentence.number <= _AHEAD
        and one.mentions[0].start > group.word.end
        and len(one.things) == group.count
        and _are(index, one.things, group, group.sort)
        and all(_first(t) is m for m, t in zip(one.mentions, one.things, strict=True))
    ]
    return list(found[0].things) if len(found) == 1 else []


def _first(thing: Thing) -> Mention | None:
    """Where the running text names a thing first."""
    return next((m for m in thing.mentions if m.sentence.block.kind == "paragraph"), None)
