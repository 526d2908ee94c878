"""Values as JSON-LD writes them: value objects, texts that stand for addresses, what keys of maps say."""

from __future__ import annotations

from typing import Any, Final

from publisher.validation.faults import Faults, Path, Spot
from publisher.validation.jsonld import rules
from publisher.validation.jsonld.contexts import Context, Term, texts
from publisher.validation.values import coded

NOTHING: Final = object()
"""The plain form of what it has no place for, such as `@json`."""


def literal(
    value: dict[str, Any], context: Context, keys: dict[str | None, str], where: Path, faults: Faults
) -> tuple[Any, Path]:
    """The value that a value object holds, and where it stands; `keys` are its names for keywords."""
    held, kind = value[keys["@value"]], value.get(keys.get("@type", "@type"))
    language = value.get(keys.get("@language", "@language"))
    at: Path = (where, keys["@value"])
    if kind == "@json":
        return NOTHING, at
    known = {"@value", "@type", "@language", "@direction", "@index", "@context"}
    odd = [key for key in value if context.iri(key) not in known]
    direction = value.get(keys.get("@direction", "@direction"))
    spoken = language is not None or direction is not None
    untyped = kind is not None and (not isinstance(kind, str) or kind[:1] == "@" or not kind.strip())
    if isinstance(held, dict | list) or (kind is not None and spoken) or odd or untyped:
        faults.check(rules.malformed_value, Spot(value, where, "@value", value, None))
        return NOTHING, at
    if language is not None and not isinstance(held, str | None):
        faults.check(rules.malformed_value, Spot(value, where, "@language", value, None))
    if direction not in ("ltr", "rtl", None):
        spot = Spot(direction, (where, keys.get("@direction", "@direction")), "@direction", value, None)
        faults.check(rules.unknown_direction, spot)
    if language is not None and not (isinstance(language, str) and coded.is_fine_language(language)):
        spot = Spot(str(language), (where, keys.get("@language", "@language")), "@language", value, None)
        faults.check(coded.malformed_language, spot)
    return held, at


def expanded(value: Any, context: Context, term: Term | None) -> Any:
    """A text that its term takes for an address or a name, written in full where the context declares it."""
    if term is None or term.coerced not in ("@id", "@vocab") or not isinstance(value, str):
        return value
    named = term.coerced == "@vocab" and value in context.terms
    if named or value.partition(":")[0] in context.terms:
        return context.iri(value) or value
    return value


def keyed(item: Any, key: str, term: Term) -> Any:
    """A value of a map by identity or type, with what its key says of it."""
    if "@id" in term.container and isinstance(item, dict) and key != "@none":
        return {"@id": key, **item}
    if "@type" in term.container:
        item = {"@id": item} if isinstance(item, str) else item
        if isinstance(item, dict) and key != "@none":
            return {**item, "@type": [key, *texts(item.get("@type", []))]}
    return item
