"""Where an event is, who takes part, how long it lasts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.extractors import changes, clauses, lexicon, naming, tense, triggers
from publisher.extractors.entities import Thing
from publisher.extractors.event import Event, moment
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time

_PLACE_PREPOSITIONS = (
    "in",
    "at",
    "near",
    "on",
    "outside",
    "inside",
    "off",
    "across",
    "around",
    "over",
    "from",
    "into",
    "to",
    "of",
    "through",
    "along",
    "under",
    "throughout",
    "between",
)


def complete(scene: Scene, event: Event, twins: list[Event]) -> None:  # noqa: PLR0912 - cases, in their order
    """Place, people, state, duration and end of an event, from the clause that tells it."""
    sentence, word, verb = event.sentence, event.focus, event.verb
    holders = [word] + ([verb] if verb is not None and verb is not word else [])
    if word.tag.startswith("NN"):
        prep = sentence.head(word)
        main = tense.verb(sentence, word)
        if (
            word.dep == "pobj"
            and prep is not None
            and sentence.head(prep) is main
            and main is not None
            and main not in holders
            and event.kind in lexicon.group("parties")
        ):
            holders.append(main)
        for clause in sentence.child(word, "relcl", "acl"):
            holders += [
                w
                for w in [clause, *sentence.child(clause, "xcomp")]
                if w.tag.startswith("VB") and w not in holders
            ]
    for holder in holders:
        for prep, obj in clauses.phrases(sentence, holder, *_PLACE_PREPOSITIONS):
            add_place(scene, event, prep, obj)
    for holder in holders:
        event.takers += [
            t for t in takers_of(scene, event, holder) if t[0] not in [p for p, _, _ in event.takers]
        ]
    if not event.places:
        clause_places(scene, event)
    if twins and event.time is not None and len(event.places) > 1:
        here = event.time
        event.places.sort(key=lambda p: abs(p[1].start - here.start))
    else:
        event.places.sort(key=lambda p: breadth(p[0]))
    if not event.places and event.kind in {"exhibition", "concert", "show", "play", "opening"}:
        event.places += [
            (t, w)
            for t, _, w in event.takers
            if t.kind == "place" or (t.kind == "organization" and is_venue(t))
        ][:1]
    if not event.places and event.kind in lexicon.group("court"):
        courts = [
            t
            for t in scene.things
            if re.search(r"\b(?:Court|Courthouse|Old Bailey|Tribunal)\b", t.name) and "Supreme" not in t.name
        ]
        if len(courts) == 1 and courts[0].mentions[0].sentence.number - sentence.number <= 2:
            event.places.append((courts[0], courts[0].mentions[0].head))
    spots = [p for p, _ in event.places]
    own = scene.names.at(sentence, word)
    event.takers = [t for t in event.takers if own is None or t[0] is not own[1]]
    event.takers = [t for t in event.takers if t[0] not in spots or t[0].type == "Country"]
    event.places = [p for p in event.places if p[0] not in [t[0] for t in event.takers]]
    if event.kind == "interview" and event.time is None and verb is not None:
        said = [
            t for t in scene.times.get(sentence.number, ()) if t.day and tense.verb(sentence, t.word) is verb
        ]
        event.time = said[0] if said else None
    for time in scene.times.get(sentence.number, ()):
        if time.kind == "duration" and event.duration is None and lasts(scene, event, time):
            event.duration = time
    if event.time is not None and "/" in event.time.value:
        event.end = moment(event.time.value.split("/")[1])
    event.reported = any(w.lower in {"reportedly", "allegedly", "apparently"} for w in sentence.words)
    event.name = naming.name(event, scene.names)
    if event.kind == "event" and event.focus.tag.startswith("NN"):
        named_before(scene, event)


def named_before(scene: Scene, event: Event) -> None:
    """ "The event", "last year's event": the kind and name of the event noun told last."""
    near = [
        event.sentence,
        *(
            scene.reading.sentences[n]
            for n in (event.sentence.number - 1, event.sentence.number - 2)
            if n >= 0
        ),
    ]
    for sentence in [*near, *(s for s in scene.reading.sentences if s.block.kind == "headline")]:
        for word in reversed(sentence.words):
            found = (
                triggers.event_noun(scene, sentence, word)
                if word is not event.focus and (sentence is not event.sentence or word.i < event.focus.i)
                else None
            )
            if found is not None and found[0] != "event":
                event.kind, event.type = found[0], event.type or found[1]
                event.name = naming.plain(sentence, word)
                return


def lasts(scene: Scene, event: Event, time: Time) -> bool:
    """Whether a duration is how long an event lasts."""
    words = event.sentence.words
    first = next((w for w in words if w.end > time.start), words[0])
    before = words[first.i - 1] if first.i else None
    governor = tense.verb(event.sentence, time.word)
    if governor is None or governor not in (event.verb, event.focus):
        head = event.sentence.head(time.word)
        if head is None or head.dep != "prep" or event.sentence.head(head) is not event.focus:
            return False
    return (before is not None and before.lower == "for") or (
        governor is not None and governor.lemma == "last"
    )


def add_place(scene: Scene, event: Event, prep: Word, obj: Word) -> None:
    """Adds what a prepositional phrase says of where an event is, if it does."""
    sentence = event.sentence
    if prep.lower in {"from", "to", "of", "into", "between", "over"}:
        leaves = event.verb is not None and event.verb.lemma in {
            "withdraw",
            "evacuate",
            "depart",
            "escape",
            "flee",
            "launch",
            "expel",
            "pull",
        }
        if (
            not (prep.lower == "from" and leaves)
            and not (
                prep.lower == "to"
                and event.verb is not None
                and event.verb.lemma in {"travel", "go", "return", "move", "visit"}
            )
            and not (
                prep.lower == "of"
                and event.focus.tag.startswith("NN")
                and event.kind in {"shelling", "attack", "siege", "invasion", "occupation", "visit"}
            )
            and not (prep.lower in {"to", "of"} and event.kind == "visit")
            and prep.lower != "over"
        ):
            return
    for one in clauses.conjuncts(sentence, obj):
        for thing in places_meant(scene, sentence, one):
            if thing not in [p for p, _ in event.places]:
                event.places.append((thing, one))
        for inner in inner_places(scene, sentence, one):
            for thing in places_meant(scene, sentence, inner):
                if thing not in [p for p, _ in event.places]:
                    event.places.append((thing, inner))


def inner_places(scene: Scene, sentence: Sentence, word: Word, depth: int = 3) -> Iterator[Word]:
    """The places inside a phrase of place: "off the coast of the island of Cebu"."""
    for _, obj in clauses.phrases(sentence, word, "in", "of", "at", "near", "on"):
        yield obj
        if depth:
            yield from inner_places(scene, sentence, obj, depth - 1)


def clause_places(scene: Scene, event: Event) -> None:
    """Where no place hangs on the event itself: the nearest one its clause names, or what it was done to."""
    sentence = event.sentence
    top = event.verb or event.focus
    inside = clause_words(sentence, top)
    spots = []
    for mention, thing in scene.names.spans.get(sentence.number, ()):
        if (
            thing.kind == "place"
            and mention.head in inside
            and word_before(sentence, mention.first) in {"in", "at", "near", "outside", "on", "inside", "off"}
        ):
            spots.append((abs(mention.first - top.i), thing, mention.head))
    if spots:
        _, thing, word = min(spots, key=lambda s: s[0])
        event.places.append((thing, word))
        return
    undergone = (
        [*sentence.child(top, "nsubj")]
        if top.lemma in {"come", "suffer", "undergo", "endure", "see", "witness"}
        else sentence.child(top, "dobj")
        if top.lemma in lexicon.words("harm")
        else []
    )
    for word in [*sentence.child(top, "nsubjpass"), *sentence.child(top, "dobj"), *undergone]:
        for one in [word, *inner_places(scene, sentence, word, 1)] if word in undergone else [word]:
            here = scene.names.at(sentence, one)
            if here is not None and here[1].kind == "place" and here[1].type != "Country":
                event.places.append((here[1], one))
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
        if thing.kind == "place" or (
            venue
            and word_before(sentence, here[0].first) in {"at", "in", "outside", "inside"}
            and thing.kind == "organization"
            and is_venue(thing)
        ):
            return [thing]
        return []
    if word.lemma in {"capital"}:
        return capital_meant(scene, sentence, word)
    if word.lemma in lexicon.group("place words"):
        return [
            t for t in scene.names.meant(sentence, word) if t.kind == "place" or is_venue(t)
        ] or same_again(scene, sentence, word)
    return []


def same_again(scene: Scene, sentence: Sentence, word: Word) -> list[Thing]:
    """ "At the same court": the last one named."""
    if not {w.lower for w in sentence.child(word, "det")} & {"the", "this", "that"}:
        return []
    for _, thing in scene.names.before(word.start, "place", "organization"):
        if word.lemma in thing.name.lower():
            return [thing]
    return []


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


def takers_of(scene: Scene, event: Event, holder: Word) -> Iterator[tuple[Thing, str, Word]]:  # noqa: PLR0912 - cases, in their order
    """Who takes part: the subject and object of the clause, and whom the noun names."""
    sentence = event.sentence
    if holder.tag.startswith("NN"):
        for word in sentence.child(holder, "poss", "compound", "nmod", "amod"):
            yield from people_meant(
                scene, event, word, places=event.kind in {"talks", "match", "round", "war"}
            )
        for prep, obj in clauses.phrases(
            sentence, holder, "between", "with", "by", "against", "among", "of", "for", "from"
        ):
            if prep.lower in {"of", "for"} and event.kind not in lexicon.group("of takers"):
                continue
            yield from people_meant(
                scene, event, obj, places=prep.lower in {"between", "with", "by", "against", "among"}
            )
        for _, obj in clauses.phrases(sentence, holder, "in", "before"):
            here = scene.names.at(sentence, obj)
            if here is not None and here[1].type == "GovernmentOrganization" and not is_venue(here[1]):
                yield from people_meant(scene, event, obj, places=False)
        return
    passive = bool(sentence.child(holder, "nsubjpass"))
    subjects = [s for s in clauses.subjects(sentence, holder) if s is not event.focus]
    off = changes.puts_off(scene, sentence, holder)
    for word in subjects:
        if word is event.focus:
            continue
        if (
            off
            and passive is False
            and any(t.kind == "organization" for t in scene.names.meant(sentence, word))
            and event.takers
        ):
            continue
        yield from people_meant(scene, event, word, places=True)
    for word in sentence.child(holder, "dobj", "dative"):
        if word is not event.focus:
            yield from people_meant(
                scene,
                event,
                word,
                places=event.kind in {"invasion", "annexation", "war", "talks", "match"},
                inner=True,
            )
    for _, obj in clauses.phrases(sentence, holder, "in", "before"):
        here = scene.names.at(sentence, obj)
        if (
            here is not None
            and here[1].kind == "organization"
            and here[1].type == "GovernmentOrganization"
            and not is_venue(here[1])
        ):
            yield from people_meant(scene, event, obj, places=False)
    if event.kind in {"seizure", "annexation", "capture", "withdrawal", "theft"}:
        for _, obj in clauses.phrases(sentence, holder, "from"):
            yield from people_meant(scene, event, obj, places=True)
    for prep, obj in clauses.phrases(
        sentence,
        holder,
        "with",
        "against",
        "by",
        "alongside",
        "to",
        *(["for"] if holder.lemma in {"sing", "perform"} else []),
    ):
        if (
            prep.lower == "to"
            and prep.dep != "dative"
            and not (event.kind in {"match"} or holder.lemma in {"lose"})
        ):
            continue
        yield from people_meant(scene, event, obj, places=prep.lower != "to")


def people_meant(
    scene: Scene, event: Event, word: Word, *, places: bool, inner: bool = False
) -> Iterator[tuple[Thing, str, Word]]:
    """Those whom a noun phrase names or stands for, that can take part."""
    sentence = event.sentence
    for one in clauses.conjuncts(sentence, word):
        named = scene.names.at(sentence, one)
        found = [named[1]] if named is not None else []
        for appositive in sentence.child(one, "appos"):
            if not found and scene.names.at(sentence, appositive) is not None:
                found = [
                    t for w in clauses.conjuncts(sentence, appositive) for t in scene.names.meant(sentence, w)
                ]
        found = found or scene.names.meant(sentence, one)
        if not found and one.tag == "NNS" and not inner:
            found = scene.names.members(sentence, one)
        if not found and one.lemma in lexicon.group("bodies"):
            found = [
                t
                for w in sentence.child(one, "compound", "nmod")
                for t in scene.names.meant(sentence, w)
                if t.kind == "organization"
            ]
        for thing in found:
            if thing.kind in {"person", "organization"} or (places and thing.type == "Country"):
                yield thing, "", one


def is_venue(thing: Thing) -> bool:
    """Whether an organisation is also a house to go to."""
    if thing.type in {"CollegeOrUniversity", "School", "Hospital", "Museum", "Library"}:
        return True
    return (
        re.search(
            r"\b(?:Court|Hospital|School|University|College|Museum|Musée|Museo|Library|Institute|Theatre|Theater|Teatro|"
            r"Gallery|Academy|Church|House|Hall|Centre|Center|Prison|Observatory|Palais|Opera)\b",
            thing.name,
        )
        is not None
    )


def word_before(sentence: Sentence, first: int) -> str:
    """The word before a name, articles left out."""
    at = first - 1
    while at >= 0 and sentence.words[at].lower in {"the", "a"}:
        at -= 1
    return sentence.words[at].lower if at >= 0 else ""


def breadth(thing: Thing) -> int:
    """How wide a place is: a building, a city, a region, a country."""
    return {"City": 1, "State": 2, "AdministrativeArea": 2, "Country": 3, "Continent": 4}.get(
        thing.type, 0 if thing.type != "Place" else 1
    )


def clause_words(sentence: Sentence, verb: Word) -> list[Word]:
    """The words of a clause, without those of clauses inside it."""
    found, heap = [verb], [verb]
    while heap:
        for child in sentence.child(heap.pop()):
            if child.dep not in {"ccomp", "relcl", "advcl", "parataxis", "conj", "acl"} or (
                child.dep == "conj" and child.tag.startswith("NN")
            ):
                found.append(child)
                heap.append(child)
    return found
