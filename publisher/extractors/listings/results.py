"""Lists of results, which have no grammar: "Whangarei Rovers 3 Kaitaia City 1", "Bury 0-0 Leigh"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.extractors.event import Event
from publisher.extractors.listings import fixtures
from publisher.extractors.reading import Sentence, Word, layout
from publisher.extractors.scene import Scene

_SCORE = re.compile(r"\d{1,3}(?:[-–]\d{1,3})?")


def read(scene: Scene, sentence: Sentence) -> list[Event]:
    """The matches whose results a line lists, each on its day; none for prose, or where no day is told."""
    text = scene.reading.article.text
    if (
        not scene.sport
        or fixtures.is_prose(sentence)
        or not layout.has_result(text[sentence.start : sentence.end])
    ):
        return []
    return list(_matches(scene, sentence))


def _matches(scene: Scene, sentence: Sentence) -> Iterator[Event]:
    """A match for every two names with a figure each, or with their figures between them."""
    names: list[list[Word]] = []
    for words in _pieces(sentence):
        names.append(words)
        if len(names) < 2:
            continue
        sides = [(fixtures.team(scene, sentence, side), side) for side in names]
        time = fixtures.when(scene, sentence, names[0][0], names[1][-1])
        names = []
        if time is not None and all(team for team, _ in sides):
            yield fixtures.match(sentence, sides, time, "fact")


def _pieces(sentence: Sentence) -> Iterator[list[Word]]:
    """The names of a line of results: runs of capitals that a figure stands beside."""
    run: list[Word] = []
    scored = False
    for word in sentence.words:
        if word.text[0].isupper() or (run and word.text in {"&", "-"} and run[-1].text[0].isalpha()):
            run.append(word)
        elif _SCORE.fullmatch(word.text):
            if run:
                yield run
            run, scored = [], True
        elif word.text in {"-", "–"}:
            continue
        else:
            if run and scored and word.text in {",", ";", "."}:
                yield run
            run, scored = [], False
    if run and scored:
        yield run
