"""The newsroom's authority file: what names stand for, as its editors chose when they linked them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from publisher import jsonld, publication
from publisher.mending import Action, entities
from publisher.model import ARTICLE, Document, Fact, Origin
from publisher.records import Authority
from publisher.store import Database, Transaction, drafts

MOST = 12
"""So many choices are suggested at most."""


class Authorities:
    """The use cases around the file; each is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def everything(self) -> Sequence[Authority]:
        """Every choice, by kind and name."""
        with self._database.reading() as transaction:
            return drafts.choices(transaction)

    def forget(self, kind: str, name: str) -> None:
        """No longer knows what a name stands for."""
        with self._database.writing() as transaction:
            drafts.forget(transaction, kind, name)

    def like(self, kind: str, words: str) -> Sequence[Authority]:
        """The choices of a kind whose names share a word with these; the very name first."""
        folded = publication.fold(words)
        wanted = set(folded.split())
        near = [c for c in self.everything() if c.kind == kind and wanted & set(c.name.split())]
        near.sort(key=lambda c: (c.name != folded, -len(wanted & set(c.name.split())), c.name))
        return near[:MOST]


def remember(
    transaction: Transaction, document: Document, action: Action, editor: str, now: datetime
) -> None:
    """Keeps what an editor linked a node of this document to."""
    for node in document["@graph"]:
        if node.get("@id") == "#" + action.node and isinstance(node.get("name"), str):
            kind = entities.group(next(iter(jsonld.types(node)), "Thing"))
            name = publication.fold(node["name"])
            drafts.remember(transaction, Authority(kind, name, str(action.value), editor, now))


def known(transaction: Transaction, facts: Sequence[Fact]) -> Iterator[Fact]:
    """What the newsroom chose that names in these facts stand for."""
    types = {f.node: f.value for f in facts if f.property == "@type" and isinstance(f.value, str)}
    named = {
        f.node: (entities.group(str(types[f.node])), publication.fold(f.value))
        for f in facts
        if f.property == "name" and isinstance(f.value, str) and f.node in types and f.node != ARTICLE
    }
    chosen = {(c.kind, c.name): c for c in drafts.recall(transaction, named.values())}
    for node, key in named.items():
        choice = chosen.get(key)
        if choice is not None:
            detail = f"chosen by {choice.editor}"
            origin = Origin("authority", "authority", words=choice.address, detail=detail)
            yield Fact(node, "sameAs", choice.address, (origin,))
