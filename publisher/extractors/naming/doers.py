"""Who does what a name tells, and whom it befalls: as things are called, or in the text's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.extractors import clauses, lexicon
from publisher.extractors.clauses import plans
from publisher.extractors.naming import wording
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.references import Names

if TYPE_CHECKING:
    from publisher.extractors.entities import Thing
    from publisher.extractors.event import Event

_KEPT = frozenset({"last", "new", "other"})
"""Words that are vague in most names, and say which of them does something."""
_ONE = frozenset({"it"})
_NOT_IT = ("people nouns", "roles", "kin", "women", "men", "units of time")
"""Lists of what nobody calls "it"."""
_ALL = frozenset({"all", "both"})
_SEVERAL = frozenset({"them", "they"}) | _ALL
_CROWNS = frozenset({"Emir", "Emperor", "King", "Pope", "Prince", "Princess", "Queen", "Sheikh", "Sultan"})


def all_of(event: Event, word: Word, names: Names) -> str:
    """ "Tram and bus": a subject with those joined to it, where they are few."""
    first, *others = (one(event, w, names) for w in clauses.conjuncts(event.sentence, word))
    text = listed([first, *others]) if first and all(others) else first
    return text if len(text.split()) <= wording.LONGEST - 3 else first


def one(event: Event, word: Word, names: Names) -> str:
    """A subject or object in a name: the thing's name, or its words."""
    here = names.at(event.sentence, word)
    if here is not None:
        return called(event.sentence, word, here[1], names)
    meant = names.meant(event.sentence, word)
    several = word.tag == "NNS" and len(meant) > 1
    if several and len(meant) == 2 and event.sentence.child(word, "appos"):
        return listed([thing.name for thing in meant])
    for appositive in event.sentence.child(word, "appos") if not several else ():
        named = names.at(event.sentence, appositive)
        if named is not None:
            return named[1].name
    if (
        meant
        and (word.tag in {"PRP", "PRP$"} or meant[0].kind in {"organization", "person"})
        and len(meant) == 1
        and word.tag != "NNS"
    ):
        return meant[0].name
    if word.tag in {"PRP", "WP", "WDT", "DT"}:
        sentence, stands = (None, None) if meant else stands_for(event.sentence, word, names) or (None, None)
        if sentence is None or stands is None:
            return ""
        phrase = wording.noun_phrase(sentence, stands, event if sentence is event.sentence else None)
        having = next((n for n, w in enumerate(phrase) if w.lower == "with"), len(phrase))
        return _told(phrase[:having])  # "the vessel", of "a vessel with a licence"
    words = _aged(event.sentence, word)
    words = words or wording.noun_phrase(event.sentence, word, event, keeping=_KEPT)
    return _told(words)


def _told(words: list[Word]) -> str:
    """A noun phrase in the middle of a name, without the capital that it began a sentence with."""
    text = wording.written(words)
    first = words[0]
    begins = first.i == 0 and not first.tag.startswith("NNP")
    plain = first.text.isalpha() and first.text[1:].islower()
    return text[0].lower() + text[1:] if begins and plain else text


def known(event: Event, word: Word, names: Names) -> str:
    """Whom or what a pronoun stands for, as what was told before: "the bill"."""
    text = one(event, word, names)
    return text if not text or names.meant(event.sentence, word) or text[0].isupper() else f"the {text}"


def called(sentence: Sentence, word: Word, thing: Thing, names: Names) -> str:
    """A thing's name with what it is called by, without which it says nothing: "Pope Leo", "King Charles"."""
    here = names.at(sentence, word)
    first = here[0].words[0] if here is not None else word
    before = sentence.words[first.i - 1] if first.i else first
    crowned = before.text in _CROWNS and word.tag[:3] == "NNP"
    return f"{before.text} {thing.name}" if crowned else thing.name


def is_somebody(event: Event, word: Word, names: Names) -> bool:
    """Whether a word stands for people or a body: "the Polish president", no deadline that is met."""
    known = ("roles", "people nouns", "groups", "officeholders")
    return bool(names.meant(event.sentence, word)) or any(word.lemma in lexicon.group(g) for g in known)


def _aged(sentence: Sentence, word: Word) -> list[Word]:
    """ "The 41-year-old", who has no other word."""
    before = sentence.words[max(0, word.i - 4) : word.i + 1]
    return before if word.lower == "old" and "year" in [w.lower for w in before] and len(before) == 5 else []


