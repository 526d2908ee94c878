"""A name where it stands in a sentence, and what speaks for its being a person, a body or a place."""

from __future__ import annotations

from dataclasses import dataclass, field

from publisher.extractors.reading import Sentence, Word, spelt


@dataclass(slots=True)
class Mention:
    """One name where it stands: words `first` up to, not with, `last` of a sentence.

    `votes` says how much speaks for each kind (`person`, `organization`, `place`, `other`); `role` are the
    words before the name that say what its bearer is, `role_at` the index of the first of them; `plays` says
    whether it does here what only teams do. `text` is the name, with single spaces where the text has any.
    """

    sentence: Sentence
    first: int
    last: int
    votes: dict[str, float] = field(default_factory=dict)
    role: str = ""
    role_at: int | None = None
    plays: bool = False
    words: list[Word] = field(init=False, repr=False, compare=False)
    text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.words = self.sentence.words[self.first : self.last]
        self.text = spelt(self.words)

    @property
    def dateline(self) -> bool:
        """Whether it stands in the dateline."""
        return self.sentence.block.kind == "dateline"

    @property
    def start(self) -> int:
        """Where it begins in the article's text."""
        return self.sentence.words[self.first].start

    @property
    def end(self) -> int:
        """Where it ends in the article's text."""
        return self.sentence.words[self.last - 1].end

    @property
    def head(self) -> Word:
        """The word of the name that the others depend on."""
        first, last = self.first, self.last
        for word in self.words:
            if not first <= word.head < last or word.head == word.i:
                return word
        return self.words[-1]

    def before(self, distance: int = 1) -> Word | None:
        """The word so many places before the name or its role."""
        at = (self.role_at if self.role_at is not None else self.first) - distance
        return self.sentence.words[at] if at >= 0 else None

    def after(self, distance: int = 1) -> Word | None:
        """The word so many places after the name."""
        at = self.last + distance - 1
        return self.sentence.words[at] if at < len(self.sentence.words) else None

    def vote(self, kind: str, weight: float) -> None:
        """Adds weight to one kind."""
        self.votes[kind] = self.votes.get(kind, 0.0) + weight
