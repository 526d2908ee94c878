"""publish, feed, partner and serve from the terminal: what they print, and their exit codes."""

from __future__ import annotations

import json
import os
import socket
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from conftest import Command, document
from measure import PATIENCE
from server import environment, serving


class Terminal:
    """Calls the command in this process, on a database of its own."""

    def __init__(self, folder: Path, command: Command) -> None:
        self.folder, self._command = folder, command

    def __call__(self, *words: object) -> tuple[int, str, str]:
        done = self._command(*words)
        return done.returncode, done.stdout, done.stderr

    def write(self, name: str, content: Any) -> Path:
        path = self.folder / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return path


@pytest.fixture
def terminal(sqlite_url: str, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    for name, value in environment(sqlite_url, tmp_path).items():
        if name.startswith("PUBLISHER_"):
            monkeypatch.setenv(name, value)
    monkeypatch.setenv("PUBLISHER_MODEL", "none")
    return Terminal(tmp_path, command)


def test_documents_and_articles_are_published_once(terminal: Terminal) -> None:
    story = terminal.write("storm.jsonld", document(identifier="storm"))
    text = terminal.write(
        "calm.txt", "Europe\n\nThe sea is calm again\n\nShips entered the harbour on Monday.\n"
    )
    terminal.write("calm.meta.json", {"identifier": "calm-sea", "datePublished": "2026-11-23"})
    code, out, _ = terminal("publish", story, text)
    assert (code, [line.split()[0] for line in out.splitlines()]) == (0, ["published", "published"])
    assert "/articles/calm-sea" in out
    code, out, _ = terminal("publish", story, text)
    assert (code, [line.split()[0] for line in out.splitlines()]) == (0, ["unchanged", "unchanged"])
    terminal.write("storm.jsonld", document(identifier="storm", alternativeHeadline="Ships enter"))
    code, out, _ = terminal("publish", story, "--json")
    said = json.loads(out)
    assert (said["change"]["kind"], said["article"]["revision"]) == ("updated", 2)


def test_new_leaves_alone_what_is_published_already(terminal: Terminal) -> None:
    story = terminal.write("storm.jsonld", document(identifier="storm"))
    assert terminal("publish", "--new", story)[1].startswith("published")
    terminal.write("storm.jsonld", document(identifier="storm", alternativeHeadline="Ships enter"))
    code, out, _ = terminal("publish", "--new", story)
    assert (code, out.split()[0]) == (0, "kept")
    assert terminal("publish", story)[1].startswith("updated")


def test_a_bad_file_is_one_line_and_the_others_are_published(terminal: Terminal) -> None:
    good = terminal.write("good.jsonld", document(identifier="good"))
    refused = terminal.write("refused.jsonld", document(headlin="x"))
    empty = terminal.write("empty.txt", "")
    binary = terminal.folder / "binary.txt"
    binary.write_bytes(b"\0\1\2" * 100)
    code, out, err = terminal("publish", refused, good)
    assert code == 1 and "published" in out and "headlin" in err and "Traceback" not in err
    for path in (empty, binary, terminal.folder / "missing.txt"):
        code, out, err = terminal("publish", path)
        assert code == 2 and out == "" and path.name in err.splitlines()[0]
    code, _, err = terminal("publish", good, "--published", "yesterday")
    assert code == 2 and "no date" in err
    code, out, _ = terminal("feed", "--format", "ndjson")
    assert len(out.splitlines()) == 1


def test_a_feed_is_printed_as_it_is_served(terminal: Terminal) -> None:
    terminal("publish", terminal.write("storm.jsonld", document(identifier="storm")))
    code, out, _ = terminal("feed")
    assert code == 0 and json.loads(out)["@graph"][0]["@type"] == "DataFeed"
    for ending in ("atom", "rss", "json", "xml"):
        assert terminal("feed", "--format", ending)[0] == 0
    code, _, err = terminal("feed", "nowhere")
    assert code == 2 and "nowhere" in err


def test_partners_and_keys_are_managed(terminal: Terminal) -> None:
    code, out, _ = terminal("partner", "add", "Agência Um", "--scope", "read", "--scope", "submit")
    assert code == 0 and out.startswith("Agência Um: pub_")
    assert terminal("partner", "add", "Agência Um")[0] == 2
    assert terminal("partner", "key", "agencia-um", "--days", "3")[1].startswith("pub_")
    assert terminal("partner", "key", "nobody")[0] == 2
    listed = json.loads(terminal("partner", "list", "--json")[1])["items"]
    assert [len(one["keys"]) for one in listed] == [2]
    ended = listed[0]["keys"][0]["id"]
    assert terminal("partner", "revoke", ended)[0] == 0
    assert "revoked" in terminal("partner", "list")[1]
    assert terminal("partner", "revoke", "000000000000")[0] == 2
    assert terminal("partner", "add", "x", "--scope", "king")[0] == 2


def test_a_key_in_a_file_stays_while_it_is_good(terminal: Terminal) -> None:
    file = terminal.folder / "keys" / "desk"
    words = ("partner", "add", "desk", "--scope", "newsroom", "--key-file", file)
    first = terminal(*words)[1]
    assert terminal(*words)[1] == first
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    terminal("partner", "revoke", first.split()[-1])
    second = terminal(*words)[1]
    assert second != first and file.read_text(encoding="ascii").strip() == second.split()[-1]


def run(*words: object, within: tuple[str, ...] = (), **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*within, sys.executable, "-m", "publisher", *map(str, words)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def test_a_server_that_cannot_start_says_why(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, _, err = terminal("serve", "--port", port)
        assert code == 2 and f"cannot listen on 127.0.0.1:{port}" in err and "--port" in err
        monkeypatch.setenv("PUBLISHER_BASE_URL", f"http://localhost:{port}")
        assert terminal("serve") == (2, "", err)
    for url in ("sqlite:////proc/none/x.db", "mysql://x/y", "nonsense"):
        monkeypatch.setenv("PUBLISHER_DATABASE_URL", url)
        code, out, err = terminal("serve", "--port", "0")
        assert (code, out) == (2, ""), url
        assert err.startswith("publisher: ")
    done = run("serve", PUBLISHER_COLOUR="red")
    assert done.returncode == 2 and "PUBLISHER_COLOUR" in done.stderr and "Traceback" not in done.stderr


def test_a_signing_key_that_cannot_be_read_is_told_before_the_service_starts(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (tmp_path / "none.pem", Path(__file__)):
        monkeypatch.setenv("PUBLISHER_SIGNING_KEY_FILE", str(path))
        code, _, err = terminal("serve", "--port", "0")
        assert code == 2 and str(path) in err
    monkeypatch.delenv("PUBLISHER_SIGNING_KEY_FILE")
    monkeypatch.setenv("PUBLISHER_MODEL", "no_such_model")
    code, _, err = terminal("serve", "--port", "0")
    assert code == 2 and "'no_such_model'" in err


def test_a_full_disk_is_called_so(terminal: Terminal, sqlite_url: str) -> None:
    terminal("partner", "add", "Wire")
    full = ("sh", "-c", 'ulimit -f 8; exec "$@"', "sh")
    done = run("partner", "list", within=full, PUBLISHER_DATABASE_URL=sqlite_url)
    assert done.returncode == 2 and "the disk is full" in done.stderr, done


@pytest.mark.parametrize(
    "words", [[""], [" "], ["x" * 201], ["Wire", "--id", "../wire"], ["Wire", "--id", "W"]]
)
def test_an_impossible_partner_is_not_added(terminal: Terminal, words: list[str]) -> None:
    code, out, err = terminal("partner", "add", *words)
    assert (code, out) == (2, "") and err.count("\n") == 2
    assert terminal("partner", "list")[1] == ""


def test_behind_a_proxy_each_caller_is_counted_alone(sqlite_url: str, tmp_path: Path) -> None:
    limits = {"PUBLISHER_PROXIES": "1", "PUBLISHER_REQUESTS_PER_MINUTE": "2"}
    with serving(sqlite_url, tmp_path, **limits) as server:

        def ask(caller: str) -> list[int]:
            headers = {"X-Forwarded-For": caller}
            with httpx.Client(base_url=server.address, headers=headers, timeout=PATIENCE) as client:
                return [client.get("/v1/articles").status_code for _ in range(6)]

        assert 429 in ask("192.0.2.1")
        assert ask("192.0.2.2")[0] == 200
