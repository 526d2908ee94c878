"""Main clauses that a parser loses behind what was put before them, or into them."""

from __future__ import annotations

from publisher.extractors.reading import Sentence, Word

_LINKS = frozenset({"after", "before", "following", "since"})
_SUBJECT = ("nsubj", "nsubjpass")


def mend(sentence: Sentence, word: Word) -> None:
    """Mends the clause around a word; in place."""
    if word.lower in _LINKS and word.dep == "mark":
        _behind_prelude(sentence, word)
    elif word.lower == "whose" and word.dep == "poss":
        _around(sentence, word)


def _around(sentence: Sentence, whose: Word) -> None:
    """ "The surrender of 40 fighters, whose leader was killed in June, | brings them to 90": it does."""
    owned = sentence.head(whose)
    inner = next((w for w in sentence.words if w.head == w.i), None)
    if owned is None or inner is None or inner.i < owned.i or owned.dep not in {"appos", "conj", *_SUBJECT}:
        return
    nouns = [n for n in sentence.child(inner, *_SUBJECT) if n.i < whose.i]
    outer = [v for v in sentence.child(inner, "conj") if v.i > inner.i and _is_alone(sentence, v)]
    before = sentence.words[: whose.i - 1]
    if not nouns or not outer or not before or sentence.words[whose.i - 1].text != ",":
        return
    verb, noun, dep = outer[0], nouns[0], nouns[0].dep
    for child in sentence.child(inner):
        if child is not verb and child.i > verb.i:
            sentence.hang(child, verb)
    sentence.hang(verb, verb)
    verb.dep = "ROOT"
    sentence.hang(inner, before[-1])
    inner.dep = "relcl"
    sentence.hang(owned, inner)
    owned.dep = dep
    for other in nouns:
        sentence.hang(other, verb)
        other.dep = "nsubjpass" if sentence.child(verb, "auxpass") else "nsubj"
    for other in nouns[1:]:
        sentence.hang(other, noun)
        other.dep = "appos"


def _is_alone(sentence: Sentence, verb: Word) -> bool:
    """Whether a finite verb behind a comma has no subject, and no "and" before it."""
    first = sentence.below(verb)[0]
    finite = verb.tag in {"VBZ", "VBD", "VBP"} or any(w.tag == "MD" for w in sentence.child(verb, "aux"))
    joined = sentence.words[first.i - 1].tag == "CC" or first.tag == "CC"
    comma = first.text == "," or sentence.words[first.i - 1].text == ","
    return finite and comma and not joined and not sentence.child(verb, *_SUBJECT)


def _behind_prelude(sentence: Sentence, link: Word) -> None:
    """ "After the raid on the house of Ana Silva, the mayor | resigned": the mayor did, and no raid.

    A parser takes the clause behind such a phrase for one that "after" begins, and its subject for one more
    name of what the phrase ends with. A sentence that is nothing but such a clause is none.
    """
    verb = sentence.head(link)
    if verb is None or verb.i < link.i or verb.dep not in {"ROOT", "conj"}:
        return
    nouns = [n for n in sentence.child(verb, *_SUBJECT) if n.i > link.i]
    if len(nouns) != 1 or sentence.below(nouns[0])[0].i != link.i + 1:
        return
    subject = _behind(sentence, nouns[0], verb)
    if subject is None:
        return
    dep = nouns[0].dep
    sentence.hang(subject, verb)
    sentence.hang(nouns[0], link)
    subject.dep, nouns[0].dep, link.dep = dep, "pobj", "prep"


def _behind(sentence: Sentence, noun: Word, verb: Word) -> Word | None:
    """What stands between the last comma of a noun's phrase and the verb, hung on it as its other name."""
    begins = min(w.i for w in (verb, *sentence.child(verb, "aux", "auxpass", "neg")) if w.i > noun.i)
    for word in reversed(sentence.below(noun)):
        if word.dep in {"appos", "conj"} and word.tag.startswith(("NN", "PRP")):
            own = sentence.below(word)
            behind_comma = sentence.words[own[0].i - 1].text == ","
            if (
                behind_comma
                and own[-1].i + 1 == begins
                and not sentence.child(sentence.words[word.head], "cc")
            ):
                return word
    return None
