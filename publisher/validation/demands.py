"""A profile's JSON Schema made into functions: what it demands of a node, and what is missing there.

Only the keywords that profiles use are known; a profile with any other is refused when it is loaded. That the
functions say what `jsonschema` says of the same schema is proven by tests.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

Path: TypeAlias = "tuple[Any, str | int] | None"

Test: TypeAlias = "Callable[[Any], bool]"


class Check(NamedTuple):
    """One schema as two functions: whether a value meets it, and if not, what it lacks.

    `lacks` gives what is missing, each with the path to what lacks it, from the path of the value on.
    """

    met: Test
    lacks: Callable[[Any, Path], Iterator[tuple[Path, str]]]


_TITLES: Final = frozenset({"title", "description"})
_ARRAY: Final = {"type": "array"}
_TYPED: Final = {"type": "object", "required": ["@type"]}


def compiled(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Check:
    """The functions for a schema; its `$ref`s lead to `definitions`. Raises ValueError for other keywords."""
    return _Compiler(definitions).check(schema)


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
            "pattern": self._pattern,
        }

    def check(self, schema: Mapping[str, Any]) -> Check:
        """The functions for one schema."""
        unknown = set(schema) - set(self.keywords) - _TITLES - {"then", "else"}
        if unknown:
            raise ValueError(f"profiles cannot have {', '.join(sorted(unknown))}")
        return _all([self.keywords[key](schema[key], schema) for key in schema if key in self.keywords])

    def _ref(self, reference: str, _: Mapping[str, Any]) -> Check:
        return self.check(self.definitions[reference.removeprefix("#/$defs/")])

    def _required(self, names: list[str], _: Mapping[str, Any]) -> Check:
        wanted = frozenset(names)

        def lacks(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
            if value.__class__ is dict:
                yield from ((path, name) for name in names if name not in value)

        return Check(lambda value: value.__class__ is not dict or wanted <= value.keys(), lacks)

    def _properties(self, properties: Mapping[str, Any], _: Mapping[str, Any]) -> Check:
        checks = [(name, *self.check(schema)) for name, schema in properties.items()]

        def met(value: Any) -> bool:
            if value.__class__ is dict:
                for name, fits, _ in checks:
                    if name in value and not fits(value[name]):
                        return False
            return True

        def lacks(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
            for name, _, missing in checks if value.__class__ is dict else ():
                if name in value:
                    yield from missing(value[name], (path, name))

        return Check(met, lacks)

    def _items(self, schema: Mapping[str, Any], _: Mapping[str, Any]) -> Check:
        fits, missing = self.check(schema)

        def lacks(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
            for index, item in enumerate(value if value.__class__ is list else ()):
                yield from missing(item, (path, index))

        return Check(lambda value: value.__class__ is not list or all(map(fits, value)), lacks)

    def _all_of(self, schemas: Iterable[Mapping[str, Any]], _: Mapping[str, Any]) -> Check:
        return _all([self.check(schema) for schema in schemas])

    def _any_of(self, schemas: list[Mapping[str, Any]], schema: Mapping[str, Any]) -> Check:
        if all(one.keys() == {"required"} and len(one["required"]) == 1 for one in schemas):
            names = frozenset(one["required"][0] for one in schemas)
            return _leaf(lambda value: value.__class__ is not dict or not names.isdisjoint(value), schema)
        tests = [self.check(one).met for one in schemas]
        return _leaf(lambda value: any(test(value) for test in tests), schema)

    def _not(self, inner: Mapping[str, Any], schema: Mapping[str, Any]) -> Check:
        met = self.check(inner).met
        return _leaf(lambda value: not met(value), schema)

    def _if(self, condition: Mapping[str, Any], schema: Mapping[str, Any]) -> Check:
        then, other = self.check(schema.get("then", {})), self.check(schema.get("else", {}))
        test = self.check(condition).met

        def lacks(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
            return (then if test(value) else other).lacks(value, path)

        if condition == _ARRAY and schema.get("then") == {"items": schema.get("else")}:
            return Check(_of_each(other.met), lacks)
        if condition == _TYPED and "else" not in schema:
            return Check(_of_typed(then.met), lacks)
        return Check(lambda value: (then if test(value) else other).met(value), lacks)

    def _type(self, name: str, schema: Mapping[str, Any]) -> Check:
        kind = {"object": dict, "array": list, "string": str}[name]
        return _leaf(lambda value: value.__class__ is kind, schema)

    def _pattern(self, pattern: str, schema: Mapping[str, Any]) -> Check:
        found = re.compile(pattern).search
        return _leaf(lambda value: value.__class__ is not str or found(value) is not None, schema)

    def _enum(self, values: Iterable[Any], schema: Mapping[str, Any]) -> Check:
        allowed = frozenset((value.__class__, value) for value in values)
        kinds = frozenset(kind for kind, _ in allowed)
        return _leaf(
            lambda value: value.__class__ in kinds and (value.__class__, value) in allowed,
            schema,
        )


def _of_each(met: Test) -> Test:
    """What most conditions of profiles come to: one value or an array of them."""
    return lambda value: all(map(met, value)) if value.__class__ is list else met(value)


def _of_typed(met: Test) -> Test:
    """The others: an object that says what it is."""
    return lambda value: value.__class__ is not dict or "@type" not in value or met(value)


def _all(checks: list[Check]) -> Check:
    """The functions for several demands; of what they lack, all is told."""
    if len(checks) == 1:
        return checks[0]
    tests = tuple(check.met for check in checks)

    def met(value: Any) -> bool:
        for test in tests:  # noqa: SIM110 - all() of a generator takes twice as long
            if not test(value):
                return False
        return True

    def lacks(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
        for check in checks:
            yield from check.lacks(value, path)

    return Check(met, lacks)


def _leaf(met: Test, schema: Mapping[str, Any]) -> Check:
    """The functions for a demand that is named by the title of its schema."""
    name = str(schema.get("title", "another value"))

    def lacks(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
        if not met(value):
            yield path, name

    return Check(met, lacks)
