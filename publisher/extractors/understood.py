"""Who is understood to take part where an event's own sentence names nobody, or only some of them."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.extractors import clauses, lexicon
from publisher.extractors.entities import Thing
from publisher.extractors.event import Event
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.spots import word_before

_BACK = 4
"""Sentences behind a contest in which another can be between the same."""
_FIRMS = frozenset({"Organization", "Corporation"})
_CONTESTS = frozenset({"match", "test"})
_NATIONS = {"Country", "SportsTeam"}
"""What two nations that play are called, where one of them is told to be a team."""
_MOST = 2
"""So many are meant at most by "the teams" or "the accused"."""


def settle(scene: Scene, event: Event) -> None:
    """Adds whom the article means: the accused of a trial, the union of a strike, the body of a decision."""
    if event.verb is not None and event.verb.lemma in lexicon.group("presiding"):
        event.takers = [t for t in event.takers if not (t[2].dep == "nsubj" and _presides(t[0]))]
    if event.kind == "match" and len(event.takers) == 1:
        _add(event, _opponent(scene, event))
    if event.kind == "match" and len(event.takers) < 2:
        others = _sides(scene, event)
        done_to = [t for t in event.takers if t[2].dep == "dobj"]  # "they beat Malawi": the other is who did
        event.takers = [t for t in event.takers if t not in done_to]
        _add(event, others)
        event.takers += done_to
    if event.takers:
        return
    if event.kind in lexicon.group("body events"):
        _add(event, _main(scene, "organization") if not _is_of_others(scene, event) else [])
    elif event.kind in {"closure", "opening"} and _is_works(event):
        _add(event, [t for t in _main(scene, "organization") if t.type in _FIRMS])
    elif event.kind in lexicon.group("court"):
        _add(event, _accused(scene, event))
    elif event.kind == "strike":
        _add(event, _union(scene, event))


def _add(event: Event, things: list[Thing]) -> None:
    event.takers += [(thing, "", event.focus) for thing in things]


def _is_of_others(scene: Scene, event: Event) -> bool:
    """ "Conductors voted", "the council's vote": of those who are told, whoever the article is about."""
    sentence, verb = event.sentence, event.verb or event.focus
    if event.focus.tag.startswith("NN"):
        owners = sentence.child(event.focus, "poss")
        return any(w.tag.startswith("NN") and not _is_time(scene, sentence, w) for w in owners)
    subjects = clauses.subjects(sentence, verb)
    return any(w.tag == "NNS" and w.lemma not in lexicon.group("bodies") for w in subjects)


def _is_time(scene: Scene, sentence: Sentence, word: Word) -> bool:
    return any(t.holds(word) for t in scene.times.get(sentence.number, ()))


def _is_works(event: Event) -> bool:
    """Whether what opens or closes is a part of a firm: "a store", "the Exeter factory", "its line"."""
    sentence, verb = event.sentence, event.verb or event.focus
    nouns = [event.focus, *(o for _, o in clauses.phrases(sentence, event.focus, "of"))]
    nouns += sentence.child(verb, "nsubj", "nsubjpass", "dobj") if verb.tag.startswith("VB") else []
    return any(w.lemma in lexicon.group("works of firms") for w in nouns)


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
    kinds = {t.type for t in sides}
    if len(sides) != 2 or any(t not in sides for t in known) or (len(kinds) > 1 and kinds != _NATIONS):
        return []
    return [t for t in sides if t not in known]


def again(scene: Scene, event: Event, before: list[Event]) -> None:
    """ "The match kicks off at eight": those of the contest told just before, where nobody is named anew."""
    if event.kind not in _CONTESTS or len(event.takers) > 1 or not _points_back(event):
        return
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
        places = lexicon.group("ordinals") | {
            "final",
            "last",
            "next",
            "opening",
            "return",
            "second",
            "first",
            "third",
        }
        beside = event.sentence.child(event.focus, "compound", "nmod", "amod")
        named = [w for w in beside if w.lower not in places]
        return bool(own & {"the", "this", "that", "their"}) and not named and not own & {"between", "with"}
    again = any(w.lower == "again" for w in event.sentence.child(event.focus))
    sides = any(w.lemma in lexicon.group("sides") and w.tag == "NNS" for w in event.sentence.words)
    return again or sides or any(w.lower == "they" for w in clauses.subjects(event.sentence, event.focus))
