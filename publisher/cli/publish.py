"""`publisher publish`: articles and documents in, revisions out; the same content again changes nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from publisher.cli import inputs
from publisher.cli import job as reading
from publisher.errors import Conflict, Gone, PublisherError, Refused, Unreadable

if TYPE_CHECKING:
    from publisher.model import Document
    from publisher.newsroom import Newsroom, Published


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@reading.flags
@click.option("--id", "id_", metavar="ID", help="Publish under this id (one article).")
@click.option("--new", "only_new", is_flag=True, help="Leave alone what is published already.")
@click.option("--again", is_flag=True, help="Also what was withdrawn before.")
@click.option("--json", "as_json", is_flag=True, help="The API's own message, one a line.")
def publish(
    *,
    files: tuple[str, ...],
    id_: str | None,
    only_new: bool,
    again: bool,
    as_json: bool,
    **flags: Any,
) -> int:
    """Map, validate and publish articles, or publish JSON-LD documents as they are.

    An article is its id: from the metadata's identifier, else from its headline. Publishing it again makes a
    revision if anything is new, and nothing if not. One bad file never stops the rest. Exits 1 if a document
    was refused, 2 if a file cannot be used.
    """
    from publisher import settings
    from publisher.newsroom import Newsroom

    chosen = settings.load(dict(os.environ))
    job = reading.job(**flags)
    newsroom = Newsroom(chosen)
    newsroom.health()
    code = 0
    for name in inputs.files(files):
        try:
            for document in _documents(job, name):
                _one(newsroom, document, name, id_=id_, only_new=only_new, again=again, as_json=as_json)
        except Refused as error:
            code = max(code, 1)
            _say_refused(error)
        except (Unreadable, Gone) as error:
            code = 2
            _say(error)
    newsroom.close()
    return code


def _documents(job: reading.Job, name: str) -> Iterator[bytes | Document]:
    """What is to be published from one input: itself if it is JSON-LD, else the drafts of its articles."""
    data = inputs.load(name)
    if job.mapping is None and _is_json_ld(data):
        yield data
        return
    yield from (draft.document for draft in job.drafts(name, data))


def _is_json_ld(data: bytes) -> bool:
    if not data.lstrip().startswith(b"{"):
        return False
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return b'"@context"' in data or b'"@graph"' in data
    return isinstance(value, dict) and not {"@context", "@graph", "@type"}.isdisjoint(value)


def _one(
    newsroom: Newsroom,
    document: bytes | Document,
    name: str,
    *,
    id_: str | None,
    only_new: bool,
    again: bool,
    as_json: bool,
) -> None:
    states: Any = ["*"] if again else None
    try:
        done = newsroom.publish(
            document, id=id_, create=only_new, overwrite=not only_new, if_match=states, source=name
        )
    except Conflict:
        click.echo(f"{'kept':<11}{name}  is published already")
        return
    except Gone as error:
        if again or error.tombstone is None:
            raise
        click.echo(f"{error.tombstone.state:<11}{error.tombstone.id}  left so; --again publishes it again")
        return
    click.echo(_message(newsroom, done) if as_json else _line(newsroom, done))


def _line(newsroom: Newsroom, done: Published) -> str:
    what = done.change.kind if done.change else "unchanged"
    return f"{what:<11}{newsroom.settings.base_url}/articles/{done.item.id}  revision {done.item.revision}"


def _message(newsroom: Newsroom, done: Published) -> str:
    from publisher import messages

    return json.dumps(messages.published(done, newsroom.settings.base_url), ensure_ascii=False)


def _say(error: PublisherError) -> None:
    click.secho(f"publisher: {error}", err=True, fg="red")
    if error.hint:
        click.echo(f"  {error.hint}", err=True)


def _say_refused(error: Refused) -> None:
    _say(error)
    for finding in error.report.findings:
        if finding.severity == "error":
            click.echo(f"  {finding.pointer or '/'}: {finding.message}", err=True)
