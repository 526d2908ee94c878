"""The validators there are to compare with, each given what its users give it, and doing all its work."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publisher import vocabulary
from publisher.validation import schemas, validate, validate_page

Document = dict[str, Any]

PACKAGES = (
    "@adobe/structured-data-validator@1.7.1",
    "@marbec/web-auto-extractor@2",
    "structured-data-testing-tool@4.5.0",
)


@dataclass(frozen=True, slots=True)
class Peer:
    """One validator: its name, what it is given (`parsed`, `bytes`, `page`), and how it judges one document.

    `ready` makes of a document what it is given, before the clock runs; `most` is how many documents a round
    it is given when it is too slow for fifty.
    """

    name: str
    given: str
    judge: Callable[[Any], Any]
    ready: Callable[[Document], Any]
    most: int = 50


def page(document: Document) -> str:
    """A page with a document in it and nothing else."""
    text = json.dumps(document, ensure_ascii=False).replace("<", "\\u003c")
    return f'<html><head><script type="application/ld+json">{text}</script></head></html>'


def nodes(document: Document) -> list[Document]:
    """The top-level nodes without the context, as validators of single nodes take them."""
    return [{k: v for k, v in node.items() if k != "@context"} for node in document.get("@graph", [document])]


def ours() -> Iterator[Peer]:
    """The validator of this project, with whole reports."""
    yield Peer("publisher", "parsed", validate, lambda document: document)
    yield Peer("publisher", "bytes", validate, lambda one: json.dumps(one, ensure_ascii=False).encode())
    yield Peer("publisher", "page", validate_page, page)


def others() -> Iterator[Peer]:
    """Those written in Python or Rust."""
    import jsonschema_rs
    import pyshacl
    from pydantic import ValidationError
    from schema_org import registry

    from benchmarks.validators import shapes

    rs = jsonschema_rs.Draft202012Validator(schemas.bundle("thing"))
    slow = schemas.judge("thing")
    shacl, ontology = shapes.shapes(), shapes.ontology()

    def by_models(ready: list[tuple[Any, Any]]) -> None:
        for model, node in ready:
            try:
                model.model_validate(node)
            except ValidationError as error:
                error.errors()

    def models(document: Document) -> list[tuple[Any, Any]]:
        return [
            (registry.get_model(node["@type"]), _without_keywords(node))
            for node in nodes(document)
            if "@type" in node
        ]

    yield Peer(
        "jsonschema-rs, our schema", "parsed", lambda some: [list(rs.iter_errors(one)) for one in some], nodes
    )
    yield Peer("schema-org-py 0.2", "parsed", by_models, models)
    yield Peer(
        "jsonschema, our schema",
        "parsed",
        lambda some: [list(slow.iter_errors(one)) for one in some],
        nodes,
        most=8,
    )
    yield Peer(
        "pyshacl, shapes from our vocabulary",
        "parsed",
        lambda data: pyshacl.validate(data, shacl_graph=shacl, ont_graph=ontology),
        shapes.read,
        most=2,
    )


def _without_keywords(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without_keywords(v) for k, v in value.items() if k[:1] != "@"}
    return [_without_keywords(item) for item in value] if isinstance(value, list) else value


class FromNpm:
    """The validators from npm, installed into a folder of their own; `problem` says why there are none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problem = _installed(folder)

    def seconds(self, rounds: list[list[Document]]) -> dict[tuple[str, str], float]:
        """CPU seconds of the best round, by name and what it is given; the first round warms up."""
        given = json.dumps({"rounds": rounds, "vocabulary": {"@graph": list(_facts())}})
        command = ["node", str(Path(__file__).with_name("peers.mjs"))]
        done = subprocess.run(
            command, cwd=self.folder, input=given, capture_output=True, text=True, check=True
        )
        return {(name, given): took for name, given, took in json.loads(done.stdout)}


def _facts() -> Iterator[dict[str, Any]]:
    """The vocabulary in the form in which schema.org publishes it."""
    known = vocabulary.load()
    for name, entry in known.types.items():
        parents = [{"@id": f"schema:{parent}"} for parent in entry.parents]
        yield {"@id": f"schema:{name}", "@type": "rdfs:Class", "rdfs:subClassOf": parents}
    for name, fact in known.properties.items():
        domains = [{"@id": f"schema:{domain}"} for domain in fact.domains]
        yield {"@id": f"schema:{name}", "@type": "rdf:Property", "schema:domainIncludes": domains}


def _installed(folder: Path) -> str:
    if not (shutil.which("node") and shutil.which("npm")):
        return "node and npm are not installed"
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", *PACKAGES]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stderr.strip()[-200:] if done.returncode else ""
