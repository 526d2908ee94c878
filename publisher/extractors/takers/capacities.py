"""As what somebody takes part in an event: who holds it, plays there, competes, or is there."""

from __future__ import annotations

from publisher.extractors import lexicon
from publisher.extractors.entities import Thing
from publisher.extractors.event import Event
from publisher.extractors.reading import Sentence, Word

_PLAYED = frozenset({"MusicEvent", "TheaterEvent", "DanceEvent", "ComedyEvent"})
_HEARD = frozenset({"LiteraryEvent", "Festival", "EducationEvent"})
_ACTED = frozenset({"TheaterEvent", "ScreeningEvent"})
_PLAYING = frozenset({"concert", "perform", "performance", "play", "sing", "tour"})
_SPEAKING = frozenset(
    {"address", "lecture", "press conference", "read", "reading", "speak", "speech", "talk"}
)
_MISHAPS = frozenset({"bankruptcy", "collapse", "crash", "death", "explosion", "fire", "sinking"})
_STARRING = frozenset({"appear", "feature", "play", "star"})


def of(event: Event, thing: Thing, word: Word) -> str:
    """The property of an event that somebody is a value of; `word` names them or tells the event."""
    told = ((s, focus) for s, focus in event.tellings if s.holds(word))
    sentence, focus = next(told, (event.sentence, event.focus))
    word = word if sentence.holds(word) else focus
    if _is_held_by(sentence, word):
        return "organizer"
    if event.type == "SportsEvent":
        return _as_side(event, thing)
    if event.type in _ACTED and thing.kind == "person" and _stars(sentence, word):
        return "actor"
    on_stage = thing.kind == "person" or thing.type == "MusicGroup"
    if event.type in _PLAYED or event.kind in _PLAYING:
        return "performer" if on_stage or _plays(sentence, focus, word) else "organizer"
    if event.type in _HEARD or event.kind in _SPEAKING:
        return "performer" if on_stage else "organizer"
    alike = event.kind in lexicon.group("attended")
    if _holds(sentence, focus, word) and (not alike or (event.kind == "meeting" and len(event.takers) == 1)):
        return "organizer"
    undergone = alike or event.kind in _MISHAPS or focus.lemma in lexicon.group("undergoing")
    acts = thing.kind != "person" and focus in _done_by(sentence, word)
    return "organizer" if acts and not undergone else "attendee"


def _as_side(event: Event, thing: Thing) -> str:
    if event.home is None:
        return "competitor"
    return "homeTeam" if thing is event.home else "awayTeam"


def _top(sentence: Sentence, word: Word) -> Word:
    """The first of a row of names, or the noun that a name says more of: "the trust and | its friends"."""
    while word.dep in {"appos", "conj"} and word.head != word.i:
        word = sentence.words[word.head]
    return word


def _is_held_by(sentence: Sentence, word: Word) -> bool:
    """ "A rally organised by the Greens"."""
    top = _top(sentence, word)
    by = sentence.head(top) if top.dep == "pobj" else None
    verb = sentence.head(by) if by is not None and by.lower == "by" else None
    return verb is not None and verb.lemma in lexicon.group("organising")


def _done_by(sentence: Sentence, word: Word) -> list[Word]:
    """The verbs that somebody does: the first, those joined to it, and what they mean to do."""
    top = _top(sentence, word)
    first = sentence.head(top) if top.dep == "nsubj" else None
    verbs = [] if first is None else [first]
    for verb in verbs:
        joined = sentence.child(verb, "conj", "xcomp")
        verbs += [w for w in joined if w.tag.startswith("VB") and not sentence.child(w, "nsubj", "nsubjpass")]
    return verbs


def _holds(sentence: Sentence, focus: Word, word: Word) -> bool:
    """ "Arco held its annual meeting", "the club runs a raffle and an auction"."""
    held = _top(sentence, focus)
    own = word.tag == "PRP$" and word.head == held.i and held.dep == "dobj"
    done = [sentence.words[held.head]] if own else _done_by(sentence, word)
    holding = [v for v in done if v.lemma in lexicon.group("organising")]
    return any(verb is focus or held in sentence.child(verb, "dobj") for verb in holding)


def _stars(sentence: Sentence, word: Word) -> bool:
    """ "Ana Silva stars in the play", "a film featuring Rui Costa"."""
    top = _top(sentence, word)
    above = sentence.head(top) if top.dep == "dobj" else None
    doing = [*_done_by(sentence, word), *([above] if above is not None else [])]
    return any(verb.lemma in _STARRING for verb in doing)


def _plays(sentence: Sentence, focus: Word, word: Word) -> bool:
    """Whether it is a body that plays: "a concert by the choir", "the orchestra performs", "its tour"."""
    top = _top(sentence, word)
    own = top.dep in {"compound", "nmod", "poss", "pobj"} and focus.tag.startswith("NN")
    does = any(v.lemma in lexicon.group("on a stage") for v in _done_by(sentence, word))
    conducted = top.dep == "dobj" and focus.lemma == "conduct"
    return does or conducted or (own and top in sentence.below(focus))
