"""Rules on where things are: places online, towns and codes that changed places, coordinates abroad."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

from publisher.validation.coherence.reading import is_a, number, plain, things
from publisher.validation.faults import Fault, Rule, Spot, shown
from publisher.validation.values import codes, times

ONLINE: Final = frozenset(
    {
        "online",
        "online event",
        "virtual",
        "virtual event",
        "zoom",
        "microsoft teams",
        "ms teams",
        "google meet",
    }
    | {
        "webinar",
        "livestream",
        "live stream",
        "youtube",
        "facebook live",
        "internet",
        "web",
        "en línea",
        "en ligne",
    }
    | {"im internet", "digital", "remote"}
)


def online_as_place(spot: Spot) -> Iterator[Fault]:
    """A place called `Online`: no map has it.

    Write `{"@type": "VirtualLocation", "url": "https://..."}`, and an `eventAttendanceMode` that says so.
    """
    value = spot.node["location"]
    for index, place in enumerate(value if isinstance(value, list) else [value]):
        name = plain(place.get("name")) if isinstance(place, dict) and is_a(place, "Place") else place
        online = isinstance(name, str) and (name.strip().casefold() in ONLINE or _ROOMS.match(name.strip()))
        if online and is_a(spot.node, "Event"):
            yield Fault(
                "warning",
                f"{shown(name)!r} is no place",
                "location",
                "VirtualLocation",
                shown(name),
                "VirtualLocation",
                below=("location", *((index,) if isinstance(value, list) else ())),
            )


_ROOMS: Final = re.compile(
    r"https?://(?:[^/?#]+\.)?(?:zoom\.us|meet\.google\.com|teams\.(?:microsoft|live)\.com|webex\.com"
    r"|gotomeeting\.com|youtube\.com"
    r"|youtu\.be|twitch\.tv|vimeo\.com|meet\.jit\.si|whereby\.com|hopin\.com)/",
    re.IGNORECASE,
)
"""Where people meet on the web."""


def is_called_otherwise(node: dict[str, Any]) -> bool:
    """Whether a place beyond doubt is not called by a word for the web."""
    place = node["location"]
    name = place.get("name", "") if place.__class__ is dict else place
    return name.__class__ is str and name.casefold() not in ONLINE and name[:4] != "http"


_POSTAL: Final = {
    country: re.compile(pattern)
    for pattern, countries in {
        r"\d{4}": "AT AU BE BG CH CY DK HU LI LU NO NZ PH SI TN ZA",
        r"\d{5}": "DE ES EE FI FR HR ID IT KE LT MC ME MX MY RS SM TH TR UA VA",
        r"\d{6}": "BY CN IN KZ RO RU SG",
        r"\d{5}(?:-\d{4})?": "US PR",
        r"\d{3} ?\d{2}": "CZ GR SE SK",
        r"\d{2}-?\d{3}": "PL",
        r"\d{4} ?[A-Z]{2}": "NL",
        r"\d{4}-\d{3}": "PT",
        r"\d{5}-?\d{3}": "BR",
        r"\d{3}-?\d{4}": "JP",
        r"[A-Z]?\d{4}(?:[A-Z]{3})?": "AR",
        r"[A-Z]\d[A-Z] ?\d[A-Z]\d": "CA",
        r"(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]{1,2}\d[A-Z\d]?)": "GB",
        r"(?:[A-Z]\d{2}|D6W)(?: ?[A-Z\d]{4})?": "IE",
        r"\d{5}(?:\d{2})?": "IL",
        r"(?:LV-?)?\d{4}": "LV",
        r"(?:MD-?)?\d{4}": "MD",
    }.items()
    for country in countries.split()
}
"""How postal codes are written, by country."""

_ALPHA3: Final = {long: short for short, long in codes.COUNTRIES.items()}
_DIGITS: Final = re.compile(r"[\d\s-]{3,12}", re.ASCII)
_WITH_CODE: Final = re.compile(
    r"(?:[A-Z]{1,3}-)?\d{4,6}(?:-\d{3,4})?[,\s]+\D{3,}|\D{3,}[,\s]+(?:[A-Z]{1,3}-)?\d{4,6}(?:-\d{3,4})?",
    re.ASCII,
)


def postal_code_in_disorder(spot: Spot) -> Iterator[Fault]:
    """A postal code that the country does not have, or that stands where the town belongs.

    `1067` in Germany has lost its zero: a program took it for a number. `01067 Dresden` is two values. Forms
    that ask for a code are filled with zeros where there is none.
    """
    code, town = plain(spot.node.get("postalCode")), plain(spot.node.get("addressLocality"))
    letters = str(code).strip() if isinstance(code, str) else ""
    if isinstance(town, str) and (_DIGITS.fullmatch(town.strip()) or _WITH_CODE.fullmatch(town.strip())):
        yield Fault(
            "warning",
            f"addressLocality {shown(town)} has a postal code in it",
            "addressLocality",
            "the name of the town",
            shown(town),
            _town(town),
            below=("addressLocality",),
        )
    elif letters and not any(char.isdigit() for char in letters):
        yield Fault(
            "warning",
            f"{shown(code)!r} is no postal code",
            "postalCode",
            "a postal code",
            shown(code),
            below=("postalCode",),
        )
    elif letters and not letters.strip("0 -"):
        yield Fault(
            "warning",
            f"{shown(code)!r} stands for no postal code",
            "postalCode",
            "a postal code, or none",
            shown(code),
            below=("postalCode",),
        )
    elif letters and (country := _country(spot.node)) in _POSTAL:
        bare = re.sub(rf"^{country}-?\s*|^[A-Z]-", "", letters.upper())
        if not _POSTAL[country].fullmatch(bare) and not _POSTAL[country].fullmatch(letters.upper()):
            yield Fault(
                "warning",
                f"{country} has no postal code {shown(code)}",
                "postalCode",
                "a postal code of that country",
                shown(code),
                _with_zero(letters, country),
                below=("postalCode",),
            )


def _town(text: str) -> str | None:
    """The town that a line names beside its postal code."""
    bare = re.sub(r"^[A-Z]{0,2}-?\d[\d -]*(?:\s|$)|[\s,]+\d[\d -]*$", "", text.strip()).strip(" ,")
    return bare if bare.replace(" ", "").replace("-", "").isalpha() else None


def are_in_order(kinds: Mapping[str, type]) -> Callable[[dict[str, Any]], bool]:
    """The quick test: a town beyond doubt is no number, and a postal code one of the country's."""
    if kinds.get("addressLocality") is str and "postalCode" not in kinds:
        return lambda node: _NO_DIGITS.fullmatch(node["addressLocality"]) is not None
    return _is_in_order


