"""Rules on values: dates, numbers, addresses, codes, names and texts that are not what they stand for.

The walk calls a rule only for a value that its quick test does not let through, so rules may take their time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from publisher.validation import codes, near, times
from publisher.validation.faults import Fault, Fix, Spot, shown


def date_not_iso(spot: Spot) -> Iterator[Fault]:
    """A date, time or moment that is not written as ISO 8601 writes it.

    Consumers read `2022-03-01` and `2022-03-01T10:00:00+01:00` and nothing else: `03/01/2022` is two
    different days, prose and mail dates are dropped. Write year, month and day with hyphens, join the time of
    day with `T`, and end it with its offset from UTC.
    """
    reading = _reading(spot)
    if reading.trouble == "form":
        yield _date_fault(spot, "error", f"{shown(spot.value)!r} is no ISO 8601 date: {reading.why}", reading)


def impossible_date(spot: Spot) -> Iterator[Fault]:
    """A day, an hour or an offset that no calendar or clock has.

    30 February, hour 25 and the offset +25:00 come from arithmetic on text; look where the date is made.
    """
    reading = _reading(spot)
    if reading.trouble == "impossible":
        yield _date_fault(spot, "error", f"{shown(spot.value)!r} cannot be: {reading.why}", reading)


def placeholder_date(spot: Spot) -> Iterator[Fault]:
    """A date that a system writes when it has none, such as `0000-00-00`, `0001-01-01` or the start of 1970.

    Leave the property out instead: a missing date is honest, a wrong one is sorted and shown.
    """
    reading = _reading(spot)
    if reading.trouble == "placeholder":
        severity = "warning" if str(spot.value).startswith("1970") else "error"
        yield Fault(severity, f"{shown(spot.value)!r} stands for no date at all", spot.term)  # type: ignore[arg-type]


def offset_without_colon(spot: Spot) -> Iterator[Fault]:
    """An offset written `+0100`, which ISO 8601 does not mix with hyphens and colons: `+01:00`.

    Many readers take it all the same, and some drop the date.
    """
    reading = _reading(spot)
    if reading.trouble == "offset":
        yield _date_fault(spot, "warning", f"{shown(spot.value)!r}: {reading.why}", reading)


def no_timezone(spot: Spot) -> Iterator[Fault]:
    """A time of day without its offset from UTC.

    Readers take it for their own time, UTC or the publisher's, and are hours apart. End it with `Z` or with
    an offset such as `+01:00`.
    """
    reading = _reading(spot)
    if reading.trouble == "zone":
        yield _date_fault(spot, "warning", f"{shown(spot.value)!r}: {reading.why}", reading)


def _reading(spot: Spot) -> times.Reading:
    if not isinstance(spot.value, str):
        better = times.read_date(str(spot.value)).better if isinstance(spot.value, int) else None
        return times.Reading("form", "it is a number", better)
    data = spot.slot.data if spot.slot else frozenset()
    if data == {"Time"}:
        return _time_reading(spot.value)
    return times.read_date(spot.value, time_fits="Time" in data)


def _time_reading(text: str) -> times.Reading:
    if times.is_fine_time(text):
        return times.Reading()
    if not times.read_date(text).trouble:
        return times.Reading()
    match = re.fullmatch(r"(\d{1,2})(?:[:.h](\d\d))? ?([AaPp])\.?[Mm]\.?|(\d{1,2})[.h](\d\d)", text, re.ASCII)
    better = None
    if match:
        hour, minute = int(match[1] or match[4]), match[2] or match[5] or "00"
        hour = hour % 12 + 12 * (match[3] in "Pp") if match[3] else hour
        better = f"{hour:02}:{minute}"
    if re.fullmatch(r"T?\d{1,2}:\d\d(:\d\d)?.*", text, re.ASCII) and not match:
        return times.Reading("impossible", "no clock shows it")
    return times.Reading("form", "it is not written as ISO 8601 writes a time of day", better)


def _date_fault(spot: Spot, severity: str, message: str, reading: times.Reading) -> Fault:
    fix = Fix("replace", reading.better) if reading.safe and reading.better else None
    expected = "an ISO 8601 date, such as 2022-03-01 or 2022-03-01T10:00:00+01:00"
    return Fault(severity, message, spot.term, expected, shown(spot.value), reading.better, fix)  # type: ignore[arg-type]


def duration_not_iso(spot: Spot) -> Iterator[Fault]:
    """A span of time that is not written as ISO 8601 writes it: `PT1H30M`, `P3D`.

    The `T` before hours, minutes and seconds may not be left out: `P1M` is a month.
    """
    better = times.better_duration(spot.value) if isinstance(spot.value, str) else None
    expected = "an ISO 8601 duration, such as PT1H30M"
    yield Fault(
        "error",
        f"{shown(spot.value)!r} is no ISO 8601 duration",
        spot.term,
        expected,
        shown(spot.value),
        better,
    )


_NUMBER: Final = re.compile(r"[+-]?\d{1,18}(?:\.\d{1,18})?", re.ASCII)


def number_as_text(spot: Spot) -> Iterator[Fault]:
    """A number written as a text: `"812"` instead of `812`.

    Most consumers read it, strict ones do not. Take the quotes away.
    """
    if isinstance(spot.value, str) and _NUMBER.fullmatch(spot.value.strip()):
        number = float(spot.value) if "." in spot.value else int(spot.value)
        yield Fault(
            "warning",
            f"{spot.term} is a number, and {shown(spot.value)!r} is a text",
            spot.term,
            "a number",
            shown(spot.value),
            str(number),
            Fix("replace", number) if abs(number) < 2**53 else None,
        )


def not_a_number(spot: Spot) -> Iterator[Fault]:
    """A text that is no number where schema.org expects one: `"about 500"`, `"1,200"`.

    Write the number alone, without words, signs and separators.
    """
    value = spot.value
    if isinstance(value, str) and not _NUMBER.fullmatch(value.strip()):
        plain = re.sub(r"[,\s'_ ]", "", value)
        better = plain if _NUMBER.fullmatch(plain) and re.fullmatch(r"[\d,\s'_ ]+", value) else None
        yield Fault(
            "error",
            f"{spot.term} is a number, and {shown(value)!r} is none",
            spot.term,
            "a number",
            shown(value),
            better,
        )


def not_a_whole_number(spot: Spot) -> Iterator[Fault]:
    """A number that is negative or has a fraction where something is counted."""
    value = spot.value
    if isinstance(value, int | float) and not isinstance(value, bool) and (value < 0 or value % 1):
        yield Fault(
            "error", f"{spot.term} counts, and {value} is no count", spot.term, "a whole number", str(value)
        )


_YES_NO: Final = {
    "true": True, "false": False, "yes": True, "no": False, "1": True, "0": False, "y": True, "n": False,
}  # fmt: skip
_BOOLEANS: Final = frozenset(
    f"{prefix}{word}"
    for prefix in ("", "https://schema.org/", "http://schema.org/", "schema:")
    for word in ("True", "False")
)


def is_fine_boolean(text: str) -> bool:
    """Whether a text is the address of schema.org's `True` or `False`, which stand for the JSON values."""
    return text in _BOOLEANS and ":" in text


