"""What tells of the kind of a name: its own words, what the model takes it for, and where it stands.

A trait is told by its name and has a value: votes have their weight, what is true of a name is 1, what is
true of some of its places is their share. What each weighs for which kind stands in `weights.tsv`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities import firms
from publisher.extractors.entities.mention import Mention
from publisher.gazetteer import villages

_MOST = 4.0
"""A kind is not surer for more votes than these."""
_TITLES = frozenset({"headline", "dek", "heading"})
_BEFORE = frozenset(
    {"in", "at", "from", "to", "on", "of", "by", "with", "near", "for", "between", "and", "the", "a", "an"}
    | {",", '"', "(", "against", "as", "off", "over", "into", "'s", "its", "his", "her"}
)
_BEHIND = frozenset({"'s", "'", ",", ".", "and", "in", "to", "of", "who", "(", "-", "for", "on"})
_HEADS = (
    *(("a body's", "organization heads"), ("a place's", "place heads"), ("a team's", "team heads")),
    *(("an event's", "event heads"), ("any", "heads alone")),
    *(("a place's opening", "place first"), ("a body's opening", "organization first")),
)
"""The lists of words that names begin or end with."""
_AHEAD = 8
"""So many words behind a name "its" and "his" may still point to it."""


class Names:
    """The names of an article, so that each is known for a part of a longer one."""

    def __init__(self, names: Iterable[str]) -> None:
        self._longer: defaultdict[str, list[list[str]]] = defaultdict(list)
        for name in names:
            parts = name.split()
            for word in {*parts} if len(parts) > 1 else ():
                self._longer[word].append(parts)

    def longer(self, parts: Sequence[str]) -> Iterator[list[str]]:
        """The words of the longer names that have these in a row."""
        for whole in self._longer.get(parts[0], ()):
            starts = range(len(whole) - len(parts) + 1) if len(whole) > len(parts) else ()
            if any(whole[at : at + len(parts)] == parts for at in starts):
                yield whole

    def surname(self, name: str) -> bool:
        """Whether it is the end of a longer name that begins as somebody's does."""
        parts, known = name.split(), gazetteer.load()
        return any(whole[-len(parts) :] == parts and known.forename(whole[0]) for whole in self.longer(parts))


def of(name: str, mentions: Sequence[Mention], names: Names, sport: bool) -> dict[str, float]:
    """The traits of a name; what headlines do to it is told only where nothing else names it."""
    body = [m for m in mentions if m.sentence.block.kind not in _TITLES]
    found: defaultdict[str, float] = defaultdict(float)
    told = body or mentions
    for mention in told:
        for trait, value in _standing(mention):
            found[trait] += value / len(told)
    for kind in ("person", "organization", "place", "other", "people"):
        total = found.pop(f"votes {kind}", 0.0)
        if total > 0:
            found[f"votes {kind}"] = min(total, _MOST)
            found[f"some {kind}"] = 1.0
    found |= dict.fromkeys(_written(name), 1.0)
    found |= dict.fromkeys(_part(name, names), 1.0)
    found["mentions"] = math.log(len(told))
    if not body:
        found["only in titles"] = 1.0
    if sport:
        found["sport"] = 1.0
    return found


# Its own words


def _written(name: str) -> Iterator[str]:
    """How many words it has, and which lists have it or them."""
    known, parts = gazetteer.load(), name.split()
    yield ("one word", "two words", "three words", "many words")[min(len(parts), 4) - 1]
    if name.isupper() and len(name) < 7:
        yield "letters"
    if any(p.islower() for p in parts):
        yield "small word inside"
    if name in known.organizations:
        yield "listed organization"
    if name in known:
        yield "listed place"
    if any(p.kind != "City" or p.population > 100_000 for p in known.places(name)):
        yield "large place"
    if known.forename(parts[0]):
        yield "forename" if len(parts) > 1 else "forename alone"
    if parts[-1] in known.last_names:
        yield "surname" if len(parts) > 1 else "surname alone"
    if parts[0] in known.demonyms:
        yield "people first"
    if len(parts) == 1 and parts[0].lower() in known.nouns:
        yield "noun"
    if len(parts) > 1 and firms.common(parts[-1]):
        yield "noun last"
    if villages.of(name):
        yield "village"
    yield from _spelt(name, parts)
    if len(parts) > 1:
        yield from _worded(parts)


