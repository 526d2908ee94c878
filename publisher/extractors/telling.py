"""What a verb with a day tells: the event that it is said of, itself, or none.

Each rule looks at one construction and answers with the word for the event and the verb of its clause, with
`NOTHING` where the clause tells no event, or with None where it has no say. The first answer counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from publisher.extractors import clauses, lexicon, matches, nouns, plans, tense, turns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time

Telling: TypeAlias = tuple[Word, Word | None]
NOTHING: Final = False
Answer: TypeAlias = Telling | Literal[False] | None

_DAY = re.compile(
    r"day\b|\bto(?:night|morrow)|\b(?:this|next|last)\b|[A-Z][a-z]{2}|\d{4}|\d(?:st|nd|rd|th)\b"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb in its sentence, and the time that it is asked about, if any."""

    scene: Scene
    sentence: Sentence
    verb: Word
    time: Time | None

    def class_of(self, noun: Word) -> str:
        """The class of events that a noun tells of; empty for any other noun."""
        found = nouns.event_noun(self.scene, self.sentence, noun)
        return found[0] if found is not None else ""

    def first_event(self, words: Iterator[Word] | list[Word]) -> Telling | None:
        """The first of some words that tells of an event."""
        return next(((w, self.verb) for w in words if self.class_of(w)), None)

    def phrases(self, *prepositions: str) -> Iterator[tuple[Word, Word]]:
        """The prepositional phrases of the verb."""
        return clauses.phrases(self.sentence, self.verb, *prepositions)

    @property
    def goal(self) -> Word | None:
        """The verb that hangs on this one: "plan to open"."""
        return next((w for w in self.sentence.child(self.verb, "xcomp") if w.tag.startswith("VB")), None)

    @property
    def particles(self) -> set[str]:
        """The little words that belong to the verb: "set out"."""
        return {w.lower for w in self.sentence.child(self.verb, "prt", "advmod")}

    @property
    def ahead(self) -> bool:
        """Whether it says for what day something stands in the diary: "will read", "reads on Friday"."""
        if self.time is None or not self.time.day:
            return False
        tense_ = tense.of(self.sentence, self.verb)
        today = str(self.scene.today or "")[:10]
        return tense_ == "future" or (
            tense_ == "present" and self.verb.tag != "VBG" and self.time.day > today
        )


def told(scene: Scene, sentence: Sentence, verb: Word, time: Time | None) -> Telling | None:
    """What a verb tells: the event it is said of, or itself."""
    clause = Clause(scene, sentence, verb, time)
    for rule in _RULES:
        answer = rule(clause)
        if answer is not None:
            return answer or None
    return verb, verb


# What is written and said


def _posted(c: Clause) -> Answer:
    """ "Reported a rise in profit"."""
    return c.first_event(c.sentence.child(c.verb, "dobj")) if c.verb.lemma in {"report", "post"} else None


def _published(c: Clause) -> Answer:
    """ "Described it in the journal Nature"."""
    if c.verb.lemma not in {"report", "write", "describe", "publish"}:
        return None
    return (c.verb, c.verb) if any(o.lower == "journal" for _, o in c.phrases("in")) else None


def _agreed(c: Clause) -> Answer:
    return (c.verb, c.verb) if c.verb.lemma == "agree" and c.sentence.child(c.verb, "xcomp") else None


def _announced(c: Clause) -> Answer:
    """ "A meeting, announced for Thursday"."""
    if c.verb.lemma != "announce" or c.verb.dep != "acl":
        return None
    event = _antecedent(c)
    return (event, c.verb) if event is not None else NOTHING


def _said(c: Clause) -> Answer:
    """What is said tells no event, but for where it is said, or what the lead says was announced."""
    announces = c.verb.lemma == "announce" and c.sentence.child(c.verb, "dobj")
    if c.verb.lemma not in lexicon.words("saying") or announces:
        return None
    to_come = (
        c.ahead and c.verb.lemma in lexicon.group("speaking") and tense.of(c.sentence, c.verb) == "future"
    )
    return _occasion(c) or _in_the_lead(c) or ((c.verb, c.verb) if to_come else NOTHING)


def _occasion(c: Clause) -> Telling | None:
    """What somebody says something at: "told a forum", "said in a speech", "showed it at a meeting"."""
    told = c.sentence.child(c.verb, "dobj", "dative") if c.verb.lemma in {"tell", "address"} else []
    placed = [o for _, o in c.phrases("at", "in", "during", "to", "after", "following")]
    for noun in [*told, *placed]:
        if c.class_of(noun) in lexicon.group("occasions"):
            return noun, c.verb
    return None