def boolean_as_text(spot: Spot) -> Iterator[Fault]:
    """A truth value written as a text: `"False"` instead of `false`.

    Programs take every text that is not empty for true, so `"False"` may open a paywall. Take the quotes away.
    """
    word = spot.value.strip().lower() if isinstance(spot.value, str) else ""
    if word in ("true", "false"):
        yield Fault(
            "warning",
            f"{spot.term} is true or false, and {shown(spot.value)!r} is a text",
            spot.term,
            "true or false",
            shown(spot.value),
            word,
            Fix("replace", word == "true"),
        )


def not_a_boolean(spot: Spot) -> Iterator[Fault]:
    """Something else where schema.org expects `true` or `false`: `"yes"`, `1`, `"free"`."""
    word = str(spot.value).strip().lower()
    if word in ("true", "false"):
        return
    meant = _YES_NO.get(word)
    better = None if meant is None else str(meant).lower()
    yield Fault(
        "error",
        f"{spot.term} is true or false, and {shown(spot.value)!r} is neither",
        spot.term,
        "true or false",
        shown(spot.value),
        better,
    )


is_fine_url = re.compile(
    r"https?://(?!(?:www\.)?(?:your|my|domain|website|changeme|placeholder|null|undefined|none|todo|tbd|host|url|xxx))"
    r"(?!localhost|127\.|10\.|192\.168\.|0\.0\.0\.0)(?![^ ]*your[-_])"
    r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"
    r"(?::\d{1,5})?(?:[/?#][!#-;=?-Z_a-z~\[\]]*)?",
    re.ASCII,
).fullmatch
"""Whether a text is beyond doubt an address on the web; others need `malformed_url` and its sisters."""

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SCHEMES: Final = frozenset(
    {"http", "https", "ftp", "ftps", "file", "ssh", "git", "ws", "wss", "rtmp", "ipfs", "data", "urn"}
)
_HOST: Final = re.compile(
    r"(?:www\.|[a-z0-9-]+\.(?:com|org|net|info|io|de|uk|fr|ua|eu|news|co)\b)", re.IGNORECASE
)
_MAILBOX: Final = re.compile(r"[^\s@:/]+@[^\s@/]+\.[A-Za-z]{2,}")
_NO_URL: Final = frozenset(
    {"#", "/", "http://", "https://", "url", "link", "todo", "tbd", "n/a", "na", "none", "null", "undefined"}
    | {"example", "about:blank", "-", "false", "true", "nan", "?", "your-url-here", "http:", "https:"}
)
_NO_HOST: Final = re.compile(
    r"(?:www\.)?(?:your-?(?:domain|site|website|company|url)|my-?(?:domain|site|website)|domain|website|changeme|"
    r"placeholder)\.(?:com|org|net|tld|example)|(?:www\.)?(?:null|undefined|none|todo|tbd)(?:\.\w+)?|host|url|xxx+\.com",
    re.IGNORECASE,
)


