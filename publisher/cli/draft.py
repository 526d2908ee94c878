"""`publisher draft`: articles in, JSON-LD out, each value traceable with `--explain`."""

from __future__ import annotations

import dataclasses
import json
import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from publisher.cli import inputs
from publisher.errors import PublisherError, Unreadable

if TYPE_CHECKING:
    from publisher.model import Article, Draft, Edit
    from publisher.readers.authority import Entry
    from publisher.readers.declared import Declared
    from publisher.readers.metadata import Metadata


@dataclasses.dataclass(frozen=True, slots=True)
class Job:
    """What is to be done with every input. Files are named, so that a job can go to another process."""

    published: str | None = None
    format: str | None = None
    metadata: str | None = None
    mapping: str | None = None
    authority: str | None = None
    edits: tuple[Edit, ...] = ()
    model: str | None = None
    with_origins: bool = False

    def drafts(self, name: str, data: bytes | None = None) -> Iterator[Draft]:
        """The drafts of the articles in one input, one after the other. Raises Unreadable."""
        for one in self.results(name, data):
            if isinstance(one, PublisherError):
                raise one
            yield one

    def results(self, name: str, data: bytes | None = None) -> Iterator[Draft | PublisherError]:
        """As `drafts`, but an item of an export that cannot be read does not end those after it."""
        from publisher import extractors, mapping
        from publisher.extractors import authority

        for article in self._articles(name, inputs.load(name) if data is None else data):
            if isinstance(article, PublisherError):
                yield article
                continue
            facts = extractors.extract(article, model=self.model)
            if self.authority:
                facts = authority.settle(article, facts, _authority(self.authority))
            made = mapping.draft(article, facts, self.edits)
            for edit in self.edits:
                _check(edit, made)
            yield made

    def _articles(self, name: str, data: bytes) -> Iterator[Article | PublisherError]:
        from publisher import readers
        from publisher.readers import declared

        given = self.given(name)
        if self.mapping is None:
            yield from readers.read_all(data, name=name, format=self.format, metadata=given)
            return
        rules = _mapping(self.mapping)
        for number, item in enumerate(declared.source.items(data, name, rules), start=1):
            try:
                yield declared.article(item, f"{name}#{number}", rules, given)
            except Unreadable as error:
                yield error

    def given(self, name: str) -> Metadata | None:
        """The metadata given for one input: its file's, with the flags over them."""
        from publisher.readers import metadata

        file = self.metadata or inputs.sidecar(name)
        given = metadata.load(inputs.load(file), file) if file else metadata.Metadata()
        return given.model_copy(update={"datePublished": self.published}) if self.published else given

    def line(self, made: Draft) -> bytes:
        """One draft as a line of JSON."""
        value = _message(made) if self.with_origins else made.document
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


@lru_cache(maxsize=4)
def _mapping(name: str) -> Declared:
    from publisher.readers import declared

    return declared.load(inputs.load(name), name)


@lru_cache(maxsize=4)
def _authority(name: str) -> tuple[Entry, ...]:
    from publisher.readers import authority

    return authority.load(inputs.load(name), name)


