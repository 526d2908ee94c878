"""Requests made up from the contract, sound and unsound, with a key: schemathesis finds no fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nodejs
import pytest
from conftest import document, key, settings
from server import ask, serving

from publisher.newsroom import Newsroom
from publisher.records import SCOPES

CONFIGURED = """
[auth.openapi]
key = {{ bearer = "{key}" }}

[checks.negative_data_rejection]  # 413 is a refusal, too: some of what is made up is too large
expected-statuses = ["4xx"]

[[operations]]  # oEmbed 1.0 asks for 501 where the format is not there
include-operation-id = "oembed"
checks.not_a_server_error.expected-statuses = ["2xx", "3xx", "4xx", 501]

[[operations]]  # what is no JSON is judged too: the report says where it breaks
include-operation-id = "validate"
checks.negative_data_rejection.expected-statuses = [200, "4xx"]

[[operations]]  # a number sent as text/html arrives as text
include-operation-id = "draft"
checks.negative_data_rejection.expected-statuses = [200, "4xx"]
"""
HOOKS = {"SCHEMATHESIS_HOOKS": "callers", "PYTHONPATH": str(Path(__file__).parent / "clients")}


def test_schemathesis_finds_nothing(postgres: Callable[[], str], tmp_path: Path) -> None:
    attack(postgres(), tmp_path, seed=1, examples=1, phases="examples,fuzzing")


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2, 6))
def test_schemathesis_looks_longer_and_finds_nothing(database_url: str, tmp_path: Path, seed: int) -> None:
    attack(database_url, tmp_path, seed=seed, examples=60)


def attack(database_url: str, folder: Path, *, seed: int, examples: int, phases: str = "all") -> None:
    room = Newsroom(settings(database_url, folder))
    room.publish(document(identifier="storm"))
    words = key(room, *SCOPES)["Authorization"].removeprefix("Bearer ")
    room.close()
    chosen = () if phases == "all" else ("--phases", phases)
    (folder / "schemathesis.toml").write_text(CONFIGURED.format(key=words))
    with serving(database_url, folder, PUBLISHER_MODEL="none", PUBLISHER_PROXIES="1") as server:
        done = nodejs.run(
            "schemathesis", "run", f"{server.address}/openapi.yaml", "--checks", "all",
            "--exclude-checks", "positive_data_acceptance",  # a sound cursor or state may still not be there
            "--seed", str(seed), "--max-examples", str(examples), *chosen, cwd=folder,
            environment=HOOKS | {"OWN_KEY": words.split("_")[1]},
        )  # fmt: skip
        headers = {"Authorization": f"Bearer {words}"}
        asked = ask("GET", f"{server.address}/v1/submissions", headers=headers)
    assert done.returncode == 0, done.stdout + done.stderr
    assert asked.status_code == 200, "its key was good to the end"
