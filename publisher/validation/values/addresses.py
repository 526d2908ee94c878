"""Rules on addresses that lead somewhere, but not where they should: drafts, copies, tracked, mistyped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from publisher import vocabulary
from publisher.validation import near
from publisher.validation.faults import Fault, Spot, shown

NOT_PUBLIC: Final = (
    r"(?:staging|stage|stg|dev|devel|develop|test|testing|preview|preprod|pre-prod|uat|qa|sandbox"
    r"|beta-test|draft|cms"
    r"|admin|intranet|author-|wp-admin)"
)
"""How the names of hosts begin that are there for those who make a site."""

HOSTED: Final = (
    r"(?:ngrok\.io|ngrok-free\.app|ngrok\.app|trycloudflare\.com|loca\.lt|vercel\.app|netlify\.app"
    r"|herokuapp\.com"
    r"|azurewebsites\.net|pages\.dev|web\.app|gitpod\.io|wpengine\.com|pantheonsite\.io|kinsta\.cloud"
    r"|myftpupload\.com)"
)
"""Hosts under which providers show a site that has none of its own yet."""

SLIPS: Final = r"(?:con|cmo|ocm|comm|cpm|vom|xom|ogr|orgg|nett|nte|com\.com)"
"""How the names of hosts end when fingers slip."""

_TRIED_OUT: Final = re.compile(
    rf"https?://(?:[^/?#]*@)?(?:(?:www\.)?{NOT_PUBLIC}\d?[.-]|[^/?#:]*[.-](?:staging|stage|preprod|uat)\.|"
    rf"[^/?#:]+\.{HOSTED}(?:[/:?#]|$)"
    r"|[^/?#]+:(?:3000|3001|4000|4200|5000|5173|8000|8001|8008|8080|8081|8888|9000)(?:[/?#]|$)"
    r"|[^?#]*/(?:wp-admin|wp-login|wp-json|admin|administrator|typo3|preview|draft|drafts)(?:[/.?#]|$)"
    r"|[^#]*[?&](?:preview(?:_id|_nonce)?=|draft=|p=\d+&preview))",
    re.IGNORECASE,
)


def unpublished_url(spot: Spot) -> Iterator[Fault]:
    """An address of where a page is made or tried out: `https://staging.news.org/1`, `https://news.org:8080/`.

    Readers are refused, or see a draft. Write the address under which it is published.
    """
    if _TRIED_OUT.match(spot.value.strip()[:400]):
        yield Fault(
            "warning",
            f"{shown(spot.value)!r} is an address of those who make the site",
            spot.term,
            "the public address",
            shown(spot.value),
        )


_COPIED: Final = re.compile(
    r"https?://(?:webcache\.googleusercontent\.com|[^/]+\.translate\.goog"
    r"|translate\.google(?:usercontent)?\.[a-z.]+"
    r"|[^/]*cdn\.ampproject\.org|(?:www\.)?google\.[a-z.]+/(?:url|amp/|search)\b|l\.facebook\.com"
    r"|lm\.facebook\.com"
    r"|t\.co|bit\.ly|goo\.gl|tinyurl\.com|ow\.ly|buff\.ly|dlvr\.it|out\.reddit\.com"
    r"|away\.vk\.com)(?:[/?#]|$|\b)",
    re.IGNORECASE,
)


def url_of_a_copy(spot: Spot) -> Iterator[Fault]:
    """An address that leads there by a detour: a cache, a translation, a shortener, a network's counter.

    It ends when its keeper ends it, and nobody sees whose page it is. Write the page's own address.
    """
    if _COPIED.match(spot.value.strip()):
        yield Fault(
            "warning",
            f"{shown(spot.value)!r} is no address of its own",
            spot.term,
            "the page's own address",
            shown(spot.value),
        )


_TRACKERS: Final = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_ga|_gl|wt_?zmc|xtor|ref_src|s?cmpid"
    r"|at_campaign"
    r"|phpsessid|jsessionid|sessionid|session_id|sid|aspsessionid\w*)",
    re.IGNORECASE,
)


def tracked_url(spot: Spot) -> Iterator[Fault]:
    """An address with what counts its visitors: `?utm_source=newsletter`, `?fbclid=...`, `;jsessionid=...`.

    The same page gets as many addresses as it has visits. Write the address without.
    """
    value = spot.value.strip()
    way, _, rest = value.partition("?")
    query, mark, fragment = rest.partition("#")
    kept = [pair for pair in query.split("&") if not _TRACKERS.fullmatch(pair.partition("=")[0])]
    bare = re.sub(r";jsessionid=[^/?#]*", "", way, flags=re.IGNORECASE)
    if len(kept) < len(query.split("&")) or bare != way:
        better = bare + ("?" if any(kept) else "") + "&".join(kept) + (mark + fragment if mark else "")
        yield Fault(
            "warning",
            f"{shown(value)!r} counts its visitors",
            spot.term,
            "the address without it",
            shown(value),
            better,
        )


def untidy_url(spot: Spot) -> Iterator[Fault]:
    """An address put together wrongly: two slashes in its path, `/../`, `%2520`, two `?`, a full stop behind.

    Servers forgive it or do not, and the same page has two addresses. Write it as the page's own is written.
    """
    value = spot.value.strip()
    if not value.lower().startswith(("http:", "https:")):
        return
    slash = value.find("/", 8)
    if slash < 0:
        return
    origin, way = value[:slash], value[slash:]
    path = re.split(r"[?#]", way)[0]
    better: str | None = None
    if re.search(r"%25[0-9A-Fa-f]{2}", way):
        why, better = "it is encoded twice", origin + re.sub(r"%25([0-9A-Fa-f]{2})", r"%\1", way)
    elif "//" in path and not re.search(r"https?:", path):
        why, better = "its path has two slashes", origin + re.sub(r"/{2,}", "/", path) + way[len(path) :]
    elif re.search(r"/\.\.?(?:/|$)", path):
        why = "its path goes up"
    elif way.endswith(("...", "…")):
        why = "it is cut off"
    elif way[-1:] in ".,;!'\"" or (way[-1:] == ")" and "(" not in way):
        why, better = f"it ends with {way[-1:]}", value.rstrip(".,;!'\")")
    elif "??" in way or way.count("#") > 1:
        why = "one of its signs is there twice"
    elif re.search(r"/[^/?&=]*&\w+=", path) and "?" not in way:
        why, better = "its first & should be ?", value.replace("&", "?", 1)
    elif re.search(r"[/=](?:\$\w+|:[a-z_]+|\[[a-z_. ]+\])(?:[/?&#]|$)", way, re.IGNORECASE):
        why = "a part of it was never filled in"
    elif len(value) > 2_048:
        why = f"it has {len(value)} characters, and browsers take 2048"
    else:
        return
    yield Fault(
        "warning", f"{shown(value)!r}: {why}", spot.term, "the page's own address", shown(value), better
    )


_SLIPS: Final = re.compile(
    rf"(?:w{{4,}}|ww|wvw|vvw)\.|.*\.{SLIPS}$|www\.www\.",
    re.IGNORECASE,
)


def misspelt_host(spot: Spot) -> Iterator[Fault]:
    """A host with a slip of the keys, or letters of two scripts: `wwww.news.org`, `news.con`, `nеws.org`.

    Letters that look alike lead to another host, which somebody else may own.
    """
    try:
        host = urlsplit(spot.value.strip()).hostname or ""
    except ValueError:
        return
    if _SLIPS.match(host):
        why = "it has a slip of the keys"
    elif (mixed := next((label for label in host.split(".") if _is_mixed(label)), None)) is not None:
        why = f"{mixed} has letters of two scripts"
    elif any(_is_broken(label) for label in host.split(".")):
        why = "its punycode stands for nothing"
    else:
        return
    yield Fault("warning", f"{shown(host)}: {why}", spot.term, "the host's own name", shown(spot.value))


def _is_mixed(label: str) -> bool:
    """Whether a label of a host has letters of Latin and of another alphabet that looks like it."""
    if label.isascii():
        return False
    scripts = {unicodedata.name(char, "").split(" ")[0] for char in label if char.isalpha()}
    return "LATIN" in scripts and not scripts.isdisjoint({"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"})


def _is_broken(label: str) -> bool:
    """Whether a label is written as punycode and cannot be read."""
    if not label.startswith("xn--"):
        return False
    try:
        return not label[4:] or label[4:].encode("ascii").decode("punycode").isascii()
    except (UnicodeError, ValueError):
        return True


_NETWORKS: Final = (
    *("facebook.com", "twitter.com", "x.com", "instagram.com", "linkedin.com", "youtube.com", "tiktok.com"),
    *("threads.net", "bsky.app", "mastodon.social", "t.me", "pinterest.com", "vk.com", "wikipedia.org"),
    "wikidata.org",
)
ACCOUNTS: Final = frozenset(f"https://{www}{host}" for host in _NETWORKS for www in ("", "www."))
"""The addresses of networks themselves."""


def account_of_nobody(spot: Spot) -> Iterator[Fault]:
    """A network's own address where an account on it belongs: `https://www.facebook.com/`.

    The account's name was never filled in.
    """
    if (
        spot.term == "sameAs"
        and spot.value.strip().lower().replace("http:", "https:").rstrip("/#@") in ACCOUNTS
    ):
        yield Fault(
            "warning",
            f"{shown(spot.value)!r} is nobody's account",
            spot.term,
            "the address of an account or a page",
            shown(spot.value),
        )


def no_web_address(spot: Spot) -> Iterator[Fault]:
    """An address for something else than a page or a file: `mailto:`, `tel:`, `whatsapp:`, an app's own.

    Mail addresses belong into `email`, numbers into `telephone`.
    """
    scheme = _NO_WEB.match(spot.value.strip().lower())
    if scheme and spot.term in _FETCHED:
        better = {"mailto": "email", "tel": "telephone"}.get(scheme[1])
        yield Fault(
            "warning",
            f"{shown(spot.value)!r} is no address on the web",
            spot.term,
            f"a web address; this goes into {better}" if better else "a web address",
            shown(spot.value),
        )


_NO_WEB: Final = re.compile(
    r"(mailto|tel|sms|callto|skype|whatsapp|tg|fb|intent|market|itms|feed|webcal|ftp):"
)
_FETCHED: Final = frozenset(
    {
        "url",
        "image",
        "logo",
        "thumbnailUrl",
        "contentUrl",
        "embedUrl",
        "mainEntityOfPage",
        "sameAs",
        "discussionUrl",
    }
)


def unknown_term_address(spot: Spot) -> Iterator[Fault]:
    """An address at schema.org under which there is nothing: `https://schema.org/Like` for `LikeAction`."""
    match = _TERM.fullmatch(spot.value.strip())
    name = match[1] if match else ""
    if not name or vocabulary.is_type(name) or vocabulary.is_property(name) or name in _members():
        return
    better = near.type(name) or near.type(f"{name}Action")
    if spot.term == "interactionType":
        better = near.type(f"{name.removesuffix('s')}Action") or better
    yield Fault(
        "warning",
        f"schema.org has no {shown(name)}",
        spot.term,
        "a term of schema.org",
        shown(spot.value),
        f"https://schema.org/{better}" if better else None,
    )


_TERM: Final = re.compile(r"https?://schema\.org/([A-Za-z]\w*)/?", re.ASCII)


@cache
def _members() -> frozenset[str]:
    """All members of enumerations."""
    return frozenset().union(*(vocabulary.members(kind) for kind in vocabulary.descendants("Enumeration")))


OF_URLS = (
    account_of_nobody,
    no_web_address,
    misspelt_host,
    unpublished_url,
    tracked_url,
    url_of_a_copy,
    untidy_url,
)
"""Of these the first that finds something speaks for all."""

RULES = (*OF_URLS, unknown_term_address)
