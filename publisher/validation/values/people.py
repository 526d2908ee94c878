"""Rules on the names of people: bylines, addresses, several in one, what stands before and behind a name."""

# ruff: noqa: SIM905

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from publisher.gazetteer import tongues
from publisher.jsonld import types as written_types
from publisher.validation.faults import Fault, Fix, Rule, Spot, shown
from publisher.validation.values.encodings import is_misread
from publisher.validation.values.memory import remembered
from publisher.validation.values.names import (
    LOGIN,
    UNFILLED,
    WEB,
    control_character,
    doubled_blank,
    is_of_a_reader,
    placeholder_name,
)
from publisher.validation.values.notations import lost_backslash
from publisher.validation.values.placeholders import AGENCIES, COMPANIES, NOBODY
from publisher.validation.values.spellings import (
    AFTER_COMMA,
    MIXED,
    family_name_first,
    mixed_alphabets,
    name_in_capitals,
)

_AGENCY: Final = (
    r"AP|AFP|dpa|DPA|PA|PA Media|Reuters|REUTERS|ANSA|EFE|TASS|Xinhua|Kyodo|Bloomberg(?: News)?|PTI|IANS"
    r"|APA|AAP|BBC(?: News)?|CNN"
    r"|NPR|Sky News|UPI|Belga|Ritzau|NTB|TT|PAP|CTK|ČTK|Ukrinform|Interfax(?:-Ukraine)?|EPA(?:-EFE)?"
    r"|(?:(?:AFP|AP|EPA) (?:via|/) )?Getty(?: Images)?|Shutterstock|iStock|Alamy(?: Stock Photo)?"
    r"|Adobe ?Stock|Unsplash|Pexels|Pixabay|Imago|IMAGO|picture alliance|Picture Alliance|PA Wire|AP Photo"
)

_LEAD: Final = re.compile(
    r"(?:(?:view |see |read )?(?:all |more )?(?:posts|articles|stories|more) (?:by|from) +|follow (?=\S+ \S))"
    r"|(?:(?:(?:(?:additional|extra) )?(?:written|posted|story|text|words|reported|reporting|research|photos?"
    r"|pictures?|images?|photographs?|photography|photographed|illustrations?|illustrated|translated|translation"
    r"|hosted|presented|produced|edited|compiled|curated|interviewed) )?by:? +"
    r"|(?:feat|ft)\.? +|featuring +|with +(?=(?-i:[A-Z])\S+ (?-i:[A-Z]))|(?:©|\(c\)) *(?:(?:19|20)\d\d,? +)?"
    r"|(?:photos?|photographer|pictures?|fotos?|texto?e?|testo|tekst|words|story|interview|authors?|autore?"
    r"|(?:additional )?reporting|translation|translator|hosts?|presenters?|coach|referee|trainer(?:in)?"
    r"|schiedsrichter(?:in)?|moderation|regie|entraîneur|arbitre|allenatore|arbitro|árbitro|entrenador"
    r"|autor(?:in)?|auteur"
    r"|автор|écrit par|scritto da) ?: *"
    rf"|(?-i:{_AGENCY}) ?/ ?(?=(?-i:[A-Z])\S+ (?-i:[A-Z]))"
    r"|(?-i:Av|Af) (?=(?-i:[A-Z])\S+ (?-i:[A-Z]))"
    r"|(?-i:Von|Par|Por|Door) (?=(?-i:[A-Z])\S+ (?-i:[A-Z])))(?=\S)",
    re.IGNORECASE,
)


_SUSPECT: Final = re.compile(
    r"@|://|^(?:by|written|posted|story|text|words|reported|von|par|por|door|posts|articles|stories|view|read|more|follow"
    r"|see|av|af|reporting|with|feat|ft)\b|[,;:|/&<>+_#*\[\]{}✓✔]|^\d{1,2}\.? \S+ \S|\d['’′]$| updated$"
    r"| (?:by|and|und|et|with|y|e|i|och|og|en|та|и|й|ja|ve|și|és|for|in|at|follow|posts) |(?<!\w)[(]| [–—-]"
    r"|[a-z]{5}\.$|u00[a-f]"
    r"|[\u2190-\u2bff\U0001f000-\U0001faff]|[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]",
    re.IGNORECASE,
)


