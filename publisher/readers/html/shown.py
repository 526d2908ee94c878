"""What a reader of the page sees above and around the article: headline, byline, dates, section, picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from publisher.readers import bylines, dates
from publisher.readers.html import meta
from publisher.readers.html.evidence import Evidence
from publisher.readers.html.scene import Scene
from publisher.readers.html.tree import words

_PROFILE = re.compile(
    r"/(?:authors?|by|byline|profiles?|people|person|persons|staff|staff_name|journalists?|contributors?|reporters?"
    r"|correspondents?|writers?|columnists?|autore?(?:n|s|es)?|auteurs?|team|bios?)/(?:[\w%.@~-]+/){0,3}[\w%.@~-]+/?"
    r"(?:[?#].*)?$",
    re.IGNORECASE,
)
_LIMIT = 40
_LINES = frozenset(
    (
        "p", "div", "span", "td", "font", "li", "summary", "em", "i", "small", "b", "strong", "dd", "cite",
        "address", "h4", "h5", "h6",
    )
)  # fmt: skip
"""Elements that may hold a line such as `March 1, 2022 9:05 AM`."""

_CHANGED = re.compile(
    r"updat|modif|edited|revis|amended|aktualisiert|mise? à jour|actualizad|atualizad|aggiornat|bijgewerkt"
    r"|uppdaterad|opdateret|oppdatert|zaktualizowan|last ?mod",
    re.IGNORECASE,
)
_STAMPS = re.compile(
    r"(?=\b(?:(?:last|first|originally)\s+)?(?:updated|modified|published|posted|edited|revised|amended)\b)",
    re.IGNORECASE,
)


def read(scene: Scene) -> Iterator[Evidence]:
    """What the page shows, each saying weighed by how near it stands to the headline."""
    yield from _headline(scene)
    yield from _authors(scene)
    yield from _dates(scene)
    yield from _picture(scene)


def _say(prop: str, value: Any, sure: float, detail: str, shown: str) -> Evidence:
    return Evidence(prop, value, max(0.01, min(0.99, sure)), "page", detail, shown)


def _headline(scene: Scene) -> Iterator[Evidence]:
    if scene.headline is not None:
        shown = words(scene.headline, 400)
        yield _say(
            "headline", shown, 0.85 if scene.headline.tag == "h1" else 0.7, f"<{scene.headline.tag}>", shown
        )


def _authors(scene: Scene) -> Iterator[Evidence]:
    """The bylines near the headline; those elsewhere only if they agree, else they are other stories'."""
    near: list[Evidence] = []
    far: list[Evidence] = []
    for place, one in (*_bylines(scene), *_linked(scene), *_labelled(scene)):
        (near if scene.is_near(place) else far).append(one)
    yield from near
    if len({tuple(author["name"] for author in one.value) for one in far}) == 1:
        yield from far


def _bylines(scene: Scene) -> Iterator[tuple[int, Evidence]]:
    yield from _side_by_side(
        [(place, marks, one) for place, element, marks in scene.found("author")[:_LIMIT]
         for _, one in _byline(scene, place, element)]
    )  # fmt: skip
    for place, element, _ in scene.found("by")[:_LIMIT]:
        holder = element if len(words(element, 200)) > 4 else element.getparent()
        if holder is not None and next(holder.iterancestors("figure", "figcaption"), None) is None:
            yield from _byline(scene, place, holder, by=True)


_LABEL = re.compile(
    r"\b(?:author|autore?|auteur|verfasser|reporter)\s?:\s?(?P<who>[^|•·:]{4,60}?)(?=\s+\S{3,20}:|\s*[|•·]|$)",
    re.IGNORECASE,
)


def _labelled(scene: Scene) -> Iterator[tuple[int, Evidence]]:
    """A name with its label within the line under the headline: `24.11.2026 Autor: Ana Silva Views: 12`."""
    for place, element in scene.around(6, 30):
        if element.tag in _LINES and len(element) <= 8 and _LABEL.search((element.text or "")[:300]):
            shown = words(element, 300)
            found = _LABEL.search(shown)
            if found and len(shown) < 250 and bylines.is_name(found["who"]):
                sure = 0.72 * scene.nearness(place, element)
                yield place, _say("author", bylines.authors(found["who"]), sure, "label in a line", found[0])


