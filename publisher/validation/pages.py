"""JSON-LD in HTML pages: every block judged, with its line and column in the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from publisher.jsonld import listed, nodes, place
from publisher.model import JSON, Finding, Report
from publisher.pointer import split
from publisher.validation import syntax
from publisher.validation.coherence.reading import is_a, name_of, plain, words
from publisher.validation.faults import Fault, shown
from publisher.validation.values import times

BLOCK: Final = "application/ld+json"
"""The type of a script with JSON-LD in it."""


def no_json_ld(page: str) -> Iterator[Fault]:
    """A page without any JSON-LD: no `<script type="application/ld+json">` is in it.

    Scripts that write it into the page later are not run, and microdata and RDFa are not judged: most
    consumers ask for JSON-LD.
    """
    other = "microdata" if _MICRODATA.search(page) else "RDFa" if _RDFA.search(page) else None
    beside = f"; its {other} is not judged" if other else ""
    yield Fault("warning", f"the page has no JSON-LD in it{beside}")


_MICRODATA: Final = re.compile(r"\sitemtype\s*=\s*[\"']?https?://schema\.org/", re.IGNORECASE)
_RDFA: Final = re.compile(r"\svocab\s*=\s*[\"']?https?://schema\.org", re.IGNORECASE)


def misspelt_block(written: str) -> Iterator[Fault]:
    """JSON-LD in a `<script>` whose type is not `application/ld+json`: no consumer looks at it.

    `application/json+ld` is a slip, and without a type the script is taken for a program. `application/json`
    is data for the page's own programs; it is a warning, for one of them may put it where it is seen.
    """
    yield Fault(
        "warning" if written.casefold() == "application/json" else "error",
        f"JSON-LD stands in a script of the type {shown(written)}"
        if written
        else "JSON-LD stands in a script without a type",
        "type",
        BLOCK,
        shown(written) or None,
        BLOCK,
    )


class Other(NamedTuple):
    """What an earlier block of a page tells of an article, and this one otherwise."""

    block: int
    name: str
    told: str
    pointer: str


def told_otherwise(other: Other) -> Iterator[Fault]:
    """An article that two blocks of a page describe, with other headlines, dates or authors.

    A theme and a plug-in wrote one each. Consumers take one of them, and nobody knows which: leave one out,
    or give both the same.
    """
    message = f"block {other.block} of the page has another {other.name} of this article: {other.told}"
    yield Fault("warning", message, other.name, other.told)


RULES = (no_json_ld, misspelt_block, told_otherwise)


_OPEN: Final = re.compile(r"<!--|<script(?=[\s/>])", re.IGNORECASE)
_CLOSE: Final = re.compile(r"</script(?=[\s/>])", re.IGNORECASE)
_TAG: Final = re.compile(r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_TYPE: Final = re.compile(r"""\stype\s*=\s*["']?\s*application/ld\+json\s*(?:["'\s;>/]|$)""", re.IGNORECASE)
_ANY_TYPE: Final = re.compile(r"""\stype\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
_JSON_LD: Final = re.compile(
    r"""(?:(?://|/\*)?<!\[CDATA\[[\s*/]{0,9})?\[?\s{0,50}\{\s{0,50}"@(?:context|graph|type|id)"\s{0,9}:"""
)
LONGEST_TAG: Final = 4_096


class Block(NamedTuple):
    """A script with JSON-LD: where its text begins, the text, where its tag begins, and its type."""

    start: int
    text: str
    tag: int
    type: str


def blocks(page: str) -> list[Block]:
    """The JSON-LD blocks of a page, also those of another type. Comments are passed over."""
    found: list[Block] = []
    at = 0
    while opened := _OPEN.search(page, at):
        if opened[0] == "<!--":
            end = page.find("-->", opened.end())
            at = len(page) if end < 0 else end + 3
            continue
        tag = _TAG.match(page, opened.end(), opened.end() + LONGEST_TAG)
        start = tag.end() if tag else opened.end()
        at = _end(page, start)
        if tag and _TYPE.search(tag[0]):
            found.append(Block(start, page[start:at], opened.start(), BLOCK))
        elif tag and _JSON_LD.match(page[start : min(at, start + 400)].lstrip()):
            written = _ANY_TYPE.search(tag[0])
            kind = next(filter(None, written.groups()), "") if written else ""
            found.append(Block(start, page[start:at], opened.start(), kind.strip()))
    return found


def _end(page: str, at: int) -> int:
    """Where a script ends that begins here: `<` is rare in one, and soon found."""
    while (at := page.find("<", at)) >= 0 and not _CLOSE.match(page, at):
        at += 1
    return at if at >= 0 else len(page)


def validate(page: str, *, name: str = "-", profiles: Sequence[str] | None = None) -> list[Report]:
    """A report on every block of a page, in order; what the other blocks tell is known in each."""
    from publisher.validation import judge

    found = blocks(page)
    if not found:
        faults = [(no_json_ld, fault) for fault in no_json_ld(page)]
        return [Report.of(name, (), [judge.finding(rule, fault, 1, 1) for rule, fault in faults])]
    single = len(found) == 1
    read = [] if single else [syntax.read(block.text, lenient=True) for block in found]
    outside = frozenset(
        str(node["@id"]) for one in read for _, node in nodes(one.document) if "@id" in node and len(node) > 1
    )
    others = _others([one.document for one in read])
    reports = []
    for number, block in enumerate(found, 1):
        report = judge.validate(
            block.text,
            name=name if single else f"{name}#{number}",
            profiles=profiles,
            lenient=True,
            outside=outside,
            origin=place(page, block.start),
        )
        more: list[Finding] = []
        if block.type != BLOCK:
            where = place(page, block.tag)
            more.extend(judge.finding(misspelt_block, fault, *where) for fault in misspelt_block(block.type))
        for other in others.get(number, ()):
            way = split(other.pointer)
            origin = place(page, block.start)
            text, start = read[number - 1].text, read[number - 1].start
            more.extend(
                judge.finding_within(told_otherwise, fault, way, text, start, origin)
                for fault in told_otherwise(other)
            )
        reports.append(report.plus(more) if more else report)
    return reports


def _others(documents: list[JSON]) -> dict[int, list[Other]]:
    """By the number of a block, what an earlier one tells otherwise of the same article."""
    found: dict[int, list[Other]] = {}
    seen: dict[tuple[str, str], tuple[int, dict[str, Any]]] = {}
    for number, document in enumerate(documents, 1):
        for pointer, node in nodes(document):
            if not _TOP.fullmatch(pointer) or not is_a(node, "Article"):
                continue
            address, headline = ("at", _address(node)), ("called", words(node.get("headline")))
            first, other = seen.get(address) or seen.get(headline) or (number, node)
            apart = address[1] and _address(other) not in ("", address[1])
            if first < number and not apart:
                found.setdefault(number, []).extend(
                    Other(first, name, told, f"{pointer}/{name}") for name, told in _differing(other, node)
                )
            for key in (address, headline):
                if key[1]:
                    seen.setdefault(key, (number, node))
    return found


_TOP: Final = re.compile(r"(?:/\d+)?(?:/@graph(?:/\d+)?)?")


def _address(node: dict[str, Any]) -> str:
    """The address of an article, without its scheme and fragment; empty if it tells none."""
    for name in ("url", "mainEntityOfPage", "@id"):
        value = plain(node.get(name))
        value = value.get("@id", value.get("url")) if isinstance(value, dict) else value
        if isinstance(value, str) and "/" in value:
            return value.partition("#")[0].partition("://")[2].rstrip("/")
    return ""


def _differing(one: dict[str, Any], other: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What the first node tells otherwise than the second: the property and its value there."""
    first, second = words(one.get("headline")), words(other.get("headline"))
    if first and second and not first.startswith(second) and not second.startswith(first):
        yield "headline", repr(shown(plain(one["headline"])))
    for name in ("datePublished", "dateModified"):
        before, after = times.moment(plain(one.get(name))), times.moment(plain(other.get(name)))
        if before and after and not before.is_same(after):
            yield name, shown(plain(one[name]))
    names, again = ({name_of(item) for item in listed(node.get("author"))} - {""} for node in (one, other))
    if names and again and names.isdisjoint(again):
        author = plain(one["author"])
        yield "author", shown(author.get("name") if isinstance(author, dict) else author)
