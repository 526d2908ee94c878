"""Who plays in a contest whose own clause names nobody, or one of two."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.extractors import clauses, lexicon
from publisher.extractors.entities import Thing
from publisher.extractors.entities.spots import is_venue, word_before
from publisher.extractors.event import Event
from publisher.extractors.reading import Word
from publisher.extractors.references.index import once
from publisher.extractors.scene import Scene

_BACK = 4
"""Sentences behind a contest in which another can be between the same."""
_CONTESTS = frozenset({"match", "test", "final", "semifinal", "quarterfinal"})
_MATCHES = frozenset({"match", "test"})
_NATIONS = {"Country", "SportsTeam"}
"""What two nations that play are called, where one of them is told to be a team."""
_CLUBS = frozenset({"AdministrativeArea", "City", "Organization", "SportsTeam", "State"})
_ACTING = frozenset({"nsubj", "nsubjpass", "poss"})
_COUNTED = frozenset({"final", "last", "next", "opening", "return", "second", "first", "third"})


def complete(scene: Scene, event: Event) -> None:
    """Adds the other side of a contest, where the sentence that tells it names it in some way."""
    if event.kind not in _CONTESTS:
        return
    if len(event.takers) == 1:
        _add(event, _opponent(scene, event) or _told_next(scene, event))
    if event.kind == "match" and len(event.takers) < 2:
        others = _only_two(scene, event)
        done_to = [t for t in event.takers if t[2].dep == "dobj"]  # "they beat Malawi": the other is who did
        event.takers = [t for t in event.takers if t not in done_to]
        _add(event, others)
        event.takers += done_to
    if len(_teams(event)) == 1:
        _add(event, list(_at_theirs(scene, event)) or _of_a_player(scene, event))


def _add(event: Event, things: list[Thing]) -> None:
    event.takers += [(thing, "competitor", event.focus) for thing in things]


def _teams(event: Event) -> list[Thing]:
    return [t for t, _, _ in event.takers if t.kind != "person"]


def _opponent(scene: Scene, event: Event) -> list[Thing]:
    """The one other team that the sentence of a match names."""
    one = event.takers[0][0]
    teams = [
        t
        for m, t in scene.names.spans.get(event.sentence.number, ())
        if t.type == "SportsTeam" and t is not one and t not in [p for p, _ in event.places]
    ]
    others = once(teams)
    return others if len(others) == 1 and one.type in {"SportsTeam", "Country"} else []


def _told_next(scene: Scene, event: Event) -> list[Thing]:
    """ "Reached the final on Saturday. They lost it to Arco": the other side, named with how it ended."""
    number = event.sentence.number + 1
    if number >= len(scene.reading.sentences) or number in scene.times:
        return []
    sentence = scene.reading.sentences[number]
    root = next((w for w in sentence.words if w.head == w.i and w.tag == "VBD"), None)
    if root is None or root.lemma not in lexicon.group("match verbs") | {"win"}:
        return []
    acting = clauses.subjects(sentence, root)
    ours = any(w.lower in {"he", "she", "they"} for w in acting) or any(
        t is event.takers[0][0] for w in acting for t in scene.names.meant(sentence, w)
    )
    holders = [root, *sentence.child(root, "dobj")]
    found = (clauses.phrases(sentence, w, "to", "with", "by", "over", "against") for w in holders)
    others = [*sentence.child(root, "dobj"), *(o for phrase in found for _, o in phrase)]
    named = [scene.names.at(sentence, w) for w in others] if ours else []
    return once([h[1] for h in named if h is not None and not is_venue(h[1])])[:1]


def _only_two(scene: Scene, event: Event) -> list[Thing]:
    """ "Cork ended Limerick's hopes with a win": the only two that can play in the sentence of a match."""
    there = lexicon.group("there") | {"from", "of", "to"}
    spots = [spot for spot, _ in event.places]
    named, acting = [], []
    for mention, thing in scene.names.spans.get(event.sentence.number, ()):
        if thing.type in {"SportsTeam", "Country", "City"}:
            if scene.sport and mention.head.dep in _ACTING:
                acting.append(thing)
            elif word_before(event.sentence, mention.first) in there or thing in spots:
                continue
            named.append(thing)
    sides = once(named)
    known = [t for t, _, _ in event.takers]
    kinds = {t.type for t in sides if t not in acting}
    mixed = len({t.type for t in sides}) > 1 and not kinds <= {"SportsTeam"}
    if len(sides) != 2 or any(t not in sides for t in known) or (mixed and kinds != _NATIONS):
        return []
    return [t for t in sides if t not in known]


def _at_theirs(scene: Scene, event: Event) -> Iterator[Thing]:
    """ "Won 3-1 at Valencia", "their game at Braga": in sport, whose ground it is."""
    sentence, league = event.sentence, scene.sport and event.kind == "match"
    if not league or any(w.lemma in {"innings", "run", "wicket"} for w in sentence.words):
        return
    for holder in _once(event.focus, event.verb):
        visited = holder.lemma in lexicon.group("visiting")
        grounds = [(p, o) for p, o in clauses.phrases(sentence, holder, "at") if p.lower == "at"]
        grounds += [(holder, o) for o in sentence.child(holder, "dobj") if visited]
        grounds += [(p, o) for p, o in clauses.phrases(sentence, holder, "to") if visited and p.lower == "to"]
        for prep, obj in grounds:
            here = scene.names.at(sentence, obj)
            if here is None or here[1] in _teams(event) or is_venue(here[1]):
                continue
            far = here[0].first - prep.i > 2
            apart = far or any(w.text == "," for w in sentence.words[holder.i : prep.i])
            if here[1].type in _CLUBS and not apart and not sentence.child(obj, "appos", "poss"):
                yield here[1]
                return


def _once(*words: Word | None) -> list[Word]:
    """Some words, each once, without those that are none."""
    return list({w.i: w for w in words if w is not None}.values())


def _of_a_player(scene: Scene, event: Event) -> list[Thing]:
    """ "Munster Harps hooker Rui Costa is free to play in the final against Ulster Kings"."""
    known = _teams(event)[0]
    for word in clauses.subjects(event.sentence, event.verb or event.focus):
        inside = event.sentence.below(word)
        for mention, thing in scene.names.spans.get(event.sentence.number, ()):
            before = mention.last <= word.i and mention.head in inside and mention.head.dep == "compound"
            if before and thing.kind == "organization" and thing is not known:
                return [thing]
    return []


def _just_told(scene: Scene, event: Event) -> list[Thing]:
    """ "Gent have lost three times. A friendly against Arco is off": whose the other side's match is."""
    sentence = event.sentence
    own = {w.lower for w in sentence.child(event.focus)}
    named = [t for _, t in scene.names.spans.get(sentence.number, ()) if t.type == "SportsTeam"]
    alone = len(named) < 2 and own & {"a", "an", "another", "the"} and event.kind == "match"
    others = any(w.lemma in lexicon.group("other side") for w in sentence.words)
    if not (scene.sport and event.focus.tag.startswith("NN") and alone) or others:
        return []
    found = scene.names.subject_before(sentence, event.focus, "organization")
    return [found] if found is not None and found.type == "SportsTeam" else []


