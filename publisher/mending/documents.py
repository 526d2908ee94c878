"""A document that is there already, published or handed in, as an article and facts to be mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from publisher import jsonld, vocabulary
from publisher.model import ARTICLE, JSON, Article, Block, BlockKind, Document, Fact, Field, Origin, Ref

LAID_OUT: tuple[tuple[BlockKind, str], ...] = (
    ("section", "articleSection"),
    ("headline", "headline"),
    ("dek", "alternativeHeadline"),
)


def read(document: Document, *, name: str = "-") -> tuple[Article, tuple[Fact, ...]]:
    """The article that a document is of, its text laid out again, and every other value as a fact.

    A value's origin is the document; names have their places in the text. Ids below the article's own become
    fragments again. The first node is the article if none is typed as one.
    """
    graph = _graph(document)
    own = graph[0].get("@id")
    keys = {node["@id"]: _key(node["@id"], own) for node in graph if isinstance(node.get("@id"), str)}
    text, blocks = _text(graph[0])
    spoken = {"about", "mentions"}
    fields = tuple(
        Field(name_, _inner(value, keys), Origin("metadata", "document", words=_words(value)))
        for name_, value in graph[0].items()
        if name_ != "@id" and name_ not in spoken and not name_.startswith("@context")
    )
    facts: list[Fact] = []
    for number, node in enumerate(graph[1:], 1):
        key = keys.get(node.get("@id", ""), f"node-{number}")
        facts += _facts(key, node, keys, text)
    for relation in sorted(spoken & graph[0].keys()):
        origin = Origin("metadata", "document")
        told = jsonld.listed(graph[0][relation])
        facts += [Fact(ARTICLE, relation, _outer(value, keys), (origin,)) for value in told]
    return Article(text, blocks, fields, name), tuple(facts)


def _graph(document: Document) -> list[dict[str, Any]]:
    graph = document.get("@graph")
    nodes = graph if isinstance(graph, list) else [{k: v for k, v in document.items() if k != "@context"}]
    found = [node for node in nodes if isinstance(node, dict)] or [{}]
    first = next(
        (n for n in found if any(vocabulary.is_subtype(t, "Article") for t in jsonld.types(n))), found[0]
    )
    return [first, *(node for node in found if node is not first)]


def _key(name: str, own: Any) -> str:
    if name == own:
        return ARTICLE
    return name.rpartition("#")[2] if "#" in name else name


def _text(article: dict[str, Any]) -> tuple[str, tuple[Block, ...]]:
    parts: list[tuple[BlockKind, str]] = [
        (kind, value)
        for kind, name in LAID_OUT
        if isinstance(value := article.get(name), str) and value.strip()
    ]
    body = article.get("articleBody")
    if isinstance(body, str):
        parts += [("paragraph", paragraph) for paragraph in body.split("\n\n") if paragraph.strip()]
    text, blocks = "", []
    for kind, words in parts:
        text += "\n\n" if text else ""
        blocks.append(Block(kind, len(text), len(text) + len(words)))
        text += words
    return text, tuple(blocks)


def _facts(key: str, node: dict[str, Any], keys: dict[str, str], text: str) -> Iterator[Fact]:
    names = [n for p in ("name", "alternateName") for n in jsonld.listed(node.get(p)) if isinstance(n, str)]
    places = tuple(_places(names, text)) if not _is_event(node) else ()
    for name, value in node.items():
        if name == "@id":
            continue
        origins: tuple[Origin, ...] = (Origin("metadata", "document", words=_words(value)),)
        if name in ("name", "@type"):
            origins += places
        values = [value] if name == "@type" else jsonld.listed(value)
        yield from (Fact(key, name, _outer(v, keys), origins) for v in values)


def _is_event(node: dict[str, Any]) -> bool:
    return any(vocabulary.is_subtype(kind, "Event") for kind in jsonld.types(node))


def _places(names: list[str], text: str) -> Iterator[Origin]:
    wanted = [re.escape(n) for n in sorted(names, key=len, reverse=True) if len(n) > 1]
    if wanted:
        for found in re.finditer(rf"(?<!\w)(?:{'|'.join(wanted)})(?!\w)", text):
            yield Origin("text", "document", found[0], found.start(), found.end())


def _words(value: JSON) -> str:
    return value if isinstance(value, str) and len(value) < 200 else ""


def _outer(value: Any, keys: dict[str, str]) -> Any:
    """A value of a node: a reference to another node of the document becomes a `Ref`."""
    if isinstance(value, dict) and set(value) == {"@id"} and value["@id"] in keys:
        return Ref(keys[value["@id"]])
    return _inner(value, keys)


def _inner(value: Any, keys: dict[str, str]) -> Any:
    """The same below the top of a value, where a reference is JSON."""
    if isinstance(value, dict):
        return {
            name: "#" + keys[member]
            if name == "@id" and isinstance(member, str) and member in keys
            else _inner(member, keys)
            for name, member in value.items()
        }
    if isinstance(value, list):
        return [_inner(member, keys) for member in value]
    return value
