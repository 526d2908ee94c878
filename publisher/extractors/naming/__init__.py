"""The short name an editor would give an event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.extractors import clauses, lexicon
from publisher.extractors.clauses import senses
from publisher.extractors.naming import wording
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.references import Names

if TYPE_CHECKING:
    from publisher.extractors.entities import Thing
    from publisher.extractors.event import Event

_ROOM = 4
"""Words of a name behind which there is room for a place."""
_THERE = {"at", "near", "off", "outside"}
_WIDE = {"City", "Country", "State", "AdministrativeArea"}


def name(event: Event, names: Names) -> str:
    """The noun with what narrows it, or the act with who and whom; the place if there is room."""
    sentence = event.sentence
    if text := _meant(event, names):
        pass
    elif event.focus.tag.startswith("NN"):
        words = wording.noun_phrase(sentence, event.focus, event)
        text = wording.written(words)
        text = with_takers(event, text)
    else:
        text = _verb(event, names)
    text = re.sub(r"^whose (?=\S+ \S)", "", text)  # no name begins with a fragment
    return placed(_capital(text), event)


def placed(text: str, event: Event) -> str:
    """A name with its place behind it, if there is room."""
    place = event.places[0][0].name if event.places else ""
    if not place or place in text or len(text.split()) > _ROOM:
        return text
    return f"{text} {_where(event)} {place}"


def move(event: Event, old: Thing | None) -> None:
    """Puts the place that an event has now where its name had another."""
    if event.titled:
        return
    if old is not None:
        for there in ("in", *_THERE):
            event.name = event.name.removesuffix(f" {there} {old.name}")
    event.name = placed(event.name, event)


def _where(event: Event) -> str:
    """The preposition before an event's place: the text's own where it says more than "in"."""
    thing, word = event.places[0]
    here = any(w is word for w in event.sentence.words)
    before = event.sentence.head(word) if here else None
    if before is not None and word.dep == "pobj" and before.lower in _THERE:
        return "in" if before.lower == "at" and thing.type in _WIDE else before.lower
    return "at" if thing.type == "StadiumOrArena" else "in"


def _meant(event: Event, names: Names) -> str:
    """The noun for what a verb and the words beside it mean, where it or one of them tells the event."""
    verb = event.verb or event.focus
    sense = senses.of(event.sentence, verb) if event.type != "SportsEvent" else None
    told = sense is not None and (event.focus is verb or event.focus.lower in sense.words)
    return _sensed(event, verb, sense, names) if sense is not None and told else ""


def plain(sentence: Sentence, noun: Word) -> str:
    """A noun with its modifiers as a name."""
    return _capital(wording.written(wording.noun_phrase(sentence, noun)))


def with_takers(event: Event, text: str) -> str:
    """Adds the parties where the noun alone says too little."""
    people = [t.name for t, _, _ in event.takers if t.name.split()[-1] not in text]
    plain = len(text.split()) <= 4
    if not people or not plain:
        return text
    if (
        event.kind in {"talks", "round", "meeting", "match", "debate", "war", "summit", "final"}
        and len(people) > 1
    ):
        return f"{text} between {_and(people[:2])}"
    if event.kind == "interview" and people:
        whom = [t.name for t, _, _ in event.takers if t.kind == "person"][:1]
        media = [t.name for t, _, _ in event.takers if t.kind == "organization"]
        if whom:
            return f"{text} of {whom[0]}" + (f" by {_and(media)}" if media else "")
    if event.kind in {
        "concert",
        "lecture",
        "speech",
        "talk",
        "visit",
        "tour",
        "press conference",
        "funeral",
        "wedding",
        "death",
        "resignation",
        "arrest",
        "trial",
        "rally",
        "appearance",
    }:
        return (
            f"{text} by {people[0]}"
            if event.kind in {"concert", "lecture", "speech", "talk", "visit", "press conference"}
            else f"{text} of {people[0]}"
            if event.kind != "rally"
            else f"{text} with {people[0]}"
        )
    return text


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _verb(event: Event, names: Names) -> str:  # noqa: PLR0912 - cases, in their order
    """ "Strike on a TV tower in Kyiv", or "Clay Whitaker speaks at a rally"."""
    sentence, verb = event.sentence, event.focus
    subjects = [w for w in clauses.subjects(sentence, verb) if w.tag not in {"WP", "WDT"}]
    passive = _is_passive(sentence, verb)
    objects = sentence.child(verb, "dobj")
    entry = lexicon.words("event verbs").get(verb.lemma, "")
    subject = _parties(event, subjects[0], names) if subjects else ""
    if entry.startswith(f"{event.kind} ") and event.type != "SportsEvent":
        noun = " ".join(entry.split(" ")[1:])
        target = (
            _party(event, objects[0], names)
            if objects
            else subject
            if passive or verb.lemma in lexicon.group("undergone alone")
            else ""
        )
        agent = (
            [w for _, w in clauses.phrases(sentence, verb, "by")] if passive else subjects if objects else []
        )
        by = next((t.name for w in agent for t in names.meant(sentence, w)), "")
        pair = [t.name for t, _, _ in event.takers if t.kind == "person"][:2]
        if event.kind == "wedding" and len(pair) == 2:
            return f"{noun} {_and(pair)}"
        if target:
            return f"{noun} {target}" + (
                f" by {by}" if by and by not in target and len(target.split()) < 6 else ""
            )
    parties = [t.name for t, _, _ in event.takers][:2]
    if event.kind == "strike" and not objects and subject:
        return f"Strike by {subject}"
    if event.kind == "meet" and not objects and len(parties) == 2:
        return f"Meeting of {_and(parties)}"
    rest: list[Word] = []
    for child in sentence.child(verb):
        if child.i <= verb.i or child.dep in wording.DROPPED | {
            "aux",
            "auxpass",
            "advmod",
            "neg",
            "ccomp",
            "xcomp",
            "conj",
        }:
            continue
        if child.i in wording.time_words(event) or child.lower == "because":
            continue
        if child.dep in {"dobj", "prt", "attr", "oprd", "acomp"} or (child.dep == "prep" and len(rest) < 4):
            stands = _stands_for(sentence, child)
            part = [child] if child.dep == "prt" else _phrase(sentence, stands or child, event)
            if len(part) > 7 and child.dep == "dobj":
                part = [w for w in part if w.i <= child.i]
            if len(rest) + len(part) <= 7:
                rest += part
    if verb.dep == "relcl" and not objects and not passive and subjects and sentence.head(verb) is not None:
        antecedent = sentence.head(verb)
        if (
            antecedent is not None
            and antecedent.tag.startswith("NN")
            and antecedent not in subjects
            and not any(w.tag == "WRB" for w in sentence.child(verb))
            and not any(w.tag == "WP$" for s in subjects for w in sentence.child(s, "poss"))
        ):
            rest = wording.noun_phrase(sentence, antecedent, event) + rest
    if verb.lemma == "be":
        due = sentence.child(verb, "acomp")
        where = [
            w for one in due for prep in sentence.child(one, "prep") for w in _phrase(sentence, prep, event)
        ]
        told = {word.i: word for word in [*due, *(where or rest)]}
        return " ".join([subject, wording.written([told[i] for i in sorted(told)])]).strip()
    if (
        event.type == "SportsEvent"
        and verb.lemma not in lexicon.group("sport verbs")
        and len(event.takers) > 1
    ):
        return " v ".join(taker.name for taker, _, _ in event.takers[:2])
    if not subject:  # "they came from behind to beat Leeds": not Leeds beat Leeds
        subject = _acting(event)
    both = " and " in subject and any(w.lower == "they" for w in subjects)
    act = (
        verb.text
        if passive
        else verb.lemma
        if both
        else _present(verb, [w for s in subjects for w in clauses.conjuncts(sentence, s)])
        if subject
        else _gerund(verb.lemma)
    )
    instead = {w.i: _party(event, w, names) for w in rest if w.tag == "PRP" and w.dep == "dobj"}
    if subject in instead.values():
        subject, act = "", _gerund(verb.lemma)
    return " ".join(part for part in (subject, act, wording.written(rest, instead)) if part)


def _acting(event: Event) -> str:
    """Those who take part and are not whom it is done to: the first, or both that one word stands for."""
    acting = [(thing.name, word) for thing, _, word in event.takers if word.dep != "dobj"]
    joined = [name for name, word in acting if word is acting[0][1] and word.tag == "PRP"]
    return _and(joined) if len(joined) == 2 else acting[0][0] if acting else ""


def _is_passive(sentence: Sentence, verb: Word) -> bool:
    """Whether the subject undergoes what the verb says: "was freed", "the rocket launched in June"."""
    if sentence.child(verb, "nsubjpass", "auxpass"):
        return True
    alone = not sentence.child(verb, "nsubj", "aux", "dobj")
    return verb.tag == "VBN" and verb.dep == "acl" and alone


def _sensed(event: Event, verb: Word, sense: senses.Sense, names: Names) -> str:
    """ "Sinking of ferry": the noun for what a verb means, with whom it befalls."""
    word = senses.target(event.sentence, verb, sense, wording.time_words(event))
    couple = [t.name for t, _, _ in event.takers if t.kind == "person"][:2] if event.kind == "wedding" else []
    whom = _and(couple) if couple else _parties(event, word, names) if word is not None else ""
    return f"{sense.noun} {whom}" if whom else re.sub(r" (?:of|by|at)$", "", sense.noun)


def _phrase(sentence: Sentence, word: Word, event: Event) -> list[Word]:
    if word.dep != "prep":
        det = [
            w
            for w in sentence.child(word, "det", "poss", "nummod")
            if w.lower in {"a", "an", "the", "his", "her", "its", "their"} or w.dep == "nummod"
        ]
        return sorted(
            {w.i: w for w in [*det[:1], *wording.noun_phrase(sentence, word, event)]}.values(),
            key=lambda w: w.i,
        )
    for obj in sentence.child(word, "pobj"):
        if obj.i in wording.time_words(event):
            return []
        return [word, *_phrase(sentence, obj, event)]
    return []


def _parties(event: Event, word: Word, names: Names) -> str:
    """ "Tram and bus": a subject with those joined to it, where they are few."""
    first, *others = (_party(event, w, names) for w in clauses.conjuncts(event.sentence, word))
    joined = _and([first, *others]) if first and all(others) else first
    return joined if len(joined.split()) <= wording.LONGEST - 3 else first


def _party(event: Event, word: Word, names: Names) -> str:
    """A subject or object in a name: the thing's name, or its words."""
    here = names.at(event.sentence, word)
    if here is not None:
        return here[1].name
    meant = names.meant(event.sentence, word)
    several = word.tag == "NNS" and len(meant) > 1
    if several and len(meant) == 2 and event.sentence.child(word, "appos"):
        return _and([thing.name for thing in meant])
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
        stands = _stands_for(event.sentence, word)
        return (
            wording.written(wording.noun_phrase(event.sentence, stands, event)) if stands is not None else ""
        )
    words = _aged(event.sentence, word) or wording.noun_phrase(event.sentence, word, event)
    text = wording.written(words)
    begins = (
        words[0].i == 0
        and not words[0].tag.startswith("NNP")
        and words[0].text.isalpha()
        and words[0].text[1:].islower()
    )
    return text[0].lower() + text[1:] if begins else text


