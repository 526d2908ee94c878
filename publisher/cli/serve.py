"""`publisher serve`: runs the service."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

if TYPE_CHECKING:
    from flask import Flask


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="If not set, PUBLISHER_BASE_URL's on this machine, or 8000."
)
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes.")
@click.option(
    "--threads", type=click.IntRange(1, 256), default=16, show_default=True, help="Of each process."
)
def serve(host: str, port: int | None, workers: int, threads: int) -> None:
    """Run the service until it is stopped, and print the addresses worth opening."""
    import logging

    from publisher import settings
    from publisher.newsroom import Newsroom
    from publisher.web import create_app, serving
    from publisher.web.calls import Calls
    from publisher.web.metrics import Requests

    logging.basicConfig(format="%(asctime)s %(message)s")
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that a request waits a moment is no news
    chosen = settings.load(dict(os.environ))
    newsroom = Newsroom(chosen)
    newsroom.health()
    newest = newsroom.articles(limit=1).items
    newsroom.cursors.write("changes", 0)  # makes the secret now, before there are several workers
    newsroom.ready()
    newsroom.close()
    listening = serving.listen(host, _port(chosen.base_url) if port is None else port)
    at = f"http://{host}:{listening.getsockname()[1]}"
    article = f"{at}/articles/{newest[0].id}" if newest else f"{at}/v1/articles"
    for address, what in (
        (at + "/", "what this is, and the newest articles"),
        (article, "an article to read, its JSON-LD in the page"),
        (at + "/v1/feeds/articles.jsonld", "the feed, a schema.org DataFeed"),
        (at + "/v1/changes", "every publication, correction and withdrawal"),
        (at + "/docs", "the API"),
    ):
        click.echo(f"  {address:<62} {what}")
    if at != chosen.base_url:
        click.echo(f"Addresses in documents begin with {chosen.base_url} (PUBLISHER_BASE_URL).")
    click.echo("Stop it with Ctrl-C.")

    calls, requests = Calls(), Requests()  # one for all workers

    @contextmanager
    def make() -> Iterator[Flask]:
        newsroom = Newsroom(chosen)
        newsroom.health()  # a connection that stands lets SQLite read on when the disk is full
        newsroom.dumps.start()
        with newsroom.courier().beside() if chosen.push else nullcontext():
            yield create_app(newsroom, calls, requests)

    serving.run(make, listening, workers=workers, threads=threads)


def _port(base_url: str) -> int:
    """The port of the public address if that is here; elsewhere a proxy stands before the service."""
    public = urlsplit(base_url)
    here = public.scheme == "http" and public.hostname in ("127.0.0.1", "localhost", "::1")
    return (public.port if here else None) or 8000
