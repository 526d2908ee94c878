"""The words the extractors know, read from `lexicon.txt`: lists by what they tell."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path


@functools.cache
def lists() -> Mapping[str, Mapping[str, str]]:
    """Every list by its name: word -> what it stands for, empty where a word says enough by being there."""
    found: dict[str, dict[str, str]] = {}
    name = ""
    for line in Path(__file__).with_name("lexicon.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            found[name] = {}
        elif line and not line.startswith("# "):
            for entry in line.rstrip(",").split(", "):
                word, _, meaning = entry.partition(" = ")
                found[name][word.strip()] = meaning.strip()
    return found


def words(name: str) -> Mapping[str, str]:
    """One list. Raises KeyError for a list there is not."""
    return lists()[name]
