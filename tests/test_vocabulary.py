"""The facts of schema.org: as many as the release has, and those the project leans on."""

from __future__ import annotations

import pytest
from measure import calls

from publisher import vocabulary


def test_the_release_is_whole() -> None:
    known = vocabulary.load()
    assert known.version == "30.1"
    assert 900 <= len(known.types) <= 960
    assert 1_500 <= len(known.properties) <= 1_600
    assert 500 <= len(known.members) <= 600


def test_it_loads_with_few_calls_for_each_of_its_words() -> None:
    vocabulary.load.cache_clear()
    made = calls(vocabulary.load)
    known = vocabulary.load()
    assert made < 20 * (len(known.types) + len(known.properties) + len(known.members))


@pytest.mark.parametrize(
    ("type_", "ancestor"),
    [
        ("ReportageNewsArticle", "NewsArticle"),
        ("NewsArticle", "CreativeWork"),
        ("LiveBlogPosting", "Article"),
        ("NewsMediaOrganization", "Organization"),
        ("MusicEvent", "Event"),
        ("City", "AdministrativeArea"),
        ("SeaBodyOfWater", "Place"),
        ("Restaurant", "Place"),
        ("Restaurant", "Organization"),
        ("EventStatusType", "Enumeration"),
        ("URL", "Text"),
        ("Integer", "Number"),
    ],
)
def test_a_type_stands_below_its_ancestors(type_: str, ancestor: str) -> None:
    assert vocabulary.is_subtype(type_, ancestor)
    assert not vocabulary.is_subtype(ancestor, type_)
    assert type_ in vocabulary.descendants(ancestor)


@pytest.mark.parametrize(
    ("name", "domain", "range_"),
    [
        ("headline", "CreativeWork", "Text"),
        ("articleBody", "Article", "Text"),
        ("dateline", "NewsArticle", "Text"),
        ("startDate", "Event", "DateTime"),
        ("location", "Event", "VirtualLocation"),
        ("subjectOf", "Thing", "CreativeWork"),
        ("about", "CreativeWork", "Thing"),
        ("author", "CreativeWork", "Person"),
        ("eventStatus", "Event", "EventStatusType"),
        ("wordCount", "Article", "Integer"),
        ("addressCountry", "PostalAddress", "Country"),
        ("isAccessibleForFree", "CreativeWork", "Boolean"),
    ],
)
def test_a_property_has_its_domain_and_range(name: str, domain: str, range_: str) -> None:
    assert domain in vocabulary.domains(name)
    assert range_ in vocabulary.ranges(name)
    assert name in vocabulary.properties(domain)


def test_subtypes_have_the_properties_of_their_ancestors() -> None:
    assert (
        vocabulary.properties("Thing")
        < vocabulary.properties("Article")
        < vocabulary.properties("NewsArticle")
    )


def test_superseded_terms_lead_to_those_of_today() -> None:
    assert vocabulary.superseded_by("performers") == "performer"
    assert vocabulary.superseded_by("seasons") == "containsSeason", "season is superseded as well"
    assert vocabulary.superseded_by("Code") == "SoftwareSourceCode"
    assert vocabulary.superseded_by("headline") is None


def test_enumerations_have_their_members() -> None:
    assert vocabulary.members("EventStatusType") == {
        "EventCancelled",
        "EventMovedOnline",
        "EventPostponed",
        "EventRescheduled",
        "EventScheduled",
    }
    assert "InStock" in vocabulary.members("ItemAvailability")
    assert vocabulary.members("Person") == frozenset()


def test_what_schema_org_does_not_have_is_empty_and_raises_nothing() -> None:
    assert not vocabulary.is_type("Persn")
    assert not vocabulary.is_property("headLine")
    assert vocabulary.ancestors("Persn") == vocabulary.descendants("Persn") == frozenset()
    assert vocabulary.ranges("headLine") == vocabulary.domains("headLine") == ()
    assert not vocabulary.is_subtype("Persn", "Thing")


def test_every_name_that_a_fact_mentions_is_there() -> None:
    known = vocabulary.load()
    for entry in known.types.values():
        assert set(entry.parents) <= set(known.types)
    for fact in known.properties.values():
        assert set(fact.domains) | set(fact.ranges) <= set(known.types)
        assert {name for name in (fact.inverse, fact.superseded_by) if name} <= set(known.properties)
    assert all(set(kinds) <= set(known.types) for kinds in known.members.values())


def test_data_types_are_told_from_things() -> None:
    assert vocabulary.is_data_type("Date")
    assert not vocabulary.is_data_type("Person")
