"""When an event begins, where a clause of its own gives the time of day: "Kick-off is at 3 p.m."."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from publisher import gazetteer
from publisher.extractors import clauses, lexicon, naming
from publisher.extractors.clauses import tense
from publisher.extractors.entities import Thing
from publisher.extractors.event import Event
from publisher.extractors.kinds import nouns
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time, clock

_ENDS = frozenset({"close", "conclude", "end", "finish"})
_UP_TO = frozenset({"till", "to", "until"})
_SPELLS = frozenset({"day", "evening", "event", "morning", "night", "programme"})
_STARTS = frozenset({"begin", "start"})
_HAPPENS = frozenset({"begin", "happen", "hit", "occur", "start", "strike"})
_SHORT = 16
"""Words in a sentence that does no more than say when."""
_BEFORE = 6
"""Words before a time of day that tell whether it is the one first planned: "first due on court at 2pm"."""
_NEAR = 3
"""Sentences between an event and the time of day that is given for it."""


def read(scene: Scene, sentence: Sentence, found: list[Event], before: list[Event]) -> None:
    """Gives the times of day of a sentence to the events they begin, told in it or shortly before."""
    for time in scene.times.get(sentence.number, ()):
        taken = any(time in (e.time, e.doors) for e in [*found, *before])
        if not time.exact or time.attribution or taken or _ends(time) or _opens_with(scene, sentence, time):
            continue
        of = _candidates(sentence, time, found, before)
        if not _begins(sentence, time):
            of = (e for e in of if _names(sentence, time, e))
        event = next(of, None)
        if event is not None and not _is_of_another(sentence, time, event):
            event.time = time
            scene.spent.append(time)


def told_before(scene: Scene, event: Event) -> None:
    """Makes of "it opens on Monday" the event that the sentence before was of, which it gave no day."""
    if (
        event.kind != "event"
        or event.focus.lemma not in {"begin", "open", "start"}
        or not event.day
        or not event.sentence.number
    ):
        return
    if [s.lower for s in clauses.subjects(event.sentence, event.focus)] != ["it"]:
        return
    before = scene.reading.sentences[event.sentence.number - 1]
    root = next((w for w in before.words if w.head == w.i), None)
    for noun in before.child(root, "nsubj", "nsubjpass") if root is not None else ():
        found = nouns.event_noun(scene, before, noun)
        if found is not None and found[0] != "event" and before.block is event.sentence.block:
            event.kind, event.type = found[0], event.type or found[1]
            event.name = naming.placed(naming.plain(before, noun), event)


def _is_of_another(sentence: Sentence, time: Time, event: Event) -> bool:
    """ "The county show is on Sunday. The dog show starts at noon": not the one that was told."""
    verb = tense.verb(sentence, time.word)
    for subject in clauses.subjects(sentence, verb) if verb is not None else ():
        own = {w.lemma for w in event.sentence.child(event.focus, "amod", "compound")}
        its = {w.lemma for w in sentence.child(subject, "amod", "compound")}
        if subject.lemma == event.focus.lemma and own and its and own.isdisjoint(its):
            return True
    return False


def _ends(time: Time) -> bool:
    """ "Open daily from 10 a.m. to 7 p.m.": the second."""
    return bool({w.lower for w in time.before(1)} & _UP_TO)


def _opens_with(scene: Scene, sentence: Sentence, time: Time) -> bool:
    """ "It opens at six with a ceremony on the quay": the hour of the ceremony, which is told besides."""
    verb = tense.verb(sentence, time.word)
    given = clauses.phrases(sentence, verb, "with") if verb is not None else ()
    kinds = (nouns.event_noun(scene, sentence, o) for _, o in given)
    return any(kind is not None and kind[0] in lexicon.group("gatherings") for kind in kinds)


def _names(sentence: Sentence, time: Time, event: Event) -> bool:
    """ "Dinner is served at eight", "the parade sets off at ten": what an event does that was told before."""
    verb = tense.verb(sentence, time.word)
    if verb is None or tense.of(sentence, verb) == "past" or verb.lemma in _ENDS:
        return False
    if event.sentence is sentence or not event.focus.tag.startswith("NN"):
        return False
    subjects = clauses.subjects(sentence, verb)
    return any(s.lemma == event.focus.lemma and not sentence.child(s, "amod", "poss") for s in subjects)


def doors(scene: Scene, sentence: Sentence) -> list[Time]:
    """ "With doors at 7pm and the start at 7.30pm": when doors open, where it is told when it begins too."""
    exact = [t for t in scene.times.get(sentence.number, ()) if t.exact]
    opening = [t for t in exact if any(w.lemma == "door" for w in t.before(3))]
    opening = [t for t in opening if any(o.day == t.day and o.value > t.value for o in exact)]
    scene.spent += opening
    return opening


def orphan(scene: Scene, sentence: Sentence, found: list[Event], before: list[Event]) -> None:
    """Gives the time of day of a short sentence that tells nothing else to the event told right before it.

    "Eyes down 7.30pm.", "Visitors are welcome from 11 a.m. to 4 p.m.", "2pm start."
    """
    used = [t for e in [*found, *before] for t in (e.time, e.doors, e.last, e.previous)]
    aside = {w.lower for w in sentence.words} & lexicon.group("not when it begins")
    if len(sentence.words) > _SHORT or aside or any(e.start for e in found):
        return
    exact = [t for t in scene.times.get(sentence.number, ()) if t.exact and not (t.attribution or _ends(t))]
    event = next((e for e in reversed(before) if e.tellings[-1][0].block is sentence.block), None)
    if not exact or event is None or sentence.number - event.tellings[-1][0].number > 1 or exact[0] in used:
        return
    if event.mood == "plan" and event.start == exact[0].day and exact[0].tense != "past":
        event.time = exact[0]
        event.end = event.end or (exact[0].value.split("/")[1] if "/" in exact[0].value else "")
        scene.spent.append(exact[0])


def exactly(scene: Scene, sentence: Sentence, found: list[Event]) -> None:
    """Gives an event whose day is known the time of day that its own clause has for that day."""
    for event in found:
        if event.time is None or not event.time.day or event.time.exact:
            continue
        for time in scene.times.get(sentence.number, ()):
            own = _is_of_clause(sentence, time, event) or _is_of_plan(sentence, time, event)
            first = _beside(time) & lexicon.group("at first")
            if own and time.exact and time.day == event.day and not (time.attribution or first):
                event.time = time
                scene.spent.append(time)
                break


def _beside(time: Time) -> set[str]:
    """The words before an hour that no comma cuts off: not "on 4 June, the date first set, at six"."""
    words = [w.lower for w in time.before(_BEFORE)]
    cut = next((n for n in range(len(words) - 1, -1, -1) if words[n] == ","), -1)
    return set(words[cut + 1 :])


def each(scene: Scene, sentence: Sentence, found: list[Event]) -> None:
    """Gives a time of day that is told of several to all: "on 4 June and 6 June, both at 5:30 p.m."."""
    for time in scene.times.get(sentence.number, ()):
        if not time.exact or not _is_of_each(sentence, time):
            continue
        dated = [e for e in found if e.time is not None and e.time.start <= time.start and e.day]
        for event in dated if len(dated) > 1 else ():
            if event.time is not None and not event.start[10:]:
                words = scene.reading.article.text[event.time.start : time.end]
                value = event.day + time.value[10:]
                event.time = replace(event.time, end=time.end, words=words, value=value)


def _is_of_each(sentence: Sentence, time: Time) -> bool:
    """ "Both at 5:30 p.m.", "at noon on both days"."""
    before = {w.lower for w in time.before(2)}
    after = [w.lower for w in sentence.words if w.start >= time.end][:3]
    several = {"both", "each", "all"}
    return bool(before & several) or (bool(several & set(after)) and bool({"day", "days"} & set(after)))


def _is_of_clause(sentence: Sentence, time: Time, event: Event) -> bool:
    """Whether a time of day is of an event's own clause, or of one that only says how it went on.

    "Returned to Perth on Tuesday evening, landing at 7.52pm".
    """
    verb = tense.verb(sentence, time.word)
    own = event.verb or event.focus
    if verb is not None and verb.dep == "pcomp":  # "celebrates on Sunday by cooking from one o'clock"
        above = sentence.head(verb)
        verb = sentence.head(above) if above is not None and above.lower == "by" else verb
    return verb is not None and (verb in (own, event.focus) or goes_on(sentence, verb, own))


def _is_of_plan(sentence: Sentence, time: Time, event: Event) -> bool:
    """ "Wednesday's hearing, set for 9:30 a.m. in the chamber, will be held by video"."""
    verb = tense.verb(sentence, time.word)
    plan = verb is not None and verb.dep == "acl" and sentence.head(verb) is event.focus
    return (
        plan
        and verb is not None
        and verb.lemma in tense.AHEAD
        and event.time is not None
        and (event.time.word in sentence.child(event.focus, "poss"))
    )


def goes_on(sentence: Sentence, doing: Word, verb: Word) -> bool:
    """Whether a participle without a subject says how what a verb tells goes on or begins."""
    here: Word | None = doing
    while here is not None and here is not verb and here.dep == "advcl":
        here = sentence.head(here)
    return (
        doing.tag == "VBG"
        and here is verb
        and doing.i > verb.i
        and doing.lemma in lexicon.group("going on")
        and not sentence.child(doing, "nsubj", "mark")
    )


def _begins(sentence: Sentence, time: Time) -> bool:
    """Whether a time is when something begins that its clause does not name: "kick-off", "it starts"."""
    here: Word | None = time.word
    while here is not None and not _is_beginning(sentence, here) and not here.tag.startswith("VB"):
        here = sentence.head(here)
    if here is not None and _is_beginning(sentence, here):
        return True
    if here is None:
        return any(_is_beginning(sentence, w) for w in sentence.words if w.end <= time.start)
    subjects = clauses.subjects(sentence, here)
    if any(_is_beginning(sentence, w) for w in subjects):
        return True
    if (
        here.lemma == "be"
        and tense.of(sentence, here) != "past"
        and any(map(_is_the_event(sentence), subjects))
    ):
        return True
    if here.lemma in _STARTS and tense.of(sentence, here) != "past" and _is_all(sentence, here, subjects):
        return True
    chain = [here, *sentence.child(here, "xcomp")]
    if not any(w.tag == "PRP" for w in subjects):
        return False
    if tense.of(sentence, here) == "past":  # "the quake struck on Monday; it hit at 3.20am"
        alone = not sentence.child(here, "dobj")  # "at 2 a.m. it hit a lorry"
        return alone and here.lemma in _HAPPENS and any(w.lower == "it" for w in subjects)
    return any(v.lemma in lexicon.group("begins with") for v in chain)


def _is_all(sentence: Sentence, verb: Word, subjects: list[Word]) -> bool:
    """ "The evening starts at 20:30", "the speaker begins at 7": all that was told before."""
    alone = not sentence.child(verb, "dobj", "xcomp", "ccomp")
    known = _SPELLS | lexicon.group("roles") | set(lexicon.words("event nouns"))
    return alone and any(
        s.lemma in known and any(w.lower == "the" for w in sentence.child(s, "det")) for s in subjects
    )


def _is_the_event(sentence: Sentence) -> Callable[[Word], bool]:
    """Whether a word is "the meeting", "the first race": what was told before, if it has the day."""
    nouns_ = lexicon.words("event nouns")
    return lambda word: word.lower in nouns_ and any(w.lower == "the" for w in sentence.child(word, "det"))


def _is_beginning(sentence: Sentence, word: Word) -> bool:
    own = [c for c in sentence.child(word) if c.dep not in {"det", "punct", "prep", "amod", "compound"}]
    if "-" in word.lower:  # "tip-off 8 p.m.", whatever the parser takes it for
        return word.lower in lexicon.group("beginnings")
    return word.lemma in lexicon.group("beginnings") and word.tag.startswith("NN") and not own


def _candidates(sentence: Sentence, time: Time, found: list[Event], before: list[Event]) -> Iterator[Event]:
    """The events that a time of day can be of: planned for that day, the nearest first."""
    near = [e for e in reversed(before) if sentence.number - e.tellings[-1][0].number <= _NEAR]
    for event in [*reversed(found), *near]:
        starts = event.start
        if len(starts) == 10 and starts == time.day and event.mood in {"plan", "fact"}:
            yield event


def localise(scene: Scene, event: Event) -> None:
    """A time that is said to be local time has the offset of the place where the event is.

    Where its place is not told, it has the one that all places of the article share. The hours of what is
    held again and again are those of its zone, whatever is said.
    """
    told, time = event.schedule, event.time
    if told is not None and told.begins:
        event.schedule = replace(told, zone=_there(scene, event, gazetteer.load().zone))
    if time is None or not time.exact or len(time.value) != len("2024-05-15T12:00"):
        return
    if "local time" in time.words:
        day = date.fromisoformat(time.day)
        offset = _there(scene, event, lambda place: clock.local(place, day))
        event.time = replace(time, value=time.value + offset)


def _there(scene: Scene, event: Event, of: Callable[[gazetteer.Place], str]) -> str:
    """What clocks have in common where an event is, or else wherever the article is; empty for nothing."""
    own = {_at(place, of) for place, _ in event.places[:1]} - {""}
    told = own or {_at(thing, of) for thing in scene.things if thing.kind == "place"} - {""}
    return told.pop() if len(told) == 1 else ""


def _at(place: Thing, of: Callable[[gazetteer.Place], str]) -> str:
    if place.place is None and not place.country:
        return ""
    return of(place.place or gazetteer.Place("Country", "", place.country))
