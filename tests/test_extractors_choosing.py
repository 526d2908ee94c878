"""Which word tells the event of a time is chosen by signs that weigh something, where rules are unsure."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import telling as told
from hypothesis import given
from hypothesis import strategies as st

from publisher.extractors import weighing
from publisher.extractors.telling import choosing

THURSDAY = "2026-11-26"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Such whistles were first described in dolphins, in Florida, in 1965.", ["described"]),
        ("A thanksgiving mass will be said for them in Kaduna on Sunday.", ["mass"]),
    ],
    ids=["a state verb", "said and done"],
)
def test_a_word_is_chosen_where_rules_find_none(text: str, wanted: Sequence[str]) -> None:
    assert [e.focus.text for e in told.events(text, THURSDAY) if e.day] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Shares in Quintara Mining fell 3 per cent on Tuesday.",
        "Exports rose by a tenth of a point on Tuesday.",
        "Ida Falk recalled the long winters of her youth on Monday.",
        "The Riverside Trust appealed to the government to evacuate the camp by Monday.",
        "Nordhavn Shipping has no plans to close its factory in Tartu next year.",
        "The firm made £3.2m in 2021.",
        "Tickets are on sale from 10 a.m. on Friday.",
    ],
)
def test_what_rules_surely_deny_is_not_outvoted(text: str) -> None:
    assert not told.events(text, THURSDAY)


@given(st.lists(st.floats(-20, 20), min_size=1, max_size=9))
def test_another_answer_is_likelier_than_all_others_together(sums: list[float]) -> None:
    best = choosing.likeliest(sums)
    assert best is None or sums[best] == max(sums)
    assert best is None or all(sums[best] >= one for one in sums)
    if sums.count(max(sums)) > 2:  # three are as likely
        assert best is None


def test_every_weight_is_of_a_sign_that_can_be_found() -> None:
    weights = weighing.signs(choosing.WEIGHTS)
    assert {"noun read", "verb read", "verb VBD", "none: nothing read", "noun of a class"} <= set(weights)
    assert weights["verb read"] > weights.get("verb not read", 0.0)
    assert all(weights.values())
