"""Labels at the head of a sentence, before a colon: "Notice: the meeting is off", "Cancelled: quiz night"."""

from __future__ import annotations

from publisher.extractors import lexicon
from publisher.extractors.reading import Sentence, Word

_LONGEST = 3
_SUBJECT = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_MARKS = frozenset({":", "-", "–", "—", "(", ","})


def mend(sentence: Sentence) -> None:
    """Takes a label for no verb and no subject; in place."""
    colon = next((w for w in sentence.words[1 : _LONGEST + 1] if w.text == ":"), None)
    if colon is None:
        return
    first = sentence.words[0]
    if colon.i == 1 and _state(first):
        first.tag = "JJ"
    for word in sentence.words[: colon.i]:
        verb = sentence.head(word) if word.dep in _SUBJECT else None
        if verb is not None and any(w.i > colon.i for w in sentence.child(verb, *_SUBJECT)):
            word.dep = "dep"
            if word.tag == "VBG":
                word.tag, word.lemma = "NN", word.lower  # "Curling: Ana Silva's rink won"


def state(sentence: Sentence) -> str:
    """What a label at either end says became of what a line announces: "AXED: ...", "... (postponed)"."""
    words = [w for w in sentence.words if w.text not in {".", "!", ")"}]
    if len(words) < _LONGEST:
        return ""
    if words[1].text == ":" and (opens := _state(words[0])):
        return opens
    return _state(words[-1]) if words[-2].text in _MARKS else ""


def _state(word: Word) -> str:
    return lexicon.words("off adjectives").get(word.lower, "")
