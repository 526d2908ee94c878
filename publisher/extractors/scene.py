"""Everything about one article that finding its events needs."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import date, datetime

from publisher.extractors import clauses, lexicon, times
from publisher.extractors.entities import Thing
from publisher.extractors.reading import Reading, Sentence, Word
from publisher.extractors.references import Names
from publisher.extractors.times import Time


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says becomes of "it" or "that match": a state, by a verb, with its new days."""

    verb: Word
    noun: Word | None
    state: str
    days: list[Time]


@dataclass(slots=True)
class Scene:
    """An article's sentences, names and times, as its events are read from them sentence by sentence.

    `times` are those of each sentence by its number, `quoted` the sentences wholly in quotation marks,
    `days` the day that a line above gives to a sentence, `heads` the date of its entry in a chronology.
    `spent` are times that belong to an event already; `deferred` is what a sentence says of "it".
    `meant` are the nouns that words without one stand for, by the numbers of their sentence and their own.
    """

    reading: Reading
    names: Names
    things: list[Thing]
    times: dict[int, list[Time]]
    sport: bool
    quoted: set[int]
    today: datetime | date | None
    days: dict[int, Time]
    heads: dict[int, Time]
    spent: list[Time] = field(default_factory=list)
    deferred: list[Said] = field(default_factory=list)
    meant: dict[tuple[int, int], tuple[Sentence, Word]] = field(default_factory=dict)

    @property
    def day(self) -> str:
        """The day of publication as days are written; empty if that is not known."""
        return str(self.today or "")[:10]

    def days_since(self, day: str) -> int:
        """How many days before publication a day was; negative for one to come or where that is not known."""
        return (date.fromisoformat(self.day) - date.fromisoformat(day)).days if self.day else -1

    @property
    def lead(self) -> object:
        """The first paragraph."""
        return next(iter(self.reading.article.of("paragraph")), None)


def of(reading: Reading, things: list[Thing], found: list[Time], sport: bool) -> Scene:
    """The scene of an article."""
    by_sentence: dict[int, list[Time]] = {}
    for time in found:
        by_sentence.setdefault(time.sentence.number, []).append(time)
    names = Names.of(things, reading.sentences)
    scene = Scene(
        reading,
        names,
        things,
        by_sentence,
        sport,
        clauses.quotes(reading),
        times.published(reading),
        *times.above(reading, found),
    )
    _mend(scene)
    return scene


def _mend(scene: Scene) -> None:
    """Mends what the names show to be read wrongly (the rest is in `repairs`): "Envoys met" is no name."""
    storms = _storms(scene.reading)
    for sentence in scene.reading.sentences:
        first = sentence.words[0]
        if (
            first.tag in {"NNP", "NNPS"}
            and first.text not in storms
            and scene.names.at(sentence, first) is None
            and first.dep != "compound"
        ):
            several = first.text.endswith("s") and not first.text.endswith("ss")
            first.tag, first.lemma = ("NNS", first.lower[:-1]) if several else ("NN", first.lower)
        for word in sentence.words:
            if (
                word.tag == "VBG"
                and word.dep in {"nsubj", "nsubjpass", "dobj", "pobj"}
                and _is_determined(sentence, word)
                and not sentence.child(word, "aux", "dobj")
            ):
                word.tag, word.lemma = "NN", word.lower
            if (
                word.tag == "VBG"
                and word.dep in {"nsubj", "nsubjpass"}
                and word.i < word.head
                and not sentence.child(word, "aux", "auxpass", "dobj", "nsubj", "advmod", "prt")
            ):
                word.tag, word.lemma = "NN", word.lower
            if (
                word.tag == "JJ"
                and word.dep in {"nsubj", "nsubjpass", "dobj", "pobj"}
                and any(c.dep in {"det", "poss"} for c in sentence.child(word))
                and word.lower in lexicon.words("event nouns")
            ):
                word.tag, word.lemma = "NN", word.lower


def _storms(reading: Reading) -> set[str]:
    """What storms are called, who are nobody and yet have names: "Storm Edda"; "Edda, the fifth storm"."""
    kinds, called = lexicon.group("storms"), set()
    for sentence in reading.sentences:
        called |= {
            b.text
            for a, b in itertools.pairwise(sentence.words)
            if a.lower in kinds and a.text[0].isupper() and b.text[0].isupper()
        }
        first = sentence.words[0]
        if any(w.lemma in kinds for w in sentence.child(first, "appos")):
            called.add(first.text)
    return called


def _is_determined(sentence: Sentence, word: Word) -> bool:
    """Whether a word has an article, or stands behind what nouns stand behind."""
    article = any(c.dep == "det" or c.lower in {"a", "the"} for c in sentence.child(word))
    return article or (word.i > 0 and sentence.words[word.i - 1].tag in {"DT", "NN", "JJ"})
