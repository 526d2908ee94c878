"""JSON-LD in HTML pages: every block judged, with its line and column in the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html.parser import HTMLParser

from publisher.jsonld import place
from publisher.model import Finding, Report
from publisher.validation.faults import Fault


def no_json_ld(page: str) -> Iterator[Fault]:
    """A page without any JSON-LD: no `<script type="application/ld+json">` is in it.

    Scripts that write it into the page later are not run.
    """
    yield Fault("warning", "the page has no JSON-LD in it")


RULES = (no_json_ld,)


class _Blocks(HTMLParser):
    """Where the text of each `<script type="application/ld+json">` begins, and the text itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: list[tuple[int, int, str]] = []
        self._within = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = (dict(attrs).get("type") or "").split(";")[0].strip().lower()
        self._within = tag == "script" and kind == "application/ld+json"
        if self._within:
            line, column = self.getpos()
            opening = self.get_starttag_text() or ""
            below, behind = place(opening, len(opening))
            self.blocks.append((line + below - 1, behind - 1 + (column if below == 1 else 0), ""))

    def handle_endtag(self, tag: str) -> None:
        self._within = False

    def handle_data(self, data: str) -> None:
        if self._within:
            line, column, text = self.blocks[-1]
            self.blocks[-1] = (line, column, text + data)


def blocks(page: str) -> list[tuple[int, int, str]]:
    """The JSON-LD blocks of a page: line (from 1) and column (from 0) of each text, and the text."""
    parser = _Blocks()
    parser.feed(page)
    parser.close()
    return parser.blocks


def validate(page: str, *, name: str = "-", profiles: Sequence[str] | None = None) -> list[Report]:
    """A report on every block of a page, in order; identities of the other blocks are known in each."""
    from publisher import jsonld
    from publisher.validation import judge

    found = blocks(page)
    if not found:
        faults = [(no_json_ld, fault) for fault in no_json_ld(page)]
        return [Report.of(name, (), [judge.finding(rule, fault, 1, 1) for rule, fault in faults])]
    outside: set[str] = set()
    for _, _, text in found:
        try:
            document = jsonld.parse(text)
        except jsonld.Malformed:
            continue
        outside.update(
            str(node["@id"]) for _, node in jsonld.nodes(document) if "@id" in node and len(node) > 1
        )
    reports = []
    for number, (line, column, text) in enumerate(found, 1):
        source = name if len(found) == 1 else f"{name}#{number}"
        report = judge.validate(
            text, name=source, profiles=profiles, lenient=True, outside=frozenset(outside)
        )
        reports.append(replace(report, findings=tuple(_moved(f, line, column) for f in report.findings)))
    return reports


def _moved(finding: Finding, line: int, column: int) -> Finding:
    """A finding with its place in the page instead of in the block."""
    if finding.line is None or finding.column is None:
        return finding
    first = finding.line == 1
    return replace(finding, line=finding.line + line - 1, column=finding.column + (column if first else 0))