def _side_by_side(found: list[tuple[int, str, Evidence]]) -> Iterator[tuple[int, Evidence]]:
    """Bylines; those of one name that follow one another closely, each with another person, are one."""
    groups: list[list[tuple[int, str, Evidence]]] = []
    for place, marks, one in found:
        last = groups[-1][-1] if groups else None
        if last and last[1] == marks and place - last[0] <= 12 and last[2].value != one.value:
            groups[-1].append((place, marks, one))
        else:
            groups.append([(place, marks, one)])
    for group in groups:
        people = {person["name"].casefold(): person for _, _, one in group for person in one.value}
        place, _, first = group[0]
        named = ", ".join(one.words for _, _, one in group)
        yield place, replace(first, value=list(people.values()), words=named) if len(group) < 7 else first


def _linked(scene: Scene) -> Iterator[tuple[int, Evidence]]:
    """Links to authors' pages; those that stand side by side are one byline."""
    groups: dict[Any, list[tuple[int, Any, bool]]] = {}
    for place, element, _ in scene.found("a")[:400]:
        rel = "author" in (element.get("rel") or "").lower().split()
        if rel or _PROFILE.search(element.get("href") or ""):
            parent = element.getparent()
            above = parent.getparent() if parent is not None else None
            groups.setdefault(parent if above is None or len(parent) > 1 else above, []).append(
                (place, element, rel)
            )
    for group in groups.values():
        place, first, rel = group[0]
        people = {
            a["name"].casefold(): a for _, element, own in group for a in _profiled(scene, element, own)
        }
        if 0 < len(people) <= 6:
            sure = (0.75 if rel else 0.68) * scene.nearness(place, first)
            detail = "link rel=author" if rel else "link to a profile"
            named = ", ".join(words(element, 200) for _, element, _ in group)
            yield place, _say("author", list(people.values()), sure, detail, named)


def _profiled(scene: Scene, link: Any, rel: bool) -> list[bylines.Author]:
    """The authors whom a link to a profile names; one alone with the profile's address."""
    shown = words(link, 200)
    if not (rel or bylines.is_name(shown) or bylines.byline(shown)):
        return []
    people = bylines.authors(shown)
    address = scene.page.absolute(link.get("href") or "")
    if len(people) == 1 and address and people[0]["@type"] == "Person":
        return [{**people[0], "url": address}]
    return people


def _byline(scene: Scene, place: int, element: Any, *, by: bool = False) -> Iterator[tuple[int, Evidence]]:
    shown = words(element, 400)
    if not shown or len(shown) > 250:
        return
    people = _people(element, shown, by=by)
    if by and not bylines.byline(shown) and not _is_dated(shown):
        return
    if people:
        firm = 0.82 if re.match(r"(?:written |story |words )?by\b", shown, re.IGNORECASE) else 0.72
        detail = "line that begins with By" if by else "byline"
        yield place, _say("author", people, firm * scene.nearness(place, element), detail, shown)


def _people(element: Any, shown: str, *, by: bool) -> list[bylines.Author]:
    """The people in a byline: its links that are names, else its parts that are, else its words."""
    linked = [words(a, 100) for a in element.iter("a")]
    names = list(dict.fromkeys(name for name in linked if bylines.is_name(name)))
    if names:
        return [person for name in names for person in bylines.authors(name)]
    parts = [part for text in element.itertext() if len(part := " ".join(text.split())) > 4]
    whole = [part for part in parts if bylines.is_name(part) or bylines.byline(part)]
    if whole and len(parts) > 1:
        return list({a["name"]: a for part in whole for a in bylines.authors(part)}.values())
    return bylines.byline(shown) if by else bylines.authors(shown)


def _dates(scene: Scene) -> Iterator[Evidence]:
    yield from _times(scene)
    for place, element, marks in scene.found("date")[:80]:
        near = scene.nearness(place, element)
        for attribute in _STAMPED:
            written = element.get(attribute)
            if written and (value := meta.when(written)):
                prop, sure = _which(element, marks, words(element, 100))
                yield _say(prop, value, (sure - 0.05) * near, f"attribute {attribute}", written)
        shown = words(element, 300) or element.get("aria-label") or ""
        if 5 < len(shown) < 250:
            yield from _stamps(shown, marks, near)
    for place, element in scene.around(30, 60):
        if element.tag in _LINES and len(element) <= 8 and _is_dated(shown := words(element, 200)):
            yield from _stamps(shown, "", 0.75 * scene.nearness(place, element))


_STAMPED = ("datetime", "data-datetime", "data-timestamp", "data-date", "data-published", "content", "title")
"""Attributes in which a date stands."""


