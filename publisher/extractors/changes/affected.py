"""The event that a verb of change is said of: what "called off", "moved" or "will not be held" affect."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.extractors import clauses, lexicon
from publisher.extractors.clauses import tense
from publisher.extractors.kinds import nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene

_ONCE = frozenset({"birth", "death", "killing"})
"""Classes of what is over at once, and put off by nobody."""


def by(scene: Scene, sentence: Sentence, verb: Word) -> Word | None:
    """The word for what is changed: the object of who changes it, the subject where nobody does."""
    for word in _changed(sentence, verb):
        if word.lemma in lexicon.group("dates") and (named := _set_for(scene, sentence, verb)) is not None:
            return named
        if word.tag in {"WDT", "WP"} or (word.lower in {"that", "which"} and verb.dep == "relcl"):
            noun = _antecedent(scene, sentence, verb)
            return _heard(scene, sentence, noun) if noun is not None else None
        return _heard(scene, sentence, meant(scene, sentence, word))
    return None


def _heard(scene: Scene, sentence: Sentence, noun: Word) -> Word:
    """ "The inquest into her death, which was adjourned": the inquest, and no death."""
    prep = sentence.head(noun) if noun.dep == "pobj" else None
    above = sentence.head(prep) if prep is not None else None
    once = (nouns.event_noun(scene, sentence, noun) or ("",))[0] in _ONCE
    if not once or above is None or nouns.event_noun(scene, sentence, above) is None:
        return noun
    return above


def _set_for(scene: Scene, sentence: Sentence, verb: Word) -> Word | None:
    """ "A new date has been set for the concert": for what a date is set."""
    ends = (noun for _, noun in clauses.phrases(sentence, verb, "for"))
    return next((n for n in ends if nouns.event_noun(scene, sentence, n) is not None), None)


def _changed(sentence: Sentence, verb: Word) -> list[Word]:
    objects = [w for w in sentence.child(verb, "dobj") if w.lower not in lexicon.group("light objects")]
    light = verb.lemma in {"pull", "put", "call", "do", "give"} and not objects
    on = [o for _, o in clauses.phrases(sentence, verb, "on", "to", "with", "up")] if light else []
    there = sentence.child(verb, "attr") if sentence.child(verb, "expl") else []
    own = [*sentence.child(verb, "nsubjpass"), *objects, *there] or on or _forced(sentence, verb)
    return own or clauses.subjects(sentence, verb)


def _forced(sentence: Sentence, verb: Word) -> list[Word]:
    """ "Rain forced the fair | to be called off"."""
    above = sentence.head(verb) if verb.dep == "xcomp" and sentence.child(verb, "auxpass") else None
    return sentence.child(above, "dobj") if above is not None else []


def meant(scene: Scene, sentence: Sentence, word: Word) -> Word:
    """The event of "plans for a parade", "both of the shows", "the start of the match"."""
    if nouns.event_noun(scene, sentence, word) is not None:
        return word
    if word.lemma in lexicon.group("plans for"):
        named = [w for w in sentence.child(word, "compound") if w.lower in lexicon.words("event nouns")]
        if named:
            return named[-1]
    starts = word.lemma in lexicon.group("beginnings")
    if word.lemma in lexicon.group("stands for") or starts:
        for prep, noun in clauses.phrases(sentence, word, "of", "for", *(("in", "at") if starts else ())):
            quantity = prep.lower == "of" and not starts
            if quantity or nouns.event_noun(scene, sentence, noun) is not None:
                return noun
        for clause in sentence.child(word, "acl"):
            if clause.lemma not in lexicon.group("holding"):
                continue
            for noun in sentence.child(clause, "dobj"):
                if nouns.event_noun(scene, sentence, noun) is not None:
                    return noun
    return word


def joined(scene: Scene, sentence: Sentence, noun: Word) -> Iterator[Word]:
    """A noun, and the events joined to it: "the regatta, the races and the fair have been called off".

    What the model takes for the same said again is another one behind "and": "the gala and Friday's dance".
    """
    yield noun
    beside = sentence.child(noun, "appos")
    listed = [w for w in beside if sentence.child(w, "conj")]
    anded = (w for w in beside if any(c.lower == "and" for c in sentence.words[noun.i : w.i]))
    yield from (w for w in anded if nouns.event_noun(scene, sentence, w) is not None)
    for first in [noun, *listed]:
        for one in clauses.conjuncts(sentence, first):
            if one is not noun and nouns.event_noun(scene, sentence, one) is not None:
                yield one
    yield from _along(scene, sentence, noun)


def _along(scene: Scene, sentence: Sentence, noun: Word) -> Iterator[Word]:
    """The events that share its fate: "the fair has been cancelled, along with Sunday's concert"."""
    for word in sentence.words:
        if word.lower not in {"along", "together"} or not sentence.child(word, "prep"):
            continue
        if tense.verb(sentence, word) is not tense.verb(sentence, noun):
            continue
        for _, first in clauses.phrases(sentence, word, "with"):
            events = clauses.conjuncts(sentence, first)
            yield from (w for w in events if nouns.event_noun(scene, sentence, w) is not None)


def _antecedent(scene: Scene, sentence: Sentence, verb: Word) -> Word | None:
    """What a relative clause speaks of: the event it hangs on, else what has its own day, else any noun."""
    days = scene.times.get(sentence.number, ())
    above: list[Word] = []
    noun = sentence.head(verb)
    while noun is not None and len(above) < 4 and not noun.tag.startswith("VB"):
        if noun.tag.startswith("NN") and not any(t.holds(noun) for t in days):
            above.append(noun)
        noun = sentence.head(noun)
    events = (n for n in above if nouns.event_noun(scene, sentence, n) is not None)
    dated = (n for n in above if any(t.word in sentence.child(n, "poss") for t in days))
    return next(events, None) or next(dated, None) or next(iter(above), None)
