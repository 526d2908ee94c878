"""The whole archive in one file: every article as it stands, and where to go on in the log of changes.

A dump at change N holds one line for every article that has ever been public: its newest change up to N, with
the document unless that change took it back. Whoever reads it and then the log from its cursor on has what a
reader of the whole log has. Changes and revisions never change: a dump needs no snapshot and little memory.

A dump older than a withdrawal still holds what was withdrawn: it is not given out any more, its files are
removed, and where the service runs a new one is written in its place.
"""

from __future__ import annotations

import contextlib
import fcntl
import gzip
import hashlib
import json
import logging
import os
import re
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, cast

from publisher import messages
from publisher.errors import DiskFull, Gone, Misconfigured, NotFound, PublisherError
from publisher.store import changes, deliveries

if TYPE_CHECKING:
    from publisher.newsroom import Newsroom

MEDIA: Final = {"zst": "application/zstd", "gz": "application/gzip"}
"""The ending of each form a dump is written in, and its media type."""

PAGE: Final = 32
"""So many articles are in memory at once."""

LOOK_SECONDS: Final = 2.0
"""So soon after a withdrawal a service begins to write a new dump."""

FAILED_SECONDS: Final = 60.0
"""So long it waits after it could not."""

NAME: Final = re.compile(r"(\d{12})\.ndjson\.(?:" + "|".join(MEDIA) + ")")

log = logging.getLogger("publisher.dumps")


@dataclass(frozen=True, slots=True)
class File:
    """One file of a dump; `digest` is its SHA-256."""

    name: str
    bytes: int
    digest: str


@dataclass(frozen=True, slots=True)
class Dump:
    """The archive as it stood after a change."""

    number: int
    cursor: str
    made: str
    articles: int
    files: tuple[File, ...]


