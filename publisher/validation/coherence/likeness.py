"""Rules on what is said in two places and should not be the same, or should and is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from publisher.jsonld import listed
from publisher.validation.coherence.reading import each, is_a, name_of, plain, things, words
from publisher.validation.faults import Fault, Rule, Spot, shown

SAME: Final = (
    ("description", "headline"),
    ("description", "name"),
    ("articleBody", "description"),
    ("articleBody", "headline"),
    ("alternativeHeadline", "headline"),
    ("abstract", "headline"),
    ("alternateName", "name"),
    ("headline", "articleSection"),
    ("jobTitle", "name"),
    ("claimReviewed", "reviewBody"),
    ("transcript", "description"),
    ("streetAddress", "addressLocality"),
)
"""Texts that are each for something else, the longer first."""


def same_text_twice(spot: Spot) -> Iterator[Fault]:
    """One text for two purposes: a `description` or an `articleBody` that is the headline once more.

    Consumers show both, one under the other. Leave out what there is not. An update of a few words may be
    headline and body in one.
    """
    for name, other in SAME:
        text = plain(spot.node.get(name))
        if _is_alike(text, plain(spot.node.get(other))) and (name != "articleBody" or len(text) > 25):
            text = shown(text)
            yield Fault("warning", f"{name} is {other} once more", name, actual=text, below=(name,))
            return


def _is_alike(one: Any, other: Any) -> bool:
    """Whether two texts are one, but for case, marks and blanks."""
    if not isinstance(one, str) or not isinstance(other, str) or abs(len(one) - len(other)) > 20:
        return False
    return bool(words(one)) and words(one) == words(other)


def differ(pairs: Sequence[tuple[str, str]]) -> Callable[[dict[str, Any]], bool]:
    """The quick test: no two of these texts are of about one length, or begin with the same letters."""

    def test(node: dict[str, Any]) -> bool:
        for one, other in pairs:  # noqa: SIM110 - all() of a generator takes twice as long
            if not _are_different_texts(node[one], node[other]):
                return False
        return True

    return test


def _are_different_texts(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 20:
        return True
    start, begin = one[:3].lower(), other[:3].lower()
    return start != begin and (start + begin).isascii() and start.isalnum() and begin.isalnum()


def team_against_itself(spot: Spot) -> Iterator[Fault]:
    """A team that plays itself: `homeTeam` and `awayTeam` are one, or a `competitor` is there twice."""
    sides = [
        (way, side) for name in ("homeTeam", "awayTeam", "competitor") for way, side in each(spot.node, name)
    ]
    seen: list[tuple[tuple[str | int, ...], Any]] = []
    for way, side in sides:
        for before, other in seen:
            rivals = way[0] == before[0] == "competitor" or {way[0], before[0]} == {"homeTeam", "awayTeam"}
            if rivals and _is_one(side, other):
                name = plain(side.get("name")) or side.get("@id") if isinstance(side, dict) else side
                yield Fault(
                    "warning", f"{shown(name)} plays itself", str(way[0]), actual=shown(name), below=way
                )
                return
        seen.append((way, side))


def teams_at_odds(spot: Spot) -> Iterator[Fault]:
    """A match whose teams are not those of its name, or of its `competitor`s: one was left there.

    `homeTeam` and `awayTeam` are both among the competitors, and those that the name tells. Of names that may
    be short for a team, nothing is said.
    """
    sides = {key: name_of(spot.node.get(key)) for key in ("homeTeam", "awayTeam")}
    rivals = [name_of(one) for _, one in each(spot.node, "competitor")]
    title = str(plain(spot.node.get("name")))
    for key, side in sides.items():
        other = sides["awayTeam" if key == "homeTeam" else "homeTeam"]
        told = plain(spot.node[key])
        name = str(plain(told.get("name")) if isinstance(told, dict) else told)
        among = len(rivals) > 1 and all(rivals) and other in rivals and side not in rivals
        if side and other and (among or _is_another_than_named(name, other, title)):
            what = "competitor" if among else "name"
            message = f"{shown(name)} is not in {what}"
            yield Fault("warning", message, key, "a team of this match", shown(name), below=(key,))
            return


def _is_another_than_named(team: str, other: str, title: str) -> bool:
    """Whether the name of a match tells one team as it is called, and for the other two words of none."""
    halves = [half for half in _VERSUS.split(title) if half.strip()]
    against = [half for half in halves if other not in words(half)]
    if len(halves) != 2 or len(against) != 1 or len(against[0].split()) < 2 or len(team.split()) < 2:
        return False
    starts = {word[:3] for word in re.findall(r"[^\W\d_]{3,}", against[0].casefold())}
    return starts.isdisjoint(word[:3] for word in re.findall(r"[^\W\d_]{3,}", team.casefold()))


_VERSUS: Final = re.compile(r"\s(?:vs?\.?|x|gegen|contre|contra|[-–—])\s")


def have_their_names(node: dict[str, Any]) -> bool:
    """Whether the names of both teams beyond doubt stand in that of the match, without competitors."""
    home, away, name = node["homeTeam"], node["awayTeam"], node.get("name")
    if home.__class__ is not dict or away.__class__ is not dict or "competitor" in node:
        return False
    teams = (home.get("name"), away.get("name"))
    return name.__class__ is str and all(team.__class__ is str and team in name for team in teams)


def _is_one(one: Any, other: Any) -> bool:
    """Whether two values stand for the same thing."""
    for key in ("@id", "url") if isinstance(one, dict) and isinstance(other, dict) else ():
        if isinstance(one.get(key), str) and isinstance(other.get(key), str):
            return bool(one[key] == other[key])
    return bool(name_of(one)) and name_of(one) == name_of(other)


PEOPLE: Final = ("author", "contributor", "editor", "performer", "actor", "director", "creator", "attendee")


def one_person_twice(spot: Spot) -> Iterator[Fault]:
    """One person or group twice in a list of authors or performers, written in two ways.

    `Jane Roe` and `JANE ROE` are shown as two. Take one of them away.
    """
    for name in PEOPLE:
        value = spot.node.get(name)
        people = value if isinstance(value, list) else []
        for index, item in enumerate(people):
            twin = next((other for other in people[:index] if item != other and _is_one(item, other)), None)
            if twin is not None and isinstance(item, dict) and name_of(item) == name_of(twin):
                said = shown(plain(item.get("name")) or item.get("@id"))
                yield Fault("warning", f"{name} has {said} twice", name, actual=said, below=(name, index))


def one_update_twice(spot: Spot) -> Iterator[Fault]:
    """An update of a live blog that is there twice, or has another's address.

    Consumers show the same twice, or one in place of the other. Each update has an address of its own.
    """
    seen: set[tuple[str, ...]] = set()
    for way, update in things(spot.node, "liveBlogUpdate"):
        address, told = update.get("url"), _told(update)
        if isinstance(address, str) and ("url", address) in seen:
            what, below = f"{shown(address)} is another update's address", (*way, "url")
        elif told in seen:
            what, below = "the update is there twice", way
        else:
            seen |= {("url", str(address)), told} if told[1] else {("url", str(address))}
            continue
        yield Fault("warning", what, str(below[-1]) if below != way else "liveBlogUpdate", below=below)


def _told(update: dict[str, Any]) -> tuple[str, ...]:
    """What an update of a live blog tells, and when."""
    return ("text", *(str(update.get(name, "")) for name in ("articleBody", "headline", "datePublished")))


def are_told_once(node: dict[str, Any]) -> bool:
    """Whether updates have beyond doubt texts and addresses of their own."""
    updates = node["liveBlogUpdate"]
    if updates.__class__ is not list:
        return True
    bodies: set[str] = set()
    pages: set[str] = set()
    for update in updates:
        if update.__class__ is not dict:
            return False
        body, page = update.get("articleBody"), update.get("url")
        if body.__class__ is not str or body in bodies or (page is not None and page in pages):
            return False
        bodies.add(body)
        if page is not None:
            if page.__class__ is not str:
                return False
            pages.add(page)
    return True


def have_names(members: Sequence[str]) -> Callable[[dict[str, Any]], bool]:
    """The quick test: all people in these lists beyond doubt have names of their own."""
    return lambda node: all(_are_different(node[member]) for member in members)


def _are_different(people: list[Any]) -> bool:
    """Whether names differ in their first three letters; blanks, marks and accents are for the rule."""
    try:
        starts = {one["name"][:3].lower() for one in people}
    except (AttributeError, KeyError, TypeError):
        return False
    letters = "".join(starts)
    return len(starts) == len(people) and letters.isascii() and letters.isalnum()


def publisher_as_person(spot: Spot) -> Iterator[Fault]:
    """A person with the publisher's name: an article without an author's name, and a paper made a person.

    Where no one is named the publisher is the author: as an `Organization`.
    """
    houses = {name_of(house) for _, house in things(spot.node, "publisher") if not is_a(house, "Person")} - {
        ""
    }
    for way, person in things(spot.node, "author", "editor", "creator", "copyrightHolder"):
        if is_a(person, "Person") and name_of(person) in houses:
            yield Fault(
                "warning",
                f"{shown(plain(person['name']))} is the publisher, no person",
                "@type",
                "Organization",
                "Person",
                "Organization",
                below=(*way, "@type"),
            )


def is_another(node: dict[str, Any]) -> bool:
    """Whether the authors have beyond doubt other names than the publisher."""
    house = node["publisher"]
    name = house.get("name") if house.__class__ is dict else None
    if name.__class__ is not str:
        return len(house) == 1 if house.__class__ is dict else False
    end, authors = name[-3:].casefold(), node.get("author", [])
    for author in authors if authors.__class__ is list else (authors,):
        own = author.get("name") if author.__class__ is dict else None
        if own.__class__ is not str or own[-3:].casefold() == end:
            return False
    holder = node.get("copyrightHolder")
    return "editor" not in node and (holder.__class__ is not dict or holder.get("@type") != "Person")


def site_name_in_headline(spot: Spot) -> Iterator[Fault]:
    """A headline with the site's or the section's name behind it: `Bridge reopens | Harbour Post`.

    It was taken from the page's title. Consumers add the name themselves; write the headline alone.
    """
    sections = [{"name": one} for one in listed(spot.node.get("articleSection"))]
    for name in ("headline", "name"):
        title = plain(spot.node.get(name))
        for house in (*(house for _, house in things(spot.node, "publisher")), *sections):
            site = plain(house.get("name"))
            if not isinstance(title, str) or not isinstance(site, str) or len(site) < 3:
                continue
            match = re.fullmatch(
                rf"(?:(.*\S)\s*(?:[|–—·»:•]|\s-)\s+)?{re.escape(site)}", title, re.IGNORECASE
            )
            if match and (match[1] or (name == "headline" and house not in sections)):
                yield Fault(
                    "warning",
                    f"{name} ends with the name of the {'section' if house in sections else 'publisher'}"
                    if match[1]
                    else f"{name} is the publisher's name",
                    name,
                    "the headline alone",
                    shown(title),
                    match[1],
                    below=(name,),
                )


def is_without_site(node: dict[str, Any]) -> bool:
    """Whether a headline does beyond doubt not end as the publisher's name does."""
    title, house = node.get("headline", ""), node["publisher"]
    return (
        title.__class__ is str
        and house.__class__ is dict
        and house.get("name", "").__class__ is str
        and title[-3:] != house.get("name", "")[-3:]
        and "|" not in title
    )


