"""One request to somebody else's machine: bounded in time and size, to a checked address, never redirected.

The name is resolved once; every address it stands for must be allowed; the connection is made to one of those
addresses, while TLS still holds the receiver to its name. Answers are never decompressed, so a compressed one
is only its bytes. No proxy is used, whatever the environment says.
"""

from __future__ import annotations

import http.client
import io
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from publisher import __version__
from publisher.delivery import addresses
from publisher.delivery.addresses import Rules, Target
from publisher.errors import Unreachable

SECONDS: Final = 10.0
"""A whole request, from the first question for a name to the last byte of the answer."""

MOST_ANSWER: Final = 65_536
"""So many bytes of an answer are read, its head among them."""

Resolve: TypeAlias = Callable[[str, int], Sequence[str]]
"""The addresses of a host, as text; raises OSError."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a receiver said: status, headers with names in lower case, the first bytes, how long it took."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    ms: int


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, by the system's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Client:
    """Sends requests under rules about where to."""

    def __init__(
        self,
        rules: Rules,
        *,
        tls: ssl.SSLContext | None = None,
        resolve: Resolve = resolve,
        seconds: float = SECONDS,
    ) -> None:
        self.rules = rules
        self._tls = tls or ssl.create_default_context()
        self._resolve = resolve
        self._seconds = seconds

    def send(
        self, method: str, url: str, headers: Mapping[str, str] | None = None, body: bytes = b""
    ) -> Answer:
        """Sends one request and gives back the answer, whatever its status.

        Raises Unreachable with a reason for people: the address is not allowed, the name not known, the
        connection refused, the certificate wrong, the time over, the answer no HTTP.
        """
        began = time.monotonic()
        target = addresses.target(url, self.rules)
        deadline = began + self._seconds
        try:
            status, found, data = self._exchange(target, method, dict(headers or {}), body, deadline)
        except TimeoutError:
            raise Unreachable(f"no answer within {self._seconds:g} s") from None
        except ssl.SSLCertVerificationError as error:
            raise Unreachable(f"its certificate is not good: {error.verify_message}") from None
        except ssl.SSLError as error:
            raise Unreachable(f"TLS failed: {error.reason or error}") from None
        except (http.client.HTTPException, ValueError) as error:
            raise Unreachable(f"the answer is not HTTP: {type(error).__name__}") from None
        except OSError as error:
            raise Unreachable(f"the connection failed: {error.strerror or error}") from None
        return Answer(status, found, data, round((time.monotonic() - began) * 1000))

    def _exchange(
        self, target: Target, method: str, headers: dict[str, str], body: bytes, deadline: float
    ) -> tuple[int, dict[str, str], bytes]:
        line = _Line(self._connect(target, deadline), deadline)
        try:
            if target.secure:
                line.secure(self._tls, target.host)
            connection = http.client.HTTPConnection(target.host, target.port)
            connection.sock = line
            connection.putrequest(method, target.path, skip_host=True, skip_accept_encoding=True)
            headers = {
                "Host": target.authority,
                "User-Agent": f"publisher/{__version__}",
                "Accept-Encoding": "identity",
                "Connection": "close",
            } | headers
            if body or method == "POST":
                headers["Content-Length"] = str(len(body))
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders(body or None)
            response = connection.getresponse()
            said = {name.lower(): value for name, value in response.getheaders()}
            return response.status, said, _body(response)
        finally:
            line.hang_up()

    def _connect(self, target: Target, deadline: float) -> socket.socket:
        """A connection to the first address that takes one; all of them must be allowed."""
        found = self._addresses(target, deadline)
        for address in found:
            addresses.check(address, self.rules)
        problem: OSError = OSError("the name has no address")
        for place, address in enumerate(found):
            left = _left(deadline)
            try:
                return socket.create_connection(
                    (str(address), target.port), timeout=left / (len(found) - place)
                )
            except OSError as error:
                problem = error
        raise problem

    def _addresses(self, target: Target, deadline: float) -> list[addresses.Address]:
        """What the name stands for. Asked in a thread of its own, since a resolver knows no deadline."""
        written = addresses.literal(target.host)
        if written is not None:
            return [written]
        answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(self._resolve(target.host, target.port))
            except Exception as error:
                answers.put(error)

        threading.Thread(target=ask, name="resolve", daemon=True).start()
        try:
            found = answers.get(timeout=_left(deadline))
        except queue.Empty:
            raise Unreachable(f"the name {target.host} was not resolved in time") from None
        if isinstance(found, Exception):
            raise Unreachable(f"the name {target.host} is not known") from None
        return [addresses.read(address) for address in found]


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _body(response: http.client.HTTPResponse) -> bytes:
    """The first bytes of an answer; one that never ends or breaks off has still said its status."""
    data = bytearray()
    try:
        while len(data) < MOST_ANSWER and (chunk := response.read1(8192)):
            data += chunk
    except (OSError, http.client.HTTPException, ValueError):
        pass
    return bytes(data[:MOST_ANSWER])


class _Line:
    """A connection on which every step keeps to one deadline and reading stops at a limit.

    It is what http.client needs of a socket. That one closes its socket before it has read the answer, which
    a real one survives; so `close` does nothing here and `hang_up` ends it.
    """

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._sock, self._deadline, self._room = sock, deadline, MOST_ANSWER
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def secure(self, tls: ssl.SSLContext, host: str) -> None:
        """Begins TLS, the receiver being held to this name."""
        self._sock.settimeout(_left(self._deadline))
        self._sock = tls.wrap_socket(self._sock, server_hostname=host)

    def sendall(self, data: bytes | bytearray | memoryview) -> None:
        """Sends everything, or raises TimeoutError at the deadline."""
        view = memoryview(data)
        while view:
            self._sock.settimeout(_left(self._deadline))
            view = view[self._sock.send(view[:65_536]) :]

    def read_into(self, buffer: memoryview) -> int:
        """Reads what there is; at the limit it ends."""
        if self._room <= 0:
            return 0
        self._sock.settimeout(_left(self._deadline))
        count = self._sock.recv_into(buffer[: self._room])
        self._room -= count
        return count

    def makefile(self, *_: Any, **__: Any) -> io.BufferedReader:
        """The reading side."""
        return io.BufferedReader(_Reading(self), 8192)

    def close(self) -> None:
        """Nothing yet."""

    def hang_up(self) -> None:
        """Ends the connection; nothing is said any more."""
        self._sock.close()


class _Reading(io.RawIOBase):
    def __init__(self, line: _Line) -> None:
        self._line = line

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._line.read_into(memoryview(buffer))
