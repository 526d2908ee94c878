"""Where an event is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from publisher.extractors import clauses, lexicon
from publisher.extractors.entities import Thing
from publisher.extractors.entities.spots import APART, breadth, denied, is_gone_to, is_venue, word_before
from publisher.extractors.event import Event
from publisher.extractors.kinds import nouns
from publisher.extractors.places import standing
from publisher.extractors.places.pointing import capital_meant, linked, same_again, there
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene

_PLACE_PREPOSITIONS = (
    *lexicon.group("there"),
    "on",
    "over",
    "down",
    "up",
    "from",
    "into",
    "to",
    "of",
    "through",
    "under",
    "between",
    "for",
)

_INSIDE = ("in", "of", "at", "near", "on")


def read(scene: Scene, event: Event, holders: list[Word]) -> None:
    """The places that the event's own words, its verb and its clauses name."""
    sentence = event.sentence
    for holder in holders:
        for prep, obj in clauses.phrases(sentence, holder, *_PLACE_PREPOSITIONS):
            add_place(scene, event, prep, obj)
        if holder.dep == "relcl" and any(w.lower == "where" for w in sentence.child(holder, "advmod")):
            spot = sentence.words[holder.head]  # "in Hobart, where they face Derwent"
            event.places += [(thing, spot) for thing in places_meant(scene, sentence, spot)]
    for seated in _sittings(event):
        for prep, obj in clauses.phrases(sentence, seated, "in", "at"):
            add_place(scene, event, prep, obj)
    if moved := list(_moved_to(scene, event)):
        event.places = moved
    event.how = "read" if event.places else ""


def _sittings(event: Event) -> Iterator[Word]:
    """ "The court, sitting in Luxembourg, ruled": where those are who do it."""
    sentence, verb = event.sentence, event.verb or event.focus
    for above in [verb, *clauses.subjects(sentence, verb)]:
        for doing in sentence.child(above, "acl", "advcl"):
            if doing.tag == "VBG" and doing.lemma in {"meet", "sit"} and not sentence.child(doing, "nsubj"):
                yield doing


def _moved_to(scene: Scene, event: Event) -> Iterator[tuple[Thing, Word]]:
    """The place that an event is moved to: "switched from the field to the Town Hall"."""
    sentence, verb = event.sentence, event.verb or event.focus
    if verb.lemma not in lexicon.group("moving places"):
        return
    for _, obj in clauses.phrases(sentence, verb, "to", "into"):
        yield from ((thing, obj) for thing in places_meant(scene, sentence, obj))


def settle(scene: Scene, event: Event, twins: bool) -> None:
    """The places in their order, the most exact first; where none was read, the one that surely is meant.

    With `twins`, events told by the same word, the place beside the event's own time is its.
    """
    for more in (
        own_phrase, clause_places, linked, undergone, reached, there, house, owned, court, written_at
    ):  # fmt: skip
        if not event.places:
            more(scene, event)
            event.how = more.__name__ if event.places else ""
    if twins and event.time is not None and len(event.places) > 1:
        here = event.time
        event.places.sort(key=lambda p: abs(p[1].start - here.start))
    else:
        event.places.sort(key=lambda p: breadth(p[0]))


def add_place(scene: Scene, event: Event, prep: Word, obj: Word) -> None:
    """Adds what a prepositional phrase says of where an event is, if it does."""
    sentence = event.sentence
    if event.type == "SportsEvent" and prep.lower == "on" and prep.dep == "prt":  # "take on Porto"
        return
    if prep.lower in APART and obj is not event.focus and nouns.event_noun(scene, sentence, obj) is not None:
        return
    says = prep.lower not in {"from", "to", "of", "into", "between", "for"} or _leads_there(event, prep)
    for one in clauses.conjuncts(sentence, obj):
        spots = [one, *inner_places(scene, sentence, one)] if says else []
        if prep.lower == "into":
            spots = [o for _, o in clauses.phrases(sentence, one, "in", "at")]
            spots += [i for o in spots for i in inner_places(scene, sentence, o)]
        for spot in spots:
            for thing in places_meant(scene, sentence, spot) if not denied(sentence, prep.i + 1) else ():
                if thing not in [p for p, _ in event.places]:
                    event.places.append((thing, spot))


def _leads_there(event: Event, prep: Word) -> bool:
    """Whether "from", "to" or "of" says where it is: "flew to Rome", "a siege of Homs"."""
    verb = event.verb.lemma if event.verb is not None else ""
    if event.focus.tag.startswith("NN") and event.focus.lemma in lexicon.group("journeys"):
        return prep.lower in {"from", "to"}
    if prep.lower == "from" and event.kind in lexicon.group("broadcast"):
        return True
    if prep.lower == "from":
        return verb in lexicon.group("leaving") or _sets_out(event)
    if prep.lower == "for":
        return verb in lexicon.group("bound") and not _sets_out(event) and not _leaves(event)
    if prep.lower == "to" and event.kind == "match" and event.focus.tag.startswith("VB"):
        return verb in lexicon.group("visiting")  # not "went out to Tarrafal"
    if prep.lower == "to":
        return verb in lexicon.group("motion") or event.kind == "visit"
    return (
        prep.lower == "of" and event.focus.tag.startswith("NN") and event.kind in lexicon.group("of places")
    )


