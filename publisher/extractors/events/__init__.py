"""What happened, happens or will: events in the text, with their day, place, people and state."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.extractors import changes, clauses, lexicon, listings, naming, scene
from publisher.extractors.changes import anaphora, deputies, moves, owndays
from publisher.extractors.clauses import tense
from publisher.extractors.entities import Thing
from publisher.extractors.event import CANCELLED, Event
from publisher.extractors.events import (
    alongside,
    amid,
    dated,
    distances,
    ellipses,
    endings,
    eves,
    firstplans,
    headed,
    marked,
    onsets,
    parts,
    retellings,
    rows,
    runs,
    series,
    starts,
    undated,
    within,
)
from publisher.extractors.listings import fixtures, notices, results
from publisher.extractors.places import whereabouts
from publisher.extractors.reading import Reading, Sentence
from publisher.extractors.scene import Scene
from publisher.extractors.takers import partaking, parties, sides
from publisher.extractors.times import Time

_FEW = 2
"""So many words of music can stand in any article."""


def find(reading: Reading, things: list[Thing], found: list[Time], sport: bool) -> list[Event]:
    """The events of an article in the order in which they are told, each once; none without grammar."""
    if not reading.parsed:
        return []
    whole = scene.of(reading, things, found, sport)
    ellipses.read(whole)
    merged: list[Event] = []
    for sentence in reading.sentences:
        if sentence.block.kind in {"paragraph", "note", "correction"} and sentence.number not in whole.quoted:
            for event in _sentence(whole, sentence, merged):
                retellings.add(merged, event)
    merged, hours = onsets.settle(whole, merged)
    for event in merged:
        _opens_itself(whole, event)
        deputies.settle(whole, event)
    kept = firstplans.replaced(whole, [event for event in merged if undated.worth(whole, event)])
    music = _is_of_music(whole)
    for n, event in enumerate(kept):
        _share(event, kept, music)
        sides.again(whole, event, kept[:n])
        parties.spoken_for(whole, event)
        parties.shared(whole, event, kept[:n])
        parties.mourned(whole, event, kept)
        _own_name(whole, things, event)
        if event.first_plan == "was to have been" and not event.status:
            event.status = CANCELLED
    changes.headlined(whole, kept)
    for event in kept:
        event.read, event.known = list(event.places), list(event.takers)
    whereabouts.settle(whole, kept)
    partaking.settle(whole, kept)
    for event, time in hours:
        event.time = time
    for event in kept:
        starts.localise(whole, event)
    within.settle(kept)
    return kept


def told(
    reading: Reading, things: list[Thing], found: list[Time], sport: bool, place: tuple[int, int]
) -> Event | None:
    """The event that the words at a place of the text tell, whatever others do; None without grammar."""
    if not reading.parsed:
        return None
    whole = scene.of(reading, things, found, sport)
    ellipses.read(whole)
    for sentence in reading.sentences:
        words = [w for w in sentence.words if w.start < place[1] and place[0] < w.end]
        if words and sentence.parsed:
            read = (e for e in _sentence(whole, sentence, []) if e.focus in words)
            event = next(read, None) or marked.read(whole, sentence, words)
            event.read, event.known = list(event.places), list(event.takers)
            whereabouts.settle(whole, [event])
            partaking.settle(whole, [event])
            starts.localise(whole, event)
            return event
    return None


def _opens_itself(scene: Scene, event: Event) -> None:
    """ "It is still due to open in 2027", "it will close in May": of what was told of as no event.

    "The trial is expected to last a week. It opens on Monday": what the sentence before was of.
    """
    starts.told_before(scene, event)
    if event.kind != "event" or not event.focus.tag.startswith("VB"):
        return
    if not any(s.lower == "it" for s in clauses.subjects(event.sentence, event.focus)):
        return
    if event.focus.lemma in {"open", "reopen"} and event.day:
        event.kind, event.name = "opening", "Reopening" if event.focus.lemma == "reopen" else "Opening"
        event.takers = []
    elif event.focus.lemma == "close" and event.last is not None and event.mood == "plan":
        event.kind, event.name, event.time, event.end = "closure", "Closure", event.last, ""


def _is_of_music(scene: Scene) -> bool:
    """Whether an article is about those who make music, whose shows and tours are concerts."""
    said = {w.lemma for sentence in scene.reading.sentences for w in sentence.words if w.tag[:2] == "NN"}
    return len(said & lexicon.group("words of music")) > _FEW


def _share(event: Event, others: list[Event], music: bool) -> None:
    """Rounds of talks have the parties of the talks; those who compete are teams."""
    if event.kind in {"round", "talks"} and not event.takers:
        held = (e for e in others if e.kind in {"round", "talks", "meet", "meeting"} and len(e.takers) > 1)
        event.takers = next((event.shared(e) for e in held if not _is_ones_own(e, event)), [])
        event.name = naming.with_takers(event, event.name) if event.takers else event.name
    shown = event.kind in {"show", "tour"} and event.focus.tag.startswith("NN")
    if shown and not event.type and (music or any(e.type == "MusicEvent" for e in others)):
        event.type = "MusicEvent"
    for thing, _, _ in event.takers if event.type == "SportsEvent" else ():
        thing.type = "SportsTeam" if thing.type == "Organization" else thing.type


def _is_ones_own(known: Event, event: Event) -> bool:
    """Whether people meet on another day, of whom a round that is told beside it says nothing."""
    people = any(thing.kind == "person" for thing, _, _ in known.takers)
    return people and known.day[:7] != event.day[:7]


def _own_name(scene: Scene, things: list[Thing], event: Event) -> None:
    """ "The Dryland Conference will run from 17 March": a name of the event, and of no body."""
    for sentence, word in event.tellings:
        here = scene.names.at(sentence, word)
        if here is None or here[1].kind != "organization" or here[1] not in things or not event.day:
            continue
        if all(m.words[-1].lower in lexicon.group("named") for m in here[1].mentions):
            things.remove(here[1])
            event.name, event.titled = here[1].name, True


def _sentence(scene: Scene, sentence: Sentence, before: list[Event]) -> Iterator[Event]:
    if listed := _listed(scene, sentence):
        yield from listed
        return
    _doors(scene, sentence, before)
    opening = starts.doors(scene, sentence)
    found = [*_planned(scene, sentence, before), *series.read(scene, sentence)]
    dated.read(scene, sentence, found)
    rows.read(scene, sentence, found)
    _besides(scene, sentence, found, before)
    moves.instead(scene, sentence, found)
    moves.shifted(scene, sentence, found)
    found += notices.read(scene, sentence, found)
    found += headed.read(scene, sentence, found)
    found += undated.find(scene, sentence, found, before)
    alongside.in_its_course(scene, sentence, found, before)
    anaphora.settle(scene, sentence, found, before)
    changes.own(scene, found)
    starts.read(scene, sentence, found, before)
    starts.exactly(scene, sentence, found)
    starts.each(scene, sentence, found)
    notices.changed(scene, sentence, found)
    starts.orphan(scene, sentence, found, before)
    found = runs.read(scene, sentence, endings.read(scene, sentence, found, before), before)
    for event in found:
        parts.complete(scene, event, [e for e in found if e is not event and e.focus is event.focus])
        notices.perform(scene, event)
        event.doors = event.doors or next((t for t in opening if t.day == event.day), None)
        event.name = ellipses.named(scene, event) or event.name
        ellipses.place(scene, event)
        ellipses.done_again(scene, event, [*before, *found])
        ellipses.once_more(event, before)
        yield event


def _listed(scene: Scene, sentence: Sentence) -> list[Event]:
    """The events of a line without grammar: a fixture, a result, an entry of a list."""
    if listed := fixtures.read(scene, sentence) or results.read(scene, sentence):
        return listed
    listed = listings.read(scene, sentence)
    for event in listed:
        notices.changed(scene, sentence, [event])
    return listed


def _planned(scene: Scene, sentence: Sentence, before: list[Event]) -> list[Event]:
    """The events of which a sentence says that they are off, put off or moved."""
    found: list[Event] = []
    changes.read(scene, sentence, found, before)
    for event in found:
        moves.settle(scene, event)
        eves.settle(scene, event)
    found = [one for event in moves.unified(found) for one in owndays.several(scene, event)]
    starts.read(scene, sentence, found, before)
    return found


def _besides(scene: Scene, sentence: Sentence, found: list[Event], before: list[Event]) -> None:
    """Adds what is told beside the events of a sentence, on their days or counted from them."""
    besides = (
        *distances.read(scene, sentence, [*before, *found]),
        *distances.on_the_eve(scene, sentence, before),
        *distances.since(scene, sentence, before),
        *alongside.read(scene, sentence, found),
        *alongside.during(scene, sentence, found),
        *alongside.soon_after(scene, sentence, found),
        *alongside.on_the_way(scene, sentence, found),
        *alongside.joined(scene, sentence, found),
        *alongside.at_occasions(scene, sentence, found),
        *amid.read(scene, sentence, found),
        *alongside.made_way_for(scene, sentence, found),
    )
    for time, focus in (t for t in besides if not clauses.quoted(sentence, t[1][0])):
        dated.add(scene, sentence, time, focus, found)
    found += alongside.at_its_end(scene, sentence, found, before)


def _doors(scene: Scene, sentence: Sentence, before: list[Event]) -> None:
    """ "Doors open at seven": of the event told last that is on that day."""
    for verb in sentence.words:
        if verb.lemma != "open" or not any(w.lemma == "door" for w in sentence.child(verb, "nsubj")):
            continue
        for time in scene.times.get(sentence.number, ()):
            if not time.exact or tense.verb(sentence, time.word) is not verb:
                continue
            scene.spent.append(time)
            near = (e for e in reversed(before) if sentence.number - e.sentence.number <= 3)
            event = next((e for e in near if e.day == time.day and e.mood == "plan"), None)
            if event is not None:
                event.doors = time
