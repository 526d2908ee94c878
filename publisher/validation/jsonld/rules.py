"""Rules on contexts, prefixes, keywords and the other things that are JSON-LD's, not schema.org's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from publisher import vocabulary
from publisher.jsonld import types
from publisher.validation import near
from publisher.validation.faults import Fault, Fix, Rule, Spot, shown
from publisher.validation.jsonld.contexts import CONTEXT
from publisher.validation.members import fold
from publisher.validation.vocabulary import KEYWORDS


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


def misspelt_vocabulary(spot: Spot) -> Iterator[Fault]:
    """A `@vocab` or a prefix without its slash: `https://schema.org` makes `https://schema.orgheadline`.

    Names are put behind it letter by letter. Write `https://schema.org/`.
    """
    better = CONTEXT + "/"
    slash = spot.value.rstrip("/#") == spot.value
    yield Fault(
        "error",
        f"{shown(spot.value)!r} lacks its slash" if slash else f"{shown(spot.value)!r} is not {better}",
        spot.term,
        better,
        spot.value,
        better,
        Fix("replace", better),
    )


def misplaced_keyword(spot: Spot) -> Iterator[Fault]:
    """A keyword where JSON-LD does not look for it: `@language` on an article.

    It belongs into the context, where it holds for every text, or beside a `@value`. What language an article
    is in, schema.org's `inLanguage` says; XML's `xml:lang` says nothing here. `@graph` beside properties, or
    within another graph, makes a graph of its own, in which most consumers do not look.
    """
    language = spot.term in ("@language", "xml:lang")
    better = "inLanguage" if language and "inLanguage" not in spot.node else None
    yield Fault(
        "warning",
        "@graph makes a graph of its own here"
        if spot.term == "@graph"
        else f"{spot.term} has no meaning here",
        spot.term,
        None,
        spot.term,
        better,
        by_name=True,
    )


def foreign_context(spot: Spot) -> Iterator[Fault]:
    """A `@context` of another vocabulary only, so that nothing in the document is schema.org's.

    Terms of several vocabularies go together in an array that begins with `https://schema.org`.
    """
    yield Fault(
        "error", f"{shown(spot.value)!r} is not schema.org's", "@context", CONTEXT, shown(spot.value), CONTEXT
    )


def malformed_context(spot: Spot) -> Iterator[Fault]:
    """A `@context` that is a number or a truth value, or a term in it that is defined by one.

    `@version` is 1.1 or left out, `@direction` `ltr` or `rtl`. A term is defined by its address, or by an
    object with `@id`, `@type` and the like, with an `@` before each; `@container` is one of `@list`, `@set`,
    `@language`, `@index`, `@id`, `@type`, `@graph`. A keyword cannot be given another meaning; another name
    for it stands before it: `"id": "@id"`.
    """
    what = f"{spot.term} in the @context" if spot.term != "@context" else "the @context"
    better = f"@{spot.term}" if f"@{spot.term}" in KEYWORDS else None
    if spot.term == "@context":
        better = CONTEXT
    elif spot.term == "@container" and isinstance(spot.value, str):
        bare = spot.value.lower().lstrip("@")
        begun = [one for one in sorted(CONTAINERS) if bare and one[1:].startswith(bare)]
        better = begun[0] if len(begun) == 1 else near.nearest(spot.value, CONTAINERS)
    yield Fault(
        "error",
        f"{what} is {shown(spot.value)}",
        "@context",
        _TAKEN.get(spot.term, "a URL, an object or an array of them"),
        shown(spot.value),
        better,
    )


CONTAINERS: Final = frozenset({"@list", "@set", "@language", "@index", "@id", "@type", "@graph", "@none"})
"""How a term may keep its values."""
_TAKEN: Final = {
    "@container": "@list, @set, @language, @index, @id, @type or @graph",
    "@version": "1.1",
    "@protected": "true or false",
    "@propagate": "true or false",
}
"""What keywords of a context take, for people."""


def circular_term(spot: Spot) -> Iterator[Fault]:
    """A term of the context that is explained by itself: `{"desk": "desk:of"}`, where `desk` is the prefix.

    JSON-LD cannot read the document. Write a whole address, or a prefix that is another term.
    """
    yield Fault(
        "error",
        f"{shown(spot.term)} is explained by itself: {shown(spot.value)}",
        spot.term,
        "a whole address",
        shown(spot.value),
    )


def protected_term(spot: Spot) -> Iterator[Fault]:
    """A context that gives another meaning to a term which a context above it protects (`@protected`).

    JSON-LD cannot read the document. Take the line out, or name the term otherwise.
    """
    yield Fault(
        "error",
        f"{shown(spot.term)} is protected by a @context above this one",
        spot.term,
        "another name",
        shown(spot.value),
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
    context, or use a term of schema.org. It is an error of a type of schema.org, for the thing is then
    nothing.
    """
    prefix = spot.term.partition(":")[0]
    found = near.nearest(prefix, frozenset({"schema", *_declared(spot)})) if len(prefix) > 2 else None
    better = f"{found}:{spot.term.partition(':')[2]}" if found else None
    name = spot.term.partition(":")[2]
    typed = vocabulary.is_type(name) and not vocabulary.is_property(name)
    if typed:
        better = name
    elif spot.term.endswith(":"):
        better = near.property(prefix)
    elif better is None and isinstance(spot.node.get("@type"), str | list):
        better = near.known_as(spot.term.partition(":")[2], types(spot.node))
    yield Fault(
        "error" if typed else "warning",
        f"the @context does not declare the prefix {shown(prefix)}",
        shown(spot.term),
        suggestion=better,
        by_name=True,
    )


