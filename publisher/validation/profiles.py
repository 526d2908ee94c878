"""Profiles: what others demand of a document, each a JSON Schema in `schema/profiles/`.

A profile is kept apart from schema.org's own truth: `required` becomes errors, `recommended` warnings. It is
judged on the nodes it applies to, with the nodes they refer to put in their place.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from publisher import data, vocabulary
from publisher.errors import NotFound
from publisher.model import Severity
from publisher.validation.faults import Fault, Path, Spot

Found = tuple[Sequence["str | int"], Sequence["str | int"]]
"""Of one error: the way to the instance, and the way through the schema."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile: its schema, the types it applies to (and all below), what it looks at, and its judge."""

    name: str
    schema: Mapping[str, Any]
    applies_to: tuple[str, ...]
    types: frozenset[str]
    properties: frozenset[str]
    is_valid: Callable[[Any], bool]
    errors: Callable[[Any], Iterable[Found]]

    def fits(self, node: Mapping[str, Any]) -> bool:
        """Whether a node is of a type that the profile applies to."""
        kind = node.get("@type")
        if isinstance(kind, list):
            return any(isinstance(one, str) and one in self.types for one in kind)
        return isinstance(kind, str) and kind in self.types


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand that is not met: of which profile, whether required, at which place, and what is missing."""

    profile: str
    required: bool
    at: tuple[str | int, ...]
    missing: str


def required_by_profile(spot: Spot) -> Iterator[Fault]:
    """Something is missing that a profile requires.

    The document is right by schema.org's own measure, and whoever the profile speaks for cannot use it.
    """
    yield _fault("error", "requires", spot.value)


def recommended_by_profile(spot: Spot) -> Iterator[Fault]:
    """Something is missing that a profile recommends.

    The document is used, and shown with less.
    """
    yield _fault("warning", "recommends", spot.value)


def profile_without_subject(spot: Spot) -> Iterator[Fault]:
    """A profile was asked for, and the document describes nothing that it applies to."""
    kinds = " or ".join(spot.value.applies_to)
    yield Fault(
        "error", f"{spot.value.name} is about {kinds}, and the document describes none", expected=kinds
    )


RULES = (required_by_profile, recommended_by_profile, profile_without_subject)


def _fault(severity: Severity, verb: str, demand: Demand) -> Fault:
    owner = next((token for token in reversed(demand.at) if isinstance(token, str)), "")
    of = f" of {owner}" if owner else ""
    return Fault(severity, f"{demand.profile} {verb} {demand.missing}{of}", demand.missing, demand.missing)


def unmet(profile: Profile, instance: Any) -> Iterator[Demand]:
    """The demands of a profile that a node does not meet."""
    for at, way in profile.errors(instance):
        yield Demand(profile.name, way[1] == 0, tuple(at), _missing(profile.name, tuple(way)))


@lru_cache(maxsize=1024)
def _missing(profile: str, way: tuple[str | int, ...]) -> str:
    """What is missing, by the way through the profile's schema to what demands it."""
    schema = load(profile).schema
    said = _follow(schema, way)
    return said if isinstance(said, str) else str(_follow(schema, way[:-1]).get("title", "another value"))


def _follow(schema: Any, way: Sequence[str | int]) -> Any:
    """What stands in a schema at the end of a way through it, references followed."""
    value = schema
    for token in way:
        if token == "$ref":
            value = _follow(schema, value["$ref"].removeprefix("#/").split("/"))
        else:
            value = value[token]
    return value


def names() -> tuple[str, ...]:
    """The profiles there are."""
    return tuple(sorted(path.name.removesuffix(".schema.json") for path in _folder().glob("*.schema.json")))


def _folder() -> Any:
    return data.path("schema") / "profiles"


@cache
def load(name: str) -> Profile:
    """One profile. Raises NotFound, naming those there are."""
    if name not in names():
        raise NotFound(f"there is no profile {name!r}", hint=f"profiles: {', '.join(names())}")
    schema = json.loads((_folder() / f"{name}.schema.json").read_bytes())
    both = {
        "$schema": schema["$schema"],
        "allOf": [{"$ref": "#/$defs/required"}, {"$ref": "#/$defs/recommended"}],
        "$defs": schema["$defs"],
    }
    is_valid, errors = _judge(both)
    properties = frozenset(_properties(schema["$defs"])) | {"@type", "@id"}
    kinds = tuple(schema["x-applies-to"])
    types: frozenset[str] = frozenset().union(*(vocabulary.descendants(kind) for kind in kinds))
    types = types.difference(*(vocabulary.descendants(kind) for kind in schema.get("x-except", ())))
    return Profile(name, both, kinds, types, properties, is_valid, errors)


