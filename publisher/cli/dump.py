"""`publisher dump`: writes the whole archive into files."""

from __future__ import annotations

import os

import click


@click.command()
@click.option("--keep", type=click.IntRange(1, 1000), default=2, show_default=True, help="So many dumps.")
def dump(keep: int) -> None:
    """Write the whole archive, as it stands now, into files that the service gives out at /v1/dumps.

    Run it daily. A dump that holds what was withdrawn is not given out any more; `publisher serve`, where it
    finds one in its folder, writes a new one by itself.
    """
    from publisher import settings
    from publisher.newsroom import Newsroom

    chosen = settings.load(dict(os.environ))
    newsroom = Newsroom(chosen)
    made = newsroom.dumps.write(keep=keep)
    newsroom.close()
    click.echo(f"{made.articles} articles as of change {made.number}")
    for file in made.files:
        click.echo(f"  {chosen.dump_folder / file.name}  {file.bytes:,} bytes")
