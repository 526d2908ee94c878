"""Runs the service: waitress in one or several processes that share one listening socket.

Waitress reads a request whole before a thread begins with it and writes the answer from a buffer, so a slow
client holds no thread; `docs/operations.md` has the measurements. A worker that dies is started again.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
from collections.abc import Callable
from typing import Any

import waitress.server
from flask import Flask
from waitress.channel import HTTPChannel
from waitress.task import ErrorTask

from publisher.errors import Misconfigured
from publisher.web import problems

MOST_BODY = 4 * 1_048_576
"""Longer bodies are refused from their Content-Length, before they are read."""


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


def run(make: Callable[[], Flask], listening: socket.socket, *, workers: int, threads: int) -> None:
    """Serves until it is told to stop (SIGTERM, SIGINT). `make` is called in each worker."""
    if workers == 1:
        serve(make(), listening, threads)
        return
    running = {_start(make, listening, threads) for _ in range(workers)}

    def stop(number: int, _: Any) -> None:
        for worker in running:
            os.kill(worker, signal.SIGTERM)
        sys.exit(128 + number if number != signal.SIGTERM else 0)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    while True:
        ended, _ = os.wait()
        running.discard(ended)
        running.add(_start(make, listening, threads))


def _start(make: Callable[[], Flask], listening: socket.socket, threads: int) -> int:
    worker = os.fork()
    if worker:
        return worker
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it and says when to stop
        serve(make(), listening, threads)
    finally:
        os._exit(0)


def serve(app: Flask, listening: socket.socket, threads: int) -> None:
    """Serves one app in this process until SIGTERM or SIGINT."""
    server = waitress.server.create_server(
        app,
        sockets=[listening],
        threads=threads,
        ident="",
        connection_limit=2000,
        channel_timeout=60,
        channel_request_lookahead=1,  # else a reader of the stream who has gone is not noticed
        max_request_body_size=MOST_BODY,
        max_request_header_size=32_768,
        clear_untrusted_proxy_headers=not app.config["NEWSROOM"].settings.proxies,
    )
    server.channel_class = _channel(app)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    server.run()


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

    return type("Channel", (_Channel,), {"error_task_class": Problem})


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
        return self.silent or bool(super().check_client_disconnected())
