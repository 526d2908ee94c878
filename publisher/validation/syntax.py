"""Rules on text: what is not strict JSON, and why it probably is not.

`read` gives the document and where it begins in the text, or the fault that kept it from being read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from publisher import jsonld
from publisher.model import JSON
from publisher.validation.faults import Fault, shown


@dataclass(frozen=True, slots=True)
class Unread:
    """A text that could not be read, as the rules of this layer are given it."""

    code: str
    reason: str
    text: str
    offset: int


def malformed_json(fault: Unread) -> Iterator[Fault]:
    """A text that is no JSON.

    The message tells the likely cause: a comma too much or too few, a wrong kind of quote, a comment, a line
    break within a text, HTML around or within it, a second document behind the first.
    """
    message, suggestion = _cause(fault.text, fault.offset, fault.reason)
    yield Fault("error", message, suggestion=suggestion)


def duplicate_member(fault: Unread) -> Iterator[Fault]:
    """A member that stands twice in one object.

    Which of the two counts is chance: most readers take the last without a word. Write an array for several
    values.
    """
    yield Fault("error", fault.reason)


def number_too_large(fault: Unread) -> Iterator[Fault]:
    """A number that other readers would change: beyond 2^53 - 1, or beyond what a double holds.

    Identifiers of many digits are texts: put them in quotes.
    """
    yield Fault("error", fault.reason)


def lone_surrogate(fault: Unread) -> Iterator[Fault]:
    """Half of a surrogate pair in a text: `\\ud83d` without its other half.

    A text was cut in the middle of a character. No UTF-8 can hold it.
    """
    yield Fault("error", fault.reason)


def nul_character(fault: Unread) -> Iterator[Fault]:
    """The character NUL in a text. Databases refuse it, and programs in C end the text there."""
    yield Fault("error", fault.reason)


def too_deep(fault: Unread) -> Iterator[Fault]:
    """Objects and arrays more than 32 deep in one another. Use `@graph` and references (`@id`) instead."""
    yield Fault("error", fault.reason)


def too_large(fault: Unread) -> Iterator[Fault]:
    """A document of more than a mebibyte. Leave pictures out, and give several articles one by one."""
    yield Fault("error", fault.reason)


def not_utf_8(fault: Unread) -> Iterator[Fault]:
    """A text in another encoding than UTF-8, which is the only one of JSON. Save it as UTF-8."""
    yield Fault("error", fault.reason)


def byte_order_mark(fault: Unread) -> Iterator[Fault]:
    """A byte order mark before the document, which JSON forbids. Save the file as UTF-8 without a mark.

    A lenient reader takes it off and warns.
    """
    yield Fault("error" if fault.reason else "warning", "the text begins with a byte order mark")


def wrapped(fault: Unread) -> Iterator[Fault]:
    """A document with its `<script>` element or a CDATA section around it, taken off by a lenient reader."""
    yield Fault("warning", fault.reason)


def double_encoded(fault: Unread) -> Iterator[Fault]:
    """A document within a JSON text: `"{\\"@type\\": ...}"`. It was written as JSON twice; write it once."""
    yield Fault("error", "the document was written as JSON twice: it is a text that holds JSON")


RULES: Final = (
    malformed_json,
    duplicate_member,
    number_too_large,
    lone_surrogate,
    nul_character,
    too_deep,
    too_large,
    not_utf_8,
    byte_order_mark,
    wrapped,
    double_encoded,
)
OF_VALUES: Final = frozenset({duplicate_member, number_too_large, lone_surrogate, nul_character})
"""Rules of one value or name, in a text that is JSON but for it: a pointer leads to it."""

BY_CODE: Final = {rule.__name__.replace("_", "-"): rule for rule in RULES}


@dataclass(slots=True)
class Text:
    """A text that was read: its document, the text itself, where the document begins, what was taken off."""

    text: str
    document: JSON = None
    start: int = 0
    unread: Unread | None = None
    notes: tuple[Unread, ...] = ()


def read(data: bytes | str, *, lenient: bool = False) -> Text:
    """The document of a text. Never raises; `unread` says why there is none."""
    notes: list[Unread] = []
    bare = _without_mark(data) if lenient else data
    if bare is not data:
        data = bare
        notes.append(Unread("byte-order-mark", "", "", 0))
    text, start = None, 0
    try:
        text = jsonld.decode(data)
        start, end = _unwrapped(text) if lenient else (0, len(text))
        if end - start < len(text):
            notes.append(Unread("wrapped", f"{shown(text[:start])} was taken off", text, 0))
            document = jsonld.parse(text[start:end])
        else:
            document = jsonld.parse(data, text)
    except jsonld.Malformed as error:
        whole = error.text if text is None else text
        moved = error.offset + start if error.text else error.offset
        return Text(whole, None, start, Unread(error.code, error.reason, whole, moved), tuple(notes))
    if document.__class__ is str and _is_json(document):
        return Text(text, unread=Unread("double-encoded", "", text, start), notes=tuple(notes))
    return Text(text, document, start, notes=tuple(notes))


def _without_mark(data: bytes | str) -> bytes | str:
    if isinstance(data, bytes):
        return data[3:] if data.startswith(b"\xef\xbb\xbf") else data
    return data[1:] if data.startswith("\ufeff") else data


_OPEN: Final = re.compile(
    r"\s*(?:<script\b[^>]{0,400}>\s*)?(?://\s*|/\*\s*)?(?:<!\[CDATA\[(?:\s*\*/)?|<!--)?\s*", re.IGNORECASE
)
_CLOSE: Final = re.compile(r"(?://|/\*)?\s*(?:\]\]>(?:\s*\*/)?|-->)?\s*(?:</script\s*>)?\s*$", re.IGNORECASE)


def _unwrapped(text: str) -> tuple[int, int]:
    """Where the document begins and ends within its wrapper; all of the text if it has none."""
    opened = _OPEN.match(text)
    if opened is None or not opened[0].strip():
        return 0, len(text)
    tail = max(opened.end(), len(text) - 80)
    closed = _CLOSE.search(text, tail)
    return opened.end(), closed.start() if closed else len(text)


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False


_WORDS: Final = {
    "True": "true",
    "False": "false",
    "None": "null",
    "TRUE": "true",
    "FALSE": "false",
    "NULL": "null",
}
_QUOTES: Final = "“”„‟‘’‚‛«»"


def _cause(text: str, offset: int, reason: str) -> tuple[str, str | None]:
    """The likely cause of a parser's complaint at this place of a text, and what to write instead."""
    head = text[: offset + 400].lstrip().lower()
    if not text.strip():
        return "the text is empty", None
    for start, message in _WRAPPERS:
        if head.startswith(start) and not text[:offset].strip():
            return message, None
    if _PROGRAM.match(head) and not text[:offset].strip():
        return "the JSON stands in a program: give what is within it", None
    if re.match(r"[\[{]\s*&(?:quot|#34|#x22);", head):
        return 'the JSON is HTML-escaped: it has &quot; for "', '"'
    here, before = text[offset : offset + 1], text[:offset].rstrip()
    if here in "}]" and here and before.endswith(","):
        return f"a comma too much before {here}", None
    if reason.startswith("Illegal trailing comma"):
        return "a comma too much", None
    for test in (_by_character, _by_reason):
        if found := test(text, offset, here, before, reason):
            return found
    return reason, None


