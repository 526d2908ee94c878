"""What the names of places, peoples and well-known organisations mean: countries, cities, waters, demonyms.

Places come from a pack built of GeoNames, ISO 3166 and CLDR (see `pack`); what those lack stands in the
tables beside this file.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from publisher.gazetteer import pack, packs

WELL_KNOWN = 100_000
"""A city of so many people is meant by its name as it is written."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place: `kind` is schema.org's type, `country` ISO 3166, `region` the code of its division.

    `fame` is how many names it has in the languages of the world: what the world speaks of has many.
    """

    kind: str
    name: str
    country: str = ""
    geonames: str = ""
    region: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    capital: bool = False
    fame: int = 0


_LATELY = 4096
"""Names whose places are kept at hand: an article asks for the same ones again and again."""


class Gazetteer:
    """Names and what they can mean; nothing is chosen here."""

    def __init__(self, packed: str) -> None:
        self._remembered = functools.lru_cache(maxsize=_LATELY)(self._read)
        self._places = dict(line.split("\t", 1) for line in packed.split("\n") if line)
        self._continents = dict(pair.split("=") for pair in self._places.pop(pack.CONTINENTS, "").split())
        self._zones = dict(pair.split("=") for pair in self._places.pop(pack.ZONES, "").split())
        self.first_names = frozenset(self._places.pop(pack.FIRST, "").split())
        self.last_names = frozenset(self._places.pop(pack.LAST, "").split())
        self.nouns = frozenset(self._places.pop(pack.NOUNS, "").split())
        self.verbs = frozenset(self._places.pop(pack.VERBS, "").split())
        self._abroad = [one.split("|") for one in self._places.pop(pack.COUNTRIES, "").split("\x1f") if one]
        self.demonyms = {
            word: code for code, words in pack.rows("demonyms.tsv") for word in words.split("; ")
        }
        self.organizations = {
            name: kind for kind, names in pack.rows("organizations.tsv") for name in names.split("; ")
        }

    def places(self, name: str) -> tuple[Place, ...]:
        """Every place of this name, in no promised order; "St. Paul" and "Mt Isa" are spelt out as well."""
        return self._remembered(name)

    def _read(self, name: str) -> tuple[Place, ...]:
        found = self._called(name)
        if any(place.population >= WELL_KNOWN for place in found):
            return found
        return tuple(dict.fromkeys([*found, *(p for spelt in _spellings(name) for p in self._called(spelt))]))

    def _called(self, name: str) -> tuple[Place, ...]:
        records = self._places.get(name) or self._places.get(pack.plain(name))
        return tuple(read_place(record) for record in records.split("\x1f")) if records else ()

    def countries(self, language: str) -> dict[str, Place]:
        """The countries by the names a language has for them; empty for English, whose names are places."""
        codes = {name: iso for code, name, iso in self._abroad if code == language}
        return {name: Place("Country", name, iso) for name, iso in codes.items()}

    def cities(self, people: int) -> tuple[Place, ...]:
        """Every city of at least so many people whose position is known, each once."""
        found = {
            place
            for records in self._places.values()
            for record in records.split("\x1f")
            if record.startswith("City|") and (place := read_place(record)).population >= people
        }
        return tuple(place for place in found if place.latitude is not None and place.longitude is not None)

    def continent(self, country: str) -> str:
        """The code of the continent a country lies on; empty for a country there is not."""
        return self._continents.get(country, "")

    def zone(self, place: Place) -> str:
        """The time zone of a place, such as `Europe/Lisbon`; empty where its region has several."""
        return self._zones.get(f"{place.country}.{place.region}") or self._zones.get(place.country, "")

    def well_known(self, name: str) -> bool:
        """Whether a large city, or what is more than a city, is meant by a name as it is written."""
        return any(place.kind != "City" or place.population >= WELL_KNOWN for place in self.places(name))

    def forename(self, word: str) -> bool:
        """Whether somebody may have this first name, whatever its accents."""
        return word in self.first_names or pack.plain(word) in self.first_names

    def __contains__(self, name: str) -> bool:
        if name in self._places or (not name.isascii() and pack.plain(name) in self._places):
            return True
        return " " in name and any(spelt in self._places for spelt in _spellings(name))


def _spellings(name: str) -> list[str]:
    """How else a name is written, if it begins with a word that is mostly shortened."""
    first, _, rest = name.partition(" ")
    whole = _SHORTENED.get(first.rstrip("."))
    return [f"{spelt} {rest}" for spelt in whole if spelt != first] if whole and rest else []


_SHORTENED = {
    "St": ("Saint", "St.", "St"),
    "Ste": ("Sainte",),
    "Mt": ("Mount", "Mt."),
    "Ft": ("Fort",),
    "Pt": ("Point", "Port"),
    "Sta": ("Santa",),
    "Sto": ("Santo",),
}
"""How the first words of places are written short, and in full."""


def read_place(record: str) -> Place:
    """The place that a pack has written as one record."""
    kind, name, country, geonames, region, latitude, longitude, population, capital, *fame = record.split("|")
    return Place(
        kind, name, country, geonames, region,
        float(latitude) if latitude else None, float(longitude) if longitude else None,
        int(population), bool(capital), int(fame[0]) if fame else 0,
    )  # fmt: skip


@functools.cache
def load() -> Gazetteer:
    """The gazetteer."""
    return Gazetteer(packs.read(pack.NAME, pack.build))
