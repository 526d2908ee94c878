"""Phrases of time and place that the parser hangs on the verb behind them, hung on the clause they end."""

from __future__ import annotations

from publisher.extractors import lexicon
from publisher.extractors.reading import Sentence, Word

_LOOKS_INTO = frozenset({"blame", "examine", "investigate", "probe", "treat"})


def mend(sentence: Sentence) -> None:
    """Hangs them where they belong; in place."""
    for word in sentence.words:
        if word.dep in {"prep", "npadvmod"}:
            _rehang(sentence, word)
        if word.dep == "prep" and word.lower == "of":
            _parted(sentence, word)
        if word.dep in {"appos", "dobj"} or (word.dep == "nummod" and word.head < word.i):
            _score(sentence, word)


def _score(sentence: Sentence, number: Word) -> None:
    """ "Beat the Tigers 2-0", "drew 1-1": nobody beats the nought."""
    words = sentence.words
    for first in (number.i - 2, number.i):
        pair = words[max(0, first) : first + 3]
        dashed = len(pair) == 3 and pair[1].text in {"-", "–"} and not (pair[0].space or pair[1].space)
        if dashed and pair[0].tag == pair[2].tag == "CD":
            number.dep, pair[1].dep = "npadvmod", "dep"


def _parted(sentence: Sentence, of: Word) -> None:
    """ "The loss | in October | of a contract": of what was lost, and of no month."""
    time = sentence.words[of.i - 1]
    if (
        not of.i
        or time.tag not in {"NNP", "CD"}
        or not _is_time(time)
        or any(_is_time(o) for o in sentence.child(of, "pobj"))
    ):
        return
    first = time.i
    while first and _is_time(sentence.words[first]):
        first -= 1
    prep = sentence.words[first]
    noun = sentence.words[prep.i - 1] if prep.i and prep.lower in {"in", "on"} else prep
    if not any(w.dep in {"det", "poss"} for w in sentence.child(noun)):
        return  # "took delivery on Monday of 40 buses"
    if noun.tag in {"NN", "NNS"} and not _is_time(noun) and of not in sentence.child(noun):
        above = sentence.head(of)
        if above is not None and above.i < of.i and noun not in sentence.below(of):
            sentence.hang(of, noun)


def _rehang(sentence: Sentence, word: Word) -> None:
    """A phrase before the verb it hangs on belongs to the clause it ends, if there is one before it.

    "A fair that was to open on Tuesday | has been called off"; "Rain is expected on Sunday | , he said".
    """
    above = sentence.head(word)
    if above is not None and above.dep == "relcl" and above.i < word.i:
        _out_of_passing(sentence, word, above)
    if above is None or above.i < word.i or not above.tag.startswith("VB"):
        return
    clause = (
        _ended(sentence, word, above)
        or _reported(sentence, word, above)
        or _opening(sentence, word, above)
        or _spoken_of(sentence, word, above)
    )
    if clause is not None:
        sentence.hang(word, clause)


def _out_of_passing(sentence: Sentence, word: Word, clause: Word) -> None:
    """ "Funerals will be held in Varna, where two of the men lived, | on Sunday": of what it was put into."""
    noun = sentence.head(clause)
    first = sentence.below(clause)[0].i
    commas = sentence.words[first - 1].text == "," and sentence.words[word.i - 1].text == ","
    inside = sentence.words[first : word.i - 1]
    within = any(w.text == "," or _is_time(w) for w in inside)  # "will begin an hour late, at 21:30"
    timed = word.dep == "npadvmod" or any(_is_time(o) for o in sentence.child(word, "pobj"))
    while noun is not None and not noun.tag.startswith("VB"):
        noun = sentence.head(noun)
    if commas and timed and not within and noun is not None and noun.i < first:
        sentence.hang(word, noun)


def _is_time(word: Word) -> bool:
    return word.entity in {"DATE", "TIME"}


def _opening(sentence: Sentence, word: Word, above: Word) -> Word | None:
    """ "Raised from the lake | last May, | the ship was towed": the participle that begins a sentence."""
    first = sentence.words[0]
    if first.tag != "VBN" or first.dep != "advcl" or sentence.head(first) is not above:
        return None
    between = sentence.words[: word.i]
    behind = sentence.words[sentence.below(word)[-1].i + 1 :][:1]
    ends = bool(behind) and behind[0].text == ","
    return first if ends and not any(w.text in {",", ";"} for w in between) else None


def _spoken_of(sentence: Sentence, word: Word, above: Word) -> Word | None:
    """ "The crash | on Tuesday | is being investigated": of an event, not of what is thought of it."""
    passive = sentence.child(above, "auxpass", "aux")
    looked_at = above.lemma in lexicon.group("state verbs", "saying") | _LOOKS_INTO
    if not looked_at or not sentence.child(above, "auxpass") or word.i > passive[0].i:
        return None
    for subject in sentence.child(above, "nsubjpass"):
        between = sentence.words[subject.i : passive[0].i]
        if subject.i < word.i and subject.lower in lexicon.group("event nouns"):
            return None if any(w.text == "," for w in between) else subject
    return None


def _ended(sentence: Sentence, word: Word, above: Word) -> Word | None:
    """The relative clause of the verb's subject that the phrase ends."""
    for subject in sentence.child(above, "nsubj", "nsubjpass"):
        for clause in sentence.child(subject, "relcl", "acl"):
            inner = max([clause, *sentence.child(clause, "xcomp")], key=lambda w: w.i)
            between = sentence.words[inner.i : word.i]
            if subject.i < inner.i < word.i and not any(w.text in {",", ";"} for w in between):
                return inner
    return None


def _reported(sentence: Sentence, word: Word, above: Word) -> Word | None:
    """The reported clause whose last words hang on "said" behind it."""
    if above.lemma not in lexicon.words("saying"):
        return None
    last = sentence.below(word)[-1].i + 1
    if last >= len(sentence.words) or sentence.words[last].text not in {",", '"'}:
        return None
    for before in reversed(sentence.words[: word.i]):
        if before.text in {",", ";", '"'}:
            break
        if before.tag.startswith("VB") and before.dep not in {"aux", "auxpass", "amod", "compound"}:
            return before
    told = [c for c in sentence.child(above, "ccomp") if c.i < word.i]
    behind = any(s.i > word.i for s in sentence.child(above, "nsubj"))
    return told[-1] if behind and told else None
