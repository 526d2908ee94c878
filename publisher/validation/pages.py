"""JSON-LD in HTML pages: every block judged, with its line and column in the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from publisher.jsonld import place
from publisher.model import Finding, Report
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
        tag = _TAG.match(page[opened.end() : opened.end() + LONGEST_TAG])
        start = opened.end() + (tag.end() if tag else 0)
        closed = _CLOSE.search(page, start)
        at = closed.start() + 1 if closed else len(page)
        if tag and _TYPE.search(tag[0]):
            found.append((start, page[start : closed.start() if closed else len(page)]))
    return found


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
            text, name=source, profiles=profiles, lenient=True, outside=frozenset(outside)
        )
        if report.findings:
            line, column = place(page, start)
            report = replace(report, findings=tuple(_moved(f, line, column) for f in report.findings))
        reports.append(report)
    return reports


def _moved(finding: Finding, line: int, column: int) -> Finding:
    """A finding with its place in the page instead of in the block."""
    if finding.line is None or finding.column is None:
        return finding
    first = finding.line == 1
    return replace(
        finding, line=finding.line + line - 1, column=finding.column + (column - 1 if first else 0)
    )
