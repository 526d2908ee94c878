"""What is said in quotation marks, and by whom."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.extractors import nodes
from publisher.extractors.entities import Thing, roles, slug
from publisher.extractors.reading import Reading, Sentence, Word
from publisher.extractors.references import Names
from publisher.model import ARTICLE, Block, Fact, Origin, Ref

FEWEST_WORDS = 4
LONGEST = 1_000
MOST = 30

_VERBS = """
say tell add write ask warn joke reply note explain recall argue tweet post call insist conclude
announce declare admit state remark observe respond claim complain shout whisper continue promise
predict stress suggest describe quip concede
"""
_SAYING = frozenset(_VERBS.split())
_OPEN = '“„«"'
_MARKS = re.compile(r"[“„«]([^“”„»\n]+)(?:[”“»]|$)|\"([^\"\n]+)(?:\"|$)")
_NEAR = 14
"""So many words may stand between a quotation and the verb that says whose it is."""


@dataclass(frozen=True, slots=True)
class _Quote:
    """One stretch between quotation marks: its words' place, its block, whether the marks are closed."""

    start: int
    end: int
    block: Block
    closed: bool


def facts(reading: Reading, names: Names) -> Iterator[Fact]:
    """A Quotation for each that somebody is plainly said to say, as a part (`hasPart`) of the article.

    `spokenByCharacter` is schema.org's word for whom the containing work lets say it. A quotation whose
    speaker is not sure, and words in quotation marks that nobody says (titles, terms), are left out.
    """
    text = reading.article.text
    last: tuple[_Quote, tuple[Thing, Word]] | None = None
    seen: set[str] = set()
    blocks: dict[int, list[Sentence]] = {}
    for sentence in reading.sentences:
        blocks.setdefault(sentence.block.start, []).append(sentence)
    for quote in _quotes(reading):
        if len(seen) >= MOST:
            return
        speaker = _speaker(quote, blocks.get(quote.block.start, []), text, names)
        if speaker is None and last is not None and _goes_on(last[0], quote, text):
            speaker = last[1]
        if speaker is None:
            continue
        last = quote, speaker
        words = " ".join(text[quote.start : quote.end].split()).rstrip(",")
        key = (
            f"quotation-{slug(' '.join(words.split()[:4]))}-{hashlib.sha256(words.encode()).hexdigest()[:6]}"
        )
        if len(words.split()) < FEWEST_WORDS or key in seen:
            continue
        seen.add(key)
        here = Origin("text", "quotations", text[quote.start : quote.end], quote.start, quote.end, 0.9)
        yield Fact(key, "@type", "Quotation", (here,))
        yield Fact(key, "text", words, (here,))
        thing, word = speaker
        by = nodes.standing(thing, word, text, "quotations", 0.9)
        yield Fact(key, "spokenByCharacter", Ref(thing.key), (by,))
        yield Fact(ARTICLE, "hasPart", Ref(key), (here,))


def _quotes(reading: Reading) -> Iterator[_Quote]:
    text = reading.article.text
    for block in reading.article.of("paragraph", "quotation"):
        for match in _MARKS.finditer(text[block.start : block.end]):
            group = 1 if match[1] is not None else 2
            start, end = block.start + match.start(group), block.start + match.end(group)
            if end - start <= LONGEST and text[start:end].strip():
                yield _Quote(start, end, block, match.end() > match.end(group))


def _goes_on(before: _Quote, quote: _Quote, text: str) -> bool:
    """Whether one speaker goes on: in the same paragraph, or in the next with no marks closed."""
    if quote.block is before.block:
        between = text[before.end + 1 : quote.start - 1]
        return len(between.split()) <= _NEAR and between.rstrip().endswith((".", ",", ":", "—", "–"))
    return not before.closed and text[quote.block.start] in _OPEN


def _speaker(quote: _Quote, sentences: list[Sentence], text: str, names: Names) -> tuple[Thing, Word] | None:
    """The one whose saying it is: the subject of the verb right before or behind the quotation."""
    found: list[tuple[int, Thing, Word]] = []
    for sentence in sentences:
        if not _touches(sentence, quote):
            continue
        inside = _inside(sentence, text)
        for verb in sentence.words:
            if verb.lemma not in _SAYING or not verb.tag.startswith("VB") or verb.i in inside:
                continue
            distance = _distance(sentence, verb, quote)
            if distance is None:
                continue
            for thing, word in _subject(sentence, verb, names, inside):
                found.append((distance, thing, word))
    if not found:
        return None
    _, thing, word = min(found, key=lambda one: one[0])
    return thing, word


def _touches(sentence: Sentence, quote: _Quote) -> bool:
    """Whether a sentence holds a part of the quotation, or stands right at its marks."""
    return sentence.start <= quote.end + 2 and sentence.end >= quote.start - 2


def _inside(sentence: Sentence, text: str) -> set[int]:
    """The words of a sentence that stand between quotation marks."""
    block = text[sentence.block.start : sentence.block.end]
    spans = [
        (sentence.block.start + m.start(), sentence.block.start + m.end()) for m in _MARKS.finditer(block)
    ]
    return {w.i for w in sentence.words if any(start <= w.start < end for start, end in spans)}


def _distance(sentence: Sentence, verb: Word, quote: _Quote) -> int | None:
    """How many words lie between a verb and the quotation; None if too many, or another sentence, do."""
    if verb.start >= quote.end:
        between = [w for w in sentence.words if quote.end <= w.start < verb.start]
    else:
        between = [w for w in sentence.words if verb.end <= w.start < quote.start]
    if len(between) > _NEAR or any(w.text in {".", "!", "?", ";"} for w in between[:-1]):
        return None
    return len(between)


def _subject(sentence: Sentence, verb: Word, names: Names, inside: set[int]) -> Iterator[tuple[Thing, Word]]:
    """Who is the subject of a verb; the name beside it where the parse has none."""
    own = [w for w in sentence.child(verb, "nsubj") if w.i not in inside]
    if not own and verb.dep == "conj" and (above := sentence.head(verb)) is not None:
        own = [w for w in sentence.child(above, "nsubj") if w.i not in inside]
    for subject in own:
        for word in (subject, *sentence.child(subject, "appos")):
            several = [t for t in names.meant(sentence, word) if t.kind in {"person", "organization"}]
            if len(several) == 1:
                yield several[0], word
                return
    here = names.at(sentence, sentence.words[verb.i - 1]) if own and verb.i else None
    if here is not None and here[0].role_at is not None and roles.is_charge(sentence.words, here[0].role_at):
        yield here[1], sentence.words[verb.i - 1]  # "Cabinet member for culture Cllr Ana Silva said"
    if own:
        return
    for at in (verb.i + 1, verb.i - 1):
        if 0 <= at < len(sentence.words) and at not in inside:
            here = names.at(sentence, sentence.words[at])
            if here is not None and here[1].kind == "person":
                yield here[1], sentence.words[at]
                return
