"""Rules on texts: empty ones, and what does not belong in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from publisher.validation.faults import Fault, Fix, Rule, Spot, shown
from publisher.validation.values.bodies import cut_off_text, no_prose
from publisher.validation.values.leftovers import (
    BRACKETS,
    HOLLOW,
    LEFTOVERS,
    SHORTCODES,
    filler_text,
    template_leftover,
)
from publisher.validation.values.names import NAMED


def empty_value(spot: Spot) -> Iterator[Fault]:
    """A member without a value: `""`, blanks only, `null`, an empty object or array.

    It says nothing and looks as if it did. Leave the member out.
    """
    what = {"": "empty", "None": "null"}.get(
        str(spot.value), "blank" if isinstance(spot.value, str) else "empty"
    )
    yield Fault(
        "warning",
        f"{spot.term} is {what}",
        spot.term,
        spot.slot.expected if spot.slot else None,
        "null" if spot.value is None else shown(spot.value),
        fix=Fix("remove") if isinstance(spot.path and spot.path[1], str) else None,
    )


_MARKUP: Final = re.compile(
    r"</?(?:p|br|a|b|i|em|strong|div|span|ul|ol|li|h[1-6]|img|iframe|table|tr|td|th|figure|figcaption|blockquote|"
    r"section|article|sup|sub|u|s|small|font|center|hr|script|style|video|audio|source|picture|input|form|button|svg"
    r"|object|embed|code|pre|cite|q|mark|time|strike|del|ins|label|aside|header|footer|nav)(?:\s[^<>=]{0,100}=[^<>]{0,400})?\s?/?>|<!--|<!\[CDATA\[",
    re.IGNORECASE,
)
_ENTITY: Final = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|euro|pound|copy|reg|trade|laquo|raquo|[lr]aquo|middot|"
    r"bull|deg|shy|[aeiouAEIOUcnCNyYoO](?:acute|grave|circ|uml|tilde|cedil|ring|slash)|szlig|AElig|aelig|oelig|"
    r"#\d{2,6}|#[xX][0-9a-fA-F]{2,6});"
)
_MOJIBAKE: Final = re.compile(
    "\u00c3[\u0080-\u00bf\u0192\u201a\u201e\u2020\u0161\u0153\u0178\u017e]|\u00e2\u20ac[\u0153\u2122\u201c\u02dc\u00a6\u00a2\u009d]?"
    "|\u00c2[\u00a0-\u00bf]|\ufffd|\u00d0[\u0080-\u00bf].\u00d0|\u00ef\u00bb\u00bf|\u00e2\u0080[\u0090-\u00bf]"
)
_EMOJI: Final = re.compile(r":[A-Za-z][A-Za-z0-9_+-]{2,30}:")
_SCRIPT: Final = re.compile(r"</?script\b|<!--", re.IGNORECASE)


def script_breakout(spot: Spot) -> Iterator[Fault]:
    """A text with `<script`, `</script` or `<!--` in it, which ends or changes the block it is embedded in.

    Everything after it becomes part of the page, and may be a stranger's program. Take it out of the text; to
    embed a text that must have it, write `<` as `\\u003c`.
    """
    found = _SCRIPT.search(spot.value) if "<" in spot.value else None
    if found:
        yield Fault("error", f"the text has {found[0]} in it", spot.term, "plain text", shown(spot.value))


def markup_in_text(spot: Spot) -> Iterator[Fault]:
    """A text with HTML in it, where schema.org expects plain text.

    Consumers show the tags, or count and compare them. Take them out; paragraphs are parted by empty lines.
    """
    found = _MARKUP.search(spot.value, spot.value.find("<")) if "<" in spot.value else None
    if (
        found
        and not found[0].lower().startswith(("<script", "</script", "<!--"))
        and spot.term != "encodingFormat"
    ):
        yield Fault(
            "warning", f"the text has {shown(found[0])} in it", spot.term, "plain text", shown(spot.value)
        )


def entity_in_text(spot: Spot) -> Iterator[Fault]:
    """A text with HTML entities in it: `Q&amp;A`, `&#8217;`.

    JSON is not HTML: consumers show them as they stand. Write the character itself.
    """
    found = _ENTITY.search(spot.value) if "&" in spot.value else None
    if found:
        better = unescape(spot.value)
        short = len(better) <= 400
        safe = short and not _MARKUP.search(better) and "<" not in better
        yield Fault(
            "warning",
            f"the text has {found[0]} in it",
            spot.term,
            "plain text",
            shown(spot.value),
            better if short else None,
            Fix("replace", better) if safe else None,
        )


def notation_in_text(spot: Spot) -> Iterator[Fault]:
    """A text in Markdown, wiki text, BBCode or with emoji in words, where schema.org expects plain text.

    Consumers show `**bold**`, `[[Kyiv]]`, `[b]` and `:tada:` as they stand. Write what people should read.
    """
    found = _NOTATION.search(spot.value)
    if found and spot.term not in ("cssSelector", "xpath", "text"):
        yield Fault(
            "warning", f"the text has {shown(found[0])!r} in it", spot.term, "plain text", shown(spot.value)
        )


_NOTATION: Final = re.compile(
    r"\*\*[^\s*][^*\n]{0,200}\*\*|\[\[[^\[\]\n]{1,200}\]\]|(?<!')'''[^'\n]{1,200}'''|"
    r"\[[^\[\]\n]{1,200}\]\((?:https?:)?/[^)\s]{1,400}\)|"
    r"\[(b|i|u|url|quote|img)(?:=[^\]\n]{0,200})?\].{0,400}?\[/\1\]|(?<![\w:/]):[a-z][a-z0-9_+-]{2,30}:(?![\w:/])",
    re.IGNORECASE,
)


def escape_in_text(spot: Spot) -> Iterator[Fault]:
    """A text with escapes that were written twice: `\\n`, `\\u00e9`, `\\"` for a line break, an é, a quote.

    The text was made JSON, and then again, or comes from a mail header (`=?UTF-8?Q?`) or an address (`%20`).
    Consumers show it as it stands.
    """
    found = _ESCAPE.search(spot.value)
    if found and spot.term not in ("cssSelector", "xpath", "text", "valuePattern"):
        better = _CODE.sub(lambda code: chr(int(code[1], 16)), spot.value)
        yield Fault(
            "warning",
            f"the text has {found[0]!r} in it",
            spot.term,
            "plain text",
            shown(spot.value),
            better if better != spot.value and better.isprintable() else None,
        )


_CODE: Final = re.compile(r"\\u(?!d[89a-fA-F])([0-9a-fA-F]{4})", re.IGNORECASE)
_ESCAPE: Final = re.compile(
    r"=\?[\w-]{2,20}\?[QBqb]\?|\w%20\w|\\(?:u[0-9a-fA-F]{4}|[nrt](?![A-Za-z])|n(?=[A-Z])|[\"'/])"
)


def invisible_in_text(spot: Spot) -> Iterator[Fault]:
    """A character in a text that nobody can see and that does something, or that only one font has.

    Zero-width spaces part words for those who search; marks that turn the direction of writing hide what is
    written; control characters break XML feeds. They come with a copy from a page or a word processor.
    """
    found = _INVISIBLE.search(spot.value)
    if found and spot.term not in NAMED:
        yield Fault(
            "warning",
            f"the text has the character U+{ord(found[0]):04X} in it",
            spot.term,
            "a text without it",
            shown(spot.value),
        )


_UNSEEN: Final = (
    *(
        "\u200b",
        "\ufeff",
        "\u202d",
        "\u202e",
        "\ufffc",
        "\u2028",
        "\u2029",
        "\uf0b7",
        "\uf0a7",
        "\uf02d",
        "\ue000",
    ),
    *("\x02", "\x03", "\x07", "\x08", "\x0b", "\x0c", "\x1b", "\x1f"),
)
_INVISIBLE: Final = re.compile("[" + "".join(_UNSEEN) + "]")


def blank_at_edge(spot: Spot) -> Iterator[Fault]:
    """A name or headline with blanks before or behind it.

    Consumers that compare names take it for another.
    """
    value = spot.value
    if isinstance(value, str) and value != value.strip() and value.strip():
        better = value.strip()
        yield Fault(
            "warning",
            f"{spot.term} has blanks at its edge",
            spot.term,
            "the text without them",
            shown(value),
            better,
            Fix("replace", better),
        )


def mojibake(spot: Spot) -> Iterator[Fault]:
    """A text that was read in the wrong encoding: `ZelenskyÃ¢â‚¬â„¢s` for `Zelensky’s`.

    Somewhere UTF-8 was taken for another encoding. Find that place: the characters are lost for every reader.
    """
    found = _MOJIBAKE.search(spot.value)
    if found:
        better = _repaired(spot.value)
        yield Fault(
            "warning",
            f"the text has {found[0]!r} in it",
            spot.term,
            actual=shown(spot.value),
            suggestion=better,
        )


def _repaired(text: str) -> str | None:
    for encoding in ("cp1252", "latin-1"):
        try:
            better = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return better if len(better) <= 400 else None
    return None


TEXT_RULES = (
    script_breakout,
    markup_in_text,
    entity_in_text,
    template_leftover,
    notation_in_text,
    escape_in_text,
    filler_text,
    invisible_in_text,
    mojibake,
)
"""Rules on what a text has in it."""

_FILLED: Final[tuple[Rule, ...]] = (template_leftover,)

_MARKS: Final[dict[str, dict[str, tuple[Rule, ...]]]] = {
    "<": {"<": (script_breakout, markup_in_text, template_leftover)},
    "&": {"&": (entity_in_text,)},
    "{": {"{": _FILLED},
    "_": {"__": _FILLED},
    "%": {"%20": (escape_in_text,), **dict.fromkeys(("%%", "_", "%s", "%d", "%@", "%1$"), _FILLED)},
    "@": dict.fromkeys(("@Model", "@ViewBag", "@item.", "@{"), _FILLED),
    "$": {"$(": _FILLED},
    "#": {"##": _FILLED},
    "[": {"[[": (notation_in_text,), "[/": (template_leftover, notation_in_text)}
    | dict.fromkeys(BRACKETS, _FILLED)
    | {f"[{name}": _FILLED for name in SHORTCODES},
    "]": {"](": (notation_in_text,)},
    "*": {"**": (notation_in_text,), "*|": _FILLED},
    "'": {"'''": (notation_in_text,)},
    "?": {"=?": (escape_in_text,)},
    "\\": {"\\": (escape_in_text,)},
    "\ufffd": {"\ufffd": (mojibake,)},
    "\u00c2": {"\u00c2": (mojibake,)},
    "\u00c3": {"\u00c3": (mojibake,)},
    "\u00d0": {"\u00d0": (mojibake,)},
    "\u00e2": {"\u00e2\u20ac": (mojibake,), "\u00e2\u0080": (mojibake,)},
    "\u00ef": {"\u00ef\u00bb": (mojibake,)},
    "psum": {"orem ipsum": (filler_text,)},
    **{char: {char: (invisible_in_text,)} for char in _UNSEEN},
}
"""The marks without which no rule finds anything, and the rules that look at a text that has one.

