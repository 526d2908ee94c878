"""Names that are told in a row: "Ana Reyes, 27, Bo Lind of Oslo and Kim Ito"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.thing import Thing
from publisher.extractors.reading import Sentence

_GAP = 15
"""Words between two names of a row at most: an age, what one does."""
_ENDS = frozenset({"and", "&"})
_JOINS = _ENDS | {",", ";"}
_PARTS = frozenset({":", "'s", '"'})


@dataclass(frozen=True, slots=True)
class Series:
    """Names told in a row, the last joined by "and": all of people, or of bodies and countries."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    things: tuple[Thing, ...]


def find(spans: Mapping[int, Sequence[tuple[Mention, Thing]]]) -> tuple[Series, ...]:
    """The rows of names of an article, from those in each of its sentences."""
    return tuple(one for named in spans.values() for people in (True, False) for one in _rows(named, people))


def _rows(named: Iterable[tuple[Mention, Thing]], people: bool) -> Iterator[Series]:
    row: list[tuple[Mention, Thing]] = []
    for mention, thing in named:
        if (thing.kind == "person") is not people or not (thing.kind != "place" or thing.type == "Country"):
            continue
        if row and not _JOINS & _between(row[-1][0], mention):
            yield from _closed(row)
            row = []
        row.append((mention, thing))
    yield from _closed(row)


def _between(one: Mention, other: Mention) -> set[str]:
    """The words between two names; none where these cannot be of one row."""
    words = one.sentence.words[one.last : other.first]
    apart = len(words) > _GAP or any(w.tag.startswith("VB") or w.text in _PARTS for w in words)
    return set() if apart else {w.lower for w in words}


def _closed(row: list[tuple[Mention, Thing]]) -> Iterator[Series]:
    things = tuple({id(t): t for _, t in row}.values())
    if len(row) > 1 and len(things) == len(row) and _ENDS & _between(row[-2][0], row[-1][0]):
        yield Series(row[0][0].sentence, tuple(m for m, _ in row), things)
