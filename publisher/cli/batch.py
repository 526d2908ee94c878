"""Many articles: in order, on several processors, resumed after an interruption, never stopped by one."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from publisher.cli import progress
from publisher.errors import Misconfigured, PublisherError, Unreadable

if TYPE_CHECKING:
    from publisher.cli.job import Job

PART = ".part"
"""An unfinished OUT stands in OUT.part, what of it is done in OUT.part.log; the next run goes on there."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: a line of JSON for each draft, (message, hint) of what is bad, and what its
    drafts lack."""

    name: str
    lines: tuple[bytes, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()
    lacks: tuple[str, ...] = ()


def outcome(job: Job, name: str) -> Outcome:
    """Drafts one input. Whatever is wrong with it is told, not raised."""
    lines: list[bytes] = []
    faults: list[tuple[str, str]] = []
    lacks: list[str] = []
    try:
        for one in job.results(name):
            if isinstance(one, PublisherError):
                faults.append((str(one), one.hint))
            else:
                lines.append(job.line(one))
                lacks += (f"{name}: {f.message}" for f in one.findings if f.severity == "warning")
    except Misconfigured:
        raise
    except PublisherError as error:
        faults.append((str(error), error.hint))
    except Exception as error:
        faults.append(
            (f"{name}: cannot be drafted: {type(error).__name__}: {error}", "this is a fault of ours")
        )
    return Outcome(name, tuple(lines), tuple(faults), tuple(lacks))


def outcomes(job: Job, names: Iterable[str], workers: int = 1) -> Iterator[Outcome]:
    """What becomes of each input, in their order."""
    if workers <= 1:
        for name in names:
            yield outcome(job, name)
        return
    with multiprocessing.get_context("spawn").Pool(workers, _start, (job,)) as pool:
        yield from pool.imap(_next, names)


def say(lacks: Iterable[str]) -> None:
    """Says what drafts lack, a line each: they are drafts all the same."""
    for words in lacks:
        click.secho(f"publisher: {words}", err=True, fg="yellow")


_job: Job | None = None


def _start(job: Job) -> None:
    """Gives a worker its job, once. Ctrl-C is left to its parent."""
    global _job  # noqa: PLW0603 - a process of its own
    _job = job
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _next(name: str) -> Outcome:
    assert _job is not None
    made = outcome(_job, name)
    parent = multiprocessing.parent_process()
    if parent is None or not parent.is_alive():
        os._exit(1)  # killed: nobody reads what was made
    return made


def write(job: Job, names: list[str], out: Path, workers: int = 1) -> list[tuple[str, str]]:
    """Writes a line for each draft to `out`, which appears when all is done; gives what was bad, in order.

    Raises Unreadable if the file cannot be written.
    """
    part, log = out.with_name(out.name + PART), out.with_name(out.name + PART + ".log")
    try:
        with log.open("a+b") as journal, part.open("a+b") as lines:
            done, faults = _done(journal, lines, _digest(job, names))
            if done:
                click.echo(f"going on after {done} of {len(names)}", err=True)
            left = outcomes(job, names[done:], workers)
            with progress.shown(len(names) - done) as line:
                for one in left:
                    lines.writelines(draft + b"\n" for draft in one.lines)
                    lines.flush()
                    faults.extend(one.faults)
                    if one.lacks:
                        line.stand_aside()
                    say(one.lacks)
                    entry = {"end": lines.tell(), "faults": one.faults}
                    journal.write(json.dumps(entry, ensure_ascii=False).encode() + b"\n")
                    journal.flush()
                    line.update(1)
        part.replace(out)
        log.unlink()
    except OSError as error:
        raise Unreadable(f"{out}: cannot be written: {error.strerror}") from None
    return faults


def _digest(job: Job, names: list[str]) -> str:
    """What tells one run from another: the job and its inputs."""
    return hashlib.sha256(repr((job, [os.fspath(name) for name in names])).encode()).hexdigest()


def _done(journal: BinaryIO, lines: BinaryIO, digest: str) -> tuple[int, list[tuple[str, str]]]:
    """How many inputs an earlier run of the same job finished; both files are cut back to there."""
    journal.seek(0)
    head, *entries = list(_entries(journal)) or [{}]
    if head.get("digest") != digest:
        journal.truncate(0)
        lines.truncate(0)
        journal.write(json.dumps({"digest": digest}).encode() + b"\n")
        return 0, []
    end = entries[-1]["end"] if entries else 0
    lines.truncate(end)
    lines.seek(0, os.SEEK_END)
    return len(entries), [(message, hint) for entry in entries for message, hint in entry["faults"]]


def _entries(journal: BinaryIO) -> Iterator[dict[str, Any]]:
    """The whole lines of a journal; the last may have been cut by the interruption, and is cut off."""
    end = 0
    for line in journal:
        try:
            entry = json.loads(line)
        except ValueError:
            break
        end += len(line)
        yield entry
    journal.truncate(end)
    journal.seek(end)
