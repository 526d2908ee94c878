"""Rules on identities: what refers to what, and whether it can."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from publisher import vocabulary
from publisher.jsonld import listed
from publisher.jsonld import types as written_types
from publisher.model import JSON
from publisher.validation.faults import Fault, Fix, Rule, Spot, shown


def dangling_id(spot: Spot) -> Iterator[Fault]:
    """A reference to a node that the document does not have: `{"@id": "#author"}`, and no node is `#author`.

    On a page with several blocks it may stand in another one; anywhere else it leads nowhere. Identities are
    compared letter by letter: `http` and `https`, with and without a last slash are two.
    """
    identity, known = spot.value, spot.document.identities
    if identity in known or identity in spot.document.outside:
        return
    local = identity[0] == "#" or identity[:2] == "_:"
    page, mark, _ = identity.partition("#")
    there = None if local or not spot.document.hints() else _written_otherwise(identity, known)
    if local or there or (mark and any(other.partition("#")[0] == page for other in known)):
        near = there or (_nearest(identity, known) if spot.document.hints() else None)
        yield Fault(
            "error" if identity[:2] == "_:" else "warning",
            f"nothing in the document is {shown(identity)!r}",
            "@id",
            "the @id of a node",
            shown(identity),
            near,
            below=("@id",),
        )


def reference_as_text(spot: Spot) -> Iterator[Fault]:
    """The `@id` of a node as a mere text: `"author": "#ana"`, and a node is `#ana`.

    JSON-LD takes it for words, and the author has none of what the node says. A reference is an object:
    `{"@id": "#ana"}`.
    """
    if spot.value in spot.document.identities or spot.value in spot.document.outside:
        better: JSON = {"@id": spot.value}
        yield Fault(
            "warning",
            f"{shown(spot.value)} is the @id of a node, and stands here as a text",
            spot.term,
            "a reference",
            shown(spot.value),
            json.dumps(better, ensure_ascii=False),
            Fix("replace", better),
        )


def _nearest(identity: str, known: dict[str, Any]) -> str | None:
    from publisher.validation import near

    return near.nearest(identity[-60:], frozenset(list(known)[:200])) if len(identity) < 200 else None


def _written_otherwise(identity: str, known: dict[str, Any]) -> str | None:
    """The identity that this one is but for its scheme, slashes, `www.` and capital letters."""
    wanted = _folded(identity)
    return next((one for one in list(known)[:_MOST_COMPARED] if _folded(one) == wanted), None)


_MOST_COMPARED: Final = 200


def _folded(identity: str) -> str:
    bare = re.sub(r"^https?:/*(?:www\.)?", "", identity.lower())
    return re.sub(r"/+(?=/|#|$)", "", bare)


def part_of_itself(spot: Spot) -> Iterator[Fault]:
    """Something that is its own part or whole: an event whose `superEvent` is itself.

    Or that is the part of a thing which is said to be part of it.
    """
    if spot.node.get("@id") == spot.value and spot.term in WHOLES:
        yield Fault(
            "warning", f"{spot.term} leads to the node itself", spot.term, "another node", shown(spot.value)
        )
    elif spot.term in WHOLES and isinstance(own := spot.node.get("@id"), str):
        for other, _ in spot.document.identities.get(spot.value, ()):
            if any(isinstance(one, dict) and one.get("@id") == own for one in listed(other.get(spot.term))):
                yield Fault(
                    "warning",
                    f"{spot.term} of either is the other: {shown(own)} and {shown(spot.value)}",
                    spot.term,
                    "another node",
                    shown(spot.value),
                )
                return


WHOLES: Final = frozenset(
    {
        "isPartOf",
        "hasPart",
        "superEvent",
        "subEvent",
        "containedInPlace",
        "containsPlace",
        "parentOrganization",
    }
    | {"subOrganization", "partOfSeries", "isBasedOn", "exampleOfWork", "workExample"}
)
"""Properties from a part to its whole, or from a whole to its parts."""


def reference_of_wrong_type(spot: Spot) -> Iterator[Fault]:
    """A reference to a node of a type that the property does not take: an article's author is a place."""
    slot = spot.slot
    if slot is None or not slot.classes:
        return
    for node, _ in spot.document.identities.get(spot.value, ()):
        kinds = written_types(node)
        if not kinds or any(
            kind in slot.types or kind in slot.general or not vocabulary.is_type(kind) for kind in kinds
        ):
            return
        yield Fault(
            "error",
            f"{spot.term} takes {slot.expected}, and {shown(spot.value)} is a {' and '.join(kinds)}",
            spot.term,
            slot.expected,
            " and ".join(kinds),
        )
        return


def one_id_for_two_things(spot: Spot) -> Iterator[Fault]:
    """One `@id` on nodes that cannot be the same thing: a person and a place, two names, two headlines.

    JSON-LD makes one thing of them, with everything said of either. Give each its own `@id`. A warning of two
    works that hardly are one: an article and the fact check or the film in it.
    """
    holders = spot.document.identities[spot.value]
    (first, _), *others = holders
    for node, _ in others:
        one, other = _known(first), _known(node)
        apart = one and other and not any(_related(a, b) for a in one for b in other)
        key = "headline" if "headline" in first and "headline" in node else "name"
        named = first.get(key), node.get(key)
        if apart or (all(isinstance(name, str) for name in named) and named[0] != named[1]):
            what = f"a {one[0]} and a {other[0]}" if apart else f"{shown(named[0])!r} and {shown(named[1])!r}"
            yield Fault("error", f"{shown(spot.value)} is {what}", "@id", "one thing", what, below=("@id",))
            return
        if one and other and not any(_one_work(a, b) for a in one for b in other):
            what = f"a {one[0]} and a {other[0]}"
            yield Fault("warning", f"{shown(spot.value)} is {what}", "@id", "one thing", what, below=("@id",))
            return


def _known(node: dict[str, Any]) -> list[str]:
    return [kind for kind in written_types(node) if vocabulary.is_type(kind)]


def _related(one: str, other: str) -> bool:
    """Whether one thing can be both: works in doubt, and a place can be the organisation in it."""
    works = vocabulary.is_subtype(one, "CreativeWork") and vocabulary.is_subtype(other, "CreativeWork")
    return works or _overlap(one, other)


def _one_work(one: str, other: str) -> bool:
    """Whether a work is well said to be both: a page can be the article on it."""
    page = any(vocabulary.is_subtype(kind, whole) for kind in (one, other) for whole in _PAGES)
    return page or _overlap(one, other)


_PAGES: Final = ("WebPage", "WebSite", "WebPageElement", "CreativeWorkSeries", "Collection", "DataFeed")


def _overlap(one: str, other: str) -> bool:
    """Whether a type is the other, is above it, or has a type below it in common with it."""
    if vocabulary.is_subtype(one, other) or vocabulary.is_subtype(other, one):
        return True
    return not vocabulary.descendants(one).isdisjoint(vocabulary.descendants(other))


RULES: Final[tuple[Rule, ...]] = (
    dangling_id,
    reference_as_text,
    part_of_itself,
    reference_of_wrong_type,
    one_id_for_two_things,
)
