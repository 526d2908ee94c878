"""The migrations make exactly the tables that the store speaks of."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect
from sqlalchemy.engine import make_url

from publisher.errors import Misconfigured, Unavailable
from publisher.store import Database, schema
from publisher.store.tables import metadata


def test_the_head_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [schema.HEAD]


def test_every_table_and_column_is_the_one_the_migrations_make(database_url: str) -> None:
    url = make_url(database_url)
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    engine = create_engine(url)
    made = inspect(engine)
    for table in metadata.sorted_tables:
        if table.name == "search":  # each database's own kind of full text index
            continue
        found = {column["name"]: column["nullable"] for column in made.get_columns(table.name)}
        assert set(found) == {column.name for column in table.columns}, table.name
        for column in table.columns:
            assert found[column.name] == column.nullable, f"{table.name}.{column.name}"
    engine.dispose()


def test_a_database_of_a_newer_release_is_left_alone(tmp_path: Path, sqlite_url: str) -> None:
    with sqlite3.connect(sqlite_url.removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    database = Database(sqlite_url)
    with pytest.raises(Misconfigured, match="newer release"):
        database.open()
    database.close()


@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("nonsense", Misconfigured),
        ("mysql://localhost/x", Misconfigured),
        ("sqlite://", Misconfigured),
        ("sqlite:////proc/none/publisher.db", Misconfigured),
        ("postgresql://nobody@127.0.0.1:1/none", Unavailable),
    ],
)
def test_an_address_that_is_none_is_one_clear_error(url: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        Database(url).open()


def test_a_file_that_is_no_database_is_one_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear reader, " * 500, encoding="ascii")
    database = Database(f"sqlite:///{path}")
    with pytest.raises(Misconfigured, match="not a database"):
        database.open()
    database.close()
    assert path.read_text(encoding="ascii") == "Dear reader, " * 500
