"""Texts and addresses as they were meant: without what does not belong in them, where that is certain.

None where it is not: a text of which a part was never filled in, one that is too long to be shown, an address
whose parts nobody can guess.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from publisher.validation.values.hosts import GLUED, SLIPS

MOST_TOLD: Final = 400
"""Longer texts are not repeated in a finding."""


def told(text: str, before: str) -> str | None:
    """A restored text with its blanks in order; None if nothing is left, it is too long or as before."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    better = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    better = re.sub(r"(?<=\n) (?=\S)| (?=[.,](?:\s|$))", "", better)
    if not re.search(r" [;:!?](?:\s|$)", before):
        better = re.sub(r" (?=[;:!?](?:\s|$))", "", better)  # French has them on purpose
    return better if better and better != before and len(better) <= MOST_TOLD else None


_BLOCKS: Final = re.compile(
    r"\s*</?(?:p|div|ul|ol|h[1-6]|table|tr|blockquote|section|article|figure|figcaption|center|hr|header"
    r"|footer)(?:\s[^<>]*)?/?>\s*",
    re.IGNORECASE,
)
_BREAKS: Final = re.compile(r"\s*<(?:br|li)(?:\s[^<>]*)?/?>\s*", re.IGNORECASE)
_TAG: Final = re.compile(r"<!--.*?-->|<!\[CDATA\[|\]\]>|</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>", re.DOTALL)
_SHOWN_ELSEWHERE: Final = re.compile(
    r"<(?:script|style|iframe|svg|form|object|video|audio|table)\b", re.IGNORECASE
)


def without_markup(text: str, *, line: bool = False) -> str | None:
    """A text without its tags of HTML; paragraphs are parted by empty lines, but for what is one `line`."""
    if len(text) > 4 * MOST_TOLD or _SHOWN_ELSEWHERE.search(text):
        return None
    between, within = (" ", " ") if line else ("\n\n", "\n")
    better = _TAG.sub("", _BREAKS.sub(within, _BLOCKS.sub(between, text)))
    return told(better, text) if "<" not in better else None


_MARKS: Final = tuple(
    (re.compile(form, re.IGNORECASE), kept)
    for form, kept in (
        (r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]", r"\1"),
        (r"!?\[([^\[\]\n]{1,200})\]\((?:https?:)?/[^)\s]{1,400}\)", r"\1"),
        (r"\[https?://[^\s\]]{1,300} ([^\]\n]{1,100})\]", r"\1"),
        (r"<https?://[^\s|<>]{1,300}\|([^<>\n]{1,100})>", r"\1"),
        (
            r"\[(b|i|u|s|url|quote|size|color|colour|font|center|left|right)(?:=[^\]\n]{0,200})?\](.*?)\[/\1\]",
            r"\2",
        ),
        (r"\*\*([^\s*][^*\n]{0,200})\*\*", r"\1"),
        (r"'''([^'\n]{1,200})'''", r"\1"),
        (r"(?<!\w)''([^'\n]{2,80})''(?!\w)", r"\1"),
        (r"(?<![\w_])__([^\W_][^_\n]{0,100}[^\W_])__(?![\w_])", r"\1"),
        (r"(?<![`'\w])`([^`'\n]{1,60})`(?![`'\w])", r"\1"),
        (r"(?:^|(?<=\n))#{1,6} (?=\S)", ""),
        (r"(?:^|(?<=\n))={2,5} ([^=\n]{1,80}) ={2,5}(?=\n|$)", r"\1"),
        (r"\{color(?::[^{}\n]{1,20})?\}", ""),
    )
)
"""The marks of Markdown, wikis and BBCode around words, and the words."""


def without_notation(text: str) -> str | None:
    """A text without the marks of a notation around its words; what is crossed out or a picture is left."""
    if len(text) > 2 * MOST_TOLD:
        return None
    better = text
    for form, kept in _MARKS:
        better = form.sub(kept, better)
    return told(better, text)


BARE_ESCAPE: Final = (
    r"(?<![A-Z0-9\\])u(?:00[c-f][0-9a-f]|00a[0-9a-f]|201[cd](?![0-9])|201[89](?=[a-z])|(?<=\su)201[34](?=\s))"
)
"""An escape of JSON that lost its backslash: of a letter with an accent, a quote, a dash."""


def decoded(text: str) -> str | None:
    """A text whose escapes are read: of JSON or a program, of mail, of addresses."""
    if len(text) > 2 * MOST_TOLD:
        return None
    better = text
    if "=?" in text:
        better = _of_mail(text)
    elif re.search(r"=[C-E][0-9A-F]=[89AB][0-9A-F]", text):
        import quopri

        better = quopri.decodestring(text.encode()).decode("utf-8", "replace")
    elif "\\" not in text and re.search(BARE_ESCAPE, text):
        better = re.sub(BARE_ESCAPE, lambda found: chr(int(found[0][1:], 16)), text)
    elif "\\" not in text:
        better = unquote(text)
    else:
        better = _of_programs(text)
    clean = better.replace("\n", "").replace("\t", "")
    return told(better, text) if clean.isprintable() and "\ufffd" not in better else None