def malformed_url(spot: Spot) -> Iterator[Fault]:
    """An address that no browser would find: without scheme, with a space, with one slash, a mail address.

    Write the whole address, from `https://` on; encode a space as `%20`.
    """
    value = spot.value
    if not isinstance(value, str) or _is_placeholder_url(value) or _is_script(value) or not value.strip():
        return
    why, better, fix = _url_trouble(spot, value)
    if why:
        safe = Fix("replace", better) if fix and better else None
        yield Fault(
            "error",
            f"{shown(value)!r} is no address: {why}",
            spot.term,
            "a whole URL",
            shown(value),
            better,
            safe,
        )


def _url_trouble(spot: Spot, value: str) -> tuple[str, str | None, bool]:
    bare = value.strip()
    if bare != value and (is_fine_url(bare) or not _url_trouble(spot, bare)[0]):
        return "it has spaces around it", bare, True
    if _MAILBOX.fullmatch(bare):
        return "it is a mail address", f"mailto:{bare}", False
    if match := re.match(r"(https?)(?::/(?!/)|:(?!/)|//|;//|:\\\\|:///+)", bare, re.IGNORECASE):
        return "after the scheme stands ://", f"{match[1].lower()}://{bare[match.end() :].lstrip('/')}", False
    if (match := re.match(r"([A-Za-z]{3,8})://", bare)) and match[1].lower() not in _SCHEMES:
        if better := near.nearest(match[1], frozenset({"http", "https"})):
            return (
                f"there is no scheme {match[1]}",
                f"https{bare[match.end() - 3 :]}" if better else None,
                False,
            )
    if bare[:1] == "<" and bare[-1:] == ">":
        return "it stands in angle brackets", bare[1:-1], False
    if not _SCHEME.match(bare) or _HOST.match(bare):
        if _HOST.match(bare):
            return "it has no scheme", f"https://{bare}", False
        if " " in bare:
            return "it is a text", None, False
        return "", None, False
    if re.match(r"(https?)://\1?:?//|https?://https?:", bare, re.IGNORECASE):
        return "it has its scheme twice", bare[bare.index("//") + 2 :], False
    if any(char in bare for char in " \t\n\r"):
        return "it has a space in it", re.sub(r"\s", "%20", bare), False
    return _host_trouble(spot, bare)


def _host_trouble(spot: Spot, value: str) -> tuple[str, str | None, bool]:
    allowed = "{}" if spot.term in ("target", "urlTemplate") else ""
    if wrong := next((char for char in value if char in '<>"\\^`{}|' and char not in allowed), None):
        return f"it has {wrong} in it", None, False
    if not value.lower().startswith(("http:", "https:")):
        return "", None, False
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "its host or port cannot be", None, False
    if not host or ".." in host or host.startswith((".", "-")) or host.endswith("-") or "_" in host[-4:]:
        return "it has no host" if not host else "there can be no such host", None, False
    if "," in host or ";" in host or ("@" in parts.netloc and not parts.username):
        return "there can be no such host", None, False
    return "", None, False


