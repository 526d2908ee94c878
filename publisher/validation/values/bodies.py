"""Rules on the body of an article and on descriptions: whether it is a text, and the whole of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from publisher.validation.faults import Fault, Spot, shown
from publisher.validation.values import restored
from publisher.validation.values.drafts import BEGIN_FILES, MOST_NOTED, may_be_noted, may_be_of_a_form
from publisher.validation.values.printed import BEGIN_COMPLAINTS, is_printed


def cut_off_text(spot: Spot) -> Iterator[Fault]:
    """An `articleBody` that breaks off, or any text that ends with `[...]` or `Read more`.

    It is the teaser of a feed. Write the whole text, or leave the body out and write a `description`.
    """
    value = spot.value.rstrip() if isinstance(spot.value, str) else ""
    found = _TEASER.search(value[-60:]) or (
        _BROKEN.search(value[-60:]) if spot.term == "articleBody" else None
    )
    if found and len(value) > 30:
        yield Fault(
            "warning",
            f"the text ends with {found[0].strip()!r}",
            spot.term,
            "the whole text",
            f"...{value[-40:]}",
        )


_MORE: Final = (
    r"read more|continue reading|read the full story|show more|see more|learn more|weiterlesen|mehr lesen"
    r"|leer más|lire la suite|leggi tutto|lees verder|читати далі|читать далее"
)


_TEASER: Final = re.compile(
    rf"(?:\[(?:\.{{3}}|\u2026|&hellip;|&#8230;)\]|\b(?:{_MORE}))[\s.\u2026>»→&a-z;]{{0,12}}$",
    re.IGNORECASE,
)


_BROKEN: Final = re.compile(r"\w(?:\.{3}|\s?\u2026)$")


def no_prose(spot: Spot) -> Iterator[Fault]:
    """A body or description that is no text: an address, a number, a code, a script, a notice of the page's.

    It was taken from the wrong place of the page, or printed as the system keeps it.
    """
    value = spot.value.strip() if isinstance(spot.value, str) else ""
    if re.fullmatch(r"(?:https?://|www\.)\S+", value):
        why = "is an address"
    elif re.fullmatch(r"[\d\s.,-]+", value) and any(map(str.isdigit, value)):
        why = "is a number"
    elif _has_no_words(value) and not is_printed(value):
        why = "has no words"
    elif _is_program(value[:1_500]):
        why = "is a program"
    elif len(value) < 600 and (found := _NOTICE.search(value)):
        why = f"is a notice of the page: {found[0]}"
    else:
        return
    yield Fault("warning", f"{spot.term} {why}", spot.term, "the text", shown(value))


def _is_program(text: str) -> bool:
    signs = "{" in text or "=" in text or "dataLayer" in text or "document" in text
    return signs and _SCRIPTED.search(text) is not None


def _has_no_words(value: str) -> bool:
    """Whether a text is one run of signs, as keys, codes and what is encoded are."""
    if len(value) > 60:
        return re.fullmatch(r"[A-Za-z0-9+/=_-]+", value[:2_000]) is not None
    return _TOKEN.fullmatch(value) is not None and _WORD.fullmatch(value) is None


_TOKEN: Final = re.compile(r"(?![a-z]+(?:[._][a-z]+)+$)[!#-%*-;=?-Z_a-z|~^@]{4,60}")
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'/.-]*[A-Za-z.]?[.!?]?|[^@%$]*\d[^@%$]*|[('].*|#\w+", re.ASCII)
"""A word, a name with hyphens, something with a number; all else that has no blank is none of people's."""

_SCRIPTED: Final = re.compile(
    r"window\.dataLayer|function\s?\w{0,30}\(\w{0,20}\)\s?\{|\$\(document\)|@media[^{]{1,80}\{"
    r"|document\.(?:getElementById|write|querySelector)\b|\bvar \w{1,30}\s?=\s?[\w\"'\[{(]"
    r"|[.#][\w-]{1,40}\s?\{\s?[a-z-]{3,30}:\s?[^;}]{1,60};"
)


_NOTICE: Final = re.compile(
    r"we use cookies|enable javascript|javascript is (?:disabled|required)|disable your ad ?blocker"
    r"|accept all cookies|(?:subscribe|log in|sign in|register) to (?:continue|read)"
    r"|diese seite verwendet cookies|usamos cookies",
    re.IGNORECASE,
)


def text_of_the_page(spot: Spot) -> Iterator[Fault]:
    """A body or a description with what the page has around it: `Advertisement`, `appeared first on ...`.

    Feeds and pages put it before and behind the text; it is no part of the article.
    """
    value = spot.value.strip() if isinstance(spot.value, str) else ""
    found = _AROUND.match(value[:80]) or _BEHIND.search(value[-260:])
    if not found and spot.term == "articleBody":
        found = _AMONG.search(value)
    if found:
        yield Fault(
            "warning",
            f"{spot.term} has text of the page in it: {shown(found[0])}",
            spot.term,
            "the text alone",
            shown(value),
            None
            if found.re is _AMONG
            else restored.told(value.replace(found[0], ".", 1).strip(".:!| \n") + ".", value),
        )


