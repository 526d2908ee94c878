"""The installation's secret: 32 random bytes in a file that only its owner may read.

The database keeps a mark of it. With another secret every key would be unknown, every cursor wrong and every
signature false, and nobody would be told why.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from publisher.errors import Misconfigured

LENGTH = 32


def mark(secret: bytes) -> str:
    """What tells one secret from another and says nothing of it."""
    return hmac.digest(secret, b"mark", hashlib.sha256).hex()[:16]


def read(path: Path, kept: str | None = None) -> bytes:
    """The secret in this file, made now if there is none.

    Raises Misconfigured if it cannot be read, or is not the one whose mark is kept.
    """
    try:
        if not path.exists():
            if kept is not None:
                raise _other(f"there is no secret in {path}")
            _make(path)
        found = path.read_bytes()
    except OSError as error:
        raise Misconfigured(
            f"the secret in {path} cannot be read or made: {error.strerror}",
            hint="PUBLISHER_SECRET_FILE names the file; it must stay the same, or keys and cursors are void",
        ) from None
    if len(found) != LENGTH:
        raise Misconfigured(f"{path} holds {len(found)} bytes; a secret is {LENGTH}", hint="restore the file")
    if kept not in (None, mark(found)):
        raise _other(f"{path} holds another secret")
    return found


def _other(what: str) -> Misconfigured:
    return Misconfigured(
        f"{what}; the keys in this database were made with the one that was used before",
        hint="put it back from the backup or another machine, or name it with PUBLISHER_SECRET_FILE; "
        "docs/operations.md says what to do if it is lost",
    )


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