def unusable_prefix(spot: Spot) -> Iterator[Fault]:
    """A prefix whose address does not end with a slash or `#`: names would grow together with it.

    JSON-LD takes it for a name of its own, and `iptc:urgency` for an address that begins with `iptc:`. Write
    the slash, or `"@prefix": true`.
    """
    better = f"{spot.value}/"
    yield Fault(
        "warning",
        f"{spot.term} cannot be a prefix: {shown(spot.value)!r} ends without / or #",
        spot.term,
        better,
        shown(spot.value),
        better,
    )


def _declared(spot: Spot) -> frozenset[str]:
    return spot.document if isinstance(spot.document, frozenset) else frozenset()


def unknown_keyword(spot: Spot) -> Iterator[Fault]:
    """A member that begins with @ and is no keyword of JSON-LD: `@Type`, `@ID`, `@name`.

    Keywords are written small. A property of schema.org has no @ before it.
    """
    bare = spot.term[1:]
    better = near.nearest(spot.term, KEYWORDS)
    if vocabulary.is_property(bare) and (better is None or fold(better) != fold(bare)):
        better = bare
    safe = better and better not in spot.node and fold(better) == fold(bare)
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
    """A value object that JSON-LD does not know: `@value` with a type and a language, `@list` with a name.

    `{"@value": "Kyiv", "@language": "en"}` is a text in English, `{"@value": "2022-03-01", "@type": "Date"}`
    a date.
    """
    yield Fault(
        "error", "this value object is none of JSON-LD's", spot.term, "@value with @language or @type"
    )


def unknown_direction(spot: Spot) -> Iterator[Fault]:
    """A direction of writing that JSON-LD does not know: `RTL`, `right-to-left`. It has `ltr` and `rtl`."""
    bare = str(spot.value).strip().lower()
    better = bare if bare in ("ltr", "rtl") else _DIRECTIONS.get(bare.replace("-", " ").replace("_", " "))
    yield Fault(
        "error",
        f"{shown(spot.value)!r} is no direction of writing",
        "@direction",
        "ltr or rtl",
        shown(spot.value),
        better,
        Fix("replace", better) if better == bare else None,
    )


_DIRECTIONS: Final = {"left to right": "ltr", "right to left": "rtl", "left": "ltr", "right": "rtl"}


def malformed_nest(spot: Spot) -> Iterator[Fault]:
    """An `@nest` that holds something else than an object of properties: JSON-LD cannot read the document."""
    yield Fault(
        "error", f"@nest is {shown(spot.value)}", "@nest", "an object of properties", shown(spot.value)
    )


def malformed_reverse(spot: Spot) -> Iterator[Fault]:
    """An `@reverse` that is no object, that leads to a text, or that holds a thing and not its property.

    What points here by a property stands under the property's name: `"@reverse": {"author": {...}}`.
    """
    straight = spot.term != "@reverse"
    yield Fault(
        "error",
        f"{spot.term} stands straight in @reverse" if straight else f"@reverse is {shown(spot.value)}",
        "@reverse",
        "an object of properties",
        shown(spot.value),
    )


def malformed_index(spot: Spot) -> Iterator[Fault]:
    """An `@index` that is a number or anything else than a text: JSON-LD cannot read the document.

    Programs write an array as an object of numbers so. Where something stands in a list, `position` says.
    """
    yield Fault(
        "error", f"@index is {shown(spot.value)}", "@index", "a text", shown(spot.value), fix=Fix("remove")
    )


def type_at_another_address(spot: Spot) -> Iterator[Fault]:
    """A type of schema.org by an address that is not its own: `https://www.schema.org/NewsArticle`.

    Consumers compare addresses letter by letter, and know none there.
    """
    better = f"https://schema.org/{spot.value.rpartition('/')[2]}"
    yield Fault(
        "warning",
        f"{shown(spot.value)!r} is not schema.org's own address",
        shown(spot.value),
        better,
        shown(spot.value),
        better,
        Fix("replace", better),
    )


RULES: Final[tuple[Rule, ...]] = (
    missing_context,
    misspelt_context,
    misspelt_vocabulary,
    misplaced_keyword,
    foreign_context,
    malformed_context,
    circular_term,
    protected_term,
    nulled_term,
    undefined_term,
    undeclared_prefix,
    unusable_prefix,
    unknown_keyword,
    malformed_value,
    unknown_direction,
    malformed_nest,
    malformed_reverse,
    malformed_index,
    type_at_another_address,
)