def _sets_out(event: Event) -> bool:
    """ "Set off from Selma for Montgomery": it is told where somebody begins, and not of the way."""
    verb = event.verb
    if verb is None or verb.lemma not in lexicon.group("bound"):
        return False
    parts = {w.lower for w in event.sentence.child(verb, "prt", "advmod", "prep")}
    return "from" in parts and (not parts.isdisjoint({"off", "out"}) or "to" not in parts)


def _leaves(event: Event) -> bool:
    """ "Left Port Sudan for El Fasher": whether what somebody leaves is named."""
    left = event.sentence.child(event.verb, "dobj") if event.verb is not None else []
    return any(w.tag.startswith("NNP") for w in left)


def own_phrase(scene: Scene, event: Event) -> None:
    """The nearest place that anything hanging on an event's noun names: "a meeting, announced for Rome"."""
    if not event.focus.tag.startswith("NN"):
        return
    _nearest(scene, event, event.sentence.below(event.focus), ("in", "at", "near", "outside", "inside"))


def _nearest(scene: Scene, event: Event, words: list[Word], prepositions: tuple[str, ...]) -> None:
    """Adds the nearest place among these words that one of these prepositions leads to."""
    sentence, top = event.sentence, event.verb or event.focus
    spots = [
        (abs(mention.first - top.i), n, thing, mention.head)
        for n, (mention, thing) in enumerate(scene.names.spans.get(sentence.number, ()))
        if mention.head in words
        and (thing.kind == "place" or is_venue(thing))
        and word_before(sentence, mention.first) in prepositions
        and not denied(sentence, mention.first)
        and not standing.of_what_is_discussed(mention, event.verb)
    ]
    if spots:
        *_, thing, word = min(spots, key=lambda s: s[:2])
        event.places.append((thing, word))


def reached(scene: Scene, event: Event) -> None:
    """What somebody or something reaches, enters or strikes: "the storm hit the tip of Madagascar"."""
    sentence, verb = event.sentence, event.verb
    if verb is None or verb.lemma not in lexicon.group("reaching"):
        return
    for word in sentence.child(verb, "dobj"):
        for one in [word, *inner_places(scene, sentence, word, 2)]:
            here = scene.names.at(sentence, one)
            if here is not None and here[1].kind == "place":
                event.places.append((here[1], one))
                return


def house(scene: Scene, event: Event) -> None:
    """A house that opens, closes or puts something on is where that is."""
    sentence, verb = event.sentence, event.verb
    if verb is None or verb.lemma not in lexicon.group("house verbs"):
        return
    for word in sentence.child(verb, "nsubj", "nsubjpass"):
        for thing in places_meant(scene, sentence, word) or [
            t for t in scene.names.meant(sentence, word) if t.kind == "organization" and is_venue(t)
        ]:
            if thing.type not in {"Country", "City", "State"}:
                event.places.append((thing, word))
                return


def owned(scene: Scene, event: Event) -> None:
    """ "Hit its railway yard": the city told before; "sold a flat in Porto": where the flat is."""
    sentence, verb = event.sentence, event.verb
    if verb is None or not event.focus.tag.startswith("VB"):
        return
    actors = {w.i for w in clauses.subjects(sentence, verb)}
    for word in sentence.child(verb, "dobj", "nsubjpass"):
        inside = sentence.below(word)
        _nearest(scene, event, inside, ("in", "at", "near"))
        if event.places or not any(w.lower == "its" for w in sentence.child(word, "poss")):
            continue
        for mention, thing in scene.names.before(word.start, "place"):
            acts = mention.sentence is sentence and mention.head.i in actors  # "Orange shut its network"
            if not acts and sentence.number - mention.sentence.number <= 1 and thing.type == "City":
                event.places.append((thing, word))
            return


def court(scene: Scene, event: Event) -> None:
    """The only court that an article names is where its hearings are."""
    if event.kind not in lexicon.group("court"):
        return
    courts = [
        t
        for t in scene.things
        if re.search(r"\b(?:Court|Courthouse|Old Bailey|Tribunal)\b", t.name)
        and not re.search(r"\b(?:Supreme|Sport)\b", t.name)
    ]
    if len(courts) == 1 and courts[0].mentions[0].sentence.number - event.sentence.number <= 2:
        event.places.append((courts[0], courts[0].mentions[0].head))


