"""JSON-LD: what the context makes of a document's terms, and the document in plain form.

Plain form is what most documents are written in already: schema.org's bare names, no prefix, no alias, no
value object. Every other form is put into it here, so that one document in all its forms gets one verdict.
Contexts are read, never fetched; terms of other vocabularies are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from publisher import vocabulary
from publisher.jsonld import MOST_LEVELS
from publisher.validation import near, values
from publisher.validation.faults import Fault, Faults, Fix, Path, Rule, Spot, shown, tokens
from publisher.validation.vocabulary import KEYWORDS
from publisher.validation.walk import TooDeep

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


def missing_context(spot: Spot) -> Iterator[Fault]:
    """A document without `@context`, or with an empty one.

    Without it no name means anything, and consumers drop the whole document. Write
    `"@context": "https://schema.org"`.
    """
    dropped = isinstance(spot.value, dict) and "@context" not in spot.value
    yield Fault(
        "error",
        "the document has no @context" if dropped else "the @context is empty",
        "@context",
        CONTEXT,
        None,
        CONTEXT,
        Fix("add @context", CONTEXT) if dropped else None,
    )


def misspelt_context(spot: Spot) -> Iterator[Fault]:
    """A `@context` that is nearly schema.org's: `http://shema.org`, `schema.org`, `https://schema.org/Event`.

    Consumers compare it letter by letter. Write `https://schema.org`.
    """
    yield Fault(
        "error",
        f"{shown(spot.value)!r} is not {CONTEXT}",
        "@context",
        CONTEXT,
        shown(spot.value),
        CONTEXT,
        Fix("replace", CONTEXT),
    )


def foreign_context(spot: Spot) -> Iterator[Fault]:
    """A `@context` of another vocabulary only, so that nothing in the document is schema.org's.

    Terms of several vocabularies go together in an array that begins with `https://schema.org`.
    """
    yield Fault(
        "error", f"{shown(spot.value)!r} is not schema.org's", "@context", CONTEXT, shown(spot.value), CONTEXT
    )


def malformed_context(spot: Spot) -> Iterator[Fault]:
    """A `@context` that is a number or a truth value, or a term in it that is defined by one."""
    what = f"{spot.term} in the @context" if spot.term != "@context" else "the @context"
    yield Fault(
        "error",
        f"{what} is {shown(spot.value)}",
        "@context",
        "a URL, an object or an array of them",
        shown(spot.value),
        CONTEXT if spot.term == "@context" else None,
    )


def nulled_term(spot: Spot) -> Iterator[Fault]:
    """A context that takes the meaning from a term the document uses: `{"headline": null}`.

    Every value of it is dropped. Take the line out of the context.
    """
    yield Fault(
        "error",
        f"the @context takes the meaning from {spot.term}",
        spot.term,
        None,
        "null",
        fix=Fix("remove"),
    )


def undefined_term(spot: Spot) -> Iterator[Fault]:
    """A term that the context gives no meaning: it declares prefixes only, and the term has none.

    JSON-LD drops it. Write the term with its prefix, or add `"@vocab": "https://schema.org/"` to the context.
    """
    prefix = spot.document if isinstance(spot.document, str) else None
    known = vocabulary.is_property(spot.term) or vocabulary.is_type(spot.term)
    better = f"{prefix}:{spot.term}" if prefix and known else None
    yield Fault(
        "error",
        f"the @context gives {shown(spot.term)} no meaning",
        spot.term,
        suggestion=better,
        by_name=True,
    )


def undeclared_prefix(spot: Spot) -> Iterator[Fault]:
    """A prefix that the context does not declare: `og:title`.

    It is read as an address that begins with `og:`, and no consumer knows it. Declare the prefix in the
    context, or use a term of schema.org.
    """
    prefix = spot.term.partition(":")[0]
    found = near.nearest(prefix, frozenset({"schema", *_declared(spot)})) if len(prefix) > 2 else None
    better = f"{found}:{spot.term.partition(':')[2]}" if found else None
    if spot.term.endswith(":"):
        better = near.property(prefix)
    yield Fault(
        "warning",
        f"the @context does not declare the prefix {shown(prefix)}",
        shown(spot.term),
        suggestion=better,
        by_name=True,
    )


def _declared(spot: Spot) -> frozenset[str]:
    return spot.document if isinstance(spot.document, frozenset) else frozenset()


def unknown_keyword(spot: Spot) -> Iterator[Fault]:
    """A member that begins with @ and is no keyword of JSON-LD: `@Type`, `@ID`, `@name`.

    Keywords are written small. A property of schema.org has no @ before it.
    """
    bare = spot.term[1:]
    better = near.nearest(spot.term, KEYWORDS)
    if vocabulary.is_property(bare) and (better is None or near.fold(better) != near.fold(bare)):
        better = bare
    safe = better and better not in spot.node and near.fold(better) == near.fold(bare)
    yield Fault(
        "error",
        f"JSON-LD has no keyword {shown(spot.term)}",
        shown(spot.term),
        "@context, @id, @type or @graph",
        shown(spot.term),
        better,
        Fix("rename", better) if safe else None,
        by_name=True,
    )


def malformed_value(spot: Spot) -> Iterator[Fault]:
    """A value object that JSON-LD does not know: `@value` with both a type and a language, or with an object in it.

    `{"@value": "Kyiv", "@language": "en"}` is a text in English, `{"@value": "2022-03-01", "@type": "Date"}` a date.
    """
    yield Fault(
        "error", "this value object is none of JSON-LD's", spot.term, "@value with @language or @type"
    )


def malformed_reverse(spot: Spot) -> Iterator[Fault]:
    """An `@reverse` that is no object, or that leads to a text.

    What points here by a property stands under the property's name: `"@reverse": {"author": {...}}`.
    """
    yield Fault(
        "error", f"@reverse is {shown(spot.value)}", "@reverse", "an object of properties", shown(spot.value)
    )


RULES: Final[tuple[Rule, ...]] = (
    missing_context,
    misspelt_context,
    foreign_context,
    malformed_context,
    nulled_term,
    undefined_term,
    undeclared_prefix,
    unknown_keyword,
    malformed_value,
    malformed_reverse,
)


@dataclass(frozen=True, slots=True)
class Term:
    """What a context says of one term: its IRI or keyword, how its values are kept, whether it points back."""

    iri: str | None
    container: frozenset[str] = frozenset()
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What the contexts above a node have declared so far.

    `vocab` is the IRI that bare terms begin with; `opaque` that an unknown context on the web may declare
    any term; `base` that relative addresses have a base; `nulled` leads to where a term lost its meaning.
    """

    vocab: str | None = None
    terms: dict[str, Term] = field(default_factory=dict)
    nulled: dict[str, Path] = field(default_factory=dict)
    standard: bool = False
    opaque: bool = False
    base: bool = False

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
        return next((name for name, term in self.terms.items() if term.iri and _bare(term.iri) == ""), None)


