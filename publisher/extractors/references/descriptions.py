"""What a word for a kind stands for: "the company", "the city", "the defender"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from publisher.extractors import clauses, lexicon
from publisher.extractors.entities import roles
from publisher.extractors.entities.thing import Thing
from publisher.extractors.reading import Sentence, Word
from publisher.extractors.references.index import Index

Meant: TypeAlias = Callable[[Sentence, Word], list[Thing]]
"""Tells what any word stands for."""

_PLAYING = frozenset({"club", "side", "squad", "team"})
_LATELY = 4
"""Sentences in which somebody without a name is still spoken of."""
_PEOPLE = lexicon.group("people nouns")
_BODIES = frozenset(
    noun for noun, kind in lexicon.words("common nouns").items() if kind.startswith("organization")
)


def meant(index: Index, sentence: Sentence, word: Word, other: Meant) -> list[Thing]:
    """ "the company", "the city", "the singer": the last thing named that is one."""
    determiners = {w.lower for w in sentence.child(word, "det", "poss")}
    somebody = word.tag == "NN" and (roles.is_role(word) or word.lemma in _PEOPLE)
    person = somebody and (word.lemma in lexicon.words("roles") or word.lemma in _PEOPLE)
    former = "the" in determiners and any(w.lower == "former" for w in sentence.child(word))
    if somebody and (determiners & {"a", "an"} or former):
        return _introduced(index, sentence, word)
    owned = bool(sentence.child(word, "poss")) and word.lemma in {"bank", "parliament", "union", "club"}
    owned = owned or (word.lemma in _PLAYING and bool(determiners & {"his", "her"}))
    if not owned and not determiners & {"the", "this", "that", "both", "these", "those", "its", "their"}:
        return []
    kinds = _common(word.lemma)
    if kinds is None and word.tag == "NN" and (named := _so_called(index, sentence, word)):
        return named
    if kinds is None:
        return _bearer(index, sentence, word, other) if person else []
    found = _of_kind(index, word, kinds, word.tag == "NNS" or "both" in determiners)
    if kinds[0] == "organization" and any(not _is_called_so(sentence, word, t) for t in found):
        return []
    return found or (_so_called(index, sentence, word) if kinds[0] == "organization" else [])


def _is_called_so(sentence: Sentence, word: Word, thing: Thing) -> bool:
    """Whether a body can be meant by a noun with the nouns before it: "the weather agency"."""
    own = {w.lower for w in sentence.child(word, "compound") if w.tag == "NN"}
    called = thing.name.lower().split()
    return called[-1] != word.lemma or own <= set(called)


def _of_kind(index: Index, word: Word, kinds: tuple[str, str], several: bool) -> list[Thing]:
    """What was named last of a kind and type, or the two; of firms and bands the one named most."""
    kind, types = kinds
    if types in {"company", "band"} and not several:
        firms = {id(t): t for _, t in index.before(word.start, kind) if _is_a(t, types, word.lemma)}
        return (
            [max(firms.values(), key=lambda t: len([m for m in t.mentions if m.end <= word.start]))]
            if firms
            else []
        )
    found: list[Thing] = []
    for _, thing in index.before(word.start, kind):
        if types and not _is_a(thing, types, word.lemma):
            continue
        if thing not in found:
            found.append(thing)
        if len(found) == (2 if several else 1):
            break
    return found if len(found) == (2 if several else 1) else []


def _so_called(index: Index, sentence: Sentence, word: Word) -> list[Thing]:
    """ "The hospice", "the board", "the shipper": the body called so, else one that has just acted."""
    for _, thing in index.before(word.start, "organization"):
        if thing.name.lower().split()[-1] == word.lemma and _is_called_so(sentence, word, thing):
            return [thing]
    if word.tag != "NN" or not _is_bare(sentence, word):
        return []
    for _, thing in index.before(word.start, "organization"):
        if word.lemma in thing.name.lower().split():
            return [thing]
    for mention, thing in reversed(index.called.get(word.lemma, ())):
        if mention.end <= word.start:
            return [thing]
    if word.lemma in {"club", "side", "team"} and (clubs := _clubs(index, word)):
        return clubs[:1]
    body = word.lemma in (lexicon.group("bodies") | _BODIES) - {"government"}  # which is a country's
    acting = index.subject_before(sentence, word, "organization") if body else None
    return [acting] if acting is not None else []


def by_its_last_word(index: Index, sentence: Sentence, word: Word) -> list[Thing]:
    """ "Lismore City lost. | City | host Tralee", "the Warriors": a club by the end of its name."""
    if word.text not in lexicon.group("team heads") or not word.tag.startswith("NN"):
        return []
    if any(w.lower != "the" or not word.text.endswith("s") for w in sentence.child(word, "det")):
        return []
    return [t for t in _clubs(index, word) if t.name.split()[-1] == word.text][:1]


def _clubs(index: Index, word: Word) -> list[Thing]:
    """The bodies told before whose names are like a club's, the last first."""
    heads = lexicon.group("team heads")
    told = (t for _, t in index.before(word.start, "organization") if " " in t.name)
    return [t for t in told if not heads.isdisjoint({t.name.split()[0], t.name.split()[-1]})]