def _properties(schema: Any) -> Iterator[str]:
    """Every name that a schema asks for, wherever it does."""
    if isinstance(schema, dict):
        yield from (name for name in schema.get("required", ()) if isinstance(name, str))
        if isinstance(schema.get("properties"), dict):
            yield from schema["properties"]
        for value in schema.values():
            yield from _properties(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _properties(value)


def _judge(schema: Any) -> tuple[Callable[[Any], bool], Callable[[Any], Iterable[Found]]]:
    """A validator for a schema: jsonschema-rs, and jsonschema where that is not to be had."""
    try:
        import jsonschema_rs
    except ImportError:  # pragma: no cover - there are wheels for every platform in use
        return reference(schema)
    fast = jsonschema_rs.Draft202012Validator(schema)

    def errors(instance: Any) -> Iterator[Found]:
        for error in fast.iter_errors(instance):
            way = list(error.evaluation_path)
            if way[-1] == "required":
                way.append(_follow(schema, way).index(error.kind.property))  # type: ignore[attr-defined]
            yield list(error.instance_path), way

    return fast.is_valid, errors


def reference(schema: Any) -> tuple[Callable[[Any], bool], Callable[[Any], Iterable[Found]]]:
    """The same by `jsonschema`, which is slower and the judge in doubt."""
    from jsonschema import Draft202012Validator

    slow = Draft202012Validator(schema)

    def errors(instance: Any) -> Iterator[Found]:
        for error in slow.iter_errors(instance):
            way = list(error.absolute_schema_path)
            if error.validator == "required":
                listed = list(error.validator_value)
                missing = next(name for name in listed if error.message.startswith(repr(name)))
                way.append(listed.index(missing))
            yield list(error.absolute_path), way

    return slow.is_valid, errors


@cache
def defaults() -> tuple[Profile, ...]:
    """The profiles that are held to a document of their type unasked, the most special first."""
    return tuple(load(name) for name in ("google-factcheck", "google-article", "google-event"))


def subjects(roots: Iterable[tuple[Any, Path]]) -> list[tuple[dict[str, Any], Path]]:
    """The nodes a document is about: those at its top, and the main entity of a page among them."""
    found: list[tuple[dict[str, Any], Path]] = []
    for node, path in roots:
        if not isinstance(node, dict):
            continue
        found.append((node, path))
        entity = node.get("mainEntity")
        if isinstance(entity, dict) and "@type" in entity:
            found.append((entity, (path, "mainEntity")))
    return found


def cut(
    profile: Profile, node: dict[str, Any], identities: Mapping[str, list[tuple[dict[str, Any], Path]]]
) -> tuple[dict[str, Any], dict[tuple[str | int, ...], Path]]:
    """Only what the profile looks at, references replaced by their nodes; and where those stand."""
    moved: dict[tuple[str | int, ...], Path] = {}

    def follow(value: Any, way: tuple[str | int, ...]) -> Any:
        if value.__class__ is dict:
            if (
                len(value) == 1
                and "@id" in value
                and value["@id"].__class__ is str
                and value["@id"] in identities
            ):
                target, path = identities[value["@id"]][0]
                moved[way] = path
                return _shallow(profile, target)
            return _shallow(profile, value)
        if value.__class__ is list:
            return [follow(item, (*way, index)) for index, item in enumerate(value)]
        return value if value.__class__ is not str or len(value) < 80 else ""

    wanted = profile.properties
    return {key: follow(value, (key,)) for key, value in node.items() if key in wanted}, moved


def led_back(path: Path, at: Sequence[str | int], moved: Mapping[tuple[str | int, ...], Path]) -> Path:
    """Where in the document a place of what was cut out of it stands, references led to their nodes."""
    for length in range(len(at), 0, -1):
        if tuple(at[:length]) in moved:
            path, at = moved[tuple(at[:length])], at[length:]
            break
    for token in at:
        path = (path, token)
    return path


def _shallow(profile: Profile, node: dict[str, Any]) -> dict[str, Any]:
    """A node one level down: only whether its members are there, and its type."""
    return {key: value if key == "@type" else "" for key, value in node.items() if key in profile.properties}
