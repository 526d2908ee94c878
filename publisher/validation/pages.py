"""JSON-LD in HTML pages: every block judged, with its line and column in the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from publisher.jsonld import place
from publisher.model import Report
from publisher.validation.faults import Fault


def no_json_ld(page: str) -> Iterator[Fault]:
    """A page without any JSON-LD: no `<script type="application/ld+json">` is in it.

    Scripts that write it into the page later are not run.
    """
    yield Fault("warning", "the page has no JSON-LD in it")


RULES = (no_json_ld,)


_OPEN: Final = re.compile(r"<!--|<script(?=[\s/>])", re.IGNORECASE)
_CLOSE: Final = re.compile(r"</script(?=[\s/>])", re.IGNORECASE)
_TAG: Final = re.compile(r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_TYPE: Final = re.compile(r"""\stype\s*=\s*["']?\s*application/ld\+json\s*(?:["'\s;>/]|$)""", re.IGNORECASE)
LONGEST_TAG: Final = 4_096


def blocks(page: str) -> list[tuple[int, str]]:
    """The JSON-LD blocks of a page: where the text of each begins, and the text. Comments are passed over."""
    found: list[tuple[int, str]] = []
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
            found.append((start, page[start:at]))
    return found


def _end(page: str, at: int) -> int:
    """Where a script ends that begins here: `<` is rare in one, and soon found."""
    while (at := page.find("<", at)) >= 0 and not _CLOSE.match(page, at):
        at += 1
    return at if at >= 0 else len(page)


def validate(page: str, *, name: str = "-", profiles: Sequence[str] | None = None) -> list[Report]:
    """A report on every block of a page, in order; identities of the other blocks are known in each."""
    from publisher import jsonld
    from publisher.validation import judge

    found = blocks(page)
    if not found:
        faults = [(no_json_ld, fault) for fault in no_json_ld(page)]
        return [Report.of(name, (), [judge.finding(rule, fault, 1, 1) for rule, fault in faults])]
    outside: set[str] = set()
    for _, text in found if len(found) > 1 else ():
        try:
            document = jsonld.parse(text)
        except jsonld.Malformed:
            continue
        outside.update(
            str(node["@id"]) for _, node in jsonld.nodes(document) if "@id" in node and len(node) > 1
        )
    reports = []
    for number, (start, text) in enumerate(found, 1):
        source = name if len(found) == 1 else f"{name}#{number}"
        report = judge.validate(
            text,
            name=source,
            profiles=profiles,
            lenient=True,
            outside=frozenset(outside),
            origin=place(page, start),
        )
        reports.append(report)
    return reports
