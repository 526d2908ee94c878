"""`publisher draft` and `mapping`: many inputs in order, each fault one line, nothing half-written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from conftest import Command

from publisher.cli import batch
from publisher.cli.job import Job

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "docs" / "examples"
TEXT = "Minister resigns over contract\n\nBy Ana Silva\n\nThe minister resigned on Tuesday in Lisbon.\n"
REAL = ROOT.parent / "shared" / "seeds" / "000.txt"


def process(*arguments: str | Path, given: str = "") -> subprocess.CompletedProcess[str]:
    """What a process of its own does."""
    return subprocess.run(
        [sys.executable, "-m", "publisher", *map(str, arguments)],
        input=given,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )


@pytest.fixture
def draft(command: Command) -> Command:
    return partial(command, "draft", "--model", "none")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five articles, one of them empty, one with metadata beside it."""
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(TEXT.replace("contract", f"contract {number}"), "utf-8")
    (tmp_path / "1.meta.json").write_text('{"datePublished": "2022-03-01"}', "utf-8")
    (tmp_path / "2b.txt").write_text("", "utf-8")
    return tmp_path


def headlines(lines: str) -> list[str]:
    return [json.loads(line)["@graph"][0]["headline"][-1] for line in lines.splitlines()]


def test_one_article_is_one_document_for_people(draft: Command) -> None:
    done = draft("-", "--published", "2022-03-01", given=TEXT)
    node = json.loads(done.stdout)["@graph"][0]
    assert done.returncode == 0 and done.stdout.startswith("{\n  ")
    assert node["datePublished"] == "2022-03-01" and node["author"]["name"] == "Ana Silva"


def test_what_hangs_on_an_edited_date_is_read_by_it(draft: Command) -> None:
    """A correction notice needs no model: its weekday is resolved by the date of publication."""
    text = TEXT + "\nCorrection: An earlier version on Monday named the wrong minister.\n"
    by_flag, by_edit = (
        json.loads(draft("-", *flag, given=text).stdout)
        for flag in (["--published", "2022-03-01"], ["--set", "/datePublished=2022-03-01"])
    )
    assert by_edit == by_flag


def test_a_folder_is_drafted_in_order_and_a_bad_file_is_listed_at_the_end(
    draft: Command, folder: Path
) -> None:
    done = draft(folder)
    assert headlines(done.stdout) == ["0", "1", "2", "3"]
    assert done.returncode == 2
    assert done.stderr == f"publisher: {folder}/2b.txt: is empty\n"
    assert json.loads(done.stdout.splitlines()[1])["@graph"][0]["datePublished"] == "2022-03-01"


