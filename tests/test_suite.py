"""The language-neutral suite of `schema/suite`: every rule has cases, every case has exactly its findings."""

# ruff: noqa: SIM905

from __future__ import annotations

import base64
import copy
import functools
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import pointer
from publisher.model import Report
from publisher.validation import RULES, mend, validate, validate_page

SUITE = Path(__file__).parent.parent / "schema" / "suite"
FILES = {path.stem: json.loads(path.read_text("utf-8"))["cases"] for path in sorted(SUITE.glob("*.json"))}


def source(case: dict[str, Any]) -> bytes:
    """The bytes of a case, as `schema/README.md` says."""
    if "base64" in case:
        return base64.b64decode(case["base64"])
    text = case["text"] if "text" in case else json.dumps(case["document"], ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass").ljust(case.get("padding", 0))


def judged(case: dict[str, Any]) -> Report:
    if "page" in case:
        reports = validate_page(case["page"], profiles=case["profiles"])
        return Report.of("-", (), [finding for report in reports for finding in report.findings])
    return validate(source(case), profiles=case["profiles"], lenient=case.get("lenient", False))


@functools.cache
def reports(name: str) -> list[tuple[dict[str, Any], Report]]:
    """Each case of a file, with its report."""
    return [(case, judged(case)) for case in FILES[name]]


@functools.cache
def parsed(name: str) -> list[tuple[dict[str, Any], Report, Report]]:
    """Each case of a file that is a document: with its report, and that of the document once it is parsed."""
    return [
        (case, report, validate(case["document"], profiles=case["profiles"]))
        for case, report in reports(name)
        if is_document(case)
    ]


def is_document(case: dict[str, Any]) -> bool:
    return isinstance(case.get("document"), dict | list)


@pytest.mark.parametrize("name", FILES)
def test_a_case_of_the_suite_has_exactly_its_findings(name: str) -> None:
    assert [said for case, report in reports(name) for said in differences(case, report)] == []


def differences(case: dict[str, Any], report: Report) -> Iterator[str]:
    """How a report differs from what a case wants."""
    found = [f for f in report.findings if f.code in case.get("only", RULES)]
    listed = sorted((f.code, f.severity, f.pointer) for f in found)
    wanted = sorted((f["code"], f["severity"], f["pointer"]) for f in case["findings"])
    if listed != wanted:
        yield f"{case['description']}: found {listed}, not {wanted}"
    for finding in case["findings"]:
        if "suggestion" in finding:
            key = (finding["code"], finding["pointer"])
            suggested = [f.suggestion for f in found if (f.code, f.pointer) == key]
            if finding["suggestion"] not in suggested:
                yield f"{case['description']}: suggests {suggested}, not {finding['suggestion']!r}"


@pytest.mark.parametrize("name", FILES)
def test_a_parsed_document_gets_the_verdict_of_its_text(name: str) -> None:
    for case, report, again in parsed(name):
        assert verdict(again) == verdict(report), case["description"]


def verdict(report: Report) -> set[tuple[str, str]]:
    return {(f.code, f.pointer) for f in report.findings}


NO_VALUES = frozenset(
    """boolean-as-text malformed-context malformed-type merged-names misplaced-keyword number-as-text
    property-of-another-type rescheduled-without-status superseded-property text-for-object undeclared-prefix
    undefined-term unknown-keyword unknown-property untidy-keywords""".split()
)
"""Rules that suggest a name, a value of another JSON type, or several: not what stands there written anew."""


@pytest.mark.parametrize("name", FILES)
def test_what_is_suggested_for_a_value_is_not_wrong_again(name: str) -> None:
    for case, _, report in parsed(name):
        document = case["document"]
        for finding in report.findings:
            if finding.suggestion is None or finding.code in NO_VALUES:
                continue
            written = pointer.resolve(document, finding.pointer)
            if isinstance(written, str | int | float):
                step = {"op": "replace", "path": finding.pointer, "value": finding.suggestion}
                mended = validate(mend.apply(copy.deepcopy(document), step), profiles=case["profiles"])
                assert (finding.code, finding.pointer) not in verdict(mended), case["description"]


@pytest.mark.parametrize("code", RULES)
def test_a_rule_has_two_bad_and_two_good_cases(code: str) -> None:
    cases = FILES.get(code, [])
    bad = [case for case in cases if any(finding["code"] == code for finding in case["findings"])]
    good = [case for case in cases if not any(finding["code"] == code for finding in case["findings"])]
    assert len(bad) >= 2
    assert len(good) >= 2


def test_every_file_of_the_suite_is_of_a_rule_or_of_correct_documents() -> None:
    assert {name for name in FILES if not name.startswith("correct-")} == set(RULES)


def test_the_unusual_but_correct_documents_are_many_and_without_any_finding() -> None:
    assert len(FILES["correct-unusual"]) >= 60
    assert not any(
        case["findings"] for name in ("correct-unusual", "correct-examples") for case in FILES[name]
    )


DOCUMENTS = [case["document"] for cases in FILES.values() for case in cases if is_document(case)]

ODD: list[Any] = [
    *(
        None,
        True,
        0,
        -1,
        1.5,
        10**15,
        "",
        " ",
        "x",
        "-",
        "?",
        "%s",
        "{0}",
        "0-0",
        ":" * 9,
        "\u200b",
        "data:",
        "mailto:",
    ),
    *(
        "http://",
        "https://[::1",
        "https://xn--/",
        "2026-13-01",
        "9999-12-31T23:59:59+14:00",
        "0001-01-01",
        "P1M",
    ),
    *(
        [],
        {},
        [[]],
        {"@id": "#a"},
        {"@type": []},
        {"@type": 5},
        {"@value": 1},
        ["a", 1, None, {}],
        {"name": ["a"]},
    ),
    *({"@type": "Person", "name": {}}, {"url": [1]}, {"logo": {"url": {}}}, [{"@type": "Person", "name": 5}]),
]
"""What stands in no place of a document, and may stand in any."""


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every member and item within a value, as what holds it and its key."""
    keys = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from places(value[key])


MEMBERS = sorted({key for document in DOCUMENTS for _, key in places(document) if isinstance(key, str)})


@given(st.randoms(use_true_random=False))
def test_a_document_with_odd_values_in_any_places_gets_a_report(chance: Random) -> None:
    document = copy.deepcopy(chance.choice(DOCUMENTS))
    for _ in range(chance.randint(1, 4)):
        holder, key = chance.choice(list(places(document)) or [({"": ""}, "")])
        if isinstance(holder, dict) and chance.random() < 0.5:
            key = chance.choice(MEMBERS)
        holder[key] = copy.deepcopy(chance.choice(ODD))
    assert isinstance(validate(document).findings, tuple)


def test_an_author_beside_a_publisher_whose_address_is_an_object_gets_a_report() -> None:
    author = {"@type": "Person", "name": "Ana Silva", "url": "https://www.harbourpost.org/"}
    publisher = {
        "@type": "Organization",
        "name": "Harbour Post",
        "url": {"@id": "https://www.harbourpost.org/"},
    }
    document = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "author": author,
        "publisher": publisher,
    }
    assert not any(f.code == "page-as-author" for f in validate(document).findings)
