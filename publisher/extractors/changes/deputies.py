"""Who does what another was to do: "he had been due to open it on Friday; his deputy will do so"."""

from __future__ import annotations

from publisher.extractors import clauses, lexicon
from publisher.extractors.clauses import tense
from publisher.extractors.event import CANCELLED, Event
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene


def settle(scene: Scene, event: Event) -> None:
    """What somebody else will do is not off; it is done by whoever stands in."""
    if not event.first_plan or event.status not in {"", CANCELLED} or event.mood != "plan":
        return
    number = event.sentence.number
    for sentence in scene.reading.sentences[number : number + 2]:
        for verb in sentence.words:
            later = sentence.number > number or verb.i > event.focus.i
            if later and verb.tag == "VB" and _stands_in(sentence, verb):
                _hand_over(scene, event, sentence, verb)
                return


def _hand_over(scene: Scene, event: Event, sentence: Sentence, verb: Word) -> None:
    event.status, event.first_plan = "", ""
    subjects = [w for s in clauses.subjects(sentence, verb) for w in (s, *sentence.child(s, "appos"))]
    named = [(thing, w) for w in subjects for thing in scene.names.meant(sentence, w)]
    for thing, word in named[:1]:
        role = event.takers[0][1] if event.takers else "performer"
        for other, _, _ in event.takers:
            event.name = event.name.replace(other.name, thing.name)
        event.takers = [(thing, role, word)]


def _stands_in(sentence: Sentence, verb: Word) -> bool:
    """ "Will do so in his place", "will stand in", "will open it instead of him"."""
    if tense.of(sentence, verb) != "future":
        return False
    beside = {w.lower for w in sentence.child(verb, "advmod", "prt")}
    instead = {o.lower for _, o in clauses.phrases(sentence, verb, "in")} & lexicon.group("places of others")
    takes = any(o.lower == "place" and sentence.child(o, "poss") for o in sentence.child(verb, "dobj"))
    return (
        (verb.lemma == "do" and "so" in beside)
        or (verb.lemma in {"step", "stand", "fill"} and "in" in beside)
        or verb.lemma == "deputise"
        or bool(instead)
        or (verb.lemma == "take" and takes)
    )
