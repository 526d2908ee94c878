"""Who is named beside an event and takes no part in it, as words say: kin, composers, who is left out."""

from __future__ import annotations

from publisher.extractors import lexicon
from publisher.extractors.entities import Thing
from publisher.extractors.entities.mention import Mention
from publisher.extractors.event import Event
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.takers import classes, understood

_TELLS = frozenset({"call", "contact", "email", "phone", "reach", "ring", "speak", "telephone", "text"})
_WITNESSES = frozenset({"anybody", "anyone", "drivers", "motorists", "those", "witnesses"})
"""To whom the police appeal."""
_KIN = lexicon.group("kin") | {"estate", "heir", "heiress"}


def is_another(thing: Thing, event: Event, *, of_another: bool) -> bool:
    """Whether the words say that it is somebody else: "the heirs of Ana Silva", "plays Chopin", "a nurse"."""
    here = [m for m in thing.mentions if any(m.sentence is s for s, _ in event.tellings)]
    if classes.of(event) == "court" and understood.presides(thing):
        return True
    if not here:
        return of_another
    played = event.type == "MusicEvent" and event.focus.tag.startswith("VB")
    plays = event.type == "SportsEvent"
    return all(
        (played and m.head.dep == "dobj")
        or (plays and _is_left_out(m.sentence, m.head))
        or _is_only_kin(m.sentence, m.head)
        or _is_to_be_told(m.sentence, m.head)
        or (event.known and m.sentence is event.sentence and _acts_besides(m, event.focus))
        for m in here
    )


def _is_left_out(sentence: Sentence, name: Word) -> bool:
    """ "Sacked Ana Silva after a defeat", "will be without Rui Costa": who did not play."""
    above = sentence.head(name)
    while above is not None and name.dep == "appos":
        name, above = above, sentence.head(above)
    if above is None or name.dep not in {"dobj", "nsubjpass", "pobj"}:
        return False
    return above.lower == "without" if name.dep == "pobj" else above.lemma in lexicon.group("parting")


def _is_to_be_told(sentence: Sentence, name: Word) -> bool:
    """ "Anyone who saw the crash is asked to call Sgt. Ana Silva": who only hears of it."""
    verb = sentence.head(name) if name.dep in {"dobj", "pobj"} else None
    if verb is not None and verb.dep == "prep":
        verb = sentence.head(verb)
    if verb is None or verb.lemma not in _TELLS:
        return False
    above = sentence.head(verb) if verb.dep == "xcomp" else verb
    subjects = [w.lower for w in sentence.child(above or verb, "nsubj", "nsubjpass")]
    return not _WITNESSES.isdisjoint(subjects)


def _acts_besides(mention: Mention, focus: Word) -> bool:
    """Whether somebody does what is told beside an event: "she will sing at a gala, and he will talk"."""
    sentence = mention.sentence
    verb = sentence.head(mention.head) if mention.head.dep in {"nsubj", "nsubjpass"} else None
    own: list[Word] = []
    above = focus if focus in sentence.words else None
    while above is not None and above not in own:
        own.append(above)
        above = sentence.head(above)
    besides = verb is not None and verb not in own
    while besides and verb is not None and verb.dep == "conj" and verb not in own:
        verb = sentence.head(verb)
    return besides and verb in own


def _is_only_kin(sentence: Sentence, name: Word) -> bool:
    """Whether a name only tells whose kin somebody is."""
    above = sentence.head(name)
    if above is not None and name.dep == "pobj" and above.lower == "of":
        above = sentence.head(above)
    elif name.dep != "poss":
        return False
    return above is not None and above.lemma in _KIN