def _of_mail(text: str) -> str:
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(text)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return text


_ESCAPES: Final = {"n": "\n", "r": "\n", "t": " ", '"': '"', "'": "'", "/": "/"}
_BYTES: Final = re.compile(r"(?:\\x[0-9a-fA-F]{2})+")


def _of_programs(text: str) -> str:
    """A text without backslashes: line breaks, quotes, characters by their numbers, bytes of UTF-8."""
    better = _BYTES.sub(lambda run: bytes.fromhex(run[0].replace("\\x", "")).decode("utf-8", "replace"), text)
    better = re.sub(r"\\u(?!d[89a-f])([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), better)
    better = re.sub(r"\\r\\n", "\n", better)
    better = re.sub(r"\\([nrt])(?![a-z])|\\([\"'/])", lambda sign: _ESCAPES[sign[1] or sign[2]], better)
    return "\ufffd" if "\\" in better else better


SHORTCODES: Final = (
    "caption", "gallery", "embed", "audio", "video", "playlist", "wpforms", "contact-form-7", "vc_row",
)  # fmt: skip
"""What WordPress fills in when it shows a page."""

_SHORTCODE: Final = re.compile(
    rf"\[(?:/?[a-z]+_\w{{1,40}}|/[a-z][\w-]{{1,30}}|{'|'.join(SHORTCODES)}|[a-z][\w-]{{1,30}}(?=\s[\w-]{{1,30}}=))"
    r"(?:\s[^\[\]]{0,200})?/?\]"
)
_TAIL: Final = re.compile(
    r"(?:\s*(?:%%(?:sep|sitename|sitedesc|page|pagenumber|pagetotal|site_?title)%%|%(?:sep|sitename|page|separator)%"
    r"|\{\{\s?site_?(?:name|title)\s?\}\}|[|–—-]))+\s*$",
    re.IGNORECASE,
)


def filled(text: str) -> str | None:
    """A text without the shortcodes around it, or the place for the site's name behind it."""
    if len(text) > 2 * MOST_TOLD:
        return None
    cut = _TAIL.sub("", text)
    better = told(_SHORTCODE.sub(" ", cut), text)
    if (
        better is None
        or better[-1:] in ":,("
        or better[:4] == "http"
        or any(mark in better for mark in "[]{}%$<>#*")
    ):
        return None
    return better if any(char.isalpha() for char in better) else None


_ONE_TEXT: Final = re.compile(
    r"\s*(?:\[\s*u?'([^'\n]*)'\s*\]|\[\s*\"([^\"\n]*)\"\s*\]|u?b'([^'\n]*)'|\(u?'([^'\n]*)',\)"
    r"|Optional\(\"([^\"\n]*)\"\)|Some\(([A-ZÀ-Þ][^()\"\n]*)\)"
    r"|Some\(\"([^\"\n]*)\"\)|s:\d{1,6}:\\?\"([^\"\n]*?)\\?\";?|a:1:\{i:0;s:\d{1,6}:\"([^\"\n]*)\";\})\s*"
)


def held(text: str) -> str | None:
    """The one text that a printed value of a program holds: `['Kyiv']`, `a:1:{i:0;s:4:"Kyiv";}`."""
    match = _ONE_TEXT.fullmatch(text[: 2 * MOST_TOLD])
    inner = next((group for group in match.groups() if group), "") if match else ""
    return told(inner, text) if inner and "\\" not in inner else None


_ALIKE: Final = dict(
    zip("аеорсухіјѕԁһАВЕКМНОРСТУХІЈЅ", "aeopcyxijsdhABEKMHOPCTYXIJS", strict=True),
)
"""Letters of Cyrillic that look like those of Latin."""
_BACK: Final = {latin: cyrillic for cyrillic, latin in _ALIKE.items()}


def in_one_alphabet(word: str) -> str | None:
    """A word of two alphabets in the one that has letters which the other's cannot be taken for."""
    scripts = {char: unicodedata.name(char, "").split(" ")[0] for char in word if char.isalpha()}
    latin = {char for char, script in scripts.items() if script == "LATIN"}
    cyrillic = {char for char, script in scripts.items() if script == "CYRILLIC"}
    if cyrillic <= _ALIKE.keys() and not latin <= _BACK.keys():
        return "".join(_ALIKE.get(char, char) for char in word)
    if latin <= _BACK.keys() and not cyrillic <= _ALIKE.keys():
        return "".join(_BACK.get(char, char) for char in word)
    return None


def spelt(address: str) -> str | None:
    """An address with its host as it is meant: not `wwww.`, `.con`, a typesetter's dash, another alphabet."""
    match = re.match(r"(https?://)([^/?#:]+)(.*)", address, re.DOTALL)
    if match is None:
        return None
    host = re.sub("[\u2010-\u2015\u2212]", "-", match[2])
    host = re.sub(r"^(?:w{4,}|ww|wvw|vvw|www\.www)\.", "www.", host)
    if glued := re.match(rf"(.*\.)({GLUED})$", host, re.IGNORECASE):
        top = re.match(r"com|org|net|..", glued[2])
        end = len(glued[1]) + (top.end() if top else 0)
        return f"{match[1]}{host[:end]}/{host[end:]}{match[3]}"
    host = re.sub(r"\.(?:con|cmo|ocm|comm|cpm|vom|xom|com\.com)$", ".com", host)
    host = re.sub(r"\.(?:ogr|orgg)$", ".org", re.sub(r"\.(?:nett|nte)$", ".net", host))
    labels = [label if label.isascii() else in_one_alphabet(label) or label for label in host.split(".")]
    host = ".".join(labels)
    sound = host.isascii() and host != match[2] and "xn--" not in host and not re.search(rf"\.{SLIPS}$", host)
    return f"{match[1]}{host}{match[3]}" if sound else None


_LEADS: Final = ("url", "u", "q", "uddg", "to", "target", "dest", "destination", "redirect", "link", "RU")


def led_to(address: str) -> str | None:
    """The address within one that only leads there: of a search engine, a network, a mail filter, a cache."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    query = dict(parse_qsl(parts.query))
    within = next((query[name] for name in _LEADS if name in query), "")
    within = re.sub(r"^cache:(?:[\w-]{6,20}:)?", "", within)
    if parts.hostname and parts.hostname.endswith(".cdn.ampproject.org"):
        path = re.match(r"/(?:c|v|i)/(s/)?(.+)", parts.path)
        within = f"http{'s' if path[1] else ''}://{path[2]}" if path else ""
    if "." in within.split("/")[0] and "://" not in within:
        within = f"https://{within}"
    return within if re.match(r"https?://[^/\s]+\.[^/\s]+", within) and " " not in within else None


_PLAYERS: Final = (
    (re.compile(r"https?://(?:(?:www\.|m\.)?youtube\.com/(?:watch\?(?:[^#]*&)?v=|shorts/|live/)|youtu\.be/)"
                r"([\w-]{6,20})"), "https://www.youtube.com/embed/{}"),
    (re.compile(r"https?://(?:www\.)?vimeo\.com/(\d{4,12})"), "https://player.vimeo.com/video/{}"),
    (re.compile(r"https?://(?:www\.)?dailymotion\.com/video/(\w{4,12})"),
     "https://www.dailymotion.com/embed/video/{}"),
)  # fmt: skip


def player_of(address: str) -> str | None:
    """The player of a film by the page that shows it."""
    found = ((form.match(address), player) for form, player in _PLAYERS)
    return next((player.format(match[1]) for match, player in found if match), None)


_DEGREES: Final = re.compile(
    r"(?P<before>[NSEWO])?\s*(?P<whole>\d{1,3}(?:[.,]\d+)?)\s*[°º]?\s*"
    r"(?:(?P<minutes>\d{1,2}(?:[.,]\d+)?)\s*['’′]\s*)?"
    r"(?:(?P<seconds>\d{1,2}(?:[.,]\d+)?)\s*(?:[\"”″]|'')\s*)?(?P<behind>[NSEWO])?",
    re.IGNORECASE,
)


def without_style(text: str) -> str | None:
    """A text with plain letters for those of formulas, which some write for bold type."""
    plain = re.sub("[\U0001d400-\U0001d7ff]+", lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return told(plain, text)


def degrees(text: str, term: str) -> str | None:
    """A latitude or longitude in degrees with a point, of one in minutes or with its direction."""
    match = _DEGREES.fullmatch(text.strip()[:60])
    side = (match["before"] or match["behind"] or "").upper() if match else ""
    fitting = "NS" if term == "latitude" else "EWO"
    if match is None or (side and side not in fitting) or (match["before"] and match["behind"]):
        return None
    parts = [float((match[name] or "0").replace(",", ".")) for name in ("whole", "minutes", "seconds")]
    value = parts[0] + parts[1] / 60 + parts[2] / 3600
    most = 90 if term == "latitude" else 180
    if value > most or parts[1] >= 60 or parts[2] >= 60:
        return None
    if side == "O":  # "Ost" and "ovest"
        return None
    signed = -value if side in ("S", "W") else value
    return f"{signed:.6f}".rstrip("0").rstrip(".")
