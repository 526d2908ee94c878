"""Which event a telling is of: one told before, told on, ended or moved to a new day by it, or a new one."""

from __future__ import annotations

from publisher.extractors import clauses, lexicon, merging
from publisher.extractors.event import Event

_ENDINGS = frozenset({"dock", "land"})
"""How a journey ends."""


def add(merged: list[Event], event: Event) -> None:
    """Joins a telling to the event it is of, or adds it to those told."""
    _resumes(merged, event)
    if event in merged or _arrives(merged, event):
        return
    if moved := merging.get_a_new_day(merged, event):
        for known in moved:
            merging.move(known, event)
        return
    for known in _candidates(merged, event):
        if merging.is_one(known, event):
            merging.join(known, event)
            return
    if (
        event.time is None
        and event.last is not None
        and event.last.tense != "future"
        and event.mood == "fact"
        and event.focus.tag.startswith("NN")
    ):
        event.time, event.end = event.last, ""
    merged.append(event)


def _resumes(merged: list[Event], event: Event) -> None:
    """ "They resume on Monday": what was broken off, told under its own name on its new day."""
    if event.kind != "event" or event.focus.lemma not in lexicon.group("resuming"):
        return
    near = (e for e in reversed(merged) if event.sentence.number - e.tellings[-1][0].number <= 1)
    broken = next((e for e in near if e.mood == "fact" and e.day and event.day > e.day), None)
    if broken is not None and all(s.tag == "PRP" for s in clauses.subjects(event.sentence, event.focus)):
        event.kind, event.type, event.name = broken.kind, broken.type, broken.name
        event.takers, event.places = event.shared(broken), event.places or list(broken.places)
        merged.append(event)


def _arrives(merged: list[Event], event: Event) -> bool:
    """ "The flight returned to Hobart on Thursday. The plane landed at 7.52am": how that ended, and when."""
    verb, known = event.focus, merged[-1] if merged else None
    if known is None or verb.lemma not in _ENDINGS or verb.tag != "VBD" or not event.start[10:]:
        return False
    subjects = clauses.subjects(event.sentence, verb)
    it = any(
        s.tag == "PRP" or any(d.lower == "the" for d in event.sentence.child(s, "det")) for s in subjects
    )
    near = event.sentence.number - known.tellings[-1][0].number == 1 and known.mood == event.mood == "fact"
    home = known.kind in {"flight", "return"} or (known.verb or known.focus).lemma in {
        "return",
        "turn",
        "divert",
    }
    if not (it and near and home) or known.start != event.day:
        return False
    known.time = event.time
    known.tellings += event.tellings
    return True


def _candidates(merged: list[Event], event: Event) -> list[Event]:
    """The events that another telling can be of, the last first; "it came into force" is of the last told."""
    said_of_it = event.kind == "event" and event.focus.tag.startswith("VB")
    told = sorted(merged, key=lambda e: e.tellings[-1][0].number) if said_of_it else merged
    return told[::-1]
