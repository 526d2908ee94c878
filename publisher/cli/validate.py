"""`publisher validate`: judges files, folders, patterns and standard input; HTML pages block by block."""

from __future__ import annotations

import glob
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import click

from publisher.cli import formats, progress
from publisher.errors import Unreadable
from publisher.jsonld import MOST_BYTES
from publisher.model import Report
from publisher.readers import decoding
from publisher.validation import mend, syntax
from publisher.validation import report as message
from publisher.validation import validate as judge
from publisher.validation import validate_page as judge_page

DOCUMENTS = (".json", ".jsonld")
LINES = (".ndjson", ".jsonl")
PAGES = (".html", ".htm", ".xhtml")
MOST_OF_A_PAGE = 16 * MOST_BYTES
SHAPES = ("text", "json", "ndjson", "sarif", "github")
MANY_FILES, MANY_BYTES = 50, 8 * MOST_BYTES
"""From here on judging takes long enough to say how far it has come."""

MOST_ROUNDS = 5
"""A fix can uncover another; more often than this it does not."""


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to judge: its name and its bytes; a line of a file of lines has so many above it."""

    name: str
    data: bytes
    above: int | None = None

    @property
    def is_page(self) -> bool:
        """Whether it is HTML, by its name or by how it begins."""
        head = self.data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        return self.name.lower().endswith(PAGES) or head.startswith((b"<!doctype html", b"<html"))

    @property
    def text(self) -> str:
        """Its characters; a page can be in another charset than UTF-8, a document cannot."""
        if self.is_page:
            try:
                return decoding.page(self.data, self.name)
            except Unreadable:
                pass  # it has no JSON-LD either, and that will be said
        return self.data.decode("utf-8", "replace")


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE|DIR|GLOB|-...")
@click.option("--profile", "profiles", multiple=True, metavar="NAME", help="Hold it to this profile instead.")
@click.option("--format", "shape", type=click.Choice(SHAPES), default="text", show_default=True)
@click.option("--json", "shape", flag_value="json", help="The same as --format json.")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, and judge the rest.")
@click.option("--lenient", is_flag=True, help="Take off a wrapper, CDATA or a byte order mark, and say so.")
def validate(
    sources: tuple[str, ...], profiles: tuple[str, ...], shape: str, fix: bool, lenient: bool
) -> int:
    """Judge JSON-LD documents, files of them with one a line (.ndjson), and HTML pages with JSON-LD in them.

    \b
    Exits 0 when no document has an error, 1 when one has, 2 when an input cannot be read.
    `publisher explain CODE` says more about a finding, `publisher schema list` names the profiles.
    """
    reports: list[tuple[Report, str]] = []
    unsound = False
    names = [name for source in sources for name in _files(source)]
    size = sum(map(_size, names))
    with progress.shown(size, wanted=len(names) > MANY_FILES or size > MANY_BYTES) as line:
        for written in _inputs(names):
            alone = written.above is None and not written.is_page
            given = _mended(written, profiles, lenient) if fix and alone else written
            for report in _judged(given, profiles, lenient):
                unsound = unsound or not report.valid
                kept = report if shape in ("json", "sarif") else _counts_only(report)
                reports.append((kept, given.name))
                if shape not in ("json", "sarif") and (report.findings or shape == "ndjson"):
                    line.stand_aside()
                _print(report, given, shape, err=fix and given.name == "-")
            line.update(len(written.data))
    _close(reports, shape, len(sources) == 1, err=fix and sources == ("-",))
    return 1 if unsound else 0


def _judged(given: Input, profiles: tuple[str, ...], lenient: bool) -> list[Report]:
    if given.is_page:
        return judge_page(given.text, name=given.name, profiles=profiles or None)
    report = judge(given.data, name=given.name, profiles=profiles or None, lenient=lenient)
    return [report if given.above is None else _moved(report, given.above)]


def _moved(report: Report, above: int) -> Report:
    """The report on one line with the places that its findings have in the file."""
    findings = tuple(replace(one, line=above + (one.line or 1)) for one in report.findings)
    return replace(report, source=f"{report.source}#{above + 1}", findings=findings)


def _counts_only(report: Report) -> Report:
    """What the summary needs of a report; thousands of them are not kept."""
    return Report(report.source, (), (), report.counts)


def _print(report: Report, given: Input, shape: str, err: bool) -> None:
    if shape == "text" and report.findings:
        source = given.text if len(given.data) <= MOST_OF_A_PAGE else None
        for line in formats.text(report, given.name, source, given.above or 0):
            click.echo(line, err=err)
    elif shape == "ndjson":
        click.echo(json.dumps(message.dump(report), ensure_ascii=False), err=err)
    elif shape == "github":
        for line in formats.github(report, given.name):
            click.echo(line, err=err)


def _close(reports: list[tuple[Report, str]], shape: str, single: bool, err: bool) -> None:
    if shape == "text":
        click.echo(formats.summary(report for report, _ in reports), err=err)
    elif shape == "sarif":
        click.echo(formats.sarif(reports), err=err)
    elif shape == "json":
        dumped = [message.dump(report) for report, _ in reports]
        only = dumped[0] if single and len(dumped) == 1 else dumped
        click.echo(json.dumps(only, indent=2, ensure_ascii=False), err=err)


def _mended(given: Input, profiles: tuple[str, ...], lenient: bool) -> Input:
    """The input with its safe fixes applied; a file is rewritten, standard input goes to standard output."""
    data = given.data
    for _ in range(MOST_ROUNDS):
        read = syntax.read(data, lenient=lenient)
        if read.unread is not None:
            break
        findings = judge(data, profiles=profiles or None, lenient=lenient).findings
        document, applied = mend.mend(read.document, findings)
        if not applied and not read.notes:
            break
        changed = mend.text(document, read.text).encode()
        if changed == data:
            break
        data = changed
    if given.name == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    elif data != given.data:
        try:
            Path(given.name).write_bytes(data)
        except OSError as error:
            raise Unreadable(f"{given.name}: {error.strerror}", hint="--fix writes into the file") from None
    return Input(given.name, data)


def _inputs(names: list[str]) -> Iterator[Input]:
    for name in names:
        if name == "-":
            yield Input("-", sys.stdin.buffer.read(MOST_OF_A_PAGE + 1))
            continue
        try:
            with Path(name).open("rb") as file:
                if name.lower().endswith(LINES):
                    yield from _lines(name, file)
                else:
                    yield Input(name, file.read(MOST_OF_A_PAGE + 1))
        except OSError as error:
            raise Unreadable(f"{name}: cannot be read: {error.strerror}") from None


def _size(name: str) -> int:
    """How many bytes a file has; 0 for what is no file, or cannot be looked at."""
    try:
        return 0 if name == "-" else Path(name).stat().st_size
    except OSError:
        return 0


def _lines(name: str, file: BinaryIO) -> Iterator[Input]:
    """The lines of a file that are not empty; one longer than any document is cut, and called too large."""
    above = 0
    while line := file.readline(MOST_OF_A_PAGE + 1):
        if line.strip():
            yield Input(name, line.rstrip(b"\r\n"), above)
        while line and not line.endswith(b"\n"):
            line = file.readline(MOST_OF_A_PAGE)
        above += 1


def _files(source: str) -> list[str]:
    if source == "-":
        return [source]
    path = Path(source)
    if path.is_dir():
        found = sorted(
            str(p) for p in path.rglob("*") if p.suffix.lower() in DOCUMENTS + LINES + PAGES and p.is_file()
        )
        if not found:
            raise Unreadable(f"{source}: no JSON, JSON-LD or HTML file is in this folder")
        return found
    if path.exists():
        return [source]
    found = sorted(name for name in glob.glob(source, recursive=True) if Path(name).is_file())  # noqa: PTH207
    if not found:
        pattern = re.search(r"[*?\[]", source)
        what = "no file fits this pattern" if pattern else "there is no such file"
        raise Unreadable(f"{source}: {what}", hint="name a file, a folder, a pattern or -")
    return found