@remembered
def is_fine_person(text: str) -> bool:
    """Whether a text can be the name of one person."""
    lower = text.lower()
    if lower in UNFILLED or lower in NOBODY or (text == lower and LOGIN.fullmatch(text)):
        return False
    words = lower.split(" ")
    if words[-1] in _LASTS or lower in AGENCIES:
        return False
    if words[0] not in _LEADS and _JOINS.isdisjoint(words) and "".join(words).isalpha():
        return (
            (lower.isascii() or not MIXED.search(text))
            and (not text.isupper() or len(words) == 1)
            and text != lower
        )
    return (
        text.isprintable()
        and not _SUSPECT.search(text)
        and text[:1].isalnum()
        and text[-1:] not in _EDGES
        and "  " not in text
        and "\ufffc" not in text
        and not text.isupper()
        and text != lower
        and not _DATED.search(text)
        and lower[:4] not in WEB
    )


_LASTS: Final = (
    COMPANIES
    | {"here", "headline", "title", "heading", "updated"}
    | {"posts", "follow", "profile", "contributor"}
    | {"ago", "stunden", "minuten", "horas", "minutos", "heures"}
)
"""How texts end that may be names of organisations or fields, or have a page's words behind a name."""


_DATED: Final = re.compile(r"\d{3,}|\d{1,2}[:./]\d{1,2}", re.ASCII)
"""What is no part of a person's name: a year, a time of day, a date."""


_LEADS: Final = frozenset(
    {"by", "written", "posted", "story", "text", "words", "reported", "von", "par", "por", "door"}
    | {"posts", "articles", "stories", "view", "read", "more", "follow", "see", "af", "av", "reporting"}
    | {"additional", "extra", "research", "photo", "photos", "picture", "pictures", "image", "images", "with"}
    | {"photograph", "photographs", "photography", "photographed", "illustration", "illustrations", "edited"}
    | {"illustrated", "translated", "translation", "hosted", "presented", "produced", "compiled", "curated"}
    | {"interviewed", "feat", "ft", "featuring"}
)


_JOINS: Final = frozenset(
    "and|und|et|with||y|e|i|och|og|en|та|и|й|ja|ve|și|és|for|in|at|follow|posts".split("|")
)


def address_as_name(spot: Spot) -> Iterator[Fault]:
    """A mail or web address where a person's name belongs: `ana@news.example`.

    Readers see it, and robots harvest it. Write the name; addresses go into `email`, `url` and `sameAs`. Who
    comments may have an account's name only.
    """
    value = spot.value
    if isinstance(value, str) and value.strip()[:1] == "@" and is_of_a_reader(spot):
        return
    if isinstance(value, str) and re.match(
        r"\s*(?:mailto:)?(?:[^\s@]+@[^\s@]+\.\w+|https?://\S+|www\.\S+|@\w+)\s*$", value[:300]
    ):
        yield Fault("warning", f"{shown(value)!r} is an address, no name", spot.term, "a name", shown(value))


def byline_as_name(spot: Spot) -> Iterator[Fault]:
    """A byline where a name belongs: `By Jane Roe`, `Von Karla Lenz`, `Photos: Jane Roe`, `© Jane Roe`.

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
            Fix("replace", better) if better and not is_misread(value) else None,
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

    It was cut out of a byline or a list of players (`10 Jane Roe`, `Jane Roe 23'`). Write the name alone; the
    job is `jobTitle`.
    """
    value = spot.value
    if not isinstance(value, str) or len(value) > 300 or "://" in value or is_of_a_reader(spot):
        return
    if value.startswith(("[object", "{{", "[[")):
        return
    better: str | None
    if found := _SHIRT.search(value):
        what, better = found[0].strip(), _SHIRT.sub("", value).strip()
    elif found := _DATED.search(value) or re.search(r", ?\d{1,2}$", value):
        what, better = found[0], _before_a_date(value)
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


def _before_a_date(value: str) -> str | None:
    """The name with a date or a time of day behind it; None where anything else stands there."""
    match = re.fullmatch(r"(\D{3,60})(\d.*)", value.strip())
    words = re.sub(r"[,|·•]", " ", match[1]).split() if match else []
    while words and (_is_of_a_date(words[-1]) or not words[-1][-1].isalpha()):
        words.pop()
    rest = re.findall(r"[^\W\d_]+", match[2]) if match else []
    return " ".join(words) if len(words) > 1 and all(map(_is_of_a_date, rest)) else None


def _is_of_a_date(word: str) -> bool:
    bare = word.strip(".,")
    return bare.lower() in _OF_DATES or bool(tongues.month(bare) or tongues.weekday(bare))


_OF_DATES: Final = frozenset("am pm at on uhr th st nd rd h de of updated".split())