def again(scene: Scene, event: Event, before: list[Event]) -> None:
    """ "The match kicks off at eight": those of the contest told just before, where nobody is named anew."""
    if event.kind not in _MATCHES or len(event.takers) > 1 or clauses.alternatives(event.sentence):
        return
    if _points_back(event) or _as_one_side(event):
        _between_the_same(scene, event, before)
    teams = _teams(event)
    if len(teams) == len(event.takers) == 1:
        _add(event, [t for t in _just_told(scene, event) if t is not teams[0]])


def _between_the_same(scene: Scene, event: Event, before: list[Event]) -> None:
    """Adds those of the contest told last, if all that are named here are among them."""
    named = {id(t) for _, t in scene.names.spans.get(event.sentence.number, ()) if t.type == "SportsTeam"}
    known = {id(t) for t, _, _ in event.takers}
    for one in reversed(before):
        sides = [t for t, _, _ in one.takers]
        near = event.sentence.number - one.tellings[-1][0].number <= _BACK or _are_alone(before)
        if (
            one.type == "SportsEvent"
            and _are_equals(sides)
            and near
            and named | known <= {id(t) for t in sides}
        ):
            _add(event, [t for t in sides if id(t) not in known])
            return


def _are_alone(events: list[Event]) -> bool:
    """Whether an article told only of contests between the same two."""
    contests = [[t for t, _, _ in e.takers] for e in events if e.type == "SportsEvent" and len(e.takers) > 1]
    pairs = [{id(t) for t in sides} for sides in contests if _are_equals(sides)]
    return bool(pairs) and all(pair == pairs[0] for pair in pairs)


def _are_equals(sides: list[Thing]) -> bool:
    """Whether those are two who can play one another: two people, or two teams."""
    return len(sides) == 2 and (sides[0].kind == "person") == (sides[1].kind == "person")


def _points_back(event: Event) -> bool:
    """Whether a contest is told as one of those just spoken of: "the return leg", "they meet again"."""
    if event.focus.tag.startswith("NN"):
        own = {w.lower for w in event.sentence.child(event.focus)}
        places = lexicon.group("ordinals") | _COUNTED
        beside = event.sentence.child(event.focus, "compound", "nmod", "amod")
        named = [w for w in beside if w.lower not in places]
        counted = any(w.i > event.focus.i for w in event.sentence.child(event.focus, "nummod"))  # "game two"
        pointing = bool(own & {"the", "this", "that", "their"}) or counted
        return pointing and not named and not own & {"between", "with"}
    again = any(w.lower == "again" for w in event.sentence.child(event.focus))
    sides = any(w.lemma in lexicon.group("sides") and w.tag == "NNS" for w in event.sentence.words)
    return again or sides or any(w.lower == "they" for w in clauses.subjects(event.sentence, event.focus))


def _as_one_side(event: Event) -> bool:
    """ "The hosts won", "their neighbours lost": told of one of two, who is not named there."""
    return any(
        w.tag == "NNS" and (w.lemma in lexicon.group("other side") or w.lower == "hosts")
        for verb in _once(event.focus, event.verb)
        for w in clauses.subjects(event.sentence, verb)
    )
