"""The installation's secret: 32 random bytes in a file that only its owner may read."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from publisher.errors import Misconfigured

LENGTH = 32


def read(path: Path) -> bytes:
    """The secret in this file, made now if there is none. Raises Misconfigured if it cannot be read."""
    try:
        if not path.exists():
            _make(path)
        found = path.read_bytes()
    except OSError as error:
        raise Misconfigured(
            f"the secret in {path} cannot be read or made: {error.strerror}",
            hint="PUBLISHER_SECRET_FILE names the file; it must stay the same, or keys and cursors are void",
        ) from None
    if len(found) != LENGTH:
        raise Misconfigured(f"{path} holds {len(found)} bytes; a secret is {LENGTH}", hint="restore the file")
    return found


def read_file(path: Path) -> bytes:
    """The key in this file. Raises Misconfigured if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Misconfigured(
            f"{path} cannot be read: {error.strerror}", hint="PUBLISHER_SIGNING_KEY_FILE names it"
        ) from None


def _make(path: Path) -> None:
    """Written beside and linked into place, so that of several processes one wins and none reads half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(LENGTH))
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(beside, path)
    finally:
        beside.unlink()
