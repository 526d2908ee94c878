"""What a verb with a day tells: the event that it is said of, itself, or none.

Each rule looks at one construction and answers with the word for the event and the verb of its clause, with
`NOTHING` where the clause tells no event, or with None where it has no say. The first answer counts.
"""

from __future__ import annotations

from collections.abc import Callable

from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.telling import afterwards, carriers, contests, courses, speech, states
from publisher.extractors.telling.clause import NOTHING, Answer, Clause, Telling
from publisher.extractors.times import Time

__all__ = ["Telling", "denied", "told"]


def told(scene: Scene, sentence: Sentence, verb: Word, time: Time | None) -> Telling | None:
    """What a verb tells: the event it is said of, or itself."""
    _, answer = _answered(scene, sentence, verb, time)
    return answer or None


def denied(scene: Scene, sentence: Sentence, verb: Word, time: Time | None) -> str:
    """The rule that says of a verb that its clause tells no event; empty where none says so."""
    rule, answer = _answered(scene, sentence, verb, time)
    return rule if answer is NOTHING else ""


def _answered(scene: Scene, sentence: Sentence, verb: Word, time: Time | None) -> tuple[str, Answer]:
    clause = Clause(scene, sentence, verb, time, told)
    answers = ((rule.__name__, rule(clause)) for rule in _RULES)
    return next(((rule, answer) for rule, answer in answers if answer is not None), ("", (verb, verb)))


_RULES: tuple[Callable[[Clause], Answer], ...] = (
    states.sold_out, states.held, states.expires, courses.turned, afterwards.done_about, speech.missing,
    speech.posted,
    speech.published, speech.agreed, speech.announced, speech.sung, speech.said,
    courses.timetabled, courses.toured, states.goes_on, carriers.befell, states.wrecked, states.harmed,
    states.shown, states.summed, contests.won,
    carriers.gone_to, carriers.invited_to, carriers.called_to, carriers.is_to, courses.departed,
    carriers.said_of,
    carriers.followed_by, carriers.marked_with, carriers.ended_in, carriers.argued,
    contests.away, courses.of_which, courses.course, courses.planned, states.copula, courses.goal,
    contests.played, states.fell, states.sat, states.state, carriers.gathered, carriers.carried,
    afterwards.brought_about,
)  # fmt: skip
"""In this order: what is said of another event before the verb itself."""