def _is_placeholder_url(value: str) -> bool:
    bare = value.strip().lower()
    if bare in _NO_URL:
        return True
    if re.search(
        r"your[-_]?(?:image|photo|picture|logo|page|article|url|site|domain|website|name|file)", bare
    ):
        return True
    match = re.match(r"https?://([^/?#:\s]*)", bare)
    return bool(match) and bool(_NO_HOST.fullmatch(match[1]))  # type: ignore[index]


def _is_script(value: str) -> bool:
    return value.strip().lower().startswith(("javascript:", "vbscript:", "data:text/html"))


def script_url(spot: Spot) -> Iterator[Fault]:
    """An address that runs a program in the reader's browser: `javascript:...`.

    Whoever links to it hands the page to a stranger. There is never a reason for it in a description.
    """
    if isinstance(spot.value, str) and _is_script(spot.value):
        yield Fault("error", f"{shown(spot.value)!r} runs a program", spot.term, "a URL", shown(spot.value))


def placeholder_url(spot: Spot) -> Iterator[Fault]:
    """An address nobody filled in: `#`, `http://`, `https://yourdomain.com/logo.png`."""
    value = spot.value
    if isinstance(value, str) and _is_placeholder_url(value):
        yield Fault("error", f"{shown(value)!r} leads nowhere", spot.term, "a whole URL", shown(value))


def local_url(spot: Spot) -> Iterator[Fault]:
    """An address that only one machine or office can reach: `http://localhost:8000/1`, `http://192.168.0.7`.

    It comes from where the document was tried out. Write the public address.
    """
    if isinstance(spot.value, str) and _LOCAL.match(spot.value.strip()):
        yield Fault(
            "warning",
            f"{shown(spot.value)!r} can be reached from here only",
            spot.term,
            "a public URL",
            shown(spot.value),
        )


_LOCAL: Final = re.compile(
    r"https?://(?:[^/?#]*@)?(?:localhost|127(?:\.\d+){3}|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|0\.0\.0\.0|\[::1\])(?:[:/?#]|$)",
    re.IGNORECASE,
)


def relative_url(spot: Spot) -> Iterator[Fault]:
    """An address that begins in the middle: `/images/1.jpg`.

    On the page it may be found; in a feed, an archive or a partner's database nobody knows whose it is. Write
    the whole address, or declare `@base` in the context.
    """
    value = spot.value
    if not isinstance(value, str) or not value.strip() or _SCHEME.match(value) or _is_placeholder_url(value):
        return
    if spot.document is not None and spot.document.base:
        return
    bare = value.strip()
    if not (
        _HOST.match(bare)
        or _MAILBOX.fullmatch(bare)
        or " " in bare
        or re.match(r"https?//", bare)
        or "<" in bare
    ):
        yield Fault(
            "warning",
            f"{shown(value)!r} is relative: nobody knows to what",
            spot.term,
            "a whole URL",
            shown(value),
        )


_TAG: Final = re.compile(
    r"(?P<language>[A-Za-z]{2,3}|[A-Za-z]{5,8})(?:-[A-Za-z]{3}){0,3}(?:-(?P<script>[A-Za-z]{4}))?"
    r"(?:-(?P<region>[A-Za-z]{2}|\d{3}))?(?:-(?:[A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*"
    r"(?:-[A-WY-Za-wy-z0-9](?:-[A-Za-z0-9]{2,8})+)*(?:-x(?:-[A-Za-z0-9]{1,8})+)?|x(?:-[A-Za-z0-9]{1,8})+|i-[a-z]+",
    re.ASCII,
)
_REGIONS: Final = frozenset(codes.COUNTRIES) | {"EU", "UN", "EZ"}


def is_fine_language(text: str) -> bool:
    """Whether a text is a language tag of BCP 47 with a language and a region that there are."""
    if text in codes.LANGUAGES:
        return True
    if len(text) > times.LONGEST or not (match := _TAG.fullmatch(text)):
        return False
    language, region = match["language"], match["region"]
    if language is None:
        return True
    known = len(language) == 3 or (len(language) == 2 and language.lower() in codes.LANGUAGES)
    return known and (region is None or region.isdigit() or region.upper() in _REGIONS)


