"""What is different between two JSON values, as a JSON Patch (RFC 6902)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publisher.model import JSON
from publisher.pointer import join


def difference(before: JSON, after: JSON) -> list[dict[str, Any]]:
    """The operations that make `after` of `before`, each on the smallest value that differs.

    Arrays are compared place by place; what an array has more stands at its end.
    """
    return list(_operations("", before, after))


def _operations(pointer: str, before: Any, after: Any) -> Iterator[dict[str, Any]]:
    if isinstance(before, dict) and isinstance(after, dict):
        for name in sorted(before.keys() - after.keys()):
            yield {"op": "remove", "path": join(pointer, name)}
        for name, value in after.items():
            if name in before:
                yield from _operations(join(pointer, name), before[name], value)
            else:
                yield {"op": "add", "path": join(pointer, name), "value": value}
    elif isinstance(before, list) and isinstance(after, list):
        for index, (old, new) in enumerate(zip(before, after, strict=False)):
            yield from _operations(join(pointer, index), old, new)
        for index in range(len(before) - 1, len(after) - 1, -1):
            yield {"op": "remove", "path": join(pointer, index)}
        for value in after[len(before) :]:
            yield {"op": "add", "path": join(pointer, "-"), "value": value}
    elif before != after or type(before) is not type(after):
        yield {"op": "replace", "path": pointer, "value": after}
