"""The JSON Schemas of `schema/`, for use with any validator: what there is, one as it stands, or bundled.

A bundle is self-contained: the schemas that it leans on stand in its `$defs` under their own `$id`, as JSON
Schema 2020-12 (section 9.3) wants it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publisher import data
from publisher.errors import NotFound

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

SUFFIX = ".schema.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One schema there is: its name in addresses and on the command line, its `$id` and title."""

    name: str
    id: str
    title: str
    profile: bool


def dump(entry: Entry) -> dict[str, Any]:
    """An entry as a message: `{name, id, title, profile}`."""
    return {"name": entry.name, "id": entry.id, "title": entry.title, "profile": entry.profile}


def _files() -> dict[str, Path]:
    folder = data.path("schema")
    found = {path.name.removesuffix(SUFFIX): path for path in sorted(folder.glob(f"*{SUFFIX}"))}
    return found | {
        path.name.removesuffix(SUFFIX): path for path in sorted((folder / "profiles").glob(f"*{SUFFIX}"))
    }


def entries() -> tuple[Entry, ...]:
    """Every schema: those of schema.org first, then the profiles."""
    return tuple(
        Entry(name, schema["$id"], schema["title"], path.parent.name == "profiles")
        for name, path in _files().items()
        for schema in [show(name)]
    )


@cache
def _read(path: Path) -> bytes:
    return path.read_bytes()


def show(name: str) -> dict[str, Any]:
    """One schema as it stands. Raises NotFound, naming those there are."""
    path = _files().get(name)
    if path is None:
        raise NotFound(f"there is no schema {name!r}", hint=f"schemas: {', '.join(_files())}")
    schema: dict[str, Any] = json.loads(_read(path))
    return schema


def bundle(name: str) -> dict[str, Any]:
    """One schema with everything it leans on. Raises NotFound."""
    schema = show(name)
    others = {
        entry.id: show(entry.name)
        for entry in entries()
        if entry.name != name and f'"{entry.id}' in json.dumps(schema)
    }
    if not others:
        return schema
    return {**schema, "$defs": {**schema.get("$defs", {}), **others}}


@cache
def judge(name: str) -> Draft202012Validator:
    """A schema as `jsonschema`, the reference, judges by it."""
    from jsonschema import Draft202012Validator

    return Draft202012Validator(bundle(name))


def faulty(document: Any, name: str = "thing") -> Iterator[tuple[str | int, ...]]:
    """The places of a document in plain form that its JSON Schema does not let through."""
    for error in judge(name).iter_errors(document):
        yield tuple(error.absolute_path)
