"""Topics of WebSub: the feeds of this service by their addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.errors import NotFound

if TYPE_CHECKING:
    from publisher.newsroom import Feed, Newsroom


def feed(room: Newsroom, address: str) -> Feed:
    """The feed at an address, as anybody sees it now. Raises NotFound."""
    place = f"{room.settings.base_url}/v1/feeds/"
    name, _, ending = address.removeprefix(place).rpartition(".")
    if not address.startswith(place) or "/" in name:
        raise NotFound(f"{address} is no feed of this service")
    return room.feed(name, ending)
