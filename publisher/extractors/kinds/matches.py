"""Whether a verb tells of a match or of music."""

from __future__ import annotations

from publisher.extractors import clauses, lexicon
from publisher.extractors.entities import Thing
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene

_PLAYING = frozenset(
    {"AdministrativeArea", "City", "Country", "Organization", "Place", "SportsTeam", "State"}
)
"""What teams are, and places whose teams go by their name."""


def is_match(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """Whether a verb tells of a match: one of sport with those who play, or any with a score behind it."""
    scored = clauses.scored(sentence, verb)
    if verb.lemma in lexicon.group("match verbs") and scored:
        return True
    if verb.lemma in lexicon.group("sport verbs"):
        teams = any(
            t.type == "SportsTeam"
            for w in [*clauses.subjects(sentence, verb), *sentence.child(verb, "dobj")]
            for t in scene.names.meant(sentence, w)
        )
        told = scene.sport or teams or kicks_off(sentence) or _are_clubs(scene, sentence, verb)
        return told and plays(scene, sentence, verb)
    if scene.sport and verb.lemma == "take" and any(w.lower == "on" for w in sentence.child(verb, "prt")):
        return plays(scene, sentence, verb)
    if _goes_to_play(scene, sentence, verb):
        return True
    told = _takes_a_medal(scene, sentence, verb) or _is_stopped(scene, sentence, verb)
    return told or is_result(scene, sentence, verb)


def _goes_to_play(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "Ardmore go to Perth on Wednesday": a team, to where another is at home, and for nothing else."""
    if not scene.sport or verb.lemma != "go" or any(clauses.phrases(sentence, verb, "for")):
        return False
    acting = [t for w in clauses.subjects(sentence, verb) for t in scene.names.meant(sentence, w)]
    away = [t for _, o in clauses.phrases(sentence, verb, "to") for t in scene.names.meant(sentence, o)]
    return any(t.type in _PLAYING for t in acting) and any(t.kind == "organization" for t in away)


def _is_stopped(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "Stopped Terry Flynn in the ninth round"."""
    halted = sentence.child(verb, "dobj", "nsubjpass") if verb.lemma in {"drop", "floor", "stop"} else []
    rounds = any(o.lemma == "round" for _, o in clauses.phrases(sentence, verb, "in"))
    return scene.sport and rounds and any(_can_play(scene, sentence, w) for w in halted)


def ends_so(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "Went out to Tarrafal on penalties", "shared the points", "were held by Athlone": how a match ends."""
    beside = lexicon.words("match phrases").get(verb.lemma, "").split() if scene.sport else []
    if not beside:
        return False
    objects, ends = sentence.child(verb, "dobj"), clauses.phrases(sentence, verb, *beside)
    against = any(_can_play(scene, sentence, other) for _, other in ends)
    alone = {w.lower for w in sentence.child(verb, "prt")}
    alone |= {form for o in objects for form in (o.lower, o.lemma)}
    sides = [*clauses.subjects(sentence, verb), *objects]
    theirs = any(w.lower == "they" or _can_play(scene, sentence, w) for w in sides)
    return theirs and (against or not alone.isdisjoint(beside))


def _can_play(scene: Scene, sentence: Sentence, word: Word) -> bool:
    """Whether a word names a player, a team, or a place whose team goes by its name."""
    things = scene.names.meant(sentence, word)
    return any(t.type in _PLAYING or t.kind == "person" for t in things)


def _are_clubs(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "Tartu Rovers hosted Quito Athletic": two that are named as clubs are."""
    passive = sentence.child(verb, "nsubjpass")
    sides = [sentence.child(verb, "nsubj"), sentence.child(verb, "dobj"), passive]
    named = [
        any(
            t.kind != "person" and " " in t.name and t.name.split()[-1] in lexicon.group("team heads")
            for w in side
            for t in scene.names.meant(sentence, w)
        )
        for side in sides
    ]
    if named.count(True) > 1 or (bool(passive) and named[2]):
        return True
    types = [{t.type for w in side for t in scene.names.meant(sentence, w)} for side in sides[:2]]
    nations = verb.lemma == "play" and types[0] == types[1] == {"Country"}  # "Ghana played Mali"
    return nations or (any(named[:2]) and verb.lemma in {"face", "host", "play"} and all(types))


def _takes_a_medal(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """ "Took gold in the 200m butterfly", "claimed the title": won, in sport."""
    won = (o.lemma in lexicon.group("medals") for o in sentence.child(verb, "dobj"))
    takes = verb.lemma in {"claim", "clinch", "defend", "retain", "secure", "take", "win"}
    return scene.sport and takes and any(won)


def kicks_off(sentence: Sentence) -> bool:
    """Whether a sentence says when a match starts: "kick-off 18:30"."""
    return not lexicon.group("kick-offs").isdisjoint(w.lower for w in sentence.words)


def is_result(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """Whether a verb has a result of sport behind it: "were held 1-1", "held them to a draw"."""
    scored = clauses.scored(sentence, verb)
    if verb.lemma in lexicon.group("parting"):
        return False
    ends = clauses.phrases(sentence, verb, "with", "after", "to")
    objects = sentence.child(verb, "dobj")
    had = (o for o in objects if any(clauses.phrases(sentence, o, "over", "against", "by")))
    won = any(noun.lemma in lexicon.group("results of matches") for noun in [*had, *(n for _, n in ends)])
    return scene.sport and (scored or won or ends_so(scene, sentence, verb))


def plays(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """Whether a verb of sport has a team or a player for its subject."""
    town = scene.sport and verb.lemma != "open"
    if verb.lemma in {"receive", "welcome"}:  # "they receive Waasland Boys", no guest
        objects = (t for w in sentence.child(verb, "dobj") for t in scene.names.meant(sentence, w))
        return any(t.kind == "organization" for t in objects)
    if verb.lemma in {"win", "open", "visit", "travel", "host", "face", "lose"}:
        return any(
            (w.lower == "they" and verb.lemma not in {"open", "win"})
            or w.lemma in lexicon.group("sides", "other side")
            or any(
                t.kind != "place" or t.type == "Country" or (town and t.type == "City")
                for t in scene.names.meant(sentence, w)
            )
            for w in clauses.subjects(sentence, verb)
        )
    return True


def makes_music(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """Whether those who play make music."""
    for word in clauses.subjects(sentence, verb):
        if word.lemma in lexicon.group("musicians"):
            return True
        for thing in scene.names.meant(sentence, word):
            if (
                thing.type == "MusicGroup"
                or _is_ensemble(thing)
                or any(not lexicon.group("musicians").isdisjoint(r.lower().split()) for r, _ in thing.roles)
            ):
                return True
    return False


def _is_ensemble(thing: Thing) -> bool:
    """Whether a body's name says that it makes music: "the Lee Valley Consort"."""
    words = set(thing.name.lower().split())
    return thing.kind == "organization" and not words.isdisjoint(lexicon.group("musicians"))
