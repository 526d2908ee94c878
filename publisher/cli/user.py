"""`publisher user`: accounts of the desk."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publisher.errors import Misconfigured

if TYPE_CHECKING:
    from publisher.newsroom import Newsroom


def _newsroom() -> Newsroom:
    from publisher import settings
    from publisher.newsroom import Newsroom

    return Newsroom(settings.load(dict(os.environ)))


def _password(given: bool) -> tuple[str, bool]:
    """A password from standard input or asked for; else a new one, and whether it is to be shown."""
    if given:
        return sys.stdin.readline().rstrip("\n"), False
    if sys.stdin.isatty() and sys.stdout.isatty():
        entered: str = click.prompt(
            "Password (empty for one that is made)", hide_input=True, default="", show_default=False
        )
        if entered:
            return entered, False
    return secrets.token_urlsafe(12), True


@click.group()
def user() -> None:
    """Manage the accounts of the desk."""


@user.command()
@click.argument("name")
@click.option("--full-name", default="", metavar="WORDS", help="What the desk calls the person.")
@click.option("--role", type=click.Choice(["editor", "chief"]), default="editor", show_default=True)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@click.option(
    "--password-file", type=click.Path(path_type=Path, dir_okay=False),
    help="Keep a password that is made in this file; an account that is there already is left as it is.",
)  # fmt: skip
def add(*, name: str, full_name: str, role: str, password_stdin: bool, password_file: Path | None) -> None:
    """Add an account. A chief may also withdraw, kill and manage partners.

    With --password-file it can be called again without harm.
    """
    room = _newsroom()
    if password_file is not None and any(found.id == name for found in room.users.everyone()):
        shown = password_file.read_text().strip() if password_file.exists() else ""
    else:
        password, made = (secrets.token_urlsafe(12), True) if password_file else _password(password_stdin)
        room.users.add(name, password, name=full_name, role="chief" if role == "chief" else "editor")
        shown = password if made else ""
        if password_file is not None:
            _keep(password_file, password)
    click.echo(f"{room.settings.base_url}/desk: {name} signs in" + (f" with {shown}" if shown else ""))
    room.close()


def _keep(path: Path, password: str) -> None:
    """Writes a file that only its owner may read. Raises Misconfigured if it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(password + "\n")
    except OSError as error:
        raise Misconfigured(f"{path}: cannot be written: {error.strerror}") from None


@user.command("list")
def list_() -> None:
    """List the accounts."""
    for found in _newsroom().users.everyone():
        click.echo(f"{found.id}\t{found.role}\t{found.name}" + ("\tclosed" if found.disabled else ""))


@user.command()
@click.argument("name")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def password(*, name: str, password_stdin: bool) -> None:
    """Give an account a new password; it is signed out everywhere."""
    words, shown = _password(password_stdin)
    _newsroom().users.set_password(name, words)
    click.echo(f"{name} has a new password" + (f": {words}" if shown else ""))


@user.command()
@click.argument("name")
def close(*, name: str) -> None:
    """Close an account; it is signed out everywhere."""
    _newsroom().users.disable(name)
    click.echo(f"{name} may no longer sign in")
