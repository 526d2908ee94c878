"""Rules on codes: languages, countries, currencies and the members of enumerations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from publisher.gazetteer import tongues
from publisher.validation import near
from publisher.validation.faults import Fault, Fix, Rule, Spot, shown
from publisher.validation.values import codes, coins
from publisher.validation.values.memory import remembered
from publisher.validation.values.times import LONGEST
from publisher.validation.values.urls import SCHEME, is_fine_url

_TAG: Final = re.compile(
    r"(?P<language>[A-Za-z]{2,3}|[A-Za-z]{5,8})(?:-[A-Za-z]{3}){0,3}(?:-(?P<script>[A-Za-z]{4}))?"
    r"(?:-(?P<region>[A-Za-z]{2}|\d{3}))?(?:-(?:[A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*"
    r"(?:-[A-WY-Za-wy-z0-9](?:-[A-Za-z0-9]{2,8})+)*(?:-x(?:-[A-Za-z0-9]{1,8})+)?|x(?:-[A-Za-z0-9]{1,8})+"
    r"|i-[a-z]+|(?i:en-GB-oed|sgn-BE-FR|sgn-BE-NL|sgn-CH-DE)",  # registered before there was a grammar
    re.ASCII,
)
_REGIONS: Final = frozenset(codes.COUNTRIES) | {"EU", "UN", "EZ"}


@remembered
def is_fine_language(text: str) -> bool:
    """Whether a text is a language tag of BCP 47 with a language and a region that there are."""
    if text in codes.LANGUAGES or (text[:2] in codes.LANGUAGES and text[2:3] == "-" and text[3:] in _REGIONS):
        return True
    if len(text) > LONGEST or not (match := _TAG.fullmatch(text)):
        return False
    language, region = match["language"], match["region"]
    if language is None:
        return True
    known = (len(language) == 3 and language.lower() not in codes.LONG_LANGUAGES) or (
        len(language) == 2 and language.lower() in codes.LANGUAGES
    )
    return known and (region is None or region.isdigit() or region.upper() in _REGIONS)


def malformed_language(spot: Spot) -> Iterator[Fault]:
    """A language that is no tag of BCP 47: `en_US`, `gr`, `deu`, `English`.

    Write the code of the language, and the country's behind a hyphen where it matters: `en`, `en-US`. A
    language's name is understood by people only, and three letters (ISO 639-2) by libraries where BCP 47 has
    two, so these are warnings.
    """
    value = spot.value
    if not isinstance(value, str) or is_fine_url(value):
        return
    bare = value.strip()
    named = _named_language(bare[:LONGEST])
    better = named or codes.LANGUAGE_SLIPS.get(bare.lower())
    if better is None:
        better = _language(re.split("[.@]", re.sub(r"[_ ]", "-", bare))[0])
    long = bare.partition("-")[0].lower() in codes.LONG_LANGUAGES
    yield Fault(
        "warning" if named or long else "error",
        f"{shown(value)!r} is no language tag",
        spot.term,
        "a language tag of BCP 47, such as en or pt-BR",
        shown(value),
        better,
        Fix("replace", better) if better and ("_" in bare or named or long) else None,
    )


def _named_language(text: str) -> str | None:
    """The tag of a language by its name in any language, with its country behind it or not."""
    whole = codes.LANGUAGE_NAMES.get(text.casefold()) or tongues.language(text)
    if whole or not (match := _IN_COUNTRY.fullmatch(text)):
        return whole if whole and is_fine_language(whole) else None
    language, place = _named_language(match[1]), match[2]
    letters = codes.COUNTRY_SLIPS.get(place.upper(), place.upper())
    country = letters if letters in codes.COUNTRIES else tongues.country(place)
    return f"{language}-{country}" if language and country and "-" not in language else None


_IN_COUNTRY: Final = re.compile(r"([^()–/,-]{2,40}?)\s*[(–,-]\s*([^()]{2,40}?)\)?")
_DIALECTS: Final = re.compile(r"-(?:formal|informal|ao90)$", re.IGNORECASE)
"""What WordPress puts behind a language for a translation of its own."""


def _language(tag: str) -> str | None:
    """A tag put right as far as it can be: the region, where it is another code for a country."""
    tag = _DIALECTS.sub("", tag)
    language, hyphen, region = tag.partition("-")
    if short := codes.LONG_LANGUAGES.get(language.lower()):
        language, tag = short, f"{short}{hyphen}{region}"
    if region.upper() in codes.COUNTRY_SLIPS:
        tag = f"{language}-{codes.COUNTRY_SLIPS[region.upper()]}"
    elif len(region) == 2:
        tag = f"{language.lower()}-{region.upper()}"
    return tag if is_fine_language(tag) else None


def is_fine_country(text: str) -> bool:
    """Whether a text is a country's code (ISO 3166-1, two or three letters) or can be a name."""
    return (
        text in codes.COUNTRY_CODES if len(text) < 4 else text.isalpha() and text.lower() not in _NO_COUNTRY
    )


