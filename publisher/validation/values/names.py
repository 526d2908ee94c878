"""Rules on names: those nobody filled in, bylines, addresses, several in one."""

# ruff: noqa: SIM905

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from publisher import vocabulary
from publisher.jsonld import types as written_types
from publisher.validation.faults import Fault, Fix, Rule, Spot, shown
from publisher.validation.values.bodies import is_said_once, text_twice
from publisher.validation.values.drafts import file_name_as_text, working_note
from publisher.validation.values.placeholders import (
    AGENCIES,
    COMPANIES,
    NO_HEADLINES,
    NOBODY,
    OF_ROLES,
    PLACEHOLDERS,
    TEMPLATE_WORDS,
)
from publisher.validation.values.printed import complaint_as_text

NAMED: Final = frozenset(
    {"name", "headline", "alternativeHeadline", "givenName", "familyName", "alternateName", "legalName"}
)
"""Properties whose text is a name, so that placeholders show."""

_LEAD: Final = re.compile(
    r"(?:(?:view |see |read )?(?:all |more )?(?:posts|articles|stories|more) (?:by|from) +|follow (?=\S+ \S))"
    r"|(?:(?:written |posted |story |text |words |reported |reporting )?by:? +"
    r"|(?:photos?|fotos?|texto?e?|testo|tekst|words|story|interview|authors?|autore?|autor(?:in)?|auteur"
    r"|автор|écrit par|scritto da) ?: *"
    r"|(?-i:Av|Af) (?=(?-i:[A-Z])\S+ (?-i:[A-Z]))"
    r"|(?-i:Von|Par|Por|Door) (?=(?-i:[A-Z])\S+ (?-i:[A-Z])))(?=\S)",
    re.IGNORECASE,
)
_SUSPECT: Final = re.compile(
    r"@|://|^(?:by|written|posted|story|text|words|reported|von|par|por|door|posts|view|more|follow"
    r"|see)\b|[,;:|/&<>+_#*\[\]{}✓✔]"
    r"| (?:and|und|et|with|y|e|i|och|og|en|та|и|й|ja|ve|și|és|for|in|at|follow|posts) |(?<!\w)[(]| [–—-] "
    r"|[a-z]{5}\.$"
    r"|[\u2190-\u2bff\U0001f000-\U0001faff]|[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]",
    re.IGNORECASE,
)
_AFTER_COMMA: Final = re.compile(
    r"(?:jr|sr|ii|iii|iv|ph\.? ?d|m\.?d|dds|esq|mba|msc|bsc|ba|ma|jd|rn|cpa|obe|mbe|cbe|kbe|qc|kc|mp|mep|frs|"
    r"phd|md|sc\.?d|dphil|facs|usn|usa|usmc|ret|cissp|pe)\.?",
    re.IGNORECASE,
)


def is_fine_name(text: str) -> bool:
    """Whether a text can be the name or headline of something."""
    return (
        text.isprintable()
        and (len(text) > _LONGEST or text.lower() not in UNFILLED)
        and text[:1].isalnum()
        and "  " not in text
        and text[:4] not in _HEADS
        and text[-1:] not in " )]"
        and text[-4:] not in _TAILS
        and " TK" not in text
        and "XXX" not in text
    )


_TAILS: Final = frozenset(
    (
        "copy|Copy|LISH|TION|opie|opia|.jpg|jpeg|.png|webp|.gif|.JPG|docx|.doc|.pdf|.mp4|.txt|XXXX|rday"
        "|nday|sday|here"
    ).split("|")
)
"""How names end that may be notes or files."""

UNFILLED: Final = PLACEHOLDERS | OF_ROLES
_LONGEST: Final = max(map(len, UNFILLED))
_WEB: Final = frozenset({"http", "www.", "HTTP", "Http"})
_HEADS: Final = _WEB | frozenset(
    (
        "Copy|Copi|Kopi|Dupl|DRAF|WIP |ENTW|Entw|BROU|Brou|BORR|Borr|BOZZ|Bozz|SPER|EMBA|NOT |DO N"
        "|TEST|test|Test|HOLD|TODO|FIXM"
        "|Inse|Add |Ente|Your|Clic|IMG_|IMG-|DSC_|DSCN|Scre|Bild|Capt|imag|unna|untit"
        "|HEAD|TK|HED |DEK |XXXX|Warn|Noti|Fata|PHP |Trac|Type|tran|miss|miss|java"
        "|Syst|Reso|Opti|O:8:|Get"
    ).split("|")
)
"""How names begin that may be notes, files or what a program prints."""


