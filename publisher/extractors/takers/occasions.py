"""Who is at an occasion beside those its own clause is about: who speaks there, leads it, plays with them.

Each rule yields the noun phrases that name such people; an occasion is what people come to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from publisher.extractors import clauses, lexicon
from publisher.extractors.event import Event
from publisher.extractors.reading import Sentence, Word

Rule: TypeAlias = Callable[[Event, Word], Iterator[Word]]

_THERE = frozenset({"where", "when"})
_DONE = frozenset({"dance", "meet", "perform", "play", "read", "sing", "talk", "visit"})
"""Occasions that a verb tells by itself."""
_MOVING = frozenset({"fly", "go", "head", "leave", "move", "return", "sail", "travel"})
_STAGED = frozenset({"MusicEvent", "TheaterEvent", "DanceEvent", "LiteraryEvent", "ComedyEvent"})


def of(event: Event) -> Iterator[Word]:
    """The phrases that name others who are at an event, if it is one that people come to."""
    if is_occasion(event) or event.type == "SportsEvent":
        yield from _bound_for_it(event)
    if is_occasion(event):
        top = event.verb if event.verb is not None and event.verb.tag.startswith("VB") else event.focus
        for rule in _RULES:
            yield from rule(event, top)


def _inside(sentence: Sentence, top: Word) -> list[Word]:
    """What depends on a verb, without the clauses joined to it that have a subject of their own."""
    other = {
        w.i
        for verb in sentence.child(top, "conj")
        if sentence.child(verb, "nsubj", "nsubjpass")
        for w in sentence.below(verb)
    }
    return [w for w in sentence.below(top) if w.i not in other]


def is_occasion(event: Event) -> bool:
    """Whether people come together for it: a rally, a dinner, a concert; no sale, and no contest."""
    kinds = lexicon.group("gatherings", "parties", "parties of people")
    met = event.kind in kinds or event.kind in _DONE or event.type in _STAGED
    return met and event.type != "SportsEvent"


def _bound_for_it(event: Event) -> Iterator[Word]:
    """ "Ana Silva flies to Gibraltar, where the tournament starts on Monday": who goes where it is."""
    sentence, verb = event.sentence, event.verb
    if verb is None or verb.dep != "relcl" or not event.focus.tag.startswith("NN"):
        return
    if not any(w.lower == "where" for w in sentence.child(verb, "advmod")):
        return
    prep = sentence.head(sentence.words[verb.head])
    going = sentence.head(prep) if prep is not None and prep.lower in {"for", "to"} else None
    if going is not None and going.lemma in _MOVING:
        yield from clauses.subjects(sentence, going)


def _spoken_there(event: Event, top: Word) -> Iterator[Word]:
    """ "A rally at which its leader will speak", "the hall, where Ana Silva will open it"."""
    sentence = event.sentence
    for verb in sentence.words[event.focus.i + 1 :]:
        if verb.dep not in {"advcl", "relcl"} or not _says_where(sentence, verb):
            continue
        doing = [verb, *sentence.child(verb, "xcomp")]  # "is to speak"
        takes_part = any(w.lemma in lexicon.group("taking part") for w in doing)
        if takes_part and verb in _inside(sentence, top):
            yield from sentence.child(verb, "nsubj")
            yield from (o for prep, o in clauses.phrases(sentence, verb, "by") if prep.lower == "by")


def _says_where(sentence: Sentence, verb: Word) -> bool:
    """Whether a clause is led by "where", "when" or "at which"."""
    if verb.dep == "relcl" and any(w.lower in _THERE for w in sentence.child(verb, "advmod")):
        return True
    return any(
        o.lower == "which"
        for prep in sentence.below(verb)
        for o in sentence.child(prep, "pobj")
        if prep.lower in {"at", "in", "during"}
    )


def _led(event: Event, top: Word) -> Iterator[Word]:
    """ "An eight-mile walk led by Ana Silva", "a concert by the band, conducted by her", "joined by him"."""
    sentence = event.sentence
    for clause in _inside(sentence, top):
        by = clause.tag == "VBN" and clause.dep in {"acl", "advcl", "relcl"}
        if by and clause.lemma in lexicon.group("leading", "heading") | {"join", "support"}:
            for prep, obj in clauses.phrases(sentence, clause, "by"):
                if prep.lower == "by":
                    yield obj


def _under_the_baton(event: Event, top: Word) -> Iterator[Word]:
    """ "Under the baton of Ana Silva", "with Rui Costa as soloist"."""
    sentence = event.sentence
    for prep in _inside(sentence, top):
        if prep.dep != "prep" or prep.lower not in {"under", "with"}:
            continue
        for obj in sentence.child(prep, "pobj"):
            if obj.lemma in lexicon.group("what leads"):
                yield from (o for _, o in clauses.phrases(sentence, obj, "of"))
            elif prep.lower == "with" and event.type in _STAGED:
                yield obj


def _featured(event: Event, top: Word) -> Iterator[Word]:
    """ "A concert features Ana Silva", "a gala starring Rui Costa"."""
    sentence = event.sentence
    verbs = [top, *sentence.child(event.focus, "acl")] if event.focus.tag.startswith("NN") else []
    for verb in verbs:
        own = verb is not top or event.focus in sentence.child(verb, "nsubj")
        if verb.lemma in lexicon.group("featuring") and own:
            yield from sentence.child(verb, "dobj")


def _came_to_it(event: Event, top: Word) -> Iterator[Word]:
    """ "Ana Silva showed the pictures at a conference": who does something there."""
    sentence, noun = event.sentence, event.focus
    prep = sentence.head(noun) if noun.dep == "pobj" else None
    verb = sentence.head(prep) if prep is not None and prep.dep == "prep" else None
    if verb is not None and verb.dep == "dobj":
        verb = sentence.head(verb)
    told = verb is not None and noun.dep == "pobj" and event.kind in lexicon.group("parties of people")
    if told and verb is not None and prep is not None and prep.lower in {"at", "during", "in", "on"}:
        yield from (w for w in clauses.subjects(sentence, verb) if w is not noun)


_RULES: tuple[Rule, ...] = (_spoken_there, _led, _under_the_baton, _featured, _came_to_it)
