"""Of everything said about a page, what is believed: one saying a property, or none that is unsure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from publisher.readers import dates, sections
from publisher.readers.html.evidence import Evidence, best, key
from publisher.readers.html.scene import Scene
from publisher.readers.html.shown import PORTRAIT
from publisher.readers.html.tree import bars, words

FLOORS = {
    "author": 0.45,
    "datePublished": 0.35,
    "dateModified": 0.4,
    "articleSection": 0.45,
    "publisher": 0.4,
}
"""So sure a saying must be to be written; of other properties any saying is."""

_BUILT = re.compile(r"\b(?:built|generated|rendered|deployed|build)\b(.{0,60})", re.IGNORECASE)
LONGEST_HEADLINE = 500
"""What has more characters is no headline."""


def choose(scene: Scene, found: Iterable[Evidence]) -> dict[str, Evidence]:
    """Property -> the saying that is believed."""
    said: dict[str, list[Evidence]] = {}
    for one in found:
        said.setdefault(one.property, []).append(one)
    said.pop("articleBody", None)
    chosen: dict[str, Evidence] = {}
    if publisher := best(_outlets(said)):
        chosen["publisher"] = publisher
    outlet = key(publisher.value["name"]) if publisher else ""
    said["headline"] = list(_headlines(scene, said.get("headline", []), outlet))
    said["articleSection"] = [
        e for e in said.get("articleSection", []) if not outlet or key(str(e.value)) != outlet
    ]
    said["author"] = list(_authors(said.get("author", []), outlet))
    built = _built(scene)
    said["dateModified"] = [
        one for one in said.get("dateModified", []) if not built or not one.value.startswith(built)
    ]
    for prop in ("datePublished", "dateModified"):
        said[prop] = _dates(said.get(prop, []))
    for prop, sayings in said.items():
        surest = best(sayings) if prop != "image" else _images(sayings)
        if surest is not None:
            chosen.setdefault(prop, surest if prop != "headline" else _whole(surest, sayings))
    if _is_backwards(chosen.get("datePublished"), chosen.get("dateModified")):
        del chosen["dateModified"]
    if "author" in chosen:
        chosen["author"] = _addressed(chosen["author"], said["author"])
    return {prop: one for prop, one in chosen.items() if one.confidence >= FLOORS.get(prop, 0.0)}


def _outlets(said: dict[str, list[Evidence]]) -> list[Evidence]:
    """What names the newspaper, without the columnist's name where that stands at the end of a title."""
    people = {key(author["name"]) for one in said.get("author", []) for author in one.value}
    return [
        one
        for one in said.get("publisher", [])
        if one.detail != "end of the title" or key(one.value["name"]) not in people
    ]


def _addressed(chosen: Evidence, sayings: list[Evidence]) -> Evidence:
    """The authors with the addresses of their pages, where another saying that names them knows those."""
    known = {key(author["name"]): author["url"] for one in sayings for author in one.value if "url" in author}
    authors = [
        {**author, "url": known[key(author["name"])]} if key(author["name"]) in known else author
        for author in chosen.value
    ]
    return replace(chosen, value=authors)


def _headlines(scene: Scene, sayings: list[Evidence], outlet: str) -> Iterable[Evidence]:
    """Headlines without the newspaper's name at their end, the title of the page among them."""
    visible = key(words(scene.headline, 400)) if scene.headline is not None else ""
    for one in sayings:
        if len(one.value) <= LONGEST_HEADLINE and (one.extractor != "page" or visible != outlet):
            yield replace(one, value=_bare(one.value, visible, outlet, scene.page.host))
    if (title := scene.page.title) and len(title) <= LONGEST_HEADLINE:
        value = _bare(title, visible, outlet, scene.page.host)
        yield Evidence("headline", value, 0.55, "title", "<title>", title)


def _bare(headline: str, visible: str, outlet: str, host: str) -> str:
    """The headline without parts that name the newspaper, or its sections before the newspaper."""
    headline = " ".join(headline.split())
    if key(headline) == visible:
        return headline
    parts = bars(headline)
    if found := next((part for part in parts if visible and key(part) == visible and len(parts) > 1), None):
        return found
    site, bare = key(host.rpartition(".")[0]).replace(" ", ""), headline
    while len(parts := bars(bare)) > 1:
        again = bare != headline and sections.section(parts[-1]) is not None
        if not again and not _is_outlet(key(parts[-1]), outlet, site):
            break
        bare = re.sub(r"[\s|–—·•»«:~-]+$", "", bare[: bare.rfind(parts[-1])])
    parts = bars(bare)
    if len(parts) > 1 and outlet and key(parts[0]) == outlet:
        return bare[bare.find(parts[1]) :]
    return bare or headline


