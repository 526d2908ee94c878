"""deliver, dump and mirror from the terminal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import document, settings
from measure import PATIENCE
from receivers import HOME, Receiver

from publisher.newsroom import Newsroom


@pytest.fixture
def environment(tmp_path: Path, sqlite_url: str) -> dict[str, str]:
    return os.environ | {
        "PUBLISHER_DATABASE_URL": sqlite_url,
        "PUBLISHER_BASE_URL": "https://news.example",
        "PUBLISHER_SECRET_FILE": str(tmp_path / "secret"),
        "PUBLISHER_DUMP_FOLDER": str(tmp_path / "dumps"),
        "PUBLISHER_PUSH_HTTP": "1",
        "PUBLISHER_PUSH_NETWORKS": f"{HOME}/32",
        "PYTHONUNBUFFERED": "1",
    }


def publisher(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "publisher", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def subscribed(url: str, folder: Path, receiver: Receiver) -> Newsroom:
    room = Newsroom(settings(url, folder, push_http=True, push_networks=(f"{HOME}/32",)))
    room.partners.add("wire")
    room.subscriptions.add("wire", receiver.url, after=0)
    room.publish(document(identifier="storm"), create=True)
    return room


def test_deliver_once_sends_what_is_due(
    environment: dict[str, str], sqlite_url: str, tmp_path: Path, receiver: Receiver
) -> None:
    subscribed(sqlite_url, tmp_path, receiver).close()
    done = publisher(environment, "deliver", "--once")
    assert (done.returncode, done.stderr) == (0, "") and "served" in done.stdout
    assert receiver.numbers == [1]


def test_deliver_goes_on_until_it_is_told_to_stop(
    environment: dict[str, str], sqlite_url: str, tmp_path: Path, receiver: Receiver
) -> None:
    room = subscribed(sqlite_url, tmp_path, receiver)
    command = [sys.executable, "-m", "publisher", "deliver"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as running:
        try:
            ends = time.monotonic() + PATIENCE
            while receiver.numbers != [1] and time.monotonic() < ends:
                time.sleep(0.05)
            room.publish(document(identifier="talks"), create=True)
            while len(receiver.numbers) < 2 and time.monotonic() < ends:
                time.sleep(0.05)
        finally:
            running.send_signal(signal.SIGTERM)
        said, _ = running.communicate(timeout=PATIENCE)
    room.close()
    assert receiver.numbers == [1, 2]
    assert running.returncode == 0 and "Stop it with Ctrl-C" in said


def test_dump_says_what_it_wrote(environment: dict[str, str], sqlite_url: str, tmp_path: Path) -> None:
    room = Newsroom(settings(sqlite_url, tmp_path))
    room.publish(document(identifier="storm"), create=True)
    room.close()
    done = publisher(environment, "dump")
    assert done.returncode == 0 and done.stdout.startswith("1 articles as of change 1\n")
    assert (tmp_path / "dumps" / "000000000001.ndjson.zst").exists()


@pytest.mark.parametrize("url", ["http://127.0.0.2:9", "nonsense", "file:///etc"])
def test_a_mirror_of_nothing_is_one_line_and_a_code(
    environment: dict[str, str], tmp_path: Path, url: str
) -> None:
    done = publisher(environment, "mirror", url, str(tmp_path / "copy"), "--once")
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert done.stderr.startswith(f"publisher: {url}: ")
