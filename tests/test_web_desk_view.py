"""What the desk shows of a draft: highlights that cover the text exactly, a form with every value once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from measure import calls
from test_mending import ACTIONS, ARTICLE_READ, FACTS, TEXT, at, found, mended

from publisher import pointer
from publisher.mending import Action, mend
from publisher.model import Article, Block, Fact
from publisher.web.desk.view import Node, View, view


def card(shown: View, key: str) -> Node:
    return next(node for node in shown.nodes if node.key == key)


def words(shown: View, key: str) -> list[str]:
    return [TEXT[mark.start : mark.end] for mark in card(shown, key).marks]


def test_the_segments_of_the_text_are_the_text() -> None:
    shown = view(mended())
    for paragraph, block in zip(shown.paragraphs, ARTICLE_READ.blocks, strict=True):
        assert "".join(s.text for s in paragraph.segments) == ARTICLE_READ.words(block)


@given(st.lists(ACTIONS, max_size=5))
def test_whatever_was_done_the_segments_are_the_text_and_every_value_has_its_pointer(
    actions: list[Action],
) -> None:
    draft = mended(*actions)
    shown = view(draft)
    assert [s.text for p in shown.paragraphs for s in p.segments] == [
        TEXT[s.start : s.end] for p in shown.paragraphs for s in p.segments
    ]
    for node in shown.nodes:
        for value in node.values:
            assert pointer.resolve(draft.document, value.pointer) == value.value
            assert pointer.resolve(draft.document, node.pointer + value.at) == value.value
    assert len({v.pointer for n in shown.nodes for v in n.values}) == sum(len(n.values) for n in shown.nodes)


def test_a_node_lights_its_facts_and_its_name_elsewhere() -> None:
    assert words(view(mended()), "place-porto") == ["Porto", "Porto"]
    assert words(view(mended()), "person-ana-silva") == ["Ana Silva"]


def test_a_name_that_two_nodes_share_lights_neither_elsewhere() -> None:
    here = found("Porto", 1)
    twin = (Fact("place-porto-2", "@type", "Place", here), Fact("place-porto-2", "name", "Porto", here))
    shown = view(mend(ARTICLE_READ, FACTS + twin))
    assert words(shown, "place-porto") == words(shown, "place-porto-2") == ["Porto"]


def test_the_uncertain_come_first_and_what_was_accepted_is_sure() -> None:
    weak = Fact("place-lisbon", "@type", "City", found("go on", 0, 0.3))
    named = Fact("place-lisbon", "name", "Lisbon", found("go on", 0, 0.3))
    shown = view(mend(ARTICLE_READ, (*FACTS, weak, named)))
    places = next(g for g in shown.groups if g.key == "place").nodes
    assert [(n.key, n.level) for n in places] == [("place-lisbon", "unsure"), ("place-porto", "likely")]
    after = view(mend(ARTICLE_READ, (*FACTS, weak, named), [Action("accept", "place-lisbon")]))
    assert card(after, "place-lisbon").level == "sure"
    assert after.open < shown.open


def test_a_value_has_the_field_that_fits_it() -> None:
    event = (
        Fact("event-talks", "startDate", "2026-11-24", found("Talks")),
        Fact("event-talks", "eventStatus", "https://schema.org/EventScheduled", found("Talks")),
        Fact("event-talks", "description", "x" * 200, found("Talks")),
        Fact("event-talks", "sameAs", "https://example.org/e", found("Talks")),
        Fact("event-talks", "maximumAttendeeCapacity", 7, found("Talks")),
        Fact("event-talks", "isAccessibleForFree", True, found("Talks")),
    )
    shown = card(view(mend(ARTICLE_READ, FACTS + event)), "event-talks")
    widgets = {v.at: v.widget for v in shown.values}
    assert widgets == {
        "/name": "text", "/location": "reference", "/startDate": "date", "/eventStatus": "member",
        "/description": "long", "/sameAs": "address", "/maximumAttendeeCapacity": "number",
        "/isAccessibleForFree": "yes",
    }  # fmt: skip
    status = next(v for v in shown.values if v.widget == "member")
    assert "https://schema.org/EventCancelled" in status.members


def test_a_nested_value_is_a_line_of_its_own_and_keeps_its_origin() -> None:
    address = Fact(
        "place-porto", "address", {"@type": "PostalAddress", "addressCountry": "PT"}, found("Porto")
    )
    value = next(
        v for v in card(view(mend(ARTICLE_READ, (*FACTS, address))), "place-porto").values if "ddress" in v.at
    )
    assert (value.at, value.value, value.label) == ("/address/addressCountry", "PT", "Address › Country")
    assert value.spans.split()[0] == "{}-{}".format(*at("Porto"))


def test_what_tells_an_event_or_a_place_from_others_of_its_name_is_shown_with_it() -> None:
    address = Fact(
        "place-porto", "address", {"@type": "PostalAddress", "addressCountry": "PT"}, found("Porto")
    )
    begins = Fact("event-talks", "startDate", "2026-11-24T18:00", found("Talks"))
    shown = view(mend(ARTICLE_READ, (*FACTS, address, begins)))
    assert {n.key: n.detail for n in shown.nodes if n.detail} == {
        "place-porto": "PT",
        "event-talks": "2026-11-24",
    }


def test_showing_a_text_of_many_names_takes_its_work_in_step_with_its_length() -> None:
    def shown(sentences: int) -> View:
        text = "Ana Silva met Silva in Porto. " * sentences
        return view(mend(Article(text, (Block("paragraph", 0, len(text)),), (), "long"), FACTS))

    assert len(card(shown(3500), "place-porto").marks) > 3000
    assert calls(lambda: shown(1600)) < 5 * calls(lambda: shown(400))
