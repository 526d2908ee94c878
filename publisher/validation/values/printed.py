"""Rules on texts that no person wrote: values of programs printed as text, their complaints, keys."""

# ruff: noqa: SIM905

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from publisher.validation.faults import Fault, Spot, shown
from publisher.validation.values import restored

_SERIAL: Final = re.compile(
    r"\s*(?:"
    r"a:\d{1,6}:\{|O:\d{1,4}:\\?\"|s:\d{1,6}:\\?\"[^\n]*\\?\";?\s*$|[bdi]:[\d.]{1,20};\s*$"
    r"|Array\s*\(\s*\[|stdClass Object\b"
    r"|\{\s*(?:'[\w-]{1,40}'|\"[\w-]{1,40}\"|\\\"[\w-]{1,40}\\\")\s*:|\{\s*:\w{1,40}\s?=>"
    r"|\{\s*\"\w{1,40}\"\s?=>"
    r"|\[\s*u?'[^\n]*'\s*\]\s*$|\[\s*\"[^\n]*\"\s*\]\s*$|\[\s*\{\s*\\?[\"']|u?b'[^'\n]*'\s*$"
    r"|\(u?'[^\n]*',\)\s*$"
    r"|map\[\w{1,40}:|%!\w\(|Optional\(\"|Some\(\"|<[\w.]{1,60}: [^<>\n]{1,80}>\s*$|<(?:QuerySet"
    r"|generator|function|class|bound method)\b"
    r"|#<[A-Z]\w{0,60}(?::0x| )|\w{1,60} object \(\d{1,9}\)\s*$|<NSNull>|<nil>"
    r"|\[?L?(?:java|javax|com|org|net)\.[a-z]\w{0,40}(?:\.\w{1,60}){0,8};?@[0-9a-f]{2,16}\s*$"
    r"|System\.[A-Z][\w.]{2,80}(?:`\d)?(?:\[[\w.,\[\]]{0,80}\])?\s*$|Resource id #\d{1,9}\s*$|Promise \{"
    r"|(?:HASH|ARRAY|CODE|SCALAR|GLOB)\(0x[0-9a-f]{6,16}\)|Some\([A-ZÀ-Þ][^()\n]{1,200}\)\s*$"
    r"|(?:List|Vector|ArrayBuffer|Seq|Set|ArraySeq)\([^()\n]{1,200}, [^()\n]{1,400}\)\s*$"
    r"|\([\w, {}]{0,60}\)\s?=>\s?[\w({]|(?:NaN|undefined|null) (?:min(?:ute)?s?|words?|views?|comments?)\b"
    r"|function\s?\w{0,40}\([\w, ]{0,60}\)\s?\{|\[(?:o|O)bject \w{2,40}\]\s*$"
    r")"
)
"""How values look that were printed instead of what they hold: in PHP, JSON, Python, Ruby, Java, Scala."""

PRINTED: Final = frozenset({"Array", "Object", "ArrayBuffer", "NULL NULL", "Closure Object", "System.Object"})
"""The whole of what some print."""


def printed_value(spot: Spot) -> Iterator[Fault]:
    """A value of a program printed as text: `a:1:{i:0;s:4:"Kyiv";}`, `['Kyiv']`, `Array`, `System.String[]`.

    The template was given a list or an object where it needed a text. Print what the value holds.
    """
    value = spot.value if isinstance(spot.value, str) else ""
    if is_printed(value) and spot.term not in ("text", "target", "urlTemplate", "keywords"):
        yield Fault(
            "warning",
            f"{shown(value)!r} is a value of a program, no text",
            spot.term,
            "a text",
            shown(value),
            restored.held(value),
        )


def is_printed(value: str) -> bool:
    """Whether a text is a value as programs print it."""
    return value.strip() in PRINTED or _SERIAL.match(value[:2_000]) is not None


_COMPLAINT: Final = re.compile(
    r"(?:PHP )?(?:Fatal error|Parse error|Warning|Notice|Deprecated): .{1,300}(?:\.php|on line \d"
    r"|Undefined |undefined )"
    r"|Traceback \(most recent call last\)|\b(?:Type|Reference|Syntax|Range|Attribute|Value|Key)Error: "
    r"|(?:^|\s)at [\w$.]{3,80}\([\w.]{1,40}:\d{1,6}\)|SQLSTATE\[|Error establishing a database connection"
    r"|\bException(?: in thread|: )|Call to (?:undefined|a member) function|Cannot read propert"
    r"|translation[ _]missing|missing[ _]translation|\[missing \"|502 Bad Gateway|503 Service|504 Gateway"
    r"|Liquid error|Twig_Error|TemplateSyntaxError|Error: Template",
    re.IGNORECASE | re.ASCII,
)
_LINE: Final = re.compile(r":[0-9]{1,6}\)")


def may_complain(lower: str) -> bool:
    """Whether the long look for a complaint is worth its time: by words one of which every complaint has."""
    return (
        "error" in lower
        or "warning: " in lower
        or "notice: " in lower
        or "deprecated: " in lower
        or "exception" in lower
        or "call to " in lower
        or "cannot read" in lower
        or "translation" in lower
        or "[" in lower
        or "gateway" in lower
        or "503 service" in lower
        or ("(" in lower and ("traceback (" in lower or _LINE.search(lower) is not None))
    )


BEGIN_COMPLAINTS: Final = frozenset(
    (
        "php f|php p|php w|php n|php d|fatal|parse|warni|notic|depre|trace|typee|refer|synta|range|attri"
        "|value|keyer|sqlst|error|excep|call |canno|trans|missi|[miss|502 b|503 s|504 g|liqui|twig_"
        "|templ|uncau"
    ).split("|")
)
"""How complaints begin that are the whole of a text, in small letters."""

_KEY: Final = re.compile(
    r"(?:[a-z][a-z0-9-]*[._]){1,6}(?:title|description|label|name|headline|text|summary|excerpt|body"
    r"|caption|heading|subtitle"
    r"|intro|teaser|placeholder|translation)|missing[._][a-z._]{3,60}",
    re.ASCII,
)


def complaint_as_text(spot: Spot) -> Iterator[Fault]:
    """What a program says of itself where a text belongs: an error, a key that was not translated.

    `Warning: Undefined variable $title`, `translation missing: en.title`, `article.description.label`.
    """
    value = spot.value.strip() if isinstance(spot.value, str) else ""
    if len(value) > 2_000 or spot.term in ("text", "articleBody"):
        return
    start = value[:600]
    found = _COMPLAINT.search(start) if may_complain(start.lower()) else None
    if found:
        what = f"what a program says: {shown(found[0])}"
    elif len(value) < 120 and _KEY.fullmatch(value):
        what = "a key of a table, no text"
    else:
        return
    yield Fault("warning", f"{shown(value)!r} is {what}", spot.term, "a text", shown(value))
