"""What a page's own scripts carry about it: the data that its site's code and its analytics are given.

A site's code often holds a list of other stories, too. A member that says one thing throughout is believed a
little; one that says several only helps to make an agreeing date more exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.readers import bylines
from publisher.readers.html import meta
from publisher.readers.html.evidence import Evidence
from publisher.readers.html.tree import Page

MOST = 4_000_000
"""So many characters of scripts are looked through."""

MEMBERS: dict[str, str] = {
    "datePublished": (
        "datepublished published publishedat publisheddate publishedtime publishdate publishedon pubdate "
        "publicationdate firstpublishdate firstpublished firstpublishedat firstpublisheddate displaydate "
        "originalpublishdate articlepublisheddate publicationdatetime publishtime pagepublishdate "
        "contentpublisheddate"
    ),
    "dateModified": (
        "datemodified modified modifiedat modifieddate modifiedtime lastmodified lastmodifieddate "
        "updatedat lastupdated lastupdateddate lastupdatedat updateddate updatedate dateupdated "
        "lastpublisheddate modificationdate lastpublished articlemodifieddate"
    ),
    "author": (
        "author authors authorname authornames articleauthor articleauthors byline bylinetext "
        "contentauthor pageauthor authorslist"
    ),
    "articleSection": (
        "articlesection section primarysection sectionname pagesection channel primarycategory "
        "contentsection sitesection articlecategory"
    ),
}
"""Property -> what scripts call it, in small letters without marks."""

MOST_MEMBERS = 200
"""So many members of one kind are looked at in one script."""

_CORES = (
    "ublish",
    "isplay_date",
    "isplayDate",
    "odif",
    "pdate",
    "uthor",
    "yline",
    "ection",
    "hannel",
    "ategory",
)
_OF = {name: prop for prop, names in MEMBERS.items() for name in names.split()}
_PAIR = re.compile(
    r"\\?[\"']?([A-Za-z][\w.-]{3,30})\\?[\"']?\s{0,2}:\s{0,2}\[?\s{0,2}\\?[\"']([^\"'\\<>{}\[\]]{2,80})\\?[\"']"
)
_SURE = {"datePublished": 0.62, "dateModified": 0.6, "author": 0.58, "articleSection": 0.5}


def read(page: Page) -> Iterator[Evidence]:
    """What scripts say; nothing of JSON-LD, which is read as such."""
    said: dict[str, dict[str, Evidence]] = {}
    for name, words in _pairs(page):
        one = _evidence(_OF[name], name, words)
        if one is not None:
            said.setdefault(one.property, {}).setdefault(repr(one.value), one)
    for prop, values in said.items():
        alone = len(values) == 1
        if alone or prop.startswith("date"):
            yield from (one.weighed(1.0 if alone else 0.4) for one in list(values.values())[:40])


def _pairs(page: Page) -> Iterator[tuple[str, str]]:
    left = MOST
    for script in page.root.iter("script"):
        text = script.text
        if not text or "ld+json" in (script.get("type") or "").lower():
            continue
        yield from _members(text[:left])
        left -= len(text)
        if left <= 0:
            return


def _members(text: str) -> Iterator[tuple[str, str]]:
    """The members that may speak of the article: found by a piece of their names, which is quick."""
    for core in _CORES:
        at = text.find(core)
        for _ in range(MOST_MEMBERS):
            if at < 0:
                break
            found = _PAIR.search(text, max(0, at - 24), at + 130)
            name = re.sub(r"[\W_]", "", found[1]).casefold() if found and found.start() <= at else ""
            if found and name in _OF:
                yield name, found[2].strip()
            at = text.find(core, at + len(core))


def _evidence(prop: str, name: str, words: str) -> Evidence | None:
    value: object = None
    if prop.startswith("date"):
        value = meta.when(words) if re.match(r"(?:19|20)\d\d-\d\d-\d\d", words) else None
    elif prop == "author":
        value = bylines.authors(words) if bylines.byline(words) or bylines.is_name(words) else None
    elif re.fullmatch(r"[A-Za-z][\w &/-]{2,30}", words) and not words.casefold().startswith(
        ("http", "article", "story")
    ):
        value = meta.section(words)
    return Evidence(prop, value, _SURE[prop], "script", f"script member {name}", words) if value else None
