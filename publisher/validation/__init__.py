"""Judges JSON-LD: what is wrong, where, and how to mend it. Pure: nothing is fetched, nothing is kept."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from publisher import jsonld, vocabulary
from publisher.model import JSON, Finding, Report


def validate(
    source: bytes | str | JSON,
    *,
    name: str = "-",
    profiles: Sequence[str] | None = None,
    lenient: bool = False,
) -> Report:
    """The report on one document: bytes or a text are read strictly, anything else is a parsed document.

    `profiles` are names of files in `schema/profiles/`; None takes those that fit the document's types.
    Never raises for what stands in the document.
    """
    chosen = tuple(profiles or ())
    if isinstance(source, bytes | str):
        try:
            document = jsonld.parse(source)
        except jsonld.Malformed as fault:
            finding = Finding(fault.code, "error", "", fault.reason, line=fault.line, column=fault.column)
            return Report.of(name, chosen, [finding])
    else:
        document = source
    return Report.of(name, chosen, _terms(document))


def _terms(document: JSON) -> Iterator[Finding]:
    for pointer, node in jsonld.nodes(document):
        types = jsonld.types(node)
        for kind in types:
            if kind[:1].isupper() and not vocabulary.is_type(kind) and ":" not in kind:
                near = difflib.get_close_matches(kind, vocabulary.types(), 1)
                yield Finding(
                    "unknown-type",
                    "error",
                    f"{pointer}/@type",
                    f"schema.org has no type {kind}",
                    term=kind,
                    suggestion=near[0] if near else None,
                )
        for term in node:
            if term[:1] != "@" and ":" not in term and "-" not in term and not vocabulary.is_property(term):
                near = difflib.get_close_matches(term, vocabulary.properties(), 1)
                yield Finding(
                    "unknown-property",
                    "error",
                    f"{pointer}/{term}",
                    f"schema.org has no property {term}",
                    term=term,
                    suggestion=near[0] if near else None,
                )
