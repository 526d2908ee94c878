"""Which place lies in which, where the text says so: "Moss Side, Manchester", "a museum in Belfast"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from publisher.extractors import lexicon
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.spots import breadth, is_venue
from publisher.extractors.entities.thing import Thing
from publisher.extractors.reading import Word

_NOWHERE_ELSE = ("BodyOfWater", "Canal", "Mountain")
"""What goes through many places is in none."""

_Named: TypeAlias = tuple[Mention, Thing]


class _Places:
    """The places of an article by where their names begin and end."""

    def __init__(self, places: Sequence[Thing]) -> None:
        named = [(m, t) for t in places for m in t.mentions]
        self.begins = {(m.sentence.number, m.first): (m, t) for m, t in named}
        self.ends = {(m.sentence.number, m.last): (m, t) for m, t in named}

    def beginning(self, sentence: int, at: int) -> Iterator[_Named]:
        """The place whose name begins at a word, if any does."""
        found = self.begins.get((sentence, at))
        if found is not None:
            yield found


def settle(things: Sequence[Thing]) -> None:
    """Gives each place the one that the text says it lies in, with its country where it has none."""
    known = _Places([t for t in things if t.kind == "place"])
    for thing in things:
        if thing.kind != "place" and not is_venue(thing):
            continue
        for mention in thing.mentions:
            _elsewhere(thing, mention, known)
        told = (named for mention in thing.mentions for named in _told(thing, mention, known))
        if (found := next(told, None)) is not None:
            mention, outer = found
            thing.within = (outer, mention)
            if thing.kind == "place":
                thing.country = thing.country or outer.country


def _elsewhere(thing: Thing, mention: Mention, known: _Places) -> None:
    """Takes from a part of a town what is known of another of its name: "Dhaka's Mirpur area"."""
    for _, outer in (*_owner(mention, known), *_whole(mention, known)):
        if outer.type == "City" and outer.place is not None and thing.country not in {"", outer.country}:
            thing.place, thing.country, thing.type = None, outer.country, "Place"


def _told(thing: Thing, mention: Mention, known: _Places) -> Iterator[_Named]:
    """The places that a thing is said to lie in, and can."""
    yield from (named for named in _around(mention, known) if _holds(named[1], thing))
    surely = (*_whole(mention, known), *_owner(mention, known))
    yield from (named for named in surely if _holds(named[1], thing) or _is_larger(named[1], thing))


def _around(mention: Mention, known: _Places) -> Iterator[_Named]:
    """The places that the words beside a name put it in."""
    words, number, at = mention.sentence.words, mention.sentence.number, mention.last
    while at + 1 < len(words) and words[at].text == ",":  # "the Town Hall, High Street, Kilkenny"
        following = known.begins.get((number, at + 1))
        if following is None or _lists(words, following[0].last):
            break
        yield following
        at = following[0].last
    if mention.last < len(words) and words[mention.last].lower == "in":
        yield from known.beginning(number, mention.last + 1)


def _whole(mention: Mention, known: _Places) -> Iterator[_Named]:
    """ "The Fatih district of Istanbul"."""
    behind = [w.lower for w in mention.sentence.words[mention.last : mention.last + 2]]
    if len(behind) == 2 and behind[0] in lexicon.group("parts of a town") and behind[1] in {"of", "in"}:
        yield from known.beginning(mention.sentence.number, mention.last + 2)


def _owner(mention: Mention, known: _Places) -> Iterator[_Named]:
    """ "Dhaka's Mirpur area"."""
    before = mention.sentence.words[mention.first - 1].lower if mention.first else ""
    found = known.ends.get((mention.sentence.number, mention.first - 1)) if before in {"'s", "'"} else None
    if found is not None:
        yield found


def _lists(words: Sequence[Word], at: int) -> bool:
    """Whether places in a row are several: "Leeds, York and Hull"."""
    return at < len(words) and words[at].lower in {"and", "or"}


def _holds(outer: Thing, inner: Thing) -> bool:
    """Whether a place can lie in another: one that is wider, or a part of a town in a town."""
    if outer is inner or (inner.country and outer.country and inner.country != outer.country):
        return False
    if outer.type not in {"City", "State", "AdministrativeArea"} or _goes_through(inner):
        return False
    part = outer.type == "City" and outer.place is not None and inner.place is None
    if inner.kind != "place":
        return True
    return breadth(inner) < breadth(outer) or (part and breadth(inner) == breadth(outer))


def _is_larger(outer: Thing, inner: Thing) -> bool:
    """Whether both are known as towns, and one is the larger: "the Fatih district of Istanbul"."""
    if outer.place is None or inner.place is None or outer.country != inner.country:
        return False
    return outer.place.kind == inner.place.kind == "City" and outer.place.population > inner.place.population


def _goes_through(thing: Thing) -> bool:
    """Whether it is a river, a range or a long road."""
    return thing.type.endswith(_NOWHERE_ELSE) or thing.name[-1].isdigit()
