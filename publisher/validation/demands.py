"""A profile's JSON Schema made into functions: what it demands of a node, and what is missing there.

Only the keywords that profiles use are known; a profile with any other is refused when it is loaded. That the
functions say what `jsonschema` says of the same schema is proven by tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeAlias

Unmet: TypeAlias = "list[tuple[Path, str]]"
"""What is missing, each with the path from the node to what lacks it."""

Path: TypeAlias = "tuple[Any, str | int] | None"

Check: TypeAlias = "Callable[[Any, Path, Unmet | None], bool]"
"""Whether a value meets a schema; what it lacks is added to the list, if there is one."""

_TITLES: Final = frozenset({"title", "description"})


def compiled(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Check:
    """The function for a schema; its `$ref`s lead to `definitions`. Raises ValueError for other keywords."""
    return _Compiler(definitions).check(schema)


def _anything(_: Any, __: Path, ___: Unmet | None) -> bool:
    return True


class _Compiler:
    def __init__(self, definitions: Mapping[str, Any]) -> None:
        self.definitions = definitions
        self.keywords: dict[str, Callable[[Any, Mapping[str, Any]], Check]] = {
            "$ref": self._ref,
            "required": self._required,
            "properties": self._properties,
            "items": self._items,
            "allOf": self._all_of,
            "anyOf": self._any_of,
            "not": self._not,
            "if": self._if,
            "type": self._type,
            "const": lambda value, schema: self._enum([value], schema),
            "enum": self._enum,
        }

    def check(self, schema: Mapping[str, Any]) -> Check:
        """The function for one schema."""
        unknown = set(schema) - set(self.keywords) - _TITLES - {"then", "else"}
        if unknown:
            raise ValueError(f"profiles cannot have {', '.join(sorted(unknown))}")
        return _all([self.keywords[key](schema[key], schema) for key in schema if key in self.keywords])

    def _ref(self, reference: str, _: Mapping[str, Any]) -> Check:
        return self.check(self.definitions[reference.removeprefix("#/$defs/")])

    def _required(self, names: list[str], _: Mapping[str, Any]) -> Check:
        wanted = frozenset(names)

        def check(value: Any, path: Path, unmet: Unmet | None) -> bool:
            if value.__class__ is not dict or wanted <= value.keys():
                return True
            if unmet is not None:
                unmet.extend((path, name) for name in names if name not in value)
            return False

        return check

    def _properties(self, properties: Mapping[str, Any], _: Mapping[str, Any]) -> Check:
        checks = [(name, self.check(schema)) for name, schema in properties.items()]

        def check(value: Any, path: Path, unmet: Unmet | None) -> bool:
            met = True
            if value.__class__ is dict:
                for name, inner in checks:
                    if name in value and not inner(value[name], (path, name), unmet):
                        met = False
            return met

        return check

    def _items(self, schema: Mapping[str, Any], _: Mapping[str, Any]) -> Check:
        inner = self.check(schema)

        def check(value: Any, path: Path, unmet: Unmet | None) -> bool:
            met = True
            if value.__class__ is list:
                for index, item in enumerate(value):
                    if not inner(item, (path, index), unmet):
                        met = False
            return met

        return check

    def _all_of(self, schemas: Iterable[Mapping[str, Any]], _: Mapping[str, Any]) -> Check:
        return _all([self.check(schema) for schema in schemas])

    def _any_of(self, schemas: Iterable[Mapping[str, Any]], schema: Mapping[str, Any]) -> Check:
        checks = [self.check(one) for one in schemas]
        return _leaf(lambda value: any(check(value, None, None) for check in checks), schema)

    def _not(self, inner: Mapping[str, Any], schema: Mapping[str, Any]) -> Check:
        check = self.check(inner)
        return _leaf(lambda value: not check(value, None, None), schema)

    def _if(self, condition: Mapping[str, Any], schema: Mapping[str, Any]) -> Check:
        test = self._predicate(condition)
        then = self.check(schema.get("then", {}))
        otherwise = self.check(schema.get("else", {}))

        def check(value: Any, path: Path, unmet: Unmet | None) -> bool:
            return (then if test(value) else otherwise)(value, path, unmet)

        return check

    def _predicate(self, schema: Mapping[str, Any]) -> Callable[[Any], bool]:
        """Whether a schema is met; the two conditions that most profiles have are asked at once."""
        if schema == {"type": "array"}:
            return lambda value: value.__class__ is list
        if schema == {"type": "object", "required": ["@type"]}:
            return lambda value: value.__class__ is dict and "@type" in value
        check = self.check(schema)
        return lambda value: check(value, None, None)

    def _type(self, name: str, schema: Mapping[str, Any]) -> Check:
        kind = {"object": dict, "array": list, "string": str}[name]
        return _leaf(lambda value: value.__class__ is kind, schema)

    def _enum(self, values: Iterable[Any], schema: Mapping[str, Any]) -> Check:
        allowed = frozenset((value.__class__, value) for value in values)
        kinds = frozenset(kind for kind, _ in allowed)

        def fits(value: Any) -> bool:
            return value.__class__ in kinds and (value.__class__, value) in allowed

        return _leaf(fits, schema)


def _all(checks: list[Check]) -> Check:
    """The function for several demands; of what they lack, all is told."""
    if not checks:
        return _anything
    if len(checks) == 1:
        return checks[0]

    def check(value: Any, path: Path, unmet: Unmet | None) -> bool:
        met = True
        for one in checks:
            if not one(value, path, unmet):
                met = False
        return met

    return check


def _leaf(fits: Callable[[Any], bool], schema: Mapping[str, Any]) -> Check:
    """The function for a demand that is named by the title of its schema."""
    name = str(schema.get("title", "another value"))

    def check(value: Any, path: Path, unmet: Unmet | None) -> bool:
        if fits(value):
            return True
        if unmet is not None:
            unmet.append((path, name))
        return False

    return check
