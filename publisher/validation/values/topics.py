"""Rules on short texts that sort things: keywords, sections, selectors of parts of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from publisher.validation.faults import Fault, Rule, Spot, shown
from publisher.validation.values.memory import remembered

_LONGEST: Final = 120


@remembered
def is_fine_keyword(text: str) -> bool:
    """Whether a text is beyond doubt a keyword, or several parted by commas."""
    return (
        _CLEAN.fullmatch(text) is not None
        and len(text) < _LONGEST
        and text[:1] != "'"
        and text.count(",") < 2
        and text[:3].lower() not in _HEADS
        and not text.startswith(_PRINTED)
    )


_HEADS: Final = frozenset(
    {"key", "tag", "top", "you", "add", "ent", "ins", "unc", "unt", "non", "nul", "und", "n/a", "arr"}
)


_CLEAN: Final = re.compile(r"[A-Za-z0-9\w '’.&()/+:!?·–-]+(?:, ?[A-Za-z0-9\w '’.&()/+:!?·–-]+)*")


def untidy_keywords(spot: Spot) -> Iterator[Fault]:
    """Keywords that are parted wrongly: by `;` or `|`, by `#`, an array as text, commas in an array.

    Write an array with one keyword an item, or one text with commas between them.
    """
    value = spot.value
    within = isinstance(spot.path[1], int) if spot.path else False
    if (
        not isinstance(value, str)
        or not value.strip()
        or (not within and _CLEAN.fullmatch(value) and not _is_odd(value))
    ):
        return
    words = [word for word in re.split(r"[,;|#\n\[\]\"']+", value) if word.strip()]
    if printed := _LISTED.fullmatch(value.strip()):
        why = "an array is printed as a text"
        words = printed[1].split(",") if printed[1] else []
    elif re.match(r"\s*\[.*\]\s*$", value):
        why = "an array is printed as a text"
    elif re.match(r"\s*#\w", value):
        why = "keywords have no #"
    elif re.search(r"[;|\n]", value) and len(words) > 1 and "&" not in value:
        why = "keywords are parted by commas"
    elif re.search(r",\s*,|,\s*$|^\s*,", value):
        why = "there is a comma too many"
    elif "," not in value and len(value) >= _LONGEST:
        why = "this is a sentence"
    elif within and value.count(",") > 1:
        why = "several keywords stand in one item"
    elif _NO_KEYWORD.fullmatch(value.strip()[:40]) or all(map(_NUMBERED.fullmatch, words)):
        why = "it was never filled in"
    elif all(_TAGGED.match(word.strip()) for word in words):
        why = "a system's word stands before it"
        words = [_TAGGED.sub("", word.strip()) for word in words]
    elif "," in value and len(folded := [word.strip().casefold() for word in words]) > len(set(folded)):
        why = "a keyword is there twice"
        words = list({word.strip().casefold(): word for word in reversed(words)}.values())[::-1]
    else:
        return
    better = ", ".join(word.strip() for word in words)
    yield Fault(
        "warning",
        f"{shown(value)!r}: {why}",
        spot.term,
        "an array of keywords",
        shown(value),
        better if better and (len(words) > 1 or "#" in value or better != value.strip()) else None,
    )


def _is_odd(value: str) -> bool:
    """Whether keywords in one text are a form's own, or one is there twice."""
    words = [word.strip().casefold() for word in value.split(",")]
    forms = all(map(_NUMBERED.fullmatch, words)) or all(map(_TAGGED.match, words))
    return (
        forms
        or value.startswith(_PRINTED)
        or len(words) > len(set(words))
        or _NO_KEYWORD.fullmatch(value.strip()[:40]) is not None
    )


_PRINTED: Final = ("List(", "Vector(", "Seq(", "Set(", "ArraySeq(", "System.")
_LISTED: Final = re.compile(
    r"(?:List|Vector|Seq|Set|ArraySeq)\(([^()]{1,2000})\)|System\.[\w.]{3,80}(?:`\d)?(?:\[[\w.,\[\]]{0,80}\])?"
)
"""Arrays as Scala and C# print them."""
_NUMBERED: Final = re.compile(r"\s*(?:keyword|tag|topic)s?[ _-]?\d{1,2}\s*", re.IGNORECASE)
_TAGGED: Final = re.compile(r"(?:post_?)?(?:tag|keyword|topic|term)s?[:=_](?=\w)", re.IGNORECASE)
"""What systems write for keywords that nobody gave, and before those that somebody did."""


