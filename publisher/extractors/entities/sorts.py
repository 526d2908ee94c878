"""The schema.org type of a thing: the most exact that is sure."""

from __future__ import annotations

import itertools

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities.joining import is_team
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.thing import Thing

_PARTIES = frozenset(
    {
        "Conservatives",
        "Democrats",
        "Greens",
        "Labor",
        "Labour",
        "Liberals",
        "One Nation",
        "Republicans",
        "Tories",
    }
)
"""What parties are called for short, and other bodies are not."""
_PUBLIC = frozenset({"City", "Municipal"})
"""What goes before the "Corporation" that governs a town."""


def sort(thing: Thing, sport: bool) -> str:
    """The type its kind and name give a thing; a place's own follows from where it lies."""
    if thing.kind == "person":
        return "Person"
    return _organization(thing, sport) if thing.kind == "organization" else _place(thing.name.split())


def _organization(thing: Thing, sport: bool) -> str:
    known, parts = gazetteer.load(), thing.name.split()
    if sport and is_team(thing):
        return "SportsTeam"
    if thing.name in known.organizations:
        return known.organizations[thing.name]
    if thing.name in _PARTIES and not sport:
        return "PoliticalParty"
    found = _headed(parts) if len(parts) > 1 else ""
    return found or ("SportsTeam" if sport and _plays(thing) else _band(thing) or "Organization")


def _headed(parts: list[str]) -> str:
    """What the head of its name says: "Ministry of Health", "Bay Hospital"."""
    heads, places = lexicon.words("organization heads"), lexicon.words("place heads")
    if parts[-1] in lexicon.words("legal forms") and parts[-2].lower() not in {"of", "for"}:
        return "Corporation"  # not the "Electoral Commission of SA"
    if parts[-1] == "Corporation" and not _PUBLIC.isdisjoint(parts[:-1]):
        return "GovernmentOrganization"
    head = next((a for a, b in itertools.pairwise(parts) if b in {"of", "for"}), parts[-1])
    head = head.capitalize() if head.islower() else head  # "Leeds crown court"
    found = heads.get(head, "") or heads.get(parts[-1], "")
    if not found and len(parts) > 2 and parts[-1] in gazetteer.load():
        found = heads.get(parts[-2], "")  # "King's College London"
    building = "Museum" if "Museum" in parts else places.get(head, "")  # "National Museum Cardiff"
    return found or (building if building in {"Hospital", "Museum", "Library"} else "")


def _place(parts: list[str]) -> str:
    heads, firsts = lexicon.words("place heads"), lexicon.words("place first")
    parts = [part.capitalize() if part.islower() else part for part in parts]  # "Bristol airport"
    found = heads.get(" ".join(parts[-2:]), "") or heads.get(parts[-1], "")
    if len(parts) == 1:
        return "Place"
    owner = next((a for a, b in itertools.pairwise(parts) if b in {"Of", "For"}), "")
    return found or firsts.get(parts[0], "") or heads.get(owner, "Place")


_MUSIC = frozenset({"folk", "indie", "jazz", "metal", "music", "pop", "punk", "rap", "rock", "soul", "vocal"})
_PLAYERS = frozenset({"bassist", "drummer", "frontman", "frontwoman", "guitarist", "keyboardist", "singer"})
_BANDS = frozenset({"band", "choir", "duo", "ensemble", "orchestra", "quartet", "quintet", "trio"})


def _band(thing: Thing) -> str:
    """ "The rock group Marrow", "his bandmates in Saltbox": a name that the text says is a band's."""
    for mention in thing.mentions:
        if _has_singer(mention):
            return "MusicGroup"
        before, earlier = mention.before(), mention.before(2)
        if before is None or earlier is None:
            continue
        sung = before.lower in {"act", "group", "outfit"} and earlier.lower in _MUSIC
        mates = before.lower == "in" and earlier.lower in {"bandmate", "bandmates"}
        pieces = before.lower == "piece" and earlier.text == "-"  # "the four-piece Marrow"
        if sung or mates or pieces or before.lower in _BANDS:
            return "MusicGroup"
    return ""


def _has_singer(mention: Mention) -> bool:
    """ "The Pale Lanterns have lost their singer": whether somebody behind a name makes music for it."""
    behind = mention.sentence.words[mention.last :]
    pairs = itertools.pairwise(behind)
    return any(w.lower in {"its", "their"} and after.lower in _PLAYERS for w, after in pairs)


def _plays(thing: Thing) -> bool:
    return any(
        (w := m.after()) is not None
        and w.lower in {"beat", "beats", "defeated", "drew", "lost", "won", "face", "play"}
        for m in thing.mentions
    )
