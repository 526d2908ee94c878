"""What a name is as a place, and whether the words before it say that something is there."""

from __future__ import annotations

from publisher.extractors import lexicon
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.thing import Thing
from publisher.extractors.reading import Sentence

APART = frozenset({"about", "after", "against", "ahead", "before", "following", "for", "over", "since"})
"""Prepositions behind which another event has its own place."""
COMPASS = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east"}
    | {"north-west", "south-east", "south-west", "upstream", "downstream", "inland"}
)
"""The sides of a place: "ten miles north of Hull"."""
_SIDES = COMPASS | {"outskirts"}
_LEADING = lexicon.group("there") | {"the", "a", "on", "to", "from"}


def breadth(thing: Thing) -> int:
    """How wide a place is: a building, a city, a region, a country."""
    return {"City": 1, "State": 2, "AdministrativeArea": 2, "Country": 3, "Continent": 4}.get(
        thing.type, 0 if thing.type != "Place" else 1
    )


def is_venue(thing: Thing) -> bool:
    """Whether an organisation is also a house to go to."""
    if thing.type in {"CollegeOrUniversity", "School", "Hospital", "Museum", "Library"}:
        return True
    parts = thing.name.split()
    body = parts[-1] in lexicon.words("organization heads") and parts[-1].lower() not in lexicon.group(
        "houses"
    )
    return not body and not lexicon.group("houses").isdisjoint(thing.name.lower().split())


def is_gone_to(mention: Mention, thing: Thing) -> bool:
    """ "Will sign copies at Zenith Bookstore": a body that one goes to, where no town is told."""
    body = thing.kind == "organization" and thing.type == "Organization"
    if not body or word_before(mention.sentence, mention.first) != "at":
        return False
    if mention.sentence.child(mention.head, "appos"):  # "at Optics Asia, a trade fair held in Singapore"
        return False
    after, behind = mention.after(), mention.after(2)
    in_town = after is not None and after.lower == "in" and behind is not None and behind.tag[:3] == "NNP"
    return mention.words[-1].lower not in lexicon.group("named") | {"run"} and not in_town


def word_before(sentence: Sentence, first: int) -> str:
    """The word before a name, articles left out; "south of" and its like are "near"."""
    at = first - 1
    while at >= 0 and sentence.words[at].lower in {"the", "a"}:
        at -= 1
    if at > 0 and sentence.words[at].lower == "of" and sentence.words[at - 1].lower in _SIDES:
        return "near"
    return sentence.words[at].lower if at >= 0 else ""


def denied(sentence: Sentence, first: int) -> bool:
    """Whether it is said not to be at a place: "not at the Swan", "rather than in Leeds"."""
    before = [w.lower for w in sentence.words[max(0, first - 4) : first]]
    while before and before[-1] in _LEADING:
        before.pop()
    return before[-1:] in (["not"], ["than"]) or before[-2:] == ["instead", "of"]
