"""Verbs that were read as participles, or nouns, of their subjects: "Emails | leaked | in Bonn"."""

from __future__ import annotations

from publisher.extractors import lexicon
from publisher.extractors.reading import Sentence, Word, disguises

_BEFORE_NOUN = frozenset({"amod", "compound", "det", "nmod", "nummod", "poss"})


def mend(sentence: Sentence) -> None:
    """Makes the verb of a sentence that has none of the past that stands behind its subject; in place."""
    for word in sentence.words[2:]:
        _joined(sentence, word)
        if word.dep == "prep" and word.lower in {"at", "in", "near", "off"}:
            _where(sentence, word)
    whole = sentence.block.kind == "paragraph" and sentence.words[-1].text == "."
    if not whole or disguises.has_verb(sentence):
        return
    top = next(w for w in sentence.words if w.head == w.i)
    _bit(sentence, top)
    done = next((w for w in sentence.words if _is_what_it_did(sentence, top, w)), None)
    if done is not None:
        _turn(sentence, top, done)


def _where(sentence: Sentence, prep: Word) -> None:
    """ "Has sunk off | Lombok": where it did, and not what."""
    verb = sentence.head(prep)
    if verb is None or sentence.child(prep):
        return
    for noun in sentence.child(verb, "dobj"):
        if noun.tag.startswith("NNP") and sentence.below(noun)[0].i == prep.i + 1:
            sentence.hang(noun, prep)
            noun.dep = "pobj"


def _joined(sentence: Sentence, word: Word) -> None:
    """ "Signed the law and | dissolved | parliament": the second thing that was done."""
    noun = sentence.head(word) if word.tag == "VBN" and word.dep == "amod" else None
    verb = sentence.head(noun) if noun is not None and noun.dep == "dobj" else None
    joins = sentence.words[word.i - 1]
    if noun is None or verb is None or joins.dep != "cc" or joins.head != verb.i or verb.tag != "VBD":
        return
    if noun is sentence.child(verb, "dobj")[0] or sentence.child(noun, "det") or noun.i < word.i:
        return
    word.tag, word.dep = "VBD", "conj"
    sentence.hang(word, verb)
    sentence.hang(noun, word)


def _is_what_it_did(sentence: Sentence, top: Word, word: Word) -> bool:
    """Whether a participle right behind the head of a sentence is what that did, and nothing done to it."""
    above = sentence.head(word)
    before = sentence.words[word.i - 1] if word.i else word
    behind = above is before or (above is top and before.i > top.i and before in sentence.below(top))
    hangs = word.dep == "acl" and word.tag in {"VBN", "VBD"} and behind and before.text != ","
    if not hangs or above is None:
        return False
    objects = sentence.child(word, "dobj", "oprd")
    inside = all(w in sentence.below(top) for w in sentence.words[top.i : above.i + 1])
    if not (above is top or (above.dep == "conj" and above.head == top.i) or inside):
        return False
    if not top.tag.startswith("NN") or sentence.child(word, "agent", "aux", "auxpass"):
        return False
    return bool(objects) or word.lemma in lexicon.group("done by itself") or word.lower == "froze"


def _turn(sentence: Sentence, top: Word, verb: Word) -> None:
    """Makes a participle the verb of its sentence, whose head was its subject."""
    for child in sentence.child(top):
        if child.i > verb.i:
            sentence.hang(child, verb)
    verb.tag, verb.dep = "VBD", "ROOT"
    verb.lemma = "freeze" if verb.lower == "froze" else verb.lemma
    sentence.hang(verb, verb)
    sentence.hang(top, verb)
    top.dep = "nsubj"


def _bit(sentence: Sentence, top: Word) -> None:
    """ "A dog | bit | a postman": a verb, with an object of its own."""
    if top.lower != "bit" or not top.i or not sentence.child(top, "dobj"):
        return
    subject = sentence.words[top.i - 1]
    if subject.head != top.i or subject.dep != "compound":
        return
    for child in sentence.child(top):
        if child.i < subject.i and child.dep in _BEFORE_NOUN:
            sentence.hang(child, subject)
    top.tag, top.lemma, subject.dep = "VBD", "bite", "nsubj"
