"""The pages, with what is right for each, in two groups: `set` and `written`.

Those `set` are our own texts in the shapes that real sites have; the readers were made with them in view.
Those `written` are whole pages by somebody who had not seen the readers, first read when those were done.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2

HERE = Path(__file__).parent
TEXTS = HERE.parent / "corpus"
LEVELS = ("kept", "bare", "shown")
GROUPS = ("set", "written")

OUTLETS = (
    ("The Harbour Post", "harbourpost.example"), ("Meridian News", "meridiannews.example"),
    ("Northern Light", "northernlight.example"), ("Daily Ledger", "dailyledger.example"),
    ("KQR 7", "kqr7.example"), ("La Frontera", "lafrontera.example"),
)  # fmt: skip
AUTHORS = (
    ["Ana Silva"], ["Katalin Dorogi", "John Roe"], ["Siobhán O'Reilly"], ["Maria del Carmen Ortiz"],
    ["Jean-Luc Picot"], ["Mary McDonald", "Li Wei"], ["T. J. Marsh"], ["Ludwig van Doren"], ["Nguyen Van An"],
    ["Rosa Luz-Méndez", "Abdul al-Hamid", "Kate Green"],
)  # fmt: skip
UNTOLD = {
    "blogger": ("dateModified",),
    "drupal-rdfa": ("dateModified",),
    "old-tables": ("dateModified", "image", "articleSection"),
    "state-agency": ("image", "zone"),
}
"""Shape -> what a page in it tells nowhere, so that no reader can know it."""

WITHOUT_AUTHOR = {"staff-only": [], "agency-author": ["Reuters"], "state-agency": [], "press-release": []}
COMMENTS = (
    (
        "harbour_rat",
        "This is exactly what we said three years ago and nobody at the council wanted to listen to us.",
    ),
    (
        "Peggy Lane",
        "I disagree with most of this, but it is good to see somebody report on it at last, thank you.",
    ),
    ("anon", "How long until the same people tell us that nothing could have been done about any of it?"),
)


@dataclass(frozen=True)
class Page:
    """One page: its HTML as it is, and what is right.

    A value of the gold that is None is one that the page does not tell: nothing is right. An empty one is not
    asked for. Under `also` stand other answers that are right, too.
    """

    name: str
    html: str
    gold: dict[str, Any] = field(hash=False)

    def at(self, level: str) -> bytes:
        """The page at one level."""
        html = self.html
        if level in ("bare", "shown"):
            html = re.sub(
                r"""<script\b[^>]*?\btype=["']?application/ld\+json\b[^>]*>.*?</script>""",
                "", html, flags=re.DOTALL | re.IGNORECASE,
            )  # fmt: skip
        if level == "shown":
            html = re.sub(
                r"""<meta (?!charset)[^>]*>|<link\b[^>]*?\brel=["']?(?:canonical|image_src)\b[^>]*>""",
                "", html, flags=re.IGNORECASE,
            )  # fmt: skip
            html = re.sub(
                r"""\s(?:itemprop|itemtype|itemid|property|typeof|vocab|about|prefix|resource)"""
                r"""=(?:"[^"]*"|'[^']*'|[^\s>"']+)|\sitemscope(?=[\s>=])""",
                "", html,
            )  # fmt: skip
        return html.encode()


@lru_cache(maxsize=2)
def pages(group: str) -> tuple[Page, ...]:
    """The pages of a group, in the order of their names."""
    return tuple(_written() if group == "written" else _set())


def _written() -> Iterator[Page]:
    for path in sorted((HERE / "written").glob("*.html")):
        yield Page(
            path.stem, path.read_text("utf-8"), _gold(json.loads(path.with_suffix(".json").read_bytes()))
        )


def _gold(given: dict[str, Any]) -> dict[str, Any]:
    names = {"published": "datePublished", "modified": "dateModified", "section": "articleSection"}
    told = {names.get(name, name): value for name, value in given.items() if not name.endswith("_also")}
    also = {
        names.get(name, name): value
        for one, value in given.items()
        if (name := one.removesuffix("_also")) != one
    }
    return {**told, "also": also}


def _set() -> Iterator[Page]:
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE / "shapes"), autoescape=True)
    environment.filters.update(_FILTERS)
    known = {path.stem: path for path in TEXTS.glob("*/*.txt")}
    texts = [known[name] for name in (HERE / "texts.txt").read_text("utf-8").split()]
    shapes = sorted(path.stem for path in (HERE / "shapes").glob("*.html") if path.stem != "parts")
    for number, shape in enumerate(shapes):
        article = _article(number, shape, texts)
        html = environment.get_template(f"{shape}.html").render(a=article)
        yield Page(shape, html, _untold(article.gold, UNTOLD.get(shape, ())))


