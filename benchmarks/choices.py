"""A conditional logistic regression: what signs weigh that tell which of several things is the right one.

With a penalty on the squares of its weights. How right they are is told of texts they were not fitted on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import fitting
from benchmarks.fitting import Matrix

FOLDS = 10
RATES = (*[0.1] * 239, *[0.02] * 161)
"""How far each step of the descent goes."""


@dataclass(frozen=True, slots=True)
class Example:
    """One choice: the signs of each thing and, last, of none; what each is worth, 0 where it is wrong."""

    signs: tuple[frozenset[str], ...]
    worth: tuple[float, ...]
    text: int
    split: str

    def best(self, weights: Mapping[str, float]) -> int:
        """The number of what weighs most."""
        sums = [sum(weights.get(sign, 0.0) for sign in sorted(signs)) for signs in self.signs]
        return sums.index(max(sums))


@dataclass(frozen=True, slots=True)
class Regression:
    """A sign of fewer things than `rare` says nothing; `squares` is the penalty."""

    rare: int
    squares: float

    def fit(self, found: Sequence[Example]) -> Mapping[str, float]:
        """The weight of each sign; the same every time."""
        chosen = self._common(found)
        signs, owners, starts = _table(found, chosen)
        many = sum(len(e.signs) for e in found)
        worth = np.array([w for e in found for w in e.worth])
        examples = np.repeat(np.arange(len(found)), np.diff([*starts, many]))

        def slope(weights: Matrix) -> Matrix:
            sums = np.bincount(owners, weights[signs], many)
            odds = np.exp(sums - np.maximum.reduceat(sums, starts)[examples])
            right = odds * worth
            share = odds / np.add.reduceat(odds, starts)[examples]
            missed = share - right / np.add.reduceat(right, starts)[examples]
            return np.bincount(signs, missed[owners], len(chosen)) + self.squares * weights

        weights = fitting.descend(np.zeros(len(chosen)), slope, RATES)
        return dict(zip(chosen, map(float, weights), strict=True))

    def _common(self, found: Sequence[Example]) -> list[str]:
        """The signs that are not rare."""
        seen = Counter(sign for example in found for signs in example.signs for sign in signs)
        return sorted(sign for sign, times in seen.items() if times >= self.rare)

    def tried(self, found: Sequence[Example]) -> list[tuple[Example, Mapping[str, float]]]:
        """Each choice with weights that were fitted on other texts."""
        pairs = []
        for others, inside in fitting.folds(found, FOLDS):
            weights = self.fit(others)
            pairs += [(found[n], weights) for n in inside]
        return pairs


def _table(
    found: Sequence[Example], chosen: Sequence[str]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The numbers of all signs, of the things they are of, and of the things that choices begin with."""
    at = {sign: n for n, sign in enumerate(chosen)}
    things = [[at[sign] for sign in sorted(signs) if sign in at] for e in found for signs in e.signs]
    owners = np.repeat(np.arange(len(things)), [len(signs) for signs in things])
    starts = np.cumsum([0, *(len(e.signs) for e in found)])[:-1]
    return np.array([sign for signs in things for sign in signs]), owners, starts


def write(path: Path, weights: Mapping[str, float]) -> None:
    """The weights, a sign a line."""
    lines = [f"{sign}\t{weight:.1f}" for sign, weight in sorted(weights.items()) if round(weight, 1)]
    fitting.write(path, "sign\tweight", lines)
