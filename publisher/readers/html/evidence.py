"""What a page says about one property, who says it, and which of several sayings is believed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from publisher.model import Field, Origin, Source


@dataclass(frozen=True, slots=True)
class Evidence:
    """One saying: `property` is `value`, as far as `extractor` can be trusted (`confidence`).

    `words` are the words as they stand in the page, `detail` where: `meta property=og:title`.
    """

    property: str
    value: Any
    confidence: float
    extractor: str
    detail: str
    words: str = ""
    source: Source = "metadata"

    def weighed(self, factor: float) -> Evidence:
        """The same saying, believed more or less."""
        return replace(self, confidence=min(0.99, max(0.01, self.confidence * factor)))

    def field(self) -> Field:
        """The field this evidence becomes, when it is the one that is believed."""
        words = self.words or (self.value if isinstance(self.value, str) else "")
        origin = Origin(self.source, self.extractor, words, confidence=self.confidence, detail=self.detail)
        return Field(self.property, self.value, origin)


SUREST, SURE = 0.99, 0.965
"""What a page says of itself in JSON-LD (0.97) is not outvoted by what all other places agree on."""

_PUNCTUATION = re.compile(r"[\W_]+")


def key(words: str) -> str:
    """What two ways to write the same words have in common: letters and digits in small."""
    return _PUNCTUATION.sub(" ", words.casefold()).strip()


def best(sayings: Iterable[Evidence]) -> Evidence | None:
    """The saying that is believed most; of equals the first. Sayings that agree make each other surer."""
    everything = list(sayings)
    if not everything:
        return None
    groups: dict[str, list[Evidence]] = {}
    for one in everything:
        groups.setdefault(_said(one.value), []).append(one)
    return max((_together(group) for group in groups.values()), key=lambda one: one.confidence)


def _said(value: Any) -> str:
    """What two ways to say the same have in common: people and organisations agree when their names do."""
    if isinstance(value, dict):
        return key(str(value.get("name")))
    if isinstance(value, list) and all(isinstance(one, dict) for one in value):
        return " / ".join(sorted(key(str(one.get("name"))) for one in value))
    return key(repr(value))


def _together(group: list[Evidence]) -> Evidence:
    """The surest of a group that agrees, the surer the more kinds of places agree."""
    first = max(group, key=lambda one: one.confidence)
    others = {one.extractor: one for one in group if one.extractor != first.extractor}
    doubt = 1.0 - first.confidence
    for other in others.values():
        doubt *= 1.0 - other.confidence / 2
    return replace(first, confidence=min(SUREST if first.extractor == "json-ld" else SURE, 1.0 - doubt))
