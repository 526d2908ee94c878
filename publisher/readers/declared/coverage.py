"""What of an export a mapping uses: the members its expressions read, beside the members that are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from publisher.readers.declared import rules
from publisher.readers.declared.judging import FIELD, Declared

Steps = tuple[str, ...]
"""The names of members that lead to a value; lists are passed through."""

MOST_PATHS = 2_000


def members(items: Iterable[Any]) -> dict[Steps, Any]:
    """Every plain value's path in these items, with the first example that says something."""
    found: dict[Steps, Any] = {}
    stack: list[tuple[Steps, Any]] = [((), item) for item in items]
    stack.reverse()
    while stack and len(found) < MOST_PATHS:
        path, value = stack.pop()
        if isinstance(value, dict) and len(path) < 20:
            stack.extend(((*path, str(name)), inner) for name, inner in reversed(value.items()))
        elif isinstance(value, list):
            stack.extend((path, inner) for inner in reversed(value[:20]))
        elif found.get(path) in (None, ""):
            found[path] = value
    return found


def used(mapping: Declared) -> set[Steps]:
    """The paths that the mapping's rules read, from an item on."""
    return {path for rule in mapping.mapping.article.values() for path in _of_rule(rule, ())}


def unused(mapping: Declared, items: Iterable[Any]) -> list[Steps]:
    """The paths with plain values that no rule reads, in the order of the source."""
    reads = used(mapping)
    return [path for path in members(items) if not any(path[: len(one)] == one for one in reads)]


def _of_rule(rule: rules.Rule, base: Steps) -> Iterator[Steps]:
    if isinstance(rule, str):
        yield from reads(rule, base)
    elif isinstance(rule, rules.Value):
        for words in [rule.source] if rule.source else FIELD.findall(rule.template or ""):
            yield from reads(words, base)
    else:
        for start in _results(rule.each, base) if rule.each else [base]:
            for inner in rule.__pydantic_extra__.values():
                yield from _of_rule(inner, start)


def reads(expression: str, base: Steps = ()) -> set[Steps]:
    """The paths an expression reads."""
    import jmespath

    touched: set[Steps] = set()
    touched.update(_walk(jmespath.compile(expression).parsed, base, touched))
    return {path for path in touched if path != base}


def _results(expression: str, base: Steps) -> set[Steps]:
    import jmespath

    return _walk(jmespath.compile(expression).parsed, base, set())


def _walk(node: dict[str, Any], base: Steps, touched: set[Steps]) -> set[Steps]:
    """Where the value of an expression's node stands; notes what else it reads."""
    kind, children = node["type"], node["children"]
    if kind == "field":
        return {(*base, node["value"])}
    if kind in ("current", "identity"):
        return {base}
    if kind in ("literal", "slice", "index"):
        return {base} if kind != "literal" else set()
    if kind in (
        "subexpression",
        "index_expression",
        "pipe",
        "projection",
        "value_projection",
        "filter_projection",
    ):
        here = _walk(children[0], base, touched)
        for start in here:
            for condition in children[2:]:
                touched.update(_walk(condition, start, touched))
        return (
            {end for start in here for end in _walk(children[1], start, touched)}
            if len(children) > 1
            else here
        )
    ends = {end for child in children for end in _walk(child, base, touched)}
    touched.update(ends)
    return ends
