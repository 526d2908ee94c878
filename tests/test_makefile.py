"""What `make run` says to the `publisher` command is something the command understands."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from publisher.cli import publisher

RUN = re.search(r"^run:.*\n((?:\t.*\n)+)", (Path(__file__).parent.parent / "Makefile").read_text(), re.M)
assert RUN is not None
CALLS = re.findall(r"\$\(BIN\)/publisher (.*)", RUN.group(1))


def test_make_run_publishes_gives_keys_and_serves() -> None:
    assert [call.split()[0] for call in CALLS] == ["publish", "partner", "partner", "user", "serve"]


def test_the_partner_of_make_run_may_do_all_that_the_docs_show() -> None:
    partner, newsroom = (shlex.split(call) for call in CALLS if call.startswith("partner"))
    assert {"read", "submit", "subscribe"} <= set(partner)
    assert "newsroom" in newsroom


@pytest.mark.parametrize("call", CALLS)
def test_each_call_is_understood(call: str) -> None:
    words = shlex.split(call)
    command: click.Command | None = publisher
    context = publisher.make_context("publisher", list(words))
    while isinstance(command, click.Group):
        command = command.get_command(context, words.pop(0))
        assert command is not None
        context = command.make_context(command.name, list(words), parent=context)