_WRAPPERS: Final = (
    ("<script", "the JSON stands in a <script> element: give what is within it, or read it leniently"),
    ("<![cdata[", "the JSON stands in a CDATA section: give what is within it, or read it leniently"),
    ("//<![cdata[", "the JSON stands in a CDATA section: give what is within it, or read it leniently"),
    ("<!--", "the JSON stands in an HTML comment: give what is within it"),
    ("<", "this is HTML or XML, not JSON"),
    ("%pdf", "this is a PDF, not JSON"),
    ("---", "this is YAML, not JSON"),
    (")]}'", "a guard against scripts stands before the JSON: give what is behind it"),
    ("while(1)", "a guard against scripts stands before the JSON: give what is behind it"),
    ("for(;;)", "a guard against scripts stands before the JSON: give what is behind it"),
    ("```", "the JSON stands in a block of Markdown: give what is within it"),
    ("@prefix", "this is Turtle, not JSON"),
    ("%7b", "the JSON is encoded for an address"),
)

_PROGRAM: Final = re.compile(
    r"(?:(?:var|let|const) )?[\w.$\[\]\"']{1,80}\s?=\s?[\[{]|(?:module\.)?exports?\b|[\w.$]{1,60}\(\s?[\[{]",
    re.IGNORECASE,
)
"""How a program begins that has the JSON in it: an assignment, a call."""


_TEMPLATES: Final = ("{{", "{%", "${", "<?", "<%")


