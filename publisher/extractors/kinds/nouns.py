"""Which nouns tell of an event, and of which class and type."""

from __future__ import annotations

import functools
import re

from publisher.extractors import clauses, lexicon
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.scene import Scene


def event_noun(scene: Scene, sentence: Sentence, noun: Word) -> tuple[str, str] | None:  # noqa: PLR0912 - cases, in their order
    """The class and type of an event noun; None for any other word."""
    if not noun.tag.startswith("NN") or noun.dep in {"compound", "amod", "nmod"}:
        return None
    if scene.meant and (meant := scene.meant.get((sentence.number, noun.i))) is not None:
        return event_noun(scene, *meant)
    if _is_fixture(scene, sentence, noun):
        return "match", "SportsEvent"
    if any(t.holds(noun) for t in scene.times.get(sentence.number, ())):
        return None
    here = scene.names.at(sentence, noun)
    if here is not None and here[1].kind != "organization":
        return None
    if here is not None and here[1].type != "Organization":
        return None
    if any(
        w.lower in lexicon.group("storms") for w in sentence.child(noun, "compound", "nmod")
    ) and noun.tag.startswith("NNP"):
        return "storm", ""
    stone = noun.lower == "memorial" and any(
        w.lower in {"war", "stone"} for w in sentence.child(noun, "compound")
    )
    hall = noun.lower == "hall" and _is_building(sentence, noun)
    if (
        noun.lower == "services"
        or stone
        or hall
        or _is_manufacture(sentence, noun)
        or _is_offered(sentence, noun)
        or _is_body(sentence, noun)
    ):
        return None
    if noun.lower == "reading" and any(w.lower in lexicon.group("ordinals") for w in sentence.child(noun)):
        return "debate", ""  # "the bill passed its second reading"
    if here is not None and noun.tag.startswith("NNP") and noun.lower in lexicon.group("institutions"):
        return None
    table = lexicon.words("event nouns")
    entry = table.get(noun.lower) or table.get(noun.lemma)
    before = sentence.words[max(0, noun.i - 2) : noun.i]
    if len(before) == 2 and before[1].text == "-" and not before[0].space and not before[1].space:
        first = before[0].lower
        entry = table.get(f"{first}-{noun.lower}") or table.get(f"{first}-{noun.lemma}") or entry
    if here is not None and not entry:
        entry = next(
            (table[w.lower] for w in here[0].words if w.lower in table and w.lower in lexicon.group("named")),
            "",
        )
    compounds = [
        w
        for w in sentence.words[max(0, noun.i - 3) : noun.i]
        if w.head == noun.i and w.dep in {"compound", "amod", "nmod", "poss"}
    ]
    for start in range(len(compounds)):
        phrase = " ".join(w.lower.strip("'") for w in compounds[start:]) + " " + noun.lower
        if phrase in lexicon.words("compound events"):
            entry = lexicon.words("compound events")[phrase]
            break
    if not entry and noun.lemma in lexicon.group("results of matches") and clauses.scored(sentence, noun):
        entry = "match SportsEvent"
    if not entry:
        return None
    *kind, type_ = entry.split(" ") if entry.split(" ")[-1][:1].isupper() else (*entry.split(" "), "")
    name = " ".join(kind)
    if (
        name
        in {
            "day",
            "night",
            "weekend",
            "week",
            "market",
            "event",
            "question",
            "run",
            "cut",
            "heat",
            "stage",
            "review",
        }
        and not compounds
    ):
        return (
            ("event", "") if name == "event" else None if name not in {"stage", "review"} else (name, type_)
        )
    if name in {"day", "night", "week", "weekend"} and all(_only_dates(w) for w in compounds):
        return None  # "the hottest January day"
    if name == "run" and noun.tag == "NNP" and compounds[-1].tag == "NNP":
        return "race", "SportsEvent"  # "the Great Ethiopian Run"
    if name == "ball" and scene.sport:
        return None
    if name == "trial" and compounds and compounds[-1].lower == "time":
        return "stage", "SportsEvent"
    raced = scene.sport or any(
        o.lemma in {"race", "rally", "tour"} for _, o in clauses.phrases(sentence, noun, "of")
    )
    if (name == "stage" and not raced) or (name == "round" and scene.sport):
        return None
    if (
        type_ == "SportsEvent"
        and not scene.sport
        and name in {"match", "final", "stage", "heat", "test", "tournament"}
        and not compounds
        and noun.lower in {"tie", "games", "heat", "stage", "cup", "draw", "game"}
    ):
        return None
    return name, type_


def _only_dates(word: Word) -> bool:
    """Whether a word before "day" says no more than which one: "the hottest January day"."""
    return word.lower in lexicon.group("calendar") or word.tag in {"JJS", "RBS"}


def _is_manufacture(sentence: Sentence, noun: Word) -> bool:
    """ "Halted production", "its production of cars": no play."""
    staged = any(w.lower in {"a", "another", "the", "this"} for w in sentence.child(noun, "det"))
    return noun.lemma == "production" and not staged


def _is_offered(sentence: Sentence, noun: Word) -> bool:
    """ "Tickets are on sale", "a house for sale": what can be bought, and no occasion."""
    above = sentence.head(noun)
    on = above is not None and above.lower in {"on", "for", "up"} and noun.dep == "pobj"
    return noun.lower == "sale" and on and not sentence.child(noun)


def _is_building(sentence: Sentence, hall: Word) -> bool:
    """ "The old town hall", "Huonville town hall"; one can also "hold a town hall"."""
    named = any(w.tag == "NNP" for w in sentence.child(hall, "compound"))
    return named or bool(sentence.child(hall, "amod"))


def _is_body(sentence: Sentence, noun: Word) -> bool:
    """ "The two parties formed a coalition", "the assembly elected her": those who act, and no occasion."""
    if noun.lemma not in lexicon.group("bodies as well"):
        return False
    counted = noun.lemma == "party" and any(w.tag == "CD" or w.lower == "both" for w in sentence.child(noun))
    verb = sentence.head(noun) if noun.dep == "nsubj" else None
    return verb is not None and (counted or verb.lemma in lexicon.group("done by bodies"))


def _is_fixture(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    """ "Telford Foxes against Swindon Wolves was abandoned": a match by its two teams."""
    if not scene.sport or not noun.tag.startswith("NNP") or noun.dep not in {"nsubj", "nsubjpass", "dobj"}:
        return False
    against = (o for _, o in clauses.phrases(sentence, noun, "against", "v", "versus", "vs"))
    return any(o.tag.startswith("NNP") for o in against)


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
