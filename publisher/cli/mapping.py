"""`publisher mapping`: a first mapping for an export, and what a mapping makes of samples."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from publisher import data
from publisher.cli import inputs
from publisher.errors import Unreadable

if TYPE_CHECKING:
    from publisher.readers.declared import Declared


@click.group()
def mapping() -> None:
    """Write and check the mapping of a newsroom's own export to schema.org."""


@mapping.command()
@click.argument("sample")
@click.option("-o", "--output", metavar="FILE", help="Write here instead of printing.")
def init(sample: str, output: str | None) -> int:
    """Write a first mapping for SAMPLE (JSON, lines of JSON, CSV) by matching names and shapes."""
    from publisher.readers.declared import guessing, judging, source

    schema = data.path("schema").joinpath("mapping.schema.json").as_uri()
    text = guessing.first(list(source.documents(inputs.load(sample), sample)), schema)
    judging.load(text.encode(), output or "mapping.yaml")
    if output is None:
        sys.stdout.buffer.write(text.encode())
        return 0
    try:
        with Path(output).open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise Unreadable(f"{output}: is there already", hint="choose another name with -o") from None
    except OSError as error:
        raise Unreadable(f"{output}: cannot be written: {error.strerror}") from None
    click.echo(f"{output}: written; next: publisher mapping check {output} {sample}", err=True)
    return 0


@mapping.command()
@click.argument("map_file", metavar="MAPPING")
@click.argument("samples", nargs=-1, metavar="SAMPLE...")
@click.option(
    "--profile", "profiles", multiple=True, metavar="NAME", help="The profile to ask for what is missing."
)
def check(map_file: str, samples: tuple[str, ...], profiles: tuple[str, ...]) -> int:
    """Judge MAPPING, and show what it makes of samples: what is filled, what is unused, what is missing."""
    from publisher.readers import declared

    judged = declared.load(inputs.load(map_file), map_file)
    if not samples:
        click.echo(f"{map_file}: sound; give a sample to see what it makes of it")
        return 0
    items = [(name, item) for name in samples for item in _items(judged, name)]
    return _show(judged, items, profiles)


def _items(judged: Declared, name: str) -> list[Any]:
    from publisher.readers.declared import source

    return list(source.items(inputs.load(name), name, judged))


def _show(judged: Declared, items: list[tuple[str, Any]], profiles: tuple[str, ...]) -> int:
    """Prints the coverage; gives 1 if an item cannot be read or misses what a profile demands."""
    from publisher.readers import declared
    from publisher.readers.declared import coverage, guessing

    articles, bad = [], []
    for number, (name, item) in enumerate(items, start=1):
        try:
            articles.append(declared.article(item, f"{name}#{number}", judged))
        except Unreadable as error:
            bad.append(error)
    filled = Counter(field.property for article in articles for field in article.fields)
    filled["articleBody"] = sum(1 for article in articles if article.body)
    click.secho(f"{len(items)} article{'s' * (len(items) != 1)}", bold=True)
    for key in (key for key in judged.mapping.article if key != "@type"):
        prop = key.removesuffix("[]")
        count = filled[prop]
        colour = "green" if count == len(items) else "yellow" if count else "red"
        click.echo(f"  {click.style(f'{count:>5}/{len(items)}', fg=colour)}  {prop}")
    left = coverage.unused(judged, [item for _, item in items[:200]])
    if left:
        click.secho("not used of the source", bold=True)
        for path in left:
            click.echo(f"  {guessing.expression(path)}")
    missing = _missing(articles, profiles)
    if missing:
        click.secho("findings in the documents", bold=True)
        for (severity, said), count in missing.most_common():
            click.echo(f"  {count:>5}  {severity}: {said}")
    for fault in bad:
        click.secho(f"publisher: {fault}", err=True, fg="red")
        click.echo(f"  {fault.hint}", err=True)
    return 1 if bad or any(severity == "error" for severity, _ in missing) else 0


def _missing(articles: list[Any], profiles: tuple[str, ...]) -> Counter[tuple[str, str]]:
    """What the validator says of the drafts, counted by what is said."""
    from publisher import mapping as drafts
    from publisher import validation

    said: Counter[tuple[str, str]] = Counter()
    for article in articles[:200]:
        document = drafts.draft(article, ()).document
        report = validation.validate(document, name=article.name, profiles=profiles or None)
        said.update({(finding.severity, f"{finding.message}") for finding in report.findings})
    return said
