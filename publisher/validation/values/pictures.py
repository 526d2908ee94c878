"""Rules on the files of pictures, films and sounds: stand-ins, files of another kind, types of media."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from publisher import vocabulary
from publisher.jsonld import types as written_types
from publisher.validation.faults import Fault, Rule, Spot, shown
from publisher.validation.values import accounts, restored
from publisher.validation.values.hosts import ACCOUNTS
from publisher.validation.values.media import AUDIO_ENDS, IMAGE_ENDS, KINDS, OTHER_ENDS, VIDEO_ENDS
from publisher.validation.values.urls import is_fine_url

PICTURES: Final = frozenset(
    {"image", "logo", "photo", "primaryImageOfPage", "screenshot", "thumbnail", "thumbnailUrl"}
)
"""Properties whose address is that of a picture's file."""

_UNSHOWN: Final = frozenset({"tif", "tiff", "heic", "psd", "eps", "ai", "raw", "cr2", "nef", "dng", "indd"})
"""Pictures that browsers do not show, of cameras and layout."""

_HEADS: Final = frozenset(
    {
        "no-i",
        "noim",
        "no_i",
        "no-p",
        "noph",
        "no-t",
        "noth",
        "plac",
        "spac",
        "blan",
        "pixe",
        "tran",
        "1x1.",
        "dumm",
        "miss",
    }
    | {"defa", "lazy", "load", "clea", "empt", "comi", "imag", "not-", "notf", "na.p", "fall", "avat"}
)
_STAND_IN: Final = re.compile(
    r"(?:no[-_]?(?:image|photo|picture|pic|img|thumb\w*|logo)|(?:image|photo|picture"
    r"|img)?[-_]?not[-_]?(?:found|available)"
    r"|placeholder|spacer|blank|pixel|transparent|1x1|dummy|missing|lazy\w*|loading|clear|empty"
    r"|coming[-_]?soon|trans"
    r"|default[-_]?(?:image|img|thumb\w*|photo|picture|avatar|og|share|social|logo)?|fallback"
    r"|avatar[-_]default)"
    r"(?:[-_]?(?:image|img|photo|picture|thumb\w*|large|small|big|\d{1,4}(?:x\d{1,4})?))*\.(?:gif|png"
    r"|jpe?g|svg|webp|avif)",
    re.IGNORECASE,
)
_COUNTERS: Final = re.compile(
    r"https?://(?:(?:[a-z]+\.)?gravatar\.com/avatar/(?:\?|$)|www\.googletagmanager\.com/|www\.facebook\.com/tr\?|source\.unsplash\.com/"
    r"|[^/]*doubleclick\.net/|sb\.scorecardresearch\.com/"
    r"|pixel\.wp\.com/)|https?://[^?#]+/favicon\.ico$|https?://[^?#]*/\.(?:jpe?g|png|webp)$",
    re.IGNORECASE,
)
_FRAMES: Final = re.compile(r"https?://(?:i\d?\.ytimg\.com|img\.youtube\.com)/", re.IGNORECASE)


def _base(text: str) -> str:
    """The name of the file an address leads to."""
    way = re.split(r"[?#]", text, maxsplit=1)[0]
    return way[way.rfind("/") + 1 :]


def is_fine_picture(text: str) -> bool:
    """Whether a text is beyond doubt the address of a picture."""
    head = text[text.rfind("/") + 1 :]
    return (
        is_fine_url(text)
        and head[:4].lower() not in _HEADS
        and head[-4:] not in _NO_PICTURES
        and "?" not in head
        and "." in head
        and ":" not in head
        and "http" not in text[8:]
    )


_NO_PICTURES: Final = frozenset(
    (f".{end}")[-4:] for end in VIDEO_ENDS | AUDIO_ENDS | OTHER_ENDS | _UNSHOWN | {"php", "aspx", "ico"}
)
_NO_FILMS: Final = frozenset((f".{end}")[-4:] for end in IMAGE_ENDS | OTHER_ENDS)


_TALK: Final = re.compile(r"#(?:comments?|respond|disqus_thread|comment-\d+|more-\d+)$")


def is_fine_page(text: str) -> bool:
    """Whether a text is beyond doubt the address of a page."""
    return (
        is_fine_url(text)
        and text[-4:] not in _NO_PAGES
        and text.rstrip("/") not in ACCOUNTS
        and not ("#" in text and _TALK.search(text))
    )


_NO_PAGES: Final = frozenset((f".{end}")[-4:] for end in IMAGE_ENDS | VIDEO_ENDS | AUDIO_ENDS) | {
    *("/amp", "amp/", "feed", "eed/", "/rss", "rss/"),
}


