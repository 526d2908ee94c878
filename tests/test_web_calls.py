"""How often a caller came: one count for all processes, that no death of one of them stops."""

import multiprocessing
import os
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from server import ask, serving

from publisher.web import calls
from publisher.web.calls import Calls

fork = multiprocessing.get_context("fork")


@pytest.fixture(autouse=True)
def years(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counting begins anew every thirty years, and not with the minute: no test lies across that."""
    monkeypatch.setattr(calls, "WINDOW", 10**9)


@given(
    st.lists(st.tuples(st.sampled_from(["address ::1", "key a", "key b", "käse", ""]), st.integers(0, 99)))
)
def test_each_caller_is_counted_alone(added: list[tuple[str, int]]) -> None:
    counted, expected = Calls(), Counter[str]()
    for caller, count in added:
        expected[caller] += count
        state = counted.add(caller, count)
        assert state.calls == expected[caller] and 0 < state.seconds <= calls.WINDOW


def test_forked_processes_and_their_threads_count_together() -> None:
    counted = Calls()

    def ask() -> None:
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(counted.add, ["key a"] * 500))

    workers = [fork.Process(target=ask) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert counted.add("key a", 0).calls == 2000


def test_who_dies_while_counting_keeps_nobody_waiting() -> None:
    counted = Calls()

    def die() -> None:
        with counted._memory.alone():
            os._exit(9)

    worker = fork.Process(target=die)
    worker.start()
    worker.join()
    assert worker.exitcode == 9 and counted.add("key a").calls == 1


def test_counting_begins_anew_rather_than_memory_running_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls, "MOST_CALLERS", 100)
    counted = Calls()
    assert [counted.add(f"key {number}").calls for number in range(100)] == [1] * 100
    assert counted.add("key 0").calls == 2, "full, but this one is known"
    counted.add("key 100")
    assert counted.add("key 0", 0).calls == 0


def test_workers_of_one_service_limit_a_caller_together(sqlite_url: str, tmp_path: Path) -> None:
    with serving(sqlite_url, tmp_path, workers=3, PUBLISHER_REQUESTS_PER_MINUTE="20") as server:

        def status(_: int) -> int:  # by a connection, and so of a worker, of its own
            return ask("GET", server.address + "/v1/articles").status_code

        while True:
            minute = time.time() // 60
            with ThreadPoolExecutor(8) as pool:
                answers = Counter(pool.map(status, range(60)))
            if minute == time.time() // 60:
                break
            time.sleep(60 - time.time() % 60)  # it lay across a minute, when counting begins anew
        assert answers == {200: 20, 429: 40}
