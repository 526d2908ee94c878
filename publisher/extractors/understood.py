"""Who is understood to take part where an event's own sentence names nobody, or only some of them."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.extractors import clauses, lexicon
from publisher.extractors.entities import Thing
from publisher.extractors.event import Event
from publisher.extractors.places import word_before
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene

_BACK = 4
"""Sentences behind a contest in which another can be between the same."""
_MOST = 2
"""So many are meant at most by "the teams" or "the accused"."""


def settle(scene: Scene, event: Event) -> None:
    """Adds whom the article means: the accused of a trial, the union of a strike, the body of a decision."""
    if event.verb is not None and event.verb.lemma in lexicon.group("presiding"):
        event.takers = [t for t in event.takers if not (t[2].dep == "nsubj" and _presides(t[0]))]
    if event.kind == "match" and len(event.takers) == 1:
        _add(event, _opponent(scene, event))
    if event.kind == "match" and len(event.takers) < 2:
        _add(event, _sides(scene, event))
    if event.takers:
        return
    if event.kind in lexicon.group("body events"):
        _add(event, _main(scene, "organization"))
    elif event.kind in lexicon.group("court"):
        _add(event, _accused(scene, event))
    elif event.kind == "strike":
        _add(event, _union(scene, event))


def _add(event: Event, things: list[Thing]) -> None:
    event.takers += [(thing, "", event.focus) for thing in things]


def _presides(thing: Thing) -> bool:
    """Whether somebody is of the court."""
    words = {w for role, _ in thing.roles for w in role.lower().split()}
    return not words.isdisjoint(lexicon.group("of the court"))


def _main(scene: Scene, kind: str) -> list[Thing]:
    """The one body that an article is about: named in its headline or lead, and again."""
    early = {s.number for s in scene.reading.sentences if s.block.kind in {"headline", "dek"}}
    lead = next((s.number for s in scene.reading.sentences if s.block.kind == "paragraph"), 0)
    found = [
        t
        for t in scene.things
        if t.kind == kind
        and t.type not in {"NewsMediaOrganization", "SportsTeam"}
        and len(t.mentions) > 1
        and any(m.sentence.number in early or m.sentence.number <= lead + 1 for m in t.mentions)
    ]
    found.sort(key=lambda t: -len(t.mentions))
    clear = found and (len(found) == 1 or len(found[0].mentions) > len(found[1].mentions))
    return found[:1] if clear else []


def _accused(scene: Scene, event: Event) -> list[Thing]:
    """Those a court report is about: who is accused or on trial, in the event's sentence or else anywhere."""
    found: dict[int, list[Thing]] = {}
    for sentence in scene.reading.sentences:
        for verb in sentence.words:
            if verb.lemma in lexicon.group("accusing") and verb.tag.startswith("VB"):
                found.setdefault(sentence.number, []).extend(_charged(scene, sentence, verb))
    told = [things for things in found.values() if things]
    most = max(told, key=lambda things: max(len(t.mentions) for t in things), default=[])
    return list({id(t): t for t in found.get(event.sentence.number) or most}.values())[:_MOST]


def _charged(scene: Scene, sentence: Sentence, verb: Word) -> Iterator[Thing]:
    """The people whom a verb of the court is done to, or who deny and plead."""
    own = clauses.subjects(sentence, verb) if verb.lemma in {"deny", "plead"} else []
    for word in [*sentence.child(verb, "nsubjpass"), *(own or sentence.child(verb, "dobj"))]:
        for one in clauses.conjuncts(sentence, word):
            names = [one, *sentence.child(one, "appos")]
            yield from (t for w in names for t in scene.names.meant(sentence, w) if t.kind == "person")


def _union(scene: Scene, event: Event) -> list[Thing]:
    """The union that an article names nearest to its strike."""
    unions = [
        (abs(m.sentence.number - event.sentence.number), m.start, t)
        for t in scene.things
        if t.kind == "organization"
        for m in t.mentions
        if "union" in t.name.lower().split() or _called(m.sentence, m.head, "union")
    ]
    return [min(unions, key=lambda u: u[:2])[2]] if unions else []


def _called(sentence: Sentence, name: Word, noun: str) -> bool:
    """Whether a noun stands with a name: "the union ENEDEP", "Unite, the union"."""
    above = sentence.head(name)
    beside = [*sentence.child(name, "appos", "compound", "nmod"), *([above] if above is not None else [])]
    return any(w.lemma == noun and abs(w.i - name.i) < 5 for w in beside)


def _opponent(scene: Scene, event: Event) -> list[Thing]:
    """The one other team that the sentence of a match names."""
    one = event.takers[0][0]
    teams = [
        t
        for m, t in scene.names.spans.get(event.sentence.number, ())
        if t.type == "SportsTeam" and t is not one and t not in [p for p, _ in event.places]
    ]
    others = list({id(t): t for t in teams}.values())
    return others if len(others) == 1 and one.type in {"SportsTeam", "Country"} else []


def _sides(scene: Scene, event: Event) -> list[Thing]:
    """ "Cork ended Limerick's hopes with a win": the only two that can play in the sentence of a match."""
    named = [
        thing
        for mention, thing in scene.names.spans.get(event.sentence.number, ())
        if thing.type in {"SportsTeam", "Country", "City"}
        and word_before(event.sentence, mention.first) not in lexicon.group("there") | {"from", "of", "to"}
        and all(thing is not spot for spot, _ in event.places)
    ]
    sides = list({id(t): t for t in named}.values())
    known = [t for t, _, _ in event.takers]
    if len(sides) != 2 or any(t not in sides for t in known) or sides[0].type != sides[1].type:
        return []
    return [t for t in sides if t not in known]


def again(scene: Scene, event: Event, before: list[Event]) -> None:
    """ "The match kicks off at eight": those of the contest told just before, where nobody is named anew."""
    if event.kind != "match" or len(event.takers) > 1 or not _points_back(event):
        return
    named = {id(t) for _, t in scene.names.spans.get(event.sentence.number, ()) if t.type == "SportsTeam"}
    known = {id(t) for t, _, _ in event.takers}
    for one in reversed(before):
        sides = [t for t, _, _ in one.takers]
        near = event.sentence.number - one.tellings[-1][0].number <= _BACK
        if one.type == "SportsEvent" and len(sides) == 2 and near:
            if named | known <= {id(t) for t in sides}:
                _add(event, [t for t in sides if id(t) not in known])
            return


def _points_back(event: Event) -> bool:
    """Whether a contest is told as one of those just spoken of: "the return leg", "they meet again"."""
    if event.focus.tag.startswith("NN"):
        own = {w.lower for w in event.sentence.child(event.focus)}
        named = event.sentence.child(event.focus, "compound", "nmod", "amod")
        return bool(own & {"the", "this", "that", "their"}) and not named and not own & {"between", "with"}
    again = any(w.lower == "again" for w in event.sentence.child(event.focus))
    return again or any(w.lower == "they" for w in clauses.subjects(event.sentence, event.focus))
