"""Rules on addresses that are well formed and lead nowhere, or nowhere for others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from publisher.validation.faults import Fault, Spot, shown

_NO_URL: Final = frozenset(
    {"#", "/", "http://", "https://", "url", "link", "todo", "tbd", "n/a", "na", "none", "null", "undefined"}
    | {"example", "about:blank", "-", "false", "true", "nan", "?", "your-url-here", "http:", "https:"}
)
_NO_HOST: Final = re.compile(
    r"(?:www\.)?(?:your-?(?:domain|site|website|company|url)|my-?(?:domain|site|website)|domain|website"
    r"|changeme|"
    r"placeholder)\.(?:com|org|net|tld|example)|(?:www\.)?(?:null|undefined|none|todo|tbd)(?:\.\w+)?|host"
    r"|url|xxx+\.com|(?:.+\.)?example\.(?:com|org|net)",
    re.IGNORECASE,
)


def is_placeholder(value: str) -> bool:
    """Whether an address was never filled in."""
    bare = value.strip().lower()
    if bare in _NO_URL:
        return True
    if re.search(
        r"your[-_]?(?:image|photo|picture|logo|page|article|url|site|domain|website|name|file)", bare
    ):
        return True
    if _UNFILLED.search(value):
        return True
    if _STAND_INS.match(bare):
        return True
    match = re.match(r"https?://([^/?#:\s]*)", bare)
    return match is not None and _NO_HOST.fullmatch(match[1]) is not None


_STAND_INS: Final = re.compile(
    r"https?://(?:[^/?#]+\.)?(?:placehold\.(?:it|co)|placeholder\.com|placekitten\.com|picsum\.photos"
    r"|dummyimage\.com"
    r"|fakeimg\.pl|placeimg\.com|lorempixel\.com|loremflickr\.com)(?:[/?#]|$)"
    r"|https?://(?:www\.)?google\.com/article/?$"
)
"""Where designers get a picture before there is one, and the page in Google's own sample."""

_UNFILLED: Final = re.compile(
    r"/(?:undefined|null|NaN)(?:[/?#.]|$)|/cdn-cgi/l/email-protection|%7[Bb]%7[Bb]|%5[Bb]object%20|\[object "
)
"""What a program writes into an address for what it does not have, or hides from robots."""


def is_script(value: str) -> bool:
    """Whether an address runs a program."""
    return value.strip().lower().startswith(("javascript:", "vbscript:", "data:text/html"))


def script_url(spot: Spot) -> Iterator[Fault]:
    """An address that runs a program in the reader's browser: `javascript:...`.

    Whoever links to it hands the page to a stranger. There is never a reason for it in a description.
    """
    if isinstance(spot.value, str) and is_script(spot.value):
        yield Fault("error", f"{shown(spot.value)!r} runs a program", spot.term, "a URL", shown(spot.value))


def placeholder_url(spot: Spot) -> Iterator[Fault]:
    """An address nobody filled in: `#`, `http://`, `https://yourdomain.com/logo.png`.

    It is a warning where one part of an address alone was not: `https://news.org/staff/undefined`.
    """
    value = spot.value
    if isinstance(value, str) and is_placeholder(value):
        host, slash, way = value.partition("://")[2].partition("/")
        partly = bool(slash) and "." in host and _PARTLY.search(f"/{way}") is not None
        yield Fault(
            "warning" if partly else "error",
            f"{shown(value)!r} leads nowhere",
            spot.term,
            "a whole URL",
            shown(value),
        )


_PARTLY: Final = re.compile(r"/(?:undefined|null|NaN)(?:[/?#.]|$)|/cdn-cgi/")
"""One part of a way for which a program had nothing."""


def local_url(spot: Spot) -> Iterator[Fault]:
    """An address that one machine or office can reach: `http://localhost:8000/1`, `file:///C:/1.jpg`.

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
    r"file:|blob:|about:|(?:chrome|moz|safari-web)-extension:|https?://(?:[^/?#]*@)?(?:localhost"
    r"|127(?:\.\d+){3}|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|169\.254(?:\.\d+){2}"
    r"|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|0\.0\.0\.0|\[::1\]|[a-z0-9-]+|[a-z0-9.-]+\.(?:local|internal"
    r"|localhost|test"
    r"|invalid|lan|localdomain|ddev\.site|lndo\.site|docksal\.site|localtest\.me|lvh\.me|nip\.io))(?:[:/?#]|$)",
    re.IGNORECASE,
)


def password_in_url(spot: Spot) -> Iterator[Fault]:
    """An address with a name and a password before its host: `https://editor:secret@cms.news.example/`.

    Or with a key to the system behind it: `?api_key=...`. Whoever reads the document can use them. Change the
    password, and write the address without.
    """
    value = spot.value.strip() if isinstance(spot.value, str) else ""
    if match := _SECRET.match(value):
        better = match[1] + value[match.end() :]
        yield Fault("warning", "the address has a password in it", spot.term, "a public URL", None, better)
    elif _KEYED.search(value) and spot.term not in ("embedUrl", "contentUrl", "hasMap"):
        yield Fault("warning", "the address has a key in it", spot.term, "a public URL")


_KEYED: Final = re.compile(
    r"^https?://(?!firebasestorage\.)[^?#]*\?(?:[^#]*&)?(?:api_?key|access_token|auth_token|token"
    r"|password|passwd|pwd|secret"
    r"|client_secret)=[^&#]{6,}",
    re.IGNORECASE,
)
_SECRET: Final = re.compile(r"(https?://)[^/?#@\s]+:[^/?#@\s]*@", re.IGNORECASE)
