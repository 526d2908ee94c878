"""Whether two tellings in one article are of one event."""

from __future__ import annotations

from publisher.extractors import clauses, lexicon
from publisher.extractors.entities.spots import breadth
from publisher.extractors.event import CANCELLED, ON, ONLINE, POSTPONED, RESCHEDULED, Event, moment
from publisher.extractors.kinds import alike
from publisher.extractors.merging import again
from publisher.extractors.merging.again import get_a_new_day
from publisher.extractors.merging.joining import join, move
from publisher.extractors.merging.likeness import (
    apart,
    comes_instead,
    on_other_days,
    others_take_part,
    places_of,
    replanned,
    taking,
)

__all__ = ["get_a_new_day", "is_one", "join", "move"]

_DAY = len("2024-05-15")
_OTHERS = {"another", "previous", "earlier", "next", "last", "second", "third", "fourth"}
_THEIR_OWN = {"death", "arrest", "resignation", "concert", "visit", "lecture", "trial", "speech"}
"""Classes of events that are their takers' own: no two people have one of them together."""


def _joined(known: Event, event: Event) -> bool:
    """ "The regatta and the twilight races", "cancelled a trip and will visit Mali": two by an "and"."""
    sentence = event.sentence
    if known.sentence is not sentence or known.focus is event.focus:
        return False
    if known.focus.tag.startswith("NN") and event.focus.tag.startswith("NN"):
        off = known.verb is event.verb and known.status == event.status != ""
        return off or (event.focus.dep == "conj" and event.focus in clauses.conjuncts(sentence, known.focus))
    off = known.status in {CANCELLED, POSTPONED} and not event.status and event.focus.tag.startswith("VB")
    points = any(w.tag == "PRP" for w in sentence.child(event.focus, "dobj", "nsubjpass"))
    return off and not points and event.focus.dep == "conj" and sentence.head(event.focus) is known.verb


def is_one(known: Event, event: Event) -> bool:
    """Whether two tellings of one article tell of one event; in doubt they do not."""
    verdicts = (rule(known, event) for rule in _RULES)
    return next((verdict for verdict in verdicts if verdict is not None), True)


def _by_form(known: Event, event: Event) -> bool | None:
    """By how the two are told, whatever they say: joined by an "and", the one instead of the other."""
    if known.how == event.how == "entry" and known.start != event.start:
        return False  # two entries of a list
    if _joined(known, event) or _another_third(known, event) or again.is_one_more(known, event):
        return False
    if known.schedule != event.schedule and not _is_its_schedule(known, event):
        return False
    if comes_instead(known, event):
        return True
    if event.kind == "event" and event.focus.tag.startswith("VB"):
        return goes_on(known, event)
    same = alike.are_alike(known.kind, event.kind)
    if not same or _several(known, event) or _told_apart(known, event) or _goes_elsewhere(known, event):
        return False
    return None


def _is_its_schedule(known: Event, event: Event) -> bool:
    """ "The fair opened on Thursday. The fair is open daily": the same, and no single day of a series."""
    if known.schedule is not None and event.schedule is not None:
        return known.schedule.same(event.schedule)
    series, other = (known, event) if known.schedule is not None else (event, known)
    daily = series.schedule is not None and series.schedule.every == "P1D"
    return daily or other.time is None


def _another_third(known: Event, event: Event) -> bool:
    """ "The third test was drawn. Of three debates, the third is on Friday": not the one told before."""
    ranks = lexicon.group("ordinals")
    bare = event.focus.lower in ranks and known.focus.lower not in ranks and bool(known.ordinal)
    return bare and known.focus.lemma not in event.name.lower()


def _by_plan(known: Event, event: Event) -> bool | None:
    """By what becomes of a plan: "is on after all", "was to be on Monday", and then another day."""
    if event.status == ON and known.status in {CANCELLED, POSTPONED}:
        return not others_take_part(known, event)
    from_there = event.previous is not None and moment(event.previous.value)[:_DAY] == known.day
    moved = event.status == RESCHEDULED and known.mood == "plan" and known.kind == event.kind
    if from_there and moved:
        return not others_take_part(known, event)
    if replanned(known, event) or replanned(event, known):
        return event.sentence.number - known.sentence.number <= 4
    return None


