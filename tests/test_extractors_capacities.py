"""As what somebody takes part in an event: the property of the event's node that names them."""

from __future__ import annotations

from pathlib import Path

import pytest
from telling import article, cases

from publisher import extractors, mapping

CASES = list(cases(Path(__file__).parent.joinpath("cases", "capacities.txt")))


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=lambda one: one[:60] if isinstance(one, str) else "")
def test_an_event_says_who_holds_it_plays_or_is_there(text: str, wanted: tuple[str, ...]) -> None:
    told = article(text, published="2024-05-15T12:00:00")
    graph = mapping.draft(told, extractors.extract(told)).document["@graph"]
    names = {node["@id"]: node.get("name") for node in graph}
    for line in wanted:
        word, part, people = (cell.strip() for cell in line.split("|"))
        event = next(n for n in graph if "Event" in str(n["@type"]) and word.lower() in n["name"].lower())
        values = event.get(part, [])
        found = {names[v["@id"]] for v in (values if isinstance(values, list) else [values])}
        assert found == {one.strip() for one in people.split(",")}, event
