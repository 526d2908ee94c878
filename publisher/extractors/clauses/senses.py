"""What a verb means with words beside it: a ship that "goes down" sinks, who is "picked up" is arrested."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from publisher.extractors import clauses, lexicon
from publisher.extractors.reading import Sentence, Word

_BESIDE = ("prt", "advmod", "prep", "dobj", "acomp", "oprd", "xcomp", "agent", "attr", "auxpass")
_TAKING = frozenset({"of", "by", "at"})
_HOLDING = frozenset({"of", "from", "with"})


@dataclass(frozen=True, slots=True)
class Sense:
    """A verb with words beside it, of somebody or something: the class of event, and the noun for it.

    `of` is the list that who or what does it belongs to, empty for anybody. The preposition at the end of the
    noun says what stands behind it: whoever undergoes it ("of"), does it ("by"), or where it leads ("at").
    """

    words: frozenset[str]
    of: str
    kind: str
    noun: str


def of(sentence: Sentence, verb: Word) -> Sense | None:
    """The sense in which a verb is used, if that is one of those listed."""
    listed = _senses().get(verb.lemma, ()) if verb.tag.startswith("VB") else ()
    beside = _beside(sentence, verb) if listed else frozenset()
    if verb.lemma == "take" and "place" in beside:  # "the withdrawal of the soldiers took place in Oslo"
        return None
    return next((s for s in listed if s.words <= beside and _fits(sentence, verb, s)), None)


def runs(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb and the words beside it only say that something begins or goes on: "got under way"."""
    phrases = [entry.split(" ") for entry in lexicon.group("running")]
    listed = [beside for first, *beside in phrases if first == verb.lemma]
    return bool(listed) and any(_beside(sentence, verb).issuperset(beside) for beside in listed)


def target(sentence: Sentence, verb: Word, sense: Sense, skip: set[int]) -> Word | None:
    """The word whose name stands behind the noun: "arrest of", "strike by", "burglary at".

    `skip` are the numbers of words that name a time.
    """
    last = sense.noun.rpartition(" ")[2]
    subjects = clauses.subjects(sentence, verb)
    if last not in _TAKING:
        return None
    if last == "by":
        return next(iter(subjects), None)
    ends = [o for p, o in clauses.phrases(sentence, verb) if last == "at" and p.lower in {"into", "on", "to"}]
    undergone = sentence.child(verb, "nsubjpass")
    made = [s for w in sentence.child(verb, "ccomp") if w.tag == "JJ" for s in sentence.child(w, "nsubj")]
    objects = [*ends, *undergone, *made, *sentence.child(verb, "dobj")]
    own = [w for w in objects if w.i not in skip and sense.words.isdisjoint({w.lower, w.lemma})]
    return next(iter([*own, *([] if undergone else subjects)]), None)


@functools.cache
def _senses() -> Mapping[str, Sequence[Sense]]:
    """Every sense by its verb, those of most words first."""
    found: defaultdict[str, list[Sense]] = defaultdict(list)
    for key, value in lexicon.words("senses").items():
        words, _, group = key.partition(" / ")
        verb, *beside = words.split(" ")
        kind, _, noun = value.partition(" ")
        found[verb].append(Sense(frozenset(beside), group, kind.replace("-", " "), noun))
    return {verb: sorted(senses, key=lambda s: -len(s.words)) for verb, senses in found.items()}


def _beside(sentence: Sentence, verb: Word) -> frozenset[str]:
    """The particles, objects and phrases of a verb, as words; "be" of one in the passive."""
    own = [w for w in sentence.child(verb, *_BESIDE) if w.i > verb.i or w.dep in {"advmod", "auxpass"}]
    own = [w for w in own if not _leads_to_a_day(sentence, w)]
    aims = (w for w in sentence.child(verb, "advcl") if w.tag == "VB" and w.i > verb.i)
    own += [w for w in aims if any(to.lower == "to" for to in sentence.child(w, "aux"))]
    own += [w for w in sentence.child(verb, "ccomp") if w.tag == "JJ"]  # "found him guilty"
    ends = [o for _, o in clauses.phrases(sentence, verb)]
    protest = {"protest"} if any(w.lemma in lexicon.group("protesting") for w in own) else set()
    return frozenset({form for w in [*own, *ends] for form in (w.lower, w.lemma)} | protest)


def _leads_to_a_day(sentence: Sentence, word: Word) -> bool:
    """ "Shook hands | on Monday": no deal that they shook hands on."""
    ends = sentence.child(word, "pobj") if word.dep == "prep" else []
    return bool(ends) and all(o.lower in lexicon.group("calendar") for o in ends)


def _fits(sentence: Sentence, verb: Word, sense: Sense) -> bool:
    """Whether those are of the right kind who do it, or undergo it by themselves."""
    if not sense.of:
        return True
    passive = bool(sentence.child(verb, "nsubjpass"))
    agents = [w for _, w in clauses.phrases(sentence, verb, "by")] if passive else []
    told = agents or clauses.subjects(sentence, verb)
    members = lexicon.group(sense.of)
    itself = sense.of == "held"  # "an interview with Ana Silva will be held"
    if itself and any(w.lower in lexicon.words("event nouns") for w in told):
        return False  # "the Oakvale Marathon was held"
    meant = [
        w for one in told for w in (clauses.conjuncts(sentence, one) if itself else _meant(sentence, one))
    ]
    return not told or any(form in members for w in meant for form in (w.lemma, w.lower, w.entity.lower()))


def _meant(sentence: Sentence, word: Word) -> Iterator[Word]:
    """A noun, what it is called beside its name, and what it is part of or holds: "a tonne of fireworks"."""
    for one in clauses.conjuncts(sentence, word):
        yield one
        yield from sentence.child(one, "compound", "nmod", "appos")
        for prep in sentence.child(one, "prep"):
            if prep.lower in _HOLDING:
                yield from sentence.child(prep, "pobj")
