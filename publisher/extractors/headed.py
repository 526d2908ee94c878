"""What is told below a line of a day, and has no time of its own: "Parliament debates the bill."."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.extractors import clauses, entries, making, nouns, telling
from publisher.extractors.event import Event
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time


def read(scene: Scene, sentence: Sentence, found: list[Event]) -> Iterator[Event]:
    """The event of a sentence's main clause on the day that stands above it, if it tells no other day."""
    before = entries.leading(scene, sentence)
    day = before[0] if before else scene.days.get(sentence.number)
    if day is None or not day.day or day in scene.spent or any(e.day[7:] for e in found):
        return
    if any(t.kind == "date" and t.day for t in scene.times.get(sentence.number, ())):
        return
    known = [e for e in found if e.focus.tag.startswith("NN")]
    root = next((w for w in sentence.words if w.dep == "ROOT"), None)
    told = _told(scene, sentence, root, day) if root is not None else None
    if told is None or clauses.quoted(sentence, told[0]):
        return
    event = next((e for e in known if e.focus is told[0]), None)
    if event is None:
        event = making.make(scene, sentence, told[0], told[1])
        if event is None:
            return
        yield event
    event.time = day
    event.mood = "plan" if day.day >= scene.day else event.mood


def _told(scene: Scene, sentence: Sentence, root: Word, day: Time) -> telling.Telling | None:
    """What the main verb tells in the diary's tense, or the noun of an event without a verb."""
    past = day.day < scene.day
    will = any(w.lower in {"will", "'ll"} for w in sentence.child(root, "aux"))
    if root.tag in {"VBZ", "VBP"} or will or (past and root.tag == "VBD"):
        return telling.told(scene, sentence, root, day) if clauses.subjects(sentence, root) else None
    noun = root.tag.startswith("NN") and nouns.event_noun(scene, sentence, root) is not None
    return (root, None) if noun else None
