"""A mirror that is killed at any time ends equal to the service, and keeps nothing that is not proven."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from conftest import document, settings
from measure import PATIENCE

from publisher.mirror import Mirror, Wrong
from publisher.newsroom import Newsroom


class Service:
    """`publisher serve` in a process of its own, and the newsroom it serves."""

    def __init__(self, folder: Path, url: str) -> None:
        environment = os.environ | {
            "PUBLISHER_DATABASE_URL": url,
            "PUBLISHER_BASE_URL": "https://news.example",
            "PUBLISHER_SECRET_FILE": str(folder / "secret"),
            "PYTHONUNBUFFERED": "1",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "publisher", "serve", "--port", "0"],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+", self.process.stdout.readline())
        assert found is not None
        self.address = found[0]
        self.room = Newsroom(settings(url, folder))

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()
        self.room.close()

    def secured(self) -> dict[str, bytes]:
        """Every article as the service gives it out, by its file's name in a mirror."""
        found: dict[str, bytes] = {}
        cursor = None
        while True:
            page = self.room.articles(cursor=cursor, limit=100)
            for item in page.items:
                with urllib.request.urlopen(f"{self.address}/v1/articles/{item.id}?proof=true") as answer:
                    found[f"{item.id}.jsonld"] = answer.read()
            cursor = page.next
            if cursor is None:
                return found


@pytest.fixture
def service(tmp_path: Path, sqlite_url: str) -> Iterator[Service]:
    made = Service(tmp_path, sqlite_url)
    yield made
    made.close()


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "articles").iterdir()}


def work(room: Newsroom, chance: random.Random, times: int) -> None:
    for _ in range(times):
        name = f"n-{chance.randrange(20)}"
        item = room.state(name)
        if item is not None and not item.over and chance.random() < 0.15:
            room.withdraw(name, reason="wrong", overwrite=True)
        else:
            changed = document(identifier=name, wordCount=chance.randrange(10**9))
            room.publish(changed, if_match=["*"] if item is not None else None)


def mirror(service: Service, folder: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "publisher", "mirror", service.address, str(folder), *options]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)


def killed_again_and_again(service: Service, folder: Path, *, times: int, events: int) -> None:
    chance = random.Random(5)
    for _ in range(times):
        work(service.room, chance, events)
        running = mirror(service, folder, "--every", "0.1")
        time.sleep(chance.uniform(0.3, 1.2))
        running.kill()
        running.wait()
    work(service.room, chance, events)
    last = mirror(service, folder, "--once")
    assert last.wait(PATIENCE) == 0
    assert held(folder) == service.secured()
    assert {path.name for path in folder.iterdir() if not path.name.startswith(".")} == {"articles", "cursor"}


def test_a_mirror_that_is_killed_ends_equal_to_the_service(service: Service, tmp_path: Path) -> None:
    killed_again_and_again(service, tmp_path / "copy", times=3, events=25)


@pytest.mark.soak
def test_a_mirror_that_is_killed_twenty_times_ends_equal_to_the_service(
    service: Service, tmp_path: Path
) -> None:
    killed_again_and_again(service, tmp_path / "copy", times=20, events=60)


def test_a_mirror_follows_and_honours_withdrawals(service: Service, tmp_path: Path) -> None:
    service.room.publish(document(identifier="storm"), create=True)
    copy = Mirror(service.address, tmp_path / "copy")
    assert copy.step() == (1, False)
    assert held(tmp_path / "copy") == service.secured()
    service.room.withdraw("storm", reason="libel", kill=True, overwrite=True)
    service.room.publish(document(identifier="talks"), create=True)
    assert Mirror(service.address, tmp_path / "copy").step() == (2, False), "it goes on where it stood"
    assert set(held(tmp_path / "copy")) == {"talks.jsonld"}


class Liar:
    """A service that passes on what another says, changed on the way."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.change: Any = lambda path, data: data
        liar = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                with urllib.request.urlopen(service.address + self.path) as answer:
                    data = liar.change(self.path, answer.read())
                self.send_response(200)
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture(scope="module")
def liar(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[Liar]:
    folder = tmp_path_factory.mktemp("liar")
    shutil.copy(sqlite_template, folder / "publisher.db")
    service = Service(folder, f"sqlite:///{folder / 'publisher.db'}")
    service.room.publish(document(identifier="storm"), create=True)
    service.room.publish(document(identifier="talks"), create=True)
    made = Liar(service)
    yield made
    made.close()
    service.close()


def spoil(where: str, how: Any) -> Any:
    def change(path: str, data: bytes) -> bytes:
        if where not in path:
            return data
        said = json.loads(data)
        how(said)
        return json.dumps(said).encode()

    return change


@pytest.mark.parametrize(
    ("where", "how", "said"),
    [
        ("/v1/articles", lambda d: d["@graph"][0].update(headline="Lies"), "does not hold"),
        ("/v1/articles", lambda d: d.pop("proof"), "no proof"),
        ("/v1/articles", lambda d: d["proof"].update(cryptosuite="none"), "no proof"),
        ("/v1/articles", lambda d: d["proof"].update(created="2020-01-01T00:00:00Z"), "does not hold"),
        ("/v1/articles", lambda d: d["proof"].update(proofPurpose="x"), "something else"),
        ("/v1/articles", lambda d: d["proof"].update(verificationMethod="did:web:x#k"), "no key"),
        ("/v1/articles", lambda d: d["proof"].update(proofValue="z0OIl"), "no base58"),
        ("/v1/changes", lambda d: d["items"][0].update(article="../../x"), "no id"),
        ("/v1/changes", lambda d: d["items"][0].update(digest="0" * 64), "not what change 1"),
        ("/v1/changes", lambda d: d["items"][0].update(revision="../.."), "invalid literal"),
        ("did.json", lambda d: d.update(assertionMethod=[]), "no key"),
    ],
)
def test_what_is_not_proven_is_not_kept(liar: Liar, tmp_path: Path, where: str, how: Any, said: str) -> None:
    liar.change = spoil(where, how)
    with pytest.raises((Wrong, ValueError), match=said):
        Mirror(liar.address, tmp_path / "copy").step()
    assert not (tmp_path / "copy" / "cursor").exists()


def test_one_article_does_not_pass_for_another(liar: Liar, tmp_path: Path) -> None:
    def swap(path: str, data: bytes) -> bytes:
        if "/v1/articles/storm" not in path:
            return data
        with urllib.request.urlopen(liar.service.address + path.replace("storm", "talks")) as answer:
            return bytes(answer.read())

    liar.change = swap
    with pytest.raises(Wrong, match="not what change 1"):
        Mirror(liar.address, tmp_path / "copy").step()


def test_an_endless_answer_is_not_read_to_its_end(liar: Liar, tmp_path: Path) -> None:
    liar.change = lambda path, data: data + b" " * 4_000_000
    with pytest.raises(Wrong, match="too long"):
        Mirror(liar.address, tmp_path / "copy").step()


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n{",
        b"nonsense\r\n\r\n",
        b"",
    ],
)
def test_an_answer_that_is_cut_off_is_asked_for_again(tmp_path: Path, answer: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            line, _ = server.accept()
            with line:
                line.recv(65_536)
                line.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        copy = Mirror(f"http://127.0.0.1:{server.getsockname()[1]}", tmp_path / "copy")
        with pytest.raises((OSError, ValueError)):
            copy.step()
        thread.join()
    assert not (tmp_path / "copy" / "cursor").exists()
