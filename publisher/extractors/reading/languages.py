"""Which language a text is written in."""

from __future__ import annotations

import functools
import re
from collections import Counter
from itertools import islice
from typing import Any

from publisher.model import Article

_COMMONEST = """
the of and to in a is that for it was on with as he be at by i this had not are but from or have an they
which one you were all her she there would their we him been has when who will no more if out so up said
what its about
"""
_ENGLISH = frozenset(_COMMONEST.split())
_ENOUGH = 80
"""So many letters tell a language; a sign that stands for a syllable or a word counts for several."""
_SURE = 0.9
_LOOKED_AT = 4_000
_WIDER = {"wuu": "zh", "yue": "zh", "nn": "no", "nb": "no"}
"""Languages written so alike that only the one above them is sure: ISO 639-3's macrolanguages."""
_NONE = frozenset({"und", "zxx"})
_LETTER = re.compile(r"[^\W\d_]")
_SIGN = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def find(article: Article) -> str:
    """The ISO 639 code of the language a text is in; empty where that is not sure.

    It is not where the text is short, in two languages, or in one of two that are alike. English is told by
    its commonest words, without loading anything; any other language by py3langid's model.
    """
    text = (article.body or article.text)[:_LOOKED_AT]
    letters = sum(1 for _ in islice(_LETTER.finditer(text), _ENOUGH))
    if letters < _ENOUGH and letters + 4 * len(_SIGN.findall(text)) < _ENOUGH:
        return ""
    half = text.rfind(" ", 0, len(text) // 2) if len(text) > 4 * _ENOUGH else 0
    parts = [text[:half], text[half:]] if half > 0 else [text]
    if all(_is_english(part) for part in parts):
        return "en"
    found = {_identified(part) for part in parts}
    return found.pop() if len(found) == 1 else ""


def _is_english(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.lower())
    common = sum(word in _ENGLISH for word in words)
    return common > 0.2 * len(words) and 50 * words.count("the") > len(words) > 12


def _identified(text: str) -> str:
    shares: Counter[str] = Counter()
    for code, share in _model().rank(text):
        shares[_WIDER.get(code, code)] += share
    code, share = shares.most_common(1)[0]
    return code if share >= _SURE and code not in _NONE else ""


@functools.cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
