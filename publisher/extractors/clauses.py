"""What a clause asserts: who does what to whom where, and whether it is told as a fact, a plan or neither."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from publisher.extractors import lexicon, tense
from publisher.extractors.reading import Reading, Sentence, Word

Mood: TypeAlias = Literal["fact", "plan", "unreal"]

_MODAL = lexicon.group("modal")
_IF = {"if", "unless", "whether", "lest", "until"}
_SAYING = lexicon.group("reporting")


def mood(sentence: Sentence, verb: Word) -> Mood:
    """Whether a verb tells a fact, a plan with its day, or neither (wish, condition, denial, guess)."""
    aux = {w.lower for w in sentence.child(verb, "aux", "auxpass")}
    if negated(sentence, verb) or (
        aux & _MODAL and "have" not in aux and not ("would" in aux and _reported(sentence, verb))
    ):
        return "unreal"
    if any(w.dep == "mark" and w.lower in _IF for w in sentence.child(verb)):
        return "unreal"
    if {"to", "have"} <= aux and tense.past_plan(sentence, verb):
        return "plan"
    around = tense.of(sentence, verb)
    above = _governed(sentence, verb)
    if above == "unreal":
        return "unreal"
    if above == "plan" or around == "future" or aux & {"will", "'ll", "shall"}:
        return "plan"
    return "fact"


def negated(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb, its subject or its object says no."""
    if any(w.dep == "neg" or w.lower in {"never", "hardly", "barely"} for w in sentence.child(verb)):
        return True
    subjects = sentence.child(verb, "nsubj", "nsubjpass", "dobj")
    return any(
        d.lower in {"no", "neither", "nobody", "none", "nothing"}
        for s in subjects
        for d in [s, *sentence.child(s, "det")]
    )


def _reported(sentence: Sentence, verb: Word) -> bool:
    """Whether "would" only tells a "will" said in the past."""
    above = sentence.head(verb)
    while verb.dep == "conj" and above is not None and above.dep in {"conj", "ccomp"}:
        verb, above = above, sentence.head(above)
    return (
        verb.dep in {"ccomp", "conj"}
        and above is not None
        and (above.lemma in _SAYING or above.lemma in {"promise", "decide"})
    )


def _governed(sentence: Sentence, verb: Word) -> Mood:  # noqa: PLR0912 - cases, in their order
    """What the verbs and nouns above make of a clause."""
    here = verb
    found: Mood = "fact"
    for _ in range(12):
        above = sentence.head(here)
        if above is None or here.dep == "relcl":  # what a relative clause says is so whatever is said of it
            return found
        if here.dep in {"ccomp", "xcomp", "acl", "pcomp", "advcl", "csubj"}:
            if any(w.dep == "mark" and w.lower in _IF for w in sentence.child(here)):
                return "unreal"
            if here.dep in {"ccomp", "xcomp", "pcomp", "acl"} and above.lemma in lexicon.words(
                "unreal verbs"
            ):
                if above.lemma in {"suppose", "mean", "expect"} and sentence.child(above, "auxpass"):
                    found = "plan"
                elif (
                    above.lemma in {"expect", "agree", "offer", "help", "mean", "aim", "invite"}
                    and here.dep == "xcomp"
                ):
                    found = "plan" if above.lemma in {"expect", "agree", "aim", "invite"} else found
                elif above.tag.startswith("NN") and above.lemma in {"claim", "plan"}:
                    found = "plan" if above.lemma == "plan" else "unreal"
                else:
                    return "unreal"
            if (
                here.dep == "acl"
                and above.tag.startswith("NN")
                and above.lemma in lexicon.words("unreal nouns")
            ):
                return "unreal"
            if (
                here.dep == "advcl"
                and here.tag == "VB"
                and any(w.lower == "to" for w in sentence.child(here, "aux"))
            ):
                return "unreal"
            if here.dep in {"xcomp", "ccomp"} and above.lemma in {
                "plan",
                "intend",
                "schedule",
                "set",
                "due",
                "prepare",
                "decide",
                "agree",
            }:
                found = "plan"
            if above.tag.startswith("VB") and here.dep in {"ccomp", "xcomp"} and sentence.child(above, "neg"):
                return "unreal"
        if above.tag.startswith("VB") and here.dep in {"ccomp", "xcomp", "advcl", "conj", "pcomp"}:
            modal = {w.lower for w in sentence.child(above, "aux")} & {
                "must",
                "should",
                "could",
                "may",
                "might",
            }
            if modal and here.dep != "conj":
                return "unreal"
        begins = {w.lower for w in sentence.child(here, "mark", "advmod")}
        if here.dep == "advcl" and here.tag in {"VBZ", "VBP", "VB"} and begins & {"before", "until", "once"}:
            return "unreal"
        here = above
    return found


