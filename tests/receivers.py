"""Receivers of events as there are in the world, on addresses of this machine: real servers, good and bad."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

HOME = "127.0.0.2"
"""Receivers of tests stand here; it is the one inner address that push is allowed to reach in them."""


class Receiver:
    """A server that keeps every event it took. `answer` says what it answers to an event: a status, or None
    to hang up; a challenge is answered unless `silent`.
    """

    def __init__(self, answer: Callable[[Receiver, dict[str, Any]], int | None] | None = None) -> None:
        self.answer = answer or (lambda receiver, event: 204)
        self.silent = False
        self.headers: dict[str, str] = {}
        """Sent with every answer."""
        self.taken: list[tuple[str, dict[str, Any]]] = []
        """Id and event of each delivery that was answered with a 2xx, in order."""
        self.seen: list[tuple[dict[str, str], bytes]] = []
        """Headers and body of every request."""
        self.lock = threading.Lock()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                receiver._take(self)

            def do_GET(self) -> None:
                receiver._confirm(self)

            def log_message(self, *_: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 128

            def handle_error(self, *_: Any) -> None:
                pass

        self.server = Server((HOME, 0), Handler)
        self.url = f"http://{HOME}:{self.server.server_address[1]}/hook"
        self.intents: list[dict[str, list[str]]] = []
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def _take(self, request: BaseHTTPRequestHandler) -> None:
        body = request.rfile.read(int(request.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in request.headers.items()}
        with self.lock:
            self.seen.append((headers, body))
        event = json.loads(body)
        if event.get("type") == "subscription.challenge":
            said = b"" if self.silent else event["data"]["challenge"].encode()
            return self._say(request, 200, said)
        status = self.answer(self, event)
        if status is None:
            request.close_connection = True
            return None
        if 200 <= status < 300:
            with self.lock:
                self.taken.append((headers.get("webhook-id", ""), event))
        return self._say(request, status, b"")

    def _confirm(self, request: BaseHTTPRequestHandler) -> None:
        asked = parse_qs(urlsplit(request.path).query)
        self.intents.append(asked)
        said = b"no" if self.silent else asked.get("hub.challenge", [""])[0].encode()
        self._say(request, 200, said)

    def _say(self, request: BaseHTTPRequestHandler, status: int, body: bytes) -> None:
        with suppress(OSError):
            request.send_response(status)
            for name, value in self.headers.items():
                request.send_header(name, value)
            request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            if status not in (204, 304):
                request.wfile.write(body)

    @property
    def numbers(self) -> list[int]:
        """The numbers of the changes it took, in the order in which it did."""
        return [event["data"]["number"] for _, event in self.taken]

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