def _spelt(name: str, parts: Sequence[str]) -> Iterator[str]:
    """How it is written: with a hyphen, a figure, a capital inside, an accent, an "s" at the end."""
    if "-" in name:
        yield "hyphen"
    if any(c.isdigit() for c in name):
        yield "figure"
    if any(not p.isupper() and any(c.isupper() for c in p[1:]) for p in parts):
        yield "capital inside"
    if not name.isascii():
        yield "accent"
    if parts[-1].endswith("s"):
        yield "s last" if len(parts) > 1 else "s alone"


def _worded(parts: Sequence[str]) -> Iterator[str]:
    """What the first and the last of several words are."""
    known, first, last = gazetteer.load(), parts[0], parts[-1]
    nouns = [not known.nouns.isdisjoint({p.lower(), p.lower().removesuffix("s")}) for p in parts]
    if nouns[0]:
        yield "all nouns" if all(nouns) else "noun first"
    if first in known:
        yield "place first"
    if last in known:
        yield "place last"
    for whose, heads in _HEADS:
        if last in lexicon.words(heads):
            yield f"{whose} word last"
        if first in lexicon.words(heads):
            yield f"{whose} word first"


def _part(name: str, names: Names) -> Iterator[str]:
    """Which part of a longer name it is, and whether that is somebody's."""
    parts = name.split()
    for whole in names.longer(parts):
        yield "part of a longer name"
        if whole[: len(parts)] == parts:
            yield "begins a longer name"
    if names.surname(name):
        yield "ends somebody's name"


# Where it stands


def _standing(mention: Mention) -> Iterator[tuple[str, float]]:
    """What one place tells where a name stands."""
    for kind, weight in mention.votes.items():
        yield f"votes {kind}", weight
    for word in mention.words:
        yield f"labelled {word.entity or 'nothing'}", 1 / len(mention.words)
    yield f"before: {_before(mention)}", 1.0
    beyond = mention.before(2)
    if beyond is not None and _before(mention) in {"the", "a", "an"} and beyond.lower in _BEFORE:
        yield f"before the: {beyond.lower}", 1.0
    if behind := _behind(mention):
        yield f"behind: {behind}", 1.0
    yield from _words(mention)
    if mention.dateline:
        yield "dateline", 1.0
    if mention.sentence.parsed:
        yield from _grammar(mention)


def _words(mention: Mention) -> Iterator[tuple[str, float]]:
    """The words beside it as they are, and what is said to be its own."""
    before, after = mention.before(), mention.after()
    if before is not None:
        yield f"word before: {before.lower}", 1.0
    if after is not None:
        yield f"word behind: {after.lower}", 1.0
        owned = mention.after(2) if after.lower in {"'s", "'"} else None
        if owned is not None:
            yield f"has: {owned.lower}", 1.0


def _before(mention: Mention) -> str:
    """The word before it if that tells anything, or else what kind of word that is."""
    word = mention.before()
    if mention.role:
        return "role"
    if word is None:
        return "nothing"
    kinds = (("VB", "verb"), ("NN", "noun"), ("JJ", "adjective"))
    if word.lower in _BEFORE:
        return word.lower
    return next((kind for tag, kind in kinds if word.tag.startswith(tag)), "other")


def _behind(mention: Mention) -> str:
    word = mention.after()
    if word is None:
        return "nothing"
    if word.lower in _BEHIND:
        return word.lower
    kinds = (("NN", "noun"), ("VB", "verb"), ("MD", "verb"))
    return next((kind for tag, kind in kinds if word.tag.startswith(tag)), "")


def _grammar(mention: Mention) -> Iterator[tuple[str, float]]:
    """Its part in the sentence, whether it speaks, and the pronouns behind it."""
    sentence, head = mention.sentence, mention.head
    verb = sentence.head(head)
    yield f"is: {head.dep}", 1.0
    if verb is not None:
        yield f"{head.dep} of {verb.lemma}", 1.0
        led = sentence.head(verb) if head.dep == "pobj" else None
        if led is not None:
            yield f"{verb.lower} behind {led.lemma}", 1.0
            yield f"{verb.lower} behind: {'verb' if led.tag.startswith('VB') else 'noun'}", 1.0
    if head.dep in {"nsubj", "nsubjpass"} and verb is not None and verb.lemma in lexicon.words("saying"):
        yield "speaks", 1.0
    ahead = {w.lower for w in sentence.words[mention.last : mention.last + _AHEAD]}
    for trait, pronouns in (("he or she", {"he", "she", "his", "her"}), ("it", {"it", "its"})):
        if ahead & pronouns:
            yield trait, 1.0
