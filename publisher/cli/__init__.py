"""The `publisher` command: one verb a module, loaded when it is called, so that help answers at once.

Exit codes: 0 sound, 1 findings, 2 misuse or an input that cannot be used. Errors are one line on standard
error, with a hint below; never a traceback.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

import click

from publisher import __version__
from publisher.errors import PublisherError

VERBS: dict[str, tuple[str, str]] = {
    "draft": ("publisher.cli.draft:draft", "Map articles to JSON-LD and print the drafts."),
    "mapping": ("publisher.cli.mapping:mapping", "Write and check the mapping of a newsroom's own export."),
    "validate": ("publisher.cli.validate:validate", "Judge JSON-LD documents and list what is wrong."),
    "explain": ("publisher.cli.rules:explain", "Explain what a finding means and what to do."),
    "schema": ("publisher.cli.schema:schema", "Show the JSON Schemas and profiles."),
    "publish": ("publisher.cli.publish:publish", "Map, validate and publish articles or documents."),
    "feed": ("publisher.cli.feed:feed", "Print a feed of what is published."),
    "partner": ("publisher.cli.partner:partner", "Manage partners and their keys."),
    "user": ("publisher.cli.user:user", "Manage the accounts of the desk."),
    "deliver": ("publisher.cli.deliver:deliver", "Send what is published to who subscribed."),
    "dump": ("publisher.cli.dump:dump", "Write the whole archive into files that partners can fetch."),
    "mirror": ("publisher.cli.mirror:mirror", "Keep a verified copy of what another service publishes."),
    "embed": ("publisher.cli.embed:embed", "Print documents as script elements for pages."),
    "serve": ("publisher.cli.serve:serve", "Run the service."),
}
"""Verb -> where its command stands, and its line in the help."""


class Verbs(click.Group):
    """A group that imports a verb only when it is used; the help needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order in which people need them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of one verb, imported now; None for a verb there is not."""
        if cmd_name not in VERBS:
            return None
        module, _, name = VERBS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the verbs from the table above, importing nothing."""
        with formatter.section("Commands"):
            formatter.write_dl([(verb, line) for verb, (_, line) in VERBS.items()])


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="publisher")
def publisher() -> None:
    """Turn news articles into schema.org JSON-LD, validate it, and publish it.

    Every verb reads standard input where a FILE is `-`.
    """


def main(args: list[str] | None = None) -> None:
    """Run the command and exit. The only place where an error becomes a line and an exit code."""
    try:
        code = publisher.main(args, prog_name="publisher", standalone_mode=False)
    except click.exceptions.Abort:
        _exit(130, "interrupted")
    except click.ClickException as error:
        error.show()
        _exit(2)
    except PublisherError as error:
        _exit(2, str(error), error.hint)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _exit(0)
    _exit(code if isinstance(code, int) else 0)


def _exit(code: int, message: str = "", hint: str = "") -> Any:
    if message:
        click.secho(f"publisher: {message}", err=True, fg="red")
    if hint:
        click.echo(f"  {hint}", err=True)
    sys.exit(code)
