"""Node, and what `tests/npm` locks with hashes: linters, a compiler, a second judge of JSON Schema.

`python tests/nodejs.py` installs it, with the word `lock` it chooses the newest allowed first; a
test that needs it installs it if it is not there.
"""

from __future__ import annotations

import fcntl
import functools
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "npm"
BIN = Path(sys.executable).parent
INSTALL = ("npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts")


def run(
    *command: str | Path, cwd: Path = FOLDER, given: str | None = None, environment: Mapping[str, str] = {}
) -> subprocess.CompletedProcess[str]:
    """What a command of Node or of one of the packages did with what it was given."""
    inherited = {
        **os.environ,
        "PATH": f"{FOLDER / 'node_modules' / '.bin'}:{BIN}:{os.environ['PATH']}",
        "REDOCLY_TELEMETRY": "off",
        "NO_COLOR": "1",
    }
    return subprocess.run(
        command, cwd=cwd, env=inherited | environment, input=given, capture_output=True, text=True,
        timeout=900, check=False,
    )  # fmt: skip


def install() -> str:
    """Installs the packages unless they are there; says what is wrong if that cannot be."""
    locked = FOLDER / "package-lock.json"
    with locked.open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # several processes run tests
        digest, mark = hashlib.sha256(lock.read()).hexdigest(), FOLDER / "node_modules" / ".installed"
        if mark.exists() and mark.read_text() == digest:
            return ""
        try:
            done = run(*INSTALL)
        except (OSError, subprocess.TimeoutExpired) as error:
            return str(error)
        if done.returncode:
            return (done.stderr or done.stdout).strip()[-300:] or "npm failed"
        mark.write_text(digest)
    return ""


@functools.cache
def _problem() -> str:
    return install()


def require() -> None:
    """Skips the test where the packages are not to be had; in CI that is a failure."""
    problem = _problem()
    if problem and os.environ.get("CI") == "true":
        pytest.fail(f"the packages of tests/npm cannot be installed: {problem}")
    if problem:
        pytest.skip(f"the packages of tests/npm cannot be installed: {problem}")


def lock() -> None:
    """Locks the newest packages that `package.json` allows, by their hashes; no address stands there."""
    run("npm", "update", "--package-lock-only", "--omit-lockfile-registry-resolved").check_returncode()
    path = FOLDER / "package-lock.json"
    locked = json.loads(path.read_bytes())
    for package in locked["packages"].values():
        package.pop("funding", None)
    path.write_text(json.dumps(locked, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    if sys.argv[1:] == ["lock"]:
        lock()
    said = install()
    if said:
        print(f"The packages of tests/npm cannot be installed; their tests will be skipped: {said}")
