"""Rules on sizes, spans and addresses that a document tells twice: in a member, and within another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

from publisher.gazetteer import tongues
from publisher.jsonld import listed
from publisher.validation.coherence.reading import is_a, member, name_of, number, plain, things
from publisher.validation.faults import Fault, Rule, Spot, shown
from publisher.validation.values import times

_SIZED: Final = re.compile(r"[-_](\d{2,4})x(\d{2,4})\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)", re.IGNORECASE)


def size_against_address(spot: Spot) -> Iterator[Fault]:
    """A picture whose `width` and `height` are not those in its file's name: `photo-300x200.jpg`.

    Systems make small copies and name them so; the sizes told are those of the original. Programs that plan
    with them show a small picture blown up.
    """
    address = plain(spot.node.get("contentUrl", spot.node.get("url")))
    named = _SIZED.search(address[-60:]) if isinstance(address, str) else None
    width, height = number(spot.node["width"]), number(spot.node["height"])
    if named is None or width is None or height is None:
        return
    if width != int(named[1]) and height != int(named[2]) and width > 1 and height > 1:
        yield Fault(
            "warning",
            f"the picture is {width:g} by {height:g}, and its file is named {named[1]}x{named[2]}",
            "width",
            named[1],
            f"{width:g}",
            named[1],
            below=("width",),
        )


def has_no_size_in_name(node: dict[str, Any]) -> bool:
    """Whether the name of a picture's file beyond doubt has no size in it."""
    address = node.get("contentUrl", node.get("url"))
    return address.__class__ is str and "x" not in address[-12:]


def schedule_against_duration(spot: Spot) -> Iterator[Fault]:
    """A schedule whose `duration` is not the time between `startTime` and `endTime`.

    One that ends at an earlier hour ends on the next day.
    """
    length = times.duration(plain(spot.node["duration"]))
    start, end = (_clock(plain(spot.node[name])) for name in ("startTime", "endTime"))
    if length is None or start is None or end is None:
        return
    between = (end - start) % timedelta(days=1)
    if abs((length % timedelta(days=1)) - between) > timedelta(minutes=5) or length > timedelta(days=2):
        yield Fault(
            "warning",
            f"duration is {spot.node['duration']}, and from startTime to endTime it is {between}",
            "duration",
            str(between),
            shown(spot.node["duration"]),
            below=("duration",),
        )


def _clock(value: object) -> timedelta | None:
    """A time of day as the time since midnight; None for anything else."""
    match = re.match(r"T?(\d\d):(\d\d)", value) if isinstance(value, str) else None
    return timedelta(hours=int(match[1]), minutes=int(match[2])) if match else None


def more_people_than_the_hall_holds(spot: Spot) -> Iterator[Fault]:
    """An event for more people than its place holds: `maximumAttendeeCapacity` of both."""
    places = [place for _, place in things(spot.node, "location")]
    if len(places) != 1 or is_a(spot.node, "Place"):
        return
    room = number(places[0].get("maximumAttendeeCapacity"))
    for name in ("maximumPhysicalAttendeeCapacity", "maximumAttendeeCapacity"):
        most = number(spot.node.get(name))
        virtual = name == "maximumAttendeeCapacity" and "maximumVirtualAttendeeCapacity" in spot.node
        if most is not None and room is not None and most > room and not virtual:
            yield Fault(
                "warning",
                f"{name} is {most:g}, and the place holds {room:g}",
                name,
                f"{room:g} or fewer",
                f"{most:g}",
                below=(name,),
            )
            return


_MONTHS: Final = "january|february|march|april|may|june|july|august|september|october|november|december"
_NUMBERS: Final = {name: at for at, name in enumerate(_MONTHS.split("|"), 1)}
_DATED: Final = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{_MONTHS}),? (?P<year>20\d\d)\b"
    rf"|\b(?P<month2>{_MONTHS}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year2>20\d\d)\b"
    r"|\b(?P<year3>20\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d)\b"
    r"|\b(?P<day4>\d{1,2})\.(?P<month4>\d{1,2})\.(?P<year4>20\d\d)\b",
    re.IGNORECASE,
)


