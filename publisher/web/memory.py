"""Memory that forked processes share.

The lock of a file guards it: unlike a semaphore it is free again when a process dies with it.
"""

from __future__ import annotations

import fcntl
import mmap
import os
import tempfile
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager


class Memory:
    """So many bytes, zero at first. Made before processes are forked they are the same for all of them."""

    def __init__(self, size: int) -> None:
        self.bytes = mmap.mmap(-1, size)
        with tempfile.TemporaryFile() as file:
            self._lock = os.dup(file.fileno())
        weakref.finalize(self, os.close, self._lock)
        self._threads = threading.Lock()

    @contextmanager
    def alone(self) -> Iterator[mmap.mmap]:
        """The bytes, while no other thread of any process has them."""
        with self._threads:
            fcntl.lockf(self._lock, fcntl.LOCK_EX)
            try:
                yield self.bytes
            finally:
                fcntl.lockf(self._lock, fcntl.LOCK_UN)
