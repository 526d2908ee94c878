"""Brings the tables up to date, with Alembic; the migrations stand in `migrations/versions`."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from publisher.errors import Misconfigured

HEAD = "0005"
"""The newest migration; a test holds it equal to what Alembic finds."""

MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: Engine, lock: int) -> None:
    """Runs the migrations this database lacks, all or none; several processes may do so at once.

    Raises Misconfigured if a newer release of this program made the database.
    """
    with engine.connect() as connection, connection.begin():
        if _version(connection) == HEAD:
            return
    with engine.connect() as connection:
        connection.execution_options(publisher_writes=True)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": lock})
            found = _version(connection)
            if found is not None and found > HEAD:
                raise Misconfigured(
                    f"the database has the tables of a newer release ({found}; this one knows {HEAD})",
                    hint="install the newer release again, or choose another database",
                )
            if found != HEAD:
                _upgrade(connection)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def _upgrade(connection: Connection) -> None:
    from alembic import command, config

    alembic = config.Config()
    alembic.set_main_option("script_location", str(MIGRATIONS))
    alembic.attributes["connection"] = connection
    command.upgrade(alembic, "head")
