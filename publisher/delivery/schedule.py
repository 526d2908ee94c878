"""When something is tried again: soon at first, then more and more rarely, for three days in all."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Final

_MINUTE = 60
_HOUR = 60 * _MINUTE

DELAYS: Final = (
    5, 30, 2 * _MINUTE, 10 * _MINUTE, 30 * _MINUTE, _HOUR, 2 * _HOUR, 4 * _HOUR, 8 * _HOUR,
)  # fmt: skip
"""Seconds from one failure in a row to the next try; the last is repeated."""

LONGEST: Final = timedelta(seconds=DELAYS[-1] * 1.2)
"""Nothing ever waits longer: a time further ahead was written by a clock that went wrong."""

GIVE_UP: Final = timedelta(days=3)
"""What has failed for so long is not tried again by itself."""

ANSWER_WITHIN: Final = timedelta(days=1)
"""A challenge that was not answered for so long is not sent again."""


def delay(failures: int, salt: str = "", asked: int | None = None) -> timedelta:
    """How long to wait after so many failures in a row.

    The `salt` spreads receivers that fail together by up to a tenth. `asked` are the seconds a receiver asked
    us to wait (Retry-After); it may make the delay longer, but not longer than the longest.
    """
    seconds = float(DELAYS[min(max(failures, 1), len(DELAYS)) - 1])
    spread = hashlib.sha256(f"{salt} {failures}".encode()).digest()[0] / 255
    seconds = max(seconds * (1 + spread / 10), float(min(asked or 0, DELAYS[-1])))
    return timedelta(seconds=seconds)
