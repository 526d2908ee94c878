"""`publisher validate`: judges files, folders, patterns and standard input."""

from __future__ import annotations

import glob
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from publisher.errors import Unreadable
from publisher.model import Report
from publisher.validation import report as message
from publisher.validation import validate as judge

SUFFIXES = (".json", ".jsonld")


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE|DIR|GLOB|-...")
@click.option("--profile", "profiles", multiple=True, metavar="NAME", help="Also hold it to this profile.")
@click.option("--format", "shape", type=click.Choice(["text", "json", "ndjson"]), default="text")
@click.option("--json", "shape", flag_value="json", help="The same as --format json.")
@click.option("--lenient", is_flag=True, help="Take off a wrapper, CDATA or a byte order mark, and say so.")
def validate(sources: tuple[str, ...], profiles: tuple[str, ...], shape: str, lenient: bool) -> int:
    """Judge JSON-LD documents. Exits 0 when none has an error, 1 when one has."""
    sound = True
    for name, data in _inputs(sources):
        report = judge(data, name=name, profiles=profiles or None, lenient=lenient)
        sound = sound and report.valid
        _print(report, shape)
    return 0 if sound else 1


def _inputs(sources: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    for source in sources:
        if source == "-":
            yield "-", sys.stdin.buffer.read()
            continue
        path = Path(source)
        if path.is_dir():
            found = sorted(str(p) for p in path.rglob("*") if p.suffix in SUFFIXES)
        elif path.exists():
            found = [source]
        else:
            found = sorted(glob.glob(source, recursive=True))  # noqa: PTH207 - patterns may be absolute
        if not found:
            raise Unreadable(f"{source}: there is no such file", hint="name a file, a folder, a pattern or -")
        for name in found:
            try:
                yield name, Path(name).read_bytes()
            except OSError as error:
                raise Unreadable(f"{name}: {error.strerror}") from None


def _print(report: Report, shape: str) -> None:
    if shape in ("json", "ndjson"):
        indent = 2 if shape == "json" else None
        click.echo(json.dumps(message.dump(report), indent=indent, ensure_ascii=False))
        return
    for finding in report.findings:
        place = f"{finding.line or 1}:{finding.column or 1}"
        hint = f" (did you mean {finding.suggestion}?)" if finding.suggestion else ""
        click.echo(
            f"{report.source}:{place} {finding.severity} {finding.code} {finding.pointer} {finding.message}{hint}"
        )
    counts = ", ".join(f"{n} {name}{'s' * (n != 1)}" for name, n in report.counts.items() if n)
    click.echo(
        f"{report.source}: {'sound' if report.valid else 'not sound'}{': ' + counts if counts else ''}"
    )
