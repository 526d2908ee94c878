"""The values cannot be made wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from publisher.model import MOST_FINDINGS, Article, Block, Fact, Field, Finding, Origin, Report

HERE = Origin("text", "test")


@pytest.mark.parametrize(
    "make",
    [
        lambda: Origin("text", "test", confidence=1.01),
        lambda: Origin("text", "test", start=3),
        lambda: Origin("text", "test", start=3, end=2),
        lambda: Block("headline", 5, 4),
        lambda: Article("ab", (Block("headline", 0, 3),)),
        lambda: Article("abcd", (Block("headline", 0, 3), Block("paragraph", 2, 4))),
        lambda: Article("", fields=(Field("name", "a", HERE), Field("name", "b", HERE))),
        lambda: Fact("article", "name", "x", ()),
        lambda: Finding("x", "fatal", "", "m"),
        lambda: Finding("x", "error", "name", "m"),
    ],
)
def test_a_wrong_value_cannot_be_made(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError):
        make()


def test_the_body_is_the_paragraphs_headings_and_quotations() -> None:
    text = "Head\n\nOne\n\nTwo"
    article = Article(text, (Block("headline", 0, 4), Block("paragraph", 6, 9), Block("heading", 11, 14)))
    assert article.body == "One\n\nTwo"


def test_a_report_counts_everything_and_keeps_the_gravest() -> None:
    infos = [Finding("a", "info", f"/{i}", "m") for i in range(MOST_FINDINGS)]
    report = Report.of("-", (), [*infos, Finding("b", "error", "/z", "m")])
    assert report.counts == {"error": 1, "warning": 0, "info": MOST_FINDINGS}
    assert report.omitted == 1
    assert not report.valid
    assert "b" in {finding.code for finding in report.findings}


def test_a_report_with_warnings_alone_is_valid_and_sorted_by_place() -> None:
    findings = [Finding("a", "warning", "/y", "m", 2, 1), Finding("a", "warning", "/x", "m", 1, 7)]
    report = Report.of("-", ["schema.org"], findings)
    assert report.valid
    assert [finding.line for finding in report.findings] == [1, 2]
