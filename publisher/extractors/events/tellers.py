"""Which words tell what happened at a time, in its clause and around; and times that tell nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.extractors import lexicon
from publisher.extractors.changes import owndays
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.telling import bounding, triggers
from publisher.extractors.times import Time

_THEN = re.compile(r"\b(?:years?|quarters?|months?) (?:ago|before|earlier)$")
_EARNED = frozenset({"earnings", "income", "loss", "profit", "revenue", "sale", "sales", "turnover"})
_SUM = 6
"""Words before "a year earlier" in which the figure of that year is told."""
_FIGURE = frozenset({"CD", "$", "NN", "NNS", "IN", "RB", "HYPH"})
"""What a number with its unit is made of: "1.31 billion kroner", "about $40 million"."""


def of(scene: Scene, sentence: Sentence, time: Time) -> Iterator[tuple[Word, Word | None]]:
    """The words that tell what happened at a time: in its own clause, and in one that says when it was."""
    inside, outside = triggers.of_when_clause(scene, sentence, time), None
    if not bounding.bounds_only(scene, sentence, time):
        outside = triggers.declared(sentence, time) or triggers.teller(scene, sentence, time)
        inside = inside or (None if outside else triggers.of_clause_beside(scene, sentence, time))
    only_when = outside is not None and triggers.only_says_when(sentence, outside, time)
    if only_when and inside is None:
        inside = triggers.of_clause_beside(scene, sentence, time)
    if outside is not None and not (inside is not None and (only_when or _only_says_when(outside[0]))):
        yield triggers.whole_round(scene, sentence, outside[0]), outside[1]
    if inside is not None and not (outside is not None and _only_harms(inside[0], outside[0])):
        yield triggers.whole_round(scene, sentence, inside[0]), inside[1]
    elif (
        outside is not None
        and (then := triggers.of_clause_behind(scene, sentence, outside, time)) is not None
    ):
        yield then


def _only_says_when(focus: Word) -> bool:
    """ "The breakthrough came on Saturday, when police arrested him": the clause behind tells what it was."""
    coming = focus.lemma in lexicon.group("coming") and focus.tag.startswith("VB")
    return coming or focus.lemma in lexicon.group("troubles")


def _only_harms(inside: Word, outside: Word) -> bool:
    """ "Floods in May 2023, when 17 people died": what harm was done in what nobody had planned."""
    return inside.lemma in lexicon.group("harmed") and outside.lemma in lexicon.group("unplanned")


def only_a_feast(scene: Scene, sentence: Sentence, time: Time) -> bool:
    """Whether a feast only names what is on another day: "the Christmas parade on 7 December"."""
    return owndays.is_feast(time) and any(
        t is not time and t.kind == "date" and t.day and not t.attribution
        for t in scene.times.get(sentence.number, ())
    )


def only_prices(time: Time) -> bool:
    """ "A premium of 27% over Friday's closing price": a day that only says which price is meant.

    So a quarter only says which profit, where its verb says how it went: "third-quarter profit fell".
    """
    owner = time.sentence.head(time.word)
    if owner is None or time.word.dep == "poss":
        return owner is not None and owner.lemma in lexicon.group("prices")
    verb = time.sentence.head(owner) if owner.dep in {"nsubj", "nsubjpass"} else None
    went = verb is not None and verb.lemma in lexicon.words("state verbs")
    return went and re.fullmatch(r"\d{4}-[QH]\d", time.value) is not None and owner.lemma in _EARNED


def only_compares(time: Time) -> bool:
    """ "Fell to 1.1 billion kroner from 1.3 billion | a year earlier", "compared with 40 | a year ago"."""
    if not _THEN.search(time.words):
        return False
    before = time.before(_SUM)
    led = next((n for n, w in enumerate(before) if w.lower in {"against", "from", "than", "with"}), None)
    figure = before[led + 1 :] if led is not None else []
    return any(w.tag == "CD" for w in figure) and all(w.tag in _FIGURE for w in figure)
