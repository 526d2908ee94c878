"""Accounts: who gets in, for how long, and what is kept of a password."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import argon2
import pytest
from conftest import Clock

from publisher.errors import Conflict, Misconfigured, NotFound, Unauthorized
from publisher.newsroom import Newsroom

PASSWORD = "a long enough word"


def test_who_knows_the_password_gets_a_session_until_it_is_ended(newsroom: Newsroom) -> None:
    newsroom.users.add("eva", PASSWORD, name="Eva Lund", role="chief")
    words = newsroom.users.sign_in("eva", PASSWORD)
    user = newsroom.users.recognise(words)
    assert user is not None and (user.id, user.name, user.role) == ("eva", "Eva Lund", "chief")
    newsroom.users.sign_out(words)
    assert newsroom.users.recognise(words) is None
    assert newsroom.users.recognise("é\ud800") is None


def test_a_session_ends_twelve_hours_after_it_was_last_used(room: Newsroom, clock: Clock) -> None:
    room.users.add("eva", PASSWORD)
    words = room.users.sign_in("eva", PASSWORD)
    for _ in range(3):
        clock.advance(hours=11)
        assert room.users.recognise(words)
    clock.advance(hours=12, seconds=1)
    assert room.users.recognise(words) is None


@pytest.mark.parametrize(("name", "password"), [("eva", "another long word"), ("nobody", PASSWORD), ("", "")])
def test_a_wrong_name_and_a_wrong_password_are_refused_alike(
    room: Newsroom, name: str, password: str
) -> None:
    room.users.add("eva", PASSWORD)
    with pytest.raises(Unauthorized, match="name or the password"):
        room.users.sign_in(name, password)


def test_guessing_becomes_slow_and_passes(room: Newsroom, clock: Clock) -> None:
    room.users.add("eva", PASSWORD)
    for _ in range(5):
        with pytest.raises(Unauthorized):
            room.users.sign_in("eva", "a wrong password")
    with pytest.raises(Unauthorized, match="too many"):
        room.users.sign_in("eva", PASSWORD)
    clock.advance(minutes=6)
    assert room.users.sign_in("eva", PASSWORD)


def test_a_new_password_or_a_closed_account_ends_every_session(room: Newsroom) -> None:
    room.users.add("eva", PASSWORD)
    words = room.users.sign_in("eva", PASSWORD)
    room.users.set_password("eva", "another long word")
    assert room.users.recognise(words) is None
    words = room.users.sign_in("eva", "another long word")
    room.users.disable("eva")
    assert room.users.recognise(words) is None
    with pytest.raises(Unauthorized):
        room.users.sign_in("eva", "another long word")


def test_an_account_is_made_once_with_a_good_name_and_password(room: Newsroom) -> None:
    room.users.add("eva", PASSWORD)
    with pytest.raises(Conflict):
        room.users.add("eva", PASSWORD)
    for id_, password in (("Eva", PASSWORD), ("", PASSWORD), ("a b", PASSWORD), ("max", "short")):
        with pytest.raises(Misconfigured):
            room.users.add(id_, password)
    with pytest.raises(NotFound):
        room.users.set_password("nobody", PASSWORD)


def test_neither_password_nor_session_stands_in_the_database(room: Newsroom, sqlite_url: str) -> None:
    room.users.add("eva", PASSWORD)
    words = room.users.sign_in("eva", PASSWORD)
    room.close()
    folder = Path(sqlite_url.removeprefix("sqlite:///")).parent
    kept = b"".join(p.read_bytes() for p in folder.glob("publisher.db*"))
    assert PASSWORD.encode() not in kept and words.encode() not in kept
    assert b"$argon2id$" in kept


def test_a_password_costs_a_thief_as_much_as_rfc_9106_asks(
    room: Newsroom, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(argon2, "PasswordHasher", type(argon2.PasswordHasher()))  # as it is outside the tests
    room.users.add("eva", PASSWORD)
    assert room.users.sign_in("eva", PASSWORD)
    with sqlite3.connect(sqlite_url.removeprefix("sqlite:///")) as database:
        kept = argon2.extract_parameters(*database.execute("SELECT hash FROM users").fetchone())
    assert kept == argon2.profiles.RFC_9106_LOW_MEMORY