def _in_the_lead(c: Clause) -> Telling | None:
    """The deal or decision that the lead says was announced that day."""
    if c.sentence.block is not lead(c.scene) or c.time is None or c.time.sentence is not c.sentence:
        return None
    for clause in c.sentence.child(c.verb, "ccomp"):
        subject = next(iter(c.sentence.child(clause, "nsubj")), None)
        if subject is None or c.sentence.child(clause, "npadvmod", "tmod") or _has_day(c, clause):
            continue
        done = clause.tag in {"VBD", "VBN"} and clause.lemma not in {
            *lexicon.group("state verbs"),
            *lexicon.group("saying"),
        }
        decided = done or clause.lemma in lexicon.group("decisions")
        if decided and any(t.kind == "organization" for t in c.scene.names.meant(c.sentence, subject)):
            return next(
                (w for w in c.sentence.child(clause, "xcomp") if w.tag.startswith("VB")), clause
            ), clause
    return None


def _has_day(c: Clause, clause: Word) -> bool:
    """Whether what is said has a day of its own: "said on Monday it would close in November"."""
    times = c.scene.times.get(c.sentence.number, ())
    return any(
        t is not c.time and t.kind == "date" and t.value and tense.verb(c.sentence, t.word) is clause
        for t in times
    )


def lead(scene: Scene) -> object:
    """The first paragraph."""
    return next(iter(scene.reading.article.of("paragraph")), None)


# Matches


def _won(c: Clause) -> Answer:
    """In sport, the match inside what is told of it: "recovered by beating", "came back to win the final"."""
    if not c.scene.sport or c.verb.lemma in lexicon.group("match verbs"):
        return None
    for inner in c.sentence.below(c.verb):
        if inner is c.verb or inner.dep not in {"advcl", "xcomp", "conj", "pcomp"}:
            continue
        if inner.lemma in lexicon.group("match verbs") and inner.tag.startswith("VB"):
            return inner, inner
        won = c.sentence.child(inner, "dobj") if inner.lemma == "win" and inner.dep != "conj" else []
        event = next((o for o in won if c.class_of(o)), None)
        if event is not None:
            return event, inner
    return None


def _played(c: Clause) -> Answer:
    return (c.verb, c.verb) if matches.is_match(c.scene, c.sentence, c.verb) else None


# What a verb is said of


def _gone_to(c: Clause) -> Answer:
    """ "Travel to the summit", "qualified for the final"."""
    if c.verb.lemma not in lexicon.group("going"):
        return None
    goals = (o for _, o in c.phrases("for", "on", "to", "into"))
    return next(((o, c.verb) for o in goals if c.class_of(o) in lexicon.group("gone to")), None)


def _is_to(c: Clause) -> Answer:
    """ "The vote is to be held"."""
    above = c.sentence.head(c.verb)
    if c.verb.dep != "xcomp" or above is None or above.lemma != "be":
        return None
    return c.first_event(c.sentence.child(above, "nsubj"))


def _said_of(c: Clause) -> Answer:
    """ "Talks planned for Monday"."""
    if c.verb.lemma in lexicon.words("event verbs") and not is_planning(c):
        return None
    event = _antecedent(c)
    return (event, c.verb) if event is not None else None


def _antecedent(c: Clause) -> Word | None:
    """The event noun that a clause hangs on."""
    verb = c.verb
    while verb.dep in {"xcomp", "acomp"} and (above := c.sentence.head(verb)) is not None:
        verb = above
    noun = c.sentence.head(verb) if verb.dep in {"relcl", "acl"} else None
    for _ in range(4):
        if noun is None or c.class_of(noun):
            return noun
        noun = c.sentence.head(noun) if noun.dep in {"pobj", "prep", "conj", "appos"} else None
    return None


def _ended_in(c: Clause) -> Answer:
    """ "Ended in clashes"."""
    return c.first_event([o for _, o in c.phrases("in", "with")]) if c.verb.lemma == "end" else None


def _argued(c: Clause) -> Answer:
    """The event among the arguments of a verb that tells little by itself, or plans one."""
    if c.verb.lemma not in lexicon.words("light verbs") and not is_planning(c):
        return None
    return c.first_event(_arguments(c))


def _arguments(c: Clause) -> Iterator[Word]:
    """The nouns of a clause in the order in which they can be its event."""
    passive = c.sentence.child(c.verb, "nsubjpass")
    subjects = [] if passive else c.sentence.child(c.verb, "nsubj")
    if c.verb.lemma in lexicon.group("harm"):
        yield from subjects
    for word in [*passive, *c.sentence.child(c.verb, "dobj"), *subjects]:
        yield word
        if word.lower in {"round", "series", "part", "one", "first", "second", "third", "day", "number"}:
            yield from (obj for _, obj in clauses.phrases(c.sentence, word, "of"))
    if passive:
        yield from (obj for _, obj in c.phrases("by"))
    inside = {"in", "under", "at", "into", "during"}
    gathers = c.verb.lemma in {"meet", "gather", "engage"}
    for prep, obj in c.phrases(*inside, "for", "with", "after", "on", "to"):
        if prep.lower in inside or gathers:
            yield obj


