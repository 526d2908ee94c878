"""Whether a time only bounds or compares what a sentence tells: "since 2011", "in the year to March"."""

from __future__ import annotations

import re

from publisher.extractors import clauses, lexicon
from publisher.extractors.clauses import tense
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time

_LATELY = 31
"""Days for which what began since then is told for its beginning."""


def bounds_only(scene: Scene, sentence: Sentence, time: Time) -> bool:
    """Whether a time only bounds or compares: "since 2011", "by Friday"; not "shortly before three"."""
    if time.word.dep == "poss":  # "after Saturday's defeat": the defeat was on that day
        return _is_habit(sentence, time)
    before = [w.lower for w in time.before(2)]
    if before and before[-1] in {"to", "ended", "ending", "within"}:  # "profit in the year to March"
        return before[-1] == "within" or before[0] in {
            "continues",
            "runs",
            "year",
            "years",
            "months",
            "weeks",
            "quarter",
            "half",
            "season",
        }
    if before and before[-1] == "since" and (verb := tense.verb(sentence, time.word)) is not None:
        return not (verb.lemma in lexicon.group("ending up") or _has_gone_on(scene, sentence, verb, time))
    if before and before[-1] == "by" and (_is_deadline(sentence, time) or _is_done_by(scene, sentence, time)):
        return False
    if before and before[-1] in {"until", "till"} and clauses.not_until(sentence, time.word):
        return False
    if before and before[-1] == "through" and time.day != time.value:
        return False  # "through the night of Friday", "through the weekend"
    if before and before[-1] in {"since", "by", "before", "until", "till", "than", "through", "after"}:
        return before[0] not in {"shortly", "just", "soon", "moments", "minutes"}
    return time.words.lower().startswith("within ") or _is_habit(sentence, time)


def _has_gone_on(scene: Scene, sentence: Sentence, verb: Word, time: Time) -> bool:
    """ "Closed since Tuesday", "has been stuck in ice since Saturday": it began then."""
    if not time.day or not 0 <= scene.days_since(time.day) <= _LATELY or clauses.negated(sentence, verb):
        return False
    known = lexicon.group("state verbs", "saying")
    perfect = any(w.lower in {"has", "have", "had"} for w in sentence.child(verb, "aux"))
    alone = verb.tag == "VBN" and verb.dep == "acl"
    return (perfect or alone) and verb.lemma not in known


def _is_deadline(sentence: Sentence, time: Time) -> bool:
    """ "Will close by the end of June": in it, for all that is known."""
    verb = tense.verb(sentence, time.word)
    month = time.tense == "future" and re.fullmatch(r"\d{4}-\d\d", time.value) is not None
    return month and verb is not None and verb.lemma in lexicon.words("event verbs")


def _is_done_by(scene: Scene, sentence: Sentence, time: Time) -> bool:
    """ "Were brought up by Wednesday noon": on that day, of what takes no longer."""
    verb = tense.verb(sentence, time.word)
    if verb is None or verb.tag != "VBN" or not time.day or not 0 <= scene.days_since(time.day) <= _LATELY:
        return False
    passive = any(w.lower in {"was", "were"} for w in sentence.child(verb, "auxpass"))
    known = verb.lemma in {"go", "do"} or verb.lemma in lexicon.group("state verbs", "saying")
    return passive and not known and not clauses.negated(sentence, verb)


def _is_habit(sentence: Sentence, time: Time) -> bool:
    """ "Each Wednesday, Friday and Saturday": the later days are those of a habit as well."""
    here = time.word
    while here.dep in {"conj", "appos"} and (above := sentence.head(here)) is not None:
        here = above
    return any(w.lower in {"each", "every", "most"} for w in sentence.child(here, "det", "amod"))
