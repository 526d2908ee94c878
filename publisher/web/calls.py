"""How often each caller came in this minute, counted by all processes of one service together.

The counts stand in memory that forked processes share, an open-addressing table of keyed digests (BLAKE2b,
RFC 7693; the key is of this service alone, so that nobody can aim at the place of another).
"""

from __future__ import annotations

import os
import struct
import time
from hashlib import blake2b
from typing import Final, NamedTuple

from publisher.web.memory import Memory

WINDOW: Final = 60
"""Seconds in which calls are counted; then counting begins anew."""

MOST_CALLERS: Final = 100_000
"""So many callers are counted at once; beyond that counting begins anew, rather than memory running out."""

_MINUTE: Final = struct.Struct("=QQ")  # the minute that is counted, how many callers it has
_CALLER: Final = struct.Struct("=8sq")  # digest, count
_FREE: Final = bytes(8)
_SLOTS: Final = 2**18  # so that it is never fuller than two fifths


class State(NamedTuple):
    """How often a caller came, and in how many seconds counting begins anew."""

    calls: int
    seconds: int


class Calls:
    """Counts of all callers. Made before processes are forked it is one for all of them."""

    def __init__(self) -> None:
        self._memory = Memory(_MINUTE.size + _SLOTS * _CALLER.size)
        self._secret = os.urandom(blake2b.MAX_KEY_SIZE)

    def add(self, caller: str, count: int = 1) -> State:
        """Counts one more, or so many; 0 only looks."""
        digest = blake2b(caller.encode(), digest_size=8, key=self._secret).digest()
        with self._memory.alone() as counts:
            now = int(time.time())
            at, old = self._find(digest, now // WINDOW)
            _CALLER.pack_into(counts, at, digest, old + count)
        return State(old + count, WINDOW - now % WINDOW)

    def _find(self, digest: bytes, minute: int) -> tuple[int, int]:
        """Where a caller stands, and its count; a new one gets a place."""
        counted, callers = _MINUTE.unpack_from(self._memory.bytes)
        if counted != minute:
            callers = self._forget()
        at, count = self._place(digest)
        if count is None:
            if callers >= MOST_CALLERS:
                callers = self._forget()
                at, _ = self._place(digest)
            _MINUTE.pack_into(self._memory.bytes, 0, minute, callers + 1)
        return at, count or 0

    def _place(self, digest: bytes) -> tuple[int, int | None]:
        """Where a caller stands and its count, or where a new one may stand."""
        slot = int.from_bytes(digest)
        while True:
            at = _MINUTE.size + slot % _SLOTS * _CALLER.size
            found, count = _CALLER.unpack_from(self._memory.bytes, at)
            if found == digest:
                return at, count
            if found == _FREE:
                return at, None
            slot += 1

    def _forget(self) -> int:
        self._memory.bytes[:] = bytes(len(self._memory.bytes))
        return 0
