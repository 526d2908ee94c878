"""Which nouns tell of an event, and of which class and type."""

from __future__ import annotations

import functools
import re
from typing import TypeAlias

from publisher.extractors import clauses, lexicon
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene

Kind: TypeAlias = tuple[str, str]
"""A class of events, and the type of schema.org that is sure; "" for none."""


def event_noun(scene: Scene, sentence: Sentence, noun: Word) -> Kind | None:
    """The class and type of an event noun; None for any other word."""
    if not noun.tag.startswith("NN") or noun.dep in {"compound", "amod", "nmod"}:
        return None
    if scene.meant and (meant := scene.meant.get((sentence.number, noun.i))) is not None:
        return event_noun(scene, *meant)
    if _is_fixture(scene, sentence, noun) or _is_game(scene, sentence, noun):
        return "match", "SportsEvent"
    if _is_of_time_or_name(scene, sentence, noun):
        return None
    if _is_storm(sentence, noun):
        return "storm", ""
    inside = [
        w
        for w in sentence.words[max(0, noun.i - 3) : noun.i]
        if w.head == noun.i and w.dep in {"compound", "amod", "nmod", "poss"}
    ]
    entry, listed = _entry(scene, sentence, noun, inside), _is_listed(sentence, noun)
    if not (entry or listed or noun.lower == "reading") or any(rule(sentence, noun) for rule in _NONE):
        return None
    if listed:
        return "hearing", ""
    if noun.lower == "reading" and any(w.lower in lexicon.group("ordinals") for w in sentence.child(noun)):
        return "debate", ""  # "the bill passed its second reading"
    if not entry or _is_institution(scene, sentence, noun):
        return None
    return _fitting(scene, sentence, noun, inside, entry)


