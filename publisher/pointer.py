"""JSON Pointer (RFC 6901): the one way anything here says which value it means."""

from __future__ import annotations

from typing import Any

from publisher.model import JSON


def escape(token: str) -> str:
    """One reference token as it stands in a pointer (RFC 6901 section 3)."""
    return token.replace("~", "~0").replace("/", "~1") if "~" in token or "/" in token else token


def join(pointer: str, *tokens: str | int) -> str:
    """The pointer that goes on from `pointer` through these member names and indexes."""
    for token in tokens:
        pointer += "/" + escape(str(token))
    return pointer


def split(pointer: str) -> list[str]:
    """The unescaped reference tokens of a pointer. Raises ValueError if it is none."""
    if not pointer:
        return []
    if not pointer.startswith("/"):
        raise ValueError(f"{pointer!r} is no JSON Pointer: it must be empty or begin with '/'")
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer[1:].split("/")]


def resolve(document: JSON, pointer: str) -> Any:
    """The value a pointer leads to. Raises LookupError if nothing stands there, ValueError if it is none."""
    value: Any = document
    for token in split(pointer):
        if isinstance(value, dict):
            value = value[token]
        elif isinstance(value, list):
            value = value[index(token)]
        else:
            raise LookupError(f"{pointer!r} goes on below a plain value")
    return value


def index(token: str) -> int:
    """An array index (RFC 6901 section 4: no sign, no leading zero). Raises LookupError if it is none."""
    if token.isascii() and token.isdigit() and (token == "0" or token[0] != "0"):
        return int(token)
    raise LookupError(f"{token!r} is no array index")
