"""HTML pages: one parse; what the page declares and what it shows, weighed field by field; the body.

For every property each place that may name it gives evidence, believed as far as such places are right on
real pages; places that agree make each other surer. The surest wins and says in its origin where it stood.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

from publisher.model import Article, BlockKind
from publisher.readers import text
from publisher.readers.blocks import Composer, clean
from publisher.readers.html import (
    body,
    choice,
    items,
    jsonld,
    meta,
    outlet,
    scene,
    scripts,
    shown,
    tree,
    units,
)
from publisher.readers.html.evidence import Evidence, key
from publisher.readers.metadata import Metadata


def read(data: bytes, name: str = "-", metadata: Metadata | None = None) -> Iterator[Article]:
    """The one article of a page. Raises Unreadable for what is empty, binary or too large."""
    page = tree.parse(data, name)
    everything = evidence(page)
    yield _article(page, everything, metadata)


def evidence(page: tree.Page) -> tuple[scene.Scene, list[Evidence]]:
    """The page as it is laid out, and everything that it declares and shows."""
    found = [*jsonld.read(page), *meta.read(page), *items.read(page), *scripts.read(page)]
    laid_out = scene.look(page)
    return laid_out, [*found, *shown.read(laid_out), *outlet.read(laid_out)]


def _article(
    page: tree.Page, everything: tuple[scene.Scene, list[Evidence]], metadata: Metadata | None
) -> Article:
    laid_out, found = everything
    chosen = choice.choose(laid_out, found)
    composer = Composer(page.name, "html")
    if headline := chosen.get("headline"):
        composer.add("headline", headline.value)
    told = next((e.value for e in found if e.property == "articleBody"), "")
    parts = [(_KINDS.get(unit.kind, "paragraph"), unit.text) for unit in body.read(laid_out, told)]
    if len(told) > 3 * sum(len(words) for _, words in parts):
        parts = list(_told(told))
    dek = shown.dek(laid_out)
    if dek and not any(key(dek) in key(words) for _, words in parts[:3]):
        composer.add("dek", dek)
    for kind, words in parts:
        composer.add(kind, words)
    fields = {name: one.field() for name, one in chosen.items()}
    return composer.article(fields.values(), metadata)


def _told(body: str) -> Iterator[tuple[BlockKind, str]]:
    """The blocks of a body that only the page's JSON-LD holds, as where scripts draw the page."""
    if "</" in body:
        yield from blocks(body)
    else:
        yield from (("paragraph", piece) for piece in text.pieces(clean(html.unescape(body))))


_KINDS: dict[str, BlockKind] = {"heading": "heading", "quotation": "quotation"}


def blocks(markup: str) -> Iterator[tuple[BlockKind, str]]:
    """The blocks of a piece of HTML that is all article, as feeds and wires carry it."""
    root = tree.root_of(f"<body>{markup}</body>")
    for unit in units.units(root, strict=False) if root is not None else ():
        yield _KINDS.get(unit.kind, "paragraph"), unit.text
