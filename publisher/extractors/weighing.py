"""What a name names, by all that its traits weigh for each kind."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Mapping
from pathlib import Path

KINDS = ("person", "organization", "place")
WEIGHTS = Path(__file__).with_name("weights.tsv")


@functools.cache
def weights() -> Mapping[str, tuple[float, ...]]:
    """What each trait weighs for a person, an organisation and a place, against its being no name at all.

    They are those of a multinomial logistic regression on the names of the corpus, each of them labelled by
    its gold: `python -m benchmarks.weights` chooses the traits, gets the weights and writes them.
    """
    return table(WEIGHTS)


def table(path: Path) -> dict[str, tuple[float, ...]]:
    """What a file of weights has for each trait or sign: a line each, behind its name the numbers."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: tuple(map(float, row)) for name, *row in rows}


@functools.cache
def signs(path: Path) -> Mapping[str, float]:
    """What each sign of a file weighs by itself."""
    return {sign: weight for sign, (weight,) in table(path).items()}


def total(path: Path, found: Iterable[str]) -> float:
    """What signs weigh together, by a file; one that it does not have weighs nothing."""
    known = signs(path)
    return math.fsum(known.get(sign, 0.0) for sign in found)


def kind(traits: Mapping[str, float]) -> str:
    """The kind that most speaks for; empty for what is rather none of them."""
    known = weights()
    sums = [0.0, *known["always"]]
    for trait, value in traits.items():
        for at, weight in enumerate(known.get(trait, ()), 1):
            sums[at] += weight * value
    return ("", *KINDS)[sums.index(max(sums))]
