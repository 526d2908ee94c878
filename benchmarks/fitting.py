"""What the regressions over the corpus share: the texts they learn from, descent, folds, their command."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from benchmarks import gold
from benchmarks.gold import OPEN, Text, texts
from publisher.extractors.event import Event

Matrix: TypeAlias = NDArray[np.float64]


class Example(Protocol):
    """What a regression learns from: something of one text."""

    @property
    def text(self) -> int:
        """The number of its text, for no text may be both learnt from and tried."""


Of = TypeVar("Of", bound=Example)


def numbered(more: Sequence[str] = ()) -> Iterator[tuple[int, str, Text]]:
    """Every text that may be read, and those of more splits or folders, with a number and its split."""
    told = ((split, text) for split in (*OPEN, *more) for text in texts(split))
    for number, (split, text) in enumerate(told):
        yield number, split, text


def folds(found: Sequence[Of], many: int) -> Iterator[tuple[list[Of], list[int]]]:
    """Examples to learn from, and the places of those of the other texts to try that on."""
    for fold in range(many):
        tried = [n for n, e in enumerate(found) if e.text % many == fold]
        yield [e for e in found if e.text % many != fold], tried


def as_read(event: Event) -> gold.Event:
    """An event in the gold's words."""
    places = tuple(name for thing, _ in event.places[:1] for name in (thing.name, *thing.others))
    takers = tuple(thing.name for thing, _, _ in event.takers)
    types, status = (event.type or "Event",), (event.status,) if event.status else ()
    return gold.Event(types, event.start or None, event.end or None, places, takers, status, (event.name,))


def descend(weights: Matrix, slope: Callable[[Matrix], Matrix], rates: Sequence[float]) -> Matrix:
    """The weights where a slope is flat, by Adam with a rate a step; the same every time."""
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step, rate in enumerate(rates, 1):
        here = slope(weights)
        mean, square = 0.9 * mean + 0.1 * here, 0.99 * square + 0.01 * here**2
        weights = weights - rate * mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def write(path: Path, head: str, lines: Sequence[str]) -> None:
    """A table of weights below the names of its columns."""
    path.write_text("\n".join([f"# {head}", *lines, ""]), encoding="utf-8")


def told(module: str, about: str | None, arguments: list[str]) -> tuple[bool, list[str]]:
    """Whether a command line says that the weights are to be written, and what more to learn from."""
    parser = argparse.ArgumentParser(f"{module}.py", description=(about or "").split("\n")[0])
    parser.add_argument("--write", action="store_true", help="write them into the extractors")
    parser.add_argument("more", nargs="*", help="splits or folders to learn from beside the open ones")
    options = parser.parse_args(arguments)
    return bool(options.write), list(options.more)
