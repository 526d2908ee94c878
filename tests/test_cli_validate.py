"""The validator at the terminal: five formats, exit codes, mending, pages, and clear words for misuse."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import nodejs
import pytest
from conftest import Command
from jsonschema import Draft4Validator

from publisher.validation import RULES

GOOD = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Harbour reopens",
    "datePublished": "2024-05-02T09:00:00+02:00",
    "dateModified": "2024-05-02T10:00:00+02:00",
    "image": "https://news.example/1.jpg",
    "author": {"@type": "Person", "name": "Ana Silva", "url": "https://news.example/ana"},
}
BAD = GOOD | {"datePublished": "2024-05-02T09:00:00+0200", "isAccessibleForFree": "False", "xyzzy": 1}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.json").write_text(json.dumps(GOOD, indent=2), "utf-8")
    (tmp_path / "bad.jsonld").write_text(json.dumps(BAD, indent=2) + "\n", "utf-8")
    page = f'<!doctype html>\n<script type="application/ld+json">\n{json.dumps(BAD, indent=1)}\n</script>\n'
    (tmp_path / "page.html").write_text(page, "utf-8")
    (tmp_path / "note.txt").write_text("no document", "utf-8")
    return tmp_path


def test_a_sound_document_exits_0(command: Command, folder: Path) -> None:
    result = command("validate", str(folder / "good.json"))
    assert (result.returncode, result.stdout) == (0, "1 document: nothing found\n")


def test_the_text_shows_place_line_caret_and_suggestion(command: Command, folder: Path) -> None:
    result = command("validate", str(folder / "bad.jsonld"))
    assert result.returncode == 1
    assert f"{folder / 'bad.jsonld'}:5:20: warning offset-without-colon at /datePublished" in result.stdout
    assert '  5 |   "datePublished": "2024-05-02T09:00:00+0200",' in result.stdout
    assert "    = did you mean 2024-05-02T09:00:00+02:00? (--fix does it)" in result.stdout
    assert result.stdout.endswith("1 document, 1 not valid: 1 error, 2 warnings\n")


def test_a_suggestion_of_several_lines_stands_on_one(command: Command, tmp_path: Path) -> None:
    document = {
        "@context": "https://schema.org",
        "@type": "Article",
        "articleBody": "# Ferry\n\nIt **sank**.",
    }
    (tmp_path / "a.jsonld").write_text(json.dumps(document))
    result = command("validate", str(tmp_path / "a.jsonld"))
    assert "= did you mean Ferry\\n\\nIt sank.?" in result.stdout


def test_standard_input_is_a_document_too(command: Command) -> None:
    assert command("validate", "-", given=json.dumps(GOOD)).returncode == 0
    assert command("validate", "-", given="{").returncode == 1


def test_json_is_the_report_as_the_service_gives_it(command: Command, folder: Path) -> None:
    report = json.loads(command("validate", "--json", str(folder / "bad.jsonld")).stdout)
    assert list(report) == ["source", "valid", "profiles", "counts", "findings", "omitted"]
    assert report["counts"] == {"error": 1, "warning": 2, "info": 0}
    names = ["code", "severity", "pointer", "line", "column", "term", "message", "expected", "actual"]
    assert all(list(finding) == [*names, "suggestion", "fix", "help"] for finding in report["findings"])


def test_ndjson_is_one_report_a_line_in_order(command: Command, folder: Path) -> None:
    result = command("validate", "--format", "ndjson", str(folder))
    reports = [json.loads(line) for line in result.stdout.splitlines()]
    assert [Path(report["source"]).name for report in reports] == ["bad.jsonld", "good.json", "page.html"]
    assert result.returncode == 1


def test_a_pattern_names_files(command: Command, folder: Path) -> None:
    assert json.loads(command("validate", "--json", f"{folder}/g*.json").stdout)["valid"]


def test_sarif_tells_rules_and_places(command: Command, folder: Path) -> None:
    log = json.loads(command("validate", "--format", "sarif", str(folder / "bad.jsonld")).stdout)
    (one,) = log["runs"]
    assert log["version"] == "2.1.0"
    result = next(r for r in one["results"] if r["ruleId"] == "unknown-property")
    assert result["level"] == "error"
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 14
    assert one["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "unknown-property"


OASIS = nodejs.FOLDER / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"


def test_sarif_is_as_the_schema_of_oasis_demands(command: Command, folder: Path) -> None:
    nodejs.require()
    judge = Draft4Validator(json.loads(OASIS.read_bytes()), format_checker=Draft4Validator.FORMAT_CHECKER)
    (folder / "broken, 100%.json").write_text('{"@context": ,}', "utf-8")
    lines = "".join(f"{json.dumps(document)}\n" for document in (GOOD, BAD, {"@type": []}))
    (folder / "many.ndjson").write_text(lines, "utf-8")
    for source, stdin in ((str(folder), ""), ("-", json.dumps(BAD)), (str(folder / "good.json"), "")):
        log = json.loads(command("validate", "--format", "sarif", source, given=stdin).stdout)
        assert [error.message for error in judge.iter_errors(log)] == []
        (one,) = log["runs"]
        rules = [rule["id"] for rule in one["tool"]["driver"]["rules"]]
        assert len(rules) == len(set(rules))
        assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in one["results"])
    assert not judge.is_valid({"version": "2.1.0", "runs": [{"results": [{"message": "a text"}]}]})


class Terminal(io.StringIO):
    """Standard error as a terminal is."""

    def isatty(self) -> bool:
        return True


def test_a_long_run_says_at_a_terminal_how_far_it_has_come(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(60):
        (tmp_path / f"{number:02}.json").write_text(json.dumps(BAD if number == 30 else GOOD), "utf-8")
    quiet = command("validate", str(tmp_path))
    assert "%" not in quiet.stderr
    terminal = Terminal()
    shown = command("validate", str(tmp_path), terminal=terminal)
    assert shown.stdout == quiet.stdout
    assert "100%" in terminal.getvalue()
    assert terminal.getvalue().count("\r\x1b[K") == 1
    few = Terminal()
    monkeypatch.setattr(sys, "stderr", few)
    command("validate", str(tmp_path / "30.json"))
    assert few.getvalue() == ""


def test_github_shows_annotations(command: Command, folder: Path) -> None:
    lines = command("validate", "--format", "github", str(folder / "bad.jsonld")).stdout.splitlines()
    assert any(line.startswith("::error file=") and "title=unknown-property::" in line for line in lines)


def test_the_blocks_of_a_page_are_told_by_their_lines_in_its_file(command: Command, folder: Path) -> None:
    page = folder / "two, blocks.html"
    document = '{"@context": "https://schema.org", "@type": "Persn"}'
    block = f'<script type="application/ld+json">\n{document}\n</script>\n'
    page.write_text(block * 2, "utf-8")
    text = command("validate", str(page)).stdout
    assert f"{page}:2:45: error unknown-type" in text
    assert f"{page}:5:45: error unknown-type" in text
    annotations = command("validate", "--format", "github", str(page)).stdout.splitlines()
    assert [line.partition("two%2C blocks.html,")[2][:6] for line in annotations] == ["line=2", "line=5"]
    log = json.loads(command("validate", "--format", "sarif", str(page)).stdout)
    places = [result["locations"][0]["physicalLocation"] for result in log["runs"][0]["results"]]
    assert {place["artifactLocation"]["uri"] for place in places} == {
        str(page).replace(" ", "%20").replace(",", "%2C")
    }
    assert [place["region"]["startLine"] for place in places] == [2, 5]


def test_findings_at_one_place_share_its_line(command: Command, folder: Path) -> None:
    file = folder / "bare.jsonld"
    file.write_text('{"@context": "https://schema.org", "@type": "NewsArticle"}', "utf-8")
    text = command("validate", str(file)).stdout
    assert text.count("recommends") > 2
    assert text.count("| ^") == 1


def test_a_page_is_judged_with_lines_of_the_page(command: Command, folder: Path) -> None:
    report = json.loads(command("validate", "--json", str(folder / "page.html")).stdout)
    finding = next(f for f in report["findings"] if f["code"] == "unknown-property")
    lines = (folder / "page.html").read_text("utf-8").splitlines()
    assert lines[finding["line"] - 1][finding["column"] - 1 :].startswith('"xyzzy"')


def test_a_file_of_lines_is_judged_line_by_line(command: Command, folder: Path) -> None:
    """What `publisher draft FOLDER -o drafts.ndjson` writes; --fix leaves such a file as it is."""
    file = folder / "lines" / "drafts.ndjson"
    file.parent.mkdir()
    written = "\n".join([json.dumps(GOOD), "", json.dumps(BAD), '{"a": 1,}', json.dumps(GOOD)])
    file.write_text(written, "utf-8")
    result = command("validate", "--fix", str(file.parent))
    assert result.returncode == 1 and file.read_text("utf-8") == written
    column = json.dumps(BAD).index('"xyzzy"') + 1
    assert f"{file}:3:{column}: error unknown-property at /xyzzy" in result.stdout
    assert f"{file}:4:9: error malformed-json" in result.stdout and '  4 | {"a": 1,}' in result.stdout
    assert result.stdout.splitlines()[-1].startswith("4 documents, 2 not valid")
    reports = [
        json.loads(line) for line in command("validate", "--format", "ndjson", str(file)).stdout.splitlines()
    ]
    assert [report["source"] for report in reports] == [f"{file}#{line}" for line in (1, 3, 4, 5)]


def test_fix_mends_what_is_safe_and_keeps_the_rest_as_it_was(command: Command, folder: Path) -> None:
    file = folder / "bad.jsonld"
    before = file.read_text("utf-8").splitlines()
    result = command("validate", "--fix", str(file))
    after = file.read_text("utf-8").splitlines()
    assert result.returncode == 1, "the unknown property is still there"
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [
        ('  "datePublished": "2024-05-02T09:00:00+0200",', '  "datePublished": "2024-05-02T09:00:00+02:00",'),
        ('  "isAccessibleForFree": "False",', '  "isAccessibleForFree": false,'),
    ]


def test_fix_on_standard_input_writes_the_document_and_reports_beside_it(command: Command) -> None:
    result = command(
        "validate", "--fix", "-", given=json.dumps({"@type": "Thing", "name": "x", "xyzzy": "y"})
    )
    assert "unknown-property" in result.stderr
    code = "from publisher.cli import main; main(['validate', '--fix', '-'])"
    text = json.dumps({"@type": "Person", "name": "x", "jobtitle": "y"})
    done = subprocess.run(
        [sys.executable, "-c", code], input=text, capture_output=True, text=True, check=False
    )
    assert json.loads(done.stdout) == {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": "x",
        "jobTitle": "y",
    }
    assert done.returncode == 0


def test_lenient_takes_a_wrapper_off(command: Command) -> None:
    wrapped = f"<script>{json.dumps(GOOD)}</script>"
    assert command("validate", "-", given=wrapped).returncode == 1
    assert command("validate", "--lenient", "-", given=wrapped).returncode == 0


def test_profiles_are_chosen(command: Command, folder: Path) -> None:
    result = command(
        "validate",
        "--json",
        "--profile",
        "syndication",
        "--profile",
        "google-paywall",
        str(folder / "good.json"),
    )
    assert json.loads(result.stdout)["profiles"] == ["syndication", "google-paywall"]
    assert result.returncode == 1


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["validate", "nowhere.json"], "there is no such file"),
        (["validate", "*.nothing"], "no file fits this pattern"),
        (["validate", "--profile", "google", "-"], "there is no profile 'google'"),
        (["validate"], "Missing argument"),
        (["validate", "--format", "xml", "-"], "'xml' is not one of"),
        (["explain", "unknown-propety"], "did you mean unknown-property?"),
        (["schema", "show", "news"], "schemas: "),
    ],
)
def test_misuse_is_one_clear_line_and_exits_2(command: Command, args: list[str], said: str) -> None:
    result = command(*args, given="{}")
    assert result.returncode == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_a_file_that_is_no_text_is_a_finding(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(bytes(range(256)))
    result = command("validate", str(tmp_path / "a.json"))
    assert result.returncode == 1
    assert "not-utf-8" in result.stdout


@pytest.mark.parametrize("code", RULES)
def test_every_finding_can_be_explained(command: Command, code: str) -> None:
    result = command("explain", code)
    assert result.returncode == 0
    assert len(result.stdout.splitlines()) >= 3


def test_explain_alone_lists_them_all(command: Command) -> None:
    assert len(command("explain").stdout.splitlines()) == len(RULES)


def test_schemas_are_listed_shown_and_bundled(command: Command) -> None:
    entries = json.loads(command("schema", "list", "--json").stdout)
    assert {"thing", "news-article", "event", "google-article", "syndication"} <= {
        entry["name"] for entry in entries
    }
    shown = json.loads(command("schema", "show", "event").stdout)
    bundled = json.loads(command("schema", "bundle", "event").stdout)
    assert shown["$id"] == bundled["$id"] == "urn:publisher:schema:event"
    assert "urn:publisher:schema:thing" in bundled["$defs"]


def test_a_page_is_read_in_the_charset_that_it_declares(command: Command, tmp_path: Path) -> None:
    page = tmp_path / "old.html"
    block = '{"@context": "https://schema.org", "@type": "Person", "name": "Jörg Bäcker"}'
    text = f'<meta charset="iso-8859-1"><script type="application/ld+json">{block}</script>'
    page.write_bytes(text.encode("latin-1"))
    assert "nothing found" in command("validate", str(page)).stdout


def test_a_page_that_begins_with_a_byte_order_mark_is_a_page(command: Command) -> None:
    page = '\ufeff<html><script type="application/ld+json">{"@type": 1}</script></html>'
    result = command("validate", "-", given=page)
    assert "-:1:52: error malformed-type at /@type" in result.stdout


def test_the_caret_stands_below_signs_that_are_two_columns_wide(command: Command, tmp_path: Path) -> None:
    document = tmp_path / "wide.jsonld"
    document.write_text('{"name": "京都", "a": 1, "a": 2}', "utf-8")
    lines = command("validate", str(document)).stdout.splitlines()
    code = next(number for number, line in enumerate(lines) if "京都" in line)
    assert lines[code + 1].index("^") == lines[code].rindex('"a"')
    assert lines[code + 1].count("\u3000") == 2
