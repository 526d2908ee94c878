"""Applies the fixes that findings carry: JSON Patches that change nothing but what is certainly meant."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from publisher import pointer
from publisher.model import JSON, Finding


def mend(document: JSON, findings: Iterable[Finding]) -> tuple[JSON, int]:
    """A document with every fix applied that still fits, and how many did; the deepest places first."""
    mended, applied = copy.deepcopy(document), 0
    fixes = [finding.fix for finding in findings if finding.fix]
    for fix in sorted(
        fixes, key=lambda steps: -len(pointer.split(str(steps[0].get("from", steps[0]["path"]))))
    ):
        before = copy.deepcopy(mended)
        try:
            for step in fix:
                mended = apply(mended, step)
            applied += 1
        except (LookupError, ValueError, TypeError):
            mended = before
    return mended, applied


def apply(document: Any, step: Mapping[str, Any]) -> Any:
    """One operation of a JSON Patch (RFC 6902): add, replace, remove or move of an object's member, in place.

    Raises LookupError if there is nothing at its place. A member that is moved keeps its position.
    """
    if step["op"] == "move":
        parent, name = _holder(document, step["from"])
        other, new = _holder(document, step["path"])
        if other is not parent or not isinstance(parent, dict) or new in parent:
            raise LookupError(f"{step['from']} cannot be renamed {new}")
        items = [(new if key == name else key, value) for key, value in parent.items()]
        parent.clear()
        parent.update(items)
        return document
    if not step["path"]:
        return step["value"]
    parent, name = _holder(document, step["path"])
    if step["op"] == "remove":
        del parent[name]
    elif step["op"] == "add" and isinstance(parent, dict):
        items = [(name, step["value"]), *((key, value) for key, value in parent.items() if key != name)]
        parent.clear()
        parent.update(items)
    else:
        parent[name]
        parent[name] = step["value"]
    return document


def _holder(document: Any, where: str) -> tuple[Any, Any]:
    *way, last = pointer.split(where)
    parent = pointer.resolve(document, "".join("/" + pointer.escape(token) for token in way))
    return parent, pointer.index(last) if isinstance(parent, list) else last


def text(document: JSON, like: str) -> str:
    """A document as JSON text, indented as another text is and ending as it does."""
    indent = re.search(r"[\[{]\r?\n([ \t]+)", like)
    step: str | int | None = indent[1] if indent else None
    separators = None if indent or ", " in like[:200] or '": ' in like[:200] else (",", ":")
    made = json.dumps(document, indent=step, ensure_ascii=like.isascii(), separators=separators)
    return made + like[len(like.rstrip()) :]
