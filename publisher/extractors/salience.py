"""What an article is about, and what it only mentions."""

from __future__ import annotations

from publisher.extractors.entities import Thing
from publisher.extractors.events import Event
from publisher.extractors.reading import Reading

MOST = 5
"""An article is about no more things than this."""


def weight(thing: Thing) -> float:
    """How much an article has to do with a thing: named in the headline, in the first paragraphs, often."""
    found = 0.0
    for mention in thing.mentions:
        kind = mention.sentence.block.kind
        if mention.dateline or kind == "dateline":
            continue
        found += 3.0 if kind == "headline" else 2.0 if mention.sentence.number < 4 else 1.0
        if mention.head.dep in {"nsubj", "nsubjpass"}:
            found += 0.5
    return found


def subjects(things: list[Thing]) -> list[Thing]:
    """The things an article is about: those of the headline, and who or what it returns to."""
    ranked = sorted(
        ((weight(t), t) for t in things if t.type != "NewsMediaOrganization"), key=lambda pair: -pair[0]
    )
    if not ranked:
        return []
    most = ranked[0][0]
    return [t for w, t in ranked[:MOST] if w >= 3.0 and w >= 0.4 * most]


def main_event(events: list[Event], things: list[Thing], reading: Reading) -> Event | None:
    """The event the headline tells of; the first one told if it tells of none."""
    headline = " ".join(
        w.lemma or w.lower for s in reading.sentences if s.block.kind == "headline" for w in s.words
    ).lower()
    told = {t.key for t in things if any(m.sentence.block.kind == "headline" for m in t.mentions)}

    def score(event: Event) -> tuple[float, int]:
        words = {event.focus.lemma, event.kind, *(w.lower() for w in event.name.split() if len(w) > 3)}
        shared = sum(word in headline for word in words)
        people = len(told & {t.key for t, _, _ in event.takers}) + len(
            told & {t.key for t, _ in event.places}
        )
        early = 2.0 if event.sentence.block.start == _lead(reading) else 0.0
        return shared + 0.7 * people + early + 0.3 * len(event.tellings), -event.sentence.number

    return max(events, key=score) if events else None


def _lead(reading: Reading) -> int:
    return next((b.start for b in reading.article.of("paragraph")), -1)
