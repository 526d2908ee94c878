"""`publisher schema`: the JSON Schemas that documents are judged by, for use with any validator."""

from __future__ import annotations

import json

import click

from publisher.validation import schemas


@click.group()
def schema() -> None:
    """Show the JSON Schemas (2020-12) of schema.org and of the profiles."""


@schema.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def list_(as_json: bool) -> None:
    """List the schemas: name, `$id` and what each is for."""
    entries = schemas.entries()
    if as_json:
        click.echo(json.dumps([schemas.dump(entry) for entry in entries], indent=2))
        return
    width = max(len(entry.name) for entry in entries)
    for entry in entries:
        click.echo(f"{entry.name:{width}}  {entry.title}{' (profile)' if entry.profile else ''}")


@schema.command()
@click.argument("name")
def show(name: str) -> None:
    """Print one schema as it stands in schema/."""
    click.echo(json.dumps(schemas.show(name), indent=2, ensure_ascii=False))


@schema.command()
@click.argument("name")
def bundle(name: str) -> None:
    """Print one schema with all that it leans on in one file."""
    click.echo(json.dumps(schemas.bundle(name), indent=2, ensure_ascii=False))
