"""What is remembered of texts that recur: names, sections and languages are those of a few papers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_LONGEST: Final = 80
_MOST: Final = 4_096
"""Longer texts seldom recur; of the others so many are remembered for each test."""


class _Verdicts(dict[str, bool]):
    """What a test said of each text."""

    def __init__(self, test: Callable[[str], bool]) -> None:
        super().__init__()
        self.test = test

    def __missing__(self, text: str) -> bool:
        verdict = self.test(text)
        if len(text) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[text] = verdict
        return verdict


def remembered(test: Callable[[str], bool]) -> Callable[[str], bool]:
    """A test that remembers what it said: for a text that recurs no line of Python is run."""
    return _Verdicts(test).__getitem__
