"""A real server for the tests: `publisher serve` in processes of its own, on a free port."""

from __future__ import annotations

import os
import re
import signal
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import httpx
import psutil
from measure import PATIENCE, until

ask = partial(httpx.request, timeout=PATIENCE, verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
"""Asks by a connection of its own, as long as it takes; no certificates are read, which is most work."""


@dataclass
class Server:
    """A running server: its address, its main process, and how many workers it shall have."""

    address: str
    process: psutil.Process
    wanted: int

    def workers(self) -> list[psutil.Process]:
        """The workers that run now: the children, or the one process if but one worker is wanted."""
        if self.wanted == 1:
            return [self.process]
        return [it for it in self.process.children() if it.status() != psutil.STATUS_ZOMBIE]


def environment(database_url: str, folder: Path, **more: str) -> dict[str, str]:
    """The environment of a service on a database, with its files in a folder."""
    return {
        **os.environ,
        "PUBLISHER_DATABASE_URL": database_url,
        "PUBLISHER_SECRET_FILE": str(folder / "secret"),
        "PUBLISHER_REQUESTS_PER_MINUTE": "0",
        "PUBLISHER_PUSH": "false",
        "PYTHONUNBUFFERED": "1",
        **more,
    }


@contextmanager
def serving(database_url: str, folder: Path, *, workers: int = 1, **more: str) -> Iterator[Server]:
    """Runs a server until the block ends; what it writes on standard error stands in `serve.log`."""
    command = [sys.executable, "-m", "publisher", "serve", "--port", "0", "--workers", str(workers)]
    with (folder / "serve.log").open("ab") as log:
        process = subprocess.Popen(
            command,
            env=environment(database_url, folder, **more),
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://[\d.]+:\d+", line)
        assert found, f"{line!r} {(folder / 'serve.log').read_text()}"
        server = Server(found[0], psutil.Process(process.pid), workers)
        until(lambda: len(server.workers()) == workers)  # it listens before it starts them
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()
