"""What says that a name stands where places are named: the words before it, and the places beside it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities import firms
from publisher.extractors.entities.mention import Mention
from publisher.extractors.reading import Word, spelt
from publisher.gazetteer import villages

_IN = frozenset({"in", "near", "around", "outside", "via"})
_LARGE = 100_000
"""People of a city that all sorts of things befall."""
_WHERE = frozenset({"between", "at", "to", "from", "through"})


def situated(mention: Mention) -> bool:
    """Whether something is at or in what is named, or goes there."""
    at = mention.role_at if mention.role_at is not None else mention.first
    words = mention.sentence.words
    if at and words[at - 1].lower in {"the", "a", "an"}:
        at -= 1
    before = words[at - 1] if at else None
    if before is None or mention.role or firms.owns(mention):
        return False
    return before.lower in lexicon.words("at a place") or (
        before.tag.startswith("VB") and before.lemma in lexicon.words("to a place")
    )


def befallen(mention: Mention) -> bool:
    """ "Cork was hit by floods", "Nice hosts the final": a city, though its name is a common word as well."""
    word, verb = mention.words[0], mention.sentence.head(mention.words[0])
    if len(mention.words) > 1 or verb is None or verb.tag[:2] != "VB":
        return False
    befalls = {*lexicon.group("reaching"), *lexicon.words("to a place"), *lexicon.words("harm")}
    done = word.dep == "nsubjpass" and verb.lemma in befalls
    hosts = word.dep == "nsubj" and verb.lemma in lexicon.group("hosting")
    large = any(p.population > _LARGE for p in gazetteer.load().places(word.text) if p.kind == "City")
    return (done or hosts) and large


def on_it(mention: Mention) -> bool:
    """ "On the Grand Parade"."""
    before, earlier = mention.before(), mention.before(2)
    words = {w.lower for w in (before, earlier) if w is not None}
    return "on" in words and words <= {"on", "the"}


def from_there(mention: Mention) -> bool:
    """ "From Larne to Arco": the way from one place to another."""
    start, source = mention.before(2), mention.before(3)
    known = start is not None and start.text in gazetteer.load()
    return known and source is not None and source.lower == "from"


def leads(word: Word) -> bool:
    """Whether what stands before "to" leads somewhere: "the road to", "flew to"."""
    listed = lexicon.words("leads to a place")
    return word.lower in listed or (word.tag.startswith("VB") and word.lemma in listed)


def has_a_place(noun: str) -> bool:
    """Whether what stands behind "of" is a place: "the village of", "south of", "the mayor of"."""
    listed = lexicon.words("place nouns")
    return noun.rstrip("s") in listed or noun in listed or noun in lexicon.words("of a place")


def has_a_house(mention: Mention) -> bool:
    """ "Hexham's mayor", "Hexham's bus station": what towns have, and not the clubs named after them."""
    ahead = mention.sentence.words[mention.last : mention.last + 4]
    if len(mention.words) > 1 or not ahead or ahead[0].lower not in {"'s", "’s"}:
        return False
    nouns = itertools.takewhile(
        lambda word: word.text.islower() and word.tag in {"", "NN", "NNS", "JJ"}, ahead[1:]
    )
    return any(word.lower in lexicon.group("had by towns") for word in nouns)


_CLOCK = re.compile(r"\d{1,2}[.:]\d\d(?:[ap]m)?\b|\d{1,2}[ap]m\b|(?:noon|midday|midnight)\b")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "PRP"})
_ENTRY = 45
"""Words in an entry of a list at most."""


def listed(mention: Mention) -> None:
    """ "Songs with Ana Silva, | Tig Coili |, Galway, 6pm": the house in an entry of a what's-on list."""
    words, at = mention.sentence.words, mention.last
    before = mention.before()
    if len(words) > _ENTRY or mention.role or before is None or before.text != ",":
        return
    known = gazetteer.load()
    while at < len(words) and words[at].text == ",":
        end = next((k for k in range(at + 1, len(words)) if words[k].text == ","), len(words))
        if _is_hour(words, at + 1):
            told = any(w.tag in _FINITE and w.text[0].islower() for w in words)
            if not told and mention.text not in known:
                mention.vote("place", 3.0 + mention.votes.pop("person", 0.0))
            return
        if spelt(words[at + 1 : end]) not in known:
            return
        at = end


def _is_hour(words: Sequence[Word], at: int) -> bool:
    """Whether a time of day stands there: "6pm", "8.30 pm", "noon"."""
    if at >= len(words):
        return False
    half = (
        at + 1 < len(words)
        and words[at].text.isdigit()
        and words[at + 1].lower in {"am", "pm", "a.m.", "p.m."}
    )
    return half or _CLOCK.match(words[at].lower) is not None


def beside(mention: Mention) -> None:
    """ "Between Porto and Arco", "in Arco, Porto and Lima": the last of places that are told together."""
    words, at = mention.sentence.words, mention.first - 1
    if mention.role or at < 2 or words[at].lower not in {"and", "or"} or firms.owns(mention):
        return
    end = at
    while at > 0 and (words[at].text[0].isupper() or words[at].lower in {"and", "or", ","}):
        at -= 1
    others, where = words[at + 1 : end], words[at].lower
    ends = (spelt(others[k:]) for k in range(len(others)))
    known = any(name in gazetteer.load() or villages.of(name) for name in ends)
    of = where == "of" and at > 0 and has_a_place(words[at - 1].lower)
    if others and (of or where in _IN or (known and where in _WHERE)):
        named = len(mention.words) > 1 or mention.text in gazetteer.load().first_names
        mention.vote("place", 1.0 + (0.0 if named else mention.votes.pop("person", 0.0)))
