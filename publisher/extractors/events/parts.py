"""Where an event is, who takes part, how long it lasts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from publisher.extractors import clauses, lexicon, naming, places, takers
from publisher.extractors.clauses import tense
from publisher.extractors.entities import Thing
from publisher.extractors.event import ONLINE, Event, moment
from publisher.extractors.events import rows
from publisher.extractors.kinds import nouns
from publisher.extractors.places import surroundings
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.takers import occasions, understood
from publisher.extractors.takers.meant import people_meant
from publisher.extractors.times import Time


def complete(scene: Scene, event: Event, twins: list[Event]) -> None:
    """Place, people, state, duration and end of an event, from the clause that tells it."""
    sentence, word = event.sentence, event.focus
    holders = _holders(event)
    places.read(scene, event, holders)
    for holder in holders if event.kind not in lexicon.group("nobody's") else ():
        for taker in list(takers.takers_of(scene, event, holder)):
            if all(taker[0] is not known for known, _, _ in event.takers):
                event.takers.append(taker)
    _attend(scene, event)
    understood.settle(scene, event)
    places.settle(scene, event, bool(twins))
    spots = [p for p, _ in event.places]
    own = scene.names.at(sentence, word)
    event.takers = [t for t in event.takers if own is None or t[0] is not own[1]]
    event.takers = [t for t in event.takers if not clauses.is_alternative(sentence, t[2])]
    event.takers = [
        t
        for t in event.takers
        if t[1]
        or t[0] not in spots
        or t[0].type == "Country"
        or _holds_its_own(event, t[2])
        or _plays_under_its_name(event, t[0])
    ]
    event.places = [p for p in event.places if p[0] not in [t[0] for t in event.takers]]
    rows.narrow(scene, event)
    surroundings.near(scene, event)
    if event.status == ONLINE:
        event.places = []
    event.type = event.type or _type(scene, event)
    if event.type == "MusicEvent" and word.tag.startswith("VB") and word.lemma != "conduct":  # "plays Chopin"
        event.takers = [t for t in event.takers if t[2].dep != "dobj"]
    event.home = takers.home(scene, event) if event.type == "SportsEvent" else None
    words = {w.lower for w in sentence.below(event.verb or word)}
    event.mixed = "also" in words and bool(words & lexicon.group("streamed"))
    _when(scene, event)
    event.name = naming.name(event, scene.names)
    if title := _title(event):
        event.name, event.titled = title, True
    if event.kind == "event" and event.focus.tag.startswith("NN"):
        named_before(scene, event)


def _plays_under_its_name(event: Event, town: Thing) -> bool:
    """ "Porto's match": towns are teams where nobody says where it is, and none is gone to."""
    gone_to = (event.verb or event.focus).lemma in lexicon.group("visiting")
    plays = event.kind == "match" and town.type in {"AdministrativeArea", "City", "State"}
    return plays and event.how != "read" and not gone_to


def _holds_its_own(event: Event, subject: Word) -> bool:
    """ "The university will hold its convocation": whose it is takes part, house as it may be."""
    own = any(w.lower in {"its", "their"} for w in event.sentence.child(event.focus, "poss"))
    return own and subject.dep == "nsubj" and event.focus.dep == "dobj"


def _attend(scene: Scene, event: Event) -> None:
    """Adds the people and bands that are told to be at an occasion."""
    plays = event.type == "SportsEvent"
    for word in occasions.of(event):
        for taker in people_meant(scene, event, word, places=plays):
            known = any(taker[0] is t for t, _, _ in event.takers)
            if not known and (plays or taker[0].kind == "person" or taker[0].type == "MusicGroup"):
                event.takers.append(taker)


def _title(event: Event) -> str:
    """The name of its own that an event goes by: "the Dryland Harvest Conference"."""
    if event.focus.lower not in lexicon.group("named") or not event.focus.tag.startswith("NNP"):
        return ""
    words = event.sentence.words
    first = event.focus.i
    while first and words[first - 1].tag.startswith("NNP") and words[first - 1].text[0].isupper():
        first -= 1
    return " ".join(w.text for w in words[first : event.focus.i + 1]) if event.focus.i - first > 1 else ""


def _type(scene: Scene, event: Event) -> str:
    """What an event is by its article, its house or those who take part: a contest, a concert, or neither."""
    takers_, at_ = [t for t, _, _ in event.takers], [p for p, _ in event.places]
    if scene.sport and event.kind in lexicon.group("of sport") and event.focus.tag.startswith("NN"):
        return "SportsEvent"
    if event.kind in lexicon.group("sport verbs") and any(p.type == "StadiumOrArena" for p in at_):
        return "SportsEvent" if sum(t.kind == "organization" for t in takers_) > 1 else ""
    if event.kind in lexicon.group("stagings") and event.focus.tag.startswith("NN"):
        shown = (o for _, o in clauses.phrases(event.sentence, event.focus, "of"))
        if staged := next((t for o in shown if (t := lexicon.words("on stage").get(o.lemma, ""))), ""):
            return staged
    if event.kind in lexicon.group("of music") and any(t.type == "MusicGroup" for t in takers_):
        return "MusicEvent"
    return ""


def _holders(event: Event) -> list[Word]:
    """The words whose phrases and arguments say where and who: the event's own, its verb, its clauses."""
    sentence, word, verb = event.sentence, event.focus, event.verb
    own = verb is not None and verb is not word and _has(sentence, verb, word)
    holders = [word] + ([verb] if verb is not None and own else [])
    if not word.tag.startswith("NN"):
        return holders
    prep = sentence.head(word)
    main = tense.verb(sentence, word)
    if (
        word.dep == "pobj"
        and prep is not None
        and main is not None
        and sentence.head(prep) is main
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
    return holders


def _has(sentence: Sentence, verb: Word, noun: Word) -> bool:
    """Whether a noun is an argument of a verb, not part of another noun's phrase; or has it for more."""
    if verb in sentence.below(noun):
        return True
    here = noun
    for _ in range(6):
        above = sentence.head(here)
        if above is None or above.tag.startswith("VB"):
            return True
        if above.tag.startswith("NN") and here.dep not in {"conj", "appos"}:
            return above.lower in {"round", "series", "number", "day"}
        here = above
    return True


def _when(scene: Scene, event: Event) -> None:
    """The day of an interview, how long an event lasts, and when it ends."""
    sentence, verb = event.sentence, event.verb
    times = scene.times.get(sentence.number, ())
    if event.kind == "interview" and event.time is None and verb is not None:
        event.time = next((t for t in times if t.day and tense.verb(sentence, t.word) is verb), None)
    for time in times:
        if time.kind == "duration" and event.duration is None and lasts(event, time):
            event.duration = time
    if event.time is None and event.last is not None and event.last.day:
        event.time = _first_day(scene, event)
    if event.time is not None and "/" in event.time.value:
        event.end = moment(event.time.value.split("/")[1])


def _first_day(scene: Scene, event: Event) -> Time | None:
    """ "A three-day conference that ends tomorrow" began two days before that."""
    inside = event.sentence.child(event.focus, "compound", "amod")
    for span in scene.times.get(event.sentence.number, ()):
        length = re.fullmatch(r"P(\d)D", span.value) if span.kind == "duration" else None
        if length and event.last is not None and span.word in inside:
            first = date.fromisoformat(event.last.day) - timedelta(int(length[1]) - 1)
            return replace(event.last, value=first.isoformat())
    return None


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
                nouns.event_noun(scene, sentence, word)
                if word is not event.focus and (sentence is not event.sentence or word.i < event.focus.i)
                else None
            )
            if found is not None and found[0] != "event":
                event.kind, event.type = found[0], event.type or found[1]
                event.name = naming.plain(sentence, word)
                return


