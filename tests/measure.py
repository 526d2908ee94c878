"""What something costs, told without a clock: a clock tells of the machine and of what else it does."""

from __future__ import annotations

import cProfile
import pstats
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 120.0
"""Seconds after which something that takes a moment hangs, on however slow a machine."""


def calls(deed: Callable[[], object]) -> int:
    """How many calls of functions the deed makes, in Python and in C; as many on every machine."""
    profile = cProfile.Profile()
    profile.runcall(deed)
    return int(pstats.Stats(profile).total_calls)


@contextmanager
def ending() -> Iterator[None]:
    """What is done in the block does not blow up: seconds of the processor's time, not minutes."""
    began = time.process_time()
    yield
    assert time.process_time() - began < PATIENCE


def until(true: Callable[[], bool]) -> None:
    """Waits until it is so; fails when it hangs."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)
