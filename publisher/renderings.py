"""A published document in other formats: RDF as Turtle and N-Quads, and IPTC ninjs 3.1.

Pure, and nothing is fetched: schema.org's context is the one in `schema/context.jsonld`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from publisher import data, jsonld, vocabulary
from publisher.errors import NotFound
from publisher.messages import stamp
from publisher.publication import CONTEXT, text_of
from publisher.records import Item

NINJS: Final = "3.1"


def turtle(body: bytes) -> bytes:
    """The document as RDF in Turtle. Raises NotFound if it speaks contexts that are not here."""
    text: str = _graph(body).serialize(format="turtle")
    return text.encode()


def nquads(body: bytes) -> bytes:
    """The document as RDF in N-Quads, one statement a line, sorted. Raises NotFound as `turtle` does."""
    lines = _graph(body).serialize(format="nt").splitlines()
    return "".join(f"{line}\n" for line in sorted(line for line in lines if line)).encode()


def _graph(body: bytes) -> Any:
    from rdflib import Graph

    document = json.loads(body)
    graph = Graph(bind_namespaces="none")
    graph.bind("schema", "https://schema.org/")
    graph.parse(data=json.dumps(document | {"@context": _context(document["@context"])}), format="json-ld")
    return graph


def _context(written: Any) -> list[Any]:
    """The contexts of a document as objects: schema.org's from here, those it defines itself as they are."""
    found: list[Any] = []
    for one in written if isinstance(written, list) else [written]:
        if isinstance(one, str) and one.rstrip("/").replace("http:", "https:") == CONTEXT:
            found.append(_schema_org())
        elif isinstance(one, dict):
            found.append(one)
        else:
            raise NotFound("this document is not there as RDF: it names a context that is not fetched")
    return found


@cache
def _schema_org() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((data.path("schema") / "context.jsonld").read_bytes())
    context: dict[str, Any] = read["@context"]
    return context


def ninjs(body: bytes, item: Item) -> dict[str, Any]:
    """The document as a ninjs 3.1 item (IPTC): what a wire service's systems read."""
    graph: list[dict[str, Any]] = json.loads(body)["@graph"]
    article = graph[0]
    by_id = {node["@id"]: node for node in graph if "@id" in node}
    said = {
        "uri": article["@id"],
        "standard": {"name": "ninjs", "version": NINJS},
        "type": "text",
        "representationtype": "complete",
        "pubstatus": "usable",
        "version": str(item.revision),
        "firstcreated": stamp(item.created),
        "versioncreated": stamp(item.at),
        "contentcreated": text_of(article.get("datePublished")),
        "language": text_of(article.get("inLanguage")),
        "title": text_of(article.get("headline")),
        "headlines": _texts("main", article.get("headline"))
        + _texts("alternative", article.get("alternativeHeadline")),
        "descriptions": _texts("summary", article.get("description") or article.get("abstract")),
        "bodies": _texts("main", article.get("articleBody")),
        "by": ", ".join(item.card.author),
        "located": text_of(article.get("dateline")) or text_of(article.get("locationCreated")),
        "copyrightnotice": text_of(article.get("copyrightNotice")),
        "usageterms": text_of(article.get("usageInfo")),
        "subjects": [{"name": name, "rel": "section"} for name in item.card.section],
        "people": list(_named(article, by_id, "Person")),
        "organisations": list(_named(article, by_id, "Organization")),
        "places": list(_named(article, by_id, "Place")),
        "events": list(_events(graph)),
    }
    return {name: value for name, value in said.items() if value}


def _texts(role: str, value: Any) -> list[dict[str, str]]:
    text = text_of(value)
    return [{"role": role, "contenttype": "text/plain", "value": text}] if text else []


def _named(
    article: Mapping[str, Any], by_id: Mapping[str, dict[str, Any]], root: str
) -> Iterator[dict[str, str]]:
    """What an article is about and mentions, of one kind; its relation says which."""
    seen: set[str] = set()
    for relation in ("about", "mentions"):
        values = article.get(relation)
        for value in values if isinstance(values, list) else [values]:
            node = by_id.get(value.get("@id", ""), value) if isinstance(value, dict) else {}
            name = text_of(node.get("name"))
            fits = any(vocabulary.is_subtype(kind, root) for kind in jsonld.types(node))
            if name and fits and name not in seen:
                seen.add(name)
                address = text_of(node.get("sameAs")) or text_of(node.get("@id"))
                yield {"name": name, "rel": relation} | ({"uri": address} if address else {})


def _events(graph: list[dict[str, Any]]) -> Iterator[dict[str, str]]:
    for node in graph[1:]:
        if any(vocabulary.is_subtype(kind, "Event") for kind in jsonld.types(node)) and text_of(
            node.get("name")
        ):
            yield {"name": text_of(node["name"])} | ({"uri": node["@id"]} if "@id" in node else {})
