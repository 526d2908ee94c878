"""The items of an export: a JSON document, one JSON document a line, or a table in CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from publisher.errors import Unreadable
from publisher.readers import decoding
from publisher.readers.declared.judging import Declared


def items(data: bytes, name: str, mapping: Declared) -> Iterator[Any]:
    """What the mapping makes articles of, one after the other. Raises Unreadable for no JSON and no table."""
    expression = mapping.mapping.items
    for document in documents(data, name):
        found = search(expression, document, name) if expression else document
        if isinstance(found, list):
            yield from found
        elif found is not None:
            yield found


def documents(data: bytes, name: str) -> Iterator[Any]:
    """The JSON documents of an export, a table's rows as one list."""
    text = decoding.text(data, name).lstrip("\ufeff")
    if text.lstrip()[:1] not in ("{", "["):
        yield list(_rows(text, name))
        return
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if len(lines) == 1 or not _is_whole(lines[0][1], name):
        yield decoding.json_value(text, name)
    else:
        yield from (decoding.json_value(line, name, line=number) for number, line in lines)


def _is_whole(line: str, name: str) -> bool:
    """Whether a line is a document of its own, as in lines of JSON."""
    try:
        decoding.json_value(line, name)
    except Unreadable:
        return False
    return True


def _rows(text: str, name: str) -> Iterator[dict[str, str]]:
    head = text[:10_000]
    delimiter = max(",;\t|", key=head.partition("\n")[0].count)
    if delimiter not in head.partition("\n")[0]:
        raise Unreadable(
            f"{name}: is neither JSON nor a table", hint="a table's first line names its columns"
        )
    try:
        for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield {key.strip(): value for key, value in row.items() if key and value}
    except csv.Error as error:
        raise Unreadable(f"{name}: is no table: {error}") from None


def search(expression: str, value: Any, name: str) -> Any:
    """What an expression finds. Raises Unreadable for a function that meets a value of a wrong type."""
    import jmespath
    import jmespath.exceptions

    try:
        return jmespath.search(expression, value)
    except (jmespath.exceptions.JMESPathError, ValueError, TypeError, RecursionError) as error:
        raise Unreadable(
            f"{name}: {expression!r} cannot be applied: {str(error).partition(chr(10))[0]}"
        ) from None
