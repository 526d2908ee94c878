"""Push holds in the world: receivers of all bad kinds, couriers killed at any time, on both databases."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from conftest import BASE, settings
from measure import PATIENCE
from receivers import HOME, Receiver

from publisher.newsroom import Newsroom

SOAK = Path(__file__).parent / "soak.py"


def silent(receiver: Receiver, event: dict[str, Any]) -> None:
    time.sleep(3)


def flaky(share: float) -> Callable[[Receiver, dict[str, Any]], int]:
    chance = random.Random(7)
    return lambda receiver, event: 500 if chance.random() < share else 200


def slow(receiver: Receiver, event: dict[str, Any]) -> int:
    time.sleep(0.02)
    return 200


def hang_up_sometimes(receiver: Receiver, event: dict[str, Any]) -> int | None:
    return None if event["data"]["number"] % 7 == 0 and len(receiver.seen) % 3 else 202


def poisoned(receiver: Receiver, event: dict[str, Any]) -> int:
    return 500 if event["data"]["article"] == "n-0" else 200


class World:
    """Twenty receivers: thirteen that live, though some have bad days, and seven that are beyond help."""

    def __init__(self, stack: ExitStack) -> None:
        def receiver() -> Receiver:
            return stack.enter_context(closing(Receiver()))

        self.live = [receiver() for _ in range(13)]
        self.live[8].answer = self.live[9].answer = flaky(0.2)
        self.live[10].answer = slow
        self.live[11].answer = hang_up_sometimes
        self.down = self.live[12]
        self.down.answer = lambda receiver, event: None
        self.trap = receiver()
        self.bad = {name: receiver() for name in ("302", "500", "410", "silent", "one", "shut")}
        self.bad["302"].answer = lambda receiver, event: 302
        self.bad["302"].headers = {"Location": self.trap.url}
        self.bad["500"].answer = lambda receiver, event: 500
        self.bad["410"].answer = lambda receiver, event: 410
        self.bad["silent"].answer = silent
        self.bad["one"].answer = poisoned
        self.inner = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        self.knocked: list[object] = []
        threading.Thread(target=self._listen, daemon=True).start()
        self.inner_url = f"http://localhost:{self.inner.getsockname()[1]}/hook"
        self.urls = [r.url for r in (*self.live, *self.bad.values())] + [self.inner_url]

    def has(self, wanted: set[int], order: dict[int, str]) -> bool:
        others = {number for number in wanted if order[number] != "n-0"}
        return others <= set(self.bad["one"].numbers) and all(wanted <= set(r.numbers) for r in self.live)

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                self.knocked.append(self.inner.accept())


def storm(
    url: str, folder: Path, *, count: int, articles: int, workers: int, kills: int, held: int, limit: float
) -> None:
    """Publishes, delivers and kills; then everybody has what is theirs."""
    environment = os.environ | {
        "PUBLISHER_DATABASE_URL": url,
        "PUBLISHER_BASE_URL": BASE,
        "PUBLISHER_SECRET_FILE": str(folder / "secret"),
        "PUBLISHER_PUSH_HTTP": "1",
        "PUBLISHER_PUSH_NETWORKS": f"{HOME}/32",
    }
    inside = (ip_network(f"{HOME}/32"),)
    room = Newsroom(settings(url, folder, push_http=True, push_networks=inside))
    room.partners.add("wire")
    with ExitStack() as stack:
        stack.callback(room.close)
        world = World(stack)
        ids = {url: room.subscriptions.add("wire", url).subscription.id for url in world.urls}
        world.bad["shut"].close()
        couriers = [_start(environment, held) for _ in range(workers)]
        stack.callback(lambda: [_stop(courier) for courier in couriers])
        newspaper = subprocess.Popen(
            [sys.executable, SOAK, "publish", str(count), str(articles), "1"], env=environment
        )
        stack.callback(_stop, newspaper)
        chance, began = random.Random(3), time.monotonic()
        next_kill = began + 2
        order: dict[int, str] = {}
        wanted: set[int] = set()
        while time.monotonic() < began + limit:
            time.sleep(0.2)
            if newspaper.poll() is not None and not wanted:
                assert newspaper.returncode == 0
                wanted, order = _published(room)
                world.down.answer = lambda receiver, event: 200
            if kills and time.monotonic() > next_kill:
                place = chance.randrange(workers)
                _stop(couriers[place])
                couriers[place] = _start(environment, held)
                kills -= 1
                next_kill = time.monotonic() + chance.uniform(1, 9)
            if wanted and not kills and world.has(wanted, order):
                break
        taken = sum(len(receiver.taken) for receiver in world.live)
        print(
            f"\n{len(order)} changes, {taken} deliveries taken by {len(world.live)} live receivers",
            flush=True,
        )
        _everybody_has_theirs(world, wanted, order, ids)
        _nobody_else_does(world, room, ids)


def _everybody_has_theirs(world: World, wanted: set[int], order: dict[int, str], ids: dict[str, str]) -> None:
    for place, receiver in enumerate(world.live):
        missing = wanted - set(receiver.numbers)
        assert not missing, f"receiver {place} lacks {len(missing)} of {len(wanted)}"
        _check(receiver, order, ids[receiver.url])
    one = world.bad["one"]
    _check(one, order, ids[one.url])
    others = {number for number in wanted if order[number] != "n-0"}
    assert others <= set(one.numbers), "one article that never passes holds up no other"


def _nobody_else_does(world: World, room: Newsroom, ids: dict[str, str]) -> None:
    assert world.trap.seen == [] and world.knocked == []
    assert all(world.bad[name].taken == [] for name in ("302", "500", "410", "silent", "shut"))
    assert len(world.bad["410"].seen) < 20, "who is gone is left alone"
    found = {url: room.subscriptions.find("wire", id_) for url, id_ in ids.items()}
    assert found[world.bad["410"].url].state == "disabled"
    assert found[world.inner_url].state == "pending"
    refused = room.subscriptions.deliveries("wire", ids[world.inner_url]).items
    assert refused and all("not a public address" in attempt.error for attempt in refused)
    redirected = room.subscriptions.deliveries("wire", ids[world.bad["302"].url]).items
    assert any("redirects are not followed" in attempt.error for attempt in redirected)


def _check(receiver: Receiver, order: dict[int, str], subscription: str) -> None:
    """One id for each event, and the events of an article in the order of the log."""
    ids: dict[int, set[str]] = {}
    newest: dict[str, int] = {}
    seen: set[int] = set()
    for id_, event in receiver.taken:
        number = event["data"]["number"]
        ids.setdefault(number, set()).add(id_)
        assert event["data"]["article"] == order[number]
        if number not in seen:
            assert number > newest.get(order[number], 0), f"{number} came after {newest[order[number]]}"
            newest[order[number]] = number
        seen.add(number)
    assert all(found == {f"{subscription}_{number}"} for number, found in ids.items())


def _published(room: Newsroom) -> tuple[set[int], dict[int, str]]:
    """The numbers that everybody must get, and the article of each; what was taken back need not come."""
    order: dict[int, str] = {}
    withdrawn: dict[str, int] = {}
    cursor = None
    while True:
        page, more = room.changes(cursor=cursor, limit=1000)
        for change in page.items:
            order[change.number] = change.article
            if change.kind in ("withdrawn", "killed"):
                withdrawn[change.article] = change.number
        cursor = page.next
        if not more:
            return {n for n, article in order.items() if n >= withdrawn.get(article, 0)}, order


def _stop(process: subprocess.Popen[bytes]) -> None:
    """As suddenly as can be (SIGKILL)."""
    process.kill()
    process.wait()


def _start(environment: dict[str, str], held: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, SOAK, "deliver", str(held)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)


@pytest.mark.parametrize(
    "database_url", [pytest.param("sqlite", marks=pytest.mark.soak), "postgresql"], indirect=True
)
def test_live_receivers_get_everything_though_others_are_bad_and_couriers_die(
    database_url: str, tmp_path: Path
) -> None:
    storm(database_url, tmp_path, count=15, articles=5, workers=2, kills=1, held=3, limit=2 * PATIENCE)


@pytest.mark.soak
def test_ten_thousand_events_to_twenty_receivers_with_four_couriers(
    database_url: str, tmp_path: Path
) -> None:
    began = time.monotonic()
    count = int(os.environ.get("SOAK_EVENTS", "10000"))
    storm(database_url, tmp_path, count=count, articles=300, workers=4, kills=20, held=12, limit=count / 2)
    print(f"\n{database_url.partition(':')[0]}: {time.monotonic() - began:.0f} s", flush=True)