def date_against_name(spot: Spot) -> Iterator[Fault]:
    """An event whose name has another day in it than its `startDate`: `Spring concert, 12 March 2027`.

    A name was copied from the year before, or the date of one of the two.
    """
    name = plain(spot.node["name"])
    begin = times.moment(plain(spot.node["startDate"]))
    over = times.moment(plain(spot.node.get("endDate"))) or begin
    found = _DATED.search(name[:300]) if isinstance(name, str) else None
    if not begin or not over or not found or begin.precision < 3 or not is_a(spot.node, "Event"):
        return
    day = _day(found)
    before = [times.moment(value) for value in listed(spot.node.get("previousStartDate"))]
    known = [moment.local.date() for moment in before if moment]
    if day is None or begin.local.date() <= day <= over.local.date() or day in known:
        return
    yield Fault(
        "warning",
        f"the name says {found[0]}, and startDate is {spot.node['startDate']}",
        "startDate",
        day.isoformat(),
        shown(spot.node["startDate"]),
        below=("startDate",),
    )


def year_against_name(spot: Spot) -> Iterator[Fault]:
    """An event with another year in its name than it takes place in: `Harbour Festival 2026`, in May 2027.

    The name was left from the year before. Prizes and reviews of a year are given in the first months of the
    next, and what was moved keeps its name; of these nothing is said.
    """
    name, begin = plain(spot.node["name"]), times.moment(plain(spot.node["startDate"]))
    if (
        not isinstance(name, str)
        or not begin
        or not is_a(spot.node, "Event")
        or "previousStartDate" in spot.node
    ):
        return
    over = times.moment(plain(spot.node.get("endDate"))) or begin
    found = _YEAR.search(name[-120:].strip())
    off = begin.local.year - int(found[1]) if found else 0
    known = member(spot.node.get("eventStatus")) in (None, "EventScheduled")
    if not found or not known or not 0 < off < 4 or begin.local.month < 4 or over.local.year == int(found[1]):
        return
    if not _OF_A_YEAR.search(name):
        head, _, tail = name.rpartition(found[1])
        yield Fault(
            "warning",
            f"the name says {found[1]}, and startDate is {spot.node['startDate']}",
            "name",
            str(begin.local.year),
            found[1],
            f"{head}{begin.local.year}{tail}",
            below=("name",),
        )


_YEAR: Final = re.compile(r"(?<![\d/–-])(20\d\d)[)\]]?$")
_OF_A_YEAR: Final = re.compile(
    r"award|prize|preis|prix|premio|best of|review|rückblick|year|jahr|année|año|world cup|olymp|euro\b"
    r"|expo\b|census|annual report|class of|capital",
    re.IGNORECASE,
)
"""What names a year that is not that of the event."""


def line_in_another(spot: Spot) -> Iterator[Fault]:
    """A line of an address that stands in another as well: the town is the country's code, or has it behind.

    `"addressLocality": "Lyon, France"` beside the country; a region or a town that is the postal code.
    Consumers put the lines together and show it twice.
    """
    lines = {name: plain(spot.node.get(name)) for name in _LINES}
    said = {name: line.strip() for name, line in lines.items() if isinstance(line, str) and line.strip()}
    town = said.get("addressLocality", "")
    country, region = said.get("addressCountry", ""), said.get("addressRegion", "")
    if len(town) > 3 and town == country and not tongues.country(town):
        yield _line("addressCountry", town, None)
        return
    for one, other in _APART:
        if said.get(one) and said.get(one) == said.get(other) and (len(said[one]) < 4 or one == "postalCode"):
            yield _line(other if one == "postalCode" else one, said[one], None)
            return
    head, mark, tail = town.rpartition(", ")
    land = tongues.country(country) or country
    again = (len(tail) > 3 and region.startswith(tail)) or (
        country and tail and (tongues.country(tail) or tail) == land
    )
    if mark and again and not any(map(str.isdigit, head)):
        yield _line("addressLocality", town, head)


def _line(name: str, text: str, better: str | None) -> Fault:
    return Fault(
        "warning",
        f"{shown(text)} stands in another line as well",
        name,
        "its own",
        shown(text),
        better,
        below=(name,),
    )


