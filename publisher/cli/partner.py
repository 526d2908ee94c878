"""`publisher partner`: who reads, submits and subscribes, and their keys."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publisher.errors import Misconfigured, Unauthorized, Unreadable
from publisher.records import SCOPES, Scope

if TYPE_CHECKING:
    from publisher.newsroom import Newsroom

SCOPE = click.option(
    "--scope", "scopes", multiple=True, type=click.Choice(SCOPES), default=["read"], show_default=True,
    help="What the key may do; can be given several times.",
)  # fmt: skip
EXPIRES = click.option("--days", type=click.IntRange(1, 3650), help="The key expires after so many days.")


def _newsroom() -> Newsroom:
    from publisher import settings
    from publisher.newsroom import Newsroom

    return Newsroom(settings.load(dict(os.environ)))


@click.group()
def partner() -> None:
    """Manage partners and their keys. A key is shown once, when it is made."""


@partner.command()
@click.argument("name")
@click.option("--id", "id_", metavar="ID", help="Its id; else made from the name.")
@SCOPE
@EXPIRES
@click.option(
    "--key-file", type=click.Path(path_type=Path, dir_okay=False),
    help="Keep the key in this file, and use the one in it if it is still good.",
)  # fmt: skip
def add(
    *, name: str, id_: str | None, scopes: tuple[Scope, ...], days: int | None, key_file: Path | None
) -> None:
    """Add a partner with a key. With --key-file it can be called again without harm."""
    newsroom = _newsroom()
    kept = _kept(newsroom, key_file)
    if kept is None:
        add_one = newsroom.partners.ensure if key_file else newsroom.partners.add
        shown = newsroom.partners.add_key(add_one(name, id=id_).id, scopes, expires=_expiry(days))
        kept = shown.words
        if key_file is not None:
            _keep(key_file, kept)
    click.echo(f"{name}: {kept}")
    newsroom.close()


@partner.command("key")
@click.argument("id_", metavar="ID")
@SCOPE
@EXPIRES
def key_(id_: str, scopes: tuple[Scope, ...], days: int | None) -> None:
    """Give a partner one more key."""
    newsroom = _newsroom()
    click.echo(newsroom.partners.add_key(id_, scopes, expires=_expiry(days)).words)
    newsroom.close()


@partner.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def list_(as_json: bool) -> None:
    """List the partners and their keys; of a key its id, never its secret."""
    from publisher import messages

    newsroom = _newsroom()
    said = [messages.partner(partner, keys) for partner, keys in newsroom.partners.everyone()]
    newsroom.close()
    if as_json:
        click.echo(json.dumps({"items": said}, ensure_ascii=False, indent=2))
        return
    for one in said:
        click.echo(f"{one['id']}  {one['name']}")
        for key in one["keys"]:
            ends = next((f"  {word} {key[word]}" for word in ("revoked", "expires") if key.get(word)), "")
            click.echo(f"  {key['id']}  {' '.join(key['scopes'])}{ends}")


@partner.command()
@click.argument("key")
def revoke(key: str) -> None:
    """End a key, by its id."""
    newsroom = _newsroom()
    ended = newsroom.partners.revoke(key)
    click.echo(f"{ended.id} of {ended.partner} is revoked")
    newsroom.close()


def _expiry(days: int | None) -> datetime | None:
    return None if days is None else datetime.now(UTC) + timedelta(days=days)


def _kept(newsroom: Newsroom, file: Path | None) -> str | None:
    """The key in a file, if there is one and it is good."""
    if file is None or not file.exists():
        return None
    try:
        words = file.read_text(encoding="ascii").strip()
        newsroom.partners.recognise(words)
    except (Unauthorized, UnicodeDecodeError):
        return None
    except OSError as error:
        raise Unreadable(f"{file}: cannot be read: {error.strerror}") from None
    return words


def _keep(file: Path, words: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write(words + "\n")
    except OSError as error:
        raise Misconfigured(f"{file}: cannot be written: {error.strerror}") from None