def malformed_language(spot: Spot) -> Iterator[Fault]:
    """A language that is no tag of BCP 47: `en_US`, `gr`, `English`.

    Write the code of the language, and the country's behind a hyphen where it matters: `en`, `en-US`. A
    language's name is understood by people only, so it is a warning.
    """
    value = spot.value
    if not isinstance(value, str) or is_fine_url(value):
        return
    bare = value.strip()
    better = codes.LANGUAGE_NAMES.get(bare.casefold()) or codes.LANGUAGE_SLIPS.get(bare.lower())
    if better is None:
        better = _language(re.sub(r"[_ ]", "-", bare).split(".")[0])
    named = bare.casefold() in codes.LANGUAGE_NAMES
    yield Fault(
        "warning" if named else "error",
        f"{shown(value)!r} is no language tag",
        spot.term,
        "a language tag of BCP 47, such as en or pt-BR",
        shown(value),
        better,
        Fix("replace", better) if better and ("_" in bare or named) else None,
    )


def _language(tag: str) -> str | None:
    """A tag put right as far as it can be: the region, where it is another code for a country."""
    language, _, region = tag.partition("-")
    tag = (
        f"{language}-{codes.COUNTRY_SLIPS[region.upper()]}" if region.upper() in codes.COUNTRY_SLIPS else tag
    )
    return tag if is_fine_language(tag) else None


def is_fine_country(text: str) -> bool:
    """Whether a text is a country's code (ISO 3166-1, two or three letters) or can be a name."""
    return text in codes.COUNTRY_CODES if len(text) < 4 else not text.isdigit()


def malformed_country(spot: Spot) -> Iterator[Fault]:
    """A country's code that ISO 3166-1 does not have: `UK` for `GB`, `de` for `DE`.

    A country's name in words is right as well.
    """
    value = spot.value
    if not isinstance(value, str) or not value.strip():
        return
    letters = value.strip().replace(".", "").upper()
    better = codes.COUNTRY_SLIPS.get(letters) or (letters if letters in codes.COUNTRY_CODES else None)
    yield Fault(
        "warning" if better == value.strip().upper() else "error",
        f"{shown(value)!r} is no country's code",
        spot.term,
        "a code of ISO 3166-1, such as DE, or a country's name",
        shown(value),
        better,
        Fix("replace", better) if better == letters else None,
    )


def malformed_currency(spot: Spot) -> Iterator[Fault]:
    """A currency that is not written as its code (ISO 4217): `€`, `euro`, `usd`.

    Signs are shared by a dozen currencies. Write three capital letters.
    """
    value = spot.value
    if not isinstance(value, str) or not value.strip():
        return
    letters = value.strip()
    better = codes.CURRENCY_SLIPS.get(letters.casefold())
    if letters.upper() in codes.CURRENCIES:
        better = letters.upper()
    yield Fault(
        "error",
        f"{shown(value)!r} is no currency's code",
        spot.term,
        "a code of ISO 4217, such as EUR",
        shown(value),
        better,
        Fix("replace", better) if better == letters.upper() else None,
    )


_PRICE: Final = re.compile(r"\d{1,15}(?:\.\d{1,6})?", re.ASCII)


def is_fine_price(text: str) -> bool:
    """Whether a text is an amount as schema.org wants it: digits and a point."""
    return _PRICE.fullmatch(text) is not None


def malformed_price(spot: Spot) -> Iterator[Fault]:
    """A price with a sign, a word, a comma, or below zero: `$10`, `10,50`, `from 12`.

    Write the number alone with a point (`10.50`), the currency in `priceCurrency`, and 0 for what is free.
    """
    value = spot.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        if value < 0:
            yield Fault("error", f"{value} is no price", spot.term, "a number from 0 on", str(value))
        return
    if not isinstance(value, str) or not value.strip():
        return
    yield Fault(
        "error",
        f"{shown(value)!r} is no price",
        spot.term,
        "digits and a point, such as 10.50",
        shown(value),
        _price(value),
    )


def _price(text: str) -> str | None:
    if text.strip().casefold() in (
        "free",
        "gratis",
        "kostenlos",
        "free of charge",
        "no charge",
        "free entry",
    ):
        return "0"
    found = re.findall(r"\d[\d.,' ]*\d|\d", text[: times.LONGEST])
    if len(found) != 1 or "-" in text:
        return None
    number = re.sub(r"[' ]", "", found[0])
    if match := re.fullmatch(r"(\d{1,3}(?:\.\d{3})+|\d+),(\d{1,2})", number):
        number = match[1].replace(".", "") + "." + match[2]
    elif re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", number):
        number = number.replace(",", "")
    return number if _PRICE.fullmatch(number) else None


def is_fine_latitude(text: str) -> bool:
    """Whether a text is a number between -90 and 90."""
    return _NUMBER.fullmatch(text) is not None and abs(float(text)) <= 90


