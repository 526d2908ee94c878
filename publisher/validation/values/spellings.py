"""Rules on how the names of people are spelt: in which letters, with which capitals, which part first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from publisher.jsonld import types as written_types
from publisher.validation.faults import Fault, Rule, Spot, shown, tokens
from publisher.validation.values import restored

MIXED: Final = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")


AFTER_COMMA: Final = re.compile(
    r"(?:jr|sr|ii|iii|iv|ph\.? ?d|m\.?d|dds|esq|mba|msc|bsc|ba|ma|jd|rn|cpa|obe|mbe|cbe|kbe|qc|kc|mp|mep|frs|"
    r"phd|md|sc\.?d|dphil|facs|usn|usa|usmc|ret|cissp|pe)\.?",
    re.IGNORECASE,
)


def mixed_alphabets(spot: Spot) -> Iterator[Fault]:
    """A person's name with letters of two alphabets in one word: `Аna`, whose A is Cyrillic.

    It looks right, and nobody who searches finds it.
    """
    value = spot.value
    if isinstance(value, str) and (found := MIXED.search(value)):
        words = [word if word.isascii() else restored.in_one_alphabet(word) for word in value.split(" ")]
        better = " ".join(word or "" for word in words)
        yield Fault(
            "warning",
            f"{shown(value)!r} has letters of two alphabets side by side: {found[0]}",
            spot.term,
            "letters of one",
            shown(value),
            better if all(words) and better != value else None,
        )


def name_in_capitals(spot: Spot) -> Iterator[Fault]:
    """A person's name in capitals: `ANA SILVA`; or of one who writes, in small letters: `ana silva`.

    Capitals are a matter of design, for style sheets; what was small before cannot be told from them. Small
    letters come from an address or an account. Who is on a stage may be called so.
    """
    value = spot.value
    if isinstance(value, str) and value.islower() and value[:1].isalpha():
        yield from _in_small_letters(spot, value)
    if not isinstance(value, str) or not value.isupper() or not value[:1].isalpha():
        return
    words = value.split()
    person = spot.term == "name" and "Person" in written_types(spot.node)
    whole = len(words) > 1 and all(len(word) > 2 and word.isalpha() for word in words)
    if person and whole and value.lower() != value.upper():
        yield Fault(
            "warning",
            f"{shown(value)!r} is in capitals",
            spot.term,
            "capitals where they belong",
            shown(value),
            value.title(),
        )


def _in_small_letters(spot: Spot, value: str) -> Iterator[Fault]:
    """What is wrong with the name of one who writes in small letters."""
    words, told = value.split(), value.title()
    writes = any(isinstance(token, str) and token in _WRITERS for token in tokens(spot.path)[-3:])
    whole = len(words) > 1 and all(word.isalpha() and len(word) > 2 for word in words)
    if (
        writes
        and spot.term == "name"
        and value not in _SMALL
        and (whole or (len(value) < 4 and value.isascii()))
    ):
        yield Fault(
            "warning",
            f"{shown(value)!r} is in small letters",
            spot.term,
            "capitals where they belong",
            shown(value),
            told if whole else None,
        )


_WRITERS: Final = frozenset({"author", "editor", "contributor", "translator", "reviewedBy", "creator"})
_SMALL: Final = frozenset({"bell hooks", "danah boyd", "adrienne maree brown"})
"""Writers who write their names so."""


def family_name_first(spot: Spot) -> Iterator[Fault]:
    """A name as a catalogue has it, the family's first: `Roe, Jane`.

    Readers see it so, and nobody who searches for Jane Roe finds it. Write the name as it is said.
    """
    value = spot.value
    if isinstance(value, str) and (match := _CATALOGUED.fullmatch(value.strip()[:100])):
        if AFTER_COMMA.fullmatch(match[2]) or match[2].isupper():
            return
        yield Fault(
            "warning",
            f"{shown(value)!r} has the family's name first",
            spot.term,
            "the name as it is said",
            shown(value),
            f"{match[2]} {match[1]}",
        )


_CATALOGUED: Final = re.compile(
    r"((?:(?:[Vv]on|[Vv]an|[Dd]e|[Dd]a|[Dd]i|[Dd]el|[Ll]a|[Ll]e|Mac|Mc|O['’]) ?){0,2}[^\W\d_a-z][^\W\d_]+"
    r"(?:-[^\W\d_a-z][^\W\d_]+)?), (?!The\b|Jr\b|Sr\b)"
    r"([^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_a-z](?:[^\W\d_]+|\.))?)"
)


RULES: Final[tuple[Rule, ...]] = (mixed_alphabets, name_in_capitals, family_name_first)
