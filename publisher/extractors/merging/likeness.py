"""What two events have in common, and what they contradict each other in."""

from __future__ import annotations

from publisher.extractors.event import Event
from publisher.extractors.times import bounds


def taking(event: Event) -> set[str]:
    """The keys of those who take part in an event."""
    return {thing.key for thing, _, _ in event.takers}


def others_take_part(known: Event, event: Event) -> bool:
    """Whether both tell who takes part, and nobody does in both."""
    return apart(taking(known), taking(event))


def places_of(event: Event) -> set[str]:
    """The keys of an event's places."""
    return {t.key for t, _ in event.places}


def apart(one: set[str], other: set[str]) -> bool:
    """Whether two sets both have members, and none in common."""
    return bool(one and other) and not one & other


def on_other_days(one: Event, other: Event) -> bool:
    """Whether the days of two events cannot be one; a year and a day in it can."""
    a = bounds(one.time.value) if one.time is not None else None
    b = bounds(other.time.value) if other.time is not None else None
    return a is not None and b is not None and (a[1] < b[0] or b[1] < a[0])


def comes_instead(known: Event, event: Event) -> bool:
    """ "They were to appear on Saturday. Their show will now be on Tuesday": whatever it is called."""
    shares = taking(known) & taking(event)
    theirs = any(w.tag == "PRP$" for w in event.sentence.child(event.focus, "poss"))
    return bool(
        known.first_plan
        and event.second_plan
        and event.day
        and 0 <= event.sentence.number - known.sentence.number <= 2
        and (shares or theirs)
    )


def replanned(plan: Event, first: Event) -> bool:
    """Whether a telling of a first plan is of this event, which has another day now."""
    return bool(
        first.first_plan
        and not plan.first_plan
        and first.time is not None
        and len(first.time.value) > len("2024")
        and plan.day
        and on_other_days(first, plan)
        and plan.mood == "plan"
        and not first.status
        and not (first.ordinal and plan.ordinal and first.ordinal != plan.ordinal)
        and not others_take_part(plan, first)
    )
