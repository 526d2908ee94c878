"""The short name an editor would give an event."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from publisher.extractors import clauses, lexicon
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.references import Names

if TYPE_CHECKING:
    from publisher.extractors.entities import Thing
    from publisher.extractors.event import Event

LONGEST = 9
"""Words in a name, about."""
_ROOM = 4
"""Words of a name behind which there is room for a place."""

_DROPPED = {
    "relcl",
    "acl",
    "advcl",
    "npadvmod",
    "punct",
    "appos",
    "cc",
    "preconj",
    "mark",
    "parataxis",
    "dep",
}
_KEPT_PREPOSITIONS = {"of", "on", "between", "with", "for", "against", "over", "about", "to", "into", "by"}


def name(event: Event, names: Names) -> str:
    """The noun with what narrows it, or the act with who and whom; the place if there is room."""
    sentence = event.sentence
    if event.focus.tag.startswith("NN"):
        words = noun_phrase(sentence, event.focus, event)
        text = _written(words)
        text = with_takers(event, text)
    else:
        text = _verb(event, names)
    return _placed(_capital(text), event)


def _placed(text: str, event: Event) -> str:
    """A name with its place behind it, if there is room."""
    place = event.places[0][0].name if event.places else ""
    if not place or place in text or len(text.split()) > _ROOM:
        return text
    return f"{text} at {place}" if event.places[0][0].type == "StadiumOrArena" else f"{text} in {place}"


def move(event: Event, old: Thing | None) -> None:
    """Puts the place that an event has now where its name had another."""
    if old is not None and not event.titled:
        event.name = event.name.removesuffix(f" in {old.name}").removesuffix(f" at {old.name}")
    if not event.titled:
        event.name = _placed(event.name, event)


def plain(sentence: Sentence, noun: Word) -> str:
    """A noun with its modifiers as a name."""
    return _capital(_written(noun_phrase(sentence, noun)))


def noun_phrase(sentence: Sentence, noun: Word, event: Event | None = None) -> list[Word]:
    """A noun with its modifiers, without articles, times, clauses and what hangs far off."""
    skip = _time_words(event) if event is not None else set()
    keep: set[int] = set()
    heap = [noun]
    while heap:
        word = heap.pop()
        keep.add(word.i)
        for child in sentence.child(word):
            if child.i in skip or (
                child.dep in _DROPPED and not (child.dep == "punct" and child.text == "-")
            ):
                continue
            if (
                child.dep in {"det", "predet", "neg", "aux", "advmod", "expl", "quantmod"}
                and child.tag != "$"
            ) or (child.dep == "poss" and child.tag == "PRP$"):
                continue
            if child.dep == "conj" and word is noun:
                continue
            if child.dep == "prep" and (
                child.lower not in _KEPT_PREPOSITIONS or (word is not noun and child.lower != "of")
            ):
                continue
            if child.dep == "prep" and all(
                o.i in skip or o.tag in {"PRP", "CD", "WP", "WDT"} for o in sentence.child(child, "pobj")
            ):
                continue
            if (
                child.dep in {"amod", "oprd", "nummod", "npadvmod", "nmod"}
                and child.i > noun.i
                and word is noun
                and not (
                    child.tag == "CD" and child.i == noun.i + 1 and noun.lower in lexicon.words("event nouns")
                )
            ):
                continue
            if child.dep == "amod" and child.lower in {
                "new",
                "own",
                "other",
                "such",
                "same",
                "many",
                "several",
                "more",
                "last",
                "next",
                "previous",
                "latest",
                "recent",
                "early",
                "late",
            }:
                continue
            heap.append(child)
            if child.dep == "conj":
                heap += sentence.child(word, "cc")
    chosen = [sentence.words[i] for i in sorted(keep)]
    if len(chosen) > LONGEST:
        near = [w for w in chosen if w.i <= noun.i]
        chosen = (near + [w for w in chosen if w.i > noun.i])[: max(len(near), LONGEST)]
        while (
            chosen
            and chosen[-1].tag in {"IN", "DT", "CC", "TO", "POS", "HYPH", ",", "JJ"}
            and chosen[-1] is not noun
        ):
            chosen.pop()
    return _article(sentence, chosen)


def _article(sentence: Sentence, chosen: list[Word]) -> list[Word]:
    """Gives back the article inside a phrase ("of the museum")."""
    found: list[Word] = []
    for word in chosen:
        before = sentence.words[word.i - 1] if word.i else None
        if (
            found
            and before is not None
            and before.dep == "det"
            and before is not found[-1]
            and before.lower in {"the", "a", "an"}
            and found[-1].tag in {"IN", "TO"}
        ):
            found.append(before)
        elif found and before is not None and before is not found[-1] and before.dep == "det":
            head = word
            inside = [w for w in chosen if w.i > found[-1].i]
            if inside and inside[0] is head and found[-1].tag in {"IN", "TO"}:
                found.append(before)
        found.append(word)
    return found


def _time_words(event: Event) -> set[int]:
    skip: set[int] = set()
    for time in (event.time, event.previous, event.duration):
        if time is not None and time.sentence is event.sentence:
            skip |= {w.i for w in event.sentence.words if w.start < time.end and w.end > time.start}
    return skip


def _written(words: list[Word]) -> str:
    """The words as the text spaces them, one space where others are left out between two."""
    text = ""
    for word, following in itertools.zip_longest(words, words[1:]):
        tight = following is not None and following.i == word.i + 1 and not word.space
        text += word.text + ("" if tight else " ")
    return text.strip(" ,-'").removesuffix(" '").replace(" 's", "'s")


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
    passive = bool(sentence.child(verb, "nsubjpass"))
    objects = sentence.child(verb, "dobj")
    entry = lexicon.words("event verbs").get(verb.lemma, "")
    subject = _party(event, subjects[0], names) if subjects else ""
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
        if child.i <= verb.i or child.dep in _DROPPED | {
            "aux",
            "auxpass",
            "advmod",
            "neg",
            "ccomp",
            "xcomp",
            "conj",
        }:
            continue
        if child.i in _time_words(event):
            continue
        if child.dep in {"dobj", "prt", "attr", "oprd", "acomp"} or (child.dep == "prep" and len(rest) < 4):
            part = [child] if child.dep == "prt" else _phrase(sentence, child, event)
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
        ):
            rest = noun_phrase(sentence, antecedent, event) + rest
    if verb.lemma == "be":
        due = sentence.child(verb, "acomp")
        where = [
            w for one in due for prep in sentence.child(one, "prep") for w in _phrase(sentence, prep, event)
        ]
        told = {word.i: word for word in [*due, *(where or rest)]}
        return " ".join([subject, _written([told[i] for i in sorted(told)])]).strip()
    if (
        event.type == "SportsEvent"
        and verb.lemma not in lexicon.group("sport verbs")
        and len(event.takers) > 1
    ):
        return " v ".join(taker.name for taker, _, _ in event.takers[:2])
    if not subject and event.takers:
        subject = event.takers[0][0].name
    act = verb.text if passive else _present(verb, subjects) if subject else _gerund(verb.lemma)
    return " ".join(part for part in (subject, act, _written(rest)) if part)


def _phrase(sentence: Sentence, word: Word, event: Event) -> list[Word]:
    if word.dep != "prep":
        det = [
            w
            for w in sentence.child(word, "det", "poss", "nummod")
            if w.lower in {"a", "an", "the", "his", "her", "its", "their"} or w.dep == "nummod"
        ]
        return sorted(
            {w.i: w for w in [*det[:1], *noun_phrase(sentence, word, event)]}.values(), key=lambda w: w.i
        )
    for obj in sentence.child(word, "pobj"):
        if obj.i in _time_words(event):
            return []
        return [word, *_phrase(sentence, obj, event)]
    return []


def _party(event: Event, word: Word, names: Names) -> str:
    """A subject or object in a name: the thing's name, or its words."""
    here = names.at(event.sentence, word)
    if here is not None:
        return here[1].name
    for appositive in event.sentence.child(word, "appos"):
        named = names.at(event.sentence, appositive)
        if named is not None:
            return named[1].name
    meant = names.meant(event.sentence, word)
    if (
        meant
        and (word.tag in {"PRP", "PRP$"} or meant[0].kind in {"organization", "person"})
        and len(meant) == 1
        and word.tag != "NNS"
    ):
        return meant[0].name
    if word.tag in {"PRP", "WP", "WDT", "DT"}:
        return ""
    return _written(noun_phrase(event.sentence, word, event))


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
