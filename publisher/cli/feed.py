"""`publisher feed`: what is published, as a feed."""

from __future__ import annotations

import os
import sys

import click

from publisher.records import ENDINGS


@click.command()
@click.argument("name", default="articles")
@click.option("--format", "ending", type=click.Choice(ENDINGS), default="jsonld", show_default=True)
@click.option("--limit", type=click.IntRange(1, 100), default=50, show_default=True, help="How many at most.")
@click.option("--json", "ending", flag_value="json", help="The same as --format json: JSON Feed.")
def feed(name: str, ending: str, limit: int) -> None:
    """Print a feed of what is published, newest first: the same bytes the service serves."""
    from publisher import settings
    from publisher.newsroom import Newsroom

    newsroom = Newsroom(settings.load(dict(os.environ)))
    for part in newsroom.feed(name, ending, limit=limit).body:
        sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()
    newsroom.close()
