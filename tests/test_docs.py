"""What the README and the docs show is what happens: their console blocks are run, in order.

A line of a ```console block that begins with `$ ` is a command, run by bash at the top of the repository;
the lines below it are what it must print, where `...` stands for anything. A command that shows no output
need only succeed. The service that a page's commands speak to runs on the seeds, for that page.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import chdir, contextmanager, nullcontext
from pathlib import Path

import pytest
from conftest import called

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SHOWN = "http://127.0.0.1:8000"
BIN = Path(sys.executable).parent
CHANGING = re.compile(r"^(?!.*\bcurl\b)| -X | -d |--data|\btee\b")
"""Commands that do more than ask the service; the others may be asked again for so many seconds:"""
PATIENCE = 60.0


def commands(page: Path) -> list[tuple[str, str]]:
    """The commands of a page's console blocks, each with the output shown for it."""
    found: list[tuple[str, str]] = []
    for block in re.findall(r"^```console\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            while command.endswith("\\"):
                more, _, output = output.partition("\n")
                command = command[:-1] + more.removeprefix("> ")
            found.append((command, output))
    return found


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A folder in which the seeds are published and partners have keys, and the environment for it."""
    home = tmp_path_factory.mktemp("docs")
    environment = within(home)

    def publisher(*words: str) -> str:
        return run(shlex.join(["publisher", *words]), environment).stdout

    publisher("publish", *sorted(str(path) for path in (ROOT / "seeds").glob("*.txt")))
    scopes = ("--scope", "read", "--scope", "submit", "--scope", "subscribe")
    keys = {
        "KEY": publisher("partner", "add", "Docs", *scopes).split()[-1],
        "NEWSROOM_KEY": publisher("partner", "add", "Desk", "--scope", "newsroom").split()[-1],
    }
    return home, keys


def within(home: Path) -> dict[str, str]:
    """An environment whose service keeps everything in a folder."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("PUBLISHER_")},
        "PATH": f"{BIN}:{os.environ['PATH']}",
        "PUBLISHER_DATABASE_URL": f"sqlite:///{home}/publisher.db",
        "PUBLISHER_SECRET_FILE": f"{home}/secret",
        "PUBLISHER_DUMP_FOLDER": f"{home}/dumps",
        "PUBLISHER_PUSH_HTTP": "1",
        "PUBLISHER_PUSH_NETWORKS": "127.0.0.0/8",
    }


@pytest.fixture
def environment(seeded: tuple[Path, dict[str, str]], tmp_path: Path) -> dict[str, str]:
    """An environment in which the seeds are published, to one page alone."""
    home, keys = seeded
    shutil.copytree(home, tmp_path / "home")
    return within(tmp_path / "home") | keys


@contextmanager
def served(environment: dict[str, str]) -> Iterator[str]:
    """The address at which what is published is served."""
    with subprocess.Popen(
        ["publisher", "serve", "--port", "0"], env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        first = server.stdout.readline()
        try:
            yield re.findall(r"http://127\.0\.0\.1:\d+", first)[0]
        finally:
            server.terminate()


def replaced(text: str, words: dict[str, str]) -> str:
    """A text with other words in place of these: what a page shows is not where the test runs."""
    for word, other in words.items():
        text = text.replace(word, other)
    return text


@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)], ids=lambda page: page.name)
def test_the_commands_of_a_page_print_what_it_shows(
    page: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    asks = any(SHOWN in command for command, _ in commands(page))
    with served(environment) if asks else nullcontext(SHOWN) as address:
        here = {SHOWN: address, "/tmp/": f"{tmp_path}/", "8977": str(port)}
        for command, expected in commands(page):
            prints(page.name, command, expected, environment, here)


def run(command: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """What a command prints by bash; `publisher` alone is called here, where all is loaded."""
    if re.match(r"publisher [^|<>$`;&*]+$", command):
        with pytest.MonkeyPatch.context() as patch, chdir(ROOT):
            for name in {*os.environ} - {*environment}:
                patch.delenv(name)
            for name, value in environment.items():
                patch.setenv(name, value)
            return called(*shlex.split(command)[1:])
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        env=environment, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


def prints(page: str, command: str, expected: str, environment: dict[str, str], here: dict[str, str]) -> None:
    """A command prints what its page shows."""
    ends = time.monotonic() + (0 if CHANGING.search(command) else PATIENCE)
    while True:
        done = run(replaced(command, here), environment)
        printed = replaced(done.stdout + done.stderr, {real: shown for shown, real in here.items()})
        same = not expected.strip() or doctest.OutputChecker().check_output(
            expected.rstrip() + "\n", printed.rstrip() + "\n", doctest.ELLIPSIS
        )
        if same or time.monotonic() > ends:
            break
        time.sleep(0.5)  # what happens beside the service, such as a delivery, is seen a little later
    assert done.returncode < 2, f"{page}: $ {command}\n{printed}"
    assert same, f"{page}: $ {command}\n--- shown\n{expected}\n--- printed\n{printed}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?://|#)([^)#\s]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"