_LINES: Final = ("addressLocality", "addressRegion", "addressCountry", "postalCode", "streetAddress")
_APART: Final = (
    ("postalCode", "addressLocality"),
    ("postalCode", "addressRegion"),
    ("postalCode", "streetAddress"),
    ("addressLocality", "addressCountry"),
    ("addressRegion", "addressCountry"),
)
"""Lines that are never the same, the first of which is short."""


def have_their_own(node: dict[str, Any]) -> bool:
    """Whether a town is beyond doubt alone in its line, and no line as short as a code is there twice."""
    town, region, land = node["addressLocality"], node.get("addressRegion"), node.get("addressCountry")
    return (
        town.__class__ is str
        and ", " not in town
        and town != node.get("postalCode")
        and len(town) > 3
        and (region is None or region != land)
        and town != land
        and node.get("streetAddress", "") != node.get("postalCode")
    )


def _day(found: re.Match[str]) -> date | None:
    parts = {key.rstrip("234"): value for key, value in found.groupdict().items() if value}
    month = _NUMBERS.get(parts["month"].lower()) or int(parts["month"])
    try:
        return date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None


def has_no_year_in_name(node: dict[str, Any]) -> bool:
    """Whether a name beyond doubt has no date of this century in it."""
    return node["name"].__class__ is str and "20" not in node["name"]


def street_with_town(spot: Spot) -> Iterator[Fault]:
    """A `streetAddress` that has the town and the postal code in it, which stand beside it.

    Consumers put the parts together and show them twice. Write street and number alone.
    """
    street, town, code = (
        plain(spot.node.get(name)) for name in ("streetAddress", "addressLocality", "postalCode")
    )
    if not isinstance(street, str) or not isinstance(town, str) or not isinstance(code, str):
        return
    if len(code) > 2 < len(town) and code in street and town.casefold() in street.casefold():
        at = min(street.find(code), street.casefold().find(town.casefold()))
        yield Fault(
            "warning",
            f"{shown(street)!r} has the town and its postal code in it",
            "streetAddress",
            "street and number",
            shown(street),
            street[:at].rstrip(" ,-–") or None,
            below=("streetAddress",),
        )


def is_a_street(node: dict[str, Any]) -> bool:
    """Whether a street's name is beyond doubt without the postal code."""
    street, code = node["streetAddress"], node["postalCode"]
    return street.__class__ is str is code.__class__ and code not in street


def one_account_of_two(spot: Spot) -> Iterator[Fault]:
    """Two people of different names with the same account or page: one was copied from the other."""
    for name in WITH_ACCOUNTS:
        owners: dict[str, str] = {}
        for way, person in things(spot.node, name):
            own = name_of(person)
            for key, at, address in _accounts(person):
                if owners.setdefault(address, own) != own:
                    yield Fault(
                        "warning",
                        f"{shown(address)} is the address of another {name} as well",
                        key,
                        "an address of one's own",
                        shown(address),
                        below=(*way, key, *at),
                    )


def _accounts(person: dict[str, Any]) -> Iterator[tuple[str, tuple[int, ...], str]]:
    """The addresses of a person's accounts and page, each with its member and its place there."""
    if not name_of(person) or not is_a(person, "Person"):
        return
    for key in ("sameAs", "url"):
        several = isinstance(person.get(key), list)
        for index, address in enumerate(listed(person.get(key))):
            if isinstance(address, str) and (key == "sameAs" or urlsplit(address).path.strip("/")):
                yield key, (index,) if several else (), address


def have_no_accounts(members: Sequence[str]) -> Callable[[dict[str, Any]], bool]:
    """The quick test: nobody in these lists has an account."""

    def test(node: dict[str, Any]) -> bool:
        for name in members:
            for one in node[name]:
                if one.__class__ is dict and "sameAs" in one:
                    return False
            pages = [one["url"] for one in node[name] if one.__class__ is dict and "url" in one]
            if len(pages) > 1 and (
                any(page.__class__ is not str for page in pages) or len({*pages}) < len(pages)
            ):
                return False
        return True

    return test


WITH_ACCOUNTS: Final = ("author", "performer", "editor", "contributor")


RULES: Final[tuple[Rule, ...]] = (
    size_against_address,
    schedule_against_duration,
    more_people_than_the_hall_holds,
    date_against_name,
    street_with_town,
    year_against_name,
    line_in_another,
    one_account_of_two,
)
