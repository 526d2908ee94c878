"""The contexts of a document: what names mean within each node, and what is wrong with what declares it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from publisher.validation.faults import Faults, Path, Spot
from publisher.validation.jsonld import rules
from publisher.validation.jsonld.contexts import (
    CONTEXT,
    SCHEMA_ORG,
    STANDARD,
    Context,
    Term,
    defined,
    is_circular,
    is_misspelt,
    texts,
)
from publisher.validation.values import coded
from publisher.validation.vocabulary import KEYWORDS

_ALLOWED: dict[str, tuple[Any, ...]] = {
    "@direction": ("ltr", "rtl", None),
    "@version": (1.1,),
    "@protected": (True, False),
    "@propagate": (True, False),
}
_TEXTS: Final = ("@vocab", "@base", "@language", "@import")
"""What a context says in a text, or takes back with null."""


class Scopes:
    """Reads the contexts of one document, from the top downwards.

    `base` tells that relative addresses have something to be relative to, `opaque` that a context nobody here
    knows may declare any name, `foreign` that the document is not schema.org's at all. `no_prefixes` leads to
    where terms are defined that cannot be prefixes.
    """

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.base = False
        self.opaque = False
        self.foreign = False
        self.no_prefixes: dict[str, Path] = {}
        self._read: set[int] = set()

    def top(self, node: dict[str, Any], context: Context, path: Path) -> Context:
        """The context at the top of a document; says so where none gives bare names a meaning."""
        return self._typed(node, self._top(node, context, path))

    def _top(self, node: dict[str, Any], context: Context, path: Path) -> Context:
        given = node.get("@context")
        found = self.within(node, context, path)
        if found.vocab is not None or found.opaque or self.foreign:
            return found
        named = any(":" in key for key in node) or any(":" in kind for kind in texts(node.get("@type")))
        silent = not found.terms and not named and found is context
        if "@context" not in node and silent and not _is_expanded(node):
            self.faults.check(rules.missing_context, Spot(node, path, "@context", node, None))
            return SCHEMA_ORG
        if given is not None and not found.terms and not found.nulled and not named:
            wrong = isinstance(given, bool | int | float)
            if not wrong and not self.faults.found:
                self.faults.check(
                    rules.missing_context, Spot(given, (path, "@context"), "@context", node, None)
                )
            return SCHEMA_ORG
        if given is None and "@context" in node and not named:
            self.faults.check(rules.missing_context, Spot(given, (path, "@context"), "@context", node, None))
            return SCHEMA_ORG
        return found

    def enter(self, value: dict[str, Any], context: Context, path: Path, term: Term | None = None) -> Context:
        """The context within a value of a term: the term's, the value's own, and those of its types."""
        if context.outer is not None and "@value" not in value and value.keys() != {"@id"}:
            context = context.outer
        if term is not None and term.scoped is not None:
            context = self._scoped(term.scoped, context, over=True)
        return self._typed(value, self.within(value, context, path))

    def _typed(self, node: dict[str, Any], context: Context) -> Context:
        """The context within a node with those that its types call for, which hold for it alone."""
        if not any(term.scoped for term in context.terms.values()):
            return context
        written = [kind for key in node if context.iri(key) == "@type" for kind in texts(node[key])]
        found = context
        for kind in sorted(written):
            term = context.terms.get(kind)
            if term is not None and term.scoped is not None:
                found = self._scoped(term.scoped, found)
                given = term.scoped[0]
                beyond = isinstance(given, dict) and given.get("@propagate") is True
                found = replace(found, outer=None if beyond else context, of_types=context)
        return found

    def _scoped(self, scoped: tuple[Any, Path], context: Context, *, over: bool = False) -> Context:
        """A context within which another holds; what is wrong with that is said once."""
        given, path = scoped
        before = len(self.faults.found)
        found = self.within({"@context": given}, context, path, over=over)
        if id(given) in self._read:
            del self.faults.found[before:]
        self._read.add(id(given))
        return found

    def within(self, node: dict[str, Any], context: Context, path: Path, *, over: bool = False) -> Context:
        """The context within a node, its own included; `over` says that it may change protected terms."""
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
                context = self._declared(item, context, at, over=over)
            else:
                self.faults.check(rules.malformed_context, Spot(item, at, "@context", node, None))
                context = SCHEMA_ORG
        if others:
            if context.vocab is None and not context.terms:
                item, at = others[0]
                self.faults.check(rules.foreign_context, Spot(item, at, "@context", node, None))
                self.foreign = True
            self.opaque = True
        self.base = self.base or context.base
        return context

    def _named(self, name: str, context: Context, path: Path, others: list[tuple[str, Path]]) -> Context:
        if name in STANDARD:
            return Context(CONTEXT + "/", dict(context.terms), {}, True, context.opaque, context.base)
        if is_misspelt(name):
            self.faults.check(rules.misspelt_context, Spot(name, path, "@context", {}, None))
            return Context(CONTEXT + "/", dict(context.terms), {}, True, context.opaque, context.base)
        others.append((name, path))
        return Context(context.vocab, context.terms, context.nulled, context.standard, True, context.base)

    def _keywords(self, given: dict[str, Any], path: Path) -> None:
        """What a context says of language, direction and version."""
        language = given.get("@language")
        if isinstance(language, str) and not coded.is_fine_language(language):
            spot = Spot(language, (path, "@language"), "@language", given, None)
            self.faults.check(coded.malformed_language, spot)
        for keyword, allowed in _ALLOWED.items():
            if keyword in given and given[keyword] not in allowed:
                spot = Spot(given[keyword], (path, keyword), keyword, given, None)
                rule = rules.unknown_direction if keyword == "@direction" else rules.malformed_context
                self.faults.check(rule, spot)
        for keyword in _TEXTS:
            if not isinstance(given.get(keyword), str | None):
                spot = Spot(given[keyword], (path, keyword), keyword, given, None)
                self.faults.check(rules.malformed_context, spot)

    def _term(  # noqa: PLR0917 - all of it is needed
        self,
        name: str,
        definition: str | dict[str, Any],
        given: dict[str, Any],
        context: Context,
        vocab: str | None,
        path: Path,
    ) -> Term:
        """A term as the context defines it; one whose definition is wrong is taken for somebody's own."""
        if is_circular(name, given):
            self.faults.check(rules.circular_term, Spot(definition, path, name, given, None))
            return Term(f"x-unknown:{name}:")
        found = defined(name, definition, given, context, vocab, path)
        written = definition.get("@id") if isinstance(definition, dict) else definition
        if isinstance(written, str) and written in STANDARD and written[-1:] not in ("/", "#"):
            self.faults.check(rules.misspelt_vocabulary, Spot(written, path, name, given, None))
            return Term(CONTEXT + "/")
        if isinstance(definition, dict):
            sound = self._is_sound(definition, path)
            return found if sound or "@id" in definition else Term(f"x-unknown:{name}:")
        if "://" in definition and definition[-1:] not in _PARTING:
            self.no_prefixes[name] = path
        return found

    def _is_sound(self, definition: dict[str, Any], path: Path) -> bool:
        """Whether the definition of a term has what JSON-LD knows only; says what is wrong."""
        before = len(self.faults.found)
        for key, value in definition.items():
            spot = Spot(value, (path, key), key, definition, None)
            if key not in _OF_TERMS:
                self.faults.check(rules.unknown_keyword if key[:1] == "@" else rules.malformed_context, spot)
            elif (key == "@container" and not rules.CONTAINERS.issuperset(texts(value))) or (
                key == "@type" and isinstance(value, str) and value[:1] == "@" and value not in _COERCIONS
            ):
                self.faults.check(rules.malformed_context, spot)
            elif key == "@direction" and value not in _ALLOWED[key]:
                self.faults.check(rules.unknown_direction, spot)
            elif key == "@language" and isinstance(value, str) and not coded.is_fine_language(value):
                self.faults.check(coded.malformed_language, spot)
        return len(self.faults.found) == before

    def _vocabulary(self, given: dict[str, Any], path: Path) -> str | None:
        """What bare names begin with by `@vocab`; says so where that was meant to be schema.org's."""
        vocab = given["@vocab"]
        if vocab == "":
            vocab = given.get("@base")
        if not isinstance(vocab, str):
            return None
        slash = vocab[-1:] in ("/", "#")
        if (vocab in STANDARD and not slash) or (vocab not in STANDARD and is_misspelt(vocab)):
            self.faults.check(rules.misspelt_vocabulary, Spot(vocab, (path, "@vocab"), "@vocab", given, None))
            return CONTEXT + "/"
        return CONTEXT + "/" if vocab.rstrip("/#") in STANDARD else vocab

    def _declared(
        self, given: dict[str, Any], context: Context, path: Path, *, over: bool = False
    ) -> Context:
        vocab, base, opaque = context.vocab, context.base, context.opaque
        terms, nulled = dict(context.terms), dict(context.nulled)
        if "@vocab" in given:
            vocab = self._vocabulary(given, path)
        base = base or isinstance(given.get("@base"), str)
        self._keywords(given, path)
        if "@import" in given:
            opaque = True
        for name, definition in given.items():
            if name[:1] == "@":
                spot = Spot(definition, (path, name), name, given, None)
                if name not in KEYWORDS:
                    self.faults.check(rules.unknown_keyword, spot)
                elif name not in _OF_CONTEXTS and not _is_kept_as_set(name, definition):
                    self.faults.check(rules.malformed_context, spot)
                continue
            before = terms.pop(name, None)
            nulled.pop(name, None)
            if definition is None or (isinstance(definition, dict) and definition.get("@id", 0) is None):
                nulled[name] = (path, name)
            elif isinstance(definition, str | dict):
                terms[name] = self._term(name, definition, given, context, vocab, (path, name))
                terms[name] = replace(terms[name], protected=_is_protected(definition, given))
            else:
                self.faults.check(rules.malformed_context, Spot(definition, (path, name), name, given, None))
            if before is not None and before.protected and not over:
                self._protect(before, terms.get(name), Spot(definition, (path, name), name, given, None))
        return Context(vocab, terms, nulled, context.standard, opaque, base)

    def _protect(self, before: Term, term: Term | None, spot: Spot) -> None:
        """Says so where a protected term gets another meaning than it has."""
        if term is None or replace(term, protected=True, scoped=before.scoped) != before:
            self.faults.check(rules.protected_term, spot)