def _untold(gold: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """The gold without what the page does not tell."""
    told = {**gold, **{name: None for name in names if name != "zone" and gold[name]}}
    if "zone" in names:
        told["datePublished"] = gold["datePublished"][:19]
    return told


def digest() -> str:
    """What tells this corpus from every other: SHA-256 of pages and gold."""
    whole = json.dumps(
        [(page.name, page.html, page.gold) for group in GROUPS for page in pages(group)], sort_keys=True
    )
    return hashlib.sha256(whole.encode()).hexdigest()


class _Article:
    """What a shape is filled with."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.__dict__.update(values)
        self.gold: dict[str, Any] = values["gold"]

    def ld(self, graph: bool) -> Any:
        """The page's own JSON-LD, alone or in a graph."""
        import markupsafe

        gold, url = self.gold, self.__dict__["url"]
        publisher = {
            "@type": "Organization",
            "@id": "#org",
            "name": gold["publisher"],
            "logo": {"@type": "ImageObject", "url": "https://x.example/logo.png"},
        }
        authors = [{"@type": "Person", "name": name} for name in gold["author"]]
        if gold["author"] == ["Reuters"]:
            authors = [{"@type": "Organization", "name": "Reuters"}]
        node = {
            "@type": "NewsArticle", "headline": gold["headline"], "datePublished": gold["datePublished"],
            "dateModified": gold["dateModified"] or gold["datePublished"], "author": authors, "url": url,
            "articleSection": gold["articleSection"], "image": [gold["image"]], "mainEntityOfPage": url,
            "publisher": {"@id": "#org"} if graph else publisher,
        }  # fmt: skip
        crumbs = {
            "@type": "BreadcrumbList",
            "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Home"}],
        }
        whole: Any = {"@context": "https://schema.org", **node}
        if graph:
            people = [{**one, "@id": f"#p{i}"} for i, one in enumerate(authors)]
            node["author"] = [{"@id": one["@id"]} for one in people]
            whole = {
                "@context": "https://schema.org",
                "@graph": [{"@type": "WebSite", "name": gold["publisher"]}, node, publisher, *people, crumbs],
            }
        return markupsafe.Markup(json.dumps(whole, ensure_ascii=False).replace("</", "<\\/"))


def _article(number: int, shape: str, texts: list[Path]) -> _Article:
    text = _text(texts[number])
    outlet, host = OUTLETS[number % len(OUTLETS)]
    authors = WITHOUT_AUTHOR.get(shape, AUTHORS[number % len(AUTHORS)])
    if not re.search(r"authors\[1\]|in a\.authors", (HERE / "shapes" / f"{shape}.html").read_text("utf-8")):
        authors = authors[:1]
    zone = timezone(timedelta(hours=(-5, 0, 1, 0, -8, 1)[number % 6]))
    published = datetime(
        2026, 1 + number % 9, 3 + number % 25, 7 + number % 12, (5 + 7 * number) % 60, tzinfo=zone
    )
    modified = published + timedelta(hours=3, minutes=11) if number % 3 else None
    section = text["section"]
    url = f"https://www.{host}/{section.lower().replace(' ', '-')}/{published:%Y/%m/%d}/{shape}-{number}"
    image = f"https://cdn.{host}/images/{shape}-{number}.jpg"
    others = [_text(texts[(number + step) % len(texts)]) for step in (7, 19, 31)]
    return _Article(
        {
            "headline": text["headline"], "dek": text["dek"], "section": section, "paras": text["paras"],
            "authors": authors or [outlet], "outlet": outlet, "host": host, "url": url, "image": image,
            "caption": "The quay at dusk, with two cranes at work.", "published": published.isoformat(),
            "modified": modified.isoformat() if modified else "", "pub": published, "mod": modified,
            "mod_or_pub": modified or published, "millis": int(published.timestamp() * 1000),
            "quote": "Nobody asked us, and nobody will ask us tomorrow.",
            "comments": [{"who": who, "text": words} for who, words in COMMENTS],
            "others": [
                {
                    "headline": o["headline"], "lede": o["paras"][0], "author": "Otto Other",
                    "url": f"/other/{i}", "image": f"/o{i}.jpg",
                }
                for i, o in enumerate(others)
            ],
            "gold": {
                "headline": text["headline"], "author": authors, "datePublished": published.isoformat(),
                "dateModified": modified.isoformat() if modified else "", "articleSection": section,
                "publisher": outlet, "image": image, "body": "\n".join(text["paras"]),
            },
        }
    )  # fmt: skip


