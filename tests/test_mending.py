"""What each of an editor's actions does to a draft, and the laws all of them keep."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import pointer, publication
from publisher.mending import Action, documents, keeping, mend
from publisher.model import ARTICLE, Article, Block, Draft, Fact, Field, Origin, Ref

TEXT = "Talks in Porto\n\nAna Silva met Silva & Sons in Porto. Silva said talks go on."


def at(words: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def found(words: str, nth: int = 0, confidence: float = 0.7) -> tuple[Origin, ...]:
    return (Origin("text", "names", words, *at(words, nth), confidence),)


ARTICLE_READ = Article(
    TEXT,
    (Block("headline", 0, 14), Block("paragraph", 16, len(TEXT))),
    (Field("inLanguage", "en", Origin("metadata", "metadata", "en")),),
    "talks.txt",
)
FACTS = (
    Fact("person-ana-silva", "@type", "Person", found("Ana Silva")),
    Fact("person-ana-silva", "name", "Ana Silva", found("Ana Silva")),
    Fact("person-silva", "@type", "Person", found("Silva", 2) + found("Silva", 1)),
    Fact("person-silva", "name", "Silva", found("Silva", 2) + found("Silva", 1)),
    Fact("place-porto", "@type", "City", found("Porto", 1)),
    Fact("place-porto", "name", "Porto", found("Porto", 1)),
    Fact("event-talks", "@type", "Event", found("Talks", 0, 0.5)),
    Fact("event-talks", "name", "Talks", found("Talks", 0, 0.5)),
    Fact("event-talks", "location", Ref("place-porto"), found("Porto", 0, 0.5)),
    Fact(ARTICLE, "mentions", Ref("person-ana-silva"), found("Ana Silva")),
    Fact(ARTICLE, "mentions", Ref("person-silva"), found("Silva", 2)),
    Fact(ARTICLE, "mentions", Ref("place-porto"), found("Porto")),
    Fact(ARTICLE, "about", Ref("event-talks"), found("Talks")),
)
WHO: dict[str, Any] = {"editor": "eva", "at": datetime(2026, 11, 23, 9, 0, tzinfo=UTC)}


def mended(*actions: Action) -> Draft:
    return mend(ARTICLE_READ, FACTS, actions)


def node(draft: Draft, key: str) -> dict[str, Any]:
    return next(n for n in draft.document["@graph"] if n["@id"] == "#" + key)


def keys(draft: Draft) -> set[str]:
    return {n["@id"][1:] for n in draft.document["@graph"]}


def refs(value: object) -> set[str]:
    if isinstance(value, dict):
        own = {value["@id"]} if set(value) == {"@id"} else set()
        return own.union(*(refs(v) for v in value.values())) if value else own
    if isinstance(value, list):
        return set().union(*map(refs, value))
    return set()


def test_a_value_that_is_set_outranks_the_machine_and_says_who_set_it() -> None:
    draft = mended(Action("set", "place-porto", "/name", "Porto, Portugal", **WHO))
    assert node(draft, "place-porto")["name"] == "Porto, Portugal"
    where = draft.document["@graph"].index(node(draft, "place-porto"))
    (origin,) = draft.origins[f"/@graph/{where}/name"]
    assert (origin.source, origin.extractor, origin.confidence) == ("edit", "eva", 1.0)


def test_an_accepted_fact_is_sure_and_keeps_its_words() -> None:
    draft = mended(Action("accept", "event-talks", "/location", {"@id": "#place-porto"}, **WHO))
    where = draft.document["@graph"].index(node(draft, "event-talks"))
    origins = draft.origins[f"/@graph/{where}/location"]
    assert max(o.confidence for o in origins) == 1.0
    assert {(o.start, o.end) for o in origins} == {at("Porto")}
    assert max(o.confidence for o in draft.origins[f"/@graph/{where}/name"]) == 0.5


def test_a_rejected_node_goes_with_everything_that_refers_to_it() -> None:
    draft = mended(
        Action("set", "event-talks", "/organizer", [{"@id": "#person-silva"}]),
        Action("reject", "person-silva"),
    )
    assert "person-silva" not in keys(draft)
    assert "#person-silva" not in refs(draft.document)


def test_one_rejected_value_of_several_leaves_the_others() -> None:
    draft = mended(Action("reject", ARTICLE, "/mentions", {"@id": "#person-silva"}))
    assert refs(node(draft, ARTICLE)["mentions"]) == {"#person-ana-silva", "#place-porto"}
    assert "person-silva" in keys(draft)


def test_a_value_that_is_no_fact_can_be_rejected_too() -> None:
    assert "inLanguage" not in node(mended(Action("reject", ARTICLE, "/inLanguage")), ARTICLE)
    assert "headline" not in node(mended(Action("reject", ARTICLE, "/headline")), ARTICLE)


def test_marked_words_become_a_node_that_the_article_mentions() -> None:
    start, end = at("Silva & Sons")
    draft = mended(Action("mark", value="Organization", start=start - 1, end=end + 1, **WHO))
    made = node(draft, "organization-silva-sons")
    assert (made["@type"], made["name"]) == ("Organization", "Silva & Sons")
    assert {"@id": "#organization-silva-sons"} in node(draft, ARTICLE)["mentions"]
    where = draft.document["@graph"].index(made)
    assert (draft.origins[f"/@graph/{where}/name"][0].start, end) == (start, end)


def test_two_nodes_that_are_one_keep_both_names_and_all_their_places() -> None:
    draft = mended(
        Action("set", "event-talks", "/organizer", {"@id": "#person-silva"}),
        Action("merge", "person-silva", value="person-ana-silva"),
    )
    merged = node(draft, "person-ana-silva")
    assert (merged["name"], merged["alternateName"]) == ("Ana Silva", "Silva")
    assert keys(draft) == {ARTICLE, "person-ana-silva", "place-porto", "event-talks"}
    assert node(draft, "event-talks")["organizer"] == {"@id": "#person-ana-silva"}
    assert len(node(draft, ARTICLE)["mentions"]) == 2


def test_a_mention_that_is_somebody_else_becomes_a_node_of_its_own() -> None:
    draft = mended(Action("split", "person-silva", start=at("Silva", 1)[0], end=at("Silva", 1)[1]))
    assert {"person-silva", "person-silva-2"} <= keys(draft)
    where = draft.document["@graph"].index(node(draft, "person-silva"))
    assert [o.start for o in draft.origins[f"/@graph/{where}/name"]] == [at("Silva", 2)[0]]


def words(text: str, confidence: float = 0.9) -> tuple[Origin, ...]:
    return (Origin("text", "events", text, *at(text), confidence),)


READ = (
    Fact("event-2026-11-24-met", "@type", "BusinessEvent", words("met")),
    Fact("event-2026-11-24-met", "name", "Meeting in Porto", words("Ana Silva met Silva & Sons in Porto.")),
    Fact("event-2026-11-24-met", "startDate", "2026-11-24", words("met")),
    Fact("event-2026-11-24-met", "location", Ref("place-porto"), found("Porto", 1)),
    Fact("event-2026-11-24-met", "attendee", Ref("person-ana-silva"), found("Ana Silva")),
    Fact("event-2026-11-24-met", "subjectOf", Ref(ARTICLE), words("met")),
)
"""What a reader finds in the words that an editor chose."""


def test_words_that_tell_an_event_bring_what_was_read_in_them() -> None:
    start, end = at("met")
    mark = Action("mark", value="Event", start=start, end=end, found=READ, **WHO)
    draft = mended(mark)
    assert node(draft, "event-met") == {
        "@type": "BusinessEvent",
        "@id": "#event-met",
        "name": "Met",
        "startDate": "2026-11-24",
        "location": {"@id": "#place-porto"},
        "attendee": {"@id": "#person-ana-silva"},
        "subjectOf": {"@id": "#article"},
    }
    assert {"@id": "#event-met"} in node(draft, ARTICLE)["about"]
    where = draft.document["@graph"].index(node(draft, "event-met"))
    assert draft.origins[f"/@graph/{where}/startDate"] == words("met")
    assert mended(mark, mark).document == draft.document, "the same words tell it once"
    elsewhere = replace(mark, start=at("go on")[0], end=at("go on")[1])
    assert "event-go-on" in keys(mended(mark, elsewhere))


def test_what_was_read_is_of_the_nodes_that_there_are_now() -> None:
    start, end = at("met")
    mark = Action("mark", value="Event", start=start, end=end, found=READ)
    one = mended(Action("retype", "person-ana-silva", value="Organization"), mark)
    assert node(one, "event-met")["attendee"] == {"@id": "#organization-ana-silva"}
    two = mended(Action("merge", "person-ana-silva", value="person-silva"), mark)
    assert node(two, "event-met")["attendee"] == {"@id": "#person-silva"}
    three = mended(Action("reject", "place-porto"), mark)
    assert "location" not in node(three, "event-met")
    assert (
        node(mended(mark, Action("set", "event-met", "/startDate", "2026-11-25")), "event-met")["startDate"]
        == "2026-11-25"
    )


TOLD = "Ana Silva met Silva & Sons in Porto."
"""The sentence that tells another event than the talks."""
TWO_IN_ONE = (
    *FACTS,
    Fact("event-talks", "startDate", "2026-11-23", words("Talks in Porto")),
    Fact("event-talks", "attendee", Ref("person-ana-silva"), found("Ana Silva")),
    Fact("event-talks", "attendee", Ref("person-silva"), (*found("Silva", 1), *found("Silva", 2))),
    Fact("event-talks", "duration", "PT2H", found("Sons")),
)


def test_an_event_is_split_by_the_sentence_that_tells_the_other() -> None:
    split = Action("split", "event-talks", start=at(TOLD)[0], end=at(TOLD)[1], found=READ, **WHO)
    mine = Action("set", "event-talks", "/startDate", "2026-11-30", **WHO)
    draft = mend(ARTICLE_READ, TWO_IN_ONE, [mine, split])
    talks, other = node(draft, "event-talks"), node(draft, "event-meeting-in-porto")
    assert (talks["name"], talks["startDate"]) == ("Talks", "2026-11-30"), "what the editor mended stays"
    assert talks["location"] == {"@id": "#place-porto"}
    assert talks["attendee"] == {"@id": "#person-silva"}, "who is told of elsewhere, too, stays"
    assert "duration" not in talks
    assert (other["@type"], other["name"]) == ("BusinessEvent", "Meeting in Porto")
    assert (other["startDate"], other["duration"]) == ("2026-11-24", "PT2H")
    assert other["attendee"] == {"@id": "#person-ana-silva"}
    assert {"@id": "#event-meeting-in-porto"} in node(draft, ARTICLE)["about"]
    unread = node(
        mend(ARTICLE_READ, TWO_IN_ONE, [replace(split, found=())]), "event-ana-silva-met-silva-sons-in-porto"
    )
    assert unread["attendee"] == {"@id": "#person-ana-silva"}, "without a reader what was found goes over"
    again = Action("merge", "event-meeting-in-porto", value="event-talks")
    joined = node(mend(ARTICLE_READ, TWO_IN_ONE, [mine, split, again]), "event-talks")
    assert joined["startDate"] == "2026-11-30"
    assert refs(joined["attendee"]) == {"#person-silva", "#person-ana-silva"}


def test_two_events_that_are_one_are_in_one_place() -> None:
    facts = (
        *FACTS,
        Fact("place-lisbon", "@type", "City", found("Porto", 1)),
        Fact("place-lisbon", "name", "Lisbon", found("Porto", 1)),
        Fact("event-met", "@type", "Event", words("met")),
        Fact("event-met", "name", "Meeting", words("met")),
        Fact("event-met", "location", Ref("place-lisbon"), words("met")),
        Fact("event-met", "attendee", Ref("person-silva"), words("met")),
    )
    one = node(mend(ARTICLE_READ, facts, [Action("merge", "event-met", value="event-talks")]), "event-talks")
    assert (one["name"], one["alternateName"]) == ("Talks", "Meeting")
    assert one["location"] == {"@id": "#place-porto"}
    assert one["attendee"] == {"@id": "#person-silva"}


def test_what_was_read_is_put_away_with_the_action() -> None:
    action = Action("mark", value="Event", start=0, end=5, found=READ, **WHO)
    assert keeping.load_action(keeping.dump_action(action), "eva", WHO["at"]) == action


def test_a_node_of_another_type_gets_another_key() -> None:
    draft = mended(
        Action("retype", "person-silva", value="Organization"), Action("retype", value="LiveBlogPosting")
    )
    assert node(draft, "organization-silva")["@type"] == "Organization"
    assert {"@id": "#organization-silva"} in node(draft, ARTICLE)["mentions"]
    assert node(draft, ARTICLE)["@type"] == "LiveBlogPosting"


def test_a_link_replaces_that_of_the_same_site_and_joins_those_of_others() -> None:
    draft = mended(
        Action("link", "place-porto", value="https://www.wikidata.org/entity/Q1"),
        Action("link", "place-porto", value="https://sws.geonames.org/1/"),
        Action("link", "place-porto", value="https://www.wikidata.org/entity/Q36433"),
    )
    assert set(node(draft, "place-porto")["sameAs"]) == {
        "https://sws.geonames.org/1/",
        "https://www.wikidata.org/entity/Q36433",
    }


def test_what_a_link_of_the_gazetteer_brought_goes_with_it() -> None:
    there = (Origin("gazetteer", "gazetteer", "Porto", *at("Porto"), detail="GeoNames 7"),)
    guessed = (Origin("gazetteer", "gazetteer", "Porto", *at("Porto"), 0.5, "the country of the others"),)
    facts = (
        *FACTS,
        Fact("place-porto", "sameAs", "https://sws.geonames.org/7/", there),
        Fact("place-porto", "address", {"@type": "PostalAddress", "addressCountry": "GD"}, there),
        Fact("place-porto", "geo", {"@type": "GeoCoordinates", "latitude": 12.1}, there),
        Fact("place-porto", "containedInPlace", "the coast", guessed),
    )
    rejected = Action("reject", "place-porto", "/sameAs", value="https://sws.geonames.org/7/")
    for action in (rejected, replace(rejected, value=None)):
        porto = node(mend(ARTICLE_READ, facts, [action]), "place-porto")
        assert set(porto) == {"@type", "@id", "name", "containedInPlace"}
    porto = node(
        mend(ARTICLE_READ, facts, [Action("link", "place-porto", value="https://sws.geonames.org/8/")]),
        "place-porto",
    )
    assert porto["sameAs"] == "https://sws.geonames.org/8/"
    assert "geo" not in porto and "address" not in porto
    other = Action("link", "place-porto", value="https://www.wikidata.org/entity/Q1")
    assert "geo" in node(mend(ARTICLE_READ, facts, [other]), "place-porto"), "it joins what is right"


@pytest.mark.parametrize(
    "action",
    [
        Action("reject", "person-nobody"),
        Action("accept", "person-nobody"),
        Action("merge", "person-nobody", value="person-silva"),
        Action("merge", "person-silva", value="person-nobody"),
        Action("merge", "person-silva", value="person-silva"),
        Action("split", "person-nobody", start=0, end=3),
        Action("retype", "person-nobody", value="Place"),
        Action("mark", value="Person", start=5000, end=5001),
        Action("set", "person-nobody", "/name", "x"),
    ],
)
def test_an_action_without_its_node_does_nothing(action: Action) -> None:
    assert mended(action).document == mended().document


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "invent"},
        {"kind": "set", "pointer": "name"},
        {"kind": "mark", "value": "Person"},
        {"kind": "mark", "value": "Person", "start": 3, "end": 3},
        {"kind": "merge"},
        {"kind": "link", "value": 7},
    ],
)
def test_a_wrong_action_cannot_be_made(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"needs|no action"):
        Action(**wrong)


NODES = st.sampled_from([*sorted({f.node for f in FACTS}), "organization-silva", "person-silva-2"])
SPAN = st.integers(0, len(TEXT) - 1).flatmap(lambda s: st.tuples(st.just(s), st.integers(s + 1, len(TEXT))))
ACTIONS = st.one_of(
    st.builds(Action, st.sampled_from(["accept", "reject"]), NODES),
    st.builds(Action, st.just("reject"), NODES, st.sampled_from(["/name", "/mentions", "/location"])),
    st.builds(Action, st.just("set"), NODES, st.sampled_from(["/name", "/description"]), st.text(max_size=5)),
    st.builds(Action, st.just("retype"), NODES, st.just(""), st.sampled_from(["Person", "City", "Event"])),
    st.builds(Action, st.just("merge"), NODES, st.just(""), NODES),
    SPAN.map(lambda s: Action("mark", value="Person", start=s[0], end=s[1])),
    SPAN.map(lambda s: Action("mark", value="Event", start=s[0], end=s[1], found=READ)),
    st.tuples(NODES, SPAN).map(lambda p: Action("split", p[0], start=p[1][0], end=p[1][1])),
    SPAN.map(lambda s: Action("split", "event-talks", start=s[0], end=s[1], found=READ)),
)


@given(st.lists(ACTIONS, max_size=6))
def test_whatever_is_done_every_reference_leads_to_a_node_and_every_origin_to_a_value(
    actions: list[Action],
) -> None:
    draft = mended(*actions)
    assert {r[1:] for r in refs(draft.document)} <= keys(draft)
    ids = [n["@id"] for n in draft.document["@graph"]]
    assert len(ids) == len(set(ids))
    for where in draft.origins:
        pointer.resolve(draft.document, where)


@given(st.lists(ACTIONS, max_size=4))
def test_what_was_put_away_is_taken_up_as_it_was(actions: list[Action]) -> None:
    article, facts = keeping.load(keeping.dump(ARTICLE_READ, FACTS))
    again = [keeping.load_action(keeping.dump_action(a), a.editor, WHO["at"]) for a in actions]
    assert mend(article, facts, again).document == mended(*actions).document


def test_a_published_document_opened_and_published_again_is_the_same() -> None:
    first = publication.prepare(mended().document, base_url="https://news.example", id="talks")
    opened = mend(*documents.read(json.loads(first.body)))
    assert (
        publication.prepare(opened.document, base_url="https://news.example", id="talks").body == first.body
    )
    assert opened.article.text == TEXT


@pytest.mark.parametrize(
    "document", [{}, {"@graph": []}, {"@graph": ["x", 7]}, {"@type": "NewsArticle", "headline": ["a"]}]
)
def test_any_document_can_be_opened(document: dict[str, Any]) -> None:
    draft = mend(*documents.read(document))
    assert draft.document["@graph"]
