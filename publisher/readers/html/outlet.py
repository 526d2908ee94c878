"""Which newspaper and which of its sections a page is from, as its title, address, menus and footer show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import unquote, urlsplit

from publisher.readers import bylines, sections
from publisher.readers.html.evidence import Evidence, key
from publisher.readers.html.meta import FRONT, KINDS
from publisher.readers.html.scene import Scene
from publisher.readers.html.tree import Page, bars, words

_FRONT_PAGE = re.compile(r"(?:https?://[^/]+)?/(?:index\.\w+)?|(?:\./)?index\.\w+|\./")
_SMALL = re.compile(
    r"\b(?:logo|home ?page|home|go to|back to|the website of|site|link to)\b|[-–|:]\s*$", re.IGNORECASE
)
_DOMAIN = re.compile(r"^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|news|[a-z]{2})$", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:pick|picks|exclusive|breaking|live|watch|video|premium|subscriber|subscribers|sponsored|advertisement|more"
    r"|by|share|follow|print|email|comments?|updated|published|min read|read|listen|free|new|now|photo"
    r"|photos|gallery)\b"
)
"""Words on labels that are no section's name."""

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|&copy;|copyright)\s*(?:copyright\s*)?(?:\d{4}\s*(?:[-–]\s*\d{4})?)?[\s,.:]*(?:by\s+)?"
    r"(?P<name>[^\W\d_][^|.,;©\d\n]{2,50}?)(?=\s*(?:[|.,;©\d\n]|all rights|inc\b|ltd\b|llc\b|$))",
    re.IGNORECASE,
)


def read(scene: Scene) -> Iterator[Evidence]:
    """What the page's frame says of its publisher and its section."""
    yield from _publisher(scene)
    yield from _section(scene)


def _outlet(name: str, sure: float, detail: str) -> Evidence:
    return Evidence("publisher", {"@type": "Organization", "name": name}, sure, "page", detail, name)


def _publisher(scene: Scene) -> Iterator[Evidence]:
    page = scene.page
    host = key(page.host.rpartition(".")[0]).replace(" ", "")
    titles = (content for name, content in page.metas if name in ("og:title", "twitter:title"))
    for title in (page.title, *titles):
        yield from _titled(scene, title, host)
    yield from _home(scene, [key(part) for part in bars(page.title)[:1] + bars(page.title)[-1:]])
    yield from _logos(scene, host)
    for _, element, _ in scene.found("footer")[-3:]:
        found = _COPYRIGHT.search(words(element, 6_000))
        if found and not key(found["name"]).startswith(("all rights", "copyright")):
            yield _outlet(found["name"].strip(" -–"), 0.45, "copyright line")


def _titled(scene: Scene, title: str, host: str) -> Iterator[Evidence]:
    """The part of a title that the host is called after; else its end, if the headline stands before."""
    parts = [part for part in bars(title) if not part.casefold().startswith(("by ", "von "))]
    if len(parts) < 2:
        return
    for part in (parts[-1], parts[0]):
        small = key(part).replace(" ", "")
        alike = small in host or small.startswith(host) or (len(host) > 3 and host in small)
        if host and alike and len(small) > 1 and len(part) <= 40:
            yield _outlet(part, 0.6 if _DOMAIN.search(part) else 0.8, "end of the title, and the host")
            return
    repeats = scene.headline is not None and scene.fit >= 0.6
    if repeats and len(parts[-1]) <= 40 and not _DOMAIN.search(parts[-1]):
        yield _outlet(parts[-1], 0.65, "end of the title")


def _logos(scene: Scene, host: str) -> Iterator[Evidence]:
    """What the logos are called for those who do not see them."""
    for _, element, _ in scene.found("logo")[:6]:
        for one in (element, *element.iter("img", "a", "svg")):
            name = one.get("alt") or one.get("aria-label") or one.get("title") or ""
            shown = _SMALL.sub("", name).strip(" -–|:")
            if 1 < len(shown) <= 40:
                small = key(shown).replace(" ", "")
                agrees = host and (small in host or host in small)
                yield _outlet(shown, 0.7 if agrees else 0.5, "name of the logo")
                break


def _home(scene: Scene, ends: list[str]) -> Iterator[Evidence]:
    """What the links to the front page are called; surer if the title begins or ends with the same."""
    for _, element, _ in (*scene.found("a")[:30], *scene.found("framed link")[:30]):
        if _FRONT_PAGE.fullmatch(element.get("href") or ""):
            inner = next(element.iter("img", "amp-img"), None)
            shown = (
                words(element, 80)
                or element.get("aria-label")
                or (inner.get("alt") if inner is not None else "")
                or ""
            )
            shown = _SMALL.sub("", shown).strip(" -–|:")
            small = key(shown).replace(" ", "")
            if 1 < len(shown) <= 40 and key(shown) not in FRONT and not _DOMAIN.search(shown):
                agrees = key(shown) in ends or (
                    len(small) > 5 and any(small in _joined(one) for one in (scene.page.host, *ends))
                )
                also = ", and the title or the host" if agrees else ""
                yield _outlet(shown, 0.78 if agrees else 0.5, "link to the front page" + also)


_HERE = re.compile(
    r"(?:you are here|sie sind hier|vous êtes ici|est[aá]s? (?:usted )?(?:en|aquí)|está aqui"
    r"|você está (?:em|aqui)|jesteś tutaj|tu sei qui|je bent hier|u bent hier|du är här|du er her)\s*:",
    re.I,
)
"""With which trails begin that nothing else marks."""


