"""Where an event is: chosen among all places of its article, and none, by what speaks for each.

A sign (`signs`) weighs what `whereabouts.tsv` says, which `python -m benchmarks.whereabouts` writes: the
weights of a conditional logistic regression over the events of the corpus.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from pathlib import Path

from publisher.extractors import naming, weighing
from publisher.extractors.entities import Thing
from publisher.extractors.entities.mention import Mention
from publisher.extractors.event import ONLINE, Event
from publisher.extractors.places.exactness import inmost
from publisher.extractors.places.past import Past
from publisher.extractors.places.signs import NEWS, TEXT, Article
from publisher.extractors.scene import Scene

WEIGHTS = Path(__file__).with_suffix(".tsv")
_READ = 0.2
"""Given to a place that a rule read."""
_NEWS = 1.5
"""Given to the place of a dateline where the lead tells what happened and names no other."""


def settle(scene: Scene, events: list[Event]) -> None:
    """Gives each event the place that most speaks for, or none."""
    times = [time for found in scene.times.values() for time in found]
    article = Article(scene.reading.sentences, scene.things, scene.today, times, events, scene.names)
    past = Past()
    for event in events:
        if event.status != ONLINE and not _laid_out(event):
            weighed = [(weight(article.signs(t, event, past)), t) for t in article.candidates(event)]
            most, best = max(weighed, key=lambda one: one[0], default=(0.0, None))
            best = inmost(event, best, article.things) if best is not None else None
            _place(event, best if most > weighing.total(WEIGHTS, article.signs_of_none(event)) else None)
        past.add(event)


def weight(signs: Collection[str], weights: Mapping[str, float] | None = None) -> float:
    """What the signs of a place weigh together; with some more for what was read."""
    known = weighing.signs(WEIGHTS) if weights is None else weights
    return (
        math.fsum(known.get(sign, 0.0) for sign in signs)
        + _READ * ("read" in signs)
        + _NEWS * (NEWS in signs)
    )


def _laid_out(event: Event) -> bool:
    """Whether a list or a row of days says where an event is, which tells by its order and not by grammar."""
    return bool(event.read) and event.how in {"", "entry", "row"}


def _place(event: Event, thing: Thing | None) -> None:
    """Makes this the place of an event, and of its name where that has one."""
    old = event.places[0][0] if event.places else None
    if thing is None:
        event.places = []
    else:
        known = [p for p in event.places if p[0] is thing] or [(thing, _nearest(event, thing).head)]
        event.places = [known[0], *(p for p in event.places if p[0] is not thing)]
    if old is not thing:
        naming.move(event, old)


def _nearest(event: Event, thing: Thing) -> Mention:
    """The mention of a place that is nearest to where an event is told, in the text before others."""
    return min(
        thing.mentions,
        key=lambda m: (m.sentence.block.kind not in TEXT, abs(m.start - event.focus.start)),
    )
