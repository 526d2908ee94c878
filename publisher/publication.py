"""What becomes of a document when it is published: its place in the world, its bytes, what it is found by.

Pure: a document and an address in, a `Publication` out. Node ids that are fragments become absolute, the
article's own becomes its address, and the canonical bytes are made, once.
"""

from __future__ import annotations

import copy
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

from publisher import jsonld, vocabulary
from publisher.model import JSON, Document, Finding, Report
from publisher.records import Card, Selection

ID: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?")
"""An article's id: what stands in its address."""

PLAIN_CONTEXTS: Final = frozenset(
    {"https://schema.org", "https://schema.org/", "http://schema.org", "http://schema.org/"}
)
CONTEXT: Final = "https://schema.org"


@dataclass(frozen=True, slots=True)
class Publication:
    """One document, ready to be stored."""

    id: str
    document: Document
    body: bytes = field(repr=False)
    digest: str
    card: Card
    facets: frozenset[tuple[str, str]]
    words: str = field(repr=False)
    earliest: datetime | None
    latest: datetime | None
    correction: Any = None

    @property
    def article(self) -> dict[str, Any]:
        """The article's own node."""
        node: dict[str, Any] = self.document["@graph"][0]
        return node


def prepare(
    document: JSON,
    *,
    base_url: str,
    id: str | None = None,
    house: Mapping[str, JSON] = MappingProxyType({}),
) -> Publication:
    """A document as it will be published at `base_url`, under this id or one made from what it says.

    `house` is what the newsroom writes on every article that does not say it: publisher, licence, ...
    The result is always `{"@context": ..., "@graph": [the article, ...]}`; a node that stands alone becomes
    the graph's only one. Raises ValueError with a sentence when there is no article in it.
    """
    if not isinstance(document, dict):
        raise ValueError("a document is one object; the nodes of an array stand in its @graph")
    context = document.get("@context", CONTEXT)
    graph = _graph(document)
    id = id or identify(graph[0])
    address = f"{base_url}/articles/{id}"
    graph = _settle(copy.deepcopy(graph), address)
    graph[0] |= {name: value for name, value in house.items() if name not in graph[0]}
    placed = {"@context": CONTEXT if _is_plain(context) else context, "@graph": graph}
    body = jsonld.canonical(placed)
    article = graph[0]
    by_id = {
        node["@id"]: node
        for _, node in jsonld.nodes(graph)
        if isinstance(node.get("@id"), str) and len(node) > 1  # alone it is a reference
    }
    earliest, latest = span(article.get("datePublished"))
    return Publication(
        id=id,
        document=placed,
        body=body,
        digest=hashlib.sha256(body).hexdigest(),
        card=_card(article, by_id),
        facets=frozenset(_facets(article, graph, by_id)),
        words=fold(" ".join(_words(article, graph))),
        earliest=earliest,
        latest=latest,
        correction=article.get("correction"),
    )


def no_article(source: str, message: str) -> Report:
    """The report on a document in which there is no article to publish; the message says why."""
    return Report.of(source, (), [Finding("no-article", "error", "", message)])


def identify(article: dict[str, Any]) -> str:
    """The id of an article: its own identifier or headline, as it can stand in an address."""
    for property_ in ("identifier", "headline", "name"):
        made = slug(text_of(article.get(property_)))
        if made:
            return made
    return "article-" + hashlib.sha256(jsonld.canonical(article)).hexdigest()[:12]


def slug(words: str) -> str:
    """Words as they can stand in an address: lower case ASCII, digits and hyphens; empty if none are left."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return plain if len(plain) <= 80 else plain[:80].rpartition("-")[0] or plain[:80]


def fold(words: str) -> str:
    """Words as they are compared: without case, accents and repeated spaces."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c != "\0")
    return " ".join(unicodedata.normalize("NFKC", kept).split())


def phrases(query: str) -> tuple[str, ...]:
    """The folded words and "quoted phrases" of a search, without those that hold no letter or digit."""
    found = re.findall(r'"([^"]*)"|(\S+)', query)
    folded = (re.sub(r"[\W_]+", " ", fold(a or b)).strip() for a, b in found)
    return tuple(dict.fromkeys(word for word in folded if word))


def text_of(value: Any) -> str:
    """The first text a value holds: itself, of a list's first that has one, a node's name or value."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return next((text for text in map(text_of, value) if text), "")
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("value") or value.get("@value") or value.get("url"))
    return ""


def span(value: Any) -> tuple[datetime | None, datetime | None]:
    """The first and last instant of a schema.org date: a year, month or day is long, a time is an instant.

    Without a zone it is taken as UTC. (None, None) for what is no date.
    """
    text = text_of(value)
    for form, step in (("%Y", 366), ("%Y-%m", 31), ("%Y-%m-%d", 1)):
        try:
            first = datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
        try:
            after = first + timedelta(days=step)
        except OverflowError:
            return first, first
        after = after.replace(month=1, day=1) if form == "%Y" else after
        after = after.replace(day=1) if form == "%Y-%m" else after
        return first, after - timedelta(microseconds=1)
    try:
        at = datetime.fromisoformat(text)
        at = at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None, None
    return at, at


def _graph(document: Document) -> list[dict[str, Any]]:
    """The document's nodes, the article first. Raises ValueError if there is none."""
    graph = document.get("@graph")
    nodes = graph if isinstance(graph, list) else [{k: v for k, v in document.items() if k != "@context"}]
    for node in nodes:
        if isinstance(node, dict) and any(vocabulary.is_subtype(t, "Article") for t in jsonld.types(node)):
            return [node, *(other for other in nodes if other is not node)]
    raise ValueError(
        "there is no article in this document: one node must be a NewsArticle or another Article"
    )


