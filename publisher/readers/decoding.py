"""From bytes to characters: what the bytes say themselves first, what is declared next, guesses never."""

from __future__ import annotations

import codecs
import json
import re
from typing import Any

from publisher.errors import Unreadable

LARGEST = 16 * 1024 * 1024
"""So many bytes one input may have."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"%!PS", "PostScript"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_XML_ENCODING = re.compile(r"(<\?xml[^>]{0,100}?)\s+encoding\s*=\s*[\"'][\w.-]{1,40}[\"']")


def admit(data: bytes, name: str) -> None:
    """Lets pass what may be an article. Raises Unreadable for what is empty, too large or surely no text."""
    if len(data) > LARGEST:
        raise Unreadable(
            f"{name}: is larger than {LARGEST // 1024 // 1024} MB",
            hint="an article is text, HTML, JSON or XML",
        )
    if not data.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf"):
        raise Unreadable(f"{name}: is empty")
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise Unreadable(f"{name}: is {kind}, not an article", hint="save it as text or HTML")
    if b"\0" in data and _bom(data) is None:
        raise Unreadable(f"{name}: is binary, not an article", hint="an article is text, HTML, JSON or XML")


def narrowed(data: bytes) -> bytes:
    """Bytes that say that they are UTF-16 or UTF-32 as UTF-8, so that what they hold can be seen in them."""
    mark = _bom(data)
    if mark is None or mark[1] == "utf-8":
        return data
    return _XML_ENCODING.sub(r"\1", data[len(mark[0]) :].decode(mark[1], "replace"), count=1).encode()


def _bom(data: bytes) -> tuple[bytes, str] | None:
    return next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), None)


def text(data: bytes, name: str, declared: str | None = None) -> str:
    """The characters: by byte order mark, as UTF-8, by the declared charset, as Windows-1252, in this order.

    UTF-8 comes before what is declared, because bytes that are UTF-8 by chance do not occur. Raises
    Unreadable for what is binary, and for a charset that is neither said nor one of these.
    """
    admit(data, name)
    if mark := _bom(data):
        characters = data[len(mark[0]) :].decode(mark[1], "replace")
    else:
        characters = _decoded(data, name, declared)
    head = characters[:4096]
    if len(_CONTROLS.findall(head)) > len(head) / 50:
        raise Unreadable(f"{name}: is binary, not an article", hint="an article is text, HTML, JSON or XML")
    return characters


_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)


def page(data: bytes, name: str) -> str:
    """The characters of an HTML page, which can declare its charset. Raises Unreadable as `text` does."""
    declared = _CHARSET.search(data[:4096])
    return text(data, name, declared[1].decode() if declared else None)


def json_value(text: str, name: str, *, line: int = 1) -> Any:
    """The JSON value in a text that begins at this line of its file. Raises Unreadable with the place."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        at = line + error.lineno - 1
        raise Unreadable(
            f"{name}:{at}:{error.colno}: is no JSON: {error.msg}", line=at, column=error.colno
        ) from None
    except RecursionError:
        raise Unreadable(f"{name}: is nested too deep") from None


def _decoded(data: bytes, name: str, declared: str | None) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(data):
        return data.decode("utf-8", "replace")
    try:
        return data.decode(_superset(declared or ""))
    except (LookupError, UnicodeDecodeError, ValueError):
        characters = data.decode("windows-1252", "replace")
    if _is_foreign(characters):
        raise Unreadable(f"{name}: is neither UTF-8 nor of a charset it names", hint="save it as UTF-8")
    return characters


def _is_foreign(characters: str) -> bool:
    """Whether so many letters have accents that these are letters of another script, wrongly decoded."""
    letters = [character for character in characters[:20_000] if character.isalpha()]
    return 3 * sum(1 for letter in letters if letter > "\x7f") > len(letters) > 20


def _superset(charset: str) -> str:
    """Browsers read ISO 8859-1 and ASCII as Windows-1252, which holds the curly quotes; so do we."""
    name = codecs.lookup(charset).name
    if name.startswith(("utf-16", "utf-32", "utf-7")):
        raise LookupError(charset)
    return "windows-1252" if name in {"iso8859-1", "ascii", "latin-1", "utf-8"} else name


def _mostly_utf8(data: bytes) -> bool:
    """UTF-8 with a few broken bytes: a cut or a slip, not another charset."""
    sample = data[:200_000].decode("utf-8", "replace")
    broken = sample.count("\ufffd")
    foreign = sum(1 for character in sample if character > "\x7f") - broken
    return broken * 10 < foreign
