"""`publisher mirror`: keeps a verified copy of what a service publishes."""

from __future__ import annotations

import time
from pathlib import Path

import click

from publisher.errors import Unavailable, Unreadable


@click.command()
@click.argument("url")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--once", is_flag=True, help="Stop when everything is there.")
@click.option(
    "--every", type=click.FloatRange(0.1), default=5.0, show_default=True, help="Seconds between two looks."
)
def mirror(url: str, folder: Path, once: bool, every: float) -> None:
    """Keep a copy of every article that the service at URL publishes in DIR.

    Each is checked by its proof; what is withdrawn is removed. It may be stopped and started at any time. The
    code is `publisher/mirror.py`, to be taken by whoever needs it.
    """
    from publisher.mirror import Mirror, Wrong

    copy, pause = Mirror(url, folder), every
    while True:
        try:
            count, more = copy.step()
        except (OSError, ValueError) as error:
            if once:
                raise Unavailable(f"{url}: {error}", hint="run it again; it goes on where it stood") from None
            click.echo(f"{url}: {error}; trying again", err=True)
            pause = min(pause * 2, 300)
            time.sleep(pause)
            continue
        except Wrong as wrong:
            raise Unreadable(f"{url}: {wrong}", hint="nothing of it was kept; ask the newsroom") from None
        pause = every
        if count:
            click.echo(f"{count} changes")
        if not more:
            if once:
                return
            time.sleep(every)
