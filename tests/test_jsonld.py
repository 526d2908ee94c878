"""JSON-LD as text: strict reading, one canonical form, embedding that nothing breaks out of."""

from __future__ import annotations

import html.parser
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import jsonld, pointer
from publisher.errors import Unreadable

documents = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**53) + 1, 2**53 - 1),
        st.floats(-1e15, 1e15),
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
        st.sampled_from(["</script>", "<!--", "]]>", "&amp;", "\u2028", "<script>", "'\"\\"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=12,
)


@given(documents)
def test_what_is_written_canonically_is_read_as_it_was(document: Any) -> None:
    data = jsonld.canonical(document)
    assert jsonld.parse(data) == document
    assert jsonld.canonical(jsonld.parse(data)) == data


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=5), st.integers(0, 9), max_size=5
    )
)
def test_the_order_of_members_does_not_matter(members: dict[str, int]) -> None:
    assert jsonld.canonical(members) == jsonld.canonical(dict(reversed(members.items())))


@pytest.mark.parametrize("document", [float("nan"), float("inf"), 2**53, {"a": "\ud800"}], ids=repr)
def test_what_has_no_canonical_form_is_refused(document: Any) -> None:
    with pytest.raises(Unreadable, match="no canonical form"):
        jsonld.canonical(document)


class Scripts(html.parser.HTMLParser):
    """The texts of script elements, and every other tag."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@given(documents)
def test_an_embedded_document_is_one_script_and_is_read_as_it_was(document: Any) -> None:
    page = Scripts()
    element = jsonld.embed(document)
    page.feed(element)
    page.close()
    assert page.tags == ["script"]
    assert json.loads("".join(page.texts)) == document
    assert element.isascii()
    assert not set("".join(page.texts)) & set("<>&")


@given(documents)
def test_every_node_stands_where_its_pointer_leads(document: Any) -> None:
    for where, node in jsonld.nodes(document):
        assert pointer.resolve(document, where) is node
        assert "@value" not in node


def test_types_are_none_one_or_several() -> None:
    assert jsonld.types({}) == ()
    assert jsonld.types({"@type": "Person"}) == ("Person",)
    assert jsonld.types({"@type": ["Person", 5, "Patient"]}) == ("Person", "Patient")
    assert jsonld.types({"@type": 5}) == ()


def test_a_place_counts_from_one() -> None:
    assert jsonld.place("ab\ncd", 0) == (1, 1)
    assert jsonld.place("ab\ncd", 4) == (2, 2)


def test_the_largest_document_is_read_and_one_byte_more_is_not() -> None:
    fits = b'"' + b"a" * (jsonld.MOST_BYTES - 2) + b'"'
    assert jsonld.parse(fits)
    with pytest.raises(jsonld.Malformed) as caught:
        jsonld.parse(fits + b" ")
    assert caught.value.code == "too-large"
    with pytest.raises(jsonld.Malformed):
        jsonld.parse('"' + "é" * (jsonld.MOST_BYTES // 2) + '"')


TEXTS = st.one_of(
    documents.map(json.dumps),
    documents.map(lambda document: json.dumps(document, ensure_ascii=False, indent=1)),
    st.integers().map(str),
    st.floats().map(repr),
    st.from_regex(r"-?[0-9]{1,25}(\.[0-9]{1,25})?([eE][+-]?[0-9]{1,3})?", fullmatch=True),
    st.lists(st.sampled_from([*'{}[]:,"\\ 01.-eE', "\\u", "00", "d8", "a", '"a":', "\n"]), max_size=14).map(
        "".join
    ),
)


@given(TEXTS)
def test_what_is_read_quickly_is_what_is_read_carefully(text: str) -> None:
    quickly = jsonld._quickly(text, text)
    if quickly is not jsonld._UNREAD:
        carefully = jsonld._carefully(text)
        assert json.dumps(quickly) == json.dumps(carefully)
