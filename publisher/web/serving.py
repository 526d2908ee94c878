"""Runs the service: waitress in one or several processes that share one listening socket.

Waitress reads a request whole before a thread begins with it and writes the answer from a buffer, so a slow
client holds no thread; `docs/operations.md` has the measurements. A worker that dies is started again. Who is
told to stop takes nobody new, and answers what was asked before.
"""

from __future__ import annotations

import contextlib
import logging
import os
import resource
import signal
import socket
import threading
import time
from collections.abc import Callable
from typing import Any, TypeAlias

import waitress.server
from flask import Flask
from waitress.channel import HTTPChannel
from waitress.task import ErrorTask, WSGITask

from publisher.errors import Misconfigured, PublisherError
from publisher.web import problems

MOST_BODY = 4 * 1_048_576
"""Longer bodies are refused from their Content-Length, before they are read."""

MOST_CONNECTIONS = 2000
"""So many may be connected to one process at once; others wait."""

OWN_FILES = 128
"""So many files a process keeps for itself: databases, receivers of events, a dump."""

GRACE_SECONDS = 8.0
"""So long who was told to stop goes on with what it has begun; then it is cut off."""

PAUSE_SECONDS = 1.0
"""So long a worker that failed stays away, so that one that cannot begin does not try all the time."""

_ENDS = (signal.SIGTERM, signal.SIGINT)

log = logging.getLogger("publisher")


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises Misconfigured if the port is in use or not allowed."""
    made = None
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        made = socket.socket(family, socket.SOCK_STREAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(1024)
    except (OSError, OverflowError) as error:
        if made is not None:
            made.close()
        said = getattr(error, "strerror", None) or error
        raise Misconfigured(
            f"cannot listen on {host}:{port}: {said}",
            hint="choose another with --port or PUBLISHER_BASE_URL, or stop what uses it",
        ) from None
    return made


Make: TypeAlias = Callable[[], contextlib.AbstractContextManager[Flask]]
"""Makes an app, and ends what runs beside it when it is served no more."""


def run(make: Make, listening: socket.socket, *, workers: int, threads: int) -> None:
    """Serves until it is told to stop (SIGTERM, SIGINT). `make` is called in each worker."""
    if workers == 1:
        serve(make, listening, threads)
        return
    stopping = threading.Event()
    running: set[int] = set()

    def stop(*_: Any) -> None:
        stopping.set()
        listening.close()
        for worker in running:
            with contextlib.suppress(ProcessLookupError):  # it has just ended by itself
                os.kill(worker, signal.SIGTERM)

    def start() -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, _ENDS)  # whoever is told to stop knows all its workers
        running.add(_start(make, listening, threads))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDS)

    for number in _ENDS:
        signal.signal(number, stop)
    for _ in range(workers):
        if not stopping.is_set():
            start()
    while running:
        ended, status = os.wait()
        running.discard(ended)
        if status:
            stopping.wait(PAUSE_SECONDS)
        if not stopping.is_set():
            start()


def _start(make: Make, listening: socket.socket, threads: int) -> int:
    worker = os.fork()
    if worker:
        return worker
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it and says when to stop
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDS)
        serve(make, listening, threads)
        status = 0
    except PublisherError as error:
        log.error("a worker cannot begin: %s", error)
    except Exception:
        log.exception("a worker ended")
    finally:
        os._exit(status)


def serve(make: Make, listening: socket.socket, threads: int) -> None:
    """Serves one app in this process until SIGTERM or SIGINT; then answers what it has begun with."""
    stopping = threading.Event()
    servers: list[Any] = []

    def stop(*_: Any) -> None:
        stopping.set()
        for server in servers:
            server.pull_trigger()

    signal.signal(signal.SIGTERM, stop)
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, stop)
    with make() as app:
        server = _server(app, listening, threads)
        server.stopping = stopping
        servers.append(server)
        while not stopping.is_set():
            _turn(server, 1.0)
        servers.clear()
        _finish(server, time.monotonic() + GRACE_SECONDS)


def _server(app: Flask, listening: socket.socket, threads: int) -> Any:
    server: Any = waitress.server.create_server(
        app,
        sockets=[listening],
        threads=threads,
        ident="",
        connection_limit=_connections(),
        channel_timeout=60,
        channel_request_lookahead=1,  # else a reader of the stream who has gone is not noticed
        max_request_body_size=MOST_BODY,
        max_request_header_size=32_768,
        clear_untrusted_proxy_headers=not app.config["NEWSROOM"].settings.proxies,
        asyncore_use_poll=True,  # select() knows no file beyond the 1,024th
    )
    server.channel_class = _channel(app)
    return server


def _turn(server: Any, seconds: float) -> None:
    """Reads and writes what is there to be read and written; waits so long if there is nothing."""
    server.asyncore.loop(timeout=seconds, use_poll=True, map=server._map, count=1)


def _finish(server: Any, ends: float) -> None:
    """Takes nobody new, and hangs up on each who has had its answers."""
    server.accepting = False
    server.asyncore.dispatcher.close(server)
    while server.active_channels and time.monotonic() < ends:
        _turn(server, 0.1)
        for channel in list(server.active_channels.values()):
            channel.close_when_flushed |= not (channel.requests or channel.request)
    server.task_dispatcher.shutdown(timeout=1)


def _connections() -> int:
    """How many may be connected to this process at once: as many files as it may have, but for its own."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    return MOST_CONNECTIONS if most == resource.RLIM_INFINITY else min(MOST_CONNECTIONS, most - OWN_FILES)


def _channel(app: Flask) -> type[HTTPChannel]:
    """Waitress' channel, whose own refusals (no request, too large, too slow) are problems too."""

    class Problem(ErrorTask):  # type: ignore[misc]
        def execute(self) -> None:
            error = self.request.error
            kind = problems.BY_STATUS.get(error.code, problems.BY_STATUS[400])
            with app.app_context():
                answer = problems.answer(kind, str(error.body) if error.code == 400 else "")
            self.status = f"{error.code} {error.reason}"
            data = answer.get_data()
            self.response_headers.extend(answer.headers.to_wsgi_list())
            self.set_close_on_finish()
            self.content_length = len(data)
            self.write(data)

    return type("Channel", (_Channel,), {"error_task_class": Problem, "task_class": _Answer})


class _Answer(WSGITask):  # type: ignore[misc]
    """Waitress' answer; when the server stops it says that it is the last on its connection."""

    def build_response_header(self) -> bytes:
        if self.channel.server.stopping.is_set():
            self.set_close_on_finish()
        return bytes(super().build_response_header())


class _Channel(HTTPChannel):  # type: ignore[misc]
    """Who stops sending while a request is worked on still gets its answer, save that a stream to it ends.

    Waitress would hang up at once: it looks ahead for the next request and takes the silence for a farewell.
    """

    silent = False

    def readable(self) -> bool:
        return not (self.silent and self.requests) and super().readable()

    def handle_read(self) -> None:
        with contextlib.suppress(OSError):
            self.silent = bool(self.requests) and not self.socket.recv(1, socket.MSG_PEEK)
        if not self.silent:
            super().handle_read()

    def check_client_disconnected(self) -> bool:
        gone = self.silent or self.server.stopping.is_set()
        return gone or bool(super().check_client_disconnected())