def _bearer(index: Index, sentence: Sentence, word: Word, other: Meant) -> list[Thing]:
    """ "The singer", "the 24-year-old defender": who has that role, or was the subject just before."""
    for mention, thing in index.before(word.start, "person"):
        if any(word.lemma in role.lower() for role, _ in thing.roles) or mention.role.lower().endswith(
            word.lemma
        ):
            return [thing]
    if (named := _named_as(index, sentence, word)) is not None:
        return [named]
    if any(c.dep in {"appos", "prep", "poss"} or c.tag == "NNP" for c in sentence.child(word)):
        return []
    if (first := _unnamed(index, sentence, word)) is not None:
        return _introduced(index, *first)
    for one in index.earlier(sentence)[:1]:
        for verb in one.words:
            if verb.dep == "ROOT":
                for subject in clauses.subjects(one, verb):
                    if word.lemma == "victim" and not _undergoes(subject, verb):
                        continue
                    people = [
                        t
                        for w in [subject, *one.child(subject, "appos")]
                        for t in other(one, w)
                        if t.kind == "person"
                    ]
                    if people:
                        return [] if _is_another(people[-1], word) else people[-1:]
    return []


def _undergoes(subject: Word, verb: Word) -> bool:
    """Whether something befell the subject of a clause: "the victim" is nobody who only did or said it."""
    return subject.dep == "nsubjpass" or verb.lemma in lexicon.group("harmed", "undergone alone")


def _named_as(index: Index, sentence: Sentence, word: Word) -> Thing | None:
    """ "The captain, named as Ivo Brandt, 51, was questioned": who is told right behind."""
    for clause in sentence.child(word, "acl"):
        if clause.lemma in {"identify", "name"}:
            ends = (index.at(sentence, o) for _, o in clauses.phrases(sentence, clause, "as"))
            return next((here[1] for here in ends if here is not None and here[1].kind == "person"), None)
    return None


def _unnamed(index: Index, sentence: Sentence, word: Word) -> tuple[Sentence, Word] | None:
    """ "A teenager was charged with the murder of Liam Doyle. The teenager ...": of whom it was said."""
    for one in reversed(index.sentences[max(0, sentence.number - _LATELY) : sentence.number]):
        for noun in one.words:
            if noun.lemma == word.lemma and any(w.lower in {"a", "an"} for w in one.child(noun, "det")):
                return one, noun
    return None


def _is_another(person: Thing, word: Word) -> bool:
    """Whether somebody holds another office: "the president" is not the minister told of before."""
    offices = lexicon.group("officeholders") | {"judge", "king", "pope", "premier", "queen", "secretary"}
    held = {role.split()[-1].lower() for role, _ in person.roles if role}
    held |= {m.role.split()[-1].lower() for m in person.mentions if m.role}
    return word.lemma in offices and bool(held & offices)


def _introduced(index: Index, sentence: Sentence, word: Word) -> list[Thing]:
    """ "A former treasurer was jailed": the one whom the next paragraph then names."""
    if sentence.number > 3 or word.dep not in {"nsubj", "nsubjpass", "dobj"}:
        return []
    if any(
        t.kind == "person"
        for m, t in index.order
        if m.sentence.block.kind == "paragraph" and m.end <= sentence.end
    ):
        return []
    for later in index.sentences[sentence.number + 1 : sentence.number + 4]:
        people = [(m, t) for m, t in index.spans.get(later.number, ()) if t.kind == "person"]
        if people:
            mention, thing = people[0]
            first = thing.mentions[0] is mention or thing.mentions[0].sentence.block.kind != "paragraph"
            return (
                [thing]
                if first
                and (mention.head.dep in {"nsubj", "nsubjpass"} or _is_identified(later, mention.head))
                and len(mention.words) > 1
                and not mention.role
                else []
            )
    return []


def _is_identified(sentence: Sentence, name: Word) -> bool:
    """ "Police named him as Ewan Baird"."""
    prep = sentence.head(name)
    verb = sentence.head(prep) if prep is not None and prep.lower == "as" else None
    return verb is not None and verb.lemma in {"identify", "name"}


def _common(noun: str) -> tuple[str, str] | None:
    """The kind, and the type or sort, of what a common noun can stand for."""
    kind, _, sort = lexicon.words("common nouns").get(noun, "").partition(" ")
    return (kind, sort) if kind else None


def _is_a(thing: Thing, types: str, word: str) -> bool:
    if types == "company":
        return thing.type in {"Corporation", "Organization", "Airline"}
    if types == "band":
        return thing.type in {"MusicGroup", "Organization"}
    if types == "named":
        return word in thing.name.lower()
    if types == "capital":
        return thing.place is not None and thing.place.capital
    if types == "City" and thing.place is None:
        return thing.type == "Place"
    return thing.type == types


def _is_bare(sentence: Sentence, word: Word) -> bool:
    """Whether nothing but "the" and the like tells which one a noun means."""
    return not sentence.child(word, "compound", "nmod", "poss", "prep", "relcl", "acl", "appos")
