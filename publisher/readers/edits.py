"""Edits as people write them: `/author/0/name=Ana Silva` on the command line, or a list in a JSON file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, TypeAdapter, ValidationError

from publisher import pointer
from publisher.errors import Unreadable
from publisher.model import ARTICLE, Article, Edit, Field, Origin


def _pointer(value: str) -> str:
    if not pointer.split(value):
        raise ValueError("leads to no value; write /headline")
    return value


class GivenEdit(BaseModel):
    """One edit in a file: `{"pointer": "/author/0/name", "value": "Ana Silva"}`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pointer: Annotated[str, AfterValidator(_pointer)]
    value: Any = None
    node: str = ""
    remove: bool = False
    editor: str = ""
    at: datetime | None = None


_EDITS = TypeAdapter(list[GivenEdit])


def parse(words: str) -> Edit:
    """The edit in `POINTER=VALUE`; the value is JSON if it can be read as JSON, else the words themselves.

    `POINTER=` with nothing after it takes the value away. Raises Unreadable for what is no edit.
    """
    at, equals, value = words.partition("=")
    if not equals or not at.startswith("/") or at == "/":
        raise Unreadable(
            f"{words!r} is no edit", hint='write POINTER=VALUE, such as --set /author/0/name="Ana Silva"'
        )
    if not value:
        return Edit(at, remove=True, editor="command line")
    return Edit(at, value=_value(value), editor="command line")


def _value(words: str) -> Any:
    def refuse(constant: str) -> None:
        raise ValueError(constant)

    try:
        return json.loads(words, parse_constant=refuse)
    except (ValueError, RecursionError):
        return words


def load(data: bytes, name: str) -> tuple[Edit, ...]:
    """The edits in a JSON file. Raises Unreadable that names the first wrong one."""
    try:
        given = _EDITS.validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        at = "/".join(str(part) for part in first["loc"])
        said = first["msg"].removeprefix("Value error, ")
        raise Unreadable(
            f"{name}: {at + ': ' if at else ''}{said}",
            hint='edits are a list such as [{"pointer": "/headline", "value": "..."}]',
        ) from None
    return tuple(Edit(**edit.model_dump()) for edit in given)


def declared(article: Article, edits: Iterable[Edit]) -> Article:
    """The article as if it declared what these edits say of it, for what is read from its text to build on.

    "Tuesday" is resolved by the date of publication and words are read by the language: who corrects one of
    these wants all that hangs on it corrected too. Only whole values of the article itself count.
    """
    fields = {one.property: one for one in article.fields}
    for edit in edits:
        name = pointer.split(edit.pointer)[0]
        if edit.node not in ("", ARTICLE) or edit.pointer != pointer.join("", name) or name.startswith("@"):
            continue
        fields.pop(name, None)
        if not edit.remove:
            fields[name] = Field(name, edit.value, Origin("edit", edit.editor or "editor"))
    return replace(article, fields=tuple(fields.values()))
