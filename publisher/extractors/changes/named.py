"""Events whose change a noun or a participle tells: "the cancellation of the race", "the postponed race"."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.extractors import clauses, lexicon
from publisher.extractors.clauses import tense
from publisher.extractors.kinds import nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene


def event(scene: Scene, sentence: Sentence, word: Word) -> Word | None:
    """The event that a noun like "cancellation" or a participle like "postponed" stands with, if so."""
    one = sentence.head(word)
    if word.tag in {"NN", "NNS"}:
        named = (n for n in _of_noun(sentence, word) if nouns.event_noun(scene, sentence, n) is not None)
        one = next(named, None)
        verb = tense.verb(sentence, word)
        if verb is not None and clauses.mood(sentence, verb) == "unreal":
            return None
        above = sentence.head(sentence.head(word) or word)
        if above is not None and above.tag[:2] == "NN" and above.lemma in lexicon.words("unreal nouns"):
            return None
    if one is None or nouns.event_noun(scene, sentence, one) is None:
        return None
    return one


def _of_noun(sentence: Sentence, change: Word) -> Iterator[Word]:
    """What a noun like "cancellation" can be of: "of the race", "until May of the race", "the race's"."""
    yield from sentence.child(change, "poss")
    yield from (noun for _, noun in clauses.phrases(sentence, change, "of", "to", "in"))
    for of in sentence.below(change):
        above = sentence.head(of)
        if of.lower == "of" and of.dep == "prep" and above is not None and _is_aside(sentence, above, change):
            yield from sentence.child(of, "pobj")


def _is_aside(sentence: Sentence, word: Word, change: Word) -> bool:
    """Whether a word stands between a noun and its "of": "the loss | because of fog | of the match"."""
    here: Word | None = word
    while here is not None and here is not change:
        if here.dep == "prep" and here.lower == "of":
            return False
        here = sentence.head(here)
    return here is change


def is_on_again(scene: Scene, sentence: Sentence, word: Word, noun: Word) -> bool:
    """ "The postponed match will be played on Wednesday": it has its new day."""
    verb = sentence.head(noun) if noun.dep in {"nsubj", "nsubjpass"} else None
    due = verb is not None and (tense.of(sentence, verb) == "future" or verb.lower in {"is", "are"})
    if not due or word.tag in {"NN", "NNS"}:
        return False
    times = scene.times.get(sentence.number, ())
    own = (t for t in times if t.kind == "date" and tense.verb(sentence, t.word) is verb)
    return any(t.day >= scene.day > "" for t in own)
