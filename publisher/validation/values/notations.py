"""Rules on texts with marks in them that are for programs: of Markdown and wikis, of HTML, of escapes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from publisher.validation.faults import Fault, Fix, Spot, shown
from publisher.validation.values import restored

MARKUP: Final = re.compile(
    r"</?(?:p|br|a|b|i|em|strong|div|span|ul|ol|li|h[1-6]|img|iframe|table|tr|td|th|figure|figcaption"
    r"|blockquote|"
    r"section|article|sup|sub|u|s|small|font|center|hr|script|style|video|audio|source|picture|input|form"
    r"|button|svg"
    r"|object|embed|code|pre|cite|q|mark|time|strike|del|ins|label|aside|header|footer"
    r"|nav)(?:\s[^<>=]{0,100}=[^<>]{0,400})?\s?/?>|<!--|<!\[CDATA\[",
    re.IGNORECASE,
)
_NAMED: Final = (
    "amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|euro|pound|copy|reg|trade|laquo|raquo|[lr]aquo"
    "|middot|"
    "bull|deg|shy|[aeiouAEIOUcnCNyYoO](?:acute|grave|circ|uml|tilde|cedil|ring|slash)|szlig|AElig|aelig|oelig"
)
_ENTITY: Final = re.compile(
    rf"&(?:{_NAMED}|#\d{{2,6}}|#[xX][0-9a-fA-F]{{2,6}});"
    r"|&(?:nbsp|amp|quot|[lr][sd]quo|[mn]dash|hellip|[aeiou](?:acute|grave|circ|uml))(?![\w;=])"
    r"|&#(?:39|34|38|160|8\d{3})(?![\d;])"
    r"|(?<![&\w#])(?:nbsp|amp|quot|[lr][sd]quo|[mn]dash|hellip|#0?39|#8\d{3});"
)


def entity_in_text(spot: Spot) -> Iterator[Fault]:
    """A text with HTML entities in it, or with what is left of one: `Q&amp;A`, `&#8217;`, `R&nbsp D`, `amp;`.

    JSON is not HTML: consumers show them as they stand. Write the character itself.
    """
    found = _ENTITY.search(spot.value)
    if found:
        whole = found[0] if found[0][:1] == "&" else f"&{found[0]}"
        text = spot.value if whole == found[0] else spot.value.replace(found[0], whole)
        better = unescape(text)
        while _ENTITY.search(better) and (plainer := unescape(better)) != better:
            better = plainer
        short = len(better) <= 400
        safe = short and whole == found[0] and not MARKUP.search(better) and "<" not in better
        yield Fault(
            "warning",
            f"the text has {found[0]} in it",
            spot.term,
            "plain text",
            shown(spot.value),
            better if short else None,
            Fix("replace", better) if safe else None,
        )


_CODE_TERMS: Final = frozenset({"cssSelector", "xpath", "text", "valuePattern"})


def notation_in_text(spot: Spot) -> Iterator[Fault]:
    """A text in Markdown, wiki text, BBCode, RTF or with emoji in words, where schema.org expects plain text.

    Consumers show `**bold**`, `## Heading`, `[[Kyiv]]`, `[b]` and `:tada:` as they stand. Letters of
    mathematics in place of bold type (`𝗡𝗲𝘄𝘀`) are found by no search. Write what people should read.
    """
    found = _NOTATION.search(spot.value) or _STYLED.search(spot.value)
    if found and spot.term not in _CODE_TERMS:
        yield Fault(
            "warning",
            f"the text has {shown(found[0].strip())!r} in it",
            spot.term,
            "plain text",
            shown(spot.value),
            restored.without_style(spot.value)
            if found.re is _STYLED
            else restored.without_notation(spot.value),
        )


_TAGS: Final = (
    "b|i|u|s|url|quote|img|size|color|colour|font|center|left|right|list|code|youtube|video|email|media"
)
_NOTATION: Final = re.compile(
    r"\*\*[^\s*][^*\n]{0,200}\*\*|\[\[[^\[\]\n]{1,200}\]\]|(?<!')'''[^'\n]{1,200}'''|"
    r"\[[^\[\]\n]{1,200}\]\((?:https?:)?/[^)\s]{1,400}\)|"
    rf"\[({_TAGS})(?:=[^\]\n]{{0,200}})?\].{{0,400}}?\[/\1\]|(?<![\w:/]):[a-z][a-z0-9_+-]{{2,30}}:(?![\w:/])"
    r"|(?:^|\n)#{1,6} \S[^\n]{0,80}(?=\n)|(?:^|\n)#{2,6} \S|(?<![\w_])__[^\W_][^_\n]{0,100}[^\W_]__(?![\w_])"
    r"|~~[^~\n]{1,100}~~|```|(?<![`'\w])`[^`'\n]{1,60}`(?![`'\w])|(?:^|\n)={2,5} [^=\n]{1,80} ={2,5}(?:\n|$)"
    r"|\[https?://[^\s\]]{1,300} [^\]\n]{1,100}\]|(?:^|\n)h[1-6]\. \S|<https?://[^\s"
    r"|<>]{1,300}\|[^<>\n]{1,100}>"
    r"|<[@#][UCW][A-Z0-9]{6,14}(?:\|[^<>]{0,40})?>|\\(?:text(?:bf|it)|emph|begin|section)\{|(?:^"
    r"|\n)[-*] \[[ x]\] "
    r"|^\s*\{\\rtf\d?\b"
    r"|(?:^|\n)\* [^\n]{1,300}\n\* |\{color(?::[^{}\n]{1,20})?\}|(?<!\w)''[^'\n]{2,80}''(?!\w)",
    re.IGNORECASE,
)
_STYLED: Final = re.compile("[\U0001d400-\U0001d7ff]{3,}")
"""Letters and digits of formulas, in a row that is a word."""


def styled_in(text: str) -> frozenset[str]:
    """The letters and digits of formulas in a text."""
    return frozenset("".join(_STYLED.findall(text)))


EMOJI: Final = re.compile(r":[A-Za-z][A-Za-z0-9_+-]{2,30}:")


def escape_in_text(spot: Spot) -> Iterator[Fault]:
    """A text with escapes that were written twice: `\\n`, `\\u00e9`, `\\"` for a line break, an é, a quote.

    The text was made JSON, and then again, or comes from a mail (`=?UTF-8?Q?`, `=C3=A9`) or an address
    (`%20`). Consumers show it as it stands.
    """
    found = _ESCAPE.search(spot.value)
    if found and spot.term not in _CODE_TERMS:
        yield Fault(
            "warning",
            f"the text has {found[0]!r} in it",
            spot.term,
            "plain text",
            shown(spot.value),
            restored.decoded(spot.value),
        )


_ESCAPE: Final = re.compile(
    r"=\?[\w-]{2,20}\?[QBqb]\?|\w%20\w|\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[nrt](?![A-Za-z])|n(?=[A-Z])"
    r"|[\"'/])"
    r"|=[C-E][0-9A-F]=[89AB][0-9A-F]|(?<![\w/.=?&-])[\w'-]{0,30}%[C-E][0-9A-F]%[89AB][0-9A-F]"
)


def lost_backslash(spot: Spot) -> Iterator[Fault]:
    """A name, headline or description with escapes that lost their backslashes: `Josu00e9`, `Kerru2019s`.

    A database or a filter took them for marks of its own. Consumers show what is left as it stands.
    """
    found = _BARE.search(spot.value) if isinstance(spot.value, str) else None
    if found:
        yield Fault(
            "warning",
            f"the text has {found[0]!r} in it",
            spot.term,
            "the letter itself",
            shown(spot.value),
            restored.decoded(spot.value),
        )


_BARE: Final = re.compile(restored.BARE_ESCAPE)
