"""Whom a noun phrase names or stands for, that can take part in an event."""

from __future__ import annotations

from collections.abc import Iterator

from publisher import gazetteer
from publisher.extractors import clauses, lexicon
from publisher.extractors.entities import Thing, roles
from publisher.extractors.entities.spots import is_venue
from publisher.extractors.event import Event
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene

_PLAYING = frozenset({"Country", "SportsTeam"})
_TOWNS = frozenset({"AdministrativeArea", "City"})
_OFFICE = 6
"""Words in which an office is told: "for transport and public works"."""


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
        found = found or _called(scene, sentence, one) or _told_apart(scene, sentence, one)
        found = found or scene.names.meant(sentence, one) or _of_one_family(scene, sentence, one)
        team = one.tag == "NN" and one.lemma in lexicon.group("teams of")
        met = inner and (event.kind == "meet" or event.kind in lexicon.group("parties"))
        if not found and (one.tag == "NNS" or team) and (met or not inner):
            found = scene.names.members(sentence, one)
            for apposed in sentence.child(one, "appos") if not found else ():
                found = scene.names.members(sentence, apposed)  # "its drivers, members of the union"
        found = found or _among(scene, sentence, one) or _town_that_plays(scene, event, one)
        if not found and event.type == "SportsEvent" and one.lemma in {"man", "woman", "side", "team"}:
            owners = sentence.child(one, "poss", "compound")  # "Iceland's women"
            found = [t for w in owners for t in scene.names.meant(sentence, w) if t.type in _PLAYING]
        if not found and one.lemma in lexicon.group("bodies"):
            found = [
                t
                for w in sentence.child(one, "compound", "nmod", "poss")
                for t in scene.names.meant(sentence, w)
                if t.kind == "organization"
            ]
        if not found and one.lemma == "government" and (state := _governed(scene, sentence, one)) is not None:
            yield state, "", one
        for thing in found:
            playing = event.type == "SportsEvent" and thing.kind == "place" and not is_venue(thing)
            country = thing.type == "Country" or (event.kind == "talks" and _is_capital(thing))
            if thing.kind in {"person", "organization"} or (places and (playing or country)):
                yield thing, "", one


def _called(scene: Scene, sentence: Sentence, noun: Word) -> list[Thing]:
    """ "Fined Dutch haulier Transvliet": the name right behind a noun that says what it is of."""
    if noun.tag != "NN":
        return []
    here = scene.names.behind(sentence, noun.i + 1)
    bare = not any(w.dep == "det" and w.lower in {"a", "an"} for w in sentence.child(noun))
    if here is not None and here[1].kind in {"person", "organization"} and bare:
        return [here[1]]
    return _in_office(scene, sentence, noun)


def _told_apart(scene: Scene, sentence: Sentence, noun: Word) -> list[Thing]:
    """ "Ana Silva, a nurse who lost", "the suspect, identified as Rui Costa": a noun's name, not beside it.

    "Elected Ana Silva treasurer": the name that is read as a part of the office.
    """
    above = sentence.head(noun)
    if noun.dep == "appos" and above is not None and (here := scene.names.at(sentence, above)) is not None:
        return [here[1]] if here[1].kind == "person" or noun.lemma in lexicon.group("bodies") else []
    named = [
        obj
        for clause in sentence.child(noun, "acl")
        if clause.lemma in {"identify", "name", "know"}
        for prep, obj in clauses.phrases(sentence, clause, "as")
        if prep.lower == "as"
    ]
    if roles.is_role(noun) and noun.dep in {"dobj", "oprd"}:
        named += sentence.child(noun, "compound", "nmod")
    found = [scene.names.at(sentence, w) for one in named for w in clauses.conjuncts(sentence, one)]
    return [here[1] for here in found if here is not None and here[1].kind == "person"]


def _town_that_plays(scene: Scene, event: Event, they: Word) -> list[Thing]:
    """ "Porto will be without Ana Silva when they face Braga": the town before whose team plays."""
    if event.type != "SportsEvent" or they.lower not in {"they", "their"}:
        return []
    found = scene.names.subject_before(event.sentence, they, "organization", "place")
    return [found] if found is not None and found.type in _TOWNS else []


def _among(scene: Scene, sentence: Sentence, noun: Word) -> list[Thing]:
    """ "Regulars including the novelist Ana Silva", "among those arrested was Rui Costa"."""
    if noun.lower == "those" or noun.tag == "NNS":
        counted = [scene.names.at(sentence, w) for w in _counted_among(sentence, noun)]
        if people := [here[1] for here in counted if here is not None and here[1].kind == "person"]:
            return people
    if noun.tag != "NNS":
        return []
    for prep in sentence.child(noun, "prep"):
        if prep.lower == "including":
            objects = [w for o in sentence.child(prep, "pobj") for w in clauses.conjuncts(sentence, o)]
            found = [scene.names.at(sentence, w) for w in objects]
            return [here[1] for here in found if here is not None and here[1].kind == "person"]
    return []


def _counted_among(sentence: Sentence, noun: Word) -> list[Word]:
    """ "Among those arrested was the singer Rui Costa", "those killed included Ana Silva"."""
    above = sentence.head(noun)
    if above is None:
        return []
    if noun.dep == "pobj" and above.lower == "among":
        verb = sentence.head(above)
        told = sentence.child(verb, "nsubj", "attr") if verb is not None and verb.lemma == "be" else []
    else:
        told = sentence.child(above, "dobj") if noun.dep == "nsubj" and above.lemma == "include" else []
    named = [w for one in told for w in clauses.conjuncts(sentence, one)]
    return [w for one in named for w in (one, *sentence.child(one, "appos"))]


def _in_office(scene: Scene, sentence: Sentence, role: Word) -> list[Thing]:
    """ "The president of Ghana, Ama Mensah", "the incumbent, Rui Pinto": who holds an office."""
    behind = sentence.words[role.i + 1 : role.i + 1 + _OFFICE] if roles.is_role(role) else []
    comma = next((w for w in behind if w.text == "," or w.tag.startswith(("VB", "W"))), role)
    here = scene.names.behind(sentence, comma.i + 1) if comma.text == "," else None
    return [here[1]] if here is not None and here[1].kind == "person" else []


def _governed(scene: Scene, sentence: Sentence, government: Word) -> Thing | None:
    """ "The government of Zambia", "Zambia's government", "the Zambian government": the country that acts."""
    of = [o for _, o in clauses.phrases(sentence, government, "of")]
    for word in [*of, *sentence.child(government, "poss")]:
        here = scene.names.at(sentence, word)
        if here is not None and here[1].type == "Country":
            return here[1]
    peoples = (gazetteer.load().demonyms.get(w.text) for w in sentence.child(government, "amod", "compound"))
    codes = {code for code in peoples if code}
    return next((t for t in scene.things if t.type == "Country" and t.country in codes), None)


def _is_capital(thing: Thing) -> bool:
    """Whether a place is a capital, which can stand for its government."""
    return thing.place is not None and thing.place.capital


def _of_one_family(scene: Scene, sentence: Sentence, word: Word) -> list[Thing]:
    """ "Ana and Luis Reyes": the first by the name that the second bears."""
    after = sentence.words[word.i + 1 : word.i + 4]
    if not word.text[:1].isupper() or not any(w.lower in {"and", ","} for w in after[:1]):
        return []
    for other in sentence.child(word, "conj"):
        here = scene.names.at(sentence, other)
        if here is not None and here[1].kind == "person" and " " in here[1].name:
            whole = f"{word.text} {here[1].name.split()[-1]}"
            return [t for t in scene.things if t.kind == "person" and t.name == whole][:1]
    return []
