"""What the desk calls things: groups of nodes, types, properties, and what an editor did."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from publisher.model import JSON
from publisher.newsroom.drafts import OnDesk
from publisher.records import Done

GROUPS: tuple[tuple[str, str], ...] = (
    ("article", "Article"),
    ("event", "Events"),
    ("person", "People"),
    ("organization", "Organisations"),
    ("place", "Places"),
    ("thing", "Other"),
)
"""The groups of nodes in the order of the form, and what people call them."""

TYPES: dict[str, tuple[str, ...]] = {
    "person": ("Person",),
    "organization": (
        "Organization", "NewsMediaOrganization", "GovernmentOrganization", "Corporation", "SportsTeam",
        "SportsOrganization", "EducationalOrganization", "School", "CollegeOrUniversity", "Hospital",
        "NGO", "PerformingGroup", "MusicGroup", "PoliticalParty", "Airline",
    ),
    "place": (
        "Place", "Country", "City", "AdministrativeArea", "State", "LandmarksOrHistoricalBuildings",
        "BodyOfWater", "SeaBodyOfWater", "RiverBodyOfWater", "Mountain", "Park", "Bridge", "Airport",
        "StadiumOrArena", "MusicVenue", "PerformingArtsTheater", "Museum", "Church", "Courthouse",
    ),
    "event": (
        "Event", "BusinessEvent", "SportsEvent", "MusicEvent", "ExhibitionEvent", "Festival",
        "EducationEvent", "ConferenceEvent", "SocialEvent", "PublicationEvent", "SaleEvent", "TheaterEvent",
        "DanceEvent", "ComedyEvent", "LiteraryEvent", "ScreeningEvent", "VisualArtsEvent",
    ),
    "article": (
        "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
        "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting", "Article",
    ),
}  # fmt: skip
"""The types offered for a node of each group; others can be written in the JSON."""

ADDABLE: dict[str, tuple[str, ...]] = {
    "article": (
        "alternativeHeadline", "description", "author", "dateline", "datePublished", "dateModified",
        "articleSection", "keywords", "image", "inLanguage", "genre", "copyrightNotice",
        "isAccessibleForFree",
    ),
    "person": ("jobTitle", "affiliation", "nationality", "alternateName", "description", "sameAs"),
    "organization": ("alternateName", "location", "description", "sameAs", "url"),
    "place": ("alternateName", "address", "containedInPlace", "description", "sameAs"),
    "event": (
        "startDate", "endDate", "location", "organizer", "performer", "attendee", "competitor", "about",
        "eventStatus", "duration", "description", "sameAs",
    ),
    "thing": ("alternateName", "description", "sameAs"),
}  # fmt: skip
"""The properties offered when a value is added to a node of a group."""

SEVERAL = frozenset({
    "about", "affiliation", "alternateName", "attendee", "author", "competitor", "image", "jobTitle",
    "keywords", "organizer", "performer", "sameAs",
})  # fmt: skip
"""The properties of which one more is offered when there is one."""

LABELS: dict[str, str] = {
    "alternativeHeadline": "Second headline", "articleSection": "Section", "articleBody": "Text",
    "inLanguage": "Language", "datePublished": "Published", "dateModified": "Changed", "wordCount": "Words",
    "sameAs": "Same as", "startDate": "Begins", "endDate": "Ends", "jobTitle": "Job title",
    "alternateName": "Also called", "addressCountry": "Country", "eventStatus": "Status",
    "subjectOf": "Reported in", "containedInPlace": "Lies in", "isAccessibleForFree": "Free to read",
    "mentions": "Mentions", "about": "About", "eventAttendanceMode": "Attendance", "geo": "Position",
}  # fmt: skip


def words_of(name: str) -> str:
    """A property's name as words: `contentLocation` is Content location."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)
    return parted[:1].upper() + parted[1:].lower()


def label(name: str) -> str:
    """A property as people call it."""
    return LABELS.get(name) or words_of(name)


def told(done: Done, desk: OnDesk) -> str:
    """An action on a draft in words."""
    action, names = json.loads(done.action), desk.names
    node = _called(str(action.get("node", "article")), names)
    at = str(action.get("pointer", ""))
    what = label(at.strip("/").split("/")[0]) if at else ""
    shown = _short(action.get("value"), names)
    chosen = _short(desk.draft.article.text[action.get("start", 0) : action.get("end", 0)].strip(), names)
    words = {
        "set": f"{what} of {node}: “{shown}” added"
        if at.endswith("/-")
        else f"{what} of {node} set to “{shown}”",
        "remove": f"{what} of {node} taken away",
        "accept": f"{what + ' of ' if what else ''}{node} accepted",
        "reject": f"{what + ' of ' if what else ''}{node} rejected",
        "mark": f"“{chosen}” marked as {shown}",
        "retype": f"{node} is a {shown}",
        "merge": f"{node} merged into {_called(str(action.get('value')), names)}",
        "split": f"“{chosen}” split from {node}",
        "link": f"{node} linked to {shown}",
    }
    return words[action["kind"]]


def _called(key: str, names: Mapping[str, str]) -> str:
    """What a node is called; one of no name by its key: `person-ana-silva` is Ana Silva."""
    key = key.removeprefix("#")
    family, _, name = key.partition("-")
    known = name and family in {group for group, _ in GROUPS}
    return names.get(key) or (name.replace("-", " ").title() if known else key.replace("-", " "))


def _short(value: JSON, names: Mapping[str, str]) -> str:
    if isinstance(value, dict):
        reference, name = value.get("@id"), value.get("name") or value.get("text")
        value = _called(reference, names) if isinstance(reference, str) else name or value
    shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return shown if len(shown) <= 60 else shown[:57] + "…"
