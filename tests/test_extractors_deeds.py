"""Nouns that look like deeds, and tell of none."""

from __future__ import annotations

import pytest
from telling import events


@pytest.mark.parametrize(
    "text",
    [
        "The number in 2023 of new patients was higher than the price in March of a bed.",
        "The mayor in 2019 of a town near Lyon has written about the level in March of the river.",
        "The population of Lyon in 2019 was half a million.",
    ],
)
def test_what_somebody_or_something_was_then_is_no_event(text: str) -> None:
    assert [(e.name, e.start) for e in events(text)] == []
