"""The newsroom's own word on who and what an article names, put over what was found in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from publisher.extractors.entities import slug
from publisher.model import ARTICLE, Article, Fact, Origin, Ref

if TYPE_CHECKING:
    from publisher.readers.authority import Entry

KEYS = {"Person": "person", "Organization": "organization", "Place": "place"}
OUTRANKED = frozenset({"@type", "name", "sameAs"})
"""What an entry says of its node in place of what was found; its further properties outrank theirs, too."""


def settle(article: Article, facts: Iterable[Fact], entries: Sequence[Entry]) -> tuple[Fact, ...]:
    """The facts with every thing that an entry names brought under that entry, and those added that were missed.

    A name that two entries share is neither's, unless only one of them is also named in full.
    """
    found = list(facts)
    known = _names(article, entries)
    if not known:
        return tuple(found)
    renamed = {
        fact.node: entry
        for fact in found
        if fact.property == "name" and fact.node != ARTICLE and isinstance(fact.value, str)
        if (entry := known.get(fact.value.casefold()))
    }
    seen = _seen(article, known)
    kept = [_moved(fact, renamed) for fact in found if not _is_outranked(fact, renamed)]
    there = {_key(entry) for entry in renamed.values()}
    added = [fact for entry, origin in seen.items() for fact in _facts(entries[entry], origin, entries[entry] in renamed.values())]
    mentioned = {fact.value.node for fact in kept if fact.node == ARTICLE and isinstance(fact.value, Ref)}
    for entry, origin in seen.items():
        key = _key(entries[entry])
        if key not in mentioned and key not in there:
            added.append(Fact(ARTICLE, "mentions", Ref(key), (origin,)))
    return (*kept, *added)


def _key(entry: Entry) -> str:
    from publisher import vocabulary

    kind = next((short for kind, short in KEYS.items() if vocabulary.is_subtype(entry.type, kind)), "thing")
    return f"{kind}-{slug(entry.name)}"


def _names(article: Article, entries: Sequence[Entry]) -> dict[str, Entry]:
    """Name, folded -> the one entry that goes by it in this article."""
    owners: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for name in dict.fromkeys(name.casefold() for name in entry.names):
            owners[name].append(entry)
    text = article.text.casefold()
    known: dict[str, Entry] = {}
    for name, several in owners.items():
        named = several if len(several) == 1 else [e for e in several if e.name.casefold() in text]
        if len(named) == 1:
            known[name] = named[0]
    return known


def _seen(article: Article, known: dict[str, Entry]) -> dict[int, Origin]:
    raise NotImplementedError