def _is_protected(definition: str | dict[str, Any], given: dict[str, Any]) -> bool:
    """Whether a term is protected: by its own definition, or by the context that it stands in."""
    own = definition.get("@protected") if isinstance(definition, dict) else None
    return (given.get("@protected") if own is None else own) is True


_OF_CONTEXTS: Final = frozenset({*_ALLOWED, *_TEXTS})
"""What a context says of itself; no other keyword can be defined in it."""


def _is_kept_as_set(name: str, definition: Any) -> bool:
    """Whether a context says that types always stand in an array, which is all it may say of a keyword."""
    return (
        name == "@type" and isinstance(definition, dict) and definition.keys() <= {"@container", "@protected"}
    )


_PARTING: Final = tuple(":/?#[]@")
"""One of these ends the address of a term that can be a prefix (JSON-LD 1.1, 4.1.2)."""

_OF_TERMS: Final = frozenset(
    {"@id", "@type", "@container", "@language", "@reverse", "@context", "@nest", "@prefix", "@index"}
    | {"@protected", "@direction", "@propagate"}
)
_COERCIONS: Final = frozenset({"@id", "@vocab", "@json", "@none"})


def _is_expanded(node: dict[str, Any]) -> bool:
    """Whether a node without context uses no name that would need one."""
    return (
        bool(node)
        and all(key[:1] == "@" or ":" in key for key in node)
        and all(":" in kind for kind in texts(node.get("@type")))
        and ("@type" in node or any(":" in key for key in node))
    )
