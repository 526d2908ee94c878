"""What the verbs that read articles share: the flags that say how, and the drafts that come of it."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

import click

from publisher.cli import inputs
from publisher.errors import PublisherError, Unreadable

if TYPE_CHECKING:
    from publisher.model import Article, Draft, Edit
    from publisher.readers.authority import Entry
    from publisher.readers.declared import Declared
    from publisher.readers.metadata import Metadata

Command = TypeVar("Command", bound=Callable[..., Any])

FLAGS = (
    click.option("--published", metavar="DATE", help="When it was published: 2022-03-01."),
    click.option("--format", "format_", metavar="FORMAT", help="Read as this format, whatever it seems."),
    click.option("--metadata", metavar="FILE", help="Metadata in JSON; else NAME.meta.json beside the file."),
    click.option(
        "--mapping", "mapping_", metavar="FILE", help="A mapping (YAML) for a newsroom's own export."
    ),
    click.option("--authority", metavar="FILE", help="The newsroom's own people, organisations, places."),
    click.option("--set", "sets", multiple=True, metavar="POINTER=VALUE", help="An edit: /author/0/name=Ana"),
    click.option("--edits", metavar="FILE", help="Edits in JSON: a list of {pointer, value}."),
    click.option("--model", metavar="NAME", help="The spaCy model that reads English; `none` reads without."),
)


def flags(command: Command) -> Command:
    """Gives a verb the flags that `job` understands."""
    for flag in reversed(FLAGS):
        command = flag(command)
    return command


def job(
    *,
    published: str | None,
    format_: str | None,
    metadata: str | None,
    mapping_: str | None,
    authority: str | None,
    sets: tuple[str, ...],
    edits: str | None,
    model: str | None,
    with_origins: bool = False,
) -> Job:
    """The job that the `flags` ask for. Raises Unreadable for a wrong one, before anything is read."""
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
        with_origins=with_origins,
    )


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
        """As `drafts`, but one of several that cannot be read does not end those after it."""
        from publisher import extractors, mapping
        from publisher.extractors import authority
        from publisher.readers import edits

        for article in self._articles(name, inputs.load(name) if data is None else data):
            if isinstance(article, PublisherError):
                yield article
                continue
            facts = extractors.extract(edits.declared(article, self.edits), model=self.model)
            if self.authority:
                facts = authority.settle(article, facts, _authority(self.authority))
            made = mapping.draft(article, facts, self.edits)
            for edit in self.edits:
                _check(edit, made)
            yield made

    def _articles(self, name: str, data: bytes) -> Iterator[Article | PublisherError]:
        from publisher import readers

        mapping = _mapping(self.mapping) if self.mapping else None
        return readers.each(data, name=name, format=self.format, metadata=self.given(name), mapping=mapping)

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


def _message(made: Draft) -> dict[str, Any]:
    origins = {at: [dataclasses.asdict(one) for one in some] for at, some in made.origins.items()}
    return {
        "source": made.article.name,
        "document": made.document,
        "origins": origins,
        "text": made.article.text,
        "findings": [dataclasses.asdict(one) for one in made.findings],
    }
