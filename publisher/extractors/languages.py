"""Which language a text is written in."""

from __future__ import annotations

import re

from publisher.model import Article

_ENGLISH = frozenset(
    "the of and to in a is that for it was on with as he be at by i this had not are but from or have an they which "
    "one you were all her she there would their we him been has when who will no more if out so up said what its about".split()
)
_ENOUGH = 40


def find(article: Article) -> str:
    """The ISO 639-1 code of the language most of the text is in; empty where there is too little of it.

    English is told by its commonest words, without loading anything; any other language by py3langid.
    """
    text = article.body or article.text
    text = text[:3000]
    if len(text) < _ENOUGH:
        return ""
    words = re.findall(r"[^\W\d_]+", text.lower())
    if not words:
        return ""
    if sum(word in _ENGLISH for word in words) > 0.25 * len(words) and len(words) > 8:
        return "en"
    import py3langid

    return str(py3langid.classify(text)[0])
