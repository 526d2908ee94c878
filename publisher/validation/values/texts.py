"""Rules on texts: empty ones, and what does not belong in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from publisher.validation.faults import Fault, Fix, Rule, Spot, shown
from publisher.validation.values import encodings, restored
from publisher.validation.values.bodies import (
    cut_off_text,
    no_prose,
    sentences_without_blank,
    text_of_the_page,
    text_twice,
    transcript_with_times,
)
from publisher.validation.values.drafts import file_name_as_text, text_of_a_form, working_note
from publisher.validation.values.encodings import lost_letters, mojibake
from publisher.validation.values.leftovers import (
    BRACKETS,
    HOLLOW,
    LEFTOVERS,
    filler_text,
    template_leftover,
)
from publisher.validation.values.names import NAMED
from publisher.validation.values.notations import (
    EMOJI,
    MARKUP,
    entity_in_text,
    escape_in_text,
    lost_backslash,
    notation_in_text,
    styled_in,
)
from publisher.validation.values.printed import PRINTED, complaint_as_text, printed_value


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
    found = MARKUP.search(spot.value, spot.value.find("<")) if "<" in spot.value else None
    if (
        found
        and not found[0].lower().startswith(("<script", "</script", "<!--"))
        and spot.term != "encodingFormat"
    ):
        yield Fault(
            "warning",
            f"the text has {shown(found[0])} in it",
            spot.term,
            "plain text",
            shown(spot.value),
            restored.without_markup(spot.value, line=spot.term in NAMED),
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
            _seen(spot.value),
        )


def _seen(text: str) -> str | None:
    """A text without what nobody can see; None where that may have parted words."""
    if "\x0b" in text or "\x0c" in text:
        return None
    return restored.told(_INVISIBLE.sub("", re.sub("[\u2028\u2029]", "\n", text)), text)


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
    if not isinstance(value, str) or encodings.is_misread(value):
        return
    if value != value.strip() and value.strip():
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


TEXT_RULES: Final[tuple[Rule, ...]] = (
    script_breakout,
    markup_in_text,
    entity_in_text,
    template_leftover,
    notation_in_text,
    escape_in_text,
    filler_text,
    invisible_in_text,
    mojibake,
    lost_letters,
    printed_value,
    complaint_as_text,
    working_note,
    file_name_as_text,
    text_of_a_form,
)
"""Rules on what a text has in it."""

_FILLED: Final[tuple[Rule, ...]] = (template_leftover,)
_NOTED: Final[tuple[Rule, ...]] = (notation_in_text,)
_VALUE: Final[tuple[Rule, ...]] = (printed_value,)
_ENTITIES: Final[tuple[Rule, ...]] = (entity_in_text,)

MARKS: Final[dict[str, dict[str, tuple[Rule, ...]]]] = {
    "<": {"<": (script_breakout, markup_in_text, template_leftover, printed_value)}
    | dict.fromkeys(("<http", "<HTTP", "<Http", "<@", "<#"), _NOTED),
    "&": {"&": _ENTITIES},
    ";": dict.fromkeys(
        ("amp;", "nbsp;", "quot;", "squo;", "dquo;", "dash;", "llip;", "39;", "#8"), _ENTITIES
    ),
    "{": {"{": (template_leftover, printed_value), "{color": _NOTED},
    "_": {"__": (template_leftover, notation_in_text), "YOUR_": _FILLED},
    "~": {"~~": _NOTED},
    "`": {"`": _NOTED},
    "%": {
        **dict.fromkeys(("%20", "%C3", "%E2", "%D0"), (escape_in_text,)),
        **dict.fromkeys(
            ("%%", "_", "%s", "%d", "%@", "%1$", "%title", "%name", "%author", "%credit"), _FILLED
        ),
        **dict.fromkeys(("%date", "%site", "%excerpt", "%category", "%description"), _FILLED),
        "%!": _VALUE,
    },
    "@": {**dict.fromkeys(("@Model", "@ViewBag", "@item.", "@{"), _FILLED), "java": _VALUE, "com.": _VALUE},
    "$": {"$(": _FILLED},
    "#": {"##": (template_leftover, notation_in_text), "# ": _NOTED, "#<": _VALUE, "id #": _VALUE},
    "[": {"[[": _NOTED, "[/": (template_leftover, notation_in_text), "[http": _NOTED, "[ ]": _NOTED}
    | dict.fromkeys(BRACKETS, _FILLED)
    | dict.fromkeys(('["', "['", "[u'", "[{", "[]", "[System", "[java", "map["), _VALUE)
    | {f"[{name}": _FILLED for name in restored.SHORTCODES},
    "]": {"](": _NOTED},
    "*": {"**": _NOTED, "\n* ": _NOTED, "*|": _FILLED},
    "=": {"=C": (escape_in_text,), "=D": (escape_in_text,), "=E": (escape_in_text,), "==": _NOTED}
    | {"=>": _VALUE, '="': _FILLED, " id=": _FILLED},
    "'": {"''": _NOTED, "b'": _VALUE},
    "(": dict.fromkeys(("(0x", "Some(", "List(", "Vector(", "Seq(", "Set(", "Buffer("), _VALUE),
    '"': {':"': _VALUE, '("': _VALUE},
    "?": {"=?": (escape_in_text,), "?": (lost_letters,)},
    "\\": {"\\": (escape_in_text, notation_in_text)},
    "psum": {"orem ipsum": (filler_text,)},
    "NaN": {"NaN ": _VALUE},
    "ndefi": {"undefined ": _VALUE},
    **{part: dict.fromkeys(marks, (mojibake,)) for part, marks in encodings.MARKS.items()},
    **{char: {char: (invisible_in_text,)} for char in _UNSEEN},
}
"""The marks without which no rule finds anything, and the rules that look at a text that has one.