def _section(scene: Scene) -> Iterator[Evidence]:
    headline = key(words(scene.headline, 400)) if scene.headline is not None else ""
    for _, element in scene.around(60, 0):
        if _HERE.match(element.text.lstrip() if element.text else ""):
            yield from _trail(element, headline)
    for place, element, marks in scene.found("section")[:20]:
        if "breadcrumb" in marks:
            yield from _trail(element, headline)
        elif scene.place - 60 <= place <= scene.place + 25:
            shown = words(element, 80)
            link = next(element.iter("a"), None)
            shown = words(link, 80) if link is not None else shown
            if _is_section(shown, headline):
                known = sections.section(shown[:1].upper() + shown[1:])
                yield Evidence(
                    "articleSection", shown, 0.68 if known else 0.55, "page", "line above the headline", shown
                )
    for place, element, _ in (*scene.found("a")[:400], *scene.found("framed link")[:400]):
        rel = (element.get("rel") or "").lower().split()
        shown = words(element, 80)
        if "category" in rel and _is_section(shown, headline) and abs(place - scene.place) < 300:
            yield Evidence("articleSection", shown, 0.7, "page", "link rel=category", shown)
            break
    yield from _by_link(scene, headline)
    yield from _in_menu(scene, headline)
    yield from _from_address(scene, headline)


def _by_link(scene: Scene, headline: str) -> Iterator[Evidence]:
    """A link by the headline whose address ends in its own words: `/section/europe/` called `Europe`."""
    for _, element in scene.around(25, 12):
        if element.tag == "a":
            shown, href = words(element, 80), re.sub(r"[?#].*$", "", element.get("href") or "").rstrip("/")
            last = _folded(unquote(href.rpartition("/")[2]))
            person = bylines.is_name(shown) and sections.section(shown) is None
            if last and last == _folded(shown) and not person and _is_section(shown, headline):
                told = re.search(r"/(?:categor(?:y|ies)|sections?|topics?|channels?|rubrik|tags?)/", href)
                known = sections.section(shown[:1].upper() + shown[1:])
                if told or (known and not _is_listed(element)):
                    yield Evidence("articleSection", shown, 0.6, "page", "link by the headline", shown)
                    return


def _joined(words: str) -> str:
    return re.sub(r"[\W_]", "", words.casefold())


def _folded(words: str) -> str:
    """Words as an address writes them: without accents."""
    return key("".join(c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c)))


def _in_menu(scene: Scene, headline: str) -> Iterator[Evidence]:
    """A line right above the headline that is called as a link of the menu is."""
    links = (*scene.found("a")[:200], *scene.found("framed link")[:200])
    menu = {key(words(element, 60)) for place, element, _ in links if abs(place - scene.place) > 6}
    for _, element in scene.around(8, -1):
        shown = words(element, 60)
        if _is_listed(element) or element.tag in ("h1", "nav", "header"):
            continue
        if key(shown) in menu and _is_section(shown, headline):
            yield Evidence(
                "articleSection", shown, 0.64, "page", "line above the headline, and the menu", shown
            )
            return


def _is_listed(element: Any) -> bool:
    """Whether an element stands among three links or more, as in a menu."""
    above = element.getparent()
    return above is None or len(list(islice(above.iterchildren("a"), 3))) > 2


def _trail(element: Any, headline: str) -> Iterator[Evidence]:
    names = [words(a, 80) for a in element.iter("a")] or [
        " ".join(t.split()) for t in element.itertext() if t.strip()
    ]
    inside = [n for n in names if _is_section(n, headline)]
    if inside:
        yield Evidence("articleSection", inside[0], 0.68, "page", "breadcrumbs", inside[0])


def _is_section(shown: str, headline: str) -> bool:
    small = key(shown)
    return (
        1 < len(shown) <= 35
        and shown[0].isalpha()
        and small not in FRONT
        and small not in KINDS
        and shown[-1] not in ":»>"
        and not small.endswith(" home")
        and not _LABEL.search(small)
        and not (small in headline and (len(small) > 20 or small == headline))
        and not re.search(r"\d{2,}", shown)
    )


def _from_address(scene: Scene, headline: str) -> Iterator[Evidence]:
    """The section that the address names, in the words of the menu that links to it."""
    page: Page = scene.page
    parts = [p for p in unquote(urlsplit(page.url).path).split("/") if p] if page.url else []
    if len(parts) < 2:
        return
    wanted = {"/" + "/".join(parts[:count]): count for count in range(1, min(len(parts), 4))}
    found: dict[int, str] = {}
    for _, element, _ in (*scene.found("a"), *scene.found("framed link")):
        href = element.get("href") or ""
        if len(href) > 200 or href.startswith(("#", "javascript", "mailto")):
            continue
        path = re.sub(r"^(?:https?:)?//[^/]*|[?#].*$", "", href).rstrip("/")
        count = wanted.get(path)
        shown = words(element, 80) if count and count not in found else ""
        if shown and _is_section(shown, headline) and key(shown)[:2] == key(path.rpartition("/")[2])[:2]:
            found[wanted[path]] = shown
    if found:
        shown = found[min(found)]
        yield Evidence("articleSection", shown, 0.62, "page", "menu link to the address's section", shown)
        return
    name = next((p for p in parts[:-1] if p.casefold() in sections.DESKS and p.casefold() not in FRONT), None)
    if name:
        yield Evidence("articleSection", name.capitalize(), 0.5, "page", "address", name)