_NO_COUNTRY: Final = frozenset(
    {
        "europe",
        "africa",
        "asia",
        "country",
        "your country",
        "worldwide",
        "earth",
        "null",
        "n/a",
        "unknown",
        "undefined",
    }
    | {"european union", "international", "global", "online", "none"}
)
"""What stands where a country should."""

_NOT_CHOSEN: Final = re.compile(
    r"[+\d\s-]+|\W+|\W{0,4}(?:please |bitte )?(?:select|choose|pick|(?:land )?(?:aus)?wählen|sélectionne[rz]"
    r"|choisir|choisissez|seleccionar?|seleccione|elige|elija|seleziona|kies|wybierz)\b.{0,40}",
    re.IGNORECASE,
)
"""Numbers and signs, and what a form has at the top of its list of countries."""

_WITH_REGION: Final = re.compile(r"([A-Za-z]{2})-[A-Za-z0-9]{1,3}")


def malformed_country(spot: Spot) -> Iterator[Fault]:
    """A country's code that ISO 3166-1 does not have: `UK` for `GB`, `de` for `DE`.

    A country's name in words is right as well.
    """
    value = spot.value
    if not isinstance(value, str) or not value.strip():
        return
    letters = value.strip().replace(".", "").upper()
    if len(value.strip()) > 3:
        yield from _of_words(spot, value.strip(), letters)
        return
    better = codes.COUNTRY_SLIPS.get(letters) or (letters if letters in codes.COUNTRY_CODES else _flag(value))
    yield Fault(
        "warning" if better == value.strip().upper() else "error",
        f"{shown(value)!r} is no country's code",
        spot.term,
        "a code of ISO 3166-1, such as DE, or a country's name",
        shown(value),
        better,
        Fix("replace", better) if better == letters else None,
    )


def _flag(text: str) -> str | None:
    """The code of the country whose flag a text is: two letters that fonts show as one."""
    letters = "".join(
        chr(ord(char) - _FLAGS + ord("A")) for char in text.strip() if _FLAGS <= ord(char) < _FLAGS + 26
    )
    return letters if letters in codes.COUNTRIES and len(text.strip()) == len(letters) else None


_FLAGS: Final = 0x1F1E6


def _of_words(spot: Spot, value: str, letters: str) -> Iterator[Fault]:
    """What is wrong with more than three letters where a country belongs."""
    better: str | None = None
    if match := _WITH_REGION.fullmatch(value):
        better = match[1].upper() if match[1].upper() in codes.COUNTRY_CODES else None
    elif len(letters) < 4:
        better = codes.COUNTRY_SLIPS.get(letters, letters)
    elif match := re.fullmatch(r"[^()]{3,60} \(([A-Z]{2,3})\)", value):
        better = match[1] if match[1] in codes.COUNTRY_CODES else None
    elif not (value.lower() in _NO_COUNTRY or _NOT_CHOSEN.fullmatch(value)):
        return
    grave = value.isdigit() or (better is None and match is not None)
    yield Fault(
        "error" if grave else "warning",
        f"{shown(value)!r} is no country",
        spot.term,
        "a code of ISO 3166-1, such as DE, or a country's name",
        shown(value),
        better,
    )


def malformed_currency(spot: Spot) -> Iterator[Fault]:
    """A currency that is not written as its code (ISO 4217): `€`, `euro`, `usd`.

    Signs are shared by a dozen currencies: which is meant, the country of the place tells. Write three
    capital letters. A currency of one town has a name only (`Ithaca HOUR`), so that words which are no other
    currency's are a warning.
    """
    value = spot.value
    if not isinstance(value, str) or not value.strip():
        return
    letters = value.strip()
    shared = coins.shared(letters)
    better = _paid_there(shared, spot) if shared else tongues.currency(letters) or coins.meant(letters)
    local = better is None and " " in letters and len(letters) > 6
    yield Fault(
        "warning" if local else "error",
        f"{shown(value)!r} is no currency's code",
        spot.term,
        "a code of ISO 4217, such as EUR",
        shown(value),
        better,
        Fix("replace", better) if better == letters.upper() else None,
    )


