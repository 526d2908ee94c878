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
    searches: dict[int, _Search] = {}
    beginning = _Search(_space(text, start))
    spelt = "\\u00" not in text
    keys = []
    for tokens, by_name in wanted:
        key = (tuple([str(token) for token in tokens]), by_name)
        length, name, at = _landmark(text, tokens) if spelt else (0, 0, 0)
        search = searches.setdefault(at, _Search(at, name)) if length else beginning
        search.add(key[0][length:])
        keys.append((key, length, search))
    for search in (beginning, *searches.values()):
        search.run(text)
    return {key: search.offset(key[0][length:], key[1]) for key, length, search in keys}


class _Search:
    """Looks for values below one place of a text: below its beginning, or below a member's name."""

    def __init__(self, at: int, name: int | None = None) -> None:
        self.at = at
        self.name = name
        self.tree: dict[str, Any] = {}
        self.found: dict[tuple[str, ...], tuple[int, int]] = {}

    def add(self, tokens: tuple[str, ...]) -> None:
        """Notes what is looked for."""
        branch = self.tree
        for token in tokens:
            branch = branch.setdefault(token, {})

    def run(self, text: str) -> None:
        """Finds all of it in one pass."""
        if self.tree:
            _visit(text, self.at, self.tree, (), self.found, self.name)
        else:
            self.found[()] = (self.at, self.at if self.name is None else self.name)

    def offset(self, tokens: tuple[str, ...], by_name: bool) -> int:
        """Where it stands, or where the last stands that there is on the way."""
        if tokens in self.found:
            return self.found[tokens][by_name]
        while tokens not in self.found:
            tokens = tokens[:-1]
        return self.found[tokens][0]


def _landmark(text: str, tokens: Tokens) -> tuple[int, int, int]:
    """How many tokens lead to the last name, if it stands only once; where it and its value stand.

    Names of ASCII letters are looked for as they are; the text must not spell any by escapes.
    """
    for last in range(len(tokens) - 1, -1, -1):
        token = tokens[last]
        if not isinstance(token, str) or not _NAME(token):
            continue
        name = f'"{token}"'
        begin = text.find(name)
        if begin < 0 or text.find(name, begin + 1) >= 0:
            return 0, 0, 0
        at = _space(text, begin + len(name))
        return (last + 1, begin, _space(text, at + 1)) if text[at : at + 1] == ":" else (0, 0, 0)
    return 0, 0, 0


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