_NO_KEYWORD: Final = re.compile(
    r"(?:keyword|tag|key ?word|topic)s? ?\d{0,2}|(?:your|add|enter|insert) (?:keywords?|tags?)(?: here)?"
    r"|uncategori[sz]ed|untagged"
    r"|none|null|undefined|n/a|array|\[object object\]",
    re.IGNORECASE,
)

_NO_SECTION: Final = frozenset(
    {
        "uncategorized",
        "uncategorised",
        "uncategorized.",
        "unkategorisiert",
        "allgemein",
        "non classé",
        "sin categoría",
    }
    | {
        "none",
        "default",
        "category",
        "section",
        "n/a",
        "misc",
        "без категорії",
        "без рубрики",
        "articlesection",
        "newsarticle",
        "blogposting",
        "webpage",
        "post",
        "posts",
        "sin categoria",
        "senza categoria",
        "sem categoria",
        "geen categorie",
        "bez kategorii",
        "nezařazené",
        "категория",
    }
)


@remembered
def is_fine_section(text: str) -> bool:
    """Whether a text is beyond doubt the name of a part of a paper."""
    return text.lower() not in _NO_SECTION and _SECTION.fullmatch(text) is not None and not _is_a_slug(text)


def _is_a_slug(text: str) -> bool:
    """Whether a text is the part of an address, a system's own name for a section, or several sections."""
    if "_" in text or _SEVERAL.search(text):
        return True
    parts = text.split("-")
    return (
        len(parts) > 1
        and text.isascii()
        and text.islower()
        and (len(parts) > 2 or not _JOINS.isdisjoint(parts))
    )


_SEVERAL: Final = re.compile(r"[^\W\d_],[^\W\d_]")
_JOINS: Final = frozenset(
    {"news", "nachrichten", "noticias", "nyheter", "nyheder", "nieuws", "actualites", "notizie"}
)
"""What stands beside a dash in the part of an address, and in no word."""


_SECTION: Final = re.compile(r"(?=.*[^\W\d])[^/:{}<>|;#\n=»›]{1,60}(?<!\d)")


def no_section(spot: Spot) -> Iterator[Fault]:
    """A section that is none: `Uncategorized`, a number, an address or the part of one, a path, several.

    Readers see it as the name of a part of the paper. Write that name, or leave it out.
    """
    value = spot.value
    if not isinstance(value, str) or not value.strip() or is_fine_section(value):
        return
    bare = value.strip()
    if bare.lower() in _NO_SECTION:
        why = "is what a system writes for none"
    elif bare.isdigit():
        why = "is a number of the system's"
    elif re.match(r"https?://|/|[a-z0-9-]+/[a-z0-9/-]+$", bare):
        why = "is an address"
    elif re.fullmatch(
        r"(?:cat|category|term|term_id|section|tag|tid|id)[-_:=# ]{0,2}\d+", bare, re.IGNORECASE
    ):
        why = "is a number of the system's"
    elif re.search(r"\S ?[>|»›] ?\S", bare):
        why = "is a path through the site"
    elif re.match(r"(?:cat|category|section|tag|term|rubrik|desk)[_:=]", bare, re.IGNORECASE):
        why = "is a system's own name"
    elif _SEVERAL.search(bare) and " " not in bare:
        why = "is several: write an array"
    elif _is_a_slug(bare) and " " not in bare:
        why = "is a part of an address"
    else:
        return
    yield Fault(
        "warning", f"{shown(value)!r} {why}", spot.term, "a section's name, such as Politics", shown(value)
    )


