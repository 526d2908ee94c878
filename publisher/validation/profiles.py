"""Profiles: what others demand of a document, each a JSON Schema in `schema/profiles/`.

A profile is kept apart from schema.org's own truth: `required` becomes errors, `recommended` warnings. It is
judged on the nodes it applies to, with the nodes they refer to put in their place.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from publisher import data, vocabulary
from publisher.errors import NotFound
from publisher.jsonld import types as written_types
from publisher.validation.faults import Fault, Path

Found = tuple[Sequence["str | int"], Sequence["str | int"]]
"""Of one error: the way to the instance, and the way through the schema."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile: its schema, the types it applies to, the properties it looks at and its judge."""

    name: str
    schema: Mapping[str, Any]
    applies_to: tuple[str, ...]
    properties: frozenset[str]
    is_valid: Callable[[Any], bool]
    errors: Callable[[Any], Iterable[Found]]

    def fits(self, node: Mapping[str, Any]) -> bool:
        """Whether a node is of a type that the profile applies to."""
        return any(vocabulary.is_subtype(kind, *self.applies_to) for kind in written_types(dict(node)))


def required_by_profile(error: tuple[Profile, Found]) -> Iterator[Fault]:
    """Something is missing that a profile requires.

    The document is right by schema.org's own measure, and whoever the profile speaks for cannot use it.
    """
    yield _fault("error", "requires", *error)


def recommended_by_profile(error: tuple[Profile, Found]) -> Iterator[Fault]:
    """Something is missing that a profile recommends.

    The document is used, and shown with less.
    """
    yield _fault("warning", "recommends", *error)


def profile_without_subject(profile: Profile) -> Iterator[Fault]:
    """A profile was asked for, and the document describes nothing that it applies to."""
    kinds = " or ".join(profile.applies_to)
    yield Fault("error", f"{profile.name} is about {kinds}, and the document describes none", expected=kinds)


RULES = (required_by_profile, recommended_by_profile, profile_without_subject)


def _fault(severity: Any, verb: str, profile: Profile, found: Found) -> Fault:
    instance, way = found
    step: Any = profile.schema
    for token in way:
        step = _step(profile.schema, step, token)
        if not isinstance(step, dict | list):
            break
    holder = _holder(profile.schema, way)
    missing = step if isinstance(step, str) else None
    if missing is None:
        missing = str(holder.get("title", "another value")) if isinstance(holder, dict) else "another value"
    owner = next((str(token) for token in reversed(instance) if isinstance(token, str)), "")
    name = f"{owner}.{missing}" if owner and " or " not in missing else missing
    where = f" of {owner}" if owner and name == missing else ""
    return Fault(severity, f"{profile.name} {verb} {name}{where}", missing, missing, below=tuple(instance))


def _step(root: Any, value: Any, token: str | int) -> Any:
    if isinstance(value, dict) and token == "$ref":
        target: Any = root
        for part in str(value["$ref"]).removeprefix("#/").split("/"):
            target = target[part]
        return target
    return value[token]


def _holder(root: Any, way: Sequence[str | int]) -> Any:
    value: Any = root
    for token in way[:-1]:
        value = _step(root, value, token)
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
    return Profile(name, both, tuple(schema["x-applies-to"]), properties, is_valid, errors)


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
                way.append(_target(schema, way).index(error.kind.property))  # type: ignore[attr-defined]
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


def _target(schema: Any, way: Sequence[str | int]) -> list[str]:
    value: Any = schema
    for token in way:
        value = _step(schema, value, token)
    return list(value)


def defaults() -> tuple[Profile, ...]:
    """The profiles that are held to a document of their type unasked, the most special first."""
    return _DEFAULTS()


@cache
def _DEFAULTS() -> tuple[Profile, ...]:  # noqa: N802
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
    """Only what the profile looks at, references replaced by the nodes they lead to; and where those stand."""
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


def _shallow(profile: Profile, node: dict[str, Any]) -> dict[str, Any]:
    """A node one level down: only whether its members are there, and its type."""
    return {key: value if key == "@type" else "" for key, value in node.items() if key in profile.properties}
