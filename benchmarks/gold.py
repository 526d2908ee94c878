"""The corpus: texts and what a careful reader takes from them (`corpus/README.md` tells the rules)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parent / "corpus"
SPLITS = ("dev", "held", "items", "items-held")
OPEN = ("dev", "items")
"""The splits that those who work on the mapper may read."""
GEOGRAPHY = frozenset({"City", "Country", "State", "AdministrativeArea", "Island"})
"""Types of places whose country a gazetteer knows."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing. `kinds` are Person, Organization or Place; `names` begin with the fullest.

    Of a `venue` (a building, a street) the country may be left out.
    """

    names: tuple[str, ...]
    kinds: tuple[str, ...]
    country: str | None = None
    venue: bool = False
    job: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or will.

    In gold, `types`, `places` and `statuses` hold all that is acceptable, `words` those of which a name needs
    one, `may` participants that may be left out. In a reading they hold what was found, `words` the names.
    """

    types: tuple[str, ...]
    start: str | None
    end: str | None
    places: tuple[str, ...]
    participants: tuple[str, ...]
    statuses: tuple[str, ...]
    words: tuple[str, ...]
    may: tuple[str, ...] = ()
    previous: str | None = None
    place_optional: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time and its value."""

    text: str
    value: str | None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What is said to stand in a text, by the gold or by a program.

    `times` is None when a program says nothing of them. `article` holds headline, articleSection, subtype
    (tuple), author (tuple of names) and dateline.
    """

    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    times: tuple[Time, ...] | None
    article: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the corpus."""

    name: str
    text: str
    published: str
    gold: Reading


def texts(split: str) -> list[Text]:
    """The texts of a split, by name; none of one that is not there."""
    return [_text(path) for path in _paths(split) if path.suffix == ".txt"]


def digest(split: str) -> str:
    """SHA-256 over the split's files, sorted by name: scores of two corpora are not compared by mistake."""
    found = hashlib.sha256()
    for path in _paths(split):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def _paths(split: str) -> list[Path]:
    return sorted((CORPUS / split).glob("*.*"))


def _text(path: Path) -> Text:
    gold = json.loads(path.with_suffix(".gold.json").read_text("utf-8"))
    article = gold["article"]
    author = article["author"]
    reading = Reading(
        tuple(_entity(one) for one in gold["entities"]),
        tuple(_event(one) for one in gold["events"]),
        tuple(Time(t["text"], t["value"], t.get("optional", False)) for t in gold["times"]),
        {
            **article,
            "subtype": tuple(article["subtype"]),
            "author": tuple(author if isinstance(author, list) else [author] if author else []),
        },
    )
    return Text(path.stem, path.read_text("utf-8"), gold["meta"]["datePublished"], reading)


def _entity(one: dict[str, Any]) -> Entity:
    return Entity(
        (one["name"], *one.get("aliases", ())),
        (one["kind"], *one.get("also", ())),
        one.get("country"),
        one.get("type") not in GEOGRAPHY,
        one.get("jobTitle"),
        one.get("optional", False),
    )


def _event(one: dict[str, Any]) -> Event:
    def several(name: str) -> Sequence[str]:
        return tuple(one.get(name, ()))

    return Event(
        tuple(one["type"]),
        one["start"],
        one.get("end"),
        tuple(one["place"]),
        tuple(one["participants"]),
        (one["status"], *several("status_also")),
        tuple(one["name_any"]),
        tuple(several("may")),
        one.get("previousStart"),
        one.get("place_optional", False),
        one.get("optional", False),
    )
