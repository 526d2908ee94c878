"""What is done with verbs that mostly tell states or sayings: "carried the torch", "confirmed a case"."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from publisher.extractors import clauses, lexicon
from publisher.extractors.entities import roles
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene

_Rule: TypeAlias = Callable[[Scene, Sentence, Word], bool]


def is_act(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """Whether a verb tells what is done, by what it is done to: "extended the deadline", not "the road"."""
    rule = _RULES.get(verb.lemma)
    if rule is not None and rule(scene, sentence, verb):
        return True
    listed = _objects().get(verb.lemma)
    return listed is not None and any(w.lemma in listed or w.lower in listed for w in _ends(sentence, verb))


def _ends(sentence: Sentence, verb: Word) -> Iterator[Word]:
    """What a verb is done to: "a case of flu", "a batch of food" by both its nouns."""
    for noun in sentence.child(verb, "dobj", "nsubjpass", "oprd", "ccomp"):
        yield noun
        yield from (o for _, o in clauses.phrases(sentence, noun, "of"))


@functools.cache
def _objects() -> Mapping[str, frozenset[str]]:
    """The verbs of the list, each with what it is done to."""
    split = (entry.split() for entry in lexicon.words("acts"))
    return {verb: frozenset(objects) for verb, *objects in split}


def _returned(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "Returned a mask to Chile", "the mask was returned": given back."""
    return bool(sentence.child(verb, "dobj", "nsubjpass"))


def _to_somebody(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "Questioned Ana Silva", "traded him", "a boy was admitted": no decision, and no guilt."""
    return any(_is_person(scene, sentence, w) for w in sentence.child(verb, "dobj", "nsubjpass"))


def _is_person(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    here = scene.names.at(sentence, noun)
    if here is not None:
        return here[1].kind == "person"
    people = lexicon.group("people nouns", "evacuees")
    return noun.lemma in people or roles.is_trade(noun.lemma)


def _up_somewhere(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "Climbed the north face", not "climbed 3 per cent"."""
    objects = sentence.child(verb, "dobj", "nsubjpass")
    measured = any(w.tag in {"CD", "$"} for o in objects for w in sentence.below(o))
    return bool(objects) and not measured


def _aloud(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "Read from her new novel"."""
    return not sentence.child(verb, "dobj") and any(clauses.phrases(sentence, verb, "from"))


def _called_back(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "The dairy recalled a batch of cheese": goods, by whoever sold them."""
    passive = sentence.child(verb, "nsubjpass")
    things = [w for w in [*passive, *sentence.child(verb, "dobj")] if w.tag in {"NN", "NNS"}]
    firm = any(_is_body(scene, sentence, s) for s in clauses.subjects(sentence, verb) if s not in passive)
    goods = any({w.lemma, w.lower} & lexicon.group("goods") for o in things for w in sentence.below(o))
    return bool(things) and goods and (firm or bool(passive))


def _is_body(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    here = scene.names.at(sentence, noun)
    if here is not None:
        return here[1].kind == "organization"
    known = lexicon.words("common nouns").get(noun.lemma, "")
    return known.startswith("organization") or noun.lemma in lexicon.group("works of firms")


def _first(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "Welcomed its first cruise ship", "carried its millionth passenger"."""
    beside = (w for o in sentence.child(verb, "dobj") for w in sentence.child(o, "amod", "compound"))
    return any(w.lower in lexicon.group("ordinals") or w.lower.endswith(("ndth", "nth")) for w in beside)


def _became(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "Became a citizen of Kenya", "became chief executive": was made that."""
    first = ("relcl", "acl")  # "the first woman to be ordained": that she was
    attributes = [w for w in sentence.child(verb, "attr") if not sentence.child(w, *first)]
    return any(w.lemma in lexicon.group("becoming") or w.lemma in lexicon.group("roles") for w in attributes)


def _made_so(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "Declared the law void": made it so by saying it."""
    made = (
        w
        for w in sentence.child(verb, "ccomp")
        if w.tag[:2] in {"JJ", "RB", "IN"} and not sentence.child(w, "mark")
    )
    return any(sentence.child(w, "nsubj") for w in made)


_RULES: Mapping[str, _Rule] = {
    "admit": _to_somebody,
    "confirm": _to_somebody,
    "declare": _made_so,
    "carry": _first,
    "earn": _first,
    "welcome": _first,
    "become": _became,
    "climb": _up_somewhere,
    "question": _to_somebody,
    "read": _aloud,
    "recall": _called_back,
    "return": _returned,
    "trade": _to_somebody,
}
"""What is asked of a verb beside what stands in the list."""
