"""What two tellings of one event say together."""

from __future__ import annotations

from publisher.extractors.entities.spots import breadth
from publisher.extractors.event import CANCELLED, ON, POSTPONED, RESCHEDULED, Event
from publisher.extractors.merging import again
from publisher.extractors.merging.likeness import comes_instead, replanned


def join(known: Event, event: Event) -> None:
    """Adds what a second telling says."""
    if _adds_no_more(known, event):
        known.tellings += event.tellings
        return
    if again.from_start_to_end(known, event):
        known.end, known.time = known.start, event.time
    if replanned(known, event) or again.had_another_day(known, event):
        known.previous, known.status = event.time, RESCHEDULED
        known.tellings += event.tellings
        return
    if comes_instead(known, event) and known.focus.tag.startswith("VB"):
        known.kind, known.type, known.name = event.kind, event.type or known.type, event.name
    if replanned(event, known):
        known.previous, known.time, known.status = known.time, event.time, RESCHEDULED
        known.mood, known.first_plan = event.mood, ""
    if event.status == ON:
        moved = known.day and event.day and known.day != event.day
        event.status = known.status = RESCHEDULED if moved else ON
    if (
        event.status == RESCHEDULED
        and known.time is not None
        and event.time is not None
        and known.status in {"", CANCELLED, POSTPONED, RESCHEDULED}
        and known.start != event.start
    ):
        same = known.start.startswith(event.start) and event.previous is not None
        known.previous = event.previous or known.time
        known.time, known.status = known.time if same else event.time, RESCHEDULED
    if event.time is not None and event.start:
        better = (
            known.time is None
            or not known.start
            or (len(event.start) > len(known.start) and event.start.startswith(known.start[:10]))
        )
        if better:
            known.time = event.time
            known.end = event.end or known.end
    known.end = known.end or event.end
    known.previous = known.previous or event.previous
    known.duration = known.duration or event.duration
    known.schedule = known.schedule or event.schedule
    known.status = known.status or event.status
    if event.places and (not known.places or _inside(event, known)):
        known.places = [event.places[0], *known.places]
        known.how = event.how
    more = not known.takers or event.kind in {"talks", "match"}
    known.takers += [t for t in event.takers if more and t[0] not in [k for k, _, _ in known.takers]]
    fuller = len(known.name.split()) < 2 < len(event.name.split()) and event.kind != "event"
    if fuller or (event.titled and not known.titled):
        known.name, known.titled = event.name, event.titled
    if not known.type:
        known.type = event.type
    known.tellings += event.tellings


def move(known: Event, event: Event) -> None:
    """Gives what was put off the day on which it will be held."""
    known.previous, known.time, known.status = known.time, event.time, RESCHEDULED
    known.tellings += event.tellings


def _adds_no_more(known: Event, event: Event) -> bool:
    """Whether a second telling only tells when what was told became known or was over."""
    if again.is_its_end(known, event):
        known.end, known.last = event.day, event.time
        return True
    if again.had_begun(known, event):
        known.time, known.status, known.mood = event.time, "", "fact"
        return True
    return again.is_made_known(known, event)


def _inside(event: Event, known: Event) -> bool:
    """Whether a later telling names a house where the first named its city."""
    house = event.places[0][0]
    return house.type != "GovernmentOrganization" and breadth(house) == 0 and breadth(known.places[0][0]) > 0