def _is_outlet(part: str, outlet: str, site: str) -> bool:
    """Whether a part of a title names the newspaper, as far as it is known."""
    if not part:
        return False
    together = part.replace(" ", "")
    return (
        part == outlet
        or (len(together) > 2 and (part in outlet or together in site))
        or bool(outlet and outlet in part)
    )


def _whole(headline: Evidence, sayings: list[Evidence]) -> Evidence:
    """A visible headline without the word above it in the same element, if it is declared without.

    And a headline that is cut off (`Minister resigns over…`) whole, if it stands somewhere whole.
    """
    whole = key(headline.value)
    if headline.value.endswith(("…", "...")):
        longer = (one for one in sayings if key(one.value).startswith(whole) and key(one.value) != whole)
        return next((replace(one, confidence=headline.confidence) for one in longer), headline)
    for one in sayings:
        small = key(one.value)
        if len(small.split()) > 2 and whole.endswith(" " + small) and len(whole) - len(small) <= 32:
            return replace(one, confidence=headline.confidence)
    return headline


def _authors(sayings: list[Evidence], outlet: str) -> Iterable[Evidence]:
    """Authors without the newspaper itself, unless it is declared as the author."""
    for one in sayings:
        people = [
            a for a in one.value if not (a["@type"] == "Person" and outlet and key(a["name"]) == outlet)
        ]
        if people:
            yield replace(one, value=people)


def _dates(sayings: list[Evidence]) -> list[Evidence]:
    """Dates, those that are believed on the day made as exact as any that agrees with them knows."""
    top = best(replace(one, value=str(one.value)[:10]) for one in sayings)
    if top is None:
        return []
    same = [one for one in sayings if str(one.value)[:10] == top.value]
    exact = max(same, key=lambda one: (_exactness(one.value), one.confidence))
    return [replace(exact, confidence=max(top.confidence, exact.confidence))]


def _built(scene: Scene) -> str:
    """When the site was built, if its footer says so, to the minute: no article was changed then."""
    for _, element, _ in scene.found("footer")[-3:]:
        stamp = _BUILT.search(words(element, 6_000))
        when = dates.written(stamp[1]) if stamp else None
        if when:
            return when[:16]
    return ""


def _is_backwards(published: Evidence | None, modified: Evidence | None) -> bool:
    """Whether a page is said to be changed before it was published; its own JSON-LD may say so openly."""
    if published is None or modified is None or modified.extractor == "json-ld":
        return False
    first, second = datetime.fromisoformat(published.value), datetime.fromisoformat(modified.value)
    if first.tzinfo and second.tzinfo:
        return second < first
    return bool(str(modified.value)[:10] < str(published.value)[:10])


def _exactness(value: str) -> int:
    """2 for a time with its zone, 1 for a time, 0 for a day or a midnight that only stands for one."""
    if len(value) == 10 or re.search(r"T00:00:00(?:[+-]\d\d:\d\d)?$", value):
        return 0
    return 2 if len(value) > 19 else 1


_MARK = re.compile(
    r"(?<![a-z])(?:logo|placeholder|favicon|default|fallback|share|social|blank|spacer)(?![a-z])", re.I
)
"""How files are called that show the newspaper's mark and nothing of the article."""


def _images(sayings: list[Evidence]) -> Evidence | None:
    """The surest picture first, then the other sizes of it and further pictures that are declared."""
    ordered = sorted(sayings, key=lambda one: (_is_portrait(one), -one.confidence))
    pictures = [
        replace(one, value=shown)
        for one in ordered
        if (shown := [address for address in one.value if not _MARK.search(address.rpartition("/")[2])])
    ]
    ordered = pictures or [one for one in ordered if one.extractor == "json-ld"]
    if not ordered:
        return None
    addresses = [address for one in ordered for address in one.value]
    return replace(ordered[0], value=list(dict.fromkeys(addresses))[:4])


def _is_portrait(image: Evidence) -> bool:
    """Whether a picture shows its writer, as an opinion's card does; JSON-LD is believed all the same."""
    return image.extractor != "json-ld" and all(PORTRAIT.search(address) for address in image.value)
