"""Rules on addresses that lead nowhere, or where nobody should go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, Final
from urllib.parse import unquote, urljoin, urlsplit

from publisher.validation import near
from publisher.validation.faults import Fault, Fix, Rule, Spot, shown
from publisher.validation.values import addresses, nowhere
from publisher.validation.values.hosts import (
    ACCOUNTS,
    COPIES,
    HOSTED,
    NOT_PUBLIC,
    ODD_QUERY,
    ODD_WAYS,
    SLIPS,
)

_ORIGIN: Final = re.compile(
    r"https?://(?!(?:www\.)?(?:your|my|domain|website|changeme|placeholder|null|undefined|none|todo|tbd"
    r"|host|url|xxx))"
    r"(?!localhost|127\.|10\.|192\.168\.|0\.0\.0\.0)"
    rf"(?!(?:www\.)?{NOT_PUBLIC}\d?[.-]|[^?#:]+[.-](?:staging|stage|preprod|uat)\.|ww\.|www\.www|w{{4}}"
    rf"|wvw|vvw|[^?#]*xn--)"
    r"(?!(?:via\.)?(?:placehold|dummyimage|fakeimg|placekitten|picsum|placeimg|lorem|t\.co|bit\.ly"
    r"|l\.facebook|webcache)|plus\.google\.com|(?:m\.)?amp\.|(?:www\.)?google\.com$)"
    rf"(?![^?#:]+\.(?:{SLIPS}|translate\.goog|{HOSTED})(?:[:?#]|$))"
    r"(?!(?:[^/?#:]+\.)?example\.(?:com|org|net)(?:[:?#]|$))"
    r"(?![^?#:]+\.(?:local|internal|localhost|test|invalid|lan|localdomain)(?:[:?#]|$))"
    rf"(?!{COPIES}|[^?#]*:(?:80|443)$)"
    r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*\.[A-Za-z]{2,}"
    r"(?:[?#][!#$'-+\-.:;=?-Z_a-z~\[\]]*)?",
    re.ASCII,
)
"""An address up to its first slash, with a host that there can be and that others can reach."""

_WAY: Final = re.compile(
    rf"(?:/(?!{ODD_WAYS})[!'-+=@~A-Za-z0-9\w-][!'-+\-.:=@~A-Za-z0-9\w]*)*/?"
    r"(?:\?[!'-+\-./:=@~A-Za-z0-9\w]*)?(?:#(?!:~:)[!'-+\-./:=@~A-Za-z0-9\w]*)?(?<![.!')])"
)
"""What follows it: names of any language between single slashes, without the marks that may be faults.

ASCII letters are named beside `\\w` because they are told sooner so.
"""

_MOST_ORIGINS: Final = 4_096
_origins: set[str] = set()


def is_fine_url(text: str) -> bool:
    """Whether a text is beyond doubt an address on the web; others need `malformed_url` and its sisters.

    Origins that were fine are remembered: most addresses of a document, and of the next, are of a few.
    """
    slash = text.find("/", 8)
    origin = text if slash < 0 else text[:slash]
    if origin not in _origins:
        if not _ORIGIN.fullmatch(origin):
            return False
        if len(_origins) >= _MOST_ORIGINS:
            _origins.clear()
        _origins.add(origin)
    if slash > 0 and not _WAY.fullmatch(text, slash):
        return False
    return "your" not in text and "__trashed" not in text and ("?" not in text or not ODD_QUERY.search(text))


def is_fine_account(text: str) -> bool:
    """Whether a text is beyond doubt an address of more than a whole network."""
    return (
        is_fine_url(text)
        and text.rstrip("/") not in ACCOUNTS
        and "com/@" not in text
        and text[-6:] not in ("/wiki/", "g/wiki")
    )


def is_fine_reference(text: str) -> bool:
    """Whether a text is beyond doubt the address of a thing, and no term of schema.org."""
    return is_fine_url(text) and "//schema.org/" not in text


SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
"""How every whole address begins."""

_SCHEMES: Final = frozenset(
    {"http", "https", "ftp", "ftps", "file", "ssh", "git", "ws", "wss", "rtmp", "ipfs", "data", "urn"}
)
_HOST: Final = re.compile(
    r"(?:www\.|[a-z0-9-]+\.(?:com|org|net|info|io|de|uk|fr|ua|eu|news|co)\b)", re.IGNORECASE
)
_MAILBOX: Final = re.compile(r"[^\s@:/]+@[^\s@/]+\.[A-Za-z]{2,}")


def malformed_url(spot: Spot) -> Iterator[Fault]:
    """An address that no browser would find: without scheme, with a space, with one slash, a mail address.

    Write the whole address, from `https://` on; encode a space as `%20`.
    """
    value = spot.value
    if not isinstance(value, str) or not value.strip():
        return
    if nowhere.is_placeholder(value) or nowhere.is_script(value):
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
    if _MAILBOX.fullmatch(bare) or "\\/" in bare:
        mail = "\\/" not in bare
        why = "it is a mail address" if mail else "its slashes are escaped twice"
        return why, f"mailto:{bare}" if mail else bare.replace("\\/", "/"), False
    if match := re.match(r"(https?)(?::/(?!/)|:(?!/)|//|[;.,]//|:\\\\|:///+)", bare, re.IGNORECASE):
        return "after the scheme stands ://", f"{match[1].lower()}://{bare[match.end() :].lstrip('/')}", False
    scheme = re.match(r"([A-Za-z]{3,8})://", bare)
    if scheme and scheme[1].lower() not in _SCHEMES and near.nearest(scheme[1], frozenset({"http", "https"})):
        return f"there is no scheme {scheme[1]}", f"https{bare[scheme.end() - 3 :]}", False
    if around := _within_marks(bare):
        return (*around, False)
    if not SCHEME.match(bare) or _HOST.match(bare):
        if _HOST.match(bare):
            return "it has no scheme", f"https://{bare}", False
        if " " in bare:
            return "it is a text", None, False
        return "", None, False
    if re.match(r"(https?)://\1?:?//|https?://https?:", bare, re.IGNORECASE):
        return "it has its scheme twice", bare[bare.index("//") + 2 :], False
    if any(char.isspace() for char in bare):
        return "it has a space in it", re.sub(r"\s", "%20", bare), False
    if not _JOINERS.sub("", bare).isprintable():
        return "it has a character in it that nobody can see", "".join(filter(str.isprintable, bare)), False
    return _host_trouble(spot, bare)


def _within_marks(bare: str) -> tuple[str, str | None] | None:
    """What is wrong with an address that has marks or an element of HTML around it, and the address."""
    if (quoted := _QUOTED.fullmatch(bare)) and len(bare) < 2_000:
        return "it has marks around it", quoted[1] or quoted[2]
    if element := _ELEMENT.match(bare):
        return f"it is an element of HTML, {element[1]}", _source(bare)
    return ("it stands in angle brackets", bare[1:-1]) if bare[:1] == "<" and bare[-1:] == ">" else None


_ELEMENT: Final = re.compile(r"<(iframe|img|a|video|audio|source|embed|script|link)\s", re.IGNORECASE)
_SOURCE: Final = re.compile(r"\s(?:src|href)\s?=\s?[\"']?(https?:[^\s\"'<>]+)", re.IGNORECASE)


def _source(element: str) -> str | None:
    """The address that an element of HTML leads to."""
    found = _SOURCE.search(element[:2_000])
    return unescape(found[1]) if found else None


_JOINERS: Final = re.compile("[\u200c\u200d]")
"""Without these some words of Persian and of India's languages cannot be written."""

