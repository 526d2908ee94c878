"""A rule on addresses of accounts, authors and players that are nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from publisher import vocabulary
from publisher.jsonld import types as written_types
from publisher.validation.faults import Fault, Spot, shown
from publisher.validation.values.hosts import ACCOUNTS


def account_of_nobody(spot: Spot) -> Iterator[Fault]:
    """A network's own address where an account on it belongs: `https://www.facebook.com/`.

    The account's name was never filled in. The same is said of an author's address that ends where all
    authors are (`https://news.org/author/`), of a player without its film, and of networks that are no more.
    """
    value = spot.value.strip()
    bare = value.lower().replace("http:", "https:").rstrip("/#@")
    kinds = written_types(spot.node)
    person = any(vocabulary.is_subtype(kind, "Person") or kind in _SEEN for kind in kinds)
    account = spot.term in ("sameAs", "hasMap") or (spot.term == "url" and person)
    better = re.sub(r"(?<=\.com/)@(?=\w)", "", value) if _NO_AT.match(value) else value
    empty = account and (bare in ACCOUNTS or _OF_NOBODY.match(value))
    if empty or (spot.term == "embedUrl" and _NO_FILM.match(value)):
        better = value
    elif not (account and better != value) and not (spot.term == "url" and is_of_all(spot)):
        return
    yield Fault(
        "warning",
        f"{shown(value)!r} is nobody's account"
        if better == value
        else f"names at {shown(value)!r} have no @",
        spot.term,
        "the address of an account or a page",
        shown(value),
        better if better != value else None,
    )


_SEEN: Final = frozenset({"CreativeWork", "SocialMediaPosting", "Claim"})
"""Types of what appears at networks, and is none itself."""
_NO_AT: Final = re.compile(
    r"https?://(?:www\.|mobile\.)?(?:twitter|x|instagram|facebook)\.com/@\w", re.IGNORECASE
)
_OF_NOBODY: Final = re.compile(
    r"https?://(?:plus\.google\.com/|(?:[a-z-]+\.)?(?:m\.)?wiki(?:pedia|data)\.org/wiki/?$"
    r"|(?:[a-z-]+\.)?(?:m\.)?wikipedia\.org/w/index\.php\?search=)",
    re.IGNORECASE,
)
_NO_FILM: Final = re.compile(
    r"https?://(?:(?:www\.)?youtube(?:-nocookie)?\.com/embed|player\.vimeo\.com/video)/?$", re.IGNORECASE
)
_OF_ALL: Final = re.compile(
    r"https?://[^/?#]+/(?:[^?#]+/)?(?:authors?|autore[ns]?|autor|auteurs?|autori|authors-list|profiles?|users?|people"
    r"|staff|team|journalists?|journalisten|reporters?|redaktion|writers?|contributors?|columnists?)/?$",
    re.IGNORECASE,
)


def is_of_all(spot: Spot) -> bool:
    """Whether a person's address ends where a site lists all who write for it."""
    person = any(vocabulary.is_subtype(kind, "Person") for kind in written_types(spot.node))
    return person and _OF_ALL.match(spot.value.strip()) is not None


def is_of_one(text: str) -> bool:
    """Whether an address beyond doubt does not end where a site lists all who write for it."""
    return _OF_ALL.match(text) is None
