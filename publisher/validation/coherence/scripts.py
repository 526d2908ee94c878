"""Rules on the language that is told, and the letters and words that are written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any, Final

from publisher.validation.coherence.reading import plain
from publisher.validation.faults import Fault, Rule, Spot, shown

_LATIN: Final = frozenset(
    {
        "en",
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "nl",
        "sv",
        "da",
        "nb",
        "nn",
        "no",
        "fi",
        "is",
        "et",
        "lv",
        "lt",
        "pl",
        "cs",
    }
    | {
        "sk",
        "sl",
        "hr",
        "hu",
        "ro",
        "sq",
        "ca",
        "eu",
        "gl",
        "ga",
        "cy",
        "gd",
        "mt",
        "lb",
        "tr",
        "id",
        "vi",
        "sw",
        "af",
    }
)
_SCRIPTS: Final = {
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk"), ("CYRILLIC",)),
    "el": ("GREEK",),
    **dict.fromkeys(("ar", "fa", "ur", "ps"), ("ARABIC",)),
    **dict.fromkeys(("he", "yi"), ("HEBREW",)),
    "ja": ("HIRAGANA", "KATAKANA", "CJK"),
    "zh": ("CJK",),
    "ko": ("HANGUL", "CJK"),
    "hi": ("DEVANAGARI",),
    "th": ("THAI",),
    "ka": ("GEORGIAN",),
    "hy": ("ARMENIAN",),
    **dict.fromkeys(_LATIN, ("LATIN",)),
}
"""In which letters languages are written that are written in no others."""

_USUAL: Final = {
    "CYRILLIC": "uk or ru",
    "GREEK": "el",
    "ARABIC": "ar",
    "HEBREW": "he",
    "HANGUL": "ko",
    "THAI": "th",
}


def language_against_script(spot: Spot) -> Iterator[Fault]:
    """A language in whose letters the text is not written: `"inLanguage": "en"` and a headline in Cyrillic.

    Readers are offered what they cannot read. `uk` is Ukrainian; English of Britain is `en-GB`.
    """
    told, title = plain(spot.node["inLanguage"]), plain(spot.node["headline"])
    if not isinstance(told, str) or not isinstance(title, str):
        return
    tag, _, rest = told.lower().partition("-")
    wanted = _SCRIPTS.get(tag) if not any(len(part) == 4 for part in rest.split("-")) else None
    letters = [
        unicodedata.name(char, "").split(" ")[0].split("-")[0] for char in title[:80] if char.isalpha()
    ]
    if wanted is None or len(letters) < 8:
        return
    fitting = sum(script in wanted for script in letters)
    if fitting == 0:
        other = max(set(letters), key=letters.count)
        yield Fault(
            "warning",
            f"inLanguage is {shown(told)}, and the headline is written in {other.capitalize()} letters",
            "inLanguage",
            _USUAL.get(other, "the language of the text"),
            shown(told),
            "en-GB" if tag == "uk" and other == "LATIN" else None,
            below=("inLanguage",),
        )


def is_of_its_script(node: dict[str, Any]) -> bool:
    """Whether a headline begins with a letter of its language's script."""
    told, title = node["inLanguage"], node["headline"]
    return (
        told.__class__ is str
        and title.__class__ is str
        and ((told[:2] in _LATIN) == (title[:1] < "\u0370") or title[:1] in "\u201c\u2018\u201e\u00ab")
    )


_OFTEN: Final = {
    "en": "the of to and for with after from in is on at by as no has have are was were over its that"
    " their who",
    "de": "der die das und ist nicht mit den von für auf im ein eine einen dem des zu sich wird nach sind hat"
    " haben werden alle hier auch bei ihre seine neuen wie in am an was so",
    "fr": "le les des et une est dans pour du sur au aux qui avec sont ses leur cette après ont été mais"
    " ces en on a",
    "es": "el los las que por con una del y se para su sus tras más según desde hasta este esta años no en a",
    "it": "il di che per della con gli del nel alla sono e dopo delle dei dalla più anche una nella in a no",
    "pt": "o que não uma do em para com os das dos um na no após mais pelo pela ao são também foi por as e",
    "nl": "de het een van en voor niet dat te aan bij door uit naar zijn ook wordt heeft deze nog werd"
    " met in is die had over",
    "sv": "och att det som en på av för är den till ett efter från inte har med om under vid",
    "da": "og det som en på av for er den til et efter fra ikke af har med om ved blev der at i",
    "nb": "og det som en på av for er den til et etter fra ikke har med om ved ble der at i",
    "pl": "w i na z do że się nie jest po od dla oraz za przez są jak roku to a",
    "fi": "ja on ei että oli se hän ovat myös mutta kun joka sekä tai vuoden",
    "cs": "a v na se je že do s z po za pro jsou byl jako od při které to i",
    "hu": "az és hogy nem egy van volt meg már csak után ez ezt pedig",
    "ro": "și în de la pe cu nu din care este pentru mai după al ale sunt are a",
    "tr": "ve bir bu için ile da daha çok olarak sonra gibi kadar olan",
}
"""The words that stand oftest in texts of some languages."""
_NORTHERN: Final = frozenset({"sv", "da", "nb"})


def _alone(tag: str) -> frozenset[str]:
    """The words of a language that are not also those of another, but for one that is near to it."""
    near = _NORTHERN if tag in _NORTHERN else {tag}
    others = {word for other, words in _OFTEN.items() if other not in near for word in words.split()}
    return frozenset(_OFTEN[tag].split()) - others


_WORDS: Final = {tag: _alone(tag) for tag in _OFTEN}
_MARKS: Final = {
    tag: tuple(f" {word} " for word in words.split() if word in _WORDS[tag])[:9]
    for tag, words in _OFTEN.items()
}


def language_against_words(spot: Spot) -> Iterator[Fault]:
    """A language in which the text is not written: `"inLanguage": "en-US"` and a headline in Spanish.

    A system wrote its own language for that of the text, or a translation kept the one of the original. Only
    what has no word of the language that is told, and several of another, is found.
    """
    told = plain(spot.node["inLanguage"])
    parts = [plain(spot.node.get(name)) for name in ("headline", "description")]
    text = " ".join(part[:400] for part in parts if isinstance(part, str))
    words = {word.strip(".,:;!?«»“”\"'’()") for word in text.lower().split()}
    tag = told.lower().partition("-")[0] if isinstance(told, str) else ""
    tag = "nb" if tag in ("no", "nn") else tag
    own = _WORDS.get(tag)
    if own is None or len(words) < _LEAST or not own.isdisjoint(words):
        return
    found = sorted(((len(often & words), other) for other, often in _WORDS.items()), reverse=True)
    (most, better), (next_best, _) = found[0], found[1]
    if most < _SEVERAL or most < 2 * next_best or better in _NORTHERN:
        return
    yield Fault(
        "warning",
        f"inLanguage is {shown(told)}, and the text is not in it",
        "inLanguage",
        "the language of the text",
        shown(told),
        better,
        below=("inLanguage",),
    )


_LEAST: Final = 6
_SEVERAL: Final = 3
"""How many words a text has at least, and how many of them of another language, before it is told."""


def is_in_its_words(node: dict[str, Any]) -> bool:
    """Whether a text beyond doubt has a word of the language that is told."""
    told, text = node["inLanguage"], node.get("description") or node["headline"]
    if told.__class__ is not str or text.__class__ is not str:
        return False
    for mark in _MARKS.get(told[:2], ()):
        if mark in text:
            return True
    return told[:2] not in _MARKS


RULES: Final[tuple[Rule, ...]] = (language_against_script, language_against_words)
