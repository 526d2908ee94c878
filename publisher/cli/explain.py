"""A draft as people check it: every value, and below it the words, the place and the finder it came from."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from typing import Any

import click

from publisher import pointer
from publisher.model import Draft, Origin

WIDTH = 96


def lines(draft: Draft) -> Iterator[str]:
    """The explanation in the document's order, and what is wrong or missing; no terminal, no colours."""
    from publisher import validation

    yield click.style(draft.article.name, bold=True)
    for at, origins in draft.origins.items():
        value = pointer.resolve(draft.document, at)
        if isinstance(value, dict | list) or at == "/@context":
            continue
        yield f"{click.style(at, fg='cyan')}  {_value(value)}"
        for origin in origins:
            yield "    " + _origin(origin)
    judged = validation.validate(draft.document, name=draft.article.name)
    for finding in (*draft.findings, *judged.findings):
        colour = "yellow" if finding.severity == "warning" else None
        yield f"{click.style(finding.code, fg=colour)} at {finding.pointer}: {finding.message}"


def _value(value: Any) -> str:
    return textwrap.shorten(json.dumps(value, ensure_ascii=False), WIDTH, placeholder=" …")


def _origin(origin: Origin) -> str:
    place = f" {origin.start}–{origin.end}" if origin.start is not None else ""
    sure = click.style(f"{origin.confidence:.2f}", fg=_colour(origin.confidence))
    words = textwrap.shorten(origin.words, WIDTH - 30, placeholder=" …")
    quoted = f"  “{words}”" if words else ""
    detail = f"  ({origin.detail})" if origin.detail else ""
    return f"{sure} {origin.source}{place} by {origin.extractor}{quoted}{detail}"


def _colour(confidence: float) -> str:
    return "green" if confidence >= 0.9 else "yellow" if confidence >= 0.6 else "red"