def _bare(iri: str) -> str | None:
    """The name of a term of schema.org; None for others."""
    match = _SCHEMA.match(iri)
    return iri[match.end() :] if match else None


def is_standard(context: Any) -> bool:
    """Whether a context is schema.org's and nothing else."""
    return context.__class__ is str and context in STANDARD


class Plain:
    """A document put into plain form: `roots` with where each stood, and what was found wrong on the way."""

    def __init__(self, document: Any) -> None:
        self.roots: list[tuple[Any, Path]] = []
        self.faults = Faults(frozenset({undefined_term, unknown_keyword, undeclared_prefix}))
        self.base = False
        self.opaque = False
        self.foreign = False
        self._origins: dict[tuple[int, str | int], Path] = {}
        self._keep: list[Any] = []
        self._said: set[tuple[str, str]] = set()
        self._document(document, Context(), None, 1)

    def pointer_tokens(self, path: Path) -> list[str | int]:
        """The tokens that lead, in the document as it was written, to what this path leads to in plain form."""
        steps = tokens(path)
        root, where = self.roots[int(steps[0])]
        value: Any = root
        for step in steps[1:]:
            where = self._origins.get((id(value), step), (where, step))
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                value = None
        return tokens(where)

    def is_as_written(self, path: Path) -> bool:
        """Whether the last name on this path is the one that stands in the document."""
        return path is not None and self.pointer_tokens(path)[-1:] == [path[1]]

    def _say(self, rule: Rule, spot: Spot, once: str = "") -> None:
        if once:
            if (rule.__name__, once) in self._said:
                return
            self._said.add((rule.__name__, once))
        self.faults.check(rule, spot)

    def _document(self, document: Any, context: Context, path: Path, depth: int) -> None:
        if isinstance(document, list):
            for index, item in enumerate(document):
                self._document(item, context, (path, index), depth + 1)
            return
        if not isinstance(document, dict):
            self.roots.append((document, path))
            return
        if depth > MOST_LEVELS:
            raise TooDeep
        if not document:
            self.roots.append((document, path))
            return
        own = self._context(document, context, path)
        if self.foreign:
            return
        if "@graph" in document and not any(own.iri(key) not in _BESIDE_GRAPH for key in document):
            self._graph(document["@graph"], own, (path, "@graph"), depth + 1)
        else:
            plain = self._node(document, own, path, depth)
            if len(plain) > 0 or not document:
                self.roots.append((plain, path))

    def _graph(self, graph: Any, context: Context, path: Path, depth: int) -> None:
        for index, item in enumerate(graph) if isinstance(graph, list) else [(None, graph)]:
            where = path if index is None else (path, index)
            if isinstance(item, dict):
                if depth > MOST_LEVELS:
                    raise TooDeep
                own = self._scoped(item, context, where)
                plain = self._node(item, own, where, depth + 1)
                if plain or not item:
                    self.roots.append((plain, where))
            elif isinstance(item, list):
                self._graph(item, context, where, depth + 1)
            else:
                self.roots.append((item, where))

    def _context(self, node: dict[str, Any], context: Context, path: Path) -> Context:
        """The context at the top of a document; says so where there is none that gives bare names a meaning."""
        given = node.get("@context")
        found = self._scoped(node, context, path)
        if found.vocab is not None or found.opaque or self.foreign:
            return found
        named = any(":" in key for key in node) or any(":" in kind for kind in _texts(node.get("@type")))
        silent = not found.terms and not named and found is context
        if "@context" not in node and silent and not _is_expanded(node):
            self._say(missing_context, Spot(node, path, "@context", node, None))
            return _SCHEMA_ORG
        if given is not None and not found.terms and not found.nulled and not named:
            wrong = isinstance(given, bool | int | float)
            if not wrong and not self.faults.found:
                self._say(missing_context, Spot(given, (path, "@context"), "@context", node, None))
            return _SCHEMA_ORG
        if given is None and "@context" in node and not named:
            self._say(missing_context, Spot(given, (path, "@context"), "@context", node, None))
            return _SCHEMA_ORG
        return found

    def _scoped(self, node: dict[str, Any], context: Context, path: Path) -> Context:
        """The context within a node, its own included."""
        if "@context" not in node:
            return context
        given, where = node["@context"], (path, "@context")
        items = given if isinstance(given, list) else [given]
        others: list[tuple[str, Path]] = []
        for index, item in enumerate(items):
            at: Path = (where, index) if isinstance(given, list) else where
            if item is None:
                context = Context()
            elif isinstance(item, str):
                context = self._named(item, context, at, others)
            elif isinstance(item, dict):
                context = self._declared(item, context, at)
            else:
                self._say(malformed_context, Spot(item, at, "@context", node, None))
                context = _SCHEMA_ORG
        if others:
            if context.vocab is None and not context.terms:
                item, at = others[0]
                self._say(foreign_context, Spot(item, at, "@context", node, None))
                self.foreign = True
            self.opaque = True
        self.base = self.base or context.base
        return context

    def _named(self, name: str, context: Context, path: Path, others: list[tuple[str, Path]]) -> Context:
        if name in STANDARD:
            return Context(CONTEXT + "/", dict(context.terms), {}, True, context.opaque, context.base)
        if _is_misspelt(name):
            self._say(misspelt_context, Spot(name, path, "@context", {}, None))
            return Context(CONTEXT + "/", dict(context.terms), {}, True, context.opaque, context.base)
        others.append((name, path))
        return Context(context.vocab, context.terms, context.nulled, context.standard, True, context.base)

    def _declared(self, given: dict[str, Any], context: Context, path: Path) -> Context:
        vocab, base, opaque = context.vocab, context.base, context.opaque
        terms, nulled = dict(context.terms), dict(context.nulled)
        if "@vocab" in given:
            vocab = given["@vocab"] if isinstance(given["@vocab"], str) else None
            if vocab is not None and vocab.rstrip("/#") in STANDARD:
                vocab = CONTEXT + "/"
        if isinstance(given.get("@base"), str):
            base = True
        if "@import" in given:
            opaque = True
        for name, definition in given.items():
            if name[:1] == "@":
                if name not in KEYWORDS:
                    self._say(unknown_keyword, Spot(definition, (path, name), name, given, None))
                continue
            terms.pop(name, None)
            nulled.pop(name, None)
            if definition is None or (isinstance(definition, dict) and definition.get("@id", 0) is None):
                nulled[name] = (path, name)
            elif isinstance(definition, str | dict):
                terms[name] = _term(name, definition, given, context, vocab)
            else:
                self._say(malformed_context, Spot(definition, (path, name), name, given, None))
        return Context(vocab, terms, nulled, context.standard, opaque, base)

    def _node(self, node: dict[str, Any], context: Context, path: Path, depth: int) -> dict[str, Any]:
        """One node in plain form."""
        if depth > MOST_LEVELS:
            raise TooDeep
        plain: dict[str, Any] = {}
        self._keep.append(plain)
        self._into(plain, node, context, path, depth)
        return plain

    def _into(
        self, plain: dict[str, Any], node: dict[str, Any], context: Context, path: Path, depth: int
    ) -> None:
        for key, value in node.items():
            if key == "@context":
                continue
            where: Path = (path, key)
            iri = context.iri(key)
            if key[:1] == "@" and key not in KEYWORDS:
                self._say(unknown_keyword, Spot(value, where, key, node, None))
            elif iri is None:
                self._without_meaning(key, value, node, context, where)
            elif iri[:1] == "@":
                self._keyword(iri, plain, value, context, where, depth)
            else:
                self._property(key, iri, plain, value, node, context, where, depth)

    def _without_meaning(
        self, key: str, value: Any, node: dict[str, Any], context: Context, where: Path
    ) -> None:
        if key in context.nulled:
            if vocabulary.is_property(key):
                self._say(nulled_term, Spot(None, context.nulled[key], key, {}, None), once=key)
        elif not context.opaque:
            self._say(undefined_term, Spot(value, where, key, node, None, context.schema_prefix))

    def _property(
        self,
        key: str,
        iri: str,
        plain: dict[str, Any],
        value: Any,
        node: dict[str, Any],
        context: Context,
        where: Path,
        depth: int,
    ) -> None:
        name = _bare(iri)
        term = context.terms.get(key)
        if name is None:
            if ":" in key and not context.declares(key) and not context.opaque:
                spot = Spot(value, where, key, node, None, frozenset(context.terms))
                self._say(undeclared_prefix, spot, once=key.partition(":")[0])
            self._beyond(value, context, where, depth)
            return
        if term is not None and term.reverse:
            self._reversed(name, value, plain, context, where, depth)
            return
        result, at = self._value(value, context, term, where, depth)
        if result is _NOTHING:
            return
        if name in plain:
            self._join(plain, name, result, at)
        else:
            plain[name] = result
            self._origins[(id(plain), name)] = at

    def _join(self, plain: dict[str, Any], name: str, value: Any, at: Path) -> None:
        """Adds the values of a second spelling of one property to those of the first."""
        first, before = plain[name], self._origins[(id(plain), name)]
        merged: list[Any] = []
        self._keep.append(merged)
        for part, origin in ((first, before), (value, at)):
            if isinstance(part, list):
                for index, item in enumerate(part):
                    self._origins[(id(merged), len(merged))] = self._origins.get(
                        (id(part), index), (origin, index)
                    )
                    merged.append(item)
            else:
                self._origins[(id(merged), len(merged))] = origin
                merged.append(part)
        plain[name] = merged

    def _beyond(self, value: Any, context: Context, where: Path, depth: int) -> None:
        """Nodes below a foreign term are nodes of the document all the same: they may be referred to."""
        items = [(where, value)] if isinstance(value, dict) else []
        if isinstance(value, list):
            items = [((where, index), item) for index, item in enumerate(value) if isinstance(item, dict)]
        for at, item in items:
            if "@type" in item and "@value" not in item:
                own = self._scoped(item, context, at)
                self.roots.append((self._node(item, own, at, depth + 1), at))

    def _keyword(
        self, keyword: str, plain: dict[str, Any], value: Any, context: Context, where: Path, depth: int
    ) -> None:
        if keyword == "@type":
            self._types(plain, value, context, where)
        elif keyword == "@id":
            expanded = (
                context.iri(value) if isinstance(value, str) and ":" in value and value[:2] != "_:" else None
            )
            plain["@id"] = expanded or value
            self._origins[(id(plain), "@id")] = where
        elif keyword in ("@graph", "@included"):
            self._graph(value, context, where, depth + 1)
        elif keyword == "@reverse" and not isinstance(value, dict):
            self._say(malformed_reverse, Spot(value, where, "@reverse", plain, None))
        elif keyword == "@reverse":
            for key, items in value.items():
                iri = context.iri(key)
                name = _bare(iri) if iri else None
                if name is not None:
                    self._reversed(name, items, plain, context, (where, key), depth + 1)
        elif keyword == "@nest":
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, dict):
                    self._into(plain, item, context, where, depth + 1)

    def _types(self, plain: dict[str, Any], value: Any, context: Context, where: Path) -> None:
        items = value if isinstance(value, list) else [value]
        found: list[Any] = []
        self._keep.append(found)
        for index, item in enumerate(items):
            at: Path = (where, index) if isinstance(value, list) else where
            self._origins[(id(found), index)] = at
            if not isinstance(item, str):
                found.append(item)
                continue
            iri = context.iri(item)
            name = _bare(iri) if iri else None
            if iri is None and item not in context.nulled and not context.opaque:
                self._say(undefined_term, Spot(item, at, item, {}, None, context.schema_prefix))
                found.append(f"_:{item}")
            elif name is None:
                if ":" in item and not context.declares(item) and not context.opaque:
                    spot = Spot(item, at, item, {}, None, frozenset(context.terms))
                    self._say(undeclared_prefix, spot, once=item.partition(":")[0])
                found.append(iri if iri and ":" in iri else f"_:{item}")
            else:
                found.append(name)
        single = len(found) == 1
        plain["@type"] = found[0] if single else found
        at = self._origins[(id(found), 0)] if single else where
        self._origins[(id(plain), "@type")] = at

    def _reversed(
        self, name: str, value: Any, plain: dict[str, Any], context: Context, where: Path, depth: int
    ) -> None:
        """What points to this node by a property: each becomes a node of its own with that property."""
        items = value if isinstance(value, list) else [value]
        for index, item in enumerate(items):
            at: Path = (where, index) if isinstance(value, list) else where
            if isinstance(item, dict) and "@value" not in item:
                own = self._scoped(item, context, at)
                other = self._node(item, own, at, depth + 1)
                kind = plain.get("@type")
                if kind is not None and name not in other and "@type" in other:
                    other[name] = {"@type": kind, "@id": plain.get("@id", f"_:{id(plain)}")}
                    self._origins[(id(other), name)] = where
                self.roots.append((other, at))
            elif not isinstance(item, dict):
                self._say(malformed_reverse, Spot(item, at, "@reverse", plain, None))

    def _value(
        self, value: Any, context: Context, term: Term | None, where: Path, depth: int
    ) -> tuple[Any, Path]:
        """A value in plain form, and where it stood."""
        if depth > MOST_LEVELS:
            raise TooDeep
        if isinstance(value, list):
            return self._array(((where, index), item) for index, item in enumerate(value))(
                context, term, depth
            ), where
        if not isinstance(value, dict):
            return value, where
        own = self._scoped(value, context, where)
        keys = {own.iri(key): key for key in value if key[:1] == "@" or key in own.terms}
        if "@value" in keys:
            return self._literal(value, own, keys, where)
        for keyword in ("@list", "@set"):
            if keyword in keys:
                return self._value(value[keys[keyword]], own, None, (where, keys[keyword]), depth + 1)
        if term is not None and term.container & _MAPS and "@id" not in keys and "@type" not in keys:
            return self._map(value, own, term, where, depth), where
        if term is not None and "@graph" in term.container:
            self._graph(value, own, where, depth + 1)
            return _NOTHING, where
        return self._node(value, own, where, depth + 1), where

    def _array(self, items: Iterator[tuple[Path, Any]]) -> Callable[[Context, Term | None, int], list[Any]]:
        def made(context: Context, term: Term | None, depth: int) -> list[Any]:
            found: list[Any] = []
            self._keep.append(found)
            for at, item in items:
                result, where = self._value(
                    item, context, None if term is None else Term(term.iri), at, depth + 1
                )
                inner = isinstance(item, dict) and isinstance(result, list)
                for position, one in enumerate(result) if inner else [(None, result)]:
                    if one is not _NOTHING:
                        at_one = (
                            where if position is None else self._origins.get((id(result), position), where)
                        )
                        self._origins[(id(found), len(found))] = at_one
                        found.append(one)
            return found

        return made

    def _map(self, value: dict[str, Any], context: Context, term: Term, where: Path, depth: int) -> Any:
        """The values of a map by language, index, identity or type."""
        pairs = [((where, key), item) for key, item in value.items()]
        if "@language" in term.container:
            for key in value:
                if key != "@none" and not values.is_fine_language(key):
                    self._say(values.malformed_language, Spot(key, (where, key), "@language", value, None))
        flat = [
            (((at, index), one))
            for at, item in pairs
            if isinstance(item, list)
            for index, one in enumerate(item)
        ] + [(at, item) for at, item in pairs if not isinstance(item, list)]
        return self._array(iter(flat))(context, Term(term.iri), depth)

    def _literal(
        self, value: dict[str, Any], context: Context, keys: dict[str | None, str], where: Path
    ) -> tuple[Any, Path]:
        literal, kind = value[keys["@value"]], value.get(keys.get("@type", "@type"))
        language = value.get(keys.get("@language", "@language"))
        at: Path = (where, keys["@value"])
        if kind == "@json":
            return _NOTHING, at
        known = {"@value", "@type", "@language", "@direction", "@index", "@context"}
        odd = [key for key in value if context.iri(key) not in known]
        if isinstance(literal, dict | list) or (kind is not None and language is not None) or odd:
            self._say(malformed_value, Spot(value, where, "@value", value, None))
            return _NOTHING, at
        if language is not None and not (isinstance(language, str) and values.is_fine_language(language)):
            spot = Spot(str(language), (where, keys.get("@language", "@language")), "@language", value, None)
            self._say(values.malformed_language, spot)
        return literal, at