_TAGS: Final = frozenset(
    {"a", "abbr", "address", "article", "aside", "audio", "b", "blockquote", "body", "button"}
    | {"caption", "cite", "code", "dd", "details", "dfn", "div", "dl", "dt", "em", "embed", "fieldset"}
    | {"figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header"}
    | {"hgroup", "hr", "html", "i", "iframe", "img", "input", "ins", "kbd", "label", "legend", "li"}
    | {"link", "main", "map", "mark", "menu", "meta", "nav", "object", "ol", "option", "p", "param"}
    | {"picture", "pre", "q", "s", "samp", "script", "search", "section", "select", "small", "source"}
    | {"span", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "template"}
    | {"textarea", "tfoot", "th", "thead", "time", "title", "tr", "u", "ul", "var", "video"}
)
"""The elements of HTML."""


_SIMPLE: Final = re.compile(r"[.#]-?[A-Za-z_][\w-]*(?:[ >,]+[.#]-?[A-Za-z_][\w-]*)*", re.ASCII)
_UNENDED: Final = re.compile(r"^\s*[,>+~]|[,>+~.#:]\s*$|[.#](?=[\s.#,>+~\d])|,\s*,|[>+~]\s*[,>+~]", re.ASCII)
"""A name missing behind a dot or a hash, or begun with a digit, and nothing where a selector is due."""
_SCRIPT: Final = re.compile(r"(?:document\.\w{1,40}|\$|jQuery)\(\s*[\"'`]([^\"'`]{1,200})[\"'`]")
"""How scripts ask for a part of a page."""
_QUOTED: Final = re.compile(r"\[[^\]]*\]|\([^)]*\)|\\.")


def is_fine_selector(text: str) -> bool:
    """Whether a text is beyond doubt a selector of CSS."""
    return _SIMPLE.fullmatch(text) is not None


def malformed_selector(spot: Spot) -> Iterator[Fault]:
    """A selector that selects nothing: a class without its dot or with two, an element or script, an XPath.

    `paywall` looks for an element of that name, and HTML has none; `.paywall` is the class, `#paywall` the
    identity. An `xpath` begins with a slash.
    """
    value = spot.value.strip() if isinstance(spot.value, str) else ""
    better = None
    if not value:
        return
    if spot.term == "xpath":
        if (value[:1] in "/(." and value.count("[") == value.count("]")) or re.match(
            r"(?:id|string|normalize-space|\w+::)\b", value
        ):
            return
        better = f"/{value}" if re.match(r"[a-z]+\d?/", value) else None
    elif attribute := re.fullmatch(r"(class|id)\s?=\s?[\"'“”]?([\w-]+)[\"'“”]?", value):
        better = ("." if attribute[1] == "class" else "#") + attribute[2]
    elif script := _SCRIPT.match(value):
        better = script[1] if is_fine_selector(script[1]) else None
    elif "<" in value or value[:1] == "/" or "{" in value or value in (".", "#"):
        better = None
    elif _UNENDED.search(_QUOTED.sub("_", value)):
        better = re.sub(r"([.#])[.#]+(?=[A-Za-z_])", r"\1", value).strip(" ,>+~")
        better = better if is_fine_selector(better) else None
    elif re.fullmatch(r"[\w-]+", value) and value.lower() not in _TAGS and (value[0] != "-"):
        if "-" in value and not _PARTS.search(value.lower()):
            return  # an element of one's own
        better = f".{value}"
    else:
        return
    yield Fault(
        "warning",
        f"{shown(value)!r} selects nothing",
        spot.term,
        "an XPath, such as /html/head/title" if spot.term == "xpath" else "a selector, such as .paywall",
        shown(value),
        better,
    )


_PARTS: Final = re.compile(
    r"paywall|content|article|body|text|premium|class|meter|locked|restricted|artik[ei]l|inhal[td]|bezahl"
    r"|absatz|beitrag|contenu|conteni|conteú|conteu|articol|artícul|articul|artigo|tekst|tre[sś][cć]"
    r"|innehåll|innehall|innhold|indhold"
)
"""What parts of a page are called, in a dozen languages; an element of one's own is seldom called so."""


def is_fine_xpath(text: str) -> bool:
    """Whether a text is beyond doubt an XPath."""
    return text[:1] == "/" and text.count("[") == text.count("]")


RULES: Final[tuple[Rule, ...]] = (untidy_keywords, no_section, malformed_selector)