def _by_kind(known: Event, event: Event) -> bool | None:
    """By their classes: those who "meet" elsewhere on another day hold no talks told before."""
    met = known.kind != event.kind and "meet" in {known.kind, event.kind}
    if met and known.sentence is not event.sentence and not (known.day and known.day == event.day):
        return False
    dated = known.start and event.start
    if event.kind == "interview" and not dated and taking(known) & taking(event):
        return True
    if (known.ordinal and event.ordinal and known.ordinal != event.ordinal) or _other_race(known, event):
        return False
    if _of_another_sort(known, event):
        return False
    if _sentenced(known, event) and not taking(known) & taking(event):
        return False  # "was jailed on Tuesday; his brother was given a suspended sentence on Tuesday"
    if apart(_of_whom(known), _of_whom(event)):
        return False
    return None


def _sentenced(known: Event, event: Event) -> bool:
    """ "A man has been jailed. The judge sentenced him on Tuesday": the same in other words."""
    return known.kind != event.kind and {known.kind, event.kind} <= {"imprison", "jail", "sentence"}


def _by_state(known: Event, event: Event) -> bool | None:
    """By their states: what was held cannot be called off, and what was planned can get a new day."""
    off = event.status in {CANCELLED, POSTPONED, ONLINE} and known.mood == "fact" and not known.status
    if off and (known.start != event.start or known.focus.tag.startswith("VB")):
        return False
    moved = event.status == RESCHEDULED and not event.previous and known.kind == event.kind
    planned = known.mood == "plan" or known.status
    if moved and planned and known.status in {"", CANCELLED, POSTPONED}:
        return not others_take_part(known, event)
    return None


def _as_told_before(known: Event, event: Event) -> bool | None:
    """By its other day: that on which it began or was over, or was made known."""
    ends = again.from_start_to_end, again.is_its_end
    rules = again.is_made_known, *ends, again.had_begun, again.had_another_day
    return any(rule(known, event) for rule in rules) or None


def _by_day(known: Event, event: Event) -> bool | None:
    """By their days, where both have one."""
    a, b = known.start, event.start
    if len(a) < _DAY <= len(b) and event.ordinal and not known.ordinal and known.mood == "fact":
        return False  # "talks this week" that were held, "a second round on Wednesday"
    if not (a and b):
        return None
    moved = known.previous is not None and moment(known.previous.value)[:10] == b[:10]
    if moved:
        return None
    one = (a.startswith(b[:10]) or b.startswith(a[:10])) and not on_other_days(known, event)
    return None if one else False


def _by_what_follows(known: Event, event: Event) -> bool | None:
    """By what the second telling adds where only one of them has a day, or none."""
    a, b = known.start, event.start
    if a and b:
        return None
    same = _sentenced(known, event) and len(event.start) >= _DAY
    if known.kind != event.kind and known.sentence is not event.sentence and not same:
        return False
    if known.mood == "fact" and event.mood == "plan" and b and not a and not event.status:
        return False
    if event.ordinal in _OTHERS and event.ordinal != known.ordinal:
        return False
    done = event.verb is not None and event.verb.tag == "VBD"
    if known.mood == "plan" and event.mood != "plan" and a and done:
        return False
    far = event.sentence.number - known.sentence.number > 3
    return False if b and far and event.kind != "death" else None


def _by_takers(known: Event, event: Event) -> bool | None:
    """By who takes part, where no two of them do the same: matches, deaths, arrests, concerts."""
    a, b = known.start, event.start
    bill = event.kind == "concert" and a and a[:10] == b[:10] and not (places_of(known) and places_of(event))
    theirs = event.type == "SportsEvent" or event.kind in _THEIR_OWN
    played = again.are_two_acts(known, event) and known.focus.lemma in lexicon.group("match verbs")
    return False if (theirs or played) and not bill and others_take_part(known, event) else None


def _by_place(known: Event, event: Event) -> bool | None:
    """By where they are: a hall and its city do not contradict each other."""
    wide = {breadth(t) for t, _ in known.places}.isdisjoint(breadth(t) for t, _ in event.places)
    if wide or not apart(places_of(known), places_of(event)):
        return None
    if again.are_two_acts(known, event):
        return False
    dated = bool(known.start and event.start) and len(known.start) >= _DAY
    return dated and known.kind == event.kind and known.sentence is not event.sentence