_NOTHING: Final = object()
_MAPS: Final = frozenset({"@language", "@index", "@id", "@type"})
_BESIDE_GRAPH: Final = frozenset({"@context", "@graph", "@id", "@index"})
_SCHEMA_ORG: Final = Context(CONTEXT + "/", standard=True)


def _term(
    name: str, definition: str | dict[str, Any], given: dict[str, Any], context: Context, vocab: str | None
) -> Term:
    """A term as the context defines it; compact IRIs may lean on terms that stand later in the same context."""
    if isinstance(definition, str):
        return Term(_iri(definition, given, context, vocab))
    container = definition.get("@container", ())
    kept = frozenset([container] if isinstance(container, str) else _texts(container))
    if isinstance(back := definition.get("@reverse"), str):
        return Term(_iri(back, given, context, vocab), kept, True)
    written = definition.get("@id", name)
    return Term(_iri(written, given, context, vocab) if isinstance(written, str) else None, kept)


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


def _texts(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, str)]


def _is_expanded(node: dict[str, Any]) -> bool:
    """Whether a node without context uses no name that would need one."""
    return (
        bool(node)
        and all(key[:1] == "@" or ":" in key for key in node)
        and all(":" in kind for kind in _texts(node.get("@type")))
        and ("@type" in node or any(":" in key for key in node))
    )


def _is_misspelt(name: str) -> bool:
    """Whether a context that is not schema.org's was meant to be."""
    bare = re.sub(r"^(?:[a-z]+:[/\\]*|[a-z]*//+)?(?:www\.)?", "", name.strip().lower())[:40]
    host = re.split(r"[/#?]", bare)[0].rstrip(".,;")
    if host.startswith("schema.") or host == "schema":
        return True
    if host.count(".") != 1 and "schema" not in host:
        return False
    return host != "json-schema.org" and near.nearest(host, frozenset({"schema.org"})) is not None
