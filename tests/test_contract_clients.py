"""Clients generated from the contract, in Python and TypeScript, do a partner's work on a real server."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nodejs
import pytest
from conftest import document, key, settings
from server import serving

from publisher import data
from publisher.newsroom import Newsroom

ROOT = Path(__file__).parent.parent
CLIENTS = Path(__file__).parent / "clients"
CONTRACT = data.path("openapi.yaml")
EVERY_MODULE = """
import importlib, pkgutil, news
for module in pkgutil.walk_packages(news.__path__, "news."):
    importlib.import_module(module.name)
"""
EXPECTED = {
    "created": 201,
    "revision": 2,
    "late": [412, "Somebody else changed it first"],
    "listed": [["storm", "Harbour reopens"]],
    "fetched": "Harbour reopens",
    "patched": ["/@graph/0/headline"],
    "kinds": ["published", "updated"],
    "submission": ["received", True, "accepted", "pilots"],
    "judged": [False, ["unknown-type"]],
    "subscription": ["pending", "whsec_", 1, 204],
    "forbidden": 403,
    "withdrawn": "withdrawn",
    "gone": [410, "withdrawn", "It was not so"],
    "receipt": [True, "taken down"],
}


@pytest.fixture
def words(sqlite_url: str, tmp_path: Path) -> Iterator[list[str]]:
    """What a client is told: a service, a partner's key, the newsroom's key, a document."""
    room = Newsroom(settings(sqlite_url, tmp_path))
    keys = key(room, "read", "submit", "subscribe", partner="partner"), key(room, "newsroom")
    room.close()
    inner = {"PUBLISHER_PUSH_HTTP": "1", "PUBLISHER_PUSH_NETWORKS": "127.0.0.0/8"}
    with serving(sqlite_url, tmp_path, **inner) as server:
        tokens = (one["Authorization"].removeprefix("Bearer ") for one in keys)
        yield [server.address, *tokens, json.dumps(document())]


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package `news`, as the docs say to generate it."""
    folder = tmp_path_factory.mktemp("python")
    config = ROOT / "docs" / "examples" / "client.yaml"
    done = nodejs.run(
        "openapi-python-client", "generate", "--path", CONTRACT, "--config", config,
        "--meta", "none", "--output-path", folder / "news", cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def typescript(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the contract's types and the script that uses them."""
    nodejs.require()
    folder = tmp_path_factory.mktemp("typescript")
    (folder / "node_modules").symlink_to(nodejs.FOLDER / "node_modules")
    (folder / "package.json").write_text('{"type": "module"}')
    shutil.copy(CLIENTS / "round_trip.ts", folder)
    done = nodejs.run("openapi-typescript", CONTRACT, "--output", "api.d.ts", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def said(done: subprocess.CompletedProcess[str]) -> Any:
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


def test_the_python_client_compiles(python: Path) -> None:
    done = nodejs.run("python", "-W", "error", "-c", EVERY_MODULE, cwd=python)
    assert done.returncode == 0, done.stderr


def test_the_python_client_makes_the_round_trip(python: Path, words: list[str]) -> None:
    shutil.copy(CLIENTS / "round_trip.py", python)
    assert said(nodejs.run("python", "round_trip.py", *words, cwd=python)) == EXPECTED


def test_the_typescript_client_compiles(typescript: Path) -> None:
    options = ("--strict", "--noEmit", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom")
    options += ("--skipLibCheck", "--allowImportingTsExtensions")
    done = nodejs.run("tsc", *options, "round_trip.ts", cwd=typescript)
    assert done.returncode == 0, done.stdout


def test_the_typescript_client_makes_the_round_trip(typescript: Path, words: list[str]) -> None:
    assert said(nodejs.run("node", "round_trip.ts", *words, cwd=typescript)) == EXPECTED
