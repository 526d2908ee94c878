"""Rules on texts that went through a wrong encoding: letters of another alphabet, or none at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from publisher.validation.faults import Fault, Spot, shown

_TAILS: Final = (
    "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019"
    "\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
)
"""What the later bytes of a character in UTF-8 are in the encodings of western Windows."""

_MISREAD: Final = re.compile(
    "\u00c3[\u0080-\u00bf\u0192\u201a\u201e\u2020\u0161\u0153\u0178\u017e]"
    "|\u00e2\u20ac[\u0153\u2122\u201c\u02dc\u00a6\u00a2\u009d]?"
    "|\u00c2[\u00a0-\u00bf]|\ufffd|\u00d0[\u0080-\u00bf].\u00d0|\u00ef\u00bb\u00bf"
    "|\u00e2\u0080[\u0090-\u00bf]"
    rf"|\u00ef\u00bf|(?:[\u00c2-\u00df][{_TAILS}]){{2}}|(?:[\u00e0-\u00ef][{_TAILS}]{{2}}){{2}}"
    "|\u00c4[\u2021\u2020\u00b0\u00b1\u201a\u2122\u0178]"
    "|\u00c5[\u201a\u201e\u203a\u00bc\u00ba\u00a1\u00be\u00bd\u0178\u2122]"
    "|\u00e3[\u0192\u201a]|\u00e3\u20ac"
    # UTF-8 read as the Cyrillic of Windows and of Unix
    "|(?:[\u0420\u0421][\u0402-\u040f\u0452-\u045f\u0490\u0491\u2018-\u203a\u20ac\u2116\u2122\u00a0-\u00bf]){2}"
    "|[\u0430-\u044f][\u2550-\u256c\u2500\u2502]"
    # UTF-8 read as Macintosh's Latin, and as that of DOS
    "|\u221a[\u00a0-\u00ff\u2020-\u2265\u03a9\u03c0]"
    "|\u201a\u00c4[\u00f4\u00f2\u00fa\u00f9\u00ee\u00ec\u00b6\u00a2\u00aa]"
    "|\u251c[^\\s\u2500-\u257f]|\u0393\u00c7|\u00d4\u00c7"
    # UTF-8 read as Chinese and as Japanese, and what was lost there already
    "|\u951f\u65a4|\u70eb\u70eb|\u5c6f\u5c6f|\u9225|\u9286|[\u7e3a\u7e67\u7e5d].{0,3}[\u7e3a\u7e67\u7e5d]"
    # letters of Central Europe read as Western ones
    r"|(?<=[^\W\d_])[\u00b3\u00b9](?=[^\W\d_])"
    # an accent on the a of Italian or French, whose second byte became a plain space
    r"|(?<=[a-z])\u00c3(?=\s|$)"
)
_OF_OTHERS: Final = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]{4,}")
"""Four letters with accents in a row: a word of another alphabet read as Western letters."""

_LEAST_LETTERS: Final = 3
"""So many of them differ; Estonian has words with the same one four times."""


def mojibake(spot: Spot) -> Iterator[Fault]:
    """A text that was read in the wrong encoding: `ZelenskyÃ¢â‚¬â„¢s` for `Zelensky’s`, `Êèåâ` for `Киев`.

    Somewhere UTF-8 was taken for another encoding, or another one for that of the West. Find that place: the
    characters are lost for every reader.
    """
    if found := _misread(spot.value):
        yield Fault(
            "warning",
            f"the text has {found[0]!r} in it",
            spot.term,
            actual=shown(spot.value),
            suggestion=_repaired(spot.value),
        )


def is_misread(text: str) -> bool:
    """Whether a text was read in the wrong encoding: what seems a blank or unseen in it is half a letter."""
    return _misread(text) is not None


def _misread(text: str) -> re.Match[str] | None:
    return _MISREAD.search(text) or _foreign(text)


def _foreign(text: str) -> re.Match[str] | None:
    words = _OF_OTHERS.finditer(text)
    return next((word for word in words if len(set(word[0].lower())) >= _LEAST_LETTERS), None)


_WESTERN: Final = ("cp1252", "latin-1", "cp1251", "koi8-r", "mac_roman", "cp850", "cp437", "gbk", "cp932")
_MOST_REPAIRED: Final = 400


def _repaired(text: str) -> str | None:
    """The text as it was, where one can tell: read as it was written, or as Cyrillic."""
    if len(text) > _MOST_REPAIRED:
        return None
    text = re.sub(r"(?<=[a-z])\u00c3(?: (?= )| ?$)", "\u00c3\u00a0", text)
    for encoding in _WESTERN:
        try:
            better = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if "\ufffd" in better:
            return None
        return (_repaired(better) or better) if _MISREAD.search(better) else better
    return _in_its_alphabet(text)


def _in_its_alphabet(text: str) -> str | None:
    """A text whose letters were taken for western ones, in the one encoding in which it has words."""
    found = []
    for encoding, can_be in _ALPHABETS.items() if _foreign(text) else (("cp1250", _is_polish),):
        try:
            better = text.encode("cp1252").decode(encoding)
        except UnicodeError:
            continue
        if all(can_be(word) for word in re.findall(r"[^\W\d_]+", better)):
            found.append(better)
    return found[0] if len(found) == 1 else None


def _is_russian(word: str) -> bool:
    """Whether a word can be one of an East Slavic language: in one alphabet, capitals at its head only."""
    return re.fullmatch("[A-Za-z]+|[\u0400-\u04ff][\u0430-\u045f]*|[\u0400-\u042f]+", word) is not None


def _is_polish(word: str) -> bool:
    """Whether a word has none but letters of Polish."""
    return set(word.lower()) <= _POLISH


_POLISH: Final = frozenset("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż")


_ALPHABETS: Final[dict[str, Callable[[str], bool]]] = {
    "cp1251": _is_russian,
    "cp1253": lambda word: re.fullmatch("[A-Za-z]+|[\u0386-\u03ab]?[\u03ac-\u03ce]+", word) is not None,
    "cp1255": lambda word: re.fullmatch("[A-Za-z]+|[\u05d0-\u05ea]+", word) is not None,
    "cp1256": lambda word: re.fullmatch("[A-Za-z]+|[\u0621-\u064a]+", word) is not None,
}
"""The encodings of other alphabets, each with whether a word can be one of its languages."""


MARKS: Final[dict[str, tuple[str, ...]]] = {
    "\ufffd": ("\ufffd",),
    "\u00c2": ("\u00c2",),
    "\u00c3": ("\u00c3",),
    "\u00d0": ("\u00d0",),
    "\u00e2": ("\u00e2\u20ac", "\u00e2\u0080"),
    "\u00ef": ("\u00ef\u00bb", "\u00ef\u00bf", "\u00ef\u00f0", "\u00ef\u00ee"),
    "\u00c4": ("\u00c4\u00b0", "\u00c4\u00b1", "\u00c4\u2021", "\u00c4\u2122", "\u00c4\u0178"),
    "\u00c5": (
        "\u00c5\u201a",
        "\u00c5\u201e",
        "\u00c5\u00bc",
        "\u00c5\u203a",
        "\u00c5\u00a1",
        "\u00c5\u00be",
    ),
    "\u00ce": ("\u00ce\u00b1", "\u00ce\u00bf", "\u00ce\u00bd", "\u00ce\u00b9"),
    "\u00d8": ("\u00d8\u00a7", "\u00d8\u00b1"),
    "\u00d9": ("\u00d9\u201e", "\u00d9\u2020"),
    "\u00d7": ("\u00d7\u2122", "\u00d7\u2022", "\u00d7\u201d"),
    "\u00e3": ("\u00e3\u0192", "\u00e3\u201a", "\u00e3\u20ac"),
    "\u00e6": ("\u00e6\u0153", "\u00e6\u00b8", "\u00e6\u02c6", "\u00e6\u2014"),
    "\u00ec": ("\u00ec\u2014", "\u00ec\u00a7", "\u00ec\u0161"),
    "\u00ed": ("\u00ed\u2022", "\u00ed\u00ee", "\u00ed\u00e0", "\u00ed\u00e8"),
    "\u00ee": ("\u00ee\u00e2", "\u00ee\u00f1", "\u00ee\u00f0"),
    "\u00f2": ("\u00f1\u00f2", "\u00f2\u00ee", "\u00f2\u00e0"),
    "\u00f4": ("\u00f4\u00ef", "\u00f4\u00e7"),
    "\u00f5": ("\u00ef\u00f5",),
    "\u00c7": ("\u00c7\u00e1", "\u00c7\u00cd", "\u00c7\u00e4"),
    "\u0455": ("\u0420\u0455",),
    "\u00b0": ("\u0420\u00b0",),
    "\u00b5": ("\u0420\u00b5",),
    **{
        char: (char,)
        for char in "\u256c\u255f\u2563\u221a\u251c\u951f\u70eb\u5c6f\u9225\u9286\u7e3a\u7e67\u7e5d"
    },
    "\u201a": ("\u201a\u00c4",),
    "\u0393": ("\u0393\u00c7",),
    "\u00d4": ("\u00d4\u00c7",),
    "\u00b3": ("\u00b3",),
    "\u00b9": ("\u00b9",),
}
"""Rare letters, each with the pairs one of which every misread text has that has the letter."""


def lost_letters(spot: Spot) -> Iterator[Fault]:
    """A text with question marks where letters were: `Caf? r?sum? opens`, `????? ??? ????`.

    It went through an encoding that does not have them. They are lost; take the text from where it was whole.
    """
    text = spot.value if isinstance(spot.value, str) else ""
    if "?" not in text[:-1] or "=?" in text or spot.term in _PATTERNS:
        return
    few = spot.term == "headline" or len(text) < _SHORT
    if _LOST.search(text[:_MOST_LOOKED]) or len(_within(text, spot.term == "headline")) >= (1 if few else 3):
        yield Fault("warning", "letters of the text are lost", spot.term, "the letters", shown(text))


_PATTERNS: Final = frozenset({"valuePattern", "urlTemplate", "target", "text", "cssSelector", "xpath"})
_SHORT: Final = 300
_MOST_LOOKED: Final = 20_000
_LOST: Final = re.compile(r"\?{2,} \?{2,} \?{2,}|(?<!\?)\?{5,}(?!\?)|^\?{3,} \?{2,}$")


def _within(text: str, headline: bool) -> list[str]:
    """The words that have a question mark among their letters and are no addresses."""
    found: list[str] = []
    at = text.find("?")
    while 0 <= at < min(len(text) - 1, _MOST_LOOKED) and len(found) < _LEAST_LETTERS:
        before, behind = text[at - 1 : at], text[at + 1]
        if behind.isalpha() and ((before.isalpha() and behind.islower()) or (headline and before in " ")):
            start, end = text.rfind(" ", 0, at) + 1, text.find(" ", at)
            word = text[start : end if end > 0 else len(text)]
            if not any(mark in word for mark in "/=@&") and not re.search(r"\.\w", word):
                found.append(word)
        at = text.find("?", at + 1)
    return found