They stand behind a part of them that is rare and soon looked for: most documents have none.
"""

_PLAIN_PARTS: Final = tuple(filter(str.isascii, _MARKS))


def marks_in(text: str) -> list[tuple[str, tuple[Rule, ...]]]:
    """The marks in a text, each with the rules that have to look at it."""
    parts = [part for part in (_PLAIN_PARTS if text.isascii() else _MARKS) if part in text]
    found = [entry for part in parts for entry in _MARKS[part].items() if entry[0] in text]
    if ":" in text and _EMOJI.search(text):
        found.append((":", (notation_in_text,)))
    return found


def suspects(texts: list[str]) -> dict[int, tuple[Rule, ...]]:
    """The texts of a document that rules have to look at, by their `id()`, each with these rules."""
    if not texts:
        return {}
    joined = "\0".join(texts)
    found: dict[int, tuple[Rule, ...]] = {}
    for mark, rules in marks_in(joined):
        found.update({id(text): found.get(id(text), ()) + rules for text in texts if mark in text})
    short = [text.lower() for text in texts if len(text) <= _LONGEST]
    if not _NOTHING.isdisjoint(short):
        for text in texts:
            if len(text) <= _LONGEST and (text in LEFTOVERS or text.lower() in HOLLOW):
                rules = _FILLED if text in LEFTOVERS else (filler_text,)
                found[id(text)] = found.get(id(text), ()) + rules
    if min(texts) < "!" or "\xa0" in joined:
        found.update({id(text): (empty_value,) for text in texts if not text or text.isspace()})
    return found


_NOTHING: Final = HOLLOW | frozenset(map(str.lower, LEFTOVERS))
_LONGEST: Final = max(map(len, _NOTHING))

RULES = (empty_value, blank_at_edge, cut_off_text, no_prose, *TEXT_RULES)
