"""Fifty documents as newsrooms and organisers publish them, and with the faults they make.

The same number gives the same fifty; every other number gives fifty with other words, addresses and dates, so
that nobody is measured on what it has just seen. Kinds and sizes stay: articles with their body, several
authors and pictures, graphs as content management systems write them, live blogs, fact checks, events with
offers and performers; 1 to 8 KB each. Faults are as frequent as they were on 555 articles of the web.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.validators.faults import Node, spoilt

SEEDS = Path(__file__).parent.parent.parent / "seeds"
COUNT = 50
LEAST, MOST = 1_000, 8_000

_GIVEN = [
    "Ana",
    "Rui",
    "Marta",
    "Tomás",
    "Ines",
    "Petra",
    "Jonas",
    "Amara",
    "Kofi",
    "Leila",
    "Sven",
    "Noor",
    "Ivo",
    "Greta",
    "Mateo",
    "Yuki",
    "Oksana",
    "Dara",
]
_FAMILY = [
    "Silva",
    "Matos",
    "Okafor",
    "Lindqvist",
    "Haddad",
    "Novak",
    "Brandt",
    "Moreau",
    "Castellano",
    "Petrov",
    "Mensah",
    "Duarte",
    "Kovač",
]
_PLACES = (("Porto", "PT", 41.15, -8.61), ("Leeds", "GB", 53.8, -1.55), ("Graz", "AT", 47.07, 15.44))
_THEMES = [
    "Harbour",
    "Council",
    "Budget",
    "Bridge",
    "Hospital",
    "Orchestra",
    "Ferry",
    "School",
    "Stadium",
    "Archive",
    "Market",
    "Theatre",
]
_ENDS = (
    "reopens after two years", "faces new delay", "wins reprieve in late vote", "to close in spring",
    "draws record crowd", "under review after audit", "splits the coalition", "set for reform",
)  # fmt: skip
_HOST = "https://www.harbourpost.example"


@cache
def _sentences() -> tuple[str, ...]:
    bodies = [path.read_text("utf-8").split("\n\n", 2)[-1] for path in sorted(SEEDS.glob("*.txt"))]
    parts = (part.strip() for body in bodies for part in " ".join(body.split()).split(". "))
    return tuple(part for part in parts if len(part) > 40)


class Writer:
    """Writes documents, each time with other words."""

    def __init__(self, number: int) -> None:
        self.chance = random.Random(number)
        self.serial = number * 1_000

    def text(self, letters: int) -> str:
        """Paragraphs of about so many letters."""
        found: list[str] = []
        while sum(map(len, found)) < letters:
            found.append(". ".join(self.chance.sample(_sentences(), 3)) + ".")
        return "\n\n".join(found)

    def slug(self) -> str:
        """A path nobody had before."""
        self.serial += 1
        return f"{self.chance.choice(_THEMES).lower()}-{self.serial}"

    def headline(self) -> str:
        """A headline."""
        return f"{self.chance.choice(_THEMES)} {self.chance.choice(_ENDS)}, {self.serial % 97 + 2} days on"

    def moment(self) -> datetime:
        """A moment of the last years."""
        zone = timezone(timedelta(hours=self.chance.choice((0, 1, 2))))
        minutes = self.chance.randrange(1_500_000)
        return datetime(2023, 1, 1, 6, 0, tzinfo=zone) + timedelta(minutes=minutes)

    def person(self, **more: Any) -> Node:
        """A person with a page of their own."""
        name = f"{self.chance.choice(_GIVEN)} {self.chance.choice(_FAMILY)}"
        page = f"{_HOST}/people/{name.lower().replace(' ', '-')}-{self.serial}"
        return {"@type": "Person", "name": name, "url": page, **more}

    def picture(self) -> Node:
        """A picture."""
        address = f"{_HOST}/img/{self.slug()}.jpg"
        return {
            "@type": "ImageObject",
            "url": address,
            "width": 1200,
            "height": 800,
            "caption": self.headline(),
        }

    def house(self) -> Node:
        """The publisher."""
        logo = {"@type": "ImageObject", "url": f"{_HOST}/logo.png", "width": 600, "height": 60}
        pages = ["https://social.example/@harbourpost", "https://video.example/c/harbourpost"]
        return {
            "@type": "NewsMediaOrganization",
            "name": "The Harbour Post",
            "url": _HOST,
            "logo": logo,
            "sameAs": pages,
        }

    def place(self, kind: str = "Place") -> Node:
        """A place with address and coordinates."""
        town, country, north, east = self.chance.choice(_PLACES)
        street = f"{self.chance.choice(_THEMES)} Street {self.serial % 80 + 1}"
        address = {
            "@type": "PostalAddress",
            "streetAddress": street,
            "addressLocality": town,
            "addressCountry": country,
        }
        geo = {"@type": "GeoCoordinates", "latitude": north, "longitude": east}
        return {
            "@type": kind,
            "name": f"{town} {self.chance.choice(_THEMES)}",
            "address": address,
            "geo": geo,
        }


def article(write: Writer) -> Node:
    """An article with body, authors, pictures, publisher."""
    address, out = f"{_HOST}/2024/{write.slug()}", write.moment()
    authors = [write.person(jobTitle="Reporter") for _ in range(write.chance.choice((1, 1, 2, 3)))]
    body = write.text(write.chance.choice((700, 1_500, 2_800, 4_500)))
    return {
        "@context": "https://schema.org",
        "@type": write.chance.choice(
            ("NewsArticle", "NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle")
        ),
        "@id": f"{address}#article",
        "mainEntityOfPage": {"@type": "WebPage", "@id": address},
        "url": address,
        "headline": write.headline(),
        "description": write.text(120),
        "datePublished": out.isoformat(),
        "dateModified": (out + timedelta(minutes=write.chance.randrange(300))).isoformat(),
        "author": authors if len(authors) > 1 else authors[0],
        "publisher": write.house(),
        "image": [write.picture() for _ in range(write.chance.choice((1, 2, 3)))],
        "articleSection": write.chance.choice(("Local", "Politics", "Culture")),
        "keywords": write.chance.sample(_THEMES, 4),
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
        "wordCount": len(body.split()),
        "articleBody": body,
        "about": [{"@type": "Thing", "name": theme} for theme in write.chance.sample(_THEMES, 2)],
        "contentLocation": write.place("City"),
        "speakable": {"@type": "SpeakableSpecification", "cssSelector": [".headline", ".summary"]},
    }


def paywalled(write: Writer) -> Node:
    """An article that is not free, with the part that is not."""
    part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paywall"}
    return {**article(write), "isAccessibleForFree": False, "hasPart": part}


def graph(write: Writer) -> Node:
    """Page, site, trail, organisation, person and article, as content management systems join them."""
    address, who = f"{_HOST}/2024/{write.slug()}", write.person()
    site, house, author = f"{_HOST}/#website", f"{_HOST}/#organization", f"{who['url']}#person"
    told = article(write) | {
        "author": {"@id": author},
        "publisher": {"@id": house},
        "isPartOf": {"@id": f"{address}#page"},
    }
    told |= {
        "@id": f"{address}#article",
        "url": address,
        "mainEntityOfPage": {"@id": f"{address}#page"},
        "image": {"@id": f"{address}#image"},
    }
    del told["@context"]
    crumbs = [
        {"@type": "ListItem", "position": at + 1, "name": name, "item": f"{_HOST}/{name.lower()}"}
        for at, name in enumerate(("Home", "News", "Local"))
    ]
    search = {"@type": "EntryPoint", "urlTemplate": f"{_HOST}/?s={{search_term_string}}"}
    page = {
        "@type": "WebPage",
        "@id": f"{address}#page",
        "url": address,
        "name": told["headline"],
        "isPartOf": {"@id": site},
    }
    page |= {
        "datePublished": told["datePublished"],
        "breadcrumb": {"@id": f"{address}#trail"},
        "inLanguage": "en-GB",
    }
    action = {"@type": "SearchAction", "target": search, "query-input": "required name=search_term_string"}
    nodes = [
        told,
        page,
        {**write.picture(), "@id": f"{address}#image"},
        {"@type": "BreadcrumbList", "@id": f"{address}#trail", "itemListElement": crumbs},
        {
            "@type": "WebSite",
            "@id": site,
            "url": _HOST,
            "name": "The Harbour Post",
            "publisher": {"@id": house},
            "potentialAction": [action],
        },
        {**write.house(), "@type": "Organization", "@id": house},
        {**who, "@id": author},
    ]
    return {"@context": "https://schema.org", "@graph": nodes}


def live(write: Writer) -> Node:
    """A live blog with its entries."""
    told, begin = article(write), write.moment()
    entries = [
        {
            "@type": "BlogPosting",
            "headline": write.headline(),
            "datePublished": (begin + timedelta(minutes=7 * at)).isoformat(),
            "articleBody": write.text(250),
            "author": write.person(),
        }
        for at in range(write.chance.choice((3, 5, 7)))
    ]
    span = {
        "coverageStartTime": begin.isoformat(),
        "coverageEndTime": (begin + timedelta(hours=5)).isoformat(),
    }
    left_out = ("articleBody", "wordCount")
    return {k: v for k, v in told.items() if k not in left_out} | {
        "@type": "LiveBlogPosting",
        **span,
        "liveBlogUpdate": entries,
    }


def claim(write: Writer) -> Node:
    """A fact check."""
    said = {"@type": "Claim", "author": write.person(), "datePublished": write.moment().date().isoformat()}
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"{_HOST}/facts/{write.slug()}",
        "claimReviewed": write.text(200),
        "datePublished": write.moment().date().isoformat(),
        "author": write.house(),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 2,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": "Mostly false",
        },
        "itemReviewed": {
            **said,
            "appearance": {"@type": "CreativeWork", "url": f"{_HOST}/speech/{write.slug()}"},
        },
    }


def event(write: Writer) -> Node:
    """A concert, match or play with place, offers and performers."""
    kind, stage = write.chance.choice(
        (
            ("MusicEvent", "MusicVenue"),
            ("SportsEvent", "StadiumOrArena"),
            ("TheaterEvent", "PerformingArtsTheater"),
        )
    )
    start, address = write.moment(), f"{_HOST}/events/{write.slug()}"
    offers = [
        {
            "@type": "Offer",
            "name": name,
            "url": f"{address}/tickets",
            "price": f"{write.serial % 60 + 10}.50",
            "priceCurrency": "EUR",
            "availability": "https://schema.org/InStock",
            "validFrom": (start - timedelta(days=60)).isoformat(),
        }
        for name in ("Standing", "Seated", "Box")[: write.chance.choice((1, 2, 3))]
    ]
    return {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": f"{address}#event",
        "name": write.headline(),
        "description": write.text(write.chance.choice((300, 900, 1_800))),
        "url": address,
        "image": [write.picture()["url"], write.picture()["url"]],
        "startDate": start.isoformat(),
        "endDate": (start + timedelta(hours=3)).isoformat(),
        "doorTime": (start - timedelta(hours=1)).isoformat(),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": write.place(stage),
        "offers": offers,
        "performer": [write.person() for _ in range(write.chance.choice((1, 2, 4)))],
        "organizer": {
            "@type": "Organization",
            "name": "Northern Light Events",
            "url": f"{_HOST}/organisers/{write.slug()}",
        },
        "inLanguage": "en-GB",
    }


KINDS: tuple[tuple[Callable[[Writer], Node], int], ...] = (
    (article, 19), (paywalled, 3), (graph, 9), (live, 4), (claim, 3), (event, 12),
)  # fmt: skip
"""How many of each stand among the fifty."""


def fifty(number: int = 0) -> list[Node]:
    """Fifty documents, the same for the same number."""
    write = Writer(number)
    found: list[Node] = []
    for make, count in KINDS:
        for _ in range(count):
            document = spoilt(make(write), write.chance)
            while not LEAST <= len(json.dumps(document, ensure_ascii=False).encode()) <= MOST:
                document = spoilt(make(write), write.chance)
            found.append(document)
    write.chance.shuffle(found)
    return found
