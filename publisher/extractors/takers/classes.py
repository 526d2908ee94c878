"""What events and those named are, as it matters to who takes part: "sport", "stage", "team", "house"."""

from __future__ import annotations

from publisher.extractors import lexicon
from publisher.extractors.entities import Thing
from publisher.extractors.entities.spots import is_venue
from publisher.extractors.event import Event

_STAGED = frozenset(
    {"MusicEvent", "TheaterEvent", "DanceEvent", "LiteraryEvent", "ComedyEvent", "Festival"}
    | {"ExhibitionEvent", "EducationEvent"}
)


def sort(thing: Thing) -> str:
    """What somebody is, as it matters to what they take part in."""
    if thing.kind != "organization":
        return thing.kind
    if thing.type in {"SportsTeam", "NewsMediaOrganization"}:
        return "team" if thing.type == "SportsTeam" else "paper"
    return "house" if is_venue(thing) else "body"


def of(event: Event) -> str:
    """What an event is, as it matters to who takes part."""
    if event.type == "SportsEvent":
        return "sport"
    if event.type in _STAGED:
        return "stage"
    if event.kind in lexicon.group("court"):
        return "court"
    if event.kind in lexicon.words("families"):
        return lexicon.words("families")[event.kind]
    if event.kind in lexicon.group("body events"):
        return "decision"
    if event.kind in lexicon.group("gatherings") or event.kind in lexicon.group("parties"):
        return "gathering"
    return "noun" if event.focus.tag.startswith("NN") else "verb"


def family(event: Event) -> str:
    """What two events that have the same people have in common."""
    found = of(event)
    return event.kind if found in {"noun", "verb"} else found
