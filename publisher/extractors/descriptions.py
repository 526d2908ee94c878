"""What an article calls its bodies beside their names, and which two it speaks of as a pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publisher.extractors import lexicon
from publisher.extractors.entities import Thing
from publisher.extractors.mention import Mention
from publisher.extractors.reading import Sentence, Word

Named = tuple[Mention, Thing]

_BACK = 3
"""Sentences in which two are looked for that are then "the two"."""


def nouns(mention: Mention) -> Iterator[Word]:
    """The common nouns that say what a name is of: "Oslo shipper Nordfrakt", "Suoja, a Finnish lender"."""
    sentence, head = mention.sentence, mention.head
    before = sentence.words[mention.first - 1] if mention.first else None
    if before is not None and before.tag == "NN":
        yield before
    above = sentence.head(head)
    if above is None:
        return
    if head.dep == "appos" and above.tag == "NN":
        yield above
    yield from (w for w in sentence.child(head, "appos") if w.tag == "NN" and w.i >= mention.last)
    if head.dep == "nsubj" and above.lemma == "be":
        yield from (w for w in sentence.child(above, "attr") if w.tag == "NN")


def called(order: Iterable[Named]) -> dict[str, list[Named]]:
    """The names that each noun is said of, in the text's order."""
    found: dict[str, list[Named]] = {}
    for mention, thing in order:
        if thing.kind == "organization" and mention.sentence.parsed:
            for noun in nouns(mention):
                found.setdefault(noun.lemma, []).append((mention, thing))
    return found


def is_bare(sentence: Sentence, word: Word) -> bool:
    """Whether nothing but "the" and the like tells which one a noun means."""
    return not sentence.child(word, "compound", "nmod", "poss", "prep", "relcl", "acl", "appos")


def pair(spans: dict[int, list[Named]], sentence: Sentence, word: Word) -> list[Thing]:
    """ "The two sides", "both banks": the only two of a kind told just before."""
    kinds = _kinds(sentence, word)
    for number in range(sentence.number, max(sentence.number - _BACK, -1), -1):
        for kind in kinds:
            found: list[Thing] = []
            for mention, thing in spans.get(number, ()):
                if mention.end <= word.start and _is(thing, kind) and thing not in found:
                    found.append(thing)
            if len(found) == 2:
                return found
    return []


def _kinds(sentence: Sentence, word: Word) -> tuple[str, ...]:
    """The kinds of those that a noun in the plural can mean."""
    kind = lexicon.words("common nouns").get(word.lemma, "").partition(" ")[0]
    if kind:
        return ("Country",) if kind == "place" else (kind, "Country")
    if word.lemma in lexicon.group("sides") | lexicon.group("bodies"):
        return ("organization", "Country")
    return ("person", "organization", "Country") if word.lower in {"two", "pair", "duo"} else ()


def _is(thing: Thing, kind: str) -> bool:
    media = thing.type == "NewsMediaOrganization"
    return thing.type == "Country" if kind == "Country" else thing.kind == kind and not media
