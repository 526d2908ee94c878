"""Judges a mapping file before it is used: its shape, its expressions, its properties, its types."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from publisher import vocabulary
from publisher.errors import Unreadable
from publisher.readers.declared import located, rules
from publisher.readers.declared.located import Located, Path

ARTICLE = "NewsArticle"
FIELD = re.compile(r"\{([^{}]+)\}")
"""An expression in a template."""


@dataclass(frozen=True, slots=True)
class Declared:
    """A mapping file that is sound, and where its rules stand."""

    mapping: rules.Mapping
    where: Located

    @property
    def name(self) -> str:
        """What a person calls the file."""
        return self.where.name

    def place(self, path: Path) -> str:
        """`wordpress.yaml:12`, the line of the rule at a path."""
        line, _ = self.where.places.get(path, (1, 1))
        return f"{self.name}:{line}"


def load(data: bytes, name: str) -> Declared:
    """The mapping in a YAML file. Raises Unreadable with line and column of the first fault."""
    from pydantic import ValidationError

    where = located.load(data, name)
    if not isinstance(where.value, dict):
        raise Unreadable(
            f"{name}: a mapping begins with `article:`", hint="publisher mapping init SAMPLE.json"
        )
    try:
        mapping = rules.Mapping.model_validate(where.value)
    except ValidationError as error:
        first = error.errors()[0]
        path = tuple(part for part in first["loc"] if part not in rules.TAGS)
        path = path[:-1] if path[-1:] == ("[key]",) else path
        said = first["msg"].removeprefix("Value error, ")
        key = f"{path[-1]}: " if path else ""
        raise where.fault((*path, "") if first["type"] == "extra_forbidden" else path, key + said) from None
    declared = Declared(mapping, where)
    for fault in _faults(declared):
        raise fault
    return declared


def _faults(declared: Declared) -> Iterator[Unreadable]:
    mapping = declared.mapping
    if mapping.items is not None:
        yield from _expression(mapping.items, ("items",), declared.where)
    kind = mapping.article.get("@type", ARTICLE)
    known = kind if isinstance(kind, str) else ARTICLE
    if not vocabulary.is_subtype(known, "CreativeWork"):
        yield _unknown(declared.where, ("article", "@type"), known, vocabulary.descendants("CreativeWork"))
        return
    yield from _properties(known, dict(mapping.article), ("article",), declared.where)


def _properties(kind: str, given: dict[str, Any], path: Path, where: Located) -> Iterator[Unreadable]:
    for key, rule in given.items():
        if key in ("@type", "@id"):
            continue
        name = key.removesuffix("[]")
        below = (*path, key)
        if name not in vocabulary.properties(kind):
            yield _unknown(where, (*below, ""), name, vocabulary.properties(kind), kind)
            continue
        yield from _rule(name, rule, below, where)


def _rule(name: str, rule: rules.Rule, path: Path, where: Located) -> Iterator[Unreadable]:
    if isinstance(rule, str):
        yield from _expression(rule, path, where)
    elif isinstance(rule, rules.Value):
        if rule.source is not None:
            yield from _expression(rule.source, (*path, "from"), where)
        for found in FIELD.findall(rule.template or ""):
            yield from _expression(found, (*path, "template"), where)
        for member in ("const", "default"):
            yield from _constant(name, getattr(rule, member), (*path, member), where)
    else:
        if rule.each is not None:
            yield from _expression(rule.each, (*path, "each"), where)
        wanted = vocabulary.ranges(name)
        if not vocabulary.is_type(rule.type):
            yield _unknown(where, (*path, "@type"), rule.type, vocabulary.types())
        elif not vocabulary.is_subtype(rule.type, *wanted):
            yield where.fault(
                (*path, "@type"), f"{name} takes no {rule.type}", hint=f"it takes: {', '.join(wanted)}"
            )
        else:
            yield from _properties(rule.type, dict(rule.__pydantic_extra__), path, where)


def _expression(words: str, path: Path, where: Located) -> Iterator[Unreadable]:
    import jmespath.exceptions

    try:
        jmespath.compile(words)
    except jmespath.exceptions.JMESPathError as error:
        at = getattr(error, "lex_position", None) or getattr(error, "lexer_position", None) or 0
        said = str(error).partition("\n")[0].removeprefix("Invalid jmespath expression: ").rstrip(": ")
        yield where.fault(path, f"{words!r} is no JMESPath expression: {said}", shift=at)
    except RecursionError:
        yield where.fault(path, "the expression is nested too deep")


def _constant(name: str, value: Any, path: Path, where: Located) -> Iterator[Unreadable]:
    """A constant must be of a type that the property takes."""
    wanted = set(vocabulary.ranges(name))
    for one in value if isinstance(value, list) else [value]:
        if one is None or isinstance(one, dict):
            continue
        if not fits(one, wanted):
            names = ", ".join(sorted(wanted))
            yield where.fault(path, f"{one!r} is no value of {name}", hint=f"it takes: {names}")


def fits(value: Any, wanted: set[str]) -> bool:
    """Whether a plain value can stand where these types are wanted."""
    from publisher.readers import dates

    if isinstance(value, bool):
        return "Boolean" in wanted
    if isinstance(value, int | float):
        return bool(wanted & {"Number", "Integer", "Float", "Text", "QuantitativeValue"})
    if not isinstance(value, str):
        return True
    if wanted & {"Text", "URL", "PronounceableText", "CssSelectorType", "XPathType"}:
        return True
    if wanted & {"Date", "DateTime", "Time"} and dates.iso(value):
        return True
    return any(not vocabulary.is_data_type(one) for one in wanted)


def _unknown(where: Located, path: Path, name: str, known: frozenset[str], kind: str = "") -> Unreadable:
    near = difflib.get_close_matches(name, known, 1)
    said = f"{kind} has no property {name!r}" if kind else f"{name!r} is not a type that fits here"
    return where.fault(path, said, hint=f"did you mean {near[0]}?" if near else "see https://schema.org")