class Dumps:
    """Writes dumps into a folder and finds them there."""

    def __init__(self, newsroom: Newsroom, now: Callable[[], datetime]) -> None:
        self._room, self._now = newsroom, now
        self._folder = newsroom.settings.dump_folder

    def write(self, *, keep: int = 2) -> Dump:
        """Writes the archive as it stands now and takes away all but the newest few.

        Raises Misconfigured if the folder cannot be written, DiskFull. A dump that breaks off leaves nothing.
        """
        with self._room.reading() as transaction:
            number = changes.last(transaction)
        name = f"{number:012}"
        beside = self._folder / f".{name}.{secrets.token_hex(4)}"
        try:
            beside.mkdir(parents=True)
            files, count = self._write_files(beside, name, number)
            cursor = self._room.cursors.write("changes", number)
            made = Dump(number, cursor, messages.stamp(self._now()), count, files)
            _write(beside / f"{name}.json", json.dumps(asdict(made)).encode())
            for suffix in (*MEDIA, "json"):  # what names the others comes last
                file = f"{name}.json" if suffix == "json" else f"{name}.ndjson.{suffix}"
                (beside / file).replace(self._folder / file)
            self._forget(keep)
        except OSError as error:
            if error.errno in (28, 122):  # ENOSPC, EDQUOT
                raise DiskFull(
                    "there is no room for the dump", hint="the dumps before are untouched"
                ) from None
            raise Misconfigured(
                f"{self._folder} cannot be written: {error.strerror}", hint="PUBLISHER_DUMP_FOLDER names it"
            ) from None
        finally:
            _remove(beside)
        return made

    def renew(self) -> Dump | None:
        """Writes a new dump in place of one that a withdrawal made void, whose files it removes at once.

        Does nothing if there is none, or if another process is about it. Raises as `write` does.
        """
        if not self._void():
            return None
        with self._alone() as alone:
            void = self._void() if alone else []
            for dump in void:  # what tells of them stays until there is a new one
                for file in dump.files:
                    (self._folder / file.name).unlink(missing_ok=True)
            return self.write() if void else None

    def start(self) -> None:
        """Renews dumps beside what the process does otherwise, as long as it does."""

        def run() -> None:
            while True:
                pause = LOOK_SECONDS
                try:
                    self.renew()
                except (PublisherError, OSError) as error:
                    log.warning("%s", error)
                    pause = FAILED_SECONDS
                time.sleep(pause)

        threading.Thread(target=run, name="dumps", daemon=True).start()

    def all(self) -> Sequence[Dump]:
        """The dumps that are given out, newest first."""
        with self._room.reading() as transaction:
            least = deliveries.last_urgent(transaction)
        return [dump for dump in self._found() if dump.number >= least]

    def file(self, name: str) -> tuple[Path, File, Dump]:
        """One file of a dump. Raises NotFound; Gone if it holds what has been withdrawn since."""
        named = NAME.fullmatch(name)
        with self._room.reading() as transaction:
            withdrawn = deliveries.last_urgent(transaction)
        if named and int(named[1]) < withdrawn:
            raise Gone(f"{name} holds what change {withdrawn} took back", hint="/v1/dumps lists newer ones")
        for dump in self._found():
            for file in dump.files:
                if file.name == name:
                    return self._folder / name, file, dump
        raise NotFound(f"there is no dump {name!r}", hint="/v1/dumps lists them")

    def _void(self) -> list[Dump]:
        """All dumps, if a withdrawal has made even the newest void."""
        found = list(self._found())
        if not found:
            return []
        with self._room.reading() as transaction:
            return found if found[0].number < deliveries.last_urgent(transaction) else []

    @contextlib.contextmanager
    def _alone(self) -> Iterator[bool]:
        """Whether no other process is about to renew these dumps."""
        with (self._folder / ".renewing").open("wb") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True

    def _found(self) -> Iterator[Dump]:
        for path in sorted(self._folder.glob("*.json"), reverse=True):
            with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
                said: dict[str, Any] = json.loads(path.read_bytes())
                files = tuple(File(**file) for file in said.pop("files"))
                yield Dump(**said, files=files)

    def _write_files(self, folder: Path, name: str, number: int) -> tuple[tuple[File, ...], int]:
        import zstandard

        count = 0
        with contextlib.ExitStack() as stack:
            counted = {
                suffix: stack.enter_context(_Counted(folder / f"{name}.ndjson.{suffix}")) for suffix in MEDIA
            }
            compressor = zstandard.ZstdCompressor(level=9, write_checksum=True)
            zst = stack.enter_context(
                compressor.stream_writer(cast("IO[bytes]", counted["zst"]), closefd=False)
            )
            gz = stack.enter_context(gzip.GzipFile("", "wb", 6, cast("IO[bytes]", counted["gz"]), mtime=0))
            for line in self._lines(number):
                zst.write(line)
                gz.write(line)
                count += 1
        return tuple(file.described() for file in counted.values()), count

    def _lines(self, number: int) -> Iterator[bytes]:
        after = 0
        while True:
            with self._room.database.reading() as transaction:
                page = changes.standing(transaction, upto=number, after=after, limit=PAGE)
            for change, body in page:
                said = messages.change(change, self._room.settings.base_url)
                head = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
                yield head + b"\n" if body is None else head[:-1] + b',"body":' + body + b"}\n"
            if len(page) < PAGE:
                return
            after = page[-1][0].number

    def _forget(self, keep: int) -> None:
        with self._room.reading() as transaction:
            withdrawn = deliveries.last_urgent(transaction)
        for place, old in enumerate(self._found()):
            if place < keep and old.number >= withdrawn:
                continue
            (self._folder / f"{old.number:012}.json").unlink(missing_ok=True)
            for file in old.files:
                (self._folder / file.name).unlink(missing_ok=True)


class _Counted:
    """A file that knows its digest when it is written, and is on the disk when it is closed."""

    def __init__(self, path: Path) -> None:
        self._path, self._hash, self._count = path, hashlib.sha256(), 0
        self._file: IO[bytes] = path.open("xb")

    def write(self, data: Any) -> int:
        self._hash.update(data)
        self._count += len(data)
        return self._file.write(data)

    def flush(self) -> None:
        """The file is flushed when it is closed."""

    def __enter__(self) -> _Counted:
        return self

    def __exit__(self, *_: object) -> None:
        with self._file:
            self._file.flush()
            os.fsync(self._file.fileno())

    def described(self) -> File:
        return File(self._path.name, self._count, self._hash.hexdigest())


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _remove(folder: Path) -> None:
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
