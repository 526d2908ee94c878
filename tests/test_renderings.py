"""Other formats say what the document says: RDF read by another library, ninjs read by our own reader."""

from __future__ import annotations

import json
from typing import Any

import pytest
from conftest import BASE, Client, document

from publisher import jsonld, readers, renderings
from publisher.errors import NotFound
from publisher.newsroom import Newsroom
from schema.generate import vocabulary


def test_rdf_holds_every_statement_in_both_forms(web: Client, room: Newsroom) -> None:
    rdflib = pytest.importorskip("rdflib")
    room.publish(document(identifier="storm"))
    turtle = rdflib.Graph().parse(data=web.get("/v1/articles/storm.ttl").data, format="turtle")
    quads = rdflib.Graph().parse(data=web.get("/v1/articles/storm.nq").data, format="nt")
    assert set(turtle) == set(quads)
    schema = rdflib.Namespace("https://schema.org/")
    article = rdflib.URIRef(f"{BASE}/articles/storm")
    assert (article, rdflib.RDF.type, schema.NewsArticle) in turtle
    porto = rdflib.URIRef(f"{BASE}/articles/storm#place-porto")
    assert (article, schema.about, porto) in turtle
    assert (porto, schema.sameAs, rdflib.URIRef("https://sws.geonames.org/2735943/")) in turtle
    assert str(turtle.value(article, schema.headline)) == "Harbour reopens after storm"


def test_every_property_is_schema_orgs_in_rdf_too() -> None:
    """`geo` is a place's coordinates, though GeoSPARQL's prefix is often called so."""
    names = list(vocabulary()["properties"])
    node = {"@id": "https://ex.example/a", **dict.fromkeys(names, "https://ex.example/b")}
    graph = {"@context": "https://schema.org", "@graph": [node]}
    said = renderings.nquads(jsonld.canonical(graph)).decode()
    assert not [name for name in names if f"<https://schema.org/{name}>" not in said]


def test_a_context_of_ones_own_is_read_and_one_elsewhere_never_fetched(web: Client, room: Newsroom) -> None:
    own: list[Any] = ["https://schema.org", {"ex": "https://ex.example/"}]
    room.publish(document(identifier="own", **{"ex:desk": "Ports"}) | {"@context": own})
    assert b"<https://ex.example/desk>" in web.get("/v1/articles/own.nq").data
    elsewhere = {"@context": [*own, "https://other.example/context"], "@graph": [{"@type": "NewsArticle"}]}
    with pytest.raises(NotFound, match="not fetched"):
        renderings.turtle(jsonld.canonical(elsewhere))


def test_ninjs_is_read_again_as_the_same_article(web: Client, room: Newsroom) -> None:
    room.publish(document(identifier="storm", author={"@type": "Person", "name": "Rui Costa"}))
    answer = web.get("/v1/articles/storm.ninjs")
    said = answer.json
    assert said["standard"] == {"name": "ninjs", "version": "3.1"}
    assert said["people"] == [
        {"name": "Ana Silva", "rel": "mentions", "uri": f"{BASE}/articles/storm#person-ana-silva"}
    ]
    assert said["places"][0]["uri"] == "https://sws.geonames.org/2735943/"
    article = readers.read(json.dumps(said).encode(), name="storm.ninjs")
    (headline,) = article.of("headline")
    assert article.words(headline) == "Harbour reopens after storm"
    assert "ships may enter again" in article.body