_AROUND: Final = re.compile(
    r"(?:advertisement|sponsored content|share this (?:article|story|page)|listen to this article"
    r"|follow us on \w+"
    r"|sign up (?:for|to) (?:our|the) [\w ]{0,30}newsletter|subscribe to (?:our|the|read)|log in to read"
    r"|anzeige|publicidad|publicité)"
    r"(?=\s*(?:\n|[.:!|]|$|\S+ ago))",
    re.IGNORECASE,
)
_AMONG: Final = re.compile(
    r"(?:(?<=[.!?”\"]\s)|(?<=\n))(?:Advertisement|ADVERTISEMENT)"
    r"(?=\s*\n|\W{1,3}(?:scroll|article continues)\b)"
)
"""What a page has between the paragraphs."""
_BEHIND: Final = re.compile(
    r"\bthe post .{1,200}? (?:appeared first on|first appeared on) .{1,100}$|\bthis (?:article|story"
    r"|post) (?:was )?(?:originally|first) appeared (?:on|in) .{1,100}$"
    r"|(?:\n|\. )(?:share this(?: article| story)?|follow us on (?:twitter|facebook|x|instagram)"
    r"|all rights reserved|related articles?)\W{0,3}$",
    re.IGNORECASE,
)


def sentences_without_blank(spot: Spot) -> Iterator[Fault]:
    """An `articleBody` whose sentences have no blank between them: `on Monday.Workers returned`.

    The marks of paragraphs were taken out and nothing was put in their place; what reads the text takes two
    words for one. Put an empty line between paragraphs.
    """
    value = spot.value if isinstance(spot.value, str) else ""
    found = [match.start() for match in islice(_JOINED.finditer(value), _LEAST_JOINED)]
    if len(found) == _LEAST_JOINED and found[0] < _SOON - 2:
        said = shown(value[max(found[0] - 20, 0) : found[0] + 20])
        yield Fault(
            "warning",
            f"sentences have no blank between them: {said}",
            spot.term,
            "a blank or an empty line between sentences",
            said,
            restored.told(_JOINED.sub(r"\g<0> ", value), value),
        )


_GLUED: Final = re.compile(r"\.[^\W\d_a-z][^\W\d_]")
_JOINED: Final = re.compile(r"(?<=[^\W\d_]{3})\.(?=[^\W\d_a-z][^\W\d_]{1,30} [^\W\d_A-Z])")
_LEAST_JOINED: Final = 3
"""One or two may be names of firms and programs."""
_SOON: Final = 600
"""The first paragraph of an article is no longer."""


def text_twice(spot: Spot) -> Iterator[Fault]:
    """A text that is there twice, one behind the other: a template printed it in two places."""
    value = " ".join(spot.value.split()) if isinstance(spot.value, str) and len(spot.value) < 4_000 else ""
    half = len(value) // 2
    if len(value) > LEAST_TWICE and value[:half].strip(" .") == value[half:].strip(" ."):
        yield Fault(
            "warning",
            f"{spot.term} is there twice in one text",
            spot.term,
            "the text once",
            shown(value),
            value[:half].strip(),
        )


LEAST_TWICE: Final = 30


def is_said_once(text: str) -> bool:
    """Whether a text beyond doubt does not begin again."""
    return text.find(text[:12], 12) < 0


def is_body(text: str) -> bool:
    """Whether a body is beyond doubt whole, and has nothing of the page around it."""
    return (
        text[-1:] in _ENDS
        and text[-3:] != "..."
        and text[:5] not in _OF_PAGES
        and "ppeared" not in text[-160:]
        and "ollow us" not in text[-40:]
        and "dvertisement" not in text
        and not _GLUED.search(text, 0, _SOON)
    )


_OF_PAGES: Final = frozenset(
    {
        "Adver",
        "ADVER",
        "Share",
        "SHARE",
        "Liste",
        "Follo",
        "Sign ",
        "Subsc",
        "Log i",
        "Anzei",
        "Spons",
        "Eds: ",
        "EDS: ",
        "ATTN ",
    }
)


def is_transcript(text: str) -> bool:
    """Whether a text is beyond doubt words that were said, without the times of subtitles."""
    return text[:4].lower() != "http" and "-->" not in text[:400] and text[:6] != "WEBVTT"


def transcript_with_times(spot: Spot) -> Iterator[Fault]:
    """A transcript that is a file of subtitles, or the address of one, not the words that were said.

    Search engines show and compare the words. Subtitles are a `MediaObject` of their own, as `caption`.
    """
    value = spot.value.strip() if isinstance(spot.value, str) else ""
    if value and not is_transcript(value):
        what = "an address" if value[:4].lower() == "http" else "a file of subtitles"
        if what == "an address" and any(map(str.isspace, value)):
            return
        yield Fault(
            "warning", f"the transcript is {what}", spot.term, "the words that were said", shown(value)
        )


def is_description(text: str) -> bool:
    """Whether a text is beyond doubt whole, and none that forms and programs have of their own."""
    start = text[:60].lower()
    return (
        text[-1:] in _ENDS
        and text[-3:] != "..."
        and not may_be_of_a_form(start)
        and start[:5] not in BEGIN_COMPLAINTS
        and not may_be_noted(text[:MOST_NOTED])
        and (len(text) > _LONGEST_FILE or start[:4] not in BEGIN_FILES)
        and is_said_once(text)
        and text[:5] not in _OF_PAGES
        and "{" not in text
        and "u00" not in text
        and "u20" not in text
        and "ppeared" not in text[-160:]
    )


_LONGEST_FILE: Final = 90
"""No name of a file that ends as a sentence does is longer."""


_ENDS: Final = frozenset('.!?"\u201d\u2019)')