def is_fine_longitude(text: str) -> bool:
    """Whether a text is a number between -180 and 180."""
    return _NUMBER.fullmatch(text) is not None and abs(float(text)) <= 180


def impossible_coordinate(spot: Spot) -> Iterator[Fault]:
    """A latitude or longitude that is not on Earth, or no decimal number: `50,45`, `50°27'N`, `251.3`.

    Write degrees as a number with a point, south and west below zero, and do not mistake one for the other.
    """
    value, most = spot.value, 90 if spot.term == "latitude" else 180
    if isinstance(value, int | float) and not isinstance(value, bool):
        if abs(value) <= most:
            return
        why = f"no place on Earth has the {spot.term} {value}"
    elif isinstance(value, str) and value.strip():
        number = _NUMBER.fullmatch(value)
        why = f"no place on Earth has the {spot.term} {value}" if number else f"{shown(value)!r} is no number"
    else:
        return
    comma = isinstance(value, str) and re.fullmatch(r"-?\d{1,3},\d+", value)
    better = value.replace(",", ".") if comma else None
    expected = f"a number from -{most} to {most}"
    yield Fault("error", why, spot.term, expected, shown(value), better)


def unknown_member(spot: Spot) -> Iterator[Fault]:
    """A value that the enumeration does not have: `Cancelled` for `EventCancelled`.

    Consumers take the default instead, so a cancelled concert stays on. Write schema.org's own name, bare or
    as an address.
    """
    value = spot.value
    slot = spot.slot
    if slot is None or not isinstance(value, str) or not value.strip() or _is_foreign(value):
        return
    meant = near.member(value[:80].strip(), slot.members)
    better = None
    if meant:
        better = f"https://schema.org/{meant}" if "/" in value else meant
    yield Fault(
        "error",
        f"{shown(value)!r} is no {' or '.join(slot.classes)}",
        spot.term,
        _listed(slot.members),
        shown(value),
        better,
    )


def _listed(names: frozenset[str]) -> str:
    first = sorted(names)[:8]
    return ", ".join(first) + (f" and {len(names) - 8} more" if len(names) > 8 else "")


def _is_foreign(value: str) -> bool:
    """Whether a text is an address outside schema.org (members of other vocabularies are welcome)."""
    return (
        bool(_SCHEME.match(value))
        and " " not in value
        and "schema.org" not in value
        and value[:7] != "schema:"
    )


def empty_value(spot: Spot) -> Iterator[Fault]:
    """A member without a value: `""`, blanks only, `null`, an empty object or array.

    It says nothing and looks as if it did. Leave the member out.
    """
    what = {"": "empty", "None": "null"}.get(
        str(spot.value), "blank" if isinstance(spot.value, str) else "empty"
    )
    yield Fault(
        "warning",
        f"{spot.term} is {what}",
        spot.term,
        spot.slot.expected if spot.slot else None,
        "null" if spot.value is None else shown(spot.value),
        fix=Fix("remove") if isinstance(spot.path and spot.path[1], str) else None,
    )


_MARKUP: Final = re.compile(
    r"</?(?:p|br|a|b|i|em|strong|div|span|ul|ol|li|h[1-6]|img|iframe|table|tr|td|th|figure|figcaption|blockquote|"
    r"section|article|sup|sub|u|s|small|font|center|hr|script|style|video|audio|source|picture|input|form|button|svg"
    r"|object|embed|code|pre|cite|q|mark|time|strike|del|ins|label|aside|header|footer|nav)(?:\s[^<>=]{0,100}=[^<>]{0,400})?\s?/?>|<!--",
    re.IGNORECASE,
)
_ENTITY: Final = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|euro|pound|copy|reg|trade|laquo|raquo|[lr]aquo|middot|"
    r"bull|deg|shy|[aeiouAEIOUcnCNyYoO](?:acute|grave|circ|uml|tilde|cedil|ring|slash)|szlig|AElig|aelig|oelig|"
    r"#\d{2,6}|#[xX][0-9a-fA-F]{2,6});"
)
_LEFTOVER: Final = re.compile(
    r"\{\{[^{}]{0,80}\}\}|\{%[^%{}]{0,80}%\}|<%=?[^%<>]{0,80}%>|\$\{[^{}]{1,80}\}|\[%[^%\]]{0,80}%\]|%%[A-Z_]{2,40}%%|"
    r"\[object Object\]|#\{[^{}]{1,80}\}|<\?php|<\?=|__[A-Z][A-Z_]{2,40}__"
)
LEFTOVERS: Final = frozenset(
    {"undefined", "null", "NULL", "Null", "NaN", "nan", "None", "none", "nil", "(null)", "[object Object]"}
    | {
        "%s",
        "{0}",
        "{}",
        "[]",
        "{title}",
        "{headline}",
        "{name}",
        "{description}",
        "%title%",
        "#N/A",
        "#REF!",
    }
    | {"Invalid date", "Invalid Date", "Lorem ipsum", "lorem ipsum"}
)
"""Texts that are nothing but what a program writes for nothing."""

