"""Rules on addresses that lead somewhere, but not where they should: drafts, copies, tracked, mistyped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final
from urllib.parse import urljoin, urlsplit

from publisher import vocabulary
from publisher.validation import near
from publisher.validation.faults import Fault, Rule, Spot, shown
from publisher.validation.values import restored
from publisher.validation.values.accounts import account_of_nobody
from publisher.validation.values.hosts import HOSTED, NOT_PUBLIC, SLIPS

_TRIED_OUT: Final = re.compile(
    rf"https?://(?:[^/?#]*@)?(?:(?:www\.)?{NOT_PUBLIC}\d?[.-]|[^/?#:]*[.-](?:staging|stage|preprod|uat)\.|"
    rf"[^/?#:]+\.{HOSTED}(?:[/:?#]|$)"
    r"|[^/?#]+:(?:3000|3001|4000|4200|5000|5173|8000|8001|8008|8080|8081|8888|9000)(?:[/?#]|$)"
    r"|[^/?#]+\.firebaseapp\.com|docs\.google\.com/\w+/d/"
    r"|[^?#]*/(?:wp-admin|wp-login|wp-json|admin|administrator|typo3|preview|draft|drafts"
    r"|auto-draft)(?:[/.?#]|$)"
    r"|[^?#]*/(?:drafts?-\d+|untitled(?:-\d+)?|hello-world|node/\d+/edit|[^/?#]*__trashed"
    r"|[^?#]*/edit)/?(?:[?#]|$)"
    r"|[^#]*[?&](?:preview(?:_id|_nonce)?(?:=|&|$)|draft=|p=\d+&preview|trashed|action=edit))",
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
    r"|(?:[^/]+\.)?(?:safelinks\.protection\.outlook\.com|urldefense\.(?:com|proofpoint\.com)"
    r"|list-manage\.com/track|ct\.sendgrid\.net"
    r"|ezproxy\.[^/]+|12ft\.io|r\.search\.yahoo\.com|fbcdn\.net/l\.php)"
    r"|news\.google\.com/(?:rss/)?(?:articles|read)"
    r"|(?:www\.)?(?:facebook\.com/(?:sharer|share\.php)|(?:twitter|x)\.com/(?:intent|share)"
    r"|linkedin\.com/(?:shareArticle|sharing)"
    r"|pinterest\.com/pin/create|wa\.me/\?|api\.whatsapp\.com/send|bing\.com/ck/|duckduckgo\.com/l/"
    r"|google\.[a-z.]+/amp/)"
    r"|t\.me/share|telegram\.me/share|[^/]+/login\?url=https?|[^/]+/(?:track/click|ls/click)"
    r"|lnkd\.in|fb\.me|amzn\.to|trib\.al|is\.gd|rebrand\.ly|shorturl\.at|cutt\.ly|flip\.it|tiny\.cc"
    r"|rb\.gy|t\.ly"
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
            restored.led_to(spot.value.strip()),
        )


_OWN: Final = frozenset({"url", "mainEntityOfPage", "image", "logo", "thumbnailUrl"})
"""Where an address is that of the thing itself, not of a source or of what others keep."""

_TRACKERS: Final = re.compile(
    r"(?:utm_\w+|[a-z]{1,4}clid|msclkid|mc_[ce]id|igsh(?:id)?|_ga|_gl|wt_?zmc|xtor|ref_src|s?cmp(?:id)?|at_\w+"
    r"|gad_\w+|_hs\w+|mkt_tok|vero_(?:id|conv)|ocid|smid|spm|s_cid"
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


def url_of_a_view(spot: Spot) -> Iterator[Fault]:
    """An address of another view of a page: to print or share it, for telephones, as a feed, past a cache.

    `?print=1`, `?share=facebook`, `?replytocom=12`, `#comments`, `#:~:text=words`, `/amp/`, `/feed/`,
    `https://amp.news.org/1`.
    Write the page's own address.
    """
    value = spot.value.strip()
    way, mark, rest = value.partition("?")
    query, hash_mark, fragment = rest.partition("#")
    kept = [pair for pair in query.split("&") if not _VIEWS.fullmatch(pair)]
    bare = _PLACES.sub("", value)
    if mark and len(kept) < len(query.split("&")):
        bare = way + ("?" if any(kept) else "") + "&".join(kept) + hash_mark + fragment
    if bare == value:
        deep = _FORMS.search(way) is not None and way.count("/") > (4 if way[-1:] == "/" else 3)
        if deep:
            bare = _FORMS.sub("/" if value[-1:] == "/" else "", way) + (mark + rest if mark else "")
        bare = re.sub(r"\.amp(?=\.html?$)", "", bare)
    amp = _AMP.match(value) is not None and spot.term in ("url", "mainEntityOfPage")
    if (bare != value and spot.term in _OWN) or amp:
        yield Fault(
            "warning",
            f"{shown(value)!r} is a view of the page",
            spot.term,
            "the page's own address",
            shown(value),
            bare if bare != value else None,
        )


_PLACES: Final = re.compile(
    r"#(?:(?:comments?|respond|disqus_thread|comment-\d+|more-\d+)$|:~:text=.*|joomlaImage:.*)"
)
"""Places of a page, words of it to show, and what Joomla says of a picture."""
_FORMS: Final = re.compile(r"(?<=[^/])/(?:amp|feed|rss)/?$", re.IGNORECASE)
_AMP: Final = re.compile(r"https?://(?:m\.)?amp\.", re.IGNORECASE)
"""How pages for telephones and feeds of a page are told from it."""

_VIEWS: Final = re.compile(
    r"(?:print|printer_?friendly|amp|nocache|no_cache|replytocom|share|outputType|cb|_t|v)(?:=(?:1|true"
    r"|amp|yes|print|facebook|twitter|email"
    r"|whatsapp|linkedin|\d{6,}))?|replytocom=\d+|nocache=\w+",
    re.IGNORECASE,
)


def expiring_url(spot: Spot) -> Iterator[Fault]:
    """An address that is signed for some hours or days: `?X-Amz-Signature=...`, `?Expires=...&Signature=...`.

    Who fetches it later is refused. Write the public address of the file.
    """
    if _SIGNED.match(spot.value.strip()):
        yield Fault(
            "warning",
            f"{shown(spot.value)!r} works for some time only",
            spot.term,
            "an address that stays",
            shown(spot.value),
        )


_SIGNED: Final = re.compile(
    r"https?://[^?#]+\?(?:[^#]*&)?(?:X-Amz-(?:Signature|Expires)=|X-Goog-(?:Signature|Expires)="
    r"|Signature=[^#]*Expires=|Expires=\d+&[^#]*Signature="
    r"|se=\d{4}-[^#]*&sig=|sig=[^#]*&se=\d{4}-)|https?://[^/?#]*\.(?:fbcdn\.net"
    r"|cdninstagram\.com)/[^#]*[?&]oe=",
    re.IGNORECASE,
)


def untidy_url(spot: Spot) -> Iterator[Fault]:
    """An address put together wrongly: two slashes in its path, `/../`, `%2520`, two `?`, a full stop behind.

    Servers forgive it or do not, and the same page has two addresses. Write it as the page's own is written.
    """
    value = spot.value.strip()
    slash = value.find("/", 8)
    if not value.lower().startswith(("http:", "https:")):
        return
    origin, way = (value, "") if slash < 0 else (value[:slash], value[slash:])
    if origin.lower().endswith(("https:", "http:")):
        better = origin[origin.rindex("http") :] + "//" + way.lstrip("/")
        why = "it has another address before it"
        yield Fault("warning", f"{shown(value)!r}: {why}", spot.term, better, shown(value), better)
        return
    found = _untidy_path(origin, way) or _untidy_end(origin, way)
    if found:
        why, better = found
        yield Fault(
            "warning", f"{shown(value)!r}: {why}", spot.term, "the page's own address", shown(value), better
        )


def _untidy_path(origin: str, way: str) -> tuple[str, str | None] | None:
    """What is untidy in the port or the path of an address, and how to write it instead."""
    path = re.split(r"[?#]", way)[0]
    if port := re.fullmatch(r"(http://[^:]+):80|(https://[^:]+):443", origin, re.IGNORECASE):
        return "its port goes without saying", (port[1] or port[2]) + way
    if re.search(r"%25[0-9A-Fa-f]{2}", way):
        return "it is encoded twice", origin + re.sub(r"%25([0-9A-Fa-f]{2})", r"%\1", way)
    second = re.match(r"/+(https?:/+.+)", way)
    if second and origin.split("/")[2] in second[1]:
        return "it is there twice", second[1]
    if "//" in path and not re.search(r"https?:", path):
        return "its path has two slashes", origin + re.sub(r"/{2,}", "/", path) + way[len(path) :]
    if re.search(r"/\.\.?(?:/|$)", path):
        return "its path goes up", urljoin(f"{origin}{way}", path) + way[len(path) :]
    if re.search(r"/[^/?&=]*&\w+=", path) and "?" not in way:
        return "its first & should be ?", origin + way.replace("&", "?", 1)
    return None


def _untidy_end(origin: str, way: str) -> tuple[str, str | None] | None:
    """What is untidy in the query or at the end of an address, and how to write it instead."""
    value = origin + way
    if way.endswith(("...", "…")):
        return "it is cut off", None
    if way[-1:] in tuple(".,;!'\"") or (way[-1:] == ")" and "(" not in way):
        return f"it ends with {way[-1:]}", value.rstrip(".,;!'\")")
    if "??" in way or way.count("#") > 1:
        return "one of its signs is there twice", None if "#" in way else value.replace("??", "?")
    if again := re.search(r"\?[^#?]*=[^#?]*(\?)\w+=", way):
        at = len(origin) + again.start(1)
        return "its second ? should be &", f"{value[:at]}&{value[at + 1 :]}"
    if re.search(_BLANKS, way, re.IGNORECASE):
        return "a part of it was never filled in", None
    if len(value) > 2_048:
        return f"it has {len(value)} characters, and browsers take 2048", None
    return None


_BLANKS: Final = (
    r"=(?:undefined|null|NaN)(?=[&#]|$)|[/=](?:\$\w+|:[a-z_]+|\[[a-z_. ]+\]|__[A-Z_]+__)(?:[/?&#]|$)"
)
"""What programs and templates leave of parts that they had nothing for."""


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
    elif re.search("[\u2010-\u2015\u2212]", host):
        why = "it has a typesetter's dash"
    elif (mixed := next((label for label in host.split(".") if _is_mixed(label)), None)) is not None:
        why = f"{mixed} has letters of two scripts"
    elif any(_is_broken(label) for label in host.split(".")):
        why = "its punycode stands for nothing"
    else:
        return
    better = restored.spelt(spot.value.strip())
    yield Fault(
        "warning", f"{shown(host)}: {why}", spot.term, "the host's own name", shown(spot.value), better
    )


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


def no_web_address(spot: Spot) -> Iterator[Fault]:
    """An address for something else than a page or a file on the web: `mailto:`, `tel:`, `s3:`, an app's own.

    Mail addresses belong into `email`, numbers into `telephone`. What `s3:`, `gs:`, `public:` or a system's
    own word lead to can be reached from within only; `view-source:` stands before the page's address.
    """
    value = spot.value.strip()
    scheme = _NO_WEB.match(value.lower()) or (_ANY_SCHEME.match(value) if spot.term != "sameAs" else None)
    if scheme and spot.term in _FETCHED:
        rest = value[scheme.end() :].lstrip()
        if rest.startswith(("http://", "https://")):
            yield Fault(
                "warning", f"{shown(value)!r} is no address on the web", spot.term, rest, shown(value), rest
            )
            return
        better = {"mailto": "email", "tel": "telephone"}.get(scheme[1])
        yield Fault(
            "warning",
            f"{shown(spot.value)!r} is no address on the web",
            spot.term,
            f"a web address; this goes into {better}" if better else "a web address",
            shown(spot.value),
        )


_NO_WEB: Final = re.compile(
    r"(mailto|tel|sms|callto|skype|whatsapp|tg|fb|intent|market|itms|feed|webcal|ftp|view-source|source"
    r"|s3|gs|url):"
)
_ANY_SCHEME: Final = re.compile(
    r"(?!(?:https?|data|javascript|vbscript|file|blob|about|urn|doi|info|tag|did|ark|hdl|ipfs|magnet"
    r"|rtmps?|rtsp|mms|geo|schema"
    r"|[a-z-]+-extension|[a-z0-9.-]+\.[a-z]{2,}|localhost):)([a-z][a-z0-9+-]{1,20}):(?=[^\s])",
    re.IGNORECASE,
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
        "license",
        "acquireLicensePage",
        "usageInfo",
        "webFeed",
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


OF_URLS: Final[tuple[Rule, ...]] = (
    account_of_nobody,
    no_web_address,
    misspelt_host,
    unpublished_url,
    expiring_url,
    tracked_url,
    url_of_a_copy,
    url_of_a_view,
    untidy_url,
)
"""Of these the first that finds something speaks for all."""

RULES: Final[tuple[Rule, ...]] = (*OF_URLS, unknown_term_address)
