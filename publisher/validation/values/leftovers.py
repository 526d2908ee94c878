"""Rules on texts that were never filled in, or filled with anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from publisher.validation.faults import Fault, Spot, shown
from publisher.validation.values import restored
from publisher.validation.values.names import NAMED
from publisher.validation.values.placeholders import TEMPLATE_WORDS

_LEFTOVER: Final = re.compile(
    r"(?=[{<$\[%#*@_Y])(?:\{\{[^{}]{0,80}\}\}|\{%[^%{}]{0,80}%\}|<%=?[^%<>]{0,80}%>|\$\{[^{}]{1,80}\}"
    r"|\[%[^%\]]{0,80}%\]|%%[\w-]{2,40}(?:\([^%]{0,40}\))?%%|"
    r"\{\d\}|\{\$[^{}]{1,80}\}|\{!![^{}]{1,80}!!\}|\{#[^{}]{1,80}#\}|\{[a-z][a-z]+(?:[._:-][a-z]+)*\}"
    r"|\{/?(?:loadposition|loadmodule|loadmoduleid|modulepos|rsform|jcomments|emailcloak)\b[^{}\n]{0,60}\}"
    r"|\*\|[A-Z_:]{2,40}\|\*|"
    r"(?<![\w%])%(?:\d\$)?[sd@](?![\w%])|@(?:Model|ViewBag|item)\.\w{2,40}|@\{[^{}]{1,80}\}"
    r"|\$\([\w.]{2,40}\)|##\w{2,40}##|"
    r"\[(?:node|site|user|current-\w{2,12}|term|date|file|random|comment|entity|field|post):[\w:-]{2,60}\]|"
    r"\[(?:title|headline|name|description|author|date|(?i:insert|your|add|enter) [^\[\]]{1,60})\]|"
    r"\[[oO]bject \w{2,40}\]|#\{[^{}]{1,80}\}|<[\w.]{1,80} object at 0x[0-9a-fA-F]{4,16}>|<\?php|<\?=|"
    r"__[A-Z][A-Z_]{2,40}__|%[a-z]+(?:_[a-z]+)+%|(?<![\w%])%[a-z]{3,20}%(?![\w%])|"
    r"(?<![A-Za-z])YOUR_[A-Z_]{2,40}|"
    rf"\[/?(?:{'|'.join(restored.SHORTCODES)}|et_pb_\w+)\b[^\]]{{0,200}}\]"
    r"|\[[a-z][\w-]{1,30}(?:\s{1,3}[\w-]{1,30}=(?:[\"“”'][^\[\]\n\"“”']{0,200}[\"“”']|[^\s\[\]\"“”']{1,100})){1,20}\s?/?\]"
    r"|\[/[a-z]+_\w{2,40}\]|\[\[[+*$~][\w.-]{2,40}\]\]"
    r"|<#=? ?[\w.]{1,60} ?#>|<%[#@-]|@@[\w-]{2,40}@@|<<[\w-]{2,40}>>|\{\{<|\{\{%|\[\*\w{2,40}\*\])"
)

LEFTOVERS: Final = frozenset(
    {"undefined", "null", "NULL", "Null", "NaN", "nan", "None", "none", "nil", "(null)", "[object Object]"}
    | {
        "%s",
        "{0}",
        "{}",
        "[]",
        "{title}",
        "{headline}",
        "{name}",
        "{description}",
        "%title%",
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "#NUM!",
        "%d",
        "%1$s",
        "<null>",
        "[object Undefined]",
        "[Object object]",
    }
    | {"Invalid date", "Invalid Date", "Lorem ipsum", "lorem ipsum"}
)
"""Texts that are nothing but what a program writes for nothing."""

HOLLOW: Final = frozenset(
    {
        "...",
        "\u2026",
        "-",
        "--",
        "\u2013",
        "\u2014",
        ".",
        "?",
        "??",
        "???",
        "n/a",
        "n.a.",
        "tbd",
        "tba",
        "tbc",
        "todo",
        "xxx",
    }
    | {
        "asdf",
        "string",
        "to be announced",
        "to be confirmed",
        "to be determined",
        "coming soon",
        "no description",
    }
    | {
        "no description available",
        "no description available.",
        "description",
        "photo credit",
        "image credit",
        "photo caption",
        "[excerpt]",
        "©",
        "(c)",
        "add description",
        "text here",
        "test",
    }
    | {
        "enter text here",
        "beschreibung",
        "keine beschreibung",
        "details to follow",
        "short description",
        "summary",
    }
    | {"meta description", "placeholder", "placeholder text", "sample text", "some text", "example text"}
)
"""Texts that people and forms put where they have none, in small letters."""

_SHORT: Final = NAMED | {
    "keywords",
    "articleSection",
    "genre",
    "identifier",
    "value",
    "ratingValue",
    "alternateName",
}
"""What may be as short as that, or is judged as a name."""

_UNFILLED: Final = re.compile(r"\{\{|\{%|\$\{|%%")
_TEMPLATES: Final = frozenset({"urlTemplate", "target", "text"})
"""What is to be filled in by others (RFC 6570), or is a program's own text."""

BRACKETS: Final = (
    *("[object", "[Object", "[%", "[et_pb_", "[node:", "[site:", "[user:", "[current-", "[term:", "[date:"),
    *(
        "[field:",
        "[post:",
        "[entity:",
        "[title]",
        "[headline]",
        "[name]",
        "[description]",
        "[author]",
        "[date]",
    ),
    *(
        f"[{word}"
        for verb in ("insert ", "your ", "add ", "enter ")
        for word in (verb, verb.title(), verb.upper())
    ),
)
"""How what stands in brackets begins where systems or people should have filled it in."""


def template_leftover(spot: Spot) -> Iterator[Fault]:
    """What a template should have filled in: `{{ title }}`, `[object Object]`, `undefined`.

    Nothing but a leftover is an error; a leftover within a longer text is a warning, for it may be meant.
    """
    if spot.term in _TEMPLATES and not _UNFILLED.search(spot.value):
        return
    value = spot.value.strip()
    found = _LEFTOVER.search(value)
    if value[:1] == "[" and value[1:-1].lower() in TEMPLATE_WORDS and spot.term in NAMED:
        return  # said of it as a name
    if value in LEFTOVERS or (found and found[0] == value):
        yield Fault("error", f"{shown(value)!r} was never filled in", spot.term, actual=shown(value))
    elif found:
        yield Fault(
            "warning",
            f"the text has {shown(found[0])} in it",
            spot.term,
            actual=shown(value),
            suggestion=restored.filled(value),
        )


def filler_text(spot: Spot) -> Iterator[Fault]:
    """A text that only fills the page, or a form's field: `Lorem ipsum dolor sit amet`, `...`, `TBA`.

    Leave the member out as long as there is nothing to say.
    """
    if spot.value.strip().lower() in HOLLOW and spot.term not in _SHORT:
        yield Fault("warning", f"{shown(spot.value)!r} says nothing", spot.term, actual=shown(spot.value))
    elif "orem ipsum" in spot.value:
        yield Fault("warning", "the text has Lorem ipsum in it", spot.term, actual=shown(spot.value))
