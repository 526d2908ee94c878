"""The pages of the rules: their docstrings, for `publisher explain`, the service and `docs/findings.md`."""

from __future__ import annotations

import inspect
from dataclasses import dataclass

LAYERS = {
    "syntax": "Text: is it JSON",
    "jsonld": "JSON-LD: does it mean anything",
    "structure": "Structure: has it the right shape",
    "vocabulary": "Vocabulary: are its names schema.org's",
    "values": "Values: are they what they stand for",
    "coherence": "Coherence: do they agree",
    "profiles": "Profiles: does it suit whoever asked",
    "wire": "Wire: can it be passed on",
    "pages": "Pages: is it there",
}
"""The layers in the order in which a document passes them, with their headings."""


@dataclass(frozen=True, slots=True)
class Page:
    """What there is to say about one code: the first sentence as title, the whole page, its layer."""

    code: str
    layer: str
    title: str
    body: str

    @property
    def text(self) -> str:
        """The page for a terminal."""
        return f"{self.code}\n\n{self.body}"


def pages() -> dict[str, Page]:
    """Every rule's page by code, in the order of the layers."""
    from publisher.validation import RULES

    found = {}
    for code, rule in RULES.items():
        body = inspect.getdoc(rule) or ""
        layer = next(part for part in rule.__module__.split(".")[2:] if part in LAYERS)
        found[code] = Page(code, layer, " ".join(body.split("\n\n")[0].split()), body)
    return found


def markdown() -> str:
    """`docs/findings.md`: every page, under a heading a link can lead to."""
    lines = [
        "# Findings",
        "",
        "What the validator can say, in the order of its layers. This page is made from the rules themselves",
        "by `make schema`; `publisher explain CODE` prints a part of it.",
    ]
    layer = ""
    for page in pages().values():
        if page.layer != layer:
            layer = page.layer
            lines += ["", f"## {LAYERS[layer]}"]
        lines += ["", f"### {page.code}", "", page.body]
    return "\n".join(lines) + "\n"
