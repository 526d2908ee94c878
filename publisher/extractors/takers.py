"""Who takes part in an event."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.extractors import changes, clauses, lexicon
from publisher.extractors.entities import Thing
from publisher.extractors.event import Event
from publisher.extractors.places import is_venue
from publisher.extractors.reading import Word
from publisher.extractors.scene import Scene


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
    if holder.lemma in lexicon.group("absent"):
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
