"""JSON Pointer, RFC 6901."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import pointer

RFC_6901_SECTION_5: dict[str, Any] = {
    "foo": ["bar", "baz"],
    "": 0,
    "a/b": 1,
    "c%d": 2,
    "e^f": 3,
    "g|h": 4,
    "i\\j": 5,
    'k"l': 6,
    " ": 7,
    "m~n": 8,
}

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", RFC_6901_SECTION_5),
        ("/foo", ["bar", "baz"]),
        ("/foo/0", "bar"),
        ("/", 0),
        ("/a~1b", 1),
        ("/c%d", 2),
        ("/e^f", 3),
        ("/g|h", 4),
        ("/i\\j", 5),
        ('/k"l', 6),
        ("/ ", 7),
        ("/m~0n", 8),
    ],
)
def test_the_examples_of_the_rfc_lead_where_it_says(text: str, value: object) -> None:
    assert pointer.resolve(RFC_6901_SECTION_5, text) == value


@pytest.mark.parametrize(
    "text", ["/foo/2", "/foo/01", "/foo/-", "/foo/+1", "/foo/x", "/foo/٣", "/none", "/a~1b/x"]
)
def test_a_pointer_to_nothing_is_a_lookup_error(text: str) -> None:
    with pytest.raises(LookupError):
        pointer.resolve(RFC_6901_SECTION_5, text)


@pytest.mark.parametrize("text", ["foo", "#/foo", " /foo"])
def test_what_is_no_pointer_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match="no JSON Pointer"):
        pointer.resolve(RFC_6901_SECTION_5, text)


def everything(value: Any, at: str = "") -> list[tuple[str, Any]]:
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(at, value), *(pair for key, inner in below for pair in everything(inner, pointer.join(at, key)))]


@given(JSON_VALUES)
def test_a_pointer_joined_on_the_way_down_leads_back(value: Any) -> None:
    for at, inner in everything(value):
        assert pointer.resolve(value, at) is inner
        assert pointer.join("", *pointer.split(at)) == at