def _check(edit: Edit, made: Draft) -> None:
    """Raises Unreadable if an edit of the article found no place in its draft."""
    from publisher import pointer

    if edit.remove or edit.node or edit.pointer.startswith("/@graph/") or edit.pointer.endswith("/-"):
        return
    try:
        pointer.resolve(made.document, "/@graph/0" + edit.pointer)
    except (LookupError, ValueError):
        parent = edit.pointer.rpartition("/")[0]
        raise Unreadable(
            f"{made.article.name}: {edit.pointer} has no place in the draft", hint=f"set {parent} as a whole"
        ) from None


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--published", metavar="DATE", help="When it was published: 2022-03-01, or a time with its zone."
)
@click.option("--format", "format_", metavar="FORMAT", help="Read as this format, whatever it looks like.")
@click.option("--metadata", metavar="FILE", help="Metadata in JSON; else NAME.meta.json beside the file.")
@click.option(
    "--mapping", "mapping_", metavar="FILE", help="The mapping (YAML) that reads a newsroom's own export."
)
@click.option("--authority", metavar="FILE", help="The newsroom's own people, organisations, places.")
@click.option("--set", "sets", multiple=True, metavar="POINTER=VALUE", help="An edit: /author/0/name=Ana")
@click.option("--edits", metavar="FILE", help="Edits in JSON: a list of {pointer, value}.")
@click.option("--explain", is_flag=True, help="Show where every value came from, instead of the JSON-LD.")
@click.option("--json", "as_json", is_flag=True, help="The draft with the origins of all its values.")
@click.option("--model", metavar="NAME", help="The spaCy model that reads English; `none` reads without.")
@click.option(
    "-o", "--output", metavar="FILE", help="Write a line for each draft; an interrupted run is gone on with."
)
@click.option(
    "--workers", default=1, type=click.IntRange(1, 64), help="So many processes.", show_default=True
)
def draft(
    *,
    files: tuple[str, ...],
    sets: tuple[str, ...],
    edits: str | None,
    explain: bool,
    output: str | None,
    workers: int,
    **flags: Any,
) -> int:
    """Map articles to JSON-LD and print the drafts: one document, or one a line when there are several.

    A FILE may be a folder, or `-` for standard input. What it is (text, HTML, a feed, ...) is told by its
    content. One bad file never stops the rest: it is listed at the end, and the exit code is 2.
    """
    from publisher.cli import batch

    job = _job(sets=sets, edits=edits, **flags)
    names = list(inputs.files(files))
    workers = 1 if "-" in names else min(workers, max(1, len(names)))
    if explain:
        return _explain(job, names)
    if output is not None:
        return _report(batch.write(job, names, Path(output), workers))
    faults: list[tuple[str, str]] = []
    _print(_lines(batch.outcomes(job, names, workers), faults))
    return _report(faults)


def _job(
    *,
    published: str | None,
    format_: str | None,
    metadata: str | None,
    mapping_: str | None,
    authority: str | None,
    sets: tuple[str, ...],
    edits: str | None,
    as_json: bool,
    model: str | None,
) -> Job:
    """The job that the flags ask for. Raises Unreadable for a flag that is wrong, before anything is read."""
    from publisher import readers, settings
    from publisher.readers import dates
    from publisher.readers import edits as edits_

    when = dates.iso(published) if published is not None else None
    if published is not None and when is None:
        raise Unreadable(
            f"--published {published!r} is no date", hint="write 2022-03-01 or 2022-03-01T09:05:00+01:00"
        )
    if format_ is not None and format_ not in readers.READERS:
        raise Unreadable(f"--format {format_!r} is unknown", hint=f"formats: {', '.join(readers.READERS)}")
    given = edits_.load(inputs.load(edits), edits) if edits else ()
    if mapping_:
        _mapping(mapping_)
    if authority:
        _authority(authority)
    chosen = model or settings.load(dict(os.environ)).model
    return Job(
        published=when,
        format=format_,
        metadata=metadata,
        mapping=mapping_,
        authority=authority,
        edits=given + tuple(edits_.parse(words) for words in sets),
        model=None if chosen == "none" else chosen,
        with_origins=as_json,
    )


def _lines(outcomes: Iterator[Any], faults: list[tuple[str, str]]) -> Iterator[bytes]:
    """The lines of every outcome; what was bad goes to `faults`."""
    for one in outcomes:
        faults.extend(one.faults)
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


def _message(made: Draft) -> dict[str, Any]:
    origins = {at: [dataclasses.asdict(one) for one in some] for at, some in made.origins.items()}
    return {
        "source": made.article.name,
        "document": made.document,
        "origins": origins,
        "text": made.article.text,
    }


def _explain(job: Job, names: list[str]) -> int:
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
    """Says what could not be read, a line each, and gives the exit code."""
    for message, hint in faults:
        click.secho(f"publisher: {message}", err=True, fg="red")
        if hint:
            click.echo(f"  {hint}", err=True)
    return 2 if faults else 0
