"""A page of a newspaper for tests, and what is taken from it."""

from __future__ import annotations

from typing import Any

from publisher.readers import read

PARAGRAPHS = "".join(
    f"<p>Paragraph {n} says that the harbour was closed on Tuesday, and that nobody was told before noon.</p>"
    for n in range(1, 5)
)


def page(head: str = "", body: str = "", *, title: str = "Harbour closed for a day", h1: str = "") -> bytes:
    h1 = h1 or "<h1>Harbour closed for a day</h1>"
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{h1}{body}"
        f"<div class=article-body>{PARAGRAPHS}</div></body></html>"
    ).encode()


def taken(data: bytes) -> dict[str, Any]:
    return {one.property: one.value for one in read(data, format="html").fields}


def ld(*scripts: str) -> str:
    return "".join(f'<script type="application/ld+json">{one}</script>' for one in scripts)
