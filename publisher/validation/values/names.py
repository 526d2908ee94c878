"""Rules on names and headlines of anything: those nobody filled in, addresses, what breaks off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from publisher import vocabulary
from publisher.jsonld import types as written_types
from publisher.validation.faults import Fault, Fix, Rule, Spot, shown
from publisher.validation.values.bodies import LEAST_TWICE, is_said_once, text_twice
from publisher.validation.values.drafts import file_name_as_text, may_be_a_file, may_be_noted, working_note
from publisher.validation.values.encodings import is_misread
from publisher.validation.values.memory import remembered
from publisher.validation.values.notations import lost_backslash
from publisher.validation.values.placeholders import (
    NO_HEADLINES,
    NOBODY,
    OF_ROLES,
    PLACEHOLDERS,
    TEMPLATE_WORDS,
)
from publisher.validation.values.printed import complaint_as_text, may_complain

NAMED: Final = frozenset(
    {"name", "headline", "alternativeHeadline", "givenName", "familyName", "alternateName", "legalName"}
)
"""Properties whose text is a name, so that placeholders show."""


def _is_fine(text: str) -> bool:
    """Whether a text is beyond doubt one that no rule on names and headlines of anything finds wrong."""
    lower = text.lower()
    return (
        text.isprintable()
        and text[:1].isalnum()
        and text[-1:] not in _LAST_SIGNS
        and lower[:4] not in WEB
        and lower[-5:] not in _HERE_ENDS
        and lower.strip(_AROUND) not in _UNFILLED
        and "  " not in text
        and "\ufffc" not in text
        and (len(text) < LEAST_TWICE or is_said_once(text))
        and "u00" not in text
        and "u20" not in text
        and not may_be_noted(text)
        and not may_be_a_file(text, lower)
        and not may_complain(lower)
    )


is_fine_name: Final = remembered(_is_fine)
"""Whether a text can be the name of something."""

_LAST_SIGNS: Final = frozenset({"", " ", ">", "»", "›", "|", "→"})
UNFILLED: Final = PLACEHOLDERS | OF_ROLES
"""What may be no name, in small letters."""
_AROUND: Final = " []{}<>()%$@#_*-–—=.?!\"'"
_UNFILLED: Final = frozenset(word.strip(_AROUND) for word in UNFILLED | TEMPLATE_WORDS)
"""The same without the signs around it."""
WEB: Final = frozenset({"http", "www.", "sour", "spon", "copy"})
"""How addresses and lines of credit begin, in small letters."""


def is_fine_headline(text: str) -> bool:
    """Whether a text can be a headline."""
    return (
        _is_fine(text)
        and text.lower() not in NO_HEADLINES
        and is_said_once(text)
        and text.find("?") in (-1, len(text) - 1)
        and (" " in text or not ("-" in text or "." in text or "_" in text))
        and text[-1] not in ".\u2026"
        and not text.isdigit()
    )


LOGIN: Final = re.compile(
    r"[a-z]{2,}(?:[._][a-z]{3,}|\d{2,}|_\d+)|[a-z]\.[a-z]{4,}|[a-z]{3,}-[a-z]{3,}|(?:author|user|admin"
    r"|editor)-?\d+",
    re.ASCII,
)
"""The name of an account, which is none of a person."""


def placeholder_name(spot: Spot) -> Iterator[Fault]:
    """A name nobody filled in: `admin`, `John Doe`, `Untitled`, `Author`; an event's that is a date.

    Readers see it under the article. Write the name, or leave the property out.
    """
    value = spot.value
    if not isinstance(value, str) or not value.strip():
        return
    bare = value.strip().lower()
    if spot.term == "headline" and (bare.isdigit() or bare in NO_HEADLINES):
        yield Fault("warning", f"{shown(value)!r} is no headline", spot.term, actual=shown(value))
        return
    person = spot.term == "name" and "Person" in written_types(spot.node)
    login = value == bare and LOGIN.fullmatch(bare) and not is_of_a_reader(spot)
    event = any(vocabulary.is_subtype(kind, "Event", "Place") for kind in written_types(spot.node))
    nobody = person and (bare in NOBODY or bare.isdigit() or login)
    template = "{" not in bare and bare.strip(_AROUND) in TEMPLATE_WORDS
    if bare in OF_ROLES and any(vocabulary.is_subtype(kind, *_ROLES) for kind in written_types(spot.node)):
        nobody = True
    if bare in _OF_ART and any(vocabulary.is_subtype(kind, *_ARTS) for kind in written_types(spot.node)):
        return
    if event and sum(map(str.isdigit, bare)) > 5 and not any(map(str.isalpha, bare)):
        nobody = True  # a date, or coordinates
    if bare in PLACEHOLDERS or nobody or template or not _has_letter(bare) or _is_of_a_form(bare):
        yield Fault("warning", f"{shown(value)!r} is no name", spot.term, actual=shown(value))


_ARTS: Final = ("VisualArtwork", "Painting", "Sculpture", "Drawing", "Photograph", "MusicComposition")
_OF_ART: Final = frozenset(
    {"untitled", "ohne titel", "sans titre", "sin título", "senza titolo", "sem título"}
)
"""What artists call their works, and systems what nobody has named."""


def _is_of_a_form(bare: str) -> bool:
    return bare[-5:] in _HERE_ENDS and len(bare) <= _LONGEST_HERE and _HERE.fullmatch(bare) is not None


_LONGEST_HERE: Final = 80
_HERE_ENDS: Final = frozenset({" here", "dline", "title", "ading"})
_HERE: Final = re.compile(
    r"(?:[a-z]+ ){0,4}(?:headline|title|name|subject|text|caption|bio)(?: goes| text)? here|(?:your|my"
    r"|the|insert|add|enter|type|click to add|edit)"
    r" (?:your |a |the )?(?:[a-z]+ )?(?:headline|title|heading)"
)


_ROLES: Final = ("Person", "Organization", "Place", "Event")
_OF_READERS: Final = frozenset({"comment", "acceptedAnswer", "suggestedAnswer", "review", "reviews"})


def is_of_a_reader(spot: Spot) -> bool:
    """Whether a name stands in a comment, an answer or a review: there people have names of accounts."""
    path = spot.path
    while path is not None:
        path, token = path
        if token in _OF_READERS:
            return True
    return False


def _has_letter(text: str) -> bool:
    return len(text) > 40 or any(char.isalnum() or not char.isascii() for char in text)


def control_character(spot: Spot) -> Iterator[Fault]:
    """A character in a name or headline that nobody can see, or one font has: a bell, a tab, a soft hyphen.

    It comes from a terminal, a word processor or a font of icons. It breaks XML feeds, and names that look
    the same are not.
    """
    value = spot.value
    if not isinstance(value, str) or is_misread(value):
        return
    if found := _CONTROL.search(value):
        better = " ".join(_CONTROL.sub("", _GAP.sub(" ", value)).split())
        yield Fault(
            "warning",
            f"the text has the character U+{ord(found[0]):04X} in it",
            spot.term,
            "a text without control characters",
            shown(value),
            better,
            Fix("replace", better),
        )


_GAP: Final = re.compile("[\t\n\v\f\r]+")
_CONTROL: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff"
    "\U000e0001-\U000e00ff\U000e01f0-\U000e0fff\U000f0000-\U0010ffff]"
)
"""The joiners U+200C to U+200F are left alone: Persian, Hebrew and the scripts of India need them."""


def doubled_blank(spot: Spot) -> Iterator[Fault]:
    """A name or headline with two blanks in a row, often where a part of it was left out.

    Consumers that compare names take it for another.
    """
    value = spot.value
    if not isinstance(value, str) or is_misread(value):
        return
    if "  " in value.strip() and value.isprintable():
        better = " ".join(value.split())
        yield Fault(
            "warning",
            f"{spot.term} has two blanks in a row",
            spot.term,
            "one blank",
            shown(value),
            better,
            Fix("replace", better),
        )


def address_as_title(spot: Spot) -> Iterator[Fault]:
    """A web or mail address where a name, headline or credit belongs, or a part of one: `old-bridge-reopens`.

    Readers see it. Write the words.
    """
    value = spot.value.strip() if isinstance(spot.value, str) else ""
    value = value.removeprefix("mailto:")
    slug = spot.term == "headline" and re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+){2,}(?:\.html?)?", value[:300])
    if slug or re.fullmatch(r"(?:https?://|www\.)\S+|[^\s@]+@[^\s@]+\.\w+", value[:300], re.IGNORECASE):
        better = value.split(".")[0].replace("-", " ").capitalize() if slug else None
        yield Fault("warning", f"{shown(value)!r} is an address", spot.term, "words", shown(value), better)


def is_no_address(text: str) -> bool:
    """Whether a text is beyond doubt no web or mail address."""
    return text[:4].lower() not in ("http", "www.") and "@" not in text


def credit_as_name(spot: Spot) -> Iterator[Fault]:
    """A line of credit where a name belongs: `© 2026 Harbour Post`, `Source: Reuters`, `Sponsored by ...`.

    Consumers put their own word before the name. Write the name alone.
    """
    value = spot.value.strip() if isinstance(spot.value, str) else ""
    found = _CREDIT.match(value) if len(value) < _LONGEST_NAME else None
    house = any(vocabulary.is_subtype(kind, "Organization", "Person") for kind in written_types(spot.node))
    if found and house and spot.term == "name" and len(value) > found.end():
        better = _RESERVED.sub("", value[found.end() :]).strip(" .,|-")
        yield Fault(
            "warning",
            f"{shown(value)!r} is a line of credit",
            spot.term,
            "the name",
            shown(value),
            better or None,
        )


_CREDIT: Final = re.compile(
    r"(?:(?:copyright )?(?:©|\(c\))\s*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?,?\s+)?"
    r"|copyright (?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?,?\s+"
    r"|sources?:\s*|sponsored by:?\s+|sponsors?:\s*)(?=\w)",
    re.IGNORECASE,
)
_RESERVED: Final = re.compile(r"[.,–|-]*\s*all rights reserved\.?$", re.IGNORECASE)


_LONGEST_NAME: Final = 200


def sign_of_a_trail(spot: Spot) -> Iterator[Fault]:
    """A step of a trail with the sign that parts it from the next: `» News`, `News >`.

    Consumers draw their own. Write the name alone.
    """
    value = spot.value.strip() if isinstance(spot.value, str) else ""
    if len(value) > _LONGEST_NAME:
        return
    better = re.sub(r"^[»›>|/→]\s*|\s*[»›>|/→]$", "", value)
    if better != value and better and "ListItem" in written_types(spot.node):
        yield Fault(
            "warning", f"{shown(value)!r} has a sign in it", spot.term, "the name", shown(value), better
        )


def cut_off_headline(spot: Spot) -> Iterator[Fault]:
    """A headline that breaks off: `Bridge reopens after two years of...`.

    A field of the system is too short for it. Consumers cut headlines themselves, each to its own measure.
    """
    value = spot.value
    if isinstance(value, str) and spot.term == "headline" and _BREAKS_OFF.search(value[-80:]):
        yield Fault("warning", "the headline breaks off", spot.term, "the whole headline", shown(value))


_BREAKS_OFF: Final = re.compile(
    r"(?:\b(?:a|an|the|of|to|in|on|at|for|and|or|with|by|from|as|is|are|was|were|has|have|his|her|its"
    r"|their|that|into"
    r"|over|after|before|der|die|das|den|dem|des|und|in|im|am|von|mit|für|auf|le|la|les|de|du|des|et|en"
    r"|un|une|el|los|y)"
    r"\s?|.{55,})(?:\.\.\.|\u2026)$",
    re.IGNORECASE,
)


OF_ANY: Final[tuple[Rule, ...]] = (
    placeholder_name,
    control_character,
    address_as_title,
    credit_as_name,
    cut_off_headline,
    sign_of_a_trail,
    file_name_as_text,
    working_note,
    complaint_as_text,
    text_twice,
    lost_backslash,
    doubled_blank,
)
"""Of the names and headlines of things; the first rule that finds something speaks for all."""


RULES: Final[tuple[Rule, ...]] = tuple(rule for rule in OF_ANY if rule.__module__ == __name__)
