"""`publisher embed`: documents as script elements, for pages that are made ahead of time."""

from __future__ import annotations

import click

from publisher.cli import inputs
from publisher.errors import Unreadable


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def embed(files: tuple[str, ...]) -> None:
    """Print JSON-LD documents as script elements that any page can hold: one a line.

    Nothing in a document can end its element or be read as HTML, whatever the parser.
    """
    from publisher import jsonld

    for name in inputs.files(files):
        try:
            document = jsonld.parse(inputs.load(name))
        except jsonld.Malformed as error:
            raise Unreadable(f"{name}: {error}", line=error.line, column=error.column) from None
        if not isinstance(document, dict | list):
            raise Unreadable(f"{name}: is no JSON-LD document", hint="it is an object or a list of them")
        click.echo(jsonld.embed(document))
