"""Every reader turns its kind of real-shaped sample into a draft that `publisher validate` finds sound."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import called

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "docs" / "examples"
SAMPLES = ROOT / "tests" / "samples"
WRITTEN = ROOT / "benchmarks" / "pages" / "written"

COSTA, LEAL = {"@type": "Person", "name": "Rui Costa"}, {"@type": "Person", "name": "Marta Leal"}
FERRY = {"headline": "Ferry to Troia back after storm", "datePublished": "2026-03-04T07:30:00+00:00"}
WANTED: dict[str, dict[str, Any]] = {
    "bulletin.txt": {
        "alternativeHeadline": "Operator blames a storm and an old bow door",
        "author": [COSTA, LEAL],
        "datePublished": "2026-03-04T07:30:00+00:00",
        "articleSection": "LOCAL",
    },
    "rss-press.xml#1": {"author": COSTA, "url": "https://harbourpost.example/local/ferry-back/"},
    "rss-press.xml#2": {"author": {"@type": "Organization", "name": "The Harbour Post"}},
    "atom-journal.xml#1": {"author": [COSTA, LEAL], "inLanguage": "pt-PT"},
    "newsletter.jsonfeed.json#1": {"author": LEAL, "datePublished": "2026-03-04T12:00:00+00:00"},
    "newsletter.jsonfeed.json#2": {"identifier": "18", "datePublished": "2026-03-05T12:00:00+00:00"},
    "agency.ninjs1.json": {**FERRY, "author": COSTA, "image": "https://img.agency.example/640.jpg"},
    "agency.ninjs2.json": {**FERRY, "author": [COSTA, LEAL], "genre": "Update"},
    "agency.ninjs3.json": {**FERRY, "author": COSTA, "expires": "2026-04-04T00:00:00+00:00"},
    "agency.newsmessage.xml": {**FERRY, "author": COSTA, "dateCreated": "2026-03-04T07:10:00+00:00"},
    "hugo.md": {"author": LEAL, "articleSection": "Columns", "dateModified": "2026-03-05"},
    "broadcaster.html": {"author": {"@type": "Person", "name": "Priya Nambiar"}},
    "french-rdfa.html": {"articleSection": "Archéologie"},
}
"""What some values must be; every other value must be sound."""


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The drafts of all samples, with their origins, a line each."""
    out = tmp_path_factory.mktemp("sound") / "drafts.ndjson"
    pages = WRITTEN.glob("*.html")
    done = called(
        "draft", "--model", "none", "--json", "-o", out, SAMPLES, EXAMPLES / "page.html", *sorted(pages)
    )
    assert done.returncode == 0, done.stderr
    return out


def by_name(drafts: Path) -> dict[str, dict[str, Any]]:
    messages = map(json.loads, drafts.read_text("utf-8").splitlines())
    return {Path(one["source"]).name: one["document"]["@graph"][0] for one in messages}


def test_publisher_validate_finds_every_draft_sound(drafts: Path, tmp_path: Path) -> None:
    documents = [json.loads(line)["document"] for line in drafts.read_text("utf-8").splitlines()]
    for export in ("wordpress.json", "arc.json", "flat.csv"):
        mapped = called(
            "draft", "--model", "none", "-o", tmp_path / export, EXAMPLES / export,
            "--mapping", EXAMPLES / f"{export.partition('.')[0]}.yaml",
        )  # fmt: skip
        assert mapped.returncode == 0, mapped.stderr
        documents += map(json.loads, (tmp_path / export).read_text("utf-8").splitlines())
    for number, document in enumerate(documents):
        (tmp_path / f"{number:02}.jsonld").write_text(json.dumps(document), "utf-8")
    judged = called("validate", *sorted(tmp_path.glob("*.jsonld")))
    assert judged.returncode == 0, judged.stdout
    assert f"{len(documents)} documents, all valid" in judged.stdout


@pytest.mark.parametrize("name", WANTED)
def test_each_sample_is_read_for_what_it_says(name: str, drafts: Path) -> None:
    node = by_name(drafts)[name]
    assert {prop: node.get(prop) for prop in WANTED[name]} == WANTED[name]
    assert len(node["articleBody"]) > 40


def test_nothing_of_the_carrier_stands_in_a_body(drafts: Path) -> None:
    for name, node in by_name(drafts).items():
        for mark in ("appeared first on", "[^", "</", "&amp;", "+++", "ad-slot"):
            assert mark not in node["articleBody"], name
