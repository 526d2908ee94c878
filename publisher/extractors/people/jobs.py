"""Jobs that stand apart from the name: "appointed Ana Silva as dean", "A teacher ... Ana Silva, 46,"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from publisher.extractors import lexicon
from publisher.extractors.entities import roles
from publisher.extractors.entities.mention import Mention
from publisher.extractors.entities.thing import Thing
from publisher.extractors.reading import Sentence, Word

_VAGUE = frozenset(
    {
        *(
            "head",
            "star",
            "guard",
            "host",
            "leader",
            "forward",
            "opener",
            "chief",
            "member",
            "spinner",
            "lead",
        ),
        *(
            "starter",
            "anchor",
            "lock",
            "prop",
            "bass",
            "operator",
            "agent",
            "chair",
            "master",
            "whip",
            "owner",
        ),
        *("back", "holder", "winner", "champion", "rival", "partner", "passenger", "witness", "juror"),
    }
)
"""Roles that are as often something else."""
_ABOARD = frozenset({"cyclist", "driver", "occupant", "owner", "passenger", "rider"})
"""Who is in or on what moves."""
_OWN = frozenset({"bicycle", "bike", "car", "motorbike", "motorcycle", "pickup", "scooter", "suv", "van"})
"""What people drive who are no drivers."""
_EARLY = 3
"""Among so many sentences of the text somebody is told of before the name."""


def is_at_the_wheel(words: Sequence[Word], role: int, end: int) -> bool:
    """ "The driver of the Civic": who was in a car or on a bicycle, by whatever it is called; no bus."""
    what = words[role + 2 : end]
    make = bool(what) and what[-1].text[0].isupper()
    return words[role].lower in _ABOARD and (make or any(w.lower in _OWN for w in what))


def predicated(mention: Mention) -> Iterator[list[Word]]:
    """What a sentence says somebody becomes, is, or serves as."""
    sentence, head = mention.sentence, mention.head
    verb = sentence.head(head)
    if not sentence.parsed or verb is None or not verb.tag.startswith("VB"):
        return
    if head.dep == "dobj" and verb.lemma in lexicon.words("makes somebody"):
        yield from _roles(sentence, [*_as(sentence, verb), *_as(sentence, head), *_named(sentence, verb)])
    elif head.dep == "nsubjpass" and verb.lemma in lexicon.words("makes somebody"):
        yield from _roles(sentence, [*_as(sentence, verb), *_named(sentence, verb)])
    elif head.dep == "attr" and head.i > verb.i:
        yield from _roles(sentence, sentence.child(verb, "nsubj"))  # "Her fireman was Otis Gray"
    elif head.dep == "nsubj" and head.i < verb.i:
        serves = verb.lemma in lexicon.words("serves as")
        yield from _roles(sentence, [*(_as(sentence, verb) if serves else ()), *sentence.child(verb, "attr")])


def _as(sentence: Sentence, word: Word) -> Iterator[Word]:
    """What stands behind "as" that hangs on a word, or on the particle or the noun beside it."""
    for holder in (word, *sentence.child(word, "prt", "dobj", "prep", "pobj")):
        for prep in sentence.child(holder, "prep"):
            if prep.lower == "as":
                yield from sentence.child(prep, "pobj")


def _named(sentence: Sentence, verb: Word) -> list[Word]:
    return sentence.child(verb, "oprd", "attr")


def _roles(sentence: Sentence, nouns: Iterable[Word]) -> Iterator[list[Word]]:
    for noun in nouns:
        if noun.tag in {"NN", "NNP"} and roles.is_role(noun) and noun.lower not in lexicon.group("no jobs"):
            yield _phrase(sentence, noun)


def _phrase(sentence: Sentence, noun: Word) -> list[Word]:
    """A role with what narrows it: "chief executive", "music teacher"."""
    begin = noun.i
    while begin > 0 and (word := sentence.words[begin - 1]).text.islower() and _narrows(word):
        begin -= 1
    words = sentence.words[begin : noun.i + 1]
    return [w for w in words if w.lower not in {"former", "ex"}] if words[0].lower != "former" else words[1:]


def _narrows(word: Word) -> bool:
    return word.tag in {"NN", "JJ", "VBG", "HYPH"} and word.lower not in {
        "new",
        "first",
        "next",
        "own",
        "old",
    }


def introduced(people: Sequence[Thing], sentences: Sequence[Sentence]) -> dict[str, list[Word]]:
    """The role of whom the headline or the first sentences tell, and only the next name; by their key."""
    told = [s for s in sentences if s.block.kind == "paragraph"][:_EARLY]
    first = min((t for t in people if _body(t)), key=lambda t: _body(t)[0].start, default=None)
    if first is None or first.roles or any(list(predicated(m)) for m in first.mentions):
        return {}
    mention = _body(first)[0]
    if mention.head.dep not in {"nsubj", "nsubjpass", "pobj", "poss"} or len(mention.words) < 2:
        return {}
    headline = [s for s in sentences if s.block.kind == "headline"]
    ahead = [s for s in told if s.number < mention.sentence.number]
    alone = len(people) == 1
    found = [w for s in ahead for w in _anonymous(s)]
    if not found and (alone or not ahead) and mention.sentence in told[:1]:
        found = [w for s in headline for w in _anonymous(s)]
    leading = [one for one in found if _subject(*one)] or found
    same = {w.lemma for w, _ in leading}
    return {first.key: _phrase(leading[0][1], leading[0][0])} if len(same) == 1 else {}


def _subject(noun: Word, sentence: Sentence) -> bool:
    """Whether a noun is what its sentence is about, or hangs on it: "the trial of a publican"."""
    root = next((w for w in sentence.words if w.dep == "ROOT"), noun)
    return any(noun in sentence.below(w) for w in sentence.child(root, "nsubj", "nsubjpass"))


def _body(person: Thing) -> list[Mention]:
    return [m for m in person.mentions if m.sentence.block.kind == "paragraph"]


def _anonymous(sentence: Sentence) -> Iterator[tuple[Word, Sentence]]:
    """The one role in a sentence that nobody is named with."""
    for word in sentence.words:
        after = sentence.words[word.i + 1] if word.i + 1 < len(sentence.words) else None
        follows = after is not None and after.text[0].isupper()
        if word.tag != "NN" or follows or not roles.is_role(word) or not _stands(sentence, word):
            continue
        if word.lower not in lexicon.group("no jobs") and word.lower not in _VAGUE:
            yield word, sentence


def _stands(sentence: Sentence, noun: Word) -> bool:
    """Whether a noun stands for somebody: as subject or object, or behind "of", "by" and the like."""
    if noun.dep == "pobj":
        return sentence.words[noun.head].lower in {"of", "by", "against", "for", "with"}
    return noun.dep in {"nsubj", "nsubjpass", "dobj", "ROOT", "poss", "conj"}
