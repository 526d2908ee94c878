"""A rule on the language that is told and the letters that are written."""

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


RULES: Final[tuple[Rule, ...]] = (language_against_script,)