def stands_for(sentence: Sentence, pronoun: Word, names: Names) -> tuple[Sentence, Word] | None:
    """The noun that "it" or "they" stands for where nothing named does, with its sentence.

    What was done something to before in the sentence, "called a strike and withdrew it", or what the sentence
    before was about.
    """
    if pronoun.lower not in _ONE | _SEVERAL:
        return None
    several = pronoun.lower in _SEVERAL
    own = clauses.subjects(sentence, sentence.head(pronoun) or pronoun)
    told = [w for w in sentence.words[: pronoun.i] if w not in own and _is_meant(w, several)]
    if pronoun.dep == "dobj" or pronoun.lower in _ALL:
        undergone = [w for w in told if w.dep in {"dobj", "nsubjpass"}]
        if undergone:
            return sentence, undergone[-1]
    if (first := _of_the_main_clause(sentence, pronoun, several)) is not None:
        return sentence, first
    for before in names.earlier(sentence):
        told_by = _main_verbs(before)
        subjects = [w for verb in told_by for w in before.child(verb, "nsubj", "nsubjpass")]
        if subjects and subjects[0].lower == pronoun.lower:
            continue
        done_to = [w for verb in told_by for w in before.child(verb, "dobj")]
        objects = [w for w in done_to if w.tag == "NNS" or before.child(w, "det", "poss")]
        again = pronoun.dep == "dobj"  # what undergoes once more, or is a subject again
        undergone = [w for w in before.words if w.dep == "nsubjpass" and pronoun.dep == "nsubjpass"]
        noun = next(iter(objects if again and objects else undergone[-1:] or subjects), None)
        if noun is not None and noun.tag == "NNP" and names.at(before, noun) is None:
            noun = next((w for w in before.child(noun, "appos") if w.tag == "NN"), noun)  # "the Ina, a ferry"
        if again and noun in subjects and any(w.lower == pronoun.lower for w in own):
            return None
        if noun is not None and names.at(before, noun) is not None:
            return None
        return (before, noun) if noun is not None and _is_meant(noun, several) else None
    return None


def _of_the_main_clause(sentence: Sentence, pronoun: Word, several: bool) -> Word | None:
    """ "The ferry had 126 on board when | it | was hit", "two were abducted; | they | were freed"."""
    clause = sentence.head(pronoun) if pronoun.dep in {"nsubj", "nsubjpass"} else None
    if clause is not None and several and clause.dep == "ROOT":  # "two were abducted; they were freed"
        before = [w for w in sentence.words[: pronoun.i] if w.dep in {"nsubj", "nsubjpass"}]
        apart = any(w.text == ";" for w in sentence.words[: pronoun.i])
        return next((w for w in reversed(before) if _is_meant(w, several)), None) if apart else None
    above = sentence.head(clause) if clause is not None and clause.dep in {"advcl", "conj", "ccomp"} else None
    if clause is None or above is None or above.i > pronoun.i or above.lemma in lexicon.words("saying"):
        return None
    if plans.touches(sentence, clause):  # "returns after it was cancelled": a state of the fair
        return None
    begun = [w for w in sentence.words[above.i : pronoun.i] if w.tag.startswith("VB") and w.dep == "conj"]
    subjects = (s for v in [*reversed(begun), above] for s in sentence.child(v, "nsubj", "nsubjpass"))
    told = (w for s in subjects for w in (s, *sentence.child(s, "appos")) if w.i < pronoun.i)
    return next((w for w in told if _is_meant(w, several)), None)


def _main_verbs(sentence: Sentence) -> list[Word]:
    """The verb that tells what a sentence is about: what was said, and not that it was."""
    roots = [w for w in sentence.words if w.dep == "ROOT" and w.tag.startswith("VB")]
    said = [w for r in roots if r.lemma in lexicon.words("saying") for w in sentence.child(r, "ccomp")]
    return said or roots


def _is_meant(noun: Word, several: bool) -> bool:
    """Whether a noun can be what "it" or "they" is: "it" is nobody and no time."""
    if several:
        return noun.tag == "NNS" and noun.lemma not in lexicon.group("units of time")
    return noun.tag == "NN" and not any(noun.lemma in lexicon.group(group) for group in _NOT_IT)


def listed(names: list[str]) -> str:
    """ "Ana, Bo and Kim"."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
