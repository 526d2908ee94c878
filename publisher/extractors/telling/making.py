"""An event made of the word that tells it: its class, and whether it is told as a fact or a plan."""

from __future__ import annotations

from publisher.extractors import clauses, kinds, lexicon, times
from publisher.extractors.changes import renewals, turns
from publisher.extractors.clauses import Mood, plans, untrue
from publisher.extractors.event import CANCELLED, POSTPONED, Event
from publisher.extractors.kinds import nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.telling import triggers
from publisher.extractors.times import Time

_NEAR = 7
"""Words between a noun and a time that can be its own."""


_POSSIBLY = frozenset({"can", "could", "may", "might"})


def make(
    scene: Scene, sentence: Sentence, word: Word, verb: Word | None, time: Time | None = None
) -> Event | None:
    """The event that a word tells in a clause, at a time if that is known; None for what is not so."""
    clause = verb or word
    acts = clause.tag.startswith("VB")
    state = _mood(scene, sentence, word, clause, time) if acts else "fact"
    modal = acts and any(w.lower in _POSSIBLY for w in sentence.child(clause, "aux"))
    off = acts and word is not clause and not modal and plans.turn(sentence, clause)
    stays_away = _will_not(scene, sentence, word, time) if state == "unreal" and word is clause else ""
    if state == "unreal" and not (off or stays_away):
        return None
    if word.tag.startswith("VB"):
        kind, type_ = kinds.of_verb(scene, sentence, word)
    else:
        kind, type_ = nouns.event_noun(scene, sentence, word) or (word.lemma, "")
        if any(d.lower in {"no", "any", "neither", "every", "each"} for d in sentence.child(word, "det")):
            return None
    came_out = verb is not None and verb.lemma in {"follow", "publish", "release"} and word is not verb
    if came_out and verb is not None and verb.lemma == "release" and word.dep == "pobj":
        came_out = False  # "was released a week before the attack"
    if came_out and not type_ and (kind not in nouns.classes() or clause.lemma != "follow"):
        type_ = "PublicationEvent"
    if scene.sport and kind in lexicon.group("acts of sport"):
        type_ = type_ or "SportsEvent"
    ahead = time is None or not triggers.is_past(scene, time)
    event = Event(sentence, word, verb, kind, type_, "", state)
    if state == "unreal":  # "might have to cancel Sunday's match", "was not called off"
        event.mood = "plan" if ahead else "fact"
    if stays_away:
        event.status, event.mood = stays_away, "plan"
    if off and word.lemma in lexicon.group("dates") and word in sentence.child(clause, "nsubjpass"):
        event.status, event.mood = off, "plan"  # "two attempts, on 22 and 29 January, were scrubbed"
    event.first_plan = renewals.first_plan(sentence, clause) if acts else ""
    event.tellings.append((sentence, word))
    ordinals = (w.lower for w in [word, *sentence.child(word)] if w.lower in lexicon.group("ordinals"))
    event.ordinal = next(ordinals, "")
    return event


def _will_not(scene: Scene, sentence: Sentence, verb: Word, time: Time | None) -> str:
    """ "The board won't meet on Thursday because of snow": what becomes of what was to be on that day."""
    will = any(w.lower in {"will", "wo", "'ll"} for w in sentence.child(verb, "aux"))
    if not will or time is None or not time.value or not clauses.says_not(sentence, verb):
        return ""
    if verb.lemma in lexicon.group("doors") and turns.as_planned(sentence, verb):
        return POSTPONED
    subjects = clauses.subjects(sentence, verb)
    bodies = any(t.kind == "organization" for w in subjects for t in scene.names.meant(sentence, w))
    bodies = bodies or any(w.lemma in lexicon.group("assemblies") for w in subjects)
    until = any(w.lower in {"until", "till", "before"} for w in sentence.child(verb, "prep", "mark"))
    alone = not bodies and verb.lemma in lexicon.group("performing") | {"exhibit", "lecture", "show"}
    if until or (
        alone and any(nouns.event_noun(scene, sentence, o) for _, o in clauses.phrases(sentence, verb))
    ):
        return ""  # "will not sing at Friday's gala", which goes ahead
    meets = verb.lemma in lexicon.group("meeting verbs", "performing")
    return CANCELLED if alone or (bodies and meets) or _will_not_fight(scene, sentence, verb) else ""


