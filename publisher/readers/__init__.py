"""From what a newsroom hands in to an `Article`: one reader a format, told apart by what they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from publisher.errors import Unreadable
from publisher.model import Article
from publisher.readers import declared, decoding, detection, feed, html, markdown, newsml, ninjs, text
from publisher.readers.metadata import Metadata

Reader: TypeAlias = "Callable[[bytes, str, Metadata | None], Iterator[Article | Unreadable]]"
"""(data, name, metadata) -> the articles, as they are read; of several also what is wrong with a bad one.

Raises Unreadable for what cannot be read at all.
"""

READERS: dict[str, Reader] = {
    "text": text.read,
    "html": html.read,
    "feed": feed.read,
    "ninjs": ninjs.read,
    "newsml": newsml.read,
    "markdown": markdown.read,
}
"""Format -> its reader."""


def read(
    data: bytes,
    *,
    name: str = "-",
    format: str | None = None,
    metadata: Metadata | None = None,
    mapping: declared.Declared | None = None,
) -> Article:
    """The one article in these bytes; its format is told by content unless given.

    `name` is what messages call the input. `metadata` outranks what the article itself declares. With a
    `mapping` the bytes are an export that is read by its rules. Raises Unreadable for what is empty, binary,
    too large, not of the format it was said to have, or several articles (`read_all` takes those).
    """
    articles = read_all(data, name=name, format=format, metadata=metadata, mapping=mapping)
    first = next(articles)
    if next(articles, None) is not None:
        raise Unreadable(f"{name}: holds more than one article", hint="hand them in one by one")
    return first


def read_all(
    data: bytes,
    *,
    name: str = "-",
    format: str | None = None,
    metadata: Metadata | None = None,
    mapping: declared.Declared | None = None,
) -> Iterator[Article]:
    """Every article in these bytes, one after the other: a page has one, a feed or an export has many.

    Raises Unreadable for the first that cannot be read.
    """
    for one in each(data, name=name, format=format, metadata=metadata, mapping=mapping):
        if isinstance(one, Unreadable):
            raise one
        yield one


def each(
    data: bytes,
    *,
    name: str = "-",
    format: str | None = None,
    metadata: Metadata | None = None,
    mapping: declared.Declared | None = None,
) -> Iterator[Article | Unreadable]:
    """As `read_all`, but one of several that cannot be read does not end those after it."""
    decoding.admit(data, name)
    if format is not None and format not in READERS:
        raise Unreadable(f"{name}: there is no reader for {format!r}", hint=f"formats: {', '.join(READERS)}")
    if mapping is not None:
        return declared.each(data, name, metadata, mapping)
    data = decoding.narrowed(data)
    return _some(READERS[format or _detected(data, name)](data, name, metadata), name)


def _some(articles: Iterator[Article | Unreadable], name: str) -> Iterator[Article | Unreadable]:
    """The articles in which something stands. Raises Unreadable if there is none."""
    found = False
    for article in articles:
        if isinstance(article, Unreadable) or article.text or article.get("headline"):
            found = True
            yield article
    if not found:
        raise Unreadable(
            f"{name}: holds no article: neither a headline nor a text",
            hint="is it another kind of file, or a page that its scripts draw?",
        )


def _detected(data: bytes, name: str) -> str:
    found = detection.detect(data)
    if found is None:
        raise Unreadable(
            f"{name}: is JSON, but neither a JSON Feed nor ninjs",
            hint=f"tell what its members are: publisher mapping init {name}",
        )
    return found