def name_against_parts(spot: Spot) -> Iterator[Fault]:
    """A `givenName` or `familyName` that is the whole name, or no part of it."""
    name = words(spot.node.get("name"))
    given, family = words(spot.node.get("givenName")), words(spot.node.get("familyName"))
    for key, part, other in (("givenName", given, family), ("familyName", family, given)):
        whole = part == name and " " in str(plain(spot.node[key])).strip() if part and name else False
        if part and (whole or (part == other and part != name)):
            yield Fault(
                "warning",
                f"{key} is {'the whole name' if whole else 'the same as the other part of the name'}",
                key,
                actual=shown(plain(spot.node[key])),
                below=(key,),
            )
            return
    if name and given and family and given not in name and family not in name:
        said = shown(plain(spot.node["name"]))
        yield Fault(
            "warning",
            f"neither {shown(plain(spot.node['givenName']))} nor {shown(plain(spot.node['familyName']))} "
            f"is in {said}",
            "name",
            actual=said,
            below=("name",),
        )


def is_of_its_parts(node: dict[str, Any]) -> bool:
    """Whether a name is its given name and its family name, in this order."""
    given, family = node.get("givenName"), node.get("familyName")
    return (
        given.__class__ is str is family.__class__
        and node.get("name") == f"{given} {family}"
        and given != family
    )


RULES: Final[tuple[Rule, ...]] = (
    same_text_twice,
    team_against_itself,
    teams_at_odds,
    one_person_twice,
    one_update_twice,
    publisher_as_person,
    site_name_in_headline,
    name_against_parts,
)