def is_fine_headline(text: str) -> bool:
    """Whether a text can be a headline."""
    return (
        is_fine_name(text)
        and (len(text) > _LONGEST or text.lower() not in NO_HEADLINES)
        and is_said_once(text)
        and text.find("?") in (-1, len(text) - 1)
        and (" " in text or not ("-" in text or "." in text or "_" in text))
        and text[-1] not in ".\u2026"
        and not text.isdigit()
    )


def is_fine_person(text: str) -> bool:
    """Whether a text can be the name of one person."""
    lower = text.lower()
    if lower in UNFILLED or lower in NOBODY or (text == lower and _LOGIN.fullmatch(text)):
        return False
    words = lower.split(" ")
    if words[-1] in COMPANIES or lower in AGENCIES:
        return False
    if words[0] not in _LEADS and _JOINS.isdisjoint(words) and "".join(words).isalpha():
        return (lower.isascii() or not _MIXED.search(text)) and (not text.isupper() or len(words) == 1)
    return (
        text.isprintable()
        and not _SUSPECT.search(text)
        and text[:1].isalnum()
        and text[-1:] != " "
        and "  " not in text
        and not _DATED.search(text)
        and text[:4] not in _WEB
    )


_DATED: Final = re.compile(r"\d{3,}|\d{1,2}[:./]\d{1,2}", re.ASCII)
"""What is no part of a person's name: a year, a time of day, a date."""

_LEADS: Final = frozenset(
    {"by", "written", "posted", "story", "text", "words", "reported", "von", "par", "por", "door"}
    | {"posts", "view", "more", "follow", "see", "af", "av", "reporting"}
)
_JOINS: Final = frozenset(
    "and|und|et|with||y|e|i|och|og|en|та|и|й|ja|ve|și|és|for|in|at|follow|posts".split("|")
)
_MIXED: Final = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_LOGIN: Final = re.compile(
    r"[a-z]{2,}(?:[._][a-z]{3,}|\d{2,}|_\d+)|[a-z]\.[a-z]{4,}|[a-z]{3,}-[a-z]{3,}|(?:author|user|admin"
    r"|editor)-?\d+",
    re.ASCII,
)
_AROUND: Final = " []{}<>()%$@#_*-–—=.?!\"'"


