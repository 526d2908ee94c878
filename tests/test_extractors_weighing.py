"""What tells of a name's kind is weighed, by weights that a regression gets from labelled names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import weights
from publisher.extractors import weighing

EXAMPLES = [
    weights.Example({trait: 1.0}, frozenset({right}), 1.0, 0, number, "made")
    for number in range(weights.FOLDS * 2)
    for trait, right in (("speaks", 1), ("before: in", 3), ("letters", 2), ("noun", 0))
]


def test_a_regression_learns_which_trait_tells_which_kind() -> None:
    chosen = weights.choose(EXAMPLES)
    assert set(chosen) == {"speaks", "before: in", "letters", "noun"}
    assert weights.tried(EXAMPLES, chosen) == {"made": (len(EXAMPLES), 36, 0)}


def test_it_gets_the_same_weights_every_time() -> None:
    chosen = weights.choose(EXAMPLES)
    assert (weights.fit(EXAMPLES, chosen) == weights.fit(EXAMPLES, chosen)).all()


@pytest.mark.parametrize(
    ("traits", "kind"),
    [
        ({"labelled PERSON": 1.0, "forename": 1.0, "two words": 1.0, "votes person": 2.0}, "person"),
        ({"before: in": 1.0, "one word": 1.0, "large place": 1.0, "votes place": 2.0}, "place"),
        ({"votes organization": 2.0, "two words": 1.0, "behind: verb": 1.0}, "organization"),
        ({"noun": 1.0, "one word": 1.0, "behind: noun": 1.0}, ""),
    ],
)
def test_traits_tell_the_kind(traits: dict[str, float], kind: str) -> None:
    assert weighing.kind(traits) == kind


@given(st.dictionaries(st.sampled_from(sorted(weighing.weights())), st.floats(0, 4)))
def test_the_kind_does_not_depend_on_the_order_of_traits(traits: dict[str, float]) -> None:
    assert weighing.kind(traits) == weighing.kind(dict(sorted(traits.items())))
