"""Whom a publication reaches is told before it is made as the store tells it after."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher import publication, questions
from publisher.newsroom import Newsroom, audience
from publisher.newsroom.drafts import NEWSROOM
from publisher.records import ChangeKind, Product

DOCUMENTS = (
    document("Harbour reopens after storm", identifier="a"),
    document("Ferry runs again", identifier="b", articleSection="Wirtschaft", inLanguage="de"),
    document(
        "Straße über den Fluß", identifier="c", articleSection=["Europe", "Sport"], datePublished="2026"
    ),
)
FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "section": st.lists(st.sampled_from(["Europe", "sport", "Nothing"]), min_size=1, max_size=2),
        "language": st.lists(st.sampled_from(["en", "de", "en-GB"]), min_size=1, max_size=2),
        "mentions": st.just(["Ana Silva"]),
        "place": st.sampled_from([["Porto"], ["Lisbon"]]),
        "type": st.sampled_from([["Article"], ["OpinionNewsArticle"]]),
        "q": st.sampled_from(["harbour", '"reopens after"', '"after reopens"', "ferry ships", "Fluß"]),
    },
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(wanted=FILTERS)
def test_what_passes_a_filter_is_what_is_found_with_it(newsroom: Newsroom, wanted: dict[str, Any]) -> None:
    selection = questions.selection(wanted)
    told = set()
    for one in DOCUMENTS:
        newsroom.publish(one, overwrite=True)
        _, ready = newsroom.judge(one)
        told |= {ready.id} if publication.passes(ready, selection) else set()
    assert told == {item.id for item in newsroom.articles(selection, NEWSROOM).items}


@pytest.mark.parametrize(
    ("kind", "reached"),
    [("published", ["all", "sport-only"]), ("updated", ["all"]), ("killed", ["all", "sport-only"])],
)
def test_feeds_and_partners_are_told_apart_by_what_they_want(
    room: Newsroom, kind: ChangeKind, reached: list[str]
) -> None:
    room.products.put(Product("sport", "Sport", {"section": ["Sport"]}))
    room.products.put(Product("culture", "Culture", {"section": ["Culture"]}))
    for name, wants in (
        ("all", {}),
        ("sport-only", {"product": "sport", "kinds": ["published"]}),
        ("culture-only", {"product": "culture"}),
        ("paused", {}),
    ):
        room.partners.add(name)
        made = room.subscriptions.add(name, "https://93.184.216.34/hook", **wants)
        if name == "paused":
            with room.writing() as transaction:
                from publisher.store import subscriptions

                subscriptions.change(transaction, made.subscription.key, state="paused")
    _, ready = room.judge(DOCUMENTS[2])
    found = audience.of(room, ready, kind)
    assert [feed.name for feed in found.feeds] == ["articles", "sport"]
    assert [partner.id for partner in found.partners] == reached
