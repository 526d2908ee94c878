"""Where in a text a value stands that a pointer leads to: read again only as far as findings need it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Any, Final

from publisher import jsonld

_READ: Final = json.JSONDecoder().raw_decode
_SPACE: Final = re.compile(r"[ \t\r\n]*").match
_COMMA: Final = re.compile(r"[ \t\r\n]*,?[ \t\r\n]*").match
_MEMBER: Final = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"[ \t\r\n]*:[ \t\r\n]*', re.DOTALL).match
_NAME: Final = re.compile(r"@?[A-Za-z0-9]+").fullmatch

Tokens = Sequence["str | int"]


def locate(text: str, wanted: Iterable[tuple[Tokens, bool]], start: int = 0) -> list[int]:
    """The offset of each value (or, where asked, of its member's name) in a valid JSON text.

    `wanted` holds the tokens of each pointer and whether the name is meant. What a pointer does not lead to
    is given the offset of the last object or array on its way.
    """
    offsets: list[int] = []
    open_: list[tuple[int, _Search, tuple[str, ...], bool]] = []
    searches: dict[int, _Search] = {}
    spelt = "\\u00" not in text
    for tokens, by_name in wanted:
        length, name, at = _landmark(text, tokens) if spelt else (0, 0, 0)
        if length and length == len(tokens):
            offsets.append(name if by_name else at)
            continue
        if not length:
            name = at = _space(text, start)
        search = searches.get(at) or searches.setdefault(at, _Search(at, name))
        rest = tuple([str(token) for token in tokens[length:]])
        search.add(rest)
        open_.append((len(offsets), search, rest, by_name))
        offsets.append(at)
    for search in searches.values():
        search.run(text)
    for index, search, rest, by_name in open_:
        offsets[index] = search.offset(rest, by_name)
    return offsets


def way(text: str, offset: int, start: int = 0) -> list[str | int]:
    """The tokens that lead to what stands at an offset of a text that is JSON up to there."""
    open_: list[str | int | None] = []
    for kind, begin, end in jsonld.tokens(text[start:]):
        if kind in "{[":
            open_.append(None if kind == "{" else 0)
        elif kind in "}]" and open_:
            open_.pop()
        elif kind == "," and open_:
            at = open_[-1]
            open_[-1] = at + 1 if isinstance(at, int) else None
        elif kind == '"' and open_ and open_[-1] is None:
            open_[-1] = str(json.loads(text[start + begin : start + end], strict=False))
        if start + end > offset:
            break
    told = [token for token in open_ if token is not None]
    return list(takewhile(lambda token: isinstance(token, int) or _can_be_written(token), told))


def _can_be_written(name: str) -> bool:
    """Whether a pointer can hold a name: not with a NUL or half of a surrogate pair in it."""
    return "\0" not in name and name.encode("utf-8", "ignore").decode() == name


class _Search:
    """Looks for values below one place of a text: below its beginning, or below a member's name."""

    def __init__(self, at: int, name: int) -> None:
        self.at = at
        self.tree: dict[str, Any] = {}
        self.found: dict[tuple[str, ...], tuple[int, int]] = {(): (at, name)}

    def add(self, tokens: tuple[str, ...]) -> None:
        """Notes what is looked for."""
        branch = self.tree
        for token in tokens:
            branch = branch.setdefault(token, {})

    def run(self, text: str) -> None:
        """Finds all of it in one pass."""
        _visit(text, self.at, self.tree, (), self.found, False)

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
    more: bool,
) -> int:
    """Notes where what the tree names stands below the value at `at`; the offset behind it.

    Stops in the middle where nothing `more` is looked for behind the value.
    """
    if not tree or text[at] not in "{[":
        return _READ(text, at)[1] if more else at
    within, left, position = text[at] == "{", len(tree), 0
    at = _space(text, at + 1)
    while text[at] not in "}]":
        token, begin = str(position), at
        if within and (member := _MEMBER(text, at)):
            token, at = member[1], member.end()
            if "\\" in token:
                token = _READ(text, begin)[0]
        branch = tree.get(token)
        if branch is None:
            at = _READ(text, at)[1]
        else:
            found[*path, token] = (at, begin)
            left -= 1
            at = _visit(text, at, branch, (*path, token), found, more or left > 0)
            if not left and not more:
                return at
        comma = _COMMA(text, at)
        at, position = comma.end() if comma else at, position + 1
    return at + 1
