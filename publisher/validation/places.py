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
_NAME: Final = re.compile(r"@?[A-Za-z0-9]+").fullmatch


def locate(
    text: str, wanted: Iterable[tuple[Tokens, bool]], start: int = 0
) -> dict[tuple[tuple[str, ...], bool], int]:
    """The offset of each value (or, where asked, of its member's name) in a valid JSON text.

    `wanted` holds the tokens of each pointer and whether the name is meant. What a pointer does not lead to
    is given the offset of the last object or array on its way.
    """
    tree: dict[Any, Any] = {}
    places: dict[tuple[tuple[str, ...], bool], int] = {}
    left: list[tuple[tuple[str, ...], bool]] = []
    literal = "\\u00" not in text
    for tokens, by_name in wanted:
        key = (tuple(str(token) for token in tokens), by_name)
        place = _alone(text, tokens, by_name) if literal else None
        if place is not None:
            places[key] = place
            continue
        left.append(key)
        branch = tree
        for token in key[0]:
            branch = branch.setdefault(token, {})
    if left:
        found: dict[tuple[str, ...], tuple[int, int]] = {}
        _visit(text, _space(text, start), tree, (), found, None)
        places.update((key, _offset(key, found)) for key in left)
    return places


def _alone(text: str, tokens: Tokens, by_name: bool) -> int | None:
    """The offset by the last member's name on the way, if that name stands only once in the text."""
    last = len(tokens) - 1
    while last >= 0 and not isinstance(tokens[last], str):
        last -= 1
    if last < 0:
        return None
    if not _NAME(str(tokens[last])):
        return None
    name = f'"{tokens[last]}"'
    begin = text.find(name)
    if begin < 0 or text.find(name, begin + 1) >= 0:
        return None
    at = _space(text, begin + len(name))
    if text[at : at + 1] != ":":
        return None
    at = _space(text, at + 1)
    rest = tuple(str(token) for token in tokens[last + 1 :])
    if not rest:
        return begin if by_name else at
    found: dict[tuple[str, ...], tuple[int, int]] = {}
    tree: dict[Any, Any] = {}
    branch = tree
    for token in rest:
        branch = branch.setdefault(token, {})
    _visit(text, at, tree, (), found, None)
    return _offset((rest, by_name), found)


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
