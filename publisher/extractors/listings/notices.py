"""What notices tell in pieces: "Ludlow Library: the author reads from her second novel. 6.30pm, free"."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.extractors import lexicon, telling
from publisher.extractors.clauses import plans
from publisher.extractors.event import POSTPONED, RESCHEDULED, Event
from publisher.extractors.kinds import nouns
from publisher.extractors.places.surroundings import Spot
from publisher.extractors.reading import Sentence, Word, disguises, labels
from publisher.extractors.scene import Scene
from publisher.extractors.telling.making import make
from publisher.extractors.times import Time

_ON_STAGE = {"ComedyEvent", "DanceEvent", "LiteraryEvent", "MusicEvent", "TheaterEvent"}
_LONGEST = 14
"""Words in a piece that says only where and when."""


def read(scene: Scene, sentence: Sentence, found: list[Event]) -> Iterator[Event]:
    """The event of a notice whose time stands beside it without a verb, or alone in the next piece."""
    if any(e.time is not None for e in found):
        return
    behind = piece_behind(scene, sentence)
    time = _own_time(scene, sentence) or (_first(scene, behind) if behind is not None else None)
    if time is None or time in scene.spent:
        return
    told = _told(scene, sentence, time) or _shown(sentence)
    event = make(scene, sentence, told[0], told[1], time) if told is not None else None
    if event is not None and event.focus.lower in lexicon.words("listed"):
        event.kind, event.type = lexicon.words("listed")[event.focus.lower].split()
    if event is None or any(e.focus is event.focus for e in found):
        return
    scene.spent.append(time)
    event.time, event.mood = time, "plan" if time.day >= scene.day else "fact"
    event.places = _places(scene, sentence, behind)
    yield event


def perform(scene: Scene, event: Event) -> None:
    """Gives an event on a stage those whom its notice names: "Requiem, sung by the Choral Society"."""
    sentence, colon = event.sentence, _colon(event.sentence)
    if colon is None or event.focus.i <= colon or event.type not in _ON_STAGE:
        return
    for mention, thing in scene.names.spans.get(sentence.number, ()):
        before = sentence.words[mention.first - 2 : mention.first]
        led = any(w.lower in {"by", "under", "with"} for w in before) and mention.first > colon
        own = mention.first <= event.focus.i <= mention.last and event.kind == "play"
        known = any(thing is t for t, _, _ in event.takers)
        if (led or own) and not known and thing.kind in {"person", "organization"}:
            event.takers.append((thing, "performer", mention.head))


def _own_time(scene: Scene, sentence: Sentence) -> Time | None:
    """When a notice without a verb, or with its place before a colon, says that it is."""
    if disguises.has_verb(sentence) and _colon(sentence) is None:
        return None
    first = _first(scene, sentence)
    return first if first is not None and first.exact else None


def _first(scene: Scene, sentence: Sentence) -> Time | None:
    """The first time of day that is not when doors open, or else the first day."""
    days = [t for t in scene.times.get(sentence.number, ()) if t.kind == "date" and t.day]
    days = [t for t in days if not _is_old(sentence, t) and not t.of_doors]
    return next((t for t in days if t.exact), next(iter(days), None))


def piece_behind(scene: Scene, sentence: Sentence) -> Sentence | None:
    """The next sentence, if it only says where and when what this one tells is."""
    if any(t.kind == "date" and t.day for t in scene.times.get(sentence.number, ())):
        return None
    after = scene.reading.sentences[sentence.number + 1 : sentence.number + 2]
    return next((s for s in after if s.block is sentence.block and _is_piece(scene, s)), None)


def _is_piece(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence is so short that it has no verb, and begins with a place or a time."""
    if len(sentence.words) > _LONGEST or any(w.tag in disguises.FINITE for w in sentence.words):
        return False
    heads = (w for w in sentence.words if w.tag.startswith("NN") and w.dep in {"ROOT", "nsubj", "appos"})
    tells = any(nouns.event_noun(scene, sentence, w) is not None for w in heads)
    return not tells and _first(scene, sentence) is not None