def _will_not_fight(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "Mensah will not fight Harbuz on 31 January": no contest; one who will not face a team is left out."""
    if verb.lemma not in {"face", "fight", "play"}:
        return False
    sides = clauses.subjects(sentence, verb), sentence.child(verb, "dobj")
    words = [[n for w in side for n in (w, *sentence.child(w, "appos"))] for side in sides]
    named = [{t.kind for w in side for t in scene.names.meant(sentence, w)} for side in words]
    return named[0] == named[1] != set()


def _is_right_behind(sentence: Sentence, noun: Word, time: Time) -> bool:
    """ "The fair in Atlanta in September": nothing but places between a noun and a time."""
    between = [w for w in sentence.words[noun.i + 1 :] if w.end <= time.start]
    joins = {"IN", "DT", "NN", "NNP", "NNPS", "JJ", "POS", "HYPH"}
    return noun.start < time.start and len(between) <= _NEAR and all(w.tag in joins for w in between)


def _bounds(sentence: Sentence, clause: Word) -> bool:
    """ "Will preside until members elect a successor on 7 October": that they will, then."""
    begins = {w.lower for w in sentence.child(clause, "mark", "advmod")} & {"until"}
    return bool(begins) and clause.tag in {"VBZ", "VBP"} and not clauses.negated(sentence, clause)


def _depends(sentence: Sentence, clause: Word) -> bool:
    """ "Would drive to Warsaw unless the government acted": a threat; what is called may be called off."""
    if clause.lemma in lexicon.group("meeting verbs", "performing"):
        return False
    beside = sentence.child(clause, "advcl")
    marks = (w for other in beside for w in sentence.child(other, "mark"))
    return any(w.lower in {"if", "unless"} and sentence.words[w.i - 1].lower != "even" for w in marks)


def _only_wanted(sentence: Sentence, word: Word, clause: Word) -> bool:
    """ "Want a referendum next spring", "averted a strike"; not "want Saturday's march to go ahead"."""
    known = any(w.dep == "poss" or w.lower == "the" for w in sentence.child(word, "det", "poss"))
    weighed = {"advocate", "consider", "contemplate", "mull", "recommend", "suggest", "weigh"}
    wished = clause.lemma in weighed or clause.lemma in lexicon.group("wishes") | lexicon.group(
        "proposing"
    ) | lexicon.group("preventing")
    return wished and word.dep == "dobj" and not known


def _is_over(sentence: Sentence, verb: Word) -> bool:
    """ "Withdrew", "was withdrawn": what was done, and is not done on a day to come."""
    was = any(w.lower in {"was", "were"} for w in sentence.child(verb, "auxpass"))
    return (verb.tag == "VBD" or was) and not sentence.child(verb, "aux")


def _is_only_a_wish(clause: Word) -> bool:
    return clause.lemma in lexicon.group("wishes") - lexicon.group("proposing")


def _is_not_there(sentence: Sentence, word: Word, clause: Word, state: Mood) -> bool:
    """ "Did not sign the treaty on Monday", "refused to hold a vote": what would have made it an event.

    Nor is what is only asked for: "calls for a vote".
    """
    if word is clause or untrue.only_spoken_of(sentence, word):
        return word is not clause
    made = lexicon.group("holding", "bringing about")
    return (
        state == "unreal"
        and word.dep in {"dobj", "nsubjpass"}
        and clause.lemma in made
        and clause.dep != "advcl"
    )


def _mood(scene: Scene, sentence: Sentence, word: Word, clause: Word, time: Time | None) -> Mood:
    """Whether an event is told as a fact or a plan; its own day holds whatever is said of it."""
    state = clauses.mood(sentence, clause)
    if state == "plan" and word is clause and _depends(sentence, clause):
        return "unreal"
    if time is None:
        return state
    if word is clause and clauses.not_until(sentence, time.word):
        return "plan" if time.tense == "future" else "fact"
    own = word is not clause and (time.word in sentence.below(word) or _is_right_behind(sentence, word, time))
    past = triggers.is_past(scene, time)
    if _only_wanted(sentence, word, clause) and not (own and past and _is_only_a_wish(clause)):
        return "unreal"
    if _is_not_there(sentence, word, clause, state if past else "fact"):
        return "unreal"
    gathered = word.dep == "dobj" and (nouns.event_noun(scene, sentence, word) or ("",))[0] in lexicon.group(
        "gatherings"
    )
    if clause.lemma == "go" and untrue.nearly(sentence, clause):  # "nearly went on strike on Monday"
        return "unreal"
    if state == "unreal" and past and word is not clause and (own or word.dep == "pobj" or gathered):
        return "fact"
    modal = {w.lower for w in sentence.child(clause, "aux")} & {"could", "may", "might", "can"}
    touched = lexicon.group("touching", "being there")
    if own and time.day and not past and (modal or clause.lemma in touched):
        return "plan"
    if state == "unreal" and own and word.dep == "pobj":
        kind = (nouns.event_noun(scene, sentence, word) or ("",))[0]
        if kind in lexicon.group("gatherings") or not clauses.negated(sentence, clause):
            return "plan"
    today = scene.day or "9"
    gathers = (nouns.event_noun(scene, sentence, word) or ("",))[0] in lexicon.group("gatherings")
    asked = any(w.lower in {"if", "whether"} for w in sentence.child(clause, "mark"))
    can = any(w.lower == "can" for w in sentence.child(clause, "aux")) and not (
        asked or clauses.negated(sentence, clause)
    )
    if can and (word is clause or word.dep == "pobj") and time.day >= today and (time.exact or gathers):
        # "one can meet her there from 4 p.m.", "can see the plans at an information evening on 25 June"
        return "plan"
    span = times.bounds(time.value)
    ahead = span is not None and span[0].isoformat() > today
    if ahead and word is clause:
        return _of_verb_ahead(sentence, clause, time, state)
    return "plan" if state == "fact" and ahead else state


def _of_verb_ahead(sentence: Sentence, verb: Word, time: Time, state: Mood) -> Mood:
    """Whether what a verb tells of a day to come is a plan."""
    if state == "unreal":
        return "plan" if _bounds(sentence, verb) else state
    return "unreal" if state == "fact" and time.day and _is_over(sentence, verb) else "plan"
