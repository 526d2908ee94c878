"""A newsroom's own export (JSON, lines of JSON, CSV), read by the rules of a mapping file.

The file is judged before anything is read: its shape, each JMESPath expression, each property and type by the
vocabulary of schema.org. What is wrong is told with its line and column in the YAML.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from publisher.errors import Unreadable
from publisher.model import Article, Field
from publisher.readers import html
from publisher.readers.blocks import Composer, attempt, clean
from publisher.readers.declared import judging, source, values
from publisher.readers.declared.judging import Declared, load
from publisher.readers.metadata import Metadata

__all__ = ["Declared", "article", "each", "judging", "load", "source", "values"]


def each(
    data: bytes, name: str, metadata: Metadata | None, mapping: Declared
) -> Iterator[Article | Unreadable]:
    """The articles of an export; of an item that the mapping does not fit what is wrong with it.

    Raises Unreadable for a source that cannot be read.
    """
    items = source.items(data, name, mapping)
    first = list(islice(items, 2))
    if not first:
        raise Unreadable(f"{name}: holds no article", hint="see `items` in the mapping")
    for number, item in enumerate(chain(first, items), start=1):
        yield attempt(article, item, f"{name}#{number}" if len(first) > 1 else name, mapping, metadata)


def article(item: Any, name: str, mapping: Declared, metadata: Metadata | None = None) -> Article:
    """One item of an export as an article. Raises Unreadable that names the item and the rule."""
    fields = {f.property: f for f in values.fields(item, name, mapping)}
    body = fields.pop("articleBody", None)
    composer = Composer(name, "declared")
    if (headline := fields.get("headline")) and isinstance(headline.value, str):
        composer.add("headline", headline.value)
    if (dek := fields.get("alternativeHeadline")) and isinstance(dek.value, str):
        composer.add("dek", dek.value)
    for kind, words in _blocks(body):
        composer.add(kind, words)
    return composer.article(fields.values(), metadata)


def _blocks(body: Field | None) -> Iterator[tuple[Any, str]]:
    """The body's blocks: of HTML, of a text, or of a list of either."""
    from publisher.readers import text

    given = body.value if body else None
    for piece in given if isinstance(given, list) else [given]:
        if not isinstance(piece, str):
            continue
        if "</" in piece or "<p" in piece or "<br" in piece:
            yield from html.blocks(piece)
        else:
            yield from (("paragraph", part) for part in text.pieces(clean(piece)))