def _aged(sentence: Sentence, word: Word) -> list[Word]:
    """ "The 41-year-old", who has no other word."""
    before = sentence.words[max(0, word.i - 4) : word.i + 1]
    return before if word.lower == "old" and "year" in [w.lower for w in before] and len(before) == 5 else []


def _stands_for(sentence: Sentence, pronoun: Word) -> Word | None:
    """The object told before "it" in the same sentence: "had called a strike and withdrew it"."""
    if pronoun.lower != "it" or pronoun.dep not in {"dobj", "nsubjpass"}:
        return None
    before = sentence.words[: pronoun.i]
    return next((w for w in reversed(before) if w.dep == "dobj" and w.tag in {"NN", "NNP"}), None)


def _present(verb: Word, subjects: list[Word]) -> str:
    plural = bool(subjects) and (subjects[0].tag in {"NNS", "NNPS"} or len(subjects) > 1)
    lemma = verb.lemma
    if plural:
        return lemma
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in set("aeiou"):
        return lemma[:-1] + "ies"
    return lemma + "s"


def _gerund(lemma: str) -> str:
    """ "Going", "making", "putting"; for an act whose doer has no name."""
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be":
        return lemma[:-1] + "ing"
    short = len(lemma) > 2 and lemma[-1] in "bdgmnprt" and lemma[-2] in "aeiou" and lemma[-3] not in "aeiou"
    once = sum(letter in "aeiou" for letter in lemma) == 1
    return lemma + (lemma[-1] if short and once and len(lemma) < 5 else "") + "ing"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