def lasts(event: Event, time: Time) -> bool:
    """Whether a duration is how long an event lasts; of a sentence or a ban it is how long that lasts."""
    if event.verb is not None and event.verb.lemma in lexicon.group("terms"):
        return False
    words = event.sentence.words
    first = next((w for w in words if w.end > time.start), words[0])
    before = words[first.i - 1] if first.i else None
    governor = tense.verb(event.sentence, time.word)
    if _is_its_length(event, time) or _goes_on_for(event, time, governor):
        return True
    behind = event.sentence.head(event.focus) if event.focus.dep == "pobj" else None
    if behind is not None and behind.lower in {"after", "before", "following", "since"}:
        return False  # "was shut for six months after an explosion"
    if governor is None or governor not in (event.verb, event.focus):
        head = event.sentence.head(time.word)
        if head is None or head.dep != "prep" or event.sentence.head(head) is not event.focus:
            return False
    return (before is not None and before.lower == "for") or (
        governor is not None and governor.lemma == "last"
    )


def _is_its_length(event: Event, time: Time) -> bool:
    """ "A three-day visit", "the six-week trial"; not of what is agreed or ordered for so long."""
    own = time.word in event.sentence.child(event.focus, "amod", "compound", "nmod", "nummod")
    return own and not time.value.endswith("Y") and event.kind in lexicon.group("lasting", "gatherings")


def _goes_on_for(event: Event, time: Time, governor: Word | None) -> bool:
    """ "Began on 5 May and is expected to last eight weeks", "will continue for ten days"."""
    if governor is None or governor.lemma not in {"continue", "last", "run"}:
        return False
    led = [w.lower for w in time.before(2)]
    direct = governor.lemma == "last" or "for" in led
    return direct and event.focus in clauses.subjects(event.sentence, governor)
