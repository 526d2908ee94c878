"""How the words of names are written, and which of them the model takes for one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.extractors.reading import Sentence, Word

QUOTES = {'"', "'"}
OPENERS = QUOTES | {":", ".", ";", "-", "–", "—"}
"""Signs behind which a word has a capital whatever it is."""
MODEL = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}
"""The kind of name that the model's label tells."""
MONEY = re.compile(r"(?:(?:K|U|T)?[Ss]hs?|SFr|Fr|Kč|Rs|Tk|RM|Rp|GH|Le|[RNPK])\.?\d[\d.,]*[a-z]{0,2}$")
"""A sum as it is written where the sign stands before it: "Sh26", "Rs500", "RM3m"."""
ROAD = re.compile(r"[AMNDRBE]\d{1,4}|I-\d{1,3}|Route \d{1,4}|Highway \d{1,4}")
"""A road by its number."""
_PRICE = re.compile(r"[A-Z]{1,3}(?:[$£€¥₹]|\d+[.,]\d)")


def capital(word: Word) -> bool:
    """Whether a word is written as names are."""
    text = word.text
    if text.isalpha():
        return text[0].isupper()
    return (
        (text[0].isupper() and _PRICE.match(text) is None and MONEY.match(text) is None)
        or (text[0].isdigit() and "/" in text and any(c.isupper() for c in text))
        or (len(text) > 4 and text.startswith(("al-", "Al-", "el-")) and text[3].isupper())
    )


def title_case(sentence: Sentence) -> bool:
    """Whether a headline writes every word with a capital, so that capitals tell nothing."""
    if sentence.block.kind not in ("headline", "section", "heading"):
        return False
    long = [w for w in sentence.words if len(w.text) > 3 and w.text[0].isalpha()]
    return len(long) > 3 and sum(w.text[0].isupper() for w in long) > 0.8 * len(long)


def goes_on(words: Sequence[Word], j: int) -> bool:
    """Whether the model sees a name go on here."""
    return words[j].entity in MODEL and not words[j].begins


def one_body(words: Sequence[Word], j: int, to: int) -> bool:
    """Whether the model sees one organisation or building across these words."""
    return all(words[k].entity in {"ORG", "FAC"} and not words[k].begins for k in range(j, to + 1))
