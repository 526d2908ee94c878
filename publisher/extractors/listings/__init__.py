"""Events of lists, an entry each: "Quiz night, Craven Arms Community Centre, 7pm, £3."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from publisher.extractors import lexicon
from publisher.extractors.entities import Thing
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.spots import is_venue, word_before
from publisher.extractors.event import Event
from publisher.extractors.listings import entries, notices
from publisher.extractors.listings.entries import Entry, Part
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time

_THERE = lexicon.group("there")
_LONGEST = 14
"""Words in a title."""


def read(scene: Scene, sentence: Sentence) -> list[Event]:
    """The events that a sentence lists; none for prose, or where no entry says when it is."""
    found: list[Event] = []
    listed = entries.read(scene, sentence)
    behind = notices.piece_behind(scene, sentence) if len(listed) == 1 and not listed[0].times else None
    if behind is not None:
        listed[0].times += scene.times.get(behind.number, ())
    for entry in listed:
        event = _event(scene, sentence, entry, listed[0])
        if event is not None:
            found.append(event)
    return found


def _event(scene: Scene, sentence: Sentence, entry: Entry, first: Entry) -> Event | None:
    """The event of an entry with a title and a time; None for opening hours, deadlines and habits."""
    title = _title(entry)
    parts = [title, *entry.of("title", "who")] if title is not None else []
    time = _when(entry)
    if title is None or time is None or time in scene.spent or any(t.kind == "set" for t in entry.times):
        return None
    told = [_kind(part) for part in parts]
    head, kind, type_ = next((k for k in told if k[1]), told[0])
    head = head if head in title.words else _front(title.words)[-1]
    if kind == "results" and len(entry.parts) == 1:
        return None  # "Saturday's rugby results", above them
    if not kind:
        sure = _place(scene, sentence, entry) is not None or title.kind == "who"
        sure = sure or sentence.number in scene.days
        if not (time.exact and sure) or head.lower in lexicon.group("no events"):
            return None
    past = time.day < scene.day
    name = _name(entry, title)
    event = Event(sentence, head, None, kind or "event", type_, name, "fact" if past else "plan", time)
    event.how = "entry"
    _complete(scene, event, entry, title, first)
    if _is_end(sentence, time):
        event.time, event.end, event.last = None, time.value[:16].rstrip("T"), time
    return event


def _name(entry: Entry, title: Part) -> str:
    """ "Exhibition: Tides by Ger Sweeney": what is shown, where a title only says that something is."""
    text = title.text
    if title is entry.parts[0] and len(title.words) == 1 and len(entry.parts) > 1:
        shown = entry.parts[1]
        text += f": {shown.text}" if shown.mark == ":" and shown.kind in {"title", "who"} else ""
    return text[0].upper() + text[1:]


def _is_end(sentence: Sentence, time: Time) -> bool:
    """ "Until December 14": when it ends, and nobody says when it began."""
    before = [w.lower for w in sentence.words if w.end <= time.start][-1:]
    return before[-1:] in (["until"], ["till"], ["through"]) and "/" not in time.value


def _complete(scene: Scene, event: Event, entry: Entry, title: Part, first: Entry) -> None:
    """Place, people, doors and end of an event."""
    sentence = event.sentence
    spot = _place(scene, sentence, entry) or _place(scene, sentence, first)
    if spot is not None:
        event.places = [spot]
    for thing, word in _people(scene, sentence, entry, title):
        if spot is None or thing is not spot[0]:
            event.takers.append((thing, "performer", word))
    if not event.type and any(t.type == "MusicGroup" for t, _, _ in event.takers):
        event.type = "MusicEvent"
    event.doors = next((t for t in entry.times if t.exact and t.of_doors), None)
    if event.time is not None and "/" in event.time.value:
        event.end = event.time.value.split("/")[1]
    event.tellings.append((sentence, event.focus))
    scene.spent += entry.times


def _title(entry: Entry) -> Part | None:
    """The part that says what is on: the first that names an event, or else the first that is no venue."""
    told = [part for part in entry.of("title", "who") if len(part.words) <= _LONGEST]
    if told and not (told[0] is entry.parts[0] and len(entry.parts) > 1 and entry.parts[1].mark == ":"):
        return next((p for p in told if _is_event(p)), told[0])
    shown = next((p for p in told if _kind(p)[1]), None)
    shown = shown or next((p for p in told[1:] if p.kind == "who"), None)
    return next((p for p in told if _is_event(p)), shown or next(iter(told), None))


def _is_event(title: Part) -> bool:
    """Whether a part names an event, and not only who or what is shown."""
    return bool(_noun([w.lower for w in _front(title.words)]))


def _noun(words: list[str]) -> str:
    """What the last words of a title are by the lists of events; empty for no event."""
    table, compounds = lexicon.words("event nouns"), lexicon.words("compound events")
    return compounds.get(" ".join(words[-2:])) or table.get("-".join(words[-2:])) or table.get(words[-1], "")


def _kind(title: Part) -> tuple[Word, str, str]:
    """The word that tells what a title is of, its class and type; empty where no word does."""
    shown = lexicon.words("listed")
    front = _front(title.words)
    lower = [w.lower for w in front]
    entry = _noun(lower) or next((shown[w] for w in reversed(lower) if w in shown), "")
    if not entry:
        return front[-1], "", ""
    *kind, type_ = entry.split() if entry.split()[-1][0].isupper() else (*entry.split(), "")
    return front[-1], " ".join(kind), type_


def _front(words: list[Word]) -> list[Word]:
    """The words of a title up to its first preposition: "Press conference by the water board"."""
    end = next((n for n, w in enumerate(words) if n and w.tag in {"IN", "TO"}), len(words))
    return [w for w in words[:end] if w.text[0].isalnum()] or words[:1]


def _when(entry: Entry) -> Time | None:
    """When an entry is: its first time of day that is not that of doors, or else its day; or both days."""
    dated = [t for t in entry.times if t.kind == "date" and t.day and not t.of_doors]
    if not dated:
        return None
    exact = [t for t in dated if t.exact]
    first = (exact or dated)[0]
    last = (exact or dated)[-1]
    ends = last.value.split("/")[-1]
    days = (date.fromisoformat(ends[:10]) - date.fromisoformat(first.day)).days if first.day else 0
    if last is not first and days == 1 and ("/" in last.value) == ("/" in first.value):
        return replace(first, value=f"{first.value.split('/')[0]}/{ends}")
    return first


def _place(scene: Scene, sentence: Sentence, entry: Entry) -> tuple[Thing, Word] | None:
    """The venue of an entry: a part that names one, or a place behind "at" or "in"."""
    for part in entry.of("place"):
        if part.thing is not None and part.at is not None:
            return part.thing, part.at
    slot = _before_time(entry)
    if slot is not None and slot.thing is not None and slot.at is not None:
        return slot.thing, slot.at
    for mention, thing in _named(scene, sentence, entry):
        there = word_before(mention.sentence, mention.first) in _THERE
        if there and (thing.kind == "place" or is_venue(thing)):
            return thing, mention.head
    return None


def _before_time(entry: Entry) -> Part | None:
    """The body in whose house an entry is: the part between the title of an event and its time."""
    for n, part in enumerate(entry.parts[1:-1], 1):
        body = part.kind == "who" and part.thing is not None and part.thing.type == "Organization"
        if body and entry.parts[n + 1].kind == "time" and _is_event(entry.parts[n - 1]):
            return part
    return None


def _named(scene: Scene, sentence: Sentence, entry: Entry) -> Iterator[tuple[Mention, Thing]]:
    """The names of an entry's titles and performers."""
    inside = {w.i for part in entry.of("title", "who") for w in part.words}
    for mention, thing in scene.names.spans.get(sentence.number, ()):
        if mention.first in inside:
            yield mention, thing


def _people(scene: Scene, sentence: Sentence, entry: Entry, title: Part) -> Iterator[tuple[Thing, Word]]:
    """Who plays, speaks or holds it: whom a part names, or a title by, with or from somebody."""
    named = [n for n in _named(scene, sentence, entry) if n[1].kind in {"person", "organization"}]
    others = any(not _inside(m, title) for m, _ in named)
    for mention, thing in named:
        before = word_before(mention.sentence, mention.first)
        shown = _inside(mention, title)
        alone = not (shown and (_is_event(title) or (others and _is_owner(mention)))) and not (
            _is_owner(mention) and not shown
        )
        of = before == "of" and thing.kind == "person"
        if alone or of or before in {"by", "with", "from"}:
            yield thing, mention.head


def _is_owner(mention: Mention) -> bool:
    """ "Vivaldi's Gloria": whose work it is, and no player."""
    after = mention.after()
    return "'s " in mention.text or (after is not None and after.lower in {"'s", "'"})


def _inside(mention: Mention, part: Part) -> bool:
    return any(w.i == mention.first for w in part.words)
