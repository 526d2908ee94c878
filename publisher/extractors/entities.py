"""People, organisations and places in a reading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from publisher.extractors.reading import Reading, Word
from publisher.model import ARTICLE, Fact, Origin, Ref

TYPES = {"PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Place"}


def slug(name: str) -> str:
    """A name as part of a node's key: lower case, letters and digits, hyphens between."""
    plain = unicodedata.normalize("NFKD", name.lower())
    return re.sub(r"[\W_]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")


def extract(reading: Reading) -> Iterator[Fact]:
    """One node for each named person, organisation and place, mentioned by the article."""
    seen = set()
    for sentence in reading.sentences:
        run: list[Word] = []
        for word in [*sentence.words, None]:
            if run and (word is None or word.begins or not word.entity):
                kind = TYPES.get(run[0].entity)
                start, end = run[0].start, run[-1].end
                words = reading.article.text[start:end]
                name = re.sub(r"^[Tt]he ", "", re.sub(r"['’]s$", "", " ".join(words.split())))
                if kind:
                    origin = Origin("text", "entities", words, start, end, 0.7)
                    node = f"{kind.lower()}-{slug(name)}"
                    yield Fact(node, "@type", kind, (origin,))
                    yield Fact(node, "name", name, (origin,))
                    if node not in seen:
                        yield Fact(ARTICLE, "mentions", Ref(node), (origin,))
                        seen.add(node)
                run = []
            if word is not None and word.entity:
                run.append(word)
