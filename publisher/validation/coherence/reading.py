"""What a value says, in whichever of its usual forms it is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publisher import vocabulary
from publisher.jsonld import types as written_types


def plain(value: Any) -> Any:
    """A single value, also out of an array of one."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def member(value: Any) -> str | None:
    """The bare name of an enumeration's member."""
    value = plain(value)
    value = value.get("@id") if isinstance(value, dict) else value
    return value.rsplit("/", 1)[-1].removeprefix("schema:") if isinstance(value, str) else None


def number(value: Any) -> float | None:
    """A number, also one written as a text; None for anything else."""
    value = plain(value)
    if isinstance(value, str):
        value = value.strip()
        if not value.replace(".", "", 1).removeprefix("-").isdecimal() or len(value) > 20:
            return None
        return float(value)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def truth(value: Any) -> bool | None:
    """True or false, also as a text or as schema.org's address; None for anything else."""
    value = plain(value)
    value = value.get("@id") if isinstance(value, dict) else value
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.rsplit("/", 1)[-1].lower())
    return value if isinstance(value, bool) else None


def things(node: dict[str, Any], *names: str) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    """The objects under these members of a node, each with the way to it."""
    for name in names:
        value = node.get(name)
        if isinstance(value, dict):
            yield (name,), value
        elif isinstance(value, list):
            yield from (((name, index), item) for index, item in enumerate(value) if isinstance(item, dict))


def is_a(node: dict[str, Any], *kinds: str) -> bool:
    """Whether a node is of one of these types, or of a subtype."""
    return any(vocabulary.is_subtype(written, *kinds) for written in written_types(node))


def words(value: Any) -> str:
    """A text to compare with others: its letters and digits, without case, marks and blanks."""
    value = plain(value)
    return "".join(char for char in value.casefold() if char.isalnum()) if isinstance(value, str) else ""


def name_of(value: Any) -> str:
    """The name of a thing, or the text that stands for it, to compare."""
    value = plain(value)
    return words(value.get("name") if isinstance(value, dict) else value).removeprefix("the")


def each(node: dict[str, Any], name: str) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """The values of a property, each with the way to it."""
    value = node.get(name)
    if isinstance(value, list):
        yield from (((name, index), item) for index, item in enumerate(value))
    elif value is not None:
        yield (name,), value