_MOJIBAKE: Final = re.compile(
    "\u00c3[\u0080-\u00bf\u0192\u201a\u201e\u2020\u0161\u0153\u0178\u017e]|\u00e2\u20ac[\u0153\u2122\u201c\u02dc\u00a6\u00a2\u009d]?"
    "|\u00c2[\u00a0-\u00bf]|\ufffd|\u00d0[\u0080-\u00bf].\u00d0|\u00ef\u00bb\u00bf|\u00e2\u0080[\u0090-\u00bf]"
)
MARKS: Final = (
    "<",
    "&",
    "{",
    "[object",
    "\ufffd",
    "\u00c3",
    "\u00c2",
    "\u00e2\u20ac",
    "\u00e2\u0080",
    "%%",
    "__",
    "orem ipsum",
)
"""None of these in any text of a document: no text needs the rules below."""


def script_breakout(spot: Spot) -> Iterator[Fault]:
    """A text with `<script`, `</script` or `<!--` in it, which ends or changes the block it is embedded in.

    Everything after it becomes part of the page, and may be a stranger's program. Take it out of the text; to
    embed a text that must have it, write `<` as `\\u003c`.
    """
    found = re.search(r"</?script\b|<!--", spot.value, re.IGNORECASE)
    if found:
        yield Fault("error", f"the text has {found[0]} in it", spot.term, "plain text", shown(spot.value))


def markup_in_text(spot: Spot) -> Iterator[Fault]:
    """A text with HTML in it, where schema.org expects plain text.

    Consumers show the tags, or count and compare them. Take them out; paragraphs are parted by empty lines.
    """
    found = _MARKUP.search(spot.value)
    if (
        found
        and not found[0].lower().startswith(("<script", "</script", "<!--"))
        and spot.term != "encodingFormat"
    ):
        yield Fault(
            "warning", f"the text has {shown(found[0])} in it", spot.term, "plain text", shown(spot.value)
        )


def entity_in_text(spot: Spot) -> Iterator[Fault]:
    """A text with HTML entities in it: `Q&amp;A`, `&#8217;`.

    JSON is not HTML: consumers show them as they stand. Write the character itself.
    """
    found = _ENTITY.search(spot.value)
    if found:
        from html import unescape

        better = unescape(spot.value)
        short = len(better) <= 400
        safe = short and not _MARKUP.search(better) and "<" not in better
        yield Fault(
            "warning",
            f"the text has {found[0]} in it",
            spot.term,
            "plain text",
            shown(spot.value),
            better if short else None,
            Fix("replace", better) if safe else None,
        )


def template_leftover(spot: Spot) -> Iterator[Fault]:
    """What a template should have filled in: `{{ title }}`, `[object Object]`, `undefined`.

    Nothing but a leftover is an error; a leftover within a longer text is a warning, for it may be meant.
    """
    value = spot.value.strip()
    found = _LEFTOVER.search(value)
    if value in LEFTOVERS or (found and found[0] == value):
        yield Fault("error", f"{shown(value)!r} was never filled in", spot.term, actual=shown(value))
    elif found:
        yield Fault("warning", f"the text has {shown(found[0])} in it", spot.term, actual=shown(value))


def filler_text(spot: Spot) -> Iterator[Fault]:
    """A text that only fills the page: `Lorem ipsum dolor sit amet`."""
    if "orem ipsum" in spot.value:
        yield Fault("warning", "the text has Lorem ipsum in it", spot.term, actual=shown(spot.value))


def mojibake(spot: Spot) -> Iterator[Fault]:
    """A text that was read in the wrong encoding: `ZelenskyÃ¢â‚¬â„¢s` for `Zelensky’s`.

    Somewhere UTF-8 was taken for another encoding. Find that place: the characters are lost for every reader.
    """
    found = _MOJIBAKE.search(spot.value)
    if found:
        better = _repaired(spot.value)
        yield Fault(
            "warning",
            f"the text has {found[0]!r} in it",
            spot.term,
            actual=shown(spot.value),
            suggestion=better,
        )


