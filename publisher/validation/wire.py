"""What a document must be like to be passed on: plain to who is no JSON-LD processor, and safe.

JSON-LD can say one thing in many ways, and a context can make any word mean anything. A profile that asks
for it (`x-wire`) holds documents to schema.org's own words as they stand, and to addresses one can follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from publisher import vocabulary
from publisher.validation.faults import Fault, Faults, Path, Rule, Spot, shown
from publisher.validation.jsonld.contexts import STANDARD

REFUSED: Final = frozenset({"@nest", "@included", "@reverse", "@base", "@vocab", "@import", "@propagate"})
"""Keywords that change what the words around them mean, or hide nodes where nobody looks."""

NAMES: Final = ("urn", "tag")
"""Schemes that name something and lead nowhere: an `@id` may have them."""

SCHEMA: Final = re.compile(r"^(?:schema:|https?://schema\.org/)")
CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")
SCHEME: Final = re.compile(r"^\s*([A-Za-z][A-Za-z0-9+.-]*):")
PREFIX: Final = re.compile(r"^https?://[^\s]+[/#?]$")
PROGRAMS: Final = frozenset({"blob", "data", "file", "filesystem", "ftp", "javascript", "vbscript"})
"""Schemes that are refused even where a text may stand instead of an address."""


def not_plain(spot: Spot) -> Iterator[Fault]:
    """The document changes what its words mean, or says things where only a JSON-LD processor finds them.

    A context that redefines terms, gives keywords other names or sets another vocabulary, base or language
    makes `headline` mean something else than `headline`; `@nest`, `@included` and `@reverse` hide what is
    said. Prefixes for foreign vocabularies are fine.
    """
    yield Fault("error", f"{spot.term} is not passed on: {spot.value}", spot.term)


def unsafe_address(spot: Spot) -> Iterator[Fault]:
    """An address that no receiver should follow: not of the web, with a user name or control characters.

    Receivers put addresses into links and fetch them. Only `http` and `https` may be meant; an `@id` that is
    only a name may be a `urn:` or `tag:`.
    """
    yield Fault("error", f"{shown(spot.value)} {spot.document}", spot.term, actual=shown(spot.value))


RULES: Final[tuple[Rule, ...]] = (not_plain, unsafe_address)


def judge(document: Any) -> Faults:
    """What keeps a document, as it was written, from being passed on."""
    seen = Faults()
    for index, (node, path) in enumerate(_tops(document)):
        if isinstance(node, dict) and "@context" in node:
            _contexts(node["@context"], (path, "@context"), seen)
        _walk(node, path, "", seen, top=index)
    return seen


def _tops(document: Any) -> list[tuple[Any, Path]]:
    """The objects at the top, which may have a context."""
    if isinstance(document, list):
        return [(node, (None, index)) for index, node in enumerate(document)]
    return [(document, None)]


def _contexts(context: Any, path: Path, seen: Faults) -> None:
    several = isinstance(context, list)
    for index, one in enumerate(context if several else [context]):
        at = (path, index) if several else path
        if isinstance(one, dict):
            for name, meaning in one.items():
                said = _redefined(name, meaning)
                if said:
                    seen.check(not_plain, Spot(said, (at, name), name, one, None))
        elif not isinstance(one, str) or one not in STANDARD:
            seen.check(not_plain, Spot("it is not schema.org's", at, "@context", {}, None))


def _redefined(name: str, meaning: Any) -> str:
    """What is wrong with an entry of a context; nothing if it declares a prefix."""
    if name == "@version":
        return ""
    if name.startswith("@"):
        return "it changes what other words mean"
    if vocabulary.is_property(name) or vocabulary.is_type(name):
        return "schema.org's own words keep their meaning"
    if isinstance(meaning, dict) and set(meaning) <= {"@id", "@prefix"}:
        meaning = meaning.get("@id")
    if not isinstance(meaning, str) or not PREFIX.match(meaning):
        return "only prefixes may be declared, each for an address that ends in / or #"
    return ""


def _walk(value: Any, path: Path, term: str, seen: Faults, *, top: int | None = None) -> None:
    if isinstance(value, list):
        for index, item in enumerate(value):
            _walk(item, (path, index), term, seen)
    elif isinstance(value, dict):
        for name, inner in value.items():
            at = (path, name)
            if name in REFUSED or (name == "@context" and top is None):
                said = "only the document as a whole has a context" if name == "@context" else "say it openly"
                seen.check(not_plain, Spot(said, at, name, value, None))
            elif name != "@context":
                _walk(inner, at, _property(name, term), seen)
    elif isinstance(value, str):
        said = _unsafe(value, term)
        if said:
            seen.check(unsafe_address, Spot(value, path, term, {}, None, said))


def _property(name: str, around: str) -> str:
    """The property whose values stand under a name; that around it for the forms of a value."""
    return around if name in ("@value", "@list", "@set", "@graph") else SCHEMA.sub("", name)


def _unsafe(value: str, term: str) -> str:
    """Why an address is not passed on; nothing if it is safe, or if the value is no address."""
    if term != "@id" and not (vocabulary.is_property(term) and "URL" in vocabulary.ranges(term)):
        return ""
    found = SCHEME.match(value)
    scheme = found[1].lower() if found else ""
    may_be_text = term != "@id" and "Text" in vocabulary.ranges(term)
    if scheme in ("http", "https"):
        return _unsafe_of_the_web(value)
    if not scheme or (may_be_text and scheme not in PROGRAMS):
        return ""
    return "" if term == "@id" and scheme in NAMES else "is no address of the web"


def _unsafe_of_the_web(value: str) -> str:
    if CONTROL.search(value):
        return "has control characters in it"
    try:
        return "names a user" if "@" in urlsplit(value.strip()).netloc else ""
    except ValueError:
        return ""  # a rule of the values says so
