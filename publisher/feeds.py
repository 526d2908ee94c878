"""Feeds of what is published, as bytes: stored documents are spliced in, never parsed and written again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from publisher.messages import stamp
from publisher.records import Item

PLAIN: Final = b'{"@context":"https://schema.org","@graph":['
"""How a document begins that speaks schema.org alone; it ends with `]}`."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a feed says of itself. `address` is its own without the format's ending."""

    name: str
    title: str
    address: str
    home: str
    following: str | None = None
    """The address of the next page."""


def jsonld(feed: Head, entries: Iterable[tuple[Item, bytes]]) -> Iterator[bytes]:
    """A schema.org DataFeed: one graph of the feed and, node by node, the documents it names.

    A document with a context of its own cannot share the graph; it stands whole in the feed's entry.
    """
    entries = list(entries)
    elements = b",".join(b"".join(_element(item, body, feed.home)) for item, body in entries)
    own = {
        "@type": "DataFeed",
        "@id": f"{feed.address}.jsonld",
        "name": feed.title,
        "url": f"{feed.address}.jsonld",
    }
    if entries:
        own["dateModified"] = stamp(max(item.at for item, _ in entries))
    yield PLAIN
    yield _json(own)[:-1] + b',"dataFeedElement":['
    yield elements
    yield b"]}"
    for _, body in entries:
        if body.startswith(PLAIN):
            yield b"," + body[len(PLAIN) : -2]
    yield b"]}"


def _element(item: Item, body: bytes, home: str) -> Iterator[bytes]:
    said = {
        "@type": "DataFeedItem",
        "dateCreated": stamp(item.created),
        "dateModified": stamp(item.at),
    }
    yield _json(said)[:-1] + b',"item":'
    yield _json({"@id": f"{home}/articles/{item.id}"}) if body.startswith(PLAIN) else body
    yield b"}"


def ndjson(feed: Head, entries: Iterable[tuple[Item, bytes]]) -> Iterator[bytes]:
    """One document a line, exactly as stored."""
    for _, body in entries:
        yield body
        yield b"\n"


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


FORMATS = {
    "jsonld": ("application/ld+json", jsonld),
    "ndjson": ("application/x-ndjson", ndjson),
}
"""Ending -> media type and what writes it."""