_RULES = (
    again.by_its_noun,
    _as_told_before,
    _by_form,
    _by_plan,
    _by_kind,
    _by_state,
    _by_day,
    _by_what_follows,
    _by_takers,
    _by_place,
)
"""What tells two events from one, in the order in which it counts; None where it tells nothing."""


def _told_apart(known: Event, event: Event) -> bool:
    """ "Speaks at a rally at 9:30, and meets officials at noon": two clauses, each with its time."""
    verbs = known.verb, event.verb
    return (
        known.sentence is event.sentence
        and known.kind != event.kind
        and verbs[0] is not verbs[1]
        and known.time is not None
        and event.time is not None
        and known.time is not event.time
        and event.verb is not None
        and event.verb.dep == "conj"
        and not (known.status or event.status)
    )


def _goes_elsewhere(known: Event, event: Event) -> bool:
    """ "Cancelled a trip to Oslo and will visit Hull on Friday": what is off, and what is done instead."""
    off = known.status in {CANCELLED, POSTPONED} and known.sentence is event.sentence
    acts = event.focus.tag == "VB" and event.mood == "plan" and not (event.status or event.first_plan)
    return off and acts and event.focus.dep == "conj"


def _other_race(known: Event, event: Event) -> bool:
    """Whether two races have names of their own and no day in common: "the dash", "the half marathon"."""
    names = {known.focus.lemma, event.focus.lemma}
    return known.kind == event.kind == "race" and len(names - {"race"}) > 1 and known.day != event.day


def _of_another_sort(known: Event, event: Event) -> bool:
    """ "The county show", "the dog show": two that people come to, each with its own word before its noun."""
    if known.kind not in lexicon.group("gatherings") or known.focus.lemma != event.focus.lemma:
        return False
    own, its = (
        {w.lemma for w in e.sentence.child(e.focus, "compound") if w.tag in {"NN", "NNS"}}
        for e in (known, event)
    )
    return apart(own, its)


_SEXES = frozenset({"boy", "girl", "lady", "man", "woman"})


def _of_whom(event: Event) -> set[str]:
    """ "The men's race", "the girls' final": for whom it is."""
    return {w.lemma for w in event.sentence.child(event.focus, "poss", "compound") if w.lemma in _SEXES}


def _several(one: Event, other: Event) -> bool:
    """Whether one tells of several and the other of one who does so: "readings", "she will read"."""
    tags = {one.focus.tag, other.focus.tag}
    return (
        one.kind != other.kind
        and "NNS" in tags
        and any(t.startswith("VB") for t in tags)
        and (not {"talks", "meet"} & {one.kind, other.kind})
    )


_DONE_TO_FIRMS = frozenset(
    {"delist", "float", "incorporate", "list", "nationalise", "nationalize", "privatise"}
)
"""What "it" undergoes that is a firm, and no event."""


def goes_on(known: Event, event: Event) -> bool:
    """Whether "it starts at ten" is said of this event: one just told, and on no other day."""
    if event.sentence.number - known.tellings[-1][0].number > 2:
        return False
    if event.mood == "plan" and known.focus.lemma in lexicon.group("unplanned"):
        return False
    if known.time is None and known.verb is not None and known.verb.tag == "VB" and known.mood == "fact":
        return False  # "seven days to broker a truce"
    if event.focus.lemma in _DONE_TO_FIRMS:
        return False
    for subject in clauses.subjects(event.sentence, event.focus):
        same = {known.focus.lemma, known.kind, "event"} | lexicon.group("beginnings")
        if subject.tag.startswith("NN") and subject.lemma not in same:
            return False
    a, b = known.start, event.start
    if replanned(known, event):
        return True
    if a and b and not a.startswith(b[:10]) and not b.startswith(a[:10]):
        return False
    if a[10:] and b[10:] and a[:16] != b[:16] and not (known.status or event.status):
        return False
    return (
        known.mood == event.mood
        or bool(known.status)
        or ("plan" in {known.mood, event.mood} and (not a or a[:10] == b[:10]))
    )