def test_two_processes_write_the_same_as_one(draft: Command, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.ndjson"
    done = process("draft", "--model", "none", folder, "-o", out, "--workers", "2")
    assert done.returncode == 2 and "2b.txt: is empty" in done.stderr
    assert (
        out.read_text("utf-8")
        == draft(folder / "0.txt", folder / "1.txt", folder / "2.txt", folder / "3.txt").stdout
    )
    assert not list(tmp_path.glob("*.part*"))


def test_an_interrupted_run_is_gone_on_with(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [str(folder / f"{number}.txt") for number in range(4)]
    out, job, drafted = tmp_path / "out.ndjson", Job(), []
    whole = batch.outcome

    def cut(job: Job, name: str) -> batch.Outcome:
        drafted.append(name)
        if len(drafted) == 3:
            raise KeyboardInterrupt
        return whole(job, name)

    monkeypatch.setattr(batch, "outcome", cut)
    with pytest.raises(KeyboardInterrupt):
        batch.write(job, names, out)
    assert not out.exists()
    with (tmp_path / "out.ndjson.part.log").open("ab") as log:
        log.write(b'{"end": 99')
    assert batch.write(job, names, out) == []
    assert drafted == [*names[:3], *names[2:]]
    assert headlines(out.read_text("utf-8")) == ["0", "1", "2", "3"]


def test_a_killed_run_is_gone_on_with_by_the_same_command(tmp_path: Path) -> None:
    (source := tmp_path / "in").mkdir()
    for number in range(60):
        (source / f"{number:02}.txt").write_text(TEXT.replace("contract", f"contract {number:02}"), "utf-8")
    (source / "07.txt").write_text("", "utf-8")
    out, log = tmp_path / "out.ndjson", tmp_path / "out.ndjson.part.log"
    words = ("draft", "--model", "none", source, "-o", out, "--workers", "2")
    command = [sys.executable, "-m", "publisher", *words]
    killed = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    while not log.exists() or log.read_bytes().count(b"\n") < 15:
        assert killed.poll() is None, "it was done before it could be killed"
        time.sleep(0.01)
    killed.kill()
    killed.wait()
    assert not out.exists()
    done = process(*words)
    assert "going on after" in done.stderr and "07.txt: is empty" in done.stderr and done.returncode == 2
    headlines = [json.loads(line)["@graph"][0]["headline"] for line in out.read_text("utf-8").splitlines()]
    assert headlines == [f"Minister resigns over contract {number:02}" for number in range(60) if number != 7]


def test_another_run_does_not_go_on_with_an_old_one(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.ndjson"
    (tmp_path / "out.ndjson.part").write_text("old\n", "utf-8")
    (tmp_path / "out.ndjson.part.log").write_text('{"digest": "other"}\n{"end": 4, "faults": []}\n', "utf-8")
    batch.write(Job(), [str(folder / "3.txt")], out)
    assert headlines(out.read_text("utf-8")) == ["3"]


def test_edits_outrank_the_article_and_hold_when_its_text_changes(draft: Command) -> None:
    edit = ("--set", '/author=[{"@type": "Person", "name": "Rosa Luz"}]', "--set", "/headline=Another")
    for text in (TEXT, "A new line above\n\n" + TEXT):
        node = json.loads(draft("-", *edit, given=text).stdout)["@graph"][0]
        assert (node["headline"], node["author"][0]["name"]) == ("Another", "Rosa Luz")


def test_an_edit_without_a_place_is_told(draft: Command) -> None:
    done = draft("-", "--set", "/publisher/name=Post", given=TEXT)
    assert done.returncode == 2 and "/publisher/name has no place" in done.stderr


def test_explain_tells_of_every_value_where_it_came_from() -> None:
    done = process("draft", "--model", "none", EXAMPLES / "page.html", "--explain")
    lines = done.stdout.splitlines()
    values = [n for n, line in enumerate(lines) if line.startswith("/@graph/")]
    assert done.returncode == 0 and "\x1b" not in done.stdout
    assert all(lines[n + 1].startswith("    ") for n in values)
    assert "(meta article:published_time)" in done.stdout


def test_explain_says_what_is_missing(draft: Command) -> None:
    done = draft("-", "--explain", given="Harbour closed for a day\n")
    assert "recommended-by-profile at /@graph/0: google-article recommends datePublished" in done.stdout


def test_json_gives_the_origins_of_all_values(draft: Command) -> None:
    message = json.loads(draft("-", "--json", given=TEXT).stdout)
    assert message["origins"]["/@graph/0/author/name"][0]["words"] == "By Ana Silva"
    assert message["text"].startswith("Minister resigns")


WRONG = {
    "--published 2022-02-30 -": "--published '2022-02-30' is no date",
    "--format docx -": "--format 'docx' is unknown",
    "--set headline -": "'headline' is no edit",
    "--metadata nowhere.json -": "nowhere.json: there is no such file",
    "--mapping nowhere.yaml -": "nowhere.yaml: there is no such file",
    "--edits nowhere.json -": "nowhere.json: there is no such file",
    "--authority nowhere.yaml -": "nowhere.yaml: there is no such file",
    "nowhere.txt": "nowhere.txt: there is no such file",
    "-o /nowhere/out.ndjson -": "/nowhere/out.ndjson: cannot be written",
}


@pytest.mark.parametrize("words", WRONG)
def test_misuse_is_one_clear_line(draft: Command, words: str) -> None:
    done = draft(*words.split(), given=TEXT)
    assert done.returncode == 2
    assert done.stderr.startswith(f"publisher: {WRONG[words]}") and "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_file_that_is_too_large_is_not_loaded(draft: Command, tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(100_000_000)
    done = draft(large)
    assert done.returncode == 2 and "is larger than 16 MB" in done.stderr


def test_the_items_of_an_export_are_drafted_though_one_is_bad(draft: Command, tmp_path: Path) -> None:
    rows = json.loads((EXAMPLES / "wordpress.json").read_bytes())
    export = tmp_path / "export.json"
    export.write_text(json.dumps([rows[0], {**rows[0], "date_gmt": "soon"}, rows[0]]), "utf-8")
    done = draft("--mapping", EXAMPLES / "wordpress.yaml", export)
    assert len(done.stdout.splitlines()) == 2 and done.returncode == 2
    assert (
        "wordpress.yaml:7:18:" in done.stderr
        and "export.json#2: datePublished 'soon' is no date" in done.stderr
    )


def test_the_items_of_a_list_are_drafted_though_one_is_bad(draft: Command, tmp_path: Path) -> None:
    item = {"uri": "urn:1", "headline": "Harbour closed", "body_text": "The harbour was closed on Tuesday."}
    several = tmp_path / "several.json"
    several.write_text(json.dumps([item, {"uri": "urn:2"}, item]), "utf-8")
    done = draft(several)
    assert len(done.stdout.splitlines()) == 2 and done.returncode == 2
    assert "several.json#2: is no ninjs" in done.stderr


def test_a_first_mapping_is_written_once_and_can_be_used(command: Command, tmp_path: Path) -> None:
    mapping = tmp_path / "first.yaml"
    assert command("mapping", "init", EXAMPLES / "arc.json", "-o", mapping).returncode == 0
    again = command("mapping", "init", EXAMPLES / "arc.json", "-o", mapping)
    assert again.returncode == 2 and "is there already" in again.stderr
    checked = command("mapping", "check", mapping, EXAMPLES / "arc.json")
    assert (
        checked.returncode == 0
        and "1/1  headline" in checked.stdout
        and "not used of the source" in checked.stdout
    )


def test_the_authority_file_outranks_what_was_found(draft: Command) -> None:
    done = draft(EXAMPLES / "page.html", "--authority", EXAMPLES / "authority.yaml")
    people = [n for n in json.loads(done.stdout)["@graph"] if n.get("name") == "Teresa Almada"]
    assert people[0]["sameAs"] == "https://harbourpost.example/people/teresa-almada"


@pytest.mark.skipif(not REAL.exists(), reason="the founding article is not here")
def test_the_founding_article_becomes_a_sound_document(command: Command) -> None:
    done = process("draft", REAL, "--published", "2022-03-01")
    judged = command("validate", "-", given=done.stdout)
    node = json.loads(done.stdout)["@graph"][0]
    assert judged.returncode == 0, judged.stdout
    assert (node["articleSection"], node["datePublished"], "author" in node) == (
        "Russia",
        "2022-03-01",
        False,
    )
