"""One person, organisation or place of an article, and the name it goes by."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass, field

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.entities.mention import Mention
from publisher.gazetteer import Place

_CITY = 100_000
"""A place of fewer people has its article from the sentence, as far as one can tell."""
KINDS = {"person": "Person", "organization": "Organization", "place": "Place"}


@dataclass(slots=True)
class Thing:
    """One person, organisation or place of an article: every mention of it, and what the text says of it.

    `within` is the place that the text says a place lies in, and where it says that.
    """

    kind: str
    name: str
    mentions: list[Mention]
    type: str = ""
    place: Place | None = None
    country: str = ""
    confidence: float = 0.7
    roles: list[tuple[str, Mention]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    within: tuple[Thing, Mention] | None = field(default=None, repr=False)

    @property
    def key(self) -> str:
        """The node's key: stable while the name and the kind are."""
        return f"{self.kind}-{slug(self.name)}"

    @property
    def first(self) -> Mention:
        """Where the article names it first by the name it goes by."""
        return next((m for m in self.mentions if clean(m.text) == self.name), self.mentions[0])

    def called(self, name: str) -> list[Mention]:
        """Where the article calls it by one of its names, in the text's order."""
        return [m for m in self.mentions if clean(m.text) == name]

    def take(self, other: Thing) -> None:
        """Makes another thing's mentions its own, and its names further names."""
        self.mentions = sorted([*self.mentions, *other.mentions], key=lambda m: m.start)
        self.others += [n for n in (other.name, *other.others) if n != self.name and n not in self.others]


@functools.lru_cache(maxsize=4096)
def slug(name: str) -> str:
    """A name as part of a node's key: lower case, letters and digits, hyphens between."""
    plain = unicodedata.normalize("NFKD", name.lower())
    return re.sub(r"[\W_]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")


@functools.lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """A name without the article before it, the genitive after it, and the capitals of a dateline."""
    article = text.startswith(("The ", "the ")) and not is_of_the_name(text)
    bare = re.sub(r"^[Tt]he (?=[A-Z])", "", text) if article else text
    bodies = gazetteer.load().organizations
    text = text if text in bodies and bare not in bodies else bare  # "The Age"
    listed = text in gazetteer.load() or text in bodies  # "Land's End", "Moody's"
    owner = not listed and ("'" in text or "’" in text)
    text = re.sub(r"['’]s?$", "", text) if owner else text
    if text.isupper() and len(text) > 3 and text not in bodies and not any(c.isdigit() for c in text):
        known = gazetteer.load()
        for spelt in (_titled(text, small=True), _titled(text, small=False)):
            if spelt in known and spelt not in known.organizations:
                return spelt
    return lexicon.words("us states short").get(text, text)


def is_of_the_name(text: str) -> bool:
    """Whether the article is part of a city's name: "The Hague"."""
    if not text.startswith("The "):
        return False
    return any(p.name == text and p.population >= _CITY for p in gazetteer.load().places(text))


def _titled(text: str, small: bool) -> str:
    """A name in capitals as others are written, its `small` words small: "Rio de Janeiro"."""
    parts = re.split(r"([\s-])", text.lower())
    inner = lexicon.group("small words") if small else frozenset()
    return "".join(
        part if n and part in inner else re.sub(r"^\w|(?<=^[dln]['’])\w", lambda m: m[0].upper(), part)
        for n, part in enumerate(parts)
    )
