"""What is done about an event of another day, or makes others do something: "appealed against a verdict"."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

from publisher.extractors import lexicon
from publisher.extractors.clauses import tense
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.telling.clause import NOTHING, Answer, Clause, Telling
from publisher.extractors.times import Time

_LONG_AFTER = frozenset({"appeal", "quash", "uphold"})
"""What is done so long after that a year may be that of the event."""
_MONTH = len("2024-05")
_OF_WHAT_MAY_BE = frozenset({"call", "campaign", "dream", "fear", "hope", "pray", "think", "warn"})
"""Verbs whose objects may never be: "warned of war on Monday"."""


def done_about(c: Clause) -> Answer:
    """ "Called an election on Monday": the call; no day to come, and none that is the event's own."""
    listed = _listed().get(c.verb.lemma)
    if listed is None or (c.time is not None and _is_of_event(c, c.time)):
        return None
    about = (w for w in _ends(c.sentence, c.verb) if c.class_of(w) or listed)
    return (c.verb, c.verb) if any(not listed or {w.lemma, w.lower} & listed for w in about) else None


def brought_about(c: Clause) -> Answer:
    """ "Forced the firm to pay", "agreed to buy it", "stopped making cars": the verb above."""
    above = c.sentence.head(c.verb)
    if above is not None and (above.lemma, c.verb.lemma) == ("lay", "rest"):
        return above, above
    if above is None or c.verb.dep != "xcomp" or above.tag not in {"VBD", "VBZ", "VBN"}:
        return None
    if c.verb.tag == "VBG":
        return (above, above) if above.lemma in lexicon.group("ending what is done") else None
    if above.lemma in {"agree", "vote"}:
        over = c.time is not None and "" < c.time.day <= c.scene.day
        return (above, above) if over and c.verb.lemma in lexicon.group("settled at once") else None
    somebody = any(w.i < c.verb.i for w in c.sentence.child(above, "dobj"))
    if not somebody or c.sentence.child(c.verb, "nsubj") or c.time is None:
        return None
    if above.lemma in lexicon.group("telling to"):
        meets = c.verb.lemma in lexicon.group("meeting verbs", "performing")
        return None if meets else NOTHING
    return (above, above) if above.lemma in lexicon.group("making do") else None


def of_time(scene: Scene, sentence: Sentence, time: Time) -> Telling | None:
    """What was done about an event, where its day stands behind the event."""
    verb = tense.verb(sentence, time.word)
    above = (
        sentence.head(verb) if verb is not None and verb.lemma == "consider" and verb.tag == "VB" else None
    )
    if above is not None and above.lemma in {"retire", "withdraw"}:
        return above, above  # "the jury retired to consider its verdict"
    if verb is None or verb.i > time.word.i or verb.tag not in {"VBD", "VBN"}:
        return None
    return done_about(Clause(scene, sentence, verb, time, lambda *_: None)) or None


def only_spoken_of(sentence: Sentence, verb: Word, noun: Word) -> bool:
    """Whether an event is judged or feared, on whatever day: "condemned the war", "warned of war"."""
    prep = sentence.head(noun) if noun.dep == "pobj" else None
    if prep is not None:
        return verb.lemma in _OF_WHAT_MAY_BE and prep.lower in {"about", "against", "for", "of"}
    return noun.dep == "dobj" and _only_judges(verb, noun)


def _only_judges(verb: Word, noun: Word) -> bool:
    """ "Condemned the war in Rome on Monday"; an attack that is condemned may be of that day."""
    said = verb.lemma in {"applaud", "blame", "condemn", "criticise", "criticize", "praise", "welcome"}
    known = said and noun.lemma in lexicon.group("unplanned")
    return not known and (said or verb.lemma in lexicon.group("surely states"))


def _is_of_event(c: Clause, time: Time) -> bool:
    """ "Qualified for Sunday's final", "ordered a retrial for 5 May", "appealed against it in 2019"."""
    led = {w.lower for w in time.before(1)}
    ahead = time.day > c.scene.day and c.verb.tag in {"VBD", "VBN"}
    narrow = time.word.dep in {"poss", "compound", "nmod", "amod"}
    early = len(time.value) < _MONTH and c.verb.lemma in _LONG_AFTER
    return ahead or narrow or early or bool(led & {"for", "from", "until", "to"})


def _ends(sentence: Sentence, verb: Word) -> Iterator[Word]:
    yield from sentence.child(verb, "dobj", "nsubjpass")
    for prep in sentence.child(verb, "prep"):
        if prep.lower in {"against", "for", "from"} or (verb.lemma == "get" and prep.lower in {"into", "to"}):
            yield from sentence.child(prep, "pobj")


@functools.cache
def _listed() -> Mapping[str, frozenset[str]]:
    """The verbs of the list, each with the nouns for what it is done about; none for any event."""
    split = (entry.split() for entry in lexicon.words("done about events"))
    return {verb: frozenset(nouns) for verb, *nouns in split}