def _times(scene: Scene) -> Iterator[Evidence]:
    """The `<time>` elements that are not of a list of other stories; the first is the surest."""
    seen = 0
    for place, element, marks in scene.found("time")[:_LIMIT]:
        if scene.is_listed(element):
            continue
        shown = words(element, 200)
        written = element.get("datetime") or element.get("content") or shown
        if value := meta.when(written) or dates.written(shown):
            prop, sure = _which(element, marks, shown)
            sure = sure if prop == "dateModified" else sure - 0.02 * min(seen, 10)
            seen += prop == "datePublished"
            yield _say(prop, value, sure * scene.nearness(place, element), "<time>", written)


def _is_dated(line: str) -> bool:
    """Whether a line without a mark is a date with little around it, of the time of the web."""
    found = dates.WRITTEN.search(line) if 7 < len(line) < 160 else None
    if found is None or len(line) - len(found[0]) > 70 or re.search(r"[a-z]{3}\.$", line):
        return False
    return re.search(r"\b(?:199|20\d)\d\b", found[0]) is not None


def _stamps(shown: str, marks: str, near: float) -> Iterator[Evidence]:
    """Every date in a line such as `Published 9:05 AM, March 1, 2022 Updated March 2, 2022`."""
    for number, piece in enumerate(part for part in _STAMPS.split(shown) if part.strip()):
        value = dates.written(piece)
        if value:
            told = re.match(r"(?:first |originally )?publi|posted", piece, re.I)
            changed = not told and (_CHANGED.match(piece) or (number == 0 and _CHANGED.search(marks)))
            sure = (
                0.75
                if re.match(r"(?:first |originally )?(?:published|posted)|(?:last )?updated", piece, re.I)
                else 0.68
            )
            yield _say(
                "dateModified" if changed else "datePublished", value, sure * near, "date line", piece.strip()
            )


def _which(element: Any, marks: str, shown: str) -> tuple[str, float]:
    """Whether a date says when the article was published or when it was changed."""
    around = [marks, "updated" if _CHANGED.match(shown) else "", element.get("itemprop") or ""]
    parent = element.getparent()
    if parent is not None:
        before = element.getprevious()
        around.append((parent.get("class") or "").lower() if len(parent) == 1 else "")
        around.append(
            (parent.text or "")[-40:] if before is None else (before.tail or words(before, 60))[-40:]
        )
    said = " ".join(around)
    if _CHANGED.search(said):
        return "dateModified", 0.75
    return "datePublished", 0.82 if re.search(
        r"publi|posted|created|entry-date|pubdate", said, re.I
    ) else 0.75


def dek(scene: Scene) -> str:
    """The line under the headline that says what it is about; empty if the page marks none."""
    for place, element, _ in scene.found("dek"):
        shown = words(element, 400)
        if 0 < place - scene.place <= 60 and 20 <= len(shown) <= 300 and not bylines.byline(shown):
            return shown
    return ""


PORTRAIT = re.compile(
    r"/(?:columnists?|authors?|auteurs?|autor(?:e[ns]?)?|avatars?|headshots?|bylines?|contributors|mugshots?)[/_-]",
    re.I,
)
"""Where newspapers keep the portraits of those who write."""


def _picture(scene: Scene) -> Iterator[Evidence]:
    for place, element, marks in scene.found("img")[:60]:
        if place < scene.place - 30 or re.search(
            r"logo|avatar|icon|author|sprite|pixel|badge|flag|emoji", marks
        ):
            continue
        address = _address(element)
        absolute = scene.page.absolute(address) if address else None
        width = element.get("width") or ""
        if (
            absolute
            and not (width.isdigit() and int(width) < 200)
            and not re.search(r"\.svg|\.gif|logo|pixel", absolute)
            and not PORTRAIT.search(absolute)
        ):
            inside = next(element.iterancestors("figure", "picture"), None) is not None
            yield _say("image", [absolute], 0.6 if inside else 0.5, "first picture of the article", address)
            return


def _address(element: Any) -> str:
    """Where a picture is, also when it is loaded late; of several sizes the largest."""
    for name in ("data-src", "data-original", "data-lazy-src", "data-srcset", "srcset", "src"):
        value = (element.get(name) or "").strip()
        if value and not value.startswith("data:"):
            return _largest(value) if "srcset" in name else value
    return ""


def _largest(srcset: str) -> str:
    """The address of the largest picture in a `srcset`: `small.jpg 300w, large.jpg 2560w`."""
    sizes = re.findall(r"(\S+?)(?:\s+(\d+(?:\.\d+)?)[wx])?\s*(?:,\s|,?$)", srcset)
    return max(sizes, key=lambda one: float(one[1] or 0), default=("", ""))[0]
