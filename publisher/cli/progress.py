"""How far a long run has come: a line on standard error, which only people at a terminal see."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

_CLEARED = "\r\x1b[K"


class Progress:
    """The line of one run; it stands aside for what else is said at the terminal."""

    def __init__(self, bar: Any = None) -> None:
        self._bar = bar

    def update(self, steps: int) -> None:
        """Goes on by so many steps."""
        if self._bar is not None:
            self._bar.update(steps)

    def stand_aside(self) -> None:
        """Clears the line; it comes back with the next step that changes it."""
        if self._bar is not None and sys.stderr.isatty():
            click.echo(_CLEARED, nl=False, err=True)


@contextmanager
def shown(length: int, *, wanted: bool = True) -> Iterator[Progress]:
    """A line for a run of so many steps; none where it is not `wanted`."""
    if not wanted:
        yield Progress()
        return
    with click.progressbar(length=length, file=sys.stderr) as bar:
        yield Progress(bar)
