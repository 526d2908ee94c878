"""Profiles say what `jsonschema` and `jsonschema-rs` say of the same schemas, wherever nodes stand."""

from __future__ import annotations

from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import NotFound
from publisher.validation import demands, profiles, validate

NAMES = profiles.names()
ONE = st.one_of(
    st.sampled_from(
        ["", "x", "Ana", 1, 0, 1.5, True, False, None, "True", "https://schema.org/EventRescheduled"]
    ),
    st.dictionaries(
        st.sampled_from(
            ["@type", "@id", "name", "url", "sameAs", "address", "price", "cssSelector", "author"]
        ),
        st.sampled_from(["Person", "VirtualLocation", "PostalAddress", "x", True, 3]),
        max_size=4,
    ),
)
VALUES = st.one_of(ONE, st.lists(ONE, max_size=3))


def by_reference(schema: Any, node: dict[str, Any], part: str) -> list[tuple[tuple[Any, ...], str]]:
    """What is missing by jsonschema: the place, and the name or the title of what demands it."""
    judge = jsonschema.Draft202012Validator({"$ref": f"#/$defs/{part}", "$defs": schema["$defs"]})
    found = []
    for error in judge.iter_errors(node):
        if error.validator == "required":
            what = next(name for name in error.validator_value if error.message.startswith(repr(name)))
        else:
            what = error.schema.get("title", "another value")
        found.append((tuple(error.absolute_path), what))
    return sorted(found, key=repr)


def said(check: demands.Check, node: dict[str, Any]) -> list[tuple[tuple[Any, ...], str]]:
    unmet = list(check.lacks(node, None))
    assert check.met(node) is (not unmet)
    return sorted(((places(path), what) for path, what in unmet), key=repr)


def places(path: Any) -> tuple[Any, ...]:
    return () if path is None else (*places(path[0]), path[1])


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
def test_a_profile_demands_what_jsonschema_demands(name: str, data: st.DataObject) -> None:
    profile = profiles.load(name)
    asked = sorted({key for part in profile.schema["$defs"].values() for key in part.get("required", ())})
    keys = st.sampled_from(sorted({*asked, *profile.follows, "@id", "url"}))
    node = data.draw(st.dictionaries(keys, VALUES, max_size=9))
    for part, check in (("required", profile.required), ("recommended", profile.recommended)):
        assert said(check, node) == by_reference(profile.schema, node, part)
    whole = jsonschema_rs.Draft202012Validator(dict(profile.schema)).is_valid(node)
    assert whole == (profile.required.met(node) and profile.recommended.met(node))


def test_a_profile_with_a_keyword_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="minLength"):
        demands.compiled({"properties": {"name": {"minLength": 3}}}, {})


def test_a_profile_there_is_not_names_those_there_are() -> None:
    with pytest.raises(NotFound) as caught:
        profiles.load("google-articel")
    assert "google-article" in caught.value.hint


def test_what_a_referred_node_lacks_is_said_of_that_node() -> None:
    document = {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "NewsArticle",
                "@id": "#a",
                "author": [{"@type": "Person", "name": "A B"}, {"@id": "#b"}],
            },
            {"@type": "Person", "@id": "#b", "name": "Ana Silva"},
        ],
    }
    found = {f.pointer for f in validate(document).findings if f.term == "url or sameAs"}
    assert found == {"/@graph/0/author/0", "/@graph/1"}
