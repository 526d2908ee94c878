"""What is told below a line of a day, or behind a date in a chronology, and has no time of its own."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.extractors import clauses, telling
from publisher.extractors.changes import renewals
from publisher.extractors.event import Event, moment
from publisher.extractors.kinds import nouns
from publisher.extractors.listings import entries
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.telling import making
from publisher.extractors.times import Time


def read(scene: Scene, sentence: Sentence, found: list[Event]) -> Iterator[Event]:
    """The event of a sentence's main clause on the day that stands above it, if it tells no other day.

    "Thursday 16" / "Parliament debates the bill."; "2011: A stone is laid by the minister."
    """
    before = entries.leading(scene, sentence)
    head = scene.heads.get(sentence.number)
    day = head or (before[0] if before else scene.days.get(sentence.number))
    if day is None or day in scene.spent or not (day.day or head) or any(e.day[7:] for e in found):
        return
    told_here = [t for t in scene.times.get(sentence.number, ()) if t.kind == "date" and (t.day or head)]
    if any(head or t.day != day.day or not t.exact for t in told_here):
        return
    for one in found:
        if one.status and one.time is None:
            one.time = day  # "Saturday 21" / "The yoga marathon is cancelled."
            return
    known = [e for e in found if e.focus.tag.startswith("NN")]
    first = (w for w in sentence.words if w.tag[:2] == "VB" and renewals.first_plan(sentence, w))
    root = next(first, None) or next((w for w in sentence.words if w.dep == "ROOT"), None)
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
    event.mood = "plan" if moment(day.value) >= scene.day else "fact" if head else event.mood


def _told(scene: Scene, sentence: Sentence, root: Word, day: Time) -> telling.Telling | None:
    """What the main verb tells in the diary's tense, or the noun of an event without a verb."""
    past = moment(day.value) < scene.day
    will = any(w.lower in {"will", "'ll"} for w in sentence.child(root, "aux"))
    done = root.tag == "VBN" and bool(sentence.child(root, "auxpass")) and past
    if renewals.first_plan(sentence, root) and not past:  # "a talk was to have been given; it is off"
        heads = (n for s in clauses.subjects(sentence, root) for n in [s, *sentence.child(s, "appos")])
        event = next((n for n in heads if nouns.event_noun(scene, sentence, n) is not None), None)
        return (event, root) if event is not None else None
    if root.tag in {"VBZ", "VBP"} or will or done or (past and root.tag == "VBD"):
        named = any(m.first < root.i for m, _ in scene.names.spans.get(sentence.number, ()))
        acts = named or clauses.subjects(sentence, root)
        return telling.told(scene, sentence, root, day) if acts else None
    noun = root.tag.startswith("NN") and nouns.event_noun(scene, sentence, root) is not None
    return (root, None) if noun else None
