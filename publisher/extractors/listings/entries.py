"""Entries of what's-on lists and diaries, which have no grammar: their parts, and what each part says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from publisher.extractors import lexicon
from publisher.extractors.entities import Thing
from publisher.extractors.entities.spots import is_venue
from publisher.extractors.reading import Sentence, Word, spelt
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time

Kind: TypeAlias = Literal["time", "price", "place", "who", "title"]

_VERBS = {"VBD", "MD", "VBZ", "VBP", "PRP"}
_ENDS = frozenset({",", ";", ":", "(", ")", "–", "—", "|", "."})
_LONGEST = 45
"""Words in an entry; what is longer is prose."""
_SHORT = 3
"""Words in a part that says how one gets in, and no price."""
_PRICE = re.compile(r"[£$€]|\b\d+ (?:pesos|euros|dollars|pounds|kr|rand)\b")


@dataclass(slots=True)
class Part:
    """Some words of an entry between two marks, and the mark before them."""

    kind: Kind
    words: list[Word]
    mark: str = ""
    thing: Thing | None = None
    at: Word | None = None

    @property
    def text(self) -> str:
        """The words as they stand, without quotation marks."""
        shown = spelt(self.words)
        return shown.replace('"', "").strip(" .")


@dataclass(slots=True)
class Entry:
    """One entry: its parts in order, and its times."""

    parts: list[Part] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)

    def of(self, *kinds: Kind) -> list[Part]:
        """The parts of these kinds."""
        return [part for part in self.parts if part.kind in kinds]


def read(scene: Scene, sentence: Sentence) -> list[Entry]:
    """The entries of a sentence, one between every two semicolons; none for prose."""
    if sentence.block.kind != "paragraph" or len(sentence.words) > _LONGEST or _is_prose(scene, sentence):
        return []
    times = [t for t in scene.times.get(sentence.number, ()) if t.kind != "duration"]
    found = [Entry(times=leading(scene, sentence))]
    for words, mark in _pieces(scene, sentence, times):
        if mark == ";" and found[-1].parts:
            found.append(Entry())
        entry = found[-1]
        entry.times += [t for t in times if any(t.holds(w) for w in words) and t not in entry.times]
        part = _part(scene, sentence, words, times)
        part.mark = mark
        entry.parts.append(part)
    return [entry for entry in found if _is_whole(entry)]


def _is_whole(entry: Entry) -> bool:
    """Whether some parts are an entry: two or more, one of which only says when or stands before a colon."""
    led = entry.times and entry.times[0].end < entry.parts[0].words[0].start if entry.parts else False
    several = len(entry.parts) > 1
    return bool(led) or (several and (bool(entry.of("time")) or entry.parts[1].mark == ":"))


def leading(scene: Scene, sentence: Sentence) -> list[Time]:
    """The time that was taken for a sentence of its own: "9.30am: Opening by the mayor"."""
    before = scene.reading.sentences[sentence.number - 1] if sentence.number else sentence
    times = scene.times.get(before.number, ())
    if before is sentence or before.block is not sentence.block or before.words[-1].text != ":":
        return []
    alone = all(any(t.holds(w) for t in times) for w in before.words if w.text[0].isalnum())
    return [t for t in times if t.kind == "date"] if alone else []


def _is_prose(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence has a verb with its subject; "doors", "show" and names of events are none."""
    times = scene.times.get(sentence.number, ())
    small = (w for w in sentence.words if w.tag in _VERBS and w.text[0].islower())
    verbs = (w for w in small if not any(t.holds(w) for t in times))
    root = next((w for w in sentence.words if w.dep == "ROOT"), sentence.words[0])
    told = root.tag == "VB" and root.lower not in lexicon.group("before a time")
    if told or root.lower == "please":
        return True
    leads = lexicon.group("before a time")
    return any(
        not _may_be_noun(sentence, w) and scene.names.at(sentence, w) is None
        for w in verbs
        if not (w.lower in leads and _leads_to_a_time(sentence, w) and not _is_told_of(sentence, w))
        and not (w.lower == "sold" and [a.lower for a in sentence.words[w.i + 1 : w.i + 2]] == ["out"])
    )


def _is_told_of(sentence: Sentence, verb: Word) -> bool:
    """ "Tonight's concert at the Alder Hall now starts at 8.30", where an entry has "concert starts 8.30"."""
    adverbs = [w for w in sentence.child(verb, "advmod") if w.i < verb.i]
    return bool(adverbs) and bool(sentence.child(verb, "nsubj"))


def _leads_to_a_time(sentence: Sentence, verb: Word) -> bool:
    """ "Show 8pm", "starts at noon"."""
    after = sentence.words[verb.i + 1 : verb.i + 2]
    return any(w.text[0].isdigit() or w.lower in {"at", "from", "noon", "midday"} for w in after)


def _may_be_noun(sentence: Sentence, verb: Word) -> bool:
    noun = verb.lower in lexicon.words("event nouns")
    return noun and not sentence.child(verb, "nsubj", "nsubjpass", "dobj", "aux")


def _pieces(scene: Scene, sentence: Sentence, times: list[Time]) -> Iterator[tuple[list[Word], str]]:
    """The words between marks, with the mark before them; marks in names, times and quotations are none."""
    words: list[Word] = []
    mark, quoted = "", False
    for word in sentence.words:
        quoted ^= word.text == '"'
        inside = quoted or scene.names.at(sentence, word) is not None or any(t.holds(word) for t in times)
        if word.text in _ENDS and not inside:
            if words:
                yield words, mark
            words, mark = [], word.text
        else:
            words.append(word)
    if words:
        yield words, mark


def _part(scene: Scene, sentence: Sentence, words: list[Word], times: list[Time]) -> Part:
    """What some words between two marks say."""
    told = [w for w in words if any(t.holds(w) for t in times)]
    rest = [w for w in words if w not in told and w.text[0].isalnum()]
    leads = lexicon.group("before a time")
    if told and all(w.lower in leads for w in rest):
        return Part("time", words)
    text = spelt(words)
    terms = words[0].lower in lexicon.group("terms of entry")
    if _PRICE.search(text) or (terms and len(words) <= _SHORT):
        return Part("price", words)
    words = [w for w in words if w not in told or rest[0].i < w.i < rest[-1].i]
    while len(words) > 1 and told and words[-1].lower in {"on", "at", "from", "until"}:
        words = words[:-1]
    if words[0].lower in {"at", "in"}:
        here = next((n for w in rest if (n := scene.names.at(sentence, w)) is not None), None)
        return Part("place", words, thing=here and here[1], at=here and here[0].head)
    named = [scene.names.at(sentence, w) for w in rest]
    things = [n for n in named if n is not None]
    if things and len(things) == len(named):
        mention, thing = things[0]
        kind: Kind = "place" if thing.kind == "place" or is_venue(thing) else "who"
        return Part(kind, words, thing=thing, at=mention.head)
    return Part("title", words)
