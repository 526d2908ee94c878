"""`publisher draft`: articles in, JSON-LD out, each value traceable with `--explain`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import chain, groupby
from pathlib import Path
from typing import Any

import click

from publisher.cli import inputs
from publisher.cli import job as reading
from publisher.errors import PublisherError, Unreadable


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@reading.flags
@click.option("--explain", is_flag=True, help="Show where every value came from, instead of the JSON-LD.")
@click.option("--json", "as_json", is_flag=True, help="The draft with the origins of all its values.")
@click.option(
    "-o", "--output", metavar="FILE", help="Write a line for each draft; an interrupted run is gone on with."
)
@click.option(
    "--workers", default=1, type=click.IntRange(1, 64), help="So many processes.", show_default=True
)
def draft(
    *,
    files: tuple[str, ...],
    explain: bool,
    as_json: bool,
    output: str | None,
    workers: int,
    **flags: Any,
) -> int:
    """Map articles to JSON-LD and print the drafts: one document, or one a line when there are several.

    A FILE may be a folder, or `-` for standard input. What it is (text, HTML, a feed, ...) is told by its
    content. One bad file never stops the rest: it is listed at the end, and the exit code is 2.
    """
    from publisher.cli import batch

    job = reading.job(with_origins=as_json, **flags)
    names = list(inputs.files(files))
    workers = 1 if "-" in names else min(workers, max(1, len(names)))
    if explain:
        return _explain(job, names)
    if output is not None:
        return _report(batch.write(job, names, Path(output), workers))
    faults: list[tuple[str, str]] = []
    _print(_lines(batch.outcomes(job, names, workers), faults))
    return _report(faults)


def _lines(outcomes: Iterator[Any], faults: list[tuple[str, str]]) -> Iterator[bytes]:
    """The lines of every outcome; what was bad goes to `faults`."""
    from publisher.cli import batch

    for one in outcomes:
        faults.extend(one.faults)
        batch.say(one.lacks)
        yield from one.lines


def _print(lines: Iterator[bytes]) -> None:
    """One draft for people to read; several one a line."""
    out = sys.stdout.buffer
    first, second = next(lines, None), next(lines, None)
    if first is not None and second is None:
        out.write(json.dumps(json.loads(first), ensure_ascii=False, indent=2).encode() + b"\n")
    elif first is not None and second is not None:
        for line in chain((first, second), lines):
            out.write(line + b"\n")
            out.flush()


def _explain(job: reading.Job, names: list[str]) -> int:
    from publisher.cli import explain

    faults: list[tuple[str, str]] = []
    for name in names:
        try:
            for made in job.results(name):
                if isinstance(made, PublisherError):
                    faults.append((str(made), made.hint))
                    continue
                for line in explain.lines(made):
                    click.echo(line)
        except Unreadable as error:
            faults.append((str(error), error.hint))
    return _report(faults)


def _report(faults: list[tuple[str, str]]) -> int:
    """Says what could not be read, a line each, and below those that share it a hint; gives the exit code."""
    for hint, some in groupby(faults, key=lambda fault: fault[1]):
        for message, _ in some:
            click.secho(f"publisher: {message}", err=True, fg="red")
        if hint:
            click.echo(f"  {hint}", err=True)
    return 2 if faults else 0