def _is_in_order(node: dict[str, Any]) -> bool:
    town, code = node.get("addressLocality", ""), node.get("postalCode")
    if town.__class__ is not str or not _NO_DIGITS.fullmatch(town):
        return False
    if code is None:
        return True
    country = node.get("addressCountry")
    pattern = _POSTAL.get(country) if country.__class__ is str else None
    return (
        pattern is not None
        and code.__class__ is str
        and pattern.fullmatch(code) is not None
        and code.strip("0 -") != ""
    )


_NO_DIGITS: Final = re.compile(r"\D*")


def _country(node: dict[str, Any]) -> str:
    """The country's code in two letters, where an address has a code."""
    country = plain(node.get("addressCountry"))
    if isinstance(country, dict):
        country = plain(country.get("name"))
    country = country.strip().upper() if isinstance(country, str) else ""
    return _ALPHA3.get(country, country)


def _with_zero(code: str, country: str) -> str | None:
    return f"0{code}" if code.isdigit() and _POSTAL[country].fullmatch(f"0{code}") else None


_BOXES: Final[dict[str, tuple[float, float, float, float]]] = {
    "AR": (-55.2, -21.7, -73.6, -53.6), "AT": (46.3, 49.1, 9.5, 17.2), "AU": (-55.0, -9.0, 96.0, 168.0),
    "BE": (49.4, 51.6, 2.5, 6.5), "BG": (41.2, 44.3, 22.3, 28.7), "BR": (-33.9, 5.4, -74.0, -28.8),
    "BY": (51.2, 56.2, 23.1, 32.8), "CA": (41.6, 83.2, -141.1, -52.5), "CH": (45.8, 47.9, 5.9, 10.6),
    "CL": (-56.0, -17.4, -109.6, -66.3), "CN": (18.0, 53.6, 73.4, 135.1), "CO": (-4.3, 13.6, -82.0, -66.8),
    "CY": (34.5, 35.8, 32.2, 34.7), "CZ": (48.5, 51.1, 12.0, 18.9), "DE": (47.2, 55.1, 5.8, 15.1),
    "DK": (54.5, 57.8, 8.0, 15.3), "EE": (57.5, 59.9, 21.7, 28.3), "EG": (21.9, 31.8, 24.6, 37.0),
    "ES": (27.6, 43.9, -18.3, 4.4), "FI": (59.7, 70.2, 19.0, 31.6), "FR": (41.3, 51.2, -5.3, 9.7),
    "GB": (49.8, 60.9, -8.7, 1.9), "GR": (34.7, 41.8, 19.3, 29.7), "HR": (42.3, 46.6, 13.4, 19.5),
    "HU": (45.7, 48.6, 16.1, 22.9), "IE": (51.3, 55.5, -10.7, -5.9), "IL": (29.4, 33.4, 34.2, 35.9),
    "IN": (6.6, 35.6, 68.1, 97.5), "IS": (63.2, 66.7, -24.6, -13.4), "IT": (35.4, 47.1, 6.6, 18.6),
    "JP": (20.4, 45.6, 122.9, 154.0), "KE": (-4.8, 5.1, 33.9, 41.9), "KR": (33.0, 38.7, 124.5, 131.9),
    "LT": (53.8, 56.5, 20.9, 26.9), "LU": (49.4, 50.2, 5.7, 6.6), "LV": (55.6, 58.1, 20.9, 28.3),
    "MD": (45.4, 48.5, 26.6, 30.2), "MX": (14.5, 32.8, -118.5, -86.7), "NG": (4.2, 13.9, 2.6, 14.7),
    "NL": (50.7, 53.7, 3.3, 7.3), "NO": (57.9, 81.0, -9.2, 33.7), "NZ": (-52.7, -29.2, -180.0, 180.0),
    "PL": (48.9, 55.0, 14.0, 24.2), "PT": (30.0, 42.2, -31.4, -6.1), "RO": (43.6, 48.3, 20.2, 29.8),
    "RS": (41.8, 46.2, 18.8, 23.1), "SE": (55.2, 69.1, 10.9, 24.2), "SI": (45.4, 46.9, 13.3, 16.7),
    "SK": (47.7, 49.7, 16.8, 22.6), "TR": (35.8, 42.2, 25.6, 44.9), "UA": (44.2, 52.4, 22.1, 40.3),
    "US": (17.0, 72.0, -180.0, 180.0), "ZA": (-47.0, -22.1, 16.4, 38.1),
}  # fmt: skip
"""Latitudes and longitudes between which countries lie, islands included: south, north, west, east."""

