"""The words the extractors know, read from `lexicon.txt`: lists by what they tell."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from pathlib import Path


@functools.cache
def lists() -> Mapping[str, Mapping[str, str]]:
    """Every list by its name: word -> what it stands for, empty where a word says enough by being there."""
    texts: dict[str, list[str]] = {}
    name = ""
    for line in Path(__file__).with_name("lexicon.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            texts[name] = []
        elif line and not line.startswith("# "):
            texts[name].append(line.strip())
    found: dict[str, dict[str, str]] = {}
    for name, lines in texts.items():
        entries = " ".join(lines)
        found[name] = dict(_entry(entry) for entry in re.split(r",\s+", entries) if entry)
    return found


def _entry(entry: str) -> tuple[str, str]:
    word, _, meaning = entry.strip().rstrip(",").partition(" = ")
    return word.strip(), meaning.strip()


def words(name: str) -> Mapping[str, str]:
    """One list. Raises KeyError for a list there is not."""
    return lists()[name]


@functools.cache
def group(name: str) -> frozenset[str]:
    """The words of one list as a set. Raises KeyError for a list there is not."""
    return frozenset(lists()[name])