_BEHIND: Final = re.compile(
    rf"\s*(?:[,/|–—]|\s-|\()\s*(?:{_AGENCY})\)?$|\s*[(<]?@\w{{2,30}}[)>]?$"
    rf"|\s*[(<\[][^\s@<>()]+@[^\s@<>()]+[)>\]]$"
    r"|\s(?:for|in|at)\s(?:the\s|The\s)?(?=[A-ZÀ-Þ]).*$|,\s(?:special (?:to|for|correspondent)|in|from"
    r"|reporting|contributing)\b.*$"
    r"|\s\((?i:photos?|text|author|writer|words|video|by)\b[^)]{0,60}\)$|\s(?:Posts|Follow|Author Profile"
    r"|Contributor|Updated|UPDATED)$|\s(?:\d{1,3}|an?) [^\W\d_]{1,10} ago$"
    r"|\s(?:vor|hace|il y a) \d{1,3} [^\W\d_]{3,10}$|\s#\d+$|\s\((?:C|GK|K|TW|[a-zà-ÿ][\w .,/'’-]{1,40})\)$"
    r"|(?<=[^\W\d_]{2})(?:,| [–—-]) (?!(?:jr|sr|esq|von|van|vom|zu|de|da|di|du|del|dos|das|ibn|bin|al|el|af"
    r"|av|le|la)\b)[a-zà-ÿа-яёіїєα-ω][^,;|/&]{2,60}$",
)
"""What stands behind a name in a byline: an agency, an account, where somebody writes from or for."""


_SHIRT: Final = re.compile(r"^\d{1,2}\.? (?=[^\W\d_]\S* [^\W\d_])|\s\d{1,3}(?:\+\d)?['’′]$")
"""The number of a player before a name, or the minute of a goal behind it."""


_SIGN: Final = re.compile(
    r"(?<=\w)[_+](?=\w)|[*✓✔\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]|(?<=[A-Za-z]{5})\.$"
)


_EDGES: Final = ' []{},;:|/-–—*•·_"“”„«»'


_JOB: Final = re.compile(
    r"\s*(?:,|[–—|-](?=\s)|\()\s*(?:[^\W\d_]{2,20}[\s-]){0,3}"
    r"(?:reporter|correspondent|editor|writer|journalist|columnist|contributor|photographer|producer"
    r"|author|editor[- ]in[- ]chief|publisher|anchor|presenter|staff writer"
    r"|redakteur(?:in)?"
    r"|journalistin|korrespondent(?:in)?|reporterin|redactor|periodista|giornalista)\)?$",
    re.IGNORECASE,
)


def no_job_title(spot: Spot) -> Iterator[Fault]:
    """A `jobTitle` that is none: an address, or what an account may do in a system: `administrator`.

    Readers see it beside the name. Write what somebody is at the paper, or leave it out.
    """
    value = spot.value.strip() if isinstance(spot.value, str) else ""
    if not value or is_fine_job(spot.value):
        return
    why = "is an address" if "@" in value or "://" in value else "is a right in a system"
    yield Fault("warning", f"{shown(value)!r} {why}", spot.term, "a job, such as Reporter", shown(value))


def is_fine_job(text: str) -> bool:
    """Whether a text is beyond doubt no address and no right in a system."""
    mail = "@" in text and " @ " not in text
    return not mail and "://" not in text and "_" not in text and text.lower() not in _RIGHTS


_RIGHTS: Final = frozenset(
    {"administrator", "admin", "subscriber", "superadmin", "super admin", "shop manager"}
)
"""What accounts may be in systems, and nobody is at a paper."""


def merged_names(spot: Spot) -> Iterator[Fault]:
    """Several people in one name: `Jane Roe and John Poe`, `Roe, Jane; Poe, John`.

    Nobody finds either of them. Write one object a person, in an array.
    """
    value = spot.value
    if not isinstance(value, str) or len(value) > 300:
        return
    lead = _LEAD.match(value)
    names = named(value[lead.end() :] if lead else value)
    if len(names) > 1:
        yield Fault(
            "warning",
            f"{shown(value)!r} names {len(names)} people",
            spot.term,
            "one object a person",
            shown(value),
            "; ".join(names),
        )


def named(text: str) -> list[str]:
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
    kept = [piece for piece in pieces if not AFTER_COMMA.fullmatch(piece)]
    if len(kept) > 1 and all(2 <= len(piece.split()) <= 4 and piece[0].isupper() for piece in kept):
        return kept
    return [text]


OF_PEOPLE: Final[tuple[Rule, ...]] = (
    placeholder_name,
    control_character,
    address_as_name,
    byline_as_name,
    organisation_as_person,
    more_than_a_name,
    lost_backslash,
    merged_names,
    family_name_first,
    mixed_alphabets,
    name_in_capitals,
    doubled_blank,
)
"""Of the names of people; the first rule that finds something speaks for all."""

RULES: Final[tuple[Rule, ...]] = (
    *(rule for rule in OF_PEOPLE if rule.__module__ == __name__),
    no_job_title,
)