def placeholder_name(spot: Spot) -> Iterator[Fault]:
    """A name nobody filled in: `admin`, `John Doe`, `Untitled`, `Author`.

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
    login = value == bare and _LOGIN.fullmatch(bare) and not _is_of_a_reader(spot)
    nobody = person and (bare in NOBODY or bare.isdigit() or login)
    template = "{" not in bare and bare.strip(_AROUND) in TEMPLATE_WORDS
    if bare in OF_ROLES and any(vocabulary.is_subtype(kind, *_ROLES) for kind in written_types(spot.node)):
        nobody = True
    if bare in PLACEHOLDERS or nobody or template or not _has_letter(bare) or _HERE.fullmatch(bare[:80]):
        yield Fault("warning", f"{shown(value)!r} is no name", spot.term, actual=shown(value))


_HERE: Final = re.compile(
    r"(?:[a-z]+ ){0,4}(?:headline|title|name|subject|text|caption|bio)(?: goes| text)? here|(?:your|my"
    r"|the|insert|add|enter|type|click to add|edit)"
    r" (?:your |a |the )?(?:[a-z]+ )?(?:headline|title|heading)"
)


_ROLES: Final = ("Person", "Organization", "Place", "Event")
_OF_READERS: Final = frozenset({"comment", "acceptedAnswer", "suggestedAnswer", "review", "reviews"})


def _is_of_a_reader(spot: Spot) -> bool:
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
    if isinstance(value, str) and (found := _CONTROL.search(value)):
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
    "\U000e0001-\U000e0fff\U000f0000-\U0010ffff]"
)
"""The joiners U+200C to U+200F are left alone: Persian, Hebrew and the scripts of India need them."""


def address_as_name(spot: Spot) -> Iterator[Fault]:
    """A mail or web address where a person's name belongs: `ana@news.example`.

    Readers see it, and robots harvest it. Write the name; addresses go into `email`, `url` and `sameAs`. Who
    comments may have an account's name only.
    """
    value = spot.value
    if isinstance(value, str) and value.strip()[:1] == "@" and _is_of_a_reader(spot):
        return
    if isinstance(value, str) and re.match(
        r"\s*(?:mailto:)?(?:[^\s@]+@[^\s@]+\.\w+|https?://\S+|www\.\S+|@\w+)\s*$", value[:300]
    ):
        yield Fault("warning", f"{shown(value)!r} is an address, no name", spot.term, "a name", shown(value))


def byline_as_name(spot: Spot) -> Iterator[Fault]:
    """A byline where a name belongs: `By Jane Roe`, `Von Karla Lenz`.

    Consumers put their own word before the name. Write the name alone.
    """
    value = spot.value
    if isinstance(value, str) and (match := _LEAD.match(value)):
        better = value[match.end() :].strip()
        yield Fault(
            "warning",
            f"{shown(value)!r} is a byline",
            spot.term,
            "the name alone",
            shown(value),
            better,
            Fix("replace", better) if better else None,
        )


def organisation_as_person(spot: Spot) -> Iterator[Fault]:
    """An organisation that is said to be a person: `{"@type": "Person", "name": "Reuters"}`.

    Write `Organization`, or `NewsMediaOrganization`, as its type.
    """
    value = spot.value
    bare = value.strip().lower() if isinstance(value, str) else ""
    if (bare in AGENCIES or (bare and bare.split(" ")[-1] in COMPANIES)) and "Person" in written_types(
        spot.node
    ):
        yield Fault(
            "warning",
            f"{shown(value)!r} is an organisation",
            "@type",
            "Organization",
            shown(value),
            "Organization",
        )


def more_than_a_name(spot: Spot) -> Iterator[Fault]:
    """A person's name with a date, a time of day, a job or a mark behind it: `Jane Roe, Reporter`.

    It was cut out of a byline. Write the name alone; the job is `jobTitle`.
    """
    value = spot.value
    if not isinstance(value, str) or len(value) > 300 or "://" in value or _is_of_a_reader(spot):
        return
    if value.startswith(("[object", "{{", "[[")):
        return
    if found := _DATED.search(value) or re.search(r", ?\d{1,2}$", value):
        what, better = found[0], None
    elif found := _BEHIND.search(value):
        what, better = found[0].strip(), value[: found.start()].strip()
    elif found := _SIGN.search(value):
        what, better = found[0], " ".join(_SIGN.sub(" ", value).split())
    elif found := _JOB.search(value):
        what, better = found[0].strip(), value[: found.start()].strip()
    elif (better := value.strip(_EDGES)) != value.strip() and len(better) > 2:
        what = value.strip()[0] if value.strip()[0] in _EDGES else value.strip()[-1]
    else:
        return
    yield Fault(
        "warning",
        f"{shown(value)!r} has {shown(what)!r} in it",
        spot.term,
        "the name alone",
        shown(value),
        better,
    )


_AGENCY: Final = (
    r"AP|AFP|dpa|DPA|PA|PA Media|Reuters|REUTERS|ANSA|EFE|TASS|Xinhua|Kyodo|Bloomberg(?: News)?|PTI|IANS"
    r"|APA|AAP|BBC(?: News)?|CNN"
    r"|NPR|Sky News|UPI|Belga|Ritzau|NTB|TT|PAP|CTK|ČTK|Ukrinform|Interfax(?:-Ukraine)?"
)
_BEHIND: Final = re.compile(
    rf"\s*(?:[,/|–—]|\s-|\()\s*(?:{_AGENCY})\)?$|\s*[(<]?@\w{{2,30}}[)>]?$"
    rf"|\s*[(<\[][^\s@<>()]+@[^\s@<>()]+[)>\]]$"
    r"|\s(?:for|in|at)\s(?:the\s|The\s)?(?=[A-ZÀ-Þ]).*$|,\s(?:special (?:to|for|correspondent)|in|from"
    r"|reporting|contributing)\b.*$"
    r"|\s\((?i:photos?|text|author|writer|words|video|by)\b[^)]{0,60}\)$|\s(?:Posts|Follow|Author Profile"
    r"|Contributor)$|\s#\d+$",
)
"""What stands behind a name in a byline: an agency, an account, where somebody writes from or for."""

_SIGN: Final = re.compile(
    r"(?<=\w)[_+](?=\w)|[*✓✔\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]|(?<=[A-Za-z]{5})\.$"
)
_EDGES: Final = ' []{},;:|/-–—*•·_"“”„«»'
_JOB: Final = re.compile(
    r"\s*(?:,|[–—|-](?=\s)|\()\s*(?:(?:senior|chief|staff|political|sports?|business|science|foreign"
    r"|deputy|special|our)\s)*"
    r"(?:reporter|correspondent|editor|writer|journalist|columnist|contributor|photographer|producer"
    r"|author|editor[- ]in[- ]chief|publisher|anchor|presenter|staff writer"
    r"|redakteur(?:in)?"
    r"|journalistin|korrespondent(?:in)?|reporterin|redactor|periodista|giornalista)\)?$",
    re.IGNORECASE,
)


def mixed_alphabets(spot: Spot) -> Iterator[Fault]:
    """A person's name with letters of two alphabets in one word: `Аna`, whose A is Cyrillic.

    It looks right, and nobody who searches finds it.
    """
    value = spot.value
    if isinstance(value, str) and (found := _MIXED.search(value)):
        yield Fault(
            "warning",
            f"{shown(value)!r} has letters of two alphabets side by side: {found[0]}",
            spot.term,
            "letters of one",
            shown(value),
        )


def name_in_capitals(spot: Spot) -> Iterator[Fault]:
    """A person's name in capitals: `ANA SILVA`.

    Capitals are a matter of design, for style sheets; what was small before cannot be told from them.
    """
    value = spot.value
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


def doubled_blank(spot: Spot) -> Iterator[Fault]:
    """A name or headline with two blanks in a row, often where a part of it was left out.

    Consumers that compare names take it for another.
    """
    value = spot.value
    if isinstance(value, str) and "  " in value.strip() and value.isprintable():
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
    """An address where a name or headline belongs, or the part of one: `old-bridge-reopens`.

    Readers see it. Write the words.
    """
    value = spot.value.strip() if isinstance(spot.value, str) else ""
    slug = spot.term == "headline" and re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+){2,}(?:\.html?)?", value[:300])
    if slug or re.fullmatch(r"(?:https?://|www\.)\S+", value[:300], re.IGNORECASE):
        better = value.split(".")[0].replace("-", " ").capitalize() if slug else None
        yield Fault("warning", f"{shown(value)!r} is an address", spot.term, "words", shown(value), better)


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


def merged_names(spot: Spot) -> Iterator[Fault]:
    """Several people in one name: `Jane Roe and John Poe`, `Roe, Jane; Poe, John`.

    Nobody finds either of them. Write one object a person, in an array.
    """
    value = spot.value
    if not isinstance(value, str) or len(value) > 300:
        return
    names = _people(_LEAD.sub("", value, count=1))
    if len(names) > 1:
        yield Fault(
            "warning",
            f"{shown(value)!r} names {len(names)} people",
            spot.term,
            "one object a person",
            shown(value),
            "; ".join(names),
        )


def _people(text: str) -> list[str]:
    """The people a text names; one when its commas part surname, titles or a suffix from one name."""
    parts = [
        part.strip() for part in re.split(r"[;|/]| & |\s(?:and|und|et|with)\s", text, flags=re.IGNORECASE)
    ]
    if len(parts) == 1 and len(pair := _JOINED.split(text)) > 1 and all(map(_WHOLE.fullmatch, pair)):
        return pair
    names = [name for part in parts if part for name in _by_comma(part)]
    return names if all(len(name.split()) > 1 or len(parts) > 1 for name in names) else names[:1]


_JOINED: Final = re.compile(r" (?:y|e|i|och|og|en|та|и|й|ja|ve|și|és|\+) ")
_WHOLE: Final = re.compile(r"[^\W\d_a-z][^\W\d_]*\.?(?: [^\W\d_a-z][\w'’-]*){1,2}")
"""A given name and a family name; `Ortega y Gasset` is one family name."""


def _by_comma(text: str) -> list[str]:
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    kept = [piece for piece in pieces if not _AFTER_COMMA.fullmatch(piece)]
    if len(kept) > 1 and all(2 <= len(piece.split()) <= 4 and piece[0].isupper() for piece in kept):
        return kept
    return [text]


OF_ANY: Final[tuple[Rule, ...]] = (
    placeholder_name,
    control_character,
    address_as_title,
    cut_off_headline,
    file_name_as_text,
    working_note,
    complaint_as_text,
    text_twice,
    doubled_blank,
)
"""Of the names and headlines of things; the first rule that finds something speaks for all."""

OF_PEOPLE: Final[tuple[Rule, ...]] = (
    placeholder_name,
    control_character,
    address_as_name,
    byline_as_name,
    organisation_as_person,
    more_than_a_name,
    merged_names,
    mixed_alphabets,
    name_in_capitals,
    doubled_blank,
)
"""Of the names of people; the first rule that finds something speaks for all."""

RULES: Final[tuple[Rule, ...]] = (
    *(rule for rule in OF_ANY if rule.__module__ == __name__),
    address_as_name,
    byline_as_name,
    organisation_as_person,
    merged_names,
    more_than_a_name,
    mixed_alphabets,
    name_in_capitals,
)
"""Of the names of people."""
