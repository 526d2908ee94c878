"""A rule on types of media, and what the ends of addresses tell of files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from publisher.jsonld import types as written_types
from publisher.validation import near
from publisher.validation.faults import Fault, Fix, Rule, Spot, shown

IMAGE_ENDS: Final = frozenset(
    {"jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "bmp", "ico", "tif", "tiff", "heic"}
)
VIDEO_ENDS: Final = frozenset(
    {"mp4", "webm", "mov", "avi", "m4v", "mkv", "mpg", "mpeg", "m3u8", "mpd", "ogv", "flv"}
)
AUDIO_ENDS: Final = frozenset({"mp3", "m4a", "wav", "aac", "flac", "ogg", "oga", "opus"})
OTHER_ENDS: Final = frozenset(
    {"html", "htm", "pdf", "txt", "xml", "json", "zip", "doc", "docx", "css", "js", "srt", "vtt"}
)

KINDS: Final = {
    **dict.fromkeys(IMAGE_ENDS, "a picture"),
    **dict.fromkeys(VIDEO_ENDS, "a film"),
    **dict.fromkeys(AUDIO_ENDS, "a sound"),
    **dict.fromkeys(OTHER_ENDS, "no picture, film or sound"),
}
"""What files are that end so."""

_MEDIA: Final = re.compile(
    r"(?:application|audio|font|image|message|model|multipart|text"
    r"|video)/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}"
    r"(?:\s*;\s*[A-Za-z0-9_-]+=(?:[^\s;\"]+|\"[^\"]*\"))*",
    re.ASCII,
)
_SUBTYPES: Final = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "svg": "image/svg+xml",
    "avif": "image/avif",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "mov": "video/quicktime",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "wav": "audio/wav",
    "ogg": "audio/ogg",
    "html": "text/html",
    "htm": "text/html",
    "pdf": "application/pdf",
    "json": "application/json",
    "xml": "application/xml",
    "txt": "text/plain",
    "text": "text/plain",
    "zip": "application/zip",
    "epub": "application/epub+zip",
    "csv": "text/csv",
    "video": "video/mp4",
    "image": "image/jpeg",
    "audio": "audio/mpeg",
    "hls": "application/vnd.apple.mpegurl",
}
_WRONG: Final = {
    "image/jpg": "image/jpeg",
    "image/pjpeg": "image/jpeg",
    "image/svg": "image/svg+xml",
    "audio/mp3": "audio/mpeg",
    "video/mov": "video/quicktime",
    "video/mp3": "audio/mpeg",
    "application/html": "text/html",
    "text/json": "application/json",
    "image/tif": "image/tiff",
    "video/mpeg4": "video/mp4",
    "html/text": "text/html",
    "jpeg/image": "image/jpeg",
    "image/ico": "image/x-icon",
    "image/jepg": "image/jpeg",
    "image/jpe": "image/jpeg",
}
_TREES: Final = frozenset(
    {"application", "audio", "image", "text", "video", "font", "message", "model", "multipart"}
)


def is_fine_media(text: str) -> bool:
    """Whether a text is beyond doubt the name of a type of media, or the address of a format."""
    return (
        text in _FINE_MEDIA or _MEDIA.fullmatch(text) is not None or text[:4] == "http"
    ) and text not in _WRONG


def is_of_a_picture(text: str) -> bool:
    """Whether a text is beyond doubt a type of pictures."""
    return is_fine_media(text) and text[:6] == "image/"


def is_of_a_film(text: str) -> bool:
    """Whether a text is beyond doubt a type of films or sounds, or one that may be."""
    return is_fine_media(text) and text[:6] in ("video/", "audio/", "applic")


_TREES_OF: Final = {"ImageObject": ("image",), "VideoObject": ("video",), "AudioObject": ("audio", "video")}


def _misnamed(spot: Spot) -> str | None:
    """The type of a thing whose format is that of quite another thing; None for any other."""
    tree = spot.value.strip().lower().partition("/")[0]
    kinds = [kind for kind in written_types(spot.node) if kind in _TREES_OF]
    return next(
        (k for k in kinds if tree in ("text", "image", "audio", "video") and tree not in _TREES_OF[k]), None
    )


_FINE_MEDIA: Final = frozenset(_SUBTYPES.values())


def malformed_media_type(spot: Spot) -> Iterator[Fault]:
    """A format that is no type of media: `jpeg` for `image/jpeg`, `image/jpg`, `imgae/png`.

    Or one of another thing: `text/html` of a picture. Programs choose what opens a file by it. Write it as
    the registry of IANA does.
    """
    if isinstance(spot.value, str) and (kind := _misnamed(spot)):
        yield Fault(
            "warning",
            f"{shown(spot.value)!r} is no format of a {kind}",
            spot.term,
            "the format of the file itself",
            shown(spot.value),
        )
        return
    if (
        not isinstance(spot.value, str)
        or is_fine_media(spot.value)
        or "DataDownload" in written_types(spot.node)
    ):
        return  # sets of data tell their formats by name
    bare = spot.value.strip().lower()
    better = _WRONG.get(bare) or _SUBTYPES.get(bare.removeprefix("."))
    if better is None and "/" in bare:
        tree, _, rest = bare.partition("/")
        tree = near.nearest(tree, _TREES) or tree
        better = f"{tree}/{rest}" if is_fine_media(f"{tree}/{rest}") else _SUBTYPES.get(rest)
    yield Fault(
        "warning",
        f"{shown(spot.value)!r} is no type of media",
        spot.term,
        "a type of media, such as image/jpeg",
        shown(spot.value),
        better,
        Fix("replace", better) if bare in _WRONG else None,
    )


MEDIA_ENDS: Final = {end: media for end, media in _SUBTYPES.items() if end in KINDS}
"""The type of media of files that end so."""

RULES: Final[tuple[Rule, ...]] = (malformed_media_type,)