def quoted(sentence: Sentence, word: Word) -> bool:
    """Whether a word stands between quotation marks in its sentence."""
    marks = sum(w.text == '"' for w in sentence.words[: word.i])
    return marks % 2 == 1


def quotes(reading: Reading) -> set[int]:
    """The numbers of the sentences that stand wholly inside a quotation begun before them."""
    inside: set[int] = set()
    block, open_ = None, False
    for sentence in reading.sentences:
        if sentence.block is not block:
            block, open_ = sentence.block, False
        if open_:
            inside.add(sentence.number)
        if sum(w.text == '"' for w in sentence.words) % 2:
            open_ = not open_
    return inside


def subjects(sentence: Sentence, verb: Word) -> list[Word]:
    """The subject of a verb: its own, or that of the clause it leans on; a relative pronoun's antecedent."""
    own = sentence.child(verb, "nsubj", "nsubjpass")
    relative = [
        s for s in own if s.tag in {"WP", "WDT"} or (s.lower in {"who", "which", "that"} and s.tag != "DT")
    ]
    if own and not (relative and verb.dep == "relcl"):
        return own
    here = verb
    for _ in range(6):
        above = sentence.head(here)
        if above is None:
            return []
        if here.dep in {"relcl", "acl"}:
            return [above]
        if here.dep not in {"conj", "xcomp", "advcl", "pcomp", "acomp", "prep", "oprd", "ccomp"}:
            return []
        if here.dep == "ccomp" and here is verb:
            return []
        found = sentence.child(above, "nsubj", "nsubjpass") if above.tag.startswith(("VB", "JJ")) else []
        if found and not all(s.tag in {"WP", "WDT"} for s in found):
            return found
        here = above
    return []


def conjuncts(sentence: Sentence, word: Word) -> list[Word]:
    """A word and those joined to it by "and"."""
    found = [word]
    for one in found:
        found += [w for w in sentence.child(one, "conj") if w not in found]
    return found


def phrases(sentence: Sentence, word: Word, *prepositions: str) -> Iterator[tuple[Word, Word]]:
    """The prepositional phrases of a word, those nested in one another too: (preposition, its object)."""
    leaning = [p for a in sentence.child(word, "acomp") for p in sentence.child(a, "prep")]
    for prep in [*sentence.child(word, "prep", "agent", "dative", "advmod", "prt"), *leaning]:
        if prepositions and prep.lower not in prepositions:
            for inner in sentence.child(prep, "prep"):
                if inner.lower in prepositions:
                    for obj in sentence.child(inner, "pobj"):
                        yield inner, obj
            continue
        for obj in sentence.child(prep, "pobj"):
            yield prep, obj
        for inner in sentence.child(prep, "prep"):
            for obj in sentence.child(inner, "pobj"):
                yield inner, obj


def words(sentence: Sentence, verb: Word) -> list[Word]:
    """The words of a clause, without those of clauses inside it."""
    found, heap = [verb], [verb]
    while heap:
        for child in sentence.child(heap.pop()):
            if child.dep not in {"ccomp", "relcl", "advcl", "parataxis", "conj", "acl"} or (
                child.dep == "conj" and child.tag.startswith("NN")
            ):
                found.append(child)
                heap.append(child)
    return found
