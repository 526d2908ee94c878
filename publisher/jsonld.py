"""JSON-LD as text and as data: strict reading, canonical writing, safe embedding, walking its nodes.

Nothing here is ever fetched and nothing expanded: `https://schema.org` is a name, not an address.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final, NoReturn

import jiter
import rfc8785

from publisher.errors import Unreadable
from publisher.model import JSON
from publisher.pointer import escape

MOST_BYTES: Final = 1_048_576
"""A document is at most this long, in UTF-8."""

MOST_LEVELS: Final = 32
"""Objects and arrays stand at most this deep in one another."""

MOST_INTEGER: Final = 2**53 - 1
"""The largest integer every JSON reader keeps exactly (RFC 7493 section 2.2)."""


class Malformed(Unreadable):
    """A text is not strict JSON (RFC 8259 and 7493); `code` is the finding it becomes, `offset` where.

    `offset` counts code points of the text from 0; `line` and `column` count from 1.
    """

    def __init__(self, code: str, message: str, text: str, offset: int) -> None:
        offset = min(max(offset, 0), len(text))
        line, column = place(text, offset)
        super().__init__(f"line {line}, column {column}: {message}", line=line, column=column)
        self.code = code
        self.reason = message
        self.text = text
        self.offset = offset


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of a code point of a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def parse(data: bytes | str, text: str | None = None) -> JSON:
    """The value a strict JSON text stands for. Raises `Malformed`. `text` is what `decode` has made of it.

    Strict means UTF-8 only and no byte order mark, no member twice, no NaN, no number a double cannot hold,
    no integer above 2^53 - 1, no lone surrogate, no NUL, at most 32 levels and 1 MiB.
    """
    if text is None:
        text = decode(data)
    value = _quickly(data, text)
    return _carefully(text) if value is _UNREAD else value


_UNREAD: Final = object()


def _quickly(data: bytes | str, text: str) -> Any:
    """The value, or `_UNREAD` where only `_carefully` can tell what it is or what is wrong with it."""
    if "\\" in text and "\\u0000" in text:
        return _UNREAD
    try:
        value = jiter.from_json(
            data if isinstance(data, bytes) else text.encode(),
            allow_inf_nan=False,
            cache_mode="keys",
            catch_duplicate_keys=True,
        )
    except ValueError:
        return _UNREAD
    return value if _fits([value], MOST_LEVELS) else _UNREAD


def _fits(container: Any, levels: int) -> bool:
    """Whether nothing in an object or array is a number that loses digits, and it is not too deep."""
    for item in container.values() if container.__class__ is dict else container:
        kind = item.__class__
        if kind is dict or kind is list:
            if not levels or not _fits(item, levels - 1):
                return False
        elif (kind is int or kind is float) and not -MOST_INTEGER <= item <= MOST_INTEGER:
            return False
    return True


def _carefully(text: str) -> JSON:
    try:
        value: JSON = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise Malformed("malformed-json", error.msg, text, error.pos) from None
    except _Member as error:
        raise Malformed(error.code, error.message, text, _find(text, error.needle, error.nth)) from None
    except RecursionError:
        raise Malformed("too-deep", f"more than {MOST_LEVELS} levels", text, _deep(text)) from None
    if text.count("{") + text.count("[") > MOST_LEVELS and _levels(value) > MOST_LEVELS:
        raise Malformed("too-deep", f"more than {MOST_LEVELS} levels", text, _deep(text))
    if "\\u" in text:
        _check_escapes(text)
    return value


def decode(data: bytes | str) -> str:
    """The text of these bytes. Raises `Malformed` if they are too many, not UTF-8 or begin with a mark."""
    if isinstance(data, str):
        if len(data) > MOST_BYTES or (len(data) > MOST_BYTES // 4 and len(_encoded(data)) > MOST_BYTES):
            raise Malformed("too-large", f"more than {MOST_BYTES:,} bytes", "", 0)
        text = data
    else:
        if len(data) > MOST_BYTES:
            raise Malformed("too-large", f"{len(data):,} bytes; at most {MOST_BYTES:,} are read", "", 0)
        if data.startswith((b"\xff\xfe", b"\xfe\xff", b"{\0", b"\0{", b"[\0", b"\0[")):
            raise Malformed("not-utf-8", "the text is UTF-16, not UTF-8", "", 0)
        try:
            text = str(data, "utf-8")
        except UnicodeDecodeError as error:
            before = data[: error.start].decode("utf-8", "replace")
            raise Malformed("not-utf-8", _other_than_utf_8(data, error), before, len(before)) from None
    if text.startswith("\ufeff"):
        raise Malformed("byte-order-mark", "the text begins with a byte order mark", text, 0)
    return text


def _other_than_utf_8(data: bytes, error: UnicodeDecodeError) -> str:
    """What bytes are that are not UTF-8, as far as they tell."""
    if error.reason == "unexpected end of data":
        return "the text is not UTF-8: it ends within a character"
    wrong = data[error.start : error.start + 1]
    latin = wrong.decode("windows-1252", "replace")
    meant = f", which is {latin} in Windows-1252" if latin.isalpha() else ""
    return f"the text is not UTF-8: it has the byte {wrong.hex().upper()}{meant}"


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


class _Member(ValueError):
    def __init__(self, code: str, message: str, needle: str, nth: int = 0) -> None:
        self.code, self.message, self.needle, self.nth = code, message, needle, nth


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise _Member(
                    "duplicate-member", f"the member {json.dumps(name)} stands twice in one object", name, 1
                )
            seen.add(name)
    return members


def _float(number: str) -> float:
    value = float(number)
    if value in (float("inf"), float("-inf")):
        raise _Member("number-too-large", f"the number {number[:40]} is too large for any reader", number)
    if MOST_INTEGER < abs(value) < 1e21 and value.is_integer():
        raise _Member("number-too-large", f"the number {number[:40]} loses digits in most readers", number)
    return value


def _integer(number: str) -> int:
    if len(number) > 15 and (len(number) > 17 or abs(int(number)) > MOST_INTEGER):
        raise _Member("number-too-large", f"the number {number[:40]} loses digits in most readers", number)
    return int(number)


def _constant(name: str) -> NoReturn:
    raise _Member("malformed-json", f"{name} is not JSON", name)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=_float, parse_int=_integer, parse_constant=_constant
)


def _levels(value: Any) -> int:
    """How deep containers stand in one another; an explicit stack, for depth is what is hostile here."""
    deepest, stack = 0, [(value, 1)]
    while stack:
        item, level = stack.pop()
        if isinstance(item, dict | list):
            deepest = max(deepest, level)
            children = item.values() if isinstance(item, dict) else item
            stack.extend((child, level + 1) for child in children if isinstance(child, dict | list))
    return deepest


def tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """The strings, brackets and everything between of a JSON text, with start and end; for slow paths.

    Kinds are `"`, the bracket or mark itself (`{}[]:,`), and `0` for numbers and literals.
    """
    at, end = 0, len(text)
    while at < end:
        char = text[at]
        start = at
        if char == '"':
            at += 1
            while at < end and text[at] != '"':
                at += 2 if text[at] == "\\" else 1
            at = min(at + 1, end)
            yield '"', start, at
        elif char in "{}[]:,":
            at += 1
            yield char, start, at
        elif char in " \t\r\n":
            at += 1
        else:
            while at < end and text[at] not in '{}[]:," \t\r\n':
                at += 1
            yield "0", start, at


def _deep(text: str) -> int:
    level = 0
    for kind, start, _ in tokens(text):
        level += (kind in "{[") - (kind in "}]")
        if level > MOST_LEVELS:
            return start
    return 0


def _find(text: str, needle: str, nth: int) -> int:
    """Where the member (its `nth` time in one object) or the number `needle` stands, as a token."""
    scopes: list[dict[str, int]] = [{}]
    previous = ("", 0, 0)
    for kind, start, end in tokens(text):
        if kind == "{":
            scopes.append({})
        elif kind == "}" and len(scopes) > 1:
            scopes.pop()
        elif kind == ":" and nth and previous[0] == '"':
            name = json.loads(text[previous[1] : previous[2]], strict=False)
            scopes[-1][name] = scopes[-1].get(name, 0) + 1
            if name == needle and scopes[-1][name] > nth:
                return previous[1]
        elif kind == "0" and not nth and text[start:end] == needle:
            return start
        previous = (kind, start, end)
    return 0


def _check_escapes(text: str) -> None:
    """Refuses NUL and lone surrogates, which only an escape can bring into a decoded text."""
    if "\\u0000" not in text and "\\ud" not in text and "\\uD" not in text:
        return
    for kind, start, end in tokens(text):
        if kind != '"' or "\\u" not in text[start:end]:
            continue
        value = json.loads(text[start:end])
        if "\0" in value:
            raise Malformed("nul-character", "a text holds the character NUL", text, start)
        if not _is_unicode(value):
            raise Malformed("lone-surrogate", "a text holds half of a surrogate pair", text, start)


def _is_unicode(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def canonical(document: JSON) -> bytes:
    """The one way to write a document as bytes (RFC 8785): what is stored, hashed, signed and served.

    Raises `Unreadable` for what has no such form: NaN, integers above 2^53 - 1, lone surrogates.
    """
    try:
        return rfc8785.dumps(document)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise Unreadable(f"the document has no canonical form: {error}") from None


_UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def embed(document: JSON) -> str:
    """A `<script>` element that holds a document and that no text in it can end or be read otherwise.

    The JSON is ASCII with `<`, `>` and `&` as `\\uXXXX`, so it is safe in HTML and XHTML of any encoding.
    """
    text = json.dumps(document, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.translate(_UNSAFE)}</script>'


def nodes(document: JSON, pointer: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of a document that is not a context or a value object, with its pointer, parents first."""
    stack: list[tuple[str, Any]] = [(pointer, document)]
    while stack:
        where, value = stack.pop()
        if isinstance(value, dict):
            if "@value" in value:
                continue
            yield where, value
            below = [(f"{where}/{escape(name)}", item) for name, item in value.items() if name != "@context"]
            stack.extend(reversed(below))
        elif isinstance(value, list):
            stack.extend((f"{where}/{index}", value[index]) for index in range(len(value) - 1, -1, -1))


def listed(value: Any) -> list[Any]:
    """The values of a member that has none, one or several."""
    return value if isinstance(value, list) else [] if value is None else [value]


def types(node: dict[str, Any]) -> tuple[str, ...]:
    """The types of a node as it writes them: none, one or several."""
    value = node.get("@type", ())
    if isinstance(value, str):
        return (value,)
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()
