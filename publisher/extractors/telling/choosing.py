"""Which word tells the event of a time, or whether none does, weighed where rules read none.

A rule sees one construction, and a sentence of a kind that no rule was written for is read by none. There
every verb and event noun of the sentence is weighed by signs, as is that no word tells an event: how one
comes from the time to it, its tense and mood, who does it to what, how the time stands.

A sign weighs what `choosing.tsv` says, which `python -m benchmarks.choosing` writes: the weights of a
conditional logistic regression over the times of the corpus.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.extractors import clauses, lexicon, telling, weighing
from publisher.extractors.clauses import tense
from publisher.extractors.event import Event
from publisher.extractors.kinds import nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.telling import Telling, bounding, making, triggers
from publisher.extractors.times import Time

WEIGHTS = Path(__file__).with_suffix(".tsv")
SURE = 0.5
"""How likely a word must be to be taken where rules read none."""
_FAR = 4
"""So many steps of a path are looked at."""
_NO_VERBS = frozenset({"amod", "aux", "auxpass", "compound"})
_SURELY = frozenset({"copula", "course", "said", "summed", "timetabled"})
"""The rules that are not outvoted where they say that a verb tells no event."""
_CLAUSES = ("acl", "advcl", "relcl")
_GROUPS = (
    *("accusing", "ahead", "being there", "charging", "coming", "course", "decisions", "doors"),
    *("ending up", "event verbs", "finding out", "getting", "giving", "going", "going on", "harm", "holding"),
    *("leading to", "leaving", "light verbs", "match verbs", "meeting verbs", "motion", "off verbs"),
    *("performing", "reaching", "resuming", "saying", "sport verbs", "state verbs", "telling", "touching"),
    *("undergoing", "unreal verbs", "winning"),
)
"""The lists of verbs that may say something."""
_SUBJECTS = (
    *("assemblies", "company nouns", "event nouns", "groups", "people nouns", "roles", "units of time"),
    "vehicles",
)


def choose(
    scene: Scene, sentence: Sentence, time: Time, read: Sequence[Telling], found: Sequence[Event]
) -> Sequence[Telling]:
    """The words that tell what happened at a time: those that rules read, or one that is likelier than none.

    `found` is what the sentence told before.
    """
    question = Question(scene, sentence, time, read, found)
    if read or not question.candidates:
        return read
    signs = [*map(question.signs, question.candidates), question.signs_of_none()]
    sums = [weighing.total(WEIGHTS, of_one) for of_one in signs]
    best = likeliest(sums)
    if best is None or best == len(question.candidates):
        return read
    return [(question.candidates[best].word, question.candidates[best].verb)]


def likeliest(sums: Sequence[float]) -> int | None:
    """The number of what weighs so much that it is likelier than all else together; None if nothing does."""
    most = max(sums)
    share = 1 / math.fsum(math.exp(one - most) for one in sums)
    return sums.index(most) if share >= SURE else None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may tell the event of a time, with the verb of its clause; `read` if rules say so.

    `denied` is the rule that says that it tells none.
    """

    word: Word
    verb: Word | None
    event: Event
    read: bool
    denied: str

    @property
    def part(self) -> str:
        """Whether it is a noun or a verb."""
        return "noun" if self.word.tag.startswith("NN") else "verb"


