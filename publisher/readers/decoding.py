"""From bytes to characters: what the bytes say themselves first, what is declared next, guesses never."""

from __future__ import annotations

import codecs
import re

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
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


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


def _bom(data: bytes) -> tuple[bytes, str] | None:
    return next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), None)


def text(data: bytes, name: str, declared: str | None = None) -> str:
    """The characters: by byte order mark, as UTF-8, by the declared charset, as Windows-1252, in this order.

    UTF-8 comes before what is declared, because bytes that are UTF-8 by chance do not occur. Raises
    Unreadable for what is binary.
    """
    admit(data, name)
    if mark := _bom(data):
        characters = data[len(mark[0]) :].decode(mark[1], "replace")
    else:
        characters = _decoded(data, declared)
    head = characters[:4096]
    if len(_CONTROLS.findall(head)) > len(head) / 50:
        raise Unreadable(f"{name}: is binary, not an article", hint="an article is text, HTML, JSON or XML")
    return characters


def _decoded(data: bytes, declared: str | None) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(data):
        return data.decode("utf-8", "replace")
    for charset in (declared, "windows-1252"):
        try:
            return data.decode(_superset(charset)) if charset else data.decode("windows-1252")
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return data.decode("latin-1")


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
