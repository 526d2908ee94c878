"""The server itself: how many it takes, how it stops, how it begins again."""

from __future__ import annotations

import fcntl
import os
import resource
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import psutil
import psycopg
import pytest
from conftest import document, key, settings
from measure import PATIENCE, until
from receivers import HOME, Receiver
from server import serving
from sqlalchemy.engine import make_url

from publisher.newsroom import Newsroom
from publisher.web.serving import GRACE_SECONDS, PAUSE_SECONDS


@contextmanager
def files(most: int) -> Iterator[None]:
    """So many files this process, and those it starts, may have open."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, hard), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_more_than_a_thousand_who_hold_a_connection_keep_nobody_out(sqlite_url: str, tmp_path: Path) -> None:
    with ExitStack() as stack:
        with files(256):
            server = stack.enter_context(serving(sqlite_url, tmp_path))
        stack.enter_context(files(4096))
        where = urlsplit(server.address)
        for _ in range(1100):
            stack.enter_context(socket.create_connection((where.hostname, where.port), timeout=PATIENCE))
        assert httpx.get(f"{server.address}/healthz", timeout=PATIENCE).status_code == 200


@contextmanager
def one_writer_held_up(sqlite_url: str) -> Iterator[Callable[[], bool]]:
    """Whoever publishes waits until the block ends; what is given tells whether somebody does."""
    with Path(f"{sqlite_url.removeprefix('sqlite:///')}-writer").open("w") as queue:
        fcntl.flock(queue, fcntl.LOCK_EX)
        place = f":{os.fstat(queue.fileno()).st_ino} "
        yield lambda: any("->" in it and place in it for it in Path("/proc/locks").read_text().splitlines())


def refused(address: str) -> bool:
    where = urlsplit(address)
    with socket.socket() as line:
        return line.connect_ex((where.hostname, where.port)) != 0


def ended(process: psutil.Process) -> bool:
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_worked_on_when_the_service_is_stopped_gets_its_answer(
    sqlite_url: str, tmp_path: Path, workers: int
) -> None:
    room = Newsroom(settings(sqlite_url, tmp_path))
    headers = key(room, "newsroom") | {"Content-Type": "application/ld+json"}
    room.close()
    with (
        serving(sqlite_url, tmp_path, workers=workers) as server,
        ThreadPoolExecutor(1) as pool,
        httpx.Client(base_url=server.address, headers=headers, timeout=PATIENCE) as client,
    ):
        client.get("/healthz")
        running = server.workers()
        with one_writer_held_up(sqlite_url) as somebody_waits:
            asked = pool.submit(client.put, "/v1/articles/storm", json=document())
            until(somebody_waits)
            server.process.terminate()
            until(lambda: refused(server.address))
            assert not ended(server.process)
        answer = asked.result()
        assert (answer.status_code, answer.headers["Connection"]) == (201, "close")
        assert server.process.wait(PATIENCE) == 0
        assert all(ended(worker) for worker in running)


@pytest.mark.parametrize("workers", [1, 2])
def test_readers_of_the_stream_and_the_idle_do_not_hold_up_the_end(
    sqlite_url: str, tmp_path: Path, workers: int
) -> None:
    with serving(sqlite_url, tmp_path, workers=workers) as server, httpx.Client(timeout=PATIENCE) as idle:
        idle.get(f"{server.address}/healthz")
        with httpx.stream(
            "GET", f"{server.address}/v1/changes", headers={"Accept": "text/event-stream"}, timeout=PATIENCE
        ) as stream:
            lines = stream.iter_lines()
            assert next(lines) == "retry: 1000"
            server.process.terminate()
            told = time.monotonic()
            assert all(not line for line in lines), "it ends as a stream does, and is not cut off"
        assert server.process.wait(PATIENCE) == 0 and time.monotonic() - told < GRACE_SECONDS


@pytest.mark.parametrize("workers", [1, 2])
def test_what_a_service_has_sent_when_it_is_stopped_is_not_sent_again(
    sqlite_url: str, tmp_path: Path, receiver: Receiver, workers: int
) -> None:
    room = Newsroom(settings(sqlite_url, tmp_path, push_http=True, push_networks=(f"{HOME}/32",)))
    room.partners.add("wire")
    room.publish(document(identifier="storm"))
    sent, going_on = threading.Event(), threading.Event()

    def slow(receiver: Receiver, event: Any) -> int:
        sent.set()
        going_on.wait(PATIENCE)
        return 204

    receiver.answer = slow
    pushes = {
        "PUSH": "1",
        "PUSH_HTTP": "1",
        "PUSH_NETWORKS": f"{HOME}/32",
        "BASE_URL": room.settings.base_url,
    }
    environment = {f"PUBLISHER_{name}": value for name, value in pushes.items()}
    with serving(sqlite_url, tmp_path, workers=workers, **environment) as server:
        id_ = room.subscriptions.add("wire", receiver.url, after=0).subscription.id
        assert sent.wait(PATIENCE)
        server.process.terminate()
        until(lambda: refused(server.address))
        time.sleep(1)
        going_on.set()
    found = room.subscriptions.find("wire", id_)
    room.close()
    assert (found.state, found.after) == ("active", 1), "and another courier need not wait for this one"


def test_a_worker_that_cannot_begin_says_why_and_tries_again_slowly(postgres: Any, tmp_path: Path) -> None:
    address = postgres()
    name, log = str(make_url(address).database), tmp_path / "serve.log"
    with (
        serving(address, tmp_path, workers=2) as server,
        psycopg.connect(address.replace(name, "postgres"), autocommit=True) as admin,
    ):
        admin.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        server.workers()[0].kill()
        began = time.monotonic()
        until(lambda: log.read_text().count("cannot begin") >= 2)
        said = [line for line in log.read_text().splitlines() if "cannot begin" in line]
        seconds = time.monotonic() - began
        assert all(f'"{name}" is not currently accepting' in line for line in said)
        assert len(said) <= 4 + 2 * seconds / PAUSE_SECONDS, "of both workers, begun at two moments"
        admin.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        until(
            lambda: (
                len(server.workers()) == 2
                and httpx.get(f"{server.address}/healthz", timeout=PATIENCE).is_success
            )
        )
