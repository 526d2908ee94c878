"""For when something was planned at first, told beside the event that it became."""

from __future__ import annotations

from publisher.extractors.changes import anaphora
from publisher.extractors.clauses import foreseen, plans, tense
from publisher.extractors.event import CANCELLED, POSTPONED, RESCHEDULED, Event
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time


def replaced(scene: Scene, events: list[Event]) -> list[Event]:
    """The events without the first plans for those that were moved: "they were to have stopped on Thursday".

    What had been planned for a day still to come, and has no other, is off.
    """
    kept: list[Event] = []
    for event in events:
        if (later := next((e for e in events if _came_about_later(event, e)), None)) is not None:
            later.previous, later.status = event.time, RESCHEDULED
            continue
        if event.first_plan and event.time is not None and _came_to_nothing(event, event.time):
            continue
        moved = next((e for e in kept[-2:] if _is_first_plan(event, e)), None)
        if moved is None and (moved := next((e for e in kept[-1:] if _had_it(event, e)), None)) is not None:
            moved.status = RESCHEDULED
        if moved is not None:
            moved.previous = event.time
            continue
        perfect = any(w.lower == "had" for w in event.sentence.words)
        ahead = event.mood == "plan" and event.day >= (scene.day or "9")
        if event.first_plan == "had been set" and not event.status and perfect and ahead:
            event.status = _what_came(event)
        kept.append(event)
    return kept


def _what_came(event: Event) -> str:
    """ "Had been due in May but was put off": what the sentence says became of it, else that it is off."""
    turns = (plans.turn(event.sentence, w) for w in event.sentence.words if w.tag.startswith("VB"))
    return POSTPONED if POSTPONED in turns else CANCELLED


def _came_about_later(event: Event, other: Event) -> bool:
    """ "The mill, which was due to open in May, opened on Monday", "first set for 1 May, was in June"."""
    if (
        other is event
        or event.sentence is not other.sentence
        or event.kind != other.kind
        or event.verb is None
    ):
        return False
    clause = event.verb
    while clause.dep in {"xcomp", "acomp"} and (above := event.sentence.head(clause)) is not None:
        clause = above
    passing = clause.dep in {"acl", "relcl"} and clause.i < (other.verb or other.focus).i
    ahead = clause.lemma in tense.AHEAD and event.time is not None and event.time.tense != "past"
    planned = event.first_plan == "had been set" or ahead
    free = not (event.status or other.status or other.previous)
    return (
        passing and planned and free and other.mood == "fact" and "" < event.day[:7] <= event.day < other.day
    )


def _came_to_nothing(event: Event, time: Time) -> bool:
    """ "Was due to land at six but crashed": it did something else, which is told besides."""
    verbal = event.focus.tag.startswith("VB") and not event.status
    return verbal and time.tense == "past" and foreseen.overtaken(event.sentence, time.word)


def _is_first_plan(event: Event, moved: Event) -> bool:
    """Whether a verb tells for when an event told right before it was planned at first."""
    return (
        bool(event.first_plan)
        and event.focus.tag.startswith("VB")
        and not event.status
        and moved.status in {POSTPONED, RESCHEDULED}
        and moved.previous is None
        and event.sentence.number - moved.tellings[-1][0].number <= 1
    )


def _had_it(event: Event, other: Event) -> bool:
    """ "Will speak on Tuesday. The meeting had been arranged for tonight": it is on another day now."""
    aux = event.sentence.child(event.verb, "aux") if event.verb is not None else []
    planned = event.first_plan == "had been set" and any(w.lower == "had" for w in aux)
    if not planned or event.status or not event.focus.tag.startswith("NN"):
        return False
    same = event.kind in {"meeting", "event", "session", other.kind}
    near = event.sentence.number - other.tellings[-1][0].number <= 1
    free = other.mood == "plan" and not other.status and other.previous is None
    return (
        same and near and free and event.day < other.day and anaphora.points_back(event.sentence, event.focus)
    )