def _is_plain(context: Any) -> bool:
    if isinstance(context, list):
        return len(context) == 1 and _is_plain(context[0])
    return isinstance(context, str) and context in PLAIN_CONTEXTS


def _settle(graph: list[Any], address: str) -> list[Any]:
    """Ids that are fragments become absolute, the article's own its address, wherever they stand."""
    own = graph[0].get("@id")
    graph[0]["@id"] = address
    for _, node in jsonld.nodes(graph):
        name = node.get("@id")
        if not isinstance(name, str):
            continue
        if name == own:
            node["@id"] = address
        elif name.startswith("#"):
            node["@id"] = address + name
    return graph


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(text for text in map(text_of, jsonld.listed(value)) if text)


def _followed(value: Any, by_id: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The nodes a value holds or refers to."""
    for item in jsonld.listed(value):
        if isinstance(item, dict):
            known = by_id.get(item["@id"]) if isinstance(item.get("@id"), str) and len(item) == 1 else item
            yield known if isinstance(known, dict) else item


def _card(article: dict[str, Any], by_id: dict[str, Any]) -> Card:
    image = next(_followed(article.get("image"), by_id), None)
    picture = (
        text_of(article.get("image"))
        if image is None
        else text_of(image.get("url") or image.get("contentUrl"))
    )
    return Card(
        headline=text_of(article.get("headline")) or text_of(article.get("name")),
        types=jsonld.types(article),
        section=_texts(article.get("articleSection")),
        language=text_of(article.get("inLanguage")) or None,
        date_published=text_of(article.get("datePublished")) or None,
        date_modified=text_of(article.get("dateModified")) or None,
        description=text_of(article.get("description")) or text_of(article.get("abstract")) or None,
        author=tuple(text_of(node) for node in _followed(article.get("author"), by_id) if text_of(node)),
        image=picture or None,
    )


def passes(ready: Publication, wanted: Selection) -> bool:
    """Whether a publication is one of those that are wanted, as the store will say once it has it."""
    words = " " + re.sub(r"[_\W]+", " ", ready.words) + " "
    return (
        all(any((facet, value) in ready.facets for value in values) for facet, values in wanted.facets)
        and all(f" {phrase} " in words for phrase in wanted.words)
        and not (wanted.earliest is not None and (ready.latest is None or ready.latest < wanted.earliest))
        and not (wanted.latest is not None and (ready.earliest is None or ready.earliest > wanted.latest))
    )


def _facets(article: dict[str, Any], graph: list[Any], by_id: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What the article can be filtered by, as pairs of a facet and a folded value."""
    for kind in jsonld.types(article):
        yield from (("type", ancestor) for ancestor in vocabulary.ancestors(kind))
    yield from (("section", fold(section)) for section in _texts(article.get("articleSection")))
    for language in _texts(article.get("inLanguage")):
        parts = fold(language).split("-")
        yield from (("language", "-".join(parts[:end])) for end in range(1, len(parts) + 1))
    for relation in ("about", "mentions"):
        for node in _followed(article.get(relation), by_id):
            yield from ((relation, name) for name in names(node))
    for _, node in jsonld.nodes(graph):
        kinds = jsonld.types(node)
        if any(vocabulary.is_subtype(kind, "Place") for kind in kinds):
            yield from (("place", name) for name in names(node))
            if "Country" in kinds:
                yield from (("country", name) for name in names(node))
                yield from (("country", fold(code)) for code in _texts(node.get("identifier")))
        for country in jsonld.listed(node.get("addressCountry")):
            yield from (("country", fold(name)) for name in _texts(country))
            yield from (("country", name) for found in _followed(country, by_id) for name in names(found))


def names(node: dict[str, Any]) -> Iterator[str]:
    """What a node can be called in a filter: its names, its address, its id in the document, its `sameAs`."""
    for property_ in ("name", "alternateName", "legalName"):
        yield from (fold(text) for text in _texts(node.get(property_)))
    own = node.get("@id")
    if isinstance(own, str):
        yield own
        if "#" in own:
            yield own.rpartition("#")[2]
    yield from _texts(node.get("sameAs"))


def _words(article: dict[str, Any], graph: list[Any]) -> Iterator[str]:
    for property_ in (
        "headline",
        "alternativeHeadline",
        "description",
        "abstract",
        "articleBody",
        "keywords",
    ):
        yield from _texts(article.get(property_))
    for _, node in jsonld.nodes(graph):
        yield from _texts(node.get("name"))
