"""Profiles: what others demand of a document, each a JSON Schema in `schema/profiles/`.

A profile is kept apart from schema.org's own truth: `required` becomes errors, `recommended` warnings. It is
judged on the nodes it applies to, with the nodes they refer to put in their place.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple, TypeAlias

from publisher import data, vocabulary
from publisher.errors import NotFound
from publisher.model import Severity
from publisher.validation import demands
from publisher.validation.faults import Fault, Path, Rule, Spot


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile: its schema, the types it applies to (and all below), and what its parts demand.

    `follows` are the properties whose values it looks into, so that references there are followed.
    """

    name: str
    schema: Mapping[str, Any]
    applies_to: tuple[str, ...]
    types: frozenset[str]
    follows: frozenset[str]
    required: demands.Check
    recommended: demands.Check
    wire: bool = False
    """Whether documents held to it are to be passed on, and must be plain and safe for that."""

    def fits(self, node: Mapping[str, Any]) -> bool:
        """Whether a node is of a type that the profile applies to."""
        kind = node.get("@type")
        if kind.__class__ is str:
            return kind in self.types
        return isinstance(kind, list) and any(isinstance(one, str) and one in self.types for one in kind)


class Demand(NamedTuple):
    """One demand that is not met: of which profile, whether required, and what is missing of what.

    `aside` says that it is demanded of a part of the document, which is about something else.
    """

    profile: str
    required: bool
    owner: str
    missing: str
    aside: bool = False


def required_by_profile(spot: Spot) -> Iterator[Fault]:
    """Something is missing that a profile requires.

    The document is right by schema.org's own measure, and whoever the profile speaks for cannot use it. It is
    a warning of a part, such as the film in an article: that is passed over, and the article is not.
    """
    yield _fault("warning" if spot.value.aside else "error", "requires", spot.value)


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


RULES: Final[tuple[Rule, ...]] = (required_by_profile, recommended_by_profile, profile_without_subject)


@lru_cache(maxsize=1024)
def _fault(severity: Severity, verb: str, demand: Demand) -> Fault:
    of = f" of {demand.owner}" if demand.owner else ""
    return Fault(severity, f"{demand.profile} {verb} {demand.missing}{of}", demand.missing, demand.missing)


Moved: TypeAlias = "dict[Path, Path]"
"""From a place below a node to where what stands there really is, for references that were followed."""


def unmet(
    profile: Profile, node: dict[str, Any], path: Path, moved: Moved, *, aside: bool = False
) -> Iterator[tuple[Demand, Path]]:
    """The demands of a profile that a node does not meet, each with the path to what lacks it.

    Of a node that stands `aside`, in a document on something else, only what is required is demanded.
    """
    for check, required in ((profile.required, True), (profile.recommended, False))[: 1 if aside else 2]:
        if not check.met(node):
            for at, what in check.lacks(node, None):
                yield Demand(profile.name, required, _owner(at), what, aside), _led_back(path, at, moved)


def _owner(at: Path) -> str:
    """The property whose value lacks something."""
    while at is not None:
        at, token = at
        if isinstance(token, str):
            return token
    return ""


def _led_back(path: Path, at: Path, moved: Moved) -> Path:
    """Where in the document a place below a node stands, references led to their nodes."""
    if at in moved:
        return moved[at]
    return path if at is None else (_led_back(path, at[0], moved), at[1])


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
    required, recommended = (demands.compiled(schema["$defs"][part], schema["$defs"]) for part in _PARTS)
    follows = {name for part in _PARTS for name in schema["$defs"][part].get("properties", ())}
    kinds = tuple(schema["x-applies-to"])
    types: frozenset[str] = frozenset().union(*(vocabulary.descendants(kind) for kind in kinds))
    types = types.difference(*(vocabulary.descendants(kind) for kind in schema.get("x-except", ())))
    wire = bool(schema.get("x-wire"))
    return Profile(name, both, kinds, types, frozenset(follows), required, recommended, wire)


_PARTS: Final = ("required", "recommended")


@cache
def defaults() -> tuple[Profile, ...]:
    """The profiles that are held to a document of their type unasked, the most special first."""
    return tuple(load(name) for name in ("google-factcheck", "google-article", "google-event", *_OF_PARTS))


_OF_PARTS: Final = ("google-video",)
"""The profiles of what has its place in a document on something else as well."""


@cache
def of_parts(kind: str | None = None) -> tuple[Profile, ...]:
    """The profiles to which things, or those of a type, are held unasked wherever they stand."""
    return tuple(profile for profile in map(load, _OF_PARTS) if kind is None or kind in profile.types)


def part_to_judge(spot: Spot) -> Iterator[Fault]:
    """No rule: keeps a node that profiles of parts are about until all that it refers to is known.

    What others have made, a film that a claim is about, nobody here can say more of.
    """
    path = spot.path
    while path is not None and path[1] not in _OF_OTHERS:
        path = path[0]
    if path is None:
        spot.document.parts.append((spot.node, spot.path))
    yield from ()


_OF_OTHERS: Final = frozenset(
    {
        "itemReviewed",
        "appearance",
        "firstAppearance",
        "citation",
        "isBasedOn",
        "about",
        "mentions",
        "subjectOf",
    }
)
"""Where a document tells of what is not its own."""


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


def followed(
    profile: Profile,
    node: dict[str, Any],
    path: Path,
    identities: Mapping[str, list[tuple[dict[str, Any], Path]]],
) -> tuple[dict[str, Any], Moved]:
    """A node with the nodes that it refers to, or has in a Role, in their place, and where those stand."""
    moved: Moved = {}
    changed: dict[str, Any] = {}
    for name in profile.follows.intersection(node):
        value = node[name]
        if value.__class__ is list:
            items = [
                _whole(
                    _played(item, name, path, ((None, name), index), moved),
                    ((None, name), index),
                    identities,
                    moved,
                )
                for index, item in enumerate(value)
            ]
            if any(one is not item for one, item in zip(items, value, strict=True)):
                changed[name] = items
        elif value.__class__ is dict:
            played = _played(value, name, path, (None, name), moved)
            if (whole := _whole(played, (None, name), identities, moved)) is not value:
                changed[name] = whole
    return {**node, **changed} if changed else node, moved


_ROLES: Final = frozenset({"Role", "LinkRole", "OrganizationRole", "EmployeeRole", "PerformanceRole"})


def _played(value: Any, name: str, path: Path, at: Path, moved: Moved) -> Any:
    """Who has a Role: the value of the same property in it (https://schema.org/Role)."""
    kind = value.get("@type") if value.__class__ is dict else None
    if kind.__class__ is not str or kind not in _ROLES or value.get(name).__class__ is not dict:
        return value
    moved[at] = (_led_back(path, at, {}), name)
    return value[name]


def _whole(
    value: Any, at: Path, identities: Mapping[str, list[tuple[dict[str, Any], Path]]], moved: Moved
) -> Any:
    """The node that a reference leads to; a node with what is said of the same `@id` elsewhere."""
    identity = value.get("@id") if value.__class__ is dict else None
    if identity.__class__ is not str or identity not in identities:
        return value
    if len(value) == 1:
        target, moved[at] = identities[identity][0]
        return target
    elsewhere = next((node for node, _ in identities[identity] if node is not value), None)
    return {**elsewhere, **value} if elsewhere is not None else value