@dataclass(frozen=True)
class Question:
    """A time in its sentence, and what rules say happened then."""

    scene: Scene
    sentence: Sentence
    time: Time
    read: Sequence[Telling]
    found: Sequence[Event]

    @functools.cached_property
    def candidates(self) -> Sequence[Candidate]:
        """The words of the sentence that can tell an event that is told as a fact or a plan."""
        read = {word.i: verb for word, verb in self.read}
        offered = []
        for word in self.sentence.words:
            if word.i not in read and not self._tells(word):
                continue
            denied = self._denied(word) if word.i not in read else ""
            if denied in _SURELY or (denied and _is_never_done(self.sentence, word)):
                continue
            own = word if word.tag.startswith("VB") else tense.verb(self.sentence, word)
            verb = read.get(word.i, own)
            event = making.make(self.scene, self.sentence, word, verb, self.time)
            if event is not None:
                offered.append(Candidate(word, verb, event, word.i in read, denied))
        return offered

    def _tells(self, word: Word) -> bool:
        if self.time.holds(word) or clauses.quoted(self.sentence, word):
            return False
        if word.tag.startswith("VB"):
            return word.dep not in _NO_VERBS
        announced = triggers.only_announced(self.sentence, word, self.time)
        if announced or _is_charge(self.sentence, word):
            return False
        return word.tag.startswith("NN") and nouns.event_noun(self.scene, self.sentence, word) is not None

    def _denied(self, verb: Word) -> str:
        if not verb.tag.startswith("VB"):
            return ""
        return telling.denied(self.scene, self.sentence, verb, self.time)

    # What speaks for a word

    def signs(self, one: Candidate) -> set[str]:
        """What speaks for or against a word's telling the event."""
        own = {one.word.tag, one.word.dep, *self._of_event(one), *self._of_way(one), *self._of_time(one)}
        own.update(self._of_clause(one) if one.verb is not None else ("no verb",))
        own.update(self._of_noun(one.word) if one.part == "noun" else ())
        return {f"{one.part} {sign}" for sign in own}

    def _of_event(self, one: Candidate) -> Iterator[str]:
        event, word = one.event, one.word
        yield "read" if one.read else "not read"
        yield f"{event.mood}, {'past' if self._past else 'ahead'}"
        yield event.status or "as planned"
        if event.kind in nouns.classes() or word.lemma in lexicon.words("event verbs"):
            yield "of a class"
        if any(e.focus is word for e in self.found):
            yield "told already"
        if one.denied:
            yield f"denied, {one.denied}"
        if self.sentence.block is self.scene.lead:
            yield "in the lead"
        if self.scene.sport:
            yield "in sport"
        if word.lemma[:5] in self._headline:
            yield "in the headline"

    def _of_way(self, one: Candidate) -> Iterator[str]:
        """How one comes from the time to the word, through the grammar and through the text."""
        up, down = self._way(one.word)
        yield f"{min(len(up), _FAR + 1)} up, {min(len(down), _FAR)} down"
        yield f"up {'-'.join(w.dep for w in up[:_FAR])} down {'-'.join(down[:_FAR])}"
        yield f"down {'-'.join(down[:3])}"
        yield f"past {min(sum(w.tag.startswith('VB') for w in up[1:]), 3)} verbs"
        first, last = sorted((one.word.i, self.time.word.i))
        between = self.sentence.words[first + 1 : last]
        before = "before" if one.word.i < self.time.word.i else "behind"
        yield f"{before} it, {min(len(between) // 4, 4)}"
        yield f"{min(sum(w.text == ',' for w in between), 2)} commas between"
        if any(w.tag.startswith("VB") for w in between):
            yield "verb between"

    def _way(self, word: Word) -> tuple[list[Word], list[str]]:
        """The words from the time up to where its way meets the word's, and the relations down to it."""
        up = list(self._above(self.time.word))
        at = {w.i: n for n, w in enumerate(up)}
        down = list(itertools.takewhile(lambda w: w.i not in at, self._above(word)))
        top = self.sentence.head(down[-1]) if down else word
        return up[: at.get(top.i, len(up)) if top is not None else len(up)], [w.dep for w in down]

    def _above(self, word: Word | None) -> Iterator[Word]:
        for _ in range(len(self.sentence.words)):
            if word is None:
                return
            yield word
            word = self.sentence.head(word)

    def _of_time(self, one: Candidate) -> Iterator[str]:
        """How the time stands to the word."""
        own = tense.verb(self.sentence, self.time.word) is (one.verb or one.word)
        yield f"{'own' if own else 'other'} time, {len(self.time.value)}"
        if any(w is self.time.word for w in self.sentence.below(one.word)):
            yield "time below"
        if self._bounded:
            yield "bounded"
        if self.time.attribution:
            yield "attribution"
        for word in self.time.before(1):
            yield f"{word.lower} before the time"

    def _of_clause(self, one: Candidate) -> Iterator[str]:
        """The verb of its clause: its form, who does it to what, and what it hangs on."""
        verb = one.verb or one.word
        child = functools.partial(self.sentence.child, verb)
        yield from (f"verb {verb.tag}", f"verb {verb.dep}", *(f"verb in {g}" for g in _lists(verb.lemma)))
        yield from (f"with {w.lower}" for w in child("aux", "auxpass", "neg", "mark", "advmod"))
        yield from (f"has {dep}" for dep in ("ccomp", "prt", "xcomp") if child(dep))
        if verb is not one.word and verb.dep in _CLAUSES:
            yield "aside"
        above = self.sentence.head(verb)
        if above is not None and above.tag.startswith("VB"):
            yield from (f"below {g}" for g in _lists(above.lemma))
        subjects = clauses.subjects(self.sentence, verb)
        yield from (f"by {who}" for w in subjects[:1] for who in self._who(w))
        yield from () if subjects else ("by nobody",)
        for word in child("dobj", "nsubjpass")[:1]:
            yield f"to {self._named(word) or word.tag}"
            yield from ("to so many",) if self.sentence.child(word, "nummod") else ()

    def _who(self, word: Word) -> Iterator[str]:
        """What kind of somebody or something a subject is."""
        if named := self._named(word):
            yield named
        elif word.tag.startswith("NN"):
            yield from (word.tag, *(g for g in _SUBJECTS if word.lemma in lexicon.group(g)))
        else:
            yield word.lower

    def _named(self, word: Word) -> str:
        here = self.scene.names.at(self.sentence, word)
        return here[1].kind if here is not None else ""

    def _of_noun(self, noun: Word) -> Iterator[str]:
        """What stands beside a noun."""
        for word in self.sentence.child(noun):
            yield f"with {word.lower if word.dep in {'det', 'prep'} else word.dep}"
        above = self.sentence.head(noun)
        if noun.dep == "pobj" and above is not None:
            yield f"behind {above.lower}"

    # What speaks for none

    def signs_of_none(self) -> set[str]:
        """What speaks for it that no word of the sentence tells an event of this time."""
        time = self.time
        own = {
            "always",
            f"{len(self.candidates)} words" if len(self.candidates) < _FAR else "many words",
            f"{'past' if self._past else 'ahead'}, {len(time.value)}",
            f"in the {time.tense}",
            f"time {time.word.dep}",
            *(f"{word.lower} before the time" for word in time.before(1)),
            *(("nothing read",) if not any(one.read for one in self.candidates) else ()),
            *(("bounded",) if self._bounded else ()),
            *(("attribution",) if time.attribution else ()),
            *(("that day told",) if any(e.day == time.day for e in self.found) else ()),
        }
        return {f"none: {sign}" for sign in own}

    @functools.cached_property
    def _past(self) -> bool:
        return triggers.is_past(self.scene, self.time)

    @functools.cached_property
    def _bounded(self) -> bool:
        return bounding.bounds_only(self.scene, self.sentence, self.time)

    @functools.cached_property
    def _headline(self) -> frozenset[str]:
        """How the longer words of headline and dek begin."""
        above = (s for s in self.scene.reading.sentences[:_FAR] if s.block.kind in {"headline", "dek"})
        return frozenset(w.lemma[:5] for s in above for w in s.words if len(w.lemma) > _FAR - 1)


def _is_never_done(sentence: Sentence, verb: Word) -> bool:
    """ "Loved the house", "called for calm": felt or said, whatever day stands beside it."""
    demands = verb.lemma == "call" and any(w.lower == "for" for w in sentence.child(verb, "prep"))
    return demands or verb.lemma in lexicon.group("surely states")


def _is_charge(sentence: Sentence, noun: Word) -> bool:
    """ "Accused him of fraud", "was charged with theft": what somebody is said to have done, some day."""
    prep = sentence.head(noun) if noun.dep == "pobj" else None
    verb = sentence.head(prep) if prep is not None and prep.lower in {"of", "with"} else None
    return verb is not None and verb.lemma in lexicon.group("accusing") | {"clear", "suspect"}


@functools.lru_cache(maxsize=4096)
def _lists(lemma: str) -> tuple[str, ...]:
    """The lists of verbs that a verb stands in."""
    return tuple(group for group in _GROUPS if lemma in lexicon.group(group))
