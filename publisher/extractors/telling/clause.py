"""The clause that a verb with a day stands in, as the rules ask about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from publisher.extractors import clauses, times
from publisher.extractors.clauses import tense
from publisher.extractors.kinds import nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time

Telling: TypeAlias = tuple[Word, Word | None]
"""The word for an event and the verb of its clause."""
NOTHING: Final = False
Answer: TypeAlias = Telling | Literal[False] | None


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb in its sentence, and the time that it is asked about, if any."""

    scene: Scene
    sentence: Sentence
    verb: Word
    time: Time | None
    tell: Callable[[Scene, Sentence, Word, Time | None], Telling | None]

    def class_of(self, noun: Word) -> str:
        """The class of events that a noun tells of; empty for any other noun."""
        found = nouns.event_noun(self.scene, self.sentence, noun)
        return found[0] if found is not None else ""

    def first_event(self, words: Iterable[Word]) -> Telling | None:
        """The first of some words that tells of an event."""
        return next(((w, self.verb) for w in words if self.class_of(w)), None)

    def phrases(self, *prepositions: str) -> Iterator[tuple[Word, Word]]:
        """The prepositional phrases of the verb."""
        return clauses.phrases(self.sentence, self.verb, *prepositions)

    @property
    def goal(self) -> Word | None:
        """The verb that hangs on this one: "plan to open"."""
        goals = (w for w in self.sentence.child(self.verb, "xcomp") if w.tag.startswith("VB"))
        return next((w for w in goals if not self._asks(w)), None)

    def _asks(self, goal: Word) -> bool:
        """ "Decide whom to endorse", "decide whether to sell": what is done is deciding."""
        asking = ("whether", "if")
        return any(w.tag in {"WP", "WRB", "WDT"} or w.lower in asking for w in self.sentence.child(goal))

    @property
    def particles(self) -> set[str]:
        """The little words that belong to the verb: "set out"."""
        return {w.lower for w in self.sentence.child(self.verb, "prt", "advmod")}

    @property
    def ahead(self) -> bool:
        """Whether it says for what day something stands in the diary: "will read", "reads on Friday"."""
        if self.time is None or len(self.time.value) < len("2024"):
            return False
        tense_ = tense.of(self.sentence, self.verb)
        today = self.scene.day
        return tense_ == "future" or (
            tense_ == "present"
            and self.verb.tag != "VBG"
            and (_first_day(self.time) > today or (self.time.day == today and "T" in self.time.value))
        )


def _first_day(time: Time) -> str:
    """The first day that a time can mean; empty if it names none."""
    span = times.bounds(time.value)
    return span[0].isoformat() if span is not None else ""