They stand behind a part of them that is rare and soon looked for: most documents have none.
"""

_SIGNS: Final = "\0:(>" + "".join(part for part in MARKS if len(part) == 1 and part.isascii())
_COMMON: Final = bytes(code for code in range(128) if chr(code) not in _SIGNS)
"""What is taken out of texts to leave the signs in them: those of ASCII, and all that is beyond."""
SURE: Final = {"b'": "'\0", **dict.fromkeys(("=C", "=D", "=E"), "==")}
"""Signs that stand side by side where a rule finds something behind a mark that says less."""
_BY_SIGN: Final[dict[str, tuple[tuple[str, str, tuple[Rule, ...]], ...]]] = {
    part: tuple(
        (mark, SURE.get(mark, "".join(char for char in mark if not char.isascii() or char in _SIGNS)), rules)
        for mark, rules in marks.items()
    )
    for part, marks in MARKS.items()
    if len(part) == 1
}
"""The marks behind each sign, each with the signs it has."""
_WORDS: Final = tuple(part for part in MARKS if len(part) > 1)
_MANY: Final = 400


def marks_in(text: str) -> list[tuple[str, tuple[Rule, ...]]]:
    """The marks in some texts, each of which ends with NUL, with the rules that have to look at them.

    First the signs are taken out of the text, which are few: what is not side by side among them is not so in
    the text, so that it is seldom looked through for a mark of several characters.
    """
    signs = text.encode("utf-8", "surrogatepass").translate(None, _COMMON).decode("utf-8", "surrogatepass")
    there = (
        dict.fromkeys(signs)
        if len(signs) < _MANY
        else [sign for sign in (*_BY_SIGN, *styled_in(text)) if sign in signs]
    )
    found = [
        (mark, rules)
        for sign in there
        for mark, its_signs, rules in _BY_SIGN.get(sign, ())
        if its_signs in signs and mark in text
    ]
    found += [entry for word in _WORDS if word in text for entry in MARKS[word].items() if entry[0] in text]
    found += [(char, _NOTED) for char in there if "\U0001d400" <= char <= "\U0001d7ff"]
    if ":" in signs and EMOJI.search(text):
        found.append((":", (notation_in_text,)))
    return found


def suspects(texts: list[str]) -> dict[int, tuple[Rule, ...]]:
    """The texts of a document that rules have to look at, by their `id()`, each with these rules."""
    if not texts:
        return {}
    joined = "\0".join([*texts, ""])
    found: dict[int, tuple[Rule, ...]] = {}
    for mark, rules in marks_in(joined):
        found.update({id(text): _with(found.get(id(text)), rules) for text in texts if mark in text})
    short = [text.lower() for text in texts if len(text) <= _LONGEST]
    if not _NOTHING.isdisjoint(short):
        for text in texts:
            if len(text) <= _LONGEST and (text in PRINTED or text in LEFTOVERS or text.lower() in HOLLOW):
                rules = _FILLED if text in LEFTOVERS else _VALUE if text in PRINTED else (filler_text,)
                found[id(text)] = found.get(id(text), ()) + rules
    if min(texts) < "!" or "\xa0" in joined:
        found.update({id(text): (empty_value,) for text in texts if not text or text.isspace()})
    return found


def _with(before: tuple[Rule, ...] | None, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Rules and others that are not among them."""
    return rules if before is None else tuple(dict.fromkeys(before + rules))


_NOTHING: Final = HOLLOW | frozenset(map(str.lower, LEFTOVERS | PRINTED))
_LONGEST: Final = max(map(len, _NOTHING))

RULES: Final[tuple[Rule, ...]] = (
    empty_value,
    blank_at_edge,
    cut_off_text,
    no_prose,
    text_of_the_page,
    sentences_without_blank,
    text_twice,
    transcript_with_times,
    *TEXT_RULES,
    lost_backslash,
)