_MARGIN: Final = 0.3


def coordinate_abroad(spot: Spot) -> Iterator[Fault]:
    """Coordinates that are not in the country of the address: they changed places, or lost a sign.

    Consumers draw the place on a map, in another part of the world. Latitude is north and south, longitude
    east and west; south and west are below zero.
    """
    for _, address in things(spot.node, "address"):
        box = _BOXES.get(_country(address))
        for way, geo in things(spot.node, "geo") if box else ():
            north, east = number(geo.get("latitude")), number(geo.get("longitude"))
            if north is None or east is None or north == east or box is None or _is_in(box, north, east):
                continue
            ways = {
                "latitude and longitude have changed places": (east, north),
                "the sign of its longitude is lost": (north, -east),
                "the sign of its latitude is lost": (-north, east),
            }
            right = [(why, turned) for why, turned in ways.items() if _is_in(box, *turned)]
            why = right[0][0] if right else "it is elsewhere"
            yield Fault(
                "warning",
                f"{north:g}, {east:g} is not in {_country(address)}: {why}",
                "geo",
                "coordinates in the country of the address",
                f"{north:g}, {east:g}",
                "{:.8g}, {:.8g}".format(*right[0][1]) if len(right) == 1 else None,
                below=way,
            )


def is_at_home(node: dict[str, Any]) -> bool:
    """Whether coordinates are beyond doubt in the country of the address."""
    address, geo = node["address"], node["geo"]
    if not address.__class__ is dict is geo.__class__:
        return False
    country, north, east = address.get("addressCountry"), geo.get("latitude"), geo.get("longitude")
    box = _BOXES.get(country) if country.__class__ is str else None
    return box is not None and north.__class__ is float is east.__class__ and _is_in(box, north, east)


def _is_in(box: tuple[float, float, float, float], north: float, east: float) -> bool:
    south, most, west, far = box
    return south - _MARGIN <= north <= most + _MARGIN and west - _MARGIN <= east <= far + _MARGIN


