"""`publisher explain`: the page of a rule, as `docs/findings.md` has it."""

from __future__ import annotations

import click

from publisher.errors import NotFound
from publisher.validation import near, pages_of_rules


@click.command()
@click.argument("codes", nargs=-1, metavar="CODE...")
def explain(codes: tuple[str, ...]) -> int:
    """Explain what a finding means and what to do about it; without CODE, list them all."""
    pages = pages_of_rules.pages()
    if not codes:
        width = max(map(len, pages))
        for page in pages.values():
            click.echo(f"{page.code:{width}}  {page.title}")
        return 0
    for number, code in enumerate(codes):
        if code not in pages:
            meant = near.nearest(code, frozenset(pages))
            hint = f"did you mean {meant}?" if meant else "`publisher explain` lists them all"
            raise NotFound(f"there is no finding {code!r}", hint=hint)
        click.echo(("\n" if number else "") + pages[code].text)
    return 0