def is_fine_profile(text: str) -> bool:
    """Whether a text is beyond doubt the address of a page about one person."""
    return is_fine_page(text) and accounts.is_of_one(text)


def is_fine_film(text: str) -> bool:
    """Whether a text is beyond doubt the address of a film or a sound, or of what plays it."""
    return (
        is_fine_url(text)
        and text[-4:] not in _NO_FILMS
        and "youtu" not in text
        and "vimeo" not in text
        and "spotify" not in text
        and "podcasts.apple" not in text
        and "soundcloud" not in text
    )


def is_fine_player(text: str) -> bool:
    """Whether a text is beyond doubt the address of a player of films or sounds."""
    return (
        is_fine_url(text)
        and text[-4:] not in _FILES
        and "watch" not in text
        and "youtu.be" not in text
        and text.rstrip("/")[-6:] != "/embed"
        and text[-7:] != "/video/"
    )


_FILES: Final = frozenset((f".{end}")[-4:] for end in KINDS)


def placeholder_image(spot: Spot) -> Iterator[Fault]:
    """A picture that stands for none: a lazy loader's pixel, `spacer.gif`, `no-image.png`.

    Consumers show it, or nothing. Scripts that load pictures late keep the real address elsewhere in the
    page (`data-src`). Leave the picture out where there is none.
    """
    if _wanted(spot) != "a picture":
        return
    value = spot.value.strip()
    pixel = value[:5].lower() == "data:" and len(value) < 600
    named = _STAND_IN.fullmatch(_base(value)) and not _FRAMES.match(value) and not _is_square(spot)
    if pixel or _COUNTERS.match(value) or named:
        yield Fault(
            "warning",
            f"{shown(value)!r} stands for a picture that is not there",
            spot.term,
            "the address of a picture",
            shown(value),
        )


def _is_square(spot: Spot) -> bool:
    """Whether `1x1.jpg` names a square cut: no pixel is kept in that format, nor beside a cut of `16x9`."""
    base = _base(spot.value.strip()).lower()
    others = spot.node.get(spot.term)
    return base.startswith("1x1.") and (
        base.endswith((".jpg", ".jpeg", ".webp", ".avif"))
        or any(isinstance(other, str) and _CUT.match(_base(other)) for other in _several(others))
    )


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


_CUT: Final = re.compile(r"(?!1x1\b)\d{1,2}x\d{1,2}\.")
"""How files are named by the proportions that they are cut to."""


def image_in_address(spot: Spot) -> Iterator[Fault]:
    """A whole picture written out as an address: `data:image/jpeg;base64,...`.

    Crawlers fetch pictures from addresses and keep them; they pass these over. Write the address of a file.
    """
    if _wanted(spot) == "a picture" and spot.value.strip()[:5].lower() == "data:":
        yield Fault(
            "warning",
            "the picture is written out, and has no address",
            spot.term,
            "the address of a picture",
            shown(spot.value),
        )


_PLAYERS: Final = re.compile(
    r"https?://(?:(?:www\.|m\.)?youtube\.com/(?:watch|shorts|live)|youtu\.be/|(?:www\.)?vimeo\.com/\d"
    r"|(?:www\.)?dailymotion\.com/video/|open\.spotify\.com/(?!embed)|podcasts\.apple\.com/"
    r"|(?:www\.)?soundcloud\.com/|(?:www\.)?deezer\.com/)",
    re.IGNORECASE,
)


_EMBEDDED: Final = re.compile(
    r"https?://(?:(?:www\.)?youtube(?:-nocookie)?\.com/embed|player\.vimeo\.com/video|open\.spotify\.com/embed"
    r"|w\.soundcloud\.com/player|(?:www\.)?dailymotion\.com/embed)/",
    re.IGNORECASE,
)
"""Players that are part of a page."""


_GALLERIES: Final = re.compile(
    r"https?://(?:[^/?#]+/?$|[^?#]+\?(?:[^#]*&)?attachment_id=\d|drive\.google\.com/(?:file/d|open)"
    r"|(?:www\.)?dropbox\.com/.*[?&]dl=0"
    r"|photos\.(?:app\.goo\.gl|google\.com)/"
    r"|(?:www\.)?imgur\.com/(?:(?:a|gallery)/)?\w+$|(?:www\.)?unsplash\.com/photos/"
    r"|(?:www\.)?flickr\.com/photos/"
    r"|(?:www\.)?instagram\.com/(?:p|reel)/|(?:www\.)?gettyimages\.[a-z.]+/detail/"
    r"|(?:www\.)?canva\.com/design/"
    r"|[a-z]+\.(?:m\.)?wiki[mp]edia\.org/wiki/File:|images\.google\.[a-z.]+/imgres"
    r"|(?:www\.)?google\.[a-z.]+/imgres"
    r"|(?:www\.)?facebook\.com/(?:photo|[\w.]+/photos)|(?:www\.)?(?:pinterest\.[a-z.]+/pin"
    r"|shutterstock\.com/image-photo)/)",
    re.IGNORECASE,
)
"""Pages that show pictures."""