def _text(path: Path) -> dict[str, Any]:
    """A text of the corpus in its parts."""
    gold = json.loads(path.with_name(path.stem + ".gold.json").read_text("utf-8"))["article"]
    lines = [line for line in path.read_text("utf-8").split("\n") if line.strip()]
    paras = [line for line in lines if len(line) > 90 and line != gold["headline"]]
    paras = [
        re.sub(r"^[A-Z][A-Z ,./]+(?:,? [A-Z]\w+ \d+)?(?: \([^)]*\))? ?[—–-] ", "", line) for line in paras
    ]
    dek = re.split(r"(?<=[.!?]) ", paras[1])[0][:150]
    return {
        "headline": gold["headline"], "section": gold["articleSection"] or "World", "paras": paras,
        "dek": dek,
    }  # fmt: skip


_ZONES = {-5: "EST", 0: "GMT", 1: "CET", -8: "PST"}


def _zone(when: datetime) -> str:
    return _ZONES[int((when.utcoffset() or timedelta()).total_seconds() // 3600)]


def _twelve(when: datetime) -> str:
    return f"{when.hour % 12 or 12}:{when.minute:02}"


def _half(when: datetime) -> str:
    return "AM" if when.hour < 12 else "PM"


_FRENCH = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_FILTERS = {
    "long": lambda d: f"{d.day} {d:%B %Y}",
    "short": lambda d: f"{d:%B} {d.day}, {d.year}",
    "clock": lambda d: f"{_twelve(d)} {_half(d)} {_zone(d)}",
    "us": lambda d: f"{d:%B} {d.day}, {d.year} {_twelve(d)} {_half(d)} {_zone(d)}",
    "uk": lambda d: f"{d:%a} {d.day} {d:%b %Y} {d:%H.%M} {_zone(d)}",
    "cable": lambda d: f"{_twelve(d)} {_half(d)} {_zone(d)}, {d:%a %B} {d.day}, {d.year}",
    "utc": lambda d: f"{_twelve(d.astimezone(UTC))} {_half(d.astimezone(UTC))} UTC",
    "ap": lambda d: f"{_twelve(d)} {_half(d)} {_zone(d)}, {d:%B} {d.day}, {d.year}",
    "tab": lambda d: f"{d:%H:%M} {_zone(d)}, {d.day} {d:%B %Y}",
    "de": lambda d: f"{d.day:02}.{d.month:02}.{d.year}, {d:%H.%M} Uhr",
    "fr": lambda d: f"Publié le {d.day} {_FRENCH[d.month - 1]} {d.year} à {d:%Hh%M}",
    "es": lambda d: f"{d.day:02} {d:%b}. {d.year} - {d:%H:%M} {_zone(d)}",
    "naive": lambda d: f"{d:%Y-%m-%d %H:%M:%S}",
    "iso8": lambda d: f"{d:%Y-%m-%d %H:%M}",
    "fox": lambda d: f"{d:%B} {d.day}, {d.year} {_twelve(d)}{_half(d).lower()} {_zone(d)}",
    "hindu": lambda d: (
        f"{d:%B} {d.day:02}, {d.year} {d.hour % 12 or 12:02}:{d.minute:02} {_half(d).lower()} {_zone(d)}"
    ),
    "cn": lambda d: f"{d:%Y-%m-%d %H:%M:%S}",
    "bb": lambda d: f"{d:%B} {d.day}, {d.year} at {_twelve(d)} {_half(d)} {_zone(d)}",
    "techc": lambda d: f"{_twelve(d)} {_half(d)} {_zone(d)} · {d:%B} {d.day}, {d.year}",
    "chorus": lambda d: f"{d:%b} {d.day}, {d.year}, {_twelve(d)}{_half(d).lower()} {_zone(d)}",
    "prn": lambda d: f"{d:%b} {d.day:02}, {d.year}, {d:%H:%M} {_zone(d)}",
    "pubcaps": lambda d: f"{d:%B} {d.day}, {d.year} at {_twelve(d)} {_half(d).lower()}",
}
"""How newspapers write a date."""
