"""The words the extractors know, read from `lexicon.txt`: lists by what they tell."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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


@functools.cache
def words(name: str) -> Mapping[str, str]:
    """One list. Raises KeyError for a list there is not."""
    return lists()[name]


@functools.cache
def group(*names: str) -> frozenset[str]:
    """The words of one list, or of several, as a set. Raises KeyError for a list there is not."""
    return frozenset(word for name in names for word in lists()[name])


@functools.cache
def shortened() -> tuple[str, ...]:
    """The abbreviations that stand before names, with their full stop: "Capt.", "Ft."."""
    short = [w for w in (*words("titles"), *words("shortened")) if w.endswith(".") and " " not in w]
    return tuple(dict.fromkeys(form for w in short for form in (w[0].upper() + w[1:], w.upper())))


@functools.cache
def forms() -> tuple[str, ...]:
    """The legal forms of firms that have a mark inside or behind them: "S.p.A.", "A/S", "Inc."."""
    return tuple(w for w in words("legal forms") if not w.isalpha())


def standing(name: str, text: str) -> Iterator[str]:
    """The words and phrases of one list that stand in a text, in its own case, from left to right.

    The longest at each place is taken with its words. It is looked for only where its first word stands: one
    walk over the text, however long the list.
    """
    starting, done = _starting(name), 0
    for start, token in _tokens(text):
        if token not in starting or start < done or text[start - 1 : start].isalnum():
            continue
        for entry in starting[token]:
            end = start + len(entry)
            if text.startswith(entry, start) and _ends(text, end):
                yield entry
                done = end
                break


_TOKEN = re.compile(r"[^\W\d]+|\d+|[^\w\s]")


@functools.lru_cache(maxsize=2)
def _tokens(text: str) -> Sequence[tuple[int, str]]:
    """The words and signs of a text with where they begin; kept, for several lists are looked for in it."""
    return [(token.start(), token[0]) for token in _TOKEN.finditer(text)]


@functools.cache
def _starting(name: str) -> Mapping[str, Sequence[str]]:
    """The entries of a list by their first word or sign, the longest first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry in sorted(group(name), key=len, reverse=True):
        found[_TOKEN.findall(entry)[0]].append(entry)
    return found


def _ends(text: str, end: int) -> bool:
    """Whether a word ends here: no letter goes on, nor an abbreviation ("U.S")."""
    behind = text[end : end + 2]
    goes_on = behind[:1].isalpha() or (behind[:1] == "." and behind[1:].isalpha())
    return not (text[end - 1].isalnum() and goes_on)