def _paid_there(shared: dict[str, str], spot: Spot) -> str | None:
    """The currency that a shared sign stands for in the only country that the document names, if it does."""
    lands = spot.document.lands if spot.document is not None else frozenset()
    return shared.get(next(iter(lands))) if len(lands) == 1 else None


def lands_of(tops: list[dict[str, Any]]) -> frozenset[str]:
    """The codes of the countries that the addresses in some things name."""
    names = {land for top in tops[:_MOST_TOPS] for land in _countries(top, 0)}
    return frozenset(
        one if one in codes.COUNTRIES else tongues.country(one) or _SHORT.get(one, "") for one in names
    )


_SHORT: Final = {long: short for short, long in codes.COUNTRIES.items()}
_MOST_TOPS: Final = 20


def _countries(value: Any, depth: int) -> Iterator[str]:
    """The countries of the addresses in a thing."""
    for key, inner in value.items() if isinstance(value, dict) and depth < 6 else ():
        name = inner.get("name") if isinstance(inner, dict) else inner
        if key == "addressCountry" and isinstance(name, str):
            yield name.strip()
        for one in (inner if isinstance(inner, list) else [inner])[:_MOST_TOPS]:
            yield from _countries(one, depth + 1)


_ICAL_DAYS: Final = re.compile(r"(?:[+-]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU)(?:,|$)\s?)+")


def is_fine_day(days: frozenset[str], text: str) -> bool:
    """Whether a text is a day of the week as schema.org or a calendar (RFC 5545) writes it."""
    return text in days or _ICAL_DAYS.fullmatch(text) is not None


def unknown_member(spot: Spot) -> Iterator[Fault]:
    """A value that the enumeration does not have: `Cancelled` for `EventCancelled`.

    Consumers take the default instead, so a cancelled concert stays on. Write schema.org's own name, bare or
    as an address. A day of the week in another language is a warning in `byDay`, which takes texts too: those
    of calendars, such as `2FR`.
    """
    value = spot.value
    slot = spot.slot
    if slot is None or not isinstance(value, str) or not value.strip() or _is_foreign(value):
        return
    meant = near.member(value[:80].strip(), slot.members)
    loose = slot.form == "text" and "schema.org/" not in value
    if loose and not meant and not value.strip().isdigit():
        return
    better = None
    if meant:
        better = f"https://schema.org/{meant}" if "/" in value else meant
    yield Fault(
        "warning" if loose else "error",
        f"{shown(value)!r} is no {' or '.join(slot.classes)}",
        spot.term,
        _listed(slot.members),
        shown(value),
        better,
    )


def member_by_name(spot: Spot) -> Iterator[Fault]:
    """A member of an enumeration told as a thing with a name: `{"@type": "EventStatusType", "name": ...}`.

    Consumers look for its address. Write it alone: `"https://schema.org/EventScheduled"`.
    """
    slot, name = spot.slot, spot.value.get("name")
    if slot is None or slot.classes == ("DayOfWeek",):
        return
    meant = near.member(name[:80], slot.members) if isinstance(name, str) else None
    if meant or len(spot.value) == 1:
        yield Fault(
            "warning",
            f"{spot.term} tells no member of {' or '.join(slot.classes)}",
            spot.term,
            _listed(slot.members),
            shown(name) if name else None,
            f"https://schema.org/{meant}" if meant else None,
        )


def member_at_another_address(spot: Spot) -> Iterator[Fault]:
    """A member of an enumeration at an address that is not schema.org's: `https://schema.com/InStock`.

    Consumers compare addresses letter by letter, and know none there.
    """
    slot, value = spot.slot, spot.value.strip()
    name = value.rpartition("/")[2]
    if slot is not None and name in slot.members and _is_foreign(value):
        yield Fault(
            "warning",
            f"{shown(value)!r} is not schema.org's {name}",
            spot.term,
            f"https://schema.org/{name}",
            shown(value),
            f"https://schema.org/{name}",
        )


def _listed(names: frozenset[str]) -> str:
    first = sorted(names)[:8]
    return ", ".join(first) + (f" and {len(names) - 8} more" if len(names) > 8 else "")


def _is_foreign(value: str) -> bool:
    """Whether a text is an address outside schema.org (members of other vocabularies are welcome)."""
    return (
        bool(SCHEME.match(value))
        and " " not in value
        and "schema.org" not in value
        and value[:7] != "schema:"
    )


RULES: Final[tuple[Rule, ...]] = (
    malformed_language,
    malformed_country,
    malformed_currency,
    unknown_member,
    member_by_name,
    member_at_another_address,
)
