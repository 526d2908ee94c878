"""How a word stands to the word that tells an event: below it, beside it, or in a clause around it."""

from __future__ import annotations

from publisher.extractors.reading import Sentence, Word

_THROUGH = frozenset({"conj", "appos", "compound", "nmod", "flat", "nummod", "amod"})
"""Relations that leave a word in the place of the one it hangs on."""
_DEEP = 3
"""Words between an event and what hangs on it, from which it does not matter how it does."""
_DEEPEST = 4
"""Steps on the way to what hangs on an event, from which it does not matter how many."""


def of(sentence: Sentence, word: Word, focus: Word, verb: Word | None) -> str:
    """ "below nsubj", "below in", "above nsubj xcomp": the step that leads to a word, and from where.

    "Below" is what hangs on the event or its verb, "above" what hangs on a word that the event hangs on, with
    the step by which it does; "far" is what does so only through other words.
    """
    own, chain, anchors = _chains(sentence, word, focus, verb)
    if word in own:
        return "itself"
    for n, one in enumerate(chain):
        if one in own:
            steps = _steps(chain[:n])
            side = "of noun" if one is focus and focus.tag.startswith("NN") else "below"
            return f"{side} {_named(steps)}"
        if one in anchors:
            at = anchors.index(one)
            steps = _steps(chain[:n])
            via = next((w.dep for w in reversed(anchors[:at]) if w.dep not in _THROUGH), "conj")
            return f"above {_named(steps)} {via}" if steps else f"over {via}"
    return "apart"


def way(sentence: Sentence, word: Word, focus: Word, verb: Word | None) -> str:
    """ "Below nsubj 2": the side of an event that a word is on, the first step there, and how many there are.

    "Of" is what hangs on the event's noun, and "over" a word that the event hangs on.
    """
    own, chain, anchors = _chains(sentence, word, focus, verb)
    if word in own:
        return "itself"
    for n, one in enumerate(chain):
        if one in own or one in anchors:
            noun = one is focus and focus.tag.startswith("NN")
            side = "above" if one not in own else "of" if noun else "below"
            return f"{side} {_stepped(_steps(chain[:n]))}" if n else "over"
    return "apart"


def _chains(
    sentence: Sentence, word: Word, focus: Word, verb: Word | None
) -> tuple[list[Word], list[Word], list[Word]]:
    """The words that tell an event, and what a word hangs on and what they do, nearest first."""
    own = [focus] if verb is None or verb is focus else [focus, verb]
    return own, _chain(sentence, word), _chain(sentence, own[-1])


def _stepped(steps: list[Word]) -> str:
    """The name of the last step, with its preposition, and the number of steps."""
    last = steps[-1]
    name = last.lower if last.dep in {"prep", "agent", "dative"} else last.dep
    return f"{name} {min(len(steps), _DEEPEST)}"


def _chain(sentence: Sentence, word: Word) -> list[Word]:
    """A word and all that it hangs on, the nearest first."""
    found = [word]
    while (above := sentence.head(found[-1])) is not None and above not in found:
        found.append(above)
    return found


def _steps(chain: list[Word]) -> list[Word]:
    """The steps from a word up to what it hangs on, without those that leave it in its place."""
    return [w for n, w in enumerate(chain) if w.dep not in _THROUGH or n == len(chain) - 1]


def _named(steps: list[Word]) -> str:
    """The name of the last step, with its preposition; "far" behind more of them."""
    if not steps:
        return "beside"
    last = steps[-1]
    if len(steps) >= _DEEP:
        return "far"
    nested = "" if len(steps) == 1 or last.dep in {"prep", "agent", "dative"} else " inside"
    return (last.lower if last.dep in {"prep", "agent", "dative"} else last.dep) + nested
