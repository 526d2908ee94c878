"""An article and its facts become a grounded document, over which the editor has the last word."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import mapping, pointer
from publisher.model import ARTICLE, Article, Block, Edit, Fact, Field, Origin, Ref

TEXT = "World\n\nBridge opens\n\nThe bridge opened on Monday. Ana Silva cut the ribbon."
BLOCKS = (Block("section", 0, 5), Block("headline", 7, 19), Block("paragraph", 21, len(TEXT)))
HERE = Origin("text", "test", "Ana Silva", 49, 58)


def article(*fields: Field) -> Article:
    return Article(TEXT, BLOCKS, fields, "bridge.txt")


def fact(node: str, name: str, value: Any) -> Fact:
    return Fact(node, name, value, (HERE,))


SILVA = (fact("person-ana-silva", "@type", "Person"), fact("person-ana-silva", "name", "Ana Silva"))


def test_an_article_without_facts_is_what_its_layout_shows() -> None:
    (node,) = mapping.draft(article(), ()).document["@graph"]
    assert node == {
        "@type": "NewsArticle",
        "@id": "#article",
        "headline": "Bridge opens",
        "articleSection": "World",
        "articleBody": "The bridge opened on Monday. Ana Silva cut the ribbon.",
        "wordCount": 10,
    }


def test_a_declared_value_outranks_a_found_one_unless_both_can_stand() -> None:
    declared = article(
        Field("inLanguage", "pt", Origin("metadata", "meta")),
        Field("keywords", ["bridge"], Origin("metadata", "meta")),
    )
    facts = [fact(ARTICLE, "inLanguage", "en"), fact(ARTICLE, "keywords", "Ana Silva")]
    node = mapping.draft(declared, facts).document["@graph"][0]
    assert node["inLanguage"] == "pt"
    assert node["keywords"] == ["bridge", "Ana Silva"]


def test_values_that_are_the_same_are_one_value_with_all_their_origins() -> None:
    other = Origin("gazetteer", "test")
    twice = [*SILVA, Fact("person-ana-silva", "name", "Ana Silva", (other,))]
    made = mapping.draft(article(), twice)
    assert made.document["@graph"][1]["name"] == "Ana Silva"
    assert made.origins["/@graph/1/name"] == (HERE, other)


def test_a_reference_to_a_node_of_which_nothing_is_known_is_left_out() -> None:
    facts = [
        *SILVA,
        fact(ARTICLE, "mentions", Ref("person-ana-silva")),
        fact(ARTICLE, "mentions", Ref("person-x")),
    ]
    assert mapping.draft(article(), facts).document["@graph"][0]["mentions"] == {"@id": "#person-ana-silva"}


def test_a_truth_value_is_no_number() -> None:
    facts = [fact(ARTICLE, "isAccessibleForFree", True), fact(ARTICLE, "isAccessibleForFree", 1)]
    assert mapping.draft(article(), facts).document["@graph"][0]["isAccessibleForFree"] == [True, 1]


@pytest.mark.parametrize(
    ("edit", "where", "value"),
    [
        (Edit("/headline", "New bridge opens"), "/@graph/0/headline", "New bridge opens"),
        (Edit("/jobTitle", "Mayor", node="#person-ana-silva"), "/@graph/1/jobTitle", "Mayor"),
        (Edit("/jobTitle", "Mayor", node="person-ana-silva"), "/@graph/1/jobTitle", "Mayor"),
        (Edit("/@graph/1/name", "A. Silva"), "/@graph/1/name", "A. Silva"),
        (Edit("/author", [{"@type": "Person", "name": "Rui"}]), "/@graph/0/author/0/name", "Rui"),
    ],
)
def test_an_edit_outranks_every_fact(edit: Edit, where: str, value: Any) -> None:
    made = mapping.draft(article(), SILVA, [edit])
    assert pointer.resolve(made.document, where) == value
    assert made.origins[where][0].source == "edit"


def test_an_edit_can_take_away_and_append() -> None:
    keywords = [fact(ARTICLE, "keywords", "a"), fact(ARTICLE, "keywords", "b")]
    edits = [Edit("/keywords/0", remove=True), Edit("/keywords/-", "c"), Edit("/headline", remove=True)]
    node = mapping.draft(article(), keywords, edits).document["@graph"][0]
    assert node["keywords"] == ["b", "c"]
    assert "headline" not in node


def test_a_value_that_stands_alone_becomes_one_of_several_and_none_stands_twice() -> None:
    edits = [
        Edit("/keywords/-", "b"),
        Edit("/keywords/-", "a"),
        Edit("/about/-", {"@id": "#person-ana-silva"}),
    ]
    keywords, about = (fact(ARTICLE, "keywords", "a"), fact(ARTICLE, "about", Ref("person-rui")))
    rui = fact("person-rui", "@type", "Person")
    made = mapping.draft(article(), [*SILVA, rui, keywords, about], [*edits, edits[0]])
    node = made.document["@graph"][0]
    assert node["keywords"] == ["a", "b"]
    assert node["about"] == [{"@id": "#person-rui"}, {"@id": "#person-ana-silva"}]
    assert made.origins["/@graph/0/keywords/1"][0].source == "edit"


@pytest.mark.parametrize(
    "edit",
    [
        Edit("/name", "x", node="#nobody"),
        Edit("/author/3/name", "x"),
        Edit("/headline/x", "y"),
        Edit("/keywords/x", 1),
        Edit("/genre/-", "x"),
    ],
)
def test_an_edit_that_has_no_place_any_more_changes_nothing(edit: Edit) -> None:
    if edit.pointer == "/keywords/x":
        facts = [fact(ARTICLE, "keywords", "a"), fact(ARTICLE, "keywords", "b")]
        assert mapping.draft(article(), facts, [edit]).document == mapping.draft(article(), facts).document
    else:
        assert mapping.draft(article(), SILVA, [edit]).document == mapping.draft(article(), SILVA).document


def leaves(value: Any, at: str = "") -> list[str]:
    if isinstance(value, dict):
        return [p for k, v in value.items() for p in leaves(v, pointer.join(at, k))]
    if isinstance(value, list):
        return [p for i, v in enumerate(value) for p in leaves(v, pointer.join(at, i))]
    return [at]


names = st.text(alphabet="abc/~", min_size=1, max_size=4)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)


@given(
    st.lists(st.tuples(st.sampled_from([ARTICLE, "person-a", "event-b"]), names, values), max_size=8),
    st.lists(st.tuples(names, values, st.booleans()), max_size=3),
)
def test_every_value_of_every_draft_has_an_origin(found: list[Any], edits: list[Any]) -> None:
    facts = [fact(node, name, value) for node, name, value in found]
    word = [Edit("/" + pointer.escape(name), value, remove=remove) for name, value, remove in edits]
    made = mapping.draft(article(), facts, word)
    missing = [p for p in leaves(made.document) if p not in made.origins]
    assert missing == []
    assert all(pointer.resolve(made.document, p) is not Ellipsis for p in made.origins)
    assert made.document == json.loads(json.dumps(made.document))