def _colon(sentence: Sentence) -> int | None:
    """Where the place ends that a notice begins with: "Clun Memorial Hall: public meeting"."""
    for word in sentence.words[1:10]:
        if word.text == ":":
            heads = [w for w in sentence.words[: word.i] if w.text[0].isalpha()]
            return word.i if heads and sum(w.text[0].isupper() for w in heads) * 2 >= len(heads) else None
    return None


def _told(scene: Scene, sentence: Sentence, time: Time) -> telling.Telling | None:
    """The word that tells what a notice is of: what its verb tells, or the first noun of an event."""
    begin = (_colon(sentence) or -1) + 1
    verb = next((w for w in sentence.words[begin:] if _is_main(sentence, w)), None)
    if verb is not None and (told := telling.told(scene, sentence, verb, time)) is not None:
        return told
    kinds = (w for w in sentence.words[begin:] if w.tag.startswith("NN") and not time.holds(w))
    noun = next((w for w in kinds if nouns.event_noun(scene, sentence, w) is not None), None)
    return (noun, None) if noun is not None else None


def _shown(sentence: Sentence) -> telling.Telling | None:
    """Who or what a notice names behind its place, if that tells what it is: "the Players in Hamlet"."""
    colon = _colon(sentence)
    words = sentence.words[colon + 1 :] if colon is not None else []
    shown = next((w for w in words if w.lower in lexicon.words("listed")), None)
    return (shown, None) if shown is not None else None


def _is_main(sentence: Sentence, word: Word) -> bool:
    modal = any(w.lower in {"will", "'ll"} for w in sentence.child(word, "aux"))
    finite = word.tag in {"VBZ", "VBP"} and word.dep not in {"aux", "auxpass", "relcl"}
    return finite or (word.tag == "VB" and modal)


def _places(scene: Scene, sentence: Sentence, behind: Sentence | None) -> list[Spot]:
    """The place before the colon, or in the piece that says where and when."""
    colon = _colon(sentence)
    spans = scene.names.spans.get(sentence.number, ()) if colon is not None else ()
    here = [(m, t) for m, t in spans if m.head.i < (colon or 0)]
    if not here and behind is not None:
        here = list(scene.names.spans.get(behind.number, ()))
    return [(t, m.head) for m, t in here if t.kind in {"place", "organization"}][:1]


def _is_old(sentence: Sentence, time: Time) -> bool:
    """Whether a day is the one that something was moved from: "postponed from November 13"."""
    before = time.before(2)
    return len(before) == 2 and before[1].lower == "from" and _shifts(sentence, before[0])


def _shifts(sentence: Sentence, word: Word) -> bool:
    shifts = word.lemma in lexicon.group("shifts", "ahead")
    return word.tag.startswith("VB") and (shifts or bool(plans.turn(sentence, word)))


def changed(scene: Scene, sentence: Sentence, found: list[Event]) -> None:
    """What a notice says became of its event: by a label, or by the day from which it was moved."""
    _labelled(sentence, found)
    _moved(scene, sentence, found)


def _moved(scene: Scene, sentence: Sentence, found: list[Event]) -> None:
    """The day that an event of a notice was moved from: "7pm (postponed from November 13)"."""
    old = next((t for t in scene.times.get(sentence.number, ()) if t.value and _is_old(sentence, t)), None)
    dated = [e for e in found if e.day]
    if (
        old is None
        or len(dated) != 1
        or dated[0].start.startswith(old.value[:10])
        or dated[0].previous is not None
    ):
        return
    if dated[0].status in {"", POSTPONED}:
        dated[0].previous, dated[0].status = old, RESCHEDULED


def _labelled(sentence: Sentence, found: list[Event]) -> None:
    """What a label says became of the event of its line: "CANCELLED: quiz night at the Plough on Friday"."""
    state = labels.state(sentence) if found else ""
    for event in found if state else ():
        if not event.status and event.time is not None and event.focus.tag.startswith("NN"):
            event.status, event.mood = state, "plan"