def file_of_another_kind(spot: Spot) -> Iterator[Fault]:
    """An address of a page where a picture's belongs, of a picture where a film's does, and so on.

    `image`, `logo` and `thumbnailUrl` lead to a picture's file; the `contentUrl` of a film to the film
    itself, not to a page that shows it; its `embedUrl` to a player.
    """
    wanted = _wanted(spot)
    if wanted is None and spot.term not in ("contentUrl", "embedUrl"):
        return
    end = _base(spot.value.strip()).rpartition(".")[2].lower()
    kind = KINDS.get(end)
    why: str | None = None
    page = wanted == "a picture" and _GALLERIES.match(spot.value.strip())
    if page and not _is_of_the_page(spot):
        why = "a page that shows it"
    elif wanted == "a picture" and _FOLDER.match(spot.value.strip()) and not _is_of_the_page(spot):
        why = "a folder, no file"
    elif wanted == "a picture" and spot.term in PICTURES and end in _UNSHOWN:
        why = "a picture that browsers do not show"
    elif spot.term in ("contentUrl", "embedUrl") and _PLAYERS.match(spot.value):
        why = "a page that shows it"
    elif spot.term == "contentUrl" and _EMBEDDED.match(spot.value):
        why = "a player, no file"
    elif wanted == "a page":
        if kind in (None, "no picture, film or sound"):
            return
        why = kind
    elif kind and wanted and kind != wanted:
        why = kind
    elif spot.term == "embedUrl" and kind in ("a film", "a sound") and end not in ("m3u8", "mpd"):
        why = "the file, no player"
    else:
        return
    yield Fault(
        "warning",
        f"{shown(spot.value)!r} is {why}",
        spot.term,
        {"embedUrl": "the address of a player"}.get(spot.term, f"the address of {wanted or 'the file'}"),
        shown(spot.value),
        restored.player_of(spot.value.strip()) if spot.term == "embedUrl" else None,
    )


def _is_of_the_page(spot: Spot) -> bool:
    """Whether an address is that of the page, of which another rule speaks, or that of the picture's page."""
    if spot.term == "url":
        return "contentUrl" in spot.node
    return spot.value in (spot.node.get("url"), spot.node.get("mainEntityOfPage"))


def _wanted(spot: Spot) -> str | None:
    """What kind of file an address should lead to; None where nobody knows."""
    kinds = written_types(spot.node)
    if spot.term in PICTURES or (
        spot.term in ("url", "contentUrl")
        and any(vocabulary.is_subtype(kind, "ImageObject") for kind in kinds)
    ):
        return "a picture"
    if spot.term == "embedUrl":
        return None
    if spot.term in LICENCES:
        return "a page"
    if spot.term == "url" and any(vocabulary.is_subtype(kind, *_WITH_PAGES) for kind in kinds):
        return "a page"
    return next(
        (what for kind, what in _OBJECTS.items() if kind in kinds and spot.term == "contentUrl"), None
    )


_FOLDER: Final = re.compile(
    r"https?://[^/?#]+(?:/?$|/(?:[^?#]*/)?(?:img|images?|uploads?|media|assets|static|files|photos?|pics|pictures"
    r"|thumbs|bilder|wp-content/uploads/\d{4}/\d\d)/$)",
    re.IGNORECASE,
)
"""Where pictures are kept: a host, or a folder on it."""

_WITH_PAGES: Final = (
    *("Article", "Episode", "Event", "Offer", "Organization", "Person", "Place", "WebPage", "WebSite"),
)
LICENCES: Final = frozenset({"license", "acquireLicensePage", "usageInfo"})
"""Properties whose address is that of a page about what may be done with a thing."""

_OBJECTS: Final = {"VideoObject": "a film", "AudioObject": "a sound", "PodcastEpisode": "a sound"}

FILE_RULES: Final[tuple[Rule, ...]] = (placeholder_image, image_in_address, file_of_another_kind)
"""Of these the first that finds something speaks for all; they look at addresses of files only."""

RULES: Final[tuple[Rule, ...]] = FILE_RULES