def _by_character(
    text: str, offset: int, here: str, before: str, reason: str
) -> tuple[str, str | None] | None:
    if not here and not reason.startswith("Unterminated"):
        return "the text ends in the middle: a bracket or brace is not closed", None
    if text.startswith(("{{", "{%", "${", "<?", "<%"), max(offset - 1, 0)) or text.startswith(
        _TEMPLATES, offset
    ):
        return "a template was not filled in", None
    if here == "\xa0" or (here and not here.isprintable() and here not in "\n\r\t"):
        return f"the character U+{ord(here):04X}, which cannot be seen, stands between the values", None
    if here == "\\" and not reason.startswith("Invalid"):
        return "the JSON was escaped twice: its quotes have a backslash before them", '"'
    if here in ("<", "&"):
        return "there is HTML among the values", None
    if here == "'":
        return "JSON has double quotes, not single ones", '"'
    if here and here in _QUOTES:
        return f'JSON has straight quotes ("), not typographic ones ({here})', '"'
    if text.startswith(("//", "/*"), offset) or here == "#":
        return "JSON has no comments", None
    if here == "," and before.endswith((",", "[", "{", ":")):
        return "a comma with nothing before it", None
    if here == "=":
        return "a member's name and value are parted by a colon, not by =", ":"
    return None


def _by_reason(text: str, offset: int, here: str, before: str, reason: str) -> tuple[str, str | None] | None:
    word = re.match(r"[\w$+.-]{0,40}", text[offset : offset + 60])
    found = word[0] if word else ""
    if reason.startswith("Invalid control"):
        name = {"\n": "a line break", "\r": "a line break", "\t": "a tab"}.get(here, "a control character")
        return f"{name} within a text", {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(here)
    if reason.startswith("Unterminated"):
        return "a text is not closed: its second quote is missing", None
    if reason.startswith("Invalid \\"):
        if byte := re.match(r"\\x([0-9A-Fa-f]{2})", text[offset : offset + 4]):
            return f"JSON has no escape {byte[0]}, which is JavaScript's", f"\\u00{byte[1]}"
        return "JSON has no such escape; a backslash itself is written twice", "\\\\"
    if reason.startswith("Extra data"):
        return _extra(text, offset)
    if reason.startswith("Expecting ','"):
        return _no_comma(found, here, before)
    if reason.startswith("Expecting ':'"):
        return "a colon is missing after the member's name", ":"
    if reason.startswith("Expecting property name"):
        return (
            (f"the member's name {found} has no quotes", f'"{found}"')
            if found
            else ("a member's name is missing", None)
        )
    if reason.startswith("Expecting value"):
        return _no_value(found, here)
    return None


def _no_comma(found: str, here: str, before: str) -> tuple[str, str | None]:
    """What may be wrong where a value is over and neither a comma nor a bracket follows."""
    if re.search(r"[:\[,]\s*-?0$", before) and found[:1].isalnum():
        zero = found[0].isdigit()
        return (
            "a number of JSON does not begin with a zero" if zero else "numbers of JSON are decimal",
            found.lstrip("0") if zero and found.isdigit() else None,
        )
    if found.startswith("."):
        return "a number of JSON does not end with its point", None
    if here == '"' or here in "{[" or found[:1].isdigit():
        return "a comma is missing", ","
    if here in ("]", "}"):
        opened, closed = ("{", "}") if here == "]" else ("[", "]")
        return f"{here} closes what was opened with {opened}", closed
    if before.endswith('"'):
        return 'a quote within a text must be written \\"', '\\"'
    return "a comma or a closing bracket is missing", ","


def _no_value(found: str, here: str) -> tuple[str, str | None]:
    if found in _WORDS:
        return f"{found} is not JSON", _WORDS[found]
    if found in ("NaN", "Infinity", "-Infinity", "undefined"):
        return f"{found} is not JSON", "null"
    if re.fullmatch(r"[+.]?\d[\d.]*", found):
        return f"{found} is no JSON number", found.lstrip("+") if found[0] == "+" else "0" + found
    if found:
        return f"the text {found} has no quotes", f'"{found}"'
    return ("a value is missing", None) if here in ",}]" else (f"no value begins with {here}", None)


def _extra(text: str, offset: int) -> tuple[str, str | None]:
    rest = text[offset : offset + 40].strip()
    if rest.startswith((";",)):
        return "a semicolon after the document", None
    if rest.startswith("<"):
        return f"{shown(rest)} stands behind the document", None
    if rest[:1] in "{[":
        return "a second document stands behind the first; write both in one array or @graph", None
    if rest[:1] in "}]":
        return f"a {rest[:1]} too much", None
    return f"{shown(rest)} stands behind the document", None


def rule_of(error: Unread) -> Any:
    """The rule that speaks for a text that could not be read."""
    return BY_CODE[error.code]