_QUOTED: Final = re.compile(
    r"(?:url)?[\[\"'“”‘’«»(`]+(https?://[^\s\[\]\"'“”‘’«»()`]+)[\]\"'“”‘’«»)`]+"
    r"|!?\[[^\]]*\]\((https?://[^\s)]+)\)"
)
"""An address with its marks from CSS, Markdown or a text."""


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
    if several := re.search(r"[,;|]\s?https?://", value):
        return "it is two addresses", value[: several.start()], False
    if re.search(r"&(?:amp|#0?38|#x26);", value):
        return "it is written for HTML", unescape(value), True
    if parts.port == 0:
        return "no port is 0", None, False
    if re.search(r"%(?![0-9A-Fa-f]{2})", value):
        return "a % in it stands before no two digits", re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", value), False
    return "", None, False


def relative_url(spot: Spot) -> Iterator[Fault]:
    """An address that begins in the middle: `/images/1.jpg`.

    On the page it may be found; in a feed, an archive or a partner's database nobody knows whose it is. Write
    the whole address, or declare `@base` in the context.
    """
    value = spot.value
    if not isinstance(value, str) or not value.strip():
        return
    if SCHEME.match(value) or nowhere.is_placeholder(value):
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
            _whole(spot, bare),
        )


_MOST_TOPS: Final = 20


def relative_thing(spot: Spot) -> Iterator[Fault]:
    """A thing told by an address that begins in the middle: the `item` of a breadcrumb as `/news/`.

    On the page it may be found; anywhere else nobody knows whose it is. Write the whole address.
    """
    if isinstance(spot.value, str) and re.match(r"/[\w/%.-]*$", spot.value[:500]):
        yield from relative_url(spot)


def _whole(spot: Spot, bare: str) -> str | None:
    """A relative address with what it is relative to: the scheme alone, or the site of the own page."""
    if bare[:12].lower().startswith(("http%3a", "https%3a")):
        return unquote(bare)
    if bare[:2] == "//" and is_fine_url(f"https:{bare}"):
        return f"https:{bare}"
    if bare[:1] != "/":
        return None
    own = next((one for one in _pages(spot) if isinstance(one, str) and is_fine_url(one)), None)
    better = urljoin(own, bare) if own else ""
    return better if is_fine_url(better) else None


def _pages(spot: Spot) -> Iterator[Any]:
    """The addresses of the page that a value stands on, as its node and those at the top tell them."""
    if spot.term != "url":
        yield spot.node.get("url")
    for top in spot.document.tops[:_MOST_TOPS] if spot.document is not None else ():
        page = top.get("mainEntityOfPage")
        yield from (
            top.get("url") if top is not spot.node else None,
            page.get("@id") if isinstance(page, dict) else page,
            top.get("@id"),
        )


_OF_ANY: Final[tuple[Rule, ...]] = (
    malformed_url,
    nowhere.script_url,
    nowhere.placeholder_url,
    nowhere.password_in_url,
    nowhere.local_url,
    relative_url,
)

URL_RULES: Final[tuple[Rule, ...]] = (*_OF_ANY, *addresses.OF_URLS)
"""Of these the first that finds something speaks for all."""

RULES: Final[tuple[Rule, ...]] = (*_OF_ANY, relative_thing)
