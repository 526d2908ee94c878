"""What is to be done, where a parser takes it for something else: "is due to land", "hired her to run it"."""

from __future__ import annotations

from publisher.extractors import lexicon
from publisher.extractors.reading import Sentence, Word


def mend(sentence: Sentence) -> None:
    """Makes infinitives of what is one, and hangs their days where they belong."""
    for word in sentence.words[2:]:
        if word.tag == "NN" and word.dep == "pobj" and sentence.words[word.i - 1].lower == "to":
            _infinitive(sentence, word)
        elif word.tag == "NN" and word.dep == "xcomp":
            _to_do(sentence, word)
        elif word.lower == "found" and word.tag in {"VB", "VBN"}:
            _founds(sentence, word)
        elif word.tag == "VB" and word.dep in {"advcl", "xcomp"}:
            _goal(sentence, word)
        elif word.lower == "back" and sentence.words[word.i - 1].lower == "due":
            _due_back(sentence, word)
    for word in sentence.words[1:]:
        if word.tag in {"VB", "VBP", "VBN"} and word.lower in lexicon.words("past forms"):
            word.tag, word.lemma = "VBD", lexicon.words("past forms")[word.lower]


def _goal(sentence: Sentence, word: Word) -> None:
    if word.lower == "head":
        _headship(sentence, word)
    _expected(sentence, word)
    _whose_day(sentence, word)


def _due_back(sentence: Sentence, back: Word) -> None:
    """ "Is due back | in court on Friday": due, there and then, as who "is due in court" is."""
    due, verb = sentence.words[back.i - 1], sentence.head(back)
    there = any(w.lower in {"at", "before", "in"} for w in sentence.child(back, "prep"))
    if verb is None or verb.lemma != "be" or sentence.head(due) is not back or not there:
        return
    due.dep = "acomp"
    sentence.hang(due, verb)
    sentence.hang(back, due)
    for phrase in sentence.child(back, "prep", "npadvmod"):
        dated = any(w.entity in {"DATE", "TIME"} for w in sentence.below(phrase))
        sentence.hang(phrase, verb if dated else due)


def _founds(sentence: Sentence, word: Word) -> None:
    """ "Will found a school", "is to found one": no form of "find"."""
    if any(w.tag in {"MD", "TO"} for w in sentence.child(word, "aux")) and not sentence.child(
        word, "auxpass"
    ):
        word.tag, word.lemma = "VB", "found"


def _expected(sentence: Sentence, goal: Word) -> None:
    """ "The king is set | to open a hospital": what he is to do, not what for he is set."""
    above = sentence.head(goal)
    if goal.dep != "advcl" or above is None or above.lemma not in lexicon.group("ahead"):
        return
    to = [w for w in sentence.child(goal, "aux") if w.tag == "TO" and w.i == above.i + 1]
    if to and any(w.lower in {"is", "are", "be"} for w in sentence.child(above, "auxpass")):
        goal.dep = "xcomp"


def _whose_day(sentence: Sentence, goal: Word) -> None:
    """ "Hired her to run its shops | on Sunday", "beat Leeds to reach the final | on Sunday": on that day."""
    above = sentence.head(goal)
    if above is None:
        return
    beats = above.lemma in lexicon.group("match verbs") and above.tag in {"VBD", "VBZ", "VBP"}
    done = above.lemma in lexicon.words("charging")
    done = done and bool(sentence.child(above, "dobj") and sentence.child(goal, "dobj"))
    if not (done or beats) or (above.lemma in {"order", "sentence"} and above.tag != "VBD"):
        return
    days = "weekdays" if above.lemma in {"order", "sentence"} else "calendar"
    for phrase in sentence.child(goal, "prep", "npadvmod"):
        told = [phrase, *sentence.child(phrase, "pobj")]
        if any(w.lower in lexicon.group(days) | lexicon.group("weekdays") for w in told):
            sentence.hang(phrase, above)


def _to_do(sentence: Sentence, word: Word) -> None:
    """ "Is set to land on Monday": it will do so; "started work on Monday": that is what was started."""
    if any(w.tag == "TO" for w in sentence.child(word, "aux")):
        word.tag, word.lemma = "VB", word.lower
    elif not sentence.child(word, "nsubj", "aux"):
        word.dep = "dobj"


def _headship(sentence: Sentence, word: Word) -> None:
    """ "Promoted her to head of research | on Monday": an office, and nothing that she is to do."""
    above, to = sentence.head(word), sentence.child(word, "aux")
    of = [w for w in sentence.child(word, "prep") if w.i == word.i + 1 and w.lower == "of"]
    if above is None or len(to) != 1 or not of:
        return
    for child in sentence.child(word, "prep", "npadvmod"):
        if child is not of[0]:
            sentence.hang(child, above)
    sentence.hang(to[0], above)
    sentence.hang(word, to[0])
    to[0].tag, to[0].dep = "IN", "prep"
    word.tag, word.dep = "NN", "pobj"


def _infinitive(sentence: Sentence, word: Word) -> None:
    """ "Is due to land on Friday": it will do so; "land" is nothing that it is due to."""
    to = sentence.head(word)
    due = sentence.head(to) if to is not None and to.lower == "to" else None
    if (
        to is None
        or due is None
        or not _is_ahead(due, word)
        or sentence.child(word, "det", "amod", "poss", "compound")
    ):
        return
    word.tag, word.lemma, word.dep = "VB", word.lower, "xcomp"
    sentence.hang(word, due)
    to.tag, to.dep = "TO", "aux"
    sentence.hang(to, word)


def _is_ahead(due: Word, word: Word) -> bool:
    """ "Due to land", "is to delist": whether what stands behind "to" is to be done."""
    known = word.lower in lexicon.group("due to do")
    new = due.tag in {"VBZ", "VBP"} and word.lower not in lexicon.group("event nouns")
    return (due.lower == "due" and known) or (due.lemma == "be" and new)
