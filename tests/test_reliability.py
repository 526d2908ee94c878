"""What must hold whatever happens: no change missed, none lost, one winner. Long with `make soak`."""

from __future__ import annotations

import itertools
import random
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from conftest import document, key, settings
from measure import PATIENCE, until
from server import Server, ask, serving

from publisher.errors import PreconditionFailed
from publisher.newsroom import Newsroom

LD = {"Content-Type": "application/ld+json"}


def long(*values: Any) -> Any:
    return pytest.param(*values, marks=[pytest.mark.soak])


def story(name: str, version: int = 0) -> dict[str, Any]:
    return document(f"News of {name}", identifier=name, alternativeHeadline=f"Version {version}")


SQLITE_FIRST = pytest.mark.parametrize("database_url", ["sqlite", long("postgresql")], indirect=True)
"""Servers of several processes; on PostgreSQL in soak."""


@pytest.mark.parametrize("total", [48, long(10_000)])
def test_sixteen_writers_and_four_readers_miss_no_change(
    database_url: str, tmp_path: Path, total: int
) -> None:
    rooms = [Newsroom(settings(database_url, tmp_path)) for _ in range(4)]
    rooms[0].health()
    failed: list[BaseException] = []
    seen: list[list[int]] = [[] for _ in range(4)]

    def write(writer: int) -> None:
        room = rooms[writer % len(rooms)]
        for number in range(total // 16):
            name = f"w-{writer}-{number // 3}"
            room.publish(story(name, number), overwrite=True)

    def read(reader: int) -> None:
        room, cursor = rooms[reader], None
        ends = time.monotonic() + PATIENCE + total
        while len(seen[reader]) < total and time.monotonic() < ends and not failed:
            page, _ = room.changes(cursor=cursor, limit=random.choice((1, 7, 100)))
            seen[reader] += [change.number for change in page.items]
            cursor = page.next
            if not page.items:
                time.sleep(random.uniform(0, 0.01))  # asks many times a publication, but lets them be made

    def guarded(work: Any, number: int) -> None:
        try:
            work(number)
        except BaseException as error:
            failed.append(error)
            raise

    threads = [threading.Thread(target=guarded, args=(read, n)) for n in range(4)]
    threads += [threading.Thread(target=guarded, args=(write, n)) for n in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for room in rooms:
        room.close()
    assert not failed
    for numbers in seen:
        assert numbers == list(range(1, total // 16 * 16 + 1))


@pytest.mark.parametrize("rounds", [5, long(1000)])
def test_of_sixteen_editors_with_one_state_in_hand_one_wins(
    database_url: str, tmp_path: Path, rounds: int
) -> None:
    rooms = [Newsroom(settings(database_url, tmp_path)) for _ in range(4)]
    digest = rooms[0].publish(story("race")).item.digest

    def edit(turn: int, editor: int, digest: str, start: threading.Barrier) -> str | None:
        start.wait()
        try:
            return (
                rooms[editor % 4]
                .publish(story("race", turn * 16 + editor + 1), if_match=[digest])
                .item.digest
            )
        except PreconditionFailed:
            return None

    with ThreadPoolExecutor(16) as pool:
        for turn in range(rounds):
            start = threading.Barrier(16)
            ends = [pool.submit(edit, turn, editor, digest, start) for editor in range(16)]
            won = [end.result() for end in ends if end.result() is not None]
            assert len(won) == 1
            digest = str(won[0])
    assert rooms[0].article("race")[0].revision == rounds + 1
    for room in rooms:
        room.close()


def log_of(server: Server) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    cursor = ""
    while True:
        page = ask("GET", f"{server.address}/v1/changes?limit=1000{cursor}").json()
        found += page["items"]
        cursor = f"&cursor={page['next_cursor']}"
        if not page["more"]:
            return found


@SQLITE_FIRST
@pytest.mark.parametrize("rounds", [2, long(100)])
def test_the_same_editors_on_a_server_of_several_processes(
    database_url: str, tmp_path: Path, rounds: int
) -> None:
    room = Newsroom(settings(database_url, tmp_path))
    desk = key(room, "newsroom") | LD
    tag = f'"{room.publish(story("race")).item.digest}"'
    room.close()
    with serving(database_url, tmp_path, workers=3) as server, ThreadPoolExecutor(16) as pool:
        address = f"{server.address}/v1/articles/race"
        for turn in range(rounds):

            def edit(editor: int, tag: str = tag, turn: int = turn) -> httpx.Response:
                body = story("race", turn * 16 + editor + 1)
                return ask("PUT", address, json=body, headers=desk | {"If-Match": tag})

            ends = list(pool.map(edit, range(16)))
            assert Counter(end.status_code for end in ends) == {200: 1, 412: 15}
            tag = next(end.headers["ETag"] for end in ends if end.status_code == 200)
        assert len(log_of(server)) == rounds + 1


@SQLITE_FIRST
@pytest.mark.parametrize("kills", [2, long(100)])
def test_what_was_acknowledged_survives_the_death_of_workers(
    database_url: str, tmp_path: Path, kills: int
) -> None:
    room = Newsroom(settings(database_url, tmp_path))
    desk = key(room, "newsroom") | LD
    room.close()
    acknowledged: dict[str, int] = {}
    attempted: set[str] = set()
    done = threading.Event()
    with serving(database_url, tmp_path, workers=2) as server:

        def write(writer: int) -> None:
            for number in itertools.count():
                if done.is_set():
                    return
                name = f"w-{writer}-{number}"
                attempted.add(name)
                try:
                    address = f"{server.address}/v1/articles/{name}"
                    answer = ask("PUT", address, json=story(name), headers=desk)
                except httpx.TransportError:
                    continue  # nobody said that it was stored
                assert answer.status_code == 201, answer.text
                acknowledged[name] = answer.json()["change"]["number"]

        with ThreadPoolExecutor(4) as pool:
            writers = [pool.submit(write, writer) for writer in range(4)]
            for _ in range(kills):
                before = len(acknowledged)
                ends = time.monotonic() + PATIENCE
                while len(acknowledged) < before + 3 and time.monotonic() < ends:
                    time.sleep(0.02)
                until(lambda: bool(server.workers()))
                random.choice(server.workers()).kill()
            done.set()
            for writer in writers:
                writer.result()
        log = log_of(server)
    assert [change["number"] for change in log] == list(range(1, len(log) + 1))
    published = {change["article"]: change["number"] for change in log}
    assert len(published) == len(log), "nothing was published twice"
    assert acknowledged.items() <= published.items(), "nothing that was acknowledged is lost"
    assert published.keys() <= attempted
    assert len(acknowledged) >= kills


@SQLITE_FIRST
def test_the_log_survives_the_death_of_the_whole_server(database_url: str, tmp_path: Path) -> None:
    room = Newsroom(settings(database_url, tmp_path))
    desk = key(room, "newsroom") | LD
    room.close()
    with serving(database_url, tmp_path) as server:
        articles = f"{server.address}/v1/articles"
        made = ask("POST", articles, json=story("storm"), headers=desk)
        headers = desk | {"If-Match": made.headers["ETag"]}
        note = {"@type": "CorrectionComment", "text": "It was Porto, not Aveiro."}
        body = document("News of storm", identifier="storm", correction=note)
        put = ask("PUT", f"{articles}/storm", json=body, headers=headers)
        headers = desk | {"If-Match": put.headers["ETag"]}
        ask("DELETE", f"{articles}/storm?reason=agreed", headers=headers)
        server.process.kill()
        server.process.wait(PATIENCE)
    with serving(database_url, tmp_path) as server:
        articles = f"{server.address}/v1/articles"
        log = log_of(server)
        assert [change["kind"] for change in log] == ["published", "corrected", "withdrawn"]
        assert ask("GET", f"{articles}/storm").status_code == 410
