"""The places of the gazetteer that a name of an article may mean."""

from __future__ import annotations

from collections.abc import Collection

from publisher import gazetteer
from publisher.extractors.entities import houses
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.thing import Thing, clean
from publisher.extractors.reading import Word
from publisher.gazetteer import Place

_DIVISIONS = frozenset(
    {"region", "province", "state", "oblast", "county", "district", "governorate", "prefecture"}
)
_GROUPED = _DIVISIONS | {f"{word}s" for word in _DIVISIONS} | {"counties"}
FAMOUS = 250_000
"""A city of more people is meant before the small towns that are called after it."""


def of(thing: Thing) -> list[Place]:
    """The places of its name, without divisions where a city is meant, unless the text calls it one."""
    if thing.place is not None:
        return [thing.place]
    found = list(gazetteer.load().places(thing.name)) or list(houses.towns(thing.name))
    if not found:
        return []
    if thing.type == "RiverBodyOfWater":
        return [p for p in found if p.kind == thing.type] or found
    if _is_called_the(thing):
        found = [p for p in found if p.kind != "City" or p.name.startswith("The ")]
    for kinds, called in (({"State"}, {"state"}), ({"AdministrativeArea", "State"}, _DIVISIONS)):
        divisions = [p for p in found if p.kind in kinds]
        if divisions and any(_is_one(mention, called) for mention in thing.mentions):
            return divisions
    if any(_lower(m.after()) in _DIVISIONS for m in thing.mentions):
        return found
    cities = {p.country for p in found if p.kind == "City" and p.population > 0}
    large = {p.country for p in found if p.kind == "City" and p.population > 1_000_000}
    return [
        p
        for p in found
        if not (p.kind == "AdministrativeArea" and p.region and p.country in cities)
        and not (p.kind == "State" and p.country in large)
    ]


def _is_one(mention: Mention, called: Collection[str]) -> bool:
    """ "The state of Victoria"."""
    return _lower(mention.before()) == "of" and _lower(mention.before(2)) in called


def placeable(thing: Thing) -> bool:
    """Whether the gazetteer can say where it lies: a river only if it knows a river of that name."""
    known = gazetteer.load().places(thing.name)
    rivers = any(p.kind == "RiverBodyOfWater" for p in known)
    return thing.type != "RiverBodyOfWater" or rivers or (bool(known) and not is_river(thing))


def known_first(candidates: list[Place], times: int = 50) -> list[Place]:
    """Without the towns, so many times smaller, that are called after a city of the world."""
    most = max((p.population for p in candidates if p.kind == "City"), default=0)
    if most <= FAMOUS:
        return candidates
    return [p for p in candidates if p.kind != "City" or p.population * times > most]


def part_of(thing: Thing) -> Place | None:
    """The place that "Paris, Texas" or "Paris in Texas" means, where the text itself names it first.

    Named so only later, it is another of that name.
    """
    known = gazetteer.load()
    cities = [p for p in known.places(thing.name) if p.kind == "City"]
    told = [m for m in thing.mentions if m.sentence.block.kind not in {"headline", "dek"}] or thing.mentions
    for mention in told[:1] if cities else ():
        if _lower(mention.after()) not in {",", "in"}:
            continue
        words, at = mention.sentence.words, mention.last + 1
        for length in (3, 2, 1):
            outer = known.places(clean(" ".join(w.text for w in words[at : at + length])))
            inside = [city for city in cities if any(_holds(place, city) for place in outer)]
            if inside:
                return max(inside, key=lambda p: p.population)
    return None


def is_river(thing: Thing) -> bool:
    """Whether the text calls it a river."""
    return any("river" in {_lower(m.before()), _lower(m.after())} for m in thing.mentions)


def is_region(mention: Mention) -> bool:
    """Whether a mention is of a region: "the regions of Donetsk and Luhansk", "Kursk province"."""
    words = mention.sentence.words
    at = mention.first - 1
    while at > 0 and (
        words[at].lower in {"and", ",", "the"}
        or (words[at].text[0].isupper() and words[at + 1].lower in {"and", ","})
    ):
        at -= 1
    before = words[at].lower == "of" and at > 0 and words[at - 1].lower in _GROUPED
    before = before and not (at > 1 and words[at - 2].text[0].isupper())  # "the Fatih district of Istanbul"
    return before or _lower(mention.after()) in _DIVISIONS - {"state", "district"}


def _holds(outer: Place, city: Place) -> bool:
    """Whether a country or a division has this city; divisions are told apart where their codes are known."""
    if outer.kind not in {"Country", "State", "AdministrativeArea"} or outer.country != city.country:
        return False
    whole = outer.kind == "Country" or not outer.region
    return whole or outer.region == city.region or outer.country not in {"US", "CA", "AU"}


def _is_called_the(thing: Thing) -> bool:
    """ "At the Olympia in Paris": whether it always has an article, which no town has."""
    return all(_has_article(m) for m in thing.mentions)


def _has_article(mention: Mention) -> bool:
    if _lower(mention.before()) != "the":
        return False
    following = mention.after()
    noun = mention.head.dep in {"compound", "nmod", "amod", "poss"}
    return not noun and not (following is not None and following.tag.startswith(("NN", "JJ", "HYPH", "POS")))


def _lower(word: Word | None) -> str:
    return word.lower if word is not None else ""
