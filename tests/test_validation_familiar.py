"""Things that were met before are judged as if they had not been."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.validation import validate

ADDRESSES = st.sampled_from(
    ["https://news.example/", "http://news.example/", "/logo.png", "https://news.example/logo.png", "", 7]
)
NUMBERS = st.sampled_from([600, 600.0, 1, 1.0, True, 0, "600"])
PICTURES = st.fixed_dictionaries(
    {"@type": st.sampled_from(["ImageObject", "Imageobject"])},
    optional={"url": ADDRESSES, "width": NUMBERS, "height": NUMBERS, "@id": st.just("#logo"), "x": NUMBERS},
)
NAMES = st.sampled_from(
    ["The Harbour Post", "Untitled", " The Post", "<b>The Post</b>", "Post &amp; Sons", ""]
)
HOUSES = st.fixed_dictionaries(
    {"@type": st.sampled_from(["Organization", "NewsMediaOrganization", "Thing"])},
    optional={
        "name": st.one_of(NAMES, st.lists(NAMES, max_size=3)),
        "url": ADDRESSES,
        "logo": st.one_of(PICTURES, ADDRESSES),
        "sameAs": st.lists(ADDRESSES, max_size=3),
        "parentOrganization": st.just({"@id": "#house"}),
    },
)


def found(member: str, thing: Any) -> list[tuple[Any, ...]]:
    """What is said of a thing under this member, with pointers from the thing on."""
    report = validate({"@context": "https://schema.org", "@type": "CreativeWork", member: thing}, profiles=())
    start = f"/{member}"
    return [(f.code, f.severity, f.pointer.removeprefix(start), f.actual) for f in report.findings]


@given(HOUSES)
def test_what_stands_where_things_recur_is_judged_as_where_they_do_not(house: dict[str, Any]) -> None:
    once, again = found("copyrightHolder", house), found("copyrightHolder", house)
    assert once == again == found("sponsor", house)


@pytest.mark.parametrize("north", [1, True, "1.0"])
def test_numbers_that_are_equal_are_not_taken_for_one_another(north: Any) -> None:
    def place(north: Any) -> list[tuple[Any, ...]]:
        return found("locationCreated", {"@type": "Place", "geo": spot | {"latitude": north}})

    spot = {"@type": "GeoCoordinates", "longitude": -0.2}
    assert place(1.0) == place(1.0) == []
    assert place(north) == place(north)
    assert bool(place(north)) is (north is True)


def test_a_familiar_thing_is_too_deep_where_any_is() -> None:
    def nested(levels: int) -> Any:
        thing: Any = {"@type": "CreativeWork", "name": "Harbour", "publisher": house}
        for _ in range(levels):
            thing = {"@type": "CreativeWork", "name": "Harbour", "hasPart": thing}
        return thing | {"@context": "https://schema.org"}

    house = {"@type": "Organization", "name": "The Harbour Post"}
    depth = {levels: [f.code for f in validate(nested(levels)).findings] for levels in range(40)}
    deepest = max(levels for levels, codes in depth.items() if "too-deep" not in codes)
    assert deepest == 30
    assert all(("too-deep" in codes) is (levels > deepest) for levels, codes in depth.items())


def test_what_has_an_identity_can_be_referred_to_however_often_it_was_met() -> None:
    house = {"@type": "Organization", "@id": "#house", "name": "The Harbour Post"}
    document = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "publisher": house,
        "author": {"@id": house["@id"]},
    }
    assert [validate(document).findings for _ in range(3)] == [(), (), ()]
