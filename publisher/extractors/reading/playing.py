"""What teams do, read as a noun beside their names: "Rovers host Leeds", "Leeds traded Ana Silva"."""

from __future__ import annotations

import itertools

from publisher.extractors import lexicon
from publisher.extractors.reading import Sentence, Word

_FINITE = frozenset({"VBD", "VBP", "VBZ"})


def mend(sentence: Sentence, word: Word) -> None:
    """Makes a verb of what teams do."""
    plays = word.lower in lexicon.group("teams do")
    named = word.tag in {"NN", "VBP"} and word.dep == "compound"  # "Rovers entertain Leeds"
    if named and word.lower in lexicon.group("hosting"):
        _hosts(sentence, word)
    if plays and word.dep == "conj" and word.tag == "NN":
        _and_hosts(sentence, word)
    if plays and word.dep == "ROOT":
        _teams(sentence, word)
        _between_names(sentence, word)
    if word.tag == "VBD" and word.dep == "amod":
        _does(sentence, word)


def _hosts(sentence: Sentence, word: Word) -> None:
    """ "Leeds Rovers host Derby Wanderers", "her side host Celtic": a verb, where no other is."""
    object_ = sentence.head(word)
    begins = list(itertools.takewhile(lambda w: w is not word and w.text[:1].isupper(), sentence.words))
    names = begins if len(begins) == word.i else sentence.child(word, "compound")
    names = [w for w in names if w.text[:1].isupper()] or _side_before(sentence, word)
    if object_ is None or object_.dep != "ROOT" or not object_.tag.startswith("NNP") or not names:
        return
    for child in sentence.child(object_):
        if child.dep in {"prep", "npadvmod", "punct", "advcl"} and child.i > object_.i:
            sentence.hang(child, word)
    own = names[-1].text[:1].isupper()
    word.tag, word.dep, names[-1].dep, names[-1].tag = "VBP", "ROOT", "nsubj", "NNP" if own else "NN"
    word.lemma, object_.dep = word.lower, "dobj"
    sentence.hang(names[-1], word)
    for name in names[:-1]:
        sentence.hang(name, names[-1])
    sentence.hang(word, word)
    sentence.hang(object_, word)


def _side_before(sentence: Sentence, word: Word) -> list[Word]:
    """ "Her side", "the champions": who plays, where they open the sentence without their name."""
    before = sentence.words[: word.i]
    sides = lexicon.group("sides") | {"club", "team"}
    opens = len(before) == 2 and before[0].tag in {"DT", "PRP$"} and before[1].lemma in sides
    return before if opens else []


def _and_hosts(sentence: Sentence, word: Word) -> None:
    """ "Rovers face Leeds on Friday and | host | Hull City on Sunday": one more verb of those who play."""
    main = next((w for w in sentence.words[: word.i] if w.dep == "ROOT" and w.tag in _FINITE), None)
    names = list(itertools.takewhile(lambda w: w.tag.startswith("NNP"), sentence.words[word.i + 1 :]))
    if main is None or not names or sentence.words[word.i - 1].tag != "CC":
        return
    word.tag, word.lemma = "VBP", word.lower
    sentence.hang(word, main)
    for name in names:
        name.dep = "compound"
        sentence.hang(name, names[-1])
    names[-1].dep = "dobj"
    sentence.hang(names[-1], word)
    for child in sentence.child(main):
        if child.i > names[-1].i and child.dep in {"prep", "npadvmod"}:
            sentence.hang(child, word)


def _teams(sentence: Sentence, word: Word) -> None:
    """ "Duluth Freighters play at Green Bay": a verb behind a name, in a sentence that has no other."""
    name = sentence.words[word.i - 1] if word.i else word
    several = name.lower.endswith("s") or not any(w.dep == "det" for w in sentence.child(word))
    if not name.tag.startswith("NNP") or sentence.head(name) is not word or not several:
        return
    finite = (w for w in sentence.words if w is not word and w.tag in {"VBZ", "VBP", "VBD", "MD"})
    if name.dep not in {"compound", "nmod", "amod"} or any(finite):
        return
    word.tag, word.lemma, name.dep = "VBP", word.lower, "nsubj"
    for child in sentence.child(word):
        if child is not name and child.i < name.i and child.dep in {"compound", "det", "nmod", "amod"}:
            sentence.hang(child, name)


def _between_names(sentence: Sentence, word: Word) -> None:
    """ "The Drovers, who lost, | host | the Comets": what has a subject and an object is a verb."""
    named = [*sentence.child(word, "nsubj"), *sentence.child(word, "dobj")]
    if word.tag == "NN" and len(named) == 2 and all(w.tag.startswith("NNP") for w in named):
        word.tag, word.lemma = "VBP", word.lower


def _does(sentence: Sentence, word: Word) -> None:
    """ "The Freighters | traded | defenceman Pete Larsen to Reno": a verb that has a subject."""
    noun = sentence.head(word)
    while noun is not None and noun.dep in {"compound", "nmod"}:
        noun = sentence.head(noun)
    if noun is None or noun.dep != "ROOT" or noun.i < word.i or not sentence.child(word, "nsubj"):
        return
    word.dep = "ROOT"
    sentence.hang(word, word)
    for child in sentence.child(noun):
        if child.dep in {"npadvmod", "prep", "punct"} and child.i > noun.i:
            sentence.hang(child, word)
    noun.dep = "dobj"
    sentence.hang(noun, word)
