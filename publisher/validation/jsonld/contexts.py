"""What the context of a document makes of its terms. Contexts are read, never fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from publisher.validation import near
from publisher.validation.faults import Path
from publisher.validation.vocabulary import KEYWORDS

STANDARD: Final = frozenset(
    f"{scheme}://schema.org{end}"
    for scheme in ("http", "https")
    for end in (
        "",
        "/",
        "#",
        "/#",
        "/docs/jsonldcontext.json",
        "/docs/jsonldcontext.jsonld",
        "/docs/jsonldcontext.json.txt",
    )
)
"""The addresses of schema.org's context, all one."""

CONTEXT: Final = "https://schema.org"

_SCHEMA: Final = re.compile(r"https?://(?:www\.)?schema\.org/")

PREFIXES: Final[dict[str, str]] = {
    "schema": "https://schema.org/",
    "bibo": "http://purl.org/ontology/bibo/",
    "brick": "https://brickschema.org/schema/Brick#",
    "cmns-cls": "https://www.omg.org/spec/Commons/Classifiers/",
    "csvw": "http://www.w3.org/ns/csvw#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcam": "http://purl.org/dc/dcam/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcmitype": "http://purl.org/dc/dcmitype/",
    "dct": "http://purl.org/dc/terms/",
    "dcterms": "http://purl.org/dc/terms/",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "doap": "http://usefulinc.com/ns/doap#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "gs1": "https://ref.gs1.org/voc/",
    "lrmoo": "http://iflastandards.info/ns/lrm/lrmoo/",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prof": "http://www.w3.org/ns/dx/prof/",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sarif": "http://sarif.info/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "snomed": "http://purl.bioontology.org/ontology/SNOMEDCT/",
    "sosa": "http://www.w3.org/ns/sosa/",
    "ssn": "http://www.w3.org/ns/ssn/",
    "time": "http://www.w3.org/2006/time#",
    "unece": "http://unece.org/vocab#",
    "vann": "http://purl.org/vocab/vann/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The prefixes that schema.org's own context declares, and a few that are understood everywhere."""

_IRI_SCHEMES: Final = frozenset(
    {"http", "https", "urn", "tag", "did", "info", "mailto", "data", "ftp", "doi", "isbn"}
)


@dataclass(frozen=True, slots=True)
class Term:
    """What a context says of one term: its IRI or keyword, how values are kept, whether it points back.

    `scoped` is the context that holds within its values (or within things of that type) and where it stands,
    `coerced` what its texts are taken for, `protected` that no context below may give it another meaning.
    """

    iri: str | None
    container: frozenset[str] = frozenset()
    reverse: bool = False
    scoped: tuple[Any, Path] | None = None
    coerced: str | None = None
    protected: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What the contexts above a node have declared so far.

    `vocab` is the IRI that bare terms begin with; `opaque` that an unknown context on the web may declare
    any term; `base` that relative addresses have a base; `nulled` leads to where a term lost its meaning.
    Where a context holds for one node only, `outer` is what holds within the nodes below it; `of_types` is
    what types are read by, which stand before the contexts that they call for.
    """

    vocab: str | None = None
    terms: dict[str, Term] = field(default_factory=dict)
    nulled: dict[str, Path] = field(default_factory=dict)
    standard: bool = False
    opaque: bool = False
    base: bool = False
    outer: Context | None = None
    of_types: Context | None = None

    def iri(self, name: str) -> str | None:
        """The IRI or keyword of a term, compact IRI or type; None if it has no meaning."""
        if name in KEYWORDS:
            return name
        term = self.terms.get(name)
        if term is not None:
            return term.iri
        if name in self.nulled:
            return None
        prefix, colon, rest = name.partition(":")
        if colon and not rest.startswith("//"):
            return self._expand(prefix, rest) or name
        if colon:
            return name
        if self.standard and name in ("id", "type"):
            return "@" + name
        return self.vocab + name if self.vocab else None

    def _expand(self, prefix: str, rest: str) -> str | None:
        term = self.terms.get(prefix)
        if term is not None and term.iri:
            return term.iri + rest
        if prefix in PREFIXES and (self.standard or prefix == "schema"):
            return PREFIXES[prefix] + rest
        return None

    def declares(self, name: str) -> bool:
        """Whether the prefix of a compact IRI is declared, or is a scheme of its own."""
        prefix, _, rest = name.partition(":")
        return rest.startswith("//") or prefix in _IRI_SCHEMES or self._expand(prefix, rest) is not None

    @property
    def schema_prefix(self) -> str | None:
        """The prefix under which this context has schema.org, if it has."""
        return next((name for name, term in self.terms.items() if term.iri and bare(term.iri) == ""), None)


def bare(iri: str) -> str | None:
    """The name of a term of schema.org; None for others."""
    match = _SCHEMA.match(iri)
    return iri[match.end() :] if match else None


def is_standard(context: Any) -> bool:
    """Whether a context is schema.org's and nothing else."""
    return context.__class__ is str and context in STANDARD


SCHEMA_ORG: Final = Context(CONTEXT + "/", standard=True)


def defined(  # noqa: PLR0917 - all of it is needed
    name: str,
    definition: str | dict[str, Any],
    given: dict[str, Any],
    context: Context,
    vocab: str | None,
    path: Path = None,
) -> Term:
    """A term as the context defines it; its IRI may lean on terms that stand later in the same context."""
    if isinstance(definition, str):
        return Term(_iri(definition, given, context, vocab))
    container, coerced = definition.get("@container", ()), definition.get("@type")
    kept = frozenset([container] if isinstance(container, str) else texts(container))
    back = definition.get("@reverse")
    written = back if isinstance(back, str) else definition.get("@id", name)
    return Term(
        _iri(written, given, context, vocab) if isinstance(written, str) else None,
        kept,
        isinstance(back, str),
        (definition["@context"], path) if "@context" in definition else None,
        coerced if isinstance(coerced, str) else None,
    )


def _iri(name: str, given: dict[str, Any], context: Context, vocab: str | None, depth: int = 0) -> str | None:
    if name in KEYWORDS:
        return name
    prefix, colon, rest = name.partition(":")
    if colon and not rest.startswith("//"):
        base = given.get(prefix)
        base = base.get("@id") if isinstance(base, dict) else base
        if isinstance(base, str) and base != name and depth < 8:
            expanded = _iri(base, given, context, vocab, depth + 1)
            return expanded + rest if expanded else None
        return context.iri(name)
    if colon:
        return name
    other = given.get(name)
    if isinstance(other, str) and other != name and depth < 8:
        return _iri(other, given, context, vocab, depth + 1)
    return context.iri(name) if name in context.terms else (vocab + name if vocab else None)


def is_circular(name: str, given: dict[str, Any]) -> bool:
    """Whether a term of a context leads back to itself by what its IRI begins with."""
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        definition = given.get(name)
        written = definition.get("@id") if isinstance(definition, dict) else definition
        if not isinstance(written, str) or written == name:
            return False
        prefix, colon, rest = written.partition(":")
        if written[:1] == "@" or (colon and rest.startswith("//")):
            return False
        name = prefix
    return True


def is_misspelt(name: str) -> bool:
    """Whether a context that is not schema.org's was meant to be."""
    bare = re.sub(r"^(?:[a-z]+:[/\\]*|[a-z]*//+)?(?:www\.)?", "", name.strip().lower())[:40]
    host = re.split(r"[/#?]", bare)[0].rstrip(".,;")
    if host.startswith("schema.") or host == "schema":
        return True
    if host.count(".") != 1 and "schema" not in host:
        return False
    return host != "json-schema.org" and near.nearest(host, frozenset({"schema.org"})) is not None


def texts(value: Any) -> list[str]:
    """The texts among one or several values."""
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, str)]
