"""Words that stand for an event named before: "a third will be held in May", "last year's drew 8,000"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from publisher.extractors import lexicon, naming
from publisher.extractors.clauses import plans, tense
from publisher.extractors.kinds import nouns
from publisher.extractors.naming import prepositions, wording
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.telling import triggers

if TYPE_CHECKING:
    from publisher.extractors.event import Event
    from publisher.extractors.scene import Scene


_RUNNING = lexicon.group("course", "said of events") | tense.AHEAD
_BACK = 4
"""Sentences behind a noun in which a word can stand for it."""


def read(scene: Scene) -> None:
    """Finds what the words without a noun of an article stand for, where a day is told of them."""
    for sentence in scene.reading.sentences:
        if not scene.times.get(sentence.number) or sentence.number in scene.quoted:
            continue
        for word in sentence.words:
            if word.dep not in {"nsubj", "nsubjpass"}:
                continue
            if scene.sport and _is_last_few(sentence, word):
                word.tag, word.lemma = "NN", "final"
            elif word.lower == "it" or _is_bare(scene, sentence, word):
                of = _only_spoken_of if word.lower == "it" else _before
                meant = next(of(scene, sentence, word), None)
                if meant is not None:
                    scene.meant[sentence.number, word.i] = meant
                    word.tag = "NN"


def named(scene: Scene, event: Event) -> str:
    """The name of an event by the noun that its own word stands for: "Third session"; empty for others."""
    key = (event.sentence.number, event.focus.i)
    meant = scene.meant.get(key)
    if meant is None:
        return ""
    sentence, noun = meant
    days = [c for c in sentence.child(noun, "poss") if c.lower in lexicon.group("calendar")]
    skip = {w.i for c in days for w in sentence.below(c)}  # "Saturday's match ..., and Sunday's is on"
    phrase = (w for w in wording.noun_phrase(sentence, noun) if w.i not in skip)
    said = [w for w in phrase if w.tag != "CD" and not _is_order(w)]
    whose = any(w.dep == "case" for w in event.sentence.child(event.focus))
    own = [w for w in event.sentence.child(event.focus, "amod") if w.i < event.focus.i] if whose else []
    first = wording.written([*own, event.focus])
    alone = first.lower() in {"one", "date", "it"} or event.focus.tag.startswith("VB")
    what = wording.written(said, {noun.i: noun.text if noun.lower == "talks" else noun.lemma})
    text = f"{first}'s {what}" if whose else what if alone else f"{first} {what}"
    return naming.placed(text[:1].upper() + text[1:], event)


def place(scene: Scene, event: Event) -> None:
    """ "They move to Harare for three games. The first is on Monday": where those are that it is one of."""
    meant = scene.meant.get((event.sentence.number, event.focus.i))
    if meant is None or event.places or meant[0] is event.sentence:
        return
    spans = scene.names.spans.get(meant[0].number, ())
    named = [(t, m.head) for m, t in spans if t.kind == "place"]
    if len(named) == 1:
        event.places = named


def done_again(scene: Scene, event: Event, told: list[Event]) -> None:
    """ "Will do the same in Suva on 24 March", "having done so in Nadi": what was told of somewhere else."""
    sentence, verb = event.sentence, event.focus
    beside = {w.lower for w in sentence.child(verb, "advmod", "dobj")}
    if verb.lemma != "do" or not beside & {"likewise", "same", "so"}:
        return
    if "so" in beside and (meant := _only_told_of(scene, sentence, verb)) is not None:
        before, doing = meant
        what = replace(event, sentence=before, focus=doing, verb=doing, time=None, takers=[], places=[])
        event.kind, event.name = doing.lemma, naming.placed(naming.name(what, scene.names), event)
        return
    acts = (e for e in reversed(told) if e.focus.tag.startswith("VB") and e.focus.lemma != "do")
    known = next((e for e in acts if e is not event and (e.focus.start < verb.start)), None)
    if known is None or sentence.number - known.sentence.number > 1:
        return
    bare = _without_place(known)
    for who, _, _ in known.takers[:1] if event.takers else ():
        bare = re.sub(rf"^{re.escape(who.name)} ", f"{event.takers[0][0].name} ", bare)
    event.kind, event.type, event.name = known.kind, known.type, naming.placed(bare, event)


def _only_told_of(scene: Scene, sentence: Sentence, do: Word) -> tuple[Sentence, Word] | None:
    """ "Waits until they have visited the site. They will | do so | on Friday": visit it."""
    subjects = sentence.child(do, "nsubj")
    if not sentence.number or not subjects or any(s.tag != "PRP" for s in subjects):
        return None
    before = scene.reading.sentences[sentence.number - 1]
    for doing in reversed(before.words):
        marks = {w.lower for w in before.child(doing, "mark", "advmod", "prep")}
        still = doing.tag == "VBN" and bool(marks & {"until", "before", "once", "till"})
        aims = doing.tag == "VB" and any(
            w.lower in {"to", "will", "must"} for w in before.child(doing, "aux")
        )
        if doing.lemma != "do" and (still or aims) and before.child(doing, "dobj", "prep"):
            return before, doing
    return None


def once_more(event: Event, told: list[Event]) -> None:
    """ "Teachers struck on Monday. They will strike again on Friday": the name of what they did before."""
    sentence, verb = event.sentence, event.focus
    if not verb.tag.startswith("VB") or any(o.tag != "PRP" for o in sentence.child(verb, "dobj")):
        return
    subjects = sentence.child(verb, "nsubj", "nsubjpass")
    if not subjects or any(s.tag != "PRP" for s in subjects):
        return
    near = (e for e in reversed(told) if 0 < sentence.number - e.sentence.number <= 1)
    acts = [e for e in near if e.type != "SportsEvent" or e.focus.lemma == verb.lemma]
    known = next((e for e in acts if e.kind == event.kind or e.focus.lemma == verb.lemma), None)
    if known is None and verb.lemma == "walk" and any(w.lower == "out" for w in sentence.child(verb)):
        known = next((e for e in told[-1:] if e.kind == "strike"), None)  # "they first walked out in May"
    if known is not None and len(known.name.split()) > 1:
        event.kind, event.type = known.kind, known.type
        event.name = naming.placed(_without_place(known), event)


def _without_place(event: Event) -> str:
    """The name of an event without its place."""
    bare = event.name
    for place, _ in event.places:
        bare = prepositions.without(bare, place.name)
    return bare


def _is_order(word: Word) -> bool:
    return word.lower in lexicon.group("ordinals")


def _is_bare(scene: Scene, sentence: Sentence, word: Word) -> bool:
    """Whether a subject has no noun of its own and a verb that is said of events."""
    verb = sentence.head(word)
    if verb is None or not verb.tag.startswith("VB") or not _is_of_events(sentence, verb):
        return False
    beside = sentence.child(word)
    if any(w.dep in {"appos", "nummod"} and w.tag.startswith("NNP") for w in beside):
        return False
    whose = any(w.dep == "case" for w in beside)
    if whose:
        return any(t.holds(word) and t.value for t in scene.times[sentence.number])
    if any(w.lower in {"of", "to", "who"} for w in beside):
        return False
    told = {w.lower for w in beside if w.dep in {"det", "amod"}} | {word.lower}
    if word.lemma == "date":
        dated = any(t.holds(w) for w in sentence.child(word, "poss") for t in scene.times[sentence.number])
        return dated or bool(told & {"extra", "further", "additional"})
    if word.lower == "one":
        return True
    ranked = word.lower in lexicon.group("ordinals", "superlatives")
    if word.lower in lexicon.words("event nouns"):  # "the final"
        return False
    return ranked and (bool(told & {"a", "the"}) or word.lower == "another")


def _is_of_events(sentence: Sentence, verb: Word) -> bool:
    becomes = verb.lemma == "become" and plans.online(sentence, verb)
    return verb.lemma in _RUNNING or becomes or bool(plans.turn(sentence, verb))


def _is_last_few(sentence: Sentence, word: Word) -> bool:
    """ "The final four will be held in Cologne", "the last eight begins on Friday": a part of a contest."""
    verb = sentence.head(word)
    which = {w.lower for w in sentence.child(word, "amod")} & {"final", "last"}
    few = word.tag == "CD" and word.lower in {"four", "eight", "sixteen", "16", "8", "4"}
    return bool(which) and few and verb is not None and verb.lemma in lexicon.group("course")


def _only_spoken_of(scene: Scene, sentence: Sentence, it: Word) -> Iterator[tuple[Sentence, Word]]:
    """ "They promised a referendum. It was held in 2019": what was only spoken of, and is told with "it"."""
    verb, earlier = sentence.head(it), scene.reading.sentences[max(0, sentence.number - 1)]
    if verb is None or earlier is sentence or earlier.block is not sentence.block:
        return
    place = any(o.lower == "place" for o in sentence.child(verb, "dobj"))
    if not (verb.lemma in {"hold", "stage"} or (verb.lemma == "take" and place)):
        return
    for noun in reversed(earlier.words):
        above = earlier.head(noun)
        if noun.tag.startswith("NN") and nouns.event_noun(scene, earlier, noun) is not None:
            times = scene.times.get(earlier.number, ())
            dated = any(t.start > noun.start and tense.verb(earlier, t.word) is above for t in times)
            if (
                noun.dep == "dobj"
                and not dated
                and above is not None
                and above.lemma in lexicon.words("unreal verbs")
            ):
                yield earlier, noun
            return


def _parallel(sentence: Sentence, word: Word) -> Word | None:
    """ "A clinic in Neath has been cancelled, and one in Barry has been moved": a clinic."""
    verb = sentence.head(word)
    first = sentence.head(verb) if verb is not None and verb.dep == "conj" else None
    if first is None or not _is_of_events(sentence, first):
        return None
    subjects = sentence.child(first, "nsubj", "nsubjpass")
    return next((s for s in subjects if s.tag == "NN" and _has_article(sentence, s)), None)


def _has_article(sentence: Sentence, noun: Word) -> bool:
    """ "A clinic", "a residents' evening"."""
    whose = sentence.child(noun, "poss")
    return any(sentence.child(w, "det") for w in [noun, *whose])


def _before(scene: Scene, sentence: Sentence, word: Word) -> Iterator[tuple[Sentence, Word]]:
    """The nouns of events before a word, the nearest first."""
    if word.lower == "one" and (first := _parallel(sentence, word)) is not None:
        yield sentence, first
    for number in range(sentence.number, max(-1, sentence.number - _BACK - 1), -1):
        earlier = scene.reading.sentences[number]
        if earlier.block.kind == "paragraph":
            words = earlier.words[: word.i] if earlier is sentence else earlier.words
            for noun in reversed(words):
                if noun.tag.startswith("NN") and nouns.event_noun(scene, earlier, noun) is not None:
                    if (named := scene.meant.get((earlier.number, noun.i))) is not None:
                        yield named  # "the first is on Monday, the second on Friday": games, too
                        continue
                    if _is_of_others(scene, earlier, noun, sentence, word):
                        return
                    yield earlier, triggers.whole_round(scene, earlier, noun)


def _is_of_others(scene: Scene, earlier: Sentence, noun: Word, sentence: Sentence, word: Word) -> bool:
    """ "Two ships were hit by a gale; the first is due in autumn": of several things, and no first gale."""
    ranked = _is_order(word) and any(d.lower == "the" for d in sentence.child(word, "det"))
    if not ranked or noun.tag != "NN" or not any(d.lower == "a" for d in earlier.child(noun, "det")):
        return False
    counted = (w for w in earlier.words if w.tag == "NNS" and earlier.child(w, "nummod"))
    return any(nouns.event_noun(scene, earlier, w) is None for w in counted)
