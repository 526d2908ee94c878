"""The articles in `seeds/` become exactly the documents beside them, and those are sound.

After a change to the mapping, `make seeds` writes them anew; read the difference as an editor would.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from publisher import extractors, mapping, readers, validation
from publisher.readers import metadata

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))


def draft(path: Path) -> Any:
    beside = path.with_suffix(".meta.json")
    given = metadata.load(beside.read_bytes(), beside.name)
    article = readers.read(path.read_bytes(), name=path.name, metadata=given)
    return mapping.draft(article, extractors.extract(article)).document


def test_there_are_eight_seeds_or_more() -> None:
    assert len(SEEDS) >= 8


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_seed_becomes_the_document_beside_it(path: Path) -> None:
    assert draft(path) == json.loads(path.with_suffix(".jsonld").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_the_document_of_a_seed_has_no_error(path: Path) -> None:
    report = validation.validate(path.with_suffix(".jsonld").read_bytes(), name=path.name)
    assert [f for f in report.findings if f.severity == "error"] == []