def _repaired(text: str) -> str | None:
    for encoding in ("cp1252", "latin-1"):
        try:
            better = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return better if len(better) <= 400 else None
    return None


PLACEHOLDERS: Final = frozenset(
    {"author", "author name", "your name", "name", "full name", "john doe", "jane doe", "firstname lastname"}
    | {
        "first last",
        "first name last name",
        "admin",
        "administrator",
        "user",
        "username",
        "test",
        "test test",
    }
    | {
        "testing",
        "unknown",
        "unknown author",
        "anonymous user",
        "n/a",
        "na",
        "none",
        "null",
        "undefined",
        "tbd",
    }
    | {
        "tba",
        "todo",
        "headline",
        "your headline",
        "headline here",
        "article headline",
        "article title",
        "title",
    }
    | {
        "untitled",
        "(untitled)",
        "no title",
        "placeholder",
        "lorem ipsum",
        "lorem ipsum dolor sit amet",
        "foo",
    }
    | {"bar", "foobar", "asdf", "xxx", "event name", "your event", "company name", "organization name", "nan"}
    | {
        "your company",
        "publisher name",
        "default",
        "default author",
        "wordpress",
        "webmaster",
        "root",
        "nobody",
    }
    | {
        "insert headline here",
        "untitled document",
        "new article",
        "example",
        "sample",
        "dummy",
        "-",
        "?",
        ".",
        "...",
    }
)
"""What systems and templates write where a name belongs."""

_LEAD: Final = re.compile(r"(?:written |posted |story |text |words |reported )?by:? +(?=\S)", re.IGNORECASE)
_SUSPECT: Final = re.compile(
    r"@|://|^(?:by|written|posted|story|text|words|reported)\b|[,;|/&]| (?:and|und|et) ", re.IGNORECASE
)
_AFTER_COMMA: Final = re.compile(
    r"(?:jr|sr|ii|iii|iv|ph\.? ?d|m\.?d|dds|esq|mba|msc|bsc|ba|ma|jd|rn|cpa|obe|mbe|cbe|kbe|qc|kc|mp|mep|frs|phd|md|"
    r"sc\.?d|dphil|facs|usn|usa|usmc|ret|cissp|pe)\.?",
    re.IGNORECASE,
)


def is_fine_name(text: str) -> bool:
    """Whether a text can be the name or headline of something."""
    return text.lower() not in PLACEHOLDERS


def is_fine_person(text: str) -> bool:
    """Whether a text can be the name of one person."""
    return not _SUSPECT.search(text) and text.lower() not in PLACEHOLDERS


def placeholder_name(spot: Spot) -> Iterator[Fault]:
    """A name nobody filled in: `admin`, `John Doe`, `Untitled`, `Author`.

    Readers see it under the article. Write the name, or leave the property out.
    """
    value = spot.value
    if isinstance(value, str) and value.strip().lower() in PLACEHOLDERS:
        yield Fault("warning", f"{shown(value)!r} is no name", spot.term, actual=shown(value))


def address_as_name(spot: Spot) -> Iterator[Fault]:
    """A mail or web address where a person's name belongs: `ana@news.example`.

    Readers see it, and robots harvest it. Write the name; addresses go into `email`, `url` and `sameAs`.
    """
    value = spot.value
    if isinstance(value, str) and re.match(
        r"\s*(?:mailto:)?(?:[^\s@]+@[^\s@]+\.\w+|https?://\S+|@\w+)\s*$", value[:300]
    ):
        yield Fault("warning", f"{shown(value)!r} is an address, no name", spot.term, "a name", shown(value))


def byline_as_name(spot: Spot) -> Iterator[Fault]:
    """A byline where a name belongs: `By Jane Roe`.

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
    parts = [part.strip() for part in re.split(r"[;|/]| & |\s(?:and|und|et)\s", text, flags=re.IGNORECASE)]
    names = [name for part in parts if part for name in _by_comma(part)]
    return names if all(len(name.split()) > 1 or len(parts) > 1 for name in names) else names[:1]


def _by_comma(text: str) -> list[str]:
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    kept = [piece for piece in pieces if not _AFTER_COMMA.fullmatch(piece)]
    if len(kept) > 1 and all(2 <= len(piece.split()) <= 4 and piece[0].isupper() for piece in kept):
        return kept
    return [text]
