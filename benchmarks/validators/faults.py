"""The faults that newsrooms and organisers make, as often as they were seen on 555 articles of the web."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, TypeAlias

Node: TypeAlias = dict[str, Any]


def _people(node: Node) -> list[Node]:
    listed = node.get("author", node.get("performer", []))
    return [who for who in (listed if isinstance(listed, list) else [listed]) if "name" in who]


def _no_page(node: Node, _: random.Random) -> None:
    for who in _people(node):
        who.pop("url", None)


def _untyped(node: Node, _: random.Random) -> None:
    for part in (node.get("location"), node.get("publisher")):
        if isinstance(part, dict):
            part.pop("@type", None)


def _offset(node: Node, _: random.Random) -> None:
    for name in ("datePublished", "startDate"):
        if len(node.get(name, "")) > 10:
            node[name] = node[name][:-3] + node[name][-2:]


def _backwards(node: Node, _: random.Random) -> None:
    if "dateModified" in node:
        node["dateModified"], node["datePublished"] = node["datePublished"], "2026-02-01T08:00:00Z"


def _prose(node: Node, _: random.Random) -> None:
    node["startDate" if "startDate" in node else "datePublished"] = "March 3, 2024"


def _markup(node: Node, _: random.Random) -> None:
    name = "articleBody" if "articleBody" in node else "description"
    node[name] = "<p>" + node.get(name, "").replace("\n\n", "</p><p>") + "</p>"


def _set(name: str, value: Any) -> Callable[[Node, random.Random], None]:
    def change(node: Node, _: random.Random) -> None:
        node[name] = value

    return change


FAULTS: tuple[tuple[float, Callable[[Node, random.Random], None]], ...] = (
    (0.42, _no_page),
    (0.16, _offset),
    (0.12, _untyped),
    (0.11, _set("alternativeHeadline", "")),
    (0.07, _set("isAccessibleForFree", "True")),
    (0.07, _backwards),
    (0.06, _markup),
    (0.05, _set("headline", "Council &amp; harbour agree")),
    (0.04, _set("subtitle", "What changes now")),
    (0.04, _prose),
)
"""How often each was seen, and how it is made."""


def spoilt(document: Node, chance: random.Random) -> Node:
    """The document with the faults that fall to it by chance."""
    main = document["@graph"][0] if "@graph" in document else document
    for often, spoil in FAULTS:
        if chance.random() < often:
            spoil(main, chance)
    return document
