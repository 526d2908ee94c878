"""The places that words point back to: "there", "where", "the ground", "the Kenyan capital"."""

from __future__ import annotations

from publisher.extractors import lexicon
from publisher.extractors.entities import Thing
from publisher.extractors.entities.spots import breadth, is_venue, word_before
from publisher.extractors.event import Event
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene

_LINKS = {
    "when": lexicon.group("there"),
    "where": lexicon.group("there") | {"to", "for", "from", "on"},
}
"""Prepositions before a place that a clause with this word is tied to."""
_ANY_HOUSE = frozenset({"ground", "location", "site", "venue"})


def there(scene: Scene, event: Event) -> None:
    """ "She will meet them there": the place named last before."""
    sentence = event.sentence
    around = [event.focus, *([event.verb] if event.verb is not None else [])]
    for word in sentence.words:
        if word.lower == "there" and word.tag == "RB" and sentence.head(word) in around:
            near = [
                (m, t)
                for m, t in scene.names.before(word.start, "place", "organization")
                if sentence.number - m.sentence.number <= 1 and (t.kind == "place" or is_venue(t))
            ]
            inside = [t for m, t in near if word_before(m.sentence, m.first) in lexicon.group("there")]
            going = [t for m, t in near if word_before(m.sentence, m.first) in {"to", "for", "on"}]
            here = [t for m, t in near if not (m.sentence is sentence and m.head.dep in {"dobj", "conj"})]
            event.places += [(thing, word) for thing in (inside or going or here)[:1]]
            return


def linked(scene: Scene, event: Event) -> None:
    """ "Flew to Rome, where he is to meet the Pope", "in the town hall, when she takes questions"."""
    sentence, here = event.sentence, event.verb or event.focus
    while (above := sentence.head(here)) is not None and above is not here:
        pointers = [w for w in sentence.child(here, "advmod") if w.lower in {"where", "when"}]
        if pointers and here.dep in {"relcl", "advcl", "acl", "ccomp"}:
            for mention, thing in reversed(scene.names.spans.get(sentence.number, ())):
                near = mention.last <= pointers[0].i and (thing.kind == "place" or is_venue(thing))
                if near and word_before(sentence, mention.first) in _LINKS[pointers[0].lower]:
                    event.places.append((thing, mention.head))
                    return
        here = above


def same_again(scene: Scene, sentence: Sentence, word: Word) -> list[Thing]:
    """ "At the same court": the last one named; "at the same venue": the last house or ground."""
    if not {w.lower for w in sentence.child(word, "det")} & {"the", "this", "that"}:
        return []
    if any(scene.names.at(sentence, w) for w in sentence.child(word, "compound", "nmod", "poss")):
        return []
    before = {id(t): t for _, t in scene.names.before(word.start, "place", "organization")}  # each once
    same = any(w.lower == "same" for w in sentence.child(word, "amod"))
    called = (
        [] if same and word.lemma in _ANY_HOUSE else [t for t in before.values() if _is_called(t, word.lemma)]
    )
    if called or not same or word.lemma not in _ANY_HOUSE | lexicon.group("rooms"):
        return called[:1]
    return [t for t in before.values() if (t.kind == "place" and breadth(t) == 0) or is_venue(t)][:1]


def _is_called(thing: Thing, noun: str) -> bool:
    """Whether a place is one of those that a noun is for: "Ranelagh Showground" a ground."""
    if noun in lexicon.group("place words"):
        return noun in thing.name.lower()
    named = thing.name.lower().endswith(noun) and (thing.kind == "place" or is_venue(thing))
    return named or any(w is not None and w.lower == noun for w in (m.after() for m in thing.mentions))


def capital_meant(scene: Scene, sentence: Sentence, word: Word) -> list[Thing]:
    """The place that "the Kenyan capital" is, if the article names it."""
    from publisher import gazetteer

    known = gazetteer.load()
    codes = {known.demonyms[w.text] for w in sentence.below(word) if w.text in known.demonyms}
    for thing in scene.things:
        if (
            thing.place is not None
            and thing.place.capital
            and (
                thing.country in codes
                or (not codes and len({t.country for t in scene.things if t.country}) == 1)
            )
        ):
            return [thing]
    return []
