"""Reports for people and for machines: text as compilers write it, SARIF, GitHub's annotations."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from unicodedata import east_asian_width
from urllib.parse import quote

import click

from publisher import __version__
from publisher.model import Finding, Report
from publisher.validation import RULES

COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
WIDTH = 110


def text(report: Report, file: str, source: str | None, above: int = 0) -> Iterator[str]:
    """A report as ruff writes it: place, code and message, the line itself with a caret, what to write.

    Several findings at one place share the line. `source` begins after so many lines of its file.
    """
    lines = (source or "").split("\n")
    for number, finding in enumerate(report.findings, 1):
        place = f"{file}:{finding.line}:{finding.column}" if finding.line else file
        severity = click.style(finding.severity, fg=COLOURS[finding.severity])
        where = f" at {finding.pointer}" if finding.pointer else ""
        yield f"{click.style(place, bold=True)}: {severity} {finding.code}{where}: {finding.message}"
        more = report.findings[number : number + 1]
        shared = any((other.line, other.column) == (finding.line, finding.column) for other in more)
        alone = not shared or finding.suggestion
        row = (finding.line or 0) - above
        if finding.line and finding.column and row <= len(lines) and source and alone:
            yield from _excerpt(lines[row - 1], finding.line, finding.column)
        if finding.suggestion:
            mendable = " (--fix does it)" if finding.fix else ""
            meant = finding.suggestion.replace("\n", "\\n")
            yield f"    = did you mean {click.style(meant, fg='green')}?{mendable}"
    if report.omitted:
        yield f"{file}: {report.omitted} more findings are not listed"


def _excerpt(line: str, number: int, column: int) -> Iterator[str]:
    start = max(0, column - WIDTH // 2) if len(line) > WIDTH else 0
    shown = line[start : start + WIDTH].replace("\t", " ").rstrip()
    gutter = " " * len(str(number))
    yield f"  {gutter} |"
    yield f"  {number} | {shown}"
    before = "".join("\u3000" if east_asian_width(char) in "WF" else " " for char in line[start : column - 1])
    yield f"  {gutter} | {before}{click.style('^', fg='red')}"


def summary(reports: Iterable[Report]) -> str:
    """One line on all of them."""
    listed = list(reports)
    counts = {name: sum(report.counts[name] for report in listed) for name in ("error", "warning", "info")}
    said = ", ".join(f"{count} {name}{'s' * (count != 1)}" for name, count in counts.items() if count)
    unsound = sum(not report.valid for report in listed)
    documents = f"{len(listed)} document{'s' * (len(listed) != 1)}"
    if not said:
        return f"{documents}: nothing found"
    return f"{documents}, {unsound} not valid: {said}" if unsound else f"{documents}, all valid: {said}"


def github(report: Report, file: str) -> Iterator[str]:
    """Workflow commands: GitHub shows them beside the lines of a pull request."""
    kinds = {"error": "error", "warning": "warning", "info": "notice"}
    for finding in report.findings:
        place = f"file={_property(file)},line={finding.line or 1},col={finding.column or 1}"
        yield f"::{kinds[finding.severity]} {place},title={finding.code}::{_escaped(_sentence(finding))}"


def _escaped(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _escaped(words).replace(":", "%3A").replace(",", "%2C")


def _sentence(finding: Finding) -> str:
    hint = f"; did you mean {finding.suggestion}?" if finding.suggestion else ""
    return f"{finding.message}{hint}"


def sarif(reports: Iterable[tuple[Report, str]]) -> str:
    """All reports, each with its file, as one SARIF 2.1.0 log, which code hosts and editors read."""
    listed = list(reports)
    levels = {"error": "error", "warning": "warning", "info": "note"}
    codes = sorted({finding.code for report, _ in listed for finding in report.findings})
    results = [
        {
            "ruleId": finding.code,
            "ruleIndex": codes.index(finding.code),
            "level": levels[finding.severity],
            "message": {"text": _sentence(finding)},
            "locations": [_location(file, finding)],
        }
        for report, file in listed
        for finding in report.findings
    ]
    driver = {"name": "publisher", "version": __version__, "rules": [_rule(code) for code in codes]}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, indent=2, ensure_ascii=False)


def _rule(code: str) -> dict[str, Any]:
    page = (RULES[code].__doc__ or "").strip()
    short, _, rest = page.partition("\n\n")
    entry: dict[str, Any] = {"id": code, "shortDescription": {"text": " ".join(short.split())}}
    if rest:
        entry["fullDescription"] = {"text": " ".join(rest.split())}
    return entry


def _location(file: str, finding: Finding) -> dict[str, Any]:
    where: dict[str, Any] = {"artifactLocation": {"uri": "stdin" if file == "-" else quote(file)}}
    if finding.line:
        where["region"] = {"startLine": finding.line, "startColumn": finding.column}
    named = [{"fullyQualifiedName": finding.pointer}] if finding.pointer else []
    return {"physicalLocation": where, **({"logicalLocations": named} if named else {})}
