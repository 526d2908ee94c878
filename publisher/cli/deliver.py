"""`publisher deliver`: sends what is published to who subscribed."""

from __future__ import annotations

import os
import signal
import threading

import click


@click.command()
@click.option("--once", is_flag=True, help="Send what is due now, then stop.")
@click.option(
    "--lanes", type=click.IntRange(1, 256), default=32, show_default=True, help="Receivers at a time."
)
def deliver(once: bool, lanes: int) -> None:
    """Send events to subscribers until stopped.

    Any number of these may run, on any number of machines; they share the work. `publisher serve` does the
    same unless PUBLISHER_PUSH is 0.
    """
    import logging

    from publisher import settings
    from publisher.newsroom import Newsroom

    logging.basicConfig(format="%(asctime)s %(message)s")
    newsroom = Newsroom(settings.load(dict(os.environ)))
    newsroom.health()
    courier = newsroom.courier(lanes=lanes)
    if once:
        click.echo(f"served {courier.drain()} subscriptions")
    else:
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        click.echo(f"Sending from {newsroom.database.address}. Stop it with Ctrl-C.")
        courier.run(stop)
    newsroom.close()
