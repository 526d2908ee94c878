"""`publisher user`: accounts from the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import settings

from publisher.cli.user import user
from publisher.errors import Conflict, Misconfigured
from publisher.newsroom import Newsroom


@pytest.fixture
def desk(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    monkeypatch.setenv("PUBLISHER_DATABASE_URL", sqlite_url)
    monkeypatch.setenv("PUBLISHER_SECRET_FILE", str(tmp_path / "secret"))
    return Newsroom(settings(sqlite_url, tmp_path))


def run(*words: str, typed: str = "") -> str:
    done = CliRunner().invoke(user, words, input=typed, catch_exceptions=False, standalone_mode=False)
    if done.exception:
        raise done.exception
    return done.output


def test_an_account_is_added_listed_given_a_password_and_closed(desk: Newsroom) -> None:
    said = run("add", "eva", "--full-name", "Eva Lund", "--role", "chief")
    assert desk.users.sign_in("eva", said.split(" with ")[1].strip())
    run("add", "max", "--password-stdin", typed="a long enough word\n")
    assert desk.users.sign_in("max", "a long enough word")
    assert run("list") == "eva\tchief\tEva Lund\nmax\teditor\tmax\n"
    run("password", "max", "--password-stdin", typed="another long word\n")
    assert desk.users.sign_in("max", "another long word")
    run("close", "max")
    assert "closed" in run("list")
    with pytest.raises(Conflict):
        run("add", "eva")
    with pytest.raises(Misconfigured):
        run("add", "short", "--password-stdin", typed="short\n")
    desk.close()


def test_a_kept_password_is_made_once_and_shown_again(desk: Newsroom, tmp_path: Path) -> None:
    file = tmp_path / "var" / "password"
    first = run("add", "desk", "--password-file", str(file))
    assert run("add", "desk", "--password-file", str(file)) == first
    assert file.stat().st_mode & 0o777 == 0o600
    assert desk.users.sign_in("desk", file.read_text().strip())
    desk.close()
