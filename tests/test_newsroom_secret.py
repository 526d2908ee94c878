"""A database goes with one secret: with another, keys, cursors and signatures are void without a word."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from conftest import key, settings
from sqlalchemy.engine import make_url

from publisher.errors import Misconfigured
from publisher.newsroom import Newsroom
from publisher.newsroom.secret import LENGTH


def begun(database_url: str, folder: Path) -> None:
    room = Newsroom(settings(database_url, folder))
    key(room, "read")
    room.close()


@pytest.mark.parametrize("begin", ["a key was made", "the service was started"])
def test_another_secret_than_the_one_before_is_refused(database_url: str, tmp_path: Path, begin: str) -> None:
    room = Newsroom(settings(database_url, tmp_path, model="none"))
    key(room, "read") if begin == "a key was made" else room.ready()
    room.close()
    (tmp_path / "secret").write_bytes(bytes(LENGTH))
    again = Newsroom(settings(database_url, tmp_path))
    with pytest.raises(Misconfigured, match="holds another secret") as caught:
        again.cursors.write("changes", 0)
    assert "backup" in caught.value.hint
    again.close()


def test_a_secret_that_is_gone_is_not_made_anew(database_url: str, tmp_path: Path) -> None:
    begun(database_url, tmp_path)
    (tmp_path / "secret").unlink()
    again = Newsroom(settings(database_url, tmp_path))
    with pytest.raises(Misconfigured, match="there is no secret in"):
        again.ready()
    assert not (tmp_path / "secret").exists()
    again.close()


def test_of_two_machines_that_begin_with_secrets_of_their_own_one_is_refused(
    database_url: str, tmp_path: Path
) -> None:
    rooms = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        room = Newsroom(settings(database_url, tmp_path / name, model="none"))
        room.cursors.write("changes", 0)  # both have looked, and there was no mark yet
        rooms.append(room)
    rooms[0].ready()
    with pytest.raises(Misconfigured, match="another secret"):
        rooms[1].ready()
    for room in rooms:
        room.close()


def test_a_courier_with_another_secret_does_not_begin(sqlite_url: str, tmp_path: Path) -> None:
    begun(sqlite_url, tmp_path)
    (tmp_path / "secret").write_bytes(bytes(LENGTH))
    again = Newsroom(settings(sqlite_url, tmp_path))
    with pytest.raises(Misconfigured, match="another secret"):
        again.courier()
    again.close()


def test_who_has_lost_it_begins_with_a_new_one_as_the_operator_is_told(
    sqlite_url: str, tmp_path: Path
) -> None:
    begun(sqlite_url, tmp_path)
    (tmp_path / "secret").unlink()
    with sqlite3.connect(str(make_url(sqlite_url).database)) as connection:
        connection.execute("DELETE FROM installation")
    connection.close()
    begun(sqlite_url, tmp_path)
    assert len((tmp_path / "secret").read_bytes()) == LENGTH
