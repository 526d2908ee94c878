"""When an event begins, told by what comes first in it: "The bridge fell. Its span gave way at six"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.extractors import clauses, lexicon
from publisher.extractors.clauses import tense
from publisher.extractors.event import Event
from publisher.extractors.merging.likeness import others_take_part
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene
from publisher.extractors.times import Time

_DAY = len("2024-05-15")
_NEAR = 3
"""Sentences between an event and what tells its hour."""
_BOUNDS = frozenset({"after", "before", "by", "from", "since", "till", "to", "until"})
"""What stands before an hour at which nothing begins; "from" only of what is over."""
_FURTHER = frozenset(
    {
        "another",
        "fifth",
        "final",
        "fourth",
        "fresh",
        "further",
        "last",
        "more",
        "next",
        "other",
        "second",
        "third",
    }
)
_ASIDES = frozenset({"a", "an", "the", "his", "her", "its", "their", "which"})
"""What begins an aside that says what day it is."""
_SHORT = 14
"""Words of such an aside at most."""
_STARTS = frozenset({"begin", "start"})
_TOLD = frozenset({"both", "it", "they", "he", "she", "this", "that", "these", "all"})
_LET_THROUGH = frozenset({"closure", "opening"})
"""Classes of what many go through, as the first of them or no more."""
_LAST = frozenset({"closure"})
"""Classes of what begins where something else ends: "the last car went through"."""


def settle(scene: Scene, told: Sequence[Event]) -> tuple[list[Event], list[tuple[Event, Time]]]:
    """The events left when what only comes first in another is none, and the hours of those others."""
    over: list[Event] = []
    given: list[tuple[Event, Time]] = []
    for number in sorted(scene.times):
        for time in scene.times[number]:
            if not _is_free(time) or (own := _own(time, told)) is None:
                continue
            left = [e for e in told if not any(e is o for o in (*over, *own, *(g for g, _ in given)))]
            event = _of(scene, time, own, left)
            if event is not None:
                given.append((event, time))
                over += own
    return [event for event in told if not any(event is o for o in over)], given


def _is_free(time: Time) -> bool:
    """Whether something can begin at an hour, and nobody only said so then."""
    if not time.exact or time.attribution or time.of_doors:
        return False
    led = {w.lower for w in time.before(1)} & _BOUNDS
    return not led or (led == {"from"} and time.tense != "past")


def _own(time: Time, told: Sequence[Event]) -> list[Event] | None:
    """What was made of an hour itself; None if it says something else of an event, or this is told twice."""
    if any(t is not None and t.start == time.start for e in told for t in (e.doors, e.last, e.previous)):
        return None
    own = [e for e in told if e.time is not None and e.time.start == time.start]
    several = any(len(e.tellings) > 1 or e.status or e.titled for e in own)
    return None if several or len(own) > 1 else own


def _of(scene: Scene, time: Time, own: Sequence[Event], told: Sequence[Event]) -> Event | None:
    """The only event of that day without an hour that begins with what the clause of an hour tells."""
    sentence = time.sentence
    verb = tense.verb(sentence, time.word)
    open_ = [e for e in told if _lacks_hour(e, time)]
    if not open_ or verb is None or clauses.negated(sentence, verb) or _is_only_planned(verb):
        return None
    fitting = [e for e in open_ if _is_it(scene, time, verb, e, own)]
    return fitting[0] if len(fitting) == 1 else None


def _is_only_planned(verb: Word) -> bool:
    """ "Was due at nine", "set for noon": not what came to be, and said of the whole if it did."""
    return verb.lemma in tense.AHEAD and verb.tag == "VBN"


def _lacks_hour(event: Event, time: Time) -> bool:
    """Whether an event told shortly before is of that day, at an hour that is not known."""
    if event.start != time.day or len(event.start) != _DAY:
        return False
    return any(0 <= time.sentence.number - s.number <= _NEAR for s, _ in event.tellings)


def _is_it(scene: Scene, time: Time, verb: Word, event: Event, own: Sequence[Event]) -> bool:
    """Whether an event begins with what a clause tells, in its own sentence or behind it."""
    sentence = time.sentence
    if event.sentence is sentence and _is_behind_aside(time, event):
        return True
    if (event.mood == "fact") != (time.tense == "past"):
        return False
    if event.sentence is sentence:
        return _starts_within(sentence, verb, event)
    return _can_begin(event, own) and _begins(scene, sentence, verb, event)


def _is_behind_aside(time: Time, event: Event) -> bool:
    """ "On 5 June, which would have been his birthday, at seven": the hour goes on from the day."""
    if event.time is None or event.time.end > time.start:
        return False
    words = [w.lower for w in time.sentence.words if w.start >= event.time.end and w.end <= time.start]
    aside = words[:1] == [","] and words[-2:-1] == [","] and words[-1] in {"at", "from"}
    return aside and words.count(",") == 2 and words[1] in _ASIDES and len(words) <= _SHORT


def _starts_within(sentence: Sentence, verb: Word, event: Event) -> bool:
    """ "A vote at the meeting in Reading, which begins at ten", "asked for the match to start at six"."""
    if verb.lemma not in _STARTS:
        return False
    here: Word | None = sentence.head(verb)
    if here is not None and verb.dep in {"acl", "xcomp"} and event.focus.tag.startswith("NN"):
        own = [here, *(o for _, o in clauses.phrases(sentence, here, "for")), *sentence.child(verb, "nsubj")]
        return event.focus in own
    here = here if verb.dep == "relcl" else None
    while here is not None and here.dep in {"attr", "pobj", "prep"}:
        here = sentence.head(here)
        if here is not None and here in (event.verb, event.focus):
            return True
    return False


def _can_begin(event: Event, own: Sequence[Event]) -> bool:
    """Whether nothing that is told with the hour makes it another event: somebody else, or elsewhere."""
    for other in own:
        if other.first_plan or (other.type and other.type != event.type):
            return False
        if others_take_part(event, other) and {t.kind for t, _, _ in event.takers} == {"person"}:
            return False
    return True


def _begins(scene: Scene, sentence: Sentence, verb: Word, event: Event) -> bool:
    """Whether a clause tells what comes first in an event of its class."""
    sort = lexicon.words("onset classes").get(event.kind, "")
    if not sort:
        return False
    subjects = clauses.subjects(sentence, verb)
    passive = sentence.child(verb, "nsubjpass")
    things = [*subjects, *(p for p in passive if p not in subjects)]
    if any(_is_further(sentence, w, sort) for w in things):
        return False
    goes = verb.lemma in lexicon.group("going first") and sort in _LET_THROUGH
    if goes and any(_is_first(sentence, w, sort) for w in things):
        return True
    named = any(sort in _sorts("onset nouns", w.lemma) for w in things)
    if named and verb.lemma in lexicon.group("coming first"):
        return True
    phrases = set(_phrases(sentence, verb))
    return any(sort in _sorts("onset verbs", p) for p in phrases) and all(
        _is_known(scene, sentence, w, event) for w in subjects
    )


def _sorts(name: str, word: str) -> list[str]:
    return lexicon.words(name).get(word, "").split(" / ")


def _phrases(sentence: Sentence, verb: Word) -> Iterator[str]:
    """A verb alone, and with each particle, object and preposition: "hand", "hand in", "hand letter"."""
    for act in (verb, *sentence.child(verb, "xcomp")):
        yield act.lemma
        for word in sentence.child(act, "prt", "prep", "advmod", "dobj", "nsubjpass", "acomp"):
            yield f"{act.lemma} {word.lemma}"
            for below in sentence.child(word, "pobj", "amod") if word.dep == "prep" else ():
                yield f"{act.lemma} {below.lemma}"


def _is_further(sentence: Sentence, word: Word, sort: str) -> bool:
    """ "A second bomb", "the last survivor": not what came first."""
    said = {w.lower for w in (word, *sentence.child(word))} & _FURTHER
    return bool(said - ({"last"} if sort in _LAST else set()))


def _is_first(sentence: Sentence, word: Word, sort: str) -> bool:
    """ "The first lorries", of what opens; "the last car", of what closes."""
    said = {w.lower for w in (word, *sentence.child(word))}
    return ("last" if sort in _LAST else "first") in said


def _is_known(scene: Scene, sentence: Sentence, word: Word, event: Event) -> bool:
    """Whether a subject can be what was told of: "they", "the span", "officers"; not "a lorry"."""
    if word.lower in _TOLD or word.tag in {"NNS", "NNPS", "NNP"}:
        return True
    return any(
        w.lower in {"the", "this", "both", "all", "her", "his", "its", "their", "first"} or w.tag == "POS"
        for w in sentence.child(word)
    ) or any(w.dep == "nummod" for w in sentence.child(word))
