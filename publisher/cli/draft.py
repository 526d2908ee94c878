"""`publisher draft`: articles in, JSON-LD out, each value traceable with `--explain`."""

from __future__ import annotations

import dataclasses
import json
import os
import sys
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from publisher.cli import inputs
from publisher.errors import PublisherError, Unreadable

if TYPE_CHECKING:
    from publisher.model import Draft, Edit
    from publisher.readers.metadata import Metadata


@dataclasses.dataclass(frozen=True, slots=True)
class Job:
    """What is to be done with every input."""

    published: str | None = None
    format: str | None = None
    metadata: str | None = None
    edits: tuple[Edit, ...] = ()
    model: str | None = None

    def drafts(self, name: str, data: bytes | None = None) -> Iterator[Draft]:
        """The drafts of the articles in one input, one after the other. Raises Unreadable."""
        from publisher import extractors, mapping, readers

        data = inputs.load(name) if data is None else data
        for article in readers.read_all(data, name=name, format=self.format, metadata=self.given(name)):
            made = mapping.draft(article, extractors.extract(article, model=self.model), self.edits)
            for edit in self.edits:
                _check(edit, made)
            yield made

    def given(self, name: str) -> Metadata | None:
        """The metadata given for one input: its file's, with the flags over them."""
        from publisher.readers import metadata

        file = self.metadata or inputs.sidecar(name)
        given = metadata.load(inputs.load(file), file) if file else metadata.Metadata()
        return given.model_copy(update={"datePublished": self.published}) if self.published else given


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
@click.option("--set", "sets", multiple=True, metavar="POINTER=VALUE", help="An edit: /author/0/name=Ana")
@click.option("--edits", metavar="FILE", help="Edits in JSON: a list of {pointer, value}.")
@click.option("--explain", is_flag=True, help="Show where every value came from, instead of the JSON-LD.")
@click.option("--json", "as_json", is_flag=True, help="The draft with the origins of all its values.")
@click.option("--model", metavar="NAME", help="The spaCy model that reads English; `none` reads without.")
def draft(
    *,
    files: tuple[str, ...],
    published: str | None,
    format_: str | None,
    metadata: str | None,
    sets: tuple[str, ...],
    edits: str | None,
    explain: bool,
    as_json: bool,
    model: str | None,
) -> int:
    """Map articles to JSON-LD and print the drafts: one document, or one a line when there are several.

    A FILE may be a folder, or `-` for standard input. What it is (text, HTML, a feed, ...) is told by its
    content. One bad file never stops the rest: it is listed at the end, and the exit code is 2.
    """
    job = _job(published=published, format_=format_, metadata=metadata, sets=sets, edits=edits, model=model)
    bad: list[PublisherError] = []
    drafts = _all(job, list(inputs.files(files)), bad)
    if explain:
        for made in drafts:
            _explain(made)
    else:
        _print(_message(made) if as_json else made.document for made in drafts)
    return _report(bad)


def _job(
    *,
    published: str | None,
    format_: str | None,
    metadata: str | None,
    sets: tuple[str, ...],
    edits: str | None,
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
    chosen = model or settings.load(dict(os.environ)).model
    return Job(
        published=when,
        format=format_,
        metadata=metadata,
        edits=given + tuple(edits_.parse(words) for words in sets),
        model=None if chosen == "none" else chosen,
    )


def _all(job: Job, names: list[str], bad: list[PublisherError]) -> Iterator[Draft]:
    """The drafts of every input in order; what cannot be read goes to `bad`."""
    for name in names:
        try:
            yield from job.drafts(name)
        except Unreadable as error:
            bad.append(error)


def _print(values: Iterator[Any]) -> None:
    """One value for people to read; several one a line."""
    out = sys.stdout.buffer
    first = next(values, None)
    if first is None:
        return
    second = next(values, None)
    if second is None:
        out.write(json.dumps(first, ensure_ascii=False, indent=2).encode() + b"\n")
        return
    for value in chain((first, second), values):
        out.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


def _message(made: Draft) -> dict[str, Any]:
    origins = {at: [dataclasses.asdict(one) for one in some] for at, some in made.origins.items()}
    return {
        "source": made.article.name,
        "document": made.document,
        "origins": origins,
        "text": made.article.text,
    }


def _explain(made: Draft) -> None:
    from publisher.cli import explain

    for line in explain.lines(made):
        click.echo(line)


def _report(bad: list[PublisherError]) -> int:
    """Says what could not be read, one line each, and gives the exit code."""
    for error in bad:
        click.secho(f"publisher: {error}", err=True, fg="red")
        if error.hint:
            click.echo(f"  {error.hint}", err=True)
    return 2 if bad else 0