def _is_of_time_or_name(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    """ "Boxing Day", "the Long March Tower", "the World Bank": in a time, or in a name that is no event's."""
    if any(t.holds(noun) for t in scene.times.get(sentence.number, ())):
        return True
    here = scene.names.at(sentence, noun)
    if here is None:
        return False
    return here[1].kind != "organization" or here[1].type != "Organization"


def _is_institution(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    """ "The World Council", in whose name the word tells of no event."""
    named = noun.tag.startswith("NNP") and noun.lower in lexicon.group("institutions")
    return named and scene.names.at(sentence, noun) is not None


def _entry(scene: Scene, sentence: Sentence, noun: Word, inside: list[Word]) -> str:
    """What the lists have for a noun with the words before it, the longest first; empty for none."""
    table, phrases = lexicon.words("event nouns"), lexicon.words("compound events")
    for start in range(len(inside)):
        phrase = " ".join(w.lower.strip("'") for w in inside[start:]) + " " + noun.lower
        if phrase in phrases:
            return phrases[phrase]
    before = sentence.words[max(0, noun.i - 2) : noun.i]
    three = "".join(w.lower for w in sentence.words[max(0, noun.i - 4) : noun.i + 1])
    if three.count("-") == len(("hit-", "and-")) and three in table:
        return table[three]
    if len(before) == 2 and before[1].text == "-" and not before[0].space and not before[1].space:
        first = before[0].lower
        if joined := table.get(f"{first}-{noun.lower}") or table.get(f"{first}-{noun.lemma}"):
            return joined
    if noun.lower == "games" and any(w.tag == "CD" or w.lower in lexicon.group("ordinals") for w in inside):
        return table["game"]  # "won the first two games"
    if noun.lower == "results" and sentence.words[-1] is noun:
        return ""  # "Saturday's rugby results", above them
    if alone := table.get(noun.lower) or table.get(noun.lemma):
        return alone
    here = scene.names.at(sentence, noun)
    if here is not None:
        named = (w.lower for w in here[0].words if w.lower in lexicon.group("named"))
        if entry := next((table[w] for w in named if w in table), ""):
            return entry
    if scene.sport and noun.lower == "return" and _is_return_leg(sentence, noun):
        return "match SportsEvent"
    scored = noun.lemma in lexicon.group("results of matches") and clauses.scored(sentence, noun)
    return "match SportsEvent" if scored else ""


def _is_return_leg(sentence: Sentence, noun: Word) -> bool:
    """ "The return is in Turku on Tuesday"; not "his return", "the return to training"."""
    whose = sentence.child(noun, "poss") or any(clauses.phrases(sentence, noun, "of", "to", "from", "after"))
    return not whose and any(d.lower == "the" for d in sentence.child(noun, "det"))


_ALONE = {"stage", "review"}
_WITH_MORE = {"day", "night", "weekend", "week", "market", "question", "run", "cut", "heat"}
"""Nouns that tell of an event only with another word before them: "open day", "fun run"."""
_DAYS = {"day", "night", "week", "weekend"}
_WITHIN = frozenset({"behind", "from", "in", "inside", "into", "near", "outside"})
"""What stands before a house in which, or from which, something is."""
_ELSEWHERE = {"tie", "games", "heat", "stage", "cup", "draw", "game"}
"""Words for matches that mean other things where nobody speaks of sport."""


def _fitting(scene: Scene, sentence: Sentence, noun: Word, inside: list[Word], entry: str) -> Kind | None:
    """The class and type of an entry where they fit what the article is about, and the words before."""
    *kind, last = entry.split(" ")
    name, type_ = (" ".join(kind), last) if last[:1].isupper() else (entry, "")
    if not inside and name in _WITH_MORE:
        return None
    if name == "stage" and not inside and not scene.sport:
        return None  # "returned to the stage"
    if noun.lower == "play" and not sentence.child(noun, "det", "poss", "amod", "compound", "nummod"):
        return "play", "SportsEvent"  # "play was abandoned"
    if not inside and name in {"event", *_ALONE}:
        return (name, "") if name == "event" else (name, type_)
    of = any(w.lower == "of" for w in sentence.child(noun, "prep"))  # "their first day of trading"
    if name in _DAYS and all(_only_dates(w) or (_only_counts(w) and not of) for w in inside):
        return None  # "the hottest January day"
    if noun.lower == "games" and sentence.child(noun, "nummod"):
        return "match", "SportsEvent"
    if name == "run" and noun.tag == "NNP" and inside[-1].tag == "NNP":
        return "race", "SportsEvent"  # "the Great Ethiopian Run"
    if name == "trial" and inside and inside[-1].lower == "time":
        return "stage", "SportsEvent"
    if name in {"ball", "round"} and scene.sport:
        return None
    if name == "competition" and inside and inside[-1].lower in lexicon.group("sports"):
        return name, "SportsEvent"
    raced = (o.lemma in {"race", "rally", "tour"} for _, o in clauses.phrases(sentence, noun, "of"))
    if name == "stage" and not scene.sport and not any(raced):
        return None
    contests = type_ == "SportsEvent" and name in {"match", "final", "stage", "heat", "test", "tournament"}
    if contests and not scene.sport and not inside and noun.lower in _ELSEWHERE:
        return None
    return name, type_


def _is_listed(sentence: Sentence, noun: Word) -> bool:
    """ "Set the case down for 17 January", "the suit was adjourned to 4 March": its next hearing."""
    verb = sentence.head(noun) if noun.dep in {"dobj", "nsubjpass"} else None
    if verb is None or noun.lemma not in lexicon.group("before a court"):
        return False
    down = verb.lemma == "set" and any(w.lower == "down" for w in sentence.child(verb, "prt", "advmod"))
    return down or verb.lemma in {"adjourn", "list", "mention"}


def _is_storm(sentence: Sentence, noun: Word) -> bool:
    """ "Storm Ana", "Typhoon Kiko": named after what they are."""
    kinds = (w.lower in lexicon.group("storms") for w in sentence.child(noun, "compound", "nmod"))
    return noun.tag.startswith("NNP") and any(kinds)


def _is_service(sentence: Sentence, noun: Word) -> bool:
    """ "Services": of trains and offices, and seldom in church."""
    return noun.lower == "services"


def _is_stone(sentence: Sentence, noun: Word) -> bool:
    """ "The war memorial": of stone, where "a memorial" is a service."""
    before = (w.lower in {"war", "stone"} for w in sentence.child(noun, "compound"))
    return noun.lower == "memorial" and any(before)


def _only_dates(word: Word) -> bool:
    """Whether a word before "day" says no more than which one: "the hottest January day"."""
    return word.lower in lexicon.group("calendar") or word.tag in {"JJS", "RBS"}


def _only_counts(word: Word) -> bool:
    """Whether a word before "day" says no more than which of several: "adjourned on its first day"."""
    return word.lower in lexicon.group("ordinals") | {"same", "very", "whole"} or word.tag == "PRP$"


def _is_manufacture(sentence: Sentence, noun: Word) -> bool:
    """ "Halted production", "its production of cars": no play."""
    staged = any(w.lower in {"a", "another", "the", "this"} for w in sentence.child(noun, "det"))
    return noun.lemma == "production" and not staged


def _is_offered(sentence: Sentence, noun: Word) -> bool:
    """ "Tickets are on sale", "a house for sale", "paintings are on show": no occasion."""
    above = sentence.head(noun)
    on = above is not None and above.lower in {"on", "for", "up"} and noun.dep == "pobj"
    return noun.lower in {"sale", "show"} and on and not sentence.child(noun)


def _is_building(sentence: Sentence, hall: Word) -> bool:
    """ "The old town hall", "Huonville town hall", "met in the town hall"; one can "hold a town hall"."""
    if hall.lower != "hall":
        return False
    prep = sentence.head(hall) if hall.dep == "pobj" else None
    known = any(w.lower == "the" for w in sentence.child(hall, "det"))
    inside = prep is not None and (prep.lower in _WITHIN or (known and prep.lower in {"at", "to"}))
    named = any(w.tag == "NNP" for w in sentence.child(hall, "compound"))
    return inside or named or bool(sentence.child(hall, "amod"))


_OF_FEASTS = lexicon.group("light verbs") | {
    "attract",
    "draw",
    "honour",
    "honor",
    "include",
    "precede",
    "raise",
}
"""What a party does to something that is no party of politics."""


def _is_body(sentence: Sentence, noun: Word) -> bool:
    """ "The two parties formed a coalition", "the assembly elected her": those who act, and no occasion."""
    if noun.lemma not in lexicon.group("bodies as well"):
        return False
    counted = noun.lemma == "party" and any(w.tag == "CD" or w.lower == "both" for w in sentence.child(noun))
    if noun.lemma == "party" and any(_is_named(w) for w in sentence.child(noun, "compound", "nmod")):
        return True  # "in support of the Forward Dawn party"
    above = sentence.head(noun) if noun.dep in {"dobj", "nsubjpass"} else None
    if above is not None and above.lemma in {"appoint", "create", "establish", "form", "found", "set"}:
        return noun.lemma != "service"  # "set up a panel"
    led = sentence.head(noun) if noun.lemma == "party" and noun.dep == "dobj" else None
    if led is not None and led.lemma in {"found", "join", "lead", "quit", "rejoin", "represent"}:
        return True  # "she led the party from 2005 until 2012"
    verb = sentence.head(noun) if noun.dep == "nsubj" else None
    if verb is not None and noun.lemma == "party" and sentence.child(verb, "dobj"):
        return verb.lemma in lexicon.group("done by bodies") or verb.lemma not in _OF_FEASTS
    return verb is not None and (counted or verb.lemma in lexicon.group("done by bodies"))


def _is_named(word: Word) -> bool:
    """Whether a word before "party" is of a name, and of no feast."""
    feasts = lexicon.group("calendar") | {"eve", "halloween", "year"}
    return word.tag.startswith("NNP") and word.lower not in feasts


def _is_fixture(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    """ "Telford Foxes against Swindon Wolves was abandoned": a match by its two teams."""
    if not scene.sport or not noun.tag.startswith("NNP") or noun.dep not in {"nsubj", "nsubjpass", "dobj"}:
        return False
    against = (o for _, o in clauses.phrases(sentence, noun, "against", "v", "versus", "vs"))
    return any(o.tag.startswith("NNP") for o in against)


def _is_game(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    """ "The game is this Sunday": a game that has a day is one that is played."""
    be = sentence.head(noun) if noun.lower == "game" and noun.dep == "nsubj" else None
    if be is None or be.lemma != "be":
        return False
    preps = [be, *sentence.child(be, "prep")]
    return any(t.day and sentence.head(t.word) in preps for t in scene.times.get(sentence.number, ()))


def _is_asked(sentence: Sentence, noun: Word) -> bool:
    """ "Can put questions at a meeting": what is asked, and no round of questions."""
    verb = sentence.head(noun) if noun.dep in {"dobj", "nsubjpass"} else None
    return noun.lemma == "question" and verb is not None and verb.lemma in {"answer", "ask", "put", "raise"}


def _is_under_fire(sentence: Sentence, noun: Word) -> bool:
    """ "The town came under fire": nothing burns."""
    prep = sentence.head(noun) if noun.dep == "pobj" else None
    return noun.lower == "fire" and prep is not None and prep.lower == "under"


def _is_dawn(sentence: Sentence, noun: Word) -> bool:
    """ "Will resume at first light": when it is, and no first light of a telescope."""
    prep = sentence.head(noun) if noun.lower == "light" and noun.dep == "pobj" else None
    return prep is not None and prep.lower in {"after", "at", "before", "by", "from", "until"}


def _is_stair(sentence: Sentence, noun: Word) -> bool:
    """ "Was found on the top landing": a part of a house."""
    prep = sentence.head(noun) if noun.lower == "landing" and noun.dep == "pobj" else None
    floors = {"floor", "storey", "top", "upstairs"} | lexicon.group("ordinals")
    beside = {w.lower for w in sentence.child(noun, "amod", "compound", "nmod")}
    known = not sentence.child(noun, "prep") and any(w.lower == "the" for w in sentence.child(noun, "det"))
    return prep is not None and prep.lower == "on" and (known or bool(beside & floors))


def _is_of_a_game(sentence: Sentence, noun: Word) -> bool:
    """ "Rain stopped play", "fans held up play": of a match, and on no stage."""
    return noun.lower == "play" and not sentence.child(noun)


_NONE = (
    _is_under_fire,
    _is_of_a_game,
    _is_dawn,
    _is_stair,
    _is_service,
    _is_stone,
    _is_building,
    _is_manufacture,
    _is_offered,
    _is_body,
    _is_asked,
)
"""What makes no event of a noun that mostly is one."""


@functools.cache
def classes() -> frozenset[str]:
    """The classes that nouns of events fall into."""
    entries = (e for name in ("event nouns", "compound events") for e in lexicon.words(name).values())
    return frozenset(re.sub(r" [A-Z]\w+$", "", entry) for entry in entries)


@functools.cache
def type_of(kind: str) -> str:
    """The type that all nouns of a class of events have; empty where they differ."""
    entries = [e.split(" ") for e in lexicon.words("event nouns").values()]
    types = {e[-1] if e[-1][:1].isupper() else "" for e in entries if e[0] == kind}
    return types.pop() if len(types) == 1 else ""