# What runs its course, and what is planned


def _departed(c: Clause) -> Answer:
    """ "Set out for the summit", "set sail": no planning."""
    sails = any(w.lower in {"sail", "foot", "fire"} for w in c.sentence.child(c.verb, "dobj"))
    return (c.verb, c.verb) if c.verb.lemma == "set" and (sails or c.particles & {"out", "off"}) else None


def is_planning(c: Clause) -> bool:
    """Whether a verb says of an event that it is planned, moved or called off."""
    if c.verb.lemma == "call":
        return any(w.lower == "off" for w in c.sentence.child(c.verb, "prt", "advmod", "prep"))
    return (
        c.verb.lemma in tense.AHEAD - {"bring", "fix", "push", "move"}
        or bool(plans.turn(c.sentence, c.verb))
        or (bool(plans.dropped(c.sentence, c.verb)) and _is_done_to_one(c))
        or (c.verb.lemma == "move" and bool(c.sentence.child(c.verb, "nsubjpass")))
    )


def _is_done_to_one(c: Clause) -> bool:
    """Whether what a verb is done to is an event."""
    done_to = c.sentence.child(c.verb, "dobj", "nsubjpass")
    return any(c.class_of(turns.meant(c.scene, c.sentence, word)) for word in done_to)


def _course(c: Clause) -> Answer:
    """ "It starts at ten", "jury selection begins", "the bridge opens": by its subject."""
    if c.verb.lemma not in lexicon.group("course"):
        return None
    if c.goal is not None and c.verb.lemma not in {"take", "hold"}:
        return told(c.scene, c.sentence, c.goal, None)
    if any(
        w.lower != "place" or c.verb.lemma == "take" or c.sentence.child(w)
        for w in c.sentence.child(c.verb, "dobj")
    ):
        return c.verb, c.verb
    doors = c.verb.lemma in lexicon.group("doors")
    if doors and _daily(c):
        return NOTHING
    for subject in clauses.subjects(c.sentence, c.verb):
        if subject.tag in {"PRP", "DT", "WDT"} or subject.lower in lexicon.group("beginnings"):
            break
        here = c.scene.names.at(c.sentence, subject)
        runs = c.class_of(subject) or not doors
        if subject.tag.startswith("NN") and runs and (here is None or here[1].kind == "organization"):
            return subject, c.verb
    return c.verb, c.verb


def _daily(c: Clause) -> bool:
    """ "The shop opens at nine": on every day, not on the one that the clock is read for."""
    clock = c.time is not None and c.time.exact and not _DAY.search(c.time.words)
    return clock and tense.of(c.sentence, c.verb) == "present" and c.verb.tag in {"VBZ", "VBP"}


def _planned(c: Clause) -> Answer:
    """What a verb of planning plans."""
    if not is_planning(c):
        return None
    if c.goal is not None:
        return told(c.scene, c.sentence, c.goal, None) or (c.goal, c.goal)
    if c.sentence.child(c.verb, "dobj") and not plans.turn(c.sentence, c.verb):
        return NOTHING if c.verb.lemma in {"schedule", "set"} else (c.verb, c.verb)
    if arrival := _due(c):
        return arrival
    owners = clauses.subjects(c.sentence, c.verb) if c.verb.dep == "acl" else []
    for word in [*c.sentence.child(c.verb, "nsubjpass", "dobj"), *owners]:
        noun = turns.meant(c.scene, c.sentence, word)
        if noun.tag.startswith("NN") and c.scene.names.at(c.sentence, noun) is None:
            return noun, c.verb
        if noun.tag in {"PRP", "DT"}:
            return c.verb, c.verb
    return NOTHING


def _due(c: Clause) -> Telling | None:
    """Who "is due in court", "is due before magistrates", "is expected home", "is expected in Lima"."""
    leaning = [w for w in c.sentence.child(c.verb, "acomp") if w.lower == "due"]
    expected = [c.verb] if c.verb.lemma == "expect" and c.sentence.child(c.verb, "auxpass") else []
    for word in [*leaning, *expected]:
        home = {w.lower for w in c.sentence.child(word, "advmod")} & {"home", "back", "here", "there"}
        whither = any(
            _is_place(c, o) for _, o in clauses.phrases(c.sentence, word, "in", "at", "before", "on")
        )
        if (home or whither) and not any(c.class_of(s) for s in clauses.subjects(c.sentence, c.verb)):
            return c.verb, c.verb
    return None


