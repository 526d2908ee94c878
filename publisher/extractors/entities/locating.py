"""Which of the places of one name is meant, and the country each place lies in."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from publisher import gazetteer
from publisher.extractors.entities import evidence, houses, meanings
from publisher.extractors.entities.neighbours import Neighbours
from publisher.extractors.entities.thing import Thing
from publisher.extractors.reading import Reading
from publisher.gazetteer import Place, villages

_AMERICAN = frozenset(
    {
        *("U.S. Senate", "Congress", "White House", "Pentagon", "FBI", "U.S. Supreme Court", "Senate"),
        *("Supreme Court", "Environmental Protection Agency", "Federal Trade Commission"),
        "National Weather Service",
    }
)
_SIZES = {"Country": 8.6, "State": 6.6, "Continent": 9.0, "OceanBodyOfWater": 8.0, "SeaBodyOfWater": 7.0}
"""The power of ten of the people a place without a count weighs as much as."""
_DESERTED = 3.5
"""The same of a town where nobody is counted: Plymouth on Montserrat, which a volcano buried."""
_WATERS = ("BodyOfWater", "Mountain", "Continent")
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
"""A town of fewer people says less of the country it lies in."""

UNKNOWN = 15_000
"""A town of fewer people is not meant where nothing else speaks of its country."""
OBSCURE = 2
"""A town with no more names in the languages of the world is little spoken of, whatever its size."""
FAR = 8.0
"""So many signs of another country outweigh each of the one where a small town of the name is."""
HIDDEN = 3.0
"""What a town has against it that is called after a city of the world a hundred times its size."""
SPOKEN = 4.5
"""What a country weighs if everything in a text speaks of it."""
EVEN = 2.5
"""So many signs of a country weigh half of that."""
_FEDERAL = frozenset({"US", "DE", "AU", "IN", "BR", "MX", "AT", "NG", "MY"})
"""Whose states are named as often as cities."""


def locate(things: list[Thing], reading: Reading) -> None:
    """Chooses among the places of one name by what else the article names, and gives each its country."""
    context = Context(things, reading)
    for thing in context.places:
        candidates = meanings.of(thing) or list(villages.of(thing.name))
        if not candidates:
            continue
        certain = context.told.get(id(thing))
        place = certain or context.choose(thing, candidates)
        if certain is None and context.far_off(thing, place):
            thing.type = "City" if thing.type == "Place" else thing.type
        else:
            context.settle(thing, place)
    _inherit(things, reading, context.peoples)


class Context:
    """What an article says of where it plays: the countries and regions it speaks of, and its places."""

    def __init__(self, things: list[Thing], reading: Reading) -> None:
        self.countries: defaultdict[str, float] = defaultdict(float)
        self.peoples = Counter(_demonyms(reading))
        for code, weight in [*evidence.signs(reading.article.text).items(), *self.peoples.items()]:
            self.countries[code] += weight
        self.regions: Counter[tuple[str, str]] = Counter()
        self.given: dict[int, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        self.told: dict[int, Place] = {}
        for thing in things:
            if thing.kind == "place" and meanings.is_river(thing):
                thing.type = "RiverBodyOfWater"
        self.places = [t for t in things if t.kind == "place" and meanings.placeable(t)]
        self.beside: dict[int, dict[str, int]] = defaultdict(dict)
        if reading.language in HOMES:
            self.countries[HOMES[reading.language]] += 1
        for thing in self.places:
            self._weigh(thing)
        for code in _named_after(things):
            self.countries[code] += 1
        self.countries["US"] += sum(t.kind == "organization" and t.name in _AMERICAN for t in things)
        for thing in self.places:
            self._tell(thing)
        self.near = Neighbours((id(t), self._possible(t)) for t in self.places)

    def _weigh(self, thing: Thing) -> None:
        candidates = meanings.known_first(meanings.of(thing), 10)
        countries = {p.country for p in candidates if p.country}
        if len(countries) == 1:
            large = max(p.population or SMALL for p in candidates) >= SMALL
            code = countries.pop()
            self._give(thing, code, 2 * min(len(thing.mentions), 3) if large else 1)
            for mention in thing.mentions:
                self.beside[mention.sentence.number].setdefault(code, id(thing))
        for place in candidates:
            if place.kind == "State":
                self.regions[place.country, place.region] += 1
                if len(countries) != 1 and not any(p.kind == "Country" for p in candidates):
                    self._give(thing, place.country, 1)

    def _give(self, thing: Thing, country: str, weight: float) -> None:
        """Lets a place speak for a country; for itself it does not speak."""
        self.countries[country] += weight
        self.given[id(thing)][country] += weight

    def _tell(self, thing: Thing) -> None:
        """Takes in the place that "Paris, Texas" says outright."""
        place = meanings.part_of(thing)
        if place is not None:
            self.told[id(thing)] = place
            self._give(thing, place.country, 2)
            if place.region:
                self.regions[place.country, place.region] += 1

    def _possible(self, thing: Thing) -> list[Place]:
        certain = self.told.get(id(thing))
        return meanings.of(thing) if certain is None else [certain]

    def likely(self, thing: Thing, place: Place, most: int, all_: float) -> float:
        """How likely a place is meant: its people, the countries and regions named, what lies near it.

        `most` are the people of the largest city of its name, `all_` is what else speaks for any country.
        """
        named = self.countries[place.country] - self.given[id(thing)][place.country] if place.country else 0.0
        others = all_ - named
        signs = SPOKEN * named / (named + EVEN + 0.15 * others) if named > 0 else 0.0
        region = place.kind != "State" and place.region and self.regions[place.country, place.region]
        home = self.continent(thing)
        beside = 0.5 * bool(home and gazetteer.load().continent(place.country) == home)
        after = _hidden(place, most) if place.kind == "City" else 0.0
        told = 0.8 * any(
            self.beside[m.sentence.number].get(place.country, id(thing)) != id(thing) for m in thing.mentions
        )
        return (
            _weight(place)
            + beside
            + signs
            + told
            + 2.5 * bool(region)
            + self.near.of(id(thing), place)
            - after
        )

    def continent(self, thing: Thing) -> str:
        """The continent of the country that everything else speaks for most."""
        code, weight = self._most(thing)
        return gazetteer.load().continent(code) if weight > 0 else ""

    def _most(self, thing: Thing) -> tuple[str, float]:
        own = self.given[id(thing)]
        others = ((code, weight - own[code]) for code, weight in self.countries.items())
        return max(others, key=lambda one: one[1], default=("", 0.0))

    def choose(self, thing: Thing, candidates: list[Place]) -> Place:
        """The likeliest; a town of one name with a city of the world needs much that speaks for it."""
        cities = [p.population for p in candidates if p.kind == "City"]
        most = max(cities, default=0)
        most = most if most > meanings.FAMOUS else 0
        all_ = sum(self.countries.values()) - sum(self.given[id(thing)].values())
        return max(candidates, key=lambda place: self.likely(thing, place, most, all_))

    def far_off(self, thing: Thing, place: Place) -> bool:
        """Whether a small town is in a country nothing else speaks of: another town is meant."""
        own = thing.name == place.name
        few = UNKNOWN if own and place.fame > OBSCURE else SMALL
        known = place.population > few or (place.capital and own)
        if place.kind != "City" or known or not self.countries:
            return False
        code, most = self._most(thing)
        continent = gazetteer.load().continent
        spoken = self.countries[place.country]
        if continent(code) != continent(place.country) and most >= 3 and spoken <= 2:
            return True
        named = spoken - self.given[id(thing)][place.country]
        return code != place.country and most >= FAR * max(1.0, named)

    def settle(self, thing: Thing, place: Place) -> None:
        """Says which place a thing is; its country weighs for the next."""
        self._give(thing, place.country, 1)
        if houses.towns(thing.name):  # the town is known, and not where in it
            thing.country = place.country
            return
        thing.place = place
        if place.kind != "Place" or thing.type == "Place":
            thing.type = place.kind
        if place.kind == "City" and any(meanings.is_region(m) for m in thing.mentions):
            thing.type = "AdministrativeArea"
        thing.country = place.country


def _hidden(place: Place, most: int) -> float:
    """What speaks against a town beside a city of its name: nothing at a thirtieth of it, all at less."""
    if place.population <= 0 or most < 30 * place.population:
        return 0.0
    return min(1.0, math.log10(most / place.population / 30) / math.log10(100 / 30)) * HIDDEN


def _weight(place: Place) -> float:
    """How much is spoken of a place: by its people and its names in other languages, or by its kind."""
    uncounted = _DESERTED if place.kind == "City" else _SIZES.get(place.kind, 5.0)
    size = math.log10(place.population) if place.population > 0 else uncounted
    if place.fame:
        size = 0.7 * size + 1.3 * math.log10(1 + place.fame)
    size = max(size, _SIZES.get(place.kind, 0.0)) + 0.8 * place.capital
    return size - 1.2 * (place.kind == "State" and place.country not in _FEDERAL)


def _named_after(things: list[Thing]) -> Iterator[str]:
    """The countries of the places that bodies and houses are called after: "Perth and Kinross Council"."""
    known = gazetteer.load()
    for thing in things:
        parts = thing.name.split()
        if thing.kind != "organization" or len(parts) < 2:
            continue
        for length in range(min(4, len(parts) - 1), 0, -1):
            named = known.places(" ".join(parts[:length]))
            found = {p.country for p in named if p.country and (p.kind != "City" or p.population > SMALL)}
            if found:
                if len(found) == 1:
                    yield found.pop()
                break


def _demonyms(reading: Reading) -> Iterator[str]:
    """The country of every people the article names."""
    peoples = gazetteer.load().demonyms
    for sentence in reading.sentences:
        for word in sentence.words:
            code = peoples.get(word.text)
            if code and code != "-":
                yield code


def _inherit(things: list[Thing], reading: Reading, peoples: Counter[str]) -> None:
    """A building, street or village the gazetteer lacks lies in the country the article is about."""
    weights = peoples.copy()
    places: dict[int, list[tuple[int, str]]] = defaultdict(list)
    located: dict[str, str] = {}
    for thing in things:
        if thing.kind != "place" or not thing.country:
            continue
        located |= dict.fromkeys((thing.name, *thing.others), thing.country)
        if thing.place is not None:
            weights[thing.country] += len(thing.mentions) * (2 if thing.type == "City" else 1)
        for mention in thing.mentions:
            places[id(mention.sentence)].append((mention.first, thing.country))
    code, share = _home(weights, evidence.signs(reading.article.text))
    for thing in things:
        if thing.kind != "place" or thing.country or thing.place is not None:
            continue
        least = 0.9 if thing.type.endswith(_WATERS) else 0.6
        land = "" if thing.type.endswith(_WATERS) else _called_after(thing, located) or _beside(thing, places)
        thing.country = land or (code if share >= least else "")


def _called_after(thing: Thing, located: dict[str, str]) -> str:
    """The country of the place whose name a house begins with: "Porto Concert Hall"."""
    parts = thing.name.split()
    names = (" ".join(parts[:length]) for length in range(min(4, len(parts) - 1), 0, -1))
    return next((located[name] for name in names if name in located), "")


def _home(weights: Counter[str], signs: Mapping[str, float]) -> tuple[str, float]:
    """The country an article is about, and its share of what is named; by signs only if they are clear."""
    if weights:
        code, weight = weights.most_common(1)[0]
        alone = weight < 2 and signs.get(code, 0.0) < 0.5  # "Slovenia's Maja Hribar won at Levi"
        return (code, weight / weights.total()) if not alone else ("", 0.0)
    ranked = sorted(signs.items(), key=lambda one: -one[1])
    (code, most), (_, second) = (*ranked, ("", 0.0), ("", 0.0))[:2]
    return (code, 0.6) if most >= 1.5 and most >= 1.3 * second else ("", 0.0)


def _beside(thing: Thing, places: dict[int, list[tuple[int, str]]]) -> str:
    """The country of the place named right behind it: "the Arco bridge in Porto"."""
    for mention in thing.mentions:
        for first, country in places.get(id(mention.sentence), ()):
            if 0 < first - mention.last < 4:
                return country
    return ""
