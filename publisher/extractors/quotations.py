"""What is said in quotation marks, and by whom."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from publisher.extractors.clauses import Names
from publisher.extractors.entities import Thing, slug
from publisher.extractors.reading import Reading, Sentence, Word
from publisher.model import ARTICLE, Fact, Origin, Ref

_QUOTED = re.compile(r"[“\"]([^“”\"\n]{12,600})[”\"]")
_SAYING = frozenset(
    "say tell add write ask warn joke reply note explain recall argue tweet post call insist conclude".split()
)
FEWEST_WORDS = 5


def facts(reading: Reading, names: Names) -> Iterator[Fact]:
    """A Quotation for each sentence or more in quotation marks, with its speaker where that is sure."""
    text = reading.article.text
    seen: set[str] = set()
    for block in reading.article.of("paragraph", "quotation"):
        sentences = [s for s in reading.sentences if s.block is block]
        speaker = _speaker(sentences, names)
        for match in _QUOTED.finditer(text, block.start, block.end):
            words = " ".join(match[1].split()).rstrip(",")
            if len(words.split()) < FEWEST_WORDS:
                continue
            key = f"quotation-{slug(' '.join(words.split()[:4]))}-{hashlib.sha256(words.encode()).hexdigest()[:6]}"
            if key in seen:
                continue
            seen.add(key)
            here = Origin("text", "quotations", match[1], match.start(1), match.end(1))
            yield Fact(key, "@type", "Quotation", (here,))
            yield Fact(key, "text", words, (here,))
            yield Fact(ARTICLE, "hasPart", Ref(key), (here,))
            if speaker is not None:
                thing, word = speaker
                by = Origin("text", "quotations", text[word.start : word.end], word.start, word.end, 0.85)
                yield Fact(key, "spokenByCharacter", Ref(thing.key), (by,))


def _speaker(sentences: list[Sentence], names: Names) -> tuple[Thing, Word] | None:
    """The one who says it, if the paragraph has one speaker only."""
    found: list[tuple[Thing, Word]] = []
    for sentence in sentences:
        inside = False
        for word in sentence.words:
            if word.text == '"':
                inside = not inside
            if inside or word.lemma not in _SAYING or not word.tag.startswith("VB"):
                continue
            for subject in sentence.child(word, "nsubj"):
                named = [subject, *sentence.child(subject, "appos")]
                found += [(t, w) for w in named for t in names.meant(sentence, w) if t.kind == "person"][:1]
    speakers = {id(thing) for thing, _ in found}
    return found[0] if len(speakers) == 1 else None
