"""The report as a message: the same JSON on the command line, over HTTP and in a file."""

from __future__ import annotations

from typing import Any

from publisher.model import Finding, Report


def dump(report: Report, home: str = "") -> dict[str, Any]:
    """`{source, valid, profiles, counts, findings, omitted}`; every finding has every member, some null.

    `help` is a place in this repository, or a page of the service at the address `home`.
    """
    return {
        "source": report.source,
        "valid": report.valid,
        "profiles": list(report.profiles),
        "counts": dict(report.counts),
        "findings": [_finding(finding, home) for finding in report.findings],
        "omitted": report.omitted,
    }


def _finding(finding: Finding, home: str) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "pointer": finding.pointer,
        "line": finding.line,
        "column": finding.column,
        "term": finding.term,
        "message": finding.message,
        "expected": finding.expected,
        "actual": finding.actual,
        "suggestion": finding.suggestion,
        "fix": [dict(step) for step in finding.fix] if finding.fix is not None else None,
        "help": f"{home}/findings/{finding.code}" if home and finding.help else finding.help,
    }
