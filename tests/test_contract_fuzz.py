"""Requests made up from the contract, sound and unsound, with a key: schemathesis finds no fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nodejs
import pytest
from conftest import document, key, settings
from server import serving

from publisher.newsroom import Newsroom
from publisher.records import SCOPES

HOOKS = {"SCHEMATHESIS_HOOKS": "callers", "PYTHONPATH": str(Path(__file__).parent / "clients")}


def test_schemathesis_finds_nothing(postgres: Callable[[], str], tmp_path: Path) -> None:
    attack(postgres(), tmp_path, seed=1, examples=1)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2, 6))
def test_schemathesis_looks_longer_and_finds_nothing(database_url: str, tmp_path: Path, seed: int) -> None:
    attack(database_url, tmp_path, seed=seed, examples=60)


def attack(database_url: str, folder: Path, *, seed: int, examples: int) -> None:
    room = Newsroom(settings(database_url, folder))
    room.publish(document(identifier="storm"))
    words = key(room, *SCOPES)["Authorization"].removeprefix("Bearer ")
    room.close()
    (folder / "schemathesis.toml").write_text(f'[auth.openapi]\nkey = {{ bearer = "{words}" }}\n')
    with serving(database_url, folder, PUBLISHER_MODEL="none", PUBLISHER_PROXIES="1") as server:
        done = nodejs.run(
            "schemathesis", "run", f"{server.address}/openapi.yaml", "--checks", "all",
            "--exclude-checks", "positive_data_acceptance",  # a sound cursor or state may still not be there
            "--seed", str(seed), "--max-examples", str(examples), cwd=folder, environment=HOOKS,
        )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
