"""The newsroom's own word on who and what an article names, put over what was found in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from publisher import vocabulary
from publisher.extractors.entities import slug
from publisher.model import ARTICLE, Article, Fact, Origin, Ref

if TYPE_CHECKING:
    from publisher.readers.authority import Entry

KEYS = {"Person": "person", "Organization": "organization", "Place": "place"}
OUTRANKED = frozenset({"@type", "name", "sameAs"})
"""What an entry says of its node in place of what was found; its further properties outrank theirs, too."""


MOST_WORDS = 8
"""A name in the text has at most so many words."""

_WORD = re.compile(r"\w+(?:[.'’-]\w+)*\.?")


def settle(article: Article, facts: Iterable[Fact], entries: Sequence[Entry]) -> tuple[Fact, ...]:
    """The facts with everything that an entry names brought under that entry, and what was missed added.

    A name that two entries share is neither's, unless only one of them is also named in full.
    """
    found = list(facts)
    seen = dict(_seen(article, _names(article, entries)))
    moved = {
        fact.node: seen[name][0]
        for fact in found
        if fact.property in ("name", "alternateName") and fact.node != ARTICLE and isinstance(fact.value, str)
        if (name := fact.value.casefold()) in seen
    }
    chosen: dict[str, tuple[Entry, Origin]] = {}
    for entry, origin in seen.values():
        chosen.setdefault(_key(entry), (entry, origin))
    outranked = {key: OUTRANKED | entry.more.keys() for key, (entry, _) in chosen.items()}
    kept = [_moved(fact, moved) for fact in found]
    kept = [fact for fact in kept if fact.property not in outranked.get(fact.node, ())]
    mentioned = {fact.value.node for fact in kept if fact.node == ARTICLE and isinstance(fact.value, Ref)}
    for key, (entry, origin) in chosen.items():
        kept.extend(_facts(key, entry, origin))
        if key not in mentioned:
            kept.append(Fact(ARTICLE, "mentions", Ref(key), (origin,)))
    return tuple(kept)


def _key(entry: Entry) -> str:
    kinds = (short for kind, short in KEYS.items() if vocabulary.is_subtype(entry.type, kind))
    return f"{next(kinds, 'thing')}-{slug(entry.name)}"


def _names(article: Article, entries: Sequence[Entry]) -> dict[str, Entry]:
    """Name in small letters -> the one entry that goes by it in this article."""
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


def _seen(article: Article, known: dict[str, Entry]) -> Iterator[tuple[str, tuple[Entry, Origin]]]:
    """The names of entries that stand in the text as names do, each with the first place of it."""
    words = list(_WORD.finditer(article.text)) if known else []
    done: set[str] = set()
    at = 0
    while at < len(words):
        length = next(
            (n for n in range(MOST_WORDS, 0, -1) if _name(article, words[at : at + n], n) in known), 0
        )
        if length:
            start, end = words[at].start(), words[at + length - 1].end()
            name = _name(article, words[at : at + length], length)
            written = (
                article.text[start : start + len(name)]
                if len(name) < end - start
                else article.text[start:end]
            )
            if name not in done and written[:1] != written[:1].lower():
                done.add(name)
                entry = known[name]
                origin = Origin(
                    "authority", "authority", written, start, start + len(written), 1.0, entry.line
                )
                yield name, (entry, origin)
        at += max(1, length)


def _name(article: Article, words: list[re.Match[str]], length: int) -> str:
    """The words as a name in small letters, without a genitive or the full stop of a sentence."""
    if len(words) < length:
        return ""
    name = article.text[words[0].start() : words[-1].end()].casefold()
    return re.sub(r"['’]s$|(?<=\w\w)\.$", "", name)


def _moved(fact: Fact, moved: dict[str, Entry]) -> Fact:
    """The fact, of its entry's node, and pointing to entries' nodes."""
    node = _key(moved[fact.node]) if fact.node in moved else fact.node
    value = fact.value
    if isinstance(value, Ref) and value.node in moved:
        value = Ref(_key(moved[value.node]))
    return replace(fact, node=node, value=value)


def _facts(key: str, entry: Entry, origin: Origin) -> Iterator[Fact]:
    yield Fact(key, "@type", entry.type, (origin,))
    yield Fact(key, "name", entry.name, (origin,))
    for address in entry.sameAs:
        yield Fact(key, "sameAs", address, (origin,))
    for name, value in entry.more.items():
        yield Fact(key, name, value, (origin,))