def written_at(scene: Scene, event: Event) -> None:
    """A match or a hearing of these days that a reporter writes of from a place was there."""
    if event.type != "SportsEvent" and event.kind not in lexicon.group("court"):
        return
    if scene.today is None or not event.day:
        return
    today = date.fromisoformat(scene.today.isoformat()[:10])
    day = event.day if len(event.day) == 10 else ""
    if not day or abs((date.fromisoformat(day) - today).days) > 3:
        return
    for thing in scene.things:
        for mention in thing.mentions:
            if thing.kind == "place" and mention.dateline:
                event.places.append((thing, mention.head))
                return


def inner_places(scene: Scene, sentence: Sentence, word: Word, depth: int = 3) -> Iterator[Word]:
    """The places inside a phrase of place: "off the coast of the island of Cebu"."""
    held = [
        one
        for noun in sentence.child(word, "appos")
        for one in [noun, *(w for w in sentence.child(noun, "acl") if w.lemma in {"hold", "stage"})]
    ]
    for _, obj in (p for one in [word, *held] for p in clauses.phrases(sentence, one, *_INSIDE)):
        yield obj
        if depth:
            yield from inner_places(scene, sentence, obj, depth - 1)


def clause_places(scene: Scene, event: Event) -> None:
    """The nearest place that the clause of the event names, not the one of another event in it."""
    inside = clauses.words(event.sentence, event.verb or event.focus)
    for prep in [w for w in inside if w.lower in APART]:
        for noun in event.sentence.child(prep, "pobj"):
            if noun is not event.focus and nouns.event_noun(scene, event.sentence, noun) is not None:
                others = event.sentence.below(noun)
                inside = [w for w in inside if w not in others]
    _nearest(scene, event, inside, ("in", "at", "near", "outside", "on", "inside", "off"))


def undergone(scene: Scene, event: Event) -> None:
    """The place that something was done to: "Atbara was bombed", "the city came under fire"."""
    if event.type == "SportsEvent":  # "Kilkenny were beaten": a team
        return
    sentence, top = event.sentence, event.verb or event.focus
    done_to = (
        [*sentence.child(top, "nsubj")]
        if top.lemma in {"come", "suffer", "undergo", "endure", "see", "witness"}
        else sentence.child(top, "dobj")
        if top.lemma in lexicon.words("harm")
        else []
    )
    for word in [*sentence.child(top, "nsubjpass"), *sentence.child(top, "dobj"), *done_to]:
        for one in [word, *inner_places(scene, sentence, word, 1)] if word in done_to else [word]:
            here = scene.names.at(sentence, one)
            if here is not None and here[1].kind == "place" and here[1].type != "Country":
                event.places.append((here[1], one))
                return
            again = same_again(scene, sentence, one) if one.lemma in lexicon.group("sites") else []
            if here is None and again and breadth(again[0]) <= 1:
                event.places.append((again[0], one))
                return


def places_meant(scene: Scene, sentence: Sentence, word: Word) -> list[Thing]:
    """The places, and the houses of organisations, that a word names or points back to."""
    here = scene.names.at(sentence, word)
    if here is not None:
        thing = here[1]
        venue = thing.type in {
            "CollegeOrUniversity",
            "School",
            "Hospital",
            "GovernmentOrganization",
            "Museum",
            "Library",
            "ResearchOrganization",
            "Organization",
            "MusicGroup",
        }
        if (
            thing.kind == "place"
            or is_gone_to(here[0], thing)
            or (
                venue
                and word_before(sentence, here[0].first) in {"at", "from", "in", "outside", "inside"}
                and thing.kind == "organization"
                and is_venue(thing)
            )
        ):
            return [thing]
        return []
    if word.lemma in {"capital"}:
        return capital_meant(scene, sentence, word)
    prep = sentence.head(word)
    at = prep is not None and prep.lower not in {"on", "over"}  # no "ruling on the Athi River quarry"
    owned = lexicon.group("rooms") | lexicon.group("parts of a town")
    of = [o for _, o in clauses.phrases(sentence, word, "of")]  # "the Tokyo suburb of Kawasaki"
    if (word.lemma in owned and not of) or (at and word.lemma in lexicon.group("sites")):
        # "in the Keswick School canteen", "at its Kettering plant", "in the Soweto township"
        owners = (scene.names.at(sentence, w) for w in sentence.child(word, "compound", "nmod", "poss"))
        found = [o[1] for o in owners if o is not None and (o[1].kind == "place" or is_venue(o[1]))]
        if found:
            return found
    if word.lemma in lexicon.group("place words") | lexicon.group("sites"):
        return [
            t for t in scene.names.meant(sentence, word) if t.kind == "place" or is_venue(t)
        ] or same_again(scene, sentence, word)
    return []
