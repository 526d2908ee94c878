"""`publisher user`: accounts of the desk."""

from __future__ import annotations

import os
import secrets
import sys
from typing import TYPE_CHECKING

import click

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
@click.option("--first", is_flag=True, help="Only if there is no account yet; else do nothing.")
def add(*, name: str, full_name: str, role: str, password_stdin: bool, first: bool) -> None:
    """Add an account. A chief may also withdraw, kill and manage partners."""
    room = _newsroom()
    if first and room.users.everyone():
        return
    password, shown = _password(password_stdin)
    room.users.add(name, password, name=full_name, role="chief" if role == "chief" else "editor")
    click.echo(
        f"{name} may sign in at {room.settings.base_url}/desk" + (f" with {password}" if shown else "")
    )


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
