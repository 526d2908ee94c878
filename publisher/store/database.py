"""One database: opened, brought up to date, and its transactions.

There is one writer at a time, on both databases: SQLite begins its writes with `BEGIN IMMEDIATE`, PostgreSQL
takes an advisory lock. Change numbers are given under that lock, so they become visible in their order and
without a gap; numbers from a sequence would not, and a reader would miss some.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import Connection, Engine, create_engine, event, exc, text
from sqlalchemy.engine import URL, make_url

from publisher.errors import DiskFull, Misconfigured, PublisherError, Unavailable

Transaction: TypeAlias = Connection
"""An open transaction; ends with the `with` block that opened it."""

WAIT_SECONDS = 30
"""How long a writer waits for the one before it."""

WRITER = 0x7075626C  # "publ"
"""The number of PostgreSQL's advisory lock that the one writer holds."""


class Database:
    """Opens transactions on the database at an address. Raises Misconfigured if that is none we know."""

    def __init__(self, url: str) -> None:
        self._engine = _engine(url)
        self._one_writer = threading.Lock()
        self._queue = _Queue(self._engine.url) if self._engine.dialect.name == "sqlite" else nullcontext()
        self._migrated = False

    @property
    def address(self) -> str:
        """The address, for people: without its password."""
        return self._engine.url.render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """A transaction that reads. Raises Unavailable while the database does not answer."""
        self.open()
        with self._spoken(), self._engine.begin() as transaction:
            yield transaction

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """The one transaction that writes; kept when the block ends well, undone when it raises.

        Raises Unavailable if its turn does not come or the database does not answer, DiskFull without
        room.
        """
        self.open()
        with self._spoken(), self._turn(), self._engine.connect() as connection:
            connection.execution_options(publisher_writes=True)
            with connection.begin():
                if self._engine.dialect.name == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER})
                yield connection

    @contextmanager
    def working(self) -> Iterator[Transaction]:
        """A transaction that writes what no log orders: not behind the one writer, if the database can."""
        if self._engine.dialect.name == "postgresql":
            with self.reading() as transaction:
                yield transaction
        else:
            with self.writing() as transaction:
                yield transaction

    def bell(self) -> Bell:
        """What rings when a change is published; to be closed."""
        return Bell(self._engine)

    def open(self) -> None:
        """Brings the tables up to date at first use. Raises Misconfigured if this is no database of ours."""
        if not self._migrated:
            from publisher.store import schema

            with self._spoken(opening=True), self._turn():
                schema.bring_up_to_date(self._engine, WRITER)
            self._migrated = True

    def close(self) -> None:
        """Gives all connections back."""
        self._engine.dispose()
        if isinstance(self._queue, _Queue):
            self._queue.close()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Waits here for the other threads and, with SQLite, for the other processes."""
        if not self._one_writer.acquire(timeout=WAIT_SECONDS):
            raise Unavailable("the database is busy", hint="try again")
        try:
            with self._queue:
                yield
        finally:
            self._one_writer.release()

    @contextmanager
    def _spoken(self, *, opening: bool = False) -> Iterator[None]:
        try:
            yield
        except (exc.DBAPIError, exc.TimeoutError, sqlite3.Error, OSError) as error:
            raise _as_ours(error, self.address, opening=opening) from error


class _Queue:
    """Where the writers of all processes wait for SQLite, beside its file.

    SQLite's own waiting polls with growing pauses: with sixteen writers one may not get its turn for half a
    minute. A file lock wakes the next at once, and the system gives it back when its holder dies.
    """

    def __init__(self, url: URL) -> None:
        self._path = Path(f"{url.database}-writer")
        self._handle: int | None = None

    def __enter__(self) -> None:
        if self._handle is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        fcntl.flock(self._handle, fcntl.LOCK_EX)

    def __exit__(self, *_: object) -> None:
        if self._handle is not None:
            fcntl.flock(self._handle, fcntl.LOCK_UN)

    def close(self) -> None:
        """Gives the file back."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


class Bell:
    """Waits for changes. PostgreSQL tells of them (`NOTIFY changes`); with SQLite it is a pause."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._line: Any = None

    def wait(self, seconds: float) -> None:
        """Comes back when a change is published, after so many seconds at the latest, or somewhat before."""
        if self._engine.dialect.name != "postgresql":
            time.sleep(min(seconds, 0.25))
            return
        try:
            if self._line is None:
                self._line = self._engine.raw_connection()
                self._line.driver_connection.autocommit = True
                self._line.driver_connection.execute("LISTEN changes")
            for _ in self._line.driver_connection.notifies(timeout=seconds, stop_after=1):
                pass
        except Exception:  # the database is away; whoever asks it next will say so
            self.close()
            time.sleep(min(seconds, 1))

    def close(self) -> None:
        """Gives the connection back."""
        if self._line is not None:
            self._line.invalidate()
            self._line = None


def _engine(url: str) -> Engine:
    try:
        address = make_url(url)
    except exc.ArgumentError:
        raise Misconfigured(f"{url!r} is no address of a database", hint=_FORMS) from None
    if address.drivername == "sqlite":
        return _sqlite(address)
    if address.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return create_engine(
            address.set(drivername="postgresql+psycopg"),
            pool_size=20,
            max_overflow=0,
            pool_use_lifo=True,
            isolation_level="READ COMMITTED",
            connect_args={
                "connect_timeout": 5,
                "options": f"-c lock_timeout={WAIT_SECONDS}s -c statement_timeout=60s -c timezone=UTC",
            },
        )
    raise Misconfigured(f"{address.drivername!r} is no database that is supported", hint=_FORMS)


_FORMS = "PUBLISHER_DATABASE_URL is sqlite:///FILE or postgresql://USER@HOST/NAME"


def _sqlite(address: URL) -> Engine:
    if not address.database or address.database == ":memory:":
        raise Misconfigured("a database in memory would be lost", hint=_FORMS)
    engine = create_engine(address, pool_size=20, max_overflow=0, connect_args={"timeout": WAIT_SECONDS})

    @event.listens_for(engine, "do_connect")
    def make_room(*_: Any) -> None:
        Path(str(address.database)).parent.mkdir(parents=True, exist_ok=True)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # BEGIN is ours, below; the driver would begin too late
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-16000"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("publisher_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


_NO_ROOM = ("53100", "SQLITE_IOERR_SHMSIZE")


def _code(cause: BaseException) -> str:
    """What PostgreSQL or SQLite calls the error."""
    return str(getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", ""))


def _as_ours(error: Exception, address: str, *, opening: bool) -> PublisherError:
    cause = getattr(error, "orig", None) or error
    said = str(cause).strip().splitlines()[0] if str(cause).strip() else type(cause).__name__
    if "disk is full" in said or "disk quota" in said.lower() or _code(cause) in _NO_ROOM:
        return DiskFull(
            "the disk is full: nothing was stored", hint="make room; who is connected still reads"
        )
    if "not a database" in said or isinstance(error, OSError) or "unable to open" in said:
        return Misconfigured(f"{address} cannot be opened: {said}", hint=_FORMS)
    if opening:
        return Unavailable(f"{address} does not answer: {said}", hint=f"is it running? {_FORMS}")
    if isinstance(error, exc.IntegrityError | exc.ProgrammingError | exc.DataError):
        raise error
    return Unavailable(f"the database does not answer: {said}", hint="try again")
