"""In which state a verb puts a planned event: cancelled, postponed, on another day, online."""

from __future__ import annotations

from publisher.extractors import clauses, lexicon, nouns, tense
from publisher.extractors.event import CANCELLED, ONLINE, POSTPONED, RESCHEDULED, Plan
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time


def puts_off(scene: Scene, sentence: Sentence, verb: Word) -> str:
    """The state a verb puts an event in: cancelled, postponed."""
    table = lexicon.words("off verbs")
    if verb.lemma in table:
        return table[verb.lemma]
    particles = {w.lower for w in sentence.child(verb, "prt", "advmod", "prep")}
    if verb.lemma == "call" and "off" in particles:
        return CANCELLED
    if (
        verb.lemma in {"put", "push", "set", "hold", "carry"}
        and particles & {"off", "back", "over"}
        and not sentence.child(verb, "neg")
    ):
        return POSTPONED
    if verb.lemma == "put" and any(o.lower == "hold" for _, o in clauses.phrases(sentence, verb, "on")):
        return POSTPONED
    if verb.lemma in {"rain", "wash", "snow"} and particles & {"off", "out"}:
        return CANCELLED
    if verb.lemma == "be" and "off" in particles:
        return CANCELLED
    return ""


def first_plan(sentence: Sentence, verb: Word) -> Plan:
    """Whether a clause tells what was planned at first: "was to have met", "had been set for Monday"."""
    chain = [verb]
    while chain[-1].dep in {"xcomp", "acomp"} and (above := sentence.head(chain[-1])) is not None:
        chain.append(above)
    own = {w.lower for w in sentence.child(verb, "aux", "auxpass")}
    aux = {w.lower for v in chain for w in [v, *sentence.child(v, "aux", "auxpass")]}
    if {"to", "have"} <= own and (len(chain) == 1 or aux & {"was", "were", "due"}):
        return "was to have been"
    if "had" in aux and any(v.lemma in tense.AHEAD for v in chain):
        return "had been set"
    return ""


def state_of(scene: Scene, sentence: Sentence, verb: Word) -> str:
    """The state a verb puts an event in, if it does."""
    beside = {w.lower for w in clauses.words(sentence, verb)}
    if verb.lemma in lexicon.group("online verbs") and beside & lexicon.group("online words"):
        moved = verb.lemma in {"move", "shift", "switch", "transfer", "relocate", "go"}
        subjects = clauses.subjects(sentence, verb)
        planned = any(was_planned(scene, sentence, noun) for noun in subjects)
        because = any(w.lower in {"after", "because", "following", "due", "owing"} for w in sentence.words)
        if moved or planned or because or beside & {"instead", "now", "only", "solely", "entirely", "rather"}:
            return ONLINE
    if verb.lemma in {"stream", "livestream", "broadcast"} and "instead" in beside:
        return ONLINE
    off = puts_off(scene, sentence, verb)
    if off:
        return off
    if sentence.child(verb, "neg") or ("longer" in beside and "no" in beside):
        return CANCELLED if _does_not_happen(scene, sentence, verb, beside) else ""
    if verb.lemma in {"drop", "pull"} and _drops(scene, sentence, verb, beside):
        return CANCELLED
    if verb.lemma == "bring" and "forward" in beside:
        return RESCHEDULED
    if "planned" in beside and "than" in beside and beside & {"later", "earlier"}:
        return RESCHEDULED
    if verb.lemma in {"move", "shift", "switch", "slip", "change"} and moves_day(scene, sentence, verb):
        return RESCHEDULED
    if looks_ahead(scene, sentence, verb) and any(
        was_planned(scene, sentence, noun) for noun in sentence.child(verb, "nsubj", "nsubjpass")
    ):
        return "now"
    if (
        "now" in {w.lower for w in sentence.child(verb, "advmod")}
        and tense.of(sentence, verb) == "future"
        and verb.lemma in lexicon.group("course") | {"play", "be"}
    ):
        return "now"
    return ""


def _does_not_happen(scene: Scene, sentence: Sentence, verb: Word, beside: set[str]) -> bool:
    """ "Will not take place", "did not go ahead as planned": said of what was planned."""
    goes = verb.lemma in {"take", "happen", "proceed", "occur"} or (
        verb.lemma in {"go", "hold"} and bool(beside & {"ahead", "forward", "held"})
    )
    if not goes:
        return False
    return tense.of(sentence, verb) == "future" or any(
        was_planned(scene, sentence, noun) for noun in clauses.subjects(sentence, verb)
    )


def _drops(scene: Scene, sentence: Sentence, verb: Word, beside: set[str]) -> bool:
    """ "Dropped the screening", "was dropped from the programme": an event, or out of a list of them."""
    dropped = sentence.child(verb, "nsubjpass", "dobj")
    if not dropped:
        return False
    return bool(beside & {"from", "programme", "program", "schedule"}) or any(
        nouns.event_noun(scene, sentence, noun) is not None for noun in dropped
    )


def looks_ahead(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """Whether a verb has "will" or "would" before it."""
    aux = {w.lower for w in sentence.child(verb, "aux")}
    return bool(aux & {"will", "would", "'ll"})


def was_planned(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    """Whether a clause on the noun says for when it was first planned."""
    days = [t for t in scene.times.get(sentence.number, ()) if t.kind == "date" and t.value]
    for clause in sentence.below(noun):
        if clause.dep not in {"relcl", "acl"}:
            continue
        inside = sentence.below(clause)
        words = {w.lower for w in inside}
        was = bool(words & {"was", "were", "had"}) or clause.lemma in tense.AHEAD
        was = was or ("have" in words and bool(words & {"to", "should", "would"}))
        if was and any(t.word in inside for t in days):
            return True
    return False


def moves_day(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """Whether a verb of moving leads to a day, not to a place."""
    return any(
        t.kind == "date"
        and t.start > verb.end
        and (led_by(scene, sentence, t, {"to", "from", "until"}) or t.words.lower().startswith("from "))
        for t in scene.times.get(sentence.number, ())
    )


def led_by(scene: Scene, sentence: Sentence, time: Time, preps: set[str]) -> bool:
    """Whether one of these prepositions stands right before a time."""
    first = next((w.i for w in sentence.words if w.end > time.start), 0)
    return first > 0 and sentence.words[first - 1].lower in preps
