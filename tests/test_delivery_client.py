"""Requests to strangers end in time, read no more than is allowed, and go where they were meant to."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from measure import PATIENCE

from publisher.delivery.addresses import Rules
from publisher.delivery.client import MOST_ANSWER, Client
from publisher.errors import Unreachable

HERE = Rules(http=True, inside=(ip_network("127.0.0.2/32"),))
"""Receivers of these tests stand at 127.0.0.2; everything else on this machine stays shut."""


@contextmanager
def receiver(
    behave: Callable[[socket.socket], object], tls: ssl.SSLContext | None = None
) -> Iterator[tuple[int, list[str]]]:
    """A server that does with each connection what it is told; gives its port and a log of who came."""
    came: list[str] = []
    with socket.create_server(("127.0.0.2", 0)) as listening:

        def serve() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listening.accept()
                    came.append("came")
                    threading.Thread(target=one, args=(connection,), daemon=True).start()

        def one(connection: socket.socket) -> None:
            with suppress(OSError):
                wrapped = tls.wrap_socket(connection, server_side=True) if tls else connection
                with wrapped:
                    behave(wrapped)

        threading.Thread(target=serve, daemon=True).start()
        yield listening.getsockname()[1], came


def heard(connection: socket.socket) -> bytes:
    """The request, up to the end of its body."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += connection.recv(65536)
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(
        (int(h.split(b":")[1]) for h in head.split(b"\r\n") if h.lower().startswith(b"content-l")), 0
    )
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def says(answer: bytes) -> Callable[[socket.socket], object]:
    def behave(connection: socket.socket) -> None:
        heard(connection)
        connection.sendall(answer)

    return behave


def at(port: int, path: str = "/") -> str:
    return f"http://127.0.0.2:{port}{path}"


def test_a_request_arrives_whole_and_its_answer_is_read() -> None:
    got: list[bytes] = []

    def behave(connection: socket.socket) -> None:
        got.append(heard(connection))
        connection.sendall(b"HTTP/1.1 202 Accepted\r\nX-Seen: yes\r\nContent-Length: 2\r\n\r\nok")

    with receiver(behave) as (port, _):
        answer = Client(HERE).send("POST", at(port, "/hook?a=1"), {"webhook-id": "x"}, b"body")
    assert (answer.status, answer.body, answer.headers["x-seen"]) == (202, b"ok", "yes")
    head = got[0].partition(b"\r\n\r\n")[0].split(b"\r\n")
    assert head[0] == b"POST /hook?a=1 HTTP/1.1"
    assert f"Host: 127.0.0.2:{port}".encode() in head
    assert b"Content-Length: 4" in head and b"webhook-id: x" in head
    assert got[0].endswith(b"body")


def test_a_redirect_is_an_answer_and_is_not_followed() -> None:
    with receiver(says(b"HTTP/1.1 200 OK\r\n\r\n")) as (other, came):
        answer = f"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2:{other}/\r\n\r\n".encode()
        with receiver(says(answer)) as (port, _):
            assert Client(HERE).send("POST", at(port)).status == 302
    assert came == []


def slowly(connection: socket.socket) -> None:
    heard(connection)
    for char in b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1000:
        connection.sendall(bytes([char]))
        time.sleep(0.1)


def many_hints(connection: socket.socket) -> None:
    heard(connection)
    while True:
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")


def endless_head(connection: socket.socket) -> None:
    heard(connection)
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X-A: " + b"b" * 60 + b"\r\n")


@pytest.mark.parametrize(
    ("behave", "said"),
    [
        (lambda c: time.sleep(PATIENCE), "no answer within"),
        (slowly, "no answer within"),
        (many_hints, "not HTTP"),
        (endless_head, "not HTTP"),
        (says(b"SSH-2.0-OpenSSH_9.2\r\n"), "not HTTP"),
        (says(b""), "failed|not HTTP"),
        (says(b"HTTP/1.1 20x OK\r\n\r\n"), "not HTTP"),
        (says(b"\0" * 1000), "not HTTP"),
        (lambda c: c.close(), "failed|not HTTP"),
    ],
    ids=["silent", "slow", "hints", "head", "ssh", "nothing", "status", "zeros", "closed"],
)
def test_a_receiver_that_does_not_answer_properly_costs_no_more_than_its_time(
    behave: Callable[[socket.socket], object], said: str
) -> None:
    began = time.monotonic()
    seconds = 0.5 if said == "no answer within" else PATIENCE
    with receiver(behave) as (port, _), pytest.raises(Unreachable, match=said):
        Client(HERE, seconds=seconds).send("POST", at(port), {}, b"x")
    assert time.monotonic() - began < PATIENCE / 2


