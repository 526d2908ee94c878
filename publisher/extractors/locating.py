"""Which of the places of one name is meant, and the country each place lies in."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator

from publisher import gazetteer
from publisher.extractors.mention import Mention
from publisher.extractors.reading import Reading, Word
from publisher.extractors.thing import Thing, clean
from publisher.gazetteer import Place

_AMERICAN = frozenset(
    {
        *("U.S. Senate", "Congress", "White House", "Pentagon", "FBI", "U.S. Supreme Court", "Senate"),
        *("Supreme Court", "Environmental Protection Agency", "Federal Trade Commission"),
        "National Weather Service",
    }
)
_DIVISIONS = frozenset(
    {"region", "province", "state", "oblast", "county", "district", "governorate", "prefecture"}
)
_GROUPED = _DIVISIONS | {f"{word}s" for word in _DIVISIONS} | {"counties"}
_SIZES = {"Country": 8.6, "State": 6.6, "Continent": 9.0, "OceanBodyOfWater": 8.0, "SeaBodyOfWater": 7.0}
"""The power of ten of the people a place without a count weighs as much as."""
_WATERS = ("BodyOfWater", "Mountain", "Continent")
FAMOUS = 1_000_000
"""A city of more people is meant before the small towns that are called after it."""
HOMES = {
    **{
        code: code.upper()
        for code in ("bg", "de", "es", "fi", "fr", "hr", "hu", "it", "lt", "lv", "nl", "pl")
    },
    **{code: code.upper() for code in ("pt", "ro", "ru", "sk", "tr")},
    **{
        "cs": "CZ",
        "da": "DK",
        "el": "GR",
        "et": "EE",
        "nb": "NO",
        "no": "NO",
        "sl": "SI",
        "sv": "SE",
        "uk": "UA",
    },
}
"""The country that speaks a language before others, where nothing else is said."""
SMALL = 60_000
"""A town of fewer people is not meant where nothing else speaks of its country."""


def locate(things: list[Thing], reading: Reading) -> None:
    """Chooses among the places of one name by what else the article names, and gives each its country."""
    context = Context(things, reading)
    for thing in context.places:
        candidates = _candidates(thing)
        if not candidates:
            continue
        certain = context.told.get(id(thing))
        place = certain or context.choose(candidates)
        if certain is None and context.far_off(place):
            thing.type = "City"
        else:
            context.settle(thing, place)
    _inherit(things, reading)


class Context:
    """What an article says of where it plays: the countries and regions it names, by weight."""

    def __init__(self, things: list[Thing], reading: Reading) -> None:
        self.countries: Counter[str] = Counter(_demonyms(reading))
        self.regions: Counter[tuple[str, str]] = Counter()
        self.told: dict[int, Place] = {}
        for thing in things:
            if thing.kind == "place" and _river(thing):
                thing.type = "RiverBodyOfWater"
        self.places = [t for t in things if t.kind == "place" and t.type != "RiverBodyOfWater"]
        self.countries["GB"] += "£" in reading.article.text
        if reading.language in HOMES:
            self.countries[HOMES[reading.language]] += 1
        for thing in self.places:
            self._weigh(thing)
        self.countries["US"] += sum(t.kind == "organization" and t.name in _AMERICAN for t in things)
        for thing in self.places:
            self._tell(thing)

    def _weigh(self, thing: Thing) -> None:
        candidates = _known_first(_candidates(thing), 10)
        countries = {p.country for p in candidates if p.country}
        if len(countries) == 1:
            large = max(p.population or SMALL for p in candidates) >= SMALL
            self.countries[countries.pop()] += 2 * min(len(thing.mentions), 3) if large else 1
        for place in candidates:
            if place.kind == "State":
                self.regions[place.country, place.region] += 1
                self.countries[place.country] += not any(p.kind == "Country" for p in candidates)

    def _tell(self, thing: Thing) -> None:
        """Takes in the place that "Paris, Texas" says outright."""
        place = _part_of(thing)
        if place is not None:
            self.told[id(thing)] = place
            self.countries[place.country] += 2
            if place.region:
                self.regions[place.country, place.region] += 1

    def likely(self, place: Place) -> float:
        """How likely a place is meant: many people, the countries named, the region named."""
        size = math.log10(place.population) if place.population > 0 else _SIZES.get(place.kind, 5.0)
        size = max(size, _SIZES.get(place.kind, 0.0)) + 1.2 * place.capital
        named = self.countries[place.country] if place.country else 0
        near = place.kind != "State" and place.region and self.regions[place.country, place.region]
        beside = 0.5 * bool(self.continent and gazetteer.load().continent(place.country) == self.continent)
        return size + beside + min(2.6, 1.1 * math.log2(1 + named)) + 2.5 * bool(near)

    @property
    def continent(self) -> str:
        """The continent of the country that weighs most."""
        most = self.countries.most_common(1)
        return gazetteer.load().continent(most[0][0]) if most and most[0][1] > 0 else ""

    def choose(self, candidates: list[Place]) -> Place:
        """The likeliest; a town of one name with a city of the world has to be told outright to be meant."""
        return max(_known_first(candidates), key=self.likely)

    def far_off(self, place: Place) -> bool:
        """Whether a small town is in a country nothing else speaks of: another town is meant."""
        if place.kind != "City" or place.population > SMALL or not self.countries:
            return False
        code, most = self.countries.most_common(1)[0]
        continent = gazetteer.load().continent
        elsewhere = code != place.country and continent(code) != continent(place.country)
        return most >= 3 and self.countries[place.country] <= 2 and elsewhere

    def settle(self, thing: Thing, place: Place) -> None:
        """Says which place a thing is; its country weighs for the next."""
        thing.place = place
        self.countries[place.country] += 1
        if place.kind != "Place" or thing.type == "Place":
            thing.type = place.kind
        if place.kind == "City" and any(_region(m) for m in thing.mentions):
            thing.type = "AdministrativeArea"
        thing.country = place.country


def _demonyms(reading: Reading) -> Iterator[str]:
    """The country of every people the article names."""
    peoples = gazetteer.load().demonyms
    for sentence in reading.sentences:
        for word in sentence.words:
            code = peoples.get(word.text)
            if code and code != "-":
                yield code


def _lower(word: Word | None) -> str:
    return word.lower if word is not None else ""


def _region(mention: Mention) -> bool:
    """Whether a mention is of a region: "the regions of Donetsk and Luhansk", "Kursk province"."""
    words = mention.sentence.words
    at = mention.first - 1
    while at > 0 and (
        words[at].lower in {"and", ",", "the"}
        or (words[at].text[0].isupper() and words[at + 1].lower in {"and", ","})
    ):
        at -= 1
    before = words[at].lower == "of" and at > 0 and words[at - 1].lower in _GROUPED
    return before or _lower(mention.after()) in _DIVISIONS - {"state", "district"}


def _river(thing: Thing) -> bool:
    """Whether the text calls it a river."""
    return any("river" in {_lower(m.before()), _lower(m.after())} for m in thing.mentions)


def _candidates(thing: Thing) -> list[Place]:
    """The places of its name, without divisions where a city is meant, unless the text calls it one."""
    if thing.place is not None:
        return [thing.place]
    found = list(gazetteer.load().places(thing.name))
    states = [p for p in found if p.kind == "State"]
    if states and any(_lower(m.before()) == "of" and _lower(m.before(2)) == "state" for m in thing.mentions):
        return states
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


def _known_first(candidates: list[Place], times: int = 50) -> list[Place]:
    """Without the towns, so many times smaller, that are called after a city of the world."""
    most = max((p.population for p in candidates if p.kind == "City"), default=0)
    if most <= FAMOUS:
        return candidates
    return [p for p in candidates if p.kind != "City" or p.population * times > most]


def _part_of(thing: Thing) -> Place | None:
    """The place that "Paris, Texas" or "Paris in Texas" means."""
    known = gazetteer.load()
    cities = [p for p in known.places(thing.name) if p.kind == "City"]
    for mention in thing.mentions if cities else ():
        if _lower(mention.after()) not in {",", "in"}:
            continue
        words, at = mention.sentence.words, mention.last + 1
        for length in (3, 2, 1):
            outer = known.places(clean(" ".join(w.text for w in words[at : at + length])))
            inside = [city for city in cities if any(_holds(place, city) for place in outer)]
            if inside:
                return max(inside, key=lambda p: p.population)
    return None


def _holds(outer: Place, city: Place) -> bool:
    """Whether a country or a division has this city; divisions are told apart in the United States only."""
    if outer.kind not in {"Country", "State", "AdministrativeArea"} or outer.country != city.country:
        return False
    whole = outer.kind == "Country" or not outer.region
    return whole or outer.region == city.region or outer.country != "US"


def _inherit(things: list[Thing], reading: Reading) -> None:
    """A building, street or village the gazetteer lacks lies in the country the article is about."""
    weights: Counter[str] = Counter(_demonyms(reading))
    places: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for thing in things:
        if thing.kind != "place" or not thing.country:
            continue
        if thing.place is not None:
            weights[thing.country] += len(thing.mentions) * (2 if thing.type == "City" else 1)
        for mention in thing.mentions:
            places[id(mention.sentence)].append((mention.first, thing.country))
    total = sum(weights.values())
    code, weight = weights.most_common(1)[0] if weights else ("", 0)
    for thing in things:
        if thing.kind != "place" or thing.country or thing.place is not None:
            continue
        if not thing.type.endswith(_WATERS):
            thing.country = _beside(thing, places) or (code if weight >= 0.6 * total else "")


def _beside(thing: Thing, places: dict[int, list[tuple[int, str]]]) -> str:
    """The country of the place named right behind it: "the Arco bridge in Porto"."""
    for mention in thing.mentions:
        for first, country in places.get(id(mention.sentence), ()):
            if 0 < first - mention.last < 4:
                return country
    return ""