_HOURS: Final[dict[str, tuple[float, ...]]] = {
    **dict.fromkeys(("GB", "IE"), (0, 1)),
    **dict.fromkeys(("IS", "GH"), (0,)),
    "PT": (-1, 0, 1),
    "ES": (0, 1, 2),
    **dict.fromkeys(
        "AT BE CH CZ DE DK HR HU IT LI LU ME MK MT NO PL RS SE SI SK".split(),  # noqa: SIM905 - a list of codes
        (1, 2),
    ),
    **dict.fromkeys(("BG", "CY", "EE", "FI", "GR", "IL", "LT", "LV", "MD", "RO", "UA"), (2, 3)),
    **dict.fromkeys(("TR", "BY", "KE", "SA"), (3,)),
    "AE": (4,),
    "IN": (5.5,),
    "TH": (7,),
    **dict.fromkeys(("CN", "SG", "HK", "PH"), (8,)),
    **dict.fromkeys(("JP", "KR"), (9,)),
    "NZ": (12, 12.75, 13, 13.75),
    "AU": (8, 8.75, 9.5, 10, 10.5, 11),
    "US": (-10, -9, -8, -7, -6, -5, -4),
    "CA": (-8, -7, -6, -5, -4, -3.5, -3, -2.5),
    "MX": (-8, -7, -6, -5),
    "BR": (-5, -4, -3, -2),
    "AR": (-3,),
    "CO": (-5,),
    "NG": (1,),
    "ZA": (2,),
}
"""The offsets that clocks of a country show, summer and winter."""


def offset_abroad(spot: Spot) -> Iterator[Fault]:
    """A start by a clock that the country of the place does not have: `-05:00` in Ireland.

    Or not in that season: `+02:00` in Germany in January. The server's time zone was written behind the
    place's time, and everybody comes hours too early or too late. Times in UTC, with `Z` or `+00:00`, are
    right everywhere.
    """
    start = plain(spot.node["startDate"])
    begin = times.moment(start)
    if begin is None or not begin.offset or not is_a(spot.node, "Event"):
        return
    for _, place in things(spot.node, "location"):
        for _, address in things(place, "address"):
            country = _country(address)
            hours = begin.offset.total_seconds() / 3600
            season = _season(country, begin)
            if country in _HOURS and (hours not in _HOURS[country] or (season and hours not in season[1])):
                when = f" in {season[0]}" if season and hours in _HOURS[country] else ""
                yield Fault(
                    "warning",
                    f"no clock in {country} is at {str(start)[-6:]}{when}",
                    "startDate",
                    "the offset of the place",
                    shown(start),
                    below=("startDate",),
                )
                return


_EUROPEAN: Final[dict[str, dict[str, tuple[float, ...]]]] = {
    country: {"winter": hours[:-1], "summer": hours[1:]}
    for country, hours in _HOURS.items()
    if hours in ((0, 1), (1, 2), (2, 3), (0, 1, 2), (-1, 0, 1)) and country != "IL"
}
"""The offsets in each season of countries that change their clocks as the European Union does.

Islands have an hour less than the mainland of Spain and of Portugal.
"""


def _season(country: str, begin: times.Moment) -> tuple[str, tuple[float, ...]] | None:
    """Whether clocks of a country show summer's or winter's hours at a moment, and which these are.

    The directive has been in force since 1996; the days on which clocks are changed are left open.
    """
    day = begin.local.date()
    if country not in _EUROPEAN or not 1996 <= day.year <= 2100:
        return None
    first, last = (_last_sunday(day.year, month) for month in (3, 10))
    if day in (first, last):
        return None
    summer = first < day < last
    season = "summer" if summer else "winter"
    return season, _EUROPEAN[country][season]


def _last_sunday(year: int, month: int) -> date:
    end = date(year, month, 31)
    return end - timedelta(days=(end.weekday() + 1) % 7)


def is_at_its_hours(node: dict[str, Any]) -> bool:
    """Whether a start is beyond doubt told by a clock of its place, or by none."""
    start, place = node["startDate"], node["location"]
    if start.__class__ is not str or place.__class__ is not dict:
        return False
    if len(start) < 20 or start[-1] == "Z" or start[-6:] == "+00:00":
        return True
    address = place.get("address")
    country = address.get("addressCountry") if address.__class__ is dict else None
    return country is None or (
        country.__class__ is str
        and start[-6:] in _CLOCKS.get(country, ())
        and (country not in _EUROPEAN or (start[-6:] in _CLOCKS_BY_MONTH[country].get(start[5:7], ())))
    )


def _clock(hours: float) -> str:
    minutes = round(abs(hours) * 60)
    return f"{'-' if hours < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}"


_CLOCKS_BY_MONTH: Final = {
    country: {
        **dict.fromkeys(("11", "12", "01", "02"), tuple(map(_clock, hours["winter"]))),
        **dict.fromkeys(("04", "05", "06", "07", "08", "09"), tuple(map(_clock, hours["summer"]))),
    }
    for country, hours in _EUROPEAN.items()
}
"""What clocks there show in each month in which they are not changed."""

_CLOCKS: Final = {country: frozenset(map(_clock, hours)) for country, hours in _HOURS.items()}


RULES: Final[tuple[Rule, ...]] = (
    online_as_place,
    postal_code_in_disorder,
    coordinate_abroad,
    offset_abroad,
)