def test_a_receiver_that_never_reads_does_not_hold_us() -> None:
    with receiver(lambda c: time.sleep(PATIENCE)) as (port, _), pytest.raises(Unreachable, match="no answer"):
        Client(HERE, seconds=0.5).send("POST", at(port), {}, b"x" * 50_000_000)


def endless_body(connection: socket.socket) -> None:
    heard(connection)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000000000\r\n\r\n")
    while True:
        connection.sendall(b"x" * 65536)


def dripping_body(connection: socket.socket) -> None:
    heard(connection)
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b"x")
        time.sleep(0.05)


@pytest.mark.parametrize(("behave", "seconds"), [(endless_body, PATIENCE), (dripping_body, 2.0)])
def test_an_answer_that_never_ends_is_read_up_to_the_limit(
    behave: Callable[[socket.socket], object], seconds: float
) -> None:
    began = time.monotonic()
    with receiver(behave) as (port, _):
        answer = Client(HERE, seconds=seconds).send("POST", at(port))
    assert answer.status == 200 and len(answer.body) <= MOST_ANSWER
    assert time.monotonic() - began < PATIENCE / 2


def test_a_compressed_answer_is_never_unpacked() -> None:
    bomb = gzip.compress(bytes(10_000_000))
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(bomb)
    with receiver(says(head + bomb)) as (port, _):
        answer = Client(HERE).send("POST", at(port))
    assert bomb.startswith(answer.body) and len(answer.body) > 1000


@pytest.mark.parametrize(
    "found",
    [["127.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["127.0.0.2", "10.0.0.1"], ["::1"], ["::ffff:127.0.0.1"], []],
)
def test_every_address_of_a_name_must_be_allowed(found: list[str]) -> None:
    with receiver(says(b"HTTP/1.1 200 OK\r\n\r\n")) as (port, came):
        client = Client(HERE, resolve=lambda host, port: found)
        with pytest.raises(Unreachable, match=r"not a public address|no address"):
            client.send("POST", f"http://rebind.example:{port}/")
    assert came == []


def test_a_name_that_changes_between_two_questions_is_asked_once() -> None:
    answers = iter([["127.0.0.2"], ["127.0.0.1"], ["127.0.0.1"]])
    with receiver(says(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) as (port, came):
        client = Client(HERE, resolve=lambda host, port: next(answers))
        assert client.send("POST", f"http://rebind.example:{port}/").status == 200
        with pytest.raises(Unreachable, match="not a public address"):
            client.send("POST", f"http://rebind.example:{port}/")
    assert came == ["came"]


def test_a_resolver_that_hangs_or_knows_nothing_is_a_failure_in_time() -> None:
    with pytest.raises(Unreachable, match="not resolved in time"):
        Client(HERE, seconds=0.2, resolve=lambda h, p: time.sleep(1) or []).send("GET", "http://a.example/")

    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "unknown")

    with pytest.raises(Unreachable, match=r"a\.example is not known"):
        Client(HERE, resolve=unknown).send("GET", "http://a.example/")


def test_a_port_where_nobody_listens_is_a_failure() -> None:
    with socket.create_server(("127.0.0.2", 0)) as shut:
        port = shut.getsockname()[1]
    with pytest.raises(Unreachable, match="the connection failed"):
        Client(HERE).send("POST", at(port))


def authority(folder: Path, name: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's context with a certificate for this name, and a client's that trusts its issuer."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "test")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = folder / "server.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    pem.write_bytes(private + certificate.public_bytes(Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(pem)
    trusting = ssl.create_default_context(cadata=certificate.public_bytes(Encoding.PEM).decode())
    return server, trusting


def test_tls_holds_the_receiver_to_its_name_at_the_checked_address(tmp_path: Path) -> None:
    server, trusting = authority(tmp_path, "hook.example")
    rules = Rules(inside=HERE.inside)
    with receiver(says(b"HTTP/1.1 204 No Content\r\n\r\n"), server) as (port, _):
        good = Client(rules, tls=trusting, resolve=lambda h, p: ["127.0.0.2"])
        assert good.send("POST", f"https://hook.example:{port}/").status == 204
        with pytest.raises(Unreachable, match="certificate is not good"):
            good.send("POST", f"https://other.example:{port}/")
        strict = Client(rules, resolve=lambda h, p: ["127.0.0.2"])
        with pytest.raises(Unreachable, match="certificate is not good"):
            strict.send("POST", f"https://hook.example:{port}/")
    with (
        receiver(lambda c: c.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")) as (port, _),
        pytest.raises(Unreachable, match=r"TLS|failed"),
    ):
        good.send("POST", f"https://hook.example:{port}/")
