"""Whose an event is that is told as part, repeat or sequel of another: "the contract", "a second talk"."""

from __future__ import annotations

from publisher.extractors import lexicon
from publisher.extractors.entities import Thing
from publisher.extractors.event import Event
from publisher.extractors.reading import Word
from publisher.extractors.scene import Scene

_NEAR = 3
"""Sentences behind an event in which another of its family is meant, whoever else has one."""
_LAST_RITES = frozenset({"funeral", "memorial", "service", "vigil"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "both", "their"})


def shared(scene: Scene, event: Event, before: list[Event]) -> None:
    """Adds those of the event that one was told as part of, where its own sentence names nobody."""
    noun = _noun(event)
    family = lexicon.words("families").get(event.kind) if not event.takers else None
    if noun is None or family is None or not _points_back(event, noun) or _names_somebody(scene, event, noun):
        return
    told = [e for e in reversed(before) if lexicon.words("families").get(e.kind) == family and _parties(e)]
    if not told or len(_parties(told[0])) < (2 if family == "deals" else 1):
        return
    near = event.sentence.number - told[0].tellings[-1][0].number <= _NEAR
    if near or all(set(map(id, _parties(e))) == set(map(id, _parties(told[0]))) for e in told):
        event.takers += [(thing, "", event.focus) for thing in _parties(told[0])]


def spoken_for(scene: Scene, event: Event) -> None:
    """ "Talks with Arco broke down on Monday, Belmar said": who says so is the other party."""
    deals = lexicon.words("families").get(event.kind) == "deals" and event.focus.tag.startswith("NN")
    if not deals or len(event.takers) != 1 or event.sentence.child(event.focus, "poss"):
        return
    if not any(w.lower == "with" for w in event.sentence.child(event.focus, "prep")):
        return
    for mention, thing in scene.names.spans.get(event.sentence.number, ()):
        verb = event.sentence.head(mention.head)
        says = mention.head.dep == "nsubj" and verb is not None and verb.lemma in lexicon.words("saying")
        body = thing.kind == "organization" and thing.type != "NewsMediaOrganization"
        if says and body and thing is not event.takers[0][0]:
            event.takers.append((thing, "", event.focus))
            return


def mourned(scene: Scene, event: Event, told: list[Event]) -> None:
    """ "Her funeral is on Monday", whoever else was told of since: of the one whose death is told."""
    if event.kind not in _LAST_RITES or not event.focus.tag.startswith("NN"):
        return
    dead = {id(t): t for e in told if e.kind == "death" for t, _, _ in e.takers if t.kind == "person"}
    named = [t for _, t in scene.names.spans.get(event.sentence.number, ())]
    others = [t for t, _, _ in event.takers if t.kind == "person"]
    if len(dead) != 1 or not others or any(t in named or id(t) in dead for t in others):
        return
    one = next(iter(dead.values()))
    event.takers = [(one, "", event.focus), *(t for t in event.takers if t[0].kind != "person")]
    for other in others:
        event.name = event.name.replace(other.name, one.name)


def _parties(event: Event) -> list[Thing]:
    return [thing for thing, _, _ in event.takers if thing.kind != "place" or thing.type == "Country"]


def _noun(event: Event) -> Word | None:
    """The noun that says what takes place: "the contract | was signed"."""
    if event.focus.tag.startswith("NN"):
        return event.focus
    passive = event.sentence.child(event.focus, "nsubjpass")
    return passive[0] if passive and passive[0].lemma in lexicon.group("deals") else None


def _points_back(event: Event, noun: Word) -> bool:
    """Whether it is told as one of those just spoken of, or as one more of them."""
    beside = {w.lower for w in event.sentence.child(noun)}
    again = bool(event.ordinal) or not beside.isdisjoint(lexicon.group("sequels"))
    bare = event.kind == "talks" and "no" not in beside
    return bool(beside & _POINTING) or again or bare


def _names_somebody(scene: Scene, event: Event, noun: Word) -> bool:
    """Whether its own phrase says whose it is."""
    inside = event.sentence.below(noun)
    behind = event.sentence.words[noun.i + 1 : noun.i + 2]
    joined = any(
        w.lower in {"with", "between", "by", "against"} for w in [*event.sentence.child(noun), *behind]
    )
    owned = any(w.tag != "PRP$" for w in event.sentence.child(noun, "poss"))
    named = (t for m, t in scene.names.spans.get(event.sentence.number, ()) if m.head in inside)
    return joined or owned or any(t.kind != "place" for t in named)