def _is_place(c: Clause, noun: Word) -> bool:
    """Whether somebody can be due there: a named place or house, a court, a region."""
    if any(nouns.in_time(noun, t) for t in c.scene.times.get(c.sentence.number, ())):
        return False
    if noun.lemma in lexicon.group("seats") or noun.lemma in lexicon.group("place nouns"):
        return True
    here = c.scene.names.at(c.sentence, noun)
    return here is not None and here[1].kind in {"place", "organization"}


def _copula(c: Clause) -> Answer:
    """ "The vote is on Monday", "it was the third attack", "two were missing after a blast"."""
    if c.verb.lemma != "be":
        return None
    subjects = clauses.subjects(c.sentence, c.verb)
    named = c.first_event([*c.sentence.child(c.verb, "attr"), *subjects])
    return _due(c) or named or _around(c) or NOTHING


def _goal(c: Clause) -> Answer:
    if c.verb.lemma in lexicon.group("leading to") and c.goal is not None:
        return told(c.scene, c.sentence, c.goal, None) or NOTHING
    return None


# States, and what is told beside them


def _fell(c: Clause) -> Answer:
    """ "Fell into the river", not "fell by a tenth"."""
    down = c.particles & {"down", "over", "overboard", "apart"}
    falls = c.verb.lemma == "fall" and (
        down or any(c.phrases("into", "onto", "on", "through", "from", "off"))
    )
    return (c.verb, c.verb) if falls else None


def _sat(c: Clause) -> Answer:
    """ "The committee next sits on 8 April"."""
    subjects = clauses.subjects(c.sentence, c.verb)
    if c.verb.lemma not in {"sit", "reconvene", "reassemble"}:
        return None
    sits = any(s.lemma in lexicon.group("assemblies") for s in subjects)
    return c.first_event(subjects) or ((c.verb, c.verb) if sits else None)


def _state(c: Clause) -> Answer:
    """A state is no event, unless it is to come; what it is told with may be one."""
    if c.verb.lemma in lexicon.group("wishes"):
        return _occasion(c) or NOTHING
    state = c.verb.lemma in lexicon.words("state verbs") and c.verb.lemma not in lexicon.words("event verbs")
    if not state:
        return None
    if c.ahead:
        return _gathered(c) or (c.verb, c.verb)
    return _occasion(c) or _around(c) or NOTHING


def _around(c: Clause) -> Telling | None:
    """The event that a state follows, or during which it was so: "were missing after a blast"."""
    found = (o for p, o in c.phrases("after", "following", "during", "in", "at") if _holds_time(c, p, o))
    return c.first_event(found)


def _holds_time(c: Clause, preposition: Word, noun: Word) -> bool:
    """Whether the time of a clause can be that of a noun in it: it stands behind the noun."""
    if preposition.lower in {"in", "at", "during"} and c.class_of(noun) not in lexicon.group("gatherings"):
        return False
    return c.time is not None and c.time.start > noun.start


def _gathered(c: Clause) -> Answer:
    """What people do something for or at: "lined the street for the parade", "met in a debate"."""
    if c.verb.lemma in lexicon.words("event verbs") or c.verb.lemma in lexicon.group("telling"):
        return None
    nested = [
        o for w in c.sentence.child(c.verb, "dobj") for _, o in clauses.phrases(c.sentence, w, "in", "at")
    ]
    for noun in [*(o for _, o in c.phrases("for", "in", "at", "on")), *nested]:
        if c.class_of(noun) in lexicon.group("gatherings"):
            return noun, c.verb
    return None


def _carried(c: Clause) -> Answer:
    """What a verb tells of an event: "the fair drew 700 people", "a goal settled the final"."""
    strong = c.verb.lemma in lexicon.words("event verbs") or c.verb.lemma in lexicon.group("telling")
    if strong or c.verb.lemma in lexicon.group("finding out") or c.verb.tag == "VBG":
        return None
    subjects = c.sentence.child(c.verb, "nsubj")
    objects = [o for o in c.sentence.child(c.verb, "dobj") if c.class_of(o) in lexicon.group("gatherings")]
    return c.first_event([*subjects, *objects])


_RULES: tuple[Callable[[Clause], Answer], ...] = (
    _posted, _published, _agreed, _announced, _said, _won, _gone_to, _is_to, _departed, _said_of, _ended_in,
    _argued, _course, _planned, _copula, _goal, _played, _fell, _sat, _state, _gathered, _carried,
)  # fmt: skip
"""In this order: what is said of another event before the verb itself."""
