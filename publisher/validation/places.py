"""Where in a text a value stands that a pointer leads to: read again only as far as findings need it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any, Final

_SCAN: Final = json.JSONDecoder().scan_once  # type: ignore[attr-defined]
_SPACE: Final = re.compile(r"[ \t\r\n]*").match

Tokens = Sequence["str | int"]
_HERE: Final = object()


def locate(
    text: str, wanted: Iterable[tuple[Tokens, bool]], start: int = 0
) -> dict[tuple[tuple[str, ...], bool], int]:
    """The offset of each value (or, where asked, of its member's name) in a valid JSON text.

    `wanted` holds the tokens of each pointer and whether the name is meant. What a pointer does not lead to
    is given the offset of the last object or array on its way.
    """
    tree: dict[Any, Any] = {}
    keys: dict[tuple[tuple[str, ...], bool], None] = {}
    for tokens, by_name in wanted:
        key = (tuple(str(token) for token in tokens), by_name)
        keys[key] = None
        branch = tree
        for token in key[0]:
            branch = branch.setdefault(token, {})
    found: dict[tuple[str, ...], tuple[int, int]] = {}
    _visit(text, _space(text, start), tree, (), found, None)
    return {key: _offset(key, found) for key in keys}


def _offset(key: tuple[tuple[str, ...], bool], found: dict[tuple[str, ...], tuple[int, int]]) -> int:
    tokens, by_name = key
    if tokens in found:
        return found[tokens][by_name]
    while tokens and tokens not in found:
        tokens = tokens[:-1]
    return found.get(tokens, (0, 0))[0]


def _space(text: str, at: int) -> int:
    match = _SPACE(text, at)
    return match.end() if match else at


def _visit(  # noqa: PLR0917 - recursive, and all of it is needed
    text: str,
    at: int,
    tree: dict[Any, Any],
    path: tuple[str, ...],
    found: dict[tuple[str, ...], tuple[int, int]],
    name: int | None,
) -> int:
    """Notes where the value at `at` stands and goes on below it where the tree does; the offset behind it."""
    found[path] = (at, at if name is None else name)
    if not tree or text[at : at + 1] not in ("{", "["):
        return int(_SCAN(text, at)[1])
    closing = "}" if text[at] == "{" else "]"
    at, position = _space(text, at + 1), 0
    while text[at] != closing:
        begin = at
        if closing == "}":
            token, at = scanstring(text, at + 1, True)
            at = _space(text, _space(text, at) + 1)
        else:
            token = str(position)
        branch = tree.get(token)
        if branch is None:
            at = int(_SCAN(text, at)[1])
        else:
            at = _visit(text, at, branch, (*path, token), found, begin)
        at, position = _space(text, at), position + 1
        if text[at] == ",":
            at = _space(text, at + 1)
    return at + 1
