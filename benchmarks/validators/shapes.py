"""SHACL shapes as schema.org writes its own: for each property of a class, which classes and data types fit.

No package carries schema.org's shapes, so they are made from `schema/vocabulary.json`, in the same form: one
shape a class, one `sh:or` over the ranges a property, subclasses by the ontology beside them.
"""

from __future__ import annotations

import json
from typing import Any

from rdflib import RDF, RDFS, SH, XSD, BNode, Graph, Namespace
from rdflib.collection import Collection

from publisher import vocabulary

SCHEMA = Namespace("https://schema.org/")
_LITERALS = {
    "Boolean": (XSD.boolean,),
    "Date": (XSD.date, XSD.string),
    "DateTime": (XSD.dateTime, XSD.string),
    "Integer": (XSD.integer,),
    "Number": (XSD.integer, XSD.double, XSD.decimal),
    "Float": (XSD.double,),
    "Time": (XSD.time, XSD.string),
}
"""What JSON-LD without type coercion makes of each data type; the others are texts."""


def shapes() -> Graph:
    """One shape for every class that has properties of its own."""
    graph = Graph()
    by_class: dict[str, list[str]] = {}
    for name in sorted(vocabulary.properties()):
        for domain in vocabulary.domains(name):
            by_class.setdefault(domain, []).append(name)
    for domain, names in by_class.items():
        shape = SCHEMA[domain + "Shape"]
        graph.add((shape, RDF.type, SH.NodeShape))
        graph.add((shape, SH.targetClass, SCHEMA[domain]))
        for name in names:
            part = BNode()
            graph.add((shape, SH.property, part))
            graph.add((part, SH.path, SCHEMA[name]))
            graph.add((part, SH["or"], _alternatives(graph, vocabulary.ranges(name))))
    return graph


def _alternatives(graph: Graph, ranges: tuple[str, ...]) -> BNode:
    options = []
    for kind in ranges:
        if vocabulary.is_data_type(kind):
            options.extend((SH.datatype, literal) for literal in _LITERALS.get(kind, (XSD.string,)))
        else:
            options.append((SH["class"], SCHEMA[kind]))
    head, items = BNode(), []
    for predicate, value in options:
        item = BNode()
        graph.add((item, predicate, value))
        items.append(item)
    Collection(graph, head, items)
    return head


def ontology() -> Graph:
    """Which class is below which."""
    graph = Graph()
    for name, entry in vocabulary.load().types.items():
        graph.add((SCHEMA[name], RDF.type, RDFS.Class))
        for parent in entry.parents:
            graph.add((SCHEMA[name], RDFS.subClassOf, SCHEMA[parent]))
    return graph


def read(document: dict[str, Any]) -> Graph:
    """A document as triples; its context is replaced by one that nobody has to fetch."""
    return Graph().parse(data=json.dumps({**document, "@context": {"@vocab": str(SCHEMA)}}), format="json-ld")
