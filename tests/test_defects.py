"""What partners get wrong is found, what is right passes: an independent set of cases, with floors."""

from __future__ import annotations

import json
from typing import Any

import pytest

from benchmarks import defects, floors


@pytest.fixture(scope="module")
def cases() -> list[defects.Case]:
    return list(defects.cases())


def test_the_set_is_as_large_as_we_say(cases: list[defects.Case]) -> None:
    wrong = [case for case in cases if case.category != "correct"]
    assert len(wrong) == 2675
    assert len(cases) - len(wrong) == 1043
    assert len({(case.category, case.name) for case in cases}) == len(cases)
    assert len({(case.text, case.profiles, case.category == "correct") for case in cases}) == len(cases)


BASES = [
    pytest.param(base, id=f"{folder.name}: {name}")
    for folder in defects.sets()
    for name, base in json.loads((folder / "bases.json").read_text("utf-8")).items()
]


@pytest.mark.parametrize("base", BASES)
def test_a_document_before_it_is_spoilt_has_no_finding(base: dict[str, Any]) -> None:
    verdict = defects.judge(defects.Case("base", "", json.dumps(base), ("",), "warning"))
    assert verdict.findings == ()


def test_no_score_is_under_its_floor(cases: list[defects.Case]) -> None:
    verdicts = [defects.judge(case) for case in cases]
    scores = {name: right / of for name, (right, of) in defects.score(verdicts).items()}
    assert floors.below("defects", scores) == {}
